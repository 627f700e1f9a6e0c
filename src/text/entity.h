#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

/*
 * References to characters, as HTML and XML write them: &amp; &alpha; &#945; &#x3B1;. The names are
 * those of HTML 4.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Reads the reference that begins at byte `at` of s and returns its length, from the ampersand to
 * the semicolon; 0 when there is none, when its name is not known, or when its number is that of a
 * control or of no character.
 */
size_t entity_read(struct str s, size_t at, uint32_t *codepoint);

#endif
