#ifndef MODEL_NAMES_PRIVATE_H
#define MODEL_NAMES_PRIVATE_H

/* What the readers of lists of authors share. */

#include "model/names.h"

/* Where the names go. */
struct names_writer {
	struct strbuf *out; /* NULL: they are only counted */
	int32_t count;
	bool is_incomplete;
};

/* Adds text as one name of the list. */
void names_add_text(struct strbuf *out, struct str text);

/* Adds a name without what surrounds it; nothing when it is empty, and a mark when it says that
 * names are left out. */
void names_put(struct names_writer *writer, struct str name);

/* Whether text ends in a byte in which such a mark can end: few names do. */
bool names_may_be_incomplete(struct str s);

/* Takes "et al.", "and others" or "..." off the end. */
bool names_take_et_al(struct str *s);

/* What comes after an item of a list. */
enum names_separator {
	NAMES_END,
	NAMES_AT_COMMA,
	NAMES_AT_AND,
};

/*
 * Takes the next item off *rest, up to a comma, "and" or "&"; a suffix such as Jr. stays with its
 * name. Empty items are skipped, and commas in parentheses and braces separate nothing. False when
 * there is none.
 */
bool names_next_item(struct str *rest, struct str *item, enum names_separator *separator);

/* A name without the marks of footnotes at its end, and without those of TeX ($^{1,2}$), which end
 * in a dollar. */
struct str names_cut_marks(struct str name);

/* What an item of a list looks like. */
enum names_look {
	LOOK_WORD,     /* Doe, van der Berg */
	LOOK_INITIALS, /* J., J.-P., JK */
	LOOK_SHORT,    /* Doe J, Doe J.K. */
	LOOK_NATURAL,  /* J. Doe, Jane K. Doe */
	LOOK_FULL,     /* Jane Doe, Curry Rogers */
	LOOK_GROUP,    /* The Xyz Collaboration */
	LOOK_OTHER,    /* no name of a person that is known as such */
	LOOK_COUNT,
};

enum names_look names_look(struct str item);

/* Whether that is LOOK_SHORT, and whether it can be, which takes less time to say of most: where
 * the last word is initials, a suffix or in parentheses. */
bool names_is_short(struct str item);
bool names_may_be_short(struct str item);

/* Whether a word is in it that organisations have, and persons don't. */
bool names_is_organisation(struct str item);

/* Whether a suffix is one that companies alone have: Inc., GmbH. */
bool names_is_company(struct str suffix);

/* Whether it is a company's or one of its groups', though its words could be a person's: Google AI.
 */
bool names_is_brand(struct str name);

/* Whether a word is in a table, in any case of its letters. The table is in lower case and in the
 * order of strcmp, and no word of it is longer than 15 bytes. */
bool names_is_among(struct str word, const char *const *words, size_t count);

/* Whether it says that no author is known: Unknown, N/A. */
bool names_is_missing(struct str text);

/* Whether text without any separator is the name of one author, a person's or an organisation's. */
bool names_is_one(struct str text);

/* Whether a word is a particle of family names, in small letters: van, de la's de. */
bool names_is_particle(struct str word);

/* The last word of trimmed text, and what is before it, trimmed. */
struct str names_last_word(struct str s, struct str *before);
struct str names_end(struct str s); /* the same word alone */

/* The same of a name as it is spoken: the family name with its particles, and the given names. */
struct str names_last_name(struct str s, struct str *before);

/* Whether a word can be nothing but initials: "J.", "J.-P.", "Yu.", "JK". A name in capitals can.
 */
bool names_is_initials(struct str word);

/* Whether an item is a suffix of the name before it: Jr., III, PhD, Inc. */
bool names_is_suffix(struct str item);

/* Whether a suffix is one of those that are names of people as well: Ma, SA, MD. */
bool names_may_be_name(struct str suffix);

/* Whether the parts between a sign may be halves of names, surname and given names by turns: "Lee;
 * Ann; Ek; Bo". */
bool names_may_be_halves(struct str s, struct str sign);

/* Whether text without any separator is several names for certain: "Ann LeeBo Ek". */
bool names_is_glued(struct str text);

/* Takes a list as programs print theirs: ['A', 'B'], [{"name": "A"}]. False when it is none; then
 * nothing was added. */
bool names_put_list(struct names_writer *writer, struct str s);

/* The inside of brackets around all of a list whose names have no quotes. */
struct str names_take_brackets(struct str s);

/* Finds out how a list is separated, and adds its names; false when that is not certain. */
bool names_put_unknown(struct names_writer *writer, struct str s);

/* Adds the items that commas and "and" separate. With is_list it is known that they do; else false
 * when they can be taken otherwise. */
bool names_put_items(struct names_writer *writer, struct str s, bool is_list);

/* Whether there is a word of another language that means "and" in it, and no braces. */
bool names_have_foreign_and(struct str s);

#endif
