#ifndef WRITE_FORMATS_H
#define WRITE_FORMATS_H

/* What the formats share: their rows of the registry, and how they write values. */

#include "base/strbuf.h"
#include "model/paper.h"
#include "write/writer.h"

#define X(id) extern const struct writer_format writer_##id;
WRITER_FORMATS(X)
#undef X

/* What BibTeX carries, and whether it can say that of a paper, for a format with BibTeX in it. */
#define BIB_COLUMNS                                                                    \
	(WRITER_ALL_COLUMNS &                                                          \
	 ~(WRITER_COLUMN(AUTHORS) | WRITER_COLUMN(UPVOTES) | WRITER_COLUMN(COMMENTS) | \
	   WRITER_COLUMN(TOPICS) | WRITER_COLUMN(STARRED) | WRITER_COLUMN(SOURCES) |   \
	   WRITER_COLUMN(CITATIONS) | WRITER_COLUMN(ADDED) | WRITER_COLUMN(ALIASES) |  \
	   WRITER_COLUMN(DATE_INFERRED) | WRITER_COLUMN(TITLE_GUESSED)))
bool bib_holds(const struct paper *paper, const struct marks *marks, enum csv_column column);

/*
 * Makes an array of the names of a paper's sources, the oldest first, and returns it; *count is how
 * many. NULL for none. The caller frees it.
 */
const struct str **writer_sources(const struct paper *paper, size_t *count);

#endif
