/* XML that is not well-formed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define FEED  "<feed xmlns='http://www.w3.org/2005/Atom'>\n"
#define FIRST "<entry><id>http://arxiv.org/abs/2401.00001</id><title>"
#define SECOND \
	"<entry><id>http://arxiv.org/abs/2401.00002</id><title>Knots</title></entry>\n</feed>\n"
#define BAD "2: not well-formed XML: "

/* A title as it is written and read, and what is said of it; the next paper is read in any case. */
static void test_mended(void **state)
{
	static const struct {
		const char *written, *read, *said;
	} titles[] = {
		{ "R&D of Q&A &amp; kites", "R&D of Q&A & kites",
		  BAD "& that begins no reference is read as text\n" BAD
		      "& that begins no reference is read as text\n" },
		{ "Kites &; &#; &#x; & wind", "Kites &; &#; &#x; & wind", NULL },
		{ "Wind, p<0.05", "Wind, p<0.05", BAD "< that begins no tag is read as text\n" },
		{ "x < y <= z <! <? <", "x < y <= z <! <? <", NULL },
		{ "x <y and z> w", "x <y and z> w", BAD "< that begins no tag is read as text\n" },
		{ "One<br>line", "One line", BAD "<br> has no end\n" },
		{ "One</b>line", "Oneline",
		  BAD "</b> ends no element that is open, and is left out\n" },
		{ "a ]]> b", "a ]]> b", BAD "]]> that ends nothing is read as text\n" },
		{ "Caf&eacute;", "Café",
		  BAD "&eacute; is HTML's and no entity of XML: it is read as HTML's\n" },
		{ "<![CDATA[R&D <i>on</i> kites]]>", "R&D on kites", "" },
		{ "Kites<!-- <a & b --> and <?a b & c?>wind", "Kites and wind", "" },
	};
	struct strbuf text, want;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&want);
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
		strbuf_clear(&text);
		strbuf_clear(&want);
		strbuf_addf(&text, FEED FIRST "%s</title></entry>\n" SECOND, titles[i].written);
		strbuf_addf(&want, "title: %s\narxiv_id: 2401.00001\n", titles[i].read);
		recorder_read(&got, strbuf_str(&text));
		assert_int_equal(got.count, 2);
		assert_string_equal(recorder_text(&got, 0), want.data);
		if (titles[i].said)
			recorder_expect_messages(&got, titles[i].said);
	}
	strbuf_free(&text);
	strbuf_free(&want);
}

/* Attributes as well. */
static void test_mended_attribute(void **state)
{
	(void)state;
	recorder_read_cstr(&got, FEED FIRST
			   "Kites</title>"
			   "<link rel='alternate' title='a<b' href='https://example.org/?a=1&b=2'/>"
			   "</entry>\n" SECOND);
	assert_int_equal(got.count, 2);
	assert_string_equal(recorder_text(&got, 0), "title: Kites\narxiv_id: 2401.00001\n"
						    "url: https://example.org/?a=1&b=2\n");
	recorder_expect_messages(&got, BAD "< in an attribute is read as text\n" BAD
					   "& that begins no reference is read as text\n");
}

/* Each is told in its own line. */
static void test_mended_lines(void **state)
{
	(void)state;
	recorder_read_cstr(&got,
			   FEED FIRST "Kites\n]]> and\nwind]]>\nR&D</title></entry>\n" SECOND);
	assert_int_equal(got.count, 2);
	recorder_expect_messages(
		&got, "3: not well-formed XML: ]]> that ends nothing is read as text\n"
		      "4: not well-formed XML: ]]> that ends nothing is read as text\n"
		      "5: not well-formed XML: & that begins no reference is read as text\n");
}

/* What is both cut off and not well-formed is said to be both. */
static void test_mended_and_cut(void **state)
{
	(void)state;
	recorder_read_cstr(&got, FEED FIRST "R&D</title></entry>\n");
	assert_int_equal(got.count, 1);
	recorder_expect_messages(&got, BAD "& that begins no reference is read as text\n"
					   "3: the file ends before its XML does\n");
}

static void test_any_split(void **state)
{
	(void)state;
	recorder_expect_any_split(
		&got,
		FEED FIRST "A & b < c &eacute; ]]> <y> <![CDATA[d & e]]> <!-- & --> <?f?> <? g"
			   "</z></title></entry></feed>\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_mended),         TEST(test_mended_attribute), TEST(test_mended_lines),
		TEST(test_mended_and_cut), TEST(test_any_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
