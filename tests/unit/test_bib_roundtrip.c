/*
 * What is written as BibTeX, or as a page with BibTeX in it, and read again is the same, as far as
 * BibTeX can say it. The papers are random; their text is made of what TeX, BibTeX, HTML and our
 * own readers have a meaning for. Text with a backslash may come back as what it is shown as:
 * Schr\"odinger as Schrödinger.
 *
 * $SHORTLIST_PAPERS is how many papers, $SHORTLIST_SEED another choice of them; the usual number
 * has each piece next to most others.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "model/names_parts.h"
#include "paper_types.h"
#include "text/tex.h"
#include "unit/bib_pieces.h"
#include "write/bib_compose.h"
#include "write/text_out.h"
#include "written_again.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))

struct maker {
	uint64_t seed;
	struct strbuf texts[FIELD_COUNT];
	struct strbuf rare, tags, note;
};

static void maker_init(struct maker *maker, uint64_t seed)
{
	*maker = (struct maker){ .seed = seed };
	for (size_t i = 0; i < FIELD_COUNT; i++)
		strbuf_init(&maker->texts[i]);
	strbuf_init(&maker->rare);
	strbuf_init(&maker->tags);
	strbuf_init(&maker->note);
}

static void maker_free(struct maker *maker)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		strbuf_free(&maker->texts[i]);
	strbuf_free(&maker->rare);
	strbuf_free(&maker->tags);
	strbuf_free(&maker->note);
}

static bool one_in(struct maker *maker, size_t n)
{
	return support_below(&maker->seed, n) == 0;
}

static void add_pieces(struct maker *maker, struct strbuf *out, size_t most)
{
	size_t count = support_below(&maker->seed, most + 1);

	for (size_t i = 0; i < count; i++)
		strbuf_add(out, pieces[support_below(&maker->seed, COUNT_OF(pieces))]);
}

/* Half of the papers lack it. */
static struct str make_text(struct maker *maker, struct strbuf *out, size_t most)
{
	strbuf_clear(out);
	if (one_in(maker, 2))
		add_pieces(maker, out, most);
	return strbuf_str(out);
}

/* Items that are not alike, and in an order that stays: each begins with its number. */
static struct str make_list(struct maker *maker, struct strbuf *out)
{
	size_t count = support_below(&maker->seed, 4);

	strbuf_clear(out);
	for (size_t i = 0; i < count; i++) {
		size_t start;

		if (i > 0)
			strbuf_add_cstr(out, "; ");
		start = out->len;
		strbuf_addf(out, "%zu", i);
		add_pieces(maker, out, 3);
		for (size_t at = start; at < out->len; at++)
			if (out->data[at] == ';')
				out->data[at] = ',';
		strbuf_add_byte(out, 'x');
	}
	return strbuf_str(out);
}

static void add_name(struct maker *maker, struct strbuf *out)
{
	size_t words = 1 + support_below(&maker->seed, 4);

	for (size_t i = 0; i < words; i++) {
		if (i > 0)
			strbuf_add_cstr(out, one_in(maker, 5) ? ", " : " ");
		strbuf_add(out, name_pieces[support_below(&maker->seed, COUNT_OF(name_pieces))]);
	}
}

static struct str make_names(struct maker *maker, struct strbuf *out)
{
	size_t count = support_below(&maker->seed, 4);

	strbuf_clear(out);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_add_cstr(out, "; ");
		add_name(maker, out);
	}
	if (count > 0 && one_in(maker, 4))
		strbuf_add_cstr(out, "; et al.");
	return strbuf_str(out);
}

static void set(struct maker *maker, struct paper *paper, enum paper_field field, struct str text)
{
	paper_set_text(paper, field, text, &maker->rare);
}

