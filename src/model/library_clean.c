/*
 * A draft's text is cleaned straight into the arena: the searched fields first, as the run that
 * library.h promises, and the others behind it, the rare ones last. Room is taken for the worst
 * that cleaning can make of the bytes; the caller gives back what was not needed, or everything
 * when the paper is known.
 */

#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "model/library_internal.h"
#include "model/names.h"
#include "model/pages.h"

#define WORST_GROWTH 3 /* see utf8_clean */

static bool is_identifier(enum paper_field field)
{
	return paper_fields[field].type == FIELD_TYPE_ARXIV_ID ||
	       paper_fields[field].type == FIELD_TYPE_DOI;
}

/* Cuts text that is too long between two characters. */
static struct str cut_text(struct str s)
{
	size_t len = LIBRARY_TEXT_MAX;

	if (s.len <= len)
		return s;
	while (len > LIBRARY_TEXT_MAX - 3 && ((unsigned char)s.p[len] & 0xC0) == 0x80)
		len--;
	return str_sub(s, 0, len);
}

/* What cleaning can make of a text at most. */
static uint64_t worst_len(struct str text)
{
	return WORST_GROWTH * (uint64_t)cut_text(text).len;
}

static uint64_t worst_rare_size(const struct paper *draft)
{
	const char *rest = draft->rare;
	uint64_t size = PAPER_RARE_END;
	enum paper_field field;
	struct str text;

	while (paper_next_rare(&rest, &field, &text))
		size += PAPER_RARE_HEADER + worst_len(text);
	return size;
}

static size_t worst_size(const struct paper *draft)
{
	uint64_t size = PAPER_RUN_COUNT;

	for (size_t i = 0; i < paper_member_text_count; i++) {
		enum paper_field field = paper_member_texts[i];

		if (is_identifier(field))
			size += IDENTIFIER_MAX;
		else
			size += worst_len(paper_get_text(draft, field));
	}
	if (draft->rare)
		size += worst_rare_size(draft);
	if (size > SIZE_MAX)
		alloc_out_of_memory();
	return (size_t)size;
}

/* Words are in lower case. */
static void lower(char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] >= 'A' && text[i] <= 'Z')
			text[i] = (char)(text[i] + ('a' - 'A'));
}

/* Returns how many bytes it wrote. */
static size_t clean_text(struct str text, enum field_type type, char *out)
{
	bool is_ascii;
	size_t len;

	text = cut_text(text);
	if (text.len == 0)
		return 0;
	len = utf8_clean(text, out, &is_ascii);
	if (type == FIELD_TYPE_WORD)
		lower(out, len);
	return len;
}

static char *clean_field(const struct paper *draft, struct paper *clean, enum paper_field field,
			 char *out)
{
	size_t len = clean_text(paper_get_text(draft, field), field_type(field), out);

	*paper_text(clean, field) = (struct str){ out, len };
	return out + len;
}

static char *clean_rare(const struct paper *draft, struct paper *clean, char *out)
{
	const char *rest = draft->rare, *run = out;
	enum paper_field field;
	struct str text;

	while (paper_next_rare(&rest, &field, &text)) {
		size_t len = clean_text(text, field_type(field), out + PAPER_RARE_HEADER);

		if (field == FIELD_PAGES)
			len = pages_normalise(out + PAPER_RARE_HEADER, len);

		if (len > 0)
			out = paper_put_rare(out, field, len) + len;
	}
	if (out == run)
		return out;
	clean->rare = run;
	return paper_end_rare(out);
}

static char *put_identifier(const char *id, struct str *field, char *out)
{
	*field = (struct str){ out, strlen(id) };
	memcpy(out, id, field->len);
	return out + field->len;
}

/* Whether a text can be an address; a number alone is none. */
static bool is_address(struct str url)
{
	return str_find(str_sub(url, 0, 64), STR("/")) != SIZE_MAX;
}

/* The arXiv id, from wherever the draft has it. */
static bool read_arxiv_id(const struct paper *draft, struct str doi, char id[IDENTIFIER_MAX])
{
	if (draft->arxiv_id.len && arxiv_id_normalise(draft->arxiv_id, id))
		return true;
	if (library_is_arxiv_doi(doi) && arxiv_id_normalise(doi, id))
		return true;
	return is_address(draft->url) && arxiv_id_normalise(draft->url, id);
}

/* The version of that id, where the draft says it. */
static uint8_t read_version(const struct paper *draft, const char *id)
{
	const struct str texts[] = { draft->arxiv_id, draft->url };
	uint8_t version = draft->title_version;

	for (size_t i = 0; version == 0 && i < COUNT_OF(texts); i++)
		version = arxiv_id_version(str_sub(texts[i], 0, IDENTIFIER_MAX), id);
	return version;
}

/* The DOI, also where only the address has it. */
static bool read_doi(const struct paper *draft, char id[IDENTIFIER_MAX])
{
	if (draft->doi.len && doi_normalise(draft->doi, id))
		return true;
	return is_address(draft->url) && str_find(draft->url, STR("10.")) != SIZE_MAX &&
	       doi_normalise(draft->url, id);
}

