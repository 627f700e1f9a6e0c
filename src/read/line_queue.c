/*
 * A ring of lines: those from `first` on, `count` of them, lie in the window one after another
 * from `taken` to the cursor.
 */
#include "config.h"

#include "read/line_queue.h"

#include <assert.h>

void line_queue_init(struct line_queue *queue, struct str window, bool is_last, size_t line,
		     enum line_kind previous)
{
	queue->cursor = line_cursor_begin(window, is_last);
	queue->cursor.line = line;
	queue->cursor.previous = previous;
	queue->first = 0;
	queue->count = 0;
	queue->taken = window.p;
	queue->taken_line = line;
	queue->previous = previous;
}

const struct capture_line *line_queue_peek(struct line_queue *queue, size_t ahead)
{
	assert(ahead < LINE_QUEUE_SIZE);
	while (queue->count <= ahead) {
		size_t slot = (queue->first + queue->count) % LINE_QUEUE_SIZE;

		if (!line_cursor_next(&queue->cursor, &queue->lines[slot]))
			return NULL;
		queue->count++;
	}
	return &queue->lines[(queue->first + ahead) % LINE_QUEUE_SIZE];
}

void line_queue_take(struct line_queue *queue, size_t count)
{
	const struct capture_line *last;

	assert(count > 0 && count <= queue->count);
	last = &queue->lines[(queue->first + count - 1) % LINE_QUEUE_SIZE];
	queue->taken = last->next;
	queue->taken_line = last->next_line;
	queue->previous = last->kind;
	queue->first = (queue->first + count) % LINE_QUEUE_SIZE;
	queue->count -= count;
}

void line_queue_take_part(struct line_queue *queue, size_t offset)
{
	const struct capture_line *line = &queue->lines[queue->first];

	assert(queue->count > 0);
	queue->taken = line->text.p + offset;
	queue->taken_line = line->line;
	queue->previous = LINE_START;
	queue->cursor.at = queue->taken;
	queue->cursor.line = queue->taken_line;
	queue->cursor.previous = LINE_START;
	queue->count = 0;
}

size_t line_queue_read(enum step (*take_next)(void *state, struct line_queue *queue,
					      struct format_input *input),
		       void *state, enum line_kind *previous, struct format_input *input,
		       bool *capture_ended)
{
	struct line_queue queue;
	enum step step;

	line_queue_init(&queue, input->window, input->is_last, input->line, *previous);
	do
		step = take_next(state, &queue, input);
	while (step == STEP_TAKEN);
	*capture_ended = step == STEP_ENDED;
	*previous = queue.previous;
	input->line = queue.taken_line;
	return (size_t)(queue.taken - input->window.p);
}
