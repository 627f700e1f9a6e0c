#include "config.h"

#include "read/listing_page_line.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/paper.h"
#include "read/listing_text.h"

#define MIDDLE_DOT "\xC2\xB7"

/* A longer line is text, or a heading. */
#define SHORT_MAX ((size_t)300)

void page_line_init(struct page_line *line)
{
	*line = (struct page_line){ 0 };
	markdown_line_init(&line->markdown);
}

void page_line_free(struct page_line *line)
{
	markdown_line_free(&line->markdown);
}

static bool text_has(struct str s, const char *part)
{
	return str_find(s, str_from(part)) != SIZE_MAX;
}

/* Removes a prefix, ignoring case, and the blanks behind it. */
static bool take_word(struct str *s, const char *word)
{
	struct str prefix;

	/* Most differ in the first byte. */
	if (s->len == 0 || (s->p[0] | 0x20) != (word[0] | 0x20))
		return false;
	prefix = str_from(word);
	if (!str_equal_ignoring_case(str_sub(*s, 0, prefix.len), prefix))
		return false;
	*s = utf8_trim(str_drop(*s, prefix.len));
	return true;
}

/* The page of a paper: ".../papers/2409.11340", and the address at which one logs in to upvote it.
 */
static void see_page_address(struct page_line *line, struct str address)
{
	static const struct str marks[] = { STR_INIT("/papers/"), STR_INIT("%2Fpapers%2F") };

	for (size_t i = 0; i < 2; i++) {
		size_t at = str_find(address, marks[i]);
		struct str id;
		size_t len = 0;
		char normal[IDENTIFIER_MAX];

		if (at == SIZE_MAX)
			continue;
		id = str_drop(address, at + marks[i].len);
		while (len < id.len && strchr("0123456789.v", id.p[len]) && id.p[len] != '\0')
			len++;
		if (!arxiv_id_normalise(str_sub(id, 0, len), normal))
			continue;
		memcpy(line->arxiv_id, normal, sizeof(normal));
		line->names_page = true;
		line->is_login = i == 1;
		line->is_discussion = text_has(address, "#community");
	}
}

static void see_address(struct page_line *line, struct str address)
{
	char normal[IDENTIFIER_MAX];

	line->is_banner |=
		text_has(address, "huggingface.co/papers") || text_has(address, "next=%2Fpapers");
	if (text_has(address, "/papers/") || text_has(address, "%2Fpapers%2F"))
		see_page_address(line, address);
	else if (text_has(address, "arxiv.org/") && arxiv_id_normalise(address, normal))
		memcpy(line->arxiv_id, normal, sizeof(normal));
	else if (text_has(address, "://github.com/") && line->code.len == 0)
		line->code = address;
}

static void see_links(struct page_line *line, struct str source)
{
	size_t number;

	while (line->links && link_list_next(&source, &number))
		see_address(line, link_list_address(line->links, number));
	for (size_t i = 0; i < line->markdown.link_count; i++)
		see_address(line, line->markdown.links[i].address);
}

/* The length of "[12]", or "[]", at the start of s, 0 where it is none. */
static size_t link_number_len(struct str s)
{
	size_t i = 1;

	if (s.len < 2 || s.p[0] != '[')
		return 0;
	while (i < s.len && i < 6 && char_is_digit(s.p[i]))
		i++;
	return i < s.len && s.p[i] == ']' ? i + 1 : 0;
}

/* A short text without the numbers of links, in `out`. */
static struct str without_link_numbers(struct str s, char out[SHORT_MAX])
{
	size_t len = 0;

	for (size_t i = 0; i < s.len && len < SHORT_MAX;) {
		size_t number = link_number_len(str_drop(s, i));

		if (number == 0)
			out[len++] = s.p[i++];
		i += number;
	}
	return (struct str){ out, len };
}

/* Reads "May 29 6", "Published on May 29, 2026", "May 29 [40]6" with the number of a link. */
static bool date_read(struct page_line *line, struct str s)
{
	char plain[SHORT_MAX];
	struct listing_tail tail;
	bool is_published;

	s = without_link_numbers(s, plain);

	is_published = take_word(&s, "Published on");
	if (!listing_tail_parse(s, &tail) || utf8_trim(str_drop(s, tail.len)).len > 0)
		return false;
	line->tail = tail;
	line->is_published = is_published;
	return true;
}

/* Takes a date behind a dot off the text's end. */
static void split_date(struct page_line *line)
{
	struct str s = str_sub(line->text, line->text.len > 80 ? line->text.len - 80 : 0, 80);
	size_t at = str_find(s, STR(MIDDLE_DOT));

	if (at == SIZE_MAX || line->text.len > SHORT_MAX)
		return;
	line->has_date = date_read(line, utf8_trim(str_drop(s, at + 2)));
	if (!line->has_date)
		return;
	line->has_dot = true;
	line->text.len -= s.len - at;
	line->text = utf8_trim(line->text);
}

/* The checkbox that some browsers show for the button of upvoting. */
static bool take_checkbox(struct str *s)
{
	static const char *const boxes[] = { "- [ ]", "- [x]",        "[ ]",         "[-]",
					     "[x]",   "[X]",          "[_]",         "( )",
					     "(x)",   "\xE2\x96\xB2", "\xE2\x98\x90" };

	for (size_t i = 0; i < COUNT_OF(boxes); i++)
		if (take_word(s, boxes[i]))
			return true;
	return false;
}

