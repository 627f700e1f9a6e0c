#ifndef BROWSER_EXPORT_LINE_H
#define BROWSER_EXPORT_LINE_H

/*
 * What is typed to export: a path, and before or behind it the options that the commands list and
 * export have for formats, as "-f bib --notes list.txt". Anything else within the line is a part of
 * the path, spaces included; behind "--" all of it is.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "write/writer.h"

struct export_line {
	const struct writer_format *format; /* NULL: the path's end says */
	struct writer_options options;
	bool is_forced;  /* an existing file may be replaced */
	struct str path; /* in the text, trimmed */
};

/* Takes a line apart; false, and a sentence in error, when an option in it means nothing, or when
 * it has no path. */
bool export_line_parse(struct str text, struct export_line *line, struct strbuf *error);

#endif
