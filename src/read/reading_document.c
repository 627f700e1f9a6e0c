#include "config.h"

#include "read/reading_document.h"

#include <string.h>

#include "base/utf8.h"
#include "read/format.h"
#include "read/other_lines.h"
#include "read/passed_over.h"
#include "read/reading_inline.h"
#include "read/reading_mark.h"
#include "read/reading_org.h"

/* No item of a text browser is longer, in bytes. */
#define JOINED_MAX ((size_t)4000)

/* No item is as long, in bytes. */
#define LINE_MAX_LEN ((size_t)1 << 20)

/* The properties above a note have no more lines. */
#define PROPERTIES_MAX 100

/* A line longer than this is no header. */
#define HEADER_MAX ((size_t)2000)

void reading_document_init(struct reading_document *document)
{
	*document = (struct reading_document){ 0 };
	reading_item_init(&document->item);
	strbuf_init(&document->joined);
	strbuf_init(&document->held);
	strbuf_init(&document->inlined);
	strbuf_init(&document->marked);
	reading_html_init(&document->html);
	strbuf_init(&document->row);
	reading_plain_init(&document->plain);
}

void reading_document_free(struct reading_document *document)
{
	reading_item_free(&document->item);
	reading_links_free(&document->links);
	strbuf_free(&document->joined);
	strbuf_free(&document->held);
	strbuf_free(&document->inlined);
	strbuf_free(&document->marked);
	reading_html_free(&document->html);
	strbuf_free(&document->row);
	reading_plain_free(&document->plain);
}

/* Ends the item or the paragraph that is open. */
static void end_block(struct reading_document *document)
{
	reading_item_end(&document->item);
	reading_plain_end(&document->plain);
}

static size_t indent_of(struct str source)
{
	size_t i = 0;

	while (i < source.len && (source.p[i] == ' ' || source.p[i] == '\t'))
		i++;
	return i;
}

/* Of a heading in Markdown, or of one in org-mode that is not the highest; that looks like an item
 * of Markdown. */
static void begin_bullet(struct reading_item *item, size_t number, size_t indent)
{
	reading_item_begin(item, number, indent);
	item->is_bullet = true;
}

static void read_marked(struct reading_document *document, struct str text, size_t number,
			size_t indent)
{
	struct reading_item *item = &document->item;
	bool is_of_lead = item->is_open && item->is_lead && item->title.len > 0 &&
			  reading_item_is_label(item, text);

	/* Markdown takes an item that is indented by one blank for one of the same list. */
	if (!is_of_lead && (!item->is_open || indent <= item->indent + 1 || item->title.len == 0 ||
			    reading_item_is_title(item, text)))
		begin_bullet(item, number, indent);
	reading_item_read_line(item, text);
}

/* Reads a line of a table, which may lack the bar at its beginning. */
static void read_row(struct reading_document *document, struct str text, size_t number,
		     size_t indent)
{
	end_block(document);
	if (reading_table_is_rule(text)) {
		if (!document->table.is_open)
			reading_table_open(&document->table, strbuf_str(&document->row));
		return;
	}
	strbuf_clear(&document->row);
	if (*text.p != '|')
		strbuf_add_byte(&document->row, '|');
	strbuf_add(&document->row, text);
	text = strbuf_str(&document->row);
	reading_item_begin(&document->item, number, indent);
	reading_item_read_line(&document->item, text);
	reading_table_apply(&document->table, &document->item, text);
	reading_item_end(&document->item);
	reading_item_read_others(&document->item);
}

/* Whether a line is of a table: it begins with a bar, or is below a header's rule, or is a rule
 * below a line with bars. */
static bool is_of_table(const struct reading_document *document, struct str text)
{
	if (text.p[0] == '|')
		return true;
	if (document->is_after_blank || !memchr(text.p, '|', text.len))
		return false;
	return document->table.is_open || (document->row.len > 0 && reading_table_is_rule(text));
}

/* A heading or a paragraph that can be a paper. */
static void begin_lead(struct reading_document *document, struct str text, size_t number)
{
	reading_item_begin(&document->item, number, 0);
	document->item.is_lead = true;
	reading_item_read_line(&document->item, text);
}

/* A paragraph of plain text that is a paper. */
static void begin_plain(struct reading_document *document)
{
	begin_lead(document, strbuf_str(&document->plain.text), document->plain.line);
	document->item.is_plain = true;
	reading_item_end(&document->item);
	reading_plain_clear(&document->plain);
}

