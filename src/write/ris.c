/*
 * RIS, a field a line. What RIS can't tell apart is behind a line of its own, "DP  -
 * shortlist": the reader's tags as further keywords, the note, and the type where TY has no word
 * for it, or is GEN because the paper has none. Our reader takes it back from there; any other
 * program finds keywords and a note.
 */

#include "config.h"

#include "model/address.h"
#include "model/names_parts.h"
#include "model/paper_type.h"
#include "write/formats.h"
#include "write/text_out.h"

/* Of papers of any other type, and of none. */
#define RIS_ANY_TYPE "GEN"

/* The first row of a type is how it is written. */
static const struct {
	struct str type;
	const char *tag;
} types[] = {
	{ STR_INIT("article"), "JOUR" },      { STR_INIT("inproceedings"), "CONF" },
	{ STR_INIT("proceedings"), "CONF" },  { STR_INIT("preprint"), "UNPB" },
	{ STR_INIT("unpublished"), "UNPB" },  { STR_INIT("book"), "BOOK" },
	{ STR_INIT("incollection"), "CHAP" }, { STR_INIT("thesis"), "THES" },
	{ STR_INIT("report"), "RPRT" },       { STR_INIT("dataset"), "DATA" },
	{ STR_INIT("software"), "COMP" },     { STR_INIT("webpage"), "ELEC" },
	{ STR_INIT("patent"), "PAT" },        { STR_INIT("standard"), "STAND" },
	{ STR_INIT("manual"), "BOOK" },       { STR_INIT("presentation"), "SLIDE" },
	{ STR_INIT("news"), "NEWS" },         { STR_INIT("entry"), "ENCYC" },
	{ STR_INIT("legal"), "LEGAL" },       { STR_INIT("map"), "MAP" },
	{ STR_INIT("image"), "FIGURE" },      { STR_INIT("audio"), "SOUND" },
	{ STR_INIT("video"), "VIDEO" },       { STR_INIT("correspondence"), "PCOMM" },
};

static const char *type_tag(struct str type)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_equal(types[i].type, type))
			return types[i].tag;
	return RIS_ANY_TYPE;
}

static void begin_line(struct strbuf *out, const char *tag)
{
	strbuf_add_cstr(out, tag);
	strbuf_add_cstr(out, "  - ");
}

static void end_line(struct strbuf *out)
{
	strbuf_add_cstr(out, "\r\n");
}

static void add_line(struct strbuf *out, const char *tag, struct str value)
{
	if (value.len == 0)
		return;
	begin_line(out, tag);
	text_out_line(out, value);
	end_line(out);
}

/* Programs that read RIS take entities for what they mean, so that they must not be read from ours.
 */
static void add_text(struct strbuf *out, const char *tag, struct str value)
{
	struct strbuf text;

	strbuf_init(&text);
	text_out_unmarked(&text, value);
	add_line(out, tag, strbuf_str(&text));
	strbuf_free(&text);
}

/* The same without what programs that know no TeX would show of it. */
static void add_shown(struct strbuf *out, const char *tag, struct str value)
{
	struct strbuf text;

	strbuf_init(&text);
	text_out_shown(&text, value);
	add_line(out, tag, strbuf_str(&text));
	strbuf_free(&text);
}

/* "van der Berg, Ludwig, Jr."; a name without parts as it is. */
static void add_name(struct strbuf *out, struct str name)
{
	struct name_parts parts = name_parts_of(name);
	struct strbuf text;

	strbuf_init(&text);
	text_out_name_part(&text, parts.particle);
	strbuf_add_cstr(&text, parts.particle.len > 0 ? " " : "");
	text_out_name_part(&text, parts.family);
	strbuf_add_cstr(&text, parts.given.len > 0 || parts.suffix.len > 0 ? ", " : "");
	text_out_name_part(&text, parts.given);
	strbuf_add_cstr(&text, parts.suffix.len > 0 ? ", " : "");
	text_out_name_part(&text, parts.suffix);
	add_line(out, "AU", strbuf_str(&text));
	strbuf_free(&text);
}

static void add_names(struct strbuf *out, struct str names)
{
	struct str name;

	while (names_next(&names, &name))
		add_name(out, name);
}

/* The year alone, and as much as is known of "2024/03/05". */
static void add_date(struct strbuf *out, struct date date)
{
	if (date.precision == DATE_UNKNOWN || date.year == 0)
		return;
	begin_line(out, "PY");
	strbuf_add_number(out, date.year, 4);
	end_line(out);
	if (date.precision < DATE_MONTH)
		return;
	begin_line(out, "DA");
	strbuf_add_number(out, date.year, 4);
	strbuf_add_byte(out, '/');
	strbuf_add_number(out, date.month, 2);
	strbuf_add_byte(out, '/');
	if (date.precision == DATE_DAY)
		strbuf_add_number(out, date.day, 2);
	else
		strbuf_add_byte(out, '/');
	end_line(out);
}

/* How long a dash at the front of s is: - or -- or an en dash. */
static size_t dash_len(struct str s)
{
	static const struct str dashes[] = { STR_INIT("--"), STR_INIT("-"),
					     STR_INIT("\xE2\x80\x93") };

	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++)
		if (str_starts_with(s, dashes[i]))
			return dashes[i].len;
	return 0;
}

static size_t find_dash(struct str s)
{
	size_t at = 0;

	while (at < s.len && dash_len(str_drop(s, at)) == 0)
		at++;
	return at;
}

