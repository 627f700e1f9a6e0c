/*
 * Places are given their widths first, then the least worth go until the rest fit, then the one
 * that takes the rest gets it, then all are put side by side. Marks are close together, and a
 * blank is between any other two.
 */

#include "config.h"

#include "view/list_layout.h"

/* Unless they were chosen, status and priority have columns in a list of this many. */
#define READING_COLUMNS 90

/* "~11 mo" */
#define RELATIVE_WIDTH 6

static bool is_mark(const struct list_place *place)
{
	return list_column_info(place->column)->type == LIST_COLUMN_TYPE_MARK;
}

static bool is_text(enum list_column column)
{
	return list_column_info(column)->type == LIST_COLUMN_TYPE_TEXT;
}

static int own_width(enum list_column column, const struct settings *settings)
{
	bool is_date = list_column_info(column)->type == LIST_COLUMN_TYPE_DATE;

	if (is_date && settings->numbers[SETTING_DATES] == DATES_RELATIVE)
		return RELATIVE_WIDTH;
	return list_column_info(column)->width;
}

/* Gives all that were chosen their widths; returns which takes the rest, or LIST_COLUMN_COUNT: the
 * title, or another text, whose width was not given. */
static enum list_column choose_places(struct list_layout *layout, const struct settings *settings,
				      int width)
{
	const struct column_choices *chosen = &settings->columns;
	enum list_column rest = LIST_COLUMN_COUNT;

	layout->count = 0;
	for (size_t i = 0; i < chosen->count; i++) {
		struct column_choice choice = chosen->choices[i];
		struct list_place place = { .column = choice.column };

		if (chosen->is_auto && width < READING_COLUMNS &&
		    (choice.column == LIST_COLUMN_STATUS || choice.column == LIST_COLUMN_PRIORITY))
			continue;
		place.width = choice.width > 0 ? choice.width : own_width(choice.column, settings);
		layout->places[layout->count++] = place;
		if (choice.width == 0 && is_text(choice.column) &&
		    (rest == LIST_COLUMN_COUNT || choice.column == LIST_COLUMN_TITLE))
			rest = choice.column;
	}
	return rest;
}

/* The columns between a place and the one before it. */
static int gap_before(const struct list_layout *layout, size_t i)
{
	return i > 0 && !(is_mark(&layout->places[i - 1]) && is_mark(&layout->places[i]));
}

static int needed_width(const struct list_layout *layout)
{
	int needed = 0;

	for (size_t i = 0; i < layout->count; i++)
		needed += gap_before(layout, i) + layout->places[i].width;
	return needed;
}

static void remove_place(struct list_layout *layout, size_t at)
{
	layout->count--;
	for (size_t i = at; i < layout->count; i++)
		layout->places[i] = layout->places[i + 1];
}

/* What can be spared of a text that does not take the rest. */
static int spare_width(const struct list_place *place, enum list_column rest)
{
	int spare = place->width - list_column_info(place->column)->least;

	return is_text(place->column) && place->column != rest && spare > 0 ? spare : 0;
}

static int spare_of_all(const struct list_layout *layout, enum list_column rest)
{
	int spare = 0;

	for (size_t i = 0; i < layout->count; i++)
		spare += spare_width(&layout->places[i], rest);
	return spare;
}

/* The place worth least of those that may go, or `count`; the title goes last. */
static size_t least_worth(const struct list_layout *layout, enum list_column rest)
{
	size_t found = layout->count;

	for (size_t i = 0; i < layout->count; i++) {
		const struct list_place *place = &layout->places[i];

		if (!is_mark(place) && place->column != rest &&
		    (found == layout->count || place->column > layout->places[found].column))
			found = i;
	}
	return found;
}

static void drop_until_fit(struct list_layout *layout, enum list_column rest, int width)
{
	while (needed_width(layout) - spare_of_all(layout, rest) > width) {
		size_t least = least_worth(layout, rest);

		if (least == layout->count)
			return;
		remove_place(layout, least);
	}
}

/* Takes what is too much from the texts that have some to spare, the least worth first. */
static void shrink(struct list_layout *layout, enum list_column rest, int width)
{
	int excess = needed_width(layout) - width;

	for (int column = LIST_COLUMN_COUNT; column-- > 0 && excess > 0;)
		for (size_t i = 0; i < layout->count; i++) {
			struct list_place *place = &layout->places[i];
			int spare = (int)place->column == column ? spare_width(place, rest) : 0;

			if (spare > excess)
				spare = excess;
			place->width -= spare;
			excess -= spare;
		}
}

static void give_rest(struct list_layout *layout, enum list_column rest, int width)
{
	for (size_t i = 0; i < layout->count; i++)
		if (layout->places[i].column == rest) {
			layout->places[i].width += width - needed_width(layout);
			if (layout->places[i].width <= 0)
				remove_place(layout, i);
			return;
		}
}

/* Puts them side by side; what is outside goes. */
static void put_places(struct list_layout *layout, int width)
{
	int at = 0;

	for (size_t i = 0; i < layout->count; i++) {
		at += gap_before(layout, i);
		layout->places[i].start = at;
		at += layout->places[i].width;
		if (at > width)
			layout->count = i;
	}
}

void list_layout_arrange(struct list_layout *layout, const struct settings *settings, int width)
{
	enum list_column rest = choose_places(layout, settings, width);

	drop_until_fit(layout, rest, width);
	shrink(layout, rest, width);
	give_rest(layout, rest, width);
	put_places(layout, width);
}

const struct list_place *list_layout_find(const struct list_layout *layout, enum list_column column)
{
	for (size_t i = 0; i < layout->count; i++)
		if (layout->places[i].column == column)
			return &layout->places[i];
	return NULL;
}

const struct list_place *list_layout_at(const struct list_layout *layout, int at)
{
	for (size_t i = 0; i < layout->count; i++)
		if (at < layout->places[i].start + layout->places[i].width)
			return &layout->places[i];
	return NULL;
}
