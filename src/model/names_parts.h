#ifndef MODEL_NAMES_PARTS_H
#define MODEL_NAMES_PARTS_H

/*
 * The name of one author, taken apart as formats of references want it. A name is in the order in
 * which it is spoken ("Ludwig van der Berg") or has its family name first ("van der Berg, Ludwig",
 * "Berg L").
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

struct name_parts {
	struct str given;    /* "Ludwig", "J. K."; empty when there is none */
	struct str particle; /* "van der", which is not part of what is sorted by; empty: none */
	struct str family;   /* "Berg"; of an organisation, all of its name */
	struct str suffix;   /* "Jr.", "III"; empty when there is none */
	bool is_whole;       /* it has no parts: an organisation, or a single word */
};

/* The parts are views of the name. "et al." is whole, and nobody: names_is_rest tells. */
struct name_parts name_parts_of(struct str name);

/* Whether the parts of a trimmed name surely follow each other in it as they are spoken, which
 * takes less time to say of most than to take it apart. */
bool name_is_as_spoken(struct str name);

/* Whether a name of a list says that there are more authors, which it leaves out. */
bool names_is_rest(struct str name);

/* Takes the next name off a list in the normal form (model/names.h). */
bool names_next(struct str *list, struct str *name);

/* Adds a name that is in the order in which it is spoken: as it is where name_parts_of takes it
 * apart so, else with a comma: "LI, Bo". It must not be a view of out. */
void names_add_spoken(struct strbuf *out, struct str name);

/*
 * Puts a list whose source does not say in which order names are into out: those of which the last
 * word can be a family name in capitals ("Bo LI") are taken as spoken, unless the other names of
 * the list have nothing but initials there ("Quill JK"). False, and out is as it was, where all
 * stay as they are.
 */
bool names_settle(struct strbuf *out, struct str list);

#endif
