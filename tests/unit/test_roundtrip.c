/*
 * What is exported and read again is the same papers and marks, and is written again byte by byte.
 * The papers are random; their text is made of what breaks tables, terminals and spreadsheets.
 *
 * $SHORTLIST_PAPERS is how many papers, $SHORTLIST_SEED another choice of them.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "model/columns.h"
#include "written_again.h"

static const struct str pieces[] = {
	STR_INIT("="),
	STR_INIT("+"),
	STR_INIT("-"),
	STR_INIT("@"),
	STR_INIT("\t"),
	STR_INIT("\r"),
	STR_INIT("\xEF\xBC\x9D"), /* full-width = + - @ */
	STR_INIT("\xEF\xBC\x8B"),
	STR_INIT("\xEF\xBC\x8D"),
	STR_INIT("\xEF\xBC\xA0"),
	STR_INIT("'"),
	STR_INIT("'="),
	STR_INIT("''@"),
	STR_INIT("\""),
	STR_INIT("\"\""),
	STR_INIT("\",\""),
	STR_INIT("\"\r\n"),
	STR_INIT("\n"),
	STR_INIT("\n\n"),
	STR_INIT("\r\n"),
	STR_INIT(","),
	STR_INIT(";"),
	STR_INIT("; "),
	STR_INIT(" "),
	STR_INIT("\0"),
	STR_INIT("\x7F"),
	STR_INIT("\x1B]0;x\x07"),
	STR_INIT("\xC2\x9B"), /* CSI */
	STR_INIT("\xC2\x85"), /* next line */
	STR_INIT("\xC2\xA0"),
	STR_INIT("\xE3\x80\x80"), /* ideographic space */
	STR_INIT("\xE2\x80\xA8"), /* line separator */
	STR_INIT("\xE2\x80\xAE"), /* right-to-left override */
	STR_INIT("\xE2\x80\x8B"), /* zero-width space */
	/* A byte order mark; where a line begins with one, readers leave it out. */
	STR_INIT("a\xEF\xBB\xBF"),
	STR_INIT("\xF3\xA0\x81\x81"), /* a tag character */
	STR_INIT("\xCC\x81"),         /* a combining mark */
	STR_INIT("\xFF"),             /* not UTF-8, four times */
	STR_INIT("\xC3"),
	STR_INIT("\xE2\x82"),
	STR_INIT("\xED\xA0\x80"),
	STR_INIT("\xEF\xBF\xBD"),
	STR_INIT("\xF4\x8F\xBF\xBF"),
	STR_INIT("\xF0\x9F\x98\x80"),
	STR_INIT("\xE6\xBC\xA2"),
	STR_INIT("Schr\\\"odinger"),
	STR_INIT("\xC3\xA9"),
	STR_INIT("SUM(A1)"),
	STR_INIT("Title"),
	STR_INIT("%s%n"),
	STR_INIT("0"),
	STR_INIT("a"),
	STR_INIT("B"),
};

#define PIECE_COUNT (sizeof(pieces) / sizeof(*pieces))

/* A random paper's text, to be read as a draft's. */
struct maker {
	uint64_t seed;
	bool is_raw;
	struct strbuf texts[FIELD_COUNT];
	struct strbuf tags;
	struct strbuf note;
	struct strbuf rare;
	uint32_t number; /* of the paper that is made */
	struct strbuf source_names[3];
	struct source_list sources[3];
	size_t formula_count;
};

static void maker_init(struct maker *maker, uint64_t seed, bool is_raw)
{
	*maker = (struct maker){ .seed = seed, .is_raw = is_raw };
	for (size_t i = 0; i < FIELD_COUNT; i++)
		strbuf_init(&maker->texts[i]);
	for (size_t i = 0; i < 3; i++)
		strbuf_init(&maker->source_names[i]);
	strbuf_init(&maker->rare);
	strbuf_init(&maker->tags);
	strbuf_init(&maker->note);
}

static void maker_free(struct maker *maker)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		strbuf_free(&maker->texts[i]);
	for (size_t i = 0; i < 3; i++)
		strbuf_free(&maker->source_names[i]);
	strbuf_free(&maker->rare);
	strbuf_free(&maker->tags);
	strbuf_free(&maker->note);
}

