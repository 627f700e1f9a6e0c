/*
 * A world is a library's file, one program that does the lines and another that marks papers of the
 * same files. What must hold is looked at after each line, and against the library's file after
 * some.
 */

#include "config.h"

#include <limits.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "any_actions.h"
#include "printable.h"
#include "term/player.h"

/* Papers besides the fixtures'. */
#define PAPERS     60
#define PAPERS_MAX 200

/* This many steps can be undone. */
#define STEPS 100

/* The library's file is looked at after this many lines. */
#define LOOK_EVERY 20

static char folder[64];
static char fixture[PATH_MAX + 64];

struct program {
	struct session session;
	struct loader *loader;
};

struct world {
	struct program own, other;
	struct player player;
};

/* A paper's marks in numbers that can be compared. */
struct snapshot {
	struct {
		int64_t starred_at, seen_at;
		uint64_t status, priority, tags, note;
	} papers[PAPERS_MAX];
	size_t count;
};

static int64_t fixed_now(void)
{
	return 1700000000;
}

void any_actions_begin(void)
{
	const char *srcdir = getenv("srcdir");
	char path[PATH_MAX];

	/* Memory, where there is some: what is tested is no disk. */
	snprintf(folder, sizeof(folder), "%s/shortlist-any-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!realpath(srcdir ? srcdir : ".", path) || !mkdtemp(folder) || chdir(folder) != 0)
		exit(1);
	snprintf(fixture, sizeof(fixture), "%s/tests/fixtures/papers.csv", path);
	setenv("HOME", folder, 1);
	setenv("TZ", "UTC", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CACHE_HOME");
	unsetenv("VISUAL");
	unsetenv("EDITOR");
}

void any_actions_clean(void)
{
	char command[256];

	snprintf(command, sizeof(command), "rm -rf '%s' && mkdir '%s'", folder, folder);
	if (system(command) != 0 || chdir(folder) != 0)
		exit(1);
}

void any_actions_end(void)
{
	any_actions_clean();
	if (chdir("/") != 0 || rmdir(folder) != 0)
		exit(1);
}

static void write_papers(void)
{
	FILE *file = fopen("papers.csv", "w");

	if (!file)
		exit(1);
	fputs("Title,Date,Upvotes,Abstract\n", file);
	for (int i = 0; i < PAPERS; i++)
		fprintf(file, "Paper %d of the Shelf,2024-%02d-%02d,%d,%s is put upon a shelf%s\n",
			i, 1 + i % 12, 1 + i % 28, i * 7 % 31, i % 3 ? "Tea" : "Convergence",
			i % 5 ? "" : " by rlhf");
	fclose(file);
}

static void open_program(struct program *program)
{
	static const char *files[] = { "papers.csv", fixture };
	struct session *session = &program->session;

	session_init(session);
	topic_list_read(&session->topics,
			STR("convergence = convergence\nrlhf = rlhf\nfederated = federated\n"),
			"topics", &session->diag);
	session_open_database(session, "library.db");
	session_load_database(session, false);
	program->loader = loader_new(session, files, 2, 0);
}

static void close_program(struct program *program)
{
	loader_delete(program->loader);
	session_free(&program->session);
}

static bool open_own(struct world *world, int rows, int columns)
{
	struct browser_options options = { .now = fixed_now };
	struct diag diag;
	bool is_open;

	open_program(&world->own);
	diag_init(&diag, 1);
	is_open = player_open(&world->player, &world->own.session, world->own.loader, &options,
			      &diag) == STATUS_OK;
	diag_free(&diag);
	/* No program is run for each look at it. */
	world->player.host.manual_text = STR("A page\nof the manual\n");
	player_resize(&world->player, rows, columns);
	player_settle(&world->player);
	return is_open;
}

static bool close_own(struct world *world)
{
	struct diag diag;
	enum status status;

	diag_init(&diag, 1);
	status = player_close(&world->player, &diag);
	diag_free(&diag);
	close_program(&world->own);
	return status == STATUS_OK;
}

static bool restart(struct world *world)
{
	int rows = world->player.host.canvas.rows, columns = world->player.host.canvas.columns;

	return close_own(world) && open_own(world, rows, columns);
}

static void take_snapshot(const struct session *session, struct snapshot *snapshot)
{
	memset(snapshot, 0, sizeof(*snapshot));
	snapshot->count = session->library.count < PAPERS_MAX ? session->library.count : PAPERS_MAX;
	for (uint32_t i = 0; i < snapshot->count; i++) {
		const struct marks *marks = marks_get(&session->marks, i);

		snapshot->papers[i].starred_at = marks->starred_at;
		snapshot->papers[i].seen_at = marks->seen_at;
		snapshot->papers[i].status = marks->status;
		snapshot->papers[i].priority = marks->priority;
		snapshot->papers[i].tags = str_hash(marks->tags);
		snapshot->papers[i].note = str_hash(marks->note);
	}
}

/* What was seen is no step. */
static bool has_same_marks(struct snapshot a, struct snapshot b)
{
	for (size_t i = 0; i < PAPERS_MAX; i++)
		a.papers[i].seen_at = b.papers[i].seen_at = 0;
	return memcmp(&a, &b, sizeof(a)) == 0;
}

/* What is shown of marks is what a program that is started now would show. */
static bool is_kept(struct world *world)
{
	struct program fresh;
	struct snapshot shown, kept;
	bool more = true;

	if (browser_sync(&world->player.host.browser))
		player_settle(&world->player);
	take_snapshot(&world->own.session, &shown);
	open_program(&fresh);
	while (more)
		more = loader_step(fresh.loader, 100000);
	take_snapshot(&fresh.session, &kept);
	close_program(&fresh);
	return memcmp(&shown, &kept, sizeof(shown)) == 0;
}

static bool is_cursor_listed(const struct browser *browser)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);

	if (browser->pages.list.cursor.paper == NO_PAPER)
		return count == 0;
	return browser->pages.list.cursor.scroll.cursor < count &&
	       papers[browser->pages.list.cursor.scroll.cursor] == browser->pages.list.cursor.paper;
}

