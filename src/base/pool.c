/*
 * The workers are started with the first job that has parts for them: most runs of the program have
 * none. A job is announced by its number: a worker sleeps until there is one it has not seen. Parts
 * are taken from an atomic counter. A job is finished when the caller has found no more parts and
 * no worker is inside it; a worker that wakes up later finds it closed and goes back to sleep.
 */

#include "config.h"

#include "base/pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/thread.h"

struct pool {
	pthread_t *threads;
	size_t thread_count;
	size_t wanted; /* how many are started with the first job that has parts for them */

	pthread_mutex_t mutex; /* guards what follows, up to the counter */
	pthread_cond_t announced;
	pthread_cond_t left; /* the last worker has left the job */
	size_t job;          /* its number */
	bool is_open;
	bool is_over; /* the pool is being deleted */
	size_t inside;
	void (*work)(void *context, size_t part);
	void *context;
	size_t parts;

	atomic_size_t next;
};

static void work_on_parts(struct pool *pool, size_t parts, void (*work)(void *, size_t),
			  void *context)
{
	for (size_t part; (part = atomic_fetch_add(&pool->next, 1)) < parts;)
		work(context, part);
}

/* Sleeps until there is a job that was not seen yet, and enters it. False: the pool is over. */
static bool enter_job(struct pool *pool, size_t *seen)
{
	while (!pool->is_over && (!pool->is_open || pool->job == *seen))
		pthread_cond_wait(&pool->announced, &pool->mutex);
	*seen = pool->job;
	if (!pool->is_over)
		pool->inside++;
	return !pool->is_over;
}

static void *work_in_thread(void *argument)
{
	struct pool *pool = argument;
	size_t seen = 0;

	pthread_mutex_lock(&pool->mutex);
	while (enter_job(pool, &seen)) {
		void (*work)(void *, size_t) = pool->work;
		void *context = pool->context;
		size_t parts = pool->parts;

		pthread_mutex_unlock(&pool->mutex);
		work_on_parts(pool, parts, work, context);
		pthread_mutex_lock(&pool->mutex);
		if (--pool->inside == 0)
			pthread_cond_signal(&pool->left);
	}
	pthread_mutex_unlock(&pool->mutex);
	return NULL;
}

static void start_workers(struct pool *pool)
{
	while (pool->thread_count < pool->wanted &&
	       thread_start(&pool->threads[pool->thread_count], work_in_thread, pool))
		pool->thread_count++;
	/* With fewer than wished the work gets done all the same. */
	pool->wanted = pool->thread_count;
}

struct pool *pool_new(size_t threads)
{
	struct pool *pool = alloc_zeroed(1, sizeof(*pool));
	size_t processors = thread_processor_count();

	if (threads == 0 || threads > processors)
		threads = processors;
	pthread_mutex_init(&pool->mutex, NULL);
	pthread_cond_init(&pool->announced, NULL);
	pthread_cond_init(&pool->left, NULL);
	pool->threads = alloc_zeroed(threads, sizeof(*pool->threads));
	pool->wanted = threads - 1;
	return pool;
}

void pool_delete(struct pool *pool)
{
	if (!pool)
		return;
	pthread_mutex_lock(&pool->mutex);
	pool->is_over = true;
	pthread_cond_broadcast(&pool->announced);
	pthread_mutex_unlock(&pool->mutex);
	for (size_t i = 0; i < pool->thread_count; i++)
		pthread_join(pool->threads[i], NULL);
	pthread_cond_destroy(&pool->left);
	pthread_cond_destroy(&pool->announced);
	pthread_mutex_destroy(&pool->mutex);
	free(pool->threads);
	free(pool);
}

static void open_job(struct pool *pool, size_t parts, void (*work)(void *, size_t), void *context)
{
	pthread_mutex_lock(&pool->mutex);
	pool->work = work;
	pool->context = context;
	pool->parts = parts;
	pool->job++;
	pool->is_open = true;
	atomic_store(&pool->next, 0);
	pthread_cond_broadcast(&pool->announced);
	pthread_mutex_unlock(&pool->mutex);
}

static void close_job(struct pool *pool)
{
	pthread_mutex_lock(&pool->mutex);
	pool->is_open = false;
	while (pool->inside)
		pthread_cond_wait(&pool->left, &pool->mutex);
	pthread_mutex_unlock(&pool->mutex);
}

void pool_run(struct pool *pool, size_t parts, void (*work)(void *context, size_t part),
	      void *context)
{
	if (parts > 1)
		start_workers(pool);
	if (parts <= 1 || pool->thread_count == 0) {
		for (size_t part = 0; part < parts; part++)
			work(context, part);
		return;
	}
	open_job(pool, parts, work, context);
	work_on_parts(pool, parts, work, context);
	close_job(pool);
}
