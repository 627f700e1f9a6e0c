/*
 * Nearly all text is clean: whole characters, no carriage return, no byte order mark at the
 * beginning of a line. It is passed over by clean_len, at the speed of memory where it is ASCII,
 * and mended one thing at a time in between.
 */
#include "config.h"

#include "read/mend.h"

#include <iconv.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "read/encoding.h"

#define BYTE_ORDER_MARK STR("\xEF\xBB\xBF")
#define REPLACEMENT     STR("\xEF\xBF\xBD")

/* A clean stretch of this length goes out as it is, though something unclean follows. */
#define PASS_MIN ((size_t)16 << 10)

#define FIRST_STRAY 0x80
#define STRAY_COUNT 128

void mender_init(struct mender *m, const char *file, struct reader_report *report,
		 struct diag *diag)
{
	*m = (struct mender){
		.file = file,
		.report = report,
		.diag = diag,
		.encoding = encoding_utf8.name,
		.line = 1,
		.is_ascii = true,
	};
	strbuf_init(&m->text);
}

void mender_free(struct mender *m)
{
	strbuf_free(&m->text);
	free(m->strays);
}

void mender_add_replacement(struct mender *m)
{
	struct replaced_line *last = &m->replaced[m->replaced_count - (m->replaced_count > 0)];

	if (last->line != m->line && m->replaced_count < MEND_LINES_MAX)
		last = &m->replaced[m->replaced_count++];
	else if (last->line != m->line)
		last = &m->unnamed;
	last->line = m->line;
	last->count++;
	m->report->replaced++;
	strbuf_add(&m->text, REPLACEMENT);
	m->is_within_line = true;
}

static void warn_replaced(struct mender *m, const struct replaced_line *replaced, const char *where)
{
	diag_add(m->diag, DIAG_WARNING, m->file, replaced->line, 0,
		 replaced->count == 1
			 ? "%zu character%s that %s cannot have is replaced by U+FFFD"
			 : "%zu characters%s that %s cannot have are replaced by U+FFFD",
		 replaced->count, where, m->encoding);
	m->report->not_understood += replaced->count;
}

void mender_report(struct mender *m)
{
	for (size_t i = 0; i < m->replaced_count; i++)
		warn_replaced(m, &m->replaced[i], "");
	if (m->unnamed.count > 0)
		warn_replaced(m, &m->unnamed, " in more lines up to here");
	if (m->recoded_line > 0)
		diag_add(m->diag, DIAG_NOTE, m->file, m->recoded_line, 0,
			 m->report->recoded == 1
				 ? "%zu byte that is not UTF-8 is read as Windows-1252"
				 : "%zu bytes that are not UTF-8 are read as Windows-1252",
			 m->report->recoded);
}

/* The length of the clean front of s, whose lines are counted. */
static size_t clean_len(struct mender *m, struct str s)
{
	size_t at = 0, len;

	for (;;) {
		struct str rest;

		at += ascii_find_return(s.p + at, s.len - at, &m->line);
		if (at > 0)
			m->is_within_line = s.p[at - 1] != '\n';
		if (at == s.len || s.p[at] == '\r' || m->is_ascii)
			return at;
		rest = str_sub(s, at, s.len);
		if (!m->is_within_line && str_starts_with(rest, BYTE_ORDER_MARK))
			return at;
		len = utf8_multibyte_len(rest);
		if (len == 0)
			return at;
		m->is_within_line = true;
		at += len;
	}
}

size_t mender_pass(struct mender *m, struct str s)
{
	size_t line = m->line, len;
	bool is_within_line = m->is_within_line;

	if (m->after_return)
		return 0;
	len = clean_len(m, s);
	if (len == s.len || len >= PASS_MIN)
		return len;
	m->line = line;
	m->is_within_line = is_within_line;
	return 0;
}

static void make_strays(struct mender *m)
{
	iconv_t converter = iconv_open("UTF-8", encoding_windows_1252.name);

	m->strays = alloc_zeroed(STRAY_COUNT, sizeof(*m->strays));
	if (converter == (iconv_t)-1)
		return;
	for (size_t i = 0; i < STRAY_COUNT; i++) {
		char byte = (char)(FIRST_STRAY + i), out[8];
		char *from = &byte, *to = out;
		size_t from_len = 1, room = sizeof(out);

		if (iconv(converter, &from, &from_len, &to, &room) == 0)
			utf8_decode((struct str){ out, sizeof(out) - room }, &m->strays[i]);
	}
	iconv_close(converter);
}

/* A byte that is not UTF-8, amid UTF-8. */
static void add_stray(struct mender *m, char byte)
{
	uint32_t codepoint;

	if (!m->strays)
		make_strays(m);
	codepoint = m->strays[(unsigned char)byte - FIRST_STRAY];
	if (codepoint == 0) {
		mender_add_replacement(m);
		return;
	}
	if (m->report->recoded++ == 0)
		m->recoded_line = m->line;
	strbuf_add_codepoint(&m->text, codepoint);
	m->is_within_line = true;
}

static void add_return(struct mender *m)
{
	strbuf_add_byte(&m->text, '\n');
	m->line++;
	m->after_return = true;
	m->is_within_line = false;
}

/* Mends the one thing that s begins with, which is not clean. Returns its length; 0 where it goes
 * on behind the end of s. */
static size_t add_unclean(struct mender *m, struct str s, bool is_last)
{
	if (*s.p == '\r') {
		add_return(m);
		return 1;
	}
	if (m->is_ascii)
		return 0;
	if (!m->is_within_line && str_starts_with(s, BYTE_ORDER_MARK))
		return BYTE_ORDER_MARK.len;
	if (!utf8_is_cut(s)) {
		add_stray(m, *s.p);
		return 1;
	}
	if (!is_last)
		return 0;
	mender_add_replacement(m);
	return s.len;
}

/* The newline after a carriage return is none of its own. */
static size_t newline_len(struct mender *m, struct str s)
{
	bool is_due = m->after_return;

	m->after_return = false;
	return is_due && *s.p == '\n';
}

size_t mender_add(struct mender *m, struct str s, bool is_last)
{
	size_t at = 0, before;

	is_last &= s.len <= MEND_MAX;
	s = str_sub(s, 0, MEND_MAX);
	do {
		struct str rest;
		size_t clean;

		before = at;
		if (at < s.len)
			at += newline_len(m, str_sub(s, at, s.len));
		rest = str_sub(s, at, s.len);
		clean = clean_len(m, rest);
		strbuf_add(&m->text, str_sub(rest, 0, clean));
		at += clean;
		if (at < s.len)
			at += add_unclean(m, str_sub(s, at, s.len), is_last);
	} while (at < s.len && at > before);
	return at;
}
