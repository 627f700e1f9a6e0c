#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "app/app.h"
#include "cli/cli.h"
#include "store/paths.h"
#include "tui/tui.h"

static int64_t now(void)
{
	return (int64_t)time(NULL);
}

int cmd_browse(const struct options *options)
{
	struct session session;
	struct loader *loader = cli_open(&session, options, true);
	struct app_options app_options = {
		.query = options->has_query ? options->query.data : NULL,
		.order = cli_order(&session, options),
		.now = now,
	};
	char *history = session.settings.numbers[SETTING_HISTORY] ? paths_state("history") : NULL;
	struct diag diag;
	enum status status;

	app_options.history = history;
	diag_init(&diag, 10);
	status = tui_run(&session, loader, &app_options, &diag);
	cli_print_diag(&diag);
	diag_free(&diag);
	loader_delete(loader);
	session_free(&session);
	free(history);
	return status == STATUS_OK ? EXIT_DONE : EXIT_ERROR;
}
