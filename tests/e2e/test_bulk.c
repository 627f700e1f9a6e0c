/*
 * Changes of ten thousand papers by several programs at once: what was acknowledged is there, what
 * was stopped or killed is there as a whole or not at all.
 */

#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/fixture.h"
#include "session/loader.h"
#include "session/mark_job.h"
#include "session/session.h"
#include "support.h"

#define PAPERS 10000

/* Each of two programs changes this many papers; they share two thirds of them. */
#define SHARE 8000

/* Steps that each takes, and how many of them it tries to take back. */
#define STEPS 12

static char papers[FIXTURE_PATH];
static char database[FIXTURE_PATH];

static int set_up(void **state)
{
	int failed = fixture_set_up(state);
	FILE *file = fopen(fixture_path(papers, "papers.csv"), "w");

	fixture_path(database, "library.db");
	assert_non_null(file);
	fputs("Title,Abstract\r\n", file);
	for (int i = 0; i < PAPERS; i++)
		fprintf(file, "Teapot number %d,Lid %d is put on and the tea stays warm.\r\n", i,
			i);
	assert_int_equal(fclose(file), 0);
	return failed;
}

/* The library, once the other program leaves it for a moment: on a busy machine that may take
 * longer than a program waits for another. */
static void open_database(struct session *session)
{
	int64_t deadline = support_deadline();

	while (session_open_database(session, database) != STATUS_OK ||
	       session_load_database(session, false) != STATUS_OK)
		if (support_now() > deadline)
			_exit(9);
}

/* A program's papers and marks, as it starts. */
static void open_session(struct session *session)
{
	const char *files[] = { papers };
	struct loader *loader;

	session_init(session);
	open_database(session);
	loader = loader_new(session, files, 1, 0);
	while (loader_step(loader, UINT64_MAX))
		;
	loader_delete(loader);
}

/*
 * What a program tells its parent once it is committed: a step put `tag` on its papers (or, of the
 * steps 0 and 1, a star and a priority), or the step of that tag was taken back.
 */
struct message {
	char tag[16];
	bool is_undone;
};

static void tell(int parent, const char *tag, bool is_undone)
{
	struct message message = { .is_undone = is_undone };

	snprintf(message.tag, sizeof(message.tag), "%s", tag);
	if (write(parent, &message, sizeof(message)) != sizeof(message))
		_exit(8);
}

/* Puts a tag of its own on the program's papers; the first step of each is a star or a priority. */
static void take_step(struct session *session, int who, int step, int parent)
{
	struct mark_edit edit = { .field = MARK_TAGS };
	uint32_t *chosen = malloc(SHARE * sizeof(*chosen));
	int64_t deadline = support_deadline();
	size_t count;
	char tag[16];

	snprintf(tag, sizeof(tag), "%c%d", 'a' + who, step);
	edit.text = str_from(tag);
	if (step == 0)
		edit = (struct mark_edit){ .field = who == 0 ? MARK_STARRED : MARK_PRIORITY,
					   .value = 5 };
	do {
		if (support_now() > deadline)
			_exit(7);
		count = SHARE;
		for (size_t i = 0; i < count; i++)
			chosen[i] = (uint32_t)(who == 0 ? i : i + PAPERS - SHARE);
	} while (session_edit_marks(session, &edit, false, chosen, &count) != STATUS_OK);
	tell(parent, tag, false);
	free(chosen);
}

/* The newest step, whoever made it, taken back; with patience. */
static struct mark_job *undone_step(struct session *session)
{
	int64_t deadline = support_deadline();

	for (;;) {
		struct mark_job *job = mark_job_undo(session, false);

		mark_job_finish(job, false);
		if (mark_job_status(job) == STATUS_OK)
			return job;
		mark_job_delete(job);
		if (support_now() > deadline)
			_exit(6);
	}
}

/* Takes the newest step back, and tells of it. */
static void undo(struct session *session, int parent)
{
	struct mark_job *job = undone_step(session);
	const struct mark_summary *summary = &mark_job_report(job)->summary;

	if (summary->fields == 1u << MARK_STARRED)
		tell(parent, "a0", true);
	else if (summary->fields == 1u << MARK_PRIORITY)
		tell(parent, "b0", true);
	else if (summary->count > 0)
		tell(parent, summary->removed.data, true);
	mark_job_delete(job);
}

static pid_t start_changing(int who, int parent)
{
	struct session session;
	uint64_t seed = 5 + (uint64_t)who;
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	open_session(&session);
	for (int step = 0; step < STEPS; step++) {
		take_step(&session, who, step, parent);
		if (support_below(&seed, 3) == 0)
			undo(&session, parent);
	}
	session_free(&session);
	_exit(0);
}

/* How often each step was made less how often it was taken back: 1 or 0. */
struct ledger {
	int is_done[2][STEPS];
	size_t count, undone;
};

static void enter(struct ledger *ledger, const struct message *message)
{
	int who = message->tag[0] - 'a', step = atoi(message->tag + 1);

	assert_in_range(who, 0, 1);
	assert_in_range(step, 0, STEPS - 1);
	ledger->is_done[who][step] += message->is_undone ? -1 : 1;
	ledger->count++;
	ledger->undone += message->is_undone;
}

