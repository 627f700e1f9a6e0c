/*
 * The parts lie as on a large screen: dates on top, below them topics, shared topics, words from
 * left to right. A step over a part's edge leads to its neighbour.
 */

#include "config.h"

#include "browser/overview_cursor.h"

#include "browser/scroll.h"
#include "search/query.h"

#define MONTHS 12

/* More months than these want two papers each, on average. */
#define FEW_MONTHS 36

static const char *const titles[] = {
#define X(id, title) title,
	OVERVIEW_PARTS(X)
#undef X
};

const char *overview_part_title(enum overview_part part)
{
	return titles[part];
}

bool overview_is_by_month(const struct overview *overview, size_t bars)
{
	const struct timeline *timeline = overview_timeline(overview);

	size_t months = timeline->months.count;

	return months > 0 && months <= bars && timeline->monthless <= timeline->dated / 2 &&
	       (months <= FEW_MONTHS || timeline->dated >= 2 * months);
}

const struct timeline_bars *overview_bars(const struct overview *overview, size_t bars)
{
	const struct timeline *timeline = overview_timeline(overview);

	return overview_is_by_month(overview, bars) ? &timeline->months : &timeline->years;
}

int32_t overview_bar(const struct overview *overview, const struct overview_cursor *cursor,
		     size_t bars)
{
	const struct timeline_bars *dates = overview_bars(overview, bars);
	int32_t bar = overview_is_by_month(overview, bars) ? cursor->month : cursor->year;
	int32_t last = dates->first + (int32_t)dates->count - 1;

	if (dates->count == 0)
		return 0;
	/* Where nobody has chosen, the newest. */
	if (bar > last || bar == 0)
		return last;
	return bar < dates->first ? dates->first : bar;
}

static size_t place_of(const struct overview *overview, uint32_t topic, size_t count)
{
	size_t place = overview_topic_place(overview, topic);

	if (place < count)
		return place;
	return count > 0 && place != SIZE_MAX ? count - 1 : 0;
}

size_t overview_row(const struct overview *overview, const struct overview_cursor *cursor)
{
	size_t count;

	overview_topics(overview, &count);
	if (cursor->part == OVERVIEW_PAIRS)
		count = overview_pair_topics(overview);
	return place_of(overview, cursor->topic, count);
}

size_t overview_column(const struct overview *overview, const struct overview_cursor *cursor)
{
	return place_of(overview, cursor->other, overview_pair_topics(overview));
}

/* Goes to a bar of the dates: months and years go together. */
static void go_to_bar(struct overview_cursor *cursor, bool is_by_month, int32_t bar)
{
	cursor->month = is_by_month ? bar : timeline_month(bar, MONTHS);
	cursor->year = is_by_month ? bar / MONTHS : bar;
}

/* A page of dates is a year of months. */
static void move_along_dates(struct overview_cursor *cursor, const struct overview *overview,
			     const struct overview_room *room, enum movement movement)
{
	const struct timeline_bars *dates = overview_bars(overview, room->bars);
	size_t at = (size_t)(overview_bar(overview, cursor, room->bars) - dates->first);

	if (dates->count == 0)
		return;
	at = scroll_target(movement, at, dates->count, MONTHS + 1);
	go_to_bar(cursor, overview_is_by_month(overview, room->bars), dates->first + (int32_t)at);
}

static void move_in_dates(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum movement movement)
{
	if (movement == MOVE_DOWN)
		cursor->part = OVERVIEW_TOPICS;
	else if (movement != MOVE_UP)
		move_along_dates(cursor, overview, room, movement);
}

static void turn_in_dates(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, bool is_right)
{
	move_along_dates(cursor, overview, room, is_right ? MOVE_DOWN : MOVE_UP);
}

size_t overview_word(const struct overview *overview, const struct overview_cursor *cursor)
{
	size_t count;
	const struct tallied_word *words = word_tally_words(overview_words(overview), &count);

	for (size_t i = 0; i < count; i++)
		if (words[i].term == cursor->word)
			return i;
	return 0;
}

static uint32_t topic_at(const struct overview *overview, size_t place)
{
	size_t count;
	const struct overview_topic *topics = overview_topics(overview, &count);

	return place < count ? topics[place].topic : 0;
}

/* Up and down among the topics; the first one's "up" leads to the dates. */
static void move_in_rows(struct overview_cursor *cursor, const struct overview *overview,
			 const struct overview_room *room, enum movement movement, size_t count)
{
	size_t at = overview_row(overview, cursor);

	if (movement == MOVE_UP && at == 0)
		cursor->part = OVERVIEW_DATES;
	else
		cursor->topic = topic_at(overview, scroll_target(movement, at, count, room->rows));
}

static void move_in_topics(struct overview_cursor *cursor, const struct overview *overview,
			   const struct overview_room *room, enum movement movement)
{
	size_t count;

	overview_topics(overview, &count);
	move_in_rows(cursor, overview, room, movement, count);
}

static void turn_in_topics(struct overview_cursor *cursor, const struct overview *overview,
			   const struct overview_room *room, bool is_right)
{
	(void)room;
	if (!is_right)
		return;
	cursor->part = OVERVIEW_PAIRS;
	cursor->topic = topic_at(overview, overview_row(overview, cursor));
	cursor->other = topic_at(overview, 0);
}