static const char *find_fault(struct world *world)
{
	struct player *player = &world->player;

	host_draw(&player->host);
	if (!is_printable(&player->host.canvas))
		return "what is drawn cannot be printed";
	if (!is_cursor_listed(&player->host.browser))
		return "the cursor is on no paper of the list";
	if (bitset_count(&player->host.browser.pages.list.selection.papers) !=
	    player->host.browser.pages.list.selection.count)
		return "the selection is not as large as it says";
	return NULL;
}

/* The other program marks a paper. */
static void mark_elsewhere(struct world *world, size_t number, int field)
{
	struct session *session = &world->other.session;
	struct mark_edit edit = { .field = (enum mark_field)field,
				  .value = (int64_t)(number / 7 % 3),
				  .text = STR("elsewhere") };
	uint32_t paper = (uint32_t)(number % session->library.count), *papers = &paper;
	size_t count = 1;

	session_edit_marks(session, &edit, false, papers, &count);
}

/* A path that leads out of the folder is not written to. */
static bool leads_out(const struct browser *browser)
{
	struct str path = line_edit_text(browser->prompts.open == PROMPT_EXPORT
						 ? &browser->prompts.lines[PROMPT_EXPORT].line
						 : &browser->prompts.lines[PROMPT_COMMAND].line);

	return (browser->prompts.open == PROMPT_EXPORT ||
		browser->prompts.open == PROMPT_COMMAND) &&
	       (str_find(path, STR("/")) != SIZE_MAX || str_find(path, STR("~")) != SIZE_MAX);
}

static bool is_enter(const struct script_step *step)
{
	return step->verb == SCRIPT_KEY &&
	       (step->key == INPUT_ENTER || step->key == '\n' || step->key == '\r');
}

static bool do_script(struct world *world, const char *text)
{
	struct script script;
	struct diag diag;
	bool is_good;

	script_init(&script);
	diag_init(&diag, 1);
	is_good = script_parse(&script, str_from(text), NULL, &diag) == STATUS_OK;
	for (size_t i = 0; i < script.count && is_good; i++) {
		struct script_step step = script.steps[i];

		if (is_enter(&step) && leads_out(&world->player.host.browser))
			step.key = INPUT_ESCAPE;
		is_good = player_do(&world->player, &step, &diag) == STATUS_OK;
		if (is_good && world->player.host.is_over)
			is_good = restart(world);
	}
	if (diag.count > 0)
		printf("# %s\n", diag.messages[0].text);
	diag_free(&diag);
	script_free(&script);
	return is_good;
}

/* The keys alone, and the screen after each. */
static bool press_on(struct world *world, const char *keys)
{
	struct script script;
	struct diag diag;
	bool is_good;

	script_init(&script);
	diag_init(&diag, 1);
	is_good = script_parse(&script, str_from(keys), NULL, &diag) == STATUS_OK;
	for (size_t i = 0; i < script.count && is_good; i++) {
		struct event event = { .type = EVENT_KEY, .key = script.steps[i].key };

		if (script.steps[i].verb == SCRIPT_KEY)
			player_handle(&world->player, &event);
		is_good = find_fault(world) == NULL;
	}
	diag_free(&diag);
	script_free(&script);
	return is_good;
}

