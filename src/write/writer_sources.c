/* The order in which the formats write a paper's sources. */

#include "config.h"

#include "base/alloc.h"
#include "write/formats.h"

const struct str **writer_sources(const struct paper *paper, size_t *count)
{
	const struct str **names;
	size_t place = 0;

	for (const struct source_list *node = paper->sources; node; node = node->rest)
		place++;
	*count = place;
	if (place == 0)
		return NULL;
	names = alloc_resize(NULL, place, sizeof(*names));
	for (const struct source_list *node = paper->sources; node; node = node->rest)
		names[--place] = &node->name;
	return names;
}
