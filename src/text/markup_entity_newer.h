#ifndef TEXT_MARKUP_ENTITY_NEWER_H
#define TEXT_MARKUP_ENTITY_NEWER_H

/* Entities that HTML 5 has and HTML 4 has not, in the order of strcmp: those that are met. */

#include <stddef.h>
#include <stdint.h>

struct newer_entity {
	const char *name;
	uint16_t codepoint;
};

extern const struct newer_entity newer_entities[];
extern const size_t newer_entity_count;

#endif
