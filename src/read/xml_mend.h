#ifndef READ_XML_MEND_H
#define READ_XML_MEND_H

/*
 * Makes XML well-formed before libxml2 sees it, which drops text where it is not: an "&" that
 * begins no reference and a "<" that begins no tag become text, entities that only HTML has become
 * their characters, and elements that were not ended end where one around them does. Each mend is
 * told. Line breaks stay where they are.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* An element that is open. */
struct xml_open {
	size_t name_start; /* in the mender's names */
	size_t line;
};

struct xml_mender {
	/* Told what is mended in which line. */
	void (*tell)(void *context, size_t line, const char *what);
	void *context;
	size_t line; /* of the next byte */

	struct strbuf out; /* what was mended by the last call */
	struct strbuf names;
	struct xml_open *open;
	size_t open_count;
	size_t open_capacity;
	struct str inside; /* what ends the comment, section or the like; empty: in none */
	bool has_doctype;  /* which may declare entities */
	bool is_raw;       /* the rest is passed on as it is */
	bool is_cut;       /* the file ends within the document */
};

void xml_mender_init(struct xml_mender *mender, size_t line);
void xml_mender_free(struct xml_mender *mender);

/*
 * Mends as many of the bytes as can be judged, and returns how many those were: it is to be called
 * again with the rest and what follows. With is_last they are all.
 */
size_t xml_mend(struct xml_mender *mender, struct str bytes, bool is_last);

#endif
