/*
 * What a name looks like, by its words: initials, particles, words that only organisations have.
 * There is no list of given names and surnames; what cannot be told by form is not told.
 */

#include "config.h"

#include <string.h>

#include "model/names_private.h"

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"

/* No name of a person has more words. */
#define WORD_COUNT_MAX 6
/* Initials without dots are not longer. */
#define INITIALS_MAX 3
/* In place of names that are left out. */
#define ELLIPSIS "\342\200\246"

/* All in lower case, and in the order of strcmp. */
static const char *const particles[] = {
	"'t",  "abu",   "af",  "al",  "av",    "ben",  "bin", "bint", "da", "dal", "das",
	"de",  "degli", "dei", "del", "della", "den",  "der", "des",  "di", "do",  "dos",
	"du",  "e",     "el",  "i",   "ibn",   "in't", "la",  "las",  "le", "lo",  "los",
	"mac", "op",    "san", "st.", "te",    "ten",  "ter", "tot",  "ul", "und", "ur",
	"van", "vom",   "von", "y",   "zu",    "zum",  "zur",
};

/* Words of organisations; "and" between them separates nothing. */
static const char *const organisation_words[] = {
	"academy",      "administration", "agency",      "alliance",      "association",
	"authority",    "bank",           "board",       "bureau",        "center",
	"centers",      "centre",         "centres",     "college",       "commission",
	"committee",    "community",      "company",     "congress",      "corporation",
	"council",      "department",     "dept",        "disease",       "division",
	"education",    "europe",         "european",    "faculty",       "federation",
	"for",          "foundation",     "fund",        "global",        "government",
	"health",       "hospital",       "human",       "inc",           "initiative",
	"institute",    "institutes",     "institution", "international", "lab",
	"laboratories", "laboratory",     "labs",        "league",        "library",
	"ltd",          "medical",        "medicine",    "ministry",      "museum",
	"national",     "nations",        "of",          "office",        "on",
	"organisation", "organization",   "partnership", "party",         "press",
	"program",      "programme",      "project",     "publishing",    "research",
	"royal",        "school",         "science",     "sciences",      "service",
	"services",     "society",        "staff",       "state",         "states",
	"statistics",   "survey",         "task",        "technologies",  "technology",
	"the",          "trust",          "union",       "unit",          "united",
	"universidad",  "universita",     "universitat", "universite",    "university",
	"with",         "workgroup",      "working",     "world",
};

/* The last words of groups that are authors beside persons. */
static const char *const group_words[] = {
	"collaboration", "collaborators", "consortium", "group", "investigators", "network", "team",
};

/* What is written where no author is known. */
static const char *const missing_words[] = {
	"anon", "anon.", "anonymous", "n/a", "na",      "nan",
	"none", "null",  "others",    "tba", "unknown", "various",
};

static bool next_word(struct str *rest, struct str *word)
{
	size_t len = 0;

	*rest = utf8_trim(*rest);
	while (len < rest->len && !char_is_space(rest->p[len]))
		len++;
	*word = str_sub(*rest, 0, len);
	*rest = str_drop(*rest, len);
	return len > 0;
}

#define IS_AMONG(word, words) names_is_among(word, words, COUNT_OF(words))

bool names_is_particle(struct str word)
{
	return word.len > 0 && !char_is_upper(*word.p) && IS_AMONG(word, particles);
}

/* Takes one letter of initials, with a second small one where a dot follows ("Yu."). */
static bool take_initial(struct str *word, bool *has_dot)
{
	size_t len = 1;

	if (char_is_upper(*word->p)) {
		if (word->len > 2 && char_is_lower(word->p[1]) && word->p[2] == '.')
			len = 2;
	} else if ((unsigned char)*word->p >= 0xC3) {
		while (len < word->len && ((unsigned char)word->p[len] & 0xC0) == 0x80)
			len++;
		if (len > 2)
			return false;
	} else {
		return false;
	}
	*word = str_drop(*word, len);
	if (word->len > 0 && *word->p == '.') {
		*has_dot = true;
		*word = str_drop(*word, 1);
	}
	if (word->len > 0 && *word->p == '-')
		*word = str_drop(*word, 1);
	return true;
}

bool names_is_initials(struct str word)
{
	bool has_dot = false;
	size_t count = 0;

	while (word.len > 0) {
		if (!take_initial(&word, &has_dot))
			return false;
		count++;
	}
	return has_dot ? count <= 2 * INITIALS_MAX : count > 0 && count <= INITIALS_MAX;
}

