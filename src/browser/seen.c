/* A paper is in `unsaved` from when it was seen until that is to be saved; then its marks say it.
 */

#include "config.h"

#include "browser/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* How long a paper is under the cursor until it counts as seen, and until that is saved. */
#define SEEN_AFTER 1000
#define SAVE_AFTER 2000

void seen_init(struct seen *seen, const struct marks_table *marks)
{
	*seen = (struct seen){ .marks = marks, .paper = NO_PAPER };
}

void seen_free(struct seen *seen)
{
	free(seen->unsaved);
}

static bool is_seen(const struct seen *seen, uint32_t paper)
{
	for (size_t i = seen->count; i > 0; i--)
		if (seen->unsaved[i - 1] == paper)
			return true;
	return marks_get(seen->marks, paper)->seen_at != 0;
}

/* Whether the paper may become one that was seen. */
static bool is_new(const struct seen *seen, uint32_t paper)
{
	return paper != NO_PAPER && !seen->is_off && !is_seen(seen, paper);
}

void seen_add(struct seen *seen, uint32_t paper)
{
	if (!is_new(seen, paper))
		return;
	seen->unsaved =
		alloc_grow(seen->unsaved, &seen->capacity, seen->count + 1, sizeof(*seen->unsaved));
	seen->unsaved[seen->count++] = paper;
}

int64_t seen_tick(struct seen *seen, uint32_t paper, int64_t now, bool can_save)
{
	int64_t due = -1;

	if (seen->paper != paper) {
		seen->paper = paper;
		seen->since = now;
	}
	if (now - seen->since >= SEEN_AFTER)
		seen_add(seen, paper);
	if (seen->count > 0 && can_save)
		due = seen->since + SAVE_AFTER;
	else if (seen->count == 0 && is_new(seen, paper))
		due = seen->since + SEEN_AFTER;
	return due >= 0 && due < now ? now : due;
}

bool seen_must_save(const struct seen *seen, int64_t now)
{
	return seen->count > 0 && now - seen->since >= SAVE_AFTER;
}

uint32_t *seen_detach(struct seen *seen, size_t *count)
{
	uint32_t *papers = alloc_resize(NULL, seen->count + 1, sizeof(*papers));

	if (seen->count > 0)
		memcpy(papers, seen->unsaved, seen->count * sizeof(*papers));
	*count = seen->count;
	seen->count = 0;
	return papers;
}

void seen_turn_off(struct seen *seen)
{
	seen->is_off = true;
}