/* The rare texts are set in the order of the fields. */
static void make_rare(struct maker *maker, struct paper *paper, uint32_t number)
{
	static const char *const types[] = { "", PAPER_TYPES };
	struct strbuf *text = &maker->texts[FIELD_VENUE];
	bool has_class = one_in(maker, 3);

	set(maker, paper, FIELD_VENUE, make_text(maker, text, 5));
	set(maker, paper, FIELD_TYPE,
	    str_from(types[support_below(&maker->seed, COUNT_OF(types))]));
	set(maker, paper, FIELD_VOLUME, make_text(maker, text, 3));
	set(maker, paper, FIELD_ISSUE, make_text(maker, text, 3));
	set(maker, paper, FIELD_PAGES, one_in(maker, 2) ? STR("e12-34, 7") : STR(""));
	set(maker, paper, FIELD_PUBLISHER, make_text(maker, text, 5));
	set(maker, paper, FIELD_CATEGORIES,
	    has_class ? STR("cs.LG") : make_list(maker, &maker->texts[FIELD_CATEGORIES]));
	set(maker, paper, FIELD_PDF,
	    one_in(maker, 3) ? STR("https://example.org/~x/{a}_b%20$c&d\\#e.pdf") : STR(""));
	set(maker, paper, FIELD_CODE, one_in(maker, 3) ? STR("https://example.org/c") : STR(""));
	strbuf_clear(text);
	if (one_in(maker, 3))
		strbuf_addf(text, "Own:key/%u_x-y+z", number);
	set(maker, paper, FIELD_CITATION_KEY, strbuf_str(text));
}

static void make_identifiers(struct maker *maker, struct paper *paper, uint32_t number)
{
	struct strbuf *id = &maker->texts[FIELD_ARXIV_ID], *doi = &maker->texts[FIELD_DOI];
	struct strbuf *url = &maker->texts[FIELD_URL];

	strbuf_clear(id);
	strbuf_clear(doi);
	strbuf_clear(url);
	strbuf_addf(id, "%02u%02u.%05u", 15 + number % 7, 1 + number % 12, number % 100000);
	strbuf_addf(doi, "10.1000/%%22\"x'(;)<\xC3\xA9>_=%u", number);
	strbuf_addf(url, "https://example.org/~x/a_b%%20$c&d#e{%u}\\", number);
	if (one_in(maker, 2))
		paper->arxiv_id = strbuf_str(id);
	if (one_in(maker, 2))
		paper->doi = strbuf_str(doi);
	if (one_in(maker, 2))
		paper->url = strbuf_str(url);
}

/* No two numbers give titles that merge. */
static void make_draft(struct maker *maker, struct paper_draft *draft, uint32_t number)
{
	struct strbuf *title = &maker->texts[FIELD_TITLE];
	struct paper *paper = &draft->paper;
	struct marks *marks = &draft->marks;

	*draft = (struct paper_draft){ .line = 1 };
	paper_init(paper);
	strbuf_clear(&maker->rare);
	strbuf_clear(title);
	add_pieces(maker, title, 8);
	strbuf_addf(title, " %08u.", number);
	paper->title = strbuf_str(title);
	paper->abstract = make_text(maker, &maker->texts[FIELD_ABSTRACT], 20);
	paper->summary = make_text(maker, &maker->texts[FIELD_SUMMARY], 8);
	paper->keywords = make_list(maker, &maker->texts[FIELD_KEYWORDS]);
	paper->author_names = make_names(maker, &maker->texts[FIELD_AUTHOR_NAMES]);
	paper->date = written_random_date(&maker->seed, 1000, 1020);
	make_identifiers(maker, paper, number);
	make_rare(maker, paper, number);
	marks->status = (uint8_t)support_below(&maker->seed, READING_STATUS_COUNT);
	marks->priority = (uint8_t)support_below(&maker->seed, PRIORITY_MAX + 1);
	marks->tags = make_list(maker, &maker->tags);
	marks->note = make_text(maker, &maker->note, 12);
	draft->has_marks = !marks_are_empty(marks);
}

/* Adds what is shown of a text, without blanks: those that TeX writes are trimmed as others are. */
static void add_shown(struct strbuf *out, struct str text)
{
	struct tex_text shown;

	tex_text_init(&shown);
	tex_read(&shown, text);
	shown.text = utf8_trim(shown.text);
	for (size_t i = 0; i < shown.text.len; i++)
		if (shown.text.p[i] != ' ')
			strbuf_add_byte(out, shown.text.p[i]);
	tex_text_free(&shown);
}

