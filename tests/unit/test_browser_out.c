/* Opening and copying, as far as the browser goes: which address, which text, which words. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/browser_fixture.h"
#include "write/formats.h"

/* Papers of which more is known than captures tell. */
static const char table[] = "Title,URL,arXiv ID,DOI\r\n"
			    "One,https://example.org/one,,\r\n"
			    "Two,javascript:alert(1),2409.11340,\r\n"
			    "Three,,,10.1000/182\r\n"
			    "Four & \xE2\x80\xAE"
			    "reversed,--help,,\r\n"
			    "Five,,,\r\n";

static int set_up_table(void **state)
{
	struct world *world;
	FILE *file;

	set_up(state);
	world = *state;
	close_world(world);
	file = fopen(world->papers, "w");
	assert_non_null(file);
	fputs(table, file);
	fclose(file);
	open_world(world);
	return 0;
}

/* The effects of the last of some keys. */
static unsigned effects_of(struct world *world, const char *keys)
{
	struct str rest = str_from(keys);
	unsigned effects = 0;

	while (rest.len > 0) {
		struct event event = { .type = EVENT_KEY };

		assert_true(key_parse(&rest, &event.key));
		effects = browser_handle(&world->browser, &event);
	}
	return effects;
}

static void assert_copied(const struct world *world, const char *text)
{
	struct str copied = browser_copied_text(&world->browser);

	assert_int_equal(copied.len, strlen(text));
	assert_memory_equal(copied.p, text, copied.len);
}

/* The keys copy something, and that is said once it is in the clipboard. */
static void assert_copies(struct world *world, const char *keys, const char *said)
{
	assert_true(effects_of(world, keys) & EFFECT_COPY);
	browser_copied(&world->browser, STATUS_OK);
	assert_string_equal(world->browser.messages.text.data, said);
}

static void test_open(void **state)
{
	struct world *world = *state;

	assert_true(effects_of(world, "o") & EFFECT_OPEN);
	assert_string_equal(browser_address(&world->browser), "https://example.org/one");
	browser_opened(&world->browser, STATUS_OK);
	assert_string_equal(world->browser.messages.text.data, "opened https://example.org/one");
	assert_true(effects_of(world, "jo") & EFFECT_OPEN);
	assert_string_equal(browser_address(&world->browser), "https://arxiv.org/abs/2409.11340");
	assert_true(effects_of(world, "jo") & EFFECT_OPEN);
	assert_string_equal(browser_address(&world->browser), "https://doi.org/10.1000/182");
	/* Of several selected papers it is the one under the cursor, and that is said. */
	effects_of(world, "ggSpaceSpaceggo");
	assert_string_equal(browser_address(&world->browser), "https://example.org/one");
	browser_opened(&world->browser, STATUS_OK);
	assert_string_equal(world->browser.messages.text.data,
			    "opened the paper under the cursor: https://example.org/one");
}

/* Without an address that is safe a search is offered, and nothing is opened unasked. */
static void test_search(void **state)
{
	struct world *world = *state;

	assert_false(effects_of(world, "Go") & EFFECT_OPEN);
	assert_int_equal(world->browser.prompts.open, PROMPT_QUESTION);
	assert_string_equal(world->browser.prompts.question.text.data,
			    "No address is known. Search for the title at huggingface.co?");
	assert_false(effects_of(world, "n") & EFFECT_OPEN);
	assert_true(browser_is_browsing(&world->browser));
	assert_true(effects_of(world, "oy") & EFFECT_OPEN);
	assert_true(browser_is_browsing(&world->browser));
	assert_string_equal(browser_address(&world->browser),
			    "https://huggingface.co/papers?q=Five");
	assert_false(effects_of(world, "ko") & EFFECT_OPEN);
	assert_string_equal(
		world->browser.prompts.question.text.data,
		"Its address is no web page's. Search for the title at huggingface.co?");
	assert_true(effects_of(world, "y") & EFFECT_OPEN);
	assert_string_equal(browser_address(&world->browser),
			    "https://huggingface.co/papers?q=Four%20%26%20%E2%80%AEreversed");
	strbuf_clear(&world->session.settings.texts[SETTING_SEARCH_URL]);
	assert_false(effects_of(world, "o") & EFFECT_OPEN);
	assert_true(browser_is_browsing(&world->browser));
	assert_int_equal(world->browser.messages.level, LEVEL_ERROR);
}

