/* Decoding: each encoding, line ends, what is wrong, and that no split into pieces shows. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "read/decode.h"
#include "support.h"

#define MARK "\xEF\xBB\xBF"

/* What came of a file. */
struct outcome {
	struct strbuf text;
	struct strbuf messages; /* one a line */
	struct reader_report report;
};

static void outcome_free(struct outcome *outcome)
{
	strbuf_free(&outcome->text);
	strbuf_free(&outcome->messages);
}

static void receive_messages(struct outcome *outcome, const struct diag *diag)
{
	strbuf_init(&outcome->messages);
	for (size_t i = 0; i < diag->count; i++) {
		diag_format(&diag->messages[i], &outcome->messages);
		strbuf_add_byte(&outcome->messages, '\n');
	}
}

static void push(struct decoder *decoder, struct str piece, bool is_last, struct strbuf *text)
{
	char *copy = support_copy(piece.p, piece.len);
	struct str rest = { copy, piece.len }, part;

	while (decoder_next(decoder, &rest, is_last, &part)) {
		assert_true(part.len > 0);
		strbuf_add(text, part);
	}
	assert_int_equal(rest.len, 0);
	free(copy);
}

/* Decodes bytes that are cut at each of the places, which ascend. */
static void decode(struct outcome *outcome, struct str bytes, const size_t *cuts, size_t count)
{
	struct diag diag;
	struct decoder *decoder;
	size_t from = 0;

	memset(&outcome->report, 0, sizeof(outcome->report));
	strbuf_init(&outcome->text);
	diag_init(&diag, 1000);
	decoder = decoder_new("F", &outcome->report, &diag);
	for (size_t i = 0; i < count; i++) {
		push(decoder, str_sub(bytes, from, cuts[i] - from), false, &outcome->text);
		from = cuts[i];
	}
	push(decoder, str_sub(bytes, from, bytes.len), false, &outcome->text);
	push(decoder, STR(""), true, &outcome->text);
	decoder_report(decoder);
	assert_int_equal(outcome->report.not_understood > 0, diag.total[DIAG_WARNING] > 0);
	receive_messages(outcome, &diag);
	decoder_delete(decoder);
	diag_free(&diag);
}

static void assert_same(const struct outcome *got, const struct outcome *want)
{
	assert_int_equal(got->text.len, want->text.len);
	assert_memory_equal(got->text.data, want->text.data, want->text.len);
	assert_string_equal(got->messages.data, want->messages.data);
	assert_string_equal(got->report.encoding, want->report.encoding);
	assert_int_equal(got->report.recoded, want->report.recoded);
	assert_int_equal(got->report.replaced, want->report.replaced);
}

static void assert_split_at(struct str bytes, const size_t *cuts, size_t count,
			    const struct outcome *whole)
{
	struct outcome pieces;

	decode(&pieces, bytes, cuts, count);
	assert_same(&pieces, whole);
	outcome_free(&pieces);
}

/* Any one cut, and a cut everywhere. */
static void assert_no_split_shows(struct str bytes, const struct outcome *whole)
{
	size_t *cuts = alloc_zeroed(bytes.len + 1, sizeof(*cuts));

	for (size_t at = 0; at <= bytes.len; at++) {
		cuts[at] = at;
		assert_split_at(bytes, &at, 1, whole);
	}
	assert_split_at(bytes, cuts, bytes.len, whole);
	free(cuts);
}

static void assert_decoded(struct str bytes, const char *encoding, const char *text,
			   const char *messages)
{
	struct outcome whole;

	decode(&whole, bytes, NULL, 0);
	assert_string_equal(whole.text.data, text);
	assert_string_equal(whole.report.encoding, encoding);
	assert_string_equal(whole.messages.data, messages);
	assert_no_split_shows(bytes, &whole);
	outcome_free(&whole);
}

