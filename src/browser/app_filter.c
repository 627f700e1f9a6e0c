/*
 * What is shown, and in which order: the query and its prompt. The line holds what is typed; the
 * filter holds the last of it that was a query.
 */

#include "config.h"

#include "browser/app_private.h"

void app_query_changed(struct app *app)
{
	app->query_error = (struct query_error){ 0 };
	if (!filter_set_query(app->filter, line_edit_text(&app->query), &app->session->topics,
			      &app->query_error))
		return;
	app->private->position_wanted = 0;
	app_like_follow_query(app);
	if (!app->loader)
		filter_check_keys(app->filter, &app->query_error);
}

bool app_set_query(struct app *app, struct str text)
{
	if (!line_edit_set(&app->query, text)) {
		app_say_too_long(app, MODE_FILTER);
		return false;
	}
	app_query_changed(app);
	return true;
}

static unsigned open_prompt(struct app *app)
{
	strbuf_set(&app->private->query_before, line_edit_text(&app->query));
	/* Going on typing begins a new word. */
	if (app->query.text.len > 0 && !str_ends_with(line_edit_text(&app->query), STR(" "))) {
		app->query.cursor = app->query.text.len;
		line_edit_key(&app->query, ' ');
	}
	app->mode = MODE_FILTER;
	return EFFECT_DRAW;
}

/* Undoes one level: what is being saved, the selection, the pane, the filter. */
static unsigned cancel(struct app *app)
{
	if (app_stop_jobs(app))
		return EFFECT_DRAW;
	if (app->selected_count > 0)
		app_select_none(app);
	else if (app->pane != PANE_LIST)
		app->pane = PANE_LIST;
	else if (!app_like_back(app) && app->query.text.len > 0)
		app_set_query(app, STR(""));
	return EFFECT_DRAW;
}

unsigned app_set_order(struct app *app, struct sort_order order)
{
	filter_set_order(app->filter, order);
	app_follow_cursor(app);
	return EFFECT_DRAW;
}

static unsigned change_order(struct app *app, bool reverse)
{
	struct sort_order order = filter_order(app->filter);

	if (reverse)
		order.is_reversed = !order.is_reversed;
	else
		order = (struct sort_order){ .key = (order.key + 1) % SORT_KEY_COUNT };
	/* To which papers? */
	if (order.key == SORT_LIKENESS && !matcher_uses_likeness(filter_matcher(app->filter)))
		order = (struct sort_order){ .key = SORT_FILE };
	return app_set_order(app, order);
}

/* The list's keys that work while the query is being typed, because the editor has no use for them.
 */
static enum action filter_prompt_action(uint32_t key)
{
	switch (key) {
	case INPUT_UP:
		return ACTION_UP;
	case INPUT_DOWN:
		return ACTION_DOWN;
	case INPUT_PAGE_UP:
		return ACTION_PAGE_UP;
	case INPUT_PAGE_DOWN:
		return ACTION_PAGE_DOWN;
	}
	return ACTION_NONE;
}

static void trim_query(struct app *app)
{
	struct str trimmed = str_trim(line_edit_text(&app->query));

	if (trimmed.len != app->query.text.len && !app->query_error.message[0])
		line_edit_set(&app->query, trimmed);
}

unsigned app_filter_key(struct app *app, uint32_t key)
{
	enum action action = filter_prompt_action(key);
	enum app_pane pane = app->pane;

	if (app_history_key(app, &app->query, HISTORY_QUERY, key, false)) {
		app_query_changed(app);
	} else if (action != ACTION_NONE) {
		app_finish_list(app);
		app->pane = PANE_LIST;
		app_move(app, action);
		app->pane = pane;
	} else if (key == INPUT_ENTER) {
		app->mode = MODE_BROWSE;
		trim_query(app);
		if (!app->query_error.message[0])
			app_remember(app, HISTORY_QUERY, line_edit_text(&app->query));
	} else if (key == INPUT_ESCAPE || key == ('G' & 0x1F)) {
		app->mode = MODE_BROWSE;
		app_set_query(app, strbuf_str(&app->private->query_before));
	} else if (key == INPUT_TAB || key == INPUT_BACK_TAB) {
		app_complete(app, &app->query, 0, key, app_offer_query);
		app_query_changed(app);
	} else if (line_edit_key(&app->query, key)) {
		app_query_changed(app);
	}
	return EFFECT_DRAW;
}

unsigned app_find(struct app *app, enum action action)
{
	if (action >= ACTION_TOPIC_1 && action <= ACTION_TOPIC_9)
		return app_topic_switch(app, (size_t)(action - ACTION_TOPIC_1));
	if (action == ACTION_SORT || action == ACTION_SORT_REVERSE)
		return change_order(app, action == ACTION_SORT_REVERSE);
	if (action == ACTION_WRITE_TOPICS)
		return app_write_topics(app);
	if (action == ACTION_FILTER)
		return open_prompt(app);
	return action == ACTION_CANCEL ? cancel(app) : 0;
}
