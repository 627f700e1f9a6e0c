#ifndef MODEL_LIBRARY_H
#define MODEL_LIBRARY_H

/*
 * All papers, numbered from 0 in the order of reading. The library owns their text. library_add
 * copies a draft, cleans it, and merges it with the paper that it repeats.
 *
 * The same paper is, in this order of trust: the same arXiv id, DOI, or number of PubMed or of
 * PubMed Central (none of them where the authors are other people, or the titles and more than
 * these are clearly others), or the same folded title (of drafts without a title, the same opening
 * of the abstract) unless something contradicts: their ids, written years more than two apart,
 * volumes or issues of one journal, lists of authors, or abstracts that have nothing in common; or
 * a paper whose boundary between title and abstract was guessed and whose text begins like that of
 * another. A guessed title counts as a title only where the abstracts begin alike, too.
 *
 * A draft may show that two papers read before are one: it has an identifier of each, as the DOI of
 * one and the arXiv id of the other. Unless anything that is known of them tells them apart, they
 * are joined, so that the order of reading makes no difference: one of them has all fields from
 * then on, and the number of the other stays as another name of it (library_living). A title alone
 * joins nothing. A paper keeps its number otherwise.
 *
 * Merging keeps, field by field, the known over the unknown, the written date over the inferred,
 * the longer abstract, the newest counts (the last read; but the number of authors goes with their
 * names), every source, and the known boundary over the guessed. Where it was published is one
 * source's: an article's with its date rather than a preprint's. Of two titles it keeps that of the
 * higher version at arXiv, else that of the later date, or the last read; the other is one of its
 * aliases, by which it is found as well.
 *
 * An arXiv id that is only in an arxiv.org address or in a DOI of arXiv's (10.48550/arXiv.X) is
 * taken from there, as is a DOI that is only in the address; an arxiv_id or doi that is none is
 * left out. Where the names of the authors are known and their number is not, they are counted if
 * they are separated for certain.
 *
 * The searched fields of one paper lie in one run of text: title, abstract, summary, keywords,
 * in this order, each followed by a newline (see library_text). Whoever searches reads whole
 * registers past the end: ARENA_READABLE_PAST_END.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash_index.h"
#include "base/strbuf.h"
#include "model/paper.h"

/* An identifier of a record that another paper has, or that the record's own paper has no room for:
 * one note for each identifier. */
struct library_claim_note {
	size_t line;    /* of the record */
	uint32_t paper; /* what the record became */
	uint32_t other; /* has the identifier as well; `paper` if it has another in its place */
	enum paper_field id; /* which; its text is that of `other` */
	struct str lost;     /* what is not kept since `paper` has another; else "" */
};

/* Two papers that turned out to be one. */
struct library_join {
	uint32_t from, into;
};

/* Of a paper, once any were joined. */
struct library_role {
	uint32_t into;   /* what it was joined into; NO_PAPER: nothing */
	uint32_t joined; /* how many were joined into it, and into those */
};

struct library {
	struct arena texts;   /* what is searched, in the order of reading, so that the processor
				 reads ahead: of a paper its texts, or what they are searched as */
	const char *newest;   /* where the last paper's texts begin there, up to the end; NULL: not
				 known */
	struct arena arena;   /* what is not searched: sources, texts that are searched as others */
	struct paper *papers; /* those that were joined into others as they were before */
	size_t count;         /* of the numbers given; see library_paper_count */
	size_t capacity;
	size_t record_count; /* drafts added, merged ones included */
	size_t lost_titles;  /* other titles of papers that have too many to keep them */
	size_t lost_line;    /* of the draft by which the last was lost */

	struct hash_index by_title;
	struct hash_index by_identifier;
	struct hash_index by_opening; /* how title and abstract together begin; see has_openings */
	struct hash_index by_source;  /* (paper, source) of papers with several sources */
	bool has_openings;    /* by_opening is kept: since the first guessed boundary came */
	size_t guessed_count; /* papers whose boundary is still a guess */

