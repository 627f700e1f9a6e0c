#ifndef READ_XML_PATH_H
#define READ_XML_PATH_H

/* The paths of xml.h, matched against an element: where it is, and what attributes it has. */

#include <stdbool.h>
#include <stddef.h>

#include <libxml/xmlstring.h>

#include "base/str.h"

/* The attributes of an element, as libxml2 hands them over: five pointers each. */
struct xml_attributes {
	const xmlChar **all;
	size_t count;
};

/* Whether an element can be a part of a word, as italics can. */
bool xml_element_is_inline(struct str element);

/* The value of an attribute, prefix or not; false where there is none. */
bool xml_attributes_find(const struct xml_attributes *attributes, struct str name,
			 struct str *value);

/* Whether the pattern means the text of the element at `path`. */
bool xml_path_element(struct str pattern, struct str path, const struct xml_attributes *attributes);

/* Whether it means an attribute of it, and that attribute's value. */
bool xml_path_attribute(struct str pattern, struct str path,
			const struct xml_attributes *attributes, struct str *value);

#endif
