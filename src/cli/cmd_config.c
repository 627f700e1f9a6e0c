#include "config.h"

#include "cli/cli.h"
#include "session/settings.h"
#include "view/theme.h"

static void describe(const struct settings *settings, const struct theme *theme, struct strbuf *out)
{
	strbuf_add_cstr(out,
			"# The configuration of shortlist as it is in force. To change it, keep "
			"this file as\n# $XDG_CONFIG_HOME/shortlist/config, or "
			"~/.config/shortlist/config; man shortlist-config tells more.\n\n");
	settings_describe(settings, out);
	strbuf_add_byte(out, '\n');
	theme_describe(theme, out);
}

static void print_config(struct session *session, FILE *stream)
{
	struct theme theme;
	struct strbuf out;

	theme_init(&theme, (enum theme_name)session->settings.numbers[SETTING_THEME]);
	theme_read(&theme, &session->config, &session->diag);
	strbuf_init(&out);
	describe(&session->settings, &theme, &out);
	fwrite(out.data, 1, out.len, stream);
	strbuf_free(&out);
}

int cmd_config(const struct options *options, FILE *out)
{
	struct session session;
	int status = EXIT_DONE;

	if (options->file_count > 0) {
		fputs("shortlist: config takes no FILE; it prints what is in force\n", stderr);
		return EXIT_ERROR;
	}
	session_init(&session);
	if (session_read_config(&session) == STATUS_OK)
		print_config(&session, out);
	if (session.diag.total[DIAG_ERROR] > 0)
		status = EXIT_ERROR;
	fflush(out);
	cli_print_diag(&session.diag);
	session_free(&session);
	return status;
}
