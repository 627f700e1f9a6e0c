/*
 * Three tables: what a file's first bytes are (magic numbers), how its first line begins, and what
 * many of its lines look like. The first row that fits is the answer.
 */
#include "config.h"

#include "read/refusal.h"

#include <string.h>

#include "base/utf8.h"
#include "read/xml_kind.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#define EXPORT   "export the papers as BibTeX, RIS or CSV from the program that has them"
#define NO_TEXT  "is no text, and of no kind that shortlist knows"
#define NO_LISTS ": shortlist reads lists of papers, not the papers themselves"

struct beginning {
	struct str bytes;
	const char *sentence;
	size_t at; /* the bytes' place in the file */
};

/* What is no text. */
static const struct beginning magics[] = {
	{ STR_INIT("%PDF-"), "is a PDF document" NO_LISTS, 0 },
	{ STR_INIT("%!PS"), "is a PostScript document" NO_LISTS, 0 },
	{ STR_INIT("\x89PNG"), "is an image", 0 },
	{ STR_INIT("\xFF\xD8\xFF"), "is an image", 0 },
	{ STR_INIT("GIF8"), "is an image", 0 },
	{ STR_INIT("WEBP"), "is an image", 8 },
	{ STR_INIT("WAVE"), "is an audio file", 8 },
	{ STR_INIT("AVI "), "is a video", 8 },
	{ STR_INIT("wOFF"), "is a font", 0 },
	{ STR_INIT("wOF2"), "is a font", 0 },
	{ STR_INIT("OTTO"), "is a font", 0 },
	{ STR_INIT("\0\1\0\0\0"), "is a font", 0 },
	{ STR_INIT("\0asm"), "is a program", 0 },
	{ STR_INIT("\xCF\xFA\xED\xFE"), "is a program", 0 },
	{ STR_INIT("\xDE\x12\4\x95"), "is a catalogue of translations", 0 },
	{ STR_INIT("AT&TFORM"), "is a DjVu document" NO_LISTS, 0 },
	{ STR_INIT("II*\0"), "is an image", 0 },
	{ STR_INIT("MM\0*"), "is an image", 0 },
	{ STR_INIT("\0\0\1\0"), "is an image", 0 },
	{ STR_INIT("SQLite format 3\0"),
	  "is an SQLite database, such as Zotero and other programs keep: " EXPORT, 0 },
	{ STR_INIT("PK\3\4"),
	  "is an Office document or a zip archive without lists of papers: save a "
	  "table as CSV",
	  0 },
	{ STR_INIT("\xD0\xCF\x11\xE0"), "is an Office document: save a table as CSV", 0 },
	{ STR_INIT("{\\rtf"), "is an RTF document: save it as plain text, or " EXPORT, 0 },
	{ STR_INIT("\x7F"
		   "ELF"),
	  "is a program", 0 },
	{ STR_INIT("MZ\x90"), "is a program", 0 },
	{ STR_INIT("\xCA\xFE\xBA\xBE"), "is a program", 0 },
	{ STR_INIT("!<arch>"), "is a library or a package of programs", 0 },
	{ STR_INIT("PAR1"), "is a Parquet file: write the table as CSV or as JSON lines", 0 },
	{ STR_INIT("ARROW1"), "is an Arrow file: write the table as CSV or as JSON lines", 0 },
	{ STR_INIT("\x89HDF"), "is an HDF5 file: write the table as CSV or as JSON lines", 0 },
	{ STR_INIT("\x93NUMPY"), "is a NumPy array", 0 },
	{ STR_INIT("7z\xBC\xAF"), "is a 7-Zip archive: unpack it first", 0 },
	{ STR_INIT("Rar!"), "is a RAR archive: unpack it first", 0 },
	{ STR_INIT("ftyp"), "is a video", 4 },
	{ STR_INIT("\x1A\x45\xDF\xA3"), "is a video", 0 },
	{ STR_INIT("OggS"), "is an audio file", 0 },
	{ STR_INIT("fLaC"), "is an audio file", 0 },
	{ STR_INIT("ID3"), "is an audio file", 0 },
	{ STR_INIT("\x1F\x8B"), "is a compressed file that could not be unpacked", 0 },
	{ STR_INIT("BZh"), "is a compressed file that could not be unpacked", 0 },
	{ STR_INIT("\xFD"
		   "7zXZ"),
	  "is a compressed file that could not be unpacked", 0 },
	{ STR_INIT("\x28\xB5\x2F\xFD"), "is a compressed file that could not be unpacked", 0 },
};

