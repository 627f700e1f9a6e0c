#include "config.h"

#include "cli/play.h"

#include "base/file.h"
#include "tui/player.h"

#define ROWS    24
#define COLUMNS 80

/* More than this is no script. */
#define SCRIPT_MAX ((size_t)16 << 20)

static enum status refuse(struct diag *diag, const char *option)
{
	diag_add(diag, DIAG_ERROR, NULL, 0, 0, "%s is of use only with --script", option);
	return STATUS_FAILED;
}

enum status play_read(const struct options *options, struct script *script, struct diag *diag)
{
	struct strbuf text;
	enum status status;

	if (!options->script && options->screen)
		return refuse(diag, "--screen");
	if (!options->script && options->rows > 0)
		return refuse(diag, "--size");
	if (!options->script)
		return STATUS_OK;
	strbuf_init(&text);
	status = file_read(options->script, SCRIPT_MAX, &text, diag);
	if (status == STATUS_OK)
		status = script_parse(script, strbuf_str(&text), options->script, diag);
	strbuf_free(&text);
	return status;
}

/* Keys for a program that has ended would be lost without a word. */
static enum status refuse_rest(const struct script_step *step, const char *name, struct diag *diag)
{
	diag_add(diag, DIAG_ERROR, name, step->line, 0,
		 "the script goes on, but its keys have left the program");
	return STATUS_FAILED;
}

enum status play(const struct options *options, const struct script *script,
		 struct session *session, struct loader *loader,
		 const struct app_options *app_options, FILE *out, struct diag *diag)
{
	bool has_size = options->rows > 0;
	struct player player;
	enum status status = player_open(&player, session, loader, app_options, diag);

	player.out = out;
	player_resize(&player, has_size ? options->rows : ROWS,
		      has_size ? options->columns : COLUMNS);
	for (size_t i = 0; i < script->count && status == STATUS_OK; i++)
		status = player.is_over ? refuse_rest(&script->steps[i], options->script, diag)
					: player_do(&player, &script->steps[i], diag);
	player_settle(&player);
	if (status == STATUS_OK && options->screen)
		status = player_save(&player, SCRIPT_SAVE, options->screen, diag);
	if (player_close(&player, diag) != STATUS_OK)
		status = STATUS_FAILED;
	return status;
}
