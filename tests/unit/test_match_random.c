/*
 * Random queries over random papers against a slow and obvious reference: as a query's text is made
 * up, so is the list of the papers that should match it, field by field, folded and searched with
 * strstr and the C library's regular expressions. (A few of the made-up expressions take too long;
 * that they are rare is checked, too.) Each query is then parsed, tested, printed,
 * negated and swapped around.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <regex.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "text/fold.h"
#include "text/forms.h"
#include "unit/corpus_fixture.h"

#define PAPERS 60
#define ROUNDS 20000

/* A query's text and which papers it should match. */
struct sample {
	struct strbuf text;
	bool matches[PAPERS];
};

struct generator {
	struct fixture fixture;
	uint64_t random;
	size_t tests, undecided; /* of one query on one paper */
};

static const char *const text_fields[] = {
	"",        "title:", "abstract:",   "summary:",  "keywords:",  "author_names:", "author:",
	"url:",    "venue:", "categories:", "category:", "publisher:", "citation_key:", "note:",
	"source:", "tag:"
};

#define TEXT_FIELDS (sizeof(text_fields) / sizeof(*text_fields))

static char *folded(struct str text)
{
	struct strbuf out;

	strbuf_init(&out);
	fold_add(&out, text);
	return strbuf_detach(&out);
}

static char *typed(struct str text)
{
	struct strbuf out;

	strbuf_init(&out);
	forms_add_typed(&out, text);
	return strbuf_detach(&out);
}

/* The texts that a field looks at. Those of the title are its own and the other titles. */
#define TEXTS_MAX 32

static size_t add_aliases(const struct paper *paper, struct str texts[TEXTS_MAX], size_t count)
{
	struct str rest = paper_get_text(paper, FIELD_ALIASES), alias;

	while (tags_next(&rest, &alias) && count < TEXTS_MAX)
		texts[count++] = alias;
	return count;
}

static size_t texts_of(const struct fixture *fixture, uint32_t number, size_t field,
		       struct str texts[TEXTS_MAX])
{
	const struct paper *paper = &fixture->library.papers[number];
	const struct marks *marks = marks_get(&fixture->marks, number);
	const struct str all[] = { paper->title, paper->abstract, paper->summary, paper->keywords };
	const struct str single[] = { paper->author_names,
				      paper->author_names,
				      paper->url,
				      paper_get_text(paper, FIELD_VENUE),
				      paper_get_text(paper, FIELD_CATEGORIES),
				      paper_get_text(paper, FIELD_CATEGORIES),
				      paper_get_text(paper, FIELD_PUBLISHER),
				      paper_get_text(paper, FIELD_CITATION_KEY),
				      marks->note };
	struct str rest = marks->tags, tag;
	size_t count = 0;

	if (field == 0) {
		memcpy(texts, all, sizeof(all));
		return add_aliases(paper, texts, 4);
	}
	if (field <= 4) {
		texts[0] = all[field - 1];
		return field == 1 ? add_aliases(paper, texts, 1) : 1;
	}
	if (field <= 13) {
		texts[0] = single[field - 5];
		return 1;
	}
	if (field == 14) {
		texts[0] = STR("fixture");
		return 1;
	}
	while (str_split_next(&rest, ';', &tag))
		if (str_trim(tag).len > 0)
			texts[count++] = str_trim(tag);
	return count;
}

/* The forms of a text, a line each; of a tag there is one. */
static char *forms_of(size_t field, struct str text)
{
	struct strbuf out;

	if (field == TEXT_FIELDS - 1)
		return typed(text);
	strbuf_init(&out);
	forms_add(&out, text);
	return strbuf_detach(&out);
}

/* With blanks for dashes. */
static char *without_dashes(const char *text)
{
	char *copy = alloc_copy(text, strlen(text));

	for (char *p = copy; *p; p++)
		if (*p == '-')
			*p = ' ';
	return copy;
}

static bool text_fits(size_t field, const char *hay, const char *needle)
{
	char *blank_hay, *blank_needle;
	bool is_found;

	if (field == TEXT_FIELDS - 1)
		return strcmp(hay, needle) == 0;
	if (strspn(needle, " -") == strlen(needle))
		return strstr(hay, needle) != NULL;
	blank_hay = without_dashes(hay);
	blank_needle = without_dashes(needle);
	is_found = strstr(blank_hay, blank_needle) != NULL;
	free(blank_hay);
	free(blank_needle);
	return is_found;
}

