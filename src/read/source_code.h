#ifndef READ_SOURCE_CODE_H
#define READ_SOURCE_CODE_H

/*
 * Whether a text is source code, of whatever language. Code has strings of titles and comments with
 * links, which alone look like items of a list; what tells it are the lines between them.
 */

#include <stdbool.h>

#include "base/str.h"

/* Whether a quarter of a text's lines are code, but for comments, texts between quotes, and what a
 * document shows between fences. */
bool source_code_is(struct str text);

/* Whether a text's first line is one with which only code begins: "#!/bin/sh", "import kites". */
bool source_code_begins(struct str text);

/* Whether a text that looks like a title is of code: a string with its escapes, or a call. */
bool source_code_is_text(struct str s);

#endif
