#ifndef READ_DIALECT_HTML_H
#define READ_DIALECT_HTML_H

/* The names of meta tags, found by dialect_find_loosely: pages write "DC.title" and "dc.Title". */

#include "read/dialect.h"

extern const struct dialect dialect_html;

#endif
