#ifndef READ_REFUSAL_LINES_H
#define READ_REFUSAL_LINES_H

/* What a text is by what many of its lines look like, for refusal. */

#include "base/str.h"

#define REFUSAL_EXPORT "export the papers as BibTeX, RIS or CSV from the program that has them"
#define REFUSAL_CODE   "seems to be source code, not a list of papers"
#define REFUSAL_MAIL   "is a mail, and none of arXiv's announcements"
#define REFUSAL_TAGGED "looks like RIS or another tagged format, but has no whole record"
#define REFUSAL_LOG    "seems to be a log, not a list of papers"
#define REFUSAL_LATEX  "is a LaTeX document: give the file of its bibliography (.bib)"

/* A sentence; NULL: the lines say nothing. */
const char *refusal_describe_lines(struct str head);

#endif
