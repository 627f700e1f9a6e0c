/* A table of signs: what a file has of some is what it is. */
#include "config.h"

#include "read/refusal_lines.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "read/listing_text.h"
#include "read/reading_facts.h"
#include "read/reading_mark.h"
#include "read/reading_org.h"

#define BIBTEX   "looks like BibTeX, but has no entry with a title"
#define MARKDOWN "is a document in which no item of a list links to a paper"
#define SETTINGS                                                              \
	"seems to be a file of settings, such as INI or YAML, not a list of " \
	"papers: " REFUSAL_EXPORT
#define TITLES                                                                            \
	"is a list of titles and years, which could be those of films or books as well: " \
	"with an arXiv id, a DOI or an address behind each, or its authors and venue, it is read"
#define FRONT_MATTER                                                                     \
	"is a note with properties above it (title, ...), in which no paper is marked: " \
	"export the papers from the program that made it"
#define COMMENTS  "seems to be a file of settings or source code, not a list of papers"
#define MAKEFILE  "seems to be a Makefile, not a list of papers"
#define MESSAGES  "is a catalogue of translations, not a list of papers"
#define SUBTITLES "is the text of a film (subtitles), not a list of papers"

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
	SIGN_COMMENT,
	SIGN_LINK,
	SIGN_MAKE,
	SIGN_MESSAGE,
	SIGN_SUBTITLE,
	SIGN_TITLE,
	SIGN_COUNT,
};

struct look {
	size_t lines;
	size_t signs[SIGN_COUNT];
	bool has_front_matter;
	size_t hashes; /* that the line before began with */
};

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
		STR_INIT("*/"),      STR_INIT("my "),      STR_INIT("our $"),
		STR_INIT("sub "),    STR_INIT("=head"),    STR_INIT("=item"),
		STR_INIT("=over"),   STR_INIT("=back"),    STR_INIT("=cut"),
		STR_INIT("=pod"),
	};

	if (str_starts_with(line, STR("sep=")))
		return false;
	return strchr(";{}", line.p[line.len - 1]) || str_ends_with(line, STR("):")) ||
	       str_starts_with_any(line, words, COUNT_OF(words));
}

static bool line_is_tagged(struct str line)
{
	return line.len > 5 && line.p[2] == ' ' && line.p[3] == ' ' && line.p[4] == '-' &&
	       char_is_upper(line.p[0]);
}

static bool line_is_mail(struct str line)
{
	static const struct str words[] = { STR_INIT("From: "),    STR_INIT("To: "),
					    STR_INIT("Subject: "), STR_INIT("Message-ID: "),
					    STR_INIT("Date: "),    STR_INIT("MIME-Version: ") };

	return str_starts_with_any(line, words, COUNT_OF(words));
}

/* "@article{": not the variables of Perl, "@{$list}" and "@list{...}". */
static bool line_is_bibtex(struct str line)
{
	const char *brace = memchr(line.p, '{', line.len);

	if (line.p[0] != '@' || !brace || brace - line.p < 4 || brace - line.p >= 20)
		return false;
	for (const char *p = line.p + 1; p < brace; p++)
		if (((*p | 0x20) < 'a' || (*p | 0x20) > 'z') && *p != ' ')
			return false;
	return line.p[line.len - 1] != ';';
}

static bool is_name_sign(char c)
{
	return char_is_letter(c) || char_is_digit(c) || c == '_' || c == '-' || c == '.';
}

/* Whether s looks like the pattern, in which 0 is any digit. */
static bool looks_like(struct str s, struct str pattern)
{
	if (s.len < pattern.len)
		return false;
	for (size_t i = 0; i < pattern.len; i++)
		if (pattern.p[i] == '0' ? !char_is_digit(s.p[i]) : s.p[i] != pattern.p[i])
			return false;
	return true;
}

