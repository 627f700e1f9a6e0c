/*
 * What a format is said to leave out, held against what our own readers bring back: of every format
 * and every column, a paper that has little else, with each kind of value that the column can have.
 * A format that is read as records carries what comes back, and nothing else; one for people shows
 * what it is not said to leave out.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "model/names_parts.h"
#include "read/reader.h"
#include "write/writer.h"

/* Of each column values that formats may treat differently; a column without any fails. */
static const struct {
	enum csv_column column;
	const char *value;
} samples[] = {
	{ COLUMN_TITLE, "Kites in the Wind" },
	{ COLUMN_AUTHORS, "7" },
	{ COLUMN_AUTHOR_NAMES, "Ada Example" },
	{ COLUMN_AUTHOR_NAMES, "Ada Example; Bo Berg; Cy Poe; Di Roe" },
	{ COLUMN_AUTHOR_NAMES, "Ada Example; Bo Berg; Cy Poe; Di Roe; Ed Lamp" },
	{ COLUMN_AUTHOR_NAMES, "The Kite Team" },
	{ COLUMN_DATE, "2024" },
	{ COLUMN_DATE, "2024-05" },
	{ COLUMN_DATE, "2024-05-09" },
	{ COLUMN_UPVOTES, "731" },
	{ COLUMN_COMMENTS, "732" },
	{ COLUMN_STARRED, "951827696" },
	{ COLUMN_STATUS, "reading" },
	{ COLUMN_STATUS, "done" },
	{ COLUMN_PRIORITY, "3" },
	{ COLUMN_TAGS, "air; paper folding" },
	{ COLUMN_NOTE, "My own remark" },
	{ COLUMN_NOTE, "My own remark,\n\nand another" },
	{ COLUMN_ARXIV_ID, "2401.00011" },
	{ COLUMN_DOI, "10.1000/kite.2" },
	{ COLUMN_URL, "https://example.org/kite" },
	{ COLUMN_URL, "ftp://example.org/kite" },
	{ COLUMN_SUMMARY, "They fly." },
	{ COLUMN_KEYWORDS, "wind; paper" },
	{ COLUMN_ABSTRACT, "We let kites fly, and look at them." },
	{ COLUMN_VENUE, "Annals of Air" },
	{ COLUMN_TYPE, "article" },
	{ COLUMN_TYPE, "preprint" },
	{ COLUMN_TYPE, "misc" },
	{ COLUMN_TYPE, "zine" },
	{ COLUMN_VOLUME, "17" },
	{ COLUMN_ISSUE, "23" },
	{ COLUMN_PAGES, "12-34" },
	{ COLUMN_PAGES, "e17" },
	{ COLUMN_PUBLISHER, "Kite House" },
	{ COLUMN_CATEGORIES, "cs.LG" },
	{ COLUMN_CATEGORIES, "cs.LG; stat.ML" },
	{ COLUMN_CATEGORIES, "Kites and Air" },
	{ COLUMN_CITATIONS, "733" },
	{ COLUMN_PDF, "https://example.org/kite.pdf" },
	{ COLUMN_PDF, "kite.pdf" },
	{ COLUMN_CODE, "https://github.com/example/kites" },
	{ COLUMN_CODE, "kites.git" },
	{ COLUMN_CITATION_KEY, "mykites" },
	{ COLUMN_ADDED, "951827696" },
	{ COLUMN_ALIASES, "Gliders in the Wind" },
	{ COLUMN_PMID, "30000001" },
	{ COLUMN_PMCID, "PMC6000001" },
	{ COLUMN_DATE_INFERRED, "true" },
	{ COLUMN_TITLE_GUESSED, "true" },
};

#define SAMPLE_COUNT (sizeof(samples) / sizeof(*samples))

/* Has whose sources and topics are not the paper's own. */
static bool has_no_sample(enum csv_column column)
{
	return column == COLUMN_TOPICS || column == COLUMN_SOURCES;
}

struct made {
	struct paper paper;
	struct marks marks;
	struct strbuf rare;
};

static int64_t number_of(const char *value)
{
	uint64_t number;

	assert_true(str_to_uint(str_from(value), UINT32_MAX, &number));
	return (int64_t)number;
}

static struct date date_of(const char *value)
{
	struct date date;

	assert_true(date_parse_iso(str_from(value), &date));
	return date;
}