static bool regex_fits(const regex_t *regex, const char *forms)
{
	struct str rest = str_from(forms), line;
	bool is_found = false;

	while (str_split_next(&rest, '\n', &line)) {
		char *hay = alloc_copy(line.p, line.len);

		is_found |= regexec(regex, hay, 0, NULL, 0) == 0;
		free(hay);
	}
	return is_found;
}

static void add_text(struct generator *generator, struct sample *sample)
{
	size_t field = support_below(&generator->random, TEXT_FIELDS);
	struct str texts[TEXTS_MAX];
	struct strbuf words;
	char *needle;
	uint32_t i;
	size_t k;

	strbuf_init(&words);
	while (words.len == 0)
		fixture_add_words(&words, &generator->random, 2);
	needle = typed(strbuf_str(&words));
	strbuf_addf(&sample->text, "%s\"", text_fields[field]);
	for (k = 0; k < words.len; k++) {
		if (words.data[k] == '"' || words.data[k] == '\\')
			strbuf_add_byte(&sample->text, '\\');
		strbuf_add_byte(&sample->text, words.data[k]);
	}
	strbuf_add_byte(&sample->text, '"');
	for (i = 0; i < PAPERS; i++) {
		size_t count = texts_of(&generator->fixture, i, field, texts);

		for (k = 0; k < count; k++) {
			char *hay = forms_of(field, texts[k]);

			sample->matches[i] |= text_fits(field, hay, needle);
			free(hay);
		}
	}
	free(needle);
	strbuf_free(&words);
}

static void add_pattern(struct strbuf *out, uint64_t *random, int depth)
{
	static const char *const atoms[] = { "a",    "b",        "c",           ".",
					     "[ab]", "[^a]",     "x-y",         "B",
					     "ca",   " ",        "t",           "z",
					     "\\(",  "\xC3\xA9", "[[:digit:]]", "\xCE\xB1" };
	static const char *const repeats[] = {
		"", "", "", "", "*", "+", "?", "{2}", "{1,3}", "{,2}"
	};
	size_t count = 1 + support_below(random, 4);

	while (count-- > 0) {
		if (depth > 0 && support_below(random, 4) == 0) {
			strbuf_add_byte(out, '(');
			add_pattern(out, random, depth - 1);
			strbuf_add_byte(out, '|');
			add_pattern(out, random, depth - 1);
			strbuf_add_byte(out, ')');
		} else {
			strbuf_add_cstr(out, atoms[support_below(random, 16)]);
		}
		strbuf_add_cstr(out, repeats[support_below(random, 10)]);
	}
}

static void add_regex(struct generator *generator, struct sample *sample)
{
	size_t field = support_below(&generator->random, TEXT_FIELDS);
	struct strbuf pattern;
	char *folded_pattern;
	struct str texts[TEXTS_MAX];
	regex_t regex;
	uint32_t i;
	size_t k;

	strbuf_init(&pattern);
	if (support_below(&generator->random, 5) == 0)
		strbuf_add_byte(&pattern, '^');
	add_pattern(&pattern, &generator->random, 2);
	if (support_below(&generator->random, 5) == 0)
		strbuf_add_byte(&pattern, '$');
	strbuf_addf(&sample->text, "%s/%s/", text_fields[field], pattern.data);
	folded_pattern = folded(strbuf_str(&pattern));
	assert_int_equal(regcomp(&regex, folded_pattern, REG_EXTENDED | REG_ICASE | REG_NOSUB), 0);
	for (i = 0; i < PAPERS; i++) {
		size_t count = texts_of(&generator->fixture, i, field, texts);

		for (k = 0; k < count; k++) {
			char *hay = forms_of(TEXT_FIELDS, texts[k]);

			sample->matches[i] |= regex_fits(&regex, hay);
			free(hay);
		}
	}
	regfree(&regex);
	free(folded_pattern);
	strbuf_free(&pattern);
}

/* A range over numbers from -1, where there is none, to 6. */
static void add_range(struct strbuf *text, uint64_t *random, int *low, int *high)
{
	int n = (int)support_below(random, 7), m = n + (int)support_below(random, 3);

	*low = 0;
	*high = 1000;
	switch (support_below(random, 7)) {
	case 0:
		strbuf_addf(text, "%d", *low = *high = n);
		break;
	case 1:
		strbuf_addf(text, ">%d", n);
		*low = n + 1;
		break;
	case 2:
		strbuf_addf(text, ">=%d", *low = n);
		break;
	case 3:
		strbuf_addf(text, "<%d", n);
		*high = n - 1;
		break;
	case 4:
		strbuf_addf(text, "<=%d", *high = n);
		break;
	case 5:
		strbuf_addf(text, "%d..", *low = n);
		break;
	default:
		strbuf_addf(text, "%d..%d", *low = n, *high = m);
		break;
	}
}

