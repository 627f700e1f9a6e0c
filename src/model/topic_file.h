#ifndef MODEL_TOPIC_FILE_H
#define MODEL_TOPIC_FILE_H

/* Changing topics in the text of a topics file, and leaving all else of it as the person wrote it.
 */

#include "base/str.h"
#include "base/strbuf.h"
#include "model/topic.h"

/*
 * Adds the text to out with some topics, given by name (the queries of `changed` don't matter), as
 * `now` has them: the line of each is replaced; new ones go to the end; one that `now` has no
 * more loses its line, and is taken away by an empty one where `earlier`, which the file comes
 * after, has it.
 */
void topic_file_edit(struct str text, const struct topic_list *changed,
		     const struct topic_list *now, const struct topic_list *earlier,
		     struct strbuf *out);

#endif
