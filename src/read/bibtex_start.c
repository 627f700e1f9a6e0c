#include "config.h"

#include "read/bibtex_start.h"

#include <string.h>

#include "base/char.h"

/* A longer key is none, nor is a longer stretch of blanks and comments in front of the brace. */
#define KEY_MAX  256
#define HEAD_MAX 4096

static bool is_name_byte(char c)
{
	return char_is_letter(c) || char_is_digit(c) || c == '_' || c == '-';
}

bool bibtex_is_in_word(char before)
{
	return char_is_letter(before) || char_is_digit(before) || (unsigned char)before >= 0x80 ||
	       strchr("._-@\\/", before);
}

size_t bibtex_skip_blanks(struct str s, size_t at)
{
	while (at < s.len && (char_is_space(s.p[at]) || s.p[at] == '%')) {
		if (s.p[at] == '%') {
			const char *newline = memchr(s.p + at, '\n', s.len - at);

			at = newline ? (size_t)(newline - s.p) : s.len;
		} else {
			at++;
		}
	}
	return at;
}

enum bibtex_start bibtex_head_read(struct str s, bool is_last, struct bibtex_head *head)
{
	struct str front = str_sub(s, 0, HEAD_MAX);
	size_t name = bibtex_skip_blanks(front, 1), at = name;

	while (at < front.len && is_name_byte(front.p[at]))
		at++;
	head->type = str_sub(front, name, at - name);
	if (at > name && !char_is_letter(front.p[name]))
		return BIBTEX_START_NO;
	if (at < front.len && at == name)
		return BIBTEX_START_NO;
	at = bibtex_skip_blanks(front, at);
	if (at == front.len)
		return is_last || front.len == HEAD_MAX ? BIBTEX_START_NO : BIBTEX_START_MORE;
	head->open = front.p[at];
	head->len = at + 1;
	return head->open == '{' || head->open == '(' ? BIBTEX_START_YES : BIBTEX_START_NO;
}

enum bibtex_kind bibtex_kind_of(struct str type)
{
	static const struct {
		const char *type;
		enum bibtex_kind kind;
	} kinds[] = {
		{ "string", BIBTEX_STRING },
		{ "preamble", BIBTEX_PREAMBLE },
		{ "comment", BIBTEX_COMMENT },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_equal_ignoring_case(type, str_from(kinds[i].type)))
			return kinds[i].kind;
	return BIBTEX_ENTRY;
}

enum bibtex_start bibtex_name_read(struct str s, size_t at, bool is_last)
{
	size_t end = at;

	while (end < s.len && end - at < KEY_MAX && is_name_byte(s.p[end]))
		end++;
	if (end - at == KEY_MAX || (end < s.len && end == at))
		return BIBTEX_START_NO;
	end = bibtex_skip_blanks(str_sub(s, 0, end + HEAD_MAX), end);
	if (end >= s.len)
		return is_last ? BIBTEX_START_NO : BIBTEX_START_MORE;
	return s.p[end] == '=' ? BIBTEX_START_YES : BIBTEX_START_NO;
}

/* Whether a key and a comma follow, or a name and an equals sign, with a key in the line before or
 * without. */
static enum bibtex_start read_key(struct str s, size_t at, bool is_last, bool is_string)
{
	const char *ends = s.p[at - 1] == '{' ? "{}\"=,#\n" : "{}\"()=,#\n";
	size_t start = bibtex_skip_blanks(str_sub(s, 0, at + HEAD_MAX), at), end = start, next;

	while (end < s.len && end - start < KEY_MAX && !strchr(ends, s.p[end]))
		end++;
	if (end - start == KEY_MAX || end - at >= HEAD_MAX)
		return BIBTEX_START_NO;
	next = bibtex_skip_blanks(str_sub(s, 0, end + HEAD_MAX), end);
	if (next == s.len)
		return is_last ? BIBTEX_START_NO : BIBTEX_START_MORE;
	if (s.p[next] == '=')
		return end > start ? BIBTEX_START_YES : BIBTEX_START_NO;
	if (is_string)
		return BIBTEX_START_NO;
	if (s.p[next] == ',')
		return BIBTEX_START_YES;
	return end > start && s.p[end] == '\n' ? bibtex_name_read(s, next, is_last)
					       : BIBTEX_START_NO;
}

enum bibtex_start bibtex_item_begins(struct str s, bool is_last)
{
	struct bibtex_head head;
	enum bibtex_start start = bibtex_head_read(s, is_last, &head);
	enum bibtex_kind kind;

	if (start != BIBTEX_START_YES)
		return start;
	kind = bibtex_kind_of(head.type);
	if (kind == BIBTEX_COMMENT || kind == BIBTEX_PREAMBLE)
		return BIBTEX_START_YES;
	return read_key(s, head.len, is_last, kind == BIBTEX_STRING);
}

struct str bibtex_item_type(struct str s)
{
	struct bibtex_head head = { .type = STR("") };

	bibtex_head_read(s, true, &head);
	return head.type;
}

size_t bibtex_key_len(struct str text)
{
	size_t len = str_trim(text).len;

	while (len > 0 && !strchr(" \t", text.p[len - 1]))
		len--;
	return len;
}
