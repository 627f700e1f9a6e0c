#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

#define READ_STEP       ((size_t)64 << 10)
#define HUGE_PAGE       ((size_t)2 << 20)
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

/* Opens path with the flags more than usual and adds all that it holds; a missing one is
 * STATUS_MISSING. */
static enum status open_and_read(const char *path, int flags, size_t limit, struct strbuf *out,
				 struct diag *diag)
{
	int fd = file_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags, 0);
	enum status status = STATUS_FAILED;
	struct stat st;

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return STATUS_MISSING;
	if (fd < 0)
		return fail(diag, path, "cannot be opened");
	if ((flags & O_NONBLOCK) && fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode))
		diag_add(diag, DIAG_ERROR, path, 0, 0, "is a FIFO and no file");
	else
		status = read_open_file(fd, path, limit, out, diag);
	close(fd);
	return status;
}

enum status file_read_if_there(const char *path, size_t limit, struct strbuf *out,
			       struct diag *diag)
{
	return open_and_read(path, O_NONBLOCK, limit, out, diag);
}

enum status file_read(const char *path, size_t limit, struct strbuf *out, struct diag *diag)
{
	enum status status = open_and_read(path, 0, limit, out, diag);

	return status == STATUS_MISSING ? fail(diag, path, "cannot be opened") : status;
}

bool file_is_fifo(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISFIFO(st.st_mode);
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
