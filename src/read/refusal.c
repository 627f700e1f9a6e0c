/*
 * Three tables: what a file's first bytes are (magic numbers), how its first line begins, and what
 * many of its lines look like. The first row that fits is the answer.
 */
#include "config.h"

#include "read/refusal.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/refusal_lines.h"
#include "read/refusal_table.h"
#include "read/xml_kind.h"

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
	  "is an SQLite database, such as Zotero and other programs keep: " REFUSAL_EXPORT, 0 },
	{ STR_INIT("PK\3\4"),
	  "is an Office document or a zip archive without lists of papers: save a "
	  "table as CSV",
	  0 },
	{ STR_INIT("\xD0\xCF\x11\xE0"), "is an Office document: save a table as CSV", 0 },
	{ STR_INIT("{\\rtf"), "is an RTF document: save it as plain text, or " REFUSAL_EXPORT, 0 },
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

#define BOOKMARKS \
	"is a web page of bookmarks, which name no papers: give their addresses, one a line"
#define HTML                                                                          \
	"is a web page in which no papers are marked: save the page of one article, " \
	"or " REFUSAL_EXPORT
#define JSON \
	"is JSON of a structure that shortlist does not know: a paper is an object with a title"
#define IDENTIFIERS                                                                             \
	"is text with identifiers of papers, in no layout that shortlist knows: give them one " \
	"a line, and nothing else"
#define PATCH     "is a patch, not a list of papers"
#define SUBTITLES "is the text of a film (subtitles), not a list of papers"

/* How text begins, in lower case. */
static const struct beginning beginnings[] = {
	{ STR_INIT("<!doctype html"), HTML, 0 },
	{ STR_INIT("<html"), HTML, 0 },
	{ STR_INIT("<head"), HTML, 0 },
	{ STR_INIT("<title"), HTML, 0 },
	{ STR_INIT("<meta "), HTML, 0 },
	{ STR_INIT("<body"), HTML, 0 },
	{ STR_INIT("<div"), HTML, 0 },
	{ STR_INIT("<h1"), HTML, 0 },
	{ STR_INIT("<!doctype netscape-bookmark"), BOOKMARKS, 0 },
	{ STR_INIT("this file contains any messages produced by compilers"), REFUSAL_LOG, 0 },
	{ STR_INIT("webvtt"), SUBTITLES, 0 },
	{ STR_INIT("<?php"), REFUSAL_CODE, 0 },
	{ STR_INIT("<script"), REFUSAL_CODE, 0 },
	{ STR_INIT("{\""), JSON, 0 },
	{ STR_INIT("[{"), JSON, 0 },
	{ STR_INIT("[\""), JSON, 0 },
	{ STR_INIT("{}"), JSON, 0 },
	{ STR_INIT("[]"), JSON, 0 },
	{ STR_INIT("#!"), REFUSAL_CODE, 0 },
	{ STR_INIT("#include"), REFUSAL_CODE, 0 },
	{ STR_INIT("\\documentclass"), REFUSAL_LATEX, 0 },
	{ STR_INIT("\\documentstyle"), REFUSAL_LATEX, 0 },
	{ STR_INIT("diff --git"), PATCH, 0 },
	{ STR_INIT("--- a/"), PATCH, 0 },
	{ STR_INIT(".\\\""), "is a manual page", 0 },
	{ STR_INIT(".th "), "is a manual page", 0 },
	{ STR_INIT("from "), REFUSAL_MAIL, 0 },
	{ STR_INIT("return-path:"), REFUSAL_MAIL, 0 },
	{ STR_INIT("received:"), REFUSAL_MAIL, 0 },
	{ STR_INIT("delivered-to:"), REFUSAL_MAIL, 0 },
	{ STR_INIT("message-id:"), REFUSAL_MAIL, 0 },
	{ STR_INIT("mime-version:"), REFUSAL_MAIL, 0 },
	{ STR_INIT("x-"), REFUSAL_MAIL, 0 },
	{ STR_INIT("begin:vcalendar"), "is a calendar, not a list of papers", 0 },
	{ STR_INIT("begin:vcard"), "is an address book, not a list of papers", 0 },
	{ STR_INIT("#extm3u"), "is a list of music, not of papers", 0 },
	{ STR_INIT("ty  -"), REFUSAL_TAGGED, 0 },
	{ STR_INIT("pmid-"), REFUSAL_TAGGED, 0 },
	{ STR_INIT("%0 "), REFUSAL_TAGGED, 0 },
};

static const char *describe_magic(struct str head)
{
	for (size_t i = 0; i < COUNT_OF(magics); i++)
		if (str_starts_with(str_drop(head, magics[i].at), magics[i].bytes))
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

void refusal_describe_binary(struct strbuf *out, struct str head)
{
	const char *sentence = describe_magic(head);

	strbuf_add_cstr(out, sentence ? sentence : NO_TEXT);
}

/* Whether a line holds an identifier of a paper. */
static bool names_papers(struct str head)
{
	char arxiv_id[IDENTIFIER_MAX] = "", doi[IDENTIFIER_MAX] = "";
	struct str line;

	while (!arxiv_id[0] && !doi[0] && str_split_next(&head, '\n', &line))
		identifiers_from_text(line, arxiv_id, doi);
	return arxiv_id[0] || doi[0];
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
		sentence = refusal_describe_lines(head);
	if (sentence)
		strbuf_add_cstr(out, sentence);
	else if (!refusal_describe_table(out, head))
		strbuf_add_cstr(out, names_papers(head) ? IDENTIFIERS
							: "is text in which nothing marks papers");
}
