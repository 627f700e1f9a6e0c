#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "growth.h"
#include "model/mark_edit.h"
#include "model/marks.h"
#include "model/marks_late.h"
#include "support.h"

static void statuses_have_names(void **state)
{
	enum reading_status status;

	(void)state;
	for (int i = READING_UNREAD; i <= READING_DONE; i++) {
		assert_true(reading_status_from_name(
			str_from(reading_status_name((enum reading_status)i)), &status));
		assert_int_equal(status, i);
	}
	assert_true(reading_status_from_name(STR(" Done "), &status));
	assert_int_equal(status, READING_DONE);
	assert_false(reading_status_from_name(STR("finished"), &status));
}

static void marks_are_kept_by_paper(void **state)
{
	struct marks_table table;
	struct marks marks = { .starred_at = 5,
			       .status = READING_DONE,
			       .priority = 2,
			       .tags = STR("b; a"),
			       .note = STR("line\nline") };
	char *far_note = strdup("note");

	(void)state;
	marks_table_init(&table);
	assert_true(marks_are_empty(marks_get(&table, 0)));
	marks_set(&table, 7, &marks);
	assert_true(marks_are_empty(marks_get(&table, 6)));
	assert_true(marks_are_empty(marks_get(&table, 8)));
	assert_int_equal(marks_get(&table, 7)->starred_at, 5);
	assert_int_equal(table.starred_count, 1);
	assert_true(str_equal(marks_get(&table, 7)->tags, STR("a; b")));
	assert_true(str_equal(marks_get(&table, 7)->note, STR("line\nline")));
	marks = (struct marks){ .note = str_from(far_note) };
	marks_set(&table, 100000, &marks);
	memset(far_note, 'x', 4);
	free(far_note);
	assert_true(str_equal(marks_get(&table, 100000)->note, STR("note")));
	marks_set(&table, 7, &(struct marks){ 0 });
	assert_true(marks_are_empty(marks_get(&table, 7)));
	assert_int_equal(table.starred_count, 0);
	marks_table_free(&table);
}

static void marks_out_of_range_are_brought_in(void **state)
{
	struct marks_table table;
	struct marks marks = { .status = 77, .priority = 6, .tags = STR(" ; ") };

	(void)state;
	marks_table_init(&table);
	marks_set(&table, 0, &marks);
	assert_true(marks_are_empty(marks_get(&table, 0)));
	marks_table_free(&table);
}

static void empty_marks_cost_nothing(void **state)
{
	struct marks_table table;
	struct marks tagged = { .tags = STR("thesis"), .note = STR("again") };
	size_t used;

	(void)state;
	marks_table_init(&table);
	marks_set(&table, 1000000, &(struct marks){ 0 });
	assert_int_equal(table.slot_count, 0);
	marks_set(&table, 3, &tagged);
	used = table.arena.used;
	for (int i = 0; i < 1000; i++)
		marks_set(&table, 3, &tagged);
	assert_int_equal(table.arena.used, used);
	marks_table_free(&table);
}

static void random_marks_are_found_again(void **state)
{
	enum { PAPERS = 300 };
	struct marks_table table;
	struct marks expected[PAPERS] = { { 0 } };
	uint64_t seed = 11;

	(void)state;
	marks_table_init(&table);
	for (int i = 0; i < 20000; i++) {
		uint32_t paper = (uint32_t)support_below(&seed, PAPERS);
		size_t starred = 0;

		expected[paper] =
			(struct marks){ .starred_at = (int64_t)support_below(&seed, 3),
					.seen_at = (int64_t)support_below(&seed, 2),
					.status = (uint8_t)support_below(&seed, 3),
					.priority = (uint8_t)support_below(&seed, 6),
					.tags = support_below(&seed, 2) ? STR("t") : STR("") };
		marks_set(&table, paper, &expected[paper]);
		for (uint32_t p = 0; i % 100 == 0 && p < PAPERS; p++) {
			assert_true(marks_equal(marks_get(&table, p), &expected[p]));
			starred += expected[p].starred_at != 0;
		}
		if (i % 100 == 0)
			assert_int_equal(table.starred_count, starred);
	}
	marks_table_free(&table);
}

