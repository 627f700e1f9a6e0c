/*
 * The manual page in place of the panes. Its text comes from outside, for the width of the screen,
 * and again when that changes; the place in it stays about the same. The list's keys scroll it.
 */

#include "config.h"

#include "browser/app_private.h"

unsigned app_manual_open(struct app *app, enum manual_page page)
{
	app->manual.page = page;
	app->manual.top = 0;
	app->manual.is_read = false;
	manual_set(&app->manual.text, STR(""));
	app->mode = MODE_MANUAL;
	return EFFECT_DRAW | EFFECT_MANUAL;
}

unsigned app_manual_command(struct app *app, struct str word)
{
	enum manual_page page;

	if (manual_page_find(word, &page))
		return app_manual_open(app, page);
	app_say(app, LEVEL_ERROR, "man takes nothing, query or config");
	return EFFECT_DRAW;
}

/* The tops that leave no blank page, less one. */
static size_t last_top(const struct app *app)
{
	size_t count = app->manual.text.count;

	return count > app->help_rows ? count - app->help_rows : 0;
}

unsigned app_set_manual(struct app *app, enum status status, struct str printed)
{
	size_t before = app->manual.text.count, top = app->manual.top;

	if (app->mode != MODE_MANUAL)
		return 0;
	if (status != STATUS_OK) {
		app->mode = MODE_BROWSE;
		app_say_error(app);
		return EFFECT_DRAW;
	}
	manual_set(&app->manual.text, printed);
	app->manual.is_read = true;
	if (before > 0)
		app->manual.top = top * app->manual.text.count / before;
	if (app->manual.top > last_top(app))
		app->manual.top = last_top(app);
	return EFFECT_DRAW;
}

static void scroll(struct app *app, size_t step, bool is_back)
{
	size_t top = app->manual.top, last = last_top(app);

	if (is_back)
		app->manual.top = top > step ? top - step : 0;
	else
		app->manual.top = top + step < last ? top + step : last;
}

static bool scroll_by(struct app *app, enum action action)
{
	size_t rows = app->help_rows > 1 ? app->help_rows : 2;

	if (action == ACTION_DOWN || action == ACTION_UP)
		scroll(app, 1, action == ACTION_UP);
	else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
		scroll(app, rows - 1, action == ACTION_PAGE_UP);
	else if (action == ACTION_HALF_DOWN || action == ACTION_HALF_UP)
		scroll(app, rows / 2, action == ACTION_HALF_UP);
	else if (action == ACTION_FIRST || action == ACTION_LAST)
		app->manual.top = action == ACTION_LAST ? last_top(app) : 0;
	else
		return false;
	return true;
}

unsigned app_manual_key(struct app *app, uint32_t key)
{
	enum action action = keymap_press(&app->keymap, key);

	/* As in every pager. */
	if (key == ' ' || key == INPUT_ENTER)
		action = key == ' ' ? ACTION_PAGE_DOWN : ACTION_DOWN;
	if (scroll_by(app, action))
		return EFFECT_DRAW;
	if (action == ACTION_QUIT || action == ACTION_CANCEL || action == ACTION_BACK ||
	    action == ACTION_MAN || key == INPUT_ESCAPE || key == 'q')
		app->mode = MODE_BROWSE;
	else if (action == ACTION_COMMAND || action == ACTION_HELP || action == ACTION_REDRAW)
		return app_act(app, action);
	return EFFECT_DRAW;
}