static void add_count(struct generator *generator, struct sample *sample)
{
	static const char *const names[] = { "upvotes", "comments", "authors", "citations",
					     "priority" };
	size_t field = support_below(&generator->random, 5);
	int low, high;
	uint32_t i;

	strbuf_addf(&sample->text, "%s:", names[field]);
	add_range(&sample->text, &generator->random, &low, &high);
	for (i = 0; i < PAPERS; i++) {
		const struct paper *paper = &generator->fixture.library.papers[i];
		int priority = marks_get(&generator->fixture.marks, i)->priority;
		int counts[] = { paper->upvotes, paper->comments, paper->authors, paper->citations,
				 priority ? priority : -1 };

		sample->matches[i] =
			counts[field] >= 0 && counts[field] >= low && counts[field] <= high;
	}
}

/* Dates as text compare as dates do, once they are made whole with 01 or 99. */
static void date_text(struct date date, const char *rest, char out[16])
{
	struct strbuf buffer;

	strbuf_init(&buffer);
	date_format(date, &buffer);
	snprintf(out, 16, "%s%s", buffer.data, buffer.len < 10 ? rest + buffer.len - 4 : "");
	strbuf_free(&buffer);
}

static void add_date(struct generator *generator, struct sample *sample)
{
	static const char *const bounds[] = { "2022", "2023", "2023-05", "2023-05-17",
					      "2024-01-01" };
	const char *bound = bounds[support_below(&generator->random, 5)];
	size_t form = support_below(&generator->random, 3);
	struct date date;
	char low[16], high[16], first[16], last[16];
	uint32_t i;

	assert_true(date_parse_iso(str_from(bound), &date));
	date_text(date, "-01-01", low);
	date_text(date, "-99-99", high);
	strbuf_addf(&sample->text, "date:%s%s%s", form == 2 ? ".." : "", bound,
		    form == 1 ? ".." : "");
	for (i = 0; i < PAPERS; i++) {
		struct date paper = generator->fixture.library.papers[i].date;

		if (paper.precision == DATE_UNKNOWN)
			continue;
		date_text(paper, "-01-01", first);
		date_text(paper, "-99-99", last);
		sample->matches[i] = (form == 2 || strcmp(first, low) >= 0) &&
				     (form == 1 || strcmp(last, high) <= 0);
	}
}

static void add_is_or_has(struct generator *generator, struct sample *sample)
{
	static const char *const terms[] = { "is:starred",  "is:unread",   "is:reading",
					     "is:done",     "is:new",      "is:seen",
					     "has:note",    "has:tag",     "has:priority",
					     "has:date",    "has:upvotes", "has:summary",
					     "has:sources", "has:url",     "has:venue",
					     "has:pages",   "has:category" };
	size_t term = support_below(&generator->random, 17);
	uint32_t i;

	strbuf_add_cstr(&sample->text, terms[term]);
	for (i = 0; i < PAPERS; i++) {
		const struct paper *paper = &generator->fixture.library.papers[i];
		const struct marks *marks = marks_get(&generator->fixture.marks, i);
		const bool truths[] = { marks->starred_at != 0,
					marks->status == READING_UNREAD,
					marks->status == READING_STARTED,
					marks->status == READING_DONE,
					marks->seen_at == 0,
					marks->seen_at != 0,
					marks->note.len > 0,
					marks->tags.len > 0,
					marks->priority > 0,
					paper->date.precision != DATE_UNKNOWN,
					paper->upvotes != COUNT_UNKNOWN,
					paper->summary.len > 0,
					true,
					paper->url.len > 0,
					paper_get_text(paper, FIELD_VENUE).len > 0,
					paper_get_text(paper, FIELD_PAGES).len > 0,
					paper_get_text(paper, FIELD_CATEGORIES).len > 0 };

		sample->matches[i] = truths[term];
	}
}

static void add_query(struct generator *generator, struct sample *sample, int depth);

