/*
 * The entries in memory, the newest last, each text once. An entry is added to the file as one line
 * by one write at its end, under a lock that is never waited for. When the file has grown far
 * beyond what is kept it is replaced, under the same lock: who gets the lock looks whether the file
 * is still the one at the path.
 */

#include "config.h"

#include "store/history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/utf8.h"

/* Of a larger file only the end is read. */
#define READ_MAX ((size_t)1 << 20)

/* A file with this many lines more than there are entries is written again. */
#define SLACK 2000

struct entry {
	enum history_kind kind;
	struct str text; /* owned */
};

struct history {
	char *path; /* NULL: none */
	struct entry *entries;
	size_t count, capacity;
	struct strbuf pending; /* lines that are not in the file yet */
	bool has_complained;
};

static const char signs[] = { [HISTORY_COMMAND] = ':', [HISTORY_QUERY] = '/' };

static void remove_entry(struct history *history, size_t at)
{
	free((char *)history->entries[at].text.p);
	history->count--;
	memmove(&history->entries[at], &history->entries[at + 1],
		(history->count - at) * sizeof(*history->entries));
}

/* Makes way for a text: its earlier entry goes, or else the oldest one where there are too many. */
static void make_way(struct history *history, enum history_kind kind, struct str text)
{
	size_t count = 0, oldest = 0;

	for (size_t i = history->count; i-- > 0;) {
		if (history->entries[i].kind != kind)
			continue;
		if (str_equal(history->entries[i].text, text)) {
			remove_entry(history, i);
			return;
		}
		oldest = i;
		count++;
	}
	if (count >= HISTORY_MAX)
		remove_entry(history, oldest);
}

/* Takes in a text that was cleaned. */
static void remember(struct history *history, enum history_kind kind, struct str text)
{
	make_way(history, kind, text);
	history->entries = alloc_grow(history->entries, &history->capacity, history->count + 1,
				      sizeof(*history->entries));
	history->entries[history->count++] = (struct entry){
		.kind = kind,
		.text = { alloc_copy(text.p, text.len), text.len },
	};
}

/* Cleans a text and takes it in; false when it is nothing, or too long. */
static bool add_text(struct history *history, enum history_kind kind, struct str text)
{
	char clean[3 * HISTORY_ENTRY_MAX];
	bool is_ascii;
	size_t len;

	if (text.len > HISTORY_ENTRY_MAX)
		return false;
	len = utf8_clean(text, clean, &is_ascii);
	if (len > 0)
		remember(history, kind, (struct str){ clean, len });
	return len > 0;
}

static void read_line(struct history *history, struct str line)
{
	for (int kind = 0; line.len > 0 && kind <= HISTORY_QUERY; kind++)
		if (line.p[0] == signs[kind])
			add_text(history, (enum history_kind)kind, str_drop(line, 1));
}

/* Takes the lines in; returns how many there were. */
static size_t read_lines(struct history *history, struct str text)
{
	struct str line;
	size_t count = 0;

	while (str_split_next(&text, '\n', &line)) {
		read_line(history, line);
		count++;
	}
	return count;
}

