#include "config.h"

#include "term/host.h"

#include "view/hit.h"
#include "view/page_table.h"

enum status host_open(struct host *host, struct session *session, struct loader *loader,
		      const struct browser_options *options, struct diag *diag)
{
	struct browser_options with_pages = *options;
	enum status status;

	*host = (struct host){ 0 };
	/* The browser reports the theme's mistakes, with those of the other settings. */
	theme_init(&host->theme, (enum theme_name)session->settings.numbers[SETTING_THEME]);
	theme_read(&host->theme, &session->config, &session->diag);
	canvas_init(&host->canvas);
	view_init(&host->view);
	shown_init(&host->shown);
	with_pages.pages = page_table;
	status = browser_init(&host->browser, session, loader, &with_pages);
	if (status != STATUS_OK)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the query, column %zu: %s",
			 host->browser.query.error.column, host->browser.query.error.message);
	return status;
}

enum status host_leave(struct host *host, struct diag *diag)
{
	enum status status = browser_leave(&host->browser);
	const struct diag_message *why = diag_last_error(&host->browser.session->diag);

	if (status != STATUS_OK && why)
		diag_add(diag, DIAG_ERROR, why->file, why->line, why->column, "%s", why->text);
	return status;
}

void host_close(struct host *host)
{
	manual_reader_delete(host->manual);
	view_free(&host->view);
	shown_free(&host->shown);
	canvas_free(&host->canvas);
	browser_free(&host->browser);
}

/* Reads the page for the canvas' width; one that is being read for another width is dropped. */
static void begin_manual(struct host *host)
{
	int width = manual_reader_width(host->canvas.columns);

	if (host->manual_text.p) {
		host_apply(host, browser_set_manual(&host->browser, STATUS_OK, host->manual_text));
		return;
	}
	if (width == host->manual_width && host->browser.pages.manual.is_read)
		return;
	manual_reader_delete(host->manual);
	host->manual = manual_reader_new(host->browser.pages.manual.page, width);
	host->manual_width = width;
}

bool host_read_manual(struct host *host)
{
	struct str text;
	enum status status;

	if (!host->manual ||
	    !manual_reader_step(host->manual, &status, &text, &host->browser.session->diag))
		return false;
	host_apply(host, browser_set_manual(&host->browser, status, text));
	manual_reader_delete(host->manual);
	host->manual = NULL;
	return true;
}

void host_apply(struct host *host, unsigned effects)
{
	effects |= host->run_programs(host->driver, effects);
	if (effects & EFFECT_DRAW)
		host->is_dirty = true;
	if (effects & EFFECT_QUIT)
		host->is_over = true;
	if (effects & EFFECT_MANUAL)
		begin_manual(host);
}

void host_arrange(struct host *host)
{
	browser_show(&host->browser, &host->shown);
	view_arrange(&host->view, &host->shown, &host->canvas);
}

bool host_find_target(struct host *host, struct event *event)
{
	browser_show(&host->browser, &host->shown);
	return hit_find(&host->view, &host->shown, &host->canvas, event);
}

void host_handle(struct host *host, const struct event *event)
{
	host_apply(host, browser_handle(&host->browser, event) | EFFECT_DRAW);
	host_arrange(host);
}

void host_resize(struct host *host, int rows, int columns)
{
	const struct event event = { .type = EVENT_RESIZE };

	if (rows != host->canvas.rows || columns != host->canvas.columns)
		canvas_resize(&host->canvas, rows, columns);
	host_arrange(host);
	host_handle(host, &event);
}

void host_draw(struct host *host)
{
	browser_show(&host->browser, &host->shown);
	view_draw(&host->view, &host->shown, &host->canvas);
	host->is_dirty = false;
}

unsigned host_step(struct host *host, uint64_t microseconds, bool *more)
{
	unsigned effects = browser_step(&host->browser, microseconds, more);

	host_apply(host, effects);
	return effects;
}

void host_tick(struct host *host, int64_t now, int *wait)
{
	host_apply(host, browser_tick(&host->browser, now, wait));
}

int host_loader_fd(const struct host *host)
{
	return host->browser.loader ? loader_fd(host->browser.loader) : -1;
}

int host_job_fd(const struct host *host)
{
	return browser_job_fd(&host->browser);
}

int host_manual_fd(const struct host *host)
{
	return manual_reader_fd(host->manual);
}
