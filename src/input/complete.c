/*
 * The candidates lie in an arena until the completion is closed. The line holds, between start and
 * end, what was put there last: the typed word, the common prefix of the candidates, or one of them
 * between `before` and `after`.
 */

#include "config.h"

#include "input/complete.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

/* More candidates than this are not shown. */
#define NAMED_MAX 6

void completion_init(struct completion *completion)
{
	*completion = (struct completion){ 0 };
	arena_init(&completion->arena);
}

void completion_free(struct completion *completion)
{
	free(completion->candidates);
	arena_free(&completion->arena);
}

void completion_close(struct completion *completion)
{
	if (!completion->kind)
		return;
	completion_free(completion);
	completion_init(completion);
}

void completion_open(struct completion *completion, const struct line_edit *line, size_t start,
		     struct str prefix, const char *kind)
{
	struct str typed = str_sub(line_edit_text(line), start, line->cursor - start);
	struct completion next;

	completion_init(&next);
	next.is_open = true;
	next.kind = kind;
	next.start = start;
	next.end = line->cursor;
	next.typed = arena_copy(&next.arena, typed);
	next.prefix = arena_copy(&next.arena, prefix);
	/* Last: it may hold the prefix. */
	completion_free(completion);
	*completion = next;
}

void completion_surround(struct completion *completion, struct str before, struct str after)
{
	completion->before = arena_copy(&completion->arena, before);
	completion->after = arena_copy(&completion->arena, after);
}

static bool begins(const struct completion *completion, struct str candidate)
{
	struct str head = str_sub(candidate, 0, completion->prefix.len);

	return completion->is_exact ? str_equal(head, completion->prefix)
				    : str_equal_ignoring_case(head, completion->prefix);
}

void completion_offer(struct completion *completion, struct str candidate)
{
	if (!begins(completion, candidate))
		return;
	completion->candidates = alloc_grow(completion->candidates, &completion->capacity,
					    completion->count + 1, sizeof(*completion->candidates));
	completion->candidates[completion->count++] = arena_copy(&completion->arena, candidate);
	completion->chosen = completion->count;
}

/* The length of the common prefix, in whole characters. */
static size_t common_len(const struct completion *completion, struct str a, struct str b)
{
	size_t same = 0;

	while (same < a.len && same < b.len) {
		struct str x = str_sub(a, same, 1), y = str_sub(b, same, 1);

		if (completion->is_exact ? !str_equal(x, y) : !str_equal_ignoring_case(x, y))
			break;
		same++;
	}
	while (same > 0 && same < a.len && ((unsigned char)a.p[same] & 0xC0) == 0x80)
		same--;
	return same;
}

/* The common prefix of all candidates, as the first one spells it. */
static struct str common_beginning(const struct completion *completion)
{
	struct str common = completion->candidates[0];

	for (size_t i = 1; i < completion->count; i++)
		common.len = common_len(completion, common, completion->candidates[i]);
	return common;
}

/* Replaces the word by a text. `after` is not added where it is already. */
static void put(struct completion *completion, struct line_edit *line, struct str text,
		bool is_whole)
{
	struct str rest = str_drop(line_edit_text(line), completion->end);
	struct str after = is_whole ? completion->after : STR("");
	bool is_there = after.len > 0 && str_starts_with(rest, after);
	struct strbuf word;

	strbuf_init(&word);
	strbuf_add(&word, completion->before);
	strbuf_add(&word, text);
	if (!is_there)
		strbuf_add(&word, after);
	if (line_edit_replace(line, completion->start, completion->end, strbuf_str(&word))) {
		completion->end = line->cursor;
		line->cursor += is_there ? after.len : 0;
	}
	strbuf_free(&word);
}

static void put_typed(struct completion *completion, struct line_edit *line)
{
	if (line_edit_replace(line, completion->start, completion->end, completion->typed))
		completion->end = line->cursor;
}

void completion_put(struct completion *completion, struct line_edit *line)
{
	if (completion->count == 0)
		return;
	if (completion->count > 1) {
		struct str common = common_beginning(completion);

		if (common.len > completion->prefix.len)
			put(completion, line, common, false);
		return;
	}
	put(completion, line, completion->candidates[0], true);
	completion->is_open = false;
}

void completion_step(struct completion *completion, struct line_edit *line, bool backwards)
{
	size_t places = completion->count + 1;

	completion->chosen = (completion->chosen + (backwards ? places - 1 : 1)) % places;
	if (completion->chosen == completion->count)
		put_typed(completion, line);
	else
		put(completion, line, completion->candidates[completion->chosen], true);
}

void completion_describe(const struct completion *completion, struct strbuf *out)
{
	size_t chosen = completion->chosen < completion->count ? completion->chosen : 0;
	size_t first = chosen / NAMED_MAX * NAMED_MAX, end = first + NAMED_MAX;

	if (completion->count == 0)
		strbuf_addf(out, "no %s begins like that", completion->kind);
	if (end > completion->count)
		end = completion->count;
	if (first > 0)
		strbuf_add_cstr(out, "… ");
	for (size_t i = first; i < end; i++) {
		strbuf_add_cstr(out, i > first ? "  " : "");
		utf8_add_printable(out, completion->candidates[i]);
	}
	if (end < completion->count)
		strbuf_add_cstr(out, " …");
}