#define HTML "is a web page in which no papers are marked: save the page of one article, or " EXPORT
#define JSON \
	"is JSON of a structure that shortlist does not know: a paper is an object with a title"
#define CODE     "seems to be source code, not a list of papers"
#define MAIL     "is a mail, and none of arXiv's announcements"
#define BIBTEX   "looks like BibTeX, but has no entry with a title"
#define TAGGED   "looks like RIS or another tagged format, but has no whole record"
#define MARKDOWN "is a document in which no item of a list links to a paper"
#define LATEX    "is a LaTeX document: give the file of its bibliography (.bib)"
#define LOG      "seems to be a log, not a list of papers"
#define SETTINGS \
	"seems to be a file of settings, such as INI or YAML, not a list of papers: " EXPORT
#define PATCH "is a patch, not a list of papers"

/* How text begins, in lower case. */
static const struct beginning beginnings[] = {
	{ STR_INIT("<!doctype html"), HTML, 0 },
	{ STR_INIT("<html"), HTML, 0 },
	{ STR_INIT("<head"), HTML, 0 },
	{ STR_INIT("<?php"), CODE, 0 },
	{ STR_INIT("<script"), CODE, 0 },
	{ STR_INIT("{\""), JSON, 0 },
	{ STR_INIT("[{"), JSON, 0 },
	{ STR_INIT("[\""), JSON, 0 },
	{ STR_INIT("{}"), JSON, 0 },
	{ STR_INIT("[]"), JSON, 0 },
	{ STR_INIT("#!"), CODE, 0 },
	{ STR_INIT("#include"), CODE, 0 },
	{ STR_INIT("\\documentclass"), LATEX, 0 },
	{ STR_INIT("\\documentstyle"), LATEX, 0 },
	{ STR_INIT("diff --git"), PATCH, 0 },
	{ STR_INIT("--- a/"), PATCH, 0 },
	{ STR_INIT(".\\\""), "is a manual page", 0 },
	{ STR_INIT(".th "), "is a manual page", 0 },
	{ STR_INIT("from "), MAIL, 0 },
	{ STR_INIT("return-path:"), MAIL, 0 },
	{ STR_INIT("received:"), MAIL, 0 },
	{ STR_INIT("delivered-to:"), MAIL, 0 },
	{ STR_INIT("message-id:"), MAIL, 0 },
	{ STR_INIT("mime-version:"), MAIL, 0 },
	{ STR_INIT("x-"), MAIL, 0 },
	{ STR_INIT("begin:vcalendar"), "is a calendar, not a list of papers", 0 },
	{ STR_INIT("begin:vcard"), "is an address book, not a list of papers", 0 },
	{ STR_INIT("#extm3u"), "is a list of music, not of papers", 0 },
	{ STR_INIT("ty  -"), TAGGED, 0 },
	{ STR_INIT("pmid-"), TAGGED, 0 },
	{ STR_INIT("%0 "), TAGGED, 0 },
};

/* Of which a file has several lines. */
enum sign {
	SIGN_CODE,
	SIGN_BIBTEX,
	SIGN_TAGGED,
	SIGN_MAIL,
	SIGN_MARKDOWN,
	SIGN_LATEX,
	SIGN_LOG,
	SIGN_SETTING,
	SIGN_COUNT,
};

struct look {
	size_t lines;
	size_t signs[SIGN_COUNT];
};

static bool begins_with(struct str s, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts_with(s, words[i]))
			return true;
	return false;
}

