/* The query language: what is understood, what is not and how that is said, and what trees say of
 * each other. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "model/date.h"
#include "model/paper.h"
#include "search/query.h"
#include "support.h"

static struct query parsed(const char *text)
{
	struct query_error error = { 0 };
	struct query query;

	if (!query_parse_syntax(&query, str_from(text), &error))
		fail_msg("%s: %zu: %s", text, error.column, error.message);
	return query;
}

static void check_print(const char *text, const char *expected)
{
	struct query query = parsed(text);
	struct query again;
	struct strbuf out;

	strbuf_init(&out);
	query_print(query.root, &out);
	assert_string_equal(out.data, expected);
	again = parsed(out.data);
	assert_true(query_equal(query.root, again.root));
	query_free(&again);
	query_free(&query);
	strbuf_free(&out);
}

/* How each is printed once it is parsed. */
static const char *const forms[][2] = {
	{ "", "" },
	{ "  ", "" },
	{ "convergence", "convergence" },
	{ "a b", "a b" },
	{ "a and b AND c", "a b c" },
	{ "a or b", "a or b" },
	{ "a OR b | c", "a or b or c" },
	{ "a b or c d", "a b or c d" },
	{ "a (b or c) d", "a (b or c) d" },
	{ "((a))", "a" },
	{ "(a (b c)) d", "a b c d" },
	{ "(a or (b or c))", "a or b or c" },
	{ "-a", "-a" },
	{ "not a", "-a" },
	{ "not not a", "a" },
	{ "not -not a", "-a" },
	{ "- a", "\"-\" a" },
	{ "--a", "a" },
	{ "-(-a)", "a" },
	{ "-(a b)", "-(a b)" },
	{ "not (a or b) c", "-(a or b) c" },
	{ "\"human feedback\"", "\"human feedback\"" },
	{ "\"one\"", "one" },
	{ "\"or\" \"-x\" \"@x\" \"/x\" \"a:b\"", "\"or\" \"-x\" \"@x\" \"/x\" \"a:b\"" },
	{ "\"a\\\"b\\\\c\"", "\"a\\\"b\\\\c\"" },
	{ "\"  two   blanks \"", "\" two blanks \"" },
	{ "Schr\\\"odinger", "\"Schr\\\\\\\"odinger\"" },
	{ "title:adam", "title:adam" },
	{ "TITLE:Adam", "title:Adam" },
	{ "title: adam b", "title:adam b" },
	{ "title:-x title:or", "title:\"-x\" title:\"or\"" },
	{ "abstract:\"mean field\"", "abstract:\"mean field\"" },
	{ "author:Li author_names:Li", "author_names:Li author_names:Li" },
	{ "source:a sources:a", "sources:a sources:a" },
	{ "arxiv:2409.11340", "arxiv_id:2409.11340" },
	{ "tag:thesis note:x priority:1", "tag:thesis note:x priority:1" },
	{ "upvotes:>=10 comments:1..", "upvotes:>=10 comments:1.." },
	{ "authors:<=3 upvotes:\"3..7\"", "authors:<=3 upvotes:3..7" },
	{ "date:2024 date:2023-05..", "date:2024 date:2023-05.." },
	{ "is:starred IS:New", "is:starred is:new" },
	{ "has:note has:tag has:abstract has:author", "has:note has:tag has:abstract "
						      "has:author_names" },
	{ "like:2409.11340 -LIKE: 10.1000/182", "like:2409.11340 -like:10.1000/182" },
	{ "like:\" A \\\"title\\\" \" x", "like:\"A \\\"title\\\"\" x" },
	{ "like:arXiv:2409.11340", "like:\"arXiv:2409.11340\"" },
	{ "like:\"10.1000/a(b)c\"", "like:\"10.1000/a(b)c\"" },
	{ "@rlhf -@b", "@rlhf -@b" },
	{ "/grad.*flow/", "/grad.*flow/" },
	{ "/a\\/b/ title:/^x$/", "/a\\/b/ title:/^x$/" },
	{ "/\\\\/", "/\\\\/" },
	{ "/a b|c/", "/a b|c/" },
	/* What keyboards and programs make of plain signs. */
	{ "\u201Chuman feedback\u201D", "\"human feedback\"" },
	{ "\u201Ehuman feedback\u201C x", "\"human feedback\" x" },
	{ "\u00ABhuman feedback\u00BBx", "\"human feedback\" x" },
	{ "\u201Dhuman feedback\"", "\"human feedback\"" },
	{ "\"the \u201Cbest\u201D paper\"", "\"the \u201Cbest\u201D paper\"" },
	{ "title:\u201Cmean field\u201D", "title:\"mean field\"" },
	{ "\u2013diffusion", "-diffusion" },
	{ "\u2212diffusion a\u2014b", "-diffusion a\u2014b" },
	{ "\u2014diffusion \uFF0D(a b)", "-diffusion -(a b)" },
	{ "a \u2013 b", "a \"\u2013\" b" },
	{ "\"\u2013x\"", "\"\u2013x\"" },
	{ "\u2010\u2010a", "a" },
	{ "date:2023\u201305..2023\u201106", "date:2023-05..2023-06" },
	{ "date:2020\u20262023 upvotes:\u226510 comments:\u22645", "date:2020..2023 "
								   "upvotes:\u226510 "
								   "comments:\u22645" },
	{ "a\u00A0b\u3000\u201Cc\u00A0d\u201D", "a b \"c d\"" },
};