/* Ends the item if what comes behind a blank line is none of it: of an item what is indented, of a
 * heading or a paragraph what only says what a link is. */
static void end_at_blank(struct reading_document *document, struct str text, size_t indent)
{
	struct reading_item *item = &document->item;
	bool goes_on;

	if (!document->is_after_blank)
		return;
	document->is_after_blank = false;
	item->label = READING_LABEL_NONE;
	if (!item->is_open || item->is_details)
		return;
	if (item->is_lead)
		goes_on = item->title.len > 0 &&
			  (reading_item_is_place(item, text) ||
			   reading_item_is_label(item, str_drop(text, reading_mark_len(text))));
	else
		goes_on = indent > item->indent;
	if (!goes_on)
		reading_item_end(item);
}

/* Keeps a line with bars, which a rule below it would make a header; the table before is over. */
static void keep_header(struct reading_document *document, struct str text)
{
	document->table.is_open = false;
	strbuf_clear(&document->row);
	if (text.len <= HEADER_MAX && memchr(text.p, '|', text.len))
		strbuf_set(&document->row, text);
}

/* "<details><summary>Kites</summary>", below which is what it folds away. */
static bool is_summary(struct str text)
{
	return *text.p == '<' && str_find(str_sub(text, 0, 60), STR("<summary>")) != SIZE_MAX;
}

static void begin_details(struct reading_document *document, struct str text, size_t number)
{
	begin_lead(document, text, number);
	document->item.is_details = true;
}

/* Keeps a line for the case that the item is no paper. */
static void keep_source(struct reading_item *item, struct str text)
{
	if (!item->is_open || !item->input || item->source.len > PASSED_RUN_MAX)
		return;
	strbuf_add(&item->source, str_sub(text, 0, PASSED_RUN_MAX));
	strbuf_add_byte(&item->source, '\n');
}

static void read_text(struct reading_document *document, struct str text, size_t number,
		      size_t indent)
{
	size_t mark;

	document->texts++;
	if (is_of_table(document, text)) {
		document->table.is_open &= !document->is_after_blank;
		document->is_after_blank = false;
		read_row(document, text, number, indent);
		return;
	}
	end_at_blank(document, text, indent);
	keep_header(document, text);
	document->item.is_own_file |= number == 1 && reading_mark_is_own_heading(text);
	if ((mark = reading_heading_len(text)) > 0) {
		end_block(document);
		reading_heading_take(&document->item.heading, text);
		begin_lead(document, str_drop(text, mark), number);
	} else if ((mark = reading_mark_len(text)) > 0)
		read_marked(document, utf8_trim(str_drop(text, mark)), number, indent);
	else if (is_summary(text))
		begin_details(document, text, number);
	else if (str_starts_with(text, STR("</details>")))
		end_block(document);
	else if (document->item.is_open && !reading_item_ends_at(&document->item, text))
		reading_item_read_line(&document->item, text);
	else if (reading_item_is_paragraph(&document->item, text))
		begin_lead(document, text, number);
	else if (reading_plain_take(&document->plain, &document->item, text, number))
		begin_plain(document);
	else
		format_pass_line_over(document->item.input, number, text);
	keep_source(&document->item, text);
}

/* Whether records of another format begin with a line: it is no more of what is above. None do with
 * one that is set in, or has an item's mark, as most lines are, so that is asked first. */
static bool begins_other(struct reading_document *document, struct str line)
{
	if (line.p[0] == ' ' || reading_mark_len(line) > 0 || !other_lines_name(line, ""))
		return false;
	end_block(document);
	return true;
}

static void read_inlined(struct reading_document *document, struct str source, size_t number)
{
	struct str text = utf8_trim(source);

	if (str_starts_with(text, STR("```")) || str_starts_with(text, STR("~~~"))) {
		document->in_code_block = !document->in_code_block;
		end_block(document);
	} else if (text.len == 0) {
		document->is_after_blank = true;
		reading_plain_end(&document->plain);
		format_pass_line_over(document->item.input, number, text);
	} else if (document->in_code_block || begins_other(document, source)) {
		format_pass_line_over(document->item.input, number, source);
	} else if (!reading_org_is_property(text) || reading_table_is_rule(text)) {
		read_text(document, reading_org_cut_tags(text), number, indent_of(source));
	}
}

