/* Names and dates that JSON has in parts. */

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "model/date.h"
#include "model/names_parts.h"
#include "read/json_value.h"

/* Numbers from here on are seconds since 1970, or milliseconds; before, they are years or
 * YYYYMMDD. */
#define SECONDS_MIN      ((uint64_t)100000000)
#define MILLISECONDS_MIN ((uint64_t)100000000000)
#define SECONDS_MAX      ((uint64_t)253402300799) /* the end of the year 9999 */

static const char *const given_keys[] = {
	"given",    "firstName", "first_name", "givenName", "given_name", "first",
	"forename", "foreName",  "firstname",  "givenname", "FirstName",  "ForeName",
};
static const char *const family_keys[] = {
	"family",  "lastName", "last_name", "familyName", "family_name",
	"surname", "last",     "lastname",  "familyname", "LastName",
};
static const char *const particle_keys[] = { "dropping-particle", "non-dropping-particle" };
static const char *const whole_keys[] = {
	"literal",        "name",        "full_name",      "fullName",       "fullname",
	"display_name",   "displayName", "text",           "preferred_name", "creator",
	"collectiveName", "author",      "value",          "authname",       "Name",
	"author_name",    "authorName",  "CollectiveName",
};

/* Adds the first of those members that is a text, behind a blank; false where there is none. */
static bool add_member(struct json_value *value, uint32_t object, const char *const *keys,
		       size_t count)
{
	struct str text;

	for (size_t i = 0; i < count; i++) {
		uint32_t node = json_tree_member(value->tree, object, str_from(keys[i]));

		if (node == JSON_NONE || !json_value_plain(value, node, &text) ||
		    utf8_trim(text).len == 0)
			continue;
		if (value->text.len > 0)
			strbuf_add_byte(&value->text, ' ');
		strbuf_add(&value->text, utf8_trim(text));
		return true;
	}
	return false;
}

/* Whether the family name is of several words, of which the order in which a name is spoken would
 * not tell where it begins. */
static bool has_long_family(struct json_value *value, uint32_t object)
{
	struct str text = STR("");

	for (size_t i = 0; i < COUNT_OF(family_keys) && text.len == 0; i++) {
		uint32_t node = json_tree_member(value->tree, object, str_from(family_keys[i]));

		if (node != JSON_NONE && !json_value_plain(value, node, &text))
			text = STR("");
	}
	text = utf8_trim(text);
	return memchr(text.p ? text.p : "", ' ', text.len) && !memchr(text.p, ',', text.len);
}

/* "van der Curry Rogers, Kristina, Jr." */
static bool object_name_apart(struct json_value *value, uint32_t node)
{
	static const char *const suffix_keys[] = { "suffix" };
	static const struct {
		const char *const *keys;
		size_t count;
	} parts[] = { { given_keys, COUNT_OF(given_keys) }, { suffix_keys, 1 } };

	for (size_t i = 0; i < COUNT_OF(particle_keys); i++)
		add_member(value, node, &particle_keys[i], 1);
	add_member(value, node, family_keys, COUNT_OF(family_keys));
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		size_t len = value->text.len;

		strbuf_add_byte(&value->text, ',');
		if (!add_member(value, node, parts[i].keys, parts[i].count))
			strbuf_truncate(&value->text, len);
	}
	return true;
}

/* Whether the text so far, given name and family name, which begins at a byte, is taken apart as
 * it was. */
static bool is_told_apart(const struct json_value *value, size_t given_len, size_t family_at)
{
	struct str text = strbuf_str(&value->text), family;
	struct name_parts parts = name_parts_of(text);

	family = str_drop(text, family_at);
	while (family.len > 0 && *family.p == ' ')
		family = str_drop(family, 1);
	return given_len == 0 || (parts.given.p == text.p && parts.given.len == given_len &&
				  str_equal(parts.family, family) && !parts.is_whole);
}

static bool object_name(struct json_value *value, uint32_t node)
{
	static const char *const suffix_keys[] = { "suffix" };
	size_t given_len, family_at;

	if (has_long_family(value, node))
		return object_name_apart(value, node);
	add_member(value, node, given_keys, COUNT_OF(given_keys));
	given_len = value->text.len;
	for (size_t i = 0; i < COUNT_OF(particle_keys); i++)
		add_member(value, node, &particle_keys[i], 1);
	family_at = value->text.len;
	if (add_member(value, node, family_keys, COUNT_OF(family_keys))) {
		if (!is_told_apart(value, given_len, family_at)) {
			strbuf_clear(&value->text);
			return object_name_apart(value, node);
		}
		add_member(value, node, suffix_keys, COUNT_OF(suffix_keys));
		return true;
	}
	strbuf_clear(&value->part);
	if (value->text.len == 0)
		return add_member(value, node, whole_keys, COUNT_OF(whole_keys));
	return true;
}

