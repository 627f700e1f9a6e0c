#ifndef SESSION_ROW_NEWS_H
#define SESSION_ROW_NEWS_H

/* What the database says of some rows, kept until the session takes it over. */

#include "base/arena.h"
#include "model/library.h"
#include "model/marks.h"

struct row_said {
	int64_t row;
	struct marks marks;
	uint32_t unmatched; /* its paper in `unmatched`, or NO_PAPER: the session knows the row */
};

struct row_news {
	struct row_said *rows;
	size_t count, capacity;
	struct library unmatched;
	struct arena arena; /* holds the text of marks */
};

void row_news_init(struct row_news *news);
void row_news_free(struct row_news *news);

/* Copies what is said. */
void row_news_add(struct row_news *news, int64_t row, const struct paper_draft *draft);

#endif
