/*
 * The first entry decides: its type and its first field are the two signs. What precedes it must be
 * short and look like prose or comments, since BibTeX is often quoted in what is something else: in
 * a README, in the source of a program, in LaTeX.
 */

#include "config.h"

#include "read/bibtex.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "read/bibtex_item.h"
#include "read/dialect_bibtex.h"

/* Before the first entry, in bytes, comments after % left out. */
#define PROSE_MAX 4096

/* A line with one of these is no prose. */
static const struct str code_signs[] = {
	STR_INIT("```"),      STR_INIT("~~~"),   STR_INIT("]("),      STR_INIT("</"),
	STR_INIT("<!"),       STR_INIT("<?"),    STR_INIT("\"\"\""),  STR_INIT("'''"),
	STR_INIT("#include"), STR_INIT("/*"),    STR_INIT("= {"),     STR_INIT("#!"),
	STR_INIT("\\begin"),  STR_INIT("\\doc"), STR_INIT("import "),
};

/* Neither is one with these; but what a program printed can be above its BibTeX. */
static const struct str output_signs[] = {
	STR_INIT(");"), STR_INIT("::"), STR_INIT("<<"), STR_INIT("${"), STR_INIT("$("),
};

/* The most lines of a program's output, and the fewest entries behind them. */
#define OUTPUT_MAX   3
#define AFTER_OUTPUT 3

/* No line of prose begins or ends with one of these. */
#define CODE_BEGINS "{[<"
#define CODE_ENDS   "{[(=;`"

/* What precedes the first entry. */
struct prose {
	size_t len;
	size_t output; /* lines that may be a program's output */
};

static bool has_sign(struct str line, const struct str *signs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(line, signs[i]) != SIZE_MAX)
			return true;
	return false;
}

static bool is_prose(struct str line, struct prose *prose)
{
	line = utf8_trim(line);
	if (has_sign(line, code_signs, COUNT_OF(code_signs)))
		return false;
	if (has_sign(line, output_signs, COUNT_OF(output_signs)))
		return ++prose->output <= OUTPUT_MAX;
	return line.len == 0 ||
	       (!strchr(CODE_BEGINS, *line.p) && !strchr(CODE_ENDS, line.p[line.len - 1]));
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-';
}

/* Whether the name of a field begins at `at`, an equals sign and a value behind it; *name. */
static enum bibtex_start read_field(struct str s, size_t at, bool is_last, struct str *name)
{
	size_t start = at = bibtex_skip_blanks(s, at);

	while (at < s.len && is_word_byte(s.p[at]))
		at++;
	*name = str_sub(s, start, at - start);
	at = bibtex_skip_blanks(s, at);
	if (at < s.len && !strchr("={\":", s.p[at]))
		return BIBTEX_START_NO;
	while (at < s.len && strchr("=:", s.p[at]))
		at = bibtex_skip_blanks(s, at + 1);
	if (at >= s.len)
		return is_last ? BIBTEX_START_NO : BIBTEX_START_MORE;
	return name->len > 0 && (s.p[at] == '{' || s.p[at] == '"' || is_word_byte(s.p[at]))
		       ? BIBTEX_START_YES
		       : BIBTEX_START_NO;
}

/* Whether a field that any dialect has is in a type that none has. */
static bool is_known_field(struct str name)
{
	struct bibtex_rows rows;
	bool is_known;

	bibtex_rows_init(&rows);
	is_known = bibtex_rows_find(&rows, name) != NULL;
	bibtex_rows_free(&rows);
	return is_known;
}

/* Where the first field begins in what is behind the brace; *has_key: a key is before it. */
static size_t find_field(struct str s, size_t open, bool *has_key)
{
	size_t start = bibtex_skip_blanks(s, open), end = start;

	while (end < s.len && !strchr(",=\n", s.p[end]))
		end++;
	if (end < s.len && s.p[end] == '=') {
		size_t len = bibtex_key_len(str_sub(s, start, end - start));

		*has_key = len > 0;
		return *has_key ? start + len : open;
	}
	*has_key = end > start && end < s.len;
	if (end == s.len)
		return open;
	end = bibtex_skip_blanks(s, end);
	while (end < s.len && s.p[end] == ',')
		end = bibtex_skip_blanks(s, end + 1);
	return end;
}

/* Judges the entry at the start of s, which begins as one. SNIFF_MAYBE: it is none that is known.
 */
static enum sniff sniff_entry(struct str s, bool is_last)
{
	struct str type = bibtex_item_type(s), name;
	size_t open = bibtex_skip_blanks(s, (size_t)(type.p - s.p) + type.len) + 1;
	bool has_key;
	enum bibtex_start start = read_field(s, find_field(s, open, &has_key), is_last, &name);

