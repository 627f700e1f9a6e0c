/*
 * What is written as Markdown and read again is the same, as far as Markdown holds it: texts as
 * they are shown, of many authors the first, safe addresses. The papers are random; their text is
 * made of what Markdown, code hosts and our own readers have a meaning for.
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
#include "model/address.h"
#include "model/names_parts.h"
#include "text/tex.h"
#include "write/text_out.h"
#include "written_again.h"

/* clang-format off */
static const char *const pieces[] = {
	"\\", "`", "```", "*", "**", "_", "__", "[", "]", "(", ")", "<", ">", "|", "~", "~~", "$", "$$",
	"#", "# ", "-", "- ", "+ ", "=", ":", ".", "1. ", "2) ", "&", "!", "@", "%", "^", "'", "\"", ",",
	", ", ";", " ", "  ", "\t", " \xC2\xB7 ", "\xC2\xB7", "\n", "\\\n", "\n  > ", "\n- ",
	"@person", "a@example.org", "#123", "GH-12", "gh-7", "org/repo#4", "!12", "&7", "~label", "%1",
	":smile:", ":+1:", "http://evil.example", "www.evil.example", "https://", "mailto:a@b.c",
	"0123456789abcdef0123456789abcdef01234567", "deadbeef", "defaced", "1234567", "[^1]", "[^1]: x",
	"[ ] ", "[x] ", "[!NOTE]", "<details>", "<!-- x -->", "<span>$</span>", "<b>x</b>", "<script>",
	"![x](y)", "[x](http://evil.example)", "](", "[[x]]", "| a | b |", "---", "***", "===",
	"&amp;", "&#8203;", "&copy", "&#x3b1;", "\xE2\x80\x8B", "\xE2\x80\xAE", "\xE2\x80\xAC", "\xE2\x81\xA7", "\xE2\x81\xA9", "\xCC\x81", "\xC2\xA0",
	"\xE2\x80\xA8", "\xFF", "\xE2\x82", "\xF0\x9F\x98\x80", "漢字", "é", "α", "\x1B[2J", "\0",
	"$x_1$", "$$x$$", "\\alpha", "\\emph{x}", "Schr\\\"odinger", "\\(x\\)", "\\$", "\\ ", "{\\em x}",
	"et al.", " et al.", "2024", "2024-05-03", "*x*", "**x**", "word", "Word", "a", "B", "x", "0", "7",
};
static const char *const name_words[] = {
	"Ann", "Quill", "van", "der", "Ørsted", "J.", "O'Poe", "漢字", "R&D", "50%", "a_b", "US$1", "*x*",
	"[x]", "@ann", "#12", "1999", "7.", "Schr\\\"oder", ("a\xC2\xB7" "b"), "~x", "<b>", "www.x", "-",
};
/* clang-format on */

#define PICK(seed, list) (list)[support_below(seed, sizeof(list) / sizeof(*(list)))]

static bool one_in(uint64_t *seed, size_t n)
{
	return support_below(seed, n) == 0;
}

struct maker {
	uint64_t seed;
	struct strbuf texts[FIELD_COUNT], note, rare;
};

static void for_each_text(struct maker *maker, void (*change)(struct strbuf *))
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		change(&maker->texts[i]);
	change(&maker->note);
	change(&maker->rare);
}

static void add_pieces(struct maker *maker, struct strbuf *out, size_t most)
{
	size_t count = support_below(&maker->seed, most + 1);

	for (size_t i = 0; i < count; i++)
		strbuf_add_cstr(out, PICK(&maker->seed, pieces));
}

static struct str make_text(struct maker *maker, struct strbuf *out, size_t most)
{
	strbuf_clear(out);
	if (!one_in(&maker->seed, 3))
		add_pieces(maker, out, most);
	return strbuf_str(out);
}

static struct str make_names(struct maker *maker)
{
	struct strbuf *out = &maker->texts[FIELD_AUTHOR_NAMES];
	size_t count = support_below(&maker->seed, 7);

	strbuf_clear(out);
	for (size_t i = 0; i < count; i++) {
		size_t words = 1 + support_below(&maker->seed, 3);

		strbuf_add_cstr(out, i > 0 ? "; " : "");
		while (words-- > 0) {
			strbuf_add_cstr(out, PICK(&maker->seed, name_words));
			if (words > 0)
				strbuf_add_cstr(out, one_in(&maker->seed, 5) ? ", " : " ");
		}
	}
	if (count > 0 && one_in(&maker->seed, 4))
		strbuf_add_cstr(out, "; et al.");
	return strbuf_str(out);
}

static void set(struct maker *maker, struct paper *paper, enum paper_field field, struct str text)
{
	paper_set_text(paper, field, text, &maker->rare);
}

