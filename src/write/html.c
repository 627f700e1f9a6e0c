/*
 * One page that needs nothing else, to be sent to a person: a table with a row a paper, which
 * filters and sorts itself. Everything of a paper is text in it, and its policy lets nothing run
 * but its own script.
 */

#include "config.h"

#include <string.h>

#include "model/address.h"
#include "model/date.h"
#include "model/names_parts.h"
#include "model/own_page.h"
#include "text/tex.h"
#include "write/formats.h"
#include "write/html_page.h"
#include "write/text_out.h"

#define POLICY                                                                               \
	"default-src 'none'; script-src '" HTML_SCRIPT_HASH "'; style-src '" HTML_STYLE_HASH \
	"'; base-uri 'none'; form-action 'none'"

/* BibTeX of each row, by the writer of that. */
struct html_state {
	struct writer bibtex;
	bool is_open;
};

static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	}
	return NULL;
}

/* Adds text as itself; line breaks stay. */
static void add_text(struct strbuf *out, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *entity = entity_of(text.p[i]);

		if (!entity)
			continue;
		strbuf_add(out, str_sub(text, from, i - from));
		strbuf_add_cstr(out, entity);
		from = i + 1;
	}
	strbuf_add(out, str_drop(text, from));
}

static void add_shown(struct strbuf *out, struct str text)
{
	struct tex_text shown;

	tex_text_init(&shown);
	tex_read(&shown, text);
	add_text(out, shown.text);
	tex_text_free(&shown);
}

static void add_lines(struct strbuf *out, const char *const *lines)
{
	strbuf_add_byte(out, '\n');
	for (; *lines; lines++) {
		strbuf_add_cstr(out, *lines);
		strbuf_add_byte(out, '\n');
	}
}

/* Adds the text in a paragraph of a class, if there is any. */
static void add_block(struct strbuf *out, const char *begin, struct str text, const char *end)
{
	if (text.len == 0)
		return;
	strbuf_add_cstr(out, begin);
	add_shown(out, text);
	strbuf_add_cstr(out, end);
}

/* Where the path of an address of the web begins, behind its host. */
static size_t find_path(struct str address)
{
	size_t at = str_find(address, STR("://"));

	at = at == SIZE_MAX ? 0 : at + 3;
	while (at < address.len && !strchr("/?#", address.p[at]))
		at++;
	return at;
}

/* Adds an address with what is allowed in none escaped behind its host, as browsers do. */
static void add_address(struct strbuf *out, struct str address)
{
	size_t path = find_path(address);

	add_text(out, str_sub(address, 0, path));
	for (size_t i = path; i < address.len; i++)
		if ((unsigned char)address.p[i] >= 0x80 || strchr("<>\"{}|\\^`[]", address.p[i]))
			strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)address.p[i]);
		else
			add_text(out, str_sub(address, i, 1));
}

static void begin_link(struct strbuf *out, struct str address)
{
	strbuf_add_cstr(out, "<a rel=\"noopener noreferrer\" href=\"");
	add_address(out, address);
	strbuf_add_cstr(out, "\">");
}

/* With the moment, which is not shown. */
static void add_star(struct strbuf *out, int64_t starred_at)
{
	strbuf_add_cstr(out, "<time class=\"" OWN_PAGE_STAR "\" datetime=\"");
	date_format_moment(starred_at, out);
	strbuf_add_cstr(out, "\">★</time> ");
}

static void add_title(struct strbuf *out, const struct writer_row *row)
{
	char name[PAPER_NAME_SIZE];
	struct strbuf address;
	bool is_linked;

	strbuf_init(&address);
	is_linked = address_of_paper(row->paper, &address);
	strbuf_add_cstr(out, "<h2 dir=\"auto\">");
	if (row->marks->starred_at)
		add_star(out, row->marks->starred_at);
	if (is_linked)
		begin_link(out, strbuf_str(&address));
	add_shown(out, paper_name(row->paper, name));
	strbuf_add_cstr(out, is_linked ? "</a></h2>" : "</h2>");
	strbuf_free(&address);
}

static void add_name(struct strbuf *out, struct str name)
{
	struct strbuf spoken;

	strbuf_init(&spoken);
	add_shown(out, text_out_name(&spoken, name));
	strbuf_free(&spoken);
}

static void add_authors(struct strbuf *out, struct str names)
{
	struct str name;
	bool is_first = true;

	if (names.len == 0)
		return;
	strbuf_add_cstr(out, "<p class=\"a\" dir=\"auto\">");
	while (names_next(&names, &name)) {
		strbuf_add_cstr(out, is_first ? "" : ", ");
		add_name(out, name);
		is_first = false;
	}
	strbuf_add_cstr(out, "</p>");
}

static void add_link(struct strbuf *out, const char *text, struct str address)
{
	if (!address_is_safe(address))
		return;
	begin_link(out, address);
	strbuf_add_cstr(out, text);
	strbuf_add_cstr(out, "</a>");
}

static void add_identifier_link(struct strbuf *out, const char *text, const struct paper *known)
{
	struct strbuf address;

	strbuf_init(&address);
	if (address_of_paper(known, &address))
		add_link(out, text, strbuf_str(&address));
	strbuf_free(&address);
}

