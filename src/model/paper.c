/*
 * The table of PAPER_FIELDS with each field's place in struct paper, so that readers, writers and
 * queries can walk over the fields.
 */

#include "config.h"

#include "model/paper.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"

/* What a paper has of a field of each type. */
#define VALUE_OF_TEXT     FIELD_VALUE_TEXT
#define VALUE_OF_NAMES    FIELD_VALUE_TEXT
#define VALUE_OF_LIST     FIELD_VALUE_TEXT
#define VALUE_OF_WORD     FIELD_VALUE_TEXT
#define VALUE_OF_ARXIV_ID FIELD_VALUE_TEXT
#define VALUE_OF_DOI      FIELD_VALUE_TEXT
#define VALUE_OF_PMID     FIELD_VALUE_TEXT
#define VALUE_OF_PMCID    FIELD_VALUE_TEXT
#define VALUE_OF_COUNT    FIELD_VALUE_COUNT
#define VALUE_OF_DATE     FIELD_VALUE_DATE
#define VALUE_OF_MOMENT   FIELD_VALUE_MOMENT
#define VALUE_OF_SOURCES  FIELD_VALUE_SOURCES

#define IS_RARE_MEMBER false
#define IS_RARE_RARE   true

#define OFFSET_MEMBER(key) offsetof(struct paper, key)
#define OFFSET_RARE(key)   0

/* The member of a field has the type that the field's functions take it for. */
#define MEMBER_TEXT(key)     struct str : 1
#define MEMBER_NAMES(key)    struct str : 1
#define MEMBER_LIST(key)     struct str : 1
#define MEMBER_WORD(key)     struct str : 1
#define MEMBER_ARXIV_ID(key) struct str : 1
#define MEMBER_DOI(key)      struct str : 1
#define MEMBER_PMID(key)     struct str : 1
#define MEMBER_PMCID(key)    struct str : 1
#define MEMBER_COUNT(key) \
	int32_t:          \
	1
#define MEMBER_DATE(key) struct date : 1
#define MEMBER_MOMENT(key) \
	int64_t:           \
	1
