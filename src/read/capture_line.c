/*
 * A line goes through the questions below in an order that asks the cheap ones first: nearly all
 * lines of a big file are titles and abstracts, and those must cost little more than the search
 * for their newline. No question reads more than a line's ends, except where an end says that
 * two captures were glued.
 */
#include "config.h"

#include "read/capture_line.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "model/paper.h"

#define BULLET          "\xE2\x80\xA2"
#define MIDDLE_DOT      "\xC2\xB7"
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define NO_BREAK_SPACE  "\xC2\xA0"

/* Longer than any "N authors · Mon D, YYYY COMMENTS" whose numbers are in range. */
#define RECORD_TAIL_MAX 64

#define TITLE_MAX 300

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

#define PAGE_LINE_COUNT     (sizeof(page_lines) / sizeof(page_lines[0]))
#define PAGE_SENTENCE_COUNT 2 /* the first ones, at which no other line ends */
#define SUBSCRIBE_LEN       (sizeof("Subscribe") - 1)
#define NEW_LEN             (sizeof("new") - 1)

static bool byte_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool byte_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool byte_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The view between two addresses, without the white space and the byte order marks at its ends. */
static struct str text_between(const char *p, const char *end)
{
	for (;;) {
		while (p < end && byte_is_space(*p))
			p++;
		if (end - p < 3 || memcmp(p, BYTE_ORDER_MARK, 3) != 0)
			break;
		p += 3;
	}
	for (;;) {
		while (p < end && byte_is_space(end[-1]))
			end--;
		if (end - p < 3 || memcmp(end - 3, BYTE_ORDER_MARK, 3) != 0)
			break;
		end -= 3;
	}
	return (struct str){ p, (size_t)(end - p) };
}

static size_t digits_at(struct str s, size_t at)
{
	size_t i = at;

	while (i < s.len && byte_is_digit(s.p[i]))
		i++;
	return i - at;
}

static size_t spaces_at(struct str s, size_t at)
{
	size_t i = at;

	for (;;) {
		if (i < s.len && (s.p[i] == ' ' || s.p[i] == '\t'))
			i++;
		else if (str_starts_with(str_sub(s, i, 2), STR(NO_BREAK_SPACE)))
			i += 2;
		else
			return i - at;
	}
}

/* The number of the `len` digits at `at`; COUNT_UNKNOWN when it is too great. */
static int32_t count_at(struct str s, size_t at, size_t len)
{
	uint64_t value;

	if (!str_to_uint(str_sub(s, at, len), INT32_MAX, &value))
		return COUNT_UNKNOWN;
	return (int32_t)value;
}

bool upvotes_parse(struct str s, int32_t *upvotes, size_t *len)
{
	size_t digits = digits_at(s, 0);
	size_t width = digits > 0 ? digits : 1;

	if (s.len <= width || s.p[width] != ' ' || (digits == 0 && s.p[0] != '-'))
		return false;
	*upvotes = digits > 0 ? count_at(s, 0, digits) : 0;
	*len = width + spaces_at(s, width);
	return true;
}

/* Whether what follows a date without white space can be another capture's beginning. */
static bool text_is_glued_beginning(struct str s)
{
	int32_t upvotes;
	size_t len;

	return str_equal(s, STR("new")) || upvotes_parse(s, &upvotes, &len);
}

/*
 * Reads the comments after a date of `len` bytes. "Jun 7 27 Title" is "Jun 7 2" and "7 Title"
 * glued; with more digits nobody knows where the one number ends.
 */
static bool comments_parse(struct str s, size_t len, struct listing_tail *tail)
{
	size_t space = spaces_at(s, len);
	size_t digits = digits_at(s, len + space);
	struct str rest = str_sub(s, len + space + digits, s.len);

	tail->comments = 0;
	tail->len = len;
	if (len == s.len)
		return true;
	if (space == 0)
		return text_is_glued_beginning(str_sub(s, len, s.len));
	if (digits == 0)
		return false;
	if (rest.len > 0 && rest.p[0] == ' ') {
		if (digits == 1)
			return false;
		tail->comments = digits == 2 ? count_at(s, len + space, 1) : COUNT_UNKNOWN;
		tail->len = len + space + (digits == 2 ? 1 : digits);
		return true;
	}
	tail->comments = count_at(s, len + space, digits);
	tail->len = len + space + digits;
	return rest.len == 0 || text_is_glued_beginning(rest);
}

/* Reads the date, of whose run of digits the first `day_len` are the day. */
static bool day_parse(struct str s, size_t run, size_t day_len, struct date *date, size_t *len)
{
	size_t taken;

	*len = 4 + day_len;
	if (run == day_len && *len < s.len && s.p[*len] == ',') {
		if (digits_at(s, *len + 2) < 4)
			return false;
		*len += sizeof(", YYYY") - 1;
	}
	return date_parse_listing(str_sub(s, 0, *len), date, &taken) && taken == *len;
}

