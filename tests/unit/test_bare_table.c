/* Tables without a header, whose cells tell the columns. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define TWO                                                                 \
	"title: Kites, Lids and Pots\ndate: 2024\narxiv_id: 2401.00001\n\n" \
	"title: Poles in the Wind\ndate: 2023-05\narxiv_id: 2305.00002\n"

static void test_columns(void **state)
{
	static const char *const texts[] = {
		"Kites, Lids and Pots\t2401.00001\t2024\nPoles in the Wind\t2305.00002\t2023-05\n",
		("\"Kites, Lids and Pots\",arXiv:2401.00001,2024\n"
		 "Poles in the Wind,2305.00002,2023-05"),
		"2024;2401.00001;Kites, Lids and Pots\n\n2023-05;2305.00002v2;Poles in the Wind\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		recorder_assert_papers(&got, texts[i], TWO);
		assert_string_equal(got.report.layouts, "table without a header");
		assert_int_equal(got.report.not_understood, 0);
	}
	recorder_assert_papers(
		&got,
		"Kites in the Wind\thttps://arxiv.org/abs/2401.00001\t10.5555/kite.1\tred\n"
		"Lids of the Pots\thttps://doi.org/10.5555/lid.1\t10.5555/lid.1\tblue\n",
		"title: Kites in the Wind\narxiv_id: 2401.00001\ndoi: 10.5555/kite.1\n"
		"url: https://arxiv.org/abs/2401.00001\n\n"
		"title: Lids of the Pots\ndoi: 10.5555/lid.1\nurl: "
		"https://doi.org/10.5555/lid.1\n");
	assert_string_equal(got.left_out.data, "column 4 2");
}

/* A long text is no title, and a short one is no second. */
static void test_texts(void **state)
{
#define SENTENCE "We look at kites of paper in the wind, and show that they fly higher than lids. "
#define ABSTRACT SENTENCE SENTENCE SENTENCE "We hold the strings."

	(void)state;
	recorder_assert_papers(&got,
			       "Kites in the Wind\tRed Lamp\t2401.00001\t" ABSTRACT "\n"
			       "Lids of the Pots\tBlue Lamp\t2401.00002\t" ABSTRACT "\n",
			       "title: Kites in the Wind\narxiv_id: 2401.00001\n"
			       "abstract: " ABSTRACT "\n\n"
			       "title: Lids of the Pots\narxiv_id: 2401.00002\n"
			       "abstract: " ABSTRACT "\n");
	assert_string_equal(got.left_out.data, "column 2 2");
}

/* Rows that are not like the others are left out, and said. */
static void test_odd_rows(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "what it is\twhere it is\n");
	for (size_t i = 10; i < 40; i++)
		strbuf_addf(&text, "Kites of Kind %zu\t2401.000%zu\n", i, i);
	strbuf_add_cstr(&text, "Poles in the Wind\n");
	recorder_read_cstr(&got, text.data);
	assert_int_equal(got.count, 30);
	assert_int_equal(got.report.not_understood, 2);
	recorder_assert_message(&got, 0, "1: a row without the identifier of a paper");
	recorder_assert_message(&got, 1, "32: a row of 1 cell in a table of 2 columns");
	strbuf_free(&text);
}

/* Where two columns can be the title, or nothing names papers, it is nobody's guess. */
static void test_no_table(void **state)
{
	static const char *const texts[] = {
		"Kites in the Wind\tLids of the Pots\t2401.00001\n"
		"Poles in the Wind\tPans of the Pots\t2401.00002\n",
		"Kites in the Wind\t2024\nLids of the Pots\t2023\n",
		"Kites in the Wind\t1234.5678\nLids of the Pots\t8765.4321\n",
		"a, b\nwe fly, far from https://arxiv.org/abs/2401.00001\n",
		"Kites in the Wind\t2401.00001\n",
		/* Of two years nobody knows which is the paper's. */
		"Kites in the Wind\t2401.00001\t2024\t2023\n"
		"Lids of the Pots\t2401.00002\t2024\t2022\n",
		/* Addresses of something else. */
		"Kites in the Wind\thttps://example.org/kites\n"
		"Lids of the Pots\thttps://example.org/lids\n",
		/* Rows of another width, and rows that name no paper. */
		"Kites in the Wind\t2401.00001\nLids of the Pots\t2401.00002\nPoles\n",
		"Kites in the Wind\t2401.00001\nLids of the Pots\t2401.00002\n"
		"Poles in the Wind\t\nPans of the Pots\t\nOwls of the Night\t\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		recorder_assert_papers(&got, texts[i], "");
		assert_string_not_equal(got.report.layouts, "table without a header");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_odd_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_table, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
