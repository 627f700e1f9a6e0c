#include "config.h"

#include "read/reading_text.h"

#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/listing_tail.h"
#include "read/listing_text.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_mark.h"
#include "read/reading_place.h"
#include "read/source_code.h"

#define TITLE_MAX ((size_t)300)

/* A mark in brackets before a title is no longer, in bytes. */
#define MARK_MAX ((size_t)42)

/* Whether a mark can begin or end with that byte. */
static bool is_of_mark(char c)
{
	return (unsigned char)c >= 0x80 || (c && strchr("\":,-|[(*", c));
}

static struct str trim_marks(struct str s)
{
	static const struct str marks[] = {
		STR_INIT("\xE2\x80\x9C"),
		STR_INIT("\xE2\x80\x9D"),
		STR_INIT("\xE2\x80\x93"),
		STR_INIT("\xE2\x80\x94"),
		STR_INIT("\xC2\xB7"),
		STR_INIT("\""),
		STR_INIT(":"),
		STR_INIT(","),
		STR_INIT("-"),
		STR_INIT("|"),
		STR_INIT("["),
		STR_INIT("("),
		STR_INIT("*"),
	};
	bool is_changed = true;

	while (is_changed) {
		size_t len = s.len;

		s = utf8_trim(s);
		if (s.len == 0 || (!is_of_mark(s.p[0]) && !is_of_mark(s.p[s.len - 1])))
			return s;
		for (size_t i = 0; i < COUNT_OF(marks); i++) {
			if (str_starts_with(s, marks[i]) && marks[i].p[0] != '(' &&
			    marks[i].p[0] != '[')
				s = str_drop(s, marks[i].len);
			if (str_ends_with(s, marks[i]))
				s.len -= marks[i].len;
		}
		is_changed = s.len != len;
	}
	return s;
}

/* Behind "arXiv:", or whatever else is between that word and a number; else the whole of s. */
static struct str cut_arxiv(struct str s)
{
	struct str rest = str_drop(s, STR("arXiv").len);

	if (!str_equal_ignoring_case(str_sub(s, 0, STR("arXiv").len), STR("arXiv")))
		return s;
	while (rest.len > 0 && !char_is_digit(*rest.p) && rest.p - s.p < 12)
		rest = str_drop(rest, 1);
	return rest;
}

/* Without the arXiv id that a title can begin with: "arXiv:2401.00001 - Kites" and, as browsers
 * have the titles of arXiv's pages, "[2401.00001] Kites". */
static struct str cut_id(struct str s)
{
	bool is_in_brackets = s.len > 0 && strchr("[(", *s.p);
	struct str rest = cut_arxiv(str_drop(s, is_in_brackets));
	char normal[IDENTIFIER_MAX];
	size_t len = 0;

	while (len < rest.len && strchr("0123456789.v", rest.p[len]))
		len++;
	if (len == 0 || len > IDENTIFIER_MAX ||
	    !arxiv_id_normalise(str_sub(rest, 0, len), normal) ||
	    (is_in_brackets && (len == rest.len || !strchr("])", rest.p[len]))))
		return s;
	return trim_marks(str_drop(rest, len + is_in_brackets));
}

/* Without the number or the mark in brackets that a title begins with: "[1] ", "[ICLR 2023] ", but
 * not "[Re] ". */
static struct str cut_mark(struct str s)
{
	size_t end = str_starts_with(s, STR("[")) ? str_find(str_sub(s, 0, MARK_MAX), STR("] "))
						  : SIZE_MAX;
	struct str inside = str_sub(s, 0, end);

	if (end == SIZE_MAX || ascii_find_any(inside.p, inside.len, "0123456789") == inside.len)
		return s;
	return str_drop(s, end + 2);
}

struct str reading_title_trim(struct str s)
{
	s = cut_mark(trim_marks(reading_place_cut(utf8_trim(s))));
	s = cut_id(str_drop(s, reading_picture_len(s)));
	if (s.len > 1 && s.p[s.len - 1] == '.' && s.p[s.len - 2] != '.')
		s.len--;
	if (s.len > 2 && s.p[0] == '[' && s.p[s.len - 1] == ']')
		s = str_sub(s, 1, s.len - 2);
	return trim_marks(reading_place_cut(trim_marks(s)));
}

