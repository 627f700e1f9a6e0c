/*
 * BibTeX, and the dialect of biblatex: an entry a paper; its kind is a row of bib_kind.c.
 * Topics, counts and sources have no place in it.
 */

#include "config.h"

#include <string.h>

#include "base/char.h"
#include "model/address.h"
#include "model/paper_type.h"
#include "write/bib_compose.h"
#include "write/bib_key.h"
#include "write/bib_kind.h"
#include "write/bib_names.h"
#include "write/bib_text.h"
#include "write/formats.h"

struct bib_state {
	struct bib_keys keys;
	struct strbuf value;    /* for what is put together first */
	struct strbuf composed; /* for text in which letters and their accents are */
};

static const struct bib_style title_style = { .protects_case = true,
					      .is_markup = true,
					      .has_only_letters = true };
static const struct bib_style markup_style = { .is_markup = true, .has_only_letters = true };
static const struct bib_style text_style = { .has_only_letters = true };
static const struct bib_style note_style = { .has_lines = true, .has_only_letters = true };

/* An entry that is being made. */
struct bib_maker {
	struct strbuf *out;
	struct strbuf *value;    /* for what is put together first */
	struct strbuf *composed; /* for text in which letters and their accents are */
	const struct paper *paper;
	const struct bib_kind *kind;
	const struct bib_entry *entry;
	bool is_biblatex;
};

static void begin_field(struct bib_maker *maker, const char *name)
{
	strbuf_add_cstr(maker->out, "  ");
	strbuf_add_cstr(maker->out, name);
	strbuf_add_cstr(maker->out, " = {");
}

static void end_field(struct bib_maker *maker)
{
	strbuf_add_cstr(maker->out, "},\n");
}

/* Letters and accents as pdfTeX has them; biber knows all of Unicode. */
static struct str compose(struct bib_maker *maker, struct str text)
{
	return maker->is_biblatex ? text : bib_compose(maker->composed, text);
}

static void add_text(struct bib_maker *maker, const char *name, struct str text,
		     const struct bib_style *usual)
{
	struct bib_style style = *usual;

	if (text.len == 0)
		return;
	style.has_only_letters &= !maker->is_biblatex;
	begin_field(maker, name);
	bib_text_add(maker->out, compose(maker, text), &style);
	end_field(maker);
}

static void add_field(struct bib_maker *maker, const char *name, enum paper_field field,
		      const struct bib_style *style)
{
	add_text(maker, name, paper_get_text(maker->paper, field), style);
}

static void add_address(struct bib_maker *maker, const char *name, struct str address)
{
	if (address.len == 0)
		return;
	begin_field(maker, name);
	bib_address_add(maker->out, address);
	end_field(maker);
}

static void add_names(struct bib_maker *maker)
{
	if (maker->paper->author_names.len == 0)
		return;
	begin_field(maker, "author");
	bib_names_add(maker->out, compose(maker, maker->paper->author_names));
	end_field(maker);
}

static void add_date(struct bib_maker *maker)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
					      "jul", "aug", "sep", "oct", "nov", "dec" };
	struct date date = maker->paper->date;

	if (date.precision == DATE_UNKNOWN || date.year == 0)
		return;
	if (maker->is_biblatex) {
		begin_field(maker, "date");
		date_format(date, maker->out);
		end_field(maker);
		return;
	}
	begin_field(maker, "year");
	strbuf_add_number(maker->out, date.year, 4);
	end_field(maker);
	if (date.precision >= DATE_MONTH)
		strbuf_addf(maker->out, "  month = %s,\n", months[date.month - 1]);
	if (date.precision >= DATE_DAY) {
		begin_field(maker, "day");
		strbuf_add_number(maker->out, date.day, 1);
		end_field(maker);
	}
}

