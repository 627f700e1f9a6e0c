/* The queue of jobs with jobs that only pretend: what waits, what is stopped, what fails, leaving.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/job_queue.h"

/* What happened, a letter each: the job's name when it is done, the small one when it is dropped,
 * and "-" before it when it did not end well. */
struct log {
	struct strbuf text;
	size_t alive; /* jobs that are not deleted */
};

struct fake {
	struct job job;
	struct log *log;
	char name;
	int steps; /* that are left to do */
	enum status status;
};

static struct fake *fake_of(const struct job *job)
{
	return (struct fake *)(uintptr_t)job;
}

static void fake_step(struct job *job, uint64_t microseconds)
{
	(void)microseconds;
	if (fake_of(job)->steps > 0)
		fake_of(job)->steps--;
}

static void fake_finish(struct job *job)
{
	fake_of(job)->steps = 0;
}

static bool fake_is_done(const struct job *job)
{
	return fake_of(job)->steps == 0;
}

/* One of two steps waits for something outside. */
static int fake_fd(const struct job *job)
{
	return fake_of(job)->steps % 2 ? 77 : -1;
}

static void fake_stop(struct job *job)
{
	fake_of(job)->steps = 1;
	fake_of(job)->status = STATUS_STOPPED;
}

static void fake_describe(const struct job *job, struct strbuf *out)
{
	strbuf_addf(out, "%c with %d to go", fake_of(job)->name, fake_of(job)->steps);
}

static enum status fake_status(const struct job *job)
{
	return fake_of(job)->status;
}

static void fake_delete(struct job *job)
{
	fake_of(job)->log->alive--;
	free(job);
}

static const struct job_functions fakes = {
	.step = fake_step,
	.finish = fake_finish,
	.is_done = fake_is_done,
	.fd = fake_fd,
	.stop = fake_stop,
	.describe = fake_describe,
	.status = fake_status,
	.delete = fake_delete,
};

static struct fake *fake_new(struct log *log, char name, int steps)
{
	struct fake *fake = alloc_zeroed(1, sizeof(*fake));

	*fake = (struct fake){ { .functions = &fakes }, log, name, steps, STATUS_OK };
	log->alive++;
	return fake;
}

static void end_fake(void *context, struct job *job, bool has_run)
{
	struct log *log = context;
	const struct fake *fake = fake_of(job);

	if (has_run && fake->status != STATUS_OK)
		strbuf_add_byte(&log->text, '-');
	strbuf_add_byte(&log->text, (char)(has_run ? fake->name : fake->name + 'a' - 'A'));
}

static struct fake *add(struct job_queue *queue, enum job_rank rank, char name, int steps)
{
	struct fake *fake = fake_new(queue->context, name, steps);

	assert_true(job_queue_add(queue, &fake->job, rank, end_fake));
	return fake;
}

static void assert_log(const struct job_queue *queue, const char *expected)
{
	const struct log *log = queue->context;

	assert_string_equal(log->text.data, expected);
}

static void assert_described(const struct job_queue *queue, const char *expected)
{
	struct strbuf text;

	strbuf_init(&text);
	assert_int_equal(job_queue_describe(queue, &text), expected != NULL);
	assert_string_equal(text.data, expected ? expected : "");
	strbuf_free(&text);
}

static void work(struct job_queue *queue)
{
	while (job_queue_begin(queue))
		job_queue_step(queue, 1);
}

static struct log events;

static int set_up(void **state)
{
	struct job_queue *queue = alloc_zeroed(1, sizeof(*queue));

	strbuf_init(&events.text);
	events.alive = 0;
	job_queue_init(queue, &events);
	*state = queue;
	return 0;
}

static int tear_down(void **state)
{
	job_queue_free(*state);
	free(*state);
	strbuf_free(&events.text);
	return events.alive == 0 ? 0 : 1;
}

static void test_nothing(void **state)
{
	struct job_queue *queue = *state;
	enum status status;

	assert_false(job_queue_begin(queue));
	assert_false(job_queue_step(queue, 1));
	assert_false(job_queue_finish(queue, &status));
	assert_false(job_queue_stop(queue));
	assert_false(job_queue_can_step(queue));
	assert_true(job_queue_is_idle(queue));
	assert_false(job_queue_is_busy(queue));
	assert_int_equal(job_queue_fd(queue), -1);
	assert_described(queue, NULL);
	assert_true(job_queue_leave(queue));
	assert_false(job_queue_may_leave(queue));
}

