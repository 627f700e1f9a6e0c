/* What is behind a name and no part of it: Jr., PhD, Inc. */

#include "config.h"

#include "model/names_private.h"

#include "base/array.h"
#include "base/utf8.h"

/* All in lower case, and in the order of strcmp. */
static const char *const suffixes[] = {
	"2nd",  "3rd", "4th", "ag",  "bsc", "bv",  "co",  "corp",    "dphil", "dr",  "esq", "frs",
	"gmbh", "ii",  "iii", "inc", "iv",  "jr",  "kg",  "limited", "llc",   "llp", "ltd", "ma",
	"mba",  "md",  "mph", "msc", "nv",  "phd", "plc", "pty",     "rn",    "sa",  "spa", "sr",
};

/* Degrees and companies that are names of people as well: suffixes only in small letters, in
 * capitals (MA) or with dots in it (M.A.), so that neither Ma nor Sa is one. */
static const char *const suffix_names[] = {
	"ag", "bv", "co", "iv", "kg", "ma", "md", "nv", "rn", "sa",
};

#define IS_AMONG(word, words) names_is_among(word, words, COUNT_OF(words))

static bool has_inner_dot(struct str word)
{
	size_t dot = str_find(word, STR("."));

	return dot < word.len && dot + 1 < word.len;
}

/* Whether a word begins with a capital and goes on in small letters. */
static bool is_capitalised(struct str word)
{
	return word.len > 1 && word.p[0] >= 'A' && word.p[0] <= 'Z' && word.p[1] >= 'a' &&
	       word.p[1] <= 'z';
}

/* No suffix has more letters. */
#define LETTERS_MAX 12

/* The letters of a word without the dots in it, put into `letters`; empty: it has too many. */
static struct str without_dots(struct str item, char *letters)
{
	struct str word = { letters, 0 };

	for (size_t i = 0; i < item.len; i++) {
		if (item.p[i] == '.')
			continue;
		if (word.len == LETTERS_MAX)
			return STR("");
		letters[word.len++] = item.p[i];
	}
	return word;
}

/* Without the dots in it: "Ph.D.", "S.p.A."; but J.R. is no Jr., I.I. no II. */
bool names_is_suffix(struct str item)
{
	static const char *const undotted[] = { "ii", "iii", "iv", "jr", "sr" };
	char letters[LETTERS_MAX];
	struct str word;

	item = utf8_trim(item);
	word = without_dots(item, letters);
	return IS_AMONG(word, suffixes) && !(has_inner_dot(item) && IS_AMONG(word, undotted)) &&
	       !(is_capitalised(item) && item.p[item.len - 1] != '.' &&
		 IS_AMONG(word, suffix_names));
}

/* Those that can be a person's initials are not among them. */
bool names_is_company(struct str suffix)
{
	static const char *const companies[] = { "corp", "gmbh", "inc", "limited", "llc",
						 "llp",  "ltd",  "plc", "pty",     "spa" };
	char letters[LETTERS_MAX];

	suffix = utf8_trim(suffix);
	return names_is_suffix(suffix) && IS_AMONG(without_dots(suffix, letters), companies);
}

bool names_may_be_name(struct str suffix)
{
	suffix.len -= suffix.len > 0 && suffix.p[suffix.len - 1] == '.';
	return IS_AMONG(suffix, suffix_names);
}
