/*
 * Only encodings that contain ASCII can be declared: the declaration itself was read as that. The
 * table holds those that exports and web pages name; it is not left to iconv to know a name, since
 * that is text from outside, and loads code by it.
 */
#include "config.h"

#include "read/encoding.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

#define NAME_MAX_LEN 32

const struct encoding encoding_utf8 = { "UTF-8", 1 };
const struct encoding encoding_windows_1252 = { "Windows-1252", 1 };

static const struct mark {
	struct str bytes;
	struct encoding encoding;
} marks[] = {
	/* The longer ones first: the mark of UTF-16LE begins that of UTF-32LE. */
	{ STR_INIT("\xFF\xFE\0\0"), { "UTF-32LE", 4 } },
	{ STR_INIT("\0\0\xFE\xFF"), { "UTF-32BE", 4 } },
	{ STR_INIT("\xEF\xBB\xBF"), { "UTF-8 with BOM", 1 } },
	{ STR_INIT("\xFF\xFE"), { "UTF-16LE", 2 } },
	{ STR_INIT("\xFE\xFF"), { "UTF-16BE", 2 } },
};

#define MARK_COUNT    (sizeof(marks) / sizeof(*marks))
#define LONGEST_MARK  4
#define MARK_UTF_8    2
#define MARK_UTF_16LE 3
#define MARK_UTF_16BE 4

/* Names without what is neither letter nor digit, in lower case, in groups that mean the same. */
static const struct declared {
	const char *names; /* separated by spaces */
	struct encoding encoding;
} declared_encodings[] = {
	/* As browsers do: what says ISO-8859-1 is written with the letters of Windows-1252, too. */
	{ "windows1252 cp1252 iso88591 latin1 l1 usascii ascii ansi ansinew",
	  { "Windows-1252", 1 } },
	{ "windows1250 cp1250", { "Windows-1250", 1 } },
	{ "windows1251 cp1251", { "Windows-1251", 1 } },
	{ "windows1253 cp1253", { "Windows-1253", 1 } },
	{ "windows1254 cp1254 iso88599 latin5", { "Windows-1254", 1 } },
	{ "windows1255 cp1255", { "Windows-1255", 1 } },
	{ "windows1256 cp1256", { "Windows-1256", 1 } },
	{ "windows1257 cp1257", { "Windows-1257", 1 } },
	{ "windows1258 cp1258", { "Windows-1258", 1 } },
	{ "windows874 cp874 tis620 iso885911", { "CP874", 1 } },
	{ "iso88592 latin2", { "ISO-8859-2", 1 } },
	{ "iso88593 latin3", { "ISO-8859-3", 1 } },
	{ "iso88594 latin4", { "ISO-8859-4", 1 } },
	{ "iso88595 cyrillic", { "ISO-8859-5", 1 } },
	{ "iso88596 arabic", { "ISO-8859-6", 1 } },
	{ "iso88597 greek", { "ISO-8859-7", 1 } },
	{ "iso88598 hebrew", { "ISO-8859-8", 1 } },
	{ "iso885910 latin6", { "ISO-8859-10", 1 } },
	{ "iso885913 latin7", { "ISO-8859-13", 1 } },
	{ "iso885914 latin8", { "ISO-8859-14", 1 } },
	{ "iso885915 latin9 latin0", { "ISO-8859-15", 1 } },
	{ "iso885916 latin10", { "ISO-8859-16", 1 } },
	{ "koi8r", { "KOI8-R", 1 } },
	{ "koi8u", { "KOI8-U", 1 } },
	{ "macintosh macroman xmacroman mac", { "MACINTOSH", 1 } },
	{ "cp437 ibm437", { "CP437", 1 } },
	{ "cp850 ibm850", { "CP850", 1 } },
	{ "cp852 ibm852", { "CP852", 1 } },
	{ "cp866 ibm866", { "CP866", 1 } },
	{ "gb18030 gbk gb2312 euccn cp936 ms936 xgbk", { "GB18030", 1 } },
	{ "big5 big5hkscs cp950 cnbig5 xxbig5", { "BIG5-HKSCS", 1 } },
	{ "shiftjis sjis xsjis windows31j cp932 ms932 mskanji", { "CP932", 1 } },
	{ "eucjp xeucjp", { "EUC-JP", 1 } },
	{ "euckr cp949 ms949 uhc ksc56011987 windows949", { "CP949", 1 } },
};

bool encoding_is_utf8(const struct encoding *encoding)
{
	return encoding == &encoding_utf8 || encoding == &marks[MARK_UTF_8].encoding;
}

/* How many of the units of two bytes have a NUL in their first, and in their second byte. */
static void count_nuls(struct str head, size_t nuls[2])
{
	nuls[0] = nuls[1] = 0;
	for (size_t i = 0; i + 1 < head.len; i += 2) {
		nuls[0] += head.p[i] == '\0' && head.p[i + 1] != '\0';
		nuls[1] += head.p[i] != '\0' && head.p[i + 1] == '\0';
	}
}

/* Text in UTF-16 has many characters below U+0100, if only blanks, digits and commas. */
static const struct encoding *encoding_from_nuls(struct str head)
{
	size_t nuls[2], units = head.len / 2;

	count_nuls(head, nuls);
	if (nuls[1] > 0 && nuls[1] * 8 >= units && nuls[0] * 16 <= nuls[1])
		return &marks[MARK_UTF_16LE].encoding;
	if (nuls[0] > 0 && nuls[0] * 8 >= units && nuls[1] * 16 <= nuls[0])
		return &marks[MARK_UTF_16BE].encoding;
	return &encoding_utf8;
}