static bool is_shown_same(struct str a, struct str b)
{
	struct strbuf shown_a, shown_b;
	bool is_same;

	strbuf_init(&shown_a);
	strbuf_init(&shown_b);
	add_shown(&shown_a, a);
	add_shown(&shown_b, b);
	is_same = str_equal(strbuf_str(&shown_a), strbuf_str(&shown_b));
	strbuf_free(&shown_a);
	strbuf_free(&shown_b);
	return is_same;
}

/* TeX is what is shown. */
static bool is_same_text(struct str got, struct str want)
{
	bool has_tex = want.len > 0 && memchr(want.p, '\\', want.len);

	return str_equal(got, want) || (has_tex && is_shown_same(got, want));
}

/* A letter and its accent are the same as the one letter that is both. */
static bool is_composed(struct str got, struct str want)
{
	struct strbuf composed;
	bool is_same;

	strbuf_init(&composed);
	is_same = is_same_text(got, bib_compose(&composed, want));
	strbuf_free(&composed);
	return is_same;
}

static void assert_same_text(struct str got, struct str want, const char *name, uint32_t paper)
{
	want = utf8_trim(want); /* readers take invisible characters off as well */
	if (!is_same_text(got, want) && !is_composed(got, want))
		fail_msg("paper %u, %s: \"%.*s\", and was \"%.*s\"", paper, name, STR_ARG(got),
			 STR_ARG(want));
}

/* Each item is a text of its own. */
static void assert_same_list(struct str got, struct str want, const char *name, uint32_t paper)
{
	struct str got_item = STR(""), want_item;

	while (tags_next(&want, &want_item)) {
		tags_next(&got, &got_item);
		assert_same_text(got_item, want_item, name, paper);
	}
	assert_false(tags_next(&got, &got_item));
}

static void assert_same_paper(const struct paper *got, const struct paper *want, uint32_t number)
{
	static const enum paper_field fields[] = {
		FIELD_TITLE, FIELD_ABSTRACT,  FIELD_SUMMARY,    FIELD_KEYWORDS, FIELD_ARXIV_ID,
		FIELD_DOI,   FIELD_URL,       FIELD_VENUE,      FIELD_VOLUME,   FIELD_ISSUE,
		FIELD_PAGES, FIELD_PUBLISHER, FIELD_CATEGORIES, FIELD_PDF,      FIELD_CODE,
	};
	struct str type = paper_get_rare(want, FIELD_TYPE);
	struct str key = paper_get_rare(want, FIELD_CITATION_KEY);

	for (size_t i = 0; i < COUNT_OF(fields); i++)
		(field_type(fields[i]) == FIELD_TYPE_LIST ? assert_same_list : assert_same_text)(
			paper_get_text(got, fields[i]), paper_get_text(want, fields[i]),
			field_title(fields[i]), number);
	assert_true(date_equal(got->date, want->date));
	/* An entry has a type and a key in any case. */
	assert_same_text(paper_get_rare(got, FIELD_TYPE), type.len ? type : STR("misc"), "Type",
			 number);
	if (key.len > 0)
		assert_same_text(paper_get_rare(got, FIELD_CITATION_KEY), key, "Key", number);
}

/* A note of a page is beside its entry, and no TeX. */
static void assert_same_marks(const struct marks *got, const struct marks *want, uint32_t number,
			      bool is_page)
{
	assert_same_list(got->tags, want->tags, "Tags", number);
	if (is_page)
		assert_true(str_equal(got->note, want->note));
	else
		assert_same_text(got->note, want->note, "Note", number);
	assert_int_equal(got->status, want->status);
	assert_int_equal(got->priority, want->priority);
}

static void assert_no_controls(struct str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		assert_true((unsigned char)bytes.p[i] >= ' ' || bytes.p[i] == '\n');
}

static bool are_same_parts(struct str a, struct str b)
{
	const struct name_parts x = name_parts_of(a), y = name_parts_of(b);

	return is_shown_same(x.given, y.given) && is_shown_same(x.particle, y.particle) &&
	       is_shown_same(x.family, y.family) && is_shown_same(x.suffix, y.suffix);
}