bool listing_tail_parse(struct str s, struct listing_tail *tail)
{
	size_t run;
	size_t len;

	if (s.len < 5 || s.p[3] != ' ')
		return false;
	run = digits_at(s, 4);
	for (size_t day_len = run < 2 ? run : 2; day_len > 0; day_len--)
		if (day_parse(s, run, day_len, &tail->date, &len) && comments_parse(s, len, tail))
			return true;
	return false;
}

/* Reads "N authors" that ends at byte `end`, and sets *begin to the number's first byte. */
static bool authors_parse_back(struct str s, size_t end, size_t *begin, int32_t *authors)
{
	struct str head = str_sub(s, 0, end);
	size_t at;

	if (str_ends_with(head, STR(" authors")))
		at = end - (sizeof(" authors") - 1);
	else if (str_ends_with(head, STR(" author")))
		at = end - (sizeof(" author") - 1);
	else
		return false;
	for (*begin = at; *begin > 0 && byte_is_digit(s.p[*begin - 1]);)
		(*begin)--;
	*authors = count_at(s, *begin, at - *begin);
	return *authors != COUNT_UNKNOWN && (*begin == 0 || s.p[*begin - 1] == ' ');
}

bool record_tail_find(struct str s, size_t from, struct record_tail *tail)
{
	static const struct str dot = STR_INIT(" " MIDDLE_DOT " ");

	for (;;) {
		size_t at = str_find(str_sub(s, from, s.len), dot);
		struct str rest;

		if (at == SIZE_MAX)
			return false;
		at += from;
		rest = str_sub(s, at + dot.len, s.len);
		if (authors_parse_back(s, at, &tail->begin, &tail->authors) &&
		    listing_tail_parse(rest, &tail->listing)) {
			tail->end = at + dot.len + tail->listing.len;
			return true;
		}
		from = at + dot.len;
	}
}

static bool text_is_record(struct str s)
{
	struct record_tail tail;
	size_t from = s.len > RECORD_TAIL_MAX ? s.len - RECORD_TAIL_MAX : 0;

	return byte_is_digit(s.p[s.len - 1]) && record_tail_find(s, from, &tail) &&
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
			strchr(".!?)}\"", before) && before && !byte_is_digit(s.p[i - 2]);
		int32_t upvotes;
		size_t len;

		if (!byte_is_digit(s.p[i]) && s.p[i] != '-')
			continue;
		if (!ends_sentence && !(byte_is_lower(before) && s.p[i] != '-'))
			continue;
		if (!upvotes_parse(str_sub(s, i, s.len), &upvotes, &len) || i + len >= s.len ||
		    byte_is_lower(s.p[i + len]))
			continue;
		if (ends_sentence)
			return i;
		if (after_letter == SIZE_MAX)
			after_letter = i;
	}
	return after_letter;
}

/* The page's own line that a text is; LINE_TEXT when it is none. */
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
	       !byte_is_lower(s.p[SUBSCRIBE_LEN]);
}

static bool authors_parse(struct str s, int32_t *authors)
{
	size_t at = str_starts_with(s, STR(BULLET)) ? sizeof(BULLET) - 1 : 0;
	size_t begin;

	at += spaces_at(s, at);
	return digits_at(s, at) > 0 && authors_parse_back(s, s.len, &begin, authors) && begin == at;
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

	if (byte_is_space(before.p[before.len - 1]))
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

/* Tells lines apart that begin as no title or abstract does, or as few do. */
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

/* Whether the bytes at the text's start are worth a closer look. */
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
	case 'n':
	case 'b':
		return true;
	default:
		return byte_is_digit(s.p[0]) || (s.len > 3 && s.p[3] == ' ');
	}
}

static bool line_classify(struct capture_line *line, const struct line_cursor *cursor)
{
	char last = line->text.p[line->text.len - 1];

	line->kind = LINE_TEXT;
	if (last == '!')
		line_cut_page_sentence(line);
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

bool text_looks_like_title(struct str s)
{
	return s.len <= TITLE_MAX && s.p[s.len - 1] != '.';
}

bool text_looks_like_abstract(struct str s)
{
	return s.len > TITLE_MAX || s.p[s.len - 1] == '.';
}

bool texts_are_shifted(const struct str *texts, size_t count)
{
	size_t as_they_are = 0;
	size_t shifted = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_title = text_looks_like_title(texts[i]);
		bool is_abstract = text_looks_like_abstract(texts[i]);

		as_they_are += i % 2 == 0 ? is_title : is_abstract;
		if (i > 0)
			shifted += i % 2 == 1 ? is_title : is_abstract;
	}
	return shifted > as_they_are;
}
