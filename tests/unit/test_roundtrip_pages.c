/*
 * What is written for people, as a list in Markdown and as a page, is read again: invented papers
 * come back with all that the list and the page carry of them.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/marks.h"
#include "model/paper.h"
#include "read/reader.h"
#include "write/writer.h"

struct made {
	const char *title, *names, *venue, *doi, *arxiv_id, *url, *pdf, *code, *summary, *abstract;
	struct date date;
	const char *tags;
	const char *names_in_list; /* where those are not all */
};

#define DAY(y, m, d)                                                   \
	{                                                              \
		.year = y, .month = m, .day = d, .precision = DATE_DAY \
	}
#define MONTH(y, m)                                            \
	{                                                      \
		.year = y, .month = m, .precision = DATE_MONTH \
	}
#define YEAR(y)                                   \
	{                                         \
		.year = y, .precision = DATE_YEAR \
	}

static const struct made made[] = {
	{ .title = "Kites in the Wind and *Gliders* [of Paper]",
	  .names = "Ada Example; Bo Berg",
	  .venue = "Annals of Air & Kites",
	  .doi = "10.1000/kite.1",
	  .arxiv_id = "2401.00011",
	  .pdf = "https://example.org/a/kite(1).pdf",
	  .code = "https://github.com/example/kites",
	  .summary = "Kites fly, as 2019 has shown at ICML.",
	  .abstract = "We fly <kites> & see { them } fall: </pre><b>all</b>.",
	  .date = DAY(2024, 5, 9),
	  .tags = "air; paper folding" },
	{ .title = "Lamps That Count Owls at Noon",
	  .names = "Cy Poe; Di Roe; Ed Lamp; Fay Owl; Gil Noon",
	  .names_in_list = "Cy Poe; Di Roe; Ed Lamp; et al.",
	  .venue = "Noon \xC2\xB7 Night: a Journal_of Owls",
	  .doi = "10.1000/owl_2",
	  .date = MONTH(2023, 11) },
	{ .title = "A Boat of One",
	  .names = "Plato Boatman",
	  .arxiv_id = "2302.00012",
	  .summary = "Boats, oars \xC2\xB7 and water.",
	  .date = YEAR(2022) },
	{ .title = "Bridges over Nothing at All",
	  .doi = "10.1000/s(20)bridge)4",
	  .date = DAY(1999, 12, 31) },
	{ .title = "Rain That Nobody Wrote About", .doi = "10.1000/rain.5", .venue = "Rain" },
	{ .title = "Ink on a Page That Is Anyone's",
	  .names = "Ada Example; Bo Berg",
	  .venue = "Ink",
	  .doi = "10.1000/ink.6",
	  .url = "https://example.org/ink(6)",
	  .date = DAY(2021, 2, 3) },
};

#define COUNT (sizeof(made) / sizeof(*made))

static void make_paper(const struct made *from, struct paper *paper, struct strbuf *rare)
{
	const struct {
		enum paper_field field;
		const char *text;
	} texts[] = {
		{ FIELD_TITLE, from->title },       { FIELD_AUTHOR_NAMES, from->names },
		{ FIELD_VENUE, from->venue },       { FIELD_DOI, from->doi },
		{ FIELD_ARXIV_ID, from->arxiv_id }, { FIELD_URL, from->url },
		{ FIELD_PDF, from->pdf },           { FIELD_CODE, from->code },
		{ FIELD_SUMMARY, from->summary },   { FIELD_ABSTRACT, from->abstract },
	};

	paper_init(paper);
	paper->date = from->date;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		paper_set_text(paper, texts[i].field, str_from(texts[i].text), rare);
}

