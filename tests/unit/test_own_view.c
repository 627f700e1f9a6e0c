/*
 * Whoever takes a view of text may be handed one of what it changes: each function that stores text
 * is, and keeps it whole. Those that add to a buffer piece by piece refuse it (strbuf.h).
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/arguments.h"
#include "base/base64.h"
#include "base/utf8.h"
#include "browser/browser_private.h"
#include "read/csv_row.h"
#include "search/words.h"
#include "text/fold.h"
#include "text/tex_symbol.h"
#include "unit/browser_fixture.h"

/* Long enough that any growth moves it. */
static const char long_text[] = "reward model and other long words, so that there is much to move";

static void assert_holds(const struct strbuf *buf, const char *text)
{
	assert_string_equal(buf->data, text);
	assert_int_equal(buf->len, strlen(text));
}

static void test_buffer(void **state)
{
	struct strbuf buf;

	(void)state;
	strbuf_init(&buf);
	strbuf_set(&buf, strbuf_str(&buf));
	assert_holds(&buf, "");
	strbuf_set(&buf, STR(" reward model "));
	strbuf_set(&buf, str_trim(strbuf_str(&buf)));
	assert_holds(&buf, "reward model");
	strbuf_set(&buf, strbuf_str(&buf));
	assert_holds(&buf, "reward model");
	strbuf_set(&buf, str_sub(strbuf_str(&buf), 7, 3));
	assert_holds(&buf, "mod");
	for (int i = 0; i < 8; i++)
		strbuf_add(&buf, strbuf_str(&buf));
	assert_int_equal(buf.len, 3 << 8);
	strbuf_set(&buf, STR("abc"));
	strbuf_insert(&buf, 1, strbuf_str(&buf));
	assert_holds(&buf, "aabcbc");
	strbuf_addf(&buf, "-%s", buf.data);
	assert_holds(&buf, "aabcbc-aabcbc");
	strbuf_set(&buf, str_sub(strbuf_str(&buf), 3, 0));
	assert_holds(&buf, "");
	for (int i = 0; i < 300; i++)
		strbuf_add_byte(&buf, 'x');
	strbuf_addf(&buf, "%s%s", buf.data, buf.data);
	assert_int_equal(strspn(buf.data, "x"), 900);
	strbuf_free(&buf);
}

static void test_line(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, 1000);
	line_edit_set(&edit, str_from(long_text));
	for (int i = 0; i < 3; i++)
		line_edit_set(&edit, str_trim(line_edit_text(&edit)));
	assert_holds(&edit.text, long_text);
	line_edit_set(&edit, str_sub(line_edit_text(&edit), 7, 5));
	assert_holds(&edit.text, "model");
	line_edit_replace(&edit, 0, 5, line_edit_text(&edit));
	assert_holds(&edit.text, "model");
	line_edit_replace(&edit, 0, 2, str_sub(line_edit_text(&edit), 2, 3));
	assert_holds(&edit.text, "deldel");
	edit.cursor = 3;
	line_edit_paste(&edit, line_edit_text(&edit));
	assert_holds(&edit.text, "deldeldeldel");
	line_edit_paste(&edit, strbuf_str(&edit.cut));
	line_edit_key(&edit, 'U' & 0x1F);
	line_edit_paste(&edit, strbuf_str(&edit.cut));
	line_edit_set(&edit, strbuf_str(&edit.cut));
	assert_holds(&edit.text, "deldeldel");
	line_edit_free(&edit);
}

static void test_tags(void **state)
{
	struct strbuf tags;

	(void)state;
	strbuf_init(&tags);
	tags_normalise(&tags, STR("tea; late; thesis"));
	tags_add(&tags, strbuf_str(&tags));
	assert_holds(&tags, "late; tea; thesis");
	tags_add(&tags, str_sub(strbuf_str(&tags), 1, 3));
	assert_holds(&tags, "ate; late; tea; thesis");
	tags_remove(&tags, str_sub(strbuf_str(&tags), 0, 9));
	assert_holds(&tags, "tea; thesis");
	tags_remove(&tags, strbuf_str(&tags));
	assert_holds(&tags, "");
	strbuf_free(&tags);
}

