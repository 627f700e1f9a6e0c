#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <csv.h>
#include <jansson.h>
#include <string.h>

#include "base/utf8.h"
#include "model/columns.h"
#include "support.h"
#include "write/writer.h"

#define HEADER                                                                                 \
	"\"Title\",\"Authors\",\"Author Names\",\"Date\",\"Upvotes\",\"Comments\",\"Topics\"," \
	"\"Starred\",\"Status\",\"Priority\",\"Tags\",\"Note\",\"arXiv ID\",\"DOI\",\"URL\","  \
	"\"Summary\",\"Keywords\",\"Abstract\",\"Sources\",\"Venue\",\"Type\",\"Volume\","     \
	"\"Issue\",\"Pages\",\"Publisher\",\"Categories\",\"Citations\",\"PDF\",\"Code\","     \
	"\"Citation Key\",\"Added\",\"Aliases\",\"PMID\",\"PMCID\",\"Date Inferred\",\"Title " \
	"Guessed\"\r\n"

/* What comes after Sources, where nothing of it is known; and where only the year is a guess. */
#define NEWER_EMPTY    NEWER_NO_REMARK ",\"\",\"\""
#define NEWER_INFERRED NEWER_NO_REMARK ",\"true\",\"\""
#define NEWER_NO_REMARK \
	",\"\",\"\""    \
	",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\""
#define NEWER_NULL                                                                              \
	"\"venue\":null,\"type\":null,\"volume\":null,\"issue\":null,\"pages\":null,"           \
	"\"publisher\":null,\"categories\":null,\"citations\":null,\"pdf\":null,\"code\":null," \
	"\"citation_key\":null,\"added\":null,\"aliases\":null,\"pmid\":null,\"pmcid\":null,"

static const struct source_list first_source = { STR_INIT("002"), NULL };
static const struct source_list sources = { STR_INIT("003"), &first_source };
static const struct marks no_marks;

static struct paper full_paper(void)
{
	return (struct paper){
		.title = STR("A \"Title\", quoted"),
		.abstract = STR("An abstract."),
		.summary = STR("Sum."),
		.keywords = STR("k; l m"),
		.author_names = STR("Ada Example; Bob"),
		.arxiv_id = STR("2409.11340"),
		.doi = STR("10.1000/182"),
		.url = STR("https://example.org/x"),
		.sources = &sources,
		.date = { .year = 2023,
			  .month = 10,
			  .day = 6,
			  .precision = DATE_DAY,
			  .year_inferred = true },
		.authors = 2,
		.upvotes = 0,
		.comments = 12,
		.citations = COUNT_UNKNOWN,
	};
}

static struct marks full_marks(void)
{
	return (struct marks){
		.starred_at = 951827696,
		.seen_at = 1,
		.status = READING_STARTED,
		.priority = 3,
		.tags = STR("a; b"),
		.note = STR("one\n\"two\""),
	};
}

/* What the format writes for one paper, in a buffer that the caller frees. */
static struct strbuf written(const char *format_name, struct writer_options options,
			     const struct paper *paper, const struct marks *marks,
			     const char *topics)
{
	const struct writer_format *format = writer_format_find(str_from(format_name));
	struct writer_row row = { paper, marks, str_from(topics) };
	const uint32_t first = 0;
	const struct writer_set set = { paper, &first, 1 };
	struct writer writer;
	struct strbuf out;

	assert_non_null(format);
	strbuf_init(&out);
	writer_open(&writer, format, &options, &set, &out);
	writer_add(&writer, &row, &out);
	writer_close(&writer, &out);
	assert_int_equal(strlen(out.data), out.len);
	return out;
}

