/* What all formats do alike. */

#include "config.h"

#include "write/writer.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/names_parts.h"

static_assert(COLUMN_COUNT < 64, "a set of columns fits a word");

void writer_open(struct writer *writer, const struct writer_format *format,
		 const struct writer_options *options, const struct writer_set *set,
		 struct strbuf *out)
{
	*writer = (struct writer){ .format = format, .options = *options, .set = *set };
	if (format->state_size > 0)
		writer->state = alloc_zeroed(1, format->state_size);
	if (format->begin)
		format->begin(writer, out);
}

/* Makes what was added since fit for a terminal; line breaks stay. */
static void spell_out(struct strbuf *out, size_t from)
{
	struct strbuf added;
	struct str rest, line;

	strbuf_init(&added);
	strbuf_set(&added, str_drop(strbuf_str(out), from));
	strbuf_truncate(out, from);
	rest = strbuf_str(&added);
	while (rest.len > 0 && str_split_next(&rest, '\n', &line)) {
		utf8_add_printable(out, str_ends_with(line, STR("\r"))
						? str_sub(line, 0, line.len - 1)
						: line);
		strbuf_add_byte(out, '\n');
	}
	strbuf_free(&added);
}

/* Of what was added since, if that goes to a terminal. */
static void make_printable(const struct writer *writer, struct strbuf *out, size_t from)
{
	if (writer->format->is_lines && writer->options.is_printable)
		spell_out(out, from);
}

void writer_add(struct writer *writer, const struct writer_row *row, struct strbuf *out)
{
	size_t before = out->len;

	writer->format->row(writer, out, row);
	make_printable(writer, out, before);
	writer->rows++;
}

void writer_group(struct writer *writer, struct str title, struct strbuf *out)
{
	size_t before = out->len;

	if (!writer->format->group)
		return;
	writer->format->group(writer, out, title);
	make_printable(writer, out, before);
}

void writer_close(struct writer *writer, struct strbuf *out)
{
	if (out && writer->format->end)
		writer->format->end(writer, out);
	if (writer->format->release)
		writer->format->release(writer->state);
	free(writer->state);
	writer->state = NULL;
}

static bool has_mark(const struct marks *marks, enum csv_column column)
{
	return (column == COLUMN_STARRED && marks->starred_at != 0) ||
	       (column == COLUMN_STATUS && marks->status != READING_UNREAD) ||
	       (column == COLUMN_PRIORITY && marks->priority != 0) ||
	       (column == COLUMN_TAGS && marks->tags.len > 0) ||
	       (column == COLUMN_NOTE && marks->note.len > 0);
}

/* Whether there is something in a column that is no field's. */
static bool has_other(const struct paper *paper, const struct marks *marks, enum csv_column column)
{
	return has_mark(marks, column) ||
	       (column == COLUMN_DATE_INFERRED && date_is_inferred(paper->date)) ||
	       (column == COLUMN_TITLE_GUESSED && paper->title_is_guessed);
}

/* Whether the names, each by itself, tell how many authors there are. */
static bool names_tell_count(const struct paper *paper)
{
	struct str names = paper->author_names, name;
	int32_t count = 0;

	for (; names_next(&names, &name); count++)
		if (names_is_rest(name))
			return false;
	return count == paper->authors;
}

bool writer_has_column(const struct paper *paper, const struct marks *marks, enum csv_column column)
{
	enum paper_field field;

	if (!csv_column_field(column, &field))
		return has_other(paper, marks, column);
	if (field == FIELD_AUTHORS && names_tell_count(paper))
		return false;
	return field != FIELD_SOURCES && paper_has(paper, field);
}

bool writer_leaves_out(const struct writer_format *format, const struct writer_options *options,
		       const struct paper *paper, const struct marks *marks, enum csv_column column)
{
	uint64_t carried = format->columns & ~(options->notes ? 0 : format->asked);

	if (carried & ((uint64_t)1 << column))
		return format->holds && writer_has_column(paper, marks, column) &&
		       !format->holds(paper, marks, column);
	return writer_has_column(paper, marks, column);
}