static void test_forms(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		check_print(forms[i][0], forms[i][1]);
}

/* What people paste or type that is no syntax. */
static void test_text_is_text(void **state)
{
	static const char *const texts[] = {
		"https://example.org/abs/1",
		"RLHF:",
		"input/output",
		"GPT-4",
		"me@example.org",
		"don't",
		"C++",
		"a.b",
		"and/or",
		"x:",
		"links:",
		"via:x",
		"fine\u2013tuning",
		"don\u2019t",
		"\u2018s",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct query query = parsed(texts[i]);

		assert_int_equal(query.root->type, QUERY_TEXT);
		assert_int_equal(query.root->field, QUERY_FIELD_TEXT);
		assert_true(str_equal(query.root->text, str_from(texts[i])));
		query_free(&query);
	}
	check_print("RLHF: a survey", "\"RLHF:\" a survey");
	check_print("one - two -- three", "one \"-\" two \"--\" three");
	check_print("data: more of it", "\"data:\" more of it");
}

static void test_folded(void **state)
{
	struct query query = parsed("\"SCHR\xC3\x96"
				    "DINGER\"");

	(void)state;
	assert_true(str_equal(query.root->folded, STR("schrodinger")));
	query_free(&query);
}

static void test_ranges(void **state)
{
	static const struct {
		const char *text;
		int64_t low, high;
	} ranges[] = {
		{ "upvotes:7", 7, 7 },           { "upvotes:=7", 7, 7 },
		{ "upvotes:>7", 8, INT64_MAX },  { "upvotes:>=7", 7, INT64_MAX },
		{ "upvotes:<7", INT64_MIN, 6 },  { "upvotes:<=7", INT64_MIN, 7 },
		{ "upvotes:3..7", 3, 7 },        { "upvotes:3..", 3, INT64_MAX },
		{ "upvotes:..7", INT64_MIN, 7 }, { "upvotes:<0", INT64_MIN, -1 },
		{ "upvotes:0..0", 0, 0 },
	};
	struct date day;
	struct query query;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(ranges) / sizeof(*ranges); i++) {
		query = parsed(ranges[i].text);
		assert_int_equal(query.root->type, QUERY_COUNT);
		assert_int_equal(query.root->field, FIELD_UPVOTES);
		assert_true(query.root->low == ranges[i].low && query.root->high == ranges[i].high);
		query_free(&query);
	}
	query = parsed("date:2023-05..2024");
	date_parse_iso(STR("2023-05-01"), &day);
	assert_int_equal(query.root->low, date_ordinal(day, false));
	date_parse_iso(STR("2024-12-31"), &day);
	assert_int_equal(query.root->high, date_ordinal(day, false));
	query_free(&query);
	query = parsed("date:>2023");
	date_parse_iso(STR("2024-01-01"), &day);
	assert_int_equal(query.root->low, date_ordinal(day, false));
	query_free(&query);
}

