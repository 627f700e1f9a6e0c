#ifndef READ_JSON_ADDRESS_H
#define READ_JSON_ADDRESS_H

/* Values that are addresses of papers. They are looked at in every record: quickly, and only for
 * the places that most files have. */

#include <stdbool.h>
#include <stdint.h>

#include "read/json_tree.h"

/* Whether a value is the address of a paper. */
bool json_is_address(const struct json_tree *tree, uint32_t node);

/* Whether a value is an object that has such an address: the links of a paper by their kinds. */
bool json_has_address(const struct json_tree *tree, uint32_t node);

/* Whether a value is the page on which a paper is discussed by its reviewers: nothing else is
 * there, so that a title beside it is the paper's. */
bool json_is_forum(const struct json_tree *tree, uint32_t node);

#endif
