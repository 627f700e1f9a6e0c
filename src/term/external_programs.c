#include "config.h"

#include "term/external_programs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "term/child.h"
#include "term/clipboard.h"
#include "term/editor.h"
#include "term/web_browser.h"

unsigned external_programs_edit_note(struct browser *browser, struct screen *screen)
{
	struct strbuf text;
	enum status status;
	unsigned effects;

	strbuf_init(&text);
	strbuf_add(&text, browser_note_text(browser));
	if (screen)
		screen_suspend(screen);
	status = editor_run(&text, &browser->session->diag);
	if (screen)
		screen_resume(screen);
	effects = browser_set_note(browser, status, strbuf_str(&text));
	strbuf_free(&text);
	return effects;
}

static enum status start_in_background(struct external_programs *programs, char *const argv[],
				       int input, int64_t now, struct diag *diag)
{
	if (children_start(&programs->children, argv, input, now))
		return STATUS_OK;
	diag_add(diag, DIAG_ERROR, NULL, 0, 0, "%s cannot be run: %s", argv[0], strerror(errno));
	return STATUS_FAILED;
}

static enum status run_on_terminal(struct screen *screen, char *const argv[], struct diag *diag)
{
	struct child_end end;

	screen_suspend(screen);
	end = child_run(argv);
	screen_resume(screen);
	if (child_is_well(&end))
		return STATUS_OK;
	child_say_failure(argv[0], &end, diag);
	return STATUS_FAILED;
}

static unsigned open_address(struct external_programs *programs, struct browser *browser,
			     struct screen *screen, int64_t now, bool *was_suspended)
{
	struct diag *diag = &browser->session->diag;
	int in_terminal = browser->session->settings.numbers[SETTING_BROWSER_TERMINAL];
	struct web_browser web;
	enum status status = web_browser_choose(&web, browser_address(browser), in_terminal, diag);

	if (status == STATUS_OK && web.wants_terminal) {
		*was_suspended = true;
		status = run_on_terminal(screen, web.command.words, diag);
	} else if (status == STATUS_OK) {
		status = start_in_background(programs, web.command.words, CHILD_NULL, now, diag);
	}
	web_browser_free(&web);
	return browser_opened(browser, status);
}

/* The text is in a file without a name, so that a command that reads slowly, or not at all, does
 * not block this program. */
static enum status give_text(struct external_programs *programs, char *const argv[],
			     struct str text, int64_t now, struct diag *diag)
{
	FILE *file = tmpfile();
	enum status status = STATUS_FAILED;

	if (file && fcntl(fileno(file), F_SETFD, FD_CLOEXEC) == 0 &&
	    fwrite(text.p, 1, text.len, file) == text.len && fflush(file) == 0 &&
	    lseek(fileno(file), 0, SEEK_SET) == 0)
		status = start_in_background(programs, argv, fileno(file), now, diag);
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the text cannot be handed to %s: %s",
			 argv[0], strerror(errno));
	if (file)
		fclose(file);
	return status;
}

static enum status copy_by_terminal(struct screen *screen, struct str text, struct diag *diag)
{
	struct strbuf sequence;
	enum status status;

	strbuf_init(&sequence);
	status = clipboard_add_sequence(&sequence, text, diag);
	if (status == STATUS_OK)
		screen_send(screen, strbuf_str(&sequence));
	strbuf_free(&sequence);
	return status;
}

static unsigned copy_text(struct external_programs *programs, struct browser *browser,
			  struct screen *screen, int64_t now)
{
	struct diag *diag = &browser->session->diag;
	const struct strbuf *configured = &browser->session->settings.texts[SETTING_COPY_COMMAND];
	struct str text = browser_copied_text(browser);
	struct arguments command;
	enum status status = STATUS_FAILED;

	if (clipboard_choose_command(strbuf_str(configured), &command, diag))
		status = give_text(programs, command.words, text, now, diag);
	else if (configured->len == 0)
		status = copy_by_terminal(screen, text, diag);
	arguments_free(&command);
	return browser_copied(browser, status);
}

unsigned external_programs_run(struct external_programs *programs, struct browser *browser,
			       struct screen *screen, unsigned effects, int64_t now,
			       bool *was_suspended)
{
	unsigned answers = 0;

	*was_suspended = (effects & EFFECT_EDIT_NOTE) != 0;
	if (effects & EFFECT_EDIT_NOTE)
		answers |= external_programs_edit_note(browser, screen);
	if (effects & EFFECT_OPEN)
		answers |= open_address(programs, browser, screen, now, was_suspended);
	if (effects & EFFECT_COPY)
		answers |= copy_text(programs, browser, screen, now);
	return answers;
}

unsigned external_programs_reap(struct external_programs *programs, struct browser *browser,
				int64_t now)
{
	if (!children_reap(&programs->children, now, &browser->session->diag))
		return 0;
	return browser_failed(browser);
}

void external_programs_free(struct external_programs *programs)
{
	children_free(&programs->children);
}