static bool line_is_code(struct str line)
{
	static const struct str words[] = {
		STR_INIT("import "), STR_INIT("from "),    STR_INIT("def "),
		STR_INIT("class "),  STR_INIT("package "), STR_INIT("function "),
		STR_INIT("return"),  STR_INIT("#include"), STR_INIT("#define"),
		STR_INIT("#if"),     STR_INIT("#endif"),   STR_INIT("//"),
		STR_INIT("/*"),      STR_INIT("using "),   STR_INIT("namespace "),
		STR_INIT("pub fn"),  STR_INIT("fn "),      STR_INIT("let "),
		STR_INIT("const "),  STR_INIT("var "),     STR_INIT("use "),
		STR_INIT("static "), STR_INIT("if ("),     STR_INIT("for ("),
		STR_INIT("elif "),   STR_INIT("else:"),    STR_INIT("export "),
		STR_INIT("*/"),
	};

	return strchr(";{}", line.p[line.len - 1]) || str_ends_with(line, STR("):")) ||
	       begins_with(line, words, COUNT_OF(words));
}

static bool line_is_tagged(struct str line)
{
	return line.len > 5 && line.p[2] == ' ' && line.p[3] == ' ' && line.p[4] == '-' &&
	       line.p[0] >= 'A' && line.p[0] <= 'Z';
}

static bool line_is_mail(struct str line)
{
	static const struct str words[] = { STR_INIT("From: "),    STR_INIT("To: "),
					    STR_INIT("Subject: "), STR_INIT("Message-ID: "),
					    STR_INIT("Date: "),    STR_INIT("MIME-Version: ") };

	return begins_with(line, words, COUNT_OF(words));
}

