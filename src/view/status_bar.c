#include "config.h"

#include "view/status_bar.h"

#include "base/utf8.h"
#include "view/prompt_view.h"

/* Columns that a line gets before the message beside it gets any, and those from which on that is
 * shown. */
#define LINE_MIN    20
#define MESSAGE_MIN 8
#define GAP         2

/* While a query is typed, whatever page it is for. */
static const struct hint query_hints[] = {
	HINT_FIXED("⏎", "keep"),
	HINT_FIXED("Esc", "undo"),
	HINT_FIXED("↑↓", "move"),
	HINT_FIXED("^U", "clear"),
	HINT_FIXED("@name", "topic"),
	HINT_FIXED("\"…\"", "phrase"),
	HINT_FIXED("-word", "without"),
	HINT_FIXED("date:2024..", ""),
	HINT_END,
};

/* A line that is typed, behind its label; on the right what completing it came to. */
static void draw_prompt(struct canvas *canvas, const struct area *area, const struct shown *shown)
{
	struct str message = strbuf_str(&shown->message.text);
	int width = (int)utf8_str_width(message), end = area->columns, column, room;

	/* A narrow screen keeps half of the row for the line. */
	column = 1 + canvas_text(canvas, area, 0, 1, area->columns / 2 + area->columns % 2,
				 strbuf_str(&shown->label), STYLE_PROMPT, true);
	room = area->columns - 1 - column - LINE_MIN - GAP;
	if (width > 0 && room >= MESSAGE_MIN) {
		width = width < room ? width : room;
		end = area->columns - width - 1;
		canvas_text(canvas, area, 0, end, width, message, STYLE_INFO, true);
		end -= GAP;
	}
	prompt_view_draw(canvas, area, 0, column, end - column, shown->line, STYLE_TEXT, true);
}

static void draw_question(struct canvas *canvas, const struct area *area, struct str question)
{
	static const struct str answers = STR_INIT(" y/n ");
	int end = area->columns - 1 - (int)answers.len;
	int width = (int)utf8_str_width_within(question, (size_t)area->columns);

	width = canvas_text(canvas, area, 0, 1, width < end ? width : end, question, STYLE_PROMPT,
			    true);
	canvas_text(canvas, area, 0, 1 + width, (int)answers.len, answers, STYLE_KEY, false);
	canvas_set_cursor(canvas, area, 0, width + (int)answers.len);
}

static enum style message_style(enum browser_level level)
{
	switch (level) {
	case LEVEL_NONE:
		return STYLE_TEXT;
	case LEVEL_INFO:
		return STYLE_INFO;
	case LEVEL_WARNING:
		return STYLE_WARNING;
	case LEVEL_ERROR:
		return STYLE_ERROR;
	}
	return STYLE_TEXT;
}

/* What there is to say, or else the keys. */
static void draw_message(struct canvas *canvas, const struct area *area, const struct shown *shown,
			 const struct hint *hints)
{
	bool has_keys = shown->prompt == PROMPT_NONE && pages_are_browsed(shown->pages);

	if (shown->message.text.len > 0)
		canvas_text(canvas, area, 0, 1, area->columns - 1, strbuf_str(&shown->message.text),
			    message_style(shown->message.level), true);
	else if (shown->settings->numbers[SETTING_KEY_LINE])
		key_line_draw(canvas, area, shown->keymap, has_keys,
			      shown->prompt == PROMPT_QUERY ? query_hints : hints);
}

void status_bar_draw(struct canvas *canvas, const struct layout *layout, const struct shown *shown,
		     const struct hint *hints)
{
	const struct area *area = &layout->bottom;

	canvas_clear_area(canvas, area);
	if (area->rows == 0)
		return;
	if (shown->prompt == PROMPT_QUESTION)
		draw_question(canvas, area, strbuf_str(&shown->label));
	else if (shown->prompt == PROMPT_QUERY && layout->bar.rows == 0)
		prompt_view_draw(canvas, area, 0, 0, area->columns, shown->line, STYLE_PROMPT,
				 true);
	else if (shown->label.len > 0)
		draw_prompt(canvas, area, shown);
	else
		draw_message(canvas, area, shown, hints);
}
