/*
 * One pass over the text finds words, a second one over the words finds acronyms that are spelled
 * out. Words are separated by white space and controls; only bytes matter, so that text need not be
 * UTF-8.
 */
#include "config.h"

#include "read/title_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/char.h"

/* Only this much of a word matters here. */
#define CORE_MAX 64

#define ACRONYM_LETTERS_MAX 8
#define KNOWN_WORD_MAX      11

enum word_kind { FUNCTION = 1, SENTENCE = 2, BOTH = FUNCTION | SENTENCE };

/* Function words, and words typical of sentences; sorted. */
static const struct known_word {
	char word[KNOWN_WORD_MAX + 1];
	uint8_t kind;
} known_words[] = {
	/* clang-format off */
	{ "a", FUNCTION }, { "about", FUNCTION }, { "achieve", SENTENCE },
	{ "across", FUNCTION }, { "after", FUNCTION }, { "against", FUNCTION },
	{ "aim", SENTENCE }, { "aims", SENTENCE }, { "among", FUNCTION }, { "an", FUNCTION },
	{ "and", FUNCTION }, { "are", BOTH }, { "as", FUNCTION }, { "at", FUNCTION },
	{ "be", BOTH }, { "became", SENTENCE }, { "become", SENTENCE }, { "becomes", SENTENCE },
	{ "been", SENTENCE }, { "before", FUNCTION }, { "between", FUNCTION },
	{ "beyond", FUNCTION }, { "but", FUNCTION }, { "by", FUNCTION }, { "can", BOTH },
	{ "consider", SENTENCE }, { "consists", SENTENCE }, { "could", SENTENCE },
	{ "do", BOTH }, { "does", BOTH }, { "during", FUNCTION }, { "enable", SENTENCE },
	{ "enables", SENTENCE }, { "exhibit", SENTENCE }, { "exhibits", SENTENCE },
	{ "face", SENTENCE }, { "faces", SENTENCE }, { "for", FUNCTION }, { "from", FUNCTION },
	{ "had", SENTENCE }, { "has", SENTENCE }, { "have", SENTENCE }, { "how", FUNCTION },
	{ "i", SENTENCE }, { "if", FUNCTION }, { "in", FUNCTION }, { "into", FUNCTION },
	{ "introduce", SENTENCE }, { "investigate", SENTENCE }, { "is", BOTH },
	{ "it", FUNCTION }, { "its", FUNCTION }, { "like", FUNCTION }, { "may", SENTENCE },
	{ "must", SENTENCE }, { "not", FUNCTION }, { "of", FUNCTION }, { "off", FUNCTION },
	{ "offer", SENTENCE }, { "offers", SENTENCE }, { "often", SENTENCE }, { "on", FUNCTION },
	{ "or", FUNCTION }, { "our", SENTENCE }, { "out", FUNCTION }, { "over", FUNCTION },
	{ "paper", SENTENCE }, { "per", FUNCTION }, { "play", SENTENCE }, { "plays", SENTENCE },
	{ "present", SENTENCE }, { "propose", SENTENCE }, { "provide", SENTENCE },
	{ "provides", SENTENCE }, { "refers", SENTENCE }, { "relies", SENTENCE },
	{ "rely", SENTENCE }, { "remain", SENTENCE }, { "remains", SENTENCE },
	{ "represent", SENTENCE }, { "represents", SENTENCE }, { "require", SENTENCE },
	{ "requires", SENTENCE }, { "should", SENTENCE }, { "show", SENTENCE },
	{ "shows", SENTENCE }, { "struggle", SENTENCE }, { "study", SENTENCE },
	{ "suffer", SENTENCE }, { "than", FUNCTION }, { "that", FUNCTION }, { "the", FUNCTION },
	{ "their", FUNCTION }, { "there", SENTENCE }, { "these", SENTENCE },
	{ "this", SENTENCE }, { "through", FUNCTION }, { "to", FUNCTION },
	{ "toward", FUNCTION }, { "towards", FUNCTION }, { "under", FUNCTION },
	{ "up", FUNCTION }, { "using", FUNCTION }, { "versus", FUNCTION }, { "via", FUNCTION },
	{ "vs", FUNCTION }, { "was", SENTENCE }, { "we", BOTH }, { "were", SENTENCE },
	{ "what", FUNCTION }, { "when", FUNCTION }, { "which", SENTENCE }, { "why", FUNCTION },
	{ "will", SENTENCE }, { "with", FUNCTION }, { "within", FUNCTION },
	{ "without", FUNCTION }, { "you", FUNCTION }, { "your", FUNCTION },
	/* clang-format on */
};

static bool is_foreign(char c)
{
	return (unsigned char)c >= 0x80;
}

static bool is_space(char c)
{
	return (unsigned char)c <= ' ';
}

