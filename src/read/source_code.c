/* Most signs are at a line's end, where a sentence has none of them. */
#include "config.h"

#include "read/source_code.h"

#include <stddef.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "read/reading_mark.h"

/* Where one line of this number and more is code, all is. */
#define LINES_OF_SIGN 4

/* The fewest lines that tell it. */
#define SIGNS_MIN 3

/* The first line of code is no longer, with what is before it, in bytes. */
#define FIRST_MAX ((size_t)1000)

static bool is_letter(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '$' || c == '@';
}

/* The length of the name at the start of s, with its members: "kite.fly", "$kite->fly". */
static size_t name_len(struct str s)
{
	size_t i = 0;

	while (i < s.len && (is_letter(s.p[i]) || (i > 0 && strchr("0123456789.:", s.p[i])) ||
			     (i > 0 && str_starts_with(str_sub(s, i, 2), STR("->")))))
		i += s.p[i] == '-' ? 2 : 1;
	return i;
}

static bool ends_with(struct str s, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends_with(s, words[i]))
			return true;
	return false;
}

/* With which no sentence begins. */
static bool begins_as_code(struct str line)
{
	static const struct str words[] = {
		STR_INIT("#include"),   STR_INIT("#define"),      STR_INIT("#if"),
		STR_INIT("#endif"),     STR_INIT("#else"),        STR_INIT("//"),
		STR_INIT("/*"),         STR_INIT("*/"),           STR_INIT("\"\"\""),
		STR_INIT("'''"),        STR_INIT("{%"),           STR_INIT("{{"),
		STR_INIT("echo "),      STR_INIT("my $"),         STR_INIT("our $"),
		STR_INIT("pub fn "),    STR_INIT("elif "),        STR_INIT("assert "),
		STR_INIT("except:"),    STR_INIT("except "),      STR_INIT("local "),
		STR_INIT("=head"),      STR_INIT("=item"),        STR_INIT("=over"),
		STR_INIT("=back"),      STR_INIT("=cut"),         STR_INIT(">>> "),
		STR_INIT("yield "),     STR_INIT("function "),    STR_INIT("raise "),
		STR_INIT("return "),    STR_INIT(";; "),          STR_INIT("(def"),
		STR_INIT("(let"),       STR_INIT("(set"),         STR_INIT("(require "),
		STR_INIT("use strict"), STR_INIT("package main"), STR_INIT("FROM "),
		STR_INIT("RUN "),       STR_INIT("COPY "),        STR_INIT("CMD "),
		STR_INIT("ENV "),
	};

	return str_starts_with_any(line, words, COUNT_OF(words));
}

/* "import kites", "import kites as k", "from kites import tail" */
static bool is_import(struct str line)
{
	struct str names = utf8_trim(str_cut_end(str_drop(line, 7), ";"));

	if (str_starts_with(line, STR("import ")))
		return str_find(names, STR(" ")) == SIZE_MAX ||
		       str_find(names, STR(", ")) + 1 == str_find(names, STR(" ")) ||
		       str_find(names, STR(" from \"")) != SIZE_MAX ||
		       str_find(names, STR(" from '")) != SIZE_MAX ||
		       str_find(names, STR(" as ")) == name_len(names);
	return str_starts_with(line, STR("from ")) &&
	       str_find(line, STR(" import ")) == name_len(str_drop(line, 5)) + 5;
}

/* "def fly(kite):", "if wind > 3:": a word, and how the line ends. */
static bool is_statement(struct str line)
{
	static const struct str blocks[] = { STR_INIT("def "),   STR_INIT("class "),
					     STR_INIT("if "),    STR_INIT("for "),
					     STR_INIT("while "), STR_INIT("with "),
					     STR_INIT("async "), STR_INIT("match "),
					     STR_INIT("case ") };
	static const struct str words[] = {
		STR_INIT("else:"), STR_INIT("try:"),  STR_INIT("finally:"), STR_INIT("return"),
		STR_INIT("pass"),  STR_INIT("break"), STR_INIT("continue"), STR_INIT("fi"),
		STR_INIT("done"),  STR_INIT("then"),  STR_INIT("else"),     STR_INIT("do"),
		STR_INIT("esac"),  STR_INIT("end"),   STR_INIT("endif")
	};
	static const struct str ends[] = { STR_INIT("; then"), STR_INIT("; do"), STR_INIT(";;") };

	if (str_is_among(line, words, COUNT_OF(words)) || ends_with(line, ends, COUNT_OF(ends)))
		return true;
	if (str_ends_with(line, STR(":")))
		return str_starts_with_any(line, blocks, COUNT_OF(blocks));
	return is_import(line);
}