#define MEMBER_SOURCES(key)    const struct source_list * : 1
#define FITS_MEMBER(type, key) _Generic(((struct paper *)0)->key, MEMBER_##type(key), default : 0)
#define FITS_RARE(type, key)   (VALUE_OF_##type == FIELD_VALUE_TEXT)
#define X(id, key, type, place, ...)                                                 \
	_Static_assert(FITS_##place(type, key), "a member of another type than the " \
						"field's: " #key);
PAPER_FIELDS(X)
#undef X

/* Where a field is in the run, as a bit; each place is taken once. */
#define PLACE_OUT                                               0
#define PLACE_RUN_0                                             1
#define PLACE_RUN_1                                             2
#define PLACE_RUN_2                                             4
#define PLACE_RUN_3                                             8
#define X(id, key, type, place, title, column, alias, run, ...) +PLACE_##run
_Static_assert(0 PAPER_FIELDS(X) == (1 << PAPER_RUN_COUNT) - 1, "a place of the run taken twice");
#undef X

#define ENTRY_OUT(id)
#define ENTRY_RUN_0(id) [0] = FIELD_##id,
#define ENTRY_RUN_1(id) [1] = FIELD_##id,
#define ENTRY_RUN_2(id) [2] = FIELD_##id,
#define ENTRY_RUN_3(id) [3] = FIELD_##id,
const enum paper_field paper_run[PAPER_RUN_COUNT] = {
#define X(id, key, type, place, title, column, alias, run, ...) ENTRY_##run(id)
	PAPER_FIELDS(X)
#undef X
};

const struct field_info paper_fields[FIELD_COUNT] = {
#define X(id_, key_, type_, place_, title_, column_, alias_, run_, merge_, detail_, label_) \
	[FIELD_##id_] = {                                                                   \
		.title = STR_INIT(title_),                                                  \
		.key = STR_INIT(#key_),                                                     \
		.alias = STR_INIT(alias_),                                                  \
		.type = FIELD_TYPE_##type_,                                                 \
		.value = VALUE_OF_##type_,                                                  \
		.is_rare = IS_RARE_##place_,                                                \
		.is_searched = PLACE_##run_ != 0,                                           \
		.merge = MERGE_##merge_,                                                    \
		.detail = DETAIL_##detail_,                                                 \
		.label = label_,                                                            \
		.offset = OFFSET_##place_(key_),                                            \
	},
	PAPER_FIELDS(X)
#undef X
};

/* Lists of members, by type. */
#define TEXT_TEXT(id)     FIELD_##id,
#define TEXT_NAMES(id)    FIELD_##id,
#define TEXT_LIST(id)     FIELD_##id,
#define TEXT_WORD(id)     FIELD_##id,
#define TEXT_ARXIV_ID(id) FIELD_##id,
#define TEXT_DOI(id)      FIELD_##id,
#define TEXT_PMID(id)     FIELD_##id,
#define TEXT_PMCID(id)    FIELD_##id,
#define TEXT_COUNT(id)
#define TEXT_DATE(id)
#define TEXT_MOMENT(id)
#define TEXT_SOURCES(id)
#define NUMBER_TEXT(id)
#define NUMBER_NAMES(id)
#define NUMBER_LIST(id)
#define NUMBER_WORD(id)
#define NUMBER_ARXIV_ID(id)
#define NUMBER_DOI(id)
#define NUMBER_PMID(id)
#define NUMBER_PMCID(id)
#define NUMBER_COUNT(id) FIELD_##id,
#define NUMBER_DATE(id)
#define NUMBER_MOMENT(id) FIELD_##id,
#define NUMBER_SOURCES(id)
#define LISTED_MEMBER(entry) entry
#define LISTED_RARE(entry)

const enum paper_field paper_member_texts[] = {
#define X(id, key, type, place, ...) LISTED_##place(TEXT_##type(id))
	PAPER_FIELDS(X)
#undef X
};

const enum paper_field paper_member_numbers[] = {
#define X(id, key, type, place, ...) LISTED_##place(NUMBER_##type(id))
	PAPER_FIELDS(X)
#undef X
};

const size_t paper_member_text_count = COUNT_OF(paper_member_texts);
const size_t paper_member_number_count = COUNT_OF(paper_member_numbers);

/* The byte behind the last rare text. */
#define RARE_END ((char)0xFF)
_Static_assert(FIELD_COUNT < 0xFF, "the number of a field is a byte");

#define NOTHING_TEXT(key)
#define NOTHING_NAMES(key)
#define NOTHING_LIST(key)
#define NOTHING_WORD(key)
#define NOTHING_ARXIV_ID(key)
#define NOTHING_DOI(key)
#define NOTHING_PMID(key)
#define NOTHING_PMCID(key)
#define NOTHING_COUNT(key) .key = COUNT_UNKNOWN,
#define NOTHING_DATE(key)
#define NOTHING_MOMENT(key)
#define NOTHING_SOURCES(key)

void paper_init(struct paper *paper)
{
	*paper = (struct paper){
#define X(id, key, type, ...) NOTHING_##type(key)
		PAPER_FIELDS(X)
#undef X
	};
}

const char *field_title(enum paper_field field)
{
	return paper_fields[field].title.p;
}

const char *field_key(enum paper_field field)
{
	return paper_fields[field].key.p;
}

bool field_from_key(struct str key, enum paper_field *field)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (str_equal_ignoring_case(key, paper_fields[i].key)) {
			*field = (enum paper_field)i;
			return true;
		}
	}
	return false;
}

static const void *member_of(const struct paper *paper, enum paper_field field)
{
	return (const char *)paper + paper_fields[field].offset;
}

bool paper_next_rare(const char **rest, enum paper_field *field, struct str *text)
{
	const char *at = *rest;
	uint32_t len;

	if (!at || *at == RARE_END)
		return false;
	memcpy(&len, at + 1, sizeof(len));
	*field = (enum paper_field)(unsigned char)*at;
	*text = (struct str){ at + PAPER_RARE_HEADER, len };
	*rest = text->p + len;
	return true;
}

char *paper_put_rare(char *out, enum paper_field field, size_t len)
{
	uint32_t stored = (uint32_t)len;

	assert(paper_fields[field].is_rare && len <= UINT32_MAX);
	*out = (char)field;
	memcpy(out + 1, &stored, sizeof(stored));
	return out + PAPER_RARE_HEADER;
}

char *paper_end_rare(char *out)
{
	*out = RARE_END;
	return out + PAPER_RARE_END;
}

struct str paper_get_rare(const struct paper *paper, enum paper_field field)
{
	const char *rest = paper->rare;
	enum paper_field other;
	struct str text;

	while (paper_next_rare(&rest, &other, &text))
		if (other == field)
			return text;
	return STR("");
}

