/*
 * Markdown: a list with an item a paper. It is for people: TeX is shown as the text it means, of
 * many authors the first are named. Nothing of a paper is markup, and only safe addresses are
 * linked.
 */

#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "model/address.h"
#include "model/names_parts.h"
#include "model/own_page.h"
#include "text/tex.h"
#include "write/formats.h"
#include "write/md_text.h"
#include "write/text_out.h"

/* Of more, "et al." is written for those behind the third. */
#define AUTHORS_MAX   4
#define AUTHORS_SHOWN 3

/* Adds what is shown of a text; false, and nothing is added, where that is nothing. */
static bool add_shown(struct strbuf *out, struct str text,
		      void (*add)(struct strbuf *out, struct str text))
{
	struct tex_text shown;
	bool is_there;

	tex_text_init(&shown);
	tex_read(&shown, text);
	shown.text = utf8_trim(shown.text);
	if (shown.text.len == 0)
		shown.text = utf8_trim(text);
	is_there = shown.text.len > 0;
	add(out, shown.text);
	tex_text_free(&shown);
	return is_there;
}

/* Adds the title, or what names the paper in its place. */
static void add_name_of_paper(struct strbuf *out, const struct paper *paper)
{
	struct paper untitled = *paper;
	char name[PAPER_NAME_SIZE];

	untitled.title = STR("");
	if (!add_shown(out, paper->title, md_text_add) &&
	    !add_shown(out, paper_name(&untitled, name), md_text_add))
		strbuf_add_cstr(out, OWN_LIST_UNTITLED);
}

static void add_title(struct strbuf *out, const struct paper *paper, struct str address)
{
	bool is_linked = address_is_safe(address);

	strbuf_add_cstr(out, is_linked ? "[" : "**");
	add_name_of_paper(out, paper);
	strbuf_add_cstr(out, is_linked ? "](" : "**");
	if (!is_linked)
		return;
	md_address_add(out, address);
	strbuf_add_byte(out, ')');
}

static void add_name(struct strbuf *out, struct str name)
{
	struct strbuf spoken;

	strbuf_init(&spoken);
	add_shown(out, text_out_name(&spoken, name), md_name_add);
	strbuf_free(&spoken);
}

static size_t count_names(struct str names)
{
	struct str name;
	size_t count = 0;

	while (names_next(&names, &name))
		count++;
	return count;
}

static void add_authors(struct strbuf *out, struct str names)
{
	size_t count = count_names(names), shown = count > AUTHORS_MAX ? AUTHORS_SHOWN : count;
	struct str name;

	for (size_t i = 0; i < shown && names_next(&names, &name); i++) {
		strbuf_add_cstr(out, i > 0 ? ", " : "");
		if (names_is_rest(name))
			strbuf_add_cstr(out, "et al.");
		else
			add_name(out, name);
	}
	if (shown < count)
		strbuf_add_cstr(out, " et al.");
}

/* What comes before the next of the things behind the title. */
static void add_separator(struct strbuf *out, bool *is_first)
{
	strbuf_add_cstr(out, *is_first ? "\\\n  " : OWN_LIST_SEPARATOR);
	*is_first = false;
}

static void add_link(struct strbuf *out, bool *is_first, struct str text, struct str address)
{
	if (!address_is_safe(address))
		return;
	add_separator(out, is_first);
	strbuf_add_byte(out, '[');
	md_text_add(out, text);
	strbuf_add_cstr(out, "](");
	md_address_add(out, address);
	strbuf_add_byte(out, ')');
}

/* Links to where the paper is besides its title's address. */
static void add_links(struct strbuf *out, bool *is_first, const struct paper *paper,
		      struct str address)
{
	struct paper other = { .arxiv_id = paper->arxiv_id };
	struct strbuf link;

	strbuf_init(&link);
	if (address_of_paper(&other, &link) && !str_equal(strbuf_str(&link), address))
		add_link(out, is_first, STR("arXiv"), strbuf_str(&link));
	strbuf_clear(&link);
	other = (struct paper){ .doi = paper->doi };
	if (address_of_paper(&other, &link) && !str_equal(strbuf_str(&link), address))
		add_link(out, is_first, STR("doi"), strbuf_str(&link));
	strbuf_free(&link);
	add_link(out, is_first, STR("pdf"), paper_get_rare(paper, FIELD_PDF));
	add_link(out, is_first, STR("code"), paper_get_rare(paper, FIELD_CODE));
}

