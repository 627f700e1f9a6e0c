#include "config.h"

#include "view/word_chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "view/chart.h"

/* Columns of the numbers, with the blank before them; a bar has what is left beside a word of the
 * usual length. */
#define COUNT_WIDTH  7
#define FACTOR_WIDTH 7
#define WORD_WIDTH   20
#define BAR_LEAST    4

/* A factor with more digits says no more. */
#define FACTOR_MOST 9999

struct word_columns {
	int word, count, factor, bar; /* widths; 0: left out */
};

static struct word_columns arrange(const struct area *area, bool has_factors)
{
	struct word_columns columns = { .count = COUNT_WIDTH };
	int room = area->columns - 1 - COUNT_WIDTH;

	if (has_factors && room >= FACTOR_WIDTH + 8) {
		columns.factor = FACTOR_WIDTH;
		room -= FACTOR_WIDTH;
	}
	if (room >= WORD_WIDTH + 2 + BAR_LEAST) {
		columns.bar = room - WORD_WIDTH - 2;
		room = WORD_WIDTH;
	}
	columns.word = room > 0 ? room : 0;
	return columns;
}

/* "×3.1", "×12", or "only" where no other paper has the word. */
static void format_factor(double factor, char *out, size_t size)
{
	if (isinf(factor))
		snprintf(out, size, "only");
	else if (factor < 9.95)
		snprintf(out, size, "×%.1f", factor);
	else
		snprintf(out, size, "×%.0f", factor < FACTOR_MOST ? factor : FACTOR_MOST);
}

static void draw_right(struct canvas *canvas, const struct area *area, int row, int end,
		       const char *text, enum style style)
{
	int width = (int)utf8_str_width(str_from(text));

	canvas_text(canvas, area, row, end - width, width, str_from(text), style, false);
}

static void draw_word(struct canvas *canvas, const struct area *area, int row,
		      const struct word_tally *tally, const struct tallied_word *word,
		      const struct word_columns *columns, uint32_t most)
{
	int column = 1 + columns->word;
	char text[32];

	canvas_text(canvas, area, row, 1, columns->word, word_tally_text(tally, word), STYLE_TEXT,
		    true);
	column += columns->count;
	snprintf(text, sizeof(text), "%u", (unsigned)word->papers);
	draw_right(canvas, area, row, column, text, STYLE_TEXT);
	if (columns->factor > 0) {
		column += columns->factor;
		format_factor(word_tally_factor(tally, word), text, sizeof(text));
		draw_right(canvas, area, row, column, text, STYLE_DIM);
	}
	if (columns->bar > 0)
		chart_bar(canvas, area, row, column + 2, columns->bar, word->papers, most,
			  STYLE_CHART);
}

static void draw_heads(struct canvas *canvas, const struct area *area,
		       const struct word_tally *tally, const struct word_columns *columns,
		       size_t count, int percent, enum style heading)
{
	bool is_counting = count == 0 && percent < 100;
	char text[64];

	snprintf(text, sizeof(text), "%s",
		 word_tally_has_others(tally) ? "Words that set them apart"
					      : "Most frequent words");
	if (is_counting)
		snprintf(text, sizeof(text), "Words: reading, %d %%", percent);
	canvas_text(canvas, area, 0, 1, area->columns - 1, str_from(text), heading, true);
	if (count == 0)
		return;
	draw_right(canvas, area, 1, 1 + columns->word + columns->count, "papers", STYLE_DIM);
	if (columns->factor > 0)
		draw_right(canvas, area, 1, 1 + columns->word + columns->count + columns->factor,
			   "others", STYLE_DIM);
}

static uint32_t most_papers(const struct tallied_word *words, size_t count)
{
	uint32_t most = 0;

	for (size_t i = 0; i < count; i++)
		if (words[i].papers > most)
			most = words[i].papers;
	return most;
}

void word_chart_draw(struct canvas *canvas, const struct area *area, const struct word_tally *tally,
		     size_t chosen, int percent, enum style heading)
{
	size_t count,
		rows = area->rows > WORD_CHART_HEAD ? (size_t)(area->rows - WORD_CHART_HEAD) : 0;
	const struct tallied_word *words = word_tally_words(tally, &count);
	struct word_columns columns = arrange(area, word_tally_has_others(tally));
	uint32_t most = most_papers(words, count);
	size_t first = chart_first_line(chosen < count ? chosen : 0, count, rows);

	draw_heads(canvas, area, tally, &columns, count, percent, heading);
	for (size_t i = 0; i < rows && first + i < count; i++) {
		int row = WORD_CHART_HEAD + (int)i;

		draw_word(canvas, area, row, tally, &words[first + i], &columns, most);
		if (first + i == chosen)
			canvas_reverse_row(canvas, area, row);
	}
}
