#include "config.h"

#include "read/bibtex_macros.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "read/format.h"

/* What names mean is at most this much, and this many times the file's own bytes. */
#define USED_MIN  ((size_t)1 << 20)
#define USED_RATE 8

/* Any longer name is compared by its front alone. */
#define NAME_MAX_LEN 256

/* By the names that styles define, and by those that people write without braces. */
static void add_months(struct bibtex_macros *macros)
{
	static const char *const months[][2] = {
		{ "jan", "January" },    { "feb", "February" }, { "mar", "March" },
		{ "apr", "April" },      { "may", "May" },      { "jun", "June" },
		{ "jul", "July" },       { "aug", "August" },   { "sep", "September" },
		{ "oct", "October" },    { "nov", "November" }, { "dec", "December" },
		{ "sept", "September" },
	};

	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++) {
		struct str name = str_from(months[i][1]);

		bibtex_macros_define(macros, str_from(months[i][0]), name);
		bibtex_macros_define(macros, name, name);
	}
}

void bibtex_macros_init(struct bibtex_macros *macros)
{
	*macros = (struct bibtex_macros){ 0 };
	hash_index_init(&macros->by_name);
	add_months(macros);
}

void bibtex_macros_free(struct bibtex_macros *macros)
{
	for (size_t i = 0; i < macros->count; i++) {
		strbuf_free(&macros->macros[i].name);
		strbuf_free(&macros->macros[i].text);
	}
	free(macros->macros);
	hash_index_free(&macros->by_name);
}

static struct str fold_name(struct str name, char folded[NAME_MAX_LEN])
{
	name = str_sub(name, 0, NAME_MAX_LEN);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.p[i];

		folded[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
	}
	return (struct str){ folded, name.len };
}

/* The place of the name, already in lower case; the number of macros when there is none. */
static size_t place_of(const struct bibtex_macros *macros, struct str name)
{
	size_t cursor = 0;
	uint32_t place;

	while (hash_index_next(&macros->by_name, str_hash(name), &cursor, &place))
		if (str_equal(strbuf_str(&macros->macros[place].name), name))
			return place;
	return macros->count;
}

const struct bibtex_macro *bibtex_macros_find(const struct bibtex_macros *macros, struct str name)
{
	char folded[NAME_MAX_LEN];
	size_t place = place_of(macros, fold_name(name, folded));

	return place < macros->count ? &macros->macros[place] : NULL;
}

/* The macro with that name, made where there is none. */
static struct bibtex_macro *macro_of(struct bibtex_macros *macros, struct str name)
{
	char folded[NAME_MAX_LEN];
	struct bibtex_macro *macro;
	size_t place;

	name = fold_name(name, folded);
	place = place_of(macros, name);
	if (place < macros->count)
		return &macros->macros[place];
	macros->macros = alloc_grow(macros->macros, &macros->capacity, macros->count + 1,
				    sizeof(*macros->macros));
	macro = &macros->macros[macros->count];
	strbuf_init(&macro->name);
	strbuf_init(&macro->text);
	strbuf_set(&macro->name, name);
	macro->is_missing = true;
	hash_index_add(&macros->by_name, str_hash(name), (uint32_t)macros->count++);
	return macro;
}

bool bibtex_macros_define(struct bibtex_macros *macros, struct str name, struct str text)
{
	struct bibtex_macro *macro = macro_of(macros, name);

	macros->stored -= macro->text.len;
	strbuf_clear(&macro->text);
	macro->is_missing = false;
	if (text.len > BIBTEX_MACRO_MAX || macros->stored + text.len > FORMAT_RECORD_MAX)
		return false;
	strbuf_set(&macro->text, text);
	macros->stored += text.len;
	return true;
}

void bibtex_macros_miss(struct bibtex_macros *macros, struct str name)
{
	macro_of(macros, name);
}

bool bibtex_macros_may_use(struct bibtex_macros *macros, size_t len, size_t read)
{
	if (macros->used + len > USED_MIN + USED_RATE * read)
		return false;
	macros->used += len;
	return true;
}
