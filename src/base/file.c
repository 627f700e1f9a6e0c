/*
 * A replacement is written to a temporary file in the target's folder, made with the mode that the
 * target shall have, and takes the target's name once it is whole and on the disk. What is no
 * regular file cannot be replaced: it is written directly, and `temporary` is then NULL.
 */

#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

#define READ_STEP       ((size_t)64 << 10)
#define HUGE_PAGE       ((size_t)2 << 20)
#define LINKS_MAX       40
#define NAME_TRIES      100
#define PERMISSIONS     0777
#define NEW_FILE_MODE   0666
#define NEW_FOLDER_MODE 0700

/* Reports what errno says about path. */
static enum status fail(struct diag *diag, const char *path, const char *what)
{
	diag_add(diag, DIAG_ERROR, path, 0, 0, "%s: %s", what, strerror(errno));
	return STATUS_FAILED;
}

int file_open(const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = open(path, flags, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static ssize_t read_some(int fd, char *to, size_t size)
{
	ssize_t got;

	do
		got = read(fd, to, size);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Reads to the end of fd, or to one byte more than the limit. */
static ssize_t read_all(int fd, size_t limit, struct strbuf *out)
{
	size_t before = out->len;
	ssize_t got;

	do {
		size_t left = limit - (out->len - before), step;

		strbuf_reserve(out, READ_STEP);
		step = out->capacity - out->len - 1;
		if (left < step)
			step = left + 1;
		got = read_some(fd, out->data + out->len, step);
		out->len += got > 0 ? (size_t)got : 0;
		out->data[out->len] = '\0';
	} while (got > 0 && out->len - before <= limit);
	return got;
}

/* Makes room; a large one in huge pages where there are some, which halves the time of filling it.
 */
static void reserve(struct strbuf *out, size_t size)
{
	size_t skip;

	strbuf_reserve(out, size);
	if (size < 2 * HUGE_PAGE)
		return;
	skip = -(uintptr_t)out->data % HUGE_PAGE;
	(void)madvise(out->data + skip, (out->capacity - skip) / HUGE_PAGE * HUGE_PAGE,
		      MADV_HUGEPAGE);
}

/* Adds all that fd holds; path is its name in messages. */
static enum status read_open_file(int fd, const char *path, size_t limit, struct strbuf *out,
				  struct diag *diag)
{
	size_t before = out->len;
	enum status status = STATUS_OK;
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (uintmax_t)st.st_size <= limit)
		reserve(out, (size_t)st.st_size + READ_STEP);
	if (read_all(fd, limit, out) < 0) {
		status = fail(diag, path, "cannot be read");
	} else if (out->len - before > limit) {
		diag_add(diag, DIAG_ERROR, path, 0, 0, "is larger than %zu bytes", limit);
		status = STATUS_FAILED;
	}
	if (status != STATUS_OK)
		strbuf_truncate(out, before);
	return status;
}

enum status file_read_if_there(const char *path, size_t limit, struct strbuf *out,
			       struct diag *diag)
{
	int fd = file_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
	enum status status;

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return STATUS_MISSING;
	if (fd < 0)
		return fail(diag, path, "cannot be opened");
	status = read_open_file(fd, path, limit, out, diag);
	close(fd);
	return status;
}

enum status file_read(const char *path, size_t limit, struct strbuf *out, struct diag *diag)
{
	enum status status = file_read_if_there(path, limit, out, diag);

	return status == STATUS_MISSING ? fail(diag, path, "cannot be opened") : status;
}

enum status file_read_plain(const char *path, size_t limit, struct strbuf *out, struct diag *diag)
{
	int fd = file_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK, 0);
	enum status status = STATUS_FAILED;
	struct stat st;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		status = read_open_file(fd, path, limit, out, diag);
	else if (fd >= 0 || errno == ELOOP || errno == ENXIO) /* a symbolic link, a socket */
		diag_add(diag, DIAG_ERROR, path, 0, 0, "is not an ordinary file");
	else
		fail(diag, path, "cannot be opened");
	if (fd >= 0)
		close(fd);
	return status;
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
	return strbuf_take(&joined);
}

/*
 * Follows path while it is a symbolic link, to what may not exist yet. Returns the path at the end,
 * which the caller frees, or NULL with errno.
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

/* Opens a new file of an unguessable name beside path, and sets *temporary; -1 with errno. */
static int open_temporary(const char *path, mode_t mode, char **temporary)
{
	for (int i = 0; i < NAME_TRIES; i++) {
		char name[64];
		uint64_t number = 0;
		int fd;

		if (getrandom(&number, sizeof(number), GRND_NONBLOCK) < 0)
			number = (uint64_t)getpid() << 32 | (uint64_t)i;
		snprintf(name, sizeof(name), ".shortlist-%016llx.tmp", (unsigned long long)number);
		*temporary = beside(path, name);
		fd = file_open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd >= 0)
			return fd;
		free(*temporary);
		*temporary = NULL;
		if (errno != EEXIST)
			return -1;
	}
	return -1;
}

/* Gives the new file the owner, where that is allowed, and the mode of the old one. */
static int take_over(int fd, const struct stat *old)
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
	int fd;

	if (old && !S_ISREG(old->st_mode))
		return file_open(file->path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
	fd = open_temporary(file->path, mode, &file->temporary);
	if (fd >= 0 && old && take_over(fd, old) != 0) {
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

	*file = (struct file_replacement){ .path = follow_links(path), .force = force };
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

/* Flushes to the file and that to its disk; what is no file on a disk cannot be synced. */
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
 * Renames from to to, which must not exist. Where the file system has no such renaming, a second
 * name that is given and the first taken away do the same.
 */
static int rename_new(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	return link(from, to) == 0 ? unlink(from) : -1;
}

/* Makes a renaming last. A file system that cannot sync a folder is not asked for more. */
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

/* Makes the folder, unless it is there. */
static bool make_folder(const char *path)
{
	struct stat st;
	int error;

	if (mkdir(path, NEW_FOLDER_MODE) == 0)
		return true;
	error = errno;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	errno = error;
	return false;
}

enum status file_make_parents(const char *path, struct diag *diag)
{
	char *folder = alloc_copy(path, strlen(path));
	enum status status = STATUS_OK;

	for (char *slash = strchr(folder + (*folder == '/'), '/'); slash && status == STATUS_OK;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (!make_folder(folder))
			status = fail(diag, folder, "cannot be made");
		*slash = '/';
	}
	free(folder);
	return status;
}