static void add_joined(struct generator *generator, struct sample *sample, int depth)
{
	static const char *const joints[] = { " ", " and ", " AND ", " or ", "|", " OR " };
	size_t joint = support_below(&generator->random, 6);
	struct sample other = { 0 };
	uint32_t i;

	strbuf_init(&other.text);
	strbuf_add_byte(&sample->text, '(');
	add_query(generator, sample, depth - 1);
	add_query(generator, &other, depth - 1);
	strbuf_add_cstr(&sample->text, joints[joint]);
	strbuf_add(&sample->text, strbuf_str(&other.text));
	strbuf_add_byte(&sample->text, ')');
	for (i = 0; i < PAPERS; i++)
		sample->matches[i] = joint < 3 ? sample->matches[i] && other.matches[i]
					       : sample->matches[i] || other.matches[i];
	strbuf_free(&other.text);
}

static void add_negated(struct generator *generator, struct sample *sample, int depth)
{
	uint32_t i;

	strbuf_add_cstr(&sample->text, support_below(&generator->random, 2) ? "-" : "not ");
	add_query(generator, sample, depth - 1);
	for (i = 0; i < PAPERS; i++)
		sample->matches[i] = !sample->matches[i];
}

static void add_query(struct generator *generator, struct sample *sample, int depth)
{
	static void (*const leaves[])(struct generator *,
				      struct sample *) = { add_text,  add_text, add_regex,
							   add_count, add_date, add_is_or_has };
	size_t choice = support_below(&generator->random, depth > 0 ? 14 : 6);

	if (choice < 6)
		leaves[choice](generator, sample);
	else if (choice < 11)
		add_joined(generator, sample, depth);
	else
		add_negated(generator, sample, depth);
}

/* Checks a query's text against the papers that should match, or those that should not. */
static void check_text(struct generator *generator, const char *text, const bool *matches,
		       bool is_negated)
{
	const struct corpus *corpus = &generator->fixture.corpus;
	struct query_error error;
	struct matcher *matcher;
	struct query query;
	uint32_t i;

	if (!query_parse(&query, str_from(text), NULL, &error))
		fail_msg("%s: %s", text, error.message);
	matcher = matcher_new(query.root, &error);
	for (i = 0; i < PAPERS; i++) {
		enum match_result result = matcher_test(matcher, corpus, i);

		generator->tests++;
		if (result == MATCH_UNDECIDED && matcher_uses_regex(matcher))
			generator->undecided++;
		else if (result != (matches[i] != is_negated ? MATCH_YES : MATCH_NO))
			fail_msg("paper %u is %d: %s", i, (int)result, text);
	}
	matcher_delete(matcher);
	query_free(&query);
}

static void check_printed(struct generator *generator, const struct sample *sample)
{
	struct query query, again;
	struct query_error error;
	struct strbuf printed;

	strbuf_init(&printed);
	assert_true(query_parse(&query, strbuf_str(&sample->text), NULL, &error));
	query_print(query.root, &printed);
	if (!query_parse(&again, strbuf_str(&printed), NULL, &error))
		fail_msg("%s: %s", printed.data, error.message);
	if (!query_equal(query.root, again.root) || !query_implies(query.root, again.root))
		fail_msg("%s is not %s", sample->text.data, printed.data);
	check_text(generator, printed.data, sample->matches, false);
	query_free(&again);
	query_free(&query);
	strbuf_free(&printed);
}

static void check_around(struct generator *generator, const struct sample *sample,
			 const char *before, const char *after, bool is_negated)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s(%s)%s", before, sample->text.data, after);
	check_text(generator, text.data, sample->matches, is_negated);
	strbuf_free(&text);
}

/* If one is said to imply the other, no paper may say otherwise; and the order of words is free. */
static void check_pair(struct generator *generator, const struct sample *a, const struct sample *b)
{
	struct query narrow, wide;
	struct query_error error;
	bool both[PAPERS];
	struct strbuf text;
	uint32_t i;

	assert_true(query_parse(&narrow, strbuf_str(&a->text), NULL, &error));
	assert_true(query_parse(&wide, strbuf_str(&b->text), NULL, &error));
	for (i = 0; i < PAPERS; i++) {
		both[i] = a->matches[i] && b->matches[i];
		if (a->matches[i] && !b->matches[i] && query_implies(narrow.root, wide.root))
			fail_msg("%s is said to imply %s", a->text.data, b->text.data);
	}
	query_free(&narrow);
	query_free(&wide);
	strbuf_init(&text);
	strbuf_addf(&text, "(%s) (%s)", a->text.data, b->text.data);
	check_text(generator, text.data, both, false);
	strbuf_clear(&text);
	strbuf_addf(&text, "(%s) (%s)", b->text.data, a->text.data);
	check_text(generator, text.data, both, false);
	strbuf_free(&text);
}

