#ifndef READ_XML_KIND_H
#define READ_XML_KIND_H

/* What an XML document is that no dialect reads. */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Adds "is a sitemap" or "is XML of the root element <x>, which ..."; false where the text does not
 * begin as XML does. */
bool xml_describe(struct strbuf *out, struct str head);

#endif
