/* Which objects are papers, and of which dialect. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "json_fixture.h"

/* What an object without a title is says nothing of the next one with the same keys. */
static void test_first_without_title(void **state)
{
	(void)state;
	json_assert("[{'title':null,'authors':[],'year':2020},"
		    "{'title':'Kites','authors':['Ann Poe'],'year':2021}]",
		    "1 title=Kites; authors=1; author_names=Ann Poe; date=2021\n"
		    "!1 a record without a title\nJSON\n");
	json_assert("[{'paperId':'a','title':null,'year':2020},"
		    "{'paperId':'b','title':'Kites','year':2021}]",
		    "1 title=Kites; date=2021\n"
		    "!1 a record without a title\nJSON of Semantic Scholar\n");
}

/* Where the first in a list says less than those behind it, it is one of them all the same. */
static void test_first_with_less(void **state)
{
	(void)state;
	json_assert("[{'title':'Kites','authors':'Ann Poe','kind':'thesis'},"
		    "{'title':'Winds','authors':'Bo Ek','venue':'Skies','kind':'paper'}]",
		    "1 title=Kites; authors=1; author_names=Ann Poe\n"
		    "1 title=Winds; authors=1; author_names=Bo Ek; venue=Skies\n-kind 2\nJSON\n");
	/* Not what is in another list, or has no sign at all. */
	json_assert("{'a':[{'title':'Kites','authors':'Ann Poe'}],"
		    "'b':[{'title':'Menu'},{'title':'Winds','authors':'Bo Ek','venue':'Skies'}]}",
		    "1 title=Winds; authors=1; author_names=Bo Ek; venue=Skies\n"
		    "!1 a record without a title\nJSON\n");
}

/* The page of its reviews names a paper, whatever else is there. */
static void test_page_of_reviews(void **state)
{
	(void)state;
	json_assert("[{'id':3,'forum':'https://openreview.net/forum?id=aBc','title':'Kites'}]",
		    "1 title=Kites; url=https://openreview.net/forum?id=aBc\n-id 1\nJSON\n");
	json_assert_refused(
		"[{'id':3,'forum':'https://board.example/forum?id=a','title':'Kites'}]");
}

/* An address says which paper it is of, under whatever key it is, and in whatever case. */
static void test_addresses(void **state)
{
	(void)state;
	json_assert("[{'title':'Kites','authors':['Ann Poe'],"
		    "'pdf_url':'https://arxiv.org/pdf/2101.00001'}]",
		    "1 title=Kites; authors=1; author_names=Ann Poe; arxiv_id=2101.00001; "
		    "pdf=https://arxiv.org/pdf/2101.00001\nJSON\n");
	json_assert("[{'title':'Kites','conf':'Skies 2021','authors':['Ann Poe'],"
		    "'links':{'DOI':'https://doi.org/10.1000/kite',"
		    "'arXiv':'https://arxiv.org/abs/2101.00001'}}]",
		    "1 title=Kites; authors=1; author_names=Ann Poe; arxiv_id=2101.00001; "
		    "doi=10.1000/kite; venue=Skies 2021\nJSON\n");
}

/* Among papers the page of a publisher is enough. */
static void test_pages_of_publishers(void **state)
{
	(void)state;
	json_assert(
		"[{'title':'Kites','author':'Ann Poe','url':'https://arxiv.org/abs/2101.00001'},"
		"{'title':'Winds','author':'Bo Ek',"
		"'url':'https://link.springer.com/article/10.1000/wind'},"
		"{'title':'Code','author':'Bo Ek','url':'https://github.com/ek/code'}]",
		"1 title=Kites; authors=1; author_names=Ann Poe; "
		"url=https://arxiv.org/abs/2101.00001\n"
		"1 title=Winds; authors=1; author_names=Bo Ek; "
		"url=https://link.springer.com/article/10.1000/wind\n"
		"!1 a record without a title\nJSON\n");
}

/* What shortlist writes of a list of identifiers has no titles; what others write needs them. */
static void test_own_without_title(void **state)
{
#define OWN \
	"'author_names':null,'date_inferred':false,'upvotes':null,'sources':[],'status':'unread'"
	(void)state;
	json_assert("{'title':null,'arxiv_id':'2101.00001','doi':null," OWN "}\n"
		    "{'title':null,'arxiv_id':null,'doi':'10.1000/kite'," OWN "}\n"
		    "{'title':null,'arxiv_id':null,'doi':null," OWN "}\n",
		    "1 arxiv_id=2101.00001\n2 doi=10.1000/kite\n"
		    "!3 a record without a title\nJSON of shortlist\n");
	json_assert("[{'type':'document','number':'arXiv:2101.00001','custom':{'shortlist':{'"
		    "status':'unread'}}}]",
		    "1 arxiv_id=2101.00001\nCSL-JSON\n");
	json_assert("[{'type':'document','DOI':'10.1000/"
		    "kite','custom':{'shortlist':{'status':'unread'}}}]",
		    "1 doi=10.1000/kite\nCSL-JSON\n");
	json_assert_refused(
		"[{'type':'document','DOI':'10.1000/kite','publisher':'P','page':'1'}]");
}

