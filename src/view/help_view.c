/*
 * Help: all that can be done, in groups, with its keys; and in short, what a query can say. The
 * lines are made for each frame: a heading before the first action of a group, the actions in their
 * order, and, unless the list is narrowed, the query language behind them. The first shown line
 * follows from the cursor alone.
 */

#include "config.h"

#include <stdint.h>

#include "base/array.h"
#include "view/page_view.h"
#include "view/prompt_view.h"
#include "view/target.h"

#define KEYS_COLUMN 3
#define KEYS_WIDTH  14
#define HELP_COLUMN (KEYS_COLUMN + KEYS_WIDTH + 1)

/* From this width the long names have a column of their own. */
#define NAME_COLUMNS 90
#define NAME_WIDTH   16

struct note {
	const char *left, *right;
};

static const struct note notes[] = {
	{ "a b", "both, anywhere in the text" },
	{ "\"a b\"", "the phrase" },
	{ "a or b", "one of them; (a or b) c" },
	{ "-a", "without" },
	{ "@rlhf", "the topic of that name" },
	{ "title:a", "in the title; abstract: author: keywords: too" },
	{ "date:2023..", "since then; upvotes:>=10 authors:<=3" },
	{ "is:starred", "marked so; has:abstract, what is known" },
	{ "/a.*b/", "a regular expression" },
	{ "", "man shortlist-query tells all of it" },
};

#define NOTE_COUNT (COUNT_OF(notes))

enum help_line_type { HELP_BLANK, HELP_HEADING, HELP_ACTION, HELP_NOTE };

struct help_line {
	enum help_line_type type;
	const char *heading;
	size_t index; /* of the action in the list, of the note */
};

struct help {
	const enum action *actions; /* the page's */
	size_t action_count;
	struct help_line lines[ACTION_COUNT + 2 * ACTION_GROUP_COUNT + NOTE_COUNT + 2];
	size_t line_count;
	size_t cursor_line;
};

static void arrange(void *page, struct view *view)
{
	page_help_set_rows(page, layout_rows(&view->layout.help));
}

static void add_line(struct help *help, enum help_line_type type, const char *heading, size_t index)
{
	help->lines[help->line_count++] = (struct help_line){ type, heading, index };
}

static void add_heading(struct help *help, const char *heading)
{
	if (help->line_count > 0)
		add_line(help, HELP_BLANK, NULL, 0);
	add_line(help, HELP_HEADING, heading, 0);
}

static void make_lines(struct help *help, const struct page_help *shown)
{
	int group = -1;

	help->actions = shown->actions;
	help->action_count = shown->count;
	help->line_count = help->cursor_line = 0;
	for (size_t i = 0; i < help->action_count; i++) {
		const struct action_info *info = action_info(help->actions[i]);

		if ((int)info->group != group)
			add_heading(help, action_group_title(info->group));
		group = (int)info->group;
		if (i == shown->scroll.cursor)
			help->cursor_line = help->line_count;
		add_line(help, HELP_ACTION, NULL, i);
	}
	if (shown->filter.line.text.len > 0)
		return;
	add_heading(help, "The filter");
	for (size_t i = 0; i < NOTE_COUNT; i++)
		add_line(help, HELP_NOTE, NULL, i);
}

/* The cursor stays in the middle, but at its last place gives way to the notes below. */
static size_t first_line(const struct help *help, const struct page_help *shown, size_t rows)
{
	size_t first = help->cursor_line > rows / 2 ? help->cursor_line - rows / 2 : 0;
	size_t last = help->line_count > rows ? help->line_count - rows : 0;

	if (help->action_count > 0 && shown->scroll.cursor + 1 == help->action_count)
		first = help->cursor_line;
	return first < last ? first : last;
}

