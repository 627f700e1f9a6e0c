/*
 * The layouts are sure of a capture at a line only where
 * - the line is a record, or the page's own (one_line, title_abstract, blocks), or
 * - two of the lines below an abstract follow each other soon after it (blocks).
 * So the lines are classified once, as each would be if it were a capture's first: what is a text
 * then is one in a capture, too. The lines from which such a pair can still be soon enough are
 * kept in a ring of starts, oldest first.
 *
 * Two lines are the page's only as a capture's first, and a text in one that began before: the end
 * of a sentence, and "Subscribe" glued to a title. They count as that text.
 */
#include "config.h"

#include "read/capture_seek.h"

#include <string.h>

#include "base/utf8.h"
#include "read/capture_line.h"

/* Below the end of a sentence alone, this many texts are looked at for an abstract
 * (title_abstract), which is not shorter, in bytes. */
#define ABSTRACT_TEXTS 5
#define ABSTRACT_MIN   ((size_t)15)

/* A line at which a capture may begin. */
struct start {
	const char *at;
	size_t lines; /* before it, the two halves of a split line counted as two */
	size_t texts; /* of these, texts */
};

struct seek {
	struct start starts[CAPTURE_SNIFF_LINES];
	size_t first; /* in the ring */
	size_t count;
	size_t lines; /* seen */
	size_t texts;
	bool has_header; /* the page's lines just before have one by which a layout is known */
	enum line_kind previous;
};

static const struct start *oldest(const struct seek *seek)
{
	return &seek->starts[seek->first];
}

static void drop_oldest(struct seek *seek)
{
	seek->first = (seek->first + 1) % CAPTURE_SNIFF_LINES;
	seek->count--;
}

/* Drops the lines from which there are too many lines or texts to here. */
static void drop_distant(struct seek *seek)
{
	while (seek->count > 0 && (seek->lines - oldest(seek)->lines >= CAPTURE_SNIFF_LINES ||
				   seek->texts - oldest(seek)->texts >= CAPTURE_SNIFF_TEXTS))
		drop_oldest(seek);
}

/* Drops the lines that have a text between them and the page's line here: that begins another
 * capture. */
static void drop_before_text(struct seek *seek)
{
	while (seek->count > 0 && seek->texts > oldest(seek)->texts)
		drop_oldest(seek);
}

static void add_start(struct seek *seek, const char *at)
{
	seek->starts[(seek->first + seek->count) % CAPTURE_SNIFF_LINES] =
		(struct start){ at, seek->lines, seek->texts };
	seek->count++;
}

/* Whether the line that was taken as a capture's first is a text where it is none; false in
 * *is_known where that is not known, or it is something else. */
static bool is_text_within(const struct line_cursor *before, const struct capture_line *first,
			   bool *is_known)
{
	struct line_cursor again = *before;
	struct capture_line line;

	again.previous = LINE_TEXT;
	*is_known = line_cursor_next(&again, &line) &&
		    (line.kind == first->kind || line.kind == LINE_TEXT);
	return *is_known && line.kind != first->kind;
}

/* What the line behind this one is in a capture that begins with this; LINE_START where that is not
 * known. */
static enum line_kind kind_behind(const struct line_cursor *before, const struct capture_line *line)
{
	struct line_cursor ahead = *before;
	struct capture_line next;

	ahead.at = line->next;
	ahead.previous = line->kind;
	return line_cursor_next(&ahead, &next) ? next.kind : LINE_START;
}

/* Whether one of the next lines can be an abstract, or they are not there yet. */
static bool has_abstract_soon(const struct line_cursor *before, const char *at)
{
	for (size_t texts = 0; texts < ABSTRACT_TEXTS; at++) {
		const char *end =
			at < before->end ? memchr(at, '\n', (size_t)(before->end - at)) : NULL;
		size_t len;

		if (!end)
			return !before->is_last || at < before->end;
		len = utf8_trim((struct str){ at, (size_t)(end - at) }).len;
		if (len >= ABSTRACT_MIN)
			return true;
		texts += len > 0;
		at = end;
	}
	return false;
}

/* A page's line by which a layout is known; "new" and "Subscribe" are none. */
static bool is_header(enum line_kind kind)
{
	return line_kind_is_page(kind) && kind != LINE_NEW && kind != LINE_SUBSCRIBE;
}

/* Looks at a line that is the page's only as a capture's first; true where one may begin at the
 * oldest start. Its texts are counted, in line order, behind this. */
static bool see_first_line(struct seek *seek, const struct line_cursor *before,
			   const struct capture_line *line)
{
	/* The half behind it is the text, and the line one. */
	if (line->kind == LINE_SUBSCRIBE) {
		seek->lines--;
		return kind_behind(before, line) != LINE_TEXT;
	}
	/* For itself it is none. */
	seek->starts[(seek->first + seek->count - 1) % CAPTURE_SNIFF_LINES].texts++;
	seek->texts++;
	return line->kind != LINE_TRENDING || has_abstract_soon(before, line->next) ||
	       line_kind_is_page(kind_behind(before, line));
}

/* Looks at a line of the page; true where a capture may begin at the oldest start. */
static bool see_page_line(struct seek *seek, const struct line_cursor *before,
			  const struct capture_line *line)
{
	bool is_known, is_text = is_text_within(before, line, &is_known);

	if (!is_known)
		return true;
	if (is_text)
		return see_first_line(seek, before, line);
	drop_before_text(seek);
	seek->has_header |= is_header(line->kind);
	return false;
}

/* The same of any line, or of a part of one that was split. */
static bool see_line(struct seek *seek, const struct line_cursor *before,
		     const struct capture_line *line)
{
	if (line_kind_is_page(line->kind))
		return see_page_line(seek, before, line);
	if (line->kind == LINE_RECORD)
		drop_before_text(seek);
	return line->kind == LINE_RECORD || seek->has_header;
}

static const char *line_start(struct str text, const char *at)
{
	while (at > text.p && at[-1] != '\n')
		at--;
	return at;
}

/* Takes a line; true where a capture may begin at the oldest start, of which there is one. */
static bool seek_at_line(struct seek *seek, struct str text, const struct line_cursor *before,
			 const struct capture_line *line)
{
	bool is_found;

	drop_distant(seek);
	if (seek->count > 0 && lines_are_below_abstract(seek->previous, line->kind))
		return true;
	if (before->at == text.p || before->at[-1] == '\n')
		add_start(seek, line_start(text, line->text.p));
	is_found = see_line(seek, before, line);
	seek->has_header &= seek->count > 0;
	seek->lines++;
	seek->texts += line->kind == LINE_TEXT;
	seek->previous = line->kind;
	return is_found && seek->count > 0;
}

size_t capture_seek(struct str text, bool is_last)
{
	struct line_cursor cursor = line_cursor_begin(text, is_last);
	struct seek seek = { .previous = LINE_START };
	struct capture_line line;

	for (;;) {
		struct line_cursor before;

		if (cursor.at == text.p || cursor.at[-1] == '\n')
			cursor.previous = LINE_START;
		before = cursor;
		if (!line_cursor_next(&cursor, &line))
			break;
		if (seek_at_line(&seek, text, &before, &line))
			return (size_t)(oldest(&seek)->at - text.p);
	}
	if (is_last)
		return text.len;
	drop_distant(&seek);
	return (size_t)((seek.count > 0 ? oldest(&seek)->at : line_start(text, cursor.at)) -
			text.p);
}
