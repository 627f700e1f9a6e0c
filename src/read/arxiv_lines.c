#include "config.h"

#include "read/arxiv_lines.h"

#include <assert.h>
#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "read/reading_lead.h"

/* A name has no more words, and two lines of names no more bytes that are looked at. */
#define NAME_WORDS 4
#define LOOK_MAX   ((size_t)4096)

void arxiv_lines_init(struct arxiv_lines *lines)
{
	*lines = (struct arxiv_lines){ .count = 0 };
	strbuf_init(&lines->text);
}

void arxiv_lines_free(struct arxiv_lines *lines)
{
	strbuf_free(&lines->text);
}

void arxiv_lines_clear(struct arxiv_lines *lines)
{
	strbuf_clear(&lines->text);
	lines->count = 0;
}

void arxiv_lines_add(struct arxiv_lines *lines, struct str text, size_t number)
{
	assert(lines->count < ARXIV_LINES_MAX);
	strbuf_add(&lines->text, text);
	lines->ends[lines->count] = lines->text.len;
	lines->numbers[lines->count++] = number;
}

struct str arxiv_lines_at(const struct arxiv_lines *lines, size_t at)
{
	size_t begin = at > 0 ? lines->ends[at - 1] : 0;

	return str_sub(strbuf_str(&lines->text), begin, lines->ends[at] - begin);
}

static bool goes_on(struct str s)
{
	return str_ends_with(s, STR(",")) || str_ends_with(s, STR(" and"));
}

static bool are_names(struct str s)
{
	return s.len <= LOOK_MAX && reading_lead_are_full_names(str_cut_end(s, ","));
}

/* Whether s can be the one author of a paper: a few words, each of which is no word of a sentence.
 */
static bool is_name(struct str s)
{
	struct str word;
	size_t words = 0;

	while (str_split_next(&s, ' ', &word)) {
		if (word.len == 0 || char_is_lower(*word.p) || char_is_digit(*word.p) ||
		    memchr(word.p, ':', word.len))
			return false;
		words++;
	}
	return words > 1 && words <= NAME_WORDS;
}

/* Whether the last name of a list is only the first word of one. */
static bool ends_in_name(struct str names)
{
	size_t at;

	if (names.len > LOOK_MAX)
		names = str_sub(names, names.len - LOOK_MAX, LOOK_MAX);
	at = names.len;

	while (at > 0 && names.p[at - 1] != ',' && names.p[at - 1] != ' ')
		at--;
	names = utf8_trim(str_sub(names, 0, at));
	return names.len == 0 || goes_on(names);
}

bool arxiv_lines_names_go_on(struct str names, struct str line)
{
	if (line.len == 0 || char_is_digit(*line.p) || line.len > LOOK_MAX)
		return false;
	if (goes_on(names) || str_starts_with(line, STR("and ")))
		return true;
	/* A sentence is no name. */
	return ends_in_name(names) && !char_is_lower(*line.p) && !str_ends_with(line, STR("."));
}

/* How many lines from `at` have a list of names that begins there; 0: none does. */
static size_t count_names(const struct arxiv_lines *lines, size_t at)
{
	struct str first = arxiv_lines_at(lines, at);
	struct strbuf both;
	bool are_two;

	if (are_names(first))
		return 1;
	if (at + 1 == lines->count ||
	    !arxiv_lines_names_go_on(first, arxiv_lines_at(lines, at + 1)))
		return 0;
	strbuf_init(&both);
	strbuf_set(&both, first);
	strbuf_add_byte(&both, ' ');
	strbuf_add(&both, arxiv_lines_at(lines, at + 1));
	are_two = are_names(strbuf_str(&both));
	strbuf_free(&both);
	return are_two ? 2 : 0;
}

/* The first line that can be names, where nothing tells; one that goes on with a sentence is the
 * title's. A single line of two words is more likely names in small letters. */
static size_t first_capital(const struct arxiv_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct str line = arxiv_lines_at(lines, i);
		const char *blank = memchr(line.p, ' ', line.len);
		bool are_two =
			blank && !memchr(blank + 1, ' ', line.len - (size_t)(blank + 1 - line.p));

		if (*line.p < 'a' || *line.p > 'z' || (lines->count == 1 && are_two))
			return i;
	}
	return lines->count;
}

/* Takes in the lines around a list of names in which it begins and goes on. */
static void widen(const struct arxiv_lines *lines, size_t *begin, size_t *end)
{
	while (*begin > 0 && (are_names(arxiv_lines_at(lines, *begin - 1)) ||
			      (*begin > 1 && goes_on(arxiv_lines_at(lines, *begin - 1)))))
		(*begin)--;
	while (*end < lines->count && arxiv_lines_names_go_on(arxiv_lines_at(lines, *end - 1),
							      arxiv_lines_at(lines, *end)))
		(*end)++;
}

void arxiv_lines_find_names(const struct arxiv_lines *lines, size_t *begin, size_t *end)
{
	size_t count = 0;

	assert(lines->count > 0);
	for (*begin = lines->count; *begin > 0 && count == 0;)
		count = count_names(lines, --*begin);
	for (*begin = count > 0 ? *begin : lines->count; *begin > 0 && count == 0;)
		count = is_name(arxiv_lines_at(lines, --*begin));
	if (count == 0) {
		*begin = first_capital(lines);
		*end = *begin + (*begin < lines->count);
		return;
	}
	*end = *begin + count;
	widen(lines, begin, end);
}