static char *clean_identifiers(const struct paper *draft, struct paper *clean, char *out)
{
	char id[IDENTIFIER_MAX];

	if ((draft->doi.len || draft->url.len) && read_doi(draft, id))
		out = put_identifier(id, &clean->doi, out);
	if ((draft->arxiv_id.len || draft->url.len || clean->doi.len) &&
	    read_arxiv_id(draft, clean->doi, id)) {
		out = put_identifier(id, &clean->arxiv_id, out);
		clean->title_version = read_version(draft, id);
	}
	return out;
}

/* A DOI or an arXiv id in place of the address says nothing beside the paper's own, and leads
 * nowhere. */
static void drop_bare_url(struct paper *clean)
{
	char id[IDENTIFIER_MAX];

	if (!identifier_is_bare(clean->url))
		return;
	if ((doi_normalise(clean->url, id) && str_equal(clean->doi, str_from(id))) ||
	    (arxiv_id_normalise(clean->url, id) && str_equal(clean->arxiv_id, str_from(id))))
		clean->url = STR("");
}

static int32_t clean_count(int32_t count)
{
	return count < 0 ? COUNT_UNKNOWN : count;
}

/* The numbers, and what is no text. Where the names are known and no number, they are counted. */
static void copy_values(const struct paper *draft, struct paper *clean)
{
	for (size_t i = 0; i < paper_member_number_count; i++) {
		enum paper_field field = paper_member_numbers[i];

		if (field_type(field) == FIELD_TYPE_COUNT)
			*paper_count(clean, field) = clean_count(paper_get_count(draft, field));
		else
			*paper_moment(clean, field) = paper_get_moment(draft, field);
	}
	if (clean->authors == COUNT_UNKNOWN && clean->author_names.len > 0)
		clean->authors = names_count(clean->author_names);
	clean->date = draft->date;
	clean->title_is_guessed = draft->title_is_guessed && clean->title.len > 0;
}

/* Copies the rare texts of a paper into a buffer of its own. */
static void copy_rare(struct paper *paper, struct strbuf *rare)
{
	const char *rest = paper->rare;
	enum paper_field field;
	struct str text;

	while (paper_next_rare(&rest, &field, &text))
		;
	if (paper->rare)
		strbuf_set(rare, (struct str){ paper->rare,
					       (size_t)(rest - paper->rare) + PAPER_RARE_END });
	paper->rare = paper->rare ? rare->data : NULL;
}

/* Writes one of PubMed's numbers in its normal form, from where the draft has it. */
static void set_pubmed_id(struct paper *named, enum paper_field field, struct strbuf *rare)
{
	bool (*normalise)(struct str, char[IDENTIFIER_MAX]) =
		field == FIELD_PMID ? pmid_normalise : pmcid_normalise;
	struct str text = paper_get_text(named, field);
	char id[IDENTIFIER_MAX] = "";

	if ((text.len == 0 || !normalise(text, id)) && is_address(named->url))
		normalise(named->url, id);
	paper_set_text(named, field, str_from(id), rare);
}

/* Whether a paper's number may be PubMed's, be it in its address. */
static bool may_have_pubmed_id(const struct paper *draft)
{
	return paper_get_text(draft, FIELD_PMID).len > 0 ||
	       paper_get_text(draft, FIELD_PMCID).len > 0 || pubmed_may_be_address(draft->url);
}

static size_t clean_draft(struct arena *arena, const struct paper *draft, struct paper *clean,
			  size_t *reserved)
{
	char *run, *out;

	*reserved = worst_size(draft);
	run = out = arena_text(arena, *reserved);
	paper_init(clean);
	for (size_t i = 0; i < PAPER_RUN_COUNT; i++) {
		out = clean_field(draft, clean, paper_run[i], out);
		*out++ = '\n';
	}
	for (size_t i = 0; i < paper_member_text_count; i++)
		if (!paper_fields[paper_member_texts[i]].is_searched &&
		    !is_identifier(paper_member_texts[i]))
			out = clean_field(draft, clean, paper_member_texts[i], out);
	out = clean_identifiers(draft, clean, out);
	drop_bare_url(clean);
	if (draft->rare)
		out = clean_rare(draft, clean, out);
	copy_values(draft, clean);
	return (size_t)(out - run);
}

size_t library_clean(struct arena *arena, const struct paper *draft, struct paper *clean,
		     size_t *reserved)
{
	struct paper named = *draft;
	struct strbuf rare;
	size_t used;

	if (!may_have_pubmed_id(draft))
		return clean_draft(arena, draft, clean, reserved);
	strbuf_init(&rare);
	copy_rare(&named, &rare);
	set_pubmed_id(&named, FIELD_PMID, &rare);
	set_pubmed_id(&named, FIELD_PMCID, &rare);
	used = clean_draft(arena, &named, clean, reserved);
	strbuf_free(&rare);
	return used;
}

struct str library_clean_source(struct arena *arena, struct str name)
{
	size_t reserved, len;
	bool is_ascii;
	char *out;

	name = cut_text(name);
	reserved = WORST_GROWTH * name.len;
	out = arena_text(arena, reserved);
	len = utf8_clean(name, out, &is_ascii);
	arena_text_shrink(arena, reserved - len);
	for (size_t i = 0; i < len; i++)
		if (out[i] == ';')
			out[i] = ',';
	return (struct str){ out, len };
}
