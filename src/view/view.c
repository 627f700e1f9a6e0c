#include "config.h"

#include "view/view.h"

#include "view/detail_view.h"
#include "view/help_view.h"
#include "view/list_view.h"
#include "view/manual_view.h"
#include "view/overview_layout.h"
#include "view/overview_view.h"
#include "view/status_bar.h"
#include "view/topic_view.h"

void view_init(struct view *view)
{
	*view = (struct view){ 0 };
	detail_init(&view->detail);
}

void view_free(struct view *view)
{
	detail_free(&view->detail);
}

static size_t rows_of(const struct area *area)
{
	return area->rows > 0 ? (size_t)area->rows : 0;
}

void view_arrange(struct view *view, struct app *app, const struct canvas *canvas)
{
	struct layout *layout = &view->layout;
	const int *settings = app->session->settings.numbers;
	bool has_topics = settings[SETTING_TOPICS] != SHOW_NEVER;
	size_t list, detail, topics, help;

	layout_arrange(layout, canvas->rows, canvas->columns,
		       has_topics ? topic_view_width(app) : 0,
		       settings[SETTING_DETAIL] != SHOW_NEVER, app->pane);
	list = rows_of(&layout->list);
	detail = rows_of(&layout->detail);
	topics = (size_t)layout_topic_rows(layout);
	help = rows_of(&layout->help);
	if (list != app->list_rows || detail != app->detail_rows || topics != app->topic_rows ||
	    help != app->help_rows)
		app_set_pages(app, list, detail, topics, help);
	app_set_overview_room(app, overview_layout_room(&layout->help));
	app_find_links(app);
	detail_update(&view->detail, app, detail_view_text_width(layout->detail.columns));
	app_set_detail_lines(app, view->detail.line_count, view->detail.match_lines,
			     view->detail.match_line_count);
	app_set_link_line(app, view->detail.link_line);
}

static void draw_overview(const struct view *view, const struct app *app, struct canvas *canvas)
{
	const struct overview_picture picture = {
		.overview = app->overview.model,
		.topics = &app->session->topics,
		.cursor = &app->overview.cursor,
		.has_cursor = true,
	};

	overview_view_draw(canvas, &view->layout.help, &picture);
}

static void draw_panes(const struct view *view, const struct app *app, struct canvas *canvas)
{
	const struct layout *layout = &view->layout;

	if (!layout->is_detail_in_place) {
		topic_view_draw(canvas, layout, app);
		list_view_draw(canvas, layout, app);
	}
	detail_view_draw(canvas, layout, app, &view->detail);
}

void view_draw(struct view *view, struct app *app, struct canvas *canvas)
{
	view_arrange(view, app, canvas);
	canvas_hide_cursor(canvas);
	if (app->mode == MODE_MANUAL)
		manual_view_draw(canvas, &view->layout, app);
	else if (app->mode == MODE_HELP)
		help_view_draw(canvas, &view->layout, app);
	else if (app->overview.is_open)
		draw_overview(view, app, canvas);
	else
		draw_panes(view, app, canvas);
	status_bar_draw(canvas, &view->layout, app);
	status_bar_draw_bottom(canvas, &view->layout, app);
}
