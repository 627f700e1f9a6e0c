/*
 * An expression is its program, read-only, the literals that must all occur, which are looked for
 * first because that is many times as fast, and a number of slots, each with the automata of one
 * thread. A test takes the first slot that is free, so that with n
 * threads there are n automata at most.
 */

#include "config.h"

#include "search/regex.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "search/needle.h"
#include "search/regex_dfa.h"

/* With more threads than this, some wait. */
#define SLOT_COUNT 64

struct slot {
	atomic_flag is_taken;
	struct dfa *anywhere; /* NULL until needed */
	struct dfa *anchored;
	char padding[40]; /* no two flags in a cache line: threads would slow each other down */
};

/* The most literals that are looked for. */
#define LITERALS_MAX 4

struct regex {
	struct regex_program program;
	struct needle literals[LITERALS_MAX]; /* their texts are the regex's; none is empty */
	size_t literal_count;
	struct slot *slots;
};

/* The runs of plain characters that every match has, while the tree is walked. */
struct run_search {
	struct regex *regex;
	struct strbuf run;
};

static void end_run(struct run_search *search)
{
	struct regex *regex = search->regex;
	struct str text = { search->run.data, search->run.len };

	if (text.len > 0 && regex->literal_count < LITERALS_MAX) {
		text.p = alloc_copy(text.p, text.len);
		needle_init(&regex->literals[regex->literal_count++], text);
	}
	strbuf_clear(&search->run);
}

static bool is_one_character(const struct regex_node *node)
{
	return node->range_count == 1 && node->ranges[0].low == node->ranges[0].high;
}

static void search_runs(struct run_search *search, const struct regex_node *node)
{
	switch (node->type) {
	case REGEX_EMPTY:
	case REGEX_ASSERT:
		return;
	case REGEX_SET:
		if (is_one_character(node))
			strbuf_add_codepoint(&search->run, node->ranges[0].low);
		else
			end_run(search);
		return;
	case REGEX_CONCAT:
		search_runs(search, node->left);
		search_runs(search, node->right);
		return;
	case REGEX_ALTERNATE:
		end_run(search);
		return;
	case REGEX_REPEAT:
		end_run(search);
		if (node->min > 0) {
			search_runs(search, node->left);
			end_run(search);
		}
		return;
	}
}

static void find_literals(struct regex *regex, const struct regex_node *root)
{
	struct run_search search = { .regex = regex };

	strbuf_init(&search.run);
	search_runs(&search, root);
	end_run(&search);
	strbuf_free(&search.run);
}

static struct slot *new_slots(void)
{
	struct slot *slots = alloc_zeroed(SLOT_COUNT, sizeof(*slots));
	size_t i;

	for (i = 0; i < SLOT_COUNT; i++)
		atomic_flag_clear(&slots[i].is_taken);
	return slots;
}

struct regex *regex_new(struct str pattern, struct regex_error *error)
{
	const struct regex_node *root;
	struct regex *regex = NULL;
	struct arena arena;

	arena_init(&arena);
	root = regex_parse(&arena, pattern, error);
	if (root) {
		regex = alloc_zeroed(1, sizeof(*regex));
		if (regex_program_make(&regex->program, root)) {
			find_literals(regex, root);
			regex->slots = new_slots();
		} else {
			free(regex);
			regex = NULL;
			*error = (struct regex_error){ 0, "expected a smaller expression" };
		}
	}
	arena_free(&arena);
	return regex;
}

void regex_delete(struct regex *regex)
{
	size_t i;

	if (!regex)
		return;
	for (i = 0; i < SLOT_COUNT; i++) {
		dfa_delete(regex->slots[i].anywhere);
		dfa_delete(regex->slots[i].anchored);
	}
	free(regex->slots);
	free(regex->program.insts);
	for (i = 0; i < regex->literal_count; i++)
		free((char *)regex->literals[i].text.p);
	free(regex);
}

size_t regex_literals(const struct regex *regex, struct str *literals, size_t capacity)
{
	size_t i;

	for (i = 0; i < regex->literal_count && i < capacity; i++)
		literals[i] = regex->literals[i].text;
	return regex->literal_count;
}

static bool has_literals(const struct regex *regex, struct str text)
{
	size_t i;

	for (i = 0; i < regex->literal_count; i++)
		if (needle_find(&regex->literals[i], text) == SIZE_MAX)
			return false;
	return true;
}

static struct slot *take_slot(const struct regex *regex)
{
	for (;;) {
		size_t i;

		for (i = 0; i < SLOT_COUNT; i++)
			if (!atomic_flag_test_and_set_explicit(&regex->slots[i].is_taken,
							       memory_order_acquire))
				return &regex->slots[i];
		sched_yield();
	}
}

static void give_slot_back(struct slot *slot)
{
	atomic_flag_clear_explicit(&slot->is_taken, memory_order_release);
}

bool regex_test(const struct regex *regex, struct str text)
{
	struct slot *slot;
	bool is_match;

	if (!has_literals(regex, text))
		return false;
	slot = take_slot(regex);
	if (!slot->anywhere)
		slot->anywhere = dfa_new(&regex->program, false);
	is_match = dfa_test(slot->anywhere, text);
	give_slot_back(slot);
	return is_match;
}

static bool is_inside_character(struct str text, size_t at)
{
	return at < text.len && (text.p[at] & 0xC0) == 0x80;
}

bool regex_find(const struct regex *regex, struct str text, size_t from, size_t *budget,
		size_t *start, size_t *end)
{
	struct slot *slot = take_slot(regex);
	bool is_found = false;
	size_t at;

	if (!slot->anchored)
		slot->anchored = dfa_new(&regex->program, true);
	for (at = from; at<text.len && * budget> 0 && !is_found; at++) {
		size_t work;

		if (is_inside_character(text, at))
			continue;
		*end = dfa_longest(slot->anchored, text, at, &work);
		*start = at;
		is_found = *end != SIZE_MAX && *end > at;
		*budget -= work < *budget ? work : *budget;
	}
	give_slot_back(slot);
	return is_found;
}