/* What is wrong with each, and at which column. */
static const struct {
	const char *text;
	size_t column;
	bool is_incomplete;
	const char *message;
} mistakes[] = {
	{ "upvotes:abc", 9, false, "expected a number or a range such as >=10 or 3..7" },
	{ "x upvotes:>", 11, true, "expected a number or a range such as >=10 or 3..7" },
	{ "upvotes:30..7", 9, true, "expected a number or a range such as >=10 or 3..7" },
	{ "upvotes:30..7 x", 9, false, "expected a number or a range such as >=10 or 3..7" },
	{ "upvotes:..", 9, true, "expected a number or a range such as >=10 or 3..7" },
	{ "upvotes:/3/", 9, false, "expected a number or a range such as >=10 or 3..7" },
	{ "upvotes:99999999999999999999", 9, true,
	  "expected a number or a range such as >=10 or 3..7" },
	{ "date:20", 6, true,
	  "expected a date or a range such as 2024, 2023-05.. or <=2023-05-31" },
	{ "date:2023-02-30 x", 6, false,
	  "expected a date or a range such as 2024, 2023-05.. or <=2023-05-31" },
	{ "date:may", 6, false,
	  "expected a date or a range such as 2024, 2023-05.. or <=2023-05-31" },
	{ "is:st", 4, true, "expected starred, unread, reading, done, new or seen" },
	{ "is:x", 4, false, "expected starred, unread, reading, done, new or seen" },
	{ "has:abst", 5, true, "expected note, tag, priority or a field such as abstract" },
	{ "has:has", 5, false, "expected note, tag, priority or a field such as abstract" },
	{ "title:", 7, true, "expected a value after title:" },
	{ "title: ", 8, true, "expected a value after title:" },
	{ "title:)", 7, false, "expected a value after title:" },
	{ "\"open", 6, true, "expected a closing \"" },
	{ "title:\"open", 12, true, "expected a closing \"" },
	{ "upvotes:\"3", 11, true, "expected a closing \"" },
	{ "/open", 6, true, "expected a closing /" },
	{ "/open\\/", 8, true, "expected a closing /" },
	{ "(a", 3, true, "expected a ) to close the (" },
	{ "(a or", 6, true, "expected a word or another term after or" },
	{ "()", 2, false, "expected a word or another term after (" },
	{ "a or", 5, true, "expected a word or another term after or" },
	{ "a | ", 5, true, "expected a word or another term after or" },
	{ "a or or b", 6, false, "expected a word or another term after or" },
	{ "or", 1, true, "expected a word or another term before or" },
	{ "or b", 1, false, "expected a word or another term before or" },
	{ "a and", 6, true, "expected a word or another term after and" },
	{ "not", 4, true, "expected a word or another term after not" },
	{ "a -", 4, true, "expected a word or another term after -" },
	{ "a)", 2, false, "expected a ( before this )" },
	{ ")", 1, false, "expected a word or another term before )" },
	{ "@", 2, true, "expected the name of a topic after @" },
	{ "\"\" x", 1, false, "expected something to look for" },
	{ "titel:x", 1, false,
	  "no field is called titel; did you mean title:? (text with a colon goes in "
	  "quotes)" },
	{ "x \xC3\xA9 abstrct:\"y\"", 5, false,
	  "no field is called abstrct; did you mean abstract:? (text with a colon goes in "
	  "quotes)" },
	{ "lik:2409.11340", 1, false,
	  "no field is called lik; did you mean like:? (text with a colon goes in "
	  "quotes)" },
	{ "like:", 6, true, "expected a value after like:" },
	{ "like:/x/", 6, false, "expected an arXiv id, a DOI or a whole title" },
	{ "like:\"A title", 14, true, "expected a closing \"" },
	{ "like:\" \" x", 6, false, "expected something to look for" },
	{ "like:\"\"", 6, true, "expected something to look for" },
	{ "/a(b/", 5, true, "missing closing parenthesis" },
	{ "/a(b/ c", 5, false, "missing closing parenthesis" },
	{ "/\xC3\xA9\\/\xC3\xA9(/", 7, true, "missing closing parenthesis" },
	{ "/[a/", 4, true, "missing terminating ] for character class" },
	{ "title:/*a/", 8, false, "quantifier does not follow a repeatable item" },
	{ "x /a\xC3\x9F\\/b)/", 9, false, "unmatched closing parenthesis" },
	{ "/a(?-i)/", 3, false, "case never counts here: leave ^ and -i out" },
};

