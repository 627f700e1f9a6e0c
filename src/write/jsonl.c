/*
 * One JSON object a line: the paper's fields in the order of PAPER_FIELDS, then its topics and its
 * marks. What is unknown is null. Text goes straight into the output (write/text_out.h): a tree of
 * values in between took most of the time.
 */

#include "config.h"

#include <stdlib.h>

#include "write/formats.h"
#include "write/text_out.h"

/* Where the members of an object go. */
struct members {
	struct strbuf *out;
	bool is_ascii;
};

static void add_null(struct members *members)
{
	strbuf_add(members->out, STR("null"));
}

static void add_text(struct members *members, struct str text)
{
	if (text.len > 0)
		text_out_json(members->out, text, members->is_ascii);
	else
		add_null(members);
}

static void add_number(struct members *members, int32_t number)
{
	strbuf_add_number(members->out, number, 1);
}

static void add_count(struct members *members, int32_t count)
{
	if (count >= 0)
		add_number(members, count);
	else
		add_null(members);
}

/* The items of a list that is joined with semicolons. */
static void add_list(struct members *members, struct str joined)
{
	struct str item;
	bool is_first = true;

	strbuf_add_byte(members->out, '[');
	while (tags_next(&joined, &item)) {
		if (!is_first)
			strbuf_add_byte(members->out, ',');
		text_out_json(members->out, item, members->is_ascii);
		is_first = false;
	}
	strbuf_add_byte(members->out, ']');
}

/* One without items is unknown. */
static void add_list_or_null(struct members *members, struct str joined)
{
	size_t start = members->out->len;

	add_list(members, joined);
	if (members->out->len > start + 2)
		return;
	strbuf_truncate(members->out, start);
	add_null(members);
}

static void add_sources(struct members *members, const struct paper *paper)
{
	size_t count;
	const struct str **names = writer_sources(paper, &count);

	if (!names) {
		add_null(members);
		return;
	}
	strbuf_add_byte(members->out, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_add_byte(members->out, ',');
		text_out_json(members->out, *names[i], members->is_ascii);
	}
	strbuf_add_byte(members->out, ']');
	free(names);
}

static void add_date(struct members *members, struct date date)
{
	size_t start = members->out->len;

	strbuf_add_byte(members->out, '"');
	date_format(date, members->out);
	if (members->out->len == start + 1) {
		strbuf_truncate(members->out, start);
		add_null(members);
	} else {
		strbuf_add_byte(members->out, '"');
	}
}

static void add_moment(struct members *members, int64_t seconds)
{
	if (seconds == 0) {
		add_null(members);
		return;
	}
	strbuf_add_byte(members->out, '"');
	date_format_moment(seconds, members->out);
	strbuf_add_byte(members->out, '"');
}

static void add_field(struct members *members, const struct paper *paper, enum paper_field field)
{
	switch (field_type(field)) {
	case FIELD_TYPE_TEXT:
	case FIELD_TYPE_WORD:
	case FIELD_TYPE_ARXIV_ID:
	case FIELD_TYPE_DOI:
	case FIELD_TYPE_PMID:
	case FIELD_TYPE_PMCID:
		add_text(members, paper_get_text(paper, field));
		break;
	case FIELD_TYPE_NAMES:
	case FIELD_TYPE_LIST:
		add_list_or_null(members, paper_get_text(paper, field));
		break;
	case FIELD_TYPE_COUNT:
		add_count(members, paper_get_count(paper, field));
		break;
	case FIELD_TYPE_DATE:
		add_date(members, paper->date);
		break;
	case FIELD_TYPE_MOMENT:
		add_moment(members, paper_get_moment(paper, field));
		break;
	case FIELD_TYPE_SOURCES:
		add_sources(members, paper);
		break;
	}
}

/* The keys with what is around them: "\"title\":" of the first, ",\"authors\":" of the others. */
static const struct str field_keys[FIELD_COUNT] = {
#define X(id, key, ...) [FIELD_##id] = STR_INIT(",\"" #key "\":"),
	PAPER_FIELDS(X)
#undef X
};

static void add_paper(struct members *members, const struct paper *paper)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		enum paper_field field = (enum paper_field)i;

		strbuf_add(members->out, str_drop(field_keys[i], i == 0));
		add_field(members, paper, field);
		if (field == FIELD_DATE)
			strbuf_add(members->out, date_is_inferred(paper->date)
							 ? STR(",\"date_inferred\":true")
							 : STR(",\"date_inferred\":false"));
		if (field == FIELD_TITLE && paper->title_is_guessed)
			strbuf_add(members->out, STR(",\"title_guessed\":true"));
	}
}

static void add_marks(struct members *members, const struct marks *marks)
{
	strbuf_add(members->out, STR(",\"starred\":"));
	add_moment(members, marks->starred_at);
	strbuf_add(members->out, STR(",\"status\":\""));
	strbuf_add_cstr(members->out, reading_status_name((enum reading_status)marks->status));
	strbuf_add(members->out, STR("\",\"priority\":"));
	add_count(members, marks->priority ? marks->priority : COUNT_UNKNOWN);
	strbuf_add(members->out, STR(",\"tags\":"));
	add_list(members, marks->tags);
	strbuf_add(members->out, STR(",\"note\":"));
	add_text(members, marks->note);
}

static void jsonl_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	struct members members = { out, writer->options.is_printable };

	strbuf_add_byte(out, '{');
	add_paper(&members, row->paper);
	strbuf_add(out, STR(",\"topics\":"));
	add_list(&members, row->topics);
	add_marks(&members, row->marks);
	strbuf_add(out, STR("}\n"));
}

const struct writer_format writer_jsonl = {
	.name = "jsonl",
	.title = "JSON Lines",
	.extension = ".jsonl",
	.other_extension = ".ndjson",
	.columns = WRITER_ALL_COLUMNS,
	.row = jsonl_row,
};