/* An identifier and nothing but what is said of papers is a paper known by that, where the file is
 * a list of such; in a list of papers the identifier is enough. Further in it can be anything's. */
static void test_by_identifier(void **state)
{
	(void)state;
	json_assert("{'doi':'10.1000/kite'}", "1 doi=10.1000/kite\nJSON\n");
	json_assert(
		"{'DOI':'10.1000/kite'}\n{'pmid':12345678}\n{'arXiv "
		"ID':'2101.00001','year':2021}\n",
		"1 doi=10.1000/kite\n2 pmid=12345678\n3 date=2021; arxiv_id=2101.00001\nJSON\n");
	json_assert("[{'title':null,'doi':'10.1000/kite','authors':['Ann Poe']}]",
		    "1 authors=1; author_names=Ann Poe; doi=10.1000/kite\nJSON\n");
	json_assert("[{'title':'Kites','authors':['Ann "
		    "Poe'],'year':2021},{'doi':'10.1000/wind','k':1}]",
		    "1 title=Kites; authors=1; author_names=Ann Poe; date=2021\n"
		    "1 doi=10.1000/wind\n-k 1\nJSON\n");
	json_assert("[{'doi':'none'},{'doi':'10.1000/kite'}]",
		    "1 doi=10.1000/kite\n"
		    "!1 doi \"none\" is not understood\n!1 a record without a title\nJSON\n");
	json_assert_refused("{'doi':'10.1000/kite','score':3}");
	json_assert_refused("{'doi':'none'}");
	json_assert_refused("{'name':'loom','software':{'doi':'10.1000/kite'}}");
	json_assert_refused("{'cells':[{'doi':'10.1000/kite'}]}");
}

/* A key of one interface's in an object that is somebody else's does not make it that one's. */
static void test_knows_more(void **state)
{
	(void)state;
	json_assert("{'title':'Kites','authors':'Ann Poe, Bo Roe, Cy Doe','year':2021,"
		    "'venue':'V','citationCount':7,'url':'https://example.org'}",
		    "1 title=Kites; authors=3; author_names=Ann Poe; Bo Roe; Cy Doe; date=2021; "
		    "url=https://example.org; venue=V; citations=7\nJSON\n");
	json_assert("{'title':['Kites'],'author':['Poe, Ann'],'year':'2013','pub':'J','page':"
		    "['1'],'volume':'3','doi':['10.1000/kite'],'abstract':'We fly.'}",
		    "1 title=Kites; authors=1; author_names=Poe, Ann; date=2013; "
		    "doi=10.1000/kite; abstract=We fly.; venue=J; volume=3\n-page 1\nJSON\n");
	json_assert("{'paperId':'a','title':'Kites','authors':'Ann Poe, Bo Roe, Cy Doe'}",
		    "1 title=Kites; authors=3; author_names=Ann Poe; Bo Roe; Cy Doe\n"
		    "JSON of Semantic Scholar\n");
}

