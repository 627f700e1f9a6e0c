/*
 * The overview stands in the place of the panes while it is open, and prompts stand over it as over
 * these. It counts the papers that the filter shows, anew whenever these change. While papers are
 * read a count that was begun is finished first, or none would ever be.
 */

#include "config.h"

#include "browser/app_private.h"
#include "search/pace.h"

/* What the counting gets of a step, at least, in microseconds: keys hardly feel it. */
#define LEAST_STEP 1000

void app_overview_init(struct app *app)
{
	app->overview.cursor.topic = OVERVIEW_UNCHOSEN;
	app->overview.cursor.other = OVERVIEW_UNCHOSEN;
	app->overview.cursor.word = OVERVIEW_UNCHOSEN;
	strbuf_init(&app->private->narrowed);
	app->overview.model =
		overview_new(&app->session->corpus, app->topic_index, app->session->terms);
}

void app_overview_free(struct app *app)
{
	overview_delete(app->overview.model);
	strbuf_free(&app->private->narrowed);
}

static void count_anew(struct app *app)
{
	size_t count;
	const uint32_t *papers = filter_papers(app->filter, &count);

	/* Papers that are read once more may get a date. */
	if (app->loader || app->private->was_loading)
		overview_dates_changed(app->overview.model);
	app->private->was_loading = app->loader != NULL;
	app->private->counted_version = filter_version(app->filter);
	app->private->knew_topics = topic_index_is_done(app->topic_index);
	overview_set_papers(app->overview.model, papers, count);
}

void app_overview_topics_changed(struct app *app)
{
	overview_delete(app->overview.model);
	app->overview.model =
		overview_new(&app->session->corpus, app->topic_index, app->session->terms);
	count_anew(app);
}

/* Whether other papers are shown than were counted, or the topics have come to be known. */
static bool is_stale(const struct app *app)
{
	if (!filter_is_done(app->filter))
		return false;
	return app->private->counted_version != filter_version(app->filter) ||
	       app->private->was_loading != (app->loader != NULL) ||
	       app->private->knew_topics != topic_index_is_done(app->topic_index);
}

/* Words are counted when no papers come in: the index of words would take time from their reading.
 */
static bool can_count_words(const struct app *app)
{
	return !app->loader || loader_fd(app->loader) >= 0;
}

static bool has_counts_to_do(const struct app *app)
{
	return filter_is_done(app->filter) &&
	       (is_stale(app) || !overview_is_done(app->overview.model));
}

static bool has_words_to_do(const struct app *app)
{
	return filter_is_done(app->filter) && can_count_words(app) &&
	       (is_stale(app) || !overview_knows_words(app->overview.model));
}

bool app_overview_has_work(const struct app *app)
{
	return app->overview.is_open && (has_counts_to_do(app) || has_words_to_do(app));
}

int app_overview_count_settled(const struct app *app)
{
	return app->overview.is_open ? !has_counts_to_do(app) + !has_words_to_do(app) : 0;
}

static void step_counts(struct app *app, uint64_t until)
{
	uint64_t now = pace_now();

	if (is_stale(app) && (overview_is_done(app->overview.model) || !app->loader))
		count_anew(app);
	overview_step(app->overview.model, now + LEAST_STEP < until ? until - now : LEAST_STEP);
}

bool app_overview_step(struct app *app, uint64_t until)
{
	uint64_t now;

	if (!app_overview_has_work(app))
		return false;
	if (has_counts_to_do(app))
		step_counts(app, until);
	now = pace_now();
	if (!has_counts_to_do(app) && has_words_to_do(app) && now < until)
		overview_step_words(app->overview.model, until - now);
	return true;
}

/* Keys may come faster than counts: what a key chooses is what the last one asked for. */
static void finish(struct app *app)
{
	app_finish_list(app);
	if (is_stale(app))
		count_anew(app);
	while (overview_step(app->overview.model, UINT64_MAX))
		;
}

static unsigned open_overview(struct app *app)
{
	app->overview.is_open = true;
	strbuf_clear(&app->private->narrowed);
	return EFFECT_DRAW;
}

