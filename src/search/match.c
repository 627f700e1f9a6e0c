/*
 * Testing a paper by the tree that match_make.c made. Texts are looked for in the haystack's runs;
 * the fields that these don't hold are folded when they are tested, unless they are plain already,
 * as most are.
 */

#include "config.h"

#include "search/match.h"

#include "base/strbuf.h"
#include "model/date.h"
#include "search/match_private.h"
#include "search/text_set.h"
#include "text/forms.h"

static enum match_result result_of(bool is_match)
{
	return is_match ? MATCH_YES : MATCH_NO;
}

/* Of two of which one has to match. */
static enum match_result either(enum match_result one, enum match_result other)
{
	if (one == MATCH_YES || other == MATCH_YES)
		return MATCH_YES;
	return one == MATCH_NO ? other : one;
}

/* Of two which both have to match. */
static enum match_result both(enum match_result one, enum match_result other)
{
	if (one == MATCH_NO || other == MATCH_NO)
		return MATCH_NO;
	return one == MATCH_YES ? other : one;
}

static enum match_result negated(enum match_result result)
{
	if (result == MATCH_UNDECIDED)
		return MATCH_UNDECIDED;
	return result_of(result == MATCH_NO);
}

static enum match_result test_regex_in_line(const struct test *test, struct str line)
{
	switch (regex_test(test->regex, line)) {
	case REGEX_MATCH:
		return MATCH_YES;
	case REGEX_NO_MATCH:
		return MATCH_NO;
	case REGEX_ABORTED:
		break;
	}
	return MATCH_UNDECIDED;
}

/* An expression is matched within one form of one field, so that a space of it never leads into the
 * next. */
static enum match_result test_regex(const struct test *test, struct str text)
{
	enum match_result result = MATCH_NO;
	struct str line;

	while (result != MATCH_YES && str_split_next(&text, '\n', &line))
		result = either(result, test_regex_in_line(test, line));
	return result;
}

/* Whether a folded text holds what a TEXT or REGEX test looks for. */
static enum match_result is_in_folded(const struct test *test, struct str text)
{
	if (test->type == QUERY_REGEX)
		return test_regex(test, text);
	return result_of(needle_find(&test->needle, text) != SIZE_MAX);
}

/* An expression gets what was folded in any case: that is valid UTF-8, whatever the text is. */
static enum match_result is_in(const struct test *test, struct str text)
{
	enum match_result result;
	struct strbuf folded;

	if (test->type == QUERY_TEXT && forms_are_plain(text))
		return is_in_folded(test, text);
	strbuf_init(&folded);
	forms_add(&folded, text);
	/* Room past its end for the vector loops to read. */
	strbuf_pad(&folded, ARENA_READABLE_PAST_END);
	result = is_in_folded(test, strbuf_str(&folded));
	strbuf_free(&folded);
	return result;
}

static enum match_result is_in_sources(const struct test *test, const struct paper *paper)
{
	enum match_result result = MATCH_NO;
	const struct source_list *source;

	for (source = paper->sources; source && result != MATCH_YES; source = source->rest)
		result = either(result, is_in(test, source->name));
	return result;
}

/* A tag fits as a whole, but an expression fits a part. */
static enum match_result is_tag(const struct test *test, struct str tag)
{
	struct strbuf folded;
	bool is_equal;

	if (test->type == QUERY_REGEX)
		return is_in(test, tag);
	strbuf_init(&folded);
	forms_add_typed(&folded, tag);
	is_equal = str_equal(strbuf_str(&folded), test->needle.text);
	strbuf_free(&folded);
	return result_of(is_equal);
}

static enum match_result is_in_tags(const struct test *test, struct str tags)
{
	enum match_result result = MATCH_NO;
	struct str tag;

	while (result != MATCH_YES && str_split_next(&tags, ';', &tag)) {
		tag = str_trim(tag);
		if (tag.len > 0)
			result = either(result, is_tag(test, tag));
	}
	return result;
}

/* found: what of the matcher's text_set was found in the paper, or NULL: nobody looked. */
static enum match_result test_in_run(const struct test *test, const struct corpus *corpus,
				     uint32_t number, const uint64_t *found)
{
	struct str run;

	if (found && test->type == QUERY_TEXT && test->text != SIZE_MAX)
		return result_of(text_set_has(found, test->text));
	if (test->field != QUERY_FIELD_TEXT)
		return is_in_folded(test, haystack_field(corpus->haystack, number,
							 (enum paper_field)test->field));
	run = haystack_text(corpus->haystack, number);
	if (test->type == QUERY_REGEX)
		run.len--; /* no line follows the last newline */
	return is_in_folded(test, run);
}

static enum match_result test_text(const struct test *test, const struct corpus *corpus,
				   uint32_t number, const uint64_t *found)
{
	const struct paper *paper = &corpus->library->papers[number];

	if (query_field_is_searched(test->field))
		return test_in_run(test, corpus, number, found);
	if (test->field == QUERY_FIELD_TAG)
		return is_in_tags(test, marks_get(corpus->marks, number)->tags);
	if (test->field == QUERY_FIELD_NOTE)
		return is_in(test, marks_get(corpus->marks, number)->note);
	if (test->field == FIELD_SOURCES)
		return is_in_sources(test, paper);
	return is_in(test, paper_get_text(paper, (enum paper_field)test->field));
}

