/*
 * Preloaded into the program: the n-th time that it asks for memory ($TORTURE_MEMORY) it gets none,
 * or from then on never again ($TORTURE_MEMORY_FOR_EVER). How many times it asked goes to the file
 * of $TORTURE_MEMORY_COUNT when it ends by itself, and that it was refused at once. Curses always
 * gets what it asks for: it ends the program with a status of its own then, or reads where nothing
 * is.
 */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What glibc's own names lead to; looking for them by name needs memory. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong asked;
static unsigned long nth;
static atomic_bool is_reported;
static bool is_started, is_for_ever;
static char report[4096];

static void write_report(const char *word, unsigned long number)
{
	char text[64];
	int fd = open(report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	int len = snprintf(text, sizeof(text), "%s %lu\n", word, number);

	if (fd < 0)
		return;
	if (write(fd, text, (size_t)len) != len)
		unlink(report);
	close(fd);
}

static bool is_curses(const void *caller)
{
	Dl_info info;

	return dladdr(caller, &info) && info.dli_fname &&
	       (strstr(info.dli_fname, "/libncurses") || strstr(info.dli_fname, "/libtinfo"));
}

static bool is_refused(const void *caller)
{
	unsigned long number;

	if (!is_started)
		return false;
	number = atomic_fetch_add(&asked, 1) + 1;
	if (nth == 0 || (is_for_ever ? number < nth : number != nth) || is_curses(caller))
		return false;
	if (!atomic_exchange(&is_reported, true))
		write_report("refused", number);
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return is_refused(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return is_refused(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return is_refused(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return is_refused(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
	void *got =
		is_refused(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, size);

	if (!got)
		return ENOMEM;
	*memory = got;
	return 0;
}

/* The C library's would ask in its own name, whoever wants the copy. */
char *strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = is_refused(__builtin_return_address(0)) ? NULL : __libc_malloc(size);

	return copy ? memcpy(copy, text, size) : NULL;
}

/* Other programs that this one starts have their memory. */
__attribute__((constructor)) static void start(void)
{
	const char *number = getenv("TORTURE_MEMORY"), *path = getenv("TORTURE_MEMORY_COUNT");

	unsetenv("LD_PRELOAD");
	nth = number ? strtoul(number, NULL, 10) : 0;
	is_for_ever = getenv("TORTURE_MEMORY_FOR_EVER") != NULL;
	snprintf(report, sizeof(report), "%s", path ? path : "/dev/null");
	is_started = true;
}

__attribute__((destructor)) static void end(void)
{
	if (nth == 0)
		write_report("asked", atomic_load(&asked));
}
