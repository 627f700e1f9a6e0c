#ifndef READ_CITATION_PART_H
#define READ_CITATION_PART_H

/* The parts of a reference, each by itself: whether a text can be one, and where it ends. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Where the names are, and so how much they must look like such if there is one alone. */
enum citation_place {
	CITATION_AT_MARK,  /* in front of a year or of quotes */
	CITATION_IN_FRONT, /* of a title that nothing marks */
	CITATION_BEHIND,   /* it */
};

/* The word that ends a text. */
struct str citation_last_word(struct str s);

/* 1 where names end in an initial whose full stop is the sign behind them, as other initials of
 * theirs have one: "Poe, A. & Roe, B"; else 0. */
size_t citation_part_initial_stop(struct str names);

/* Sets names to those of a text that is certainly a list of names; false, and `names` is empty.
 * Weak are a name that is alone, and names behind the title, which could be anything. */
bool citation_part_names(struct strbuf *names, struct str text, enum citation_place place,
			 bool *is_weak);

/* Of the text in place of a year the year: "2023", "2023a", "2023, May", "n.d."; empty: it is none.
 */
struct str citation_part_year_alone(struct str text);

/* Whether a year is anywhere in a text: without one it is no reference. */
bool citation_part_has_year(struct str text);

/* The year that the text behind a title says; empty: none does, or several could be. */
struct str citation_part_year(struct str text);

/* The title that is all of the text; empty: it can be none. Where nothing marks it as one it must
 * not look like names. */
struct str citation_part_title(struct str text, bool is_marked);

/* How long the title is that begins a text: up to a full stop, which is not within an abbreviation,
 * or a question mark. SIZE_MAX: nothing ends it. */
size_t citation_part_title_len(struct str text);

/* How long the title is that begins a text and that only commas part from the journal, which has a
 * volume and its year in brackets: "Kites, Air 12 (2024) 3-9". SIZE_MAX: it is no such text. */
size_t citation_part_title_before_journal(struct str text);

/* Takes a title in quotes off the text; false where it begins with none. */
bool citation_part_quoted(struct str text, struct str *title, struct str *rest);

/* Whether a text says where a paper was published for certain: it has an identifier of one, or a
 * venue that is known. */
bool citation_part_is_publication(struct str text);

/* The name of the journal or of the proceedings that begins a text, if it is certain where that
 * ends; else empty. */
struct str citation_part_venue(struct str text);

#endif