static void test_utf8(void **state)
{
	(void)state;
	assert_decoded(STR(""), "UTF-8", "", "");
	assert_decoded(STR("a"), "UTF-8", "a", "");
	assert_decoded(STR("plain\ntext\n"), "UTF-8", "plain\ntext\n", "");
	assert_decoded(STR("\u00DCber \u8C93 \U0001F989\n"), "UTF-8",
		       "\u00DCber \u8C93 \U0001F989\n", "");
	assert_decoded(STR(MARK "Title\n"), "UTF-8 with BOM", "Title\n", "");
	assert_decoded(STR(MARK), "UTF-8 with BOM", "", "");
	/* Files that were glued; within a line it is left to whoever reads that. */
	assert_decoded(STR("a\n" MARK "b" MARK "\r\n" MARK "c\r" MARK MARK "d"), "UTF-8",
		       "a\nb" MARK "\nc\nd", "");
	assert_decoded(STR("\xEF\xBB"), "UTF-8", "\uFFFD",
		       "F:1: 1 character that UTF-8 cannot have is replaced by U+FFFD\n");
}

static void test_line_ends(void **state)
{
	(void)state;
	assert_decoded(STR("a\r\nb\r\n"), "UTF-8", "a\nb\n", "");
	assert_decoded(STR("a\rb\r"), "UTF-8", "a\nb\n", "");
	assert_decoded(STR("a\n\rb\r\r\nc\r\n\r\n\n"), "UTF-8", "a\n\nb\n\nc\n\n\n", "");
	assert_decoded(STR("\r\n\u00E4\r\u00E4\n\u00E4"), "UTF-8", "\n\u00E4\n\u00E4\n\u00E4", "");
	assert_decoded(STR("\xC2\x85 \u2028 \u2029\n"), "UTF-8", "\xC2\x85 \u2028 \u2029\n", "");
}

static void test_windows_1252(void **state)
{
	(void)state;
	assert_decoded(STR("Title\nSchr\xF6"
			   "dinger \x80 \x93x\x94 \x85\r\n"),
		       "Windows-1252", "Title\nSchr\u00F6dinger \u20AC \u201Cx\u201D \u2026\n",
		       "F:2: is not UTF-8: read as Windows-1252\n");
	assert_decoded(STR("\xDC\x62"), "Windows-1252", "\u00DCb",
		       "F:1: is not UTF-8: read as Windows-1252\n");
	/* Five bytes have no meaning there either. */
	assert_decoded(STR("\xE4\n\x81 \x8D\n\x90"), "Windows-1252",
		       "\u00E4\n\uFFFD \uFFFD\n\uFFFD",
		       "F:1: is not UTF-8: read as Windows-1252\n"
		       "F:2: 2 characters that Windows-1252 cannot have are replaced by U+FFFD\n"
		       "F:3: 1 character that Windows-1252 cannot have is replaced by U+FFFD\n");
	/* A pair that is UTF-8 by chance. */
	assert_decoded(STR("caf\xE9\nLIBERT\xC9\xA0\xBB \xE0 No\xEBl\n"), "Windows-1252",
		       "caf\u00E9\nLIBERT\u00C9\u00A0\u00BB \u00E0 No\u00EBl\n",
		       "F:1: is not UTF-8: read as Windows-1252\n");
}

