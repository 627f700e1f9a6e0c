#ifndef MODEL_TOPIC_H
#define MODEL_TOPIC_H

/*
 * Topics: named queries, one a line, "name = query"; "#" begins a comment line. A later file's
 * topic of the same name takes the place of the earlier one, in its position; with nothing behind
 * the "=" it takes the earlier one away. The query's text is
 * kept as written; search/ makes sense of it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash_index.h"
#include "base/str.h"

struct topic {
	struct str name;  /* letters, digits, "-", "_", "." in any script; matched folded */
	struct str query; /* as written, trimmed, not empty */
	const char *file;
	size_t line;
};

struct topic_list {
	struct arena arena;
	struct topic *topics; /* in the order of the files */
	size_t count;
	size_t capacity;
	struct hash_index by_name;
};

/* How many bytes at the start of s could be a topic's name; 0: none. */
size_t topic_name_len(struct str s);

void topic_list_init(struct topic_list *list);
void topic_list_free(struct topic_list *list);

/*
 * Adds the topics of a file's text. Lines that are none are reported to diag and passed over, and
 * so is a name that the same text has given already.
 */
void topic_list_read(struct topic_list *list, struct str text, const char *file, struct diag *diag);

/* Adds or replaces one topic, whose name must be one; all text is copied. A query that is only
 * space removes nothing and adds nothing. */
void topic_list_set(struct topic_list *list, struct str name, struct str query, const char *file,
		    size_t line);

/* Takes a topic out; the ones behind it move up. False when there is none of that name. */
bool topic_list_remove(struct topic_list *list, struct str name);

/* Adds all topics of another list. */
void topic_list_copy(struct topic_list *list, const struct topic_list *from);

/* The columns of the widest name. */
size_t topic_list_width(const struct topic_list *list);

/* The topic with that name, folded as titles are (text/fold.h), or NULL. Good until the list
 * changes. */
const struct topic *topic_list_find(const struct topic_list *list, struct str name);

#endif