static void assert_tags(struct strbuf *tags, const char *expected)
{
	assert_string_equal(tags->data, expected);
}

static void tags_are_sorted_and_unique(void **state)
{
	struct strbuf tags;

	(void)state;
	strbuf_init(&tags);
	tags_normalise(&tags,
		       STR(" to read;Zeta; alpha ;;ZETA;  Alpha;\xC3\xA9t\xC3\xA9;to  read;z"));
	assert_tags(&tags, "alpha; to read; z; Zeta; \xC3\xA9t\xC3\xA9");
	tags_add(&tags, STR("beta; ALPHA"));
	assert_tags(&tags, "alpha; beta; to read; z; Zeta; \xC3\xA9t\xC3\xA9");
	assert_true(tags_have(strbuf_str(&tags), STR("zeta")));
	assert_true(tags_have(strbuf_str(&tags), STR(" To read ")));
	assert_false(tags_have(strbuf_str(&tags), STR("read")));
	assert_false(tags_have(strbuf_str(&tags), STR("")));
	tags_remove(&tags, STR("ZETA; beta; absent"));
	assert_tags(&tags, "alpha; to read; z; \xC3\xA9t\xC3\xA9");
	tags_remove(&tags, STR("alpha"));
	tags_remove(&tags, STR("to read;z;\xC3\xA9t\xC3\xA9"));
	assert_tags(&tags, "");
	tags_add(&tags, STR("one"));
	assert_tags(&tags, "one");
	strbuf_free(&tags);
}

/* A list of up to 8 of few tags, in either case, some of them more than once. */
static void random_tags(struct strbuf *tags, uint64_t *seed)
{
	static const char *const names[] = { "a", "A", "b", "beta", "Beta", "c d", "C D", "e" };

	strbuf_clear(tags);
	for (size_t left = support_below(seed, 9); left > 0; left--) {
		strbuf_add_cstr(tags, names[support_below(seed, 8)]);
		strbuf_add_cstr(tags, support_below(seed, 2) ? "; " : ";");
	}
}

/* The reference: a tag at a time, each compared with all. */
static void apply_one_by_one(struct strbuf *tags, struct str before, struct str after)
{
	struct str rest = before, tag;

	while (tags_next(&rest, &tag))
		if (!tags_have(after, tag))
			tags_remove(tags, tag);
	rest = after;
	while (tags_next(&rest, &tag))
		if (!tags_have(before, tag))
			tags_add(tags, tag);
}

static void changes_of_tags_agree_with_the_reference(void **state)
{
	struct strbuf before, after, start, tags, expected;
	uint64_t seed = 3;

	(void)state;
	strbuf_init(&before);
	strbuf_init(&after);
	strbuf_init(&start);
	strbuf_init(&tags);
	strbuf_init(&expected);
	for (int i = 0; i < 20000; i++) {
		random_tags(&before, &seed);
		random_tags(&after, &seed);
		random_tags(&start, &seed);
		strbuf_clear(&tags);
		strbuf_clear(&expected);
		tags_normalise(&tags, strbuf_str(&start));
		tags_normalise(&expected, strbuf_str(&start));
		tags_apply_changes(&tags, strbuf_str(&before), strbuf_str(&after));
		apply_one_by_one(&expected, strbuf_str(&before), strbuf_str(&after));
		assert_tags(&tags, expected.data);
	}
	strbuf_free(&before);
	strbuf_free(&after);
	strbuf_free(&start);
	strbuf_free(&tags);
	strbuf_free(&expected);
}

static void tags_that_others_lack_keep_their_order(void **state)
{
	struct strbuf tags;

	(void)state;
	strbuf_init(&tags);
	tags_add_missing(&tags, STR("z; B ; a;b; "), STR("c;A"));
	assert_tags(&tags, "z; B; b");
	tags_add_missing(&tags, STR("y"), STR(""));
	assert_tags(&tags, "z; B; b; y");
	strbuf_free(&tags);
}

