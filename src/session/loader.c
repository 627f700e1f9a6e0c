/*
 * One file is open at a time, with a reader behind it. Bytes come in pieces of a fixed size into
 * one buffer, or into two of read_ahead.c; that, the reader's and the queue's (draft_queue.c) are
 * all the memory that reading takes beside the library's. Regular files are always ready; a pipe is
 * polled, so that a step never waits. What comes packed through a pipe goes into a temporary file
 * first: unpacking must seek, and would wait for bytes.
 */

#include "config.h"

#include "session/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "read/unpack.h"
#include "session/file_reader.h"
#include "session/named_file.h"
#include "session/read_ahead.h"
#include "session/unpacking.h"

#define PIECE_SIZE ((size_t)1 << 20)

/* What becomes of the bytes that are read. */
enum input {
	INPUT_HEAD,   /* they are not enough to tell */
	INPUT_PLAIN,  /* a reader gets them */
	INPUT_SPOOL,  /* they are packed, and go into a file that can be unpacked */
	INPUT_PACKED, /* none are read but by the unpacking */
};

struct loader {
	struct session *session;
	char **files;
	size_t file_count;
	size_t next; /* the file to open next */
	int captured_year;
	size_t failed_count;

	/* The file that is open. */
	int fd; /* -1: none */
	bool is_pipe;
	bool is_seekable;
	uint64_t size; /* in bytes; UINT64_MAX: not known */
	time_t changed;
	const char *name; /* for messages */
	enum input input;
	struct strbuf head; /* while it does not tell whether the file is packed */
	const struct packing *packing;
	FILE *spool; /* what came through a pipe; NULL: nothing */
	struct unpacking *unpacking;
	struct file_reader reader;
	size_t errors; /* that were known before the file was read */

	char *piece;
	struct read_ahead *ahead; /* has the pieces of a large file; NULL: there is none */

	uint64_t bytes_read;
	uint64_t file_read; /* of the file that is open */
	uint64_t unpacked;  /* packed bytes that were */
	uint64_t bytes_total;

	void (*report)(void *context, const char *file, const struct reader_report *report);
	void *report_context;
};

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
	strbuf_init(&loader->head);
	loader->piece = alloc_bytes(PIECE_SIZE);
	loader->bytes_total = named_files_size(loader->files, count);
	return loader;
}

static void close_file(struct loader *loader)
{
	read_ahead_delete(loader->ahead);
	loader->ahead = NULL;
	file_reader_close(&loader->reader);
	if (loader->unpacking)
		loader->unpacked += unpacking_progress(loader->unpacking);
	unpacking_delete(loader->unpacking);
	loader->unpacking = NULL;
	if (loader->spool)
		fclose(loader->spool);
	loader->spool = NULL;
	strbuf_clear(&loader->head);
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
	strbuf_free(&loader->head);
	free(loader->piece);
	free(loader);
}

static void fail(struct loader *loader, const char *file, const char *what)
{
	diag_add(&loader->session->diag, DIAG_ERROR, file, 0, 0, "%s", what);
	loader->failed_count++;
}

static void report_file(struct loader *loader)
{
	const struct reader_report *report = reader_report(loader->reader.reader);

	reading_add(&loader->session->reading, report);
	if (loader->report)
		loader->report(loader->report_context, loader->name, report);
}

size_t loader_check_files(const struct loader *loader, struct diag *diag)
{
	size_t count = 0;

	for (size_t i = 0; i < loader->file_count; i++) {
		const char *why = named_file_refusal(loader->files[i]);

		if (!why)
			continue;
		diag_add(diag, DIAG_ERROR, named_file_title(loader->files[i]), 0, 0, "%s", why);
		count++;
	}
	return count;
}

static void start_file(struct loader *loader, const char *file, int fd, const struct stat *st)
{
	loader->fd = fd;
	loader->is_pipe = !S_ISREG(st->st_mode);
	loader->is_seekable = !loader->is_pipe && lseek(fd, 0, SEEK_CUR) == 0;
	loader->size = loader->is_pipe ? UINT64_MAX : (uint64_t)st->st_size;
	loader->changed = loader->is_pipe ? clock_wall_seconds() : st->st_mtime;
	loader->name = named_file_title(file);
	loader->input = INPUT_HEAD;
	loader->file_read = 0;
}

/* Opens the next file that can be opened; false when there is none left. */
static bool open_next(struct loader *loader)
{
	while (loader->next < loader->file_count) {
		const char *file = loader->files[loader->next++], *why = named_file_refusal(file);
		struct stat st;
		int fd = why ? -1 : named_file_open(file);

		if (fd >= 0 && fstat(fd, &st) == 0) {
			start_file(loader, file, fd, &st);
			return true;
		}
		fail(loader, named_file_title(file), why ? why : strerror(errno));
		if (fd > STDIN_FILENO)
			close(fd);
	}
	return false;
}

static void end_file(struct loader *loader)
{
	struct session *session = loader->session;

	if (file_reader_finish(&loader->reader) != STATUS_OK) {
		const struct diag_message *why = diag_last_error(&session->not_understood);

		loader->failed_count++;
		if (why && session->not_understood.total[DIAG_ERROR] > loader->errors)
			diag_add(&session->diag, DIAG_ERROR, why->file, why->line, why->column,
				 "%s", why->text);
	}
	report_file(loader);
	close_file(loader);
}

/* Ends a file of which no more can be read. */
static void cut_file(struct loader *loader, const char *why)
{
	fail(loader, loader->name, why);
	if (loader->reader.reader) {
		file_reader_cut(&loader->reader);
		report_file(loader);
	}
	close_file(loader);
}