static bool one_in(struct maker *maker, size_t n)
{
	return support_below(&maker->seed, n) == 0;
}

/* Up to `most` pieces. The one thing that a raw table can't say is an apostrophe before a sign. */
static void add_pieces(struct maker *maker, struct strbuf *out, size_t most)
{
	size_t count = support_below(&maker->seed, most + 1);

	for (size_t i = 0; i < count; i++) {
		struct str piece = pieces[support_below(&maker->seed, PIECE_COUNT)];

		if (!maker->is_raw || *piece.p != '\'')
			strbuf_add(out, piece);
	}
	maker->formula_count += csv_cell_is_formula(strbuf_str(out));
}

static struct str make_text(struct maker *maker, struct strbuf *out, size_t most)
{
	strbuf_clear(out);
	if (!one_in(maker, 4))
		add_pieces(maker, out, most);
	return strbuf_str(out);
}

/* No two numbers give titles, or openings of abstracts without a title, that merge: the key of
 * each ends, or begins, with eight digits. */
static void make_title(struct maker *maker, struct paper *paper, uint32_t number)
{
	struct strbuf *title = &maker->texts[FIELD_TITLE];
	struct strbuf *abstract = &maker->texts[FIELD_ABSTRACT];

	strbuf_clear(title);
	strbuf_clear(abstract);
	if (one_in(maker, 20)) {
		strbuf_addf(abstract, "%08u ", number);
	} else {
		add_pieces(maker, title, 6);
		strbuf_addf(title, " %08u", number);
		strbuf_add_cstr(title, one_in(maker, 2) ? "\"\"" : ".");
	}
	add_pieces(maker, abstract, 20);
	paper->title = strbuf_str(title);
	paper->abstract = strbuf_str(abstract);
}

static void make_identifiers(struct maker *maker, struct paper *paper, uint32_t number)
{
	struct strbuf *id = &maker->texts[FIELD_ARXIV_ID];
	struct strbuf *doi = &maker->texts[FIELD_DOI];
	struct strbuf *url = &maker->texts[FIELD_URL];

	strbuf_clear(id);
	strbuf_clear(doi);
	maker->number = number;
	strbuf_addf(id, "%02u%02u.%05uv2", 15 + number % 7, 1 + number % 12, number);
	if (one_in(maker, 2))
		strbuf_addf(doi, "%s10.1000/%%22\"X',;\xC3\xA9=%u",
			    one_in(maker, 2) ? "https://doi.org/" : "", number);
	paper->doi = strbuf_str(doi);
	paper->url = make_text(maker, url, 6);
	if (one_in(maker, 4)) {
		strbuf_clear(url);
		strbuf_addf(url, "https://arxiv.org/abs/%s", id->data);
		paper->url = strbuf_str(url);
	}
	if (one_in(maker, 2))
		paper->arxiv_id = strbuf_str(id);
}

static int32_t make_count(struct maker *maker)
{
	static const int32_t counts[] = { COUNT_UNKNOWN, 0, 1, 7, 1234, INT32_MAX };

	return counts[support_below(&maker->seed, sizeof(counts) / sizeof(*counts))];
}

/* One to three, of which some are named alike. */
static const struct source_list *make_sources(struct maker *maker)
{
	size_t count = 1 + support_below(&maker->seed, 3);

	for (size_t i = 0; i < count; i++) {
		struct strbuf *name = &maker->source_names[i];

		strbuf_clear(name);
		add_pieces(maker, name, 3);
		strbuf_addf(name, "%zu", support_below(&maker->seed, 3));
		maker->sources[i].name = strbuf_str(name);
		maker->sources[i].rest = i + 1 < count ? &maker->sources[i + 1] : NULL;
	}
	return maker->sources;
}

static int64_t make_moment(struct maker *maker)
{
	return (int64_t)support_below(&maker->seed, (size_t)1 << 37) - 60000;
}

