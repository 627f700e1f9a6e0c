/* The pool: every part once, all done on return, however often. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/pool.h"
#include "base/thread.h"
#include "support.h"

#define MOST_PARTS 200

/* Plain numbers, not atomic ones: a part done twice, or still being done on return, is a race. */
struct count {
	unsigned done[MOST_PARTS];
};

static void count_part(void *context, size_t part)
{
	struct count *count = context;

	count->done[part]++;
}

static void run_many(size_t threads, int runs)
{
	struct pool *pool = pool_new(threads);
	uint64_t random = 16;

	for (int i = 0; i < runs; i++) {
		size_t parts = support_below(&random, i % 10 ? 8 : MOST_PARTS + 1);
		struct count
			count; /* on the stack: a worker that is late would write into another's */

		memset(&count, 0, sizeof(count));
		pool_run(pool, parts, count_part, &count);
		for (size_t part = 0; part < MOST_PARTS; part++)
			assert_int_equal(count.done[part], part < parts);
	}
	pool_delete(pool);
}

static void test_every_part_once(void **state)
{
	(void)state;
	run_many(1, 1000);
	run_many(2, 20000);
	run_many(0, 5000);
}

static void test_coming_and_going(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++) {
		struct pool *pool = pool_new(2);
		struct count count = { { 0 } };

		if (i % 2)
			pool_run(pool, 3, count_part, &count);
		assert_int_equal(count.done[2], i % 2);
		pool_delete(pool);
	}
	pool_delete(NULL);
}

static void count_part_slowly(void *context, size_t part)
{
	struct timespec nap = { 0, 1000000 };

	nanosleep(&nap, NULL);
	count_part(context, part);
}

/* The caller must wait for the part that a worker is still at. */
static void test_slow_parts(void **state)
{
	struct pool *pool = pool_new(0);

	(void)state;
	for (int i = 0; i < 50; i++) {
		struct count count = { { 0 } };

		pool_run(pool, 5, count_part_slowly, &count);
		for (size_t part = 0; part < 5; part++)
			assert_int_equal(count.done[part], 1);
	}
	pool_delete(pool);
}

static void add_up(void *context, size_t part)
{
	uint64_t *sums = context, sum = 0;

	for (uint64_t i = 0; i < 100000; i++)
		sum += (i ^ part) * (i + 1);
	sums[part] = sum;
}

static void test_real_work(void **state)
{
	uint64_t sums[40], wanted[40];
	struct pool *pool = pool_new(0);

	(void)state;
	for (size_t part = 0; part < 40; part++)
		add_up(wanted, part);
	pool_run(pool, 40, add_up, sums);
	assert_memory_equal(sums, wanted, sizeof(sums));
	pool_delete(pool);
}

/* Whether the thread sleeps: the letter behind its name, which is in parentheses. */
static bool is_asleep(const char *thread)
{
	char path[300], text[512];
	const char *name_end;
	FILE *file;
	size_t len;

	snprintf(path, sizeof(path), "/proc/self/task/%s/stat", thread);
	file = fopen(path, "r");
	if (!file)
		return true; /* gone */
	len = fread(text, 1, sizeof(text) - 1, file);
	text[len] = '\0';
	fclose(file);
	name_end = strrchr(text, ')');
	return name_end && strncmp(name_end, ") S", 3) == 0;
}

static size_t thread_count(DIR *tasks)
{
	const struct dirent *entry;
	size_t count = 0;

	rewinddir(tasks);
	while ((entry = readdir(tasks)))
		count += entry->d_name[0] != '.';
	return count;
}

/* Its threads are started with the first work for several. */
static void test_no_thread_without_work(void **state)
{
	DIR *tasks = opendir("/proc/self/task");
	struct count count = { { 0 } };
	struct pool *pool;
	size_t before;

	(void)state;
	if (!tasks)
		support_skip("/proc does not tell which threads there are");
	before = thread_count(tasks);
	pool = pool_new(0);
	pool_run(pool, 0, count_part, &count);
	pool_run(pool, 1, count_part, &count);
	assert_int_equal(thread_count(tasks), before);
	pool_run(pool, 2, count_part, &count);
	assert_int_equal(thread_count(tasks), before + thread_processor_count() - 1);
	closedir(tasks);
	pool_delete(pool);
}

/* How many threads of this program are awake; the one that asks is. */
static size_t awake_count(DIR *tasks)
{
	const struct dirent *entry;
	size_t count = 0;

	rewinddir(tasks);
	while ((entry = readdir(tasks)))
		if (entry->d_name[0] != '.')
			count += !is_asleep(entry->d_name);
	return count;
}

/* After the work its threads sleep, however long they wait for more. */
static void test_idle_costs_nothing(void **state)
{
	DIR *tasks = opendir("/proc/self/task");
	struct pool *pool = pool_new(4);
	struct count count = { { 0 } };
	int64_t deadline = support_deadline();

	(void)state;
	if (!tasks)
		support_skip("/proc does not tell which threads sleep");
	pool_run(pool, 100, count_part, &count);
	while (awake_count(tasks) > 1)
		assert_true(support_now() < deadline);
	closedir(tasks);
	pool_delete(pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_part_once),
		cmocka_unit_test(test_coming_and_going),
		cmocka_unit_test(test_slow_parts),
		cmocka_unit_test(test_real_work),
		cmocka_unit_test(test_no_thread_without_work),
		cmocka_unit_test(test_idle_costs_nothing),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