static bool is_core(char c)
{
	return char_is_upper(c) || char_is_lower(c) || char_is_digit(c) || is_foreign(c) ||
	       c == '$' || c == '\\' || c == '{' || c == '}' || c == '_' || c == '^';
}

static uint8_t punctuation_class(char c)
{
	static const uint8_t classes[128] = {
		[','] = TITLE_COMMA,     ['.'] = TITLE_STOP,     [':'] = TITLE_COLON,
		[';'] = TITLE_SEMICOLON, ['?'] = TITLE_QUESTION, ['!'] = TITLE_EXCLAMATION,
		[')'] = TITLE_CLOSING,   [']'] = TITLE_CLOSING,  ['('] = TITLE_OPENING,
		['['] = TITLE_OPENING,   ['"'] = TITLE_QUOTE,    ['\''] = TITLE_QUOTE,
	};
	uint8_t class = is_foreign(c) ? 0 : classes[(unsigned char)c];

	return class ? class : TITLE_OTHER_MARK;
}

static uint32_t hash_bytes(struct str s, bool fold)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		hash = (hash ^ (fold && char_is_upper((char)c) ? c | 0x20u : c)) * 16777619u;
	}
	return hash;
}

static int compare_known_word(const void *key, const void *element)
{
	const char *word = ((const struct known_word *)element)->word;
	int first = *(const char *)key - word[0];

	return first ? first : strcmp(key, word);
}

/* The enum word_kind of a word in any case; 0 for one that is not known. */
static int word_kind(struct str word)
{
	char key[KNOWN_WORD_MAX + 1];
	const struct known_word *known;

	if (word.len > KNOWN_WORD_MAX)
		return 0;
	for (size_t i = 0; i < word.len; i++)
		key[i] = (char)(char_is_upper(word.p[i]) ? word.p[i] | 0x20 : word.p[i]);
	key[word.len] = '\0';
	known = bsearch(key, known_words, sizeof(known_words) / sizeof(*known_words),
			sizeof(*known_words), compare_known_word);
	return known ? known->kind : 0;
}

/* The shape of a word with a hyphen that begins with a capital. */
static enum title_shape shape_of_compound(struct str core, size_t hyphen, size_t upper,
					  size_t lower)
{
	if (upper == 1)
		return SHAPE_FIRST_PART;
	if (lower == 0)
		return SHAPE_UPPER;
	return hyphen + 1 < core.len && char_is_upper(core.p[hyphen + 1]) ? SHAPE_BOTH_PARTS
									  : SHAPE_FIRST_PART;
}

static enum title_shape shape_of_letters(struct str core)
{
	const char *hyphen = memchr(core.p, '-', core.len);
	size_t upper = 0;
	size_t lower = 0;

