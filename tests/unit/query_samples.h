#ifndef TESTS_UNIT_QUERY_SAMPLES_H
#define TESTS_UNIT_QUERY_SAMPLES_H

/*
 * Random queries, each with the papers that it should match: by a slow and obvious reference, field
 * by field, folded and searched with strstr and the C library's regular expressions. (A few of the
 * made-up expressions take too long; that they are rare is for the test to check.)
 */

#include <regex.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "text/fold.h"
#include "text/forms.h"
#include "unit/corpus_fixture.h"

#define PAPERS 60

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

static inline char *folded(struct str text)
{
	struct strbuf out;

	strbuf_init(&out);
	fold_add(&out, text);
	return strbuf_detach(&out);
}

static inline char *typed(struct str text)
{
	struct strbuf out;

	strbuf_init(&out);
	forms_add_typed(&out, text);
	return strbuf_detach(&out);
}

/* The texts that a field looks at. Those of the title are its own and the other titles. */
#define TEXTS_MAX 32

static inline size_t add_aliases(const struct paper *paper, struct str texts[TEXTS_MAX],
				 size_t count)
{
	struct str rest = paper_get_text(paper, FIELD_ALIASES), alias;

	while (tags_next(&rest, &alias) && count < TEXTS_MAX)
		texts[count++] = alias;
	return count;
}

static inline size_t texts_of(const struct fixture *fixture, uint32_t number, size_t field,
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
static inline char *forms_of(size_t field, struct str text)
{
	struct strbuf out;

	if (field == TEXT_FIELDS - 1)
		return typed(text);
	strbuf_init(&out);
	forms_add(&out, text);
	return strbuf_detach(&out);
}

/* With blanks for dashes. */
static inline char *without_dashes(const char *text)
{
	char *copy = alloc_copy(text, strlen(text));

	for (char *p = copy; *p; p++)
		if (*p == '-')
			*p = ' ';
	return copy;
}

static inline bool text_fits(size_t field, const char *hay, const char *needle)
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

static inline bool regex_fits(const regex_t *regex, const char *forms)
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

static inline void add_text(struct generator *generator, struct sample *sample)
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

static inline void add_pattern(struct strbuf *out, uint64_t *random, int depth)
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

static inline void add_regex(struct generator *generator, struct sample *sample)
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
static inline void add_range(struct strbuf *text, uint64_t *random, int *low, int *high)
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

static inline void add_count(struct generator *generator, struct sample *sample)
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
static inline void date_text(struct date date, const char *rest, char out[16])
{
	struct strbuf buffer;

	strbuf_init(&buffer);
	date_format(date, &buffer);
	snprintf(out, 16, "%s%s", buffer.data, buffer.len < 10 ? rest + buffer.len - 4 : "");
	strbuf_free(&buffer);
}

static inline void add_date(struct generator *generator, struct sample *sample)
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

static inline void add_is_or_has(struct generator *generator, struct sample *sample)
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

static inline void add_query(struct generator *generator, struct sample *sample, int depth);

static inline void add_joined(struct generator *generator, struct sample *sample, int depth)
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

static inline void add_negated(struct generator *generator, struct sample *sample, int depth)
{
	uint32_t i;

	strbuf_add_cstr(&sample->text, support_below(&generator->random, 2) ? "-" : "not ");
	add_query(generator, sample, depth - 1);
	for (i = 0; i < PAPERS; i++)
		sample->matches[i] = !sample->matches[i];
}

static inline void add_query(struct generator *generator, struct sample *sample, int depth)
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

#endif
