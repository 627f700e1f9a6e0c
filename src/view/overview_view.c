/* The parts are drawn where the layout has them; the last row tells in words what is under the
 * cursor. What is scrolled into view follows from the cursor alone. */

#include "config.h"

#include "view/overview_view.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "view/date_chart.h"
#include "view/overview_layout.h"
#include "view/topic_chart.h"
#include "view/word_chart.h"

/* Of a topic's name. */
#define NAME_MOST 22

/* Words on paper, beside fewer topics. */
#define PAPER_WORDS 20

#define GAP 2

static int longest_name(const struct topic_list *topics)
{
	size_t longest = topic_list_width(topics);

	return longest < NAME_MOST ? (int)longest : NAME_MOST;
}

/* On paper topics without papers are left out. */
static size_t topics_shown(const struct overview_picture *picture)
{
	size_t count;
	const struct overview_topic *topics = overview_topics(picture->overview, &count);

	while (!picture->has_cursor && count > 0 && topics[count - 1].papers == 0)
		count--;
	return count;
}

static struct overview_contents contents_of(const struct overview_picture *picture)
{
	struct overview_contents contents = {
		.longest_name = longest_name(picture->topics),
		.topics = topics_shown(picture),
		/* The columns stay where they are while fewer topics have papers. */
		.pairs = picture->topics->count < OVERVIEW_PAIRS_MAX ? picture->topics->count
								     : OVERVIEW_PAIRS_MAX,
	};

	word_tally_words(overview_words(picture->overview), &contents.words);
	if (contents.words > PAPER_WORDS)
		contents.words = PAPER_WORDS;
	return contents;
}

static bool is_in(const struct overview_picture *picture, enum overview_part part)
{
	return picture->has_cursor && picture->cursor->part == part;
}

static enum style heading_style(const struct overview_picture *picture, enum overview_part part)
{
	return is_in(picture, part) || !picture->has_cursor ? STYLE_HEADING : STYLE_DIM;
}

static void draw_dates(struct canvas *canvas, const struct overview_layout *layout,
		       const struct overview_picture *picture)
{
	struct area area = layout->parts[OVERVIEW_DATES];
	size_t room = date_chart_room(area.columns);
	bool by_month = overview_is_by_month(picture->overview, room);
	struct strbuf text;

	strbuf_init(&text);
	date_chart_describe(overview_timeline(picture->overview), by_month, &text);
	canvas_text(canvas, &area, 0, 1, area.columns - 1, strbuf_str(&text),
		    heading_style(picture, OVERVIEW_DATES), true);
	strbuf_free(&text);
	area.row++;
	area.rows--;
	date_chart_draw(canvas, &area, overview_bars(picture->overview, room), by_month,
			is_in(picture, OVERVIEW_DATES)
				? overview_bar(picture->overview, picture->cursor, room)
				: INT32_MIN);
}

static struct topic_chart topic_chart_of(const struct overview_layout *layout,
					 const struct overview_picture *picture)
{
	bool is_pair = is_in(picture, OVERVIEW_PAIRS);

	return (struct topic_chart){
		.overview = picture->overview,
		.topics = picture->topics,
		.count = topics_shown(picture),
		.row = is_pair || is_in(picture, OVERVIEW_TOPICS)
			       ? overview_row(picture->overview, picture->cursor)
			       : 0,
		.column = is_pair ? overview_column(picture->overview, picture->cursor) : SIZE_MAX,
		.is_chosen = is_pair || is_in(picture, OVERVIEW_TOPICS),
		.name_width = layout->name_width,
	};
}

static void draw_topics(struct canvas *canvas, const struct overview_layout *layout,
			const struct overview_picture *picture)
{
	const struct topic_chart chart = topic_chart_of(layout, picture);

	topic_chart_draw_bars(canvas, &layout->parts[OVERVIEW_TOPICS], &chart,
			      heading_style(picture, OVERVIEW_TOPICS));
}

static void draw_pairs(struct canvas *canvas, const struct overview_layout *layout,
		       const struct overview_picture *picture)
{
	const struct topic_chart chart = topic_chart_of(layout, picture);

	topic_chart_draw_matrix(canvas, &layout->parts[OVERVIEW_PAIRS], &chart,
				!layout->is_side_by_side, heading_style(picture, OVERVIEW_PAIRS));
}

static void draw_words(struct canvas *canvas, const struct overview_layout *layout,
		       const struct overview_picture *picture)
{
	word_chart_draw(
		canvas, &layout->parts[OVERVIEW_WORDS], overview_words(picture->overview),
		is_in(picture, OVERVIEW_WORDS) ? overview_word(picture->overview, picture->cursor)
					       : SIZE_MAX,
		overview_words_percent(picture->overview), heading_style(picture, OVERVIEW_WORDS));
}

