/*
 * The folder is watched rather than the file: a database is written through a journal beside it,
 * whose removal is the moment of the commit.
 */

#include "config.h"

#include "store/file_watch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef HAVE_SYS_INOTIFY_H
#include <sys/inotify.h>
#endif

#include "base/alloc.h"

#ifdef HAVE_SYS_INOTIFY_H

int file_watch_open(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? alloc_copy(path, slash == path ? 1 : (size_t)(slash - path))
			     : alloc_copy(".", 1);
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	if (fd >= 0 && inotify_add_watch(fd, folder, IN_MODIFY | IN_DELETE | IN_MOVED_TO) < 0) {
		close(fd);
		fd = -1;
	}
	free(folder);
	return fd;
}

void file_watch_drain(int fd)
{
	char events[4096];

	while (read(fd, events, sizeof(events)) > 0)
		;
}

#else

int file_watch_open(const char *path)
{
	(void)path;
	return -1;
}

void file_watch_drain(int fd)
{
	(void)fd;
}

#endif