/* Adds a name as it is spoken, without what only says that it is one. */
static void add_spoken(struct strbuf *out, struct str name)
{
	struct strbuf space;
	struct str spoken;

	strbuf_init(&space);
	spoken = text_out_name(&space, name);
	for (size_t i = 0; i < spoken.len; i++)
		if (!strchr("{}", spoken.p[i]))
			strbuf_add_byte(out, spoken.p[i]);
	strbuf_free(&space);
}

static bool are_spoken_alike(struct str a, struct str b)
{
	struct strbuf spoken_a, spoken_b;
	bool is_same;

	strbuf_init(&spoken_a);
	strbuf_init(&spoken_b);
	add_spoken(&spoken_a, a);
	add_spoken(&spoken_b, b);
	is_same = is_shown_same(strbuf_str(&spoken_a), strbuf_str(&spoken_b));
	strbuf_free(&spoken_b);
	strbuf_free(&spoken_a);
	return is_same;
}

/* A name has the same parts; one of which BibTeX would make two is whole, as it is spoken. */
static void assert_same_names(struct str got, struct str want, uint32_t paper)
{
	struct str a = STR(""), b;

	while (names_next(&want, &b)) {
		bool is_whole = str_find(b, STR("nd")) != SIZE_MAX || memchr(b.p, '{', b.len) ||
				memchr(b.p, '}', b.len);

		names_next(&got, &a);
		if (!are_same_parts(a, b) && !(is_whole && are_spoken_alike(a, b)))
			fail_msg("paper %u: name \"%.*s\", and was \"%.*s\"", paper, STR_ARG(a),
				 STR_ARG(b));
	}
	assert_false(names_next(&got, &a));
}

static void assert_same_session(struct session *got, struct session *want, bool is_page)
{
	assert_int_equal(got->library.count, want->library.count);
	for (uint32_t i = 0; i < want->library.count; i++) {
		assert_same_paper(&got->library.papers[i], &want->library.papers[i], i);
		assert_same_names(got->library.papers[i].author_names,
				  want->library.papers[i].author_names, i);
		assert_same_marks(marks_get(&got->marks, i), marks_get(&want->marks, i), i,
				  is_page);
	}
}

static void go_round(const char *format, const struct writer_options *options, struct maker *maker,
		     uint32_t count)
{
	struct session session, again;
	struct strbuf out;

	session_init(&session);
	session_init(&again);
	strbuf_init(&out);
	for (uint32_t i = 0; i < count; i++) {
		struct paper_draft draft;

		make_draft(maker, &draft, i);
		assert_int_equal(session_add(&session, &draft, NULL), i);
	}
	written_all(&session, format, options, &out);
	if (getenv("SHORTLIST_SHOW"))
		fwrite(out.data, 1, out.len, stderr);
	if (strcmp(format, "bib") == 0)
		assert_no_controls(strbuf_str(&out));
	written_read(&again, &(struct reader_options){ .file = "again", .file_year = 2030 },
		     strbuf_str(&out), NULL);
	assert_same_session(&again, &session, strcmp(format, "html") == 0);
	strbuf_free(&out);
	session_free(&again);
	session_free(&session);
}

static void test_bibtex(void **state)
{
	struct maker maker;

	(void)state;
	maker_init(&maker, written_seed("bibtex", 2));
	go_round("bib", &(struct writer_options){ .notes = true }, &maker, written_count(4000));
	maker_free(&maker);
}

static void test_biblatex(void **state)
{
	struct maker maker;

	(void)state;
	maker_init(&maker, written_seed("biblatex", 3));
	go_round("bib", &(struct writer_options){ .notes = true, .biblatex = true }, &maker,
		 written_count(4000));
	maker_free(&maker);
}

/* A page of more papers would be none that is read. */
#define PAGE_PAPERS 2000

/* A page comes back by the BibTeX in it, and what is beside that. */
static void test_pages(void **state)
{
	uint32_t left = written_count(4000);
	struct maker maker;

	(void)state;
	maker_init(&maker, written_seed("html", 5));
	while (left > 0) {
		uint32_t count = left < PAGE_PAPERS ? left : PAGE_PAPERS;

		go_round("html", &(struct writer_options){ 0 }, &maker, count);
		left -= count;
	}
	maker_free(&maker);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bibtex),
		cmocka_unit_test(test_biblatex),
		cmocka_unit_test(test_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
