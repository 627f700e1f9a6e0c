/* Looking up names. The tables are short, and whoever reads many records of one shape looks each
 * name up once. */

#include "config.h"

#include "read/dialect.h"

#include <string.h>

const struct dialect_name *dialect_find(const struct dialect *dialect, struct str name)
{
	char second = name.len > 1 ? name.p[1] : '\0';

	/* Most differ in their first two letters. */
	for (size_t i = 0; name.len > 0 && i < dialect->count; i++)
		if (dialect->names[i].name[0] == name.p[0] && dialect->names[i].name[1] == second &&
		    str_equal(str_from(dialect->names[i].name), name))
			return &dialect->names[i];
	return NULL;
}

/* What a byte counts as: a letter in lower case, a digit, a byte of a letter beyond ASCII as it is;
 * '\0': nothing. */
static char letter_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + ('a' - 'A'));
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
		return c;
	return '\0';
}

/* Takes the next letter off s; '\0' at the end. */
static char next_letter(struct str *s)
{
	char letter = '\0';

	while (s->len > 0 && letter == '\0') {
		letter = letter_of(*s->p++);
		s->len--;
	}
	return letter;
}

/* The same of a string that ends in NUL; its length is not asked for, since most names differ in
 * their first letter. */
static char next_letter_of_name(const char **name)
{
	char letter = '\0';

	while (**name && letter == '\0')
		letter = letter_of(*(*name)++);
	return letter;
}

/* Whether the name's first byte counts, and as another letter than the first of what it is compared
 * with: so most are told apart. */
static inline bool begins_otherwise(const char *name, char first)
{
	char letter = letter_of(*name);

	return letter != '\0' && letter != first;
}

bool dialect_name_is_loosely(const char *name, struct str s)
{
	char c = s.len > 0 ? letter_of(*s.p) : '\0';

	if (c != '\0' && begins_otherwise(name, c))
		return false;
	do {
		c = next_letter_of_name(&name);
		if (c != next_letter(&s))
			return false;
	} while (c != '\0');
	return true;
}

const struct dialect_name *dialect_find_loosely(const struct dialect *dialect, struct str name)
{
	struct str rest = name;
	char first = next_letter(&rest);

	for (size_t i = 0; i < dialect->count; i++)
		if (!begins_otherwise(dialect->names[i].name, first) &&
		    dialect_name_is_loosely(dialect->names[i].name, name))
			return &dialect->names[i];
	return NULL;
}

static uint64_t hash_loosely(struct str name)
{
	uint64_t hash = 0;
	char letter;

	while ((letter = next_letter(&name)) != '\0')
		hash = hash * 31 + (unsigned char)letter;
	return hash;
}

void dialect_index_init(struct dialect_index *index, const struct dialect *dialect)
{
	index->dialect = dialect;
	hash_index_init(&index->by_letters);
	for (size_t i = 0; i < dialect->count; i++)
		hash_index_add(&index->by_letters, hash_loosely(str_from(dialect->names[i].name)),
			       (uint32_t)i);
}

void dialect_index_free(struct dialect_index *index)
{
	hash_index_free(&index->by_letters);
}

bool dialect_index_has_loosely(const struct dialect_index *index, struct str name)
{
	size_t cursor = 0;
	uint32_t number;

	while (hash_index_next(&index->by_letters, hash_loosely(name), &cursor, &number))
		if (dialect_name_is_loosely(index->dialect->names[number].name, name))
			return true;
	return false;
}