static void draw_parts(struct canvas *canvas, const struct overview_layout *layout,
		       const struct overview_picture *picture)
{
	static void (*const drawers[])(struct canvas *, const struct overview_layout *,
				       const struct overview_picture *) = {
		[OVERVIEW_DATES] = draw_dates,
		[OVERVIEW_TOPICS] = draw_topics,
		[OVERVIEW_PAIRS] = draw_pairs,
		[OVERVIEW_WORDS] = draw_words,
	};

	for (size_t i = 0; i < OVERVIEW_PART_COUNT; i++)
		if (layout->parts[i].rows > 0)
			drawers[i](canvas, layout, picture);
}

/* "Dates  Topics  Shared  Words", or only where one is, where there is no room for all. */
static void draw_titles(struct canvas *canvas, const struct area *area,
			const struct overview_picture *picture)
{
	int column = 1, width = 1 - GAP;

	for (int part = 0; part < OVERVIEW_PART_COUNT; part++)
		width += GAP + (int)strlen(overview_part_title((enum overview_part)part));
	for (int part = 0; part < OVERVIEW_PART_COUNT; part++) {
		struct str title = str_from(overview_part_title((enum overview_part)part));
		bool is_here = is_in(picture, (enum overview_part)part);

		if (width <= area->columns || is_here)
			column += canvas_text(canvas, area, 0, column, area->columns - column,
					      title, is_here ? STYLE_HEADING : STYLE_DIM, true) +
				  GAP;
	}
}

static void add_share(uint32_t papers, size_t all, struct strbuf *out)
{
	double share = all > 0 ? papers * 100.0 / (double)all : 0;

	strbuf_addf(out, "%.*f %%", share > 0 && share < 1 ? 1 : 0, share);
}

/* ", 12 times as often as in others". */
static void add_factor(const struct overview_picture *picture, struct strbuf *out)
{
	size_t count;
	const struct word_tally *tally = overview_words(picture->overview);
	const struct tallied_word *words = word_tally_words(tally, &count);
	double factor;

	if (!is_in(picture, OVERVIEW_WORDS) || !word_tally_has_others(tally))
		return;
	factor =
		word_tally_factor(tally, &words[overview_word(picture->overview, picture->cursor)]);
	if (isinf(factor))
		strbuf_add_cstr(out, ", in no other");
	else
		strbuf_addf(out, ", %.*f times as often as in others", factor < 9.95 ? 1 : 0,
			    factor);
}

/* "  17 papers, 3 % of those shown"; of a pair, "  6 papers: 13 % of diffusion, 27 % of rlhf". */
static void describe_share(const struct overview_picture *picture, uint32_t papers,
			   struct strbuf *out)
{
	size_t row = overview_row(picture->overview, picture->cursor), count;
	size_t places[] = { row, overview_column(picture->overview, picture->cursor) };
	const struct overview_topic *topics = overview_topics(picture->overview, &count);

	strbuf_addf(out, "  %u paper%s", (unsigned)papers, papers == 1 ? "" : "s");
	if (!is_in(picture, OVERVIEW_PAIRS) || places[0] == places[1]) {
		strbuf_add_cstr(out, ", ");
		add_share(papers, overview_paper_count(picture->overview), out);
		strbuf_add_cstr(out, " of those shown");
		add_factor(picture, out);
		return;
	}
	for (size_t i = 0; i < 2; i++) {
		const struct overview_topic *topic = &topics[places[i]];

		strbuf_add_cstr(out, i == 0 ? ": " : ", ");
		add_share(papers, topic->papers, out);
		strbuf_add_cstr(out, " of ");
		strbuf_add(out, picture->topics->topics[topic->topic].name);
	}
}

static void draw_chosen(struct canvas *canvas, const struct area *area,
			const struct overview_picture *picture, const struct overview_room *room)
{
	struct strbuf query, text;
	uint32_t papers;
	int column;

	strbuf_init(&query);
	strbuf_init(&text);
	papers = overview_cursor_query(picture->cursor, picture->overview, room, picture->topics,
				       &query);
	column = 1 + canvas_text(canvas, area, 0, 1, area->columns - 1, strbuf_str(&query),
				 STYLE_KEY, true);
	if (query.len > 0)
		describe_share(picture, papers, &text);
	canvas_text(canvas, area, 0, column, area->columns - column, strbuf_str(&text), STYLE_TEXT,
		    true);
	strbuf_free(&text);
	strbuf_free(&query);
}

void overview_view_draw(struct canvas *canvas, const struct area *area,
			const struct overview_picture *picture)
{
	const struct overview_contents contents = contents_of(picture);
	const struct overview_room room = overview_layout_room(area);
	struct overview_layout layout;

	canvas_clear_area(canvas, area);
	overview_layout_arrange(&layout, area, &contents, picture->cursor->part);
	draw_parts(canvas, &layout, picture);
	draw_titles(canvas, &layout.titles, picture);
	draw_chosen(canvas, &layout.chosen, picture, &room);
}

void overview_view_print(struct canvas *canvas, int columns, const struct overview_picture *picture)
{
	const struct overview_contents contents = contents_of(picture);
	struct overview_layout layout;

	canvas_resize(canvas, overview_layout_print(&layout, columns, &contents), columns);
	draw_parts(canvas, &layout, picture);
}
