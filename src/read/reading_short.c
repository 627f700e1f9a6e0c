/* What a short text is not is a list of words: what sites, publishers and readers call things. */

#include "config.h"

#include "read/reading_short.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "read/listing_text.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
#include "read/reading_text.h"
#include "read/source_code.h"

/* Longer texts are told by what they say. */
#define SHORT_WORDS 2
#define SHORT_MAX   ((size_t)60)

/* Where papers are, and what is said of them. */
static const struct str other_words[] = {
	STR_INIT("biorxiv"),    STR_INIT("medrxiv"),   STR_INIT("ssrn"),
	STR_INIT("hal"),        STR_INIT("nature"),    STR_INIT("science"),
	STR_INIT("pnas"),       STR_INIT("pmlr"),      STR_INIT("cell"),
	STR_INIT("elsevier"),   STR_INIT("wiley"),     STR_INIT("ar5iv"),
	STR_INIT("alphaxiv"),   STR_INIT("scholar"),   STR_INIT("download"),
	STR_INIT("online"),     STR_INIT("eprint"),    STR_INIT("e-print"),
	STR_INIT("oral"),       STR_INIT("spotlight"), STR_INIT("highlight"),
	STR_INIT("thread"),     STR_INIT("article"),   STR_INIT("articles"),
	STR_INIT("cvf"),        STR_INIT("mirror"),    STR_INIT("cite"),
	STR_INIT("citation"),   STR_INIT("note"),      STR_INIT("update"),
	STR_INIT("updates"),    STR_INIT("todo"),      STR_INIT("important"),
	STR_INIT("survey"),     STR_INIT("title"),     STR_INIT("reading"),
	STR_INIT("done"),       STR_INIT("readme"),    STR_INIT("issue"),
	STR_INIT("pull"),       STR_INIT("must-read"), STR_INIT("download pdf"),
	STR_INIT("best paper"),
};

static bool is_other_word(struct str s)
{
	return str_is_among(s, other_words, COUNT_OF(other_words));
}

/* Whether a text has two letters and more, as numbers of notes and of issues have not, and nothing
 * that is markup or code. */
static bool has_letters(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] && strchr("<>={}`\\|\"", s.p[i]))
			return false;
		count += (unsigned char)s.p[i] >= 0x80 || char_is_letter(s.p[i]);
	}
	return count >= 2;
}

/* "3 authors", "12 comments" */
static bool is_count(struct str s)
{
	size_t digits = 0;

	while (digits < s.len && char_is_digit(s.p[digits]))
		digits++;
	return digits > 0 && digits < s.len && s.p[digits] == ' ';
}

bool reading_short_is_title(struct str s)
{
	struct str label = s;

	return s.len >= 2 && s.len <= SHORT_MAX && !reading_text_is_part(s) &&
	       !text_has_words(s, SHORT_WORDS + 1) && has_letters(s) && !is_count(s) &&
	       !source_code_is_text(s) && !text_is_link_word(s) && !text_is_page_word(s) &&
	       !is_other_word(s) && !reading_text_is_venue(s) && reading_venue_in(s).len == 0 &&
	       reading_date_in(s).len == 0 && str_find(s, STR(" et al")) == SIZE_MAX &&
	       str_find(s, STR("://")) == SIZE_MAX && !reading_text_leads_on(s) &&
	       reading_label_take(&label) == READING_LABEL_NONE && !strchr("!?#@/", s.p[s.len - 1]);
}

/* Without a year in brackets behind it. */
static struct str cut_year(struct str lead)
{
	size_t at = str_find(lead, STR(" ("));

	if (at != SIZE_MAX && reading_date_in(str_drop(lead, at)).len > 0)
		return str_sub(lead, 0, at);
	return lead;
}

/* The text in bold that a line begins with. */
static struct str bold_at_start(struct markdown_line *scratch, struct str source)
{
	size_t end;

	if (!str_starts_with(source, STR("**")))
		return STR("");
	source = str_sub(source, 2, SHORT_MAX);
	end = str_find(source, STR("**"));
	if (end == SIZE_MAX)
		return STR("");
	markdown_line_read(scratch, str_sub(source, 0, end), MARKDOWN_FULL);
	/* A colon ends a label, whatever its word is. */
	if (str_ends_with(strbuf_str(&scratch->text), STR(":")) ||
	    str_starts_with(str_drop(source, end + 2), STR(":")))
		return STR("");
	return reading_title_trim(strbuf_str(&scratch->text));
}

struct str reading_short_find(struct markdown_line *scratch, struct str source, struct str lead,
			      bool *is_guess)
{
	struct str title = bold_at_start(scratch, source);

	*is_guess = false;
	if (reading_short_is_title(title))
		return title;
	*is_guess = true;
	if (lead.len > SHORT_MAX || str_ends_with(utf8_trim(lead), STR(":")))
		return STR("");
	title = reading_title_trim(cut_year(utf8_trim(lead)));
	return reading_short_is_title(title) ? title : STR("");
}