static void test_marks(void **state)
{
	struct marks_table table;
	struct marks marks = { .starred_at = 7, .tags = STR_INIT("tea"), .note = STR_INIT("hot") };

	(void)state;
	marks_table_init(&table);
	marks_set(&table, 0, &marks);
	/* The first is copied to others while the table grows. */
	for (uint32_t i = 0; i < 1000; i++)
		marks_set(&table, i, marks_get(&table, i > 0 ? i - 1 : 0));
	assert_true(marks_equal(marks_get(&table, 999), &marks));
	assert_int_equal(table.starred_count, 1000);
	marks_table_free(&table);
}

static void test_topics(void **state)
{
	struct topic_list list;
	const struct topic *topic;

	(void)state;
	topic_list_init(&list);
	topic_list_set(&list, STR("tea"), STR("kettle or pot"), "file", 1);
	topic_list_set(&list, STR("cup"), STR("cup"), "file", 2);
	for (size_t i = 0; i < 100; i++) {
		topic = &list.topics[i % list.count];
		topic_list_set(&list, topic->name, topic->query, topic->file, topic->line);
		topic_list_set(&list, str_sub(topic->query, 0, 1 + i % 3), topic->query,
			       topic->file, i);
	}
	assert_true(str_equal(topic_list_find(&list, STR("tea"))->query, STR("kettle or pot")));
	topic_list_read(&list, list.topics[0].query, list.topics[0].file, &(struct diag){ 0 });
	assert_true(topic_list_remove(&list, list.topics[0].name));
	assert_null(topic_list_find(&list, STR("tea")));
	topic_list_free(&list);
}

static void test_history(void **state)
{
	struct diag diag;
	struct history *history;
	struct str text;

	(void)state;
	diag_init(&diag, 1);
	history = history_open(NULL, &diag);
	history_add(history, HISTORY_QUERY, str_from(long_text), &diag);
	history_add(history, HISTORY_QUERY, STR("tea"), &diag);
	for (int i = 0; i < 50; i++) {
		size_t at = history_count(history);

		assert_true(history_find(history, HISTORY_QUERY, STR("r"), false, &at, &text));
		history_add(history, HISTORY_QUERY, text, &diag);
	}
	assert_int_equal(history_count(history), 2);
	assert_true(history_find(history, HISTORY_QUERY, STR(""), false, &(size_t){ 2 }, &text));
	assert_true(str_equal(text, str_from(long_text)));
	history_close(history);
	diag_free(&diag);
}

static void test_settings(void **state)
{
	struct settings settings;
	struct strbuf *command = &settings.texts[SETTING_COPY_COMMAND];

	(void)state;
	settings_init(&settings);
	settings_set(&settings, SETTING_QUERY, STR("reward model"));
	assert_true(settings_set(&settings, SETTING_QUERY, strbuf_str(&settings.query)));
	assert_holds(&settings.query, "reward model");
	settings_set(&settings, SETTING_QUERY, str_sub(strbuf_str(&settings.query), 7, 5));
	assert_holds(&settings.query, "model");
	settings_set(&settings, SETTING_COPY_COMMAND, STR("copy --all"));
	assert_true(settings_set(&settings, SETTING_COPY_COMMAND, strbuf_str(command)));
	assert_holds(command, "copy --all");
	settings_free(&settings);
}

static void test_completion(void **state)
{
	struct completion completion;
	struct line_edit line;

	(void)state;
	line_edit_init(&line, 1000);
	line_edit_set(&line, STR("te"));
	completion_init(&completion);
	completion_open(&completion, &line, 0, line_edit_text(&line), "tag");
	completion_offer(&completion, STR("teapot"));
	for (int i = 0; i < 50; i++)
		completion_offer(&completion, completion.candidates[i]);
	completion_surround(&completion, completion.candidates[0], completion.prefix);
	completion_surround(&completion, completion.after, completion.before);
	completion_open(&completion, &line, 0, completion.prefix, "tag");
	assert_true(str_equal(completion.prefix, STR("te")));
	completion_free(&completion);
	line_edit_free(&line);
}

static void test_manual(void **state)
{
	struct manual manual;

	(void)state;
	manual_init(&manual);
	manual_set(&manual, STR("a page\nof the manual"));
	manual_set(&manual, strbuf_str(&manual.text));
	manual_set(&manual, strbuf_str(&manual.text));
	assert_holds(&manual.text, "a page\nof the manual\n");
	manual_set(&manual, manual_line(&manual, 1));
	assert_holds(&manual.text, "of the manual\n");
	manual_free(&manual);
}