/* A first and a last page where that is all there is; else SP has the whole. */
static void add_pages(struct strbuf *out, struct str pages)
{
	size_t at = find_dash(pages);
	struct str rest = str_drop(pages, at);
	struct str first = str_trim(str_sub(pages, 0, at));
	struct str last = str_trim(str_drop(rest, dash_len(rest)));

	if (first.len == 0 || last.len == 0 || find_dash(last) < last.len ||
	    str_find(pages, STR(",")) != SIZE_MAX || str_equal(first, last)) {
		add_line(out, "SP", pages);
		return;
	}
	add_line(out, "SP", first);
	add_line(out, "EP", last);
}

static void add_items(struct strbuf *out, const char *tag, struct str list)
{
	struct str item;

	while (tags_next(&list, &item))
		add_line(out, tag, item);
}

/* What a database calls the paper; the prefix says whose number it is. */
static void add_number(struct strbuf *out, const char *prefix, struct str number)
{
	if (number.len == 0)
		return;
	strbuf_add_cstr(out, "AN  - ");
	strbuf_add_cstr(out, prefix);
	text_out_line(out, number);
	end_line(out);
}

static void add_identifiers(struct strbuf *out, const struct paper *paper)
{
	struct strbuf address;

	add_line(out, "DO", paper->doi);
	add_number(out, "arXiv:", paper->arxiv_id);
	add_number(out, "PMID:", paper_get_rare(paper, FIELD_PMID));
	add_number(out, "", paper_get_rare(paper, FIELD_PMCID));
	strbuf_init(&address);
	if (paper->url.len > 0)
		add_line(out, "UR", paper->url);
	else if (paper->arxiv_id.len > 0 && address_of_paper(paper, &address))
		add_line(out, "UR", strbuf_str(&address));
	strbuf_free(&address);
	add_line(out, "L1", paper_get_rare(paper, FIELD_PDF));
}

static void add_imprint(struct strbuf *out, const struct paper *paper)
{
	add_shown(out, "T2", paper_get_rare(paper, FIELD_VENUE));
	add_line(out, "VL", paper_get_rare(paper, FIELD_VOLUME));
	add_line(out, "IS", paper_get_rare(paper, FIELD_ISSUE));
	add_pages(out, paper_get_rare(paper, FIELD_PAGES));
	add_shown(out, "PB", paper_get_rare(paper, FIELD_PUBLISHER));
}

/* Whether TY says no more and no less than the type. */
static bool is_told(struct str type)
{
	const char *tag = type_tag(type);

	return !str_equal(str_from(tag), STR(RIS_ANY_TYPE)) &&
	       str_equal(paper_type_from(str_from(tag)), type);
}

/* What only our reader tells from the rest. */
static void add_own(struct strbuf *out, const struct writer_row *row)
{
	struct str type = paper_get_rare(row->paper, FIELD_TYPE);

	if (is_told(type) && row->marks->tags.len == 0 && row->marks->note.len == 0)
		return;
	add_line(out, "DP", STR("shortlist"));
	add_line(out, "M3", is_told(type) ? STR("") : type);
	add_items(out, "KW", row->marks->tags);
	add_text(out, "N1", row->marks->note);
}

static void ris_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	const struct paper *paper = row->paper;

	(void)writer;
	add_line(out, "TY", str_from(type_tag(paper_get_rare(paper, FIELD_TYPE))));
	add_line(out, "ID", paper_get_rare(paper, FIELD_CITATION_KEY));
	add_shown(out, "TI", paper->title);
	add_names(out, paper->author_names);
	add_date(out, paper->date);
	add_imprint(out, paper);
	add_identifiers(out, paper);
	add_shown(out, "AB", paper->abstract);
	add_items(out, "KW", paper->keywords);
	add_own(out, row);
	strbuf_add_cstr(out, "ER  - \r\n\r\n");
}

/* Another address of the PDF is a name on somebody's disk, and a note is one line. */
static bool ris_holds(const struct paper *paper, const struct marks *marks, enum csv_column column)
{
	if (column == COLUMN_NOTE)
		return str_find(marks->note, STR("\n")) == SIZE_MAX;
	return column != COLUMN_PDF || address_is_web(paper_get_rare(paper, FIELD_PDF));
}

const struct writer_format writer_ris = {
	.name = "ris",
	.title = "RIS",
	.extension = ".ris",
	.columns = WRITER_COLUMN(TITLE) | WRITER_COLUMN(AUTHOR_NAMES) | WRITER_COLUMN(DATE) |
		   WRITER_COLUMN(TAGS) | WRITER_COLUMN(NOTE) | WRITER_COLUMN(ARXIV_ID) |
		   WRITER_COLUMN(DOI) | WRITER_COLUMN(URL) | WRITER_COLUMN(KEYWORDS) |
		   WRITER_COLUMN(ABSTRACT) | WRITER_COLUMN(VENUE) | WRITER_COLUMN(TYPE) |
		   WRITER_COLUMN(VOLUME) | WRITER_COLUMN(ISSUE) | WRITER_COLUMN(PAGES) |
		   WRITER_COLUMN(PUBLISHER) | WRITER_COLUMN(PDF) | WRITER_COLUMN(CITATION_KEY) |
		   WRITER_COLUMN(PMID) | WRITER_COLUMN(PMCID),
	.holds = ris_holds,
	.is_lines = true,
	.row = ris_row,
};
