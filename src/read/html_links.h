#ifndef READ_HTML_LINKS_H
#define READ_HTML_LINKS_H

/* Pages of which headings or items are links to papers, with their authors below; and bookmarks. */

#include <libxml/tree.h>
#include <stdbool.h>

#include "read/format.h"

/* Reads a page below that node; whether it is one of those. */
bool html_links_read(xmlNodePtr root, struct format_input *input);

#endif