/* One of which nothing is seen is left out. */
static void add_venue(struct strbuf *out, bool *is_first, struct str venue)
{
	size_t start = out->len;
	bool was_first = *is_first;

	add_separator(out, is_first);
	strbuf_add_byte(out, '*');
	if (add_shown(out, venue, md_text_add)) {
		strbuf_add_byte(out, '*');
		return;
	}
	strbuf_truncate(out, start);
	*is_first = was_first;
}

/* Returns whether there are any. */
static bool add_facts(struct strbuf *out, const struct paper *paper, struct str address)
{
	struct str venue = paper_get_rare(paper, FIELD_VENUE);
	bool is_first = true;

	if (paper->author_names.len > 0) {
		add_separator(out, &is_first);
		add_authors(out, paper->author_names);
	}
	if (venue.len > 0)
		add_venue(out, &is_first, venue);
	if (paper->date.precision != DATE_UNKNOWN && paper->date.year > 0) {
		add_separator(out, &is_first);
		date_format(paper->date, out);
	}
	add_links(out, &is_first, paper, address);
	return !is_first;
}

/* In the third line, also where nothing is in the second. */
static void add_summary(struct strbuf *out, struct str summary, bool has_facts)
{
	size_t start = out->len;

	strbuf_add_cstr(out, has_facts ? "\\\n  " : "\\\n  \\\n  ");
	if (!add_shown(out, summary, md_text_add))
		strbuf_truncate(out, start);
}

/* The note as a quote within the item, a line of it a line. */
static void add_note(struct strbuf *out, struct str note)
{
	struct str line;

	while (note.len > 0 && str_split_next(&note, '\n', &line)) {
		strbuf_add_cstr(out, "\n  > ");
		md_text_add(out, utf8_trim(line));
		if (note.len > 0)
			strbuf_add_byte(out, '\\');
	}
}

static void md_begin(struct writer *writer, struct strbuf *out)
{
	size_t count = writer->set.count;

	strbuf_addf(out, OWN_LIST_MARK "\n# %zu paper%s\n\n", count, count == 1 ? "" : "s");
}

static void md_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	const struct paper *paper = row->paper;
	struct strbuf address;
	bool has_facts;

	(void)writer;
	strbuf_init(&address);
	address_of_paper(paper, &address);
	strbuf_add_cstr(out, "- ");
	add_title(out, paper, strbuf_str(&address));
	has_facts = add_facts(out, paper, strbuf_str(&address));
	add_summary(out, paper->summary, has_facts);
	if (row->marks->note.len > 0)
		add_note(out, row->marks->note);
	strbuf_add_byte(out, '\n');
	strbuf_free(&address);
}

static void md_group(struct writer *writer, struct strbuf *out, struct str title)
{
	strbuf_add_cstr(out, writer->rows > 0 ? "\n## " : "## ");
	md_text_add(out, title);
	strbuf_add_cstr(out, "\n\n");
}

/* Of many authors the last are not named, and other addresses are not linked. */
static bool md_holds(const struct paper *paper, const struct marks *marks, enum csv_column column)
{
	(void)marks;
	switch ((int)column) {
	case COLUMN_AUTHOR_NAMES:
		return count_names(paper->author_names) <= AUTHORS_MAX;
	case COLUMN_URL:
		return address_is_safe(paper->url);
	case COLUMN_PDF:
		return address_is_safe(paper_get_rare(paper, FIELD_PDF));
	case COLUMN_CODE:
		return address_is_safe(paper_get_rare(paper, FIELD_CODE));
	}
	return true;
}

const struct writer_format writer_md = {
	.name = "md",
	.title = "Markdown",
	.extension = ".md",
	.other_extension = ".markdown",
	.columns = WRITER_COLUMN(TITLE) | WRITER_COLUMN(AUTHOR_NAMES) | WRITER_COLUMN(DATE) |
		   WRITER_COLUMN(NOTE) | WRITER_COLUMN(ARXIV_ID) | WRITER_COLUMN(DOI) |
		   WRITER_COLUMN(URL) | WRITER_COLUMN(SUMMARY) | WRITER_COLUMN(VENUE) |
		   WRITER_COLUMN(PDF) | WRITER_COLUMN(CODE),
	.options = WRITER_OPTION(BY_TOPIC),
	.holds = md_holds,
	.is_lines = true,
	.begin = md_begin,
	.row = md_row,
	.group = md_group,
};
