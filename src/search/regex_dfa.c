/*
 * A state is the set of instructions that the program may be at, before the places (^ \b and so
 * on) are decided, and what kind of byte came last. Deciding takes the next byte as well, so it is
 * done, with all that needs no byte, when a transition is made; a match is noticed there, one byte
 * late, and the end of a text counts as a newline. A transition is 0 while unknown, else
 * 2 * (state + 1), plus 1 when a match ended before the byte.
 *
 * Bytes that no instruction tells apart share a class, and a capital letter is of its small
 * letter's class. State 0 of an anchored automaton is the empty set: nothing more can match.
 */

#include "config.h"

#include "search/regex_dfa.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash_index.h"

#define STATES_MAX 1000

#define DEAD 0

/* What making a transition costs, in bytes that could have been passed instead. */
#define TRANSITION_WORK 64

enum context { AFTER_NEWLINE, AFTER_WORD, AFTER_OTHER };

#define CONTEXT_COUNT 3

struct dfa {
	const struct regex_program *program;
	bool is_anchored;
	uint8_t classes[256];
	uint8_t class_bytes[256]; /* a byte of each class */
	size_t class_count;

	uint32_t *next; /* by state and class */
	uint64_t *sets; /* by state, set_words each */
	uint8_t *contexts;
	size_t state_count;
	size_t set_words;
	struct hash_index by_set;
	uint32_t starts[CONTEXT_COUNT]; /* 1 + state; 0 when not made */
	size_t made_count;              /* transitions, ever */

	uint64_t *seen;   /* while a transition is made: visited, */
	uint64_t *target; /* the set it leads to, */
	uint16_t *stack;  /* and what is yet to be visited */
};

static bool is_word(uint8_t byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' ||
	       byte >= 0x80;
}

static uint8_t lower(uint8_t byte)
{
	return byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte | 0x20) : byte;
}

static enum context context_after(uint8_t byte)
{
	if (byte == '\n')
		return AFTER_NEWLINE;
	return is_word(lower(byte)) ? AFTER_WORD : AFTER_OTHER;
}

static void make_classes(struct dfa *dfa)
{
	bool begins[257] = { false }; /* a class begins at this byte */
	const struct regex_program *program = dfa->program;
	size_t count = 0;
	size_t i;
	unsigned byte;

	for (i = 0; i < program->count; i++) {
		if (program->insts[i].op == OP_BYTE) {
			begins[program->insts[i].low] = true;
			begins[program->insts[i].high + 1] = true;
		}
	}
	for (byte = 0; byte < 256; byte++) {
		uint8_t before = (uint8_t)(byte - 1);

		if (byte == 0 || begins[byte] || byte == '\n' || before == '\n' ||
		    is_word((uint8_t)byte) != is_word(before)) {
			dfa->class_bytes[count] = (uint8_t)byte;
			count++;
		}
		dfa->classes[byte] = (uint8_t)(count - 1);
	}
	for (byte = 'A'; byte <= 'Z'; byte++)
		dfa->classes[byte] = dfa->classes[lower((uint8_t)byte)];
	dfa->class_count = count;
}

static void forget_states(struct dfa *dfa)
{
	memset(dfa->next, 0, dfa->state_count * dfa->class_count * sizeof(*dfa->next));
	memset(dfa->starts, 0, sizeof(dfa->starts));
	hash_index_free(&dfa->by_set);
	hash_index_init(&dfa->by_set);
	dfa->state_count = 0;
}

static bool is_state(const struct dfa *dfa, size_t state, const uint64_t *set, enum context context)
{
	return dfa->contexts[state] == context &&
	       memcmp(dfa->sets + state * dfa->set_words, set, dfa->set_words * sizeof(*set)) == 0;
}

