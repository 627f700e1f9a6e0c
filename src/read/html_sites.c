/* What the classes of known sites say. A row is a site; the first of its parts is the title. */

#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "read/html_list.h"
#include "read/html_parse.h"
#include "read/html_text.h"

#define ELLIPSIS "\xE2\x80\xA6"

static struct str without_stop(struct str s)
{
	s = utf8_trim(s);
	return str_ends_with(s, STR(".")) ? str_sub(s, 0, s.len - 1) : s;
}

/* "[PDF][PDF] " before a title says what the link leads to. */
static struct str without_marks(struct str s)
{
	while (s.len > 0 && s.p[0] == '[') {
		size_t close = str_find(s, STR("]"));

		if (close == SIZE_MAX || close > 10)
			break;
		s = utf8_trim(str_drop(s, close + 1));
	}
	return s;
}

/* A date that is not shown. */
static void read_hidden_date(struct html_entry *entry, xmlNodePtr node)
{
	xmlChar *date = xmlGetProp(node, (const xmlChar *)"content");

	if (date)
		html_entry_add(entry, "date", str_from((const char *)date));
	xmlFree(date);
}

static void read_link(struct html_entry *entry, xmlNodePtr node)
{
	xmlChar *address = xmlGetProp(node, (const xmlChar *)"href");

	if (address)
		html_entry_add_address(entry, str_from((const char *)address));
	xmlFree(address);
}

/* A heading is around its link. */
static void read_link_within(struct html_entry *entry, xmlNodePtr node)
{
	for (xmlNodePtr child = node->children; child; child = child->next)
		if (html_is_element(child, "a")) {
			read_link(entry, child);
			return;
		}
}

/* "Submitted 12 June, 2017; originally announced June 2017." */
static struct str submitted(struct str s)
{
	size_t end = str_find(s, STR(";"));

	if (!str_starts_with(s, STR("Submitted ")))
		return STR("");
	return without_stop(
		str_sub(s, sizeof("Submitted"), end == SIZE_MAX ? end : end - sizeof("Submitted")));
}

/* "A Doe, B Roe... - Invented Results, 2024 - example.org": the names, of which some may
 * be left out; and what is before the last dash, of which the year is the end. */
static struct str scholar_part(struct str s, size_t wanted)
{
	for (size_t i = 0; s.len > 0; i++) {
		size_t end = str_find(s, STR(" - "));

		if (i == wanted)
			return utf8_trim(str_sub(s, 0, end));
		s = end == SIZE_MAX ? STR("") : str_drop(s, end + 3);
	}
	return STR("");
}

static struct str scholar_names(struct str s)
{
	struct str part = scholar_part(s, 0);

	return str_ends_with(part, STR(ELLIPSIS)) ? STR("") : part;
}

/* The names of which the rest is left out, without the last, which may be cut. */
static struct str scholar_first_names(struct str s)
{
	struct str part = scholar_part(s, 0);

	return str_ends_with(part, STR(ELLIPSIS)) ? str_sub(part, 0, part.len - strlen(ELLIPSIS))
						  : STR("");
}

static struct str scholar_year(struct str s)
{
	struct str part = scholar_part(s, 1);
	struct str year = str_sub(part, part.len < 4 ? 0 : part.len - 4, 4);
	uint64_t number;

	return str_to_uint(year, 2999, &number) && number > 1000 ? year : STR("");
}

static struct str scholar_venue(struct str s)
{
	struct str part = scholar_part(s, 1);

	if (scholar_year(s).len == 0 || part.len < 7 || str_find(part, STR(ELLIPSIS)) != SIZE_MAX)
		return STR("");
	part = utf8_trim(str_sub(part, 0, part.len - 4));
	return str_ends_with(part, STR(",")) ? str_sub(part, 0, part.len - 1) : STR("");
}

static void read_scholar_line(struct html_entry *entry, xmlNodePtr node)
{
	html_entry_add_node(entry, node, "authors", scholar_names);
	html_entry_add_node(entry, node, "authors", scholar_first_names);
	if (record_text(&entry->record, SLOT_AUTHOR_NAMES).len > 0) {
		struct strbuf line;

		strbuf_init(&line);
		html_text_set_line(&line, node);
		if (scholar_first_names(strbuf_str(&line)).len > 0)
			html_entry_add(entry, "authors", STR("et al."));
		strbuf_free(&line);
	}
	html_entry_add_node(entry, node, "date", scholar_year);
	html_entry_add_node(entry, node, "venue", scholar_venue);
}

/* "J Inv Res. 2024 Jan 5;7(2):1-9. doi: 10.1234/x." */
static struct str cited_journal(struct str s)
{
	size_t end = str_find(s, STR(". "));

	return end == SIZE_MAX ? STR("") : str_sub(s, 0, end);
}

static struct str cited_date(struct str s)
{
	size_t begin = str_find(s, STR(". ")), len = 0;

	s = begin == SIZE_MAX ? STR("") : str_drop(s, begin + 2);
	while (len < s.len && !strchr(";:.", s.p[len]))
		len++;
	return str_sub(s, 0, len);
}

static struct str cited_doi(struct str s)
{
	size_t begin = str_find(s, STR("doi: "));