static void test_random_queries(void **state)
{
	struct generator generator = { .random = 7 };
	struct sample before = { 0 };
	int round;

	(void)state;
	/* The C library's expressions take characters apart where it knows no UTF-8. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip();
	fixture_init(&generator.fixture);
	while (generator.fixture.library.count < PAPERS)
		fixture_add_random(&generator.fixture, &generator.random);
	strbuf_init(&before.text);
	add_query(&generator, &before, 2);
	for (round = 0; round < ROUNDS; round++) {
		struct sample sample = { 0 };

		strbuf_init(&sample.text);
		add_query(&generator, &sample, round % 4);
		check_text(&generator, sample.text.data, sample.matches, false);
		check_printed(&generator, &sample);
		check_around(&generator, &sample, "not ", "", true);
		check_around(&generator, &sample, "not not ", "", false);
		check_pair(&generator, &sample, &before);
		strbuf_free(&before.text);
		before = sample;
	}
	assert_true(generator.undecided < generator.tests / 100);
	strbuf_free(&before.text);
	fixture_free(&generator.fixture);
}

static bool has_several_forms(const struct generator *generator, uint32_t paper)
{
	struct str run = haystack_text(&generator->fixture.haystack, paper);
	size_t lines = 0;

	for (size_t i = 0; i < run.len; i++)
		lines += run.p[i] == '\n';
	return lines > PAPER_RUN_COUNT;
}

/* Whether the two queries match the same papers, but for those that are undecided in one, and those
 * of which two forms may each match a part. */
static void check_same(struct generator *generator, const char *one, const char *other)
{
	struct query_error error;
	struct query queries[2];
	struct matcher *matchers[2];

	assert_true(query_parse(&queries[0], str_from(one), NULL, &error));
	assert_true(query_parse(&queries[1], str_from(other), NULL, &error));
	for (int i = 0; i < 2; i++)
		matchers[i] = matcher_new(queries[i].root, &error);
	for (uint32_t i = 0; i < PAPERS; i++) {
		enum match_result a = matcher_test(matchers[0], &generator->fixture.corpus, i);
		enum match_result b = matcher_test(matchers[1], &generator->fixture.corpus, i);

		generator->tests++;
		if (a == MATCH_UNDECIDED || b == MATCH_UNDECIDED)
			generator->undecided++;
		else if (a != b && !has_several_forms(generator, i))
			fail_msg("paper %u: %s and %s", i, one, other);
	}
	for (int i = 0; i < 2; i++) {
		matcher_delete(matchers[i]);
		query_free(&queries[i]);
	}
}

/* What looks ahead from the start of a field says the same as terms side by side, and not. */
static void check_around_ahead(struct generator *generator)
{
	struct strbuf a, b, ahead, apart;

	strbuf_init(&a);
	strbuf_init(&b);
	strbuf_init(&ahead);
	strbuf_init(&apart);
	add_pattern(&a, &generator->random, 1);
	add_pattern(&b, &generator->random, 1);
	strbuf_addf(&ahead, "title:/^(?=.*(%s))(?=.*(?:%s))/", a.data, b.data);
	strbuf_addf(&apart, "title:/%s/ title:/%s/", a.data, b.data);
	check_same(generator, ahead.data, apart.data);
	strbuf_clear(&ahead);
	strbuf_clear(&apart);
	strbuf_addf(&ahead, "title:/^(?!.*(?>%s))/", a.data);
	strbuf_addf(&apart, "not title:/(?i)%s/", a.data);
	check_same(generator, ahead.data, apart.data);
	strbuf_free(&a);
	strbuf_free(&b);
	strbuf_free(&ahead);
	strbuf_free(&apart);
}

static void test_random_look_ahead(void **state)
{
	struct generator generator = { .random = 11 };

	(void)state;
	fixture_init(&generator.fixture);
	while (generator.fixture.library.count < PAPERS)
		fixture_add_random(&generator.fixture, &generator.random);
	for (int round = 0; round < ROUNDS / 10; round++)
		check_around_ahead(&generator);
	assert_true(generator.undecided < generator.tests / 100);
	fixture_free(&generator.fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_random_queries),
					    cmocka_unit_test(test_random_look_ahead) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
