#ifndef READ_ARXIV_LINE_H
#define READ_ARXIV_LINE_H

/* What a line of arXiv's pages is by itself, and what is around its text. */

#include <stdbool.h>

#include "base/str.h"

/* Returns s without the number before an entry, "[12]" or "12.". */
struct str arxiv_line_cut_number(struct str s);

/* Takes "[pdf, html, other]", with blanks anywhere, off the front. */
bool arxiv_line_take_files(struct str *s);

/* Whether it is a line of the page between papers, or below the last; or within a paper. */
bool arxiv_line_is_between(struct str text);
bool arxiv_line_is_within(struct str text);

/* Returns the text without the word at which a search's result is folded. */
struct str arxiv_line_cut_fold(struct str text);

#endif
