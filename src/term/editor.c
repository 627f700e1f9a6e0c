/*
 * The editor's words are split by the shell, as other programs do, so that EDITOR="code --wait"
 * works; the file's name is passed as an argument of its own.
 */

#include "config.h"

#include "term/editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/note_file.h"
#include "term/child.h"

static const char fallback[] = "command -v vi >/dev/null 2>&1 && exec vi \"$1\"; exec nano \"$1\"";

static const char *chosen_editor(void)
{
	const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");

	if (visual && visual[0])
		return visual;
	return editor && editor[0] ? editor : NULL;
}

static struct child_end run(const char *editor, const char *path)
{
	char *argv[] = { "/bin/sh", "-c", NULL, "shortlist", (char *)path, NULL };
	struct child_end end;
	struct strbuf script;

	strbuf_init(&script);
	if (editor)
		strbuf_addf(&script, "%s \"$1\"", editor);
	else
		strbuf_add_cstr(&script, fallback);
	argv[2] = script.data;
	end = child_run(argv);
	strbuf_free(&script);
	return end;
}

static void say_unchanged(const struct child_end *end, const char *editor, struct diag *diag)
{
	struct strbuf how;

	strbuf_init(&how);
	child_describe(end, &how);
	if (end->status == 127)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "the editor %s cannot be run; set EDITOR to one that can", editor);
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "the note is as it was; the editor failed: %s, %s", editor, how.data);
	strbuf_free(&how);
}

/*
 * The editor has failed. What it saved before that may be all there is of a long text: only a file
 * that it left alone goes away. The name comes first, for a narrow screen.
 */
static void end_badly(const struct child_end *end, const char *editor, const char *path,
		      struct str given, struct diag *diag)
{
	struct strbuf left, how;
	struct diag ignored;

	strbuf_init(&left);
	strbuf_init(&how);
	diag_init(&ignored, 1);
	child_describe(end, &how);
	if (note_file_read(path, &left, &ignored) == STATUS_OK &&
	    str_equal(strbuf_str(&left), given)) {
		unlink(path);
		say_unchanged(end, editor, diag);
	} else if (access(path, F_OK) != 0) {
		say_unchanged(end, editor, diag);
	} else {
		diag_add(diag, DIAG_ERROR, path, 0, 0,
			 "what the editor saved before it failed (%s, %s); the note is as it was",
			 editor, how.data);
	}
	diag_free(&ignored);
	strbuf_free(&how);
	strbuf_free(&left);
}

/* Takes the text that the editor has left. What cannot be read stays where it is. */
static enum status end_well(const char *path, struct strbuf *text, struct diag *diag)
{
	struct strbuf edited;
	struct diag why;
	enum status status;

	strbuf_init(&edited);
	diag_init(&why, 1);
	status = note_file_read(path, &edited, &why);
	if (status == STATUS_OK) {
		unlink(path);
		strbuf_clear(text);
		strbuf_add(text, strbuf_str(&edited));
	} else {
		diag_add(diag, DIAG_ERROR, path, 0, 0, "%s; the note is as it was",
			 diag_last_error(&why)->text);
	}
	diag_free(&why);
	strbuf_free(&edited);
	return status;
}

static enum status edit_file(const char *path, struct str given, struct strbuf *text,
			     struct diag *diag)
{
	const char *editor = chosen_editor();
	struct child_end end = run(editor, path);

	if (child_is_well(&end))
		return end_well(path, text, diag);
	end_badly(&end, editor ? editor : "vi", path, given, diag);
	return STATUS_FAILED;
}

enum status editor_run(struct strbuf *text, struct diag *diag)
{
	struct strbuf given;
	enum status status;
	char *path;

	strbuf_init(&given);
	strbuf_add(&given, strbuf_str(text));
	if (given.len > 0)
		strbuf_add_byte(&given, '\n');
	status = note_file_new(strbuf_str(&given), &path, diag);
	if (status == STATUS_OK)
		status = edit_file(path, strbuf_str(&given), text, diag);
	free(path);
	strbuf_free(&given);
	return status;
}
