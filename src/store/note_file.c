#include "config.h"

#include "store/note_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "store/paths.h"

static const char pattern[] = "note-XXXXXX.txt";

#define SUFFIX_LEN 4

static bool write_all(int fd, struct str text)
{
	while (text.len > 0) {
		ssize_t written = write(fd, text.p, text.len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		text = str_drop(text, (size_t)written);
	}
	return true;
}

/* Makes the file that path is the pattern of; false with errno. */
static bool make_file(char *path, struct str text)
{
	int fd = mkostemps(path, SUFFIX_LEN, O_CLOEXEC), error;
	bool is_written;

	if (fd < 0)
		return false;
	is_written = write_all(fd, text) && fsync(fd) == 0;
	error = errno;
	if (close(fd) == 0 && is_written)
		return true;
	errno = is_written ? errno : error;
	error = errno;
	unlink(path);
	errno = error;
	return false;
}

static char *temporary_path(void)
{
	const char *folder = getenv("XDG_RUNTIME_DIR");
	struct strbuf path;

	strbuf_init(&path);
	strbuf_addf(&path, "%s/shortlist-%s", folder && folder[0] == '/' ? folder : "/tmp",
		    pattern);
	return strbuf_detach(&path);
}

enum status note_file_new(struct str text, char **path, struct diag *diag)
{
	char *lasting = paths_state(pattern);
	struct diag ignored;
	int error;

	diag_init(&ignored, 1);
	*path = lasting;
	if (file_make_parents(lasting, &ignored) == STATUS_OK && make_file(lasting, text))
		goto out;
	error = errno;
	*path = temporary_path();
	if (make_file(*path, text)) {
		free(lasting);
		goto out;
	}
	free(*path);
	*path = NULL;
	diag_add(diag, DIAG_ERROR, lasting, 0, 0, "cannot be written: %s", strerror(error));
	free(lasting);
out:
	diag_free(&ignored);
	return *path ? STATUS_OK : STATUS_FAILED;
}

enum status note_file_read(const char *path, struct strbuf *out, struct diag *diag)
{
	return file_read_plain(path, NOTE_FILE_MAX, out, diag);
}
