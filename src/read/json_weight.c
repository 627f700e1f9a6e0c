#include "config.h"

#include "read/json_weight.h"

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
	return others > 0 && weight <= 0;
}
