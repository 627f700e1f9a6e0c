#include "config.h"

#include "term/clipboard.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/base64.h"
#include "term/child.h"

/* GNU screen forwards the content of a device control string, and drops one that is longer than its
 * buffer, 256 bytes in old versions. */
#define PIECE 240

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && value[0];
}

/* Variables are inherited by terminals that are opened from inside; their TERM is their own. */
static bool is_inside(const char *variable)
{
	struct str term = str_from(getenv("TERM"));

	return is_set(variable) &&
	       (str_starts_with(term, STR("screen")) || str_starts_with(term, STR("tmux")));
}

bool clipboard_choose_command(struct str configured, struct arguments *command, struct diag *diag)
{
	*command = (struct arguments){ 0 };
	if (configured.len > 0) {
		if (arguments_split(command, configured) && child_is_installed(command->words[0]))
			return true;
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "copy-command cannot be run: %.*s",
			 STR_ARG(configured));
		return false;
	}
	return is_inside("TMUX") && child_is_installed("tmux") &&
	       arguments_split(command, STR("tmux load-buffer -w -"));
}

static void add_in_pieces(struct strbuf *out, struct str sequence)
{
	for (size_t at = 0; at < sequence.len; at += PIECE) {
		strbuf_add_cstr(out, "\033P");
		strbuf_add(out, str_sub(sequence, at, PIECE));
		strbuf_add_cstr(out, "\033\\");
	}
}

enum status clipboard_add_sequence(struct strbuf *out, struct str text, struct diag *diag)
{
	struct strbuf sequence;

	if (text.len > CLIPBOARD_MAX) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "%zu bytes are too many for a terminal's clipboard (%zu); set "
			 "copy-command, "
			 "or export",
			 text.len, CLIPBOARD_MAX);
		return STATUS_FAILED;
	}
	strbuf_init(&sequence);
	strbuf_add_cstr(&sequence, "\033]52;c;");
	base64_add(&sequence, text);
	strbuf_add_byte(&sequence, '\a');
	if (is_inside("STY"))
		add_in_pieces(out, strbuf_str(&sequence));
	else
		strbuf_add(out, strbuf_str(&sequence));
	strbuf_free(&sequence);
	return STATUS_OK;
}
