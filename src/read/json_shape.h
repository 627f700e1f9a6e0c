#ifndef READ_JSON_SHAPE_H
#define READ_JSON_SHAPE_H

/* What kind of thing an object is, by its keys. */

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "read/json_dialect.h"
#include "read/json_tree.h"

/*
 * The dialect in which the object is a record: it has the dialect's title, or what shortlist wrote
 * itself an identifier in its place, and enough of its signs.
 * Of an object that is not whole the signs are enough, but for a loose dialect. NULL: it is none.
 */
const struct json_dialect *json_shape_dialect(const struct json_tree *tree, uint32_t object,
					      bool is_whole);

enum json_likeness {
	JSON_IS_UNLIKE,
	JSON_IS_LIKE,
	JSON_IS_LIKE_BY_PAGE, /* it is, if it has the address of a paper at any publisher's */
};

/* Whether it has a title of that dialect and anything else of it (of a loose one, a sign), or an
 * identifier: enough in a list of such records. */
enum json_likeness json_shape_likeness(const struct json_tree *tree, uint32_t object,
				       const struct json_dialect *dialect);

/* Whether a value of it is the address of a paper at any publisher's. */
bool json_shape_has_page(const struct json_tree *tree, uint32_t object);

/* The same, with a look at its addresses where that is needed. */
bool json_shape_is_like(const struct json_tree *tree, uint32_t object,
			const struct json_dialect *dialect);

/* Whether it is an identifier and nothing but what else is said of papers: of the loose dialect, a
 * paper that is known by that identifier. */
bool json_shape_is_by_id(const struct json_tree *tree, uint32_t object);

/* Whether a record of the dialect is no paper: a note, an attachment, a review. */
bool json_shape_is_other(const struct json_tree *tree, uint32_t object,
			 const struct json_dialect *dialect);

/*
 * Calls `key` with each key that says anything of what an object is, and with paths that begin with
 * one, as they are written somewhere. Any other key says nothing, and its value only what
 * json_shape_kind tells beyond its being a text.
 */
void json_shape_each(void (*key)(void *context, struct str key), void *context);

/* Adds to `out` what an object that is no record seems to be, "a Jupyter notebook"; false where
 * nothing tells. */
bool json_shape_describe(const struct json_tree *tree, uint32_t object, struct strbuf *out);

/* What of a value counts for its object's dialect, from 0 to 31: whether it is null, may be a
 * number of a paper or a title, is or has an address, is a page of reviews. */
#define JSON_SHAPE_TEXT 3 /* a text, or a list, that is no address; what is more says more */
unsigned int json_shape_kind(const struct json_tree *tree, uint32_t value);

#endif