static void test_stray_bytes_in_utf8(void **state)
{
	(void)state;
	assert_decoded(STR("\u00FC\ncaf\xE9 \u00E9\n\x93"), "UTF-8",
		       "\u00FC\ncaf\u00E9 \u00E9\n\u201C",
		       "F:2: 2 bytes that are not UTF-8 are read as Windows-1252\n");
	assert_decoded(STR("\u00FC\n\nx\xE9"
			   "y"),
		       "UTF-8", "\u00FC\n\nx\u00E9y",
		       "F:3: 1 byte that is not UTF-8 is read as Windows-1252\n");
	/* The stray one comes first, but what follows is UTF-8. */
	assert_decoded(STR("caf\xE9\n\u00FC \u00E9 \u8C93\n"), "UTF-8",
		       "caf\u00E9\n\u00FC \u00E9 \u8C93\n",
		       "F:1: 1 byte that is not UTF-8 is read as Windows-1252\n");
	/* A file cut within a character at its beginning. */
	assert_decoded(STR("\x80\xA2 x \u00B7\n"), "UTF-8", "\u20AC\u00A2 x \u00B7\n",
		       "F:1: 2 bytes that are not UTF-8 are read as Windows-1252\n");
	/* Surrogates, overlong forms and what is beyond Unicode are no UTF-8. */
	assert_decoded(STR("\u00FC\xED\xA0\x80"), "UTF-8", "\u00FC\u00ED\u00A0\u20AC",
		       "F:1: 3 bytes that are not UTF-8 are read as Windows-1252\n");
	assert_decoded(STR("\u00FC\x81\r\r\n\x9D"), "UTF-8", "\u00FC\uFFFD\n\n\uFFFD",
		       "F:1: 1 character that UTF-8 cannot have is replaced by U+FFFD\n"
		       "F:3: 1 character that UTF-8 cannot have is replaced by U+FFFD\n");
}

/* A file that ends within a character. */
static void test_cut_off(void **state)
{
	static const char message[] =
		"F:1: 1 character that UTF-8 cannot have is replaced by U+FFFD\n";
	static const struct str owl = STR_INIT("\U0001F989");

	(void)state;
	for (size_t len = 1; len < owl.len; len++) {
		char bytes[16] = "\u00FC";

		memcpy(bytes + 2, owl.p, len);
		assert_decoded((struct str){ bytes, 2 + len }, "UTF-8", "\u00FC\uFFFD", message);
		assert_decoded((struct str){ bytes + 2, len }, "UTF-8", "\uFFFD", message);
	}
}

static void test_utf16_and_utf32(void **state)
{
	(void)state;
	assert_decoded(STR("\xFF\xFE"
			   "a\0\r\0\n\0\xDC\0\x3D\xD8\x89\xDD\r\0"),
		       "UTF-16LE", "a\n\u00DC\U0001F589\n", "");
	assert_decoded(STR("\xFE\xFF\0a\0\r\0\n\0\xDC\xD8\x3D\xDD\x89\0\n"), "UTF-16BE",
		       "a\n\u00DC\U0001F589\n", "");
	assert_decoded(STR("\xFF\xFE\0\0a\0\0\0\x89\xF5\1\0"), "UTF-32LE", "a\U0001F589", "");
	assert_decoded(STR("\0\0\xFE\xFF\0\0\0a\0\1\xF5\x89"), "UTF-32BE", "a\U0001F589", "");
	assert_decoded(STR("\xFF\xFE"), "UTF-16LE", "", "");
	/* U+0A0D and U+0D0A are letters, no line ends. */
	assert_decoded(STR("\xFF\xFE\x0D\x0A\x0A\x0D"), "UTF-16LE", "\u0A0D\u0D0A", "");
	/* By the places of the NULs. */
	assert_decoded(STR("T\0i\0t\0l\0e\0\n\0\x93\x8C"), "UTF-16LE", "Title\n\u8C93", "");
	assert_decoded(STR("\0T\0i\0t\0l\0e\0\r\x8C\x93"), "UTF-16BE", "Title\n\u8C93", "");
	assert_decoded(STR("\x1C T\0i\0\x1D "), "UTF-16LE", "\u201CTi\u201D", "");
}

static void test_wrong_utf16(void **state)
{
	(void)state;
	assert_decoded(STR("\xFF\xFE"
			   "a\0\n\0\x00\xD8x\0\xDD"),
		       "UTF-16LE", "a\n\uFFFDx\uFFFD",
		       "F:2: 2 characters that UTF-16LE cannot have are replaced by U+FFFD\n");
	assert_decoded(STR("\xFF\xFE"
			   "a\0\x3D\xD8\x89"),
		       "UTF-16LE", "a\uFFFD",
		       "F:1: 1 character that UTF-16LE cannot have is replaced by U+FFFD\n");
}

