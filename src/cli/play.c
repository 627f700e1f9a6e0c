#include "config.h"

#include "cli/play.h"

#include "base/file.h"
#include "term/player.h"

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

/* Messages of one step that are kept. */
#define STEP_MESSAGES 10

/* Keys for a program that has ended would be lost without a word. */
static enum status refuse_rest(const struct script_step *step, const char *name, struct diag *diag)
{
	diag_add(diag, DIAG_ERROR, name, step->line, 0,
		 "the script goes on, but its keys have left the program");
	return STATUS_FAILED;
}

/* What could not be read, before any step. */
static enum status report_loading(struct player *player, const struct loader *loader,
				  struct diag *diag)
{
	const struct session *session = player->host.browser.session;
	const struct diag *said = &session->diag;

	player_settle(player);
	if (loader_failed_count(loader) == 0 && !session->is_config_unread &&
	    !session->are_topics_unread)
		return STATUS_OK;
	for (size_t i = 0; i < said->count; i++)
		if (said->messages[i].level == DIAG_ERROR)
			diag_add(diag, DIAG_ERROR, said->messages[i].file, said->messages[i].line,
				 said->messages[i].column, "%s", said->messages[i].text);
	return STATUS_FAILED;
}

/* Tells what went wrong in a step, with the step's line in the script. */
static void report_step(const struct script_step *step, const char *name, const struct diag *said,
			struct diag *diag)
{
	for (size_t i = 0; i < said->count; i++) {
		const struct diag_message *message = &said->messages[i];

		diag_add(diag, message->level, name, step->line, 0, "%s%s%s",
			 message->file ? message->file : "", message->file ? ": " : "",
			 message->text);
	}
}

/*
 * Does a step. What fails in the browser is told on its screen, which nobody may look at: it is
 * told here too, and the script goes on as a person would.
 */
static enum status do_step(struct player *player, const struct script_step *step, const char *name,
			   enum status *worst, struct diag *diag)
{
	size_t errors = player->host.browser.messages.error_count;
	struct diag said;

	if (player->host.is_over)
		return refuse_rest(step, name, diag);
	diag_init(&said, STEP_MESSAGES);
	if (player_do(player, step, &said) != STATUS_OK)
		*worst = STATUS_FAILED;
	report_step(step, name, &said, diag);
	diag_free(&said);
	if (player->host.browser.messages.error_count > errors) {
		diag_add(diag, DIAG_ERROR, name, step->line, 0, "%s",
			 player->host.browser.messages.error.data);
		*worst = STATUS_FAILED;
	}
	return STATUS_OK;
}

/* What waits for an answer was not done. */
static enum status check_end(const struct player *player, const char *name, struct diag *diag)
{
	if (player->host.is_over || player->host.browser.prompts.open != PROMPT_QUESTION)
		return STATUS_OK;
	diag_add(diag, DIAG_ERROR, name, 0, 0, "the script ends at a question: %s",
		 player->host.browser.prompts.question.text.data);
	return STATUS_FAILED;
}

static enum status do_all(struct player *player, const struct options *options,
			  const struct script *script, const struct loader *loader,
			  struct diag *diag)
{
	enum status worst = report_loading(player, loader, diag), status = STATUS_OK;

	for (size_t i = 0; i < script->count && status == STATUS_OK; i++)
		status = do_step(player, &script->steps[i], options->script, &worst, diag);
	player_settle(player);
	if (status == STATUS_OK)
		status = check_end(player, options->script, diag);
	if (status == STATUS_OK && options->screen)
		status = player_save(player, SCRIPT_SAVE, options->screen, diag);
	return status == STATUS_OK ? worst : status;
}

enum status play(const struct options *options, const struct script *script,
		 struct session *session, struct loader *loader,
		 const struct browser_options *browser_options, FILE *out, struct diag *diag)
{
	bool has_size = options->rows > 0;
	struct player player;
	enum status status = player_open(&player, session, loader, browser_options, diag);

	player.out = out;
	player_resize(&player, has_size ? options->rows : ROWS,
		      has_size ? options->columns : COLUMNS);
	if (status == STATUS_OK)
		status = do_all(&player, options, script, loader, diag);
	if (player_close(&player, diag) != STATUS_OK)
		status = STATUS_FAILED;
	return status;
}
