/*
 * One file is open at a time, with a reader behind it. Bytes come in pieces of a fixed size into
 * one buffer, or into two of read_ahead.c; that, the reader's and the queue's (draft_queue.c) are
 * all the memory that reading takes beside the library's. Regular files are always ready; a pipe is
 * polled, so that a step never waits. What comes packed through a pipe goes into a temporary file
 * first: unpacking must seek, and would wait for bytes.
 */

#include "config.h"

#include "session/open_file.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
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

struct open_file {
	struct session *session;
	const struct open_file_options *options;
	size_t failed_count;

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
};

struct open_file *open_file_new(struct session *session, const struct open_file_options *options)
{
	struct open_file *file = alloc_zeroed(1, sizeof(*file));

	file->session = session;
	file->options = options;
	file->fd = -1;
	strbuf_init(&file->head);
	file->piece = alloc_bytes(PIECE_SIZE);
	return file;
}

static void close_file(struct open_file *file)
{
	read_ahead_delete(file->ahead);
	file->ahead = NULL;
	file_reader_close(&file->reader);
	if (file->unpacking)
		file->unpacked += unpacking_progress(file->unpacking);
	unpacking_delete(file->unpacking);
	file->unpacking = NULL;
	if (file->spool)
		fclose(file->spool);
	file->spool = NULL;
	strbuf_clear(&file->head);
	if (file->fd > STDIN_FILENO)
		close(file->fd);
	file->fd = -1;
}

void open_file_delete(struct open_file *file)
{
	if (!file)
		return;
	close_file(file);
	strbuf_free(&file->head);
	free(file->piece);
	free(file);
}

static void fail(struct open_file *file, const char *name, const char *what)
{
	diag_add(&file->session->diag, DIAG_ERROR, name, 0, 0, "%s", what);
	file->failed_count++;
}

static void report_file(struct open_file *file)
{
	const struct reader_report *report = reader_report(file->reader.reader);

	reading_add(&file->session->reading, report);
	if (file->options->report)
		file->options->report(file->options->report_context, file->name, report);
}

static void start_file(struct open_file *file, const char *name, int fd, const struct stat *st)
{
	file->fd = fd;
	file->is_pipe = !S_ISREG(st->st_mode);
	file->is_seekable = !file->is_pipe && lseek(fd, 0, SEEK_CUR) == 0;
	file->size = file->is_pipe ? UINT64_MAX : (uint64_t)st->st_size;
	file->changed = file->is_pipe ? clock_wall_seconds() : st->st_mtime;
	file->name = named_file_title(name);
	file->input = INPUT_HEAD;
	file->file_read = 0;
}

bool open_file_open(struct open_file *file, const char *name)
{
	const char *why = named_file_refusal(name);
	struct stat st;
	int fd = why ? -1 : named_file_open(name);

	if (fd >= 0 && fstat(fd, &st) == 0) {
		start_file(file, name, fd, &st);
		return true;
	}
	fail(file, named_file_title(name), why ? why : strerror(errno));
	if (fd > STDIN_FILENO)
		close(fd);
	return false;
}

bool open_file_is_open(const struct open_file *file)
{
	return file->fd >= 0;
}

static void end_file(struct open_file *file)
{
	struct session *session = file->session;

	if (file_reader_finish(&file->reader) != STATUS_OK) {
		const struct diag_message *why = diag_last_error(&session->not_understood);

		file->failed_count++;
		if (why && session->not_understood.total[DIAG_ERROR] > file->errors)
			diag_add(&session->diag, DIAG_ERROR, why->file, why->line, why->column,
				 "%s", why->text);
	}
	report_file(file);
	close_file(file);
}

/* Ends a file of which no more can be read. */
static void cut_file(struct open_file *file, const char *why)
{
	fail(file, file->name, why);
	if (file->reader.reader) {
		file_reader_cut(&file->reader);
		report_file(file);
	}
	close_file(file);
}

static void start_plain(struct open_file *file, struct str head)
{
	file->input = INPUT_PLAIN;
	file->ahead = read_ahead_new(file->fd, PIECE_SIZE);
	file->errors = file->session->not_understood.total[DIAG_ERROR];
	file_reader_open(&file->reader, file->session, file->name, file->options->captured_year,
			 file->changed, &file->session->not_understood);
	reader_expect_size(file->reader.reader, file->size);
	file_reader_push(&file->reader, head);
}