/* The state of a set and context, made if it is not there; there must be room. */
static uint32_t find_state(struct dfa *dfa, const uint64_t *set, enum context context)
{
	size_t size = dfa->set_words * sizeof(*set);
	uint64_t hash = str_hash((struct str){ (const char *)set, size }) + context;
	size_t cursor = 0;
	uint32_t state;

	while (hash_index_next(&dfa->by_set, hash, &cursor, &state))
		if (is_state(dfa, state, set, context))
			return state;
	state = (uint32_t)dfa->state_count++;
	memcpy(dfa->sets + state * dfa->set_words, set, size);
	dfa->contexts[state] = (uint8_t)context;
	hash_index_add(&dfa->by_set, hash, state);
	return state;
}

static void set_add(uint64_t *set, size_t inst)
{
	set[inst / 64] |= (uint64_t)1 << (inst % 64);
}

static void set_clear(const struct dfa *dfa, uint64_t *set)
{
	memset(set, 0, dfa->set_words * sizeof(*set));
}

/* Makes the states that are always there. The empty set's context counts for nothing. */
static void begin_states(struct dfa *dfa)
{
	forget_states(dfa);
	set_clear(dfa, dfa->target);
	find_state(dfa, dfa->target, AFTER_OTHER);
}

static uint32_t start_state(struct dfa *dfa, enum context context)
{
	if (dfa->starts[context] == 0) {
		if (dfa->state_count >= STATES_MAX)
			begin_states(dfa);
		set_clear(dfa, dfa->target);
		set_add(dfa->target, dfa->program->start);
		dfa->starts[context] = 1 + find_state(dfa, dfa->target, context);
	}
	return dfa->starts[context] - 1;
}

struct dfa *dfa_new(const struct regex_program *program, bool is_anchored)
{
	struct dfa *dfa = alloc_zeroed(1, sizeof(*dfa));

	dfa->program = program;
	dfa->is_anchored = is_anchored;
	make_classes(dfa);
	dfa->set_words = (program->count + 63) / 64;
	dfa->next = alloc_zeroed(STATES_MAX * dfa->class_count, sizeof(*dfa->next));
	dfa->sets = alloc_zeroed(STATES_MAX * dfa->set_words, sizeof(*dfa->sets));
	dfa->contexts = alloc_zeroed(STATES_MAX, sizeof(*dfa->contexts));
	dfa->seen = alloc_zeroed(dfa->set_words, sizeof(*dfa->seen));
	dfa->target = alloc_zeroed(dfa->set_words, sizeof(*dfa->target));
	dfa->stack = alloc_zeroed(program->count, sizeof(*dfa->stack));
	hash_index_init(&dfa->by_set);
	begin_states(dfa);
	return dfa;
}

void dfa_delete(struct dfa *dfa)
{
	if (!dfa)
		return;
	hash_index_free(&dfa->by_set);
	free(dfa->next);
	free(dfa->sets);
	free(dfa->contexts);
	free(dfa->seen);
	free(dfa->target);
	free(dfa->stack);
	free(dfa);
}

static bool holds(enum regex_assert assert, enum context before, uint8_t byte)
{
	bool was_word = before == AFTER_WORD;

	switch (assert) {
	case ASSERT_LINE_START:
		return before == AFTER_NEWLINE;
	case ASSERT_LINE_END:
		return byte == '\n';
	case ASSERT_WORD_START:
		return !was_word && is_word(byte);
	case ASSERT_WORD_END:
		return was_word && !is_word(byte);
	case ASSERT_BOUNDARY:
		return was_word != is_word(byte);
	case ASSERT_NO_BOUNDARY:
		return was_word == is_word(byte);
	}
	return false;
}

static void visit(struct dfa *dfa, size_t *stack_count, uint16_t inst)
{
	if (dfa->seen[inst / 64] >> (inst % 64) & 1)
		return;
	set_add(dfa->seen, inst);
	dfa->stack[(*stack_count)++] = inst;
}

static void visit_state(struct dfa *dfa, size_t *stack_count, const uint64_t *set)
{
	size_t i;

	for (i = 0; i < dfa->set_words; i++) {
		uint64_t bits;

		for (bits = set[i]; bits; bits &= bits - 1)
			visit(dfa, stack_count, (uint16_t)(i * 64 + __builtin_ctzll(bits)));
	}
}

