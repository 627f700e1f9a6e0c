#include "config.h"

#include "read/json_weight.h"

#include "base/array.h"
#include "read/json_path.h"
#include "read/table_signs.h"

/* Indexes of papers number them so, and so are journals numbered. */
static const struct str certain_keys =
	STR_INIT("pmid pmcid bibcode eprint issn externalids lensid doiids");

/* Anything has these. */
static const struct str vague_keys = STR_INIT("description content body");

/* And these readers note beside their papers. */
static const struct str reader_keys = STR_INIT(
	"rating label labels state stars grade level owner assignedto due duedate deadline");

/* What is told of films, recipes, broadcasts and games, and of no paper; and what is told of both,
 * but of a paper never two of them. */
static const struct str certain_others =
	STR_INIT("runtime cast actors starring screenplay boxoffice imdbid imdbrating ingredients "
		 "preptime cooktime servings episode episodes podcast lyrics tracklist gameplay");
static const struct str likely_others = STR_INIT("director directors genre genres rating season "
						 "platform platforms artist album duration audio");

const struct dialect_name *json_weight_find_row(const struct json_dialect *dialect, struct str key)
{
	struct str rest;

	for (size_t i = 0; i < dialect->dialect.count; i++) {
		const struct dialect_name *row = &dialect->dialect.names[i];

		/* Most differ in their first byte. */
		if (key.len > 0 && row->name[0] == key.p[0] &&
		    str_equal(json_path_first_key(str_from(row->name), &rest), key))
			return row;
	}
	return NULL;
}

static bool has_key(const struct str *keys, size_t count, struct str key)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(keys[i], key))
			return true;
	return false;
}

/* Whether the keys tell what is no paper, and no slot that was seen is of where a paper is. */
static bool is_told_by_others(const struct str *keys, size_t count, uint64_t seen)
{
	static const enum slot places[] = { SLOTS_OF_IDS, SLOT_VENUE };
	int weight = 0;

	for (size_t i = 0; i < COUNT_OF(places); i++)
		if (seen >> places[i] & 1)
			return false;
	for (size_t i = 0; i < count && weight < 2; i++)
		weight += str_has_word(certain_others, keys[i])
				  ? 2
				  : str_has_word(likely_others, keys[i]);
	return weight >= 2;
}

bool json_weight_is_of_others(const struct json_dialect *dialect, const struct str *keys,
			      size_t count)
{
	bool is_noted = has_key(keys, count, STR("abstract"));
	uint64_t seen = 0;
	int others = 0, weight = 0;

	for (size_t i = 0; i < count; i++) {
		const struct dialect_name *row = json_weight_find_row(dialect, keys[i]);
		int sign = row ? 0 : table_sign_of_other(keys[i]);

		if (is_noted && str_has_word(reader_keys, keys[i]))
			continue;
		others += sign < 0;
		weight += sign;
		if (str_has_word(certain_keys, keys[i]))
			return false;
		if (!row || (seen >> row->slot & 1) || str_has_word(vague_keys, keys[i]))
			continue;
		seen |= (uint64_t)1 << row->slot;
		weight += table_sign_of_slot(row->slot, keys[i]);
	}
	return (others > 0 && weight <= 0) || is_told_by_others(keys, count, seen);
}

void json_weight_each(void (*key)(void *context, struct str key), void *context)
{
	struct str lists[] = { certain_keys,   vague_keys,    reader_keys,
			       certain_others, likely_others, STR("abstract") };

	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		struct str word;

		while (str_split_next(&lists[i], ' ', &word))
			key(context, word);
	}
	table_signs_each(key, context);
}
