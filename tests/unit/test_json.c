/* The way through JSON: where papers are found, what is refused, and what is done with text that is
 * not JSON. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "json_fixture.h"

/* A paper, and what becomes of it. */
#define PAPER(title)      "{'title':'" title "','abstract':'x','year':2020}"
#define READ(line, title) #line " title=" title "; date=2020; abstract=x\n"

static void test_lines(void **state)
{
	(void)state;
	json_assert(PAPER("A") "\n" PAPER("B") "\n", READ(1, "A") READ(2, "B") "JSON\n");
	json_assert("\n\n" PAPER("A") "\n\n  " PAPER("B"), READ(3, "A") READ(5, "B") "JSON\n");
	json_assert(PAPER("A") PAPER("B") ",\n" PAPER("C") ",",
		    READ(1, "A") READ(1, "B") READ(2, "C") "JSON\n");
	json_assert("\x1E" PAPER("A") "\n\x1E" PAPER("B") "\n", READ(1, "A") READ(2, "B") "JSON\n");
}

static void test_arrays(void **state)
{
	(void)state;
	json_assert("[" PAPER("A") "," PAPER("B") "]", READ(1, "A") READ(1, "B") "JSON\n");
	json_assert("[\n  " PAPER("A") ",\n\n  " PAPER("B") ",\n]\n",
		    READ(2, "A") READ(4, "B") "JSON\n");
	json_assert("[\n {\n  'title': 'A',\n  'abstract': 'x',\n  'year': 2020\n },\n {\n"
		    "  'title': 'B',\n  'abstract': 'x',\n  'year': 2020\n }\n]\n",
		    READ(2, "A") READ(7, "B") "JSON\n");
	json_assert("[[" PAPER("A") "],[" PAPER("B") "]]", READ(1, "A") READ(1, "B") "JSON\n");
}

/* Wherever in a document they are, and whatever is around them. */
static void test_documents(void **state)
{
	(void)state;
	json_assert("{'meta':{'count':2,'q':'a \\'} ] \\\\'},'results':[" PAPER("A") ",\n" PAPER(
			    "B") "],'facets':[{'k':1},{'k':2}],'n':-1.5e3,'t':true}",
		    READ(1, "A") READ(2, "B") "JSON\n");
	json_assert("{'message':" PAPER("A") "}", READ(1, "A") "JSON\n");
	json_assert("{'2020.1':" PAPER("A") ",\n'2020.2':" PAPER("B") "}",
		    READ(1, "A") READ(2, "B") "JSON\n");
	json_assert("{'hits':{'hits':[{'_id':'1','_source':" PAPER("A") "}]}}",
		    READ(1, "A") "JSON\n");
	json_assert("{'results':[" PAPER("A") "]}\n{'results':[" PAPER("B") "]}\n",
		    READ(1, "A") READ(2, "B") "JSON\n");
	json_assert("{'a':[[[[[[" PAPER("A") "]]]]]]}", READ(1, "A") "JSON\n");
}

/* A table by its columns, as pandas writes it, in both of its ways. */
static void test_columns(void **state)
{
	(void)state;
	json_assert("{'title':{'0':'A','1':'B'},\n'abstract':{'0':'x','1':'x'},'year':{'0':2020,"
		    "'1':2020}}",
		    READ(1, "A") READ(1, "B") "JSON\n");
	json_assert("{\n 'abstract':{\n  '5':'x',\n  '17':'x'\n },\n 'title':{\n  '5':'A',\n  "
		    "'17':'B'\n },\n 'year':{\n  '5':2020,\n  '17':2020\n }\n}\n",
		    READ(3, "A") READ(4, "B") "JSON\n");
	json_assert("{'columns':['title','abstract','year'],'index':[0,1],'data':[['A','x',2020],\n"
		    "['B','x',2020]]}",
		    READ(1, "A") READ(2, "B") "JSON\n");
	json_assert("{'columns':['title','authors','year'],'data':[['A',['J D','R R'],2020],"
		    "[null,['J D'],2020]]}",
		    "1 title=A; authors=2; author_names=J D; R R; date=2020\n"
		    "!1 a record without a title\nJSON\n");
}

/* What is none is left to the others, and what is broken is said. */
#define OTHER_ROW "!1 a row with other columns than the table\n"
#define OTHER_ROWS                                                                        \
	"!1 a row with other columns than the table; it and those behind it are left out" \
	"\n"
