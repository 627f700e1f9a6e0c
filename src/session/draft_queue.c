/*
 * A ring of batches: the caller fills one, the thread takes in those before. `filled` and `emptied`
 * count them. They are several because a library that grows waits for the system's memory at
 * times, longer than a batch takes to be filled.
 *
 * A batch's text is in one piece of memory that never moves, so that the copied drafts point into
 * it; a draft that is too long for it is taken in by the caller, who then waits for the thread.
 * What is left in a batch when the caller waits it takes in itself, so that a small file costs no
 * thread.
 */

#include "config.h"

#include "session/draft_queue.h"

#include <pthread.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/thread.h"

#define BATCH_COUNT  8
#define BATCH_TEXT   ((size_t)512 << 10)
#define BATCH_DRAFTS 1024

/* A draft that is longer is not copied, so that two always fit. */
#define DRAFT_MAX (BATCH_TEXT / 2)

struct queued_draft {
	struct paper_draft draft;
	const struct source_list *source;
};

struct batch {
	char *text;
	size_t used;
	struct queued_draft *drafts;
	size_t count;
};

struct draft_queue {
	draft_queue_take_fn *take;
	void *context;
	struct batch batches[BATCH_COUNT];

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
	for (size_t i = 0; i < BATCH_COUNT; i++) {
		free(queue->batches[i].text);
		free(queue->batches[i].drafts);
	}
	pthread_cond_destroy(&queue->changed);
	pthread_mutex_destroy(&queue->mutex);
	free(queue);
}

static void take_batch(struct draft_queue *queue, struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		queue->take(queue->context, &batch->drafts[i].draft, batch->drafts[i].source);
	batch->count = 0;
	batch->used = 0;
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

static struct batch *filling(struct draft_queue *queue)
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

/* The bytes of a paper's rare texts, with their end. */
static size_t rare_size(const struct paper *paper)
{
	const char *rest = paper->rare;
	enum paper_field field;
	struct str text;

	while (paper_next_rare(&rest, &field, &text))
		;
	return rest ? (size_t)(rest - paper->rare) + PAPER_RARE_END : 0;
}

static size_t source_size(const struct source_list *source)
{
	return alignof(struct source_list) + sizeof(*source) + source->name.len;
}

static size_t draft_size(const struct paper_draft *draft)
{
	const struct source_list *source = draft->paper.sources;
	size_t size = draft->marks.tags.len + draft->marks.note.len + rare_size(&draft->paper);

	for (size_t i = 0; i < paper_member_text_count; i++)
		size += paper_get_text(&draft->paper, paper_member_texts[i]).len;
	for (; source && size <= DRAFT_MAX; source = source->rest)
		size += source_size(source);
	return size;
}

static struct str copy(struct batch *batch, struct str text)
{
	char *to = batch->text + batch->used;

	if (text.len > 0)
		memcpy(to, text.p, text.len);
	batch->used += text.len;
	return (struct str){ to, text.len };
}

static const struct source_list *copy_sources(struct batch *batch, const struct source_list *source)
{
	const struct source_list *first = NULL, **last = &first;

	for (; source; source = source->rest) {
		struct str name = copy(batch, source->name);
		struct source_list *node;

		batch->used +=
			-(uintptr_t)(batch->text + batch->used) % alignof(struct source_list);
		node = (void *)(batch->text + batch->used);
		batch->used += sizeof(*node);
		*node = (struct source_list){ name, NULL };
		*last = node;
		last = &node->rest;
	}
	return first;
}

static void copy_draft(struct batch *batch, const struct paper_draft *draft,
		       const struct source_list *source)
{
	struct queued_draft *queued = &batch->drafts[batch->count++];
	struct paper *paper = &queued->draft.paper;

	*queued = (struct queued_draft){ *draft, source };
	for (size_t i = 0; i < paper_member_text_count; i++) {
		struct str *text = paper_text(paper, paper_member_texts[i]);

		*text = copy(batch, *text);
	}
	if (paper->rare)
		paper->rare = copy(batch, (struct str){ paper->rare, rare_size(paper) }).p;
	queued->draft.marks.tags = copy(batch, draft->marks.tags);
	queued->draft.marks.note = copy(batch, draft->marks.note);
	paper->sources = copy_sources(batch, paper->sources);
}

static void make_room(struct batch *batch)
{
	if (batch->text)
		return;
	batch->text = alloc_bytes(BATCH_TEXT);
	batch->drafts = alloc_zeroed(BATCH_DRAFTS, sizeof(*batch->drafts));
}

void draft_queue_add(struct draft_queue *queue, const struct paper_draft *draft,
		     const struct source_list *source)
{
	size_t size = draft_size(draft);

	if (size > DRAFT_MAX) {
		draft_queue_wait(queue);
		queue->take(queue->context, draft, source);
		return;
	}
	if (filling(queue)->count == BATCH_DRAFTS || BATCH_TEXT - filling(queue)->used < size)
		pass_on(queue);
	make_room(filling(queue));
	copy_draft(filling(queue), draft, source);
}
