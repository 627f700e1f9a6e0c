#ifndef MODEL_IDENTIFIER_H
#define MODEL_IDENTIFIER_H

/*
 * What names a paper across sources: an arXiv id and a DOI, in one normal form each.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Room for any normal form, with its NUL; longer is not an identifier. */
#define IDENTIFIER_MAX 256

/*
 * Takes an arXiv id as people write it (2409.11340, arXiv:2409.11340v2, an arxiv.org/abs or /pdf
 * address, math.GT/0309136) and writes it without prefix and version to out, NUL-terminated. False
 * when it is none.
 */
bool arxiv_id_normalise(struct str s, char out[IDENTIFIER_MAX]);

/* The same for a DOI: 10.x/y, doi:10.x/y, a doi.org address; ASCII letters in lower case. */
bool doi_normalise(struct str s, char out[IDENTIFIER_MAX]);

#endif