/* Posts, news and packages have titles and authors, too. */
static void test_no_papers(void **state)
{
	static const char *const others[] = {
		"{'title':'My blog','items':[{'id':'1','url':'https://example.org/1','title':"
		"'First','content_html':'<p>Hi</p>','summary':'Hello','authors':[{'name':'A B'}],"
		"'date_published':'2020-01-01T00:00:00Z'}]}",
		"{'articles':[{'author':'Ann Poe','title':'News','description':'It rained.',"
		"'url':'https://example.org','publishedAt':'2020-01-01T00:00:00Z'}]}",
		"[{'title':'Pie','author':'Ann','categories':['sweet'],'published':'2020-01-01'}]",
		"{'name':'kite','version':'1.0.0','title':'Kite','author':'Ann Poe','publisher':"
		"'poe','categories':['Other']}",
		"{'metadata':{'title':'A list of papers','total':3,'paperUrl':"
		"'https://doi.org/10.1000/list'}}",
		"[{'title':'A story','by':'ann','id':1,'type':'story','url':"
		"'https://arxiv.org/abs/2101.00001'}]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		json_assert_refused(others[i]);
}

/* The address of a paper is a sign, in whatever key. */
static void test_address(void **state)
{
	(void)state;
	json_assert("[{'id':'http://arxiv.org/abs/2101.00001v1','title':'Kites','published':"
		    "'2021-01-02T10:00:00Z','topics':['Air']},{'title':'A note','topics':[]}]",
		    "1 title=Kites; date=2021-01-02; arxiv_id=2101.00001\n"
		    "!1 a record without a title\n-topics 1\nJSON\n");
}

/* What lists of papers hold in objects of their own is of the paper around it. */
static void test_parts(void **state)
{
	(void)state;
	json_assert("[{'title':'Kites','paper_url':'https://huggingface.co/papers/2101.00001',"
		    "'authors':['Ann Poe'],'details':{'title':'Kites','abstract':'We fly.',"
		    "'arxiv_page_url':'https://arxiv.org/abs/2101.00001','pdf_url':"
		    "'https://arxiv.org/pdf/2101.00001','github_links':['https://github.com/a/b']"
		    "}}]",
		    "1 title=Kites; authors=1; author_names=Ann Poe; arxiv_id=2101.00001; "
		    "url=https://huggingface.co/papers/2101.00001; abstract=We fly.; "
		    "pdf=https://arxiv.org/pdf/2101.00001; code=https://github.com/a/b\nJSON\n");
	json_assert("[{'title':'Kites','year':2021,'venue':'V','links':{'paper':"
		    "'https://example.org/k','arxiv':'https://arxiv.org/abs/2101.00001','pdf':"
		    "'https://arxiv.org/pdf/2101.00001','code':'https://github.com/a/b'}}]",
		    "1 title=Kites; date=2021; arxiv_id=2101.00001; url=https://example.org/k; "
		    "venue=V; pdf=https://arxiv.org/pdf/2101.00001; code=https://github.com/a/b\n"
		    "JSON\n");
	json_assert("[{'title':'Kites','year':2021,'doi_url':'https://doi.org/10.1000/kite',"
		    "'ads_url':'https://example.org/k'},{'title':'Gliders','year':2021,'venue':"
		    "'arXiv preprint arXiv:2101.00001'}]",
		    "1 title=Kites; date=2021; doi=10.1000/kite; url=https://example.org/k\n"
		    "1 title=Gliders; date=2021; arxiv_id=2101.00001; "
		    "venue=arXiv preprint arXiv:2101.00001\nJSON\n");
	json_assert("[{'title':'Kites','year':2021,'preprint':'https://arxiv.org/abs/2101.00001'},"
		    "{'title':'Gliders','author':[{'firstname':'Ann','lastname':'Poe'}],'date':"
		    "{'published':'2006-06-21T00:00:00+02:00'},'identifier':[{'type':'doi','id':"
		    "'10.1000/glide'}],'journal':{'name':'J','issn':'1'},'log':[{'event':'e'}]}]",
		    "1 title=Kites; date=2021; arxiv_id=2101.00001; "
		    "url=https://arxiv.org/abs/2101.00001\n"
		    "1 title=Gliders; authors=1; author_names=Ann Poe; date=2006-06-21; "
		    "doi=10.1000/glide; venue=J\n-log 1\nJSON\n");
}

/* Whether a list is of one author or of two, another list says, before it or behind it. */
static void test_names(void **state)
{
	(void)state;
	json_assert("[{'title':'Kites','authors':'Ann Poe, Bo Roe','year':2021},"
		    "{'title':'Gliders','authors':'Ann Poe, Bo Roe, Cy Doe','year':2021}]",
		    "1 title=Kites; authors=2; author_names=Ann Poe; Bo Roe; date=2021\n"
		    "1 title=Gliders; authors=3; author_names=Ann Poe; Bo Roe; Cy Doe; date=2021\n"
		    "JSON\n");
	json_assert("[{'title':'Kites','Authors' : 'Ann Poe, Bo Roe','year':2021},"
		    "{'title':'Gliders','Authors' : 'Poe, Ann; Roe, Bo','year':2021}]",
		    "1 title=Kites; authors=1; author_names=Ann Poe, Bo Roe; date=2021\n"
		    "1 title=Gliders; authors=2; author_names=Poe, Ann; Roe, Bo; date=2021\n"
		    "JSON\n");
	json_assert("[{'title':'Kites','authors':'Ann Poe, Bo Roe','year':2021}]",
		    "1 title=Kites; author_names=Ann Poe, Bo Roe; date=2021\nJSON\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_without_title),
		cmocka_unit_test(test_first_with_less),
		cmocka_unit_test(test_page_of_reviews),
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_pages_of_publishers),
		cmocka_unit_test(test_own_without_title),
		cmocka_unit_test(test_by_identifier),
		cmocka_unit_test(test_knows_more),
		cmocka_unit_test(test_no_papers),
		cmocka_unit_test(test_address),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
