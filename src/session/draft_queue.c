/*
 * A ring of batches: the caller fills one, the thread takes in those before. `filled` and `emptied`
 * count them. They are several because a library that grows waits for the system's memory at
 * times, longer than a batch takes to be filled.
 *
 * A draft that is too long for a batch is taken in by the caller, who then waits for the thread.
 * What is left in a batch when the caller waits it takes in itself, so that a small file costs no
 * thread.
 */

#include "config.h"

#include "session/draft_queue.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/thread.h"
#include "model/draft_batch.h"

#define BATCH_COUNT 8

struct draft_queue {
	draft_queue_take_fn *take;
	void *context;
	struct draft_batch batches[BATCH_COUNT];

	bool may_start; /* a thread, which there is none of yet */
	bool has_thread;
	pthread_t thread;
	pthread_mutex_t mutex; /* guards what follows */
	pthread_cond_t changed;
	size_t filled, emptied; /* those between are the thread's */
	bool is_over;
};

struct draft_queue *draft_queue_new(draft_queue_take_fn *take, void *context)
{
	struct draft_queue *queue = alloc_zeroed(1, sizeof(*queue));

	queue->take = take;
	queue->context = context;
	queue->may_start = thread_processor_count() > 1;
	pthread_mutex_init(&queue->mutex, NULL);
	pthread_cond_init(&queue->changed, NULL);
	return queue;
}

static void end_thread(struct draft_queue *queue)
{
	pthread_mutex_lock(&queue->mutex);
	queue->is_over = true;
	pthread_cond_broadcast(&queue->changed);
	pthread_mutex_unlock(&queue->mutex);
	pthread_join(queue->thread, NULL);
}

void draft_queue_delete(struct draft_queue *queue)
{
	if (!queue)
		return;
	if (queue->has_thread)
		end_thread(queue);
	for (size_t i = 0; i < BATCH_COUNT; i++)
		draft_batch_free(&queue->batches[i]);
	pthread_cond_destroy(&queue->changed);
	pthread_mutex_destroy(&queue->mutex);
	free(queue);
}

static void take_batch(struct draft_queue *queue, struct draft_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		queue->take(queue->context, &batch->drafts[i].draft, batch->drafts[i].source);
	draft_batch_clear(batch);
}

/* Only the thread changes `emptied`, and only the caller `filled`: each reads its own freely. */
static void *take_in_thread(void *argument)
{
	struct draft_queue *queue = argument;

	pthread_mutex_lock(&queue->mutex);
	while (!queue->is_over) {
		if (queue->filled == queue->emptied) {
			pthread_cond_wait(&queue->changed, &queue->mutex);
			continue;
		}
		pthread_mutex_unlock(&queue->mutex);
		take_batch(queue, &queue->batches[queue->emptied % BATCH_COUNT]);
		pthread_mutex_lock(&queue->mutex);
		queue->emptied++;
		pthread_cond_broadcast(&queue->changed);
	}
	pthread_mutex_unlock(&queue->mutex);
	return NULL;
}

static struct draft_batch *filling(struct draft_queue *queue)
{
	return &queue->batches[queue->filled % BATCH_COUNT];
}

/* Waits until the thread has at most that many batches. */
static void wait_for_thread(struct draft_queue *queue, size_t batches)
{
	pthread_mutex_lock(&queue->mutex);
	while (queue->filled - queue->emptied > batches)
		pthread_cond_wait(&queue->changed, &queue->mutex);
	pthread_mutex_unlock(&queue->mutex);
}

/* Gives the thread the batch that is being filled. Returns when the next one is free. */
static void hand_over(struct draft_queue *queue)
{
	pthread_mutex_lock(&queue->mutex);
	queue->filled++;
	pthread_cond_broadcast(&queue->changed);
	pthread_mutex_unlock(&queue->mutex);
	wait_for_thread(queue, BATCH_COUNT - 1);
}

static bool has_thread(struct draft_queue *queue)
{
	if (queue->may_start)
		queue->has_thread = thread_start(&queue->thread, take_in_thread, queue);
	queue->may_start = false;
	return queue->has_thread;
}

/* Empties the batch that is being filled: by giving it to the thread, where there is one. */
static void pass_on(struct draft_queue *queue)
{
	if (has_thread(queue))
		hand_over(queue);
	else
		take_batch(queue, filling(queue));
}

void draft_queue_wait(struct draft_queue *queue)
{
	if (!queue)
		return;
	if (queue->has_thread)
		wait_for_thread(queue, 0);
	take_batch(queue, filling(queue));
}

void draft_queue_add(struct draft_queue *queue, const struct paper_draft *draft,
		     const struct source_list *source)
{
	if (draft_batch_add(filling(queue), draft, source))
		return;
	pass_on(queue);
	if (draft_batch_add(filling(queue), draft, source))
		return;
	draft_queue_wait(queue);
	queue->take(queue->context, draft, source);
}
