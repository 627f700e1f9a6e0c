#ifndef SESSION_DRAFT_QUEUE_H
#define SESSION_DRAFT_QUEUE_H

/*
 * Drafts on their way from a reader to the session. While the reader makes the next ones, a thread
 * takes in those before, in their order. Whoever looks at what they are taken into waits for the
 * queue first.
 */

#include "model/paper.h"

struct draft_queue;

/* Takes in one draft, in one thread at a time; it is good only during the call. */
typedef void draft_queue_take_fn(void *context, const struct paper_draft *draft,
				 const struct source_list *source);

/* The caller deletes it. A thread is started when there is enough for one, and never where there is
 * one processor. */
struct draft_queue *draft_queue_new(draft_queue_take_fn *take, void *context);

/* Forgets what was not waited for. Does nothing for NULL. */
void draft_queue_delete(struct draft_queue *queue);

/* Copies the draft; `source` is kept as it is, and must live until it is taken in. */
void draft_queue_add(struct draft_queue *queue, const struct paper_draft *draft,
		     const struct source_list *source);

/* Returns when all drafts are taken in. Does nothing for NULL. */
void draft_queue_wait(struct draft_queue *queue);

#endif