/* NULs alone make no UTF-16. */
static void test_nuls_in_text(void **state)
{
	struct outcome outcome;
	struct str bytes = STR("a\0\0\0bcdefghijklmnop\n");

	(void)state;
	decode(&outcome, bytes, NULL, 0);
	assert_int_equal(outcome.text.len, bytes.len);
	assert_memory_equal(outcome.text.data, bytes.p, bytes.len);
	assert_string_equal(outcome.report.encoding, "UTF-8");
	assert_no_split_shows(bytes, &outcome);
	outcome_free(&outcome);
	decode(&outcome, STR("\0"), NULL, 0);
	assert_int_equal(outcome.text.len, 1);
	outcome_free(&outcome);
}

static void test_declared(void **state)
{
	(void)state;
	assert_decoded(STR("<?xml version='1.0' encoding='ISO-8859-2'?>\n<t>\xB3\xF3</t>"),
		       "ISO-8859-2",
		       "<?xml version='1.0' encoding='ISO-8859-2'?>\n<t>\u0142\u00F3</t>",
		       "F:2: is not UTF-8: read as ISO-8859-2, which it says it is\n");
	assert_decoded(STR("% Encoding: Cp1251\r\n\xCC\xE8\xF0"), "Windows-1251",
		       "% Encoding: Cp1251\n\u041C\u0438\u0440",
		       "F:2: is not UTF-8: read as Windows-1251, which it says it is\n");
	assert_decoded(STR("% JabRef\n% -*- coding: latin-2 -*-\n\xB3"), "ISO-8859-2",
		       "% JabRef\n% -*- coding: latin-2 -*-\n\u0142",
		       "F:3: is not UTF-8: read as ISO-8859-2, which it says it is\n");
	assert_decoded(STR("<html><META Charset=\"Shift_JIS\"><p>\x94\x4C\x81"), "CP932",
		       "<html><META Charset=\"Shift_JIS\"><p>\u732B\uFFFD",
		       "F:1: is not UTF-8: read as CP932, which it says it is\n"
		       "F:1: 1 character that CP932 cannot have is replaced by U+FFFD\n");
	assert_decoded(STR("<meta name=a><meta http-equiv='Content-Type' content='text/html; "
			   "charset=GBK'>\xC3\xA8"),
		       "UTF-8",
		       "<meta name=a><meta http-equiv='Content-Type' content='text/html; "
		       "charset=GBK'>\u00E8",
		       "");
	assert_decoded(STR("<meta charset=gb2312>\xC3\xA8\xC4\xDC"), "GB18030",
		       "<meta charset=gb2312>\u732B\u80FD",
		       "F:1: is not UTF-8: read as GB18030, which it says it is\n");
	/* The declaration comes after the first letter that is not ASCII. */
	assert_decoded(STR("<title>\xB3</title><meta charset=iso-8859-2>"), "ISO-8859-2",
		       "<title>\u0142</title><meta charset=iso-8859-2>",
		       "F:1: is not UTF-8: read as ISO-8859-2, which it says it is\n");
}

/* A declaration that is none, that is not known, or that is not true. */
static void test_not_declared(void **state)
{
	static const char *const heads[] = {
		"charset=iso-8859-2 ",
		"encoding=\"iso-8859-2\" ",
		"<?xml version='1.0'?><a encoding='iso-8859-2'/>",
		"<?xml version='1.0' encoding='EBCDIC-US'?>",
		"<?xml version='1.0' encoding='UTF-16'?>",
		"<?xml version='1.0' encoding='UTF-8'?>",
		"<?xml version='1.0' encoding='",
		"<meta ",
		"% Encoding: ",
		"% Encoding: ../../iso-8859-2",
		"% Encoding: iso-8859-2iso-8859-2iso-8859-2iso-8859-2",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
		struct strbuf bytes, text;

		strbuf_init(&bytes);
		strbuf_init(&text);
		strbuf_addf(&bytes, "%s\xB3 ", heads[i]);
		strbuf_addf(&text, "%s\u00B3 ", heads[i]);
		assert_decoded(strbuf_str(&bytes), "Windows-1252", text.data,
			       "F:1: is not UTF-8: read as Windows-1252\n");
		strbuf_free(&bytes);
		strbuf_free(&text);
	}
}