static void test_in_turn(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_LAST, 'L', 1);
	add(queue, JOB_ASKED, 'A', 2);
	add(queue, JOB_ASKED, 'B', 1);
	add(queue, JOB_FIRST, 'F', 1);
	assert_true(job_queue_has(queue, JOB_LAST));
	assert_true(job_queue_is_idle(queue) && job_queue_can_step(queue));
	assert_true(job_queue_step(queue, 1));
	assert_log(queue, "F");
	/* Between two jobs there is none; the next begins with a step. */
	assert_true(job_queue_is_idle(queue) && job_queue_can_step(queue));
	assert_false(job_queue_step(queue, 1));
	assert_false(job_queue_is_idle(queue));
	/* One that comes now is before the last, and after the others. */
	add(queue, JOB_ASKED, 'C', 1);
	work(queue);
	assert_log(queue, "FABCL");
	assert_int_equal(events.alive, 0);
}

static void test_waiting_for_outside(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_ASKED, 'A', 2);
	assert_int_equal(job_queue_fd(queue), -1);
	job_queue_step(queue, 1);
	assert_int_equal(job_queue_fd(queue), 77);
	assert_false(job_queue_can_step(queue));
	assert_true(job_queue_step(queue, 1));
	assert_int_equal(job_queue_fd(queue), -1);
}

static void test_what_is_said(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_FIRST, 'F', 2);
	assert_described(queue, NULL);
	job_queue_begin(queue);
	assert_described(queue, NULL);
	add(queue, JOB_ASKED, 'A', 3);
	assert_described(queue, "waiting for the library; 1 more waiting; Esc stops it");
	job_queue_step(queue, 1);
	job_queue_step(queue, 1);
	job_queue_begin(queue);
	assert_described(queue, "A with 3 to go; Esc stops it");
	add(queue, JOB_LAST, 'L', 1);
	assert_described(queue, "A with 3 to go; Esc stops it");
	add(queue, JOB_ASKED, 'B', 1);
	assert_described(queue, "A with 3 to go; 1 more waiting; Esc stops it");
	assert_false(job_queue_leave(queue));
	assert_described(queue, "A with 3 to go; 1 more waiting; leaving then; Esc stops it");
	job_queue_stop(queue);
	assert_described(queue, "stopping; Esc stops it");
	work(queue);
	assert_described(queue, NULL);
}

/* Stopping drops what waits; what is added after it is done. */
static void test_stop(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_ASKED, 'A', 9);
	add(queue, JOB_ASKED, 'B', 1);
	add(queue, JOB_LAST, 'L', 1);
	add(queue, JOB_ASKED, 'C', 1);
	job_queue_begin(queue);
	assert_true(job_queue_stop(queue));
	assert_log(queue, "bc");
	assert_int_equal(job_queue_clear_dropped(queue), 2);
	assert_int_equal(job_queue_clear_dropped(queue), 0);
	add(queue, JOB_ASKED, 'D', 1);
	assert_described(queue, "stopping; 1 more waiting; Esc stops it");
	job_queue_step(queue, 1);
	job_queue_begin(queue);
	assert_described(queue, "D with 1 to go; Esc stops it");
	work(queue);
	assert_log(queue, "bc-ADL");
	assert_int_equal(job_queue_clear_dropped(queue), 0);
}

/* What the program does on its own account goes on when a person stops what waits behind it. */
static void test_stop_behind_another(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_FIRST, 'F', 3);
	job_queue_begin(queue);
	assert_false(job_queue_stop(queue));
	add(queue, JOB_ASKED, 'A', 1);
	assert_true(job_queue_is_busy(queue));
	assert_true(job_queue_stop(queue));
	assert_false(job_queue_is_busy(queue));
	work(queue);
	assert_log(queue, "aF");
}

static void test_failure_drops_what_waits(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_ASKED, 'A', 1)->status = STATUS_FAILED;
	add(queue, JOB_ASKED, 'B', 1);
	add(queue, JOB_LAST, 'L', 1);
	work(queue);
	assert_log(queue, "-AbL");
	assert_int_equal(job_queue_clear_dropped(queue), 1);
	/* The program's own failures are no matter of the person's. */
	add(queue, JOB_FIRST, 'F', 1)->status = STATUS_FAILED;
	add(queue, JOB_ASKED, 'C', 1);
	work(queue);
	assert_log(queue, "-AbL-FC");
	assert_int_equal(job_queue_clear_dropped(queue), 0);
}

/* What leaves the library alone has nothing to do with what waits behind it. */
static void test_failure_apart(void **state)
{
	struct job_queue *queue = *state;
	struct fake *apart = add(queue, JOB_ASKED, 'A', 2);

	apart->job.is_apart = true;
	apart->status = STATUS_FAILED;
	add(queue, JOB_ASKED, 'B', 1);
	assert_false(job_queue_is_apart(queue));
	job_queue_begin(queue);
	assert_true(job_queue_is_apart(queue));
	work(queue);
	assert_log(queue, "-AB");
	assert_int_equal(job_queue_clear_dropped(queue), 0);
}