/* With the dash of TeX between numbers. */
static void add_pages(struct bib_maker *maker)
{
	struct str pages = paper_get_rare(maker->paper, FIELD_PAGES);

	strbuf_clear(maker->value);
	for (size_t i = 0; i < pages.len; i++) {
		bool is_between = pages.p[i] == '-' && i > 0 && i + 1 < pages.len &&
				  char_is_digit(pages.p[i - 1]) && pages.p[i + 1] != '-';

		strbuf_add_cstr(maker->value, is_between ? "-" : "");
		strbuf_add_byte(maker->value, pages.p[i]);
	}
	add_text(maker, "pages", strbuf_str(maker->value), &text_style);
}

/* Only what is no word of the entry itself, and what biblatex asks for. */
static void add_type(struct bib_maker *maker)
{
	struct str type = paper_get_rare(maker->paper, FIELD_TYPE);

	if (maker->kind->word && (maker->is_biblatex || str_equal(type, STR("thesis"))))
		add_text(maker, "type", str_from(maker->kind->word), &text_style);
	else if (str_equal(paper_type_from(type), type) &&
		 !str_equal(paper_type_from(str_from(maker->entry->name)), type))
		add_text(maker, "type", type, &text_style);
}

/* A category of arXiv: cs.LG, hep-th. */
static bool is_arxiv_class(struct str category)
{
	for (size_t i = 0; i < category.len; i++)
		if (!(category.p[i] >= 'a' && category.p[i] <= 'z') &&
		    !(category.p[i] >= 'A' && category.p[i] <= 'Z') && category.p[i] != '.' &&
		    category.p[i] != '-')
			return false;
	return category.len > 0;
}

static void add_eprint(struct bib_maker *maker)
{
	struct str categories = paper_get_rare(maker->paper, FIELD_CATEGORIES);
	struct str first, rest = categories;

	if (maker->paper->arxiv_id.len == 0)
		return;
	add_address(maker, "eprint", maker->paper->arxiv_id);
	add_address(maker, maker->is_biblatex ? "eprinttype" : "archivePrefix",
		    maker->is_biblatex ? STR("arxiv") : STR("arXiv"));
	if (tags_next(&rest, &first) && is_arxiv_class(first))
		add_address(maker, maker->is_biblatex ? "eprintclass" : "primaryClass", first);
}

/*
 * The items with commas between, as biber and JabRef part them. Where an item has one itself,
 * semicolons do, of which our reader must see one. Each is TeX of its own.
 */
static void add_list(struct bib_maker *maker, const char *name, struct str list)
{
	bool has_comma = str_find(list, STR(",")) != SIZE_MAX;
	struct bib_style style = text_style;
	struct str item;
	size_t count = 0;

	if (list.len == 0)
		return;
	style.has_only_letters &= !maker->is_biblatex;
	begin_field(maker, name);
	for (; tags_next(&list, &item); count++) {
		if (count > 0)
			strbuf_add_cstr(maker->out, has_comma ? "; " : ", ");
		bib_text_add(maker->out, compose(maker, item), &style);
	}
	if (has_comma && count == 1)
		strbuf_add_byte(maker->out, ';');
	end_field(maker);
}

/* All categories, where the primary one is not all. */
static void add_categories(struct bib_maker *maker)
{
	struct str categories = paper_get_rare(maker->paper, FIELD_CATEGORIES);
	struct str first, rest = categories;

	if (tags_next(&rest, &first) && maker->paper->arxiv_id.len > 0 && is_arxiv_class(first) &&
	    !tags_next(&rest, &first))
		return;
	add_list(maker, "categories", categories);
}

/* As JabRef has them: our own words where it has none. */
static void add_marks(struct bib_maker *maker, const struct marks *marks, bool has_note)
{
	static const char *const words[READING_STATUS_COUNT] = {
		[READING_STARTED] = "skimmed",
		[READING_DONE] = "read",
	};

	add_list(maker, "groups", marks->tags);
	if (marks->priority > 0)
		strbuf_addf(maker->out, "  priority = {prio%d},\n", marks->priority);
	if (marks->status < READING_STATUS_COUNT && words[marks->status])
		strbuf_addf(maker->out, "  readstatus = {%s},\n", words[marks->status]);
	if (has_note)
		add_text(maker, maker->is_biblatex ? "annotation" : "annote", marks->note,
			 &note_style);
}

