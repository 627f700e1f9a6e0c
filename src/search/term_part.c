/*
 * Within a paper words are told apart by a small table that stays in the processor's cache; its
 * slots carry the stamp of the paper, so that it need not be cleared between papers.
 */

#include "config.h"

#include "search/term_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "search/term_index.h"
#include "search/words.h"
#include "text/forms.h"

#define FIRST_SLOTS 512

void term_part_init(struct term_part *part, const struct term_vocabulary *vocabulary,
		    const struct corpus *corpus)
{
	*part = (struct term_part){ .vocabulary = vocabulary, .corpus = corpus };
	strbuf_init(&part->text);
}

void term_part_free(struct term_part *part)
{
	strbuf_free(&part->text);
	free(part->postings);
	free(part->words);
	free(part->ends);
	free(part->waiting);
	free(part->slots);
}

struct str term_part_word(const struct term_part *part, const struct part_word *word)
{
	return (struct str){ part->text.data + word->from, word->len };
}

/* The slot of a word in the table of the paper: that which has it, or a free one. */
static struct word_slot *find_slot(const struct term_part *part, uint64_t hash, struct str text)
{
	size_t mask = part->slot_count - 1;

	for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
		struct word_slot *slot = &part->slots[i];

		if (slot->stamp != part->stamp)
			return slot;
		if (part->words[slot->at].hash == hash &&
		    str_equal(term_part_word(part, &part->words[slot->at]), text))
			return slot;
	}
}

/* Makes the table larger, with the paper's words in it: those from `first` on. */
static void grow_slots(struct term_part *part, size_t first)
{
	free(part->slots);
	part->slot_count = part->slot_count ? 2 * part->slot_count : FIRST_SLOTS;
	part->slots = alloc_zeroed(part->slot_count, sizeof(*part->slots));
	part->stamp = 1;
	for (size_t i = first; i < part->count; i++)
		*find_slot(part, part->words[i].hash, term_part_word(part, &part->words[i])) =
			(struct word_slot){ part->stamp, (uint32_t)i };
}

/* The paper has the word for the first time. */
static void add_word(struct term_part *part, uint64_t hash, struct str text)
{
	uint32_t term = term_vocabulary_find(part->vocabulary, hash, text);
	size_t from = (size_t)(text.p - part->text.data);

	part->postings = alloc_grow(part->postings, &part->posting_capacity, part->count + 1,
				    sizeof(*part->postings));
	part->words = alloc_grow(part->words, &part->word_capacity, part->count + 1,
				 sizeof(*part->words));
	part->words[part->count] = (struct part_word){ hash, from, (uint32_t)text.len };
	part->postings[part->count] = (term == NO_TERM ? 0 : term << 8) | 1;
	if (term == NO_TERM) {
		part->waiting = alloc_grow(part->waiting, &part->waiting_capacity,
					   part->waiting_count + 1, sizeof(*part->waiting));
		part->waiting[part->waiting_count++] = part->count;
	}
	part->count++;
}

static void count_word(struct term_part *part, size_t first, struct str text)
{
	uint64_t hash = str_hash(text);
	struct word_slot *slot = find_slot(part, hash, text);

	if (slot->stamp == part->stamp) {
		if (term_count(part->postings[slot->at]) < TERM_COUNT_MAX)
			part->postings[slot->at]++;
		return;
	}
	*slot = (struct word_slot){ part->stamp, (uint32_t)part->count };
	add_word(part, hash, text);
	if (2 * (part->count - first) >= part->slot_count)
		grow_slots(part, first);
}

/* The slots of earlier papers become free. */
static void next_stamp(struct term_part *part)
{
	if (part->slot_count == 0)
		grow_slots(part, part->count);
	if (++part->stamp != 0)
		return;
	memset(part->slots, 0, part->slot_count * sizeof(*part->slots));
	part->stamp = 1;
}

static void add_text(struct term_part *part, struct str text)
{
	words_add_lower(&part->text, text);
	strbuf_add_byte(&part->text, '\n');
}

/* Adds a field as it is shown, which is its first line: what follows are the same words again, as
 * they are written, and other titles. */
static void add_field(struct term_part *part, uint32_t paper, enum paper_field field)
{
	struct str lines = haystack_field(part->corpus->haystack, paper, field);

	add_text(part, str_sub(lines, 0, str_find(lines, STR("\n"))));
}

static void add_aliases(struct term_part *part, struct str list)
{
	struct strbuf shown;
	struct str alias;

	strbuf_init(&shown);
	while (tags_next(&list, &alias)) {
		strbuf_clear(&shown);
		forms_add_shown(&shown, alias);
		add_text(part, strbuf_str(&shown));
	}
	strbuf_free(&shown);
}

/* Title and abstract or, without one, all else that is searched. */
static void add_counted_text(struct term_part *part, uint32_t number)
{
	const struct paper *paper = &part->corpus->library->papers[number];

	add_field(part, number, FIELD_TITLE);
	if (paper->rare)
		add_aliases(part, paper_get_text(paper, FIELD_ALIASES));
	add_field(part, number, FIELD_ABSTRACT);
	if (paper->abstract.len > 0)
		return;
	add_field(part, number, FIELD_SUMMARY);
	add_field(part, number, FIELD_KEYWORDS);
}

static void count_paper(struct term_part *part, uint32_t paper)
{
	size_t from = part->text.len, first = part->count, at = 0;
	struct str text, word;

	/* What is but another name of a paper has no words of its own. */
	if (!library_is_joined(part->corpus->library, paper))
		add_counted_text(part, paper);
	text = str_drop(strbuf_str(&part->text), from);
	next_stamp(part);
	while (words_next(text, &at, &word))
		count_word(part, first, word);
	part->ends[paper - part->first] = part->count;
}

void term_part_begin(struct term_part *part, uint32_t first, uint32_t end)
{
	part->first = first;
	part->end = end;
	part->count = 0;
	part->waiting_count = 0;
	strbuf_clear(&part->text);
	part->ends = alloc_grow(part->ends, &part->ends_capacity, end - first, sizeof(*part->ends));
}

void term_part_count(struct term_part *part)
{
	for (uint32_t paper = part->first; paper < part->end; paper++)
		count_paper(part, paper);
}
