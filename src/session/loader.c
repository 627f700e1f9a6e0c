/*
 * One file is open at a time, with a reader behind it. Bytes come in pieces of a fixed size into
 * one buffer, which is all the memory that reading takes beside the library's. Regular files are
 * always ready; a pipe is polled, so that a step never waits.
 */

#include "config.h"

#include "session/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"

#define PIECE_SIZE ((size_t)256 << 10)

struct loader {
	struct session *session;
	char **files;
	size_t file_count;
	size_t next; /* the file to open next */
	int captured_year;
	size_t failed_count;

	int fd; /* -1: none open */
	bool is_pipe;
	struct reader *reader;
	struct reader_options options;
	const struct source_list *source;
	char *piece;

	uint64_t bytes_read;
	uint64_t bytes_total;

	void (*report)(void *context, const char *file, const struct reader_report *report);
	void *report_context;
};

static uint64_t size_of_files(char *const *files, size_t count)
{
	uint64_t total = 0;
	struct stat st;

	for (size_t i = 0; i < count; i++)
		if (stat(files[i], &st) == 0 && S_ISREG(st.st_mode))
			total += (uint64_t)st.st_size;
	return total;
}

struct loader *loader_new(struct session *session, const char *const *files, size_t count,
			  int captured_year)
{
	struct loader *loader = alloc_zeroed(1, sizeof(*loader));

	loader->session = session;
	loader->files = alloc_zeroed(count, sizeof(*loader->files));
	loader->file_count = count;
	for (size_t i = 0; i < count; i++)
		loader->files[i] = alloc_copy(files[i], strlen(files[i]));
	loader->captured_year = captured_year;
	loader->fd = -1;
	loader->piece = alloc_bytes(PIECE_SIZE);
	loader->bytes_total = size_of_files(loader->files, count);
	return loader;
}

static void close_file(struct loader *loader)
{
	reader_delete(loader->reader);
	loader->reader = NULL;
	if (loader->fd > STDIN_FILENO)
		close(loader->fd);
	loader->fd = -1;
}

void loader_delete(struct loader *loader)
{
	if (!loader)
		return;
	close_file(loader);
	for (size_t i = 0; i < loader->file_count; i++)
		free(loader->files[i]);
	free(loader->files);
	free(loader->piece);
	free(loader);
}

static void take_paper(void *context, const struct paper_draft *draft)
{
	struct loader *loader = context;

	session_add(loader->session, draft, loader->source);
}

static void take_year(void *context, int year)
{
	struct loader *loader = context;

	library_set_year(&loader->session->library, year);
}

/* "captures/000_ab.txt" is the source "000_ab". */
static struct str source_name(const char *file)
{
	const char *slash = strrchr(file, '/');
	struct str name = str_from(slash ? slash + 1 : file);

	if (strcmp(file, "-") == 0)
		return STR("standard input");
	for (size_t i = name.len; i > 1; i--)
		if (name.p[i - 1] == '.')
			return str_sub(name, 0, i - 1);
	return name;
}

static const char *shown_name(const char *file)
{
	return strcmp(file, "-") == 0 ? "standard input" : file;
}

static int year_of(time_t moment)
{
	struct tm tm;

	return localtime_r(&moment, &tm) ? tm.tm_year + 1900 : 1970;
}

static void start_reader(struct loader *loader, const char *file, const struct stat *st)
{
	struct reader_sink sink = { .context = loader, .paper = take_paper, .year = take_year };

	loader->is_pipe = !S_ISREG(st->st_mode);
	loader->options = (struct reader_options){
		.file = shown_name(file),
		.captured_year = loader->captured_year,
		.file_year = year_of(loader->is_pipe ? clock_wall_seconds() : st->st_mtime),
	};
	loader->source = library_source(&loader->session->library, source_name(file));
	loader->reader = reader_new(&loader->options, sink, &loader->session->not_understood);
}

static void fail(struct loader *loader, const char *file, const char *what)
{
	diag_add(&loader->session->diag, DIAG_ERROR, file, 0, 0, "%s", what);
	loader->failed_count++;
}