static void test_no_columns(void **state)
{
	(void)state;
	json_assert("{'columns':['title','year','abstract'],'data':[['A',2020,'x'],['B',2020],"
		    "['C',2020,'x','y'],['D',2020,'x']]}",
		    READ(1, "A") READ(1, "D") OTHER_ROW OTHER_ROW "JSON\n");
	json_assert("{'title':{'0':'A','1':'B'},'year':{'0':2020,'2':2020},'abstract':{'0':'x','1':"
		    "'x'}}",
		    READ(1, "A") OTHER_ROWS "JSON\n");
	json_assert("{'0':" PAPER("A") ",'1':" PAPER("B") "}", READ(1, "A") READ(1, "B") "JSON\n");
	json_assert("{'columns':['title','year'],'papers':[" PAPER("A") "]}",
		    READ(1, "A") "JSON\n");
}

/* What is nested deeper than papers are, is passed. */
static void test_too_deep(void **state)
{
	(void)state;
	json_assert("{'a':[[[[[[[[[" PAPER("A") ",'x]\\\\'"
						"]]]]]]]]],'b':[" PAPER("B") "]}",
		    READ(1, "B") "JSON\n");
}

/* References of a paper are no papers of the file. */
static void test_held(void **state)
{
	(void)state;
	json_assert("{'title':'A','abstract':'x','year':2020,'references':[" PAPER("B") "]}",
		    READ(1, "A") "-references 1\nJSON\n");
}

/* What readers note beside their papers makes these none of other things. */
static void test_own_notes(void **state)
{
	(void)state;
	json_assert("[{'title':'A','abstract':'x','year':2020,'rating':5,'labels':['a'],"
		    "'state':'read'}]",
		    "1 title=A; date=2020; abstract=x\n-rating 1\n-labels 1\n-state 1\nJSON\n");
	json_assert("[{'title':'A','authors':['J D','R R'],'journal':'J','year':2020,'rating':5,"
		    "'labels':['a'],'state':'read'}]",
		    "1 title=A; authors=2; author_names=J D; R R; date=2020; venue=J\n-rating 1\n"
		    "-labels 1\n-state 1\nJSON\n");
}

/* What is JSON, but no papers, and what is said of it. */
static const struct {
	const char *text, *sentence;
} refusals[] = {
	{ "{'name':'x','version':'1.0','title':'My thing','author':'me'}",
	  "is JSON, but the description of a software package, not papers" },
	{ "{'cells':[],'metadata':{'title':'T','authors':[{'name':'a'}]},'nbformat':4}",
	  "is JSON, but a Jupyter notebook, not papers" },
	{ "{'type':'FeatureCollection','features':[{'properties':{'title':'P','year':2010}}"
	  "]}",
	  "is JSON, but a map (GeoJSON), not papers" },
	{ "{'error':'Invalid filter','message':'no'}",
	  "is JSON, but what a server said instead of papers: \"Invalid filter\", not "
	  "papers" },
	{ "{'title':'My Site','author':'me','url':'http://example.org'}",
	  "is JSON of objects with title, author and url: nothing says that these are "
	  "papers, as an abstract or a DOI would" },
	{ "{'a':{'b':[{'c':1,'d':1,'e':1,'f':1,'g':1,'title':'T','i':1,'j':1}]}}",
	  "is JSON of objects with c, d, e, f, g, title and more: nothing says that these "
	  "are papers, as an abstract or a DOI would" },
	{ "{'a':1}", "is JSON, but nothing in it has a title and other signs of a paper" },
	{ "[{'title':'A film','year':2001,'director':'D'}]",
	  "is JSON, but films or series, not papers" },
	{ "{'page':1,'results':[{'Title':'A film','release_date':'2001-02-03','overview':"
	  "'x','vote_average':7}]}",
	  "is JSON, but films or series, not papers" },
	{ "{'jobs':[{'id':1,'title':'Lid maker','absolute_url':'https://example.org/1',"
	  "'location':{'name':'Rome'},'updated_at':'2024-05-01'}]}",
	  "is JSON, but jobs, not papers" },
	{ "[{'number':3,'title':'Lids fall','state':'open','labels':[],'author':{'login':"
	  "'a'},'createdAt':'2024-05-01','body':'They fall.'}]",
	  "is JSON, but issues of a project, not papers" },
	{ "[{'iid':3,'title':'Lids fall','state':'opened','labels':[],'milestone':null,"
	  "'upvotes':2,'author':{'name':'A B'},'description':'x','due_date':null}]",
	  "is JSON, but issues of a project, not papers" },
	{ "[{'title':'Lids','instructor':'A B','semester':'Fall','year':2024,'abstract':"
	  "'We learn.','credits':6}]",
	  "is JSON, but courses, not papers" },
	{ "[{'title':'[R] On lids','author':'a','subreddit':'lids','ups':3,'url':"
	  "'https://arxiv.org/abs/2401.00001'}]",
	  "is JSON, but posts of a forum, not papers" },
	{ "[{'title':'A film','authors':['A B','C D'],'abstract':'It is dark.',"
	  "'year':2001,'runtime':90,'director':'D'}]",
	  "is JSON, but films or series, not papers" },
	{ "[{'title':'Flat cakes','authors':['A B'],'abstract':'Flat.','ingredients':['x']"
	  "}]",
	  "is JSON, but recipes, not papers" },
	{ "[{'title':'A talk','authors':['A B'],'abstract':'Listen.','episode':3,"
	  "'audio':'https://example.org/a.mp3'}]",
	  "is JSON, but podcasts, not papers" },
	{ "[{'title':'A kite','authors':['A B'],'abstract':'Fly.','genre':'air',"
	  "'platform':'any'}]",
	  "is JSON, but games, not papers" },
	{ "{'title':'T','盖盖盖盖盖盖盖盖盖盖盖盖盖盖盖':1,'url':'u'}",
	  "is JSON of objects with title, 盖盖盖盖盖盖盖盖盖盖盖盖盖 and url: nothing says "
	  "that these are papers, as an abstract or a DOI would" },
	{ "[]", "is JSON without any papers" },
	{ "[1,2,3]", "is JSON without any papers" },
};

