#ifndef TESTS_LIBRARY_FIXTURE_H
#define TESTS_LIBRARY_FIXTURE_H

/* A library for each test, drafts for it, and checked adding. Included behind cmocka.h. */

#include <string.h>

#include "model/library.h"
#include "support.h"

struct fixture {
	struct library library;
	const struct source_list *source;
};

static inline int set_up(void **state)
{
	static struct fixture fixture;

	library_init(&fixture.library);
	fixture.source = library_source(&fixture.library, STR("000"));
	*state = &fixture;
	return 0;
}

static inline int tear_down(void **state)
{
	struct fixture *fixture = *state;

	library_free(&fixture->library);
	return 0;
}

static inline struct paper_draft draft_of(const char *title, const char *abstract)
{
	struct paper_draft draft = { .line = 1 };

	paper_init(&draft.paper);
	draft.paper.title = str_from(title);
	draft.paper.abstract = str_from(abstract);
	return draft;
}

static inline struct paper_draft guess_of(const char *title, const char *abstract)
{
	struct paper_draft draft = draft_of(title, abstract);

	draft.paper.title_is_guessed = true;
	return draft;
}

static inline struct paper_draft draft_with_ids(const char *title, const char *arxiv_id,
						const char *doi)
{
	struct paper_draft draft = draft_of(title, NULL);

	draft.paper.arxiv_id = str_from(arxiv_id);
	draft.paper.doi = str_from(doi);
	return draft;
}

static inline void assert_str(struct str s, const char *expected)
{
	if (!str_equal(s, str_from(expected)))
		fail_msg("expected \"%s\", got \"%.*s\"", expected, STR_ARG(s));
}

/* Adds a draft and checks what came of it; library_find must have known. */
static inline const struct paper *add(struct fixture *fixture, struct paper_draft draft,
				      enum library_change change, uint32_t number)
{
	uint32_t found, paper;
	bool is_found = library_find(&fixture->library, &draft.paper, &found);

	assert_int_equal(is_found, change != LIBRARY_ADDED);
	assert_int_equal(library_add(&fixture->library, &draft, fixture->source, &paper), change);
	assert_int_equal(paper, number);
	if (is_found)
		assert_int_equal(found, number);
	return &fixture->library.papers[paper];
}

#endif