static void make_marks(struct maker *maker, struct paper_draft *draft)
{
	struct marks *marks = &draft->marks;

	if (one_in(maker, 3))
		marks->starred_at = make_moment(maker);
	marks->status = (uint8_t)support_below(&maker->seed, READING_DONE + 1);
	marks->priority = (uint8_t)support_below(&maker->seed, 6);
	marks->tags = make_text(maker, &maker->tags, 8);
	marks->note = make_text(maker, &maker->note, 12);
	draft->has_marks = !marks_are_empty(marks);
}

/* PubMed's number of a paper, in a form of which the normal one is taken. */
static void make_pubmed_id(struct maker *maker, struct paper *paper, enum paper_field field)
{
	struct strbuf *id = &maker->texts[field];

	strbuf_clear(id);
	if (one_in(maker, 3))
		strbuf_addf(id, "%s%u", field == FIELD_PMID ? "PMID: 0" : "PMC",
			    1000000 + maker->number);
	paper_set_text(paper, field, strbuf_str(id), &maker->rare);
}

/* Those that no other function makes. */
static void make_field(struct maker *maker, struct paper *paper, enum paper_field field)
{
	switch (field_type(field)) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
	case FIELD_TYPE_WORD:
		if (field != FIELD_TITLE && field != FIELD_ABSTRACT && field != FIELD_URL)
			paper_set_text(paper, field, make_text(maker, &maker->texts[field], 8),
				       &maker->rare);
		break;
	case FIELD_TYPE_PMID:
	case FIELD_TYPE_PMCID:
		make_pubmed_id(maker, paper, field);
		break;
	case FIELD_TYPE_COUNT:
		*paper_count(paper, field) = make_count(maker);
		break;
	case FIELD_TYPE_DATE:
		paper->date = written_random_date(&maker->seed, 1, 9999);
		paper->date.year_inferred = paper->date.precision == DATE_DAY && one_in(maker, 4);
		break;
	case FIELD_TYPE_MOMENT:
		if (one_in(maker, 3))
			*paper_moment(paper, field) = make_moment(maker);
		break;
	case FIELD_TYPE_SOURCES:
		paper->sources = make_sources(maker);
		break;
	case FIELD_TYPE_ARXIV_ID:
	case FIELD_TYPE_DOI:
		break;
	}
}

static void make_draft(struct maker *maker, struct paper_draft *draft, uint32_t number)
{
	struct paper *paper = &draft->paper;

	*draft = (struct paper_draft){ .line = 1 };
	paper_init(paper);
	make_title(maker, paper, number);
	make_identifiers(maker, paper, number);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		make_field(maker, paper, field);
	if (!one_in(maker, 4))
		make_marks(maker, draft);
}

static void make_session(struct maker *maker, struct session *session, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct paper_draft draft;

		make_draft(maker, &draft, i);
		assert_int_equal(session_add(session, &draft, NULL), i);
	}
	assert_true(maker->formula_count > count / 4);
}

static void assert_same_text(struct str got, struct str want, const char *name, uint32_t paper)
{
	if (!str_equal(got, want))
		fail_msg("paper %u, %s: \"%.*s\", and was \"%.*s\"", paper, name, STR_ARG(got),
			 STR_ARG(want));
}

/* A list is its items: what is between them, and at its ends, need not come back. */
static void assert_same_list(struct str got, struct str want, const char *name, uint32_t paper)
{
	struct str a = STR(""), b;

	while (tags_next(&want, &b)) {
		tags_next(&got, &a);
		assert_same_text(a, b, name, paper);
	}
	assert_false(tags_next(&got, &a));
}

static void assert_same_sources(const struct paper *got, const struct paper *want, uint32_t number)
{
	const struct source_list *a = got->sources, *b = want->sources;

	for (; a && b; a = a->rest, b = b->rest)
		assert_same_text(a->name, b->name, "Sources", number);
	assert_null(a);
	assert_null(b);
}

