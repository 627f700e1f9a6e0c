/*
 * Any sequence of keys, commands, pastes, clicks, sizes and restarts, with another program marking
 * meanwhile: the program lives, draws nothing but what is printable, its cursor and selection are
 * in order, what it shows of marks is what is kept, and undoing brings back what was there before.
 *
 * The sequence is made first, as lines of a script (input/script.h), and then done in a process of
 * its own. One that fails is cut down to what still fails, and printed: shortlist --script does it
 * again. SEED=number tries another; ACTIONS=number more or less.
 */

#include "config.h"

#include <setjmp.h>
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

#include "any_actions.h"
#include "support.h"

/* In one life of a library: fewer steps than can be undone. */
#define LINES 200

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifdef IS_SANITIZED
#define ACTIONS 10000
#else
#define ACTIONS 3000
#endif

/* For how long a failing sequence is cut down, in seconds. */
#define SHRINK_TIME 120

static uint64_t number_from(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text ? strtoull(text, NULL, 10) : usual;
}

/* Does the lines in a process of its own; 0 when all was well. */
static int run(const struct lines *lines, bool is_quiet)
{
	int status = -1;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		if (is_quiet &&
		    (!freopen("/dev/null", "w", stderr) || !freopen("/dev/null", "w", stdout)))
			exit(1);
		/* By the front door: leaks are looked for there. */
		exit(any_actions_do(lines));
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	any_actions_clean();
	return status;
}

/* Leaves out what can be left out, so that the rest still fails in the same way. */
static void shrink(struct lines *lines, int status)
{
	time_t end = time(NULL) + SHRINK_TIME;

	for (size_t part = lines->count / 2; part > 0; part /= 2)
		for (size_t at = 0; at + part <= lines->count && time(NULL) < end;) {
			struct lines fewer = *lines;

			fewer.texts = malloc(lines->count * sizeof(*fewer.texts));
			memcpy(fewer.texts, lines->texts, at * sizeof(*fewer.texts));
			memcpy(fewer.texts + at, lines->texts + at + part,
			       (lines->count - at - part) * sizeof(*fewer.texts));
			fewer.count = lines->count - part;
			if (run(&fewer, true) == status) {
				memcpy(lines->texts, fewer.texts,
				       fewer.count * sizeof(*fewer.texts));
				lines->count = fewer.count;
			} else {
				at += part;
			}
			free(fewer.texts);
		}
}

static void report(struct lines *lines, int status, uint64_t seed)
{
	size_t all = lines->count;

	shrink(lines, status);
	run(lines, false);
	printf("# SEED=%llu; %zu of its %zu lines fail still:\n", (unsigned long long)seed,
	       lines->count, all);
	for (size_t i = 0; i < lines->count; i++)
		puts(lines->texts[i]);
}

static void free_lines(char **texts)
{
	for (size_t i = 0; i < LINES; i++)
		free(texts[i]);
}

static void test_any_actions(void **state)
{
	uint64_t seed = number_from("SEED", 20240501);
	uint64_t left = number_from("ACTIONS", ACTIONS);

	(void)state;
	for (unsigned life = 0; left > 0; life++) {
		uint64_t random = seed;
		int status;
		char *texts[LINES], *kept[LINES];
		struct lines lines = { .texts = texts, .has_other = life % 2 == 1 };

		for (; lines.count < LINES && left > 0; left--)
			texts[lines.count++] = any_actions_line(&random, lines.has_other);
		memset(texts + lines.count, 0, (LINES - lines.count) * sizeof(*texts));
		memcpy(kept, texts, sizeof(kept));
		status = run(&lines, false);
		if (status != 0)
			report(&lines, status, seed);
		free_lines(kept);
		assert_int_equal(status, 0);
		seed = support_random(&random) >> 1;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_any_actions) };
	int failed;

	any_actions_begin();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	any_actions_end();
	return failed;
}
