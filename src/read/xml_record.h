#ifndef READ_XML_RECORD_H
#define READ_XML_RECORD_H

/*
 * A record of XML on its way: from the elements within it, as they start and end, to a paper's
 * values. Of the document around it, it knows nothing.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/format.h"
#include "read/record.h"
#include "read/xml.h"
#include "read/xml_path.h"

/* An open element. */
struct xml_frame {
	size_t path_len;                /* of the path without it */
	const struct dialect_name *row; /* that its text is for; NULL: for that of its parent */
	size_t text_start;              /* of its text, where it has a row */
	bool collects;                  /* it, or one around it, has a row */
};

struct xml_record {
	const struct xml_dialect *dialect;
	struct record record;
	bool is_open;             /* it began, and has not ended */
	size_t count;             /* records that became papers so far */
	struct xml_frame *frames; /* of the elements open in the record, the record's first */
	size_t frame_count;
	size_t frame_capacity;
	const struct dialect_name *names_row; /* of the name that came last */
	bool are_names_partial;               /* the list of names that is open says so */
	struct strbuf path;
	struct strbuf text;
};

void xml_record_init(struct xml_record *record);
void xml_record_free(struct xml_record *record);

/* Begins one at that line, with the element that it is. */
void xml_record_begin(struct xml_record *record, const struct xml_dialect *dialect,
		      struct format_input *input, size_t line);

/* While it is open: an element starts, or the innermost one ends, with which the record may end. */
void xml_record_start_element(struct xml_record *record, struct str element,
			      const struct xml_attributes *attributes);
void xml_record_end_element(struct xml_record *record, struct str element);

/* While it is open: text of the innermost element. */
void xml_record_add_text(struct xml_record *record, struct str text);

/* The same of an entity of the document's own, which is not expanded. */
void xml_record_add_entity(struct xml_record *record, const char *name);

#endif
