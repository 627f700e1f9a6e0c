#ifndef TESTS_UNIT_OVERVIEW_FIXTURE_H
#define TESTS_UNIT_OVERVIEW_FIXTURE_H

/* A counted overview of nine papers of three months, on three topics. Include cmocka first. */

#include "search/overview.h"
#include "unit/corpus_fixture.h"

struct overview_world {
	struct fixture fixture;
	struct topic_list topics;
	struct topic_index *index;
	struct term_index *terms;
	struct overview *overview;
};

static const struct {
	const char *title, *date;
} overview_papers[] = {
	{ "tides and waves", "2024-01-05" },
	{ "tides and lanterns", "2024-01-09" },
	{ "waves of lanterns", "2024-02-01" },
	{ "tides", "2024-02-02" },
	{ "tides", "2024-02-03" },
	{ "waves, and tides", "2024-03-01" },
	{ "a cat", "2024-03-02" },
	{ "another cat", "2024-03-03" },
	{ "the third cat", "2024-03-04" },
};

#define OVERVIEW_PAPERS (sizeof(overview_papers) / sizeof(*overview_papers))

/* With abstracts of their own, that no two are the same paper. */
static inline void overview_world_fill(struct overview_world *world)
{
	for (size_t i = 0; i < OVERVIEW_PAPERS; i++) {
		struct paper paper;
		char title[64];

		snprintf(title, sizeof(title), "%s, part %zu", overview_papers[i].title, i);
		paper_init(&paper);
		paper.title = str_from(title);
		date_parse_iso(str_from(overview_papers[i].date), &paper.date);
		fixture_add(&world->fixture, &paper);
	}
}

static inline void overview_world_open(struct overview_world *world)
{
	static const char *const topics[] = { "tides", "waves", "lanterns" };
	uint32_t all[OVERVIEW_PAPERS];

	fixture_init(&world->fixture);
	overview_world_fill(world);
	topic_list_init(&world->topics);
	for (size_t i = 0; i < 3; i++)
		topic_list_set(&world->topics, str_from(topics[i]), str_from(topics[i]), NULL, 1);
	world->index = topic_index_new(&world->fixture.corpus, &world->topics, NULL);
	world->terms = term_index_new(&world->fixture.corpus, NULL);
	world->overview = overview_new(&world->fixture.corpus, world->index, world->terms);
	while (topic_index_step(world->index, 1000))
		;
	for (uint32_t i = 0; i < OVERVIEW_PAPERS; i++)
		all[i] = i;
	overview_set_papers(world->overview, all, OVERVIEW_PAPERS);
	while (overview_step(world->overview, 1000))
		;
}

static inline void overview_world_close(struct overview_world *world)
{
	overview_delete(world->overview);
	term_index_delete(world->terms);
	topic_index_delete(world->index);
	topic_list_free(&world->topics);
	fixture_free(&world->fixture);
}

#endif
