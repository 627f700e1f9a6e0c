/* Rows of the database that are one paper: what they say of it, and how long that takes. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "growth.h"
#include "session/mark_plan.h"
#include "session/session.h"

static struct paper_draft draft_of(struct str doi)
{
	struct paper_draft draft = { .has_marks = true };

	paper_init(&draft.paper);
	draft.paper.title = STR("Kites of Autumn");
	draft.paper.doi = doi;
	return draft;
}

/* Takes over that many rows of one paper, each with a star, a tag and a note of its own. */
static void take_rows(struct session *session, size_t count)
{
	struct paper_draft draft = draft_of(STR("10.1000/kite"));
	char tag[40], note[60];

	for (size_t i = 0; i < count; i++) {
		snprintf(tag, sizeof(tag), "tag %zu", i % 100);
		snprintf(note, sizeof(note), "note %zu of them", i);
		draft.marks = (struct marks){
			.starred_at = (int64_t)(1000 + count - i),
			.tags = str_from(tag),
			.note = str_from(note),
		};
		session_merge_row(session, (int64_t)i + 1, &draft);
	}
	session_settle_rows(session);
}

static size_t count_lines(struct str text)
{
	size_t count = 0;
	struct str line;

	while (str_split_next(&text, '\n', &line))
		count += line.len > 0;
	return count;
}

static void test_marks_of_all(void **state)
{
	struct session session;
	struct paper_draft draft = draft_of(STR("10.1000/kite"));
	uint32_t paper;
	struct str tag;

	(void)state;
	session_init(&session);
	draft.has_marks = false;
	paper = session_add(&session, &draft, NULL);
	take_rows(&session, 150);
	for (int side = 0; side < 2; side++) {
		const struct marks *marks =
			marks_get(side ? &session.kept_marks : &session.marks, side ? 0 : paper);
		struct str tags = marks->tags;
		size_t count = 0;

		assert_int_equal(marks->starred_at, 1001);
		assert_int_equal(count_lines(marks->note), 150);
		while (tags_next(&tags, &tag))
			count++;
		assert_int_equal(count, 100);
	}
	session_free(&session);
}

/* A paper is removed once all its rows are, and comes back with one. */
static void test_removed_rows(void **state)
{
	const struct marks removed = { .removed_at = 5 }, starred = { .starred_at = 7 };
	struct session session;
	struct paper_draft draft = draft_of(STR("10.1000/kite"));
	uint32_t paper;

	(void)state;
	session_init(&session);
	draft.has_marks = false;
	paper = session_add(&session, &draft, NULL);
	take_rows(&session, 3);
	for (int64_t row = 1; row <= 3; row++) {
		draft.has_marks = true;
		draft.marks = removed;
		session_merge_row(&session, row, &draft);
		session_settle_rows(&session);
		assert_int_equal(marks_get(&session.marks, paper)->removed_at, row == 3 ? 5 : 0);
	}
	draft.marks = starred;
	session_merge_row(&session, 2, &draft);
	session_settle_rows(&session);
	assert_true(marks_equal(marks_get(&session.marks, paper), &starred));
	session_free(&session);
}

/* A file's paper that comes before the rows that were taken are settled has the marks of all. */
static void test_file_among_rows(void **state)
{
	const struct marks tagged = { .tags = STR("late") };
	struct session session;
	struct paper_draft draft = draft_of(STR("10.1000/kite"));
	const struct marks *marks;

	(void)state;
	session_init(&session);
	take_rows(&session, 2);
	session_take_row(&session, 2, &tagged);
	draft.has_marks = false;
	marks = marks_get(&session.marks, session_add(&session, &draft, NULL));
	assert_true(tags_have(marks->tags, STR("late")));
	assert_int_equal(marks->starred_at, 1002);
	session_free(&session);
}

/* Papers that became one since a change of marks was asked for are changed once. */
static void test_plan_of_joined_papers(void **state)
{
	static const struct str dois[] = { STR_INIT("10.1000/kite"), STR_INIT("") };
	struct session session;
	struct mark_plan plan;
	struct paper_draft draft;
	uint32_t *papers = alloc_zeroed(2, sizeof(*papers));
	uint32_t joined;

	(void)state;
	session_init(&session);
	for (uint32_t i = 0; i < 2; i++) {
		draft = draft_of(dois[i]);
		draft.paper.title = i == 0 ? STR("Kites of Autumn") : STR("Strings");
		draft.paper.arxiv_id = i == 0 ? STR("") : STR("2301.00001");
		papers[i] = session_add(&session, &draft, NULL);
	}
	mark_plan_init(&plan);
	mark_plan_set_papers(&plan, papers, 2);
	draft = draft_of(dois[0]);
	draft.paper.arxiv_id = STR("2301.00001");
	joined = session_add(&session, &draft, NULL);
	mark_plan_follow_joins(&plan, &session.library);
	assert_int_equal(plan.paper_count, 1);
	assert_int_equal(plan.papers[0], joined);
	mark_plan_free(&plan);
	session_free(&session);
}

static void take_many(void *context, size_t count)
{
	struct session session;

	(void)context;
	session_init(&session);
	take_rows(&session, count);
	session_free(&session);
}

static void test_many_rows(void **state)
{
	(void)state;
	assert_grows_with_size(take_many, NULL, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks_of_all),
		cmocka_unit_test(test_removed_rows),
		cmocka_unit_test(test_file_among_rows),
		cmocka_unit_test(test_plan_of_joined_papers),
		cmocka_unit_test(test_many_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