/* "Journal of Kites' 01", "KDD'19": a name with a year of two digits behind an apostrophe. */
static bool ends_with_short_year(struct str s)
{
	struct str name = utf8_trim(str_sub(s, 0, s.len > 2 ? s.len - 2 : 0));

	if (s.len < 5 || s.len > 60 || !char_is_digit(s.p[s.len - 1]) ||
	    !char_is_digit(s.p[s.len - 2]))
		return false;
	return str_ends_with(name, STR("'")) || str_ends_with(name, STR("\xE2\x80\x99"));
}

bool reading_text_is_venue(struct str s)
{
	struct str venue = reading_venue_in(s);

	if (str_equal_ignoring_case(str_sub(s, 0, 5), STR("arXiv")))
		venue = str_sub(s, 0, 5);
	return (venue.len > 0 && s.len <= venue.len + 12) || ends_with_short_year(s);
}

/* "HTML version", "PDF (draft)": a word for a link, and one more. */
static bool says_what_link_is(struct str s)
{
	size_t blank = str_find(s, STR(" "));

	return blank != SIZE_MAX && text_is_link_word(str_sub(s, 0, blank)) &&
	       !text_has_words(s, 3);
}

/* "To read 2409.11340": a line of a list of identifiers is no title. */
static bool has_arxiv_number(struct str s)
{
	char normal[IDENTIFIER_MAX];
	struct str word;

	while (str_split_next(&s, ' ', &word))
		if (word.len >= STR("0704.0001").len && char_is_digit(*word.p) &&
		    arxiv_id_normalise(word, normal))
			return true;
	return false;
}

/* Whether it has more than a word: a blank between, or letters of a script that has none. */
static bool has_words(struct str s)
{
	uint32_t codepoint;

	for (size_t i = 0; i < s.len;) {
		i += utf8_decode(str_drop(s, i), &codepoint);
		if (codepoint == ' ' ||
		    (utf8_width(codepoint) == 2 && utf8_is_letter_or_digit(codepoint)))
			return true;
	}
	return false;
}

bool reading_text_is_part(struct str s)
{
	static const struct str words[] = { STR_INIT("chapter"), STR_INIT("section"),
					    STR_INIT("part"),    STR_INIT("lecture"),
					    STR_INIT("week"),    STR_INIT("figure"),
					    STR_INIT("table"),   STR_INIT("session"),
					    STR_INIT("page"),    STR_INIT("class") };
	size_t blank = str_find(s, STR(" "));

	return blank != SIZE_MAX && blank + 1 < s.len && char_is_digit(s.p[blank + 1]) &&
	       str_is_among(str_sub(s, 0, blank), words, COUNT_OF(words));
}

/* "Poe et al. 2024", which cites a paper. */
static bool is_citation(struct str s)
{
	return !text_has_words(s, 6) && str_find(s, STR(" et al")) != SIZE_MAX;
}

bool reading_text_is_title(struct str s)
{
	int32_t authors;

	if (authors_parse(s, &authors) || reading_text_is_part(s) || is_citation(s) ||
	    reading_text_is_venue(s) || says_what_link_is(s) || source_code_is_text(s))
		return false;
	return s.len >= READING_TITLE_MIN && s.len <= TITLE_MAX && !has_arxiv_number(s) &&
	       text_may_be_title(s) && !text_is_link_word(s) && has_words(s);
}

static struct str last_word(struct str s)
{
	size_t begin;

	s = utf8_trim(s);
	begin = s.len;
	while (begin > 0 && s.p[begin - 1] != ' ')
		begin--;
	return str_drop(s, begin);
}

/* Whether a word has letters of lower case alone, but for its first where that may be any. */
static bool is_plain_word(struct str word, bool is_first_any)
{
	size_t i = 0;

	if (is_first_any && word.len > 1 && char_is_upper(*word.p))
		i++;
	while (i < word.len && char_is_lower(word.p[i]))
		i++;
	return word.len > 0 && i == word.len;
}

