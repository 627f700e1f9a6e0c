/*
 * The thread appends to `objects`, whose nodes lie one after another in `nodes`; the first `count`
 * of them are the caller's to look at. Both arrays are of a fixed size: once one is full, no more
 * of the text is read ahead. The caller says in `reached` where it is, and a thread that has fallen
 * behind goes on from there. These two numbers are all that both write while a text is read.
 */

#include "config.h"

#include "read/json_ahead.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/thread.h"
#include "read/json_memory.h"
#include "read/json_names.h"
#include "read/json_walk.h"

#define OBJECTS_MAX 2048
#define NODES_MAX   ((size_t)64 << 10)

/* In place of where the caller is: it wants no more. */
#define AT_END SIZE_MAX

struct json_ahead {
	size_t object_max;
	struct json_ahead_object objects[OBJECTS_MAX];
	struct json_node *nodes;
	size_t node_count;
	struct json_memory *memory; /* the thread's, as are the names, of which none is seen */
	struct json_names names;
	atomic_size_t count;
	atomic_size_t reached;

	/* The caller's own. */
	const char *begin; /* of the text; NULL: there is none */
	size_t passed;     /* objects that begin before where the caller is */
	bool may_start;    /* a thread, which there is none of yet */
	bool has_thread;

	pthread_t thread;
	pthread_mutex_t mutex; /* guards what follows */
	pthread_cond_t changed;
	struct str text;
	bool is_due; /* the text is to be read, or is being read */
	bool is_over;
};

struct json_ahead *json_ahead_new(size_t object_max)
{
	struct json_ahead *ahead = alloc_zeroed(1, sizeof(*ahead));

	ahead->object_max = object_max;
	ahead->memory = json_memory_new();
	json_names_init(&ahead->names);
	/* Papers are already added in a second one. */
	ahead->may_start = thread_processor_count() > 2;
	pthread_mutex_init(&ahead->mutex, NULL);
	pthread_cond_init(&ahead->changed, NULL);
	return ahead;
}

static void end_thread(struct json_ahead *ahead)
{
	pthread_mutex_lock(&ahead->mutex);
	ahead->is_over = true;
	pthread_cond_broadcast(&ahead->changed);
	pthread_mutex_unlock(&ahead->mutex);
	pthread_join(ahead->thread, NULL);
}

void json_ahead_delete(struct json_ahead *ahead)
{
	if (!ahead)
		return;
	if (ahead->has_thread)
		end_thread(ahead);
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->mutex);
	json_memory_delete(ahead->memory);
	json_names_free(&ahead->names);
	free(ahead->nodes);
	free(ahead);
}

/* Reads the object at that place; returns its length, 0 where no whole one is to be had. */
static size_t read_object(struct json_ahead *ahead, struct json_ahead_object *object, size_t at)
{
	struct json_tree *tree = &object->tree;

	json_tree_borrow(tree, ahead->nodes + ahead->node_count, NODES_MAX - ahead->node_count);
	if (json_tree_read(tree, str_sub(ahead->text, at, ahead->object_max)) != JSON_WHOLE)
		return 0;
	ahead->node_count += tree->count;
	object->dialect = json_memory_dialect(ahead->memory, tree, 0, true);
	object->has_open_names =
		object->dialect && json_names_want(&ahead->names, object->dialect, tree, 0);
	return tree->len;
}

/* Whether an object comes next; *at is moved there. */
static bool find_object(struct str text, size_t *at)
{
	while (*at < text.len && (json_is_blank(text.p[*at]) || text.p[*at] == ','))
		(*at)++;
	return *at < text.len && text.p[*at] == '{';
}

static void read_objects(struct json_ahead *ahead)
{
	size_t at = 0, len = 1;

	for (size_t count = 0; count < OBJECTS_MAX && find_object(ahead->text, &at); at += len) {
		size_t reached = atomic_load_explicit(&ahead->reached, memory_order_relaxed);

		if (reached == AT_END)
			return;
		if (at < reached)
			at = reached;
		len = read_object(ahead, &ahead->objects[count], at);
		if (len == 0)
			return;
		atomic_store_explicit(&ahead->count, ++count, memory_order_release);
	}
}

static void *read_in_thread(void *argument)
{
	struct json_ahead *ahead = argument;

	pthread_mutex_lock(&ahead->mutex);
	while (!ahead->is_over) {
		if (!ahead->is_due) {
			pthread_cond_wait(&ahead->changed, &ahead->mutex);
			continue;
		}
		pthread_mutex_unlock(&ahead->mutex);
		read_objects(ahead);
		pthread_mutex_lock(&ahead->mutex);
		ahead->is_due = false;
		pthread_cond_broadcast(&ahead->changed);
	}
	pthread_mutex_unlock(&ahead->mutex);
	return NULL;
}

static bool has_thread(struct json_ahead *ahead)
{
	if (ahead->may_start) {
		ahead->nodes = alloc_bytes(NODES_MAX * sizeof(*ahead->nodes));
		ahead->has_thread = thread_start(&ahead->thread, read_in_thread, ahead);
	}
	ahead->may_start = false;
	return ahead->has_thread;
}

void json_ahead_start(struct json_ahead *ahead, struct str text)
{
	if (!has_thread(ahead))
		return;
	ahead->begin = text.p;
	ahead->passed = 0;
	ahead->node_count = 0;
	atomic_store(&ahead->count, 0);
	atomic_store(&ahead->reached, 0);
	pthread_mutex_lock(&ahead->mutex);
	ahead->text = text;
	ahead->is_due = true;
	pthread_cond_broadcast(&ahead->changed);
	pthread_mutex_unlock(&ahead->mutex);
}

bool json_ahead_is_started(const struct json_ahead *ahead)
{
	return ahead->begin != NULL;
}

void json_ahead_stop(struct json_ahead *ahead)
{
	if (!ahead->begin)
		return;
	atomic_store(&ahead->reached, AT_END);
	pthread_mutex_lock(&ahead->mutex);
	while (ahead->is_due)
		pthread_cond_wait(&ahead->changed, &ahead->mutex);
	pthread_mutex_unlock(&ahead->mutex);
	ahead->begin = NULL;
}

const struct json_ahead_object *json_ahead_find(struct json_ahead *ahead, const char *at)
{
	size_t count;

	if (!ahead->begin)
		return NULL;
	atomic_store_explicit(&ahead->reached, (size_t)(at - ahead->begin), memory_order_relaxed);
	count = atomic_load_explicit(&ahead->count, memory_order_acquire);
	while (ahead->passed < count && ahead->objects[ahead->passed].tree.text.p < at)
		ahead->passed++;
	if (ahead->passed == count || ahead->objects[ahead->passed].tree.text.p != at)
		return NULL;
	return &ahead->objects[ahead->passed];
}
