/*
 * A window is cut at ends of lines. The threads read its parts, each into a batch of drafts; then
 * the caller goes through the parts in their order, and passes on what they read. No part changes
 * anything but what is its own before that, so that one that does not fit is just forgotten.
 *
 * Where parts fit nowhere, as in a document whose records have several lines, the next windows are
 * not tried, twice as many each time.
 */

#include "config.h"

#include "read/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/draft_batch.h"

#define PARTS_MAX 16
#define PART_LEN  ((size_t)64 << 10)
#define IDLE_MAX  64

struct part {
	struct str text;
	void *state;
	struct format_input input;
	struct reader_report report;
	struct diag diag;
	struct draft_batch drafts;
	bool is_full; /* the batch had no room for a draft */
	bool fits;    /* it can be taken over, if what is before it fits */
};

struct parts {
	const struct format *format;
	struct pool *pool;
	size_t len;
	struct part parts[PARTS_MAX];
	size_t count; /* of the window being read */
	size_t idle;  /* windows that are not tried */
	size_t next_idle;
	const void *state; /* during a call; the threads only look at it */
};

struct parts *parts_new(const struct format *format, struct pool *pool, size_t len)
{
	struct parts *parts = alloc_zeroed(1, sizeof(*parts));

	parts->format = format;
	parts->pool = pool;
	parts->len = len > 0 ? len : PART_LEN;
	return parts;
}

static void free_part(struct parts *parts, struct part *part)
{
	if (!part->state)
		return;
	if (parts->format->close)
		parts->format->close(part->state);
	free(part->state);
	name_counts_free(&part->report.left_out);
	diag_free(&part->diag);
	draft_batch_free(&part->drafts);
}

void parts_delete(struct parts *parts)
{
	if (!parts)
		return;
	for (size_t i = 0; i < PARTS_MAX; i++)
		free_part(parts, &parts->parts[i]);
	free(parts);
}

static void receive_draft(void *context, const struct paper_draft *draft)
{
	struct part *part = context;

	part->is_full |= !draft_batch_add(&part->drafts, draft, NULL);
}

/* Forgets what the part has read before. */
static void clear_part(const struct parts *parts, struct part *part)
{
	if (!part->state)
		part->state = alloc_zeroed(1, parts->format->state_size);
	name_counts_free(&part->report.left_out);
	part->report = (struct reader_report){ 0 };
	name_counts_init(&part->report.left_out);
	diag_clear(&part->diag);
	draft_batch_clear(&part->drafts);
	part->is_full = false;
}

static void prepare_part(const struct parts *parts, struct part *part, const void *state,
			 const struct format_input *input)
{
	clear_part(parts, part);
	parts->format->parts->follow(part->state, state);
	part->input = (struct format_input){
		.window = part->text,
		.line = 1,
		.sink = { .context = part, .paper = receive_draft },
		.report = &part->report,
		.diag = &part->diag,
		.file = input->file,
		.file_year = input->file_year,
		.dialect = input->dialect,
	};
}

/* Cuts the window's whole lines into parts. */
static void cut(struct parts *parts, struct str window)
{
	parts->count = 0;
	while (parts->count < PARTS_MAX && window.len >= parts->len) {
		const char *from = window.p + parts->len - 1;
		const char *newline = memchr(from, '\n', window.len - (parts->len - 1));
		size_t len = newline ? (size_t)(newline - window.p) + 1 : 0;

		if (!newline)
			return;
		parts->parts[parts->count++].text = str_sub(window, 0, len);
		window = str_sub(window, len, window.len);
	}
}

/* Whether the part was read without a word, to its end, which is no row of broken records, and has
 * learned nothing. */
static bool is_fit(const struct parts *parts, const struct part *part, size_t taken)
{
	const size_t *said = part->diag.total;

	return taken == part->text.len && !part->is_full && part->report.not_understood == 0 &&
	       part->input.broken == 0 &&
	       said[DIAG_NOTE] + said[DIAG_WARNING] + said[DIAG_ERROR] == 0 &&
	       part->report.left_out.others == 0 &&
	       parts->format->parts->is_same(part->state, parts->state);
}