/* Puts `count` tags on a paper that has as many others, and says what that came to. */
static void edit_many_tags(void *context, size_t count)
{
	struct mark_edit edit = { .field = MARK_TAGS };
	struct marks marks = { 0 }, before;
	struct strbuf old, new, text;
	struct mark_summary summary;

	(void)context;
	strbuf_init(&old);
	strbuf_init(&new);
	strbuf_init(&text);
	mark_summary_init(&summary);
	for (size_t i = 0; i < count; i++) {
		strbuf_addf(&old, "old %zu;", i);
		strbuf_addf(&new, "new %zu;", i);
	}
	marks.tags = strbuf_str(&old);
	before = marks;
	edit.text = strbuf_str(&new);
	edit.removed = strbuf_str(&old);
	assert_true(mark_edit_apply(&edit, &marks, &text));
	mark_summary_add(&summary, &before, &marks);
	tags_apply_changes(&old, STR(""), marks.tags);
	mark_summary_free(&summary);
	strbuf_free(&text);
	strbuf_free(&new);
	strbuf_free(&old);
}

static void many_tags_take_time_by_their_number(void **state)
{
	(void)state;
	assert_grows_with_size(edit_many_tags, NULL, 500);
}

static void hostile_tags_are_cleaned(void **state)
{
	struct strbuf tags;

	(void)state;
	strbuf_init(&tags);
	tags_normalise(&tags, (struct str)STR_INIT("a\0b;\x1B[31m;\xFF;\r\n;c"));
	assert_tags(&tags, "[31m; a b; c; \xEF\xBF\xBD");
	strbuf_free(&tags);
}

/* Normal lists stay as they are, and adding and removing are sets' union and difference. */
static void tags_are_sets(void **state)
{
	static const char *const names[] = { "a", "B", "c d", "E", "\xC3\xA9", "f;g", " " };
	uint64_t seed = 2;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct strbuf tags, again;

		strbuf_init(&tags);
		strbuf_init(&again);
		for (int i = 0; i < 6; i++) {
			struct str name = str_from(names[support_below(&seed, 7)]);

			if (support_below(&seed, 3)) {
				tags_add(&tags, name);
				if (!str_equal(name, STR("f;g")) && !str_equal(name, STR(" ")))
					assert_true(tags_have(strbuf_str(&tags), name));
			} else {
				tags_remove(&tags, name);
				assert_false(tags_have(strbuf_str(&tags), name));
			}
		}
		tags_normalise(&again, strbuf_str(&tags));
		assert_string_equal(again.data, tags.data);
		strbuf_free(&tags);
		strbuf_free(&again);
	}
}

static void notes_are_cleaned(void **state)
{
	static const char *const notes[][2] = {
		{ "", "" },
		{ " \r\n one\r\n\r\ntwo\rthree\nfour \n", "one\n\ntwo\nthree\nfour" },
		{ "a\tb\x1B[2Jc\x7F", "a b [2Jc" },
		{ "\x01\x02 x \x03\n\x04", "x" },
		{ "\xC2\x85"
		  "a\xC2\x9B"
		  "b\xFF",
		  "a b\xEF\xBF\xBD" },
		{ "keeps   spaces\n\n\nand lines", "keeps   spaces\n\n\nand lines" },
		{ "\x01\x02", "" },
	};
	struct strbuf out, again;

	(void)state;
	strbuf_init(&out);
	strbuf_init(&again);
	for (size_t i = 0; i < sizeof(notes) / sizeof(*notes); i++) {
		strbuf_clear(&out);
		strbuf_clear(&again);
		note_clean(&out, str_from(notes[i][0]));
		assert_string_equal(out.data, notes[i][1]);
		note_clean(&again, strbuf_str(&out));
		assert_string_equal(again.data, out.data);
	}
	strbuf_free(&out);
	strbuf_free(&again);
}

static void assert_joined(const struct marks *first, const struct marks *more,
			  const struct marks *want)
{
	struct marks_table table;

	marks_table_init(&table);
	marks_set(&table, 3, first);
	/* Saying it once more changes nothing. */
	for (int i = 0; i < 2; i++) {
		marks_add(&table, 3, more);
		assert_true(marks_equal(marks_get(&table, 3), want));
	}
	marks_add(&table, 3, first);
	assert_true(marks_equal(marks_get(&table, 3), want));
	marks_table_free(&table);
}