/* An error takes the place of the note that it tells of. */
static void test_diag(void **state)
{
	struct diag diag;

	(void)state;
	diag_init(&diag, 1);
	diag_add(&diag, DIAG_NOTE, "some/file", 1, 0, "%s", long_text);
	diag_add(&diag, DIAG_ERROR, diag.messages[0].file, 2, 0, "because %s",
		 diag.messages[0].text);
	assert_int_equal(diag.count, 1);
	assert_string_equal(diag.messages[0].file, "some/file");
	assert_true(strncmp(diag.messages[0].text, "because reward model", 20) == 0);
	diag_add(&diag, DIAG_ERROR, diag.messages[0].file, 2, 0, "%s", diag.messages[0].text);
	assert_int_equal(diag.count, 1);
	diag_free(&diag);
}

static void test_library(void **state)
{
	struct world *world = *state;
	struct library *library = &world->session.library;
	size_t count = library->count;
	uint32_t paper;

	for (uint32_t i = 0; i < count; i++) {
		struct paper_draft draft = { .paper = library->papers[i] };

		library_add(library, &draft, NULL, &paper);
		assert_int_equal(paper, i);
		draft.paper.title = str_sub(draft.paper.abstract, 0, 40);
		library_add(library, &draft, library_source(library, draft.paper.title), &paper);
	}
	assert_true(library->count >= count);
	assert_string_equal(cursor_title(world), "Tidal Gradients: Learning from the Sea");
}

static void test_rows_and_words(void **state)
{
	struct arguments arguments = { 0 };
	struct csv_row row;

	(void)state;
	csv_row_init(&row);
	csv_row_add(&row, STR("cell"));
	for (size_t i = 0; i < 100; i++) {
		csv_row_add(&row, csv_row_cell(&row, i));
		arguments_add(&arguments, i == 0 ? STR("word") : str_from(arguments.words[0]));
	}
	assert_true(str_equal(csv_row_cell(&row, 100), STR("cell")));
	assert_string_equal(arguments.words[99], "word");
	arguments_free(&arguments);
	csv_row_free(&row);
}

/* The query in the line, in force, from before, in the jumps: handed to what sets it. */
static void test_query(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;

	press(world, "/convergenceSpaceorSpacerlhfEnter");
	for (int i = 0; i < 3; i++) {
		press(world, "/Enter");
		assert_holds(&browser->prompts.lines[PROMPT_QUERY].line.text,
			     "convergence or rlhf");
	}
	press(world, "/SpaceSpaceEnter");
	assert_holds(&browser->prompts.lines[PROMPT_QUERY].line.text, "convergence or rlhf");
	browser_set_query(browser, line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line));
	browser_set_query(browser, filter_text(browser->filter));
	assert_holds(&browser->prompts.lines[PROMPT_QUERY].line.text, "convergence or rlhf");
	press(world, "/^UteaEsc");
	browser_set_query(browser, strbuf_str(&browser->query.before));
	assert_holds(&browser->prompts.lines[PROMPT_QUERY].line.text, "convergence or rlhf");
	browser_set_query(
		browser,
		str_sub(line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line), 15, 4));
	assert_holds(&browser->prompts.lines[PROMPT_QUERY].line.text, "rlhf");
	browser_require(browser, line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line));
	assert_holds(&browser->prompts.lines[PROMPT_QUERY].line.text, "rlhf rlhf");
	browser_require(browser, str_sub(filter_text(browser->filter), 0, 4));
	assert_holds(&browser->prompts.lines[PROMPT_QUERY].line.text, "rlhf rlhf rlhf");
	browser_remember(browser, HISTORY_QUERY,
			 line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line));
}

