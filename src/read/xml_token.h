#ifndef READ_XML_TOKEN_H
#define READ_XML_TOKEN_H

/* The pieces that XML's text is made of, and whether they are well-formed. */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* In place of a length: the text ends before that can be said. */
#define XML_MORE SIZE_MAX

/* The length of the tag, the reference or the processing instruction that s begins with, where its
 * first byte is "<" or "&"; 0: it is none. */
size_t xml_measure_tag(struct str s);
size_t xml_measure_reference(struct str s);
size_t xml_measure_instruction(struct str s);

/* Where the name ends that goes on at a place. */
size_t xml_skip_name(struct str s, size_t at);

#endif
