/*
 * The readers on real files of the formats that readers of papers hold, against what an independent
 * program read of them: the title, the number of authors, the year, the DOI, and whether there is
 * an abstract. Where that program is wrong, a row of `differing` says why.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/utf8.h"
#include "model/library.h"
#include "read/reader.h"
#include "support.h"

/* How much of a title is compared. */
#define KEY_MAX 60

static const struct {
	const char *file;
	const char *record;
	const char *why;
} differing[] = {
	{ "translators.bib", "20", "it has the DOI of the next, so the two are one paper" },
	{ "translators.bib", "21", "the same" },
	{ "translators.bib", "27", "letters that are lost there" },
	{ "translators.bib", "29", "two names, joined by a macro that is \" and \"" },
	{ "translators.refer", "2", "two records, joined there" },
};

struct expected {
	struct str file, record, title, authors, year, doi, abstract;
};

/* What was read of one file. */
struct shelf {
	struct library library;
	const struct source_list *source;
};

static void receive_paper(void *context, const struct paper_draft *draft)
{
	struct shelf *shelf = context;
	uint32_t number;

	library_add(&shelf->library, draft, shelf->source, &number);
}

static void receive_year(void *context, int year)
{
	struct shelf *shelf = context;

	library_set_year(&shelf->library, year);
}

