/*
 * Golden screens: what is drawn after some keys, at three sizes. A golden file is read as a diff
 * when it changes: UPDATE_GOLDEN=1 writes them again.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "printable.h"
#include "scene.h"
#include "support.h"

struct screen_case {
	const char *name;
	enum scene_papers papers;
	const char *keys;
	bool with_styles; /* in all sizes; in 80x24 each has them */
};

static const struct screen_case cases[] = {
	{ "start", SCENE_PAPERS, "", false },
	{ "loading", SCENE_LOADING, "", false },
	{ "empty", SCENE_NO_PAPERS, "", false },
	{ "filtering", SCENE_PAPERS, "/ 'converg'", false },
	{ "filtered", SCENE_PAPERS, "/ 'converg' Enter", true },
	{ "no-match", SCENE_PAPERS, "/ 'zzzz' Enter", false },
	{ "query-error", SCENE_PAPERS, "/ 'upvotes:many'", false },
	{ "query-given-up", SCENE_PAPERS, "/ '/([a-z ]+)+[0-9]{9}/' Enter", false },
	{ "query-incomplete", SCENE_PAPERS, "/ '(tea'", false },
	{ "query-long", SCENE_PAPERS,
	  "/ 'convergence or diffusion or federated or anything that is longer than the bar is "
	  "wide'",
	  false },
	{ "query-completed", SCENE_PAPERS, "/ '@' Tab Tab", true },
	{ "topics-on", SCENE_PAPERS, "1 4", true },
	{ "topics-pane", SCENE_PAPERS, "Tab Tab j", true },
	{ "detail-scrolled", SCENE_PAPERS, "j Enter j j", true },
	{ "detail-end", SCENE_PAPERS, "/ 'teacup' Enter Enter G", false },
	{ "next-match", SCENE_PAPERS, "/ 'patience' Enter Enter n", true },
	{ "selected", SCENE_PAPERS, "Space j Space", true },
	{ "starred", SCENE_PAPERS, "* j j *", true },
	{ "marked", SCENE_PAPERS, "r p 2 t 'thesis; later' Enter j r r p 5 j * r k", true },
	{ "tags", SCENE_PAPERS, "Space Space t 'thesis, -old'", false },
	{ "range", SCENE_PAPERS, "v j j", true },
	{ "sequence", SCENE_PAPERS, "p", true },
	{ "sequence-one", SCENE_PAPERS, "g", false },
	{ "sequence-copy", SCENE_PAPERS, "y", true },
	{ "search-offered", SCENE_PAPERS, "/ 'teacup' Enter o", false },
	{ "undone", SCENE_PAPERS, "v j j * u", false },
	{ "read-only", SCENE_READ_ONLY, "*", true },
	{ "sorted", SCENE_PAPERS, "s S", false },
	{ "like", SCENE_PAPERS, "j j =", true },
	{ "like-unknown", SCENE_PAPERS, "/ 'like:nothing' Enter", false },
	{ "end", SCENE_PAPERS, "G", false },
	{ "wide", SCENE_PAPERS, "/ '拡散' Enter", true },
	{ "combining", SCENE_PAPERS, "/ 'schrodinger' Enter", true },
	{ "right-to-left", SCENE_PAPERS, "/ 'slowly' Enter", false },
	{ "hostile", SCENE_PAPERS, "/ 'payload' Enter Enter", false },
	{ "long-word", SCENE_PAPERS, "/ 'donau' Enter Enter", false },
	{ "nothing-known", SCENE_PAPERS, "/ 'nothing else' Enter", false },
	{ "export", SCENE_PAPERS, "e", false },
	{ "export-shown", SCENE_PAPERS, "2 e ^U '~/list.csv'", false },
	{ "export-complete", SCENE_PAPERS, "e ^U 'nowhere' Tab", false },
	{ "exported", SCENE_PAPERS, "e Enter", false },
	{ "confirm", SCENE_PAPERS, "e ^U 'there.csv' Enter", false },
	{ "overview", SCENE_PAPERS, "O", true },
	{ "overview-topics", SCENE_PAPERS, "O j j", true },
	{ "overview-pairs", SCENE_PAPERS, "O Tab Tab l", true },
	{ "overview-words", SCENE_PAPERS, "2 O S-Tab j", true },
	{ "overview-filtering", SCENE_PAPERS, "O / 'converg'", false },
	{ "overview-narrowed", SCENE_PAPERS, "O j Space", false },
	{ "overview-no-match", SCENE_PAPERS, "O / 'zzzz' Enter", false },
	{ "overview-empty", SCENE_NO_PAPERS, "O", false },
	{ "overview-help", SCENE_PAPERS, "O ?", false },
	{ "overview-loading", SCENE_LOADING, "O", false },
	{ "command", SCENE_PAPERS, ": 'sort -date'", true },
	{ "command-completed", SCENE_PAPERS, ": 'p' Tab Tab", true },
	{ "command-error", SCENE_PAPERS, ": 'srot -date' Enter", false },
	{ "links", SCENE_PAPERS, "/ 'rounding' Enter ] ]", true },
	{ "link-followed", SCENE_PAPERS, "/ 'rounding' Enter ] Enter", true },
	{ "link-back", SCENE_PAPERS, "/ 'rounding' Enter ] Enter ^O", false },
	{ "links-none", SCENE_PAPERS, "G ]", false },
	{ "tex", SCENE_TEX, "/ 'schrodinger or alpha or naivete or kettle' Enter", true },
	{ "tex-detail", SCENE_TEX, "/ 'schrodinger or alpha or naivete' Enter Enter j", true },
	{ "manual", SCENE_PAPERS, "K", true },
	{ "manual-scrolled", SCENE_PAPERS, "K PgDn j", false },
	{ "manual-end", SCENE_PAPERS, ": 'man query' Enter G", false },
	{ "help", SCENE_PAPERS, "?", true },
	{ "help-end", SCENE_PAPERS, "? PgDn PgDn PgDn PgDn PgDn PgDn", false },
	{ "help-narrowed", SCENE_PAPERS, "? 'star'", false },
	{ "help-nothing", SCENE_PAPERS, "? 'zzzz'", false },
};

