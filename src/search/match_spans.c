/*
 * Highlighting: each form of the text in which it is searched is folded once, with a map back; each
 * term marks the bytes of the text that its matches came from, and the stretches of marked bytes
 * are the spans.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/bitset.h"
#include "base/strbuf.h"
#include "search/match_private.h"
#include "text/forms.h"

struct highlight {
	enum paper_field field;
	const struct text_forms *forms;
	const struct text_form *form; /* the one that is searched */
	struct str folded;            /* it */
	struct bitset is_marked;      /* by byte of the text */
	bool has_marks;
	size_t steps; /* that are left for regular expressions */
};

static void mark(struct highlight *highlight, size_t start, size_t end)
{
	text_form_find_source(highlight->forms, highlight->form, &start, &end);
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
	/* The other titles are searched with the title. */
	enum paper_field field = highlight->field == FIELD_ALIASES ? FIELD_TITLE : highlight->field;
	bool is_for_field =
		test->field == (int)highlight->field || test->field == (int)field ||
		(test->field == QUERY_FIELD_TEXT && query_field_is_searched((int)field));
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

/* The first byte from `at` on that is marked, or is not; `end`, the text's length, when there is
 * none. */
static size_t next_of(const struct bitset *set, size_t at, size_t end, bool is_marked)
{
	while (at < end && bitset_has(set, at) != is_marked) {
		uint64_t word = set->words[at / 64];

		at = word == (is_marked ? 0 : UINT64_MAX) ? (at / 64 + 1) * 64 : at + 1;
	}
	return at < end ? at : end;
}

static void collect_spans(const struct bitset *set, size_t len, struct match_spans *spans,
			  size_t most)
{
	size_t at = next_of(set, 0, len, true);

	while (at < len && spans->count < most) {
		size_t end = next_of(set, at, len, false);

		spans->spans = alloc_grow(spans->spans, &spans->capacity, spans->count + 1,
					  sizeof(*spans->spans));
		spans->spans[spans->count++] = (struct match_span){ at, end };
		at = next_of(set, end, len, true);
	}
}

void matcher_find_spans(const struct matcher *matcher, enum paper_field field, struct str text,
			struct match_spans *spans, size_t most)
{
	struct highlight highlight = { .field = field, .steps = REGEX_HIGHLIGHT_STEPS };
	struct text_forms forms;

	spans->count = 0;
	if (!matcher->has_positive || most == 0 || text.len == 0)
		return;
	text_forms_init(&forms, text);
	bitset_init(&highlight.is_marked);
	bitset_resize(&highlight.is_marked, text.len);
	highlight.forms = &forms;
	for (size_t i = 0; i < forms.count; i++) {
		struct text_form *form = &forms.each[i];

		strbuf_pad(&form->folded, ARENA_READABLE_PAST_END);
		highlight.form = form;
		highlight.folded = strbuf_str(&form->folded);
		mark_tests(&highlight, &matcher->root, true);
	}
	if (highlight.has_marks)
		collect_spans(&highlight.is_marked, text.len, spans, most);
	bitset_free(&highlight.is_marked);
	text_forms_free(&forms);
}

void match_spans_free(struct match_spans *spans)
{
	free(spans->spans);
	*spans = (struct match_spans){ NULL, 0, 0 };
}
