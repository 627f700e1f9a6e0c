#include "config.h"

#include "read/bibtex_lost.h"

#include <string.h>

#include "base/char.h"
#include "read/bibtex_item.h"
#include "read/dialect_bibtex.h"

/* A line is looked at no further, in bytes. */
#define LINE_MAX_LEN 256

/* The fields that all entries have, and few other texts at the start of a line. */
static const struct str fields[] = {
	STR_INIT("title"), STR_INIT("author"), STR_INIT("year"), STR_INIT("journal"),
	STR_INIT("doi"),   STR_INIT("date"),   STR_INIT("url"),  STR_INIT("booktitle"),
};

static struct str first_line(struct str s)
{
	const char *newline;

	s = str_sub(s, 0, LINE_MAX_LEN);
	newline = s.len > 0 ? memchr(s.p, '\n', s.len) : NULL;
	return newline ? str_sub(s, 0, (size_t)(newline - s.p)) : s;
}

/* Takes the word at the front, and the blanks around it. */
static struct str take_word(struct str *s)
{
	struct str word;

	*s = str_trim(*s);
	word = str_sub(*s, 0, 0);
	while (word.len < s->len && char_is_letter(s->p[word.len]))
		word.len++;
	*s = str_trim(str_drop(*s, word.len));
	return word;
}

/* Whether a key with its comma begins a text, or a field with its equals sign. */
static bool has_key(struct str s)
{
	size_t at = 0;

	while (at < s.len && !strchr(",={}\"()", s.p[at]))
		at++;
	return at > 0 && at < s.len && strchr(",=", s.p[at]);
}

/* Whether it is name = {, with any value that is delimited. */
static bool is_field(struct str line)
{
	struct str name = take_word(&line);

	if (!str_is_among(name, fields, sizeof(fields) / sizeof(*fields)) ||
	    !str_starts_with(line, STR("=")))
		return false;
	line = str_trim(str_drop(line, 1));
	return line.len > 0 && strchr("{\"", *line.p);
}

const char *bibtex_lost_line(struct str s, bool *is_start)
{
	struct str line = first_line(s), rest = line;
	struct str word = take_word(&rest);

	*is_start = bibtex_type_find(word) && str_starts_with(rest, STR("{")) &&
		    has_key(str_drop(rest, 1));
	if (*is_start)
		return "an entry without its \"@\" is left out";
	return is_field(line) ? "fields outside of an entry are left out" : NULL;
}

const char *bibtex_lost_start(struct str s)
{
	struct str rest = str_drop(first_line(s), 1);
	struct str word = take_word(&rest);

	if (word.len == 0)
		return str_starts_with(rest, STR("{")) && has_key(str_drop(rest, 1))
			       ? "an entry without a type is left out"
			       : NULL;
	return bibtex_type_find(word) && has_key(rest)
		       ? "an entry without its opening brace is left out"
		       : NULL;
}