static void set_mark(struct made *made, enum csv_column column, const char *value)
{
	if (column == COLUMN_STARRED)
		made->marks.starred_at = number_of(value);
	else if (column == COLUMN_STATUS)
		made->marks.status = strcmp(value, "done") == 0 ? READING_DONE : READING_STARTED;
	else if (column == COLUMN_PRIORITY)
		made->marks.priority = (uint8_t)number_of(value);
	else if (column == COLUMN_TAGS)
		made->marks.tags = str_from(value);
	else if (column == COLUMN_NOTE)
		made->marks.note = str_from(value);
	else if (column == COLUMN_TITLE_GUESSED)
		made->paper.title_is_guessed = true;
	else
		made->paper.date = (struct date){ .year = 2024,
						  .precision = DATE_YEAR,
						  .year_inferred = true };
}

static void set_column(struct made *made, enum csv_column column, const char *value)
{
	enum paper_field field;

	if (!csv_column_field(column, &field))
		set_mark(made, column, value);
	else if (field_is_text(field))
		paper_set_text(&made->paper, field, str_from(value), &made->rare);
	else if (field_type(field) == FIELD_TYPE_COUNT)
		*paper_count(&made->paper, field) = (int32_t)number_of(value);
	else if (field_type(field) == FIELD_TYPE_DATE)
		made->paper.date = date_of(value);
	else
		*paper_moment(&made->paper, field) = number_of(value);
}

/* A paper that every reader takes for one. */
static void make(struct made *made, enum csv_column column, const char *value)
{
	*made = (struct made){ 0 };
	strbuf_init(&made->rare);
	paper_init(&made->paper);
	made->paper.title = STR("Lamps That Count Owls");
	made->paper.doi = STR("10.1000/kite.1");
	set_column(made, column, value);
}

static void write_made(const struct writer_format *format, const struct writer_options *options,
		       const struct made *made, struct strbuf *out)
{
	const uint32_t first = 0;
	const struct writer_set set = { &made->paper, &first, 1 };
	struct writer writer;

	writer_open(&writer, format, options, &set, out);
	writer_add(&writer, &(struct writer_row){ &made->paper, &made->marks, STR("") }, out);
	writer_close(&writer, out);
}

struct comparison {
	const struct made *made;
	enum csv_column column;
	size_t papers;
	bool is_same;
};

static bool is_same_mark(const struct made *made, const struct paper_draft *got,
			 enum csv_column column)
{
	const struct marks *a = &made->marks, *b = &got->marks;

	switch ((int)column) {
	case COLUMN_STARRED:
		return a->starred_at == b->starred_at;
	case COLUMN_STATUS:
		return a->status == b->status;
	case COLUMN_PRIORITY:
		return a->priority == b->priority;
	case COLUMN_TAGS:
		return str_equal(a->tags, b->tags);
	case COLUMN_NOTE:
		return str_equal(a->note, b->note);
	case COLUMN_TITLE_GUESSED:
		return got->paper.title_is_guessed;
	}
	return date_is_inferred(got->paper.date);
}

/* RIS has the family name first. */
static bool are_same_names(struct str a, struct str b)
{
	struct str one, other;
	bool are_same = true;

	while (are_same && names_next(&a, &one)) {
		struct name_parts parts = name_parts_of(one), others;

		are_same = names_next(&b, &other);
		others = name_parts_of(other);
		are_same &= str_equal(parts.family, others.family) &&
			    str_equal(parts.given, others.given) &&
			    parts.is_whole == others.is_whole;
	}
	return are_same && !names_next(&b, &other);
}

static bool is_same(const struct made *made, const struct paper_draft *got, enum csv_column column)
{
	const struct paper *a = &made->paper, *b = &got->paper;
	enum paper_field field;

	if (!csv_column_field(column, &field))
		return is_same_mark(made, got, column);
	if (field_type(field) == FIELD_TYPE_NAMES)
		return are_same_names(a->author_names, b->author_names);
	if (field_is_text(field))
		return str_equal(paper_get_text(a, field), paper_get_text(b, field));
	if (field_type(field) == FIELD_TYPE_COUNT)
		return paper_get_count(a, field) == paper_get_count(b, field);
	if (field_type(field) == FIELD_TYPE_DATE)
		return date_equal(a->date, b->date);
	return paper_get_moment(a, field) == paper_get_moment(b, field);
}