/* Whether a word can be part of a person's name: letters, hyphens, apostrophes, dots. */
static bool is_name_word(struct str word)
{
	bool is_tex = memchr(word.p, '\\', word.len) != NULL;
	struct str signs = is_tex ? STR("-.'`\\{}\"^~=") : STR("-.'`");

	if (!char_is_upper(*word.p) && (unsigned char)*word.p < 0x80 && !is_tex)
		return IS_AMONG(word, particles) ||
		       (word.len > 2 && char_is_lower(*word.p) && word.p[1] == '\'');
	for (size_t i = 0; i < word.len; i++) {
		if ((unsigned char)word.p[i] < 0x80 && !char_is_letter(word.p[i]) &&
		    !memchr(signs.p, word.p[i], signs.len))
			return false;
		if (str_starts_with(str_drop(word, i), STR(ELLIPSIS)))
			return false;
	}
	return !IS_AMONG(word, organisation_words) && !IS_AMONG(word, group_words);
}

/* Whether all of s is Chinese, Japanese or Korean, where a name is one word of two characters or
 * more. */
static bool is_east_asian(struct str s)
{
	if (s.len < 6 || s.len > 24)
		return false;
	for (size_t i = 0; i < s.len; i += 3) {
		unsigned char lead = (unsigned char)s.p[i];

		if (i + 3 > s.len || lead < 0xE3 || lead > 0xED)
			return false;
	}
	return true;
}

/* Takes what a person is called as well, "(Ming Xuan)", off the words behind `word`, with which it
 * begins. */
static bool take_nickname(struct str word, struct str *rest)
{
	word = str_drop(word, 1);
	do {
		bool is_end = word.len > 0 && word.p[word.len - 1] == ')';

		word.len -= is_end;
		if (word.len == 0 || !is_name_word(word))
			return false;
		if (is_end)
			return true;
	} while (next_word(rest, &word));
	return false;
}

struct words {
	size_t count, initials, particles;
	size_t capitals; /* of the initials, those that a word in capitals looks like as well */
	bool first_is_initials, last_is_initials, has_inner_initials, last_is_capitals;
};

/* Whether the word is between two names, and not within one, as in "Ramón y Cajal" or "von und
 * zu". `rest` is what comes behind it. */
static bool joins_names(struct str word, struct str rest)
{
	static const char *const conjunctions[] = { "e", "et", "i", "och", "og", "und", "y" };
	struct str next, behind;

	if (char_is_upper(*word.p) || !IS_AMONG(word, conjunctions) || !next_word(&rest, &next) ||
	    names_is_particle(next))
		return false;
	return word.len > 1 || names_is_initials(next) || next_word(&rest, &behind);
}

/* Whether what looks like initials can be a name in capitals: LI, LEE. */
static bool is_capitals(struct str initials)
{
	return initials.len > 1 && !memchr(initials.p, '.', initials.len) &&
	       ((unsigned char)*initials.p < 0x80 || initials.len > 2);
}

/* Whether a last word is a suffix. "Singh SA" are a name and initials: there is no more of it. */
static bool ends_in_suffix(struct str word, const struct words *words)
{
	return names_is_suffix(word) &&
	       !(words->count - words->particles == 2 && words->initials == 0 &&
		 names_may_be_name(word) && names_is_initials(word));
}

static bool count_words(struct str item, struct words *words)
{
	struct str word;

	*words = (struct words){ 0 };
	while (next_word(&item, &word)) {
		bool is_last = utf8_trim(item).len == 0;
		bool has_initials;

		if (*word.p == '(' && take_nickname(word, &item))
			continue;
		if (++words->count > WORD_COUNT_MAX ||
		    (is_last && words->count > 1 && ends_in_suffix(word, words)))
			return words->count <= WORD_COUNT_MAX;
		has_initials = names_is_initials(word);
		if ((!has_initials && !is_name_word(word)) ||
		    (words->count > 2 && joins_names(word, item)))
			return false;
		words->initials += has_initials;
		words->last_is_capitals = has_initials && is_capitals(word);
		words->capitals += words->last_is_capitals;
		words->particles += IS_AMONG(word, particles);
		words->first_is_initials |= words->count == 1 && has_initials;
		words->has_inner_initials |= words->count > 1 && has_initials;
		words->last_is_initials = has_initials;
	}
	return words->count > 0;
}