static void test_errors(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++) {
		struct query_error error = { 0 };
		struct query query;

		if (query_parse_syntax(&query, str_from(mistakes[i].text), &error))
			fail_msg("%s is no mistake", mistakes[i].text);
		if (error.column != mistakes[i].column ||
		    error.is_incomplete != mistakes[i].is_incomplete ||
		    strcmp(error.message, mistakes[i].message) != 0)
			fail_msg("%s: %zu, %d: %s", mistakes[i].text, error.column,
				 error.is_incomplete, error.message);
	}
}

static void test_error_is_safe(void **state)
{
	struct query_error error;
	struct query query;

	(void)state;
	assert_false(query_parse(&query, STR("@\x1B]0;x\x07\xE2\x80\xAE\xFF"), NULL, &error));
	assert_null(strpbrk(error.message, "\x1B\x07\xFF"));
	assert_null(strstr(error.message, "\xE2\x80\xAE"));
}

static char *repeated(const char *part, size_t times)
{
	struct strbuf out;

	strbuf_init(&out);
	while (times-- > 0)
		strbuf_add_cstr(&out, part);
	return strbuf_detach(&out);
}

static bool is_query(const char *text)
{
	struct query_error error;
	struct query query;

	if (!query_parse_syntax(&query, str_from(text), &error))
		return false;
	query_free(&query);
	return true;
}

static void check_hostile(const char *part, size_t times, const char *end, bool expected)
{
	char *text = repeated(part, times);
	struct strbuf all;

	strbuf_init(&all);
	strbuf_add_cstr(&all, text);
	strbuf_add_cstr(&all, end);
	assert_int_equal(is_query(all.data), expected);
	strbuf_free(&all);
	free(text);
}

static void test_hostile_size(void **state)
{
	(void)state;
	check_hostile("(", 1000000, "", false);
	check_hostile("-", 1000000, "a", true);
	check_hostile("not ", 1000000, "a", true);
	check_hostile("a ", 10000, "", true);
	check_hostile("a ", 1000000, "", false);
	check_hostile("a|", 1000000, "a", false);
	check_hostile("x", 1000000, "", true);
	check_hostile("(", 100, "a", false);
	check_hostile("-(", 101, "", false);
}

static bool implied(const char *narrow, const char *wide)
{
	struct query a = parsed(narrow), b = parsed(wide);
	bool result = query_implies(a.root, b.root);

	query_free(&a);
	query_free(&b);
	return result;
}

