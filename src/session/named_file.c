#include "config.h"

#include "session/named_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

uint64_t named_files_size(char *const *files, size_t count)
{
	uint64_t total = 0;
	struct stat st;

	for (size_t i = 0; i < count; i++)
		if (stat(files[i], &st) == 0 && S_ISREG(st.st_mode))
			total += (uint64_t)st.st_size;
	return total;
}

const char *named_file_title(const char *file)
{
	if (file[0] == '\0')
		return "''";
	return strcmp(file, "-") == 0 ? "standard input" : file;
}

/* A FIFO that nobody writes to yet is waited for with everything else, not while it is opened. */
int named_file_open(const char *file)
{
	if (strcmp(file, "-") == 0)
		return STDIN_FILENO;
	return file_open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
}

/* Whether a device is a terminal, such as /dev/stdin or /dev/tty: its keys are the browser's. */
static bool device_is_terminal(const char *file)
{
	int fd = named_file_open(file);
	bool is_terminal = fd >= 0 && isatty(fd);

	if (fd >= 0)
		close(fd);
	return is_terminal;
}

const char *named_file_refusal(const char *file)
{
	static const char terminal[] = "is a terminal; name a FILE, or send papers through a pipe";
	struct stat st;

	if (file[0] == '\0')
		return "is empty, and names no file";
	if (strcmp(file, "-") == 0)
		return isatty(STDIN_FILENO) ? terminal : NULL;
	if (stat(file, &st) != 0 || faccessat(AT_FDCWD, file, R_OK, AT_EACCESS) != 0)
		return strerror(errno);
	if (S_ISCHR(st.st_mode) && device_is_terminal(file))
		return terminal;
	return S_ISDIR(st.st_mode) ? "is a folder, not a file" : NULL;
}
