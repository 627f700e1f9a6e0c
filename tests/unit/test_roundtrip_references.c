/*
 * What is written as references and read again is the same, as far as the format holds it: random
 * papers, whose text is made of what such formats give a meaning to. A paper is made from its
 * number, so that the sink can make it once more to compare it.
 *
 * $SHORTLIST_PAPERS is how many papers, $SHORTLIST_SEED another choice of them.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/names_parts.h"
#include "paper_types.h"
#include "read/reader.h"
#include "support.h"
#include "text/tex.h"
#include "write/writer.h"
#include "written_again.h"

#define PAPERS 3000

static const char *const pieces[] = {
	"TY  - JOUR",
	"ER  - ",
	"DP  - shortlist",
	"\r\nER  - \r\n",
	"\n",
	"\t",
	"&amp;",
	"&lt;i&gt;",
	"&",
	"<i>x</i>",
	"<b",
	"p < 0.05",
	"<script>alert(1)</script>",
	"\"",
	"\\\"",
	"\\",
	"{",
	"}",
	"[",
	"]",
	":",
	",",
	"\xE2\x80\xA8",
	"\xC2\x85",
	"\xE2\x80\xAE",
	"\xC3\xA9",
	"e\xCC\x81",
	"\xE6\xBC\xA2\xE5\xAD\x97",
	"\xF0\x9F\x98\x80",
	"\xF4\x8F\xBF\xBF",
	"\xEF\xBF\xBD",
	"\xFF",
	"\xED\xA0\x80",
	"$\\alpha$",
	"Schr\\\"odinger",
	"%s%n",
	"\\u0041",
	"null",
	"0",
	"word",
	"Another",
	" ",
	"javascript:alert(1)",
	"</title>",
};

static const char *const names[] = {
	"Ada Example",
	"Example, Ada",
	"Berg L",
	"Ludwig van der Berg",
	"van der Berg, Ludwig, Jr.",
	"Zo\xC3\xAB M\xC3\xBCller-L\xC3\xBC"
	"denscheidt",
	"Curry Rogers, Kristina",
	"Plato",
	"J. K. Rowe",
	"\xE6\x9D\x8E \xE5\xB0\x8F\xE6\x98\x8E",
	"The Xyz Collaboration",
	"O'Neil, Ann",
	"Martin Luther King III",
	"de la Cruz, Ana Mar\xC3\xAD"
	"a",
};

static const char *const types[] = { "", PAPER_TYPES, "zine" };

static const char *const pages[] = { "", "12-34", "7", "e17", "1-2, 5", "A-12-A-20", "3–9" };

#define PICK(seed, list) list[support_below(seed, sizeof(list) / sizeof(*(list)))]

enum {
	TEXT_TITLE,
	TEXT_ABSTRACT,
	TEXT_VENUE,
	TEXT_NAMES,
	TEXT_KEYWORDS,
	TEXT_TAGS,
	TEXT_NOTE,
	TEXT_PUBLISHER,
	TEXT_DOI,
	TEXT_ID,
	TEXT_URL,
	TEXT_KEY,
	TEXT_OTHER,
	TEXT_SUMMARY,
	TEXT_COUNT
};

struct made {
	struct strbuf texts[TEXT_COUNT], rare;
	struct paper paper;
	struct marks marks;
};

static void made_init(struct made *made)
{
	for (size_t i = 0; i < TEXT_COUNT; i++)
		strbuf_init(&made->texts[i]);
	strbuf_init(&made->rare);
}

static void made_free(struct made *made)
{
	for (size_t i = 0; i < TEXT_COUNT; i++)
		strbuf_free(&made->texts[i]);
	strbuf_free(&made->rare);
}

/* As a library has it. */
static struct str clean(struct strbuf *text)
{
	char *out = alloc_resize(NULL, text->len + 1, 3);
	bool is_ascii;
	size_t len = utf8_clean(strbuf_str(text), out, &is_ascii);

	strbuf_set(text, (struct str){ out, len });
	free(out);
	return strbuf_str(text);
}

static struct str make_text(uint64_t *seed, struct strbuf *text, size_t most, unsigned number)
{
	size_t count = support_below(seed, most + 1);