/* A line that begins with a moment, or has one as web servers write it. */
static bool line_is_log(struct str line)
{
	size_t bracket = str_find(line, STR("["));
	struct str day = str_sub(line, line.p[0] == '[', SIZE_MAX);

	return (looks_like(day, STR("0000-00-00")) &&
		looks_like(str_drop(day, STR("0000-00-00T").len), STR("00:00"))) ||
	       (bracket != SIZE_MAX && looks_like(str_drop(line, bracket + 1), STR("00/")) &&
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
	rest = str_drop(line, name);
	if (name == 0 || rest.len == 0)
		return false;
	return str_equal(rest, STR(":")) || str_starts_with(rest, STR(": ")) ||
	       str_starts_with(utf8_trim(rest), STR("="));
}

/* A recipe's command with a variable, or a line that only make has. */
static bool line_is_make(struct str line)
{
	static const struct str words[] = { STR_INIT(".PHONY:"), STR_INIT(".SUFFIXES:"),
					    STR_INIT("ifeq ("),  STR_INIT("ifneq ("),
					    STR_INIT("ifdef "),  STR_INIT("$(") };

	if (str_starts_with_any(line, words, COUNT_OF(words)))
		return true;
	return line.p[0] == '\t' && str_find(line, STR("$(")) != SIZE_MAX;
}

/* "00:00:01,000 --> 00:00:02,500" */
static bool line_is_subtitle(struct str line)
{
	return looks_like(line, STR("00:00:00")) && str_find(line, STR(" --> ")) != SIZE_MAX;
}

/* "- Kites in the Wind (2024)", "* Kites in the Wind 2024 :air:" */
static bool line_is_title(struct str line)
{
	size_t mark = reading_mark_len(line);
	struct str year;

	if (mark == 0)
		return false;
	line = utf8_trim(reading_org_cut_tags(line));
	line = str_cut_end(line, "):.");
	year = str_sub(line, line.len > 4 ? line.len - 4 : 0, 4);
	return text_has_words(line, 4) && reading_date_in(year).len == 4;
}

/* Whether a line is one of several in a row that begin with the same signs: comments, and no
 * headings. */
static bool see_comment(struct look *look, struct str line)
{
	size_t hashes = 0, before = look->hashes;

	while (hashes < line.len && line.p[hashes] == '#')
		hashes++;
	look->hashes = hashes;
	return hashes > 0 && hashes == before;
}

static void see_line(struct look *look, struct str line)
{
	static const struct str latex[] = { STR_INIT("\\begin{"), STR_INIT("\\section"),
					    STR_INIT("\\usepackage") };

	look->signs[SIGN_MAKE] += line.len > 0 && line_is_make(line);
	line = utf8_trim(line);
	look->signs[SIGN_COMMENT] += see_comment(look, line);
	if (line.len == 0)
		return;
	look->lines++;
	look->signs[SIGN_LINK] += str_find(line, STR("](")) != SIZE_MAX;
	look->signs[SIGN_MESSAGE] += str_starts_with(line, STR("msgid \""));
	look->signs[SIGN_SUBTITLE] += line_is_subtitle(line);
	look->signs[SIGN_TITLE] += line_is_title(line);
	look->has_front_matter |= look->lines == 1 && str_equal(line, STR("---"));
	look->signs[SIGN_CODE] += line_is_code(line);
	look->signs[SIGN_BIBTEX] += line_is_bibtex(line);
	look->signs[SIGN_TAGGED] += line_is_tagged(line);
	look->signs[SIGN_MAIL] += look->lines < 20 && line_is_mail(line);
	look->signs[SIGN_LATEX] += str_starts_with_any(line, latex, COUNT_OF(latex));
	look->signs[SIGN_LOG] += line_is_log(line);
	look->signs[SIGN_SETTING] += line_is_setting(line);
	look->signs[SIGN_MARKDOWN] += str_starts_with(line, STR("# ")) ||
				      str_starts_with(line, STR("## ")) ||
				      str_find(line, STR("](")) != SIZE_MAX;
}

/* Whether one of the first properties of a note is a title. */
static bool has_title(struct str head)
{
	return str_find(str_sub(head, 0, 1000), STR("\ntitle:")) != SIZE_MAX;
}

const char *refusal_describe_lines(struct str head)
{
	struct look look = { 0 };
	struct str line, all = head;

	while (str_split_next(&head, '\n', &line))
		see_line(&look, line);
	if (look.signs[SIGN_BIBTEX] > 0)
		return BIBTEX;
	if (look.signs[SIGN_MESSAGE] > 1)
		return MESSAGES;
	if (look.signs[SIGN_SUBTITLE] > 1)
		return SUBTITLES;
	if (look.signs[SIGN_TAGGED] > 1)
		return REFUSAL_TAGGED;
	if (look.has_front_matter && has_title(all))
		return FRONT_MATTER;
	if (look.signs[SIGN_TITLE] > 1 && look.signs[SIGN_TITLE] * 4 > look.lines)
		return TITLES;
	if (look.signs[SIGN_MAIL] > 2)
		return REFUSAL_MAIL;
	if (look.signs[SIGN_LATEX] > 0)
		return REFUSAL_LATEX;
	if (look.signs[SIGN_CODE] * 3 > look.lines)
		return REFUSAL_CODE;
	if (look.signs[SIGN_LOG] * 2 > look.lines)
		return REFUSAL_LOG;
	if (look.signs[SIGN_MAKE] > 1)
		return MAKEFILE;
	/* Comments look like headings. */
	if (look.signs[SIGN_SETTING] * 2 > look.lines - look.signs[SIGN_MARKDOWN])
		return SETTINGS;
	if (look.signs[SIGN_LINK] == 0 &&
	    (look.signs[SIGN_COMMENT] > 0 || look.signs[SIGN_MARKDOWN] == look.lines))
		return look.lines > 0 ? COMMENTS : NULL;
	return look.signs[SIGN_MARKDOWN] > 0 ? MARKDOWN : NULL;
}