static void test_copy_title(void **state)
{
	struct world *world = *state;

	assert_copies(world, "yt", "title copied");
	assert_copied(world, "One");
	/* What would turn text round is left out. */
	assert_copies(world, "GSpacekSpaceyy", "2 titles copied");
	assert_copied(world, "Four & reversed\nFive");
}

static void test_copy_address(void **state)
{
	struct world *world = *state;

	assert_true(effects_of(world, "yu") & EFFECT_COPY);
	assert_copied(world, "https://example.org/one");
	assert_copies(world, "Ayu", "3 addresses copied; 2 papers have none");
	assert_copied(world, "https://example.org/one\nhttps://arxiv.org/abs/2409.11340\n"
			     "https://doi.org/10.1000/182");
	assert_false(effects_of(world, "EscGyu") & EFFECT_COPY);
	assert_string_equal(world->browser.messages.text.data, "there is no address to copy");
}

/* What was copied of the first papers is what a file of them has from its first item on, without
 * the last line's end, and with line ends of one kind. */
static void assert_copied_as_exported(struct world *world, const struct writer_format *format,
				      size_t count, const char *first)
{
	struct export_job job = {
		.session = &world->session,
		.topics = world->browser.topic_index,
		.count = count,
		.format = format,
	};
	struct export_run run;
	struct strbuf rows;
	size_t shown_count;

	job.papers = filter_papers(world->browser.filter, &shown_count);
	export_run_begin(&run, &job);
	while (export_run_step(&run, SIZE_MAX))
		;
	strbuf_init(&rows);
	for (size_t i = 0; i < run.out.len; i++)
		if (run.out.data[i] != '\r')
			strbuf_add_byte(&rows, run.out.data[i]);
	while (str_ends_with(strbuf_str(&rows), STR("\n")))
		strbuf_truncate(&rows, rows.len - 1);
	assert_non_null(strstr(rows.data, first));
	assert_copied(world, strstr(rows.data, first));
	strbuf_free(&rows);
	export_run_free(&run);
}

static void test_copy_csv(void **state)
{
	struct world *world = *state;

	assert_true(effects_of(world, "jyc") & EFFECT_COPY);
	assert_copied(world, "\"Two\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
			     "\"arXiv:2409.11340\",\"\",\"javascript:alert(1)\",\"\",\"\",\"\","
			     "\"papers\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
			     "\"\",\"\",\"\",\"\",\"\",\"\"");
	assert_copies(world, "Ayc", "5 CSV lines copied");
	effects_of(world, "EscggSpaceSpaceyc");
	assert_copied_as_exported(world, &writer_csv, 2, "\"One\"");
}

static void test_copy_bibtex(void **state)
{
	struct world *world = *state;

	assert_copies(world, "jjyb", "BibTeX entry copied");
	assert_copied(world, "@misc{three,\n  title = {Three},\n  doi = {10.1000/182},\n}");
	assert_copies(world, "ggSpaceSpaceSpaceyb", "3 BibTeX entries copied");
	assert_copied_as_exported(world, &writer_bib, 3, "@");
}

static void test_copy_markdown(void **state)
{
	struct world *world = *state;

	assert_copies(world, "ym", "Markdown item copied");
	assert_copied(world, "- [One](https://example.org/one)");
	assert_copies(world, "GSpacekSpaceym", "2 Markdown items copied");
	assert_copied(world, "- **Four & reversed&#8236;**\n- **Five**");
	effects_of(world, "EscggSpaceSpaceym");
	assert_copied_as_exported(world, &writer_md, 2, "- [");
}

static void test_nothing_there(void **state)
{
	struct world *world = *state;

	effects_of(world, "/zzzzEnter");
	assert_int_equal(effects_of(world, "o") & (EFFECT_OPEN | EFFECT_COPY), 0);
	assert_int_equal(effects_of(world, "yt") & (EFFECT_OPEN | EFFECT_COPY), 0);
	assert_true(browser_is_browsing(&world->browser));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_table, tear_down)
		TEST(test_open),          TEST(test_search),        TEST(test_copy_title),
		TEST(test_copy_address),  TEST(test_copy_csv),      TEST(test_copy_bibtex),
		TEST(test_copy_markdown), TEST(test_nothing_there),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
