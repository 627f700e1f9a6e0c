/* The registry of what `list` and `export` can write, and of what can be asked of it. */

#include "config.h"

#include <stddef.h>
#include <string.h>

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

static bool ends_in(struct str path, const char *extension)
{
	size_t len = extension ? strlen(extension) : 0;

	return len > 0 && path.len > len &&
	       str_equal_ignoring_case(str_drop(path, path.len - len), str_from(extension));
}

const struct writer_format *writer_format_of_path(struct str path)
{
	for (size_t i = 0; i < writer_format_count; i++)
		if (ends_in(path, writer_formats[i]->extension) ||
		    ends_in(path, writer_formats[i]->other_extension))
			return writer_formats[i];
	return NULL;
}

/* Whether the file's name has an ending: a word behind a dot that has something before it. */
static bool has_ending(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	return dot && dot > name + strspn(name, ".") && dot[1] != '\0' && dot[1] != ' ';
}

const struct writer_format *writer_format_choose(const char *path, struct diag *diag)
{
	const struct writer_format *format = writer_format_of_path(str_from(path));
	struct strbuf known;

	if (format || !has_ending(path))
		return format ? format : writer_formats[0];
	strbuf_init(&known);
	for (size_t i = 0; i < writer_format_count; i++)
		strbuf_addf(&known, "%s%s", i > 0 ? ", " : "", writer_formats[i]->extension);
	diag_add(diag, DIAG_ERROR, path, 0, 0,
		 "ends in %s, which is no format: use one of %s, or export with -f",
		 strrchr(path, '.'), known.data);
	strbuf_free(&known);
	return NULL;
}

void writer_format_add_names(struct strbuf *out)
{
	for (size_t i = 0; i < writer_format_count; i++)
		strbuf_addf(out, "%s%s", i > 0 ? ", " : "", writer_formats[i]->name);
}

static const struct {
	const char *name;
	size_t flag; /* where in struct writer_options */
} options_table[] = {
#define X(id, name, member, help, unused) { name, offsetof(struct writer_options, member) },
	WRITER_OPTIONS(X, )
#undef X
};

#define OPTION_COUNT (sizeof(options_table) / sizeof(*options_table))

const char *writer_option_name(size_t number)
{
	return number < OPTION_COUNT ? options_table[number].name : NULL;
}

/* --notes also fits those that carry notes unasked. */
static bool has_option(const struct writer_format *format, size_t number)
{
	if (number == WRITER_OPTION_NOTES)
		return (format->columns & WRITER_COLUMN(NOTE)) != 0;
	return (format->options & (1u << number)) != 0;
}

static void refuse_option(size_t number, const struct writer_format *format, struct diag *diag)
{
	struct strbuf having;

	strbuf_init(&having);
	for (size_t i = 0; i < writer_format_count; i++)
		if (has_option(writer_formats[i], number))
			strbuf_addf(&having, "%s%s", having.len > 0 ? ", " : "",
				    writer_formats[i]->name);
	diag_add(diag, DIAG_ERROR, NULL, 0, 0, "--%s is for %s, not for %s",
		 options_table[number].name, having.data, format->name);
	strbuf_free(&having);
}

bool writer_options_fit(const struct writer_options *options, const struct writer_format *format,
			struct diag *diag)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!*((const bool *)options + options_table[i].flag) || has_option(format, i))
			continue;
		refuse_option(i, format, diag);
		return false;
	}
	return true;
}

bool writer_option_set(struct writer_options *options, struct str name)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!str_equal(name, str_from(options_table[i].name)))
			continue;
		*((bool *)options + options_table[i].flag) = true;
		return true;
	}
	return false;
}