static void test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
		struct strbuf wanted;

		strbuf_init(&wanted);
		strbuf_addf(&wanted, "refused\n!1 %s\nJSON\n", refusals[i].sentence);
		json_assert(refusals[i].text, wanted.data);
		strbuf_free(&wanted);
	}
}

/* A line that is not JSON costs itself. */
static void test_wrong_lines(void **state)
{
	(void)state;
	json_assert(
		PAPER("A") "\n{'title':'B,'abstract':'x'}\n" PAPER("C") "\n",
		READ(1, "A") READ(
			3,
			"C") "!2 cannot be read as JSON: a comma or a bracket is missing\nJSON\n");
	json_assert("{'title' 'B'}\n" PAPER("C") "\n",
		    READ(2, "C") "!1 cannot be read as JSON: a colon is missing\nJSON\n");
	json_assert(PAPER("A") "\nplain text\n" PAPER("C") "\n",
		    READ(1, "A") READ(
			    3, "C") "!2 cannot be read as JSON: text that is none of it\nJSON\n");
	json_assert(PAPER("A") "\n}\n" PAPER("C") "\n",
		    READ(1, "A") READ(
			    3, "C") "!2 cannot be read as JSON: text that is none of it\nJSON\n");
	json_assert(
		PAPER("A") "\n{'title':'B','abstract':'x','year':2020,'authors':['a','b}\n" PAPER(
			"C") "\n",
		READ(1, "A") READ(
			3, "C") "!2 cannot be read as JSON: a text that is not closed in its line\n"
				"JSON\n");
}

/* In an array over several lines the next record begins where the others do. */
static void test_wrong_in_array(void **state)
{
	(void)state;
	json_assert(
		"{'results':[\n  {\n    'title':'A' 'abstract':'x',\n    'o': {\n    }\n  },\n "
		" " PAPER("B") "\n]}\n",
		READ(7, "B") "!3 cannot be read as JSON: a comma or a bracket is missing\nJSON\n");
	json_assert("{'results':[\n  " PAPER("B") ",\n  {'title':'A' 'abstract':'x'}\n],\n"
						  "'more':[\n  " PAPER("C") "\n]}\n",
		    READ(2, "B") READ(
			    6, "C") "!3 cannot be read as JSON: a comma or a bracket is missing\n"
				    "JSON\n");
	json_assert("[" PAPER("A") ",{'title':'B' 'year':1}," PAPER("C") "]\n{\n",
		    READ(1, "A") "!1 cannot be read as JSON: a comma or a bracket is missing\n"
				 "!3 the file ends before its JSON does\nJSON\n");
	json_assert("[" PAPER("A") ",{'title':'B' 'year':1}," PAPER("C") "]\nmore\n",
		    READ(1, "A") "!1 cannot be read as JSON: a comma or a bracket is missing\n"
				 "!2 what follows is left out\nJSON\n");
}