static void add_publication(struct bib_maker *maker)
{
	const struct bib_entry *entry = maker->entry;

	add_names(maker);
	add_text(maker, "title", maker->paper->title, &title_style);
	add_field(maker, entry->venue, FIELD_VENUE, &markup_style);
	add_date(maker);
	add_field(maker, "volume", FIELD_VOLUME, &text_style);
	add_field(maker, entry->issue, FIELD_ISSUE, &text_style);
	add_pages(maker);
	add_field(maker, entry->publisher, FIELD_PUBLISHER, &markup_style);
	add_type(maker);
}

static void add_links(struct bib_maker *maker)
{
	add_eprint(maker);
	add_address(maker, "doi", maker->paper->doi);
	add_address(maker, "pmid", paper_get_rare(maker->paper, FIELD_PMID));
	add_address(maker, "pmcid", paper_get_rare(maker->paper, FIELD_PMCID));
	add_address(maker, "url", maker->paper->url);
	add_address(maker, "pdf", paper_get_rare(maker->paper, FIELD_PDF));
	add_address(maker, "code", paper_get_rare(maker->paper, FIELD_CODE));
}

static void add_content(struct bib_maker *maker)
{
	add_list(maker, "keywords", maker->paper->keywords);
	add_categories(maker);
	add_text(maker, "tldr", maker->paper->summary, &markup_style);
	add_text(maker, "abstract", maker->paper->abstract, &markup_style);
}

static void bib_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	struct bib_state *state = writer->state;
	struct bib_maker maker = {
		.out = out,
		.value = &state->value,
		.composed = &state->composed,
		.paper = row->paper,
		.kind = bib_kind_of(paper_get_rare(row->paper, FIELD_TYPE)),
		.is_biblatex = writer->options.biblatex,
	};

	maker.entry = &maker.kind->entries[maker.is_biblatex];
	strbuf_add_byte(out, '@');
	strbuf_add_cstr(out, maker.entry->name);
	strbuf_add_byte(out, '{');
	bib_keys_add(&state->keys, out, row->paper, writer->rows);
	strbuf_add_cstr(out, ",\n");
	add_publication(&maker);
	add_links(&maker);
	add_content(&maker);
	add_marks(&maker, row->marks, writer->options.notes);
	strbuf_add_cstr(out, "}\n\n");
}

static void bib_begin(struct writer *writer, struct strbuf *out)
{
	struct bib_state *state = writer->state;

	(void)out;
	strbuf_init(&state->value);
	strbuf_init(&state->composed);
	bib_keys_find(&state->keys, writer->set.papers, writer->set.chosen, writer->set.count);
}

static void bib_release(void *pointer)
{
	struct bib_state *state = pointer;

	bib_keys_free(&state->keys);
	strbuf_free(&state->value);
	strbuf_free(&state->composed);
}

bool bib_holds(const struct paper *paper, const struct marks *marks, enum csv_column column)
{
	struct str type = paper_get_rare(paper, FIELD_TYPE);

	(void)marks;
	switch ((int)column) {
	case COLUMN_DATE:
		return paper->date.year > 0;
	case COLUMN_TYPE:
		return str_equal(paper_type_from(type), type);
	case COLUMN_PDF:
		return address_is_web(paper_get_rare(paper, FIELD_PDF));
	}
	return true;
}

const struct writer_format writer_bib = {
	.name = "bib",
	.title = "BibTeX",
	.extension = ".bib",
	.other_extension = ".bibtex",
	.columns = BIB_COLUMNS,
	.options = WRITER_OPTION(BIBLATEX),
	.asked = WRITER_COLUMN(NOTE),
	.holds = bib_holds,
	.state_size = sizeof(struct bib_state),
	.begin = bib_begin,
	.row = bib_row,
	.is_lines = true,
	.release = bib_release,
};
