#ifndef READ_XML_H
#define READ_XML_H

/*
 * XML of papers: Atom and RSS, PubMed, JATS, OAI-PMH, EndNote. A dialect names the element of a
 * record, and its rows are paths below that (dialect_xml.c).
 *
 * A path is the names of the elements, without prefixes, joined with "/". The text of an element is
 * that of all elements in it, but for those that have a row of their own. "link@href" is an
 * attribute's value, "ArticleId[IdType=doi]" an element only with that attribute, and
 * "link@href[title=pdf]" is both; "abstract[!type]" is one without the
 * attribute, and "contrib[?type=author]" may be. What is within a row of
 * SLOT_NOTHING belongs to no row around it.
 *
 * The parts of a name (SLOT_FAMILY, SLOT_GIVEN, SLOT_SUFFIX) are joined at the end of the element
 * around them, which is a row of VALUE_NAME; those of a date (SLOT_YEAR, SLOT_MONTH, SLOT_DAY)
 * likewise where there is one of VALUE_DATE around them.
 */

#include <stdbool.h>

#include "read/dialect.h"
#include "read/format.h"

struct xml_dialect {
	const struct dialect *names;
	const char *root;   /* the document's element */
	const char *record; /* the element of a paper, wherever it is; it can be the root */

	/* Words that the document's beginning has; NULL: any. */
	const char *words;

	/* What such a document holds need not be a paper: a record that has no identifier, no
	 * venue and no address of a paper is left out. Descriptions are in many forms (feed.h). */
	bool is_feed;
};

extern const struct xml_dialect xml_dialects[];
extern const size_t xml_dialect_count;

/*
 * The dialect of a document that begins with that text: its root is the dialect's, and the element
 * of a record is in sight, too. NULL where there is none. Of FORMAT_SNIFF_MAX bytes or more, and of
 * those for which xml_sniff says yes, it stays the same when more follows.
 */
const struct xml_dialect *xml_find_dialect(struct str head);

/* The name, without its prefix, of the element that a document of that beginning consists of; false
 * where it is none or not in sight. */
bool xml_find_root(struct str head, struct str *name);

/* Whether the element is a record's; a document may hold records of several dialects, of which
 * *dialect then is the record's. */
bool xml_find_record(const struct xml_dialect **dialect, struct str element);

/* See struct format. */
enum sniff xml_sniff(struct str head, bool is_whole);

#endif