static void start_plain(struct loader *loader, struct str head)
{
	loader->input = INPUT_PLAIN;
	loader->ahead = read_ahead_new(loader->fd, PIECE_SIZE);
	loader->errors = loader->session->not_understood.total[DIAG_ERROR];
	file_reader_open(&loader->reader, loader->session, loader->name, loader->captured_year,
			 loader->changed, &loader->session->not_understood);
	reader_expect_size(loader->reader.reader, loader->size);
	file_reader_push(&loader->reader, head);
}

static void start_unpacking(struct loader *loader, int fd)
{
	struct unpacking_options options = {
		.file = loader->name,
		.captured_year = loader->captured_year,
		.changed = loader->changed,
		.report = loader->report,
		.report_context = loader->report_context,
	};

	/* The unpacking reads the bytes once more, and counts them. */
	loader->bytes_read -= loader->file_read;
	loader->input = INPUT_PACKED;
	loader->unpacking = unpacking_new(loader->session, fd, loader->packing, &options);
}

static void spool(struct loader *loader, struct str bytes)
{
	if (fwrite(bytes.p, 1, bytes.len, loader->spool) != bytes.len)
		cut_file(loader, "is packed, and there is no room in the folder for temporary "
				 "files to unpack it");
}

static void start_packed(struct loader *loader, struct str head)
{
	char what[100];

	if (!packing_is_read(loader->packing)) {
		snprintf(what, sizeof(what), "is packed as %s: unpack it first",
			 packing_name(loader->packing));
		cut_file(loader, what);
		return;
	}
	if (loader->is_seekable) {
		start_unpacking(loader, loader->fd);
		return;
	}
	loader->input = INPUT_SPOOL;
	loader->spool = tmpfile();
	if (loader->spool)
		spool(loader, head);
	else
		cut_file(loader, strerror(errno));
}

/* Looks at the first bytes, once there are enough of them, as nearly always in the first piece. */
static void read_head(struct loader *loader, struct str bytes)
{
	bool is_whole = bytes.len == 0, is_first = loader->head.len == 0;
	struct str head = bytes;

	if (!is_first) {
		strbuf_add(&loader->head, bytes);
		head = strbuf_str(&loader->head);
	}
	if (!packing_from_head(head, is_whole, &loader->packing)) {
		if (is_first)
			strbuf_set(&loader->head, bytes);
		return;
	}
	if (loader->packing)
		start_packed(loader, head);
	else
		start_plain(loader, head);
}

static void end_input(struct loader *loader)
{
	if (loader->input == INPUT_HEAD)
		read_head(loader, STR(""));
	if (loader->input == INPUT_PLAIN) {
		end_file(loader);
	} else if (loader->input == INPUT_SPOOL) {
		if (fflush(loader->spool) == 0)
			start_unpacking(loader, fileno(loader->spool));
		else
			cut_file(loader, strerror(errno));
	}
}

static void read_bytes(struct loader *loader, struct str bytes)
{
	if (loader->input == INPUT_HEAD)
		read_head(loader, bytes);
	else if (loader->input == INPUT_SPOOL)
		spool(loader, bytes);
	else
		file_reader_push(&loader->reader, bytes);
}

static void unpack(struct loader *loader)
{
	if (unpacking_step(loader->unpacking))
		return;
	loader->failed_count += unpacking_has_failed(loader->unpacking);
	close_file(loader);
}

static bool is_ready(const struct loader *loader)
{
	struct pollfd poll_fd = { .fd = loader->fd, .events = POLLIN };

	return !loader->is_pipe || loader->unpacking || poll(&poll_fd, 1, 0) != 0;
}

/* The next piece of the file that is open, as read(2) gives it. */
static ssize_t next_piece(struct loader *loader, const char **piece)
{
	if (loader->ahead)
		return read_ahead_next(loader->ahead, piece);
	*piece = loader->piece;
	return read(loader->fd, loader->piece, PIECE_SIZE);
}

/* Reads one piece; at the end of the file, ends it. */
static void read_piece(struct loader *loader)
{
	const char *piece;
	ssize_t len = next_piece(loader, &piece);

	if (len < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (len < 0) {
		cut_file(loader, strerror(errno));
		return;
	}
	loader->bytes_read += (uint64_t)len;
	loader->file_read += (uint64_t)len;
	if (len == 0)
		end_input(loader);
	else
		read_bytes(loader, (struct str){ piece, (size_t)len });
}

/* Reads for about that long; see loader_step. */
static bool read_on(struct loader *loader, uint64_t microseconds)
{
	uint64_t start = clock_microseconds();

	do {
		if (loader->fd < 0 && !open_next(loader))
			return false;
		if (!is_ready(loader))
			return true;
		if (loader->unpacking)
			unpack(loader);
		else
			read_piece(loader);
	} while (clock_microseconds() - start < microseconds);
	return loader->fd >= 0 || loader->next < loader->file_count;
}

bool loader_step(struct loader *loader, uint64_t microseconds)
{
	bool has_more = read_on(loader, microseconds);

	draft_queue_wait(loader->session->incoming);
	if (!has_more)
		session_settle_marks(loader->session);
	return has_more;
}

int loader_fd(const struct loader *loader)
{
	return loader->is_pipe && !loader->unpacking ? loader->fd : -1;
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
	*read = loader->bytes_read + loader->unpacked +
		(loader->unpacking ? unpacking_progress(loader->unpacking) : 0);
	*total = loader->bytes_total;
}

size_t loader_failed_count(const struct loader *loader)
{
	return loader->failed_count;
}
