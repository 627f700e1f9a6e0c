/*
 * The set grows with the greatest number that was ever selected: a number beyond it is not
 * selected. A range is put over a copy of what was selected before it each time it changes, so that
 * a range that becomes shorter leaves nothing behind.
 */

#include "config.h"

#include "browser/selection.h"

#include "base/alloc.h"

void selection_init(struct selection *selection)
{
	*selection = (struct selection){ .count = 0 };
	bitset_init(&selection->papers);
	bitset_init(&selection->before);
}

void selection_free(struct selection *selection)
{
	bitset_free(&selection->papers);
	bitset_free(&selection->before);
}

bool selection_has(const struct selection *selection, uint32_t paper)
{
	return paper < selection->papers.bits && bitset_has(&selection->papers, paper);
}

void selection_put(struct selection *selection, uint32_t paper, bool is_selected)
{
	if (selection_has(selection, paper) == is_selected)
		return;
	if (paper >= selection->papers.bits)
		bitset_resize(&selection->papers, (size_t)paper + 1);
	if (is_selected) {
		bitset_add(&selection->papers, paper);
		selection->count++;
	} else {
		bitset_remove(&selection->papers, paper);
		selection->count--;
	}
}

static void move_bit(struct bitset *papers, uint32_t from, uint32_t into)
{
	if (from >= papers->bits || !bitset_has(papers, from))
		return;
	if (into >= papers->bits)
		bitset_resize(papers, (size_t)into + 1);
	bitset_remove(papers, from);
	bitset_add(papers, into);
}

void selection_move(struct selection *selection, uint32_t from, uint32_t into)
{
	bool are_both = selection_has(selection, from) && selection_has(selection, into);

	move_bit(&selection->papers, from, into);
	move_bit(&selection->before, from, into);
	selection->count -= are_both;
	if (selection->anchor == from)
		selection->anchor = into;
}

void selection_toggle(struct selection *selection, uint32_t paper)
{
	selection_end_range(selection);
	selection_put(selection, paper, !selection_has(selection, paper));
}

void selection_toggle_all(struct selection *selection, const uint32_t *papers, size_t count)
{
	bool are_selected = true;

	selection_end_range(selection);
	for (size_t i = 0; i < count && are_selected; i++)
		are_selected = selection_has(selection, papers[i]);
	for (size_t i = 0; i < count; i++)
		selection_put(selection, papers[i], !are_selected);
}

void selection_invert(struct selection *selection, const uint32_t *papers, size_t count)
{
	selection_end_range(selection);
	for (size_t i = 0; i < count; i++)
		selection_put(selection, papers[i], !selection_has(selection, papers[i]));
}

void selection_clear(struct selection *selection)
{
	selection_end_range(selection);
	bitset_clear(&selection->papers);
	selection->count = 0;
}

void selection_begin_range(struct selection *selection, uint32_t anchor)
{
	selection->is_range = true;
	selection->anchor = anchor;
	bitset_copy(&selection->before, &selection->papers);
	selection_put(selection, anchor, true);
}

void selection_end_range(struct selection *selection)
{
	selection->is_range = false;
}

void selection_set_range(struct selection *selection, const uint32_t *papers, size_t count)
{
	bitset_copy(&selection->papers, &selection->before);
	selection->count = bitset_count(&selection->papers);
	for (size_t i = 0; i < count; i++)
		selection_put(selection, papers[i], true);
}

uint32_t *selection_list(const struct selection *selection, const uint32_t *listed,
			 size_t listed_count, size_t *count)
{
	uint32_t *list = alloc_resize(NULL, selection->count + 1, sizeof(*list));

	*count = 0;
	for (size_t i = 0; i < listed_count && *count < selection->count; i++)
		if (selection_has(selection, listed[i]))
			list[(*count)++] = listed[i];
	return list;
}
