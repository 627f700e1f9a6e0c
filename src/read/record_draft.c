/* From the slots of a record to the draft of a paper. */

#include "config.h"

#include "read/record_private.h"

#include <string.h>

#include "base/alloc.h"
#include "model/marks.h"
#include "model/names_parts.h"

static bool has(const struct record *record, enum slot slot)
{
	return record->values[slot].name != NULL;
}

static int32_t count_of(const struct record *record, enum slot slot)
{
	uint64_t value;

	if (!has(record, slot))
		return COUNT_UNKNOWN;
	return str_to_uint(record_text(record, slot), INT32_MAX, &value) ? (int32_t)value
									 : COUNT_UNKNOWN;
}

static int64_t moment_of(const struct record *record, enum slot slot)
{
	int64_t seconds;

	if (!has(record, slot))
		return 0;
	return date_parse_moment(record_text(record, slot), &seconds) ? seconds : 0;
}

static struct str full_title(struct record *record)
{
	struct str title =
		record_text(record, has(record, SLOT_TITLE) ? SLOT_TITLE : SLOT_BOOK_TITLE);
	struct str subtitle = record_text(record, SLOT_SUBTITLE);

	if (subtitle.len == 0 || title.len == 0 || str_find(title, subtitle) != SIZE_MAX)
		return title;
	strbuf_set(&record->title, title);
	strbuf_add_cstr(&record->title,
			title.p[title.len - 1] == ':' || title.p[title.len - 1] == '?' ? " "
										       : ": ");
	strbuf_add(&record->title, subtitle);
	return strbuf_str(&record->title);
}

static struct str full_pages(struct record *record)
{
	struct str pages = record_text(record, SLOT_PAGES);
	struct str first = record_text(record, SLOT_FIRST_PAGE);
	struct str last = record_text(record, SLOT_LAST_PAGE);

	if (pages.len > 0 || first.len == 0)
		return pages.len > 0 ? pages : last;
	strbuf_set(&record->pages, first);
	if (last.len > 0 && !str_equal(first, last) && str_find(first, STR("-")) == SIZE_MAX) {
		strbuf_add_byte(&record->pages, '-');
		strbuf_add(&record->pages, last);
	}
	return strbuf_str(&record->pages);
}

void record_end_date(struct record *record, const struct dialect_name *name, struct str whole)
{
	static const enum slot parts[] = { SLOT_YEAR, SLOT_MONTH, SLOT_DAY };
	struct date date = record_date_of_parts(record);

	if (date.year == 0 && whole.len == 0 && has(record, SLOT_YEAR))
		record_warn(record, record->values[SLOT_YEAR].name, record_text(record, SLOT_YEAR));
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		record->values[parts[i]].name = NULL;
	strbuf_clear(&record->title);
	if (date.year > 0)
		date_format(date, &record->title);
	record_add(record, name, date.year > 0 ? strbuf_str(&record->title) : whole);
}

/* The oldest is written first, and is last in the list. */
static const struct source_list *sources_of(struct record *record)
{
	struct str rest = record_text(record, SLOT_SOURCES), name;
	size_t count = 0;

	while (tags_next(&rest, &name)) {
		record->sources = alloc_grow(record->sources, &record->source_capacity, count + 1,
					     sizeof(*record->sources));
		record->sources[count++].name = name;
	}
	for (size_t i = 0; i < count; i++)
		record->sources[i].rest = i > 0 ? &record->sources[i - 1] : NULL;
	return count > 0 ? &record->sources[count - 1] : NULL;
}

/* Only what is known for certain is a number; editors are counted where they are the authors. */
static int32_t author_count(const struct record *record)
{
	enum slot slot = has(record, SLOT_AUTHOR_NAMES) ? SLOT_AUTHOR_NAMES : SLOT_EDITORS;
	const struct record_value *names = &record->values[slot];

	if (has(record, SLOT_AUTHORS))
		return count_of(record, SLOT_AUTHORS);
	if (!names->name || !names->is_certain || names->count == 0 || names->count > INT32_MAX)
		return COUNT_UNKNOWN;
	return (int32_t)names->count;
}

/* What databases write where they have no abstract. */
static bool is_no_abstract(struct str value)
{
	static const struct str words[] = {
		STR_INIT("no abstract available"),
		STR_INIT("abstract not available"),
		STR_INIT("publisher: abstract available from the publisher"),
	};
	static const char ends[] = "[].";

	while (value.len > 0 && strchr(ends, value.p[0]))
		value = str_drop(value, 1);
	while (value.len > 0 && strchr(ends, value.p[value.len - 1]))
		value.len--;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal_ignoring_case(value, words[i]))
			return true;
	return false;
}