bool reading_text_leads_on(struct str before)
{
	static const struct str words[] = {
		STR_INIT("our"),  STR_INIT("the"),  STR_INIT("this"), STR_INIT("a"),
		STR_INIT("an"),   STR_INIT("in"),   STR_INIT("see"),  STR_INIT("of"),
		STR_INIT("and"),  STR_INIT("to"),   STR_INIT("from"), STR_INIT("their"),
		STR_INIT("out"),  STR_INIT("with"), STR_INIT("is"),   STR_INIT("new"),
		STR_INIT("by"),   STR_INIT("for"),  STR_INIT("at"),   STR_INIT("on"),
		STR_INIT("read"),
	};

	return str_is_among(last_word(before), words, COUNT_OF(words));
}

bool reading_text_goes_on(struct str s)
{
	static const struct str words[] = {
		STR_INIT("against"), STR_INIT("under"),   STR_INIT("over"),    STR_INIT("via"),
		STR_INIT("using"),   STR_INIT("between"), STR_INIT("into"),    STR_INIT("through"),
		STR_INIT("without"), STR_INIT("within"),  STR_INIT("towards"), STR_INIT("toward"),
		STR_INIT("or"),      STR_INIT("as"),      STR_INIT("its"),     STR_INIT("across"),
		STR_INIT("based"),
	};

	s = utf8_trim(s);
	return s.len > 0 && (strchr(",-", s.p[s.len - 1]) || reading_text_leads_on(s) ||
			     str_is_among(last_word(s), words, COUNT_OF(words)));
}

bool reading_text_runs_into(struct str before, struct str link)
{
	struct str word = last_word(before);

	return is_plain_word(word, true) && !text_is_link_word(word) &&
	       is_plain_word(str_sub(link, 0, str_find(link, STR(" "))), false);
}

/* Whether a text is what one says of a paper in a word or two: " must read". */
static bool is_remark(struct str s)
{
	static const struct str words[] = {
		STR_INIT("must"),      STR_INIT("read"),        STR_INIT("reading"),
		STR_INIT("highly"),    STR_INIT("recommended"), STR_INIT("classic"),
		STR_INIT("seminal"),   STR_INIT("great"),       STR_INIT("good"),
		STR_INIT("nice"),      STR_INIT("excellent"),   STR_INIT("important"),
		STR_INIT("optional"),  STR_INIT("required"),    STR_INIT("survey"),
		STR_INIT("skimmed"),   STR_INIT("later"),       STR_INIT("original"),
		STR_INIT("very"),      STR_INIT("interesting"), STR_INIT("paper"),
		STR_INIT("must-read"), STR_INIT("oral"),        STR_INIT("spotlight"),
	};
	struct str word;

	while (str_split_next(&s, ' ', &word)) {
		word = str_cut_end(word, ".!,;");
		if (word.len > 0 && !str_is_among(word, words, COUNT_OF(words)))
			return false;
	}
	return true;
}

/* Whether the text behind a link goes on with its sentence. Where it was published and by whom is
 * said behind a title, too. */
static bool runs_on(struct str behind)
{
	static const struct str words[] = { STR_INIT("by"),   STR_INIT("and"), STR_INIT("at"),
					    STR_INIT("from"), STR_INIT("in"),  STR_INIT("or"),
					    STR_INIT("with"), STR_INIT("et") };
	struct str word;

	if (behind.len == 0 || *behind.p != ' ' || is_remark(behind))
		return false;
	behind = utf8_trim(behind);
	word = str_sub(behind, 0, str_find(behind, STR(" ")));
	return is_plain_word(word, false) && !text_is_link_word(word) &&
	       !str_is_among(word, words, COUNT_OF(words));
}

bool reading_text_mentions(struct str before, struct str behind)
{
	return runs_on(behind) || (reading_text_leads_on(before) && text_has_words(before, 3));
}

bool reading_text_speaks(struct str text)
{
	static const struct str words[] = { STR_INIT("I"),     STR_INIT("we"),     STR_INIT("you"),
					    STR_INIT("my"),    STR_INIT("our"),    STR_INIT("your"),
					    STR_INIT("see"),   STR_INIT("please"), STR_INIT("hi"),
					    STR_INIT("dear"),  STR_INIT("thanks"), STR_INIT("this"),
					    STR_INIT("here"),  STR_INIT("these"),  STR_INIT("it"),
					    STR_INIT("check"), STR_INIT("me") };
	struct str word;

	while (str_split_next(&text, ' ', &word)) {
		word = str_cut_end(word, ",.!?:;()");
		if (str_is_among(word, words, COUNT_OF(words)))
			return true;
	}
	return false;
}
