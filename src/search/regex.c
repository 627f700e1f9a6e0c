/*
 * An expression is its program, read-only, the literal that must occur, and a number of slots, each
 * with the automata of one thread. A test takes the first slot that is free, so that with n
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

struct regex {
	struct regex_program program;
	struct str literal;   /* may be empty */
	struct needle needle; /* of the literal */
	struct slot *slots;
};

/* The longest run of plain characters that every match has, while the tree is walked. */
struct run_search {
	struct strbuf run, best;
};

static void end_run(struct run_search *search)
{
	if (search->run.len > search->best.len) {
		strbuf_clear(&search->best);
		strbuf_add(&search->best, strbuf_str(&search->run));
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

static void find_literal(struct regex *regex, const struct regex_node *root)
{
	struct run_search search;
	size_t len;

	strbuf_init(&search.run);
	strbuf_init(&search.best);
	search_runs(&search, root);
	end_run(&search);
	len = search.best.len;
	strbuf_free(&search.run);
	regex->literal = (struct str){ strbuf_take(&search.best), len };
	if (len > 0)
		needle_init(&regex->needle, regex->literal);
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
			find_literal(regex, root);
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
	free((char *)regex->literal.p);
	free(regex);
}

struct str regex_literal(const struct regex *regex)
{
	return regex->literal;
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

	if (regex->literal.len > 0 && needle_find(&regex->needle, text) == SIZE_MAX)
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
		size_t looked;

		if (is_inside_character(text, at))
			continue;
		*end = dfa_longest(slot->anchored, text, at, &looked);
		*start = at;
		is_found = *end != SIZE_MAX && *end > at;
		*budget -= looked < *budget ? looked : *budget;
	}
	give_slot_back(slot);
	return is_found;
}
