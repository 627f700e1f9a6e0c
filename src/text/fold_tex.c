/*
 * Accents nest (\"{\'{\i}}), so the text is read from its end to its start, and the part that was
 * read is kept, already stripped, at the end of the same memory: there an accent finds its letter
 * as a plain one.
 *
 * Of a letter that comes from an accent two things are noted by a mark before it, a byte that UTF-8
 * never has: that a brace on either side belongs to the accent ({\"o} but not {o}), and that the
 * letter was not right after the command (\v\i is an accent, \vi is not). The marks are removed at
 * the end.
 *
 * A backslash is matched a second time without the marks: then none is left that a second folding
 * would match, and folding twice is the same as folding once.
 */

#include "config.h"

#include "text/fold_tex.h"

#include <string.h>

#include "base/char.h"
#include "text/tex_accent.h"

#define MARK_ONE     '\xFF' /* before one letter */
#define MARK_TWO     '\xFE' /* before two */
#define LETTERS_SIZE 8      /* bytes of two letters */
#define WINDOW_SIZE  24     /* more than any accent has: \t{ and two letters and } are 12 bytes */

/* What replaces an accented letter. */
struct accented {
	size_t source_len; /* bytes, the backslash included */
	char letters[LETTERS_SIZE];
	size_t len;
	bool is_two;
};

static bool is_mark(char c)
{
	return c == MARK_ONE || c == MARK_TWO;
}

static bool is_at(struct str s, size_t at, char c)
{
	return at < s.len && s.p[at] == c;
}

/* The length of one or two letters that came from an accent, without the mark at byte `at`; or 0.
 */
static size_t marked_len(struct str s, size_t at)
{
	size_t len;

	if (at >= s.len || !is_mark(s.p[at]))
		return 0;
	len = tex_letter_len(s, at + 1);
	return s.p[at] == MARK_TWO ? len + tex_letter_len(s, at + 1 + len) : len;
}

static bool set_letters(struct str s, size_t from, size_t len, size_t end, struct accented *found)
{
	if (len == 0 || len > LETTERS_SIZE)
		return false;
	memcpy(found->letters, s.p + from, len);
	found->len = len;
	found->is_two = tex_letter_len(s, from) < len;
	found->source_len = end;
	return true;
}

/* What an accent is put on, from byte `at`: a letter, or one in braces (two under a tie). */
static bool match_argument(struct str s, size_t at, bool may_be_two, struct accented *found)
{
	size_t len = marked_len(s, at);

	if (len)
		return set_letters(s, at + 1, len, at + 1 + len, found);
	if (!is_at(s, at, '{'))
		return set_letters(s, at, tex_letter_len(s, at), at + tex_letter_len(s, at), found);
	at++;
	len = tex_letter_len(s, at);
	if (may_be_two && len)
		len += tex_letter_len(s, at + len);
	return is_at(s, at + len, '}') && set_letters(s, at, len, at + len + 1, found);
}

/* \" \' and the like, with the letter right after it. */
static bool match_symbol(struct str s, struct accented *found)
{
	return s.len > 1 && tex_accent_of_sign(s.p[1]) && match_argument(s, 2, false, found);
}

/* \v \c and the like: between command and letter must be what ends a command's name. */
static bool match_command(struct str s, struct accented *found)
{
	size_t at = 2;

	if (s.len < 3 || !tex_accent_of_letter(s.p[1]))
		return false;
	if (s.p[at] == ' ')
		at++;
	else if (s.p[at] != '{' && !is_mark(s.p[at]))
		return false;
	return match_argument(s, at, tex_accent_of_letter(s.p[1]) == TEX_TIE, found);
}

/* \o \ss and the like, with the space or the empty braces that end the name. */
static bool match_letter_command(struct str s, struct accented *found)
{
	const struct tex_letter *letter;
	size_t len = 0;

	while (len < 3 && 1 + len < s.len && char_is_letter(s.p[1 + len]))
		len++;
	letter = tex_letter_find(str_sub(s, 1, len));
	if (!letter)
		return false;
	set_letters(letter->folded, 0, letter->folded.len, 1 + len, found);
	if (is_at(s, 1 + len, ' '))
		found->source_len += 1;
	else if (is_at(s, 1 + len, '{') && is_at(s, 2 + len, '}'))
		found->source_len += 2;
	return true;
}

static bool match_accent(struct str s, struct accented *found)
{
	return match_symbol(s, found) || match_command(s, found) || match_letter_command(s, found);
}

bool fold_tex_is_accent(struct str s, size_t at)
{
	struct accented found;

	return match_accent(str_sub(s, at, WINDOW_SIZE), &found);
}

/* Matches as if there were no marks; source_len counts them. */
static bool match_unmarked(struct str s, struct accented *found)
{
	char plain[WINDOW_SIZE];
	size_t ends[WINDOW_SIZE + 1] = { 0 };
	size_t len = 0;

	for (size_t i = 0; i < s.len && len < WINDOW_SIZE; i++) {
		if (is_mark(s.p[i]))
			continue;
		plain[len++] = s.p[i];
		ends[len] = i + 1;
	}
	if (!match_accent((struct str){ plain, len }, found))
		return false;
	found->source_len = ends[found->source_len];
	return true;
}

/* {\"o}: the braces around an accented letter. */
static bool match_group(struct str s, struct accented *found)
{
	size_t len = marked_len(s, 1);

	return len && is_at(s, 2 + len, '}') && set_letters(s, 2, len, 3 + len, found);
}

static bool match(struct str s, struct accented *found)
{
	if (s.p[0] == '{')
		return match_group(s, found);
	return match_accent(s, found) || match_unmarked(s, found);
}

/* The text from byte `at` on, which is stripped, and the offsets of its bytes (or NULL). */
struct stripped {
	char *text;
	size_t len; /* of the whole memory */
	uint32_t *offsets;
	size_t at;
};

/* Replaces the source, which is never shorter, by the letters and their mark. */
static void put_letters(struct stripped *stripped, const struct accented *found)
{
	size_t from = stripped->at, to = from + found->source_len - found->len - 1;

	stripped->text[to] = found->is_two ? MARK_TWO : MARK_ONE;
	memcpy(stripped->text + to + 1, found->letters, found->len);
	if (stripped->offsets)
		for (size_t i = 0; i <= found->len; i++)
			stripped->offsets[to + i] = stripped->offsets[from];
	stripped->at = to;
}

static size_t remove_marks(struct stripped *stripped)
{
	size_t len = 0;

	for (size_t i = stripped->at; i < stripped->len; i++) {
		if (is_mark(stripped->text[i]))
			continue;
		if (stripped->offsets)
			stripped->offsets[len] = stripped->offsets[i];
		stripped->text[len++] = stripped->text[i];
	}
	return len;
}

size_t fold_tex_strip(char *text, size_t len, uint32_t *offsets)
{
	struct stripped stripped = { text, len, offsets, len };
	struct accented found;

	for (size_t i = len; i-- > 0;) {
		char c = text[i];
		struct str rest;

		text[--stripped.at] = c;
		if (offsets)
			offsets[stripped.at] = offsets[i];
		if (c != '\\' && c != '{')
			continue;
		rest = (struct str){ text + stripped.at, len - stripped.at };
		if (match(str_sub(rest, 0, 2 * WINDOW_SIZE), &found))
			put_letters(&stripped, &found);
	}
	return remove_marks(&stripped);
}
