/*
 * One walk over the expression folds it, refuses what distinguishes upper from lower case, and
 * collects the literals. Of what it doesn't know it only finds the end; then there are no literals.
 */

#include "config.h"

#include "search/regex_pattern.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "search/regex_private.h"

/* Escapes that are complete with their letter and are no character: places and classes. */
#define SIMPLE_ESCAPES "bBdDwWsSAzZhHvVRXKntrfea"

static enum regex_repeat next_repeat(const struct regex_walk *walk)
{
	switch (regex_peek(walk, 0)) {
	case '*':
	case '?':
	case '{':
		return REGEX_MAYBE;
	case '+':
		return REGEX_AT_LEAST_ONCE;
	}
	return REGEX_ONCE;
}

static void note_character(struct regex_literals *literals, const struct regex_walk *walk,
			   uint32_t codepoint)
{
	enum regex_repeat repeat = next_repeat(walk);

	if (repeat != REGEX_MAYBE)
		regex_literals_add(literals, codepoint);
	if (repeat != REGEX_ONCE)
		regex_literals_end_run(literals);
}

/* Adds what a character outside ASCII is folded to: several in a group, so that they repeat as
 * one. */
static void put_folded(struct regex_walk *walk, struct regex_literals *literals, size_t origin,
		       uint32_t codepoint)
{
	uint32_t folded[REGEX_FOLD_MAX];
	size_t count = regex_fold(codepoint, folded);

	/* What follows may repeat the character before. */
	if (count != 1)
		literals->is_unknown = true;
	if (count > 1)
		regex_put(walk, origin, STR("(?:"));
	for (size_t i = 0; i < count; i++) {
		regex_put_character(walk, origin, folded[i]);
		note_character(literals, walk, folded[i]);
	}
	if (count > 1)
		regex_put(walk, origin, STR(")"));
}

static void copy_character(struct regex_walk *walk, struct regex_literals *literals)
{
	size_t start = walk->at, end;
	uint32_t codepoint;

	if (!regex_take_character(walk, &codepoint)) {
		if (!strchr(SIMPLE_ESCAPES, regex_peek(walk, 1)))
			literals->is_unknown = true;
		regex_literals_end_run(literals);
		regex_copy_escape(walk);
		return;
	}
	end = walk->at;
	if (codepoint >= 0x80) {
		put_folded(walk, literals, start, codepoint);
		return;
	}
	walk->at = start;
	regex_copy(walk, end - start);
	note_character(literals, walk, codepoint);
}

/* Goes past the options behind (? up to their ) or :, if that is what comes. */
static bool copy_options(struct regex_walk *walk, struct regex_literals *literals)
{
	size_t start = walk->at, len = 2;
	bool is_off = false, asks_for_case = false;
	char letter;

	for (; (letter = regex_peek(walk, len)) != '\0' && strchr("imnsxJU^-", letter); len++) {
		is_off |= letter == '-';
		asks_for_case |= letter == '^' || (is_off && letter == 'i');
		literals->is_unknown |= letter == 'x';
	}
	if (letter != ')' && letter != ':')
		return false;
	if (asks_for_case) {
		regex_refuse(walk, start, "case never counts here: leave ^ and -i out");
		return true;
	}
	regex_copy(walk, len + 1);
	if (letter == ':')
		regex_literals_open(literals, false);
	else
		regex_literals_end_run(literals);
	return true;
}

/* Goes past the beginning of a group whose contents every match has, if that comes next. */
static bool copy_needed_group(struct regex_walk *walk, struct regex_literals *literals)
{
	static const char *const beginnings[] = { "(?:", "(?=", "(?>", "(?<=" };

	for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++) {
		if (!regex_sees(walk, beginnings[i]))
			continue;
		regex_copy(walk, strlen(beginnings[i]));
		regex_literals_open(literals, false);
		return true;
	}
	return false;
}

static void copy_group(struct regex_walk *walk, struct regex_literals *literals)
{
	char next = regex_peek(walk, 1);

	if (regex_sees(walk, "(?C")) {
		regex_refuse(walk, walk->at, "callouts are not known here");
		return;
	}
	if (copy_needed_group(walk, literals) || (next == '?' && copy_options(walk, literals)))
		return;
	/* Verbs such as (*ACCEPT) end a match early, and comments part a sign from its character.
	 */
	literals->is_unknown |= next == '*' || regex_sees(walk, "(?#");
	regex_literals_open(literals, next == '?' || next == '*');
	regex_copy(walk, next == '?' || next == '*' ? 2 : 1);
}

static size_t digits_at(const struct regex_walk *walk, size_t ahead)
{
	size_t count = 0;

	while (regex_peek(walk, ahead + count) >= '0' && regex_peek(walk, ahead + count) <= '9')
		count++;
	return count;
}

/* Goes past {2}, {2,} or {2,3}, and {,3}, which not every version of PCRE2 reads as {0,3}.
 * Another brace means itself. */
static void copy_brace(struct regex_walk *walk)
{
	size_t low = digits_at(walk, 1), len = 1 + low, high = 0;

	if (regex_peek(walk, len) == ',') {
		high = digits_at(walk, len + 1);
		len += 1 + high;
	}
	if (low + high == 0 || regex_peek(walk, len) != '}') {
		regex_copy(walk, 1);
		return;
	}
	regex_copy(walk, 1);
	if (low == 0)
		regex_put(walk, walk->at, STR("0"));
	regex_copy(walk, len);
}

static void copy_sign(struct regex_walk *walk, struct regex_literals *literals)
{
	switch (regex_peek(walk, 0)) {
	case '(':
		copy_group(walk, literals);
		return;
	case '[':
		regex_literals_end_run(literals);
		regex_copy_class(walk);
		return;
	case '{':
		regex_literals_end_run(literals);
		copy_brace(walk);
		return;
	case '|':
		regex_literals_alternate(literals);
		break;
	case ')':
		regex_copy(walk, 1);
		regex_literals_close(literals, next_repeat(walk));
		return;
	default:
		regex_literals_end_run(literals);
		break;
	}
	regex_copy(walk, 1);
}

static void walk_over(struct regex_walk *walk, struct regex_literals *literals)
{
	while (!regex_is_at_end(walk)) {
		if (regex_sees(walk, "\\Q")) {
			literals->is_unknown = true;
			regex_copy_quote(walk);
		} else if (strchr("([{|).^$*+?", regex_peek(walk, 0))) {
			copy_sign(walk, literals);
		} else {
			copy_character(walk, literals);
		}
	}
}

bool regex_pattern_init(struct regex_pattern *pattern, struct str typed, struct regex_error *error)
{
	struct regex_walk walk = { .typed = typed, .pattern = pattern, .error = error };
	struct regex_literals literals;

	*pattern = (struct regex_pattern){ 0 };
	strbuf_init(&pattern->text);
	if (typed.len > REGEX_LENGTH_MAX) {
		regex_refuse(&walk, REGEX_LENGTH_MAX, "expected a shorter regular expression");
		return false;
	}
	regex_literals_init(&literals);
	walk_over(&walk, &literals);
	regex_literals_finish(&literals, pattern);
	return !walk.is_refused;
}

void regex_pattern_free(struct regex_pattern *pattern)
{
	strbuf_free(&pattern->text);
	free(pattern->offsets);
	for (size_t i = 0; i < pattern->literal_count; i++)
		free((char *)pattern->literals[i].p);
	*pattern = (struct regex_pattern){ 0 };
}

size_t regex_pattern_origin(const struct regex_pattern *pattern, struct str typed, size_t at)
{
	return at < pattern->text.len ? pattern->offsets[at] : typed.len;
}
