/*
 * kill -9 at random moments while stars are given: no star that the screen acknowledged is lost,
 * and the database opens each time. SHORTLIST_KILLS says how often (1,000 by default).
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
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "model/library.h"
#include "store/database.h"
#include "support.h"

#define PAPERS 40

/* One paper of the child's, by number. */
static struct paper numbered_paper(unsigned number, char title[64])
{
	struct paper paper;

	paper_init(&paper);
	snprintf(title, 64, "A Paper of the Number %u", number);
	paper.title = str_from(title);
	paper.abstract = STR("It is starred and unstarred until somebody pulls the plug.");
	return paper;
}

static void ignore_paper(void *context, int64_t row, const struct paper_draft *draft)
{
	(void)context;
	(void)row;
	(void)draft;
}

/* Stars and unstars for ever; after each commit tells the parent "number was starred at time" (0:
 * unstarred). */
static void star_until_killed(const char *path, int acknowledge, uint64_t seed)
{
	struct database *database;
	struct diag diag;
	int64_t now = 1;

	diag_init(&diag, 10);
	/* As the browser does: what a program has seen, it may change. */
	if (database_open(path, &database, &diag) != STATUS_OK ||
	    database_load(database, ignore_paper, NULL, &diag) != STATUS_OK)
		_exit(9);
	for (;;) {
		unsigned number = (unsigned)support_below(&seed, PAPERS);
		struct marks marks = { .starred_at = support_below(&seed, 3)
							     ? (int64_t)(seed % 1000000) + now++
							     : 0 };
		char title[64];
		struct paper paper = numbered_paper(number, title);
		struct database_entry entry = { .paper = &paper, .marks = &marks };
		int64_t message[2] = { (int64_t)number, marks.starred_at };

		if (database_save(database, &entry, 1, false, &diag) != STATUS_OK)
			_exit(8);
		if (write(acknowledge, message, sizeof(message)) != sizeof(message))
			_exit(7);
	}
}

struct found {
	int64_t starred_at[PAPERS];
	bool is_there[PAPERS];
};

static void take_found(void *context, int64_t row, const struct paper_draft *draft)
{
	struct found *found = context;
	unsigned number;

	(void)row;
	if (sscanf(draft->paper.title.p, "A Paper of the Number %u", &number) == 1 &&
	    number < PAPERS) {
		found->starred_at[number] = draft->marks.starred_at;
		found->is_there[number] = true;
	}
}

static void read_back(const char *path, struct found *found)
{
	struct database *database;
	struct diag diag;

	memset(found, 0, sizeof(*found));
	diag_init(&diag, 10);
	assert_int_equal(database_open(path, &database, &diag), STATUS_OK);
	assert_int_equal(database_load(database, take_found, found, &diag), STATUS_OK);
	database_close(database);
	diag_free(&diag);
}

static void kill_after_a_while(pid_t pid, uint64_t *random)
{
	support_pause_below(random, 3);
	kill(pid, SIGKILL);
}

/*
 * Kills one child a random moment after it acknowledged this many stars (none: while it opens the
 * library); what it acknowledged goes to `acknowledged`, and the last acknowledged or one later
 * state is allowed for the paper it was at.
 */
static size_t kill_one(const char *path, uint64_t *seed, size_t stars, int64_t acknowledged[PAPERS])
{
	int pipe_fds[2];
	int64_t message[2];
	size_t count = 0;
	pid_t pid;

	assert_int_equal(pipe(pipe_fds), 0);
	pid = fork();
	if (pid == 0) {
		close(pipe_fds[0]);
		star_until_killed(path, pipe_fds[1], support_random(seed));
	}
	close(pipe_fds[1]);
	if (stars == 0)
		kill_after_a_while(pid, seed);
	while (read(pipe_fds[0], message, sizeof(message)) == sizeof(message)) {
		acknowledged[message[0]] = message[1];
		if (++count == stars)
			kill_after_a_while(pid, seed);
	}
	waitpid(pid, NULL, 0);
	close(pipe_fds[0]);
	return count;
}

static void test_no_acknowledged_star_is_lost(void **state)
{
	const char *asked = getenv("SHORTLIST_KILLS");
	int kills = asked ? atoi(asked) : 1000;
	char folder[] = "/tmp/shortlist-kill-XXXXXX", path[64], command[64];
	int64_t acknowledged[PAPERS];
	uint64_t seed = 20261123;
	size_t stars = 0;

	(void)state;
	memset(acknowledged, -1, sizeof(acknowledged));
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/library.db", folder);
	for (int i = 0; i < kills; i++) {
		struct found found;
		unsigned differing = 0;

		stars += kill_one(path, &seed, (size_t)i % 3, acknowledged);
		read_back(path, &found);
		for (int n = 0; n < PAPERS; n++) {
			if (acknowledged[n] == -1 && !found.is_there[n])
				continue;
			/* The star that was being saved may have been committed without being
			 * acknowledged. */
			if (found.starred_at[n] != acknowledged[n] || !found.is_there[n])
				differing++;
			acknowledged[n] = found.is_there[n] ? found.starred_at[n] : -1;
		}
		assert_true(differing <= 1);
	}
	print_message("%d kills, %zu acknowledged stars\n", kills, stars);
	assert_true(stars >= (size_t)kills / 3);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	assert_int_equal(system(command), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_no_acknowledged_star_is_lost) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
