/*
 * The table of `list`: on a terminal aligned and cut to its width, anywhere else a line a paper
 * with tabs between. Only printable characters go out either way.
 */

#include "config.h"

#include "base/utf8.h"
#include "write/formats.h"

static void add_count(struct strbuf *out, int32_t count, int width)
{
	if (count == COUNT_UNKNOWN)
		strbuf_addf(out, "%*s", width, width > 0 ? "." : "");
	else
		strbuf_addf(out, "%*d", width, (int)count);
}

/* Adds printable text cut to the width with "…" at its end. */
static void add_cut(struct strbuf *out, struct str text, size_t width)
{
	struct strbuf printable;
	struct str rest;
	size_t used = 0;

	strbuf_init(&printable);
	utf8_add_printable(&printable, text);
	rest = strbuf_str(&printable);
	if (utf8_str_width(rest) <= width) {
		strbuf_add(out, rest);
	} else {
		size_t end = 0;

		while (end < rest.len) {
			size_t next = utf8_grapheme_end(rest, end);
			size_t columns = utf8_str_width(str_sub(rest, end, next - end));

			if (used + columns + 1 > width)
				break;
			used += columns;
			end = next;
		}
		strbuf_add(out, str_sub(rest, 0, end));
		strbuf_add_cstr(out, "…");
	}
	strbuf_free(&printable);
}

/* The columns before the title: star, date, upvotes, comments. */
#define FRONT_WIDTH 24

static void add_aligned(struct strbuf *out, const struct writer_row *row, size_t width)
{
	const struct paper *paper = row->paper;
	char name[PAPER_NAME_SIZE];
	size_t start;

	strbuf_add_cstr(out, row->marks->starred_at ? "★ " : "  ");
	start = out->len;
	date_format(paper->date, out);
	while (out->len - start < 10)
		strbuf_add_byte(out, ' ');
	add_count(out, paper->upvotes, 6);
	add_count(out, paper->comments, 4);
	strbuf_add_cstr(out, "  ");
	add_cut(out, paper_name(paper, name), width > FRONT_WIDTH + 10 ? width - FRONT_WIDTH : 10);
	strbuf_add_byte(out, '\n');
}

static void add_line(struct strbuf *out, const struct writer_row *row)
{
	const struct paper *paper = row->paper;
	char name[PAPER_NAME_SIZE];

	utf8_add_printable(out, paper_name(paper, name));
	strbuf_add_byte(out, '\t');
	date_format(paper->date, out);
	strbuf_add_byte(out, '\t');
	add_count(out, paper->authors, 0);
	strbuf_add_byte(out, '\t');
	add_count(out, paper->upvotes, 0);
	strbuf_add_byte(out, '\t');
	add_count(out, paper->comments, 0);
	strbuf_add_byte(out, '\t');
	if (row->marks->starred_at)
		date_format_moment(row->marks->starred_at, out);
	strbuf_add_byte(out, '\n');
}

static void table_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	if (writer->options.is_printable)
		add_aligned(out, row, writer->options.width);
	else
		add_line(out, row);
}

const struct writer_format writer_table = {
	.name = "table",
	.title = "a table",
	.extension = ".tsv",
	.columns = WRITER_COLUMN(TITLE) | WRITER_COLUMN(DATE) | WRITER_COLUMN(AUTHORS) |
		   WRITER_COLUMN(UPVOTES) | WRITER_COLUMN(COMMENTS) | WRITER_COLUMN(STARRED),
	.row = table_row,
};