static void test_note_and_path(void **state)
{
	struct world *world = *state;
	struct browser *browser = &world->browser;

	press(world, ":noteSpaceteaSpaceisSpacehotEnter");
	browser_act(browser, ACTION_NOTE);
	assert_int_equal(note_draft_keep(&browser->outgoing.note, browser_note_text(browser),
					 &world->session.diag),
			 STATUS_OK);
	assert_true(str_equal(browser_note_text(browser), STR("tea is hot")));
	assert_int_equal(note_draft_keep(&browser->outgoing.note,
					 str_sub(browser_note_text(browser), 4, 6),
					 &world->session.diag),
			 STATUS_OK);
	browser_set_note(browser, STATUS_OK, browser_note_text(browser));
	settle(world);
	assert_true(str_equal(marks_get(&world->session.marks, 0)->note, STR("is hot")));
	browser_say(browser, LEVEL_INFO, "%s, %s", browser->messages.text.data,
		    browser->messages.text.data);
	press(world, "*e");
	browser_export_to(browser, line_edit_text(&browser->prompts.lines[PROMPT_EXPORT].line),
			  true);
	assert_holds(&browser->prompts.lines[PROMPT_EXPORT].line.text, "shortlist.csv");
	unlink("shortlist.csv");
}

static void test_own_topics(void **state)
{
	struct world *world = *state;
	struct session *session = &world->session;
	struct own_topics *own = &world->browser.own_topics;

	for (int i = 0; i < 40; i++) {
		const struct topic *topic = &session->topics.topics[0];

		assert_int_equal(own_topics_add(own, session, topic->name, topic->query),
				 STATUS_OK);
		assert_int_equal(own_topics_add(own, session,
						str_sub(topic->query, 0, 1 + (size_t)i % 9),
						topic->query),
				 STATUS_OK);
	}
	assert_int_equal(own_topics_remove(own, session, session->topics.topics[1].name),
			 STATUS_OK);
	assert_true(str_equal(session->topics.topics[0].query, STR("convergence")));
}

static void add_folded(struct strbuf *buf)
{
	fold_add(buf, strbuf_str(buf));
}

static void add_mapped(struct strbuf *buf)
{
	uint32_t *offsets;

	fold_add_mapped(buf, strbuf_str(buf), &offsets);
}

static void add_printable(struct strbuf *buf)
{
	utf8_add_printable(buf, strbuf_str(buf));
}

static void add_base64(struct strbuf *buf)
{
	base64_add(buf, strbuf_str(buf));
}

static void add_lower(struct strbuf *buf)
{
	words_add_lower(buf, strbuf_str(buf));
}

static void add_note(struct strbuf *buf)
{
	note_clean(buf, strbuf_str(buf));
}

static void add_script(struct strbuf *buf)
{
	tex_add_script(buf, strbuf_str(buf), true);
}

static void edit_tags(struct strbuf *buf)
{
	struct mark_edit edit = { .field = MARK_TAGS, .text = STR_INIT("new") };
	struct marks marks = { .tags = strbuf_str(buf) };

	mark_edit_apply(&edit, &marks, buf);
}

static void edit_note(struct strbuf *buf)
{
	struct mark_edit edit = { .field = MARK_NOTE, .text = strbuf_str(buf) };
	struct marks marks = { 0 };

	mark_edit_apply(&edit, &marks, buf);
}

/* Whether it is taken for the mistake that it is. */
static bool is_refused(void (*add)(struct strbuf *buf))
{
	const struct rlimit no_core = { 0, 0 };
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		struct strbuf buf;

		setrlimit(RLIMIT_CORE, &no_core);
		signal(SIGABRT, SIG_DFL);
		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		strbuf_init(&buf);
		strbuf_add_cstr(&buf, long_text);
		add(&buf);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void test_adders(void **state)
{
	static void (*const adders[])(struct strbuf *) = {
		add_folded, add_mapped, add_printable, add_base64, add_lower,
		add_note,   add_script, edit_tags,     edit_note,
	};

	(void)state;
#ifdef NDEBUG
	skip();
#endif
	for (size_t i = 0; i < sizeof(adders) / sizeof(adders[0]); i++)
		assert_true(is_refused(adders[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		cmocka_unit_test(test_buffer),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_topics),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_settings),
		cmocka_unit_test(test_completion),
		cmocka_unit_test(test_manual),
		cmocka_unit_test(test_diag),
		cmocka_unit_test(test_rows_and_words),
		cmocka_unit_test(test_adders),
		WORLD_TEST(test_library),
		WORLD_TEST(test_query),
		WORLD_TEST(test_note_and_path),
		WORLD_TEST(test_own_topics),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
