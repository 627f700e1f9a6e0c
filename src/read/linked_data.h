#ifndef READ_LINKED_DATA_H
#define READ_LINKED_DATA_H

/*
 * JSON-LD in a web page, in which it says what it is of in the words of schema.org. Of all that can
 * be said in these, articles of science are read: what says that it is one, or says that it is an
 * article, a chapter, a report, and has a DOI, an arXiv id, or a journal.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "read/json_path.h"
#include "read/json_value.h"
#include "read/record.h"

struct linked_data {
	struct json_tree tree;
	struct json_value value;
};

void linked_data_init(struct linked_data *data);
void linked_data_free(struct linked_data *data);

/* Reads a script, whose text must stay; false: it is not JSON, and has no articles. */
bool linked_data_read(struct linked_data *data, struct str script);

/* Finds the articles of what was read: those that are in no other one, and not those that another
 * one cites. */
void linked_data_each(const struct linked_data *data, const struct json_finder *finder);

/* Whether an article says that it is one of science, and needs no other sign of that. */
bool linked_data_is_scholarly(const struct linked_data *data, uint32_t article);

/* Adds its title and identifiers to a record, and counts nothing. */
void linked_data_identify(struct linked_data *data, uint32_t article, struct record *record);

/* Adds what an article says to a record; its keys of no row are counted as left out. */
void linked_data_add(struct linked_data *data, uint32_t article, struct record *record);

#endif
