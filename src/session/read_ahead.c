/*
 * Two pieces, filled in turn by the thread and emptied in turn by the caller: `filled` and
 * `emptied` count them, and differ by two at most.
 */

#include "config.h"

#include "session/read_ahead.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/thread.h"

#define PIECES 2

/* A file that is smaller is read before a thread for it could start. */
#define SIZE_MIN ((off_t)4 << 20)

struct piece {
	char *bytes;
	ssize_t len; /* as read(2) returned it */
	int error;   /* where that is -1 */
};

struct read_ahead {
	int fd;
	size_t piece_size;
	struct piece pieces[PIECES];
	bool is_given; /* the caller has the piece that is emptied next */
	pthread_t thread;
	pthread_mutex_t mutex; /* guards what follows */
	pthread_cond_t changed;
	size_t filled, emptied;
	bool is_over;
};

static void fill(const struct read_ahead *ahead, struct piece *piece)
{
	do {
		piece->len = read(ahead->fd, piece->bytes, ahead->piece_size);
		piece->error = errno;
	} while (piece->len < 0 && piece->error == EINTR);
}

/* Waits until a piece is free; false: nobody wants more. */
static bool wait_for_room(struct read_ahead *ahead)
{
	bool is_over;

	pthread_mutex_lock(&ahead->mutex);
	while (!ahead->is_over && ahead->filled - ahead->emptied == PIECES)
		pthread_cond_wait(&ahead->changed, &ahead->mutex);
	is_over = ahead->is_over;
	pthread_mutex_unlock(&ahead->mutex);
	return !is_over;
}

static void count(struct read_ahead *ahead, size_t *counter)
{
	pthread_mutex_lock(&ahead->mutex);
	++*counter;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->mutex);
}

/* Only the thread changes `filled`, and only the caller `emptied`: each reads its own freely. */
static void *read_in_thread(void *argument)
{
	struct read_ahead *ahead = argument;
	const struct piece *last = NULL;

	while ((!last || last->len > 0) && wait_for_room(ahead)) {
		struct piece *piece = &ahead->pieces[ahead->filled % PIECES];

		fill(ahead, piece);
		last = piece;
		count(ahead, &ahead->filled);
	}
	return NULL;
}

static void free_all(struct read_ahead *ahead)
{
	for (size_t i = 0; i < PIECES; i++)
		free(ahead->pieces[i].bytes);
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->mutex);
	free(ahead);
}

static bool is_worth_it(int fd)
{
	struct stat st;

	return thread_processor_count() > 1 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	       st.st_size >= SIZE_MIN;
}

struct read_ahead *read_ahead_new(int fd, size_t piece_size)
{
	struct read_ahead *ahead;

	if (!is_worth_it(fd))
		return NULL;
	ahead = alloc_zeroed(1, sizeof(*ahead));
	ahead->fd = fd;
	ahead->piece_size = piece_size;
	for (size_t i = 0; i < PIECES; i++)
		ahead->pieces[i].bytes = alloc_bytes(piece_size);
	pthread_mutex_init(&ahead->mutex, NULL);
	pthread_cond_init(&ahead->changed, NULL);
	if (thread_start(&ahead->thread, read_in_thread, ahead))
		return ahead;
	free_all(ahead);
	return NULL;
}

void read_ahead_delete(struct read_ahead *ahead)
{
	if (!ahead)
		return;
	pthread_mutex_lock(&ahead->mutex);
	ahead->is_over = true;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->mutex);
	pthread_join(ahead->thread, NULL);
	free_all(ahead);
}

ssize_t read_ahead_next(struct read_ahead *ahead, const char **piece)
{
	const struct piece *next;

	if (ahead->is_given)
		count(ahead, &ahead->emptied);
	pthread_mutex_lock(&ahead->mutex);
	while (ahead->filled == ahead->emptied)
		pthread_cond_wait(&ahead->changed, &ahead->mutex);
	pthread_mutex_unlock(&ahead->mutex);
	next = &ahead->pieces[ahead->emptied % PIECES];
	ahead->is_given = next->len > 0;
	*piece = next->bytes;
	if (next->len < 0)
		errno = next->error;
	return next->len;
}
