#ifndef MODEL_TOPIC_H
#define MODEL_TOPIC_H

/*
 * Topics: named queries, one a line, "name = query"; "#" begins a comment line. A later file's topic of the
 * same name takes the place of the earlier one. The query's text is kept as written; search/ makes
 * sense of it.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct topic {
	struct str name;  /* letters, digits, "-", "_", "." in any script; matched ignoring case */
	struct str query; /* as written, trimmed, not empty */
	const char *file;
	size_t line;
};

struct topic_list {
	struct arena arena;
	struct topic *topics; /* in the order of the files */
	size_t count;
	size_t capacity;
};

void topic_list_init(struct topic_list *list);
void topic_list_free(struct topic_list *list);

/* Adds the topics of a file's text; lines that are none are reported to diag and passed over. */
void topic_list_read(struct topic_list *list, struct str text, const char *file, struct diag *diag);

/* Adds or replaces one topic. */
void topic_list_set(struct topic_list *list, struct str name, struct str query, const char *file, size_t line);

/* The topic with that name, or NULL. */
const struct topic *topic_list_find(const struct topic_list *list, struct str name);

#endif