/* The text of a name is in the order in which it is spoken. */
static bool put_spoken(struct json_value *value)
{
	strbuf_clear(&value->part);
	names_add_spoken(&value->part, strbuf_str(&value->text));
	strbuf_set(&value->text, strbuf_str(&value->part));
	return value->text.len > 0;
}

/* The given name is second: Nwosu, Ravi, Jr. */
static bool array_name(struct json_value *value, uint32_t node)
{
	uint32_t parts[3], end = value->tree->nodes[node].next;
	size_t count = 0, order[] = { 1, 0, 2 };
	struct str text;

	for (uint32_t i = node + 1; i < end && count < COUNT_OF(parts);
	     i = value->tree->nodes[i].next)
		parts[count++] = i;
	for (size_t i = 0; i < COUNT_OF(order); i++) {
		if (order[i] >= count || !json_value_plain(value, parts[order[i]], &text))
			continue;
		text = utf8_trim(text);
		if (text.len == 0)
			continue;
		if (value->text.len > 0)
			strbuf_add_byte(&value->text, ' ');
		strbuf_add(&value->text, text);
	}
	if (count == 2)
		return put_spoken(value);
	return value->text.len > 0;
}

bool json_value_name(struct json_value *value, uint32_t node)
{
	strbuf_clear(&value->text);
	return value->tree->nodes[node].type == JSON_ARRAY ? array_name(value, node)
							   : object_name(value, node);
}

static bool date_of_number(struct json_value *value, uint32_t node)
{
	uint64_t number;
	struct str text;

	if (!json_value_plain(value, node, &text) ||
	    !str_to_uint(text, SECONDS_MAX * 1000, &number) || number < SECONDS_MIN)
		return false;
	if (number >= MILLISECONDS_MIN)
		number /= 1000;
	date_format_moment((int64_t)number, &value->text);
	return true;
}

/* Year, month and day, as numbers or as texts; those that are missing or null end it. */
static bool date_of_array(struct json_value *value, uint32_t node)
{
	uint32_t end = value->tree->nodes[node].next;
	size_t count = 0;
	struct str text;

	for (uint32_t i = node + 1; i < end && count < 3; i = value->tree->nodes[i].next) {
		uint64_t number;

		if (!json_value_plain(value, i, &text) ||
		    !str_to_uint(utf8_trim(text), 9999, &number))
			break;
		strbuf_addf(&value->text, count == 0 ? "%04" PRIu64 : "-%02" PRIu64, number);
		count++;
	}
	return count > 0;
}

static bool date_of_object(struct json_value *value, uint32_t node)
{
	static const char *const texts[] = { "date-time", "raw",   "literal",
					     "date",      "value", "published" };
	static const char *const parts[] = { "year", "month", "day" };
	uint32_t numbers = json_tree_member(value->tree, node, STR("date-parts"));

	if (numbers != JSON_NONE && value->tree->nodes[numbers].type == JSON_ARRAY &&
	    value->tree->nodes[numbers].next > numbers + 1 && json_value_date(value, numbers))
		return true;
	strbuf_clear(&value->text);
	if (add_member(value, node, texts, COUNT_OF(texts)))
		return true;
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		size_t len = value->text.len;

		if (!add_member(value, node, &parts[i], 1))
			break;
		if (len > 0 && value->text.data[len + 1] <= '9')
			value->text.data[len] = '-';
	}
	return value->text.len > 0;
}

bool json_value_date(struct json_value *value, uint32_t node)
{
	const struct json_node *nodes = value->tree->nodes;

	strbuf_clear(&value->text);
	if (nodes[node].type == JSON_ARRAY && nodes[node].next > node + 1 &&
	    nodes[node + 1].type == JSON_ARRAY)
		node++; /* of a period, the beginning */
	if (nodes[node].type == JSON_ARRAY)
		return date_of_array(value, node);
	if (nodes[node].type == JSON_OBJECT)
		return date_of_object(value, node);
	return date_of_number(value, node);
}
