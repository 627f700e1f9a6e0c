/*
 * A name is ".shortlist-MACHINE-NUMBER.tmp". The lock is flock(2)'s, which another machine that
 * shares the folder may not see; so each machine sweeps only what it made itself. Where there are
 * no locks at all nothing is swept.
 */

#include "config.h"

#include "base/file_temporary.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "base/strbuf.h"

#define NAME_TRIES 100
#define NAME_SIZE  64

/* "%08x-": of the machine; and the number's digits. */
#define PREFIX        ".shortlist-"
#define SUFFIX        ".tmp"
#define NUMBER_DIGITS 16

/* FNV-1a. */
static uint32_t hash(uint32_t so_far, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		so_far = (so_far ^ (uint8_t)bytes[i]) * 16777619u;
	return so_far;
}

/* Identifies this machine among those that may share the folder; the same after a reboot. */
static uint32_t this_machine(void)
{
	uint32_t machine = 2166136261u;
	struct utsname name;
	char id[64];
	int fd = file_open("/etc/machine-id", O_RDONLY | O_CLOEXEC, 0);
	ssize_t len = fd < 0 ? 0 : read(fd, id, sizeof(id));

	if (fd >= 0)
		close(fd);
	if (len > 0)
		machine = hash(machine, id, (size_t)len);
	if (uname(&name) == 0)
		machine = hash(machine, name.nodename, strlen(name.nodename));
	return machine;
}

static bool is_made_here(const char *name, const char *prefix)
{
	struct str rest = str_from(name);

	if (!str_starts_with(rest, str_from(prefix)) || !str_ends_with(rest, STR(SUFFIX)))
		return false;
	rest = str_drop(rest, strlen(prefix));
	if (rest.len != NUMBER_DIGITS + strlen(SUFFIX))
		return false;
	for (size_t i = 0; i < NUMBER_DIGITS; i++)
		if (!isxdigit((unsigned char)rest.p[i]))
			return false;
	return true;
}

static bool is_own_file(const struct stat *st)
{
	return S_ISREG(st->st_mode) && (st->st_uid == geteuid() || geteuid() == 0);
}

/* Removes it unless its maker holds it. The lock for the test is shared, so that two sweepers do
 * not mistake each other for the maker. */
static void sweep_one(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat held, named;

	if (fd < 0)
		return;
	if (flock(fd, LOCK_SH | LOCK_NB) == 0 && fstat(fd, &held) == 0 && is_own_file(&held) &&
	    fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    named.st_dev == held.st_dev && named.st_ino == held.st_ino)
		unlinkat(folder, name, 0);
	close(fd);
}

static void sweep(const char *path, const char *prefix)
{
	DIR *folder = opendir(path[0] ? path : ".");

	for (const struct dirent *entry; folder && (entry = readdir(folder));)
		if (is_made_here(entry->d_name, prefix))
			sweep_one(dirfd(folder), entry->d_name);
	if (folder)
		closedir(folder);
}

/* Whether the file that was just made is held, and still there: a sweeper may have come between. */
static bool hold(int fd)
{
	struct stat st;

	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		return errno != EWOULDBLOCK;
	return fstat(fd, &st) == 0 && st.st_nlink > 0;
}

static char *new_path(const char *folder, const char *prefix, int try)
{
	struct strbuf path;
	uint64_t number = 0;

	if (getrandom(&number, sizeof(number), GRND_NONBLOCK) < 0)
		number = (uint64_t)getpid() << 32 | (uint64_t)try;
	strbuf_init(&path);
	strbuf_addf(&path, "%s%s%016llx" SUFFIX, folder, prefix, (unsigned long long)number);
	return strbuf_detach(&path);
}

int file_temporary_open(const char *folder, mode_t mode, char **path)
{
	char prefix[NAME_SIZE];

	snprintf(prefix, sizeof(prefix), PREFIX "%08x-", (unsigned)this_machine());
	sweep(folder, prefix);
	for (int try = 0; try < NAME_TRIES; try++) {
		int fd;

		*path = new_path(folder, prefix, try);
		fd = file_open(*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd >= 0 && hold(fd))
			return fd;
		if (fd >= 0)
			close(fd);
		free(*path);
		*path = NULL;
		if (fd < 0 && errno != EEXIST)
			return -1;
	}
	errno = EEXIST;
	return -1;
}
