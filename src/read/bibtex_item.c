/*
 * BibTeX finds the end of an entry by its braces alone; quotes count only where parentheses are
 * around it. A brace that is missing would swallow all that follows, so where a line within an
 * entry begins as an entry does, the brace is taken to be missing - unless that line lies deeper,
 * in a value, and the braces match in the end, without two more such lines before. A brace too many
 * would end the entry in its middle, so one that fields follow is passed over.
 */

#include "config.h"

#include "read/bibtex_item.h"

#include <string.h>

#include "base/ascii.h"
#include "base/char.h"
#include "read/dialect_bibtex.h"
#include "read/format.h"

/* A longer stretch of blanks and comments is in front of no field. */
#define HEAD_MAX 4096

/* This many lines that begin as entries do are too many for one value. */
#define STARTS_MAX 3

/* So far a sign is looked for byte by byte. */
#define SIGN_NEAR 8

enum scan_end {
	SCAN_ON, /* it is not over yet */
	SCAN_CLOSED,
	SCAN_UNCLOSED, /* the next item begins in it, or the text ends */
	SCAN_TOO_DEEP,
	SCAN_MORE,
};

struct scan {
	struct str text;
	bool is_last;
	bool has_escapes;
	bool is_comment; /* which may hold entries */
	char close;
	size_t at;
	size_t depth; /* of braces, that of the item itself left out */
	bool in_quotes;
	size_t quotes;      /* so far, outside of braces */
	size_t strays;      /* braces that would close the item in its middle */
	size_t starts;      /* lines so far that begin as an item does */
	size_t first_start; /* where the first of them has its "@" */
};

static bool is_at_line_start(struct str text, size_t at)
{
	while (at > 0 && (text.p[at - 1] == ' ' || text.p[at - 1] == '\t'))
		at--;
	return at == 0 || text.p[at - 1] == '\n';
}

/* The word at `at`. */
static struct str word_at(struct str s, size_t at)
{
	size_t end = at;

	while (end < s.len && char_is_letter(s.p[end]))
		end++;
	return str_sub(s, at, end - at);
}

/* Whether an item can begin at the "@" that was found: at the start of a line or, of a type that is
 * known, behind the last value of an entry that lacks its brace. */
static bool may_begin(const struct scan *scan)
{
	if (is_at_line_start(scan->text, scan->at))
		return true;
	return scan->depth == 0 && scan->quotes % 2 == 0 &&
	       !bibtex_is_in_word(scan->text.p[scan->at - 1]) &&
	       bibtex_type_find(word_at(scan->text, scan->at + 1));
}

static enum scan_end scan_at_sign(struct scan *scan)
{
	if (scan->is_comment || !may_begin(scan))
		return SCAN_ON;
	switch (bibtex_item_begins(str_drop(scan->text, scan->at), scan->is_last)) {
	case BIBTEX_START_NO:
		return SCAN_ON;
	case BIBTEX_START_MORE:
		return SCAN_MORE;
	case BIBTEX_START_YES:
		break;
	}
	if (scan->starts++ == 0 || scan->depth == 0)
		scan->first_start = scan->at;
	return scan->depth > 0 && scan->starts < STARTS_MAX ? SCAN_ON : SCAN_UNCLOSED;
}

/* Whether another field follows: a comma or a new line, a name, an equals sign. */
static enum bibtex_start field_follows(struct str s, bool is_last)
{
	size_t at = bibtex_skip_blanks(str_sub(s, 0, HEAD_MAX), 0);

	if (at >= s.len)
		return is_last ? BIBTEX_START_NO : BIBTEX_START_MORE;
	if (s.p[at] != ',')
		return is_at_line_start(s, at) && at > 0 ? bibtex_name_read(s, at, is_last)
							 : BIBTEX_START_NO;
	at = bibtex_skip_blanks(str_sub(s, 0, at + HEAD_MAX), at + 1);
	if (at >= s.len)
		return is_last ? BIBTEX_START_NO : BIBTEX_START_MORE;
	return bibtex_name_read(s, at, is_last);
}

/* A brace or parenthesis that closes the item, unless its fields go on behind it. */
static enum scan_end scan_close(struct scan *scan)
{
	if (scan->is_comment)
		return SCAN_CLOSED;
	switch (field_follows(str_drop(scan->text, scan->at + 1), scan->is_last)) {
	case BIBTEX_START_NO:
		return SCAN_CLOSED;
	case BIBTEX_START_MORE:
		return SCAN_MORE;
	case BIBTEX_START_YES:
		break;
	}
	scan->strays++;
	return SCAN_ON;
}

