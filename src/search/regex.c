/*
 * A compiled expression is read-only. What matching writes to is in slots, each with the match data
 * and the JIT's stack of one thread; a test uses the first free slot, so that n threads use n at
 * most.
 *
 * PCRE2 limits the steps from one start of a match, not those of all starts in a text. So a text is
 * first searched whole with a low limit, which decides nearly all. If it does not, the starts are
 * tried one by one with limits that double until they suffice, up to the sum that the caller
 * allows.
 */

#include "config.h"

#include "search/regex.h"

#include <assert.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/alloc.h"
#include "search/needle.h"
#include "search/regex_pattern.h"
#include "search/regex_private.h"

/* With more threads than this, some wait. */
#define SLOT_COUNT 64

/* The stack of the JIT's code in bytes, and the heap of the interpreter in KiB. */
#define JIT_STACK_FIRST ((size_t)32 << 10)
#define JIT_STACK_MAX   ((size_t)1 << 20)
#define HEAP_LIMIT      8192

/* The limits of a start when a text is searched whole, and the least when starts are tried one by
 * one. */
#define START_STEPS_MAX 1000
#define START_STEPS_MIN 64

/* The longest text for PCRE2, in bytes: folding makes some patterns longer. */
#define PATTERN_MAX ((size_t)1 << 16)

#define COMPILE_OPTIONS                                                                       \
	(PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C | \
	 PCRE2_USE_OFFSET_LIMIT)

struct slot {
	atomic_flag is_taken;
	pcre2_match_context *context; /* NULL until needed, and with it the others */
	pcre2_match_data *data;
	pcre2_jit_stack *stack;
	size_t aborted;   /* texts */
	char padding[24]; /* no two flags in a cache line: threads would slow each other down */
};

struct regex {
	pcre2_code *code;
	bool is_jit;
	enum regex_result empty_result; /* of a text of no bytes: many fields are empty */
	struct regex_pattern pattern;
	struct needle literals[REGEX_LITERALS_MAX];
	struct slot *slots;
};

/* A search in one text. */
struct search {
	const struct regex *regex;
	const struct slot *slot;
	struct str text;
	uint32_t options;
	size_t *steps;
};

static bool is_open_ended(int code)
{
	switch (code) {
	case PCRE2_ERROR_END_BACKSLASH:
	case PCRE2_ERROR_MISSING_SQUARE_BRACKET:
	case PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS:
	case PCRE2_ERROR_MISSING_COMMENT_CLOSING:
		return true;
	}
	return false;
}

static void set_error(struct regex_error *error, const struct regex_pattern *pattern,
		      struct str typed, int code, size_t at)
{
	error->at = regex_pattern_origin(pattern, typed, at);
	error->is_incomplete = is_open_ended(code);
	if (pcre2_get_error_message(code, (PCRE2_UCHAR *)error->message, sizeof(error->message)) <
	    0)
		snprintf(error->message, sizeof(error->message), "expected a regular expression");
}

static pcre2_code *compile(const struct regex_pattern *pattern, struct str typed,
			   struct regex_error *error)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_code *code;
	size_t at;
	int mistake;

	if (!context)
		alloc_out_of_memory();
	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	pcre2_set_parens_nest_limit(context, REGEX_DEPTH_MAX);
	pcre2_set_max_pattern_length(context, PATTERN_MAX);
	code = pcre2_compile((PCRE2_SPTR)pattern->text.data, pattern->text.len, COMPILE_OPTIONS,
			     &mistake, &at, context);
	pcre2_compile_context_free(context);
	if (!code && mistake == PCRE2_ERROR_HEAP_FAILED)
		alloc_out_of_memory();
	if (!code)
		set_error(error, pattern, typed, mistake, at);
	return code;
}

bool regex_check(struct str pattern, struct regex_error *error)
{
	struct regex_pattern made;
	pcre2_code *code = NULL;

	if (regex_pattern_init(&made, pattern, error))
		code = compile(&made, pattern, error);
	pcre2_code_free(code);
	regex_pattern_free(&made);
	return code != NULL;
}

static struct slot *new_slots(void)
{
	struct slot *slots = alloc_zeroed(SLOT_COUNT, sizeof(*slots));

	for (size_t i = 0; i < SLOT_COUNT; i++)
		atomic_flag_clear(&slots[i].is_taken);
	return slots;
}

static void prepare(struct regex *regex)
{
	/* Without memory that may be run, as on hardened systems, or with a JIT that is wrong, the
	 * interpreter does it. */
	regex->is_jit =
		regex_jit_is_sound() && pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE) == 0;
	for (size_t i = 0; i < regex->pattern.literal_count; i++)
		needle_init(&regex->literals[i], regex->pattern.literals[i]);
	regex->slots = new_slots();
}

static void free_slot(struct slot *slot)
{
	pcre2_match_data_free(slot->data);
	pcre2_match_context_free(slot->context);
	pcre2_jit_stack_free(slot->stack);
}

void regex_delete(struct regex *regex)
{
	if (!regex)
		return;
	for (size_t i = 0; i < SLOT_COUNT; i++)
		free_slot(&regex->slots[i]);
	free(regex->slots);
	pcre2_code_free(regex->code);
	regex_pattern_free(&regex->pattern);
	free(regex);
}

size_t regex_literal_count(const struct regex *regex)
{
	return regex->pattern.literal_count;
}

static bool has_literals(const struct regex *regex, struct str text)
{
	for (size_t i = 0; i < regex->pattern.literal_count; i++)
		if (needle_find(&regex->literals[i], text) == SIZE_MAX)
			return false;
	return true;
}

