/*
 * Papers that turned out to be one. Each of them keeps its number and what the indexes have of it,
 * and the numbers form trees: that of a paper with fewer numbers is put below the other, so that no
 * path is longer than the logarithm of their count, and what is moved from the one to the other is
 * moved as seldom.
 */

#include "config.h"

#include "base/alloc.h"
#include "model/library_internal.h"

static void give_roles(struct library *library, uint32_t last)
{
	library->roles = alloc_grow(library->roles, &library->role_capacity, (size_t)last + 1,
				    sizeof(*library->roles));
	while (library->role_count <= last)
		library->roles[library->role_count++] = (struct library_role){ NO_PAPER, 0 };
}

static void note_join(struct library *library, uint32_t from, uint32_t into)
{
	library->roles[from].into = into;
	library->roles[into].joined += library->roles[from].joined + 1;
	library->joins = alloc_grow(library->joins, &library->join_capacity,
				    library->join_count + 1, sizeof(*library->joins));
	library->joins[library->join_count++] = (struct library_join){ from, into };
}

/* Whichever number stays, the fields are merged in the order of reading. */
static uint32_t join_two(struct library *library, uint32_t a, uint32_t b)
{
	uint32_t first = a < b ? a : b, second = a < b ? b : a, into = first, from = second;
	struct paper *papers = library->papers;
	const struct paper incoming = papers[second];
	const struct source_list *sources;

	give_roles(library, second);
	if (library->roles[second].joined > library->roles[first].joined) {
		into = second;
		from = first;
	}
	note_join(library, from, into);
	sources = papers[into].sources;
	papers[into] = papers[first];
	papers[into].sources = sources;
	library_merge(library, into, &incoming, 0);
	library->guessed_count -= incoming.title_is_guessed;
	/* The texts of the two may be the same, so that they stay where they are. */
	library->newest = NULL;
	library_join_sources(library, into, papers[from].sources);
	library_note_yearless(library, into);
	return into;
}

uint32_t library_join_others(struct library *library, uint32_t number,
			     const struct library_others *others)
{
	for (size_t i = 0; i < others->count; i++) {
		const struct paper *papers = library->papers;
		uint32_t other = library_living(library, others->papers[i]);

		/* What one of them brought may tell the next one apart. */
		if (other != number && library_may_be_one(&papers[number], &papers[other]))
			number = join_two(library, number, other);
	}
	return number;
}