/* Nothing but the brackets that end something: "});", "],". */
static bool is_closing(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (!strchr("(){}[];,\"'", line.p[i]) || !line.p[i])
			return false;
	return true;
}

/* "fly(kite," and "kite = fly(": a name with what is called or set. */
static bool is_call(struct str line)
{
	size_t len = name_len(line);
	struct str rest = str_drop(line, len);

	if (len < 2)
		return false;
	if (str_starts_with(rest, STR("(")))
		return strchr("(),;{:\\\"", line.p[line.len - 1]) != NULL;
	if (str_starts_with(rest, STR("[")) && str_find(rest, STR("] = ")) != SIZE_MAX)
		return true;
	rest = utf8_trim(rest);
	return str_starts_with(rest, STR("= ")) || str_starts_with(rest, STR("+= ")) ||
	       str_starts_with(rest, STR(":= ")) || str_starts_with(rest, STR("<- ")) ||
	       str_equal(rest, STR("="));
}

/* "\"kites\": 3", "kites: [" and "kites: 'x'," of an object. */
static bool is_pair(struct str line)
{
	static const struct str values[] = { STR_INIT("\","),    STR_INIT("',"),
					     STR_INIT("["),      STR_INIT("{"),
					     STR_INIT("],"),     STR_INIT("true,"),
					     STR_INIT("false,"), STR_INIT("null,") };
	size_t end = name_len(line);

	if (end > 1 && line.p[end - 1] == ':')
		return str_starts_with(str_drop(line, end), STR(" ")) &&
		       ends_with(line, values, COUNT_OF(values));
	if (*line.p != '"' && *line.p != '\'')
		return false;
	end = str_find(str_drop(line, 1), str_sub(line, 0, 1));
	return end != SIZE_MAX && str_starts_with(str_drop(line, end + 2), STR(":"));
}

/* How a line ends that goes on, or ends a statement, a string or a block. */
static bool ends_as_code(struct str line)
{
	static const struct str ends[] = { STR_INIT("{"),      STR_INIT(");"),    STR_INIT("\";"),
					   STR_INIT("';"),     STR_INIT("];"),    STR_INIT("};"),
					   STR_INIT("=>"),     STR_INIT(" ="),    STR_INIT("&&"),
					   STR_INIT("||"),     STR_INIT("\\n\""), STR_INIT("\\n'"),
					   STR_INIT("\\n\","), STR_INIT("\")"),   STR_INIT("')"),
					   STR_INIT("\"),"),   STR_INIT("'),"),   STR_INIT("):"),
					   STR_INIT("++;"),    STR_INIT("--;"),   STR_INIT("%}"),
					   STR_INIT("}}"),     STR_INIT("\"],"),  STR_INIT("\"]"),
					   STR_INIT("\"}"),    STR_INIT("\"},"),  STR_INIT("*/") };

	if (ends_with(line, ends, COUNT_OF(ends)))
		return true;
	/* "int size;", "x = y;": what ends with a semicolon in a sentence is longer, or has no
	 * sign. */
	return str_ends_with(line, STR(";")) &&
	       (str_find(line, STR(" = ")) != SIZE_MAX || str_starts_with(line, STR("return")) ||
		(is_letter(*line.p) && !(*line.p >= 'A' && *line.p <= 'Z')));
}

static bool is_code(struct str line)
{
	if (*line.p == '|' || reading_heading_len(line) > 0 ||
	    (reading_mark_len(line) > 0 && *line.p != '*'))
		return false;
	return begins_as_code(line) || is_statement(line) || is_closing(line) || is_call(line) ||
	       is_pair(line) || ends_as_code(line);
}

/* What says nothing of the lines around it, as it may be any text. */
struct passage {
	struct str end; /* empty: none is open */
	bool is_after_hash;
};

/* Opens a passage unless it ends in the same line. */
static void open_passage(struct passage *passage, struct str rest, struct str end)
{
	size_t at = str_find(rest, end);

	passage->end = at == SIZE_MAX ? end : STR("");
}