/* Every name of the table is one that iconv knows; no byte makes it stop. */
static void test_every_declared_encoding(void **state)
{
	static const char *const names[] = {
		"latin1",      "cp1250",      "cp1251",      "cp1253",      "cp1254",
		"cp1255",      "cp1256",      "cp1257",      "cp1258",      "tis-620",
		"latin2",      "latin3",      "latin4",      "ISO_8859-5",  "ISO_8859-6",
		"ISO8859_7",   "ISO-8859-8",  "ISO-8859-10", "ISO-8859-13", "ISO-8859-14",
		"ISO-8859-15", "ISO-8859-16", "koi8-r",      "koi8-u",      "MacRoman",
		"cp437",       "cp850",       "cp852",       "cp866",       "gbk",
		"big5",        "sjis",        "euc-jp",      "euc-kr",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct strbuf bytes;
		struct outcome whole;

		strbuf_init(&bytes);
		strbuf_addf(&bytes, "%% Encoding: %s\n", names[i]);
		for (unsigned byte = 255; byte >= 128; byte--)
			strbuf_addf(&bytes, "%c%c|", (char)byte, (char)(383 - byte));
		decode(&whole, strbuf_str(&bytes), NULL, 0);
		assert_null(strstr(whole.messages.data, "iconv"));
		assert_string_not_equal(whole.report.encoding, "UTF-8");
		assert_true(whole.report.replaced < 256);
		assert_no_split_shows(strbuf_str(&bytes), &whole);
		outcome_free(&whole);
		strbuf_free(&bytes);
	}
}

static bool is_binary(struct str bytes)
{
	struct reader_report report = { 0 };
	struct diag diag;
	struct decoder *decoder;
	struct str text;
	bool answer;

	diag_init(&diag, 10);
	decoder = decoder_new("F", &report, &diag);
	while (decoder_next(decoder, &bytes, true, &text))
		;
	answer = decoder_is_binary(decoder);
	decoder_delete(decoder);
	diag_free(&diag);
	return answer;
}

static void test_binary(void **state)
{
	uint64_t random = 3;
	char bytes[4000];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)support_random(&random);
	assert_true(is_binary((struct str){ bytes, sizeof(bytes) }));
	assert_true(is_binary(STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\4\0")));
	assert_false(is_binary(STR("caf\xE9\tau lait\r\n\f")));
	assert_false(is_binary(STR("an escape \033[1m in Windows-1252: \xE9 and its end: \033[m")));
	assert_false(is_binary(STR("caf\u00E9\t\1\2\3\4")));
}

/* Text with everything that decoding looks at. */
static void add_some_text(struct strbuf *text, uint64_t *random)
{
	static const char *const parts[] = {
		"a",      "owl ",     "\n",         "\r\n", "\r",
		"\u00E9", "\u8C93",   "\U0001F989", MARK,   "\xE9",
		"\x93",   "\xE2\x80", "\x81",       "\n\n", "plain words in a row, ",
		"\"",     "\xC3",
	};
	size_t few = 4 + support_below(random, sizeof(parts) / sizeof(*parts) - 3);

	for (size_t i = support_below(random, 60); i > 0; i--)
		strbuf_add_cstr(text, parts[support_below(random, few)]);
}

static void test_random_splits(void **state)
{
	uint64_t random = 5;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct strbuf bytes;
		struct outcome whole;
		size_t cuts[3];

		strbuf_init(&bytes);
		if (support_below(&random, 4) == 0)
			strbuf_add_cstr(&bytes, "% Encoding: GBK\n");
		add_some_text(&bytes, &random);
		decode(&whole, strbuf_str(&bytes), NULL, 0);
		cuts[0] = support_below(&random, bytes.len + 1);
		cuts[1] = cuts[0] + support_below(&random, bytes.len - cuts[0] + 1);
		cuts[2] = cuts[1] + support_below(&random, bytes.len - cuts[1] + 1);
		assert_split_at(strbuf_str(&bytes), cuts, 3, &whole);
		outcome_free(&whole);
		strbuf_free(&bytes);
	}
}

