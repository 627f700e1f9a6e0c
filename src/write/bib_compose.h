#ifndef WRITE_BIB_COMPOSE_H
#define WRITE_BIB_COMPOSE_H

/* Letters whose accents are characters of their own, as the letters that pdfTeX knows. */

#include "base/str.h"
#include "base/strbuf.h"

/*
 * Returns the text with each letter and the accents behind it as one letter, where Unicode has
 * that, but for the letters of TeX's commands: the text itself where nothing changes, or else what
 * the buffer holds then.
 */
struct str bib_compose(struct strbuf *buffer, struct str text);

#endif