static void test_full(void **state)
{
	struct job_queue *queue = *state;
	struct fake *fake = fake_new(&events, 'X', 1);

	add(queue, JOB_ASKED, 'A', 1);
	job_queue_begin(queue);
	for (int i = 0; i < JOB_QUEUE_MAX; i++)
		add(queue, JOB_ASKED, 'B', 1);
	assert_false(job_queue_add(queue, &fake->job, JOB_ASKED, end_fake));
	assert_log(queue, "");
	/* The program's own have room still. */
	assert_true(job_queue_add(queue, &fake->job, JOB_LAST, end_fake));
}

static void test_leaving(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_ASKED, 'A', 2);
	add(queue, JOB_ASKED, 'B', 1);
	add(queue, JOB_LAST, 'L', 9);
	job_queue_begin(queue);
	assert_false(job_queue_leave(queue));
	job_queue_step(queue, 1);
	assert_false(job_queue_may_leave(queue));
	job_queue_step(queue, 1);
	assert_false(job_queue_may_leave(queue));
	job_queue_step(queue, 1);
	assert_true(job_queue_may_leave(queue));
	assert_log(queue, "AB");
}

/* Who stops what was asked for stays, and so does who sees it fail. */
static void test_staying(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_ASKED, 'A', 2);
	job_queue_begin(queue);
	assert_false(job_queue_leave(queue));
	job_queue_stop(queue);
	work(queue);
	assert_false(job_queue_may_leave(queue));
	add(queue, JOB_ASKED, 'B', 2)->status = STATUS_FAILED;
	job_queue_begin(queue);
	assert_false(job_queue_leave(queue));
	work(queue);
	assert_false(job_queue_may_leave(queue));
}

static void test_finished_at_once(void **state)
{
	struct job_queue *queue = *state;
	enum status status;

	add(queue, JOB_ASKED, 'A', 100)->status = STATUS_READ_ONLY;
	add(queue, JOB_ASKED, 'B', 100);
	assert_false(job_queue_finish(queue, &status));
	job_queue_begin(queue);
	assert_true(job_queue_finish(queue, &status));
	assert_int_equal(status, STATUS_READ_ONLY);
	assert_log(queue, "-Ab");
}

static void test_readers_stop(void **state)
{
	struct job_queue *queue = *state;
	enum status status;

	add(queue, JOB_FIRST, 'F', 9)->job.is_reader = true;
	add(queue, JOB_ASKED, 'A', 9);
	add(queue, JOB_LAST, 'L', 9)->job.is_reader = true;
	add(queue, JOB_LAST, 'M', 9);
	job_queue_begin(queue);
	job_queue_stop_readers(queue);
	assert_log(queue, "l");
	assert_true(job_queue_finish(queue, &status));
	assert_int_equal(status, STATUS_STOPPED);
	work(queue);
	assert_log(queue, "l-FAM");
	assert_int_equal(job_queue_clear_dropped(queue), 0);
}

/* Another is asked for at a job's end. */
static void end_and_go_on(void *context, struct job *job, bool has_run)
{
	static struct job_queue *queue;

	if (!job) {
		queue = context;
		return;
	}
	end_fake(context, job, has_run);
	add(queue, JOB_ASKED, 'B', 1);
}

static void test_added_at_the_end_of_another(void **state)
{
	struct job_queue *queue = *state;
	struct fake *fake = fake_new(&events, 'A', 1);

	end_and_go_on(queue, NULL, true);
	assert_true(job_queue_add(queue, &fake->job, JOB_ASKED, end_and_go_on));
	work(queue);
	assert_log(queue, "AB");
}

/* All that is left is dropped, and deleted: tear_down counts. */
static void test_freed_in_the_middle(void **state)
{
	struct job_queue *queue = *state;

	add(queue, JOB_ASKED, 'A', 9);
	add(queue, JOB_ASKED, 'B', 9);
	add(queue, JOB_LAST, 'L', 9);
	job_queue_step(queue, 1);
	job_queue_free(queue);
	assert_log(queue, "bl");
	assert_int_equal(events.alive, 0);
	job_queue_init(queue, &events);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_nothing),
		TEST(test_in_turn),
		TEST(test_waiting_for_outside),
		TEST(test_what_is_said),
		TEST(test_stop),
		TEST(test_stop_behind_another),
		TEST(test_failure_drops_what_waits),
		TEST(test_failure_apart),
		TEST(test_full),
		TEST(test_leaving),
		TEST(test_staying),
		TEST(test_finished_at_once),
		TEST(test_readers_stop),
		TEST(test_added_at_the_end_of_another),
		TEST(test_freed_in_the_middle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
