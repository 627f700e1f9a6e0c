#include "config.h"

#include "view/status_bar.h"

#include <stdio.h>

#include "base/utf8.h"
#include "view/key_line.h"
#include "view/page_view.h"
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

static void draw_line(struct canvas *canvas, const struct area *area, struct str text,
		      enum style style)
{
	canvas_text(canvas, area, 0, 1, area->columns - 1, text, style, true);
}

/* A line that is typed, behind its label; on the right what completing it came to. */
static void draw_prompt(struct canvas *canvas, const struct area *area,
			const struct browser *browser, struct str label,
			const struct line_edit *edit)
{
	int message = (int)utf8_str_width(strbuf_str(&browser->messages.text)), end = area->columns,
	    column;
	int room;

	/* A narrow screen keeps half of the row for the line. */
	column = 1 + canvas_text(canvas, area, 0, 1, area->columns / 2 + area->columns % 2, label,
				 STYLE_PROMPT, true);
	room = area->columns - 1 - column - LINE_MIN - GAP;
	if (message > 0 && room >= MESSAGE_MIN) {
		message = message < room ? message : room;
		end = area->columns - message - 1;
		canvas_text(canvas, area, 0, end, message, strbuf_str(&browser->messages.text),
			    STYLE_INFO, true);
		end -= GAP;
	}
	prompt_view_draw(canvas, area, 0, column, end - column, edit, STYLE_TEXT, true);
}

/* "Write 3 starred papers to: list.csv" */
static void draw_export(struct canvas *canvas, const struct area *area,
			const struct browser *browser)
{
	struct strbuf label;

	strbuf_init(&label);
	strbuf_add_cstr(&label, "Write ");
	browser_export_describe(browser, &label);
	strbuf_add_cstr(&label, " to: ");
	draw_prompt(canvas, area, browser, strbuf_str(&label),
		    &browser->prompts.lines[PROMPT_EXPORT].line);
	strbuf_free(&label);
}

/* "Tags for 3 papers: thesis; " */
static void draw_tags(struct canvas *canvas, const struct area *area, const struct browser *browser)
{
	struct strbuf label;

	strbuf_init(&label);
	browser_tags_describe(browser, &label);
	strbuf_add_cstr(&label, ": ");
	draw_prompt(canvas, area, browser, strbuf_str(&label),
		    &browser->prompts.lines[PROMPT_TAGS].line);
	strbuf_free(&label);
}

static void draw_question(struct canvas *canvas, const struct area *area,
			  const struct browser *browser)
{
	static const struct str answers = STR_INIT(" y/n ");
	int end = area->columns - 1 - (int)answers.len;
	int width = (int)utf8_str_width_within(strbuf_str(&browser->prompts.question.text),
					       (size_t)area->columns);

	width = canvas_text(canvas, area, 0, 1, width < end ? width : end,
			    strbuf_str(&browser->prompts.question.text), STYLE_PROMPT, true);
	canvas_text(canvas, area, 0, 1 + width, (int)answers.len, answers, STYLE_KEY, false);
	canvas_set_cursor(canvas, area, 0, width + (int)answers.len);
}

/* Half a query is no mistake yet. */
static void draw_query_error(struct canvas *canvas, const struct area *area,
			     const struct browser *browser)
{
	const struct query_error *error = &browser->query.error;
	char text[sizeof(error->message) + 40];

	snprintf(text, sizeof(text), "column %zu: %s", error->column, error->message);
	draw_line(canvas, area, str_from(text), error->is_incomplete ? STYLE_INFO : STYLE_ERROR);
}

/* Whether something is being saved. */
static bool draw_job(struct canvas *canvas, const struct area *area, const struct browser *browser)
{
	struct strbuf text;
	bool is_busy;

	strbuf_init(&text);
	is_busy = browser_describe_job(browser, &text);
	if (is_busy)
		draw_line(canvas, area, strbuf_str(&text), STYLE_INFO);
	strbuf_free(&text);
	return is_busy;
}

/* Papers that the list or a topic may lack are not left out in silence. */
static bool draw_undecided(struct canvas *canvas, const struct area *area,
			   const struct browser *browser)
{
	struct strbuf text;
	bool is_lacking;

	strbuf_init(&text);
	is_lacking = filter_describe_undecided(browser->filter, &text) ||
		     topic_index_describe_lack(browser->topic_index, &text);
	if (is_lacking)
		draw_line(canvas, area, strbuf_str(&text), STYLE_WARNING);
	strbuf_free(&text);
	return is_lacking;
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

static void draw_command(struct canvas *canvas, const struct area *area,
			 const struct browser *browser)
{
	draw_prompt(canvas, area, browser, STR(":"), &browser->prompts.lines[PROMPT_COMMAND].line);
}

/* The prompts that have this row; the query has the bar. */
static void (*const prompts[PROMPT_COUNT])(struct canvas *canvas, const struct area *area,
					   const struct browser *browser) = {
	[PROMPT_EXPORT] = draw_export,
	[PROMPT_TAGS] = draw_tags,
	[PROMPT_COMMAND] = draw_command,
	[PROMPT_QUESTION] = draw_question,
};

static bool draw_message(struct canvas *canvas, const struct area *area,
			 const struct browser *browser)
{
	const struct browser_messages *messages = &browser->messages;

	if (messages->text.len > 0)
		draw_line(canvas, area, strbuf_str(&messages->text),
			  message_style(messages->level));
	return messages->text.len > 0;
}

static void draw_keys(struct canvas *canvas, const struct area *area, const struct browser *browser)
{
	bool is_query = browser->prompts.open == PROMPT_QUERY;

	if (browser->session->settings.numbers[SETTING_KEY_LINE])
		key_line_draw(canvas, area, browser,
			      is_query ? query_hints : page_view_of(browser)->hints(browser));
}

/* What there is to say, the most important first. */
static void draw_state(struct canvas *canvas, const struct area *area,
		       const struct browser *browser)
{
	if (draw_message(canvas, area, browser) || draw_job(canvas, area, browser))
		return;
	if (browser->query.error.message[0] && page_view_of(browser)->shows_query)
		draw_query_error(canvas, area, browser);
	else if (!draw_undecided(canvas, area, browser))
		draw_keys(canvas, area, browser);
}

void status_bar_draw(struct canvas *canvas, const struct layout *layout,
		     const struct browser *browser)
{
	const struct area *area = &layout->bottom;

	canvas_clear_area(canvas, area);
	if (area->rows == 0)
		return;
	if (prompts[browser->prompts.open])
		prompts[browser->prompts.open](canvas, area, browser);
	else if (browser->prompts.open == PROMPT_QUERY && layout->bar.rows == 0)
		prompt_view_draw(canvas, area, 0, 0, area->columns,
				 &browser->prompts.lines[PROMPT_QUERY].line, STYLE_PROMPT, true);
	else
		draw_state(canvas, area, browser);
}
