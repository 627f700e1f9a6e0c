#include "config.h"

#include "model/draft_batch.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void draft_batch_free(struct draft_batch *batch)
{
	free(batch->text);
	free(batch->drafts);
}

void draft_batch_clear(struct draft_batch *batch)
{
	batch->count = 0;
	batch->used = 0;
}

/* The bytes of a paper's rare texts, with their end. */
static size_t rare_size(const struct paper *paper)
{
	const char *rest = paper->rare;
	enum paper_field field;
	struct str text;

	while (paper_next_rare(&rest, &field, &text))
		;
	return rest ? (size_t)(rest - paper->rare) + PAPER_RARE_END : 0;
}

static size_t source_size(const struct source_list *source)
{
	return alignof(struct source_list) + sizeof(*source) + source->name.len;
}

static size_t draft_size(const struct paper_draft *draft)
{
	const struct source_list *source = draft->paper.sources;
	size_t size = draft->marks.tags.len + draft->marks.note.len + rare_size(&draft->paper);

	for (size_t i = 0; i < paper_member_text_count; i++)
		size += paper_get_text(&draft->paper, paper_member_texts[i]).len;
	for (; source && size <= DRAFT_BATCH_TEXT; source = source->rest)
		size += source_size(source);
	return size;
}

static struct str copy(struct draft_batch *batch, struct str text)
{
	char *to = batch->text + batch->used;

	if (text.len > 0)
		memcpy(to, text.p, text.len);
	batch->used += text.len;
	return (struct str){ to, text.len };
}

static const struct source_list *copy_sources(struct draft_batch *batch,
					      const struct source_list *source)
{
	const struct source_list *first = NULL, **last = &first;

	for (; source; source = source->rest) {
		struct str name = copy(batch, source->name);
		struct source_list *node;

		batch->used +=
			-(uintptr_t)(batch->text + batch->used) % alignof(struct source_list);
		node = (void *)(batch->text + batch->used);
		batch->used += sizeof(*node);
		*node = (struct source_list){ name, NULL };
		*last = node;
		last = &node->rest;
	}
	return first;
}

static void copy_draft(struct draft_batch *batch, const struct paper_draft *draft,
		       const struct source_list *source)
{
	struct batched_draft *batched = &batch->drafts[batch->count++];
	struct paper *paper = &batched->draft.paper;

	*batched = (struct batched_draft){ *draft, source };
	for (size_t i = 0; i < paper_member_text_count; i++) {
		struct str *text = paper_text(paper, paper_member_texts[i]);

		*text = copy(batch, *text);
	}
	if (paper->rare)
		paper->rare = copy(batch, (struct str){ paper->rare, rare_size(paper) }).p;
	batched->draft.marks.tags = copy(batch, draft->marks.tags);
	batched->draft.marks.note = copy(batch, draft->marks.note);
	paper->sources = copy_sources(batch, paper->sources);
}

static void make_room(struct draft_batch *batch)
{
	if (batch->text)
		return;
	batch->text = alloc_bytes(DRAFT_BATCH_TEXT);
	batch->drafts = alloc_zeroed(DRAFT_BATCH_MAX, sizeof(*batch->drafts));
}

bool draft_batch_add(struct draft_batch *batch, const struct paper_draft *draft,
		     const struct source_list *source)
{
	if (batch->count == DRAFT_BATCH_MAX || DRAFT_BATCH_TEXT - batch->used < draft_size(draft))
		return false;
	make_room(batch);
	copy_draft(batch, draft, source);
	return true;
}