static void start_unpacking(struct open_file *file, int fd)
{
	struct unpacking_options options = {
		.file = file->name,
		.captured_year = file->options->captured_year,
		.changed = file->changed,
		.report = file->options->report,
		.report_context = file->options->report_context,
	};

	/* The unpacking reads the bytes once more, and counts them. */
	file->bytes_read -= file->file_read;
	file->input = INPUT_PACKED;
	file->unpacking = unpacking_new(file->session, fd, file->packing, &options);
}

static void spool(struct open_file *file, struct str bytes)
{
	if (fwrite(bytes.p, 1, bytes.len, file->spool) != bytes.len)
		cut_file(file, "is packed, and there is no room in the folder for temporary "
			       "files to unpack it");
}

static void start_packed(struct open_file *file, struct str head)
{
	char what[100];

	if (!packing_is_read(file->packing)) {
		snprintf(what, sizeof(what), "is packed as %s: unpack it first",
			 packing_name(file->packing));
		cut_file(file, what);
		return;
	}
	if (file->is_seekable) {
		start_unpacking(file, file->fd);
		return;
	}
	file->input = INPUT_SPOOL;
	file->spool = tmpfile();
	if (file->spool)
		spool(file, head);
	else
		cut_file(file, strerror(errno));
}

/* Looks at the first bytes, once there are enough of them, as nearly always in the first piece. */
static void read_head(struct open_file *file, struct str bytes)
{
	bool is_whole = bytes.len == 0, is_first = file->head.len == 0;
	struct str head = bytes;

	if (!is_first) {
		strbuf_add(&file->head, bytes);
		head = strbuf_str(&file->head);
	}
	if (!packing_from_head(head, is_whole, &file->packing)) {
		if (is_first)
			strbuf_set(&file->head, bytes);
		return;
	}
	if (file->packing)
		start_packed(file, head);
	else
		start_plain(file, head);
}

static void end_input(struct open_file *file)
{
	if (file->input == INPUT_HEAD)
		read_head(file, STR(""));
	if (file->input == INPUT_PLAIN) {
		end_file(file);
	} else if (file->input == INPUT_SPOOL) {
		if (fflush(file->spool) == 0)
			start_unpacking(file, fileno(file->spool));
		else
			cut_file(file, strerror(errno));
	}
}

static void read_bytes(struct open_file *file, struct str bytes)
{
	if (file->input == INPUT_HEAD)
		read_head(file, bytes);
	else if (file->input == INPUT_SPOOL)
		spool(file, bytes);
	else
		file_reader_push(&file->reader, bytes);
}

static void unpack(struct open_file *file)
{
	if (unpacking_step(file->unpacking))
		return;
	file->failed_count += unpacking_has_failed(file->unpacking);
	close_file(file);
}

bool open_file_is_ready(const struct open_file *file)
{
	struct pollfd poll_fd = { .fd = file->fd, .events = POLLIN };

	return !file->is_pipe || file->unpacking || poll(&poll_fd, 1, 0) != 0;
}

/* The next piece of the file that is open, as read(2) gives it. */
static ssize_t next_piece(struct open_file *file, const char **piece)
{
	if (file->ahead)
		return read_ahead_next(file->ahead, piece);
	*piece = file->piece;
	return read(file->fd, file->piece, PIECE_SIZE);
}

/* Reads one piece; at the end of the file, ends it. */
static void read_piece(struct open_file *file)
{
	const char *piece;
	ssize_t len = next_piece(file, &piece);

	if (len < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (len < 0) {
		cut_file(file, strerror(errno));
		return;
	}
	file->bytes_read += (uint64_t)len;
	file->file_read += (uint64_t)len;
	if (len == 0)
		end_input(file);
	else
		read_bytes(file, (struct str){ piece, (size_t)len });
}

void open_file_step(struct open_file *file)
{
	if (file->unpacking)
		unpack(file);
	else
		read_piece(file);
}

int open_file_fd(const struct open_file *file)
{
	return file->is_pipe && !file->unpacking ? file->fd : -1;
}

uint64_t open_file_progress(const struct open_file *file)
{
	return file->bytes_read + file->unpacked +
	       (file->unpacking ? unpacking_progress(file->unpacking) : 0);
}

size_t open_file_failed_count(const struct open_file *file)
{
	return file->failed_count;
}
