#ifndef MODEL_PAGES_H
#define MODEL_PAGES_H

/* The pages of a paper in one form, however a source writes them: 12-34. */

#include <stddef.h>

/* Makes one "-" of each dash of any length with the blanks around it, in place, so that files of
 * any format say the same: 12 – 34 and 12--34 are 12-34. Takes valid UTF-8; returns its
 * new length. */
size_t pages_normalise(char *text, size_t len);

#endif
