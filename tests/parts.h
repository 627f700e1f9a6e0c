#ifndef TESTS_PARTS_H
#define TESTS_PARTS_H

/*
 * At random: of each work some records, each with some of its identifiers. Which of them are
 * one paper is told by what they share, each work on its own, whatever the order of reading.
 */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "model/paper.h"
#include "support.h"

#define PART_WORKS 8
#define PARTS_EACH 6
#define PART_COUNT (PART_WORKS * PARTS_EACH)
#define PART_KINDS 4
#define PART_SIZE  64

struct part {
	size_t work;
	bool has[PART_KINDS];
	size_t group; /* the least part that it is one paper with */
};

static const enum paper_field part_fields[PART_KINDS] = { FIELD_ARXIV_ID, FIELD_DOI, FIELD_PMID,
							  FIELD_PMCID };

static inline void part_write_key(char out[PART_SIZE], size_t work, size_t kind)
{
	static const char *const words[PART_WORKS] = { "rivers", "bridges", "kites", "lamps",
						       "moss",   "salt",    "tides", "wool" };

	if (kind == 0)
		snprintf(out, PART_SIZE, "2409.%05zu", work);
	else if (kind == 1)
		snprintf(out, PART_SIZE, "10.1000/%s", words[work]);
	else
		snprintf(out, PART_SIZE, "%s%zu", kind == 2 ? "1234" : "PMC5678", work);
}

static inline void part_make(struct part *part, size_t work, uint64_t *seed)
{
	size_t most = 1 + support_below(seed, 2);

	*part = (struct part){ .work = work };
	for (size_t i = 0; i < most; i++)
		part->has[support_below(seed, PART_KINDS)] = true;
}

static inline bool parts_share(const struct part *a, const struct part *b)
{
	for (size_t i = 0; a->work == b->work && i < PART_KINDS; i++)
		if (a->has[i] && b->has[i])
			return true;
	return false;
}

/* Gives each part its group. */
static inline void parts_group(struct part *parts)
{
	bool is_changed = true;

	for (size_t i = 0; i < PART_COUNT; i++)
		parts[i].group = i;
	while (is_changed) {
		is_changed = false;
		for (size_t i = 0; i < PART_COUNT * PART_COUNT; i++) {
			struct part *a = &parts[i / PART_COUNT], *b = &parts[i % PART_COUNT];

			if (a->group <= b->group || !parts_share(a, b))
				continue;
			a->group = b->group;
			is_changed = true;
		}
	}
}

static inline void parts_make(struct part *parts, uint64_t *seed)
{
	for (size_t i = 0; i < PART_COUNT; i++)
		part_make(&parts[i], i % PART_WORKS, seed);
	parts_group(parts);
}

static inline void parts_shuffle(size_t *order, uint64_t *seed)
{
	for (size_t i = 0; i < PART_COUNT; i++) {
		size_t at = support_below(seed, i + 1);

		order[i] = order[at];
		order[at] = i;
	}
}

/* A part as a paper; its texts are in `texts` and in *rare. */
static inline void part_write(const struct part *part, struct paper *paper,
			      char texts[PART_KINDS][PART_SIZE], struct strbuf *rare)
{
	paper_init(paper);
	strbuf_clear(rare);
	for (size_t i = 0; i < PART_KINDS; i++) {
		part_write_key(texts[i], part->work, i);
		if (part->has[i])
			paper_set_text(paper, part_fields[i], str_from(texts[i]), rare);
	}
}

/* Whether a paper has what any part of the group has, and nothing else. */
static inline bool part_fits(const struct paper *paper, const struct part *parts, size_t group)
{
	bool has[PART_KINDS] = { false };
	char text[PART_SIZE];

	for (size_t i = 0; i < PART_COUNT * PART_KINDS; i++)
		if (parts[i / PART_KINDS].group == group)
			has[i % PART_KINDS] |= parts[i / PART_KINDS].has[i % PART_KINDS];
	for (size_t i = 0; i < PART_KINDS; i++) {
		part_write_key(text, parts[group].work, i);
		if (!str_equal(paper_get_text(paper, part_fields[i]), str_from(has[i] ? text : "")))
			return false;
	}
	return true;
}

#endif