/* Puts into dfa->target where the byte leads from a state; returns whether a match ended before it.
 */
static bool follow(struct dfa *dfa, uint32_t state, uint8_t byte)
{
	enum context context = (enum context)dfa->contexts[state];
	size_t stack_count = 0;
	bool is_match = false;

	set_clear(dfa, dfa->seen);
	set_clear(dfa, dfa->target);
	visit_state(dfa, &stack_count, dfa->sets + state * dfa->set_words);
	while (stack_count > 0) {
		const struct regex_inst *inst = &dfa->program->insts[dfa->stack[--stack_count]];

		if (inst->op == OP_MATCH) {
			is_match = true;
		} else if (inst->op == OP_BYTE) {
			if (byte >= inst->low && byte <= inst->high)
				set_add(dfa->target, inst->out);
		} else if (inst->op == OP_SPLIT) {
			visit(dfa, &stack_count, inst->out);
			visit(dfa, &stack_count, inst->other);
		} else if (holds((enum regex_assert)inst->low, context, byte)) {
			visit(dfa, &stack_count, inst->out);
		}
	}
	return is_match;
}

static bool is_empty(const struct dfa *dfa, const uint64_t *set)
{
	size_t i;

	for (i = 0; i < dfa->set_words; i++)
		if (set[i])
			return false;
	return true;
}

/* Makes and returns a transition. When there is no room for its target, all states are forgotten
 * first. */
static uint32_t make_transition(struct dfa *dfa, uint32_t state, uint8_t class)
{
	uint8_t byte = dfa->class_bytes[class];
	bool is_match = follow(dfa, state, byte);
	bool is_full = dfa->state_count >= STATES_MAX;
	uint32_t target = DEAD;
	uint32_t transition;

	dfa->made_count++;
	if (!dfa->is_anchored)
		set_add(dfa->target, dfa->program->start);
	if (!is_empty(dfa, dfa->target)) {
		if (is_full) {
			memcpy(dfa->seen, dfa->target, dfa->set_words * sizeof(*dfa->seen));
			begin_states(dfa);
			memcpy(dfa->target, dfa->seen, dfa->set_words * sizeof(*dfa->seen));
		}
		target = find_state(dfa, dfa->target, context_after(byte));
		if (is_full)
			return 2 * (target + 1) + is_match;
	}
	transition = 2 * (target + 1) + is_match;
	dfa->next[state * dfa->class_count + class] = transition;
	return transition;
}

static inline uint32_t step(struct dfa *dfa, uint32_t state, uint8_t byte)
{
	uint8_t class = dfa->classes[byte];
	uint32_t transition = dfa->next[state * dfa->class_count + class];

	return transition ? transition : make_transition(dfa, state, class);
}

bool dfa_test(struct dfa *dfa, struct str text)
{
	uint32_t state = start_state(dfa, AFTER_NEWLINE);
	size_t i;

	for (i = 0; i < text.len; i++) {
		uint32_t transition = step(dfa, state, (uint8_t)text.p[i]);

		if (transition & 1)
			return true;
		state = transition / 2 - 1;
	}
	return step(dfa, state, '\n') & 1;
}

size_t dfa_longest(struct dfa *dfa, struct str text, size_t from, size_t *work)
{
	enum context context = from == 0 ? AFTER_NEWLINE : context_after((uint8_t)text.p[from - 1]);
	uint32_t state = start_state(dfa, context);
	size_t made_before = dfa->made_count;
	size_t longest = SIZE_MAX;
	size_t i;

	assert(dfa->is_anchored);
	for (i = from; i <= text.len && state != DEAD; i++) {
		uint32_t transition =
			step(dfa, state, i < text.len ? (uint8_t)text.p[i] : (uint8_t)'\n');

		if (transition & 1)
			longest = i;
		state = transition / 2 - 1;
	}
	*work = i - from + (dfa->made_count - made_before) * TRANSITION_WORK;
	return longest;
}
