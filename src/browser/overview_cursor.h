#ifndef BROWSER_OVERVIEW_CURSOR_H
#define BROWSER_OVERVIEW_CURSOR_H

/*
 * What of the overview is chosen, and where a key leads from there. The cursor is a date, topics
 * by their numbers: it stays on them while the counts around it change, and what is not there any
 * more gives way to what is nearest.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "input/action.h"
#include "model/topic.h"
#include "search/overview.h"

/* X(id, title): the parts of the overview, in the order of Tab. */
#define OVERVIEW_PARTS(X)   \
	X(DATES, "Dates")   \
	X(TOPICS, "Topics") \
	X(PAIRS, "Shared")  \
	X(WORDS, "Words")

/* Of a topic or a word: nobody has chosen, the first one is meant. */
#define OVERVIEW_UNCHOSEN UINT32_MAX

enum overview_part {
#define X(id, title) OVERVIEW_##id,
	OVERVIEW_PARTS(X)
#undef X
		OVERVIEW_PART_COUNT
};

struct overview_cursor {
	enum overview_part part;
	int32_t month, year; /* of DATES */
	uint32_t topic;      /* of TOPICS, and the row of PAIRS */
	uint32_t other;      /* the column of PAIRS */
	uint32_t word;       /* a term of WORDS */
};

/* What the screen has room for; told by the view. */
struct overview_room {
	size_t bars; /* dates side by side */
	size_t rows; /* topics, or words, one below the other */
};

/* In the first part, nothing chosen. */
void overview_cursor_init(struct overview_cursor *cursor);

const char *overview_part_title(enum overview_part part);

/* Whether dates are shown month by month: the months have room, know of most papers, and are few or
 * well filled. */
bool overview_is_by_month(const struct overview *overview, size_t bars);

/* The bars of dates that are shown, and the cursor's among them. */
const struct timeline_bars *overview_bars(const struct overview *overview, size_t bars);
int32_t overview_bar(const struct overview *overview, const struct overview_cursor *cursor,
		     size_t bars);

/* The places, in overview_topics, of the cursor's topic and of PAIRS' second one; 0 when there are
 * no topics. */
size_t overview_row(const struct overview *overview, const struct overview_cursor *cursor);
size_t overview_column(const struct overview *overview, const struct overview_cursor *cursor);

/* The place, in overview_words, of the cursor's word; 0 where it is not among them. */
size_t overview_word(const struct overview *overview, const struct overview_cursor *cursor);

/* Goes where a movement leads: up and down, along the dates, to a neighbouring part. */
void overview_cursor_move(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum movement movement);

/* Goes one to the right or to the left. */
void overview_cursor_turn(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, bool is_right);

/* Goes to the next part, or with a negative step to the one before. */
void overview_cursor_change_part(struct overview_cursor *cursor, int step);

/*
 * Adds the query that holds for what is under the cursor: "date:2024-03", "@rlhf", "@rlhf
 * @diffusion", "flow"; nothing where there is nothing. Returns how many of the papers it holds for.
 */
uint32_t overview_cursor_query(const struct overview_cursor *cursor,
			       const struct overview *overview, const struct overview_room *room,
			       const struct topic_list *topics, struct strbuf *out);

#endif
