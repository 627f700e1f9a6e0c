#ifndef READ_DIALECT_HTML_H
#define READ_DIALECT_HTML_H

/*
 * The names of meta tags, found by dialect_find_loosely: pages write "DC.title" and "dc.Title".
 * Those that begin with DIALECT_LINKED_DATA are paths (read/json_path.h) in an article of JSON-LD.
 */

#include "read/dialect.h"

#define DIALECT_LINKED_DATA "JSON-LD"

/* The name of the abstract that is shown. */
#define DIALECT_SHOWN_ABSTRACT "the page's abstract"

extern const struct dialect dialect_html;

#endif
