/*
 * CSL-JSON: an array with an item a paper. What citation styles have no variable for is in the
 * item's "custom", in an object named "shortlist", from which our reader takes it back.
 */

#include "config.h"

#include "model/address.h"
#include "model/names_parts.h"
#include "write/bib_key.h"
#include "write/formats.h"
#include "write/text_out.h"

/* What is not here is a document. */
static const struct {
	struct str type;
	const char *word;
} types[] = {
	{ STR_INIT("article"), "article-journal" },
	{ STR_INIT("inproceedings"), "paper-conference" },
	{ STR_INIT("proceedings"), "book" },
	{ STR_INIT("preprint"), "article" },
	{ STR_INIT("unpublished"), "manuscript" },
	{ STR_INIT("book"), "book" },
	{ STR_INIT("incollection"), "chapter" },
	{ STR_INIT("thesis"), "thesis" },
	{ STR_INIT("report"), "report" },
	{ STR_INIT("dataset"), "dataset" },
	{ STR_INIT("software"), "software" },
	{ STR_INIT("webpage"), "webpage" },
	{ STR_INIT("patent"), "patent" },
	{ STR_INIT("standard"), "standard" },
	{ STR_INIT("manual"), "book" },
	{ STR_INIT("presentation"), "speech" },
	{ STR_INIT("news"), "article-newspaper" },
	{ STR_INIT("entry"), "entry" },
	{ STR_INIT("legal"), "legal_case" },
	{ STR_INIT("map"), "map" },
	{ STR_INIT("image"), "graphic" },
	{ STR_INIT("audio"), "song" },
	{ STR_INIT("video"), "motion_picture" },
	{ STR_INIT("correspondence"), "personal_communication" },
};

static const char *type_word(struct str type)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_equal(types[i].type, type))
			return types[i].word;
	return "document";
}

struct csl_state {
	struct bib_keys keys;
};

/* Where members of an object go. */
struct members {
	struct strbuf *out;
	bool is_ascii;
	bool is_first;
};

static void add_key(struct members *members, const char *key)
{
	strbuf_add_cstr(members->out, members->is_first ? "\"" : ",\"");
	strbuf_add_cstr(members->out, key);
	strbuf_add_cstr(members->out, "\":");
	members->is_first = false;
}

static void add_string(struct members *members, const char *key, struct str value)
{
	if (value.len == 0)
		return;
	add_key(members, key);
	text_out_json(members->out, value, members->is_ascii);
}

/* Text in which programs read HTML, and no TeX but formulas. */
static void add_text(struct members *members, const char *key, struct str value)
{
	struct strbuf text;

	strbuf_init(&text);
	text_out_shown(&text, value);
	add_string(members, key, strbuf_str(&text));
	strbuf_free(&text);
}

static void add_name_part(struct members *members, const char *key, struct str part)
{
	struct strbuf text;

	strbuf_init(&text);
	text_out_name_part(&text, part);
	add_string(members, key, strbuf_str(&text));
	strbuf_free(&text);
}

static void add_number(struct members *members, const char *key, int32_t number)
{
	add_key(members, key);
	strbuf_add_number(members->out, number, 1);
}

static void add_moment(struct members *members, const char *key, int64_t moment)
{
	struct strbuf text;

	strbuf_init(&text);
	if (moment != 0)
		date_format_moment(moment, &text);
	add_string(members, key, strbuf_str(&text));
	strbuf_free(&text);
}

static void add_list(struct members *members, const char *key, struct str list)
{
	struct str item;
	bool is_first = true;

	if (list.len == 0)
		return;
	add_key(members, key);
	strbuf_add_byte(members->out, '[');
	while (tags_next(&list, &item)) {
		strbuf_add_cstr(members->out, is_first ? "" : ",");
		text_out_json(members->out, item, members->is_ascii);
		is_first = false;
	}
	strbuf_add_byte(members->out, ']');
}

/* A list in a text: its separator is a semicolon, of which one behind a single item with commas
 * says so. */
static void add_joined(struct members *members, const char *key, struct str list)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_set(&text, list);
	if (str_find(list, STR(",")) != SIZE_MAX && str_find(list, STR(";")) == SIZE_MAX)
		strbuf_add_byte(&text, ';');
	add_string(members, key, strbuf_str(&text));
	strbuf_free(&text);
}

static void add_name(struct members *of, struct str name)
{
	struct name_parts parts = name_parts_of(name);
	struct members members = { of->out, of->is_ascii, true };

	strbuf_add_byte(of->out, '{');
	if (parts.is_whole) {
		add_name_part(&members, "literal", parts.family);
	} else {
		add_name_part(&members, "family", parts.family);
		add_name_part(&members, "given", parts.given);
		add_name_part(&members, "non-dropping-particle", parts.particle);
		add_name_part(&members, "suffix", parts.suffix);
	}
	strbuf_add_byte(of->out, '}');
}

static void add_authors(struct members *members, struct str names)
{
	struct str name;
	bool is_first = true;

	if (names.len == 0)
		return;
	add_key(members, "author");
	strbuf_add_byte(members->out, '[');
	while (names_next(&names, &name)) {
		strbuf_add_cstr(members->out, is_first ? "" : ",");
		add_name(members, name);
		is_first = false;
	}
	strbuf_add_byte(members->out, ']');
}

static void add_date(struct members *members, struct date date)
{
	if (date.precision == DATE_UNKNOWN || date.year == 0)
		return;
	add_key(members, "issued");
	strbuf_add_cstr(members->out, "{\"date-parts\":[[");
	strbuf_add_number(members->out, date.year, 1);
	for (int i = DATE_MONTH; i <= (int)date.precision; i++) {
		strbuf_add_byte(members->out, ',');
		strbuf_add_number(members->out, i == DATE_MONTH ? date.month : date.day, 1);
	}
	strbuf_add_cstr(members->out, "]]}");
}