static void write_made(const char *name, const struct marks *marks, struct strbuf *out)
{
	struct paper papers[COUNT];
	uint32_t chosen[COUNT];
	struct strbuf rare[COUNT];
	const struct writer_set set = { papers, chosen, COUNT };
	struct writer writer;

	for (uint32_t i = 0; i < COUNT; i++) {
		strbuf_init(&rare[i]);
		make_paper(&made[i], &papers[i], &rare[i]);
		chosen[i] = i;
	}
	writer_open(&writer, writer_format_find(str_from(name)), &(struct writer_options){ 0 },
		    &set, out);
	for (uint32_t i = 0; i < COUNT; i++)
		writer_add(&writer, &(struct writer_row){ &papers[i], &marks[i], { NULL, 0 } },
			   out);
	writer_close(&writer, out);
	for (uint32_t i = 0; i < COUNT; i++)
		strbuf_free(&rare[i]);
}

struct comparison {
	bool is_list;              /* which carries less than the page */
	const struct marks *marks; /* NULL: are not compared */
	size_t next;
};

static void assert_same(const struct comparison *comparison, const struct paper *got,
			enum paper_field field, const char *want)
{
	struct str text = paper_get_text(got, field);

	if (!str_equal(text, str_from(want)))
		fail_msg("paper %zu, %s: \"%.*s\", and was \"%s\"", comparison->next,
			 field_key(field), STR_ARG(text), want ? want : "");
}

/* The list carries notes alone. */
static void assert_same_marks(const struct comparison *comparison, const struct marks *got,
			      bool has_marks)
{
	struct marks want = comparison->marks[comparison->next];

	if (comparison->is_list)
		want = (struct marks){ .note = want.note };
	if (!marks_equal(got, &want) || has_marks == marks_are_empty(&want))
		fail_msg("paper %zu: other marks, note \"%.*s\", and was \"%.*s\"",
			 comparison->next, STR_ARG(got->note), STR_ARG(want.note));
}

static void compare(void *context, const struct paper_draft *draft)
{
	struct comparison *comparison = context;
	const struct made *want;
	const struct paper *got = &draft->paper;

	assert_in_range(comparison->next, 0, COUNT - 1);
	want = &made[comparison->next];
	assert_same(comparison, got, FIELD_TITLE, want->title);
	assert_same(comparison, got, FIELD_AUTHOR_NAMES,
		    comparison->is_list && want->names_in_list ? want->names_in_list : want->names);
	assert_same(comparison, got, FIELD_VENUE, want->venue);
	assert_same(comparison, got, FIELD_DOI, want->doi);
	assert_same(comparison, got, FIELD_ARXIV_ID, want->arxiv_id);
	assert_same(comparison, got, FIELD_PDF, want->pdf);
	assert_same(comparison, got, FIELD_CODE, want->code);
	assert_true(date_equal(got->date, want->date));
	assert_same(comparison, got, FIELD_SUMMARY, want->summary);
	if (!comparison->is_list) {
		assert_same(comparison, got, FIELD_ABSTRACT, want->abstract);
		assert_true(str_equal(draft->marks.tags, str_from(want->tags)));
	}
	if (comparison->marks)
		assert_same_marks(comparison, &draft->marks, draft->has_marks);
	comparison->next++;
}

static void ignore_year(void *context, int year)
{
	(void)context;
	(void)year;
}

static void assert_left_out(const struct name_counts *left_out, const char *want)
{
	struct strbuf got;

	strbuf_init(&got);
	for (size_t i = 0; i < left_out->count; i++)
		strbuf_addf(&got, "%s%s %zu", i > 0 ? ", " : "", left_out->names[i].name,
			    (size_t)left_out->names[i].count);
	assert_string_equal(got.data, want);
	strbuf_free(&got);
}

/* Reads a text of all the papers; what is left out is counted. */
static void assert_comes_back(struct comparison *comparison, struct str text, const char *left_out)
{
	const struct reader_options options = { .file = "again", .file_year = 2026 };
	const struct reader_sink sink = { comparison, compare, ignore_year };
	struct diag diag;
	struct reader *reader;

	diag_init(&diag, 10);
	reader = reader_new(&options, sink, &diag);
	reader_push(reader, text);
	assert_int_equal(reader_finish(reader), STATUS_OK);
	assert_int_equal(comparison->next, COUNT);
	assert_int_equal(reader_report(reader)->not_understood, 0);
	assert_left_out(&reader_report(reader)->left_out, left_out);
	reader_delete(reader);
	diag_free(&diag);
}