static void marks_of_two_records_are_joined(void **state)
{
	const struct marks a = { .starred_at = 9,
				 .status = READING_DONE,
				 .priority = 4,
				 .tags = STR("b; Kites"),
				 .note = STR("a note") };
	const struct marks b = { .starred_at = 5,
				 .seen_at = 7,
				 .status = READING_STARTED,
				 .priority = 1,
				 .tags = STR("a; kites"),
				 .note = STR("another") };
	const struct marks none = { 0 }, removed = { .seen_at = 2, .removed_at = 3 };
	struct marks both = a, returned = a;

	(void)state;
	both.starred_at = 5;
	both.seen_at = 7;
	both.tags = STR("a; b; Kites");
	both.note = STR("a note\n\nanother");
	assert_joined(&a, &b, &both);
	assert_joined(&a, &none, &a);
	assert_joined(&none, &a, &a);
	returned.seen_at = 2;
	returned.removed_at = 3;
	assert_joined(&removed, &a, &returned);
}

static void notes_are_joined_unless_one_has_the_other(void **state)
{
	static const char *const notes[][3] = {
		{ "", "b", "b" },
		{ "a", "", "a" },
		{ "a", "a", "a" },
		{ "a", " a\r\n", "a" },
		{ "a", "b", "a\n\nb" },
		{ "b\n\na", "a", "b\n\na" },
		{ "a", "b\na\nc", "b\na\nc" },
		{ "not done", "done", "not done\n\ndone" },
		{ "done now", "done", "done now\n\ndone" },
		{ "undone\nundone done\ndone", "done", "undone\nundone done\ndone" },
		{ "a\nb\nb", "a\nb", "a\nb\nb" },
		{ "ba\nba", "a\nba", "ba\nba\n\na\nba" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
		const struct marks first = { .note = str_from(notes[i][0]) };
		const struct marks more = { .note = str_from(notes[i][1]) };
		const struct marks want = { .note = str_from(notes[i][2]) };

		assert_joined(&first, &more, &want);
	}
}

/* Each line of the note ends as the part begins. */
static void look_for_lines(void *context, size_t count)
{
	struct strbuf note;

	(void)context;
	strbuf_init(&note);
	for (size_t i = 0; i < count; i++)
		strbuf_add_cstr(&note, "ba\n");
	assert_false(
		note_has_lines(strbuf_str(&note), str_sub(strbuf_str(&note), 1, note.len / 2)));
	strbuf_free(&note);
}

static void lines_are_found_in_linear_time(void **state)
{
	(void)state;
	assert_grows_with_size(look_for_lines, NULL, 4000);
}

/* Joins with one paper what that many records say of it, each something else. */
static void join_many(size_t count, struct marks_table *table)
{
	struct marks_late late;

	marks_late_init(&late);
	for (size_t i = 0; i < 2 * count; i++) {
		char tag[40], note[40];
		struct marks more = { .starred_at = i == count / 2 ? 5 : 0 };

		snprintf(tag, sizeof(tag), "tag %06zu", i % count);
		snprintf(note, sizeof(note), "note %06zu", i % count);
		more.tags = str_from(tag);
		more.note = str_from(note);
		if (marks_late_add(&late, table, 1, &more))
			marks_late_settle(&late, table, NULL);
	}
	marks_late_settle(&late, table, NULL);
	marks_late_free(&late);
}

static void marks_of_many_records_are_all_kept(void **state)
{
	struct marks_table table;
	struct str rest, tag;
	size_t count = 0;

	(void)state;
	marks_table_init(&table);
	join_many(20000, &table);
	rest = marks_get(&table, 1)->tags;
	while (tags_next(&rest, &tag))
		count++;
	assert_int_equal(count, 20000);
	/* Each note once, in the order of coming, with an empty line between two. */
	rest = marks_get(&table, 1)->note;
	assert_int_equal(rest.len, 20000 * 13 - 2);
	for (size_t i = 0; i < 20000; i++) {
		char note[40];

		snprintf(note, sizeof(note), "note %06zu", i);
		assert_true(str_equal(str_sub(rest, i * 13, 11), str_from(note)));
	}
	assert_int_equal(marks_get(&table, 1)->starred_at, 5);
	marks_table_free(&table);
}

/* Of a long note, too, one that goes on from it takes its place. */
static void long_notes_are_joined_unless_one_has_the_other(void **state)
{
	struct marks first = { .note = STR("") }, more = first;
	struct strbuf note, longer;
	struct marks_table table;
	struct bitset none;
	struct marks_late late;

	(void)state;
	strbuf_init(&note);
	strbuf_init(&longer);
	marks_table_init(&table);
	marks_late_init(&late);
	bitset_init(&none);
	for (int i = 0; i < 100; i++)
		strbuf_addf(&note, "%sline %d", i > 0 ? "\n" : "", i);
	strbuf_addf(&longer, "%s\nand on", note.data);
	first.note = strbuf_str(&note);
	more.note = strbuf_str(&longer);
	marks_set(&table, 1, &first);
	for (int i = 0; i < 2; i++) {
		marks_late_add(&late, &table, 1, &first);
		marks_late_add(&late, &table, 1, &more);
		marks_late_settle(&late, &table, NULL);
		assert_true(str_equal(marks_get(&table, 1)->note, more.note));
	}
	more.note = STR("of another");
	bitset_resize(&none, 2);
	bitset_add(&none, 1);
	marks_late_add(&late, &table, 1, &more);
	marks_late_settle(&late, &table, &none);
	marks_late_settle(&late, &table, NULL);
	assert_true(str_equal(marks_get(&table, 1)->note, strbuf_str(&longer)));
	bitset_free(&none);
	marks_late_free(&late);
	marks_table_free(&table);
	strbuf_free(&longer);
	strbuf_free(&note);
}

/* After one long note. */
static void join_many_stars(void *context, size_t count)
{
	struct marks said = { .starred_at = 1 };
	struct marks_table table;
	struct marks_late late;
	struct strbuf note;

	(void)context;
	strbuf_init(&note);
	marks_table_init(&table);
	marks_late_init(&late);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&note, "line %zu\n", i);
	said.note = strbuf_str(&note);
	marks_set(&table, 1, &said);
	said.note = STR("");
	for (size_t i = 0; i < count; i++) {
		said.starred_at++;
		if (marks_late_add(&late, &table, 1, &said))
			marks_late_settle(&late, &table, NULL);
	}
	marks_late_settle(&late, &table, NULL);
	assert_int_equal(marks_get(&table, 1)->starred_at, 1);
	marks_late_free(&late);
	marks_table_free(&table);
	strbuf_free(&note);
}

