#ifndef READ_JSON_NAMES_H
#define READ_JSON_NAMES_H

/*
 * What the lists of authors in a file of JSON say of "Ann Lee, Bo Ek", as read/table_names.h tells
 * of a table's: those read so far, and those within JSON_NAMES_AHEAD behind the first that can be
 * read both ways.
 */

#include "read/json_dialect.h"
#include "read/json_tree.h"
#include "read/table_names.h"

#define JSON_NAMES_AHEAD ((size_t)1 << 20)
#define JSON_NAMES_SEEN  1000

struct json_names {
	struct table_names known;
	size_t seen; /* lists; after JSON_NAMES_SEEN nothing changes */
	bool has_looked;
	struct json_tree tree; /* of a list that is looked at */
	struct strbuf text;
};

void json_names_init(struct json_names *names);
void json_names_free(struct json_names *names);

/* Takes what a list says. */
void json_names_see(struct json_names *names, struct str list);

/* Whether the record has a list that what follows has to be looked at for. */
bool json_names_want(struct json_names *names, const struct json_dialect *dialect,
		     const struct json_tree *tree, uint32_t object);

/* Looks for such lists in the text behind that record. */
void json_names_look(struct json_names *names, const struct json_dialect *dialect,
		     const struct json_tree *tree, uint32_t object, struct str text);

#endif