int32_t paper_get_count(const struct paper *paper, enum paper_field field)
{
	assert(paper_fields[field].type == FIELD_TYPE_COUNT);
	return *(const int32_t *)member_of(paper, field);
}

int64_t paper_get_moment(const struct paper *paper, enum paper_field field)
{
	assert(paper_fields[field].type == FIELD_TYPE_MOMENT);
	return *(const int64_t *)member_of(paper, field);
}

/* Of a field that is known when this is compiled nothing but one comparison is left. */
static inline bool has(const struct paper *paper, enum paper_field field)
{
	switch (paper_fields[field].value) {
	case FIELD_VALUE_TEXT:
		return paper_get_text(paper, field).len > 0;
	case FIELD_VALUE_COUNT:
		return paper_get_count(paper, field) != COUNT_UNKNOWN;
	case FIELD_VALUE_DATE:
		return paper->date.precision != DATE_UNKNOWN;
	case FIELD_VALUE_MOMENT:
		return paper_get_moment(paper, field) != 0;
	case FIELD_VALUE_SOURCES:
		break;
	}
	return true;
}

bool paper_has(const struct paper *paper, enum paper_field field)
{
	return has(paper, field);
}

void paper_count_known(const struct paper *paper, size_t known[FIELD_COUNT])
{
	const char *rest = paper->rare;
	enum paper_field rare;
	struct str text;

#define X(id, key, type, place, ...) \
	if (!IS_RARE_##place)        \
		known[FIELD_##id] += has(paper, FIELD_##id);
	PAPER_FIELDS(X)
#undef X
	while (paper_next_rare(&rest, &rare, &text))
		known[rare]++;
}

struct str *paper_text(struct paper *paper, enum paper_field field)
{
	assert(field_is_text(field) && !paper_fields[field].is_rare);
	return (struct str *)(void *)((char *)paper + paper_fields[field].offset);
}

int32_t *paper_count(struct paper *paper, enum paper_field field)
{
	assert(paper_fields[field].type == FIELD_TYPE_COUNT);
	return (int32_t *)(void *)((char *)paper + paper_fields[field].offset);
}

int64_t *paper_moment(struct paper *paper, enum paper_field field)
{
	assert(paper_fields[field].type == FIELD_TYPE_MOMENT);
	return (int64_t *)(void *)((char *)paper + paper_fields[field].offset);
}

/* Where the field's text lies among the rare ones, or would; *size is what it takes there. */
static size_t place_of_rare(const struct paper *paper, enum paper_field field, size_t *size)
{
	const char *rest = paper->rare, *at = rest;
	enum paper_field other;
	struct str text;

	*size = 0;
	while (paper_next_rare(&rest, &other, &text)) {
		if (other == field)
			*size = PAPER_RARE_HEADER + text.len;
		if (other >= field)
			break;
		at = rest;
	}
	return (size_t)(at - paper->rare);
}

void paper_set_text(struct paper *paper, enum paper_field field, struct str text,
		    struct strbuf *rare)
{
	char header[PAPER_RARE_HEADER], end[PAPER_RARE_END];
	size_t at, size;

	if (!paper_fields[field].is_rare) {
		*paper_text(paper, field) = text;
		return;
	}
	if (!paper->rare) {
		if (text.len == 0)
			return;
		paper_end_rare(end);
		strbuf_clear(rare);
		strbuf_add(rare, (struct str){ end, sizeof(end) });
		paper->rare = rare->data;
	}
	at = place_of_rare(paper, field, &size);
	strbuf_remove(rare, at, size);
	if (text.len > 0) {
		paper_put_rare(header, field, text.len);
		strbuf_insert(rare, at, (struct str){ header, sizeof(header) });
		strbuf_insert(rare, at + sizeof(header), text);
	}
	paper->rare = rare->data;
}

struct str paper_name(const struct paper *paper, char out[PAPER_NAME_SIZE])
{
	const struct {
		const char *prefix;
		struct str id;
	} ids[] = {
		{ "arXiv:", paper->arxiv_id },
		{ "doi:", paper->doi },
		{ "PMID:", paper_get_rare(paper, FIELD_PMID) },
		{ "", paper_get_rare(paper, FIELD_PMCID) },
	};

	if (paper->title.len > 0)
		return paper->title;
	for (size_t i = 0; i < COUNT_OF(ids); i++) {
		if (ids[i].id.len == 0)
			continue;
		snprintf(out, PAPER_NAME_SIZE, "%s%.*s", ids[i].prefix, STR_ARG(ids[i].id));
		return str_from(out);
	}
	return paper->url;
}