	strbuf_clear(text);
	if (support_below(seed, 4) == 0)
		return STR("");
	strbuf_addf(text, "t%u ", number);
	for (size_t i = 0; i < count; i++)
		strbuf_add_cstr(text, PICK(seed, pieces));
	return clean(text);
}

static struct str make_list(uint64_t *seed, struct strbuf *text)
{
	size_t count = support_below(seed, 4);
	struct strbuf item;

	strbuf_clear(text);
	strbuf_init(&item);
	for (size_t i = 0; i < count; i++) {
		if (make_text(seed, &item, 3, (unsigned)i).len == 0 ||
		    str_find(strbuf_str(&item), STR(";")) != SIZE_MAX)
			continue;
		strbuf_add_cstr(text, text->len > 0 ? "; " : "");
		strbuf_add(text, strbuf_str(&item));
	}
	strbuf_free(&item);
	return strbuf_str(text);
}

static struct str make_names(uint64_t *seed, struct strbuf *text)
{
	size_t count = support_below(seed, 5);

	strbuf_clear(text);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(text, "%s%s", i > 0 ? "; " : "", PICK(seed, names));
	return strbuf_str(text);
}

static struct date make_date(uint64_t *seed)
{
	struct date date = written_random_date(seed, 1000, 1026);

	date.year_inferred = support_below(seed, 4) == 0;
	return date;
}

static void make_identifiers(uint64_t *seed, struct made *made, unsigned number)
{
	struct strbuf *texts = made->texts;
	size_t which = support_below(seed, 8);

	for (size_t i = TEXT_DOI; i <= TEXT_KEY; i++)
		strbuf_clear(&texts[i]);
	if (which & 1)
		strbuf_addf(&texts[TEXT_DOI], "10.1000/%%22\"x',&=%u", number);
	if (which & 2)
		strbuf_addf(&texts[TEXT_ID], "%02u%02u.%05u", 15 + number % 7, 1 + number % 12,
			    number);
	if (which & 4)
		strbuf_addf(&texts[TEXT_URL], "https://example.org/%u?a=<b>&c=\"d\"", number);
	strbuf_addf(&texts[TEXT_KEY], "key_%u", number);
	made->paper.doi = strbuf_str(&texts[TEXT_DOI]);
	made->paper.arxiv_id = strbuf_str(&texts[TEXT_ID]);
	made->paper.url = strbuf_str(&texts[TEXT_URL]);
	paper_set_text(&made->paper, FIELD_CITATION_KEY, strbuf_str(&texts[TEXT_KEY]), &made->rare);
}

static void make_imprint(uint64_t *seed, struct made *made)
{
	struct paper *paper = &made->paper;
	struct strbuf *other = &made->texts[TEXT_OTHER];

	paper_set_text(paper, FIELD_VENUE, make_text(seed, &made->texts[TEXT_VENUE], 4, 1),
		       &made->rare);
	paper_set_text(paper, FIELD_PUBLISHER, make_text(seed, &made->texts[TEXT_PUBLISHER], 4, 2),
		       &made->rare);
	paper_set_text(paper, FIELD_TYPE, str_from(PICK(seed, types)), &made->rare);
	paper_set_text(paper, FIELD_VOLUME, make_text(seed, other, 2, 3), &made->rare);
	paper_set_text(paper, FIELD_ISSUE, make_text(seed, other, 2, 4), &made->rare);
	paper_set_text(paper, FIELD_PAGES, str_from(PICK(seed, pages)), &made->rare);
	if (support_below(seed, 3) == 0)
		paper_set_text(paper, FIELD_PDF, STR("https://example.org/a&b.pdf"), &made->rare);
}

static void make_marks(uint64_t *seed, struct made *made)
{
	struct strbuf *tags = &made->texts[TEXT_OTHER], *note = &made->texts[TEXT_NOTE];

	made->marks = (struct marks){ 0 };
	make_list(seed, tags);
	strbuf_clear(&made->texts[TEXT_TAGS]);
	tags_normalise(&made->texts[TEXT_TAGS], strbuf_str(tags));
	made->marks.tags = strbuf_str(&made->texts[TEXT_TAGS]);
	make_text(seed, tags, 4, 5);
	strbuf_add_cstr(tags, support_below(seed, 2) ? "" : "\n\nER  - \n second");
	strbuf_clear(note);
	note_clean(note, strbuf_str(tags));
	made->marks.note = strbuf_str(note);
}

