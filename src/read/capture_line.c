/*
 * A line goes through the tests below, cheap ones first: nearly all lines of a big file are titles
 * and abstracts, and those must cost little more than the search for their newline. No test reads
 * more than a line's ends, except where an end shows that two captures were glued.
 */
#include "config.h"

#include "read/capture_line.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"

#define BULLET     "\xE2\x80\xA2"
#define MIDDLE_DOT "\xC2\xB7"

/* Longer than any "N authors · Mon D, YYYY COMMENTS" whose numbers are in range. */
#define RECORD_TAIL_MAX 64

static const struct {
	struct str text;
	enum line_kind kind;
} page_lines[] = {
	{ STR_INIT("Get trending papers in your email inbox once a day!"), LINE_TRENDING_DAILY },
	{ STR_INIT("Get trending papers in your email inbox!"), LINE_TRENDING },
	{ STR_INIT("Subscribe"), LINE_SUBSCRIBE },
	{ STR_INIT("Daily Papers"), LINE_DAILY_PAPERS },
	{ STR_INIT("byAK and the research community"), LINE_BY },
	{ STR_INIT("by AK and the research community"), LINE_BY },
	{ STR_INIT("new"), LINE_NEW },
};

#define PAGE_LINE_COUNT     COUNT_OF(page_lines)
#define PAGE_SENTENCE_COUNT 2 /* the first ones, at which no other line ends */
#define SUBSCRIBE_LEN       (sizeof("Subscribe") - 1)
#define NEW_LEN             (sizeof("new") - 1)

/* The view between two addresses, without the blanks at its ends. */
static struct str text_between(const char *p, const char *end)
{
	while (p < end && char_is_space(*p))
		p++;
	while (p < end && char_is_space(end[-1]))
		end--;
	if (p < end && ((*p | end[-1]) & 0x80))
		return utf8_trim((struct str){ p, (size_t)(end - p) });
	return (struct str){ p, (size_t)(end - p) };
}

static bool text_is_record(struct str s)
{
	struct record_tail tail;
	size_t from = s.len > RECORD_TAIL_MAX ? s.len - RECORD_TAIL_MAX : 0;

	return char_is_digit(s.p[s.len - 1]) && record_tail_find(s, from, &tail) &&
	       tail.end == s.len;
}

/*
 * Where in a text that ends as a record but does not begin with upvotes a record begins that was
 * glued to the text before it; SIZE_MAX when nowhere.
 */
static size_t record_find_glued(struct str s)
{
	size_t after_letter = SIZE_MAX;

	for (size_t i = 2; i < s.len; i++) {
		char before = s.p[i - 1];
		bool ends_sentence =
			strchr(".!?)}\"", before) && before && !char_is_digit(s.p[i - 2]);
		int32_t upvotes;
		size_t len;

		if (!char_is_digit(s.p[i]) && s.p[i] != '-')
			continue;
		if (!ends_sentence && !(char_is_lower(before) && s.p[i] != '-'))
			continue;
		if (!upvotes_parse(str_sub(s, i, s.len), &upvotes, &len) || i + len >= s.len ||
		    char_is_lower(s.p[i + len]))
			continue;
		if (ends_sentence)
			return i;
		if (after_letter == SIZE_MAX)
			after_letter = i;
	}
	return after_letter;
}

/* Which of the page's own lines a text is; LINE_TEXT when none. */
static enum line_kind text_page_kind(struct str s)
{
	for (size_t i = 0; i < PAGE_LINE_COUNT; i++)
		if (str_equal(s, page_lines[i].text))
			return page_lines[i].kind;
	return LINE_TEXT;
}

/* Whether "Subscribe" at the start of a text is the page's, glued to the first title. */
static bool text_has_glued_subscribe(struct str s, enum line_kind previous)
{
	if (!str_starts_with(s, STR("Subscribe")) || s.len == SUBSCRIBE_LEN)
		return false;
	if (previous == LINE_TRENDING || previous == LINE_TRENDING_DAILY)
		return true;
	return previous == LINE_START && s.p[SUBSCRIBE_LEN] != ' ' &&
	       !char_is_lower(s.p[SUBSCRIBE_LEN]);
}

/* Reads a whole line "Mon D ...", or one to which another capture's beginning was glued. */
static bool date_line_parse(struct str s, struct listing_tail *tail)
{
	struct str rest;

	if (!listing_tail_parse(s, tail))
		return false;
	rest = str_sub(s, tail->len, s.len);
	return rest.len == 0 || str_equal(rest, STR("new")) || text_is_record(rest);
}

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_NOT_YET };

/*
 * Whether the "new" at a text's end is the first word of a page glued to it: after a date it is,
 * and so it is where the page's next line follows.
 */
static enum answer text_ends_in_glued_new(struct str s, const struct line_cursor *cursor,
					  const char *next)
{
	struct str before = str_sub(s, 0, s.len - NEW_LEN);
	struct line_cursor ahead = *cursor;
	struct str line;
	struct listing_tail tail;

	if (char_is_space(before.p[before.len - 1]))
		return ANSWER_NO;
	if (text_is_record(before) || date_line_parse(before, &tail))
		return ANSWER_YES;
	ahead.at = next;
	do {
		const char *newline = memchr(ahead.at, '\n', (size_t)(ahead.end - ahead.at));

		if (!newline && !ahead.is_last)
			return ANSWER_NOT_YET;
		line = text_between(ahead.at, newline ? newline : ahead.end);
		ahead.at = newline ? newline + 1 : ahead.end;
	} while (line.len == 0 && ahead.at < ahead.end);
	if (line.len == 0 && !ahead.is_last)
		return ANSWER_NOT_YET;
	return text_page_kind(line) == LINE_TRENDING ? ANSWER_YES : ANSWER_NO;
}

