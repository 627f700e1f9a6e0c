#include "config.h"

#include "read/reference_line.h"

#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/char.h"
#include "read/citation_part.h"
#include "read/reading_mark.h"

/* A line that is no longer can be a heading, in bytes. */
#define HEADING_MAX ((size_t)60)

bool reference_line_names_references(struct str heading)
{
	static const struct str words[] = { STR_INIT("references"), STR_INIT("bibliography"),
					    STR_INIT("reading"),    STR_INIT("readings"),
					    STR_INIT("papers"),     STR_INIT("literature"),
					    STR_INIT("cited"),      STR_INIT("publications"),
					    STR_INIT("syllabus") };
	struct str word;

	while (str_split_next(&heading, ' ', &word)) {
		word = str_cut_end(word, ":*#.");
		if (str_is_among(word, words, COUNT_OF(words)))
			return true;
	}
	return false;
}

/* Whether a line is drawn: "-----". */
static bool is_rule(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!strchr("-=_*~", text.p[i]))
			return false;
	return true;
}

static bool has_initial(struct str text)
{
	struct str word;

	while (str_split_next(&text, ' ', &word))
		if (word.len > 1 && char_is_upper(word.p[0]) && word.p[1] == '.')
			return true;
	return false;
}

/* Whether a short text is a reference rather than a heading, though no style has it: "A. Poe, B.
 * Roe, Kites, J. Air 12 (2024)". */
static bool resembles_reference(struct str text)
{
	return memchr(text.p, ',', text.len) && citation_part_has_year(text) && has_initial(text);
}

bool reference_line_is_heading(struct str text)
{
	return reading_heading_len(text) > 0 ||
	       (text.len <= HEADING_MAX && !strchr(".,;", text.p[text.len - 1]) &&
		text.p[0] != '[' && reading_mark_len(text) == 0 && !resembles_reference(text)) ||
	       is_rule(text);
}

bool reference_line_keeps_hyphen(struct str text)
{
	static const struct str parts[] = {
		STR_INIT("self-"),  STR_INIT("non-"),   STR_INIT("multi-"), STR_INIT("cross-"),
		STR_INIT("semi-"),  STR_INIT("end-"),   STR_INIT("to-"),    STR_INIT("few-"),
		STR_INIT("zero-"),  STR_INIT("one-"),   STR_INIT("two-"),   STR_INIT("large-"),
		STR_INIT("high-"),  STR_INIT("low-"),   STR_INIT("long-"),  STR_INIT("short-"),
		STR_INIT("real-"),  STR_INIT("state-"), STR_INIT("data-"),  STR_INIT("model-"),
		STR_INIT("fine-"),  STR_INIT("pre-"),   STR_INIT("first-"), STR_INIT("second-"),
		STR_INIT("human-"), STR_INIT("time-"),  STR_INIT("well-"),  STR_INIT("open-"),
	};

	return str_is_among(citation_last_word(text), parts, COUNT_OF(parts));
}

static size_t next_digit(struct str s, size_t at)
{
	return at + ascii_find_any(s.p + at, s.len - at, "0123456789");
}

bool reference_line_may_have_year(struct str source)
{
	if (memchr(source.p, '&', source.len))
		return true;
	for (size_t at = next_digit(source, 0); at < source.len; at = next_digit(source, at + 1))
		if (citation_part_has_year(str_sub(source, at, 4)) ||
		    (at + 1 < source.len && strchr("*_~`[]()<>{}\\|^$", source.p[at + 1])))
			return true;
	return false;
}

bool reference_line_is_address(struct str line)
{
	static const struct str starts[] = { STR_INIT("<http"), STR_INIT("http"), STR_INIT("doi:"),
					     STR_INIT("DOI:"), STR_INIT("[Online]") };

	return str_starts_with_any(line, starts, COUNT_OF(starts));
}
