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

/* Whether it may mean the element at `path`, or an attribute of it: most patterns do not. */
static inline bool xml_path_leads_to(const char *pattern, struct str path)
{
	size_t len = 0;

	while (len < path.len && pattern[len] == path.p[len])
		len++;
	return len == path.len &&
	       (pattern[len] == '\0' || pattern[len] == '@' || pattern[len] == '[');
}

/* Whether the pattern means the text of the element at `path`. */
bool xml_path_element(struct str pattern, struct str path, const struct xml_attributes *attributes);

/* Whether it means an attribute of it, and that attribute's value. */
bool xml_path_attribute(struct str pattern, struct str path,
			const struct xml_attributes *attributes, struct str *value);

#endif
