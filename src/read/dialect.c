/* Looking up names. The tables are short, and whoever reads many records of one shape looks each
 * name up once. */

#include "config.h"

#include "read/dialect.h"

#include <string.h>

const struct dialect_name *dialect_find(const struct dialect *dialect, struct str name)
{
	for (size_t i = 0; i < dialect->count; i++)
		if (strlen(dialect->names[i].name) == name.len &&
		    memcmp(dialect->names[i].name, name.p, name.len) == 0)
			return &dialect->names[i];
	return NULL;
}

/* Takes the next letter or digit off s, a letter in lower case; a byte of a letter beyond ASCII as
 * it is; '\0' at the end. */
static char next_letter(struct str *s)
{
	while (s->len > 0) {
		char c = *s->p++;

		s->len--;
		if (c >= 'A' && c <= 'Z')
			return (char)(c + ('a' - 'A'));
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
			return c;
	}
	return '\0';
}

static bool equal_loosely(struct str a, struct str b)
{
	char c;

	do {
		c = next_letter(&a);
		if (c != next_letter(&b))
			return false;
	} while (c != '\0');
	return true;
}

const struct dialect_name *dialect_find_loosely(const struct dialect *dialect, struct str name)
{
	for (size_t i = 0; i < dialect->count; i++)
		if (equal_loosely(str_from(dialect->names[i].name), name))
			return &dialect->names[i];
	return NULL;
}