static void make_slot(const struct regex *regex, struct slot *slot)
{
	slot->context = pcre2_match_context_create(NULL);
	slot->data = pcre2_match_data_create(1, NULL);
	if (!slot->context || !slot->data)
		alloc_out_of_memory();
	pcre2_set_heap_limit(slot->context, HEAP_LIMIT);
	if (!regex->is_jit)
		return;
	slot->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MAX, NULL);
	if (!slot->stack)
		alloc_out_of_memory();
	pcre2_jit_stack_assign(slot->context, NULL, slot->stack);
}

static struct slot *acquire_slot(const struct regex *regex)
{
	for (;;) {
		for (size_t i = 0; i < SLOT_COUNT; i++) {
			struct slot *slot = &regex->slots[i];

			if (atomic_flag_test_and_set_explicit(&slot->is_taken,
							      memory_order_acquire))
				continue;
			if (!slot->context)
				make_slot(regex, slot);
			return slot;
		}
		sched_yield();
	}
}

static void give_slot_back(struct slot *slot)
{
	atomic_flag_clear_explicit(&slot->is_taken, memory_order_release);
}

/* Looks for a match that begins at bytes `from` to `last`, with that many steps a start. */
static int match(const struct search *search, size_t from, size_t last, size_t steps)
{
	pcre2_set_match_limit(search->slot->context, (uint32_t)steps);
	pcre2_set_offset_limit(search->slot->context, last);
	return pcre2_match(search->regex->code, (PCRE2_SPTR)search->text.p, search->text.len, from,
			   PCRE2_NO_UTF_CHECK | search->options, search->slot->data,
			   search->slot->context);
}

static enum regex_result result_of(int code)
{
	if (code >= 0)
		return REGEX_MATCH;
	return code == PCRE2_ERROR_NOMATCH ? REGEX_NO_MATCH : REGEX_ABORTED;
}

static size_t next_character(struct str text, size_t at)
{
	do
		at++;
	while (at < text.len && (text.p[at] & 0xC0) == 0x80);
	return at;
}

static enum regex_result search_by_starts(const struct search *search, size_t from)
{
	size_t limit = START_STEPS_MIN;

	while (from <= search->text.len) {
		int code;

		if (*search->steps < limit)
			limit = *search->steps;
		if (limit < START_STEPS_MIN) {
			*search->steps = 0;
			return REGEX_ABORTED;
		}
		*search->steps -= limit;
		code = match(search, from, from, limit);
		if (code == PCRE2_ERROR_MATCHLIMIT) {
			limit *= 2;
			continue;
		}
		if (code != PCRE2_ERROR_NOMATCH)
			return result_of(code);
		from = next_character(search->text, from);
		if (limit > START_STEPS_MIN)
			limit /= 2;
	}
	return REGEX_NO_MATCH;
}

/* How many steps a start may take when the text is searched whole: what hostile expressions have
 * used up at once, and others don't need. */
static size_t start_steps(const struct search *search, size_t from)
{
	size_t steps = REGEX_TEST_STEPS / (search->text.len - from + 1);

	if (steps > START_STEPS_MAX)
		return START_STEPS_MAX;
	return steps < START_STEPS_MIN ? START_STEPS_MIN : steps;
}

static enum regex_result search_from(const struct search *search, size_t from)
{
	int code = match(search, from, PCRE2_UNSET, start_steps(search, from));

	if (code == PCRE2_ERROR_MATCHLIMIT)
		return search_by_starts(search, from);
	return result_of(code);
}

static enum regex_result test_text(const struct regex *regex, struct str text)
{
	struct slot *slot = acquire_slot(regex);
	size_t steps = slot->aborted < REGEX_PATIENCE ? REGEX_TEST_STEPS : REGEX_HASTY_STEPS;
	struct search search = { .regex = regex, .slot = slot, .text = text, .steps = &steps };
	enum regex_result result = search_from(&search, 0);

	slot->aborted += result == REGEX_ABORTED;
	give_slot_back(slot);
	return result;
}

enum regex_result regex_test(const struct regex *regex, struct str text)
{
	if (text.len == 0)
		return regex->empty_result;
	return has_literals(regex, text) ? test_text(regex, text) : REGEX_NO_MATCH;
}

struct regex *regex_new(struct str pattern, struct regex_error *error)
{
	struct regex *regex = alloc_zeroed(1, sizeof(*regex));

	if (regex_pattern_init(&regex->pattern, pattern, error))
		regex->code = compile(&regex->pattern, pattern, error);
	if (!regex->code) {
		regex_pattern_free(&regex->pattern);
		free(regex);
		return NULL;
	}
	prepare(regex);
	regex->empty_result = test_text(regex, STR(""));
	return regex;
}

bool regex_find(const struct regex *regex, struct str text, size_t from, size_t *steps,
		size_t *start, size_t *end)
{
	struct slot *slot = acquire_slot(regex);
	struct search search = { .regex = regex,
				 .slot = slot,
				 .text = text,
				 .options = PCRE2_NOTEMPTY,
				 .steps = steps };
	bool is_found;

	is_found = from < text.len && search_from(&search, from) == REGEX_MATCH;
	if (is_found) {
		const size_t *ends = pcre2_get_ovector_pointer(slot->data);

		*start = ends[0];
		*end = ends[1];
		is_found = ends[0] < ends[1] && ends[1] > from;
	}
	give_slot_back(slot);
	return is_found;
}
