#ifndef WRITE_FORMATS_H
#define WRITE_FORMATS_H

/* What the formats share: their rows of the registry, and how they write values. */

#include "base/strbuf.h"
#include "model/paper.h"
#include "write/writer.h"

#define X(id) extern const struct writer_format writer_##id;
WRITER_FORMATS(X)
#undef X

/*
 * Makes an array of the names of a paper's sources, the oldest first, and returns it; *count is how
 * many. NULL for none. The caller frees it.
 */
const struct str **writer_sources(const struct paper *paper, size_t *count);

#endif
