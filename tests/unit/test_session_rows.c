/* Rows of the database that are one paper: what they say of it, and how long that takes. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "growth.h"
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
		cmocka_unit_test(test_many_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