static void many_stars_are_joined_in_linear_time(void **state)
{
	(void)state;
	assert_grows_with_size(join_many_stars, NULL, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statuses_have_names),
		cmocka_unit_test(marks_are_kept_by_paper),
		cmocka_unit_test(marks_out_of_range_are_brought_in),
		cmocka_unit_test(empty_marks_cost_nothing),
		cmocka_unit_test(random_marks_are_found_again),
		cmocka_unit_test(tags_are_sorted_and_unique),
		cmocka_unit_test(changes_of_tags_agree_with_the_reference),
		cmocka_unit_test(tags_that_others_lack_keep_their_order),
		cmocka_unit_test(many_tags_take_time_by_their_number),
		cmocka_unit_test(hostile_tags_are_cleaned),
		cmocka_unit_test(tags_are_sets),
		cmocka_unit_test(notes_are_cleaned),
		cmocka_unit_test(marks_of_two_records_are_joined),
		cmocka_unit_test(notes_are_joined_unless_one_has_the_other),
		cmocka_unit_test(lines_are_found_in_linear_time),
		cmocka_unit_test(marks_of_many_records_are_all_kept),
		cmocka_unit_test(long_notes_are_joined_unless_one_has_the_other),
		cmocka_unit_test(many_stars_are_joined_in_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