static void draw_action(struct canvas *canvas, const struct area *area, int row,
			const struct page_help *shown, enum action action)
{
	const struct action_info *info = action_info(action);
	int column = HELP_COLUMN;
	struct strbuf keys;

	strbuf_init(&keys);
	keymap_format(shown->keymap, action, false, &keys);
	if (keys.len == 0)
		strbuf_addf(&keys, ":%s", info->name);
	canvas_text(canvas, area, row, KEYS_COLUMN, KEYS_WIDTH, strbuf_str(&keys), STYLE_KEY, true);
	strbuf_free(&keys);
	if (area->columns >= NAME_COLUMNS) {
		canvas_text(canvas, area, row, column, NAME_WIDTH, str_from(info->name), STYLE_DIM,
			    false);
		column += NAME_WIDTH + 1;
	}
	canvas_text(canvas, area, row, column, area->columns - column, str_from(info->help),
		    STYLE_TEXT, true);
}

static void draw_note(struct canvas *canvas, const struct area *area, int row,
		      const struct note *note)
{
	canvas_text(canvas, area, row, KEYS_COLUMN, KEYS_WIDTH, str_from(note->left), STYLE_KEY,
		    true);
	canvas_text(canvas, area, row, HELP_COLUMN, area->columns - HELP_COLUMN,
		    str_from(note->right), STYLE_TEXT, true);
}

static void draw_line(struct canvas *canvas, const struct area *area, int row,
		      const struct page_help *shown, const struct help *help,
		      const struct help_line *line)
{
	switch (line->type) {
	case HELP_BLANK:
		break;
	case HELP_HEADING:
		canvas_text(canvas, area, row, 1, area->columns - 1, str_from(line->heading),
			    STYLE_HEADING, true);
		break;
	case HELP_ACTION:
		draw_action(canvas, area, row, shown, help->actions[line->index]);
		break;
	case HELP_NOTE:
		draw_note(canvas, area, row, &notes[line->index]);
		break;
	}
}

static void draw(struct canvas *canvas, const struct view *view, const void *page)
{
	const struct page_help *shown = page;
	const struct area *area = &view->layout.help;
	struct help help;
	size_t first;

	canvas_clear_area(canvas, area);
	make_lines(&help, shown);
	first = first_line(&help, shown, layout_rows(area));
	if (help.line_count == 0)
		canvas_text(canvas, area, 0, 1, area->columns - 1,
			    STR("no key does that; Esc goes back"), STYLE_DIM, true);
	for (int row = 0; row < area->rows && first + (size_t)row < help.line_count; row++) {
		size_t line = first + (size_t)row;

		draw_line(canvas, area, row, shown, &help, &help.lines[line]);
		if (line == help.cursor_line && help.action_count > 0)
			canvas_reverse_row(canvas, area, row);
	}
}

static void draw_bar(struct canvas *canvas, const struct area *area, const void *page)
{
	const struct page_help *shown = page;
	int column = 1;

	column += canvas_text(canvas, area, 0, column, area->columns, STR("Keys"), STYLE_BAR_STRONG,
			      false);
	column += canvas_text(canvas, area, 0, column, area->columns, STR("  containing: "),
			      STYLE_BAR, false);
	prompt_view_draw(canvas, area, 0, column, area->columns - column, &shown->filter.line,
			 STYLE_BAR_STRONG, true);
}

/* Which of the actions is in a row of the area; SIZE_MAX: none. */
static size_t action_at(const struct area *area, const struct page_help *shown, int row)
{
	struct help help;
	size_t line;

	make_lines(&help, shown);
	line = first_line(&help, shown, layout_rows(area)) + (size_t)row;
	if (line >= help.line_count || help.lines[line].type != HELP_ACTION)
		return SIZE_MAX;
	return help.lines[line].index;
}

static void find_target(const struct view *view, const void *page, struct event *event)
{
	const struct area *area = &view->layout.help;
	size_t index = SIZE_MAX;

	if (!target_is_in(event, area))
		return;
	index = action_at(area, page, event->row - area->row);
	if (index != SIZE_MAX || event->type == EVENT_WHEEL)
		target_set(event, TARGET_HELP, index);
}

static const struct hint hints[] = {
	HINT_FIXED("↑↓", "move"),
	HINT_FIXED("⏎", "do it"),
	HINT_FIXED("Esc", "back"),
	HINT_END,
};

static const struct hint *hints_of(const void *page)
{
	(void)page;
	return hints;
}

const struct page_view page_view_help = {
	.arrange = arrange,
	.draw = draw,
	.draw_bar = draw_bar,
	.hints = hints_of,
	.find_target = find_target,
};