static bool number_read(struct str s, int32_t *number)
{
	uint64_t value = 0;

	if (!str_equal(s, STR("-")) && !str_to_uint(s, INT32_MAX, &value))
		return false;
	*number = (int32_t)value;
	return true;
}

/* Reads "101", "-", "[ ] 101", "Upvote 101". */
static bool votes_read(struct page_line *line)
{
	struct str s = line->text;
	bool is_named, has_box = take_checkbox(&s);

	is_named = take_word(&s, "Upvote");
	line->number = COUNT_UNKNOWN;
	if (str_equal(s, STR("\\-")))
		s = STR("-");
	line->is_vote = has_box || is_named || line->is_login;
	if (!number_read(s, &line->number) && !((is_named || has_box) && s.len == 0))
		return false;
	line->item = is_named ? PAGE_UPVOTE : s.len == 0 ? PAGE_BLANK : PAGE_NUMBER;
	return true;
}

/* The number of a link, as some text browsers write it before its text: "[12]Title". */
static void drop_link_number(struct page_line *line)
{
	line->text = utf8_trim(str_drop(line->text, link_number_len(line->text)));
}

static void take_heading(struct page_line *line)
{
	size_t level = 0;

	while (level < line->text.len && level < 7 && line->text.p[level] == '#')
		level++;
	if (level == 0 || level > 6 || level == line->text.len || line->text.p[level] != ' ')
		return;
	line->level = level;
	line->text = utf8_trim(str_drop(line->text, level));
}

/* A line of marks alone: a rule, a bullet without text. */
static bool text_is_rule(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("-=*_+#>|.~", s.p[i]))
			return false;
	return true;
}

/* The page's sentences, and its name. */
static bool text_is_banner(struct str s)
{
	return str_starts_with(s, STR("Get trending papers in your email inbox")) ||
	       str_ends_with(s, STR("and the research community")) ||
	       text_has(s, "Daily Papers - Hugging Face") ||
	       text_has(s, "Trending Papers - Hugging Face") ||
	       str_equal_ignoring_case(s, STR("Daily Papers")) ||
	       str_equal_ignoring_case(s, STR("Trending Papers"));
}

/* A text in brackets in place of an image. */
static bool text_is_image(struct str s)
{
	return s.len > 2 && s.p[0] == '[' && s.p[s.len - 1] == ']' &&
	       !memchr(s.p + 1, '[', s.len - 1);
}

static bool code_read(struct page_line *line)
{
	struct str s = line->text;

	take_word(&s, "LINK:");
	return str_starts_with(s, STR("GitHub")) && s.len < 40;
}

/* Takes a bullet, and says whether one was there. */
static void take_bullet(struct page_line *line)
{
	static const char *const bullets[] = { "* ", "+ ", "- ", "\xE2\x80\xA2", "o " };

	for (size_t i = 0; i < COUNT_OF(bullets); i++)
		if (take_word(&line->text, bullets[i]))
			return;
}

static bool text_is_address(const struct page_line *line)
{
	const struct markdown_link *link = line->markdown.links;

	return line->markdown.link_count == 1 && link->address.len > 0 &&
	       str_equal(line->text, link->address);
}

/* What a short line is; PAGE_TEXT when nothing of the page's. */
static enum page_item short_item(struct page_line *line)
{
	struct str s = line->text;

	if (text_is_banner(s)) {
		line->is_banner = true;
		return PAGE_WORDS;
	}
	if (text_is_address(line))
		return PAGE_ADDRESS;
	if (votes_read(line))
		return line->item;
	if (text_is_rule(s))
		return PAGE_BLANK;
	if (authors_parse(s, &line->authors))
		return PAGE_AUTHORS;
	if (str_equal(s, STR(MIDDLE_DOT)))
		return PAGE_DOT;
	if (date_read(line, s)) {
		line->has_date = true;
		return PAGE_DATE;
	}
	if (code_read(line))
		return PAGE_CODE;
	if (take_word(&s, "Submitted by")) {
		line->text = s;
		return PAGE_SUBMITTED;
	}
	take_bullet(line);
	if (text_is_image(line->text))
		return PAGE_BLANK;
	if (text_is_page_word(line->text) || line->text.len == 0)
		return PAGE_WORDS;
	return authors_parse(line->text, &line->authors) ? PAGE_AUTHORS : PAGE_TEXT;
}

static void reset(struct page_line *line, struct str source)
{
	size_t kept = offsetof(struct page_line, item);

	memset((char *)line + kept, 0, sizeof(*line) - kept);
	line->width = source.len;
	line->is_blank = utf8_trim(source).len == 0;
	line->is_indented = source.len > 0 && (source.p[0] == ' ' || source.p[0] == '\t');
	markdown_line_read(&line->markdown, source, MARKDOWN_PLAIN);
	line->text = strbuf_str(&line->markdown.text);
}

void page_line_read(struct page_line *line, struct str source)
{
	struct str address;
	size_t number;

	reset(line, source);
	if (link_list_is_entry(source, &number, &address)) {
		line->item = PAGE_WORDS;
		return;
	}
	see_links(line, source);
	drop_link_number(line);
	take_heading(line);
	split_date(line);
	if (line->text.len == 0)
		line->item = line->has_date ? PAGE_DATE : PAGE_BLANK;
	else
		line->item = line->text.len <= SHORT_MAX ? short_item(line) : PAGE_TEXT;
	if (line->item == PAGE_TEXT && line->level > 0)
		line->item = PAGE_HEADING;
}
