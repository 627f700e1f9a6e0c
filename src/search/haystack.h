#ifndef SEARCH_HAYSTACK_H
#define SEARCH_HAYSTACK_H

/*
 * What text terms are looked for in, one run of text a paper: title \n abstract \n summary \n
 * keywords \n. Of a field that is shown or folded as another text than it is, the run has the forms
 * in which it is searched (text/forms.h), a line each; the paper's other titles are lines behind
 * its title. Most papers are plain: for them the run is the library's own text, and the haystack
 * adds no copy; of the others it has the library keep the forms in place of their text. Searching
 * ignores ASCII case, so both kinds are searched alike. What is searched lies in memory side by
 * side, in the order of reading: a text that is elsewhere costs as much as several in their order.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/library.h"
#include "text/forms.h"

struct haystack_entry {
	const char *text;
	uint32_t ends[PAPER_RUN_COUNT]; /* offsets of the newline after each field of paper_run; the
					   run's length is one more than the last */
};

struct haystack {
	struct haystack_entry *entries; /* by paper number */
	size_t count;
	size_t capacity;
	struct strbuf run; /* of the paper that is taken in */
	struct forms_memory forms;
};

void haystack_init(struct haystack *haystack);
void haystack_free(struct haystack *haystack);

/* Takes in a paper: the next one (its number is haystack->count), or an earlier one whose text
 * changed; right after library_add, as the library moves the text of one that is not plain. */
void haystack_update(struct haystack *haystack, struct library *library, uint32_t paper);

static inline struct str haystack_text(const struct haystack *haystack, uint32_t paper)
{
	const struct haystack_entry *entry = &haystack->entries[paper];
	return (struct str){ entry->text, (size_t)entry->ends[PAPER_RUN_COUNT - 1] + 1 };
}

/* The lines of a paper's run that hold one of the fields of paper_run, without the last newline. */
struct str haystack_field(const struct haystack *haystack, uint32_t paper, enum paper_field field);

#endif
