/*
 * Selection and marks. A mark is saved before it shows; a selection is the screen's alone.
 */

#include "config.h"

#include <stdlib.h>

#include "app/app_private.h"
#include "base/alloc.h"

uint32_t *app_chosen_papers(const struct app *app, size_t *count)
{
	size_t listed;
	const uint32_t *papers = filter_papers(app->filter, &listed);
	uint32_t *chosen = alloc_resize(NULL, app->selected_count + 1, sizeof(*chosen));

	*count = 0;
	for (size_t i = 0; i < listed && app->selected_count > 0; i++)
		if (papers[i] < app->selected.bits && bitset_has(&app->selected, papers[i]))
			chosen[(*count)++] = papers[i];
	if (app->selected_count == 0 && app->cursor != APP_NO_PAPER)
		chosen[(*count)++] = app->cursor;
	return chosen;
}

/* Star all of them, unless all are starred already. */
static bool is_starring(const struct marks_table *table, const uint32_t *papers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!marks_get(table, papers[i])->starred_at)
			return true;
	return false;
}

/* Leaves only the papers that will change, and writes their new marks. */
static size_t plan_stars(const struct app *app, uint32_t *papers, size_t count, bool star,
			 struct marks *marks)
{
	int64_t now = app->private->now();
	size_t changed = 0;

	for (size_t i = 0; i < count; i++) {
		struct marks new_marks = *marks_get(&app->session->marks, papers[i]);

		if ((new_marks.starred_at != 0) == star)
			continue;
		new_marks.starred_at = star ? now : 0;
		papers[changed] = papers[i];
		marks[changed++] = new_marks;
	}
	return changed;
}

unsigned app_star(struct app *app)
{
	size_t count;
	uint32_t *papers = app_chosen_papers(app, &count);
	struct marks *marks = alloc_zeroed(count, sizeof(*marks));
	bool star = is_starring(&app->session->marks, papers, count);

	count = plan_stars(app, papers, count, star, marks);
	if (count > 0) {
		if (session_save_marks(app->session, papers, marks, count) != STATUS_OK)
			app_say_error(app);
		else if (app->selected_count > 0)
			app_say(app, LEVEL_INFO, "%zu paper%s %s", count, count == 1 ? "" : "s",
				star ? "starred" : "unstarred");
		topic_index_marks_changed(app->topic_index);
	}
	free(marks);
	free(papers);
	return EFFECT_DRAW;
}

static void select_paper(struct app *app, uint32_t paper, bool is_selected)
{
	if (app->selected.bits < app->session->library.count)
		bitset_resize(&app->selected, app->session->library.count);
	if (bitset_has(&app->selected, paper) == is_selected)
		return;
	if (is_selected) {
		bitset_add(&app->selected, paper);
		app->selected_count++;
	} else {
		bitset_remove(&app->selected, paper);
		app->selected_count--;
	}
}

static bool is_selected(const struct app *app, uint32_t paper)
{
	return paper < app->selected.bits && bitset_has(&app->selected, paper);
}

unsigned app_select(struct app *app)
{
	if (app->cursor == APP_NO_PAPER)
		return 0;
	select_paper(app, app->cursor, !is_selected(app, app->cursor));
	app->private->is_following = false;
	app_move_to(app, app->cursor_position + 1);
	app->private->position_wanted = app->cursor_position;
	return EFFECT_DRAW;
}

unsigned app_select_all(struct app *app)
{
	size_t count;
	const uint32_t *papers = filter_papers(app->filter, &count);
	bool all = true;

	for (size_t i = 0; i < count && all; i++)
		all = is_selected(app, papers[i]);
	for (size_t i = 0; i < count; i++)
		select_paper(app, papers[i], !all);
	return EFFECT_DRAW;
}

void app_select_none(struct app *app)
{
	bitset_clear(&app->selected);
	app->selected_count = 0;
}
