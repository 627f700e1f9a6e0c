/*
 * A replacement is written to a temporary file in the target's folder, created with the target's
 * mode, and renamed to the target once it is complete and on the disk. A target that is no regular
 * file cannot be replaced: it is written directly, and `temporary` is then NULL.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/file_temporary.h"

#define LINKS_MAX     40
#define PERMISSIONS   0777
#define NEW_FILE_MODE 0666

/* Reports what errno says about path. */
static enum status fail(struct diag *diag, const char *path, const char *what)
{
	diag_add(diag, DIAG_ERROR, path, 0, 0, "%s: %s", what, strerror(errno));
	return STATUS_FAILED;
}

/* The folder of path with its last slash; empty for a name alone. */
static struct str folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return (struct str){ path, slash ? (size_t)(slash - path) + 1 : 0 };
}

/* Returns name as seen from path's folder; the caller frees it. */
static char *beside(const char *path, const char *name)
{
	struct strbuf joined;

	strbuf_init(&joined);
	if (*name != '/')
		strbuf_add(&joined, folder_of(path));
	strbuf_add_cstr(&joined, name);
	return strbuf_detach(&joined);
}

/*
 * Follows path while it is a symbolic link; the end of the chain may not exist yet. Returns the
 * path at the end, which the caller frees, or NULL with errno.
 */
static char *follow_links(const char *path)
{
	char *at = alloc_copy(path, strlen(path));
	char name[PATH_MAX];

	for (int i = 0; i < LINKS_MAX; i++) {
		ssize_t len = readlink(at, name, sizeof(name) - 1);
		char *next;

		if (len < 0)
			return at;
		name[len] = '\0';
		next = beside(at, name);
		free(at);
		at = next;
	}
	free(at);
	errno = ELOOP;
	return NULL;
}

/* Gives the new file the owner, where that is allowed, and the mode of the old one. */
static int copy_owner(int fd, const struct stat *old)
{
	if ((old->st_uid != geteuid() || old->st_gid != getegid()) &&
	    fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
		return -1;
	return fchmod(fd, old->st_mode & PERMISSIONS);
}

/* Opens what is written: a temporary file beside path, or path itself. -1 with errno. */
static int open_replacement(struct file_replacement *file, const struct stat *old)
{
	mode_t mode = old ? old->st_mode & NEW_FILE_MODE : NEW_FILE_MODE;
	char *folder;
	int fd;

	if (old && !S_ISREG(old->st_mode))
		return file_open(file->path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
	folder = beside(file->path, "");
	fd = file_temporary_open(folder, mode, &file->temporary);
	free(folder);
	if (fd >= 0)
		file->held = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (fd >= 0 && (file->held < 0 || (old && copy_owner(fd, old) != 0))) {
		int error = errno;

		close(fd);
		errno = error;
		return -1;
	}
	return fd;
}

static void close_all(struct file_replacement *file)
{
	if (file->stream)
		fclose(file->stream);
	if (file->temporary)
		unlink(file->temporary);
	if (file->path && file->held >= 0)
		close(file->held);
	free(file->temporary);
	free(file->path);
	*file = (struct file_replacement){ .stream = NULL };
}

enum status file_replace_begin(struct file_replacement *file, const char *path, bool force,
			       struct diag *diag)
{
	enum status status = STATUS_OK;
	struct stat old;
	bool is_old;
	int fd;

	*file = (struct file_replacement){ .path = follow_links(path), .force = force, .held = -1 };
	if (!file->path)
		return fail(diag, path, "cannot be written");
	is_old = stat(file->path, &old) == 0;
	if (is_old && S_ISREG(old.st_mode) && !force) {
		close_all(file);
		return STATUS_EXISTS;
	}
	fd = open_replacement(file, is_old ? &old : NULL);
	file->stream = fd < 0 ? NULL : fdopen(fd, "w");
	if (!file->stream) {
		status = fail(diag, path, "cannot be written");
		if (fd >= 0)
			close(fd);
		close_all(file);
	}
	return status;
}

static int sync_fd(int fd)
{
	int result;

	do
		result = fsync(fd);
	while (result != 0 && errno == EINTR);
	return result;
}

bool file_replace_add(struct file_replacement *file, struct str text)
{
	if (file->error == 0 && fwrite(text.p, 1, text.len, file->stream) != text.len)
		file->error = errno;
	return file->error == 0;
}

/* Flushes and syncs; a target that is no file on a disk cannot be synced. */
static bool flush_and_sync(struct file_replacement *file)
{
	if (file->error == 0 && fflush(file->stream) != 0)
		file->error = errno;
	if (file->error != 0) {
		errno = file->error;
		return false;
	}
	return sync_fd(fileno(file->stream)) == 0 || errno == EINVAL || errno == ENOTSUP ||
	       errno == EROFS;
}

static bool close_stream(struct file_replacement *file)
{
	FILE *stream = file->stream;

	file->stream = NULL;
	return fclose(stream) == 0;
}

/*
 * Renames from to to, which must not exist. Where the file system has no such rename, a hard link
 * is made and the first name removed.
 */
static int rename_new(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	return link(from, to) == 0 ? unlink(from) : -1;
}

/* Makes a rename durable. A file system that cannot sync a folder is no error. */
static bool sync_folder(const char *path)
{
	char *folder = beside(path, ".");
	int fd = file_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	bool is_synced = fd < 0 || sync_fd(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
	int error = errno;

	if (fd >= 0)
		close(fd);
	free(folder);
	errno = error;
	return is_synced;
}

/* Gives the temporary file the target's name. */
static enum status put_in_place(struct file_replacement *file, struct diag *diag)
{
	int result = file->force ? rename(file->temporary, file->path)
				 : rename_new(file->temporary, file->path);

	if (result != 0)
		return !file->force && errno == EEXIST
			       ? STATUS_EXISTS
			       : fail(diag, file->path, "cannot be replaced");
	free(file->temporary);
	file->temporary = NULL;
	if (!sync_folder(file->path))
		return fail(diag, file->path, "was written, but its folder cannot be synced");
	return STATUS_OK;
}

enum status file_replace_commit(struct file_replacement *file, struct diag *diag)
{
	enum status status = STATUS_OK;

	if (!flush_and_sync(file) || !close_stream(file))
		status = fail(diag, file->path, "cannot be written");
	else if (file->temporary)
		status = put_in_place(file, diag);
	close_all(file);
	return status;
}

void file_replace_abort(struct file_replacement *file)
{
	close_all(file);
}

enum status file_replace(const char *path, struct str text, struct diag *diag)
{
	struct file_replacement file;
	enum status status = file_replace_begin(&file, path, true, diag);

	if (status != STATUS_OK)
		return status;
	file_replace_add(&file, text);
	return file_replace_commit(&file, diag);
}
