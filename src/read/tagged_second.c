/* A title alone makes no second record: some tools write it in two languages. Its own authors, or
 * another identifier or date than the first has, do. The same title again, under the same tag or
 * another, may be the same paper's, as some tools write it; so its authors must be others. */

#include "config.h"

#include "read/tagged_second.h"

#include "base/utf8.h"

/* No more names of a record are looked for among those before. */
#define LOOKS_MAX 200

void tagged_second_init(struct tagged_second *second)
{
	*second = (struct tagged_second){ 0 };
	strbuf_init(&second->lines);
}

void tagged_second_free(struct tagged_second *second)
{
	strbuf_free(&second->lines);
}

void tagged_second_drop(struct tagged_second *second)
{
	strbuf_clear(&second->lines);
	second->is_held = second->is_after_blank = second->has_names = false;
	second->is_same_title = second->has_others = false;
	second->title_line = 0;
}

void tagged_second_clear(struct tagged_second *second)
{
	tagged_second_drop(second);
	second->has_names_first = false;
	second->first = second->last = NULL;
	second->looks = 0;
}

/* Whether a record has another value under the same name: not one that has a part more, such as a
 * month or the host before a DOI. */
static bool has_other(const struct record *record, const struct dialect_name *name,
		      struct str value)
{
	struct str text = record_text(record, name->slot);

	return value.len > 0 && record->values[name->slot].name == name &&
	       !str_equal_ignoring_case(text, value) &&
	       (name->slot == SLOT_TITLE ||
		(str_find(value, text) == SIZE_MAX && str_find(text, value) == SIZE_MAX));
}

/* Whether no record has two of what a tag says: most tools write an address for each of several
 * copies, but one DOI and one year. */
static bool is_single(const struct dialect_name *name)
{
	return name->slot == SLOT_DOI || name->slot == SLOT_PMID || name->slot == SLOT_PMCID ||
	       name->slot == SLOT_DATE || name->slot == SLOT_YEAR;
}

static bool is_same_title(const struct record *record, const struct dialect_name *name,
			  struct str value)
{
	return name->slot == SLOT_TITLE && record->values[SLOT_TITLE].name && value.len > 0 &&
	       str_equal_ignoring_case(record_text(record, SLOT_TITLE), value);
}

static bool is_second_title(const struct tagged_second *second, const struct record *record,
			    const struct dialect_name *name, struct str value)
{
	return name->slot == SLOT_TITLE && second->last != name &&
	       (has_other(record, name, value) || is_same_title(record, name, value));
}

/* The surname where a comma says which it is, else the longest word. */
static struct str surname_of(struct str name)
{
	size_t comma = str_find(name, STR(","));
	struct str longest = STR(""), word;

	if (comma != SIZE_MAX)
		return utf8_trim(str_sub(name, 0, comma));
	while (str_split_next(&name, ' ', &word))
		if (word.len > longest.len)
			longest = word;
	return longest;
}

/* Whether a name is not among the record's, of which it has some. */
static bool is_other_name(struct tagged_second *second, const struct record *record,
			  struct str value)
{
	struct str names = record_text(record, SLOT_AUTHOR_NAMES), surname = surname_of(value);

	return names.len > 0 && surname.len > 0 && second->looks++ < LOOKS_MAX &&
	       str_find(names, surname) == SIZE_MAX;
}

/* Whether a record may end before a tag that is no title. The tags of a tool have an order: one
 * that begins a record may begin the next, and where authors come before titles, those behind a
 * title may be the next one's. */
static bool may_end_before(const struct tagged_second *second, const struct record *record,
			   const struct dialect_name *name, struct str value)
{
	if (name == second->first && name != second->last)
		return true;
	if (name->slot == SLOT_AUTHOR_NAMES)
		return second->has_names_first;
	return is_single(name) && second->last != name && has_other(record, name, value);
}

static void begin_held(struct tagged_second *second, size_t line, bool is_after_blank)
{
	tagged_second_drop(second);
	second->is_held = true;
	second->is_after_blank = is_after_blank;
	second->line = line;
}

/* Whether a second record may begin with a tag of one that has a title. */
static bool may_begin(const struct tagged_second *second, const struct record *record,
		      const struct dialect_name *name, struct str value, bool is_after_blank)
{
	return !second->is_held && record->values[SLOT_TITLE].name &&
	       (is_after_blank || (name && (is_second_title(second, record, name, value) ||
					    may_end_before(second, record, name, value))));
}

bool tagged_second_is_over(const struct tagged_second *second, bool is_after_blank)
{
	bool is_plain = second->title_line == 0 && !second->has_names;

	return second->is_held &&
	       ((is_after_blank && is_plain) || second->lines.len > TAGGED_HELD_MAX);
}

/* Notes what a tag says of the record, or of what is held. */
static void note(struct tagged_second *second, const struct record *record,
		 const struct dialect_name *name, struct str value, size_t line)
{
	bool is_author = name->slot == SLOT_AUTHOR_NAMES;

	if (!second->is_held) {
		second->has_names_first |= is_author && !record->values[SLOT_TITLE].name;
		return;
	}
	if (second->title_line == 0 && is_second_title(second, record, name, value)) {
		second->title_line = line;
		second->is_same_title = is_same_title(record, name, value);
	}
	second->has_others |= (is_single(name) && has_other(record, name, value)) ||
			      (is_author && is_other_name(second, record, value));
	second->has_names |= is_author || second->has_others;
}

enum tagged_second_step tagged_second_see(struct tagged_second *second, const struct record *record,
					  const struct dialect_name *name, struct str value,
					  size_t line, bool is_after_blank)
{
	if (may_begin(second, record, name, value, is_after_blank))
		begin_held(second, line, is_after_blank);
	if (name)
		note(second, record, name, value, line);
	second->last = name;
	if (!second->first)
		second->first = name;
	if (!second->is_held)
		return TAGGED_SECOND_NONE;
	if (second->title_line > 0 &&
	    (second->is_same_title ? second->has_others : second->has_names))
		return TAGGED_SECOND_CERTAIN;
	return TAGGED_SECOND_MAYBE;
}

bool tagged_second_repeats(const struct tagged_second *second)
{
	return second->title_line > 0 && second->is_same_title && second->has_names &&
	       !second->has_others && second->looks < LOOKS_MAX;
}

void tagged_second_hold(struct tagged_second *second, struct str text)
{
	strbuf_add(&second->lines, text);
	strbuf_add_byte(&second->lines, '\n');
}
