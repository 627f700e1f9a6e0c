/* BibTeX that is cut off anywhere, cut into pieces, changed in any byte, or made to cost time or
 * memory. The papers are invented. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "growth.h"
#include "read/format.h"
#include "recorder.h"

static struct recorder got;

static const char sample[] =
	"% Encoding: UTF-8\n"
	"@string{jos = \"Journal of Snow\"}\n"
	"@preamble{ \"\\newcommand{\\x}{y}\" # jos }\n"
	"@article{a,\n  author = {Roe, Jane and {Snow and Ice, Inc.} and others},\n"
	"  title = {The {H}eight of \\'Etretat \\{x\\} $\\alpha$},\n"
	"  journal = jos # \", B\",\n  year = 2001,\n  month = \"10~\" # jan,\n}\n"
	"@comment{ @article{b, title = {B}} }\n"
	"@inproceedings(c, title = \"C {\"}x{\"} (y)\", crossref = {p}, xdata = {z})\n"
	"@misc{d, title = {D}, eprint = {2401.00001}, archiveprefix = {arXiv}}\n"
	"@proceedings{p, title = {Proc. of Ice}, year = 2002, groups = {x, y}}\n"
	"@xdata{z, publisher = {ACM}}\n"
	"@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n}\n";

static int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	got.shows_all = true;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

/* All papers and messages, as one number. */
static uint64_t hash_all(struct str text, size_t piece, uint64_t *seed)
{
	uint64_t hash;

	recorder_read_pieces(&got, text, piece, seed);
	hash = str_hash(strbuf_str(&got.text)) + got.count;
	for (size_t i = 0; i < got.diag.count; i++)
		hash = hash * 31 + str_hash(str_from(got.diag.messages[i].text)) +
		       got.diag.messages[i].line;
	return hash * 31 + str_hash(strbuf_str(&got.left_out));
}

static void test_cut_off_and_in_pieces(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (size_t len = 0; len <= strlen(sample); len++) {
		struct str text = str_sub(str_from(sample), 0, len);
		uint64_t whole = hash_all(text, 0, &seed);

		assert_true(whole == hash_all(text, 1, &seed));
		assert_true(whole == hash_all(text, 40, &seed));
	}
	assert_int_equal(got.count, 4);
	assert_int_equal(got.report.not_understood, 0);
}

static void test_changed(void **state)
{
	static const char bytes[] = "{}\"@,=#()\\%\n$ a";
	char text[sizeof(sample)];
	uint64_t seed = 3;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		uint64_t whole;

		memcpy(text, sample, sizeof(sample));
		for (int change = 0; change < 3; change++)
			text[support_below(&seed, sizeof(sample) - 1)] =
				bytes[support_below(&seed, sizeof(bytes) - 1)];
		whole = hash_all(str_from(text), 0, &seed);
		if (whole != hash_all(str_from(text), 9, &seed))
			fail_msg("other papers in pieces of:\n%s", text);
		if ((got.report.not_understood > 0) != (got.diag.total[DIAG_WARNING] > 0))
			fail_msg("counts what it does not say:\n%s", text);
	}
}

/* What is broken in one place costs no paper but its own. */
static void test_loses_only_its_own(void **state)
{
	struct strbuf text;
	uint64_t seed = 5;

	(void)state;
	strbuf_init(&text);
	for (int i = 0; i < 400; i++) {
		strbuf_clear(&text);
		for (int k = 0; k < 30; k++)
			strbuf_addf(&text,
				    "@article{k%d,\n  title = {Paper {N}umber %d},\n  author = "
				    "{Roe, Jane and Poe, Ann},\n  year = {2001}\n}\n\n",
				    k, k);
		strbuf_remove(&text, 200 + support_below(&seed, text.len - 201), 1);
		recorder_read(&got, strbuf_str(&text));
		if (got.count < 29)
			fail_msg("%zu papers of:\n%s", got.count, text.data);
	}
	strbuf_free(&text);
}

struct bomb {
	const char *before, *part, *after;
};

static void read_bomb(void *context, size_t size)
{
	const struct bomb *bomb = context;
	struct strbuf text;

	strbuf_init(&text);
	strbuf_add_cstr(&text, "@article{good, title = {Good}, year = 2001}\n");
	strbuf_add_cstr(&text, bomb->before);
	while (text.len < size)
		strbuf_add_cstr(&text, bomb->part);
	strbuf_add_cstr(&text, bomb->after);
	recorder_read(&got, strbuf_str(&text));
	assert_string_equal(recorder_text(&got, 0),
			    "title: Good\ndate: 2001\ntype: article\ncitation_key: good\n");
	strbuf_free(&text);
}

static void test_time(void **state)
{
	static struct bomb bombs[] = {
		{ "@article{a, title = {", "{", "" },
		{ "", "@article{a, title={\n", "" },
		{ "", "@comment{ {\n", "" },
		{ "", "@a{b,{", "" },
		{ "@article{a,\n", "t={\n", "}" },
		{ "@article{a,", "t=\"x\"y,", "}" },
		{ "@article{a", "},t={x", "}}" },
		{ "@article{a,title=a", "#a", "}" },
		{ "@article{a,title={", "$ {a} ", "}}" },
		{ "@article{a,title={A}", ",title={A}", "}" },
		{ "@article{a,title={A},author={A", " and B", "}}" },
		{ "@proceedings{p,title={P}}\n", "@misc{c,title={C},crossref={p}}\n", "" },
		{ "", "@misc{c,title={C},crossref={p}}\n", "@book{p,title={P}}" },
		{ "@xdata{x,title={T},xdata={x}}\n@misc{a,xdata={", "x,", "}}" },
		{ "@article{a,title={", "\\'", "}}" },
		{ "", "@\n", "" },
		{ "", "@string{a=b#b}\n@string{b=a#a}\n", "" },
	};

	(void)state;
	got.keeps_text = true;
	for (size_t i = 0; i < sizeof(bombs) / sizeof(*bombs); i++)
		assert_grows_with_size(read_bomb, &bombs[i], 60000);
}

/* A record that is longer than any may be is left out, and the next one is read. */
static void test_too_long(void **state)
{
	static const struct reader_options options = { .file = "FILE", .file_year = 2030 };
	struct reader_sink sink = { &got, recorder_paper, recorder_year };
	struct reader *reader = reader_new(&options, sink, &got.diag);
	static char words[1 << 16];

	(void)state;
	memset(words, 'x', sizeof(words));
	reader_push(reader, STR("@article{a, title = {"));
	for (size_t len = 0; len <= FORMAT_RECORD_MAX; len += sizeof(words))
		reader_push(reader, (struct str){ words, sizeof(words) });
	reader_push(reader, STR("}}\n@article{b, title = {B}}\n"));
	assert_int_equal(reader_finish(reader), STATUS_OK);
	assert_int_equal(got.count, 1);
	assert_string_equal(recorder_text(&got, 0), "title: B\ntype: article\ncitation_key: b\n");
	assert_int_equal(got.records[0].line, 2);
	assert_string_equal(got.diag.messages[0].text, "an entry longer than 64 MB is left out");
	reader_delete(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_cut_off_and_in_pieces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_changed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_loses_only_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_time, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_too_long, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
