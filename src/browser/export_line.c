#include "config.h"

#include "browser/export_line.h"

#include <stdint.h>

#include "base/utf8.h"

/* Takes the first word off a trimmed text. */
static struct str take_first(struct str *rest)
{
	struct str word = STR("");

	str_split_next(rest, ' ', &word);
	*rest = str_trim(*rest);
	return word;
}

/* Takes the last word off a trimmed text. */
static struct str take_last(struct str *rest)
{
	size_t at = rest->len;
	struct str word;

	while (at > 0 && rest->p[at - 1] != ' ')
		at--;
	word = str_drop(*rest, at);
	*rest = str_trim(str_sub(*rest, 0, at));
	return word;
}

static bool asks_for_format(struct str word)
{
	return str_equal(word, STR("-f")) || str_equal(word, STR("--format"));
}

/* Reads an option that is one word; false when it is none. */
static bool read_option(struct str word, struct export_line *line)
{
	const struct writer_format *format;

	if (str_equal(word, STR("--force")))
		return line->is_forced = true;
	if (!str_starts_with(word, STR("--format=")))
		return str_starts_with(word, STR("--")) &&
		       writer_option_set(&line->options, str_drop(word, 2));
	format = writer_format_find(str_drop(word, STR("--format=").len));
	line->format = format ? format : line->format;
	return format != NULL;
}

static void explain_format(struct str name, struct strbuf *error)
{
	utf8_add_printable(error, name);
	strbuf_add_cstr(error, name.len > 0 ? " is no format: use one of "
					    : "a format belongs behind that: one of ");
	writer_format_add_names(error);
}

static void explain_option(struct str word, struct strbuf *error)
{
	const char *name;

	if (str_starts_with(word, STR("--format="))) {
		explain_format(str_drop(word, STR("--format=").len), error);
		return;
	}
	strbuf_add_cstr(error, "export has no ");
	utf8_add_printable(error, word);
	strbuf_add_cstr(error, ": it takes -f FORMAT, --force");
	for (size_t i = 0; (name = writer_option_name(i)) != NULL; i++)
		strbuf_addf(error, ", --%s", name);
}

/* Reads the format behind -f; false: error says that it is none. */
static bool read_format(struct str name, struct export_line *line, struct strbuf *error)
{
	const struct writer_format *format = writer_format_find(name);

	if (format)
		line->format = format;
	else
		explain_format(name, error);
	return format != NULL;
}

static bool read_word(struct str word, struct export_line *line, struct strbuf *error)
{
	if (read_option(word, line))
		return true;
	explain_option(word, error);
	return false;
}

/* Reads what is before the path; false: error says what is wrong with it. */
static bool read_front(struct str *rest, bool *is_path, struct export_line *line,
		       struct strbuf *error)
{
	while (str_starts_with(*rest, STR("-")) && rest->len > 1) {
		struct str word = take_first(rest);

		*is_path = str_equal(word, STR("--"));
		if (*is_path)
			return true;
		if (asks_for_format(word) ? !read_format(take_first(rest), line, error)
					  : !read_word(word, line, error))
			return false;
	}
	return true;
}

/* Reads what is behind the path; false: error says what is wrong with it. */
static bool read_back(struct str *rest, struct export_line *line, struct strbuf *error)
{
	for (;;) {
		struct str before = *rest, word = take_last(&before), asked = before;

		if (asks_for_format(take_last(&asked)) && asked.len > 0) {
			if (!read_format(word, line, error))
				return false;
			before = asked;
		} else if (!str_starts_with(word, STR("--")) || before.len == 0) {
			return true;
		} else if (!read_word(word, line, error)) {
			return false;
		}
		*rest = before;
	}
}

bool export_line_parse(struct str text, struct export_line *line, struct strbuf *error)
{
	struct str rest = str_trim(text);
	bool is_path = false;

	*line = (struct export_line){ .format = NULL };
	if (!read_front(&rest, &is_path, line, error) ||
	    (!is_path && !read_back(&rest, line, error)))
		return false;
	line->path = rest;
	if (rest.len == 0)
		strbuf_add_cstr(error, "export needs the name of a file");
	return rest.len > 0;
}
