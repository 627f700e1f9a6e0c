#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

/*
 * Lists of authors, taken apart. A list in the normal form has its names as the source writes them,
 * joined with "; "; where the source leaves names out, "et al." is the last. How a name is split
 * into its parts is none of this.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

enum names_style {
	NAMES_ONE,       /* one name, whatever it holds */
	NAMES_SEMICOLON, /* Doe, Jane; Roe, Richard */
	NAMES_BIBTEX,    /* Doe, Jane and {Company, Inc.} and others */
	NAMES_COMMA,     /* Jane Doe, R. Roe and Ann Poe; Doe J, Roe R; Doe, J., Roe, R. */
	NAMES_UNKNOWN,   /* what the text itself says, where that is certain */
};

struct names_result {
	int32_t count;   /* of names; COUNT_UNKNOWN where it is not certain, or some are left out */
	bool is_certain; /* the list could be split */
	bool is_incomplete; /* names are left out: et al., and others */
};

/*
 * Adds the names of s, which must not be a view of out, to out in the normal form, behind "; " if
 * out is not empty. Text that can't be split for certain is added as it is. No names at all are
 * certainly 0. In linear time, for any bytes.
 */
struct names_result names_add(struct strbuf *out, struct str s, enum names_style style);

/* As names_add, but a list that can be one name or two is two. */
struct names_result names_add_several(struct strbuf *out, struct str s);

/* Whether a list can be one name or two, as "Ann Lee, Bo Ek": what another list of its column says
 * (names_style_of) decides it. */
bool names_are_open(struct str s);

/* Whether a list of three or more is one of persons if commas are known to separate the names: each
 * item is a whole name, but for a few that may be one (Ann Lee, Yunyan, Bo ek). */
bool names_are_listed(struct str s);

/*
 * What one list says of an open one in its column: NAMES_COMMA where its names begin with the given
 * name, so that "Ann Lee, Bo Ek" are two; NAMES_SEMICOLON where they begin with the surname, so
 * that it is one; NAMES_UNKNOWN where it says nothing.
 */
enum names_style names_style_of(struct str s);

/* The number of names of a list in the normal form; COUNT_UNKNOWN where it is not certain. */
int32_t names_count(struct str list);

#endif