static void make_paper(struct made *made, uint64_t choice, unsigned number)
{
	uint64_t seed = choice + (uint64_t)number * 7919;
	struct paper *paper = &made->paper;

	paper_init(paper);
	strbuf_clear(&made->rare);
	do
		paper->title = make_text(&seed, &made->texts[TEXT_TITLE], 6, number);
	while (paper->title.len == 0);
	paper->abstract = make_text(&seed, &made->texts[TEXT_ABSTRACT], 20, number);
	paper->summary = make_text(&seed, &made->texts[TEXT_SUMMARY], 6, number);
	paper->author_names = make_names(&seed, &made->texts[TEXT_NAMES]);
	paper->keywords = make_list(&seed, &made->texts[TEXT_KEYWORDS]);
	paper->date = make_date(&seed);
	make_identifiers(&seed, made, number);
	make_imprint(&seed, made);
	make_marks(&seed, made);
}

/* Writes papers that are all there, since a writer sees the whole set first. */
static void write_made(const char *name, const struct made *all, struct strbuf *out)
{
	const struct writer_options options = { .notes = true };
	const uint32_t count = written_count(PAPERS);
	struct paper *papers = alloc_zeroed(count, sizeof(*papers));
	uint32_t *chosen = alloc_zeroed(count, sizeof(*chosen));
	const struct writer_set set = { papers, chosen, count };
	struct writer writer;

	for (uint32_t i = 0; i < count; i++) {
		papers[i] = all[i].paper;
		chosen[i] = i;
	}
	writer_open(&writer, writer_format_find(str_from(name)), &options, &set, out);
	for (uint32_t i = 0; i < count; i++) {
		struct writer_row row = { &papers[i], &all[i].marks, { NULL, 0 } };

		writer_add(&writer, &row, out);
	}
	writer_close(&writer, out);
	free(chosen);
	free(papers);
}

static void write_papers(const char *name, uint64_t choice, struct strbuf *out)
{
	const unsigned count = written_count(PAPERS);
	struct made *all = alloc_zeroed(count, sizeof(*all));

	for (unsigned i = 0; i < count; i++) {
		made_init(&all[i]);
		make_paper(&all[i], choice, i);
	}
	write_made(name, all, out);
	for (unsigned i = 0; i < count; i++)
		made_free(&all[i]);
	free(all);
}

struct comparison {
	const char *format;
	struct made made;
	struct strbuf text; /* of what was read, cleaned */
	uint64_t choice;    /* of papers */
	unsigned next;
};

static void assert_same(struct comparison *comparison, const char *what, struct str got,
			struct str want)
{
	strbuf_set(&comparison->text, got);
	got = clean(&comparison->text);
	if (!str_equal(got, want))
		fail_msg("%s: paper %u, %s: \"%.*s\", and was \"%.*s\"", comparison->format,
			 comparison->next, what, STR_ARG(got), STR_ARG(want));
}

static void assert_same_names(struct comparison *comparison, struct str got, struct str want)
{
	struct str a, b;

	while (names_next(&want, &b)) {
		struct name_parts was = name_parts_of(b), is;

		assert_true(names_next(&got, &a));
		is = name_parts_of(a);
		assert_same(comparison, "given name", is.given, was.given);
		assert_same(comparison, "particle", is.particle, was.particle);
		assert_same(comparison, "family name", is.family, was.family);
		assert_same(comparison, "suffix", is.suffix, was.suffix);
		assert_int_equal(is.is_whole, was.is_whole);
	}
	assert_false(names_next(&got, &a));
}

/* Of two pages what is between them is the format's. */
static void assert_same_pages(struct comparison *comparison, struct str got, struct str want)
{
	if (str_equal(want, STR("3\xE2\x80\x93"
				"9")) &&
	    str_equal(got, STR("3-9")))
		return;
	assert_same(comparison, "pages", got, want);
}

/* These formats have text: letters that TeX writes with accents come back as themselves. */
static void assert_same_field(struct comparison *comparison, enum paper_field field, struct str got,
			      struct str want)
{
	struct strbuf plain;