/* Decodes bytes and counts the lines before what was replaced. */
static void test_lines_are_those_of_an_editor(void **state)
{
	uint64_t random = 6;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct strbuf bytes, want;
		struct outcome outcome;
		size_t line = 1, at;

		strbuf_init(&bytes);
		strbuf_init(&want);
		strbuf_add_cstr(&bytes, "\u00FC");
		add_some_text(&bytes, &random);
		strbuf_add_cstr(&bytes, ".\x81");
		decode(&outcome, strbuf_str(&bytes), NULL, 0);
		assert_int_equal(outcome.text.data[outcome.text.len], '\0');
		at = outcome.text.len - 3;
		assert_string_equal(outcome.text.data + at, "\uFFFD");
		for (size_t j = 0; j < at; j++)
			line += outcome.text.data[j] == '\n';
		strbuf_addf(&want, "F:%zu: ", line);
		assert_non_null(strstr(outcome.messages.data, want.data));
		assert_null(memchr(outcome.text.data, '\r', outcome.text.len));
		outcome_free(&outcome);
		strbuf_free(&bytes);
		strbuf_free(&want);
	}
}

/* Beyond what is held, mended or converted at a time. */
static void check_large(const char *begin, const char *part, const char *end, const char *part_out,
			const char *encoding)
{
	struct strbuf bytes, text;
	struct outcome outcome;
	size_t cuts[] = { 3, 70000, 70001, 262144, 262145, 400000 };

	strbuf_init(&bytes);
	strbuf_init(&text);
	strbuf_add_cstr(&bytes, begin);
	strbuf_add_cstr(&text, begin);
	while (bytes.len < 700000) {
		strbuf_add_cstr(&bytes, part);
		strbuf_add_cstr(&text, part_out);
	}
	strbuf_addf(&bytes, "%s\n", end);
	strbuf_add_cstr(&text, "\u00E9\n");
	decode(&outcome, strbuf_str(&bytes), NULL, 0);
	assert_int_equal(outcome.text.len, text.len);
	assert_memory_equal(outcome.text.data, text.data, text.len);
	assert_string_equal(outcome.report.encoding, encoding);
	assert_split_at(strbuf_str(&bytes), cuts, 6, &outcome);
	outcome_free(&outcome);
	strbuf_free(&bytes);
	strbuf_free(&text);
}

static void test_large(void **state)
{
	(void)state;
	check_large("", "a line of plain text\n", "\xE9", "a line of plain text\n", "Windows-1252");
	check_large("", "a line of plain text\r\n", "\u00E9", "a line of plain text\n", "UTF-8");
	check_large("\u00E9", "\u8C93\u8C93\r\n", "\xE9", "\u8C93\u8C93\n", "UTF-8");
	check_large("x", "\u8C93\U0001F989", "\xE9", "\u8C93\U0001F989", "UTF-8");
	check_large("", "caf\xE9\r", "\xE9", "caf\u00E9\n", "Windows-1252");
	check_large("<meta charset=gbk>", "\xC3\xA8\xC4\xDC\r\n", "\xA8\xA6", "\u732B\u80FD\n",
		    "GB18030");
	/* More than is looked at in doubt is ASCII; then it is decided once more. */
	check_large("caf", "many words without an accent ", "\xC3\xA9",
		    "many words without an accent ", "UTF-8");
}