/* Links to where the paper is, and the tags. */
static void add_links(struct strbuf *out, const struct writer_row *row)
{
	const struct paper *paper = row->paper;
	struct paper with_id = { .arxiv_id = paper->arxiv_id }, with_doi = { .doi = paper->doi };
	struct str rest = row->marks->tags, tag;
	size_t start = out->len, begin;

	strbuf_add_cstr(out, "<p class=\"l\">");
	begin = out->len;
	add_identifier_link(out, "arXiv", &with_id);
	add_identifier_link(out, "DOI", &with_doi);
	add_link(out, "PDF", paper_get_rare(paper, FIELD_PDF));
	add_link(out, "Code", paper_get_rare(paper, FIELD_CODE));
	while (tags_next(&rest, &tag)) {
		strbuf_add_cstr(out, "<span>");
		add_text(out, tag);
		strbuf_add_cstr(out, "</span>");
	}
	if (out->len == begin)
		strbuf_truncate(out, start);
	else
		strbuf_add_cstr(out, "</p>");
}

static void add_date(struct strbuf *out, struct date date)
{
	struct strbuf text;

	if (date.precision == DATE_UNKNOWN || date.year == 0)
		return;
	strbuf_init(&text);
	date_format(date, &text);
	strbuf_addf(out, "<time datetime=\"%s\">%s</time>", text.data, text.data);
	strbuf_free(&text);
}

static void add_bibtex(struct strbuf *out, struct html_state *state, const struct writer_row *row)
{
	struct strbuf entry;

	strbuf_init(&entry);
	writer_add(&state->bibtex, row, &entry);
	strbuf_add_cstr(out, "<pre hidden>");
	add_text(out, str_trim(strbuf_str(&entry)));
	strbuf_add_cstr(out, "\n</pre>");
	strbuf_free(&entry);
}

/* Entries alone are wanted, not what precedes them. */
static void open_bibtex(struct writer *writer)
{
	struct html_state *state = writer->state;
	struct strbuf begin;

	strbuf_init(&begin);
	writer_open(&state->bibtex, &writer_bib, &(struct writer_options){ 0 }, &writer->set,
		    &begin);
	state->is_open = true;
	strbuf_free(&begin);
}

static void html_begin(struct writer *writer, struct strbuf *out)
{
	size_t count = writer->set.count;

	open_bibtex(writer);
	strbuf_add_cstr(out,
			"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
			"<meta name=\"generator\" content=\"" OWN_PAGE_GENERATOR "\">\n"
			"<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY
			"\">\n<meta name=\"viewport\" content=\"width=device-width, "
			"initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
	strbuf_addf(out, "<title>%zu paper%s</title>\n<style>", count, count == 1 ? "" : "s");
	add_lines(out, html_style);
	strbuf_addf(out, "</style>\n</head>\n<body>\n<h1>%zu paper%s</h1>\n", count,
		    count == 1 ? "" : "s");
	strbuf_add_cstr(out,
			"<div class=\"bar\" hidden><input type=\"search\" placeholder=\"Filter\" "
			"aria-label=\"Filter\"><output aria-live=\"polite\">all</output>"
			"<button id=\"copy\">Copy BibTeX</button>");
	strbuf_add_cstr(out,
			"</div>\n<table>\n<thead><tr><th class=\"s\"></th>"
			"<th data-k=\"t\"><button>Title</button></th>"
			"<th class=\"v\" data-k=\"v\"><button>Venue</button></th>"
			"<th class=\"d\" data-k=\"d\"><button>Date</button></th></tr></thead>\n"
			"<tbody>\n");
}

static void html_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	const struct paper *paper = row->paper;

	strbuf_add_cstr(out, "<tr><td class=\"s\"><input type=\"checkbox\" aria-label=\"Select\">"
			     "</td><td class=\"t\">");
	add_title(out, row);
	add_authors(out, paper->author_names);
	add_block(out, "<p dir=\"auto\">", paper->summary, "</p>");
	if (row->marks->note.len > 0) {
		strbuf_add_cstr(out, "<blockquote dir=\"auto\">");
		add_text(out, row->marks->note);
		strbuf_add_cstr(out, "</blockquote>");
	}
	add_links(out, row);
	add_block(out, "<details><summary>Abstract</summary><p dir=\"auto\">", paper->abstract,
		  "</p></details>");
	add_bibtex(out, writer->state, row);
	add_block(out, "</td><td class=\"v\" dir=\"auto\">", paper_get_rare(paper, FIELD_VENUE),
		  "");
	if (paper_get_rare(paper, FIELD_VENUE).len == 0)
		strbuf_add_cstr(out, "</td><td class=\"v\">");
	strbuf_add_cstr(out, "</td><td class=\"d\">");
	add_date(out, paper->date);
	strbuf_add_cstr(out, "</td></tr>\n");
}

static void html_end(struct writer *writer, struct strbuf *out)
{
	(void)writer;
	strbuf_add_cstr(out, "</tbody>\n</table>\n<script>");
	add_lines(out, html_script);
	strbuf_add_cstr(out, "</script>\n</body>\n</html>\n");
}

static void html_release(void *state_memory)
{
	struct html_state *state = state_memory;

	if (state->is_open)
		writer_close(&state->bibtex, NULL);
}

const struct writer_format writer_html = {
	.name = "html",
	.title = "a page",
	.extension = ".html",
	.other_extension = ".htm",
	/* In its entries of BibTeX, and beside them. */
	.columns = BIB_COLUMNS | WRITER_COLUMN(STARRED),
	.holds = bib_holds,
	.state_size = sizeof(struct html_state),
	.is_lines = true,
	.begin = html_begin,
	.row = html_row,
	.end = html_end,
	.release = html_release,
};
