#include "config.h"

#include "cli/table.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/utf8.h"

#define DEFAULT_WIDTH 80

size_t table_terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	uint64_t width;

	if (columns && str_to_uint(str_from(columns), 10000, &width) && width > 0)
		return (size_t)width;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return DEFAULT_WIDTH;
}

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

static void add_aligned(const struct session *session, uint32_t number, size_t width,
			struct strbuf *out)
{
	const struct paper *paper = &session->library.papers[number];
	char name[PAPER_NAME_SIZE];
	size_t start;

	strbuf_add_cstr(out, marks_get(&session->marks, number)->starred_at ? "★ " : "  ");
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

static void add_line(const struct session *session, uint32_t number, struct strbuf *out)
{
	const struct paper *paper = &session->library.papers[number];
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
	if (marks_get(&session->marks, number)->starred_at)
		date_format_moment(marks_get(&session->marks, number)->starred_at, out);
	strbuf_add_byte(out, '\n');
}

void table_print_aligned(const struct session *session, const uint32_t *papers, size_t count,
			 FILE *stream)
{
	size_t width = table_terminal_width();
	struct strbuf out;

	strbuf_init(&out);
	for (size_t i = 0; i < count; i++) {
		strbuf_clear(&out);
		add_aligned(session, papers[i], width, &out);
		fwrite(out.data, 1, out.len, stream);
	}
	strbuf_free(&out);
}

void table_print_lines(const struct session *session, const uint32_t *papers, size_t count,
		       FILE *stream)
{
	struct strbuf out;

	strbuf_init(&out);
	for (size_t i = 0; i < count; i++) {
		strbuf_clear(&out);
		add_line(session, papers[i], &out);
		fwrite(out.data, 1, out.len, stream);
	}
	strbuf_free(&out);
}