	if (start != BIBTEX_START_YES)
		return start == BIBTEX_START_MORE ? SNIFF_MORE : SNIFF_NO;
	if (has_key && bibtex_type_find(type))
		return SNIFF_YES;
	return s.p[open - 1] == '{' && is_known_field(name) ? SNIFF_YES : SNIFF_MAYBE;
}

/* Judges the item that begins at the start of s. SNIFF_MAYBE: it says nothing, and takes *len
 * bytes. */
static enum sniff sniff_item(struct str s, bool is_last, size_t *len, struct prose *prose)
{
	enum bibtex_kind kind = bibtex_kind_of(bibtex_item_type(s));
	enum sniff sniff = kind == BIBTEX_ENTRY ? sniff_entry(s, is_last) : SNIFF_MAYBE;
	struct bibtex_item item;

	if (kind == BIBTEX_STRING)
		return SNIFF_YES;
	if (sniff != SNIFF_MAYBE)
		return sniff;
	if (!bibtex_item_read(s, is_last, true, &item))
		return SNIFF_MORE;
	*len = item.len;
	prose->len += kind == BIBTEX_ENTRY ? item.len : 0;
	if (prose->len > PROSE_MAX)
		return SNIFF_NO;
	return str_find(item.body, STR("jabref-meta:")) == 0 ? SNIFF_YES : SNIFF_MAYBE;
}

/* A line of which nothing is part of BibTeX, or a comment in it. */
static enum sniff sniff_text(struct str line, bool is_whole, struct prose *prose)
{
	if (*line.p == '%' || bibtex_kind_of(bibtex_item_type(line)) == BIBTEX_COMMENT)
		return SNIFF_MAYBE;
	prose->len += line.len;
	if (prose->len > PROSE_MAX || !is_prose(line, prose))
		return SNIFF_NO;
	return is_whole ? SNIFF_MAYBE : SNIFF_MORE;
}

/* Looks at one line, from its first byte that is not blank. *len: how much of it says nothing. */
static enum sniff sniff_line(struct str s, bool is_last, size_t *len, struct prose *prose)
{
	const char *newline = memchr(s.p, '\n', s.len);
	enum bibtex_start start = *s.p == '@' ? bibtex_item_begins(s, is_last) : BIBTEX_START_NO;

	if (start == BIBTEX_START_MORE)
		return SNIFF_MORE;
	if (start == BIBTEX_START_YES)
		return sniff_item(s, is_last, len, prose);
	*len = newline ? (size_t)(newline - s.p) + 1 : s.len;
	return sniff_text(str_sub(s, 0, *len), newline || is_last, prose);
}

/* Whether the line that holds byte `at` is indented up to there as Markdown's code is. */
static bool is_indented(struct str head, size_t at)
{
	size_t columns = 0;

	while (at > 0 && (head.p[at - 1] == ' ' || head.p[at - 1] == '\t'))
		columns += head.p[--at] == '\t' ? 4 : 1;
	return columns >= 4;
}

/* Whether entries alone follow each other from the start of s. */
static bool has_entries(struct str s, bool is_last)
{
	struct bibtex_item item;

	for (size_t count = 0; count < AFTER_OUTPUT; count++) {
		if (!str_starts_with(s, STR("@")) || !bibtex_item_read(s, is_last, true, &item))
			return false;
		s = str_drop(s, item.len);
		s = str_drop(s, bibtex_skip_blanks(s, 0));
	}
	return true;
}

enum sniff bibtex_sniff(struct str head, bool is_whole)
{
	struct prose prose = { 0 };
	size_t at = 0, len = 0;
	bool is_last = is_whole || head.len >= FORMAT_SNIFF_MAX;

	while (at < head.len) {
		struct str rest;
		enum sniff sniff;

		while (at < head.len && strchr(" \t\n\r", head.p[at]) && head.p[at])
			at++;
		rest = str_drop(head, at);
		if (rest.len == 0)
			break;
		if (prose.len > 0 && *rest.p == '@' && is_indented(head, at))
			return SNIFF_NO;
		sniff = sniff_line(rest, is_last, &len, &prose);
		if (sniff == SNIFF_YES && prose.output > 0 && !has_entries(rest, is_last))
			sniff = is_last ? SNIFF_NO : SNIFF_MORE;
		if (sniff != SNIFF_MAYBE)
			return sniff == SNIFF_MORE && is_last ? SNIFF_NO : sniff;
		at += len;
	}
	return is_last ? SNIFF_NO : SNIFF_MORE;
}