static void read_file(struct shelf *shelf, const char *path)
{
	struct reader_options options = { .file = path, .file_year = 2026 };
	struct reader_sink sink = { shelf, receive_paper, receive_year };
	struct reader *reader;
	struct strbuf bytes;
	struct diag diag;

	library_init(&shelf->library);
	shelf->source = library_source(&shelf->library, STR("file"));
	diag_init(&diag, 10);
	strbuf_init(&bytes);
	assert_int_equal(file_read(path, SIZE_MAX, &bytes, &diag), STATUS_OK);
	reader = reader_new(&options, sink, &diag);
	reader_push(reader, strbuf_str(&bytes));
	reader_finish(reader);
	reader_delete(reader);
	strbuf_free(&bytes);
	diag_free(&diag);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Skips a command of TeX or a tag of HTML, which the other program keeps. */
static size_t skip_markup(struct str s, size_t at)
{
	size_t end = at + 1;

	if (s.p[at] == '\\') {
		while (end < s.len && is_letter(s.p[end]))
			end++;
		return end;
	}
	while (end < s.len && s.p[end] != '>')
		end++;
	return end < s.len ? end + 1 : at + 1;
}

/* The first letters and digits of a title, in lower case. */
static size_t key_of(struct str title, char key[KEY_MAX])
{
	size_t len = 0, at = 0;

	while (at < title.len) {
		uint32_t codepoint;
		size_t bytes = utf8_decode(str_sub(title, at, title.len), &codepoint);

		if (codepoint == '\\' || codepoint == '<') {
			at = skip_markup(title, at);
			continue;
		}
		if (utf8_is_letter_or_digit(codepoint) && len + bytes <= KEY_MAX) {
			memcpy(key + len, title.p + at, bytes);
			key[len] = (char)(is_letter(key[len]) ? key[len] | 0x20 : key[len]);
			len += bytes;
		}
		at += bytes;
	}
	return len;
}

static const struct paper *find(const struct shelf *shelf, struct str title)
{
	char wanted[KEY_MAX], key[KEY_MAX];
	size_t len = key_of(title, wanted);

	for (size_t i = 0; i < shelf->library.count; i++) {
		const struct paper *paper = &shelf->library.papers[i];

		if (key_of(paper->title, key) == len && memcmp(key, wanted, len) == 0)
			return paper;
	}
	return NULL;
}

/* More papers have this title than are compared, so that none is the one that is meant. */
static bool is_nameless(const struct expected *expected)
{
	return str_equal(expected->file, STR("translators.ris")) &&
	       str_equal(expected->title, STR("Title"));
}

static bool is_excused(const struct expected *expected)
{
	if (is_nameless(expected))
		return true;
	for (size_t i = 0; i < sizeof(differing) / sizeof(*differing); i++)
		if (str_equal(expected->file, str_from(differing[i].file)) &&
		    str_equal(expected->record, str_from(differing[i].record)))
			return true;
	return false;
}

/* Counts a difference, and says it. */
static void differ(const struct expected *expected, const char *field, const char *got,
		   size_t *count)
{
	if (is_excused(expected))
		return;
	print_error("%.*s, record %.*s, \"%.*s\": %s is %s\n", STR_ARG(expected->file),
		    STR_ARG(expected->record), STR_ARG(expected->title), field, got);
	(*count)++;
}

static void compare_doi(const struct expected *expected, const struct paper *paper, size_t *count)
{
	char got[300];

	/* arXiv's own DOIs are ids of arXiv. */
	if (expected->doi.len == 0 || str_equal(paper->doi, expected->doi) || paper->arxiv_id.len)
		return;
	snprintf(got, sizeof(got), "%.*s, expected %.*s", STR_ARG(paper->doi),
		 STR_ARG(expected->doi));
	differ(expected, "doi", got, count);
}

static void compare(const struct expected *expected, const struct paper *paper, size_t *count)
{
	char got[40];

	snprintf(got, sizeof(got), "%d", paper->authors);
	if (expected->authors.len && !str_equal(str_from(got), expected->authors))
		differ(expected, "authors", got, count);
	snprintf(got, sizeof(got), "%04d", paper->date.year);
	if (expected->year.len && !str_equal(str_from(got), expected->year))
		differ(expected, "year", got, count);
	if (str_equal(expected->abstract, STR("yes")) && paper->abstract.len == 0)
		differ(expected, "abstract", "missing", count);
	compare_doi(expected, paper, count);
}

static void split_row(struct str line, struct expected *row)
{
	struct str *cells[] = { &row->file, &row->record, &row->title,   &row->authors,
				&row->year, &row->doi,    &row->abstract };

	for (size_t i = 0; i < sizeof(cells) / sizeof(*cells); i++)
		assert_true(str_split_next(&line, '\t', cells[i]));
}

static void read_expected(struct strbuf *table)
{
	struct diag diag;
	char path[5000];

	diag_init(&diag, 1);
	strbuf_init(table);
	snprintf(path, sizeof(path), "%s/EXPECTED.tsv", support_formats());
	assert_int_equal(file_read(path, SIZE_MAX, table, &diag), STATUS_OK);
	diag_free(&diag);
}

static void test_expected(void **state)
{
	struct strbuf table;
	struct str rest, line;
	struct shelf shelf;
	char open[1000] = "", path[6000];
	size_t count = 0, rows = 0;

	(void)state;
	read_expected(&table);
	rest = strbuf_str(&table);
	str_split_next(&rest, '\n', &line); /* the header */
	while (str_split_next(&rest, '\n', &line) && line.len > 0) {
		const struct paper *paper;
		struct expected row;

		split_row(line, &row);
		if (!str_equal(row.file, str_from(open))) {
			if (open[0])
				library_free(&shelf.library);
			snprintf(open, sizeof(open), "%.*s", STR_ARG(row.file));
			snprintf(path, sizeof(path), "%s/%s", support_formats(), open);
			read_file(&shelf, path);
		}
		if (row.title.len == 0)
			continue;
		rows++;
		paper = find(&shelf, row.title);
		if (paper)
			compare(&row, paper, &count);
		else
			differ(&row, "title", "missing", &count);
	}
	if (open[0])
		library_free(&shelf.library);
	strbuf_free(&table);
	assert_true(rows > 0);
	assert_int_equal(count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_expected),
	};

	if (!support_formats()) {
		puts("skipped: the real files of other formats are not at hand");
		return 77;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
