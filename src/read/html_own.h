#ifndef READ_HTML_OWN_H
#define READ_HTML_OWN_H

/* Our own page (write/html.c), which has the BibTeX entry of each paper in a hidden <pre>. */

#include <libxml/tree.h>
#include <stdbool.h>

#include "read/format.h"

/*
 * Reads the papers of our own page, whose tree is below that node and not changed; their lines are
 * those of the page. False, and nothing, where the page does not name us as its generator, or has
 * no entry.
 */
bool html_own_read(xmlNodePtr root, struct format_input *input);

#endif
