#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "model/topic.h"
#include "support.h"

struct fixture {
	struct topic_list list;
	struct diag diag;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	topic_list_init(&fixture.list);
	diag_init(&fixture.diag, 100);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	topic_list_free(&fixture->list);
	diag_free(&fixture->diag);
	return 0;
}

static void read_text(struct fixture *fixture, const char *text, const char *file)
{
	topic_list_read(&fixture->list, str_from(text), file, &fixture->diag);
}

static void assert_topic(struct fixture *fixture, size_t place, const char *name, const char *query)
{
	assert_true(place < fixture->list.count);
	assert_true(str_equal(fixture->list.topics[place].name, str_from(name)));
	assert_true(str_equal(fixture->list.topics[place].query, str_from(query)));
	assert_ptr_equal(topic_list_find(&fixture->list, str_from(name)),
			 &fixture->list.topics[place]);
}

static void assert_message(struct fixture *fixture, size_t place, const char *expected)
{
	struct strbuf text;

	assert_true(place < fixture->diag.count);
	assert_int_equal(fixture->diag.messages[place].level, DIAG_WARNING);
	strbuf_init(&text);
	diag_format(&fixture->diag.messages[place], &text);
	assert_string_equal(text.data, expected);
	strbuf_free(&text);
}

static void topics_are_read(void **state)
{
	struct fixture *fixture = *state;

	read_text(fixture,
		  "\xEF\xBB\xBF# topics\n\nrlhf = rlhf\n  mean-field=\"mean field\" or "
		  "x=y\r\n\tGr\xC3\xB6\xC3\x9F"
		  "e_2.0 = date:2024",
		  "topics");
	assert_int_equal(fixture->diag.count, 0);
	assert_int_equal(fixture->list.count, 3);
	assert_topic(fixture, 0, "rlhf", "rlhf");
	assert_topic(fixture, 1, "mean-field", "\"mean field\" or x=y");
	assert_topic(fixture, 2,
		     "Gr\xC3\xB6\xC3\x9F"
		     "e_2.0",
		     "date:2024");
	assert_int_equal(fixture->list.topics[1].line, 4);
	assert_string_equal(fixture->list.topics[1].file, "topics");
}

static void names_are_matched_folded(void **state)
{
	struct fixture *fixture = *state;

	read_text(fixture,
		  "Schr\xC3\xB6"
		  "dinger = a\n\xE6\x89\xA9\xE6\x95\xA3 = b\n",
		  "topics");
	assert_ptr_equal(topic_list_find(&fixture->list, STR("SCHRODINGER")),
			 &fixture->list.topics[0]);
	assert_topic(fixture, 1, "\xE6\x89\xA9\xE6\x95\xA3", "b");
	assert_null(topic_list_find(&fixture->list, STR("schrodinge")));
	assert_null(topic_list_find(&fixture->list, STR("")));
}

static void wrong_lines_are_named(void **state)
{
	struct fixture *fixture = *state;

	read_text(fixture,
		  "nothing here\n= query\nempty =  \ntwo words = x\nok = x\n@at = y\nOK = again\n",
		  "t");
	assert_int_equal(fixture->list.count, 1);
	assert_topic(fixture, 0, "ok", "x");
	assert_int_equal(fixture->diag.count, 6);
	assert_message(fixture, 0, "t:1: expected \"name = query\"");
	assert_message(fixture, 1, "t:2: expected \"name = query\"");
	assert_message(fixture, 2, "t:3: the topic \"empty\" has no query");
	assert_message(fixture, 3,
		       "t:4: a topic's name has only letters, digits, \"-\", \"_\" and \".\", "
		       "unlike \"two words\"");
	assert_message(fixture, 4,
		       "t:6: a topic's name has only letters, digits, \"-\", \"_\" and \".\", "
		       "unlike \"@at\"");
	assert_message(fixture, 5, "t:7: the topic \"OK\" is already on line 5");
}

static void a_later_file_replaces(void **state)
{
	struct fixture *fixture = *state;

	read_text(fixture, "one = 1\ntwo = 2\n", "topics");
	read_text(fixture, "three = 3\nONE = uno\n", "topics");
	assert_int_equal(fixture->diag.count, 0);
	assert_int_equal(fixture->list.count, 3);
	assert_topic(fixture, 0, "ONE", "uno");
	assert_int_equal(fixture->list.topics[0].line, 2);
	assert_topic(fixture, 2, "three", "3");
	read_text(fixture, "one = a\none = b\n", "mine");
	assert_int_equal(fixture->diag.count, 1);
	assert_topic(fixture, 0, "one", "a");
}

static void one_topic_is_set(void **state)
{
	struct fixture *fixture = *state;
	char name[] = "name", query[] = " query ", file[] = "file";

	topic_list_set(&fixture->list, str_from(name), str_from(query), file, 3);
	memset(name, 'x', 4);
	memset(query, 'x', 7);
	memset(file, 'x', 4);
	assert_topic(fixture, 0, "name", "query");
	assert_string_equal(fixture->list.topics[0].file, "file");
	topic_list_set(&fixture->list, STR("NAME"), STR("other"), NULL, 0);
	assert_int_equal(fixture->list.count, 1);
	assert_topic(fixture, 0, "NAME", "other");
	topic_list_set(&fixture->list, STR("more"), STR("  "), NULL, 0);
	assert_int_equal(fixture->list.count, 1);
}

static void hostile_bytes_are_cleaned(void **state)
{
	struct fixture *fixture = *state;
	struct str text = STR("a = x\0y\x1B[2J\nb\0 = z\n\xFF = w\n\xE2\x80\xAE = v\n");

	topic_list_read(&fixture->list, text, NULL, &fixture->diag);
	assert_topic(fixture, 0, "a", "x y [2J");
	assert_topic(fixture, 1, "b", "z");
	assert_int_equal(fixture->list.count, 2);
	assert_int_equal(fixture->diag.count, 2);
	for (size_t i = 0; i < fixture->diag.count; i++)
		assert_null(strchr(fixture->diag.messages[i].text, '\xFF'));
}

static void names_end_where_they_end(void **state)
{
	(void)state;
	assert_int_equal(topic_name_len(STR("rlhf) or x")), 4);
	assert_int_equal(topic_name_len(STR("a-b_c.9")), 7);
	assert_int_equal(topic_name_len(STR("\xC3\xA9\xE2\x80\x9C")), 2);
	assert_int_equal(topic_name_len(STR(" a")), 0);
	assert_int_equal(topic_name_len(STR("")), 0);
}

static void many_topics_take_linear_time(void **state)
{
	struct fixture *fixture = *state;
	struct strbuf text;

	strbuf_init(&text);
	for (int i = 0; i < 100000; i++)
		strbuf_addf(&text, "t%d = %d\n", i, i);
	topic_list_read(&fixture->list, strbuf_str(&text), "many", &fixture->diag);
	topic_list_read(&fixture->list, strbuf_str(&text), "again", &fixture->diag);
	assert_int_equal(fixture->list.count, 100000);
	assert_int_equal(fixture->diag.count, 0);
	assert_topic(fixture, 77777, "t77777", "77777");
	strbuf_free(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(topics_are_read),          TEST(names_are_matched_folded),
		TEST(wrong_lines_are_named),    TEST(a_later_file_replaces),
		TEST(one_topic_is_set),         TEST(hostile_bytes_are_cleaned),
		TEST(names_end_where_they_end), TEST(many_topics_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