static void test_implies(void **state)
{
	static const char *const good[][2] = {
		{ "a", "" },
		{ "a b", "a" },
		{ "ab", "a" },
		{ "a", "a or b" },
		{ "a or b", "b or c or a" },
		{ "title:ab", "b" },
		{ "-a", "-ab" },
		{ "-(a or b)", "-a" },
		{ "a b c", "c (x or b)" },
		{ "upvotes:3..5", "upvotes:>=3" },
		{ "date:2023-05", "date:2023" },
		{ "is:starred x", "is:starred" },
		{ "/x.y/ b", "/x.y/" },
		{ "title:x", "has:title" },
		{ "upvotes:>3", "has:upvotes" },
		{ "tag:a", "tag:A" },
		{ "author:lin", "author:li" },
		{ "like:\"a b\" c", "like:\"A  B\"" },
		{ "-like:x", "-(like:x y)" },
	};
	static const char *const bad[][2] = {
		{ "", "a" },           { "a", "ab" },
		{ "a or b", "a" },     { "x", "title:x" },
		{ "-ab", "-a" },       { "upvotes:3..", "upvotes:3..5" },
		{ "tag:ab", "tag:a" }, { "is:new", "is:seen" },
		{ "author:x", "x" },   { "like:xy", "like:x" },
		{ "like:x", "x" },     { "title:x", "like:x" },
		{ "-a", "a" },         { "/x/", "x" },
		{ "x", "has:title" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(implied(good[i][0], good[i][1]));
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(implied(bad[i][0], bad[i][1]));
}

static bool uses_marks(const char *text)
{
	struct query query = parsed(text);
	bool result = query_uses_marks(query.root);

	query_free(&query);
	return result;
}

static void test_uses_marks(void **state)
{
	(void)state;
	assert_true(uses_marks("a -(b or is:starred)"));
	assert_true(uses_marks("tag:x"));
	assert_true(uses_marks("note:/x/"));
	assert_true(uses_marks("has:priority"));
	assert_true(uses_marks("priority:1"));
	assert_false(uses_marks("a title:x date:2023 upvotes:3 has:abstract sources:x like:x"));
}

static void collect(void *context, const struct query_node *node)
{
	strbuf_add(context, node->text);
	strbuf_add_byte(context, ' ');
}

static void test_each_positive(void **state)
{
	struct query query = parsed("a -b (title:c or -(d -e)) /f/ is:new");
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	query_each_positive(query.root, collect, &out);
	assert_string_equal(out.data, "a c e f ");
	strbuf_free(&out);
	query_free(&query);
}

static const char topic_file[] = "rlhf = rlhf\n"
				 "both = @rlhf diffusion\n"
				 "wrong = a or\n"
				 "uses = @wrong b\n"
				 "one = @two\n"
				 "two = x @one\n"
				 "self = @self\n";

static const char *topic_error(const struct topic_list *topics, const char *text,
			       struct query_error *error)
{
	struct query query;

	assert_false(query_parse(&query, str_from(text), topics, error));
	return error->message;
}

static void test_topics(void **state)
{
	struct topic_list topics;
	struct query_error error;
	struct query query;
	struct diag diag;

	(void)state;
	diag_init(&diag, 100);
	topic_list_init(&topics);
	topic_list_read(&topics, str_from(topic_file), "topics", &diag);
	assert_true(query_parse(&query, STR("@BOTH x"), &topics, &error));
	assert_int_equal(query.root->children[0]->type, QUERY_TOPIC);
	assert_int_equal(query.root->children[0]->children[0]->type, QUERY_AND);
	query_free(&query);

	assert_string_equal(topic_error(&topics, "x @wrong", &error),
			    "in the topic wrong: expected a word or another term after or");
	assert_int_equal(error.column, 3);
	assert_string_equal(topic_error(&topics, "@uses", &error),
			    "in the topic wrong: expected a word or another term after or");
	assert_string_equal(topic_error(&topics, "@one", &error),
			    "in the topic two: the topic one names itself in a circle");
	assert_string_equal(topic_error(&topics, "@rlfh", &error),
			    "no topic is called rlfh; did you mean @rlhf?");
	assert_string_equal(topic_error(&topics, "@nothing", &error), "no topic is called nothing");
	assert_false(error.is_incomplete);
	topic_error(&topics, "@rl", &error);
	assert_true(error.is_incomplete);
	assert_false(query_parse(&query, STR("@rlhf"), NULL, &error));

	assert_int_equal(query_check_topics(&topics, &diag), 5);
	assert_int_equal(diag.count, 5);
	assert_int_equal(diag.messages[0].line, 3);
	assert_int_equal(diag.messages[4].line, 7);
	topic_list_free(&topics);
	diag_free(&diag);
}

/* Topics that name each other twice would be 2^40 terms when written out. */
static void test_topics_are_bounded(void **state)
{
	struct topic_list topics;
	struct query_error error;
	struct query query;
	char name[16], text[64];
	int i;

	(void)state;
	topic_list_init(&topics);
	topic_list_set(&topics, STR("t0"), STR("x"), NULL, 1);
	for (i = 1; i <= 300; i++) {
		snprintf(name, sizeof(name), "t%d", i);
		snprintf(text, sizeof(text), i <= 40 ? "@t%d @t%d" : "@t%d", i - 1, i - 1);
		topic_list_set(&topics, str_from(name), str_from(text), NULL, 1);
	}
	assert_true(query_parse(&query, STR("@t10"), &topics, &error));
	query_free(&query);
	assert_false(query_parse(&query, STR("@t40"), &topics, &error));
	assert_non_null(strstr(error.message, "10000 terms"));
	assert_false(query_parse(&query, STR("@t300"), &topics, &error));
	assert_non_null(strstr(error.message, "in the topic"));
	topic_list_free(&topics);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),        cmocka_unit_test(test_text_is_text),
		cmocka_unit_test(test_folded),       cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_errors),       cmocka_unit_test(test_error_is_safe),
		cmocka_unit_test(test_hostile_size), cmocka_unit_test(test_implies),
		cmocka_unit_test(test_uses_marks),   cmocka_unit_test(test_each_positive),
		cmocka_unit_test(test_topics),       cmocka_unit_test(test_topics_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