static void receive(void *context, const struct paper_draft *draft)
{
	struct comparison *comparison = context;

	comparison->papers++;
	comparison->is_same = is_same(comparison->made, draft, comparison->column);
}

static void ignore_year(void *context, int year)
{
	(void)context;
	(void)year;
}

/* Whether our reader brings the column's value back. */
static bool comes_back(const struct made *made, enum csv_column column, struct str text)
{
	struct comparison comparison = { .made = made, .column = column };
	const struct reader_options options = { .file = "again", .file_year = 2026 };
	const struct reader_sink sink = { &comparison, receive, ignore_year };
	struct reader *reader;
	struct diag diag;

	diag_init(&diag, 10);
	reader = reader_new(&options, sink, &diag);
	reader_push(reader, text);
	assert_int_equal(reader_finish(reader), STATUS_OK);
	assert_int_equal(comparison.papers, 1);
	reader_delete(reader);
	diag_free(&diag);
	return comparison.is_same;
}

/* Whether the document of the paper is another than that of one without the value. */
static bool is_shown(const struct writer_format *format, const struct writer_options *options,
		     enum csv_column column, struct str text)
{
	struct made without;
	struct strbuf other;
	bool is_other;

	make(&without, column == COLUMN_DATE_INFERRED ? COLUMN_DATE : COLUMN_DOI,
	     column == COLUMN_DATE_INFERRED ? "2024" : "10.1000/kite.1");
	strbuf_init(&other);
	write_made(format, options, &without, &other);
	is_other = !str_equal(strbuf_str(&other), text);
	strbuf_free(&other);
	strbuf_free(&without.rare);
	return is_other;
}

/* For people: what they see does not have to come back. */
static bool is_for_people(const struct writer_format *format)
{
	static const char *const names[] = { "titles", "table" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(format->name, names[i]) == 0)
			return true;
	return false;
}

/* Of many authors a list for people names the first. */
static bool is_shown_in_part(const struct writer_format *format, const char *value)
{
	return strcmp(format->name, "md") == 0 && strstr(value, "Ed Lamp");
}

/* 1 where what is said is not so. */
static size_t hold(const struct writer_format *format, const struct writer_options *options,
		   enum csv_column column, const char *value)
{
	struct made made;
	struct strbuf out;
	bool is_left_out, is_carried;

	make(&made, column, value);
	strbuf_init(&out);
	write_made(format, options, &made, &out);
	is_left_out = writer_leaves_out(format, options, &made.paper, &made.marks, column);
	is_carried = !is_shown_in_part(format, value) &&
		     (is_for_people(format) ? is_shown(format, options, column, strbuf_str(&out))
					    : comes_back(&made, column, strbuf_str(&out)));
	if (is_carried == is_left_out)
		print_error("%s%s %s \"%s\" is %sleft out, and is %scarried\n", format->name,
			    options->notes ? " with notes," : ",", csv_column_title(column), value,
			    is_left_out ? "" : "not ", is_carried ? "" : "not ");
	strbuf_free(&out);
	strbuf_free(&made.rare);
	return is_carried == is_left_out;
}

static void what_is_left_out_is_not_in_the_file(void **state)
{
	static const struct writer_options options[] = { { .notes = false },
							 { .notes = true },
							 { .notes = true, .biblatex = true } };
	size_t wrong = 0;

	(void)state;
	for (size_t format = 0; format < writer_format_count; format++)
		for (size_t i = 0; i < SAMPLE_COUNT; i++)
			for (size_t k = 0; k < sizeof(options) / sizeof(*options); k++)
				wrong += hold(writer_formats[format], &options[k],
					      samples[i].column, samples[i].value);
	assert_int_equal(wrong, 0);
}

static void each_column_has_a_sample(void **state)
{
	(void)state;
	for (enum csv_column column = 0; column < COLUMN_COUNT; column++) {
		bool has_sample = has_no_sample(column);

		for (size_t i = 0; i < SAMPLE_COUNT; i++)
			has_sample |= samples[i].column == column;
		if (!has_sample)
			fail_msg("%s has no sample", csv_column_title(column));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_left_out_is_not_in_the_file),
		cmocka_unit_test(each_column_has_a_sample),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