static void make_marks(struct marks *marks)
{
	for (size_t i = 0; i < COUNT; i++)
		marks[i] = (struct marks){ .tags = str_from(made[i].tags) };
	marks[0].starred_at = marks[2].starred_at = 951827696;
	marks[2].priority = 4;
	marks[1].status = READING_DONE;
	marks[4].status = READING_STARTED;
}

static void a_list_comes_back(void **state)
{
	struct marks marks[COUNT];
	struct comparison comparison = { .is_list = true, .marks = marks };
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	make_marks(marks);
	marks[1].note = STR("of owls\n\nand lamps");
	marks[3].note = STR("> - of nothing");
	write_made("md", marks, &out);
	assert_comes_back(&comparison, strbuf_str(&out), "");
	strbuf_free(&out);
}

/* Also what is beside the entries of BibTeX. */
static void a_page_comes_back(void **state)
{
	struct marks marks[COUNT];
	struct comparison comparison = { .marks = marks };
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	make_marks(marks);
	marks[1].note = STR("<meta name=\"generator\"> of owls,\n\n  </blockquote>&amp; {lamps}");
	marks[2].note = STR("\xC3\xBC\xE2\x80\xAE \\alpha");
	marks[COUNT - 1].note = STR("@misc{x,");
	write_made("html", marks, &out);
	assert_comes_back(&comparison, strbuf_str(&out), "");
	strbuf_free(&out);
}

/* Puts another text in the place of the first like that. */
static void replace(struct strbuf *text, const char *old, const char *new)
{
	size_t at = str_find(strbuf_str(text), str_from(old));
	struct strbuf rest;

	assert_true(at != SIZE_MAX);
	strbuf_init(&rest);
	strbuf_set(&rest, str_sub(strbuf_str(text), at + strlen(old), SIZE_MAX));
	strbuf_truncate(text, at);
	strbuf_add_cstr(text, new);
	strbuf_add(text, strbuf_str(&rest));
	strbuf_free(&rest);
}

/* Where somebody has changed the page, what is no more beside a paper is no paper's. */
static void marks_of_no_paper_are_left_out(void **state)
{
	struct marks marks[COUNT] = { { .starred_at = 0 } };
	struct comparison comparison = { .is_list = false };
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	make_marks(marks);
	marks[0].note = STR("of kites");
	write_made("html", marks, &out);
	replace(&out, "2000-02-29T12:34:56Z", "long ago");
	replace(&out, "<tr><td class=\"s\"><input",
		"<tr><td><time class=\"w\" datetime=\"2001-01-01\">x</time>"
		"<blockquote>of none</blockquote></td></tr><tr><td class=\"s\"><input");
	replace(&out, "<blockquote dir=\"auto\">of kites</blockquote>",
		"<blockquote>of two</blockquote><blockquote>of kites</blockquote>");
	assert_comes_back(&comparison, strbuf_str(&out), "note 2, starred 2");
	strbuf_free(&out);
}

/* Entries in another page are an example of something. */
static void another_page_with_entries_is_refused(void **state)
{
	const struct reader_options options = { .file = "other", .file_year = 2026 };
	struct comparison comparison = { .is_list = false };
	struct diag diag;
	struct reader *reader;

	(void)state;
	diag_init(&diag, 10);
	reader = reader_new(&options, (struct reader_sink){ &comparison, compare, ignore_year },
			    &diag);
	reader_push(reader,
		    STR("<!DOCTYPE html>\n<html><head><meta name=\"generator\" content=\"pages\">"
			"</head><body><pre hidden>@article{a,\n title = {Kites in the Wind},\n"
			" author = {Ada Example}, year = 2024}\n</pre></body></html>\n"));
	assert_int_not_equal(reader_finish(reader), STATUS_OK);
	assert_int_equal(comparison.next, 0);
	reader_delete(reader);
	diag_free(&diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_comes_back),
		cmocka_unit_test(a_page_comes_back),
		cmocka_unit_test(marks_of_no_paper_are_left_out),
		cmocka_unit_test(another_page_with_entries_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
