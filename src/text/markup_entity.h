#ifndef TEXT_MARKUP_ENTITY_H
#define TEXT_MARKUP_ENTITY_H

/* Entities: &amp;, &#233;, &#xE9;, those of HTML 4 and the common ones of HTML 5. */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The length of the entity that s begins with, and the code point that it means; 0 when s begins
 * with none. Numbers of 128 to 159 mean the characters of Windows-1252, as browsers read them.
 */
size_t markup_entity_read(struct str s, uint32_t *codepoint);

#endif