	strbuf_init(&plain);
	if (field == FIELD_TITLE || field == FIELD_ABSTRACT || field == FIELD_VENUE ||
	    field == FIELD_PUBLISHER)
		tex_add_plain(&plain, want);
	else
		strbuf_set(&plain, want);
	assert_same(comparison, field_key(field), got, clean(&plain));
	strbuf_free(&plain);
}

static void assert_same_texts(struct comparison *comparison, const struct paper *got,
			      const struct paper *want)
{
	static const enum paper_field fields[] = {
		FIELD_TITLE,     FIELD_ABSTRACT, FIELD_VENUE,        FIELD_VOLUME,
		FIELD_ISSUE,     FIELD_DOI,      FIELD_ARXIV_ID,     FIELD_KEYWORDS,
		FIELD_PUBLISHER, FIELD_PDF,      FIELD_CITATION_KEY,
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		assert_same_field(comparison, fields[i], paper_get_text(got, fields[i]),
				  paper_get_text(want, fields[i]));
	if (str_equal(str_from(comparison->format), STR("csl")))
		assert_same(comparison, "summary", got->summary, want->summary);
	if (want->url.len > 0 || want->arxiv_id.len == 0)
		assert_same(comparison, "url", got->url, want->url);
}

static void assert_same_note(struct comparison *comparison, struct str got, struct str want)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_set(&text, want);
	if (str_equal(str_from(comparison->format), STR("ris"))) /* has it in one line */
		assert_same(comparison, "note", got, clean(&text));
	else if (!str_equal(got, want))
		fail_msg("paper %u: note \"%.*s\", and was \"%.*s\"", comparison->next,
			 STR_ARG(got), STR_ARG(want));
	strbuf_free(&text);
}

static void compare_paper(void *context, const struct paper_draft *draft)
{
	struct comparison *comparison = context;
	const struct paper *want = &comparison->made.paper, *got = &draft->paper;

	make_paper(&comparison->made, comparison->choice, comparison->next);
	assert_same_texts(comparison, got, want);
	assert_same_names(comparison, got->author_names, want->author_names);
	assert_true(date_equal(got->date, want->date));
	if (str_equal(str_from(comparison->format), STR("csl")))
		assert_int_equal(date_is_inferred(got->date), date_is_inferred(want->date));
	assert_same_pages(comparison, paper_get_rare(got, FIELD_PAGES),
			  paper_get_rare(want, FIELD_PAGES));
	assert_same(comparison, "type", paper_get_rare(got, FIELD_TYPE),
		    paper_get_rare(want, FIELD_TYPE));
	assert_same(comparison, "tags", draft->marks.tags, comparison->made.marks.tags);
	assert_same_note(comparison, draft->marks.note, comparison->made.marks.note);
	comparison->next++;
}

static void ignore_year(void *context, int year)
{
	(void)context;
	(void)year;
}

static void assert_round_trip(const char *format)
{
	struct comparison comparison = { .format = format, .choice = written_seed(format, 977) };
	struct reader_options options = { .file = "again", .file_year = 2026 };
	struct reader_sink sink = { &comparison, compare_paper, ignore_year };
	struct strbuf out;
	struct diag diag;
	struct reader *reader;

	strbuf_init(&out);
	strbuf_init(&comparison.text);
	made_init(&comparison.made);
	diag_init(&diag, 10);
	write_papers(format, comparison.choice, &out);
	reader = reader_new(&options, sink, &diag);
	reader_push(reader, strbuf_str(&out));
	assert_int_equal(reader_finish(reader), STATUS_OK);
	assert_int_equal(comparison.next, written_count(PAPERS));
	assert_int_equal(reader_report(reader)->not_understood, 0);
	assert_int_equal(reader_report(reader)->left_out.count, 0);
	reader_delete(reader);
	diag_free(&diag);
	made_free(&comparison.made);
	strbuf_free(&comparison.text);
	strbuf_free(&out);
}

static void ris_comes_back(void **state)
{
	(void)state;
	assert_round_trip("ris");
}

static void csl_comes_back(void **state)
{
	(void)state;
	assert_round_trip("csl");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ris_comes_back),
		cmocka_unit_test(csl_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
