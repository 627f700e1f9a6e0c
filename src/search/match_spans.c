/*
 * Highlighting: the text is folded once, with a map back; each term marks the folded bytes it
 * matches, and the stretches of marked bytes, mapped back, are the spans.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/bitset.h"
#include "base/strbuf.h"
#include "search/match_private.h"
#include "text/fold.h"

struct highlight {
	enum paper_field field;
	struct str folded;
	const uint32_t *offsets; /* of the folded bytes in the text; NULL: each is at its own */
	struct bitset is_marked; /* by folded byte */
	bool has_marks;
	size_t steps; /* that are left for regular expressions */
};

static void mark(struct highlight *highlight, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		bitset_add(&highlight->is_marked, i);
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

	while (regex_find(test->regex, highlight->folded, end, &highlight->steps, &start, &end))
		mark(highlight, start, end);
}

static void mark_tests(struct highlight *highlight, const struct test *test, bool is_positive)
{
	bool is_for_field =
		test->field == (int)highlight->field ||
		(test->field == QUERY_FIELD_TEXT && query_field_is_searched((int)highlight->field));
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

static size_t offset_of(const struct highlight *highlight, size_t at)
{
	return highlight->offsets ? highlight->offsets[at] : at;
}

/* The end, in the unfolded text, of the character that the folded byte before `end` came from. */
static size_t map_end(const struct highlight *highlight, size_t end)
{
	while (end < highlight->folded.len &&
	       offset_of(highlight, end) == offset_of(highlight, end - 1))
		end++;
	return offset_of(highlight, end);
}

/* The first byte from `at` on that is marked, or is not; the text's length when there is none. */
static size_t next_of(const struct highlight *highlight, size_t at, bool is_marked)
{
	size_t end = highlight->folded.len;

	while (at < end && bitset_has(&highlight->is_marked, at) != is_marked) {
		uint64_t word = highlight->is_marked.words[at / 64];

		at = word == (is_marked ? 0 : UINT64_MAX) ? (at / 64 + 1) * 64 : at + 1;
	}
	return at < end ? at : end;
}

/* Adds a span; false when there is no room for it. */
static bool add_span(struct match_spans *spans, struct match_span span, size_t most)
{
	if (spans->count > 0 && span.start < spans->spans[spans->count - 1].end) {
		spans->spans[spans->count - 1].end = span.end;
		return true;
	}
	if (spans->count == most)
		return false;
	spans->spans =
		alloc_grow(spans->spans, &spans->capacity, spans->count + 1, sizeof(*spans->spans));
	spans->spans[spans->count++] = span;
	return true;
}

static void take_spans(const struct highlight *highlight, struct match_spans *spans, size_t most)
{
	size_t at = next_of(highlight, 0, true);

	while (at < highlight->folded.len) {
		size_t end = next_of(highlight, at, false);
		struct match_span span = { offset_of(highlight, at), map_end(highlight, end) };

		if (!add_span(spans, span, most))
			return;
		at = next_of(highlight, end, true);
	}
}

void matcher_find_spans(const struct matcher *matcher, enum paper_field field, struct str text,
			struct match_spans *spans, size_t most)
{
	struct highlight highlight = { .field = field, .steps = REGEX_HIGHLIGHT_STEPS };
	struct strbuf folded;
	uint32_t *offsets;

	spans->count = 0;
	if (!matcher->has_positive || most == 0 || text.len == 0)
		return;
	strbuf_init(&folded);
	bitset_init(&highlight.is_marked);
	fold_add_mapped(&folded, text, &offsets);
	strbuf_pad(&folded, ARENA_READABLE_PAST_END);
	highlight.folded = strbuf_str(&folded);
	highlight.offsets = offsets;
	bitset_resize(&highlight.is_marked, folded.len);
	mark_tests(&highlight, &matcher->root, true);
	if (highlight.has_marks)
		take_spans(&highlight, spans, most);
	bitset_free(&highlight.is_marked);
	free(offsets);
	strbuf_free(&folded);
}

void match_spans_free(struct match_spans *spans)
{
	free(spans->spans);
	*spans = (struct match_spans){ NULL, 0, 0 };
}