/* The number of a count field; COUNT_UNKNOWN for a paper without priority, too. */
static int64_t count_of(int field, const struct corpus *corpus, uint32_t number)
{
	int64_t count;

	if (field != QUERY_FIELD_PRIORITY)
		return paper_get_count(&corpus->library->papers[number], (enum paper_field)field);
	count = marks_get(corpus->marks, number)->priority;
	return count > 0 ? count : COUNT_UNKNOWN;
}

static bool test_count(const struct test *test, const struct corpus *corpus, uint32_t number)
{
	int64_t count = count_of(test->field, corpus, number);

	return count != COUNT_UNKNOWN && count >= test->low && count <= test->high;
}

/* Of a moment, its day. */
static struct date date_of(const struct paper *paper, enum paper_field field)
{
	int64_t moment;

	if (field_type(field) == FIELD_TYPE_DATE)
		return paper->date;
	moment = paper_get_moment(paper, field);
	return moment != 0 ? date_from_time(moment) : (struct date){ 0 };
}

static bool test_date(const struct test *test, const struct corpus *corpus, uint32_t number)
{
	struct date date = date_of(&corpus->library->papers[number], (enum paper_field)test->field);
	int32_t first = date_ordinal(date, false);

	return first > 0 && first >= test->low && date_ordinal(date, true) <= test->high;
}

static bool test_is(const struct test *test, const struct corpus *corpus, uint32_t number)
{
	const struct marks *marks = marks_get(corpus->marks, number);

	switch ((enum query_is)test->field) {
	case IS_STARRED:
		return marks->starred_at != 0;
#define X(id, word)   \
	case IS_##id: \
		return marks->status == READING_##id;
		READING_STATUSES(X)
#undef X
	case IS_NEW:
		return marks->seen_at == 0;
	case IS_SEEN:
		return marks->seen_at != 0;
	}
	return false;
}

static bool test_has(const struct test *test, const struct corpus *corpus, uint32_t number)
{
	const struct paper *paper = &corpus->library->papers[number];

	if (test->field == QUERY_FIELD_TAG)
		return marks_get(corpus->marks, number)->tags.len > 0;
	if (test->field == QUERY_FIELD_NOTE)
		return marks_get(corpus->marks, number)->note.len > 0;
	if (test->field == QUERY_FIELD_PRIORITY)
		return count_of(test->field, corpus, number) != COUNT_UNKNOWN;
	if (test->field == FIELD_DATE)
		return date_ordinal(paper->date, false) > 0; /* not one that waits for its year */
	if (test->field == FIELD_SOURCES)
		return paper->sources != NULL;
	return paper_has(paper, (enum paper_field)test->field);
}

static bool test_value(const struct test *test, const struct corpus *corpus, uint32_t number)
{
	switch (test->type) {
	case QUERY_ALL:
		return true;
	case QUERY_COUNT:
		return test_count(test, corpus, number);
	case QUERY_DATE:
		return test_date(test, corpus, number);
	case QUERY_IS:
		return test_is(test, corpus, number);
	case QUERY_HAS:
		return test_has(test, corpus, number);
	case QUERY_LIKE:
		return test->like && like_list_score(test->like, number) > 0;
	case QUERY_AND:
	case QUERY_OR:
	case QUERY_NOT:
	case QUERY_TEXT:
	case QUERY_REGEX:
	case QUERY_TOPIC:
		break;
	}
	return false;
}

static enum match_result test_paper(const struct test *test, const struct corpus *corpus,
				    uint32_t number, const uint64_t *found);

static enum match_result test_children(const struct test *test, const struct corpus *corpus,
				       uint32_t number, const uint64_t *found)
{
	bool is_and = test->type == QUERY_AND;
	enum match_result settled = is_and ? MATCH_NO : MATCH_YES;
	enum match_result result = is_and ? MATCH_YES : MATCH_NO;

	for (size_t i = 0; i < test->child_count && result != settled; i++) {
		enum match_result next = test_paper(&test->children[i], corpus, number, found);

		result = is_and ? both(result, next) : either(result, next);
	}
	return result;
}

static enum match_result test_paper(const struct test *test, const struct corpus *corpus,
				    uint32_t number, const uint64_t *found)
{
	switch (test->type) {
	case QUERY_AND:
	case QUERY_OR:
		return test_children(test, corpus, number, found);
	case QUERY_NOT:
		return negated(test_paper(&test->children[0], corpus, number, found));
	case QUERY_TEXT:
	case QUERY_REGEX:
		return test_text(test, corpus, number, found);
	case QUERY_ALL:
	case QUERY_COUNT:
	case QUERY_DATE:
	case QUERY_IS:
	case QUERY_HAS:
	case QUERY_LIKE:
	case QUERY_TOPIC:
		break;
	}
	return result_of(test_value(test, corpus, number));
}

size_t corpus_paper_count(const struct corpus *corpus)
{
	return library_paper_count(corpus->library) -
	       (corpus->hides_removed ? corpus->marks->removed_count : 0);
}

bool corpus_hides(const struct corpus *corpus, uint32_t paper)
{
	return library_is_joined(corpus->library, paper) ||
	       (corpus->hides_removed && marks_get(corpus->marks, paper)->removed_at != 0);
}

enum match_result matcher_test(const struct matcher *matcher, const struct corpus *corpus,
			       uint32_t paper)
{
	return matcher_test_found(matcher, corpus, paper, NULL);
}

enum match_result matcher_test_found(const struct matcher *matcher, const struct corpus *corpus,
				     uint32_t paper, const uint64_t *found)
{
	if (corpus_hides(corpus, paper))
		return MATCH_NO;
	return test_paper(&matcher->root, corpus, paper, found);
}
