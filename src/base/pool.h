#ifndef BASE_POOL_H
#define BASE_POOL_H

/*
 * A few worker threads for work that splits into independent parts. The caller's thread works
 * too; pool_run returns when all parts are done. With one processor no thread is made, and none
 * before there is work for several.
 */

#include <stddef.h>

struct pool;

/* With threads - 1 workers (at most one a processor; 0 means as many as there are processors). The
 * caller deletes it. */
struct pool *pool_new(size_t threads);
void pool_delete(struct pool *pool);

/* Calls work(context, part) once for each part from 0 to parts - 1, on any thread. */
void pool_run(struct pool *pool, size_t parts, void (*work)(void *context, size_t part),
	      void *context);

#endif
