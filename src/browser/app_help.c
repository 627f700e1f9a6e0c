/*
 * The help screen: all actions that do something where it was opened, narrowed by what is typed;
 * Enter does the one under the cursor.
 */

#include "config.h"

#include "browser/app_private.h"
#include "text/fold.h"

/* Whether every word typed is somewhere in what help shows of the action. */
static bool is_wanted(const struct app *app, enum action action)
{
	const struct action_info *info = action_info(action);
	struct strbuf shown, typed;
	struct str words, word;
	bool all = true;

	strbuf_init(&shown);
	strbuf_init(&typed);
	keymap_format(&app->keymap, action, false, &shown);
	strbuf_add_byte(&shown, ' ');
	strbuf_add_cstr(&shown, info->name);
	strbuf_add_byte(&shown, ' ');
	fold_add(&shown, str_from(info->help));
	fold_add(&typed, line_edit_text(&app->help_filter));
	words = strbuf_str(&typed);
	while (all && str_split_next(&words, ' ', &word))
		all = str_find(strbuf_str(&shown), word) != SIZE_MAX;
	strbuf_free(&typed);
	strbuf_free(&shown);
	return all;
}

size_t app_help_actions(const struct app *app, enum action *out)
{
	size_t count = 0;

	for (unsigned group = 0; group < ACTION_GROUP_COUNT; group++)
		for (unsigned i = 0; i < ACTION_COUNT; i++)
			if (action_info((enum action)i)->group == group &&
			    !app_overview_refuses(app, (enum action)i) &&
			    is_wanted(app, (enum action)i))
				out[count++] = (enum action)i;
	return count;
}

unsigned app_help_open(struct app *app)
{
	line_edit_set(&app->help_filter, STR(""));
	app->help_cursor = app->help_top = 0;
	app->mode = MODE_HELP;
	return EFFECT_DRAW;
}

static unsigned leave(struct app *app)
{
	app->mode = MODE_BROWSE;
	return EFFECT_DRAW;
}

static void move_cursor(struct app *app, uint32_t key, size_t count)
{
	size_t page = app->help_rows > 1 ? app->help_rows - 1 : 1;
	size_t step = key == INPUT_PAGE_DOWN || key == INPUT_PAGE_UP ? page : 1;

	if (key == INPUT_DOWN || key == INPUT_PAGE_DOWN)
		app->help_cursor += step;
	else
		app->help_cursor -= app->help_cursor < step ? app->help_cursor : step;
	if (app->help_cursor >= count)
		app->help_cursor = count ? count - 1 : 0;
}

unsigned app_help_key(struct app *app, uint32_t key)
{
	enum action actions[ACTION_COUNT];
	size_t count = app_help_actions(app, actions);
	bool is_narrowed = app->help_filter.text.len > 0;

	switch (key) {
	case INPUT_ESCAPE:
		return is_narrowed ? app_help_open(app) : leave(app);
	case INPUT_ENTER:
		leave(app);
		return count > 0 ? app_act(app, actions[app->help_cursor]) : EFFECT_DRAW;
	case INPUT_UP:
	case INPUT_DOWN:
	case INPUT_PAGE_UP:
	case INPUT_PAGE_DOWN:
		move_cursor(app, key, count);
		return EFFECT_DRAW;
	case '?':
	case 'q':
		if (!is_narrowed)
			return leave(app);
		break;
	}
	line_edit_key(&app->help_filter, key);
	app->help_cursor = app->help_top = 0;
	return EFFECT_DRAW;
}
