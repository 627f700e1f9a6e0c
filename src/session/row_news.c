#include "config.h"

#include "session/row_news.h"

#include <stdlib.h>

#include "base/alloc.h"

void row_news_init(struct row_news *news)
{
	*news = (struct row_news){ 0 };
	library_init(&news->unmatched);
	arena_init(&news->arena);
}

void row_news_free(struct row_news *news)
{
	library_free(&news->unmatched);
	arena_free(&news->arena);
	free(news->rows);
}

void row_news_add(struct row_news *news, int64_t row, const struct paper_draft *draft)
{
	struct row_said *said;

	news->rows = alloc_grow(news->rows, &news->capacity, news->count + 1, sizeof(*news->rows));
	said = &news->rows[news->count++];
	*said = (struct row_said){ row, draft->marks, NO_PAPER };
	said->marks.tags = arena_copy(&news->arena, draft->marks.tags);
	said->marks.note = arena_copy(&news->arena, draft->marks.note);
	if (!draft->is_known)
		library_add(&news->unmatched, draft, NULL, &said->unmatched);
}