static void move_in_pairs(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum movement movement)
{
	move_in_rows(cursor, overview, room, movement, overview_pair_topics(overview));
}

static void turn_in_pairs(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, bool is_right)
{
	size_t count = overview_pair_topics(overview), at = overview_column(overview, cursor);

	(void)room;
	if (!is_right && at == 0)
		cursor->part = OVERVIEW_TOPICS;
	else if (is_right && at + 1 >= count)
		cursor->part = OVERVIEW_WORDS;
	else
		cursor->other = topic_at(overview, is_right ? at + 1 : at - 1);
}

static void move_in_words(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum movement movement)
{
	size_t count, at = overview_word(overview, cursor);
	const struct tallied_word *words = word_tally_words(overview_words(overview), &count);

	if (movement == MOVE_UP && at == 0)
		cursor->part = OVERVIEW_DATES;
	else if (count > 0)
		cursor->word = words[scroll_target(movement, at, count, room->rows)].term;
}

static void turn_in_words(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, bool is_right)
{
	(void)overview;
	(void)room;
	if (!is_right)
		cursor->part = OVERVIEW_PAIRS;
}

static const struct {
	void (*move)(struct overview_cursor *cursor, const struct overview *overview,
		     const struct overview_room *room, enum movement movement);
	void (*turn)(struct overview_cursor *cursor, const struct overview *overview,
		     const struct overview_room *room, bool is_right);
} parts[OVERVIEW_PART_COUNT] = {
	[OVERVIEW_DATES] = { move_in_dates, turn_in_dates },
	[OVERVIEW_TOPICS] = { move_in_topics, turn_in_topics },
	[OVERVIEW_PAIRS] = { move_in_pairs, turn_in_pairs },
	[OVERVIEW_WORDS] = { move_in_words, turn_in_words },
};

void overview_cursor_init(struct overview_cursor *cursor)
{
	*cursor = (struct overview_cursor){ .topic = OVERVIEW_UNCHOSEN,
					    .other = OVERVIEW_UNCHOSEN,
					    .word = OVERVIEW_UNCHOSEN };
}

void overview_cursor_move(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum movement movement)
{
	parts[cursor->part].move(cursor, overview, room, movement);
}

void overview_cursor_turn(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, bool is_right)
{
	parts[cursor->part].turn(cursor, overview, room, is_right);
}

void overview_cursor_change_part(struct overview_cursor *cursor, int step)
{
	int part = (int)cursor->part + (step > 0 ? 1 : OVERVIEW_PART_COUNT - 1);

	cursor->part = (enum overview_part)(part % OVERVIEW_PART_COUNT);
}

static void add_topic(const struct topic_list *topics, uint32_t topic, struct strbuf *out)
{
	strbuf_add_byte(out, '@');
	strbuf_add(out, topics->topics[topic].name);
}

static uint32_t query_date(const struct overview_cursor *cursor, const struct overview *overview,
			   const struct overview_room *room, struct strbuf *out)
{
	int32_t bar = overview_bar(overview, cursor, room->bars);
	uint32_t papers = timeline_papers(overview_bars(overview, room->bars), bar);

	if (bar > 0) {
		strbuf_add_cstr(out, "date:");
		timeline_format(bar, overview_is_by_month(overview, room->bars), out);
	}
	return papers;
}

static uint32_t query_topic(const struct overview_cursor *cursor, const struct overview *overview,
			    const struct topic_list *topics, struct strbuf *out)
{
	size_t count, row = overview_row(overview, cursor);
	const struct overview_topic *ranked = overview_topics(overview, &count);

	if (row >= count)
		return 0;
	add_topic(topics, ranked[row].topic, out);
	return ranked[row].papers;
}

static uint32_t query_pair(const struct overview_cursor *cursor, const struct overview *overview,
			   const struct topic_list *topics, struct strbuf *out)
{
	size_t row = overview_row(overview, cursor), column = overview_column(overview, cursor);

	if (row == column)
		return query_topic(cursor, overview, topics, out);
	add_topic(topics, topic_at(overview, row), out);
	strbuf_add_byte(out, ' ');
	add_topic(topics, topic_at(overview, column), out);
	return overview_shared(overview, row, column);
}

static uint32_t query_word(const struct overview_cursor *cursor, const struct overview *overview,
			   struct strbuf *out)
{
	size_t count;
	const struct word_tally *tally = overview_words(overview);
	const struct tallied_word *words = word_tally_words(tally, &count);
	struct query_node node = { .type = QUERY_TEXT, .field = QUERY_FIELD_TEXT };

	if (count == 0)
		return 0;
	words += overview_word(overview, cursor);
	node.text = word_tally_text(tally, words);
	query_print(&node, out);
	return words->papers;
}

uint32_t overview_cursor_query(const struct overview_cursor *cursor,
			       const struct overview *overview, const struct overview_room *room,
			       const struct topic_list *topics, struct strbuf *out)
{
	switch (cursor->part) {
	case OVERVIEW_DATES:
		return query_date(cursor, overview, room, out);
	case OVERVIEW_TOPICS:
		return query_topic(cursor, overview, topics, out);
	case OVERVIEW_PAIRS:
		return query_pair(cursor, overview, topics, out);
	case OVERVIEW_WORDS:
		return query_word(cursor, overview, out);
	case OVERVIEW_PART_COUNT:
		break;
	}
	return 0;
}
