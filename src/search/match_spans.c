/*
 * Highlighting: the text is folded once, with a map back; each term marks the folded bytes it
 * matches, and the stretches of marked bytes, mapped back, are the spans.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "search/match_private.h"
#include "text/fold.h"

/* How much work regular expressions may make of one text (regex_find): some milliseconds. */
#define REGEX_BUDGET ((size_t)1 << 20)

struct highlight {
	enum paper_field field;
	struct str folded;
	bool *is_marked; /* by folded byte */
	bool has_marks;
	size_t budget;
};

static void mark(struct highlight *highlight, size_t start, size_t end)
{
	memset(highlight->is_marked + start, true, end - start);
	highlight->has_marks = true;
}

static void mark_text(struct highlight *highlight, const struct test *test)
{
	struct str rest = highlight->folded;
	size_t at = 0;
	size_t found;

	while ((found = needle_find(&test->needle, rest)) != SIZE_MAX) {
		mark(highlight, at + found, at + found + test->needle.text.len);
		at += found + test->needle.text.len;
		rest = (struct str){ highlight->folded.p + at, highlight->folded.len - at };
	}
}

static void mark_regex(struct highlight *highlight, const struct test *test)
{
	size_t start, end = 0;

	while (regex_find(test->regex, highlight->folded, end, &highlight->budget, &start, &end))
		mark(highlight, start, end);
}

static void mark_tests(struct highlight *highlight, const struct test *test, bool is_positive)
{
	bool is_for_field =
		test->field == (int)highlight->field ||
		(test->field == QUERY_FIELD_TEXT && match_is_run_field((int)highlight->field));
	size_t i;

	if (test->type == QUERY_NOT)
		is_positive = !is_positive;
	for (i = 0; i < test->child_count; i++)
		mark_tests(highlight, &test->children[i], is_positive);
	if (!is_positive || !is_for_field)
		return;
	if (test->type == QUERY_TEXT)
		mark_text(highlight, test);
	else if (test->type == QUERY_REGEX)
		mark_regex(highlight, test);
}

/* The end, in the unfolded text, of the character that the folded byte before `end` came from. */
static size_t map_end(const struct highlight *highlight, const size_t *offsets, size_t end)
{
	while (end < highlight->folded.len && offsets[end] == offsets[end - 1])
		end++;
	return offsets[end];
}

static size_t take_spans(const struct highlight *highlight, const size_t *offsets,
			 struct match_span *spans, size_t capacity)
{
	size_t count = 0;
	size_t i = 0;

	while (i < highlight->folded.len) {
		struct match_span span;

		if (!highlight->is_marked[i]) {
			i++;
			continue;
		}
		span.start = offsets[i];
		while (i < highlight->folded.len && highlight->is_marked[i])
			i++;
		span.end = map_end(highlight, offsets, i);
		if (count > 0 && span.start < spans[count - 1].end)
			spans[count - 1].end = span.end;
		else if (count < capacity)
			spans[count++] = span;
		else
			break;
	}
	return count;
}

size_t matcher_spans(const struct matcher *matcher, enum paper_field field, struct str text,
		     struct match_span *spans, size_t capacity)
{
	struct highlight highlight = { .field = field, .budget = REGEX_BUDGET };
	struct strbuf folded;
	size_t *offsets;
	size_t count = 0;

	if (!matcher->has_positive || capacity == 0 || text.len == 0)
		return 0;
	strbuf_init(&folded);
	fold_add_mapped(&folded, text, &offsets);
	strbuf_reserve(&folded, ARENA_READABLE_PAST_END);
	highlight.folded = strbuf_str(&folded);
	highlight.is_marked = alloc_zeroed(folded.len, sizeof(*highlight.is_marked));
	mark_tests(&highlight, &matcher->root, true);
	if (highlight.has_marks)
		count = take_spans(&highlight, offsets, spans, capacity);
	free(highlight.is_marked);
	free(offsets);
	strbuf_free(&folded);
	return count;
}