static bool line_is_bibtex(struct str line)
{
	const char *brace = memchr(line.p, '{', line.len);

	return line.p[0] == '@' && brace && brace - line.p < 20;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name_sign(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' ||
	       c == '-' || c == '.';
}

/* Whether s looks like the pattern, in which 0 is any digit. */
static bool looks_like(struct str s, struct str pattern)
{
	if (s.len < pattern.len)
		return false;
	for (size_t i = 0; i < pattern.len; i++)
		if (pattern.p[i] == '0' ? !is_digit(s.p[i]) : s.p[i] != pattern.p[i])
			return false;
	return true;
}

/* A line that begins with a moment, or has one as web servers write it. */
static bool line_is_log(struct str line)
{
	size_t bracket = str_find(line, STR("["));
	struct str day = str_sub(line, line.p[0] == '[', SIZE_MAX);

	return (looks_like(day, STR("0000-00-00")) &&
		looks_like(str_sub(day, STR("0000-00-00T").len, SIZE_MAX), STR("00:00"))) ||
	       (bracket != SIZE_MAX &&
		looks_like(str_sub(line, bracket + 1, SIZE_MAX), STR("00/")) &&
		looks_like(str_sub(line, bracket + STR("[00/Jan").len, SIZE_MAX),
			   STR("/0000:00:")));
}

/* "[section]", "name = value", "name: value" and "name:". */
static bool line_is_setting(struct str line)
{
	size_t name = 0;
	struct str rest;

	if (line.p[0] == '[')
		return line.p[line.len - 1] == ']';
	while (name < line.len && is_name_sign(line.p[name]))
		name++;
	rest = str_sub(line, name, SIZE_MAX);
	if (name == 0 || rest.len == 0)
		return false;
	return str_equal(rest, STR(":")) || str_starts_with(rest, STR(": ")) ||
	       str_starts_with(utf8_trim(rest), STR("="));
}

static void see_line(struct look *look, struct str line)
{
	static const struct str latex[] = { STR_INIT("\\begin{"), STR_INIT("\\section"),
					    STR_INIT("\\usepackage") };

	line = utf8_trim(line);
	if (line.len == 0)
		return;
	look->lines++;
	look->signs[SIGN_CODE] += line_is_code(line);
	look->signs[SIGN_BIBTEX] += line_is_bibtex(line);
	look->signs[SIGN_TAGGED] += line_is_tagged(line);
	look->signs[SIGN_MAIL] += look->lines < 20 && line_is_mail(line);
	look->signs[SIGN_LATEX] += begins_with(line, latex, COUNT_OF(latex));
	look->signs[SIGN_LOG] += line_is_log(line);
	look->signs[SIGN_SETTING] += line_is_setting(line);
	look->signs[SIGN_MARKDOWN] += str_starts_with(line, STR("# ")) ||
				      str_starts_with(line, STR("## ")) ||
				      str_find(line, STR("](")) != SIZE_MAX;
}

/* What the text's lines say; NULL: nothing. */
static const char *describe_lines(struct str head)
{
	struct look look = { 0 };
	struct str line;

	while (str_split_next(&head, '\n', &line))
		see_line(&look, line);
	if (look.signs[SIGN_BIBTEX] > 0)
		return BIBTEX;
	if (look.signs[SIGN_TAGGED] > 1)
		return TAGGED;
	if (look.signs[SIGN_MAIL] > 2)
		return MAIL;
	if (look.signs[SIGN_LATEX] > 0)
		return LATEX;
	if (look.signs[SIGN_CODE] * 3 > look.lines)
		return CODE;
	if (look.signs[SIGN_LOG] * 2 > look.lines)
		return LOG;
	/* Comments look like headings. */
	if (look.signs[SIGN_SETTING] * 2 > look.lines - look.signs[SIGN_MARKDOWN])
		return SETTINGS;
	return look.signs[SIGN_MARKDOWN] > 0 ? MARKDOWN : NULL;
}

static const char *describe_magic(struct str head)
{
	for (size_t i = 0; i < COUNT_OF(magics); i++)
		if (str_starts_with(str_sub(head, magics[i].at, SIZE_MAX), magics[i].bytes))
			return magics[i].sentence;
	return NULL;
}

static const char *describe_beginning(struct str head)
{
	struct str text = utf8_trim(str_sub(head, 0, 200));

	for (size_t i = 0; i < COUNT_OF(beginnings); i++)
		if (str_equal_ignoring_case(str_sub(text, 0, beginnings[i].bytes.len),
					    beginnings[i].bytes))
			return beginnings[i].sentence;
	return NULL;
}

/* Controls that no text has. */
static bool is_binary(struct str head)
{
	size_t controls = 0;

	for (size_t i = 0; i < head.len; i++) {
		unsigned char c = (unsigned char)head.p[i];

		controls += c < 0x20 && !strchr("\t\n\v\f\r\x1B\x1A", c);
		controls += c == 0;
	}
	return controls > head.len / 50;
}

/* The first line that is a table's, cut into its names; the separator is the one that it has most.
 */
static bool describe_table(struct strbuf *out, struct str head)
{
	static const char separators[] = ",\t;|";
	struct str first, second, name;
	size_t counts[2] = { 0, 0 };
	char separator = 0;

	if (!str_split_next(&head, '\n', &first) || !str_split_next(&head, '\n', &second))
		return false;
	for (size_t i = 0; separators[i] && !separator; i++) {
		counts[0] = counts[1] = 0;
		for (size_t k = 0; k < first.len; k++)
			counts[0] += first.p[k] == separators[i];
		for (size_t k = 0; k < second.len; k++)
			counts[1] += second.p[k] == separators[i];
		if (counts[0] > 0 && counts[0] == counts[1] && first.len < 1000)
			separator = separators[i];
	}
	if (!separator)
		return false;
	strbuf_add_cstr(out, "seems to be a table of the columns ");
	for (size_t i = 0; i < 6 && str_split_next(&first, separator, &name); i++) {
		strbuf_add_cstr(out, i > 0 ? ", " : "");
		strbuf_add(out, str_sub(utf8_trim(name), 0, 40));
	}
	strbuf_add_cstr(out, first.p ? " and more" : "");
	strbuf_add_cstr(out, ": none of them is a title");
	return true;
}

void refusal_describe_binary(struct strbuf *out, struct str head)
{
	const char *sentence = describe_magic(head);

	strbuf_add_cstr(out, sentence ? sentence : NO_TEXT);
}

void refusal_describe(struct strbuf *out, struct str head)
{
	const char *sentence;

	head = str_sub(head, 0, REFUSAL_HEAD);
	sentence = describe_magic(head);
	if (!sentence && is_binary(head))
		sentence = NO_TEXT;
	if (!sentence)
		sentence = describe_beginning(head);
	if (!sentence && xml_describe(out, head))
		return;
	if (!sentence)
		sentence = describe_lines(head);
	if (sentence)
		strbuf_add_cstr(out, sentence);
	else if (!describe_table(out, head))
		strbuf_add_cstr(out, "is text in which nothing marks papers");
}