static ssize_t read_at(int fd, char *to, size_t size, off_t from)
{
	ssize_t got;

	do
		got = pread(fd, to, size, from);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Adds the end of the file to out; false with errno. */
static bool read_end(int fd, off_t size, struct strbuf *out)
{
	off_t from = size > (off_t)READ_MAX ? size - (off_t)READ_MAX : 0;
	char piece[8192];
	ssize_t got;

	while ((got = read_at(fd, piece, sizeof(piece), from)) > 0 && out->len < 2 * READ_MAX) {
		strbuf_add(out, (struct str){ piece, (size_t)got });
		from += got;
	}
	/* The first line may be a part of one. */
	if (size > (off_t)READ_MAX)
		strbuf_remove(out, 0, strcspn(out->data, "\n"));
	return got >= 0;
}

static void add_line(struct strbuf *out, enum history_kind kind, struct str text)
{
	strbuf_add_byte(out, signs[kind]);
	strbuf_add(out, text);
	strbuf_add_byte(out, '\n');
}

/* Whether the descriptor's file is still that at the path, and a plain file. */
static bool is_at_path(int fd, const char *path)
{
	struct stat here, there;

	return fstat(fd, &here) == 0 && stat(path, &there) == 0 && here.st_dev == there.st_dev &&
	       here.st_ino == there.st_ino && S_ISREG(here.st_mode);
}

/* Opens the file for adding to it, and locks it. -1 with errno; EWOULDBLOCK: another has it. */
static int open_locked(const char *path)
{
	const int flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
	int fd = file_open(path, flags, 0600), error;

	if (fd < 0)
		return -1;
	error = flock(fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
	if (error == 0 && is_at_path(fd, path))
		return fd;
	close(fd);
	/* Another instance has just replaced it. */
	errno = error != 0 && error != EINTR ? error : EWOULDBLOCK;
	return -1;
}

/* Writes all of it at the end, or nothing; false with errno. */
static bool append(int fd, struct str text)
{
	off_t end = lseek(fd, 0, SEEK_END);
	ssize_t written;

	do
		written = write(fd, text.p, text.len);
	while (written < 0 && errno == EINTR);
	if (written == (ssize_t)text.len)
		return true;
	if (written >= 0)
		errno = ENOSPC;
	/* Half a line would be an entry that nobody typed. */
	if (written > 0 && end >= 0 && ftruncate(fd, end) != 0)
		return false;
	return false;
}

/* Writes what is pending, unless another instance is writing. False with errno. */
static bool flush(struct history *history)
{
	bool is_written;
	int fd, error;

	if (!history->path || history->pending.len == 0)
		return true;
	fd = open_locked(history->path);
	if (fd < 0)
		return errno == EWOULDBLOCK;
	is_written = append(fd, strbuf_str(&history->pending));
	error = errno;
	close(fd);
	errno = error;
	if (is_written)
		strbuf_clear(&history->pending);
	return is_written;
}

/* Takes in all that the file holds; sets *lines. False with errno. */
static bool read_file(struct history *history, int fd, size_t *lines)
{
	struct strbuf text;
	struct stat st;
	bool is_read;

	strbuf_init(&text);
	is_read = fstat(fd, &st) == 0 && read_end(fd, st.st_size, &text);
	if (is_read)
		*lines = read_lines(history, strbuf_str(&text));
	strbuf_free(&text);
	return is_read;
}

static void add_entries(const struct history *history, struct strbuf *out)
{
	for (size_t i = 0; i < history->count; i++)
		add_line(out, history->entries[i].kind, history->entries[i].text);
}

/* Replaces the file with what is kept of it, read once more now that nobody else writes. When that
 * fails it stays as it is. */
static void rewrite(struct history *history)
{
	struct strbuf text;
	struct diag ignored;
	int fd = open_locked(history->path);
	size_t lines;

	if (fd < 0)
		return;
	diag_init(&ignored, 1);
	strbuf_init(&text);
	if (read_file(history, fd, &lines)) {
		add_entries(history, &text);
		file_replace(history->path, strbuf_str(&text), &ignored);
	}
	strbuf_free(&text);
	diag_free(&ignored);
	close(fd);
}

static void read_history(struct history *history, struct diag *diag)
{
	int fd = file_open(history->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
	size_t lines = 0;

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return;
	if (fd < 0 || !is_at_path(fd, history->path))
		diag_add(diag, DIAG_WARNING, history->path, 0, 0, "cannot be read: %s",
			 fd < 0 ? strerror(errno) : "it is no plain file");
	else if (!read_file(history, fd, &lines))
		diag_add(diag, DIAG_WARNING, history->path, 0, 0, "cannot be read: %s",
			 strerror(errno));
	if (fd >= 0)
		close(fd);
	if (lines > history->count + SLACK)
		rewrite(history);
}

struct history *history_open(const char *path, struct diag *diag)
{
	struct history *history = alloc_zeroed(1, sizeof(*history));

	strbuf_init(&history->pending);
	if (!path)
		return history;
	history->path = alloc_copy(path, strlen(path));
	read_history(history, diag);
	return history;
}

void history_close(struct history *history)
{
	if (!history)
		return;
	flush(history);
	while (history->count > 0)
		remove_entry(history, history->count - 1);
	free(history->entries);
	free(history->path);
	strbuf_free(&history->pending);
	free(history);
}

/* Says once that the file cannot be written. */
static enum status complain(struct history *history, struct diag *diag, const char *what)
{
	if (history->has_complained)
		return STATUS_OK;
	diag_add(diag, DIAG_ERROR, history->path, 0, 0, "the history is not kept: %s", what);
	history->has_complained = true;
	return STATUS_FAILED;
}

enum status history_add(struct history *history, enum history_kind kind, struct str text,
			struct diag *diag)
{
	struct diag folders;
	enum status status;

	if (!add_text(history, kind, text) || !history->path)
		return STATUS_OK;
	if (history->pending.len > READ_MAX)
		strbuf_clear(&history->pending);
	add_line(&history->pending, kind, history->entries[history->count - 1].text);
	diag_init(&folders, 1);
	status = file_make_parents(history->path, &folders);
	if (status != STATUS_OK || !flush(history))
		status =
			complain(history, diag,
				 status != STATUS_OK && folders.count > 0 ? folders.messages[0].text
									  : strerror(errno));
	diag_free(&folders);
	return status;
}

size_t history_count(const struct history *history)
{
	return history->count;
}

bool history_find(const struct history *history, enum history_kind kind, struct str prefix,
		  bool forwards, size_t *at, struct str *text)
{
	size_t i = *at;

	while (forwards ? ++i < history->count : i-- > 0) {
		const struct entry *entry = &history->entries[i];

		if (entry->kind != kind || !str_starts_with(entry->text, prefix))
			continue;
		*at = i;
		*text = entry->text;
		return true;
	}
	return false;
}