static struct str make_address(struct maker *maker, enum paper_field field, uint32_t number)
{
	static const char *const forms[] = {
		"https://example.org/a_(b)%20?x=1&copy;=2&amp;y#",
		"http://example.org/*x*[y]/",
		"https://example.org/~x/)",
		"javascript:alert",
		"https://example.org/<x>",
	};
	struct strbuf *out = &maker->texts[field];

	strbuf_clear(out);
	if (one_in(&maker->seed, 2))
		strbuf_addf(out, "%s%u", PICK(&maker->seed, forms), number);
	return strbuf_str(out);
}

/* Which a list holds where a paper has no other address. */
static void make_pubmed(struct maker *maker, struct paper *paper, uint32_t number)
{
	struct strbuf *text = &maker->texts[FIELD_PMID];
	bool is_central = one_in(&maker->seed, 2);

	strbuf_clear(text);
	if (paper->url.len > 0 || paper->arxiv_id.len > 0 || paper->doi.len > 0)
		return;
	strbuf_addf(text, "%s%u", is_central ? "PMC" : "", 1000000 + number);
	set(maker, paper, is_central ? FIELD_PMCID : FIELD_PMID, strbuf_str(text));
}

static void make_identifiers(struct maker *maker, struct paper *paper, uint32_t number)
{
	struct strbuf *id = &maker->texts[FIELD_ARXIV_ID], *doi = &maker->texts[FIELD_DOI];

	strbuf_clear(id);
	strbuf_clear(doi);
	strbuf_addf(id, "%02u%02u.%05u", 15 + number % 7, 1 + number % 12, number % 100000);
	strbuf_addf(doi, "10.1000/(a)%%22\"x',;<\xC3\xA9>_=%u", number);
	if (one_in(&maker->seed, 2))
		paper->arxiv_id = strbuf_str(id);
	if (one_in(&maker->seed, 2))
		paper->doi = strbuf_str(doi);
	paper->url = make_address(maker, FIELD_URL, number);
	make_pubmed(maker, paper, number);
}

/* No two numbers give titles that merge. */
static void make_draft(struct maker *maker, struct paper_draft *draft, uint32_t number)
{
	struct strbuf *title = &maker->texts[FIELD_TITLE];
	struct paper *paper = &draft->paper;

	*draft = (struct paper_draft){ .line = 1 };
	paper_init(paper);
	strbuf_clear(&maker->rare);
	strbuf_clear(title);
	add_pieces(maker, title, 6);
	strbuf_addf(title, " %08u.", number);
	paper->title = strbuf_str(title);
	paper->summary = make_text(maker, &maker->texts[FIELD_SUMMARY], 8);
	paper->author_names = make_names(maker);
	paper->date = written_random_date(&maker->seed, 1, 9999);
	make_identifiers(maker, paper, number);
	set(maker, paper, FIELD_VENUE, make_text(maker, &maker->texts[FIELD_VENUE], 4));
	set(maker, paper, FIELD_PDF, make_address(maker, FIELD_PDF, number));
	set(maker, paper, FIELD_CODE, make_address(maker, FIELD_CODE, number));
	draft->marks.note = make_text(maker, &maker->note, 8);
	draft->has_marks = !marks_are_empty(&draft->marks);
}

/* As the list shows a text, once a library has cleaned it. */
static void add_shown(struct strbuf *out, struct str text)
{
	struct tex_text shown;
	struct str trimmed;
	char *room;
	bool is_ascii;

	tex_text_init(&shown);
	tex_read(&shown, text);
	trimmed = utf8_trim(shown.text);
	if (trimmed.len == 0)
		trimmed = utf8_trim(text);
	room = alloc_resize(NULL, trimmed.len + 1, 3);
	strbuf_add(out, (struct str){ room, utf8_clean(trimmed, room, &is_ascii) });
	free(room);
	tex_text_free(&shown);
}

static void fail_text(const char *what, struct str got, struct str want, uint32_t paper)
{
	fail_msg("paper %u, %s: \"%.*s\", and was \"%.*s\"", paper, what, STR_ARG(got),
		 STR_ARG(want));
}

static void assert_same(const char *what, struct str got, struct str want, uint32_t paper)
{
	if (!str_equal(got, want))
		fail_text(what, got, want, paper);
}

static void assert_shown(const char *what, struct str got, struct str want, uint32_t paper)
{
	struct strbuf shown;

	strbuf_init(&shown);
	add_shown(&shown, want);
	assert_same(what, got, strbuf_str(&shown), paper);
	strbuf_free(&shown);
}