	for (size_t i = 0; i < core.len; i++) {
		upper += char_is_upper(core.p[i]);
		lower += char_is_lower(core.p[i]);
	}
	if (char_is_lower(core.p[0]))
		return upper ? SHAPE_MIXED : SHAPE_LOWER;
	if (core.len == 1)
		return SHAPE_LETTER;
	if (hyphen)
		return shape_of_compound(core, (size_t)(hyphen - core.p), upper, lower);
	if (lower == 0 || (upper > 1 && upper >= lower))
		return SHAPE_UPPER;
	return upper == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

static enum title_shape shape_of(struct str core)
{
	for (size_t i = 0; i < core.len; i++)
		if (core.p[i] == '$' || core.p[i] == '\\' || core.p[i] == '_' || core.p[i] == '^')
			return SHAPE_MATH;
	if (is_foreign(core.p[0]))
		return SHAPE_FOREIGN;
	if (char_is_digit(core.p[0]))
		return SHAPE_DIGIT;
	if (!char_is_upper(core.p[0]) && !char_is_lower(core.p[0]))
		return SHAPE_PUNCTUATION;
	return shape_of_letters(core);
}

/* Sets the features of the letters of a word (not empty). */
static void word_set_core(struct title_word *word, struct str whole)
{
	size_t from = 0;
	size_t to = whole.len;
	int kind;

	while (from < to && !is_core(whole.p[from]))
		from++;
	while (to > from && !is_core(whole.p[to - 1]))
		to--;
	word->before = from > 0 ? punctuation_class(whole.p[0]) : 0;
	word->after = to < whole.len ? punctuation_class(whole.p[whole.len - 1]) : 0;
	word->core = from < to ? str_sub(whole, from, to - from) : whole;
	word->core = str_sub(word->core, 0, CORE_MAX);
	word->shape = (uint8_t)shape_of(word->core);
	word->exact = hash_bytes(word->core, false);
	word->folded = hash_bytes(word->core, true);
	word->suffix = word->core.len > 3
			       ? hash_bytes(str_sub(word->core, word->core.len - 3, 3), true)
			       : word->folded;
	kind = word_kind(word->core);
	word->is_function = kind & FUNCTION;
	word->is_sentence = kind & SENTENCE;
}

/* What was found before a word. */
struct so_far {
	size_t lower;
	size_t capitals;
	size_t colons;
	size_t depth; /* of parentheses */
	size_t dollars;
};

static void word_set_before(struct title_word *word, const struct so_far *so_far)
{
	word->lower_before = (uint8_t)so_far->lower;
	word->capitals_before = (uint8_t)so_far->capitals;
	word->colons_before = (uint8_t)so_far->colons;
	word->in_parentheses = so_far->depth > 0;
	word->in_formula = so_far->dollars % 2 == 1;
}

static void so_far_add(struct so_far *so_far, const struct title_word *word, struct str whole,
		       bool is_first)
{
	for (size_t i = 0; i < whole.len; i++) {
		if (whole.p[i] == '(')
			so_far->depth++;
		else if (whole.p[i] == ')' && so_far->depth > 0)
			so_far->depth--;
		else if (whole.p[i] == '$')
			so_far->dollars++;
	}
	so_far->colons += word->after == TITLE_COLON;
	if (is_first || word->is_function)
		return;
	so_far->lower += word->shape == SHAPE_LOWER && word->core.len > 3;
	so_far->capitals += word->shape == SHAPE_CAPITAL || word->shape == SHAPE_BOTH_PARTS;
}

/* The letters of an acronym in parentheses, and their number; 0 when the word is none. */
static size_t acronym_letters(const struct title_word *word, char *first)
{
	size_t count = 0;

	if (word->before != TITLE_OPENING)
		return 0;
	for (size_t i = 0; i < word->core.len; i++)
		if (char_is_upper(word->core.p[i]) && count++ == 0)
			*first = word->core.p[i];
	return count >= 2 && count <= ACRONYM_LETTERS_MAX ? count : 0;
}

/* How many letters a word may give to an acronym: one for each part between hyphens. */
static size_t word_parts(const struct title_word *word)
{
	size_t parts = 1;

	if (word->is_function && word->shape == SHAPE_LOWER)
		return 0;
	for (size_t i = 1; i + 1 < word->core.len; i++)
		parts += word->core.p[i] == '-';
	return parts;
}

/* Marks the words that the acronym at `place` abbreviates, if its first letter is theirs. */
static void mark_acronym(struct title_words *words, size_t place)
{
	char first = 0;
	size_t letters = acronym_letters(&words->list[place], &first);
	size_t parts = 0;
	size_t start = place;

	if (letters == 0)
		return;
	for (size_t i = place; i-- > 0 && place - i <= ACRONYM_LETTERS_MAX && parts <= letters;) {
		size_t more = word_parts(&words->list[i]);

		parts += more;
		if (more > 0 && parts >= letters && (words->list[i].core.p[0] & ~0x20) == first) {
			start = i;
			break;
		}
	}
	if (start == place)
		return;
	words->list[start].acronym = ACRONYM_FIRST;
	for (size_t i = start + 1; i <= place; i++)
		words->list[i].acronym = ACRONYM_WITHIN;
}

void title_words_find(struct str text, struct title_words *words)
{
	struct so_far so_far = { 0 };
	size_t at = 0;

	words->count = 0;
	words->name = SIZE_MAX;
	while (words->count < TITLE_WORDS_MAX) {
		struct title_word *word = &words->list[words->count];
		struct str whole;

		while (at < text.len && is_space(text.p[at]))
			at++;
		if (at == text.len)
			break;
		memset(word, 0, sizeof(*word));
		word->start = at;
		while (at < text.len && !is_space(text.p[at]))
			at++;
		whole = str_sub(text, word->start, at - word->start);
		word_set_core(word, whole);
		word_set_before(word, &so_far);
		so_far_add(&so_far, word, whole, words->count == 0);
		if (word->after == TITLE_COLON && words->name == SIZE_MAX && words->count < 4)
			words->name = words->count;
		words->count++;
	}
	for (size_t i = 1; i < words->count; i++)
		mark_acronym(words, i);
}

const struct title_word *title_words_at(const struct title_words *words, ptrdiff_t place)
{
	static const struct title_word none = { .shape = SHAPE_NONE };

	return place >= 0 && (size_t)place < words->count ? &words->list[place] : &none;
}

size_t title_words_cuts(const struct title_words *words, size_t cuts[TITLE_CUTS_MAX])
{
	size_t count = 0;

	for (size_t i = 1; i < words->count && i <= TITLE_CUTS_MAX; i++)
		if (words->list[i].shape != SHAPE_LOWER)
			cuts[count++] = i;
	if (count > 0)
		return count;
	for (size_t i = 1; i < words->count && i <= TITLE_CUTS_MAX; i++)
		cuts[count++] = i;
	return count;
}