static unsigned leave(struct app *app)
{
	app->overview.is_open = false;
	app->pane = PANE_LIST;
	return EFFECT_DRAW;
}

/* Takes the last narrowing back; false when there was none. */
static bool widen(struct app *app)
{
	struct strbuf *narrowed = &app->private->narrowed;
	size_t from = narrowed->len;

	if (narrowed->len == 0)
		return false;
	for (from--; from > 0 && narrowed->data[from - 1] != '\0';)
		from--;
	app_set_query(app, str_sub(strbuf_str(narrowed), from, narrowed->len - from - 1));
	strbuf_truncate(narrowed, from);
	return true;
}

static void narrow_by(struct app *app, struct str term)
{
	struct strbuf *narrowed = &app->private->narrowed;
	size_t before = narrowed->len;

	strbuf_add(narrowed, filter_text(app->filter));
	strbuf_add_byte(narrowed, '\0');
	if (!app_require(app, term))
		strbuf_truncate(narrowed, before);
}

/* Filters by what is under the cursor. */
static unsigned narrow(struct app *app, bool stay)
{
	struct strbuf query;
	uint32_t papers;

	strbuf_init(&query);
	papers = overview_cursor_query(&app->overview.cursor, app->overview.model,
				       &app->overview.room, &app->session->topics, &query);
	if (papers == 0) {
		app_say(app, LEVEL_INFO, "none of the shown papers is there");
	} else if (papers < overview_paper_count(app->overview.model)) {
		narrow_by(app, strbuf_str(&query));
	} else if (stay) {
		app_say(app, LEVEL_INFO, "all of the shown papers are there");
	}
	strbuf_free(&query);
	return papers == 0 || stay ? EFFECT_DRAW : leave(app);
}

static bool is_movement(enum action action)
{
	return action <= ACTION_PREVIOUS_PANE || action == ACTION_BACK;
}

/* Whether an action makes sense where no paper is to be seen. */
static bool is_without_paper(enum action action)
{
	switch ((int)action) {
	case ACTION_READ:
	case ACTION_SELECT:
	case ACTION_UNDO:
	case ACTION_REDO:
	case ACTION_EXPORT:
	case ACTION_NONE:
		return true;
	case ACTION_NEXT_MATCH:
	case ACTION_PREVIOUS_MATCH:
	case ACTION_LIKE:
		return false;
	}
	return is_movement(action) || action_info(action)->group == ACTION_GROUP_FIND ||
	       action_info(action)->group == ACTION_GROUP_PROGRAM;
}

bool app_overview_refuses(const struct app *app, enum action action)
{
	return app->overview.is_open && !is_without_paper(action);
}

unsigned app_overview(struct app *app, enum action action)
{
	struct app_overview *overview = &app->overview;

	if (!overview->is_open)
		return action == ACTION_OVERVIEW ? open_overview(app) : 0;
	finish(app);
	if (action == ACTION_OVERVIEW)
		return leave(app);
	if (action == ACTION_CANCEL)
		return widen(app) ? EFFECT_DRAW : leave(app);
	if (action == ACTION_READ || action == ACTION_SELECT)
		return narrow(app, action == ACTION_SELECT);
	if (is_movement(action)) {
		overview_cursor_move(&overview->cursor, overview->model, &overview->room, action);
		return EFFECT_DRAW;
	}
	if (is_without_paper(action))
		return 0;
	app_say(app, LEVEL_INFO, "that is for papers; Enter lists those of a bar");
	return EFFECT_DRAW;
}

unsigned app_overview_key(struct app *app, uint32_t key)
{
	enum action action = keymap_press(&app->keymap, key);

	finish(app);
	/* In the panes one key reads and goes right; here only Enter chooses. */
	if (action == ACTION_READ && key != INPUT_ENTER) {
		overview_cursor_move(&app->overview.cursor, app->overview.model,
				     &app->overview.room, action);
		return EFFECT_DRAW;
	}
	return app_act(app, action) | EFFECT_DRAW;
}

void app_set_overview_room(struct app *app, struct overview_room room)
{
	app->overview.room = room;
}