/* arXiv's id as Zotero has it for preprints. */
static void add_identifiers(struct members *members, const struct paper *paper)
{
	struct strbuf text;

	strbuf_init(&text);
	add_string(members, "DOI", paper->doi);
	add_string(members, "PMID", paper_get_rare(paper, FIELD_PMID));
	add_string(members, "PMCID", paper_get_rare(paper, FIELD_PMCID));
	if (paper->url.len > 0)
		add_string(members, "URL", paper->url);
	else if (paper->arxiv_id.len > 0 && address_of_paper(paper, &text))
		add_string(members, "URL", strbuf_str(&text));
	if (paper->arxiv_id.len > 0) {
		strbuf_set(&text, STR("arXiv:"));
		strbuf_add(&text, paper->arxiv_id);
		add_string(members, "number", strbuf_str(&text));
	}
	strbuf_free(&text);
}

static void add_imprint(struct members *members, const struct paper *paper)
{
	add_text(members, "container-title", paper_get_rare(paper, FIELD_VENUE));
	add_string(members, "volume", paper_get_rare(paper, FIELD_VOLUME));
	add_string(members, "issue", paper_get_rare(paper, FIELD_ISSUE));
	add_string(members, "page", paper_get_rare(paper, FIELD_PAGES));
	add_text(members, "publisher", paper_get_rare(paper, FIELD_PUBLISHER));
}

static void add_own_fields(struct members *members, const struct paper *paper)
{
	static const enum paper_field counts[] = { FIELD_UPVOTES, FIELD_COMMENTS, FIELD_CITATIONS };
	static const enum paper_field texts[] = { FIELD_SUMMARY, FIELD_PDF, FIELD_CODE };
	static const enum paper_field lists[] = { FIELD_CATEGORIES, FIELD_ALIASES };

	/* An item has a type in any case. */
	add_string(members, "type", paper_get_rare(paper, FIELD_TYPE));
	if (date_is_inferred(paper->date))
		add_string(members, "date_inferred", STR("true"));
	if (paper->title_is_guessed)
		add_string(members, "title_guessed", STR("true"));
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		if (paper_get_count(paper, counts[i]) >= 0)
			add_number(members, field_key(counts[i]),
				   paper_get_count(paper, counts[i]));
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		add_string(members, field_key(texts[i]), paper_get_text(paper, texts[i]));
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		add_list(members, field_key(lists[i]), paper_get_text(paper, lists[i]));
	add_moment(members, field_key(FIELD_ADDED), paper->added);
}

static void add_own_marks(struct members *members, const struct marks *marks)
{
	add_moment(members, "starred", marks->starred_at);
	add_string(members, "status",
		   str_from(reading_status_name((enum reading_status)marks->status)));
	if (marks->priority > 0)
		add_number(members, "priority", marks->priority);
	add_list(members, "tags", marks->tags);
	add_string(members, "note", marks->note);
}

/* It is always there, and says whose file this is. */
static void add_own(struct members *of, const struct writer_row *row)
{
	struct members members = { of->out, of->is_ascii, true };

	add_key(of, "custom");
	strbuf_add_cstr(of->out, "{\"shortlist\":{");
	add_own_fields(&members, row->paper);
	add_own_marks(&members, row->marks);
	strbuf_add_cstr(of->out, "}}");
}

/* What the paper is cited by, as in BibTeX. */
static void add_id(struct members *members, const struct writer *writer, const struct paper *paper)
{
	const struct csl_state *state = writer->state;
	struct strbuf id;

	strbuf_init(&id);
	bib_keys_add(&state->keys, &id, paper, writer->rows);
	add_string(members, "id", strbuf_str(&id));
	strbuf_free(&id);
}

static void csl_begin(struct writer *writer, struct strbuf *out)
{
	struct csl_state *state = writer->state;

	bib_keys_find(&state->keys, writer->set.papers, writer->set.chosen, writer->set.count);
	strbuf_add_cstr(out, "[\n");
}

static void csl_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	const struct paper *paper = row->paper;
	struct members members = { out, writer->options.is_printable, true };

	strbuf_add_cstr(out, writer->rows > 0 ? ",\n{" : "{");
	add_id(&members, writer, paper);
	add_string(&members, "citation-key", paper_get_rare(paper, FIELD_CITATION_KEY));
	add_string(&members, "type", str_from(type_word(paper_get_rare(paper, FIELD_TYPE))));
	add_text(&members, "title", paper->title);
	add_authors(&members, paper->author_names);
	add_date(&members, paper->date);
	add_imprint(&members, paper);
	add_identifiers(&members, paper);
	add_text(&members, "abstract", paper->abstract);
	add_joined(&members, "keyword", paper->keywords);
	add_own(&members, row);
	strbuf_add_byte(out, '}');
}

static void csl_end(struct writer *writer, struct strbuf *out)
{
	strbuf_add_cstr(out, writer->rows > 0 ? "\n]\n" : "]\n");
}

static void csl_release(void *state_memory)
{
	struct csl_state *state = state_memory;

	bib_keys_free(&state->keys);
}

const struct writer_format writer_csl = {
	.name = "csl",
	.title = "CSL-JSON",
	.extension = ".json",
	.columns = WRITER_ALL_COLUMNS & ~(WRITER_COLUMN(AUTHORS) | WRITER_COLUMN(TOPICS)),
	.state_size = sizeof(struct csl_state),
	.begin = csl_begin,
	.row = csl_row,
	.end = csl_end,
	.release = csl_release,
};