static void inline_links(struct reading_document *document, struct str source, size_t number)
{
	strbuf_clear(&document->marked);
	if (reading_inline_markup(source, &document->marked))
		source = strbuf_str(&document->marked);
	if (!memchr(source.p, '[', source.len)) {
		read_inlined(document, source, number);
		return;
	}
	strbuf_clear(&document->inlined);
	reading_links_inline(&document->links, source, &document->inlined);
	read_inlined(document, strbuf_str(&document->inlined), number);
}

static void end_joined(struct reading_document *document)
{
	if (document->joined.len > 0)
		inline_links(document, strbuf_str(&document->joined), document->joined_line);
	strbuf_clear(&document->joined);
}

/* A text browser breaks an item into lines, which are indented more than its mark. */
static void join(struct reading_document *document, struct str source, size_t number)
{
	struct str text = utf8_trim(source);
	bool goes_on = document->joined.len > 0 && text.len > 0 && reading_mark_len(text) == 0 &&
		       document->joined.len < JOINED_MAX &&
		       indent_of(source) > indent_of(strbuf_str(&document->joined));

	if (goes_on) {
		strbuf_add_byte(&document->joined, ' ');
		strbuf_add(&document->joined, text);
		return;
	}
	end_joined(document);
	document->joined_line = number;
	if (reading_mark_len(text) > 0)
		strbuf_set(&document->joined, source);
	else
		inline_links(document, source, number);
}

/* A row of a table of HTML; that of a header is one of Markdown with its rule. */
static void read_html_row(struct reading_document *document, size_t number)
{
	struct str row = strbuf_str(&document->html.row);

	if (row.len < 2)
		return;
	document->is_after_blank = false;
	if (document->html.is_header) {
		keep_header(document, row);
		row = STR("|---|");
	}
	read_row(document, row, number, 0);
}

/* Whether a line is of the properties above a note: "---", "title: Kites", "---". A rule alone can
 * be above any text. */
static bool is_property(struct reading_document *document, struct str source, size_t number)
{
	struct str text = utf8_trim(source);
	bool is_rule = str_equal(text, STR("---"));

	if (number == 1 && is_rule)
		document->in_properties = true;
	else if (!document->in_properties)
		return false;
	else if (number == 2 && !reading_mark_is_key(text))
		return document->in_properties = false;
	else if (is_rule || str_equal(text, STR("...")) || number > PROPERTIES_MAX)
		document->in_properties = false;
	return number <= PROPERTIES_MAX;
}

static void read_whole(struct reading_document *document, struct str source, size_t number)
{
	if (is_property(document, source, number))
		return;
	if (reading_html_is_row(&document->html, source)) {
		if (reading_html_take(&document->html, source))
			read_html_row(document, number);
		return;
	}
	if (reading_html_is_part(source)) {
		format_pass_line_over(document->item.input, number, source);
		return;
	}
	if (reading_links_is_entry(&document->links, source))
		source = STR("");
	if (document->links.is_dump)
		join(document, source, number);
	else
		inline_links(document, source, number);
}

static void end_held(struct reading_document *document)
{
	struct str held = strbuf_str(&document->held);

	if (held.len > 0)
		read_whole(document, held, document->held_line);
	strbuf_clear(&document->held);
}

/* Reads a line, and one that breaks off within a link or a title together with the next if that
 * ends it: "- [Kites in the", "wind](https://...)". */
static void read_line(struct reading_document *document, struct str source, size_t number)
{
	if (document->held.len > 0 && reading_mark_ends(strbuf_str(&document->held), source)) {
		strbuf_add_byte(&document->held, ' ');
		strbuf_add(&document->held, utf8_trim(source));
		end_held(document);
		return;
	}
	end_held(document);
	if (!document->links.is_dump && source.len <= JOINED_MAX && reading_mark_opens(source)) {
		strbuf_set(&document->held, source);
		document->held_line = number;
	} else
		read_whole(document, source, number);
}

size_t reading_document_read(struct reading_document *document, struct str window, bool is_last,
			     size_t *number)
{
	struct str rest = window, line;

	for (; format_take_line(&rest, is_last, &line); ++*number)
		if (line.len <= LINE_MAX_LEN)
			read_line(document, line, *number);
		else if (document->item.input)
			format_warn(document->item.input, *number,
				    "a line of more than 1 MB is left out");
	return window.len - rest.len;
}

void reading_document_end(struct reading_document *document)
{
	end_held(document);
	end_joined(document);
	end_block(document);
}
