/* Which page is on the screen and which below it, over pages that do nothing, without a browser;
 * and the table of the real ones. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "browser/pages.h"
#include "view/page_table.h"
#include "view/page_view.h"

static const struct page_functions plain = { .shows_query = true };
static const struct page_functions refusing = { .refused_needs = NEEDS_PAPER, .why_refused = "no" };
static const struct page_functions lying_over = { .lies_over = true };

static const struct page table[PAGE_COUNT] = {
	[PAGE_LIST] = { offsetof(struct browser_pages, list), &plain, NULL, NULL },
	[PAGE_OVERVIEW] = { offsetof(struct browser_pages, overview), &refusing, NULL, NULL },
	[PAGE_MANUAL] = { offsetof(struct browser_pages, manual), &lying_over, NULL, NULL },
	[PAGE_HELP] = { offsetof(struct browser_pages, help), &lying_over, NULL, NULL },
};

static void test_what_lies_over_leads_back(void **state)
{
	static struct browser_pages pages;

	(void)state;
	pages = (struct browser_pages){ .table = table };
	assert_true(pages_are_browsed(&pages));
	pages_open(&pages, PAGE_OVERVIEW);
	assert_true(pages_are_browsed(&pages));
	pages_open(&pages, PAGE_HELP);
	assert_false(pages_are_browsed(&pages));
	assert_ptr_equal(pages_row(&pages), &table[PAGE_HELP]);
	/* One over the other: both lead to what is below. */
	pages_open(&pages, PAGE_MANUAL);
	pages_close(&pages);
	assert_int_equal(pages.open, PAGE_OVERVIEW);
	pages_close(&pages);
	assert_int_equal(pages.open, PAGE_OVERVIEW);
}

static void test_refusals_are_those_of_the_page_below(void **state)
{
	static struct browser_pages pages;

	(void)state;
	pages = (struct browser_pages){ .table = table };
	assert_null(pages_why_refused(&pages, ACTION_STAR));
	pages_open(&pages, PAGE_OVERVIEW);
	pages_open(&pages, PAGE_HELP);
	assert_string_equal(pages_why_refused(&pages, ACTION_STAR), "no");
	assert_null(pages_why_refused(&pages, ACTION_QUIT));
	assert_int_equal(pages_refused_needs(&pages), NEEDS_PAPER);
}

/* A row that was forgotten, or lacks what is called without asking. */
static void test_table_is_whole(void **state)
{
	static struct browser_pages pages;

	(void)state;
	pages.table = page_table;
	for (int i = 0; i < PAGE_COUNT; i++) {
		const struct page *page = &page_table[i];

		assert_non_null(page->functions);
		assert_non_null(page->functions->key);
		assert_non_null(page->functions->turn_wheel);
		assert_int_equal(page->functions->typed != NULL,
				 page->functions->line_changed != NULL);
		assert_int_equal(page->functions->refused_needs != 0,
				 page->functions->why_refused != NULL);
		assert_non_null(page->view);
		assert_non_null(page->view->arrange);
		assert_non_null(page->view->draw);
		assert_non_null(page->view->draw_bar);
		assert_non_null(page->view->hints);
		assert_non_null(page->view->find_target);
		for (int other = 0; other < i; other++)
			assert_ptr_not_equal(pages_struct(&pages, (enum browser_page)i),
					     pages_struct(&pages, (enum browser_page)other));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_lies_over_leads_back),
		cmocka_unit_test(test_refusals_are_those_of_the_page_below),
		cmocka_unit_test(test_table_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
