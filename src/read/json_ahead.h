#ifndef READ_JSON_AHEAD_H
#define READ_JSON_AHEAD_H

/*
 * Reading the objects of a text ahead, in a thread, while the caller makes papers of those before.
 * What is found here is what json_tree_read, json_shape_dialect and json_names_want say of the same
 * object, and what is not found in time, the caller asks of these itself. Neither waits for the
 * other but at the end of the text.
 */

#include <stdbool.h>

#include "base/str.h"
#include "read/json_dialect.h"
#include "read/json_tree.h"

/* A shorter text, in bytes, is not worth waking the thread. */
#define JSON_AHEAD_MIN ((size_t)32 << 10)

struct json_ahead;

struct json_ahead_object {
	struct json_tree tree;
	const struct json_dialect *dialect; /* of the whole object; NULL: it is no record */
	bool has_open_names; /* json_names_want says of it, as of a file's first, that it wants */
};

/* No object is read further than `object_max` bytes. The caller deletes it. The thread is started
 * with the first text, and never where there are less than three processors. */
struct json_ahead *json_ahead_new(size_t object_max);
void json_ahead_delete(struct json_ahead *ahead); /* does nothing for NULL */

/* Begins to read a row of objects with nothing but blanks and commas between them: the one that
 * begins the text, and those behind it. The text stays as it is until json_ahead_stop. */
void json_ahead_start(struct json_ahead *ahead, struct str text);
bool json_ahead_is_started(const struct json_ahead *ahead);

/* Returns when nothing of the text is being read; its objects are gone. Does nothing where there is
 * no text. */
void json_ahead_stop(struct json_ahead *ahead);

/* The object at that place of the text, good until json_ahead_stop; NULL where it is not read yet,
 * or is not whole. Places are asked for in their order. */
const struct json_ahead_object *json_ahead_find(struct json_ahead *ahead, const char *at);

#endif
