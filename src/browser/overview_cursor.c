/*
 * The parts lie as on a large screen: dates on top, below them topics, shared topics, words from
 * left to right. A step over a part's edge leads to its neighbour.
 */

#include "config.h"

#include "browser/overview_cursor.h"

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

/* Where a step leads from `at` among `count`, as far as there is something. */
static size_t step_to(size_t at, size_t count, size_t step, bool is_back)
{
	if (count == 0)
		return 0;
	if (is_back)
		return at > step ? at - step : 0;
	return count - 1 - at > step ? at + step : count - 1;
}

/* A movement along a part: how far, and which way. */
struct stride {
	size_t step;
	bool is_back;
};

static struct stride stride_of(enum action action, size_t page)
{
	bool is_back = action == ACTION_UP || action == ACTION_BACK || action == ACTION_PAGE_UP ||
		       action == ACTION_HALF_UP || action == ACTION_FIRST;
	size_t step = 1;

	if (action == ACTION_FIRST || action == ACTION_LAST)
		step = SIZE_MAX / 2;
	else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
		step = page > 1 ? page - 1 : 1;
	else if (action == ACTION_HALF_DOWN || action == ACTION_HALF_UP)
		step = page > 1 ? page / 2 : 1;
	return (struct stride){ step, is_back };
}

static void move_in_dates(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum action action)
{
	const struct timeline_bars *dates = overview_bars(overview, room->bars);
	struct stride stride = stride_of(action, MONTHS + 1);
	int32_t at = overview_bar(overview, cursor, room->bars);

	if (action == ACTION_DOWN) {
		cursor->part = OVERVIEW_TOPICS;
		return;
	}
	if (action == ACTION_UP || dates->count == 0)
		return;
	at = dates->first + (int32_t)step_to((size_t)(at - dates->first), dates->count, stride.step,
					     stride.is_back);
	if (overview_is_by_month(overview, room->bars)) {
		cursor->month = at;
		cursor->year = at / MONTHS;
	} else {
		cursor->year = at;
		cursor->month = timeline_month(at, MONTHS);
	}
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
			 const struct overview_room *room, enum action action, size_t count)
{
	struct stride stride = stride_of(action, room->rows);
	size_t at = overview_row(overview, cursor);

	if (action == ACTION_UP && at == 0)
		cursor->part = OVERVIEW_DATES;
	else
		cursor->topic = topic_at(overview, step_to(at, count, stride.step, stride.is_back));
}

static void move_in_topics(struct overview_cursor *cursor, const struct overview *overview,
			   const struct overview_room *room, enum action action)
{
	size_t count;

	overview_topics(overview, &count);
	if (action == ACTION_READ) {
		cursor->part = OVERVIEW_PAIRS;
		cursor->topic = topic_at(overview, overview_row(overview, cursor));
		cursor->other = topic_at(overview, 0);
	} else if (action != ACTION_BACK) {
		move_in_rows(cursor, overview, room, action, count);
	}
}

static void move_in_pairs(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum action action)
{
	size_t count = overview_pair_topics(overview), at = overview_column(overview, cursor);

	if (action == ACTION_BACK && at == 0)
		cursor->part = OVERVIEW_TOPICS;
	else if (action == ACTION_READ && at + 1 >= count)
		cursor->part = OVERVIEW_WORDS;
	else if (action == ACTION_READ || action == ACTION_BACK)
		cursor->other = topic_at(overview, step_to(at, count, 1, action == ACTION_BACK));
	else
		move_in_rows(cursor, overview, room, action, count);
}

static void move_in_words(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum action action)
{
	struct stride stride = stride_of(action, room->rows);
	size_t count, at = overview_word(overview, cursor);
	const struct tallied_word *words = word_tally_words(overview_words(overview), &count);

	if (action == ACTION_BACK)
		cursor->part = OVERVIEW_PAIRS;
	else if (action == ACTION_UP && at == 0)
		cursor->part = OVERVIEW_DATES;
	else if (action != ACTION_READ && count > 0)
		cursor->word = words[step_to(at, count, stride.step, stride.is_back)].term;
}

void overview_cursor_move(struct overview_cursor *cursor, const struct overview *overview,
			  const struct overview_room *room, enum action action)
{
	static void (*const movers[])(struct overview_cursor *, const struct overview *,
				      const struct overview_room *, enum action) = {
		[OVERVIEW_DATES] = move_in_dates,
		[OVERVIEW_TOPICS] = move_in_topics,
		[OVERVIEW_PAIRS] = move_in_pairs,
		[OVERVIEW_WORDS] = move_in_words,
	};
	int step = action == ACTION_NEXT_PANE ? 1 : OVERVIEW_PART_COUNT - 1;

	if (action == ACTION_NEXT_PANE || action == ACTION_PREVIOUS_PANE)
		cursor->part =
			(enum overview_part)(((int)cursor->part + step) % OVERVIEW_PART_COUNT);
	else
		movers[cursor->part](cursor, overview, room, action);
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
