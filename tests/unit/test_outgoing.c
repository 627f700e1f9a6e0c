/* What leaves the program: texts for the clipboard, and notes that could not be saved. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "browser/note_draft.h"
#include "browser/outgoing.h"
#include "store/note_file.h"

static void test_lines_are_cleaned(void **state)
{
	struct outgoing outgoing;

	(void)state;
	outgoing_init(&outgoing);
	assert_true(outgoing_add_items(&outgoing, STR(""), 1));
	assert_true(outgoing_add_items(&outgoing, STR("a\tb\x1B[31m\rc\x7F"), 1));
	/* U+202E turns text round, U+E0041 is a tag, U+0085 a control. */
	assert_true(outgoing_add_items(&outgoing,
				       STR("\xE2\x80\xAE"
					   "d\xF3\xA0\x81\x81"
					   "\xC2\x85\xC3\xA9"),
				       1));
	assert_string_equal(outgoing.text.data, "\na\tb[31mc\nd\xC3\xA9");
	assert_int_equal(outgoing.item_count, 3);
	outgoing_clear_text(&outgoing);
	assert_int_equal(outgoing.text.len, 0);
	assert_true(outgoing_add_items(&outgoing, STR("once more"), 1));
	assert_string_equal(outgoing.text.data, "once more");
	outgoing_free(&outgoing);
}

static void test_too_much(void **state)
{
	char *line = calloc(1, OUTGOING_TEXT_MAX);
	struct outgoing outgoing;

	(void)state;
	memset(line, 'x', OUTGOING_TEXT_MAX);
	outgoing_init(&outgoing);
	assert_true(outgoing_add_items(&outgoing, (struct str){ line, OUTGOING_TEXT_MAX }, 1));
	assert_false(outgoing_add_items(&outgoing, STR(""), 1));
	outgoing_free(&outgoing);
	free(line);
}

static void assert_described(size_t lines, size_t missing, const char *expected)
{
	struct outgoing outgoing;

	outgoing_init(&outgoing);
	while (lines-- > 0)
		outgoing_add_items(&outgoing, STR("kelp"), 1);
	outgoing_describe_text(&outgoing, "title", "titles", missing);
	assert_string_equal(outgoing.sentence.data, expected);
	outgoing_free(&outgoing);
}

static void test_sentences(void **state)
{
	(void)state;
	assert_described(1, 0, "title copied");
	assert_described(3, 0, "3 titles copied");
	assert_described(1, 1, "1 title copied; 1 paper has none");
	assert_described(2, 4, "2 titles copied; 4 papers have none");
}

static void test_note_comes_back(void **state)
{
	struct note_draft draft;

	(void)state;
	note_draft_init(&draft);
	note_draft_begin(&draft, STR("read twice"));
	assert_string_equal(draft.text.data, "read twice");
	assert_false(note_draft_set(&draft, STR("read twice")));
	assert_true(note_draft_set(&draft, STR("read thrice")));
	note_draft_saved(&draft);
	note_draft_begin(&draft, STR("another paper's"));
	assert_string_equal(draft.text.data, "another paper's");
	note_draft_free(&draft);
}

static void test_unsaved_note_is_kept(void **state)
{
	struct note_draft draft;
	struct strbuf kept;
	struct diag diag;
	char *path;

	(void)state;
	diag_init(&diag, 1);
	strbuf_init(&kept);
	note_draft_init(&draft);
	note_draft_begin(&draft, STR("old"));
	assert_true(note_draft_set(&draft, STR("new")));
	assert_int_equal(note_draft_keep(&draft, STR("new"), &diag), STATUS_OK);
	path = strdup(draft.path);
	assert_int_equal(note_file_read(path, &kept, &diag), STATUS_OK);
	assert_string_equal(kept.data, "new");
	/* The next edit begins with it, and what comes back is to be saved even when it is the
	 * same. */
	note_draft_begin(&draft, STR("old"));
	assert_string_equal(draft.text.data, "new");
	note_draft_saved(&draft);
	assert_int_equal(access(path, F_OK), 0);
	assert_true(note_draft_set(&draft, STR("new")));
	note_draft_saved(&draft);
	assert_int_not_equal(access(path, F_OK), 0);
	note_draft_saved(&draft);
	free(path);
	note_draft_free(&draft);
	strbuf_free(&kept);
	diag_free(&diag);
}

static int set_up_home(void **state)
{
	char *folder = strdup("/tmp/shortlist-outgoing-XXXXXX");

	assert_non_null(mkdtemp(folder));
	setenv("HOME", folder, 1);
	unsetenv("XDG_STATE_HOME");
	*state = folder;
	return 0;
}

static int tear_down_home(void **state)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", (char *)*state);
	free(*state);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_are_cleaned),
		cmocka_unit_test(test_too_much),
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_note_comes_back),
		cmocka_unit_test(test_unsaved_note_is_kept),
	};

	return cmocka_run_group_tests(tests, set_up_home, tear_down_home);
}