/* Why a file cannot be read, as far as that shows without opening it; NULL: it may be. */
static const char *why_not(const char *file)
{
	struct stat st;

	if (strcmp(file, "-") == 0)
		return isatty(STDIN_FILENO)
			       ? "is a terminal; name a FILE, or send papers through a pipe"
			       : NULL;
	if (stat(file, &st) != 0 || faccessat(AT_FDCWD, file, R_OK, AT_EACCESS) != 0)
		return strerror(errno);
	return S_ISDIR(st.st_mode) ? "is a folder, not a file" : NULL;
}

size_t loader_check_files(const struct loader *loader, struct diag *diag)
{
	size_t count = 0;

	for (size_t i = 0; i < loader->file_count; i++) {
		const char *why = why_not(loader->files[i]);

		if (!why)
			continue;
		diag_add(diag, DIAG_ERROR, shown_name(loader->files[i]), 0, 0, "%s", why);
		count++;
	}
	return count;
}

/* A FIFO that nobody writes to yet is waited for with everything else, not while it is opened. */
static int open_file(const char *file)
{
	if (strcmp(file, "-") == 0)
		return STDIN_FILENO;
	return file_open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
}

/* Opens the next file that can be opened; false when there is none left. */
static bool open_next(struct loader *loader)
{
	while (loader->next < loader->file_count) {
		const char *file = loader->files[loader->next++], *why = why_not(file);
		struct stat st;
		int fd = why ? -1 : open_file(file);

		if (fd >= 0 && fstat(fd, &st) == 0) {
			loader->fd = fd;
			start_reader(loader, file, &st);
			return true;
		}
		fail(loader, shown_name(file), why ? why : strerror(errno));
		if (fd > STDIN_FILENO)
			close(fd);
	}
	return false;
}

static void end_file(struct loader *loader)
{
	struct session *session = loader->session;
	size_t errors = session->not_understood.total[DIAG_ERROR];

	if (reader_finish(loader->reader) != STATUS_OK) {
		const struct diag_message *why = diag_last_error(&session->not_understood);

		loader->failed_count++;
		if (why && session->not_understood.total[DIAG_ERROR] > errors)
			diag_add(&session->diag, DIAG_ERROR, why->file, why->line, why->column,
				 "%s", why->text);
	}
	reading_add(&session->reading, reader_report(loader->reader));
	if (loader->report)
		loader->report(loader->report_context, loader->options.file,
			       reader_report(loader->reader));
	close_file(loader);
}

static bool is_ready(const struct loader *loader)
{
	struct pollfd poll_fd = { .fd = loader->fd, .events = POLLIN };

	return !loader->is_pipe || poll(&poll_fd, 1, 0) != 0;
}

/* Reads one piece; at the end of the file, ends it. */
static void read_piece(struct loader *loader)
{
	ssize_t len = read(loader->fd, loader->piece, PIECE_SIZE);

	if (len < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (len < 0) {
		fail(loader, loader->options.file, strerror(errno));
		end_file(loader);
	} else if (len == 0) {
		end_file(loader);
	} else {
		loader->bytes_read += (uint64_t)len;
		reader_push(loader->reader, (struct str){ loader->piece, (size_t)len });
	}
}

bool loader_step(struct loader *loader, uint64_t microseconds)
{
	uint64_t start = clock_microseconds();

	do {
		if (loader->fd < 0 && !open_next(loader))
			return false;
		if (!is_ready(loader))
			return true;
		read_piece(loader);
	} while (clock_microseconds() - start < microseconds);
	return loader->fd >= 0 || loader->next < loader->file_count;
}

int loader_fd(const struct loader *loader)
{
	return loader->is_pipe ? loader->fd : -1;
}

void loader_set_report(struct loader *loader,
		       void (*report)(void *context, const char *file,
				      const struct reader_report *report),
		       void *context)
{
	loader->report = report;
	loader->report_context = context;
}

void loader_progress(const struct loader *loader, uint64_t *read, uint64_t *total)
{
	*read = loader->bytes_read;
	*total = loader->bytes_total;
}

size_t loader_failed_count(const struct loader *loader)
{
	return loader->failed_count;
}
