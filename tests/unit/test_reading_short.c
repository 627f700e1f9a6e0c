/* Reading lists whose titles are a word or two, and what is beside a title that is no name. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/reading_short.h"
#include "unit/recorder_fixture.h"

#define ID(n)   "240" #n ".00001"
#define LINK(n) "](https://arxiv.org/abs/" ID(n) ")"

static void test_short_titles(void **state)
{
	static const char want[] = "KITE||-|-|-|-|2401.00001\nOWL-2||-|-|-|-|2402.00001\n"
				   "QSnail||-|-|-|-|2403.00001\nTea Net||-|-|-|-|2404.00001\n"
				   "||-|-|-|-|2405.00001\n||-|-|-|-|2406.00001\n"
				   "||-|-|-|-|2407.00001\n||-|-|-|-|2408.00001\n";
	struct strbuf all;

	(void)state;
	recorder_read_cstr(
		&got, "- [KITE" LINK(1) "\n- OWL-2 [pdf" LINK(
			      2) "\n"
				 "- **QSnail** (2023) [[paper" LINK(
					 3) "]\n"
					    "- **Tea Net** (2024) [[paper" LINK(
						    4) "]\n"
						       "- [arXiv" LINK(5) "\n- [Code" LINK(
							       6) "\n"
								  "- **Paper**: [link" LINK(
									  7) "\n- [NeurIPS "
									     "2024" LINK(8) "\n");
	strbuf_init(&all);
	for (size_t i = 0; i < got.count; i++)
		strbuf_addf(&all, "%s|%s\n", recorder_text(&got, i), got.records[i].arxiv_id);
	assert_string_equal(all.data, want);
	assert_int_equal(got.report.guessed_titles, 0);
	strbuf_free(&all);
}

/* Each rule by itself. */
static void test_what_can_be_one(void **state)
{
	static const char *const titles[] = { "KITE", "Tea Net", "QSnail 2", "\xC3\x89ole" };
	static const char *const others[] = {
		/* Too much, and too little. */
		"Tea for Owls",
		"K",
		"42",
		"1.",
		"",
		/* Words of sites, pages and readers. */
		"pdf",
		"bioRxiv",
		"Must Read",
		"show more",
		/* A venue, dates, a label, a number of something. */
		"NeurIPS",
		"NeurIPS 2024",
		"arXiv",
		"May 2024",
		"2024",
		"Abstract",
		"Keywords:",
		"3 authors",
		/* What is no end, no name and no text. */
		"Kites by",
		"Kites?",
		"Owls #",
		"Poe et al",
		"https://x",
		"{kites}",
		"a=b",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (!reading_short_is_title(str_from(titles[i])))
			fail_msg("\"%s\" is no title", titles[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (reading_short_is_title(str_from(others[i])))
			fail_msg("\"%s\" is a title", others[i]);
}

/* In bold at a line's start, or alone before the first link; what a colon ends is a label. */
static void test_where_one_is(void **state)
{
	static const struct {
		const char *source, *lead, *title;
		bool is_guess;
	} rows[] = {
		{ "**KITE** (2024) [pdf](x)", "KITE (2024)", "KITE", false },
		{ "KITE (2024) [pdf](x)", "KITE (2024)", "KITE", true },
		{ "KITE (red) [pdf](x)", "KITE (red)", "KITE (red)", true },
		{ "**KITE:** [pdf](x)", "KITE:", "", true },
		{ "**KITE**: [pdf](x)", "KITE:", "", true },
		{ "KITE: [pdf](x)", "KITE:", "", true },
		{ "**pdf** [pdf](x)", "pdf", "", true },
		{ "**KITE [pdf](x)", "**KITE and more", "", true },
	};
	struct markdown_line scratch;

	(void)state;
	markdown_line_init(&scratch);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool is_guess;
		struct str title = reading_short_find(&scratch, str_from(rows[i].source),
						      str_from(rows[i].lead), &is_guess);

		if (!str_equal(title, str_from(rows[i].title)))
			fail_msg("%s: \"%.*s\"", rows[i].source, STR_ARG(title));
		assert_int_equal(is_guess, rows[i].is_guess);
	}
	markdown_line_free(&scratch);
}

/* Each paper that is left without a title is told with its line. */
static void test_title_left_out(void **state)
{
	(void)state;
	recorder_read_cstr(&got, "# Owls\n\n- [Kites in the Wind" LINK(1) "\n- [pdf" LINK(2) "\n");
	assert_int_equal(got.count, 2);
	assert_int_equal(got.diag.count, 1);
	assert_int_equal(got.diag.messages[0].line, 4);
	assert_string_equal(got.diag.messages[0].text,
			    "a paper without its title: no text here is surely one");
}

/* The authors of a paper alone: what is said of it, and who wrote it. */
static void test_remarks(void **state)
{
	static const struct {
		const char *behind;
		const char *names;
	} rows[] = {
		{ " (2021) *must read*", "" },
		{ " (2021) great paper", "" },
		{ " (2021) *important*", "" },
		{ " (2021) Highly Recommended", "" },
		{ " (2021), Highly Recommended", "" },
		{ " (2021), Great Paper, Strong Baseline", "" },
		{ " \xE2\x80\x94 Great Paper, Strong Baseline (2021)", "" },
		{ " (2021). You must read what Poe et al. did", "" },
		{ " (2021). A great paper by Poe et al.", "Poe; et al." },
		{ " (2021), A. Poe", "A. Poe" },
		{ " (2021), Ann van Poe, Bo de la Roe and Cy Ek",
		  "Ann van Poe; Bo de la Roe; Cy Ek" },
		{ " \xE2\x80\x94 Poe et al., NeurIPS 2017", "Poe; et al." },
		{ " \xE2\x80\x93 Poe et al., NeurIPS 2017", "Poe; et al." },
		{ " - Poe et al., NeurIPS 2017", "Poe; et al." },
	};

	(void)state;
	got.shows_all = true;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct strbuf text, want;
		const char *begin;

		strbuf_init(&text);
		strbuf_init(&want);
		strbuf_addf(&text,
			    "- [Kites in the Wind" LINK(1) "%s\n- [Owls at Night" LINK(2) "\n",
			    rows[i].behind);
		recorder_read_cstr(&got, text.data);
		assert_int_equal(got.count, 2);
		begin = strstr(recorder_text(&got, 0), "author_names: ");
		strbuf_addf(&want, "author_names: %s\n", rows[i].names);
		if (*rows[i].names == '\0')
			assert_null(begin);
		else
			assert_memory_equal(begin, want.data, want.len);
		strbuf_free(&text);
		strbuf_free(&want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_short_titles, set_up_lines, tear_down),
		cmocka_unit_test(test_what_can_be_one),
		cmocka_unit_test(test_where_one_is),
		cmocka_unit_test_setup_teardown(test_title_left_out, set_up_lines, tear_down),
		cmocka_unit_test_setup_teardown(test_remarks, set_up_lines, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
