/* Further dialects of JSON, of what services answer; test_json_dialects has the others. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "json_fixture.h"

static void test_orcid(void **state)
{
	(void)state;
	json_assert(
		"{'group':[{'last-modified-date':{'value':1},'external-ids':{'external-id':[]},"
		"'work-summary':[{'put-code':1,'created-date':{'value':2},'title':{'title':"
		"{'value':'Kites'},'subtitle':{'value':'A study'}},'external-ids':{'external-id':"
		"[{'external-id-type':'eid','external-id-value':'2-s2.0-1'},{'external-id-type':"
		"'doi','external-id-value':'10.1000/KITE'}]},'url':{'value':'https://example.org'},"
		"'type':'journal-article','publication-date':{'year':{'value':'2015'},'month':"
		"{'value':'06'},'day':null},'journal-title':{'value':'J'},'visibility':'public'}]"
		"}]}",
		"1 title=Kites: A study; date=2015-06; doi=10.1000/kite; url=https://example.org; "
		"venue=J; type=article\n-visibility 1\nJSON of ORCID\n");
}

static void test_web_of_science(void **state)
{
	(void)state;
	json_assert(
		"{'hits':[{'uid':'WOS:1','title':'Kites','types':['Article'],'source':"
		"{'sourceTitle':'J','publishYear':2009,'publishMonth':'SEP','volume':'1','issue':"
		"'2','pages':{'range':'1-9'}},'names':{'authors':[{'displayName':'Poe, Ann',"
		"'wosStandard':'Poe, A'},{'displayName':'Roe, Bo'}]},'citations':[{'db':'WOS',"
		"'count':20}],'identifiers':{'doi':'10.1000/kite'},'keywords':{'authorKeywords':"
		"['air']}}]}",
		"1 title=Kites; authors=2; author_names=Poe, Ann; Roe, Bo; date=2009-09; "
		"doi=10.1000/kite; keywords=air; venue=J; type=article; volume=1; issue=2; "
		"pages=1-9; citations=20\nJSON of Web of Science\n");
}

static void test_readcube(void **state)
{
	(void)state;
	json_assert("{'items':[{'id':'1','collection_id':'c','item_type':'article','article':"
		    "{'title':'Kites','authors':['Ann Poe'],'journal':'J','year':2016,'volume':"
		    "'3','pagination':'1-9','abstract':'We fly.'},'ext_ids':{'doi':'10.1000/kite'},"
		    "'user_data':{'citekey':'Poe2016','tags':['air'],'notes':'Good'},"
		    "'files':[{'name':'a.pdf'}]}]}",
		    "1 title=Kites; authors=1; author_names=Ann Poe; date=2016; doi=10.1000/kite; "
		    "abstract=We fly.; venue=J; type=article; volume=3; pages=1-9; "
		    "citation_key=Poe2016; tags=air; note=Good\n-files 1\nJSON of ReadCube\n");
}

/* Where a preprint was published later is no date. */
static void test_biorxiv(void **state)
{
	(void)state;
	json_assert(
		"{'messages':[{'status':'ok'}],'collection':[{'doi':'10.1101/2020.01.01.1',"
		"'title':'Kites','authors':'Poe, A.; Roe, B. C.','author_corresponding':'Ann Poe',"
		"'date':'2020-01-02','version':'1','category':'zoology','jatsxml':'x','abstract':"
		"'We fly.','published':'NA','server':'biorxiv'},{'doi':'10.1101/2020.01.01.2',"
		"'title':'Gliders','authors':'Poe, A.','author_corresponding':'Ann Poe','date':"
		"'2020-01-03','published':'10.1000/glide','server':'medrxiv'}]}",
		"1 title=Kites; authors=2; author_names=Poe, A.; Roe, B. C.; date=2020-01-02; "
		"doi=10.1101/2020.01.01.1; abstract=We fly.; venue=biorxiv; categories=zoology\n"
		"1 title=Gliders; authors=1; author_names=Poe, A.; date=2020-01-03; "
		"doi=10.1101/2020.01.01.2; venue=medrxiv\n"
		"-author_corresponding 2\n-jatsxml 1\n-published 2\nJSON of bioRxiv\n");
}

static void test_zenodo(void **state)
{
	(void)state;
	json_assert("{'hits':{'hits':[{'id':4,'recid':'4','doi':'10.5281/zenodo.4','doi_url':"
		    "'https://doi.org/10.5281/zenodo.4','title':'Kites','metadata':{'title':"
		    "'Kites','publication_date':'2021-01-02','description':'<p>We fly.</p>',"
		    "'access_right':'open','creators':[{'name':'Poe, Ann','affiliation':'X'}],"
		    "'resource_type':{'type':'publication','subtype':'preprint'}},'owners':[1]}]}}",
		    "1 title=Kites; authors=1; author_names=Poe, Ann; date=2021-01-02; "
		    "doi=10.5281/zenodo.4; abstract=We fly.; type=preprint\n"
		    "-metadata.access_right 1\n-owners 1\nJSON of Zenodo\n");
}

/* PLOS answers with titles and authors as they are shown; Springer has abstracts in parts. */
static void test_publishers(void **state)
{
	(void)state;
	json_assert("{'response':{'docs':[{'id':'10.1371/journal.pone.1','journal':'PLOS ONE',"
		    "'publication_date':'2014-09-16T00:00:00Z','article_type':'Research Article',"
		    "'author_display':['Ann Poe','Bo Roe'],'abstract':['We fly.'],"
		    "'title_display':'<i>Kites</i>','score':3.1}]}}",
		    "1 title=Kites; authors=2; author_names=Ann Poe; Bo Roe; date=2014-09-16; "
		    "doi=10.1371/journal.pone.1; abstract=We fly.; venue=PLOS ONE\n"
		    "-article_type 1\n-score 1\nJSON\n");
	json_assert("{'records':[{'title':'Kites','creators':[{'creator':'Poe, Ann'}],"
		    "'publicationName':'J','doi':'10.1000/kite','publicationDate':'2019-05-01',"
		    "'abstract':{'h1':'Abstract','p':'We fly.'}}]}",
		    "1 title=Kites; authors=1; author_names=Poe, Ann; date=2019-05-01; "
		    "doi=10.1000/kite; abstract=We fly.; venue=J\nJSON\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_orcid),    cmocka_unit_test(test_web_of_science),
		cmocka_unit_test(test_readcube), cmocka_unit_test(test_biorxiv),
		cmocka_unit_test(test_zenodo),   cmocka_unit_test(test_publishers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
