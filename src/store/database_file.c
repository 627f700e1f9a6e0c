/*
 * The library's files, before SQLite opens them: the database, and what SQLite puts beside it. Only
 * ordinary files are let through: opening a FIFO would wait for its other end for ever.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "store/database_private.h"

static enum status fail(const char *path, const char *what, int error, struct diag *diag)
{
	diag_add(diag, DIAG_ERROR, path, 0, 0, "%s: %s", what, strerror(error));
	return STATUS_FAILED;
}

/* Whether the path itself is there, be it a link to nothing. */
static enum status find(const char *path, struct diag *diag)
{
	struct stat st;

	if (lstat(path, &st) == 0)
		return STATUS_OK;
	if (errno == ENOENT || errno == ENOTDIR)
		return STATUS_MISSING;
	return fail(path, "cannot be looked for", errno, diag);
}

static const char *kind_of(mode_t mode)
{
	if (S_ISDIR(mode))
		return "a folder";
	if (S_ISFIFO(mode))
		return "a FIFO";
	return S_ISSOCK(mode) ? "a socket" : "a device";
}

/* What a path leads to that leads nowhere. */
static enum status fail_to_follow(const char *path, struct diag *diag)
{
	struct stat st;

	diag_add(diag, DIAG_ERROR, path, 0, 0, "is %s; name another library with --database=FILE",
		 lstat(path, &st) == 0 ? "a link to a file that is not there"
				       : "not there any more");
	return STATUS_FAILED;
}

static enum status check_database(const char *path, struct diag *diag)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return errno == ENOENT ? fail_to_follow(path, diag)
				       : fail(path, "cannot be opened", errno, diag);
	if (S_ISREG(st.st_mode))
		return STATUS_OK;
	diag_add(diag, DIAG_ERROR, path, 0, 0,
		 "is %s and no library; name another file with --database=FILE",
		 kind_of(st.st_mode));
	return STATUS_FAILED;
}

static enum status check_beside(const char *path, const char *suffix, struct diag *diag)
{
	enum status status = STATUS_OK;
	struct strbuf name;
	struct stat st;

	strbuf_init(&name);
	strbuf_addf(&name, "%s%s", path, suffix);
	if (stat(name.data, &st) != 0) {
		if (errno != ENOENT)
			status = fail(path, "cannot be opened: its journal cannot be looked for",
				      errno, diag);
	} else if (!S_ISREG(st.st_mode)) {
		diag_add(diag, DIAG_ERROR, path, 0, 0,
			 "cannot be opened: %s%s beside it is %s; move that away",
			 strrchr(path, '/') ? strrchr(path, '/') + 1 : path, suffix,
			 kind_of(st.st_mode));
		status = STATUS_FAILED;
	}
	strbuf_free(&name);
	return status;
}

enum status database_check_files(const char *path, struct diag *diag)
{
	static const char *const beside[] = { "-journal", "-wal", "-shm" };
	enum status status = check_database(path, diag);

	for (size_t i = 0; i < COUNT_OF(beside) && status == STATUS_OK; i++)
		status = check_beside(path, beside[i], diag);
	return status;
}

/* Says that there will be no library, and what to do; why is the system's word. */
static enum status fail_to_create(const char *path, const char *why, struct diag *diag)
{
	diag_add(diag, DIAG_ERROR, path, 0, 0,
		 "cannot be created (%s), so stars are not saved; name another file with "
		 "--database=FILE",
		 why);
	return STATUS_MISSING;
}

/* Creates the file with the right mode before SQLite would with the wrong one; its journal gets the
 * same. Another program may be faster. */
static enum status create_private(const char *path, struct diag *diag)
{
	int fd = file_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno == EEXIST ? STATUS_OK : fail_to_create(path, strerror(errno), diag);
	(void)fchmod(fd, 0600); /* whatever the umask has taken */
	close(fd);
	return STATUS_OK;
}

/* Makes the file, and its folder, where they are missing. */
static enum status make(const char *path, struct diag *diag)
{
	struct diag folder;
	enum status status;

	diag_init(&folder, 1);
	if (file_make_parents(path, &folder) == STATUS_OK)
		status = create_private(path, diag);
	else
		status = fail_to_create(
			path, folder.count > 0 ? folder.messages[0].text : "no folder", diag);
	diag_free(&folder);
	return status;
}

enum status database_find_files(const char *path, bool create, struct diag *diag)
{
	enum status status = find(path, diag);

	if (status == STATUS_MISSING && create)
		status = make(path, diag);
	return status == STATUS_OK ? database_check_files(path, diag) : status;
}

/* Whether the program may write there; `error` is only set where that cannot be told. */
static bool may_write(const char *path, int *error)
{
	if (access(path, W_OK) == 0)
		return true;
	if (errno != EACCES && errno != EPERM && errno != EROFS)
		*error = errno;
	return false;
}

enum status database_find_access(const char *path, bool *is_read_only, struct diag *diag)
{
	const char *slash = strrchr(path, '/');
	struct strbuf folder;
	int error = 0;

	strbuf_init(&folder);
	strbuf_add(&folder, slash ? (struct str){ path, (size_t)(slash - path) + 1 } : STR("."));
	*is_read_only = !may_write(path, &error) || !may_write(folder.data, &error);
	strbuf_free(&folder);
	return error == 0 ? STATUS_OK : fail(path, "cannot be opened", error, diag);
}