static void assert_paper_agrees(const struct ledger *ledger, const struct session *session,
				uint32_t paper)
{
	const struct marks *marks = marks_get(&session->marks, paper);
	bool is_of[] = { paper < SHARE, paper >= PAPERS - SHARE };

	assert_int_equal(marks->starred_at, is_of[0] && ledger->is_done[0][0] ? 5 : 0);
	assert_int_equal(marks->priority, is_of[1] && ledger->is_done[1][0] ? 5 : 0);
	for (int who = 0; who < 2; who++) {
		for (int step = 1; step < STEPS; step++) {
			char tag[16];

			snprintf(tag, sizeof(tag), "%c%d", 'a' + who, step);
			assert_int_equal(tags_have(marks->tags, str_from(tag)),
					 is_of[who] && ledger->is_done[who][step]);
		}
	}
}

static void test_two_programs_lose_nothing(void **state)
{
	struct ledger ledger = { 0 };
	struct session session;
	struct message message;
	int fds[2], status;
	pid_t pids[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	for (int who = 0; who < 2; who++)
		pids[who] = start_changing(who, fds[1]);
	close(fds[1]);
	while (read(fds[0], &message, sizeof(message)) == sizeof(message))
		enter(&ledger, &message);
	close(fds[0]);
	for (int who = 0; who < 2; who++) {
		waitpid(pids[who], &status, 0);
		assert_int_equal(status, 0);
	}
	for (int who = 0; who < 2; who++)
		for (int step = 0; step < STEPS; step++)
			assert_in_range(ledger.is_done[who][step], 0, 1);
	assert_true(ledger.undone > 0);
	open_session(&session);
	assert_int_equal(session.library.count, PAPERS);
	for (uint32_t i = 0; i < PAPERS; i++)
		assert_paper_agrees(&ledger, &session, i);
	session_free(&session);
}

/* How many papers a query finds, by the command line. */
static int count_of(const char *query)
{
	char command[1024];
	int count = -1;
	FILE *pipe;

	snprintf(command, sizeof(command),
		 "'%s' list --database='%s' -f titles -q '%s' '%s' | wc -l", fixture_program(),
		 database, query, papers);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	assert_int_equal(fscanf(pipe, "%d", &count), 1);
	pclose(pipe);
	return count;
}

static void start_browser(struct terminal *terminal)
{
	char option[FIXTURE_PATH + 16];
	char *argv[] = { fixture_program(), option, papers, NULL };

	snprintf(option, sizeof(option), "--database=%s", database);
	terminal_start(terminal, argv, 24, 100, "xterm-256color");
	terminal_expect(terminal, "10000 of 10000 papers");
	terminal_expect(terminal, "in order of reading");
}

/* A command works on the same papers while a browser does, and the browser shows its marks. */
static void test_browser_and_command(void **state)
{
	struct terminal terminal;
	char command[1024];

	(void)state;
	start_browser(&terminal);
	snprintf(command, sizeof(command),
		 "'%s' tag --database='%s' -q teapot --file='%s' theirs >/dev/null",
		 fixture_program(), database, papers);
	terminal_type(&terminal, "A*");
	assert_int_equal(system(command), 0);
	terminal_expect(&terminal, "10000 papers starred");
	terminal_type(&terminal, "p2");
	terminal_expect(&terminal, "priority 2 given to 10000 papers");
	/* The filter finds them in the browser's own memory. */
	terminal_type(&terminal, "/tag:theirs priority:2 is:starred\r");
	terminal_expect(&terminal, "10000 of 10000 papers");
	assert_int_equal(count_of("tag:theirs priority:2 is:starred"), PAPERS);
	terminal_type(&terminal, "q");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	terminal_end(&terminal);
}

/* Leaving right after the key waits until it is saved, and so does a terminal that goes away. */
static void test_leaving(void **state)
{
	struct terminal terminal;

	(void)state;
	start_browser(&terminal);
	terminal_type(&terminal, "A*q");
	assert_int_equal(terminal_wait_exit(&terminal), 0);
	terminal_end(&terminal);
	assert_int_equal(count_of("is:starred"), PAPERS);
	start_browser(&terminal);
	terminal_type(&terminal, "Ap1");
	/* The keys are read, and mostly it is still being saved. */
	assert_true(terminal_wait_either(&terminal, "of 10000 papers; Esc", "given to 10000"));
	kill(terminal.pid, SIGHUP);
	assert_int_equal(terminal_wait_signal(&terminal, true), SIGHUP);
	terminal_end(&terminal);
	assert_int_equal(count_of("priority:1"), PAPERS);
}

/* Killed at any moment: all of it or none; after the screen told of it, all. */
static void test_kill(void **state)
{
	uint64_t seed = 20261123;
	int kept = 0;

	(void)state;
	for (int i = 0; i < 12; i++) {
		struct terminal terminal;
		char query[32], tag[32];
		int count;

		start_browser(&terminal);
		snprintf(tag, sizeof(tag), "Atk%d\r", i);
		snprintf(query, sizeof(query), "tag:k%d", i);
		terminal_type(&terminal, tag);
		if (i % 4 == 3)
			terminal_expect(&terminal, "put on 10000 papers");
		else
			support_pause_below(&seed, 160);
		kill(terminal.pid, SIGKILL);
		terminal_end(&terminal);
		count = count_of(query);
		assert_true(count == PAPERS || (count == 0 && i % 4 != 3));
		kept += count == PAPERS;
	}
	print_message("12 kills, %d times it had been saved\n", kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_two_programs_lose_nothing),
		FIXTURE_TEST(test_browser_and_command),
		FIXTURE_TEST(test_leaving),
		FIXTURE_TEST(test_kill),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
