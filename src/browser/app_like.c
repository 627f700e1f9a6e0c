/*
 * Papers like one: the query asks for them, the list stands most like first, and Esc goes back to
 * the query from before, and to the paper that was asked about. What is gone back to is a stack: a
 * paper of such a list can be asked about in turn. It is empty while the query asks for no such
 * papers.
 */

#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "browser/app_private.h"

static void forget_steps(struct app_like *like)
{
	while (like->count > 0)
		free(like->steps[--like->count].query);
}

void app_like_free(struct app *app)
{
	forget_steps(&app->private->like);
	free(app->private->like.steps);
}

void app_like_follow_query(struct app *app)
{
	struct app_like *like = &app->private->like;
	bool is_asked = query_asks_for_like(filter_query(app->filter));

	if (is_asked == like->is_asked)
		return;
	like->is_asked = is_asked;
	if (is_asked) {
		like->order_before = filter_order(app->filter);
		filter_set_order(app->filter, (struct sort_order){ .key = SORT_LIKENESS });
		return;
	}
	forget_steps(like);
	/* Whoever chose another order meanwhile keeps it. */
	if (filter_order(app->filter).key == SORT_LIKENESS)
		filter_set_order(app->filter, like->order_before);
}

static void push(struct app *app)
{
	struct app_like *like = &app->private->like;
	struct str query = line_edit_text(&app->query);

	like->steps =
		alloc_grow(like->steps, &like->capacity, like->count + 1, sizeof(*like->steps));
	like->steps[like->count++] = (struct app_like_step){
		.query = alloc_copy(query.p, query.len),
		.len = query.len,
		.cursor = app->cursor,
	};
}

bool app_like_back(struct app *app)
{
	struct app_like *like = &app->private->like;
	struct app_like_step step;

	if (like->count == 0)
		return false;
	step = like->steps[--like->count];
	app_set_query(app, (struct str){ step.query, step.len });
	app->cursor = step.cursor;
	app->detail_top = 0;
	app_follow_cursor(app);
	free(step.query);
	return true;
}

/* Asks for what is like the paper of that key, unless that is asked already. */
static void ask(struct app *app, struct str key)
{
	struct app_like *like = &app->private->like;
	struct strbuf query;

	strbuf_init(&query);
	query_add_like(filter_query(app->filter), key, &query);
	if (!str_equal(strbuf_str(&query), line_edit_text(&app->query))) {
		push(app);
		if (!app_set_query(app, strbuf_str(&query)))
			free(like->steps[--like->count].query);
	}
	app->pane = PANE_LIST;
	app_follow_cursor(app);
	strbuf_free(&query);
}

unsigned app_like(struct app *app, enum action action)
{
	struct str key;

	if (action != ACTION_LIKE)
		return 0;
	if (app->cursor == APP_NO_PAPER)
		app_say(app, LEVEL_INFO, "there is no paper to compare with");
	else if (library_key(&app->session->library, app->cursor, &key))
		ask(app, key);
	else
		app_say(app, LEVEL_WARNING,
			"no query can name this paper: it has no id, and no title of its own");
	return EFFECT_DRAW;
}

bool app_like_key(struct app *app, struct str key)
{
	uint32_t paper;

	if (!library_find_key(&app->session->library, key, &paper))
		return false;
	ask(app, key);
	app->cursor = paper;
	app->detail_top = 0;
	app_follow_cursor(app);
	return true;
}
