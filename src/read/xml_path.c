#include "config.h"

#include "read/xml_path.h"

#include <string.h>

bool xml_attributes_find(const struct xml_attributes *attributes, struct str name,
			 struct str *value)
{
	for (size_t i = 0; i < attributes->count; i++) {
		const xmlChar **attribute = &attributes->all[5 * i];

		if (!str_equal(str_from((const char *)attribute[0]), name))
			continue;
		*value = (struct str){ (const char *)attribute[3],
				       (size_t)(attribute[4] - attribute[3]) };
		return true;
	}
	return false;
}

bool xml_element_is_inline(struct str element)
{
	static const struct str inline_elements[] = {
		STR_INIT("i"),   STR_INIT("b"),      STR_INIT("u"),    STR_INIT("em"),
		STR_INIT("sub"), STR_INIT("sup"),    STR_INIT("span"), STR_INIT("style"),
		STR_INIT("sc"),  STR_INIT("strong"), STR_INIT("inf"),  STR_INIT("italic"),
	};

	for (size_t i = 0; i < sizeof(inline_elements) / sizeof(*inline_elements); i++)
		if (str_equal(element, inline_elements[i]))
			return true;
	return false;
}

/* Takes "path", "@attribute" and "[condition]" apart; what is not there is empty. */
static void split(struct str pattern, struct str *path, struct str *attribute,
		  struct str *condition)
{
	const char *bracket = memchr(pattern.p, '[', pattern.len);
	const char *at = memchr(pattern.p, '@', pattern.len);

	*condition = STR("");
	*attribute = STR("");
	if (bracket) {
		size_t len = (size_t)(bracket - pattern.p);

		*condition = str_sub(pattern, len + 1, pattern.len - len - 2);
		pattern.len = len;
	}
	if (at && (!bracket || at < bracket)) {
		*attribute = str_sub(pattern, (size_t)(at - pattern.p) + 1, pattern.len);
		pattern.len = (size_t)(at - pattern.p);
	}
	*path = pattern;
}

/* A condition is "name=value"; "?name=value" also holds where there is no such attribute, "!name"
 * only then. */
static bool holds(struct str condition, const struct xml_attributes *attributes)
{
	bool is_forbidden = condition.len > 0 && *condition.p == '!';
	bool is_optional = condition.len > 0 && *condition.p == '?';
	struct str rest = str_drop(condition, is_forbidden || is_optional), name, value;

	if (condition.len == 0)
		return true;
	str_split_next(&rest, '=', &name);
	if (!xml_attributes_find(attributes, name, &value))
		return is_forbidden || is_optional;
	return !is_forbidden && str_equal(value, rest);
}

bool xml_path_element(struct str pattern, struct str path, const struct xml_attributes *attributes)
{
	struct str wanted, attribute, condition;

	split(pattern, &wanted, &attribute, &condition);
	return attribute.len == 0 && str_equal(path, wanted) && holds(condition, attributes);
}

bool xml_path_attribute(struct str pattern, struct str path,
			const struct xml_attributes *attributes, struct str *value)
{
	struct str wanted, attribute, condition;

	split(pattern, &wanted, &attribute, &condition);
	return attribute.len > 0 && str_equal(path, wanted) && holds(condition, attributes) &&
	       xml_attributes_find(attributes, attribute, value);
}
