/* The registry of what `list` and `export` can write. */

#include "config.h"

#include "write/formats.h"

const struct writer_format *const writer_formats[] = {
#define X(id) &writer_##id,
	WRITER_FORMATS(X)
#undef X
};
const size_t writer_format_count = sizeof(writer_formats) / sizeof(*writer_formats);

const struct writer_format *writer_format_find(struct str name)
{
	for (size_t i = 0; i < writer_format_count; i++)
		if (str_equal(name, str_from(writer_formats[i]->name)))
			return writer_formats[i];
	return NULL;
}

const struct writer_format *writer_format_of_path(struct str path)
{
	for (size_t i = 0; i < writer_format_count; i++) {
		struct str extension = str_from(writer_formats[i]->extension);

		if (path.len > extension.len &&
		    str_equal_ignoring_case(str_sub(path, path.len - extension.len, SIZE_MAX),
					    extension))
			return writer_formats[i];
	}
	return NULL;
}
