/*
 * What waits is a line of jobs for each rank; the next job is the first of the first line that is
 * not empty. A job is in one line, or current, or the caller's.
 */

#include "config.h"

#include "browser/job_queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void job_queue_init(struct job_queue *queue, void *context)
{
	*queue = (struct job_queue){ .context = context };
}

static void delete_job(struct job *job)
{
	if (job)
		job->functions->delete (job);
}

static struct job_entry remove_entry(struct job_line *line, size_t at)
{
	struct job_entry entry = line->entries[at];

	line->count--;
	memmove(line->entries + at, line->entries + at + 1,
		(line->count - at) * sizeof(*line->entries));
	return entry;
}

static void drop(struct job_queue *queue, struct job_line *line, size_t at)
{
	struct job_entry entry = remove_entry(line, at);

	entry.end(queue->context, entry.job, false);
	delete_job(entry.job);
}

static void drop_asked(struct job_queue *queue)
{
	struct job_line *line = &queue->lines[JOB_ASKED];

	queue->dropped += line->count;
	while (line->count > 0)
		drop(queue, line, 0);
	queue->is_leaving = false;
}

void job_queue_free(struct job_queue *queue)
{
	delete_job(queue->current.job);
	for (int rank = 0; rank < JOB_RANK_COUNT; rank++) {
		struct job_line *line = &queue->lines[rank];

		while (line->count > 0)
			drop(queue, line, 0);
		free(line->entries);
	}
}

bool job_queue_add(struct job_queue *queue, struct job *job, enum job_rank rank, job_end *end)
{
	struct job_line *line = &queue->lines[rank];

	if (rank == JOB_ASKED && line->count >= JOB_QUEUE_MAX)
		return false;
	line->entries =
		alloc_grow(line->entries, &line->capacity, line->count + 1, sizeof(*line->entries));
	line->entries[line->count++] = (struct job_entry){ job, end, rank };
	return true;
}

bool job_queue_begin(struct job_queue *queue)
{
	for (int rank = 0; rank < JOB_RANK_COUNT && !queue->current.job; rank++)
		if (queue->lines[rank].count > 0)
			queue->current = remove_entry(&queue->lines[rank], 0);
	return queue->current.job != NULL;
}

/* What waits does not go on from what has failed; what came after it was stopped does. */
static enum status end_current(struct job_queue *queue)
{
	struct job_entry entry = queue->current;
	enum status status = entry.job->functions->status(entry.job);

	queue->current = (struct job_entry){ .job = NULL };
	queue->is_stopping = false;
	entry.end(queue->context, entry.job, true);
	if (entry.rank == JOB_ASKED && !entry.job->is_apart && status != STATUS_OK &&
	    status != STATUS_STOPPED)
		drop_asked(queue);
	delete_job(entry.job);
	return status;
}

bool job_queue_step(struct job_queue *queue, uint64_t microseconds)
{
	struct job *job;

	if (!job_queue_begin(queue))
		return false;
	job = queue->current.job;
	job->functions->step(job, microseconds);
	if (!job->functions->is_done(job))
		return false;
	end_current(queue);
	return true;
}

bool job_queue_finish(struct job_queue *queue, enum status *status)
{
	if (!queue->current.job)
		return false;
	queue->current.job->functions->finish(queue->current.job);
	*status = end_current(queue);
	return true;
}

static void stop_current(struct job_queue *queue)
{
	queue->is_stopping = true;
	queue->current.job->functions->stop(queue->current.job);
}

/* What a person asked for is being done. */
static bool does_asked(const struct job_queue *queue)
{
	return queue->current.job && queue->current.rank == JOB_ASKED;
}

bool job_queue_stop(struct job_queue *queue)
{
	if (!job_queue_is_busy(queue))
		return false;
	drop_asked(queue);
	if (does_asked(queue))
		stop_current(queue);
	return true;
}

static void drop_readers(struct job_queue *queue, struct job_line *line)
{
	for (size_t i = line->count; i > 0; i--)
		if (line->entries[i - 1].job->is_reader)
			drop(queue, line, i - 1);
}

void job_queue_stop_readers(struct job_queue *queue)
{
	if (queue->current.job && queue->current.job->is_reader)
		stop_current(queue);
	for (int rank = 0; rank < JOB_RANK_COUNT; rank++)
		drop_readers(queue, &queue->lines[rank]);
}

bool job_queue_leave(struct job_queue *queue)
{
	queue->is_leaving = job_queue_is_busy(queue);
	return !queue->is_leaving;
}

bool job_queue_may_leave(const struct job_queue *queue)
{
	return queue->is_leaving && !job_queue_is_busy(queue);
}

bool job_queue_is_idle(const struct job_queue *queue)
{
	return !queue->current.job;
}

bool job_queue_is_apart(const struct job_queue *queue)
{
	return queue->current.job && queue->current.job->is_apart;
}

bool job_queue_is_busy(const struct job_queue *queue)
{
	return does_asked(queue) || job_queue_has(queue, JOB_ASKED);
}

bool job_queue_has(const struct job_queue *queue, enum job_rank rank)
{
	return queue->lines[rank].count > 0;
}

bool job_queue_can_step(const struct job_queue *queue)
{
	bool waits = false;

	for (int rank = 0; rank < JOB_RANK_COUNT; rank++)
		waits = waits || queue->lines[rank].count > 0;
	return queue->current.job ? job_queue_fd(queue) < 0 : waits;
}

int job_queue_fd(const struct job_queue *queue)
{
	const struct job *job = queue->current.job;

	return job ? job->functions->fd(job) : -1;
}

size_t job_queue_clear_dropped(struct job_queue *queue)
{
	size_t count = queue->dropped;

	queue->dropped = 0;
	return count;
}

bool job_queue_describe(const struct job_queue *queue, struct strbuf *out)
{
	const struct job *job = queue->current.job;
	size_t count = queue->lines[JOB_ASKED].count;

	if (!job_queue_is_busy(queue))
		return false;
	if (!does_asked(queue))
		strbuf_add_cstr(out, "waiting for the library");
	else if (queue->is_stopping)
		strbuf_add_cstr(out, "stopping");
	else
		job->functions->describe(job, out);
	if (count > 0)
		strbuf_addf(out, "; %zu more waiting", count);
	strbuf_add_cstr(out, queue->is_leaving ? "; leaving then; Esc stops it" : "; Esc stops it");
	return true;
}