static void read_part(void *context, size_t number)
{
	struct parts *parts = context;
	struct part *part = &parts->parts[number];
	bool has_ended = false;
	size_t taken = parts->format->read(part->state, &part->input, &has_ended);

	part->fits = !has_ended && is_fit(parts, part, taken);
}

static void add_left_out(struct name_counts *counts, const struct name_counts *part)
{
	for (size_t i = 0; i < part->count; i++)
		name_counts_add(counts, (struct str){ part->names[i].name, part->names[i].len },
				part->names[i].count);
}

/* Takes over what the part has read. Its drafts count as if they came now. */
static void take_over(const struct parts *parts, struct part *part, void *state,
		      struct format_input *input)
{
	for (size_t i = 0; i < part->drafts.count; i++) {
		struct paper_draft *draft = &part->drafts.drafts[i].draft;

		draft->line += input->line - 1;
		format_emit(input, draft);
	}
	add_left_out(&input->report->left_out, &part->report.left_out);
	parts->format->parts->add_counts(state, part->state);
	input->line += part->input.line - 1;
}

/* Whether what there is too much of in a row began before the part, so that only reading it where
 * it is its turn tells where the reading stops. */
static bool may_stop(const struct part *part, const struct format_input *input)
{
	return input->broken > 0 || input->unnamed + part->drafts.count > FORMAT_UNNAMED_MAX;
}

/* Reads a part where it is its turn; false where those behind it cannot be taken over. */
static bool read_again(const struct parts *parts, const struct part *part, void *state,
		       struct format_input *input, size_t *taken, bool *capture_ended)
{
	input->window = part->text;
	input->is_last = false;
	*taken = parts->format->read(state, input, capture_ended);
	return *taken == part->text.len && !*capture_ended && !input->is_refused &&
	       !input->is_stopped;
}

static void note_success(struct parts *parts, size_t fitting)
{
	if (2 * fitting >= parts->count)
		parts->next_idle = 0;
	else if (parts->next_idle < IDLE_MAX)
		parts->next_idle = 2 * parts->next_idle + 1;
	parts->idle = parts->next_idle;
}

/* Goes through the parts in their order; returns how many bytes were taken, and notes how many
 * parts were taken over. */
static size_t join(struct parts *parts, void *state, struct format_input *input,
		   bool *capture_ended)
{
	size_t at = 0, fitting = 0;

	for (size_t i = 0; i < parts->count; i++) {
		struct part *part = &parts->parts[i];
		size_t taken = part->text.len;

		if (part->fits && !may_stop(part, input) && part->input.dialect == input->dialect &&
		    parts->format->parts->is_same(part->state, state)) {
			take_over(parts, part, state, input);
			fitting++;
		} else if (!read_again(parts, part, state, input, &taken, capture_ended)) {
			at += taken;
			break;
		}
		at += taken;
	}
	note_success(parts, fitting);
	return at;
}

/* Whether this window is tried. */
static bool is_tried(struct parts *parts, const void *state)
{
	if (parts->idle > 0) {
		parts->idle--;
		return false;
	}
	return parts->format->parts->is_steady(state);
}

size_t parts_read(struct parts *parts, void *state, struct format_input *input, bool *capture_ended)
{
	const struct str window = input->window;
	const bool is_last = input->is_last;
	size_t taken;

	if (window.len < 2 * parts->len || !is_tried(parts, state))
		return 0;
	cut(parts, window);
	if (parts->count < 2)
		return 0;
	for (size_t i = 0; i < parts->count; i++)
		prepare_part(parts, &parts->parts[i], state, input);
	parts->state = state;
	pool_run(parts->pool, parts->count, read_part, parts);
	taken = join(parts, state, input, capture_ended);
	input->window = str_sub(window, taken, window.len);
	input->is_last = is_last;
	return taken;
}