/* A source that has the initials behind the family name says so; of others it is no guess. */
static struct str settled_names(struct record *record, struct str names)
{
	if (record->is_ours || record->are_names_told || !names_settle(&record->names, names))
		return names;
	return strbuf_str(&record->names);
}

/* Fields that other slots than their own can tell. */
static bool is_told_by_others(enum paper_field field)
{
	return field == FIELD_PAGES || field == FIELD_AUTHOR_NAMES || field == FIELD_TITLE ||
	       field == FIELD_VENUE;
}

/* Gives the paper the text of each field, but for those that are made of several slots. */
static void set_texts(struct record *record, struct paper *paper)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		struct str text = record_text(record, (enum slot)field);

		/* Most are not told; these can be by other slots. */
		if (text.len == 0 && !is_told_by_others(field))
			continue;
		if (field == FIELD_TITLE)
			text = full_title(record);
		else if (field == FIELD_PAGES)
			text = full_pages(record);
		else if (field == FIELD_AUTHOR_NAMES && text.len == 0)
			text = record_text(record, SLOT_EDITORS);
		else if (field == FIELD_VENUE && text.len == 0 && has(record, SLOT_TITLE))
			text = record_text(record, SLOT_BOOK_TITLE);
		else if (field == FIELD_ABSTRACT && is_no_abstract(text))
			text = STR("");
		if (field == FIELD_AUTHOR_NAMES)
			text = settled_names(record, text);
		if (field_is_text(field) && text.len > 0)
			paper_set_text(paper, field, text, &record->rare);
	}
}

static void set_numbers(struct record *record, struct paper *paper)
{
	for (size_t i = 0; i < paper_member_number_count; i++) {
		enum paper_field field = paper_member_numbers[i];

		if (field_type(field) == FIELD_TYPE_COUNT)
			*paper_count(paper, field) = count_of(record, (enum slot)field);
		else
			*paper_moment(paper, field) = moment_of(record, (enum slot)field);
	}
	paper->authors = author_count(record);
	paper->title_version = record->arxiv_version;
	paper->date = record_date(record);
	if (paper->date.year > 0)
		paper->date.year_inferred |=
			str_equal(record_text(record, SLOT_YEAR_INFERRED), STR("true"));
	paper->title_is_guessed = str_equal(record_text(record, SLOT_TITLE_GUESSED), STR("true"));
	paper->sources = sources_of(record);
}

static void set_marks(struct record *record, struct paper_draft *draft)
{
	struct marks *marks = &draft->marks;
	struct str word = record_text(record, SLOT_STATUS);
	enum reading_status status;
	int32_t priority = count_of(record, SLOT_PRIORITY);

	marks->starred_at = moment_of(record, SLOT_STARRED);
	if (word.len > 0 && reading_status_from_name(word, &status))
		marks->status = (uint8_t)status;
	else if (word.len > 0)
		record_warn(record, record->values[SLOT_STATUS].name, word);
	if (priority >= 1 && priority <= PRIORITY_MAX)
		marks->priority = (uint8_t)priority;
	else if (has(record, SLOT_PRIORITY) && priority != 0)
		record_warn(record, record->values[SLOT_PRIORITY].name,
			    record_text(record, SLOT_PRIORITY));
	strbuf_clear(&record->scratch);
	tags_normalise(&record->scratch, record_text(record, SLOT_TAGS));
	marks->tags = strbuf_str(&record->scratch);
	marks->note = record_text(record, SLOT_NOTE);
	draft->has_marks = !marks_are_empty(marks);
}

bool record_emit(struct record *record)
{
	struct paper_draft draft = { .line = record->line };

	if (!record->has_too_much && !record_is_paper(record))
		format_warn(record->input, record->line, "a record without a title");
	if (record->has_too_much || !record_is_paper(record)) {
		format_count_broken(record->input, record->line);
		return false;
	}
	record_tell_names_lost(record);
	record_tell_book_lost(record);
	record_tell_page_lost(record);
	paper_init(&draft.paper);
	set_texts(record, &draft.paper);
	set_numbers(record, &draft.paper);
	set_marks(record, &draft);
	format_emit(record->input, &draft);
	return true;
}