static enum scan_end scan_sign(struct scan *scan, char c)
{
	if (c == '@')
		return scan_at_sign(scan);
	if (c == '\\') {
		scan->at += scan->has_escapes;
	} else if (c == '{') {
		if (scan->depth++ == BIBTEX_DEPTH_MAX)
			return SCAN_TOO_DEEP;
	} else if (c == '}' && scan->depth > 0) {
		scan->depth--;
	} else if (c == '"') {
		scan->in_quotes ^= scan->close == ')' && scan->depth == 0;
		scan->quotes += scan->depth == 0;
	} else if (c == scan->close && scan->depth == 0 && !scan->in_quotes) {
		return scan_close(scan);
	}
	return SCAN_ON;
}

/* How far it is to the next of the signs that scan_sign reads. Often it is near. */
static size_t find_sign(struct str rest)
{
	static const bool is_sign[256] = {
		['{'] = true, ['}'] = true, ['@'] = true, ['"'] = true, ['\\'] = true, [')'] = true,
	};
	size_t at = 0;

	while (at < rest.len && at < SIGN_NEAR && !is_sign[(unsigned char)rest.p[at]])
		at++;
	if (at < SIGN_NEAR || at == rest.len)
		return at;
	return at + ascii_find_any(rest.p + at, rest.len - at, "{}@\"\\)");
}

/* Looks for the end of an item. */
static enum scan_end scan_body(struct scan *scan)
{
	while (scan->at < scan->text.len) {
		enum scan_end end;

		scan->at += find_sign(str_drop(scan->text, scan->at));
		if (scan->at == scan->text.len)
			break;
		end = scan_sign(scan, scan->text.p[scan->at]);
		if (end != SCAN_ON)
			return end;
		scan->at++;
	}
	return scan->is_last ? SCAN_UNCLOSED : SCAN_MORE;
}

/* Where the braces don't match, it is tried whether they do with \{ and \} as plain text. */
static enum scan_end scan_item(struct scan *scan)
{
	struct scan other = *scan;
	enum scan_end end = scan_body(scan), other_end;

	if (end == SCAN_MORE || end == SCAN_TOO_DEEP || (end == SCAN_CLOSED && scan->strays == 0))
		return end;
	other.has_escapes = true;
	other_end = scan_body(&other);
	if (other_end == SCAN_MORE)
		return SCAN_MORE;
	if (other_end != SCAN_CLOSED || other.strays > 0)
		return end;
	*scan = other;
	return SCAN_CLOSED;
}

static void set_unclosed(struct bibtex_item *item, const struct scan *scan, size_t body)
{
	item->is_unclosed = true;
	item->len = scan->starts > 0 ? scan->first_start : scan->text.len;
	item->body = str_sub(scan->text, body, item->len - body);
	if (item->kind == BIBTEX_COMMENT) {
		item->kind = BIBTEX_LINE;
		item->is_never_ended = true;
		item->len = body;
	} else if (scan->starts == 0 && scan->text.len == FORMAT_RECORD_MAX) {
		item->kind = BIBTEX_TOO_LONG;
	}
}

static bool read_body(struct str text, bool is_last, const struct bibtex_head *head,
		      struct bibtex_item *item)
{
	struct scan scan = {
		.text = text,
		.is_last = is_last,
		.is_comment = item->kind == BIBTEX_COMMENT,
		.close = head->open == '{' ? '}' : ')',
		.at = head->len,
	};
	enum scan_end end = scan_item(&scan);

	if (end == SCAN_MORE)
		return false;
	item->has_escapes = scan.has_escapes;
	if (end == SCAN_CLOSED) {
		item->body = str_sub(text, head->len, scan.at - head->len);
		item->len = scan.at + 1;
	} else if (end == SCAN_TOO_DEEP) {
		item->kind = BIBTEX_TOO_DEEP;
		item->len = scan.at;
	} else {
		set_unclosed(item, &scan, head->len);
	}
	return true;
}

bool bibtex_item_read(struct str window, bool is_last, bool has_long_comments,
		      struct bibtex_item *item)
{
	struct bibtex_head head;

	*item = (struct bibtex_item){ .kind = BIBTEX_TEXT, .len = 1 };
	if (window.len >= FORMAT_RECORD_MAX) {
		window.len = FORMAT_RECORD_MAX;
		is_last = true;
	}
	switch (bibtex_head_read(window, is_last, &head)) {
	case BIBTEX_START_MORE:
		return false;
	case BIBTEX_START_NO:
		if (head.type.len == strlen("comment") &&
		    bibtex_kind_of(head.type) == BIBTEX_COMMENT)
			item->kind = BIBTEX_LINE;
		return true;
	case BIBTEX_START_YES:
		break;
	}
	item->kind = bibtex_kind_of(head.type);
	item->type = head.type;
	item->len = head.len;
	if (item->kind == BIBTEX_COMMENT && !has_long_comments) {
		item->kind = BIBTEX_LINE;
		return true;
	}
	return read_body(window, is_last, &head, item);
}