/* What is wrong in many lines is told of some, and counted of all. */
static void test_many_wrong_lines(void **state)
{
	struct strbuf bytes;
	struct outcome outcome;
	size_t messages = 0;

	(void)state;
	strbuf_init(&bytes);
	strbuf_add_cstr(&bytes, "\u00FC\n");
	for (int i = 0; i < 5000; i++)
		strbuf_add_cstr(&bytes, "\x81 x \x81\n");
	decode(&outcome, strbuf_str(&bytes), NULL, 0);
	assert_int_equal(outcome.report.replaced, 10000);
	assert_int_equal(outcome.report.not_understood, 10000);
	for (size_t i = 0; i < outcome.messages.len; i++)
		messages += outcome.messages.data[i] == '\n';
	assert_int_equal(messages, 101);
	assert_non_null(strstr(outcome.messages.data,
			       "F:5001: 9800 characters in more lines up to here that UTF-8 cannot "
			       "have are replaced by U+FFFD\n"));
	outcome_free(&outcome);
	strbuf_free(&bytes);
}

/* Adds runs of one unit after another, of which many are wrong wherever they are. */
static void add_runs(struct strbuf *bytes, size_t unit, uint64_t *seed)
{
	static const unsigned char parts[] = { 0x00, 0x81, 0x80, 0xD8, 0xDC, 0xFF,
					       0xFE, 0x41, 0x0A, 0x30, 0x8F, 0xE0 };

	for (int run = 0; run < 60; run++) {
		size_t times = 1 + support_below(seed, 40);
		char one[2];

		for (size_t i = 0; i < unit; i++)
			one[i] = (char)parts[support_below(seed, sizeof(parts))];
		for (size_t i = 0; i < times; i++)
			strbuf_add(bytes, (struct str){ one, unit });
	}
}

/* What is wrong many times in a row is replaced as often as where each byte comes by itself. */
static void test_runs_of_wrong_bytes(void **state)
{
	static const char *const heads[] = {
		"\xFF\xFE",
		"\xFE\xFF",
		"\u00FC\n",
		"<?xml version=\"1.0\" encoding=\"gb18030\"?>\n",
		"<?xml version=\"1.0\" encoding=\"shift_jis\"?>\n",
		"<?xml version=\"1.0\" encoding=\"euc-kr\"?>\n",
		"<?xml version=\"1.0\" encoding=\"big5\"?>\n",
		"<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n",
	};
	uint64_t seed = 3;

	(void)state;
	for (size_t i = 0; i < 25 * sizeof(heads) / sizeof(heads[0]); i++) {
		const char *head = heads[i % (sizeof(heads) / sizeof(heads[0]))];
		struct outcome whole, single;
		struct strbuf bytes;
		size_t *cuts;

		strbuf_init(&bytes);
		strbuf_add_cstr(&bytes, head);
		add_runs(&bytes, strlen(head) == 2 ? 2 : 1, &seed);
		cuts = alloc_zeroed(bytes.len, sizeof(*cuts));
		for (size_t at = 0; at < bytes.len; at++)
			cuts[at] = at;
		decode(&whole, strbuf_str(&bytes), NULL, 0);
		decode(&single, strbuf_str(&bytes), cuts, bytes.len);
		assert_same(&single, &whole);
		outcome_free(&whole);
		outcome_free(&single);
		strbuf_free(&bytes);
		free(cuts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_runs_of_wrong_bytes),
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_windows_1252),
		cmocka_unit_test(test_stray_bytes_in_utf8),
		cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_utf16_and_utf32),
		cmocka_unit_test(test_wrong_utf16),
		cmocka_unit_test(test_nuls_in_text),
		cmocka_unit_test(test_declared),
		cmocka_unit_test(test_not_declared),
		cmocka_unit_test(test_every_declared_encoding),
		cmocka_unit_test(test_binary),
		cmocka_unit_test(test_random_splits),
		cmocka_unit_test(test_lines_are_those_of_an_editor),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_many_wrong_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
