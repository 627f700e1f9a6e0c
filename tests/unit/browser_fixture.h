#ifndef TESTS_UNIT_BROWSER_FIXTURE_H
#define TESTS_UNIT_BROWSER_FIXTURE_H

/* The browser without a screen: a capture of invented papers, and a database in a folder that goes
 * away. Include cmocka first. */

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "browser/browser.h"
#include "view/page_table.h"

/* The lines of the page above papers, so that what follows is read as some. */
#define CAPTURE_HEADER "Get trending papers in your email inbox once a day!\n"

static const char capture[] = CAPTURE_HEADER
	"Tidal Gradients: Learning from the Sea\n"
	"Waves choose the step size of a small optimiser, with convergence on three invented "
	"coasts.\n"
	"Lanterns for Federated Gardens\n"
	"Gardens share no soil, only advice, and every tomato ripens by the diffusion of light.\n"
	"Schr\xC3\xB6"
	"dinger Sleeps\n"
	"A cat is asked for feedback by a human. RLHF follows, and nobody opens the box.\n"
	"Mountains That Count\n"
	"Counting pebbles with a mountain needs patience, and convergence takes an age.\n"
	"A Fifth of Everything\n"
	"Five is asked to leave the sequence and does so without regret; the rest converges.\n";

struct world {
	char folder[64];
	char papers[128];
	char database[128];
	struct session session;
	struct loader *loader;
	struct browser browser;
};

static inline int64_t fixed_now(void)
{
	return 1766000000;
}

/* Tells the pages what room they have, as the layout does. */
static inline void set_rows(struct world *world, size_t list, size_t detail, size_t topics,
			    size_t help)
{
	struct browser_pages *pages = &world->browser.pages;

	page_list_set_rows(&pages->list, list, detail, topics);
	page_help_set_rows(&pages->help, help);
	page_manual_set_rows(&pages->manual, help);
}

static inline void open_world(struct world *world)
{
	const char *files[] = { world->papers };
	struct browser_options options = { .pages = page_table, .now = fixed_now };
	bool more = true;

	session_init(&world->session);
	topic_list_set(&world->session.topics, STR("convergence"), STR("convergence"), "test", 1);
	topic_list_set(&world->session.topics, STR("rlhf"), STR("rlhf"), "test", 2);
	session_open_database(&world->session, world->database);
	session_load_database(&world->session, false);
	world->loader = loader_new(&world->session, files, 1, 0);
	assert_int_equal(browser_init(&world->browser, &world->session, world->loader, &options),
			 STATUS_OK);
	set_rows(world, 10, 5, 10, 10);
	while (more)
		browser_step(&world->browser, 100000, &more);
}

static inline void close_world(struct world *world)
{
	browser_free(&world->browser);
	loader_delete(world->loader);
	session_free(&world->session);
}

static inline int set_up(void **state)
{
	struct world *world = calloc(1, sizeof(*world));
	FILE *file;

	strcpy(world->folder, "/tmp/shortlist-browser-XXXXXX");
	assert_non_null(mkdtemp(world->folder));
	snprintf(world->papers, sizeof(world->papers), "%s/papers.txt", world->folder);
	snprintf(world->database, sizeof(world->database), "%s/library.db", world->folder);
	setenv("HOME", world->folder, 1);
	file = fopen(world->papers, "w");
	assert_non_null(file);
	fputs(capture, file);
	fclose(file);
	open_world(world);
	*state = world;
	return 0;
}

static inline int tear_down(void **state)
{
	struct world *world = *state;
	char command[128];

	close_world(world);
	snprintf(command, sizeof(command), "rm -rf '%s'", world->folder);
	free(world);
	return system(command);
}

/* Lets the browser do all that is left to do, and waits for what it saves beside. */
static inline void settle(struct world *world)
{
	bool more = true;

	while (more || browser_job_fd(&world->browser) >= 0) {
		struct pollfd fd = { .fd = browser_job_fd(&world->browser), .events = POLLIN };

		if (!more)
			poll(&fd, 1, -1);
		browser_step(&world->browser, 100000, &more);
	}
}

/* Opens the browser on the library in place of the file. */
static inline void open_library(struct world *world)
{
	struct browser_options options = { .pages = page_table, .now = fixed_now };

	session_init(&world->session);
	topic_list_set(&world->session.topics, STR("convergence"), STR("convergence"), "test", 1);
	assert_int_equal(session_open_database(&world->session, world->database), STATUS_OK);
	assert_int_equal(session_load_database(&world->session, true), STATUS_OK);
	world->loader = NULL;
	assert_int_equal(browser_init(&world->browser, &world->session, NULL, &options), STATUS_OK);
	set_rows(world, 10, 5, 10, 10);
	settle(world);
}

static inline void press(struct world *world, const char *names)
{
	struct str rest = str_from(names);

	while (rest.len > 0) {
		struct event event = { .type = EVENT_KEY };

		assert_true(key_parse(&rest, &event.key));
		browser_handle(&world->browser, &event);
	}
	settle(world);
}

static inline size_t shown(const struct world *world)
{
	size_t count;

	filter_papers(world->browser.filter, &count);
	return count;
}

static inline const char *cursor_title(const struct world *world)
{
	static char title[128];

	assert_int_not_equal(world->browser.pages.list.cursor.paper, NO_PAPER);
	snprintf(title, sizeof(title), "%.*s",
		 STR_ARG(world->session.library.papers[world->browser.pages.list.cursor.paper]
				 .title));
	return title;
}

#endif
