/*
 * Literals: a run of characters one after another that nothing makes optional. What was found in
 * optional groups, and in those with alternatives, is dropped.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "search/regex_private.h"

#define FOUND_MAX (2 * REGEX_LITERALS_MAX)

void regex_literals_init(struct regex_literals *literals)
{
	*literals = (struct regex_literals){ 0 };
	strbuf_init(&literals->run);
}

void regex_literals_add(struct regex_literals *literals, uint32_t codepoint)
{
	bool is_capital = codepoint >= 'A' && codepoint <= 'Z';

	strbuf_add_codepoint(&literals->run, is_capital ? codepoint | 0x20 : codepoint);
}

void regex_literals_end_run(struct regex_literals *literals)
{
	struct strbuf *run = &literals->run;

	if (run->len > 0 && literals->count < FOUND_MAX)
		literals->found[literals->count++] =
			(struct str){ alloc_copy(run->data, run->len), run->len };
	strbuf_clear(run);
}

static void drop_last(struct regex_literals *literals, size_t count)
{
	while (literals->count > count)
		free((char *)literals->found[--literals->count].p);
}

void regex_literals_open(struct regex_literals *literals, bool is_optional)
{
	regex_literals_end_run(literals);
	if (literals->depth == REGEX_DEPTH_MAX) {
		literals->is_unknown = true;
		return;
	}
	literals->groups[++literals->depth] = (struct regex_group){ literals->count, is_optional };
}

void regex_literals_alternate(struct regex_literals *literals)
{
	regex_literals_end_run(literals);
	literals->groups[literals->depth].is_optional = true;
}

void regex_literals_close(struct regex_literals *literals, enum regex_repeat repeat)
{
	const struct regex_group *group = &literals->groups[literals->depth];

	regex_literals_end_run(literals);
	if (literals->depth == 0)
		return;
	if (group->is_optional || repeat == REGEX_MAYBE)
		drop_last(literals, group->count);
	literals->depth--;
}

void regex_literals_finish(struct regex_literals *literals, struct regex_pattern *pattern)
{
	regex_literals_end_run(literals);
	if (literals->is_unknown || literals->groups[0].is_optional || literals->depth > 0)
		drop_last(literals, 0);
	drop_last(literals, REGEX_LITERALS_MAX);
	for (size_t i = 0; i < literals->count; i++)
		pattern->literals[i] = literals->found[i];
	pattern->literal_count = literals->count;
	strbuf_free(&literals->run);
}
