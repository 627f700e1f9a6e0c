/* The words of the language: names of fields, what is:... may say, and near misses of both. */

#include "config.h"

#include <string.h>

#include "search/query_place.h"
#include "search/query_private.h"

/* What a field of each type is asked for. */
#define VALUE_NAMES    VALUE_TEXT
#define VALUE_LIST     VALUE_TEXT
#define VALUE_WORD     VALUE_TEXT
#define VALUE_ARXIV_ID VALUE_TEXT
#define VALUE_DOI      VALUE_TEXT
#define VALUE_PMID     VALUE_TEXT
#define VALUE_PMCID    VALUE_TEXT
#define VALUE_MOMENT   VALUE_DATE
#define VALUE_SOURCES  VALUE_TEXT

_Static_assert((int)FIELD_COUNT <= (int)QUERY_FIELD_TEXT, "a field and no other query_field");

/* A field that has several names has its own first; the name of one that has no alias is empty. */
static const struct query_word words[] = {
#define X(id, key, type, ...) { #key, VALUE_##type, FIELD_##id },
	PAPER_FIELDS(X)
#undef X
#define X(id, key, type, place, title, column, alias, ...) { alias, VALUE_##type, FIELD_##id },
		PAPER_FIELDS(X)
#undef X
			{ "tag", VALUE_TEXT, QUERY_FIELD_TAG },
	{ "note", VALUE_TEXT, QUERY_FIELD_NOTE },
	{ "priority", VALUE_COUNT, QUERY_FIELD_PRIORITY },
	{ "is", VALUE_IS, 0 },
	{ "has", VALUE_HAS, 0 },
	{ "like", VALUE_LIKE, 0 },
};

#define WORD_COUNT (sizeof(words) / sizeof(*words))

static const char *const is_names[] = {
#define X(id, word) [IS_##id] = (word),
	QUERY_STATES(X)
#undef X
};

#define IS_COUNT (sizeof(is_names) / sizeof(*is_names))

/* Shorter names are near too many ordinary words; only a missing last letter counts as a typing
 * error. */
#define NEAR_LEN_MIN 4

/* Whether it is more than the room for an alias. */
static bool is_name(const struct query_word *word)
{
	return word->name[0] != '\0';
}

static bool begins_ignoring_case(const char *name, struct str start)
{
	struct str whole = str_from(name);

	return start.len <= whole.len &&
	       str_equal_ignoring_case(str_sub(whole, 0, start.len), start);
}

const struct query_word *query_word_find(struct str name)
{
	size_t i;

	for (i = 0; i < WORD_COUNT; i++)
		if (is_name(&words[i]) && str_equal_ignoring_case(str_from(words[i].name), name))
			return &words[i];
	return NULL;
}

static bool is_near(struct str name, struct str word)
{
	if (word.len < NEAR_LEN_MIN || name.len + 1 < word.len || name.len > word.len + 1)
		return false;
	if (name.len < NEAR_LEN_MIN)
		return str_starts_with(word, name);
	return str_distance(name, word, 2) <= 1;
}

const struct query_word *query_word_near(struct str name)
{
	size_t i;

	for (i = 0; i < WORD_COUNT; i++)
		if (is_near(name, str_from(words[i].name)))
			return &words[i];
	return NULL;
}

const char *query_field_name(int field)
{
	size_t i;

	for (i = 0; i < WORD_COUNT; i++)
		if (words[i].field == field && words[i].value < VALUE_IS)
			return words[i].name;
	return NULL;
}

const char *query_is_name(enum query_is is)
{
	return is_names[is];
}

void query_is_add_names(struct strbuf *out)
{
	for (size_t i = 0; i < IS_COUNT; i++)
		strbuf_add_choice(out, is_names[i], i, IS_COUNT);
}

bool query_is_find(struct str name, enum query_is *is)
{
	size_t i;

	for (i = 0; i < IS_COUNT; i++) {
		if (str_equal_ignoring_case(str_from(is_names[i]), name)) {
			*is = (enum query_is)i;
			return true;
		}
	}
	return false;
}

bool query_word_begins(struct str start)
{
	size_t i;

	for (i = 0; i < WORD_COUNT; i++)
		if (is_name(&words[i]) && words[i].value < VALUE_IS &&
		    begins_ignoring_case(words[i].name, start))
			return true;
	return false;
}

bool query_is_begins(struct str start)
{
	size_t i;

	for (i = 0; i < IS_COUNT; i++)
		if (begins_ignoring_case(is_names[i], start))
			return true;
	return false;
}

/* The fields' own keys come first in the table, then the words with a value of their own. */
const char *query_place_word(enum query_place place, size_t number)
{
	if (place == QUERY_PLACE_IS)
		return number < IS_COUNT ? is_names[number] : NULL;
	for (size_t i = 0; i < WORD_COUNT; i++) {
		bool fits = place == QUERY_PLACE_TERM ||
			    (place == QUERY_PLACE_HAS && words[i].value < VALUE_IS);

		if (fits && is_name(&words[i]) && number-- == 0)
			return words[i].name;
	}
	return NULL;
}