/* Whether a line begins a passage; a text between quotes may begin behind what it is for. */
static bool begin_passage(struct passage *passage, struct str line)
{
	static const struct {
		struct str begin, end;
	} pairs[] = { { STR_INIT("```"), STR_INIT("```") },
		      { STR_INIT("~~~"), STR_INIT("~~~") },
		      { STR_INIT("/*"), STR_INIT("*/") },
		      { STR_INIT("=head"), STR_INIT("=cut") } };
	static const struct str quotes[] = { STR_INIT("\"\"\""), STR_INIT("'''") };

	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		if (!str_starts_with(line, pairs[i].begin))
			continue;
		open_passage(passage, str_drop(line, pairs[i].begin.len), pairs[i].end);
		return true;
	}
	for (size_t i = 0; i < COUNT_OF(quotes); i++) {
		size_t at = str_find(line, quotes[i]);

		if (at == SIZE_MAX)
			continue;
		open_passage(passage, str_drop(line, at + quotes[i].len), quotes[i]);
		return at < 2;
	}
	return false;
}

/* Whether a line is of a block of code in a document, of a comment over several lines, or of a text
 * between quotes. */
static bool is_of_passage(struct passage *passage, struct str line)
{
	bool is_hash = *line.p == '#' && reading_heading_len(line) > 0;
	bool is_comment = is_hash && passage->is_after_hash;

	passage->is_after_hash = is_hash;
	if (passage->end.len == 0)
		return begin_passage(passage, line) || is_comment;
	if (str_find(line, passage->end) != SIZE_MAX)
		passage->end = STR("");
	return true;
}

bool source_code_is(struct str text)
{
	size_t lines = 0, signs = 0;
	struct passage passage = { 0 };
	struct str line;

	while (str_split_next(&text, '\n', &line)) {
		line = utf8_trim(line);
		if (line.len == 0) {
			passage.is_after_hash = false;
		} else if (!is_of_passage(&passage, line)) {
			lines++;
			signs += is_code(line);
		}
	}
	return signs >= SIGNS_MIN && signs * LINES_OF_SIGN >= lines;
}

bool source_code_begins(struct str text)
{
	static const struct str words[] = { STR_INIT("#!/"),         STR_INIT("#! /"),
					    STR_INIT("<?php"),       STR_INIT("#include "),
					    STR_INIT("use strict;"), STR_INIT("\"use strict\""),
					    STR_INIT("'use strict'") };
	struct str line = utf8_trim(str_sub(text, 0, FIRST_MAX));
	size_t end = str_find(line, STR("\n"));

	/* What comes in pieces may be a part of its first line yet. */
	return str_starts_with_any(line, words, COUNT_OF(words)) ||
	       (end != SIZE_MAX && is_import(utf8_trim(str_sub(line, 0, end))));
}

/* "assert(\"", without a blank. */
static bool has_call(struct str s)
{
	size_t at = str_find(s, STR("(\""));

	return at != SIZE_MAX && at > 0 && is_letter(s.p[at - 1]);
}

/* "! ", "% " and "; " of a comment, and "name: " of settings. */
static bool begins_as_comment(struct str s)
{
	static const struct str keys[] = { STR_INIT("name"), STR_INIT("id"),    STR_INIT("key"),
					   STR_INIT("type"), STR_INIT("label"), STR_INIT("url"),
					   STR_INIT("file"), STR_INIT("path"),  STR_INIT("version"),
					   STR_INIT("uses"), STR_INIT("run"),   STR_INIT("title") };
	size_t colon = str_find(str_sub(s, 0, 10), STR(": "));

	if (s.len > 1 && s.p[1] == ' ' && strchr("!%;", s.p[0]))
		return true;
	return colon != SIZE_MAX && str_is_among(str_sub(s, 0, colon), keys, COUNT_OF(keys));
}

bool source_code_is_text(struct str s)
{
	static const struct str signs[] = { STR_INIT("\\n\\"), STR_INIT("\\n-"),  STR_INIT("\\n "),
					    STR_INIT("\\n\""), STR_INIT("\\t\""), STR_INIT("\\\","),
					    STR_INIT("\");"),  STR_INIT("\\n'") };

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_find(s, signs[i]) != SIZE_MAX)
			return true;
	return has_call(s) || begins_as_comment(s) || str_ends_with(s, STR("\\n")) ||
	       str_ends_with(s, STR("\\t"));
}