bool encoding_from_head(struct str head, bool is_whole, const struct encoding **encoding,
			size_t *mark_len)
{
	*encoding = &encoding_utf8;
	*mark_len = 0;
	if (head.len < LONGEST_MARK && !is_whole)
		return false;
	for (size_t i = 0; i < MARK_COUNT; i++) {
		if (str_starts_with(head, marks[i].bytes)) {
			*encoding = &marks[i].encoding;
			*mark_len = marks[i].bytes.len;
			return true;
		}
	}
	if (head.len == 0 ||
	    !memchr(head.p, '\0', head.len < LONGEST_MARK ? head.len : LONGEST_MARK))
		return true;
	if (head.len < ENCODING_HEAD_MAX && !is_whole)
		return false;
	*encoding = encoding_from_nuls(str_sub(head, 0, ENCODING_HEAD_MAX));
	return true;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_letter_or_digit(char c)
{
	c = lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Where part, in lower case, begins in s, in any case; SIZE_MAX where it does not. */
static size_t find_ignoring_case(struct str s, struct str part)
{
	for (size_t at = 0; at + part.len <= s.len; at++)
		if (str_equal_ignoring_case(str_sub(s, at, part.len), part))
			return at;
	return SIZE_MAX;
}

/* The encoding whose name a text begins with, behind blanks and quotes. */
static const struct encoding *encoding_named(struct str s)
{
	char name[NAME_MAX_LEN];
	size_t at = 0, len = 0;

	while (at < s.len && strchr(" \t='\"", s.p[at]) && s.p[at])
		at++;
	for (; at < s.len && len < sizeof(name); at++) {
		if (is_letter_or_digit(s.p[at]))
			name[len++] = lower(s.p[at]);
		else if (!strchr("-_.:", s.p[at]) || !s.p[at])
			break;
	}
	for (size_t i = 0; i < sizeof(declared_encodings) / sizeof(*declared_encodings); i++)
		if (str_has_word(str_from(declared_encodings[i].names), (struct str){ name, len }))
			return &declared_encodings[i].encoding;
	return NULL;
}

/* The front of s up to the first `end`; all of it where there is none. */
static struct str part_before(struct str s, struct str end)
{
	return str_sub(s, 0, str_find(s, end));
}

static const struct encoding *named_after(struct str s, struct str key)
{
	size_t at = find_ignoring_case(s, key);

	return at == SIZE_MAX ? NULL : encoding_named(str_sub(s, at + key.len, s.len));
}

static const struct encoding *declared_by_xml(struct str head)
{
	head = str_trim(head);
	if (!str_starts_with(head, STR("<?xml")))
		return NULL;
	return named_after(part_before(head, STR("?>")), STR("encoding"));
}

static const struct encoding *declared_by_html(struct str head)
{
	const struct encoding *encoding = NULL;

	while (!encoding) {
		size_t at = find_ignoring_case(head, STR("<meta"));

		if (at == SIZE_MAX)
			return NULL;
		head = str_sub(head, at + 1, head.len);
		encoding = named_after(part_before(head, STR(">")), STR("charset"));
	}
	return encoding;
}

/* "% Encoding: Cp1252", as JabRef writes it, or "% -*- coding: latin-1 -*-". */
static const struct encoding *declared_by_bibtex(struct str head)
{
	const struct encoding *encoding = NULL;
	struct str line;

	while (!encoding && str_split_next(&head, '\n', &line))
		if (str_starts_with(str_trim(line), STR("%")))
			encoding = named_after(line, STR("coding:"));
	return encoding;
}

const struct encoding *encoding_declared(struct str head)
{
	const struct encoding *encoding;

	head = str_sub(head, 0, ENCODING_DECLARED_MAX);
	encoding = declared_by_xml(head);
	if (!encoding)
		encoding = declared_by_html(head);
	return encoding ? encoding : declared_by_bibtex(head);
}

bool bytes_are_binary(struct str bytes)
{
	size_t controls = 0;

	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char byte = (unsigned char)bytes.p[i];

		controls += byte < ' ' && (byte < '\t' || byte > '\r');
	}
	return controls > bytes.len / 16;
}

/* Counts the characters of UTF-8 other than ASCII, and the bytes that are none. */
static void count_signs(struct str s, size_t *good, size_t *bad)
{
	size_t newlines = 0;
	uint32_t codepoint;

	*good = *bad = 0;
	while (s.len > 0) {
		size_t len = ascii_find_return(s.p, s.len, &newlines);

		if (len == 0 && *s.p != '\r') {
			if (utf8_is_cut(s))
				return;
			len = utf8_decode(s, &codepoint);
			*good += codepoint != UTF8_REPLACEMENT;
			*bad += codepoint == UTF8_REPLACEMENT;
		}
		s = str_sub(s, len > 0 ? len : 1, s.len);
	}
}

/* How many of the first bytes may be the end of a character that was cut. */
static size_t cut_beginning_len(struct str bytes)
{
	size_t len = 0;

	while (len < 3 && len < bytes.len && ((unsigned char)bytes.p[len] & 0xC0) == 0x80)
		len++;
	return len;
}

bool bytes_are_mostly_utf8(struct str bytes, bool is_beginning, bool is_declared)
{
	size_t good, bad;

	if (is_beginning)
		bytes = str_sub(bytes, cut_beginning_len(bytes), bytes.len);
	count_signs(bytes, &good, &bad);
	return is_declared ? good > 4 * bad : 4 * good > bad;
}
