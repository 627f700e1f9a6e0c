#ifndef SESSION_OWN_TOPICS_H
#define SESSION_OWN_TOPICS_H

/*
 * Topics that the person adds and removes while browsing. They hold for this session until they
 * are written to the person's topics file.
 */

#include <stddef.h>

#include "base/status.h"
#include "base/str.h"
#include "model/topic.h"
#include "session/session.h"

struct own_topics {
	struct topic_list changed; /* their names, since the file was last written */
};

void own_topics_init(struct own_topics *own);
void own_topics_free(struct own_topics *own);

/* How many were changed, and not yet written. */
size_t own_topics_unwritten(const struct own_topics *own);

/* Adds a topic to the session's, or gives it another query. On a mistake in either nothing changes,
 * and the session's diag has a sentence. */
enum status own_topics_add(struct own_topics *own, struct session *session, struct str name,
			   struct str query);

/* Takes one away. Not one that others name: the session's diag then says which. */
enum status own_topics_remove(struct own_topics *own, struct session *session, struct str name);

/*
 * Writes what was changed into the person's topics file, in one step, and leaves everything else in
 * it as it is. On failure the file is whole, nothing counts as written, and the session's diag says
 * why.
 */
enum status own_topics_write(struct own_topics *own, struct session *session);

#endif