/* Everything that is left to do, with the screen drawn after each step of it. */
static bool step_drawing(struct world *world)
{
	struct browser *browser = &world->player.host.browser;
	bool more = true, is_good = true;

	while (is_good && (more || browser_job_fd(browser) >= 0)) {
		struct pollfd fd = { .fd = browser_job_fd(browser), .events = POLLIN };

		if (!more)
			poll(&fd, 1, -1);
		browser_step(browser, 0, &more);
		is_good = find_fault(world) == NULL;
	}
	return is_good;
}

/* While another program has the library, changes wait; they are saved when it is free. */
static bool do_while_held(struct world *world, const char *keys)
{
	sqlite3 *holder;
	bool is_good;

	if (sqlite3_open("library.db", &holder) != SQLITE_OK ||
	    sqlite3_exec(holder, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		return false;
	is_good = press_on(world, keys);
	sqlite3_exec(holder, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(holder);
	return step_drawing(world) && is_good;
}

static bool do_line(struct world *world, const char *text)
{
	static const char held[] = "# while it is held: ";
	size_t number;
	int field;

	if (strcmp(text, "# restart") == 0)
		return restart(world);
	if (strncmp(text, held, sizeof(held) - 1) == 0)
		return do_while_held(world, text + sizeof(held) - 1);
	if (sscanf(text, "# another program: %zu %d", &number, &field) == 2) {
		mark_elsewhere(world, number, field);
		if (browser_sync(&world->player.host.browser))
			player_settle(&world->player);
		return true;
	}
	return do_script(world, text);
}

/* Takes a step back or does it again; false when there was none. */
static bool step_back(struct world *world, enum action action)
{
	struct browser *browser = &world->player.host.browser;

	strbuf_clear(&browser->messages.text);
	browser_act(browser, action);
	player_settle(&world->player);
	return strstr(browser->messages.text.data, "nothing to ") == NULL;
}

/*
 * With all done again that was taken back: undoing everything brings back what was there at the
 * beginning, unless there were more steps than can be undone; and doing it all again goes the same
 * way forward. Not where another program has changed what would be taken back.
 */
static const char *undo_everything(struct world *world, const struct snapshot *beginning)
{
	static struct snapshot states[STEPS + 2], now;
	size_t count = 0;

	for (size_t i = 0; i <= STEPS && step_back(world, ACTION_REDO); i++)
		;
	take_snapshot(&world->own.session, &states[0]);
	while (count <= STEPS && step_back(world, ACTION_UNDO))
		take_snapshot(&world->own.session, &states[++count]);
	if (count > STEPS)
		return "there is no end to undoing";
	if (count < STEPS && !has_same_marks(states[count], *beginning))
		return "undoing everything does not bring back the beginning";
	while (count > 0) {
		if (!step_back(world, ACTION_REDO))
			return "a step cannot be done again";
		take_snapshot(&world->own.session, &now);
		if (!has_same_marks(now, states[--count]))
			return "doing a step again leads elsewhere";
	}
	if (step_back(world, ACTION_REDO))
		return "more can be done again than was undone";
	return is_kept(world) ? NULL : "the marks shown are not those kept, after undoing";
}

/* The same number for the same fault, from 1 to 200. */
static int say(const char *fault, const char *where)
{
	printf("# %s: %s\n", where, fault);
	fflush(stdout);
	return 1 + (int)(str_hash(str_from(fault)) % 200);
}

static int do_lines(struct world *world, const struct lines *lines)
{
	static struct snapshot beginning;
	const char *fault = NULL;

	take_snapshot(&world->own.session, &beginning);
	for (size_t i = 0; i < lines->count; i++) {
		fault = do_line(world, lines->texts[i]) ? find_fault(world) : "it cannot be done";
		if (!fault && i % LOOK_EVERY == LOOK_EVERY - 1 && !is_kept(world))
			fault = "the marks shown are not those kept";
		if (fault)
			return say(fault, lines->texts[i]);
	}
	if (!lines->has_other)
		fault = undo_everything(world, &beginning);
	return fault ? say(fault, "at the end") : 0;
}

int any_actions_do(const struct lines *lines)
{
	static struct world world;
	int fault;

	write_papers();
	open_program(&world.other);
	while (loader_step(world.other.loader, 100000))
		;
	if (!open_own(&world, 24, 80))
		return say("it cannot be opened", "at the beginning");
	fault = do_lines(&world, lines);
	if (!close_own(&world) && fault == 0)
		fault = say("leaving fails", "at the end");
	close_program(&world.other);
	return fault;
}