static void assert_same_paper(const struct paper *got, const struct paper *want, uint32_t number)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		enum paper_field field = (enum paper_field)i;

		switch (field_type(field)) {
		case FIELD_TYPE_NAMES:
		case FIELD_TYPE_LIST:
			assert_same_list(paper_get_text(got, field), paper_get_text(want, field),
					 field_title(field), number);
			break;
		case FIELD_TYPE_TEXT:
		case FIELD_TYPE_WORD:
		case FIELD_TYPE_ARXIV_ID:
		case FIELD_TYPE_DOI:
		case FIELD_TYPE_PMID:
		case FIELD_TYPE_PMCID:
			assert_same_text(paper_get_text(got, field), paper_get_text(want, field),
					 field_title(field), number);
			break;
		case FIELD_TYPE_COUNT:
			assert_int_equal(paper_get_count(got, field), paper_get_count(want, field));
			break;
		case FIELD_TYPE_DATE:
			assert_true(date_equal(got->date, want->date));
			assert_int_equal(date_is_inferred(got->date), date_is_inferred(want->date));
			break;
		case FIELD_TYPE_MOMENT:
			assert_int_equal(paper_get_moment(got, field),
					 paper_get_moment(want, field));
			break;
		case FIELD_TYPE_SOURCES:
			assert_same_sources(got, want, number);
			break;
		}
	}
}

static void assert_same_marks(const struct marks *got, const struct marks *want, uint32_t number)
{
	assert_same_text(got->tags, want->tags, "Tags", number);
	assert_same_text(got->note, want->note, "Note", number);
	assert_true(marks_equal(got, want));
}

static void shuffle(uint32_t *papers, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t other = (uint32_t)support_below(seed, i + 1);

		papers[i] = papers[other];
		papers[other] = i;
	}
}

static void assert_same_papers(const struct session *got, const struct session *want,
			       const uint32_t *papers, uint32_t count)
{
	assert_int_equal(got->library.count, count);
	assert_int_equal(got->marks.starred_count, want->marks.starred_count);
	for (uint32_t i = 0; i < count; i++) {
		assert_same_paper(&got->library.papers[i], &want->library.papers[papers[i]], i);
		assert_same_marks(marks_get(&got->marks, i), marks_get(&want->marks, papers[i]), i);
	}
}

/* Writes that many random papers in random order, reads them, and writes them as they were read. */
static void go_round(const char *format, uint32_t usual_count, struct writer_options options,
		     uint64_t usual_seed)
{
	uint32_t count = written_count(usual_count);
	uint64_t seed = written_seed(format, usual_seed);
	uint32_t *papers = alloc_zeroed(count, sizeof(*papers));
	struct session session, again;
	struct strbuf first, second;
	struct maker maker;

	session_init(&session);
	session_init(&again);
	strbuf_init(&first);
	strbuf_init(&second);
	maker_init(&maker, seed, options.raw);
	make_session(&maker, &session, count);
	shuffle(papers, count, &seed);
	written_as(&session, format, papers, count, &options, &first);
	written_read(&again, &(struct reader_options){ .file = "again", .file_year = 2001 },
		     strbuf_str(&first), &seed);
	assert_same_papers(&again, &session, papers, count);
	written_all(&again, format, &options, &second);
	assert_int_equal(second.len, first.len);
	assert_memory_equal(second.data, first.data, first.len);
	maker_free(&maker);
	strbuf_free(&second);
	strbuf_free(&first);
	session_free(&again);
	session_free(&session);
	free(papers);
}

static void test_plain(void **state)
{
	(void)state;
	go_round("csv", 20000, (struct writer_options){ 0 }, 2);
}

static void test_raw(void **state)
{
	(void)state;
	go_round("csv", 10000, (struct writer_options){ .raw = true }, 3);
}

static void test_byte_order_mark(void **state)
{
	(void)state;
	go_round("csv", 10000, (struct writer_options){ .bom = true }, 5);
	go_round("csv", 10000, (struct writer_options){ .raw = true, .bom = true }, 8);
}

static void test_json_lines(void **state)
{
	(void)state;
	go_round("jsonl", 20000, (struct writer_options){ 0 }, 13);
	go_round("jsonl", 5000, (struct writer_options){ .is_printable = true }, 21);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_raw),
		cmocka_unit_test(test_byte_order_mark),
		cmocka_unit_test(test_json_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
