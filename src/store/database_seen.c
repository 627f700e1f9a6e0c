/*
 * Marks of three sides: what this program saw last, what its person has made of it since, and what
 * is on disk, where another program may have written meanwhile.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/database_private.h"

void seen_marks_init(struct seen_marks *seen)
{
	memset(seen, 0, sizeof(*seen));
	hash_index_init(&seen->by_row);
	marks_table_init(&seen->table);
}

void seen_marks_free(struct seen_marks *seen)
{
	hash_index_free(&seen->by_row);
	marks_table_free(&seen->table);
	free(seen->rows);
}

static uint64_t row_hash(int64_t row)
{
	return str_hash((struct str){ (const char *)&row, sizeof(row) });
}

static bool find_row(const struct seen_marks *seen, int64_t row, uint32_t *number)
{
	size_t cursor = 0;

	while (hash_index_next(&seen->by_row, row_hash(row), &cursor, number))
		if (seen->rows[*number] == row)
			return true;
	return false;
}

bool seen_marks_have(const struct seen_marks *seen, int64_t row)
{
	uint32_t number;

	return find_row(seen, row, &number);
}

const struct marks *seen_marks_get(const struct seen_marks *seen, int64_t row)
{
	uint32_t number;

	return marks_get(&seen->table, find_row(seen, row, &number) ? number : UINT32_MAX);
}

void seen_marks_set(struct seen_marks *seen, int64_t row, const struct marks *marks)
{
	uint32_t number;

	if (!find_row(seen, row, &number)) {
		number = (uint32_t)seen->count;
		seen->rows = alloc_grow(seen->rows, &seen->capacity, seen->count + 1,
					sizeof(*seen->rows));
		seen->rows[seen->count++] = row;
		hash_index_add(&seen->by_row, row_hash(row), number);
	}
	marks_set(&seen->table, number, marks);
}

void seen_marks_merge(struct seen_marks *seen, const struct seen_marks *from)
{
	for (size_t i = 0; i < from->count; i++)
		seen_marks_set(seen, from->rows[i], marks_get(&from->table, (uint32_t)i));
}

void marks_apply_changes(struct marks *marks, const struct marks *before, const struct marks *after,
			 struct strbuf *tags)
{
	strbuf_clear(tags);
	tags_normalise(tags, marks->tags);
	tags_apply_changes(tags, before->tags, after->tags);
	if (after->starred_at != before->starred_at)
		marks->starred_at = after->starred_at;
	if (after->seen_at != before->seen_at)
		marks->seen_at = after->seen_at;
	if (after->removed_at != before->removed_at)
		marks->removed_at = after->removed_at;
	if (after->status != before->status)
		marks->status = after->status;
	if (after->priority != before->priority)
		marks->priority = after->priority;
	if (!str_equal(after->note, before->note))
		marks->note = after->note;
	marks->tags = strbuf_str(tags);
}
