#ifndef READ_HTML_REFERENCES_H
#define READ_HTML_REFERENCES_H

/* Pages that list references in the styles of citation, each in an item or a paragraph. */

#include <stdbool.h>

#include <libxml/tree.h>

#include "read/format.h"

/* Reads a page below that node; whether it is one of those. */
bool html_references_read(xmlNodePtr root, struct format_input *input);

#endif