static void add_spoken(struct strbuf *out, struct str name)
{
	struct strbuf space;

	strbuf_init(&space);
	strbuf_set(out, names_is_rest(name) ? name : text_out_name(&space, name));
	strbuf_free(&space);
}

/* A list has names in the order in which they are spoken, and they are read as such. */
static void assert_same_names(struct str got, struct str want, uint32_t paper)
{
	struct str rest = want, a = STR(""), b;
	struct strbuf spoken, read;
	size_t count = 0, shown;

	while (names_next(&rest, &b))
		count++;
	shown = count > 4 ? 3 : count;
	strbuf_init(&spoken);
	strbuf_init(&read);
	for (size_t i = 0; i < shown && names_next(&want, &b); i++) {
		names_next(&got, &a);
		add_spoken(&spoken, b);
		/* What has a comma though it is spoken is what it was. */
		if (str_find(strbuf_str(&spoken), STR(",")) == SIZE_MAX)
			add_spoken(&read, a);
		else
			strbuf_set(&read, a);
		assert_shown("name", strbuf_str(&read), strbuf_str(&spoken), paper);
	}
	if (count > shown) {
		names_next(&got, &a);
		assert_true(names_is_rest(a));
	}
	assert_false(names_next(&got, &a));
	strbuf_free(&spoken);
	strbuf_free(&read);
}

/* Nobody sees where a line's blanks begin. */
static void assert_same_note(struct str got, struct str want, uint32_t paper)
{
	struct strbuf lines, note;
	struct str line;

	strbuf_init(&lines);
	strbuf_init(&note);
	while (str_split_next(&want, '\n', &line)) {
		strbuf_add(&lines, utf8_trim(line));
		strbuf_add_byte(&lines, '\n');
	}
	note_clean(&note, strbuf_str(&lines));
	assert_same("note", got, strbuf_str(&note), paper);
	strbuf_free(&note);
	strbuf_free(&lines);
}

static void assert_same_address(const char *what, struct str got, struct str want, uint32_t paper)
{
	assert_same(what, got, address_is_safe(want) ? want : STR(""), paper);
}

static void assert_same_paper(const struct paper *got, const struct paper *want, uint32_t number)
{
	assert_shown("title", got->title, want->title, number);
	assert_shown("summary", got->summary, want->summary, number);
	assert_shown("venue", paper_get_rare(got, FIELD_VENUE), paper_get_rare(want, FIELD_VENUE),
		     number);
	assert_same_names(got->author_names, want->author_names, number);
	assert_true(date_equal(got->date, want->date));
	assert_same("arXiv id", got->arxiv_id, want->arxiv_id, number);
	assert_same("DOI", got->doi, want->doi, number);
	assert_same("PMID", paper_get_rare(got, FIELD_PMID), paper_get_rare(want, FIELD_PMID),
		    number);
	assert_same("PMCID", paper_get_rare(got, FIELD_PMCID), paper_get_rare(want, FIELD_PMCID),
		    number);
	assert_same_address("URL", got->url, want->url, number);
	assert_same_address("PDF", paper_get_rare(got, FIELD_PDF), paper_get_rare(want, FIELD_PDF),
			    number);
	assert_same_address("code", paper_get_rare(got, FIELD_CODE),
			    paper_get_rare(want, FIELD_CODE), number);
}

static void make_session(struct session *session, uint64_t seed, uint32_t count)
{
	struct maker maker = { .seed = seed };

	for_each_text(&maker, strbuf_init);
	for (uint32_t i = 0; i < count; i++) {
		struct paper_draft draft;

		make_draft(&maker, &draft, i);
		assert_int_equal(session_add(session, &draft, NULL), i);
	}
	for_each_text(&maker, strbuf_free);
}

static void a_list_comes_back(void **state)
{
	uint32_t count = written_count(4000);
	uint64_t seed = written_seed("md", 34);
	struct session session, again;
	struct strbuf out;

	(void)state;
	session_init(&session);
	session_init(&again);
	strbuf_init(&out);
	make_session(&session, seed, count);
	written_all(&session, "md", &(struct writer_options){ 0 }, &out);
	if (getenv("SHORTLIST_SHOW"))
		fwrite(out.data, 1, out.len, stderr);
	written_read(&again, &(struct reader_options){ .file = "again.md", .file_year = 2001 },
		     strbuf_str(&out), &seed);
	assert_int_equal(again.library.count, count);
	for (uint32_t i = 0; i < count; i++) {
		assert_same_paper(&again.library.papers[i], &session.library.papers[i], i);
		assert_same_note(marks_get(&again.marks, i)->note,
				 marks_get(&session.marks, i)->note, i);
	}
	strbuf_free(&out);
	session_free(&again);
	session_free(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_list_comes_back) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
