/*
 * From a tree to a program over bytes, built from its end: each part is told which instruction
 * comes after it, and returns its own first one. Sets of code points become sequences of byte
 * ranges. Every node that is visited counts, so that repetitions of repetitions of nothing are
 * bounded as well.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "search/regex_private.h"

#define VISITS_MAX (16 * REGEX_INSTS_MAX)

struct emitter {
	struct regex_program *program;
	size_t visits;
	bool is_too_large;
};

static uint16_t emit(struct emitter *emitter, const struct regex_node *node, uint16_t next);

static uint16_t add(struct emitter *emitter, struct regex_inst inst)
{
	struct regex_program *program = emitter->program;

	if (program->count == REGEX_INSTS_MAX) {
		emitter->is_too_large = true;
		return 0;
	}
	program->insts = alloc_grow(program->insts, &program->capacity, program->count + 1,
				    sizeof(*program->insts));
	program->insts[program->count] = inst;
	return (uint16_t)program->count++;
}

static uint16_t add_byte(struct emitter *emitter, unsigned low, unsigned high, uint16_t next)
{
	return add(emitter, (struct regex_inst){ OP_BYTE, (uint8_t)low, (uint8_t)high, next, 0 });
}

static uint16_t add_split(struct emitter *emitter, uint16_t out, uint16_t other)
{
	return add(emitter, (struct regex_inst){ OP_SPLIT, 0, 0, out, other });
}

/* A set under construction: the first instruction of what is there, if any. */
struct choice {
	uint16_t first;
	bool is_empty;
};

static void choose(struct emitter *emitter, struct choice *choice, uint16_t start)
{
	choice->first = choice->is_empty ? start : add_split(emitter, choice->first, start);
	choice->is_empty = false;
}

/* All that is no ASCII: text is valid UTF-8, so that the first byte tells how many follow. */
static void choose_past_ascii(struct emitter *emitter, struct choice *choice, uint16_t next)
{
	uint16_t one = add_byte(emitter, 0x80, 0xBF, next);
	uint16_t two = add_byte(emitter, 0x80, 0xBF, one);
	uint16_t three = add_byte(emitter, 0x80, 0xBF, two);

	choose(emitter, choice, add_byte(emitter, 0xC2, 0xDF, one));
	choose(emitter, choice, add_byte(emitter, 0xE0, 0xEF, two));
	choose(emitter, choice, add_byte(emitter, 0xF0, 0xF4, three));
}

/* The first split of a range that is needed so that its bytes vary independently; false: none. */
static bool find_split(struct regex_range range, uint32_t *end)
{
	static const uint32_t length_ends[] = { 0x7F, 0x7FF, 0xFFFF };
	int i;

	for (i = 0; i < 3; i++) {
		*end = length_ends[i];
		if (range.low <= *end && range.high > *end)
			return true;
	}
	for (i = 6; i <= 18; i += 6) {
		uint32_t below = ((uint32_t)1 << i) - 1;

		if (range.low <= 0x7F || (range.low & ~below) == (range.high & ~below))
			continue;
		*end = range.low | below;
		if ((range.low & below) != 0)
			return true;
		*end = (range.high & ~below) - 1;
		if ((range.high & below) != below)
			return true;
	}
	return false;
}

/* As utf8_encode does it, but for surrogates as well: they can be the ends of ranges. */
static size_t encode(uint32_t codepoint, uint8_t out[4])
{
	static const uint8_t leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t len = codepoint < 0x80 ? 1 : codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
	size_t i;

	for (i = len - 1; i > 0; i--, codepoint >>= 6)
		out[i] = (uint8_t)(0x80 | (codepoint & 0x3F));
	out[0] = (uint8_t)(leads[len] | codepoint);
	return len;
}

static void choose_range(struct emitter *emitter, struct choice *choice, struct regex_range range,
			 uint16_t next)
{
	uint8_t low[4], high[4];
	uint32_t end;
	size_t i;

	while (find_split(range, &end)) {
		choose_range(emitter, choice, (struct regex_range){ range.low, end }, next);
		range.low = end + 1;
	}
	i = encode(range.low, low);
	encode(range.high, high);
	while (i > 0) {
		i--;
		next = add_byte(emitter, low[i], high[i], next);
	}
	choose(emitter, choice, next);
}

static uint16_t emit_set(struct emitter *emitter, const struct regex_node *node, uint16_t next)
{
	struct choice choice = { .is_empty = true };
	size_t i;

	for (i = 0; i < node->range_count; i++) {
		struct regex_range range = node->ranges[i];

		if (range.low <= 0x80 && range.high == REGEX_CODEPOINT_MAX) {
			choose_past_ascii(emitter, &choice, next);
			if (range.low < 0x80)
				choose(emitter, &choice, add_byte(emitter, range.low, 0x7F, next));
		} else {
			choose_range(emitter, &choice, range, next);
		}
	}
	/* The set without members: a byte that can't be. */
	return choice.is_empty ? add_byte(emitter, 1, 0, next) : choice.first;
}

static uint16_t emit_repeat(struct emitter *emitter, const struct regex_node *node, uint16_t next)
{
	uint16_t start = next;
	int i;

	if (node->max < 0) {
		uint16_t body;

		start = add_split(emitter, next, next);
		body = emit(emitter, node->left, start);
		if (!emitter->is_too_large)
			emitter->program->insts[start].out = body;
	}
	for (i = node->min; i < node->max; i++)
		start = add_split(emitter, emit(emitter, node->left, start), next);
	for (i = 0; i < node->min; i++)
		start = emit(emitter, node->left, start);
	return start;
}

static uint16_t emit(struct emitter *emitter, const struct regex_node *node, uint16_t next)
{
	if (++emitter->visits > VISITS_MAX)
		emitter->is_too_large = true;
	if (emitter->is_too_large)
		return 0;
	switch (node->type) {
	case REGEX_EMPTY:
		break;
	case REGEX_SET:
		return emit_set(emitter, node, next);
	case REGEX_CONCAT:
		return emit(emitter, node->left, emit(emitter, node->right, next));
	case REGEX_ALTERNATE:
		return add_split(emitter, emit(emitter, node->left, next),
				 emit(emitter, node->right, next));
	case REGEX_REPEAT:
		return emit_repeat(emitter, node, next);
	case REGEX_ASSERT:
		return add(emitter,
			   (struct regex_inst){ OP_ASSERT, (uint8_t)node->assert, 0, next, 0 });
	}
	return next;
}

bool regex_program_make(struct regex_program *program, const struct regex_node *root)
{
	struct emitter emitter = { .program = program };
	uint16_t match;

	*program = (struct regex_program){ 0 };
	match = add(&emitter, (struct regex_inst){ OP_MATCH, 0, 0, 0, 0 });
	program->start = emit(&emitter, root, match);
	if (!emitter.is_too_large)
		return true;
	free(program->insts);
	return false;
}
