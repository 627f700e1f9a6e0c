#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "browser/browser.h"
#include "cli/cli.h"
#include "cli/play.h"
#include "store/paths.h"
#include "term/signals.h"
#include "term/tui.h"

/*
 * Whether there is anything to show and somewhere to show it. A file that cannot be read is what is
 * said first: that there is no terminal either is of no interest then.
 */
static bool can_browse(const struct options *options, const struct loader *loader,
		       struct diag *diag)
{
	struct diag mistakes;
	size_t count;
	bool is_hopeless;

	diag_init(&mistakes, 10);
	count = loader_check_files(loader, &mistakes);
	is_hopeless = count > 0 && (count == options->file_count || !isatty(STDOUT_FILENO));
	for (size_t i = 0; is_hopeless && i < mistakes.count; i++)
		diag_add(diag, DIAG_ERROR, mistakes.messages[i].file, 0, 0, "%s",
			 mistakes.messages[i].text);
	diag_free(&mistakes);
	return !is_hopeless;
}

static enum status browse(const struct options *options, const struct script *script, FILE *out,
			  int *ended_by, struct diag *diag)
{
	struct session session;
	struct loader *loader = cli_open_to_browse(&session, options);
	struct browser_options browser_options = {
		.query = options->has_query ? options->query.data : NULL,
		.order = cli_order(&session, options),
		.is_order_given = options->has_order,
		.now = clock_wall_seconds,
	};
	char *history = NULL;
	enum status status;

	/* A script is no person, and what it typed is not what the person typed. */
	if (!options->script && session.settings.numbers[SETTING_HISTORY])
		history = paths_state("history");
	browser_options.history = history;
	if (options->script)
		status = play(options, script, &session, loader, &browser_options, out, diag);
	else if (!can_browse(options, loader, diag))
		status = STATUS_FAILED;
	else
		status = tui_run(&session, loader, &browser_options, ended_by, diag);
	/* Nobody has read the sentence on the screen. */
	if (options->script && status == STATUS_OK && session.is_library_unread) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the library %s",
			 session.why_not_saved.data);
		status = STATUS_FAILED;
	}
	free(history);
	loader_delete(loader);
	session_free(&session);
	return status;
}

int cmd_browse(const struct options *options, FILE *out)
{
	struct script script;
	struct diag diag;
	enum status status;
	int ended_by = 0;

	diag_init(&diag, 10);
	script_init(&script);
	/* A mistake in it is found before anything else is touched. */
	status = play_read(options, &script, &diag);
	if (status == STATUS_OK)
		status = browse(options, &script, out, &ended_by, &diag);
	cli_print_diag(&diag);
	script_free(&script);
	diag_free(&diag);
	if (ended_by != 0)
		signals_end_process(ended_by);
	return status == STATUS_OK ? EXIT_DONE : EXIT_ERROR;
}