/* The records before the end are read, and one message says what is missing. */
static void test_cut_off(void **state)
{
	(void)state;
	json_assert(PAPER("A") "\n{'title':'B','abst",
		    READ(1, "A") "!2 the file ends within this record\nJSON\n");
	json_assert("{'meta':{},'results':[\n" PAPER("A") ",\n{'title':'B','abst",
		    READ(2, "A") "!3 the file ends within this record\nJSON\n");
	json_assert("{'results':[\n" PAPER("A") ",\n",
		    READ(2, "A") "!3 the file ends before its JSON does\nJSON\n");
	json_assert("{'results':[\n" PAPER("A") "],\n'meta':'x",
		    READ(2, "A") "!3 the file ends before its JSON does\nJSON\n");
	json_assert("{'title':'B','abstract':'x','year':2020,'pages':'1",
		    "refused\n!1 the file ends within this record\n"
		    "!1 is JSON that is cut off: no whole paper is in it\nJSON\n");
	json_assert("{'meta':{'count':7,\n'page':1},",
		    "refused\n!2 the file ends before its JSON does\n"
		    "!1 is JSON that is cut off: no whole paper is in it\nJSON\n");
}

/* Among papers what is none is counted, before the first of them as well. */
static void test_other_objects(void **state)
{
	(void)state;
	json_assert(
		"[{'schema':'x'},\n" PAPER("A") ",\n{'abstract':'x','year':2020,'doi':'10.1/x'},\n"
						"{'title':'B','year':2021},\n{'title':null,'"
						"abstract':'x','year':2020}]",
		READ(2, "A") "4 title=B; date=2021\n!3 doi \"10.1/x\" is not understood\n"
			     "!3 a record without a title\n"
			     "!5 a record without a title\n!1 a record without a title\nJSON\n");
	json_assert("[{'x':1},\n{'x':2},\n{'r':[" PAPER("A") "]}]",
		    READ(3, "A") "!1 2 records without a title, the first of them here\nJSON\n");
}

static void test_within_records(void **state)
{
	(void)state;
	json_assert("{'title':'A','title':'B','abstract':'\\ud800','year':NaN,}\n",
		    "1 title=B; abstract=\xEF\xBF\xBD\n"
		    "!1 the key \"title\" comes twice; the last is kept\n"
		    "!1 half a character (\\ud800 to \\udfff) is replaced\nJSON\n");
	json_assert("{'title':'A','abstract':'x','year':{'a':1},'doi':12345678901234567890,"
		    "'o':{},'n':null,'e':'','f':false}\n",
		    "1 title=A; abstract=x\n!1 doi \"12345678901234567890\" is not understood\n"
		    "-f 1\n-year 1\nJSON\n");
}

/* An index of places that would make a book of one word. */
static void test_index_bomb(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "{\"title\":\"A\",\"doi\":\"10.1000/a\",\"publication_year\":2020,"
			       "\"cited_by_count\":1,\"abstract_inverted_index\":{\"");
	for (size_t i = 0; i < 10000; i++)
		strbuf_add_byte(&text, 'w');
	strbuf_add_cstr(&text, "\":[0");
	for (size_t i = 1; i < 10000; i++)
		strbuf_addf(&text, ",%zu", i);
	strbuf_add_cstr(&text, "]}}");
	json_assert_read(strbuf_str(&text), "1 title=A; date=2020; doi=10.1000/a; citations=1\n"
					    "-abstract_inverted_index 1\nJSON of OpenAlex\n");
	strbuf_free(&text);
}