	if (begin == SIZE_MAX)
		return STR("");
	s = str_drop(s, begin + sizeof("doi: ") - 1);
	return without_stop(str_sub(s, 0, str_find(s, STR(" "))));
}

#define ITEM(tag, class)               \
	{                              \
		tag, class, NULL, NULL \
	}
#define WITH(tag, attribute, value)         \
	{                                   \
		tag, NULL, attribute, value \
	}

const struct html_site html_sites[] = {
	{ "arXiv's page",
	  "https://arxiv.org",
	  ITEM("li", "arxiv-result"),
	  false,
	  { { ITEM("p", "title"), .text = "title" },
	    { ITEM("p", "list-title"), .text = "id" },
	    { ITEM("p", "authors"), .text = "authors", .part = html_entry_behind_label },
	    { ITEM("p", "abstract"), .text = "abstract", .part = html_entry_behind_label },
	    { ITEM("p", "is-size-7"), .text = "date", .part = submitted, .is_each = true } } },
	{ "Google Scholar's page",
	  NULL,
	  ITEM("div", "gs_ri"),
	  false,
	  { { ITEM("h3", "gs_rt"), .text = "title", .part = without_marks,
	      .read = read_link_within },
	    { ITEM("div", "gs_a"), .read = read_scholar_line } } },
	{ "PubMed's page",
	  "https://pubmed.ncbi.nlm.nih.gov",
	  ITEM(NULL, "full-docsum"),
	  false,
	  { { ITEM("a", "docsum-title"), .text = "title", .part = without_stop },
	    { ITEM("span", "docsum-pmid"), .text = "pmid" },
	    { ITEM("span", "full-authors"), .text = "authors", .part = without_stop },
	    { ITEM("span", "full-journal-citation"), .text = "venue", .part = cited_journal },
	    { ITEM("span", "full-journal-citation"), .text = "date", .part = cited_date },
	    { ITEM("span", "full-journal-citation"), .text = "id", .part = cited_doi } } },
	{ "DBLP's page",
	  NULL,
	  ITEM("li", "entry"),
	  false,
	  { { ITEM("span", "title"), .text = "title", .part = without_stop },
	    { WITH("span", "itemprop", "author"), .text = "author", .is_each = true },
	    { WITH("span", "itemprop", "datePublished"), .text = "date" },
	    { WITH("meta", "itemprop", "datePublished"), .read = read_hidden_date },
	    { WITH("span", "itemprop", "pagination"), .text = "pages" },
	    { WITH("span", "itemprop", "isPartOf"), .text = "venue" },
	    { WITH("a", "href", "https://doi.org/*"), .read = read_link } } },
	{ "OpenReview's page",
	  "https://openreview.net",
	  ITEM(NULL, "note"),
	  false,
	  { { WITH("a", "href", "/forum?id=*"), .text = "title", .read = read_link },
	    { ITEM(NULL, "note-authors"), .text = "authors", .part = html_entry_behind_label } } },
	{ "the ACL Anthology's page",
	  "https://aclanthology.org",
	  ITEM("p", "d-sm-flex"),
	  false,
	  { { ITEM("strong", NULL), .text = "title", .part = without_marks,
	      .read = read_link_within },
	    { WITH("a", "href", "/people/*"), .text = "author", .is_each = true } } },
	{ "PMLR's page",
	  NULL,
	  ITEM("div", "paper"),
	  false,
	  { { ITEM("p", "title"), .text = "title" },
	    { ITEM("span", "authors"), .text = "authors", .part = html_entry_behind_label },
	    { WITH("a", "href", "https://proceedings.mlr.press/*"), .read = read_link } } },
	{ "NeurIPS' page",
	  "https://papers.nips.cc",
	  ITEM("li", NULL),
	  false,
	  { { WITH("a", "title", "paper title"), .text = "title", .read = read_link },
	    { ITEM("i", NULL), .text = "authors", .part = html_entry_behind_label },
	    { ITEM("span", "paper-authors"), .text = "authors",
	      .part = html_entry_behind_label } } },
	{ "CVF's page",
	  "https://openaccess.thecvf.com",
	  ITEM("dt", "ptitle"),
	  true,
	  { { WITH("a", "href", "/content*"), .text = "title", .read = read_link },
	    { WITH("a", "href", "#"), .text = "author", .is_each = true } } },
	{ "Semantic Scholar's page",
	  "https://www.semanticscholar.org",
	  ITEM(NULL, "cl-paper-row"),
	  false,
	  { { ITEM(NULL, "cl-paper-title"), .text = "title" },
	    { WITH("a", "href", "/paper/*"), .read = read_link },
	    { ITEM(NULL, "cl-paper-authors__author-box"), .text = "author", .is_each = true },
	    { ITEM(NULL, "cl-paper-venue"), .text = "venue" },
	    { ITEM(NULL, "cl-paper-pubdates"), .text = "date" } } },
	{ "Zotero's report",
	  NULL,
	  { "li", "item", "id", "item_*" },
	  false,
	  { { ITEM("h2", NULL), .text = "title" },
	    { ITEM("tr", NULL), .read = html_zotero_read_row, .is_each = true } } },
};

const size_t html_site_count = sizeof(html_sites) / sizeof(*html_sites);