static void assert_written(const char *format_name, struct writer_options options,
			   const struct paper *paper, const struct marks *marks, const char *topics,
			   const char *expected)
{
	struct strbuf out = written(format_name, options, paper, marks, topics);

	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

static void formats_are_found_by_name(void **state)
{
	(void)state;
	assert_true(writer_format_count >= 3);
	for (size_t i = 0; i < writer_format_count; i++)
		assert_ptr_equal(writer_format_find(str_from(writer_formats[i]->name)),
				 writer_formats[i]);
	assert_string_equal(writer_formats[0]->name, "csv");
	assert_null(writer_format_find(STR("tsx")));
	assert_null(writer_format_find(STR("")));
}

static void formats_are_found_by_extension(void **state)
{
	(void)state;
	assert_string_equal(writer_format_of_path(STR("a/b.CSV"))->name, "csv");
	assert_string_equal(writer_format_of_path(STR("b.jsonl"))->name, "jsonl");
	assert_null(writer_format_of_path(STR(".csv")));
	assert_null(writer_format_of_path(STR("csv")));
	assert_null(writer_format_of_path(STR("")));
}

/* No ending is the default, and one that no format has is refused: another file than was meant. */
static void formats_are_chosen_by_path(void **state)
{
	static const char *const defaults[] = {
		"papers",    "a.b/papers", "papers.",    ".papers",
		"../papers", "..",         "of Dr. Poe", "/dev/null"
	};
	static const char *const refused[] = { "y.pdf", "a/papers.xyz", "a.csv.bak", "2024.05",
					       "x.htm extra" };
	struct diag diag;

	(void)state;
	diag_init(&diag, 10);
	for (size_t i = 0; i < sizeof(defaults) / sizeof(*defaults); i++)
		assert_string_equal(writer_format_choose(defaults[i], &diag)->name, "csv");
	assert_string_equal(writer_format_choose("a/b.BIB", &diag)->name, "bib");
	assert_int_equal(diag.count, 0);
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		assert_null(writer_format_choose(refused[i], &diag));
	assert_int_equal(diag.count, sizeof(refused) / sizeof(*refused));
	assert_string_equal(
		diag.messages[0].text,
		"ends in .pdf, which is no format: use one of .csv, .jsonl, .bib, .ris, "
		".json, .md, .html, .txt, .tsv, or export with -f");
	diag_free(&diag);
}

static void csv_is_as_agreed(void **state)
{
	struct paper paper = full_paper();
	struct marks marks = full_marks();

	(void)state;
	assert_written("csv", (struct writer_options){ 0 }, &paper, &marks, "rlhf; diffusion",
		       HEADER
		       "\"A \"\"Title\"\", quoted\",\"2\",\"Ada Example; "
		       "Bob\",\"2023-10-06\",\"0\",\"12\","
		       "\"rlhf; diffusion\",\"2000-02-29T12:34:56Z\",\"reading\",\"3\",\"a; b\","
		       "\"one\n\"\"two\"\"\",\"arXiv:2409.11340\",\"10.1000/182\",\"https://"
		       "example.org/x\","
		       "\"Sum.\",\"k; l m\",\"An abstract.\",\"002; 003\"" NEWER_INFERRED "\r\n");
}

static void unknown_is_empty_in_csv(void **state)
{
	struct paper paper;

	(void)state;
	paper_init(&paper);
	assert_written("csv", (struct writer_options){ .bom = true }, &paper, &no_marks, NULL,
		       "\xEF\xBB\xBF" HEADER "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
		       "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"" NEWER_EMPTY "\r\n");
}

/* The fields that came after Sources, in both formats. */
static void newer_fields_are_written(void **state)
{
	static const struct {
		enum paper_field field;
		const char *text;
	} texts[] = {
		{ FIELD_VENUE, "Conference on Lids" },
		{ FIELD_TYPE, "inproceedings" },
		{ FIELD_VOLUME, "3" },
		{ FIELD_ISSUE, "-2" },
		{ FIELD_PAGES, "1-9" },
		{ FIELD_PUBLISHER, "Pot & Lid" },
		{ FIELD_CATEGORIES, "cs.LG; math.OC" },
		{ FIELD_PDF, "https://example.org/x.pdf" },
		{ FIELD_CODE, "https://example.org/x.git" },
		{ FIELD_CITATION_KEY, "example2023lids" },
	};
	struct paper paper;
	struct strbuf rare;

	(void)state;
	paper_init(&paper);
	strbuf_init(&rare);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		paper_set_text(&paper, texts[i].field, str_from(texts[i].text), &rare);
	paper.citations = 0;
	paper.added = 951827696;
	assert_written("csv", (struct writer_options){ 0 }, &paper, &no_marks, NULL,
		       HEADER "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
			      "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"Conference on Lids\","
			      "\"inproceedings\",\"3\",\"'-2\",\"1-9\",\"Pot & Lid\","
			      "\"cs.LG; math.OC\",\"0\",\"https://example.org/x.pdf\","
			      "\"https://example.org/x.git\",\"example2023lids\","
			      "\"2000-02-29T12:34:56Z\",\"\",\"\",\"\",\"\",\"\"\r\n");
	assert_written("jsonl", (struct writer_options){ 0 }, &paper, &no_marks, NULL,
		       "{\"title\":null,\"authors\":null,\"author_names\":null,\"date\":null,"
		       "\"date_inferred\":false,\"upvotes\":null,\"comments\":null,"
		       "\"arxiv_id\":null,\"doi\":null,\"url\":null,\"summary\":null,"
		       "\"keywords\":null,\"abstract\":null,\"sources\":null,"
		       "\"venue\":\"Conference on Lids\",\"type\":\"inproceedings\","
		       "\"volume\":\"3\",\"issue\":\"-2\",\"pages\":\"1-9\","
		       "\"publisher\":\"Pot & Lid\",\"categories\":[\"cs.LG\",\"math.OC\"],"
		       "\"citations\":0,\"pdf\":\"https://example.org/x.pdf\","
		       "\"code\":\"https://example.org/x.git\","
		       "\"citation_key\":\"example2023lids\",\"added\":\"2000-02-29T12:34:56Z\","
		       "\"aliases\":null,\"pmid\":null,\"pmcid\":null,"
		       "\"topics\":[],\"starred\":null,\"status\":\"unread\",\"priority\":null,"
		       "\"tags\":[],\"note\":null}\n");
	strbuf_free(&rare);
}

static void formulas_are_guarded(void **state)
{
	struct paper paper;
	struct marks marks = { .tags = STR("@tag"), .note = STR("-1\n=2") };

	(void)state;
	paper_init(&paper);
	paper.title = STR("=1+1");
	paper.abstract = STR("'+x");
	paper.summary = STR("'quoted'");
	paper.author_names = STR("\xEF\xBC\x9D"
				 "1");
	paper.url = STR("a=b");
	assert_written("csv", (struct writer_options){ 0 }, &paper, &marks, "-t",
		       HEADER
		       "\"'=1+1\",\"\",\"'\xEF\xBC\x9D"
		       "1\",\"\",\"\",\"\",\"'-t\",\"\",\"\",\"\",\"'@tag\","
		       "\"'-1\n=2\",\"\",\"\",\"a=b\",\"'quoted'\",\"\",\"''+x\",\"\"" NEWER_EMPTY
		       "\r\n");
	assert_written("csv", (struct writer_options){ .raw = true }, &paper, &marks, "-t",
		       HEADER
		       "\"=1+1\",\"\",\"\xEF\xBC\x9D"
		       "1\",\"\",\"\",\"\",\"-t\",\"\",\"\",\"\",\"@tag\","
		       "\"-1\n=2\",\"\",\"\",\"a=b\",\"'quoted'\",\"\",\"'+x\",\"\"" NEWER_EMPTY
		       "\r\n");
}

static void a_terminal_gets_no_hostile_character(void **state)
{
	struct paper paper;
	struct marks marks = { .note = STR("a\nb") };
	struct strbuf out;
	static const char *const formats[] = { "csv", "jsonl", "titles" };

	(void)state;
	paper_init(&paper);
	paper.title = STR("x\xE2\x80\xAEy\xF3\xA0\x81\x81z");
	for (size_t i = 0; i < 3; i++) {
		out = written(formats[i], (struct writer_options){ .is_printable = true }, &paper,
			      &marks, NULL);
		assert_null(strstr(out.data, "\xE2\x80\xAE"));
		assert_null(strchr(out.data, '\xF3'));
		strbuf_free(&out);
		out = written(formats[i], (struct writer_options){ 0 }, &paper, &marks, NULL);
		assert_non_null(strstr(out.data, "x\xE2\x80\xAEy\xF3\xA0\x81\x81z"));
		strbuf_free(&out);
	}
	assert_written("titles", (struct writer_options){ .is_printable = true }, &paper, &marks,
		       NULL, "x<U+202E>y<U+E0041>z\n");
}

static void jsonl_is_as_agreed(void **state)
{
	struct paper paper = full_paper();
	struct marks marks = full_marks();

	(void)state;
	paper.title = STR("Gr\xC3\xB6\xC3\x9F"
			  "e \"und\" \\ / \xE2\x80\xA8");
	assert_written(
		"jsonl", (struct writer_options){ 0 }, &paper, &marks, "rlhf; diffusion",
		"{\"title\":\"Gr\xC3\xB6\xC3\x9F"
		"e \\\"und\\\" \\\\ / \xE2\x80\xA8\",\"authors\":2,"
		"\"author_names\":[\"Ada "
		"Example\",\"Bob\"],\"date\":\"2023-10-06\",\"date_inferred\":true,"
		"\"upvotes\":0,\"comments\":12,\"arxiv_id\":\"2409.11340\",\"doi\":\"10.1000/182\","
		"\"url\":\"https://example.org/x\",\"summary\":\"Sum.\",\"keywords\":[\"k\",\"l "
		"m\"],"
		"\"abstract\":\"An abstract.\",\"sources\":[\"002\",\"003\"]," NEWER_NULL
		"\"topics\":[\"rlhf\",\"diffusion\"],\"starred\":\"2000-02-29T12:34:56Z\","
		"\"status\":\"reading\",\"priority\":3,\"tags\":[\"a\",\"b\"],\"note\":"
		"\"one\\n\\\"two\\\"\"}\n");
}

static void unknown_is_null_in_jsonl(void **state)
{
	struct paper paper;

	(void)state;
	paper_init(&paper);
	paper.date =
		(struct date){ .month = 2, .day = 1, .precision = DATE_DAY, .year_inferred = true };
	assert_written(
		"jsonl", (struct writer_options){ 0 }, &paper, &no_marks, NULL,
		"{\"title\":null,\"authors\":null,\"author_names\":null,\"date\":null,\"date_"
		"inferred\":false,"
		"\"upvotes\":null,\"comments\":null,\"arxiv_id\":null,\"doi\":null,\"url\":null,"
		"\"summary\":null,\"keywords\":null,\"abstract\":null,\"sources\":null," NEWER_NULL
		"\"topics\":["
		"],"
		"\"starred\":null,\"status\":\"unread\",\"priority\":null,\"tags\":[],\"note\":"
		"null}\n");
}

static void text_that_is_no_utf8_is_cleaned_for_json(void **state)
{
	struct paper paper;
	struct marks marks = { .note = STR("a\xFF"
					   "b") };
	struct strbuf out;

	(void)state;
	paper_init(&paper);
	out = written("jsonl", (struct writer_options){ 0 }, &paper, &marks, NULL);
	assert_non_null(strstr(out.data, "\"note\":\"a\xEF\xBF\xBD"
					 "b\""));
	strbuf_free(&out);
}

static void titles_are_lines(void **state)
{
	struct paper paper = full_paper();

	(void)state;
	assert_written("titles", (struct writer_options){ 0 }, &paper, &no_marks, NULL,
		       "A \"Title\", quoted\n");
	paper_init(&paper);
	assert_written("titles", (struct writer_options){ 0 }, &paper, &no_marks, NULL, "\n");
}

/* The cells that libcsv reads, one after another. */
struct cells {
	struct strbuf text[2 * COLUMN_COUNT];
	size_t count;
	size_t rows;
};

static void receive_cell(void *bytes, size_t len, void *context)
{
	struct cells *cells = context;

	assert_true(cells->count < 2 * COLUMN_COUNT);
	strbuf_add(&cells->text[cells->count++], (struct str){ bytes, len });
}

static void receive_row(int end, void *context)
{
	struct cells *cells = context;

	(void)end;
	cells->rows++;
}

/* Text as a library holds it, of hostile parts. */
static struct str random_text(struct strbuf *out, uint64_t *seed)
{
	static const char *const parts[] = { "'",
					     "=",
					     "\"",
					     ",",
					     "; ",
					     "a",
					     "\xC3\xA9",
					     "\xEF\xBC\x9D",
					     "-",
					     "@",
					     "\"\"",
					     " ",
					     "\xE2\x80\xAE",
					     "\xF0\x9F\x98\x80" };
	size_t count = support_below(seed, 8);

	strbuf_clear(out);
	for (size_t i = 0; i < count; i++)
		strbuf_add_cstr(out, parts[support_below(seed, sizeof(parts) / sizeof(*parts))]);
	return str_trim(strbuf_str(out));
}

static void assert_cell(const struct cells *cells, enum csv_column column, struct str expected)
{
	struct str cell = csv_cell_unguard(strbuf_str(&cells->text[COLUMN_COUNT + column]));

	assert_true(str_equal(cell, expected));
}

static void random_text_comes_back_from_csv(void **state)
{
	enum { FIELDS = 6 };
	struct strbuf texts[FIELDS];
	struct cells cells;
	uint64_t seed = 23;

	(void)state;
	for (size_t i = 0; i < FIELDS; i++)
		strbuf_init(&texts[i]);
	for (size_t i = 0; i < 2 * COLUMN_COUNT; i++)
		strbuf_init(&cells.text[i]);
	for (int round = 0; round < 20000; round++) {
		struct csv_parser parser;
		struct strbuf out;
		struct marks marks = { 0 };
		struct paper paper;

		paper_init(&paper);
		paper.title = random_text(&texts[0], &seed);
		paper.abstract = random_text(&texts[1], &seed);
		paper.author_names = random_text(&texts[2], &seed);
		paper.url = random_text(&texts[3], &seed);
		paper.keywords = random_text(&texts[4], &seed);
		marks.note = random_text(&texts[5], &seed);
		out = written("csv", (struct writer_options){ 0 }, &paper, &marks, NULL);
		cells.count = cells.rows = 0;
		for (size_t i = 0; i < 2 * COLUMN_COUNT; i++)
			strbuf_clear(&cells.text[i]);
		assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
		assert_int_equal(
			csv_parse(&parser, out.data, out.len, receive_cell, receive_row, &cells),
			out.len);
		assert_int_equal(csv_fini(&parser, receive_cell, receive_row, &cells), 0);
		csv_free(&parser);
		assert_int_equal(cells.count, 2 * COLUMN_COUNT);
		assert_int_equal(cells.rows, 2);
		assert_cell(&cells, COLUMN_TITLE, paper.title);
		assert_cell(&cells, COLUMN_ABSTRACT, paper.abstract);
		assert_cell(&cells, COLUMN_AUTHOR_NAMES, paper.author_names);
		assert_cell(&cells, COLUMN_URL, paper.url);
		assert_cell(&cells, COLUMN_KEYWORDS, paper.keywords);
		assert_cell(&cells, COLUMN_NOTE, marks.note);
		strbuf_free(&out);
	}
	for (size_t i = 0; i < FIELDS; i++)
		strbuf_free(&texts[i]);
	for (size_t i = 0; i < 2 * COLUMN_COUNT; i++)
		strbuf_free(&cells.text[i]);
}

static void random_text_comes_back_from_json(void **state)
{
	struct strbuf title, note;
	uint64_t seed = 29;

	(void)state;
	strbuf_init(&title);
	strbuf_init(&note);
	for (int round = 0; round < 20000; round++) {
		struct marks marks = { 0 };
		struct paper paper;
		struct strbuf out;
		json_t *object, *value;

		paper_init(&paper);
		paper.title = random_text(&title, &seed);
		marks.note = random_text(&note, &seed);
		out = written("jsonl", (struct writer_options){ .is_printable = round % 2 }, &paper,
			      &marks, NULL);
		assert_ptr_equal(strchr(out.data, '\n'), out.data + out.len - 1);
		object = json_loadb(out.data, out.len, 0, NULL);
		assert_int_equal(json_object_size(object), FIELD_COUNT + 7);
		value = json_object_get(object, "title");
		assert_true(str_equal(str_from(json_string_value(value)), paper.title));
		value = json_object_get(object, "note");
		assert_true(str_equal(str_from(json_string_value(value)), marks.note));
		json_decref(object);
		strbuf_free(&out);
	}
	strbuf_free(&title);
	strbuf_free(&note);
}

/* Help and completion name the formats by the list, and files by their own names. */
static void names_are_those_of_the_list(void **state)
{
	size_t i = 0;

	(void)state;
#define X(id) assert_string_equal(writer_formats[i++]->name, #id);
	WRITER_FORMATS(X)
#undef X
	assert_int_equal(i, writer_format_count);
}

/* Programs that read RIS take tags for markup. */
static void names_in_ris_are_no_markup(void **state)
{
	struct paper paper;

	(void)state;
	paper_init(&paper);
	paper.author_names = STR("Ann <b>Quill</b>; van der Berg, Ludwig, Jr.; A&B Roe");
	assert_written("ris", (struct writer_options){ 0 }, &paper, &no_marks, "",
		       "TY  - GEN\r\nAU  - &lt;b>Quill&lt;/b>, Ann\r\n"
		       "AU  - van der Berg, Ludwig, Jr.\r\nAU  - Roe, A&B\r\nDP  - shortlist\r\nER "
		       " - \r\n\r\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_found_by_name),
		cmocka_unit_test(names_in_ris_are_no_markup),
		cmocka_unit_test(formats_are_found_by_extension),
		cmocka_unit_test(formats_are_chosen_by_path),
		cmocka_unit_test(csv_is_as_agreed),
		cmocka_unit_test(unknown_is_empty_in_csv),
		cmocka_unit_test(formulas_are_guarded),
		cmocka_unit_test(a_terminal_gets_no_hostile_character),
		cmocka_unit_test(jsonl_is_as_agreed),
		cmocka_unit_test(unknown_is_null_in_jsonl),
		cmocka_unit_test(newer_fields_are_written),
		cmocka_unit_test(text_that_is_no_utf8_is_cleaned_for_json),
		cmocka_unit_test(titles_are_lines),
		cmocka_unit_test(names_are_those_of_the_list),
		cmocka_unit_test(random_text_comes_back_from_csv),
		cmocka_unit_test(random_text_comes_back_from_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