/* With options set; with styles. */
static const struct configured_case {
	const char *name;
	enum scene_papers papers;
	const char *options, *keys;
} configured_cases[] = {
	{ "columns-few", SCENE_PAPERS, "columns = star date title", "/ 'converg' Enter" },
	{ "columns-many", SCENE_PAPERS,
	  "columns = selected star status priority authors author-names:12 title topics tags note "
	  "starred arxiv source keywords summary",
	  "/ 'in or federated' Enter" },
	{ "title-middle", SCENE_PAPERS, "title-cut = middle\ncolumns = title:30 date=7 upvotes",
	  "/ 'the or ta' Enter" },
	{ "dates-relative", SCENE_PAPERS, "dates = relative\nsort = date", "j s" },
	{ "detail-never", SCENE_PAPERS, "detail = never", "Enter" },
	{ "tex-source", SCENE_TEX, "tex = source", "/ 'schrodinger or alpha' Enter" },
};

#define CASE_COUNT       (sizeof(cases) / sizeof(cases[0]))
#define CONFIGURED_COUNT (sizeof(configured_cases) / sizeof(configured_cases[0]))

static const struct {
	int rows, columns;
} sizes[] = { { 24, 80 }, { 10, 40 }, { 50, 200 } };

static void test_golden(void **state)
{
	const struct screen_case *screen = *state;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct scene scene;

		scene_open(&scene, screen->papers, sizes[i].rows, sizes[i].columns);
		scene_play(&scene, screen->keys);
		scene_check(&scene, screen->name, screen->with_styles || sizes[i].rows == 24);
		scene_close(&scene);
	}
}

static void test_configured(void **state)
{
	const struct configured_case *screen = *state;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct scene scene;

		scene_open(&scene, screen->papers, sizes[i].rows, sizes[i].columns);
		scene_set_options(&scene, screen->options);
		scene_play(&scene, screen->keys);
		scene_check(&scene, screen->name, true);
		scene_close(&scene);
	}
}

