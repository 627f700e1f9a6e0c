/*
 * Some tools write the same line above each record, but for its number ("Record #7 of 120"). Of
 * such runs one after another only the first is kept, so that a file of many has few to look
 * through.
 */

#include "config.h"

#include "read/passed_over.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/char.h"
#include "base/utf8.h"

/* A run in which digits are all the same has no more bytes. */
#define SHAPE_MAX ((size_t)256)

void passed_over_init(struct passed_over *passed)
{
	*passed = (struct passed_over){ 0 };
	strbuf_init(&passed->text);
}

void passed_over_free(struct passed_over *passed)
{
	strbuf_free(&passed->text);
	free(passed->runs);
}

struct str passed_over_run(const struct passed_over *passed, size_t i)
{
	size_t end = i + 1 < passed->count ? passed->runs[i + 1].begin : passed->text.len;

	return str_sub(strbuf_str(&passed->text), passed->runs[i].begin,
		       end - passed->runs[i].begin);
}

/* A short text's hash in which all digits are one; 0: it is too long. */
static uint64_t shape_of(struct str text)
{
	char shape[SHAPE_MAX];
	size_t len = 0;

	text = utf8_trim(text);
	if (text.len > SHAPE_MAX)
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		bool is_digit = char_is_digit(text.p[i]);

		if (!is_digit || len == 0 || shape[len - 1] != '0')
			shape[len++] = is_digit ? '0' : text.p[i];
	}
	return str_hash((struct str){ shape, len });
}

void passed_over_end_run(struct passed_over *passed)
{
	uint64_t shape;

	if (passed->next == 0)
		return;
	passed->next = 0;
	shape = shape_of(passed_over_run(passed, passed->count - 1));
	if (shape != 0 && shape == passed->shape)
		strbuf_truncate(&passed->text, passed->runs[--passed->count].begin);
	passed->shape = shape;
}

static void begin_run(struct passed_over *passed, size_t line)
{
	passed_over_end_run(passed);
	passed->runs = alloc_grow(passed->runs, &passed->capacity, passed->count + 1,
				  sizeof(*passed->runs));
	passed->runs[passed->count++] = (struct passed_run){ line, passed->text.len };
}

void passed_over_add(struct passed_over *passed, size_t line, struct str text)
{
	size_t run_len;

	if (line != passed->next && utf8_trim(text).len == 0)
		return;
	if (passed->text.len >= PASSED_MAX || passed->count >= PASSED_RUNS_MAX) {
		passed->rest_line = passed->rest_line > 0 ? passed->rest_line : line;
		return;
	}
	if (line != passed->next)
		begin_run(passed, line);
	run_len = passed->text.len - passed->runs[passed->count - 1].begin;
	if (run_len < PASSED_RUN_MAX)
		strbuf_add(&passed->text, str_sub(text, 0, PASSED_RUN_MAX - run_len));
	passed->next = line + str_count(text, '\n');
}
