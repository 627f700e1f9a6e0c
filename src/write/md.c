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
#include "text/markup.h"
#include "text/tex.h"
#include "write/formats.h"
#include "write/text_out.h"

/* Of more, "et al." is written for those behind the third. */
#define AUTHORS_MAX   4
#define AUTHORS_SHOWN 3

/* What a byte can mean. */
enum meaning {
	ITSELF,
	CONTROL,
	MARKUP,    /* anywhere in a line */
	SOMETIMES, /* by what is around it */
};

static const unsigned char meanings[256] = {
	['\0' ... '\x1F'] = CONTROL,
	['\\'] = MARKUP,
	['`'] = MARKUP,
	['*'] = MARKUP,
	['_'] = MARKUP,
	['['] = MARKUP,
	[']'] = MARKUP,
	['<'] = MARKUP,
	['>'] = MARKUP,
	['|'] = MARKUP,
	['~'] = MARKUP,
	['$'] = MARKUP,
	['#'] = SOMETIMES,
	['-'] = SOMETIMES,
	['+'] = SOMETIMES,
	['='] = SOMETIMES,
	[':'] = SOMETIMES,
	['.'] = SOMETIMES,
	[')'] = SOMETIMES,
	['&'] = SOMETIMES,
};

/* A longer number begins no list. */
#define DIGITS_MAX 9

/* What a line can begin with to be a heading, a list, a quote or a line. */
static bool begins_block(struct str line, size_t at)
{
	size_t digits = 0;

	if (at == 0)
		return line.len > 0 && strchr("#-+=:", line.p[0]) != NULL;
	while (digits < at && digits < DIGITS_MAX && line.p[digits] >= '0' && line.p[digits] <= '9')
		digits++;
	return digits == at && (line.p[at] == '.' || line.p[at] == ')');
}

/* Whether it may begin a reference to a character: &amp; */
static bool begins_entity(struct str line, size_t at)
{
	return line.p[at] == '&' && at + 1 < line.len && line.p[at + 1] != ' ';
}

/* Whether a code host would make a link of what begins there. */
static bool begins_link(struct str line, size_t at)
{
	struct str rest = str_sub(line, at, SIZE_MAX);

	return str_starts_with(rest, STR("://")) ||
	       (at >= 3 && line.p[at] == '.' &&
		str_equal_ignoring_case(str_sub(line, at - 3, 3), STR("www")));
}

/* Adds text, which has no line breaks, as itself. */
static void add_text(struct strbuf *out, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		enum meaning meaning = meanings[(unsigned char)text.p[i]];

		if (meaning == ITSELF || (meaning == SOMETIMES && !begins_block(text, i) &&
					  !begins_link(text, i) && !begins_entity(text, i)))
			continue;
		strbuf_add(out, str_sub(text, from, i - from));
		strbuf_add_byte(out, meaning == CONTROL ? ' ' : '\\');
		from = meaning == CONTROL ? i + 1 : i;
	}
	strbuf_add(out, str_sub(text, from, SIZE_MAX));
}

static void add_shown(struct strbuf *out, struct str text)
{
	struct tex_text shown;

	tex_text_init(&shown);
	tex_read(&shown, text);
	add_text(out, shown.text);
	tex_text_free(&shown);
}

/* Adds the address of a link; false, and nothing, where it is not safe. */
static bool add_address(struct strbuf *out, struct str address)
{
	bool has_entity = markup_has(address);

	if (!address_is_safe(address))
		return false;
	for (size_t i = 0; i < address.len; i++) {
		if (strchr("()", address.p[i]))
			strbuf_add_byte(out, '\\');
		strbuf_add_byte(out, address.p[i]);
		if (has_entity && address.p[i] == '&')
			strbuf_add_cstr(out, "amp;");
	}
	return true;
}

static void add_title(struct strbuf *out, const struct paper *paper, struct str address)
{
	char name[PAPER_NAME_SIZE];
	size_t start;

	if (address.len == 0) {
		strbuf_add_cstr(out, "**");
		add_shown(out, paper_name(paper, name));
		strbuf_add_cstr(out, "**");
		return;
	}
	strbuf_add_byte(out, '[');
	add_shown(out, paper_name(paper, name));
	strbuf_add_cstr(out, "](");
	start = out->len;
	if (!add_address(out, address))
		strbuf_truncate(out, start);
	strbuf_add_byte(out, ')');
}

static void add_name(struct strbuf *out, struct str name)
{
	struct strbuf spoken;

	strbuf_init(&spoken);
	text_out_name(&spoken, name);
	add_shown(out, strbuf_str(&spoken));
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
	strbuf_add_cstr(out, *is_first ? "\\\n  " : " · ");
	*is_first = false;
}

static void add_link(struct strbuf *out, bool *is_first, struct str text, struct str address)
{
	if (!address_is_safe(address))
		return;
	add_separator(out, is_first);
	strbuf_add_byte(out, '[');
	add_text(out, text);
	strbuf_add_cstr(out, "](");
	add_address(out, address);
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

static void add_facts(struct strbuf *out, const struct paper *paper, struct str address)
{
	struct str venue = paper_get_rare(paper, FIELD_VENUE);
	bool is_first = true;

	if (paper->author_names.len > 0) {
		add_separator(out, &is_first);
		add_authors(out, paper->author_names);
	}
	if (venue.len > 0) {
		add_separator(out, &is_first);
		strbuf_add_byte(out, '*');
		add_shown(out, venue);
		strbuf_add_byte(out, '*');
	}
	if (paper->date.precision != DATE_UNKNOWN && paper->date.year > 0) {
		add_separator(out, &is_first);
		date_format(paper->date, out);
	}
	add_links(out, &is_first, paper, address);
}

/* The note as a quote within the item, a line of it a line. */
static void add_note(struct strbuf *out, struct str note)
{
	struct str line;

	while (note.len > 0 && str_split_next(&note, '\n', &line)) {
		strbuf_add_cstr(out, "\n  > ");
		add_text(out, utf8_trim(line));
		if (note.len > 0)
			strbuf_add_byte(out, '\\');
	}
}

static void md_begin(struct writer *writer, struct strbuf *out)
{
	size_t count = writer->set.count;

	strbuf_addf(out, "# %zu paper%s\n\n", count, count == 1 ? "" : "s");
}

static void md_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	const struct paper *paper = row->paper;
	struct strbuf address;

	(void)writer;
	strbuf_init(&address);
	address_of_paper(paper, &address);
	strbuf_add_cstr(out, "- ");
	add_title(out, paper, strbuf_str(&address));
	add_facts(out, paper, strbuf_str(&address));
	if (paper->summary.len > 0) {
		strbuf_add_cstr(out, "\\\n  ");
		add_shown(out, paper->summary);
	}
	if (row->marks->note.len > 0)
		add_note(out, row->marks->note);
	strbuf_add_byte(out, '\n');
	strbuf_free(&address);
}

static void md_group(struct writer *writer, struct strbuf *out, struct str title)
{
	strbuf_add_cstr(out, writer->rows > 0 ? "\n## " : "## ");
	add_text(out, title);
	strbuf_add_cstr(out, "\n\n");
}

/* Of many authors the last are not named, and other addresses are not linked. */
static bool md_holds(const struct paper *paper, enum csv_column column)
{
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
	.holds = md_holds,
	.is_lines = true,
	.begin = md_begin,
	.row = md_row,
	.group = md_group,
};