/* The text up to a comma, behind which there can be only a suffix. */
static struct str cut_suffix(struct str item)
{
	return utf8_trim(str_sub(item, 0, str_find(item, STR(","))));
}

bool names_is_organisation(struct str item)
{
	struct str word;

	while (next_word(&item, &word))
		if (IS_AMONG(word, organisation_words) || IS_AMONG(word, group_words))
			return true;
	return false;
}

struct str names_end(struct str s)
{
	size_t from = s.len;

	while (from > 0 && !char_is_space(s.p[from - 1]))
		from--;
	return str_drop(s, from);
}

struct str names_last_word(struct str s, struct str *before)
{
	struct str last = names_end(s);

	*before = utf8_trim(str_sub(s, 0, s.len - last.len));
	return last;
}

struct str names_last_name(struct str s, struct str *before)
{
	struct str family = names_last_word(s, before), rest, word;

	while ((word = names_last_word(*before, &rest), rest.len > 0) && names_is_particle(word)) {
		family.len += (size_t)(family.p - word.p);
		family.p = word.p;
		*before = rest;
	}
	return family;
}

static struct str last_word(struct str item)
{
	struct str before;

	return utf8_trim(names_last_word(utf8_trim(item), &before));
}

static bool is_group(struct str item)
{
	return IS_AMONG(last_word(item), group_words);
}

/* Of words that all look like initials: a name in capitals is among them where one has no dot and
 * several letters, as in WEI LI, J LI and LI J. */
static enum names_look look_of_capitals(const struct words *words)
{
	if (words->count == 1 || words->capitals == 0)
		return LOOK_INITIALS;
	if (words->capitals == words->count)
		return LOOK_FULL;
	return words->last_is_capitals ? LOOK_NATURAL : LOOK_SHORT;
}

/* Le, Das, Do: alone and with a capital it is a family name, and no particle of one. */
static bool is_lone_family(struct str item, const struct words *words)
{
	return words->count == 1 && words->particles == 1 && char_is_upper(*item.p);
}

enum names_look names_look(struct str item)
{
	struct words words;

	item = names_cut_marks(cut_suffix(item));
	if (is_east_asian(item))
		return LOOK_NATURAL;
	if (!count_words(item, &words))
		return is_group(item) ? LOOK_GROUP : LOOK_OTHER;
	if (words.particles == words.count)
		return is_lone_family(item, &words) ? LOOK_WORD : LOOK_OTHER;
	if (words.initials == words.count)
		return look_of_capitals(&words);
	if (words.last_is_initials)
		return words.first_is_initials ? LOOK_OTHER : LOOK_SHORT;
	if (words.initials > 0)
		return LOOK_NATURAL;
	return words.count - words.particles == 1 ? LOOK_WORD : LOOK_FULL;
}

bool names_may_be_short(struct str item)
{
	struct str last = last_word(cut_suffix(item));

	/* Behind the initials there can be what does not count. */
	return last.len > 0 &&
	       (names_is_initials(last) || names_is_suffix(last) || last.p[last.len - 1] == ')');
}

bool names_is_short(struct str item)
{
	return names_may_be_short(item) && names_look(item) == LOOK_SHORT;
}

/* Whether there is a sign that could separate names, or that no name has. */
static bool has_foreign_sign(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.p[i];

		if ((unsigned char)c < 0x80 && memchr("\t\n/|*@+<>[]=:_#", c, 15))
			return true;
		if (char_is_digit(c))
			return true;
		if (c == '-' && i > 0 && text.p[i - 1] == ' ')
			return true;
	}
	return false;
}

bool names_is_missing(struct str text)
{
	return IS_AMONG(text, missing_words);
}

bool names_is_one(struct str text)
{
	struct str rest = text, word;
	size_t count = 0;

	while (next_word(&rest, &word)) {
		if (str_equal_ignoring_case(word, STR("with")) ||
		    (count > 1 && joins_names(word, rest)))
			return false;
		count++;
	}
	if (has_foreign_sign(text) || str_find(text, STR(ELLIPSIS)) != SIZE_MAX)
		return false;
	return names_is_organisation(text) ? count <= 2 * WORD_COUNT_MAX : count <= WORD_COUNT_MAX;
}
