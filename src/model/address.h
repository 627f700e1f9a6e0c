#ifndef MODEL_ADDRESS_H
#define MODEL_ADDRESS_H

/*
 * Where a paper is on the web. Addresses come from others' files and go to a browser and to the
 * clipboard, so there is one place that says which may: this one.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/paper.h"

/*
 * Whether a browser may have it: http or https, a host without a user's name before it, and nothing
 * but the characters of addresses and letters of any script. So it has no blank, no control,
 * nothing invisible, and it never begins with "-".
 */
bool address_is_safe(struct str address);

/* Whether it begins as addresses of the web do; another may be a name on somebody's disk. */
bool address_is_web(struct str address);

/* Adds the paper's own address, else that of its arXiv page, else that of its DOI, of PubMed or of
 * PubMed Central; false when there
 * is none that is safe. */
bool address_of_paper(const struct paper *paper, struct strbuf *out);

/* Adds the address of a search for a title: the pattern with the title in place of its "%s". False
 * when that is no safe address. */
bool address_of_search(struct str pattern, struct str title, struct strbuf *out);

/* The host of a safe address. */
struct str address_host(struct str address);

#endif