/* Each screen bears being made as small as can be, and comes back the same. */
static void test_any_size(void **state)
{
	const struct screen_case *screen = *state;
	struct strbuf before, after;
	struct scene scene;
	enum browser_pane pane;
	size_t list_top;

	strbuf_init(&before);
	strbuf_init(&after);
	scene_open(&scene, screen->papers, 24, 80);
	scene_play(&scene, screen->keys);
	scene_draw(&scene);
	canvas_dump(&scene.player.host.canvas, &before);
	pane = scene.player.host.browser.pages.list.pane;
	list_top = scene.player.host.browser.pages.list.cursor.scroll.top;
	for (int rows = 1; rows < 16; rows++)
		for (int columns = 1; columns < 70; columns += columns < 6 ? 1 : 9) {
			scene_resize(&scene, rows, columns);
			scene_draw(&scene);
			assert_true(is_printable(&scene.player.host.canvas));
		}
	scene_resize(&scene, 24, 80);
	scene_draw(&scene);
	canvas_dump(&scene.player.host.canvas, &after);
	/* A folded pane loses the cursor, and a small one scrolls. */
	if (scene.player.host.browser.pages.list.pane == pane &&
	    scene.player.host.browser.pages.list.cursor.scroll.top == list_top)
		assert_string_equal(before.data, after.data);
	scene_close(&scene);
	strbuf_free(&before);
	strbuf_free(&after);
}

static void test_configured_any_size(void **state)
{
	const struct configured_case *screen = *state;
	struct scene scene;

	scene_open(&scene, screen->papers, 24, 80);
	scene_set_options(&scene, screen->options);
	scene_play(&scene, screen->keys);
	for (int rows = 1; rows < 16; rows++)
		for (int columns = 1; columns < 250; columns += columns < 60 ? 1 : 9) {
			scene_resize(&scene, rows, columns);
			scene_draw(&scene);
			assert_true(is_printable(&scene.player.host.canvas));
		}
	scene_close(&scene);
}

static uint32_t random_key(uint64_t *seed)
{
	static const char letters[] = "jkgGlhnN123459sS*A e?/qOO\"()@-:ab][";

	if (support_below(seed, 3) == 0)
		return INPUT_UP + (uint32_t)support_below(seed, INPUT_F1 - INPUT_UP);
	if (support_below(seed, 5) == 0)
		return (uint32_t)support_below(seed, 0x20);
	return (uint32_t)letters[support_below(seed, sizeof(letters) - 1)];
}

/* Any keys at any size: the program lives, and draws nothing but what is printable. */
static void test_random_keys(void **state)
{
	uint64_t seed = 20231006;
	struct scene scene;

	(void)state;
	scene_open(&scene, SCENE_READ_ONLY, 24, 80);
	for (int i = 0; i < 3000; i++) {
		if (support_below(&seed, 20) == 0)
			scene_resize(&scene, 1 + (int)support_below(&seed, 40),
				     1 + (int)support_below(&seed, 120));
		/* Enter would write files with random names. */
		if (scene.player.host.browser.prompts.open == PROMPT_EXPORT ||
		    scene.player.host.browser.prompts.open == PROMPT_QUESTION)
			scene_key(&scene, INPUT_ESCAPE);
		scene_key(&scene, random_key(&seed));
		scene_draw(&scene);
		assert_true(is_printable(&scene.player.host.canvas));
	}
	scene_close(&scene);
}

int main(void)
{
	struct CMUnitTest tests[2 * CASE_COUNT + 2 * CONFIGURED_COUNT + 1];
	char names[CASE_COUNT][64];
	int failed;

	for (size_t i = 0; i < CASE_COUNT; i++) {
		snprintf(names[i], sizeof(names[i]), "%s at any size", cases[i].name);
		tests[2 * i] = (struct CMUnitTest){ .name = cases[i].name,
						    .test_func = test_golden,
						    .initial_state = (void *)&cases[i] };
		tests[2 * i + 1] = (struct CMUnitTest){ .name = names[i],
							.test_func = test_any_size,
							.initial_state = (void *)&cases[i] };
	}
	for (size_t i = 0; i < CONFIGURED_COUNT; i++) {
		struct CMUnitTest *test = &tests[2 * CASE_COUNT + 2 * i];
		void *screen = (void *)&configured_cases[i];

		test[0] = (struct CMUnitTest){ .name = configured_cases[i].name,
					       .test_func = test_configured,
					       .initial_state = screen };
		test[1] = (struct CMUnitTest){ .name = "the same at any size",
					       .test_func = test_configured_any_size,
					       .initial_state = screen };
	}
	tests[2 * CASE_COUNT + 2 * CONFIGURED_COUNT] =
		(struct CMUnitTest){ .name = "random keys", .test_func = test_random_keys };
	scenes_begin();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	scenes_end();
	return failed;
}
