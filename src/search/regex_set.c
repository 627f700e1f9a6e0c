/* Sets of code points: what brackets and escapes of a regular expression stand for. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "search/regex_private.h"
#include "text/fold.h"

/* A range of more code points is taken as it is, rather than folded one by one. */
#define FOLD_MAX 1024

struct named_ranges {
	const char *name;
	struct regex_range ranges[4]; /* up to the first that is all 0 */
};

/* What is not ASCII and survives folding is mostly letters of other scripts. */
static const struct named_ranges classes[] = {
	{ "alpha", { { 'a', 'z' }, { 0x80, REGEX_CODEPOINT_MAX } } },
	{ "lower", { { 'a', 'z' }, { 0x80, REGEX_CODEPOINT_MAX } } },
	{ "upper", { { 'a', 'z' }, { 0x80, REGEX_CODEPOINT_MAX } } },
	{ "alnum", { { '0', '9' }, { 'a', 'z' }, { 0x80, REGEX_CODEPOINT_MAX } } },
	{ "digit", { { '0', '9' } } },
	{ "xdigit", { { '0', '9' }, { 'a', 'f' } } },
	{ "space", { { '\t', '\t' }, { ' ', ' ' } } },
	{ "blank", { { '\t', '\t' }, { ' ', ' ' } } },
	{ "punct", { { '!', '/' }, { ':', '@' }, { '[', '`' }, { '{', '~' } } },
	{ "graph", { { '!', '~' }, { 0x80, REGEX_CODEPOINT_MAX } } },
	{ "print", { { ' ', '~' }, { 0x80, REGEX_CODEPOINT_MAX } } },
	{ "cntrl", { { 1, 9 }, { 0x0B, 0x1F }, { 0x7F, 0x7F } } },
};

static const struct named_ranges escapes[] = {
	{ "d", { { '0', '9' } } },
	{ "w", { { '0', '9' }, { '_', '_' }, { 'a', 'z' }, { 0x80, REGEX_CODEPOINT_MAX } } },
	{ "s", { { '\t', '\t' }, { ' ', ' ' } } },
};

void regex_set_add(struct regex_set *set, uint32_t low, uint32_t high)
{
	set->ranges = alloc_grow(set->ranges, &set->capacity, set->count + 1, sizeof(*set->ranges));
	set->ranges[set->count++] = (struct regex_range){ low, high };
}

static void add_one_folded(struct regex_set *set, uint32_t codepoint, struct strbuf *buffer)
{
	uint32_t folded = codepoint;
	char bytes[4];
	size_t len = utf8_encode(codepoint, bytes);

	strbuf_clear(buffer);
	fold_add(buffer, (struct str){ bytes, len });
	if (buffer->len > 0 && utf8_decode(strbuf_str(buffer), &folded) < buffer->len)
		folded = codepoint;
	regex_set_add(set, folded, folded);
}

void regex_set_add_folded(struct regex_set *set, uint32_t low, uint32_t high)
{
	struct strbuf buffer;
	uint32_t codepoint;

	regex_set_add(set, low, high);
	if (high - low >= FOLD_MAX)
		return;
	strbuf_init(&buffer);
	for (codepoint = low; codepoint <= high; codepoint++)
		add_one_folded(set, codepoint, &buffer);
	strbuf_free(&buffer);
}

static void add_named(struct regex_set *set, const struct named_ranges *named)
{
	size_t i;

	for (i = 0; i < 4 && named->ranges[i].high > 0; i++)
		regex_set_add(set, named->ranges[i].low, named->ranges[i].high);
}

bool regex_set_add_escape(struct regex_set *set, char letter)
{
	struct regex_set inverted = { 0 };
	size_t i, k;

	for (i = 0; i < sizeof(escapes) / sizeof(*escapes); i++) {
		char small = escapes[i].name[0];

		if (letter == small) {
			add_named(set, &escapes[i]);
			return true;
		}
		if (letter == small - 'a' + 'A') {
			add_named(&inverted, &escapes[i]);
			regex_set_invert(&inverted);
			for (k = 0; k < inverted.count; k++)
				regex_set_add(set, inverted.ranges[k].low, inverted.ranges[k].high);
			free(inverted.ranges);
			return true;
		}
	}
	return false;
}

bool regex_set_add_class(struct regex_set *set, struct str name)
{
	size_t i;

	for (i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		if (str_equal(str_from(classes[i].name), name)) {
			add_named(set, &classes[i]);
			return true;
		}
	}
	return false;
}

static int compare_ranges(const void *a, const void *b)
{
	const struct regex_range *one = a, *other = b;

	return (one->low > other->low) - (one->low < other->low);
}

void regex_set_normalise(struct regex_set *set)
{
	size_t kept = 0;
	size_t i;

	if (set->count > 0)
		qsort(set->ranges, set->count, sizeof(*set->ranges), compare_ranges);
	for (i = 0; i < set->count; i++) {
		struct regex_range range = set->ranges[i];

		if (kept > 0 && range.low <= set->ranges[kept - 1].high + 1) {
			if (range.high > set->ranges[kept - 1].high)
				set->ranges[kept - 1].high = range.high;
		} else {
			set->ranges[kept++] = range;
		}
	}
	set->count = kept;
}

void regex_set_invert(struct regex_set *set)
{
	struct regex_set inverted = { 0 };
	uint32_t next = 0;
	size_t i;

	regex_set_add(set, '\n', '\n');
	regex_set_normalise(set);
	for (i = 0; i < set->count; i++) {
		if (set->ranges[i].low > next)
			regex_set_add(&inverted, next, set->ranges[i].low - 1);
		next = set->ranges[i].high + 1;
	}
	if (next <= REGEX_CODEPOINT_MAX)
		regex_set_add(&inverted, next, REGEX_CODEPOINT_MAX);
	free(set->ranges);
	*set = inverted;
}

struct regex_node *regex_set_take(struct regex_set *set, struct arena *arena)
{
	struct regex_node *node = arena_alloc(arena, sizeof(*node));
	size_t size = set->count * sizeof(*set->ranges);
	struct regex_range *ranges = arena_alloc(arena, size);

	if (size > 0)
		memcpy(ranges, set->ranges, size);
	node->type = REGEX_SET;
	node->ranges = ranges;
	node->range_count = set->count;
	free(set->ranges);
	*set = (struct regex_set){ 0 };
	return node;
}