/* A record that is longer than what is first looked at, of which the title comes last. */
static void test_long_record(void **state)
{
	static const size_t pieces[] = { 0, 1000, 100000 };
	struct strbuf text, got;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&got);
	strbuf_add_cstr(&text,
			"[{\"DOI\":\"10.1000/l\",\"issued\":{\"raw\":\"2020\"},\"author\":[],"
			"\"publisher\":\"P\",\"reference\":[\n");
	for (size_t i = 0; i < 20000; i++)
		strbuf_addf(&text, "{\"key\":\"%zu\",\"title\":\"Other\",\"year\":\"2001\"},\n", i);
	strbuf_add_cstr(&text,
			"{}],\"title\":\"Long\"},\n{\"title\":\"Next\",\"DOI\":\"10.1000/n\","
			"\"issued\":{\"raw\":\"2021\"}}]");
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		strbuf_clear(&got);
		json_read_pieces(&got, strbuf_str(&text), pieces[i]);
		assert_string_equal(got.data,
				    "1 title=Long; date=2020; doi=10.1000/l; publisher=P\n"
				    "20003 title=Next; date=2021; doi=10.1000/n\n"
				    "-reference 1\nCSL-JSON\n");
	}
	strbuf_free(&got);
	strbuf_free(&text);
}

/* In a list of records, one whose first megabyte does not tell that it is one. */
static void test_long_text(void **state)
{
	struct strbuf text, got;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&got);
	strbuf_add_cstr(&text, "[{\"title\":\"A\",\"abstract\":\"x\",\"year\":2020},\n"
			       "{\"title\":\"Long\",\"abstract\":\"");
	for (size_t i = 0; i < (size_t)3 << 19; i++)
		strbuf_add_byte(&text, 'y');
	strbuf_add_cstr(&text, "\",\"year\":2021}]");
	json_read_pieces(&got, strbuf_str(&text), 100000);
	assert_non_null(strstr(got.data, "\n2 title=Long; date=2021; abstract=yyy"));
	assert_null(strstr(got.data, "\n!"));
	strbuf_free(&got);
	strbuf_free(&text);
}

/* A document that is longer than any record may be, record by record, each once. */
static void test_large_document(void **state)
{
	struct strbuf text, got;
	size_t count = 0;

	(void)state;
	strbuf_init(&text);
	strbuf_init(&got);
	strbuf_add_cstr(&text, "{\"meta\":{\"count\":1},\"results\":[\n");
	for (; text.len < (size_t)3 << 20; count++)
		strbuf_addf(&text,
			    "%s{\"title\":\"Paper %zu\",\"abstract\":\"%0500d\",\"year\":2020}\n",
			    count ? "," : "", count, 7);
	strbuf_add_cstr(&text, "]}");
	json_read_pieces(&got, strbuf_str(&text), 100000);
	for (size_t i = 0, lines = 0; i < got.len; i++) {
		lines += got.data[i] == '\n';
		if (i + 1 == got.len)
			assert_int_equal(lines, count + 1);
	}
	strbuf_free(&got);
	strbuf_free(&text);
}

/* Depth costs nothing, and is no paper. */
static void test_depth_bombs(void **state)
{
	static const char *const opens[] = { "[", "{\"a\":", "[{\"a\":" };

	(void)state;
	for (size_t i = 0; i < sizeof(opens) / sizeof(*opens); i++) {
		struct strbuf text, got;

		strbuf_init(&text);
		strbuf_init(&got);
		for (size_t j = 0; j < 200000; j++)
			strbuf_add_cstr(&text, opens[i]);
		json_read_pieces(&got, strbuf_str(&text), 0);
		assert_non_null(strstr(got.data, "refused\n"));
		assert_non_null(strstr(got.data, "!1 is JSON"));
		strbuf_free(&got);
		strbuf_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),          cmocka_unit_test(test_arrays),
		cmocka_unit_test(test_documents),      cmocka_unit_test(test_columns),
		cmocka_unit_test(test_no_columns),     cmocka_unit_test(test_too_deep),
		cmocka_unit_test(test_held),           cmocka_unit_test(test_refused),
		cmocka_unit_test(test_own_notes),      cmocka_unit_test(test_wrong_lines),
		cmocka_unit_test(test_wrong_in_array), cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_other_objects),  cmocka_unit_test(test_within_records),
		cmocka_unit_test(test_index_bomb),     cmocka_unit_test(test_long_record),
		cmocka_unit_test(test_long_text),      cmocka_unit_test(test_large_document),
		cmocka_unit_test(test_depth_bombs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