/* Ends the line `len` bytes into its text; what follows is a line of its own. */
static void line_cut(struct capture_line *line, size_t len)
{
	line->next = line->text.p + len;
	line->next_line = line->line;
	line->text = text_between(line->text.p, line->next);
}

/* Takes a sentence of the page off the line's end where it is glued to something. */
static void line_cut_page_sentence(struct capture_line *line)
{
	for (size_t i = 0; i < PAGE_SENTENCE_COUNT; i++) {
		struct str sentence = page_lines[i].text;

		if (line->text.len > sentence.len && str_ends_with(line->text, sentence)) {
			line_cut(line, line->text.len - sentence.len);
			return;
		}
	}
}

/* The end of a sentence of the page, where a copy began within it. */
static bool text_is_cut_page_sentence(struct str s)
{
	for (size_t i = 0; i < PAGE_SENTENCE_COUNT; i++)
		if (s.len < page_lines[i].text.len && str_ends_with(page_lines[i].text, s))
			return true;
	return false;
}

/* Classifies lines that begin as no title or abstract does, or as few do. */
static void line_classify_rare(struct capture_line *line, enum line_kind previous)
{
	line->kind = text_page_kind(line->text);
	if (line->kind != LINE_TEXT)
		return;
	if (text_has_glued_subscribe(line->text, previous)) {
		line_cut(line, SUBSCRIBE_LEN);
		line->kind = LINE_SUBSCRIBE;
	} else if (str_equal(line->text, STR(MIDDLE_DOT))) {
		line->kind = LINE_DOT;
	} else if (authors_parse(line->text, &line->authors)) {
		line->kind = LINE_AUTHORS;
	} else if (date_line_parse(line->text, &line->tail)) {
		line->kind = LINE_DATE;
		if (line->tail.len < line->text.len)
			line_cut(line, line->tail.len);
	}
}

/* A text that ends as a record is one, unless it goes on from a text and one was glued to its end.
 */
static void line_classify_record(struct capture_line *line, enum line_kind previous)
{
	int32_t upvotes;
	size_t len;
	size_t glued = SIZE_MAX;

	if (previous == LINE_TEXT && !upvotes_parse(line->text, &upvotes, &len))
		glued = record_find_glued(line->text);
	if (glued == SIZE_MAX)
		line->kind = LINE_RECORD;
	else
		line_cut(line, glued);
}

/* Whether the bytes at the text's start need the full tests. */
static bool text_may_be_rare(struct str s)
{
	switch (s.p[0]) {
	case 'G':
		return s.len > 3 && s.p[3] == ' ';
	case 'S':
		return s.len > 3 && (s.p[3] == 's' || s.p[3] == ' ');
	case 'D':
		return s.len > 3 && (s.p[3] == 'l' || s.p[3] == ' ');
	case '\xE2':
	case '\xC2':
	case '*':
	case '-':
	case '+':
	case 'o':
	case 'n':
	case 'b':
		return true;
	default:
		return char_is_digit(s.p[0]) || (s.len > 3 && s.p[3] == ' ');
	}
}

static bool line_classify(struct capture_line *line, const struct line_cursor *cursor)
{
	char last = line->text.p[line->text.len - 1];

	line->kind = LINE_TEXT;
	if (last == '!') {
		line_cut_page_sentence(line);
		if (cursor->previous == LINE_START && text_is_cut_page_sentence(line->text)) {
			line->kind = LINE_TRENDING;
			return true;
		}
	}
	if (last == 'w' && line->text.len > NEW_LEN && str_ends_with(line->text, STR("new"))) {
		switch (text_ends_in_glued_new(line->text, cursor, line->next)) {
		case ANSWER_NOT_YET:
			return false;
		case ANSWER_YES:
			line_cut(line, line->text.len - NEW_LEN);
			break;
		case ANSWER_NO:
			break;
		}
	}
	if (line->text.len == 0)
		return true;
	if (text_may_be_rare(line->text))
		line_classify_rare(line, cursor->previous);
	if (line->kind == LINE_TEXT && text_is_record(line->text))
		line_classify_record(line, cursor->previous);
	return true;
}

struct line_cursor line_cursor_begin(struct str text, bool is_last)
{
	return (struct line_cursor){
		.at = text.p,
		.end = text.p + text.len,
		.is_last = is_last,
		.line = 1,
		.previous = LINE_START,
	};
}

bool line_cursor_next(struct line_cursor *cursor, struct capture_line *line)
{
	while (cursor->at < cursor->end) {
		const char *newline = memchr(cursor->at, '\n', (size_t)(cursor->end - cursor->at));

		if (!newline && !cursor->is_last)
			return false;
		line->text = text_between(cursor->at, newline ? newline : cursor->end);
		line->line = cursor->line;
		line->next = newline ? newline + 1 : cursor->end;
		line->next_line = cursor->line + (newline != NULL);
		if (line->text.len > 0 && !line_classify(line, cursor))
			return false;
		cursor->at = line->next;
		cursor->line = line->next_line;
		if (line->text.len > 0) {
			cursor->previous = line->kind;
			return true;
		}
	}
	return false;
}
