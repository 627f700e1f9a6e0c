/*
 * The editor's words are split by the shell, as other programs do, so that EDITOR="code --wait"
 * works; the file's name is handed over apart from them.
 */

#include "config.h"

#include "tui/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tui/child.h"

/* More than this is no note. */
#define TEXT_MAX ((size_t)1 << 20)

static const char fallback[] = "command -v vi >/dev/null 2>&1 && exec vi \"$1\"; exec nano \"$1\"";

static enum status fail(struct diag *diag, const char *path, const char *what)
{
	diag_add(diag, DIAG_ERROR, path, 0, 0, "%s: %s", what, strerror(errno));
	return STATUS_FAILED;
}

static bool write_all(int fd, struct str text)
{
	while (text.len > 0) {
		ssize_t written = write(fd, text.p, text.len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		text = str_sub(text, (size_t)written, SIZE_MAX);
	}
	return true;
}

/* Makes the file, for this person's eyes only, and adds its path. */
static enum status make_file(struct strbuf *path, struct str text, struct diag *diag)
{
	static const char suffix[] = ".txt";
	const char *folder = getenv("XDG_RUNTIME_DIR");
	bool is_written;
	int fd;

	if (!folder || folder[0] != '/' || access(folder, W_OK) != 0)
		folder = "/tmp";
	strbuf_addf(path, "%s/shortlist-note-XXXXXX%s", folder, suffix);
	fd = mkostemps(path->data, (int)sizeof(suffix) - 1, O_CLOEXEC);
	if (fd < 0)
		return fail(diag, path->data, "cannot be created");
	is_written = write_all(fd, text) && (text.len == 0 || write_all(fd, STR("\n")));
	if (close(fd) == 0 && is_written)
		return STATUS_OK;
	fail(diag, path->data, "cannot be written");
	unlink(path->data);
	return STATUS_FAILED;
}

static const char *chosen_editor(void)
{
	const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");

	if (visual && visual[0])
		return visual;
	return editor && editor[0] ? editor : NULL;
}

static int run(char *script, const char *path)
{
	char *argv[] = { "/bin/sh", "-c", script, "shortlist", (char *)path, NULL };

	return child_run(argv);
}

static enum status edit_file(const char *path, struct diag *diag)
{
	const char *editor = chosen_editor();
	struct strbuf script;
	int status;

	strbuf_init(&script);
	if (editor)
		strbuf_addf(&script, "%s \"$1\"", editor);
	else
		strbuf_add_cstr(&script, fallback);
	status = run(script.data, path);
	strbuf_free(&script);
	if (status == 0)
		return STATUS_OK;
	if (status == 127)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "the editor %s cannot be run; set EDITOR to one that can",
			 editor ? editor : "vi");
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "the note is as it was; the editor failed: %s", editor ? editor : "vi");
	return STATUS_FAILED;
}

enum status editor_run(struct strbuf *text, struct diag *diag)
{
	struct strbuf path, edited;
	enum status status;

	strbuf_init(&path);
	strbuf_init(&edited);
	status = make_file(&path, strbuf_str(text), diag);
	if (status != STATUS_OK)
		goto out;
	status = edit_file(path.data, diag);
	if (status == STATUS_OK)
		status = file_read(path.data, TEXT_MAX, &edited, diag);
	else
		unlink(path.data);
	/* A text that cannot be read stays where diag says it is. */
	if (status != STATUS_OK)
		goto out;
	unlink(path.data);
	strbuf_clear(text);
	strbuf_add(text, strbuf_str(&edited));
out:
	strbuf_free(&edited);
	strbuf_free(&path);
	return status;
}