	struct library_role *roles; /* of the first papers; the others have none */
	size_t role_count;
	size_t role_capacity;
	struct library_join *joins; /* in the order in which they were found */
	size_t join_count;
	size_t join_capacity;
	size_t gained_id_count; /* how often a paper that was there got one more identifier */

	struct library_claim_note *claims; /* in the order of the records */
	size_t claim_count;
	size_t claim_capacity;

	uint32_t *yearless; /* papers whose date waits for the capture's year */
	size_t yearless_count;
	size_t yearless_capacity;
};

enum library_change {
	LIBRARY_ADDED,     /* a new paper, the last one */
	LIBRARY_MERGED,    /* an earlier paper; its searched text is as it was */
	LIBRARY_REWRITTEN, /* an earlier paper whose searched text changed, or which was joined with
			      another: the last of the library's joins */
};

/* Longest text of one field in bytes; more is cut there, and the caller's reader says so. */
#define LIBRARY_TEXT_MAX ((size_t)1 << 28)

void library_init(struct library *library);
void library_free(struct library *library);

/*
 * Adds what a draft says and returns the paper's number in *paper. `source` is what is in
 * Sources when the draft names none; it must live as long as the library (library_source makes
 * one).
 */
enum library_change library_add(struct library *library, const struct paper_draft *draft,
				const struct source_list *source, uint32_t *paper);

/* How many papers there are. */
static inline size_t library_paper_count(const struct library *library)
{
	return library->count - library->join_count;
}

/* Whether the number is but another name of a paper. */
static inline bool library_is_joined(const struct library *library, uint32_t paper)
{
	return paper < library->role_count && library->roles[paper].into != NO_PAPER;
}

/* The paper that a number names; NO_PAPER names none. */
static inline uint32_t library_living(const struct library *library, uint32_t paper)
{
	while (library_is_joined(library, paper))
		paper = library->roles[paper].into;
	return paper;
}

/*
 * A list of one source with a copy of that name, in the library's arena; cleaned, and with commas
 * for semicolons, which separate the names of a list.
 */
const struct source_list *library_source(struct library *library, struct str name);

/* Gives the dates that wait for a year this one. Called at the end of each capture. */
void library_set_year(struct library *library, int year);

/*
 * The number of the paper that a draft of these fields (as read, or cleaned) would be merged into,
 * or false. No paper is changed, but the first guessed boundary that is asked for has an index of
 * all of them made.
 */
bool library_find(struct library *library, const struct paper *paper, uint32_t *number);

/* The same for a paper that lies in a library, this or another: its text is clean already. */
bool library_find_paper(struct library *library, const struct paper *paper, uint32_t *number);

/* The same, of a paper that may show that several of the library are one: these are joined. */
bool library_find_joined(struct library *library, const struct paper *paper, uint32_t *number);

/* The same for what a person calls a paper: an arXiv id, a DOI, "PMID:123", "PMC123", or its whole
 * title. */
bool library_find_key(const struct library *library, struct str key, uint32_t *number);

/* Whether a record that has an identifier of each of two papers shows that they are one: nothing
 * that is known of the three tells them apart. Their text is clean. */
bool library_shows_one(const struct paper *record, const struct paper *a, const struct paper *b);

/*
 * The shortest name of a paper that library_find_key surely finds it by, in *key, which lives as
 * long as the paper's text; false when there is none, for another paper has its title and it has no
 * id.
 */
bool library_key(const struct library *library, uint32_t number, struct str *key);

/* The run of text that is searched: title \n abstract \n summary \n keywords \n. */
struct str library_text(const struct library *library, uint32_t paper);

/*
 * Returns a copy of what a paper is searched as in place of its run; it lives as long as the
 * library. Right after library_add it lies where the paper's texts lay, which move: views of them
 * are void.
 */
struct str library_search_as(struct library *library, uint32_t paper, struct str forms);

#endif
