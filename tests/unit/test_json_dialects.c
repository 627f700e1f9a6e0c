/* Each dialect of JSON, as its interface or tool writes it: what becomes of every key. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "json_fixture.h"

static void test_own(void **state)
{
	(void)state;
	json_assert(
		"{'title':'A {\\\\em Small} Paper','authors':3,'author_names':['Wei Wang',"
		"'Wei Wang','Doe, Jane'],'date':'2024-05','date_inferred':true,'upvotes':0,"
		"'comments':null,'arxiv_id':'2401.00001','doi':'10.1000/x','url':null,"
		"'summary':'Short','keywords':['a','b'],'abstract':'An abstract',"
		"'sources':['one','two'],'venue':'V','type':'article','volume':'1','issue':'2',"
		"'pages':'3-4','publisher':'P','categories':['cs.LG'],'citations':5,'pdf':'p',"
		"'code':'c','citation_key':'k','added':'2024-01-02T10:00:00Z','topics':['t'],"
		"'starred':'2024-01-01T10:00:00Z','status':'reading','priority':2,"
		"'tags':['x','y'],'note':'two\\nlines'}\n"
		"{'title':'Second','authors':null,'author_names':['A'],'date':null,"
		"'date_inferred':false,'upvotes':null,'comments':null,'arxiv_id':null,"
		"'sources':['one'],'starred':null,'status':'unread','priority':null,'tags':[],"
		"'note':null}\n",
		"1 title=A {\\em Small} Paper; authors=3; author_names=Wei Wang; Wei Wang; Doe, "
		"Jane; date=2024-05?; upvotes=0; arxiv_id=2401.00001; doi=10.1000/x; "
		"summary=Short; keywords=a; b; abstract=An abstract; venue=V; type=article; "
		"volume=1; issue=2; pages=3-4; publisher=P; categories=cs.LG; citations=5; "
		"pdf=p; code=c; citation_key=k; added=2024-01-02T10:00:00Z; source=two; "
		"source=one; starred=2024-01-01T10:00:00Z; status=1; priority=2; tags=x; y; "
		"note=two\nlines\n"
		"2 title=Second; author_names=A; source=one\n"
		"JSON of shortlist\n");
}

static void test_daily_papers(void **state)
{
	(void)state;
	json_assert(
		"[{'paper':{'id':'2608.00001','authors':[{'_id':'a','name':'Ann Poe','hidden':"
		"false},{'_id':'b','user':{'fullname':'Bob','name':'b'},'name':'Bob Roe'}],"
		"'publishedAt':'2026-08-17T00:00:00.000Z','title':'Harness','summary':'Agents.',"
		"'upvotes':92,'discussionId':'d','projectPage':'https://example.org',"
		"'githubRepo':'https://github.com/x/y','ai_summary':'Tiny.','ai_keywords':"
		"['k one','k two'],'githubStars':1},'publishedAt':'2026-08-16T20:00:00.000Z',"
		"'title':'Harness','summary':'Agents.','thumbnail':'t','numComments':3,"
		"'isAuthorParticipating':false}]",
		"1 title=Harness; authors=2; author_names=Ann Poe; Bob Roe; date=2026-08-17; "
		"upvotes=92; comments=3; arxiv_id=2608.00001; summary=Tiny.; keywords=k one; k "
		"two; abstract=Agents.; code=https://github.com/x/y\n"
		"-paper.projectPage 1\n-paper.githubStars 1\n-thumbnail 1\n"
		"-isAuthorParticipating 1\n-publishedAt 1\nJSON of Daily Papers\n");
	json_assert("{'id':'2101.00006','authors':[{'name':'A B'}],'publishedAt':"
		    "'2021-01-06T00:00:00.000Z','title':'Alone','summary':'Abs','upvotes':3}",
		    "1 title=Alone; authors=1; author_names=A B; date=2021-01-06; upvotes=3; "
		    "arxiv_id=2101.00006; abstract=Abs\nJSON of Daily Papers\n");
}

/* Reads a paper with that value of a key, of which nothing but a warning is to come. */
static void assert_wrong(const char *key, const char *value)
{
	char file[256], expected[256];
	struct str shown = str_from(value);

	if (*shown.p == '\'')
		shown = str_sub(shown, 1, shown.len - 2);
	snprintf(file, sizeof(file), "[{'title':'A','doi':'10.1000/k','%s':%s}]", key, value);
	snprintf(expected, sizeof(expected),
		 "1 title=A; doi=10.1000/k\n!1 %s \"%.*s\" is not understood\nJSON\n", key,
		 STR_ARG(shown));
	json_assert(file, expected);
}

/* What is no year and no number of PubMed is told with its line, and no value. */
static void test_wrong_values(void **state)
{
	static const char *const years[] = { "'soon'", "-5", "2024.5", "true", "20240" };
	static const char *const numbers[] = { "true", "'3.1E+07'", "'abc'", "12345678901" };

	(void)state;
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++)
		assert_wrong("year", years[i]);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		assert_wrong("pmid", numbers[i]);
}

/* A paper has one DOI. */
static void test_second_doi(void **state)
{
	(void)state;
	json_assert("[{'title':'A','doi':['10.1000/k','10.1000/other','10.1000/K']},"
		    "{'title':'B','doi':'10.1000/b 10.1000/other'}]",
		    "1 title=A; doi=10.1000/k\n1 title=B; doi=10.1000/b\n-doi[] 1\n-doi 1\nJSON\n");
}

/* Identifiers as numbers lose their zeros. */
static void test_arxiv_dump(void **state)
{
	(void)state;
	json_assert("{'id':704.0001,'submitter':'R','authors':'C. Nwosu, Jr. and A. Poe','title':"
		    "'Deep\\n  Things','comments':'37 pages','journal-ref':'Ex. 1 (2008)','doi':"
		    "'10.1000/AB','report-no':null,'categories':'hep-ph cs.LG','license':null,"
		    "'abstract':'  We look.\\n','versions':[{'version':'v1','created':"
		    "'Mon, 2 Apr 2007 19:18:42 GMT'},{'version':'v2','created':"
		    "'Tue, 24 Jul 2007 20:10:27 GMT'}],'update_date':'2008-11-26','authors_parsed':"
		    "[['Nwosu','C.','Jr.'],['Poe','A.','']]}\n",
		    "1 title=Deep\n  Things; authors=2; author_names=C. Nwosu Jr.; A. Poe; "
		    "date=2007-04-02; arxiv_id=0704.0001; doi=10.1000/ab; abstract=We look.; "
		    "venue=Ex. 1 (2008); categories=hep-ph; cs.LG\n"
		    "-submitter 1\n-comments 1\n-update_date 1\narXiv's metadata\n");
	/* What lost another digit is another paper's, or nobody's. */
	json_assert("{'id':2401.1234,'authors':'Ann Poe','title':'Kites','abstract':'x'}\n"
		    "{'id':2401.12345,'authors':'Bo Roe','title':'Wind','abstract':'y'}\n",
		    "1 title=Kites; authors=1; author_names=Ann Poe; abstract=x\n"
		    "2 title=Wind; authors=1; author_names=Bo Roe; arxiv_id=2401.12345; "
		    "abstract=y\n"
		    "!1 id \"2401.1234\" is not understood\nJSON\n");
}

static void test_daily_arxiv(void **state)
{
	(void)state;
	json_assert("{'id':'2602.00001','categories':['cs.GT','cs.SI'],'pdf':"
		    "'https://arxiv.org/pdf/2602.00001','abs':'https://arxiv.org/abs/2602.00001',"
		    "'authors':['A B','C D'],'title':'Daily','comment':null,'summary':'Abs.','AI':"
		    "{'tldr':'Tiny','motivation':'m'}}",
		    "1 title=Daily; authors=2; author_names=A B; C D; arxiv_id=2602.00001; "
		    "url=https://arxiv.org/abs/2602.00001; summary=Tiny; abstract=Abs.; "
		    "categories=cs.GT; cs.SI; pdf=https://arxiv.org/pdf/2602.00001\n"
		    "JSON of daily-arXiv\n");
}

static void test_openalex(void **state)
{
	(void)state;
	json_assert(
		"{'meta':{'count':1,'per_page':25},'results':[{'id':'https://openalex.org/W1',"
		"'doi':'https://doi.org/10.1000/R','title':'On <i>Things</i>','display_name':"
		"'On <i>Things</i>','publication_year':2020,'publication_date':'2020-05-22',"
		"'ids':{'openalex':'https://openalex.org/W1'},'type':'article','cited_by_count':42,"
		"'open_access':{'oa_status':'green'},'primary_location':{'landing_page_url':"
		"'https://example.org/1','source':{'display_name':'J. of Things',"
		"'host_organization_name':'House'}},'authorships':[{'author':{'display_name':"
		"'Ann Poe'},'raw_author_name':'A. Poe'},{'author':{'display_name':'B Roe'}}],"
		"'abstract_inverted_index':{'We':[0],'see':[1,4],'things':[2],'and':[3]},"
		"'biblio':{'volume':'3','issue':'1','first_page':'7','last_page':'9'},'keywords':"
		"[{'id':'k','display_name':'Thing'}],'topics':[{'display_name':'Matter'}],"
		"'best_oa_location':{'pdf_url':'https://example.org/1.pdf'},'primary_topic':{'id':"
		"'t'}}],'group_by':[{'key':'k','count':1}]}",
		"1 title=On Things; authors=2; author_names=Ann Poe; B Roe; date=2020-05-22; "
		"doi=10.1000/r; url=https://example.org/1; keywords=Thing; abstract=We see things "
		"and see; venue=J. of Things; type=article; volume=3; issue=1; pages=7-9; "
		"publisher=House; categories=Matter; citations=42; pdf=https://example.org/1.pdf\n"
		"-open_access 1\n-id 1\nJSON of OpenAlex\n");
}

static void test_semantic_scholar(void **state)
{
	(void)state;
	json_assert(
		"{'total':2,'offset':0,'data':[\n"
		"{'paperId':'abc','title':'Only an Id'},\n"
		"{'paperId':'abd','externalIds':{'ArXiv':'2005.11401','DOI':'10.1000/Xy',"
		"'CorpusId':12},'title':'Found','abstract':null,'tldr':{'text':'Short.'},'year':"
		"2020,'publicationDate':'2020-05-22','authors':[{'authorId':'1','name':'Ann Poe'}],"
		"'openAccessPdf':{'url':'https://example.org/a.pdf'},'fieldsOfStudy':"
		"['Computer Science'],'publicationTypes':['JournalArticle','Review'],'journal':"
		"{'name':'J. of Ex.','pages':'1-9','volume':'3'},'citationCount':7}]}",
		"2 title=Only an Id\n"
		"3 title=Found; authors=1; author_names=Ann Poe; date=2020-05-22; "
		"arxiv_id=2005.11401; doi=10.1000/xy; summary=Short.; venue=J. of Ex.; "
		"type=article; volume=3; pages=1-9; categories=Computer Science; citations=7; "
		"pdf=https://example.org/a.pdf\nJSON of Semantic Scholar\n");
	json_assert("{'recommendedPapers':[{'paperId':'a','title':'R','year':2021}]}",
		    "1 title=R; date=2021\nJSON of Semantic Scholar\n");
	json_assert("{'offset':0,'data':[{'contexts':[],'citingPaper':{'paperId':'a','title':'C',"
		    "'year':2021}}]}",
		    "1 title=C; date=2021\nJSON of Semantic Scholar\n");
}

static void test_crossref(void **state)
{
	(void)state;
	json_assert(
		"{'status':'ok','message-type':'work-list','message':{'total-results':1,'items':["
		"{'DOI':'10.1000/C','URL':'https://doi.org/10.1000/c','title':"
		"['Of Things &amp; More'],'subtitle':['a study'],'container-title':['Annals'],"
		"'publisher':'House','type':'proceedings-article','is-referenced-by-count':4,"
		"'issued':{'date-parts':[[2020,5]]},'author':[{'given':'Ann','family':'Poe',"
		"'sequence':'first'},{'name':'The Group'}],'abstract':"
		"'<jats:title>Abstract</jats:title><jats:p>We <jats:italic>look</jats:italic>."
		"</jats:p>','page':'1-9','volume':'2','issue':'3','subject':['Art'],'link':["
		"{'URL':'https://example.org/x.xml','content-type':'text/xml'},{'URL':"
		"'https://example.org/x.pdf','content-type':'application/pdf'}],"
		"'reference-count':2}]}}",
		"1 title=Of Things & More: a study; authors=2; author_names=Ann Poe; The Group; "
		"date=2020-05; doi=10.1000/c; url=https://doi.org/10.1000/c; abstract=We look.; "
		"venue=Annals; type=inproceedings; volume=2; issue=3; pages=1-9; publisher=House; "
		"categories=Art; citations=4; pdf=https://example.org/x.pdf\n"
		"-reference-count 1\nJSON of Crossref\n");
	json_assert(
		"{'status':'ok','message':{'DOI':'10.1000/s','title':['Single'],'issued':"
		"{'date-parts':[[null]]},'published-print':{'date-parts':[[2019,'3']]},"
		"'container-title':[],'is-referenced-by-count':0,'member':'1'}}",
		"1 title=Single; date=2019-03; doi=10.1000/s; citations=0\n-member 1\n-issued 1\n"
		"JSON of Crossref\n");
}

static void test_csl(void **state)
{
	(void)state;
	json_assert(
		"[{'id':'poe2013','type':'chapter','title':'Chapter','container-title':'Book',"
		"'author':[{'family':'Poe','given':'A.','non-dropping-particle':'van','suffix':"
		"'III'},{'literal':'Group'}],'issued':{'date-parts':[['2013',1,1]]},'note':"
		"'arXiv:2101.00009','keyword':'a, b','language':'en'},\n"
		"{'id':'http://zotero.org/users/1/items/X','type':'book','title':'Edited','editor':"
		"[{'family':'Roe','given':'B.'}],'issued':{'raw':'May 2014'}}]",
		"1 title=Chapter; authors=2; author_names=A. van Poe III; Group; date=2013-01-01; "
		"arxiv_id=2101.00009; keywords=a; b; venue=Book; type=incollection; "
		"citation_key=poe2013\n"
		"2 title=Edited; authors=1; author_names=B. Roe; date=2014-05; type=book\n"
		"-language 1\n-id 1\nCSL-JSON\n");
}

static void test_openreview(void **state)
{
	(void)state;
	json_assert(
		"{'notes':[{'id':'a1','forum':'a1','cdate':1695000000000,'content':{'title':"
		"{'value':'Open Things'},'authors':{'value':['A B','C D']},'abstract':{'value':"
		"'Abs.'},'keywords':{'value':['k']},'venue':{'value':'Conf'},'TL;DR':{'value':"
		"'Tiny'},'pdf':{'value':'/pdf/x.pdf'}}},\n"
		"{'id':'a2','forum':'a2','replyto':null,'tcdate':1600000000000,'content':{'title':"
		"'Old Things','authors':['A B'],'abstract':'Abs2','keywords':[]}},\n"
		"{'id':'r1','forum':'a1','replyto':'a1','content':{'title':{'value':'Review'},"
		"'rating':{'value':'5'}}}],'count':3}",
		"1 title=Open Things; authors=2; author_names=A B; C D; date=2023-09-18; "
		"summary=Tiny; keywords=k; abstract=Abs.; venue=Conf\n"
		"2 title=Old Things; authors=1; author_names=A B; date=2020-09-13; abstract=Abs2\n"
		"-content.pdf 1\n-replyto 1\nJSON of OpenReview\n");
}

static void test_zotero(void **state)
{
	(void)state;
	json_assert(
		"[{'key':'AAA','library':{'type':'user','id':1},'meta':{'parsedDate':'2021-03'},"
		"'data':{'key':'AAA','version':3,'itemType':'journalArticle','title':'A Study',"
		"'creators':[{'creatorType':'author','firstName':'Ann','lastName':'Poe'},"
		"{'creatorType':'author','name':'The Group'},{'creatorType':'editor','firstName':"
		"'E','lastName':'D'}],'abstractNote':'Text.','publicationTitle':'J. of Things',"
		"'date':'March 2021','DOI':'10.1000/z','tags':[{'tag':'mine'},{'tag':'auto','type'"
		":1}],'extra':'arXiv:2101.00001','dateAdded':'2021-04-01T10:00:00Z','url':''}},\n"
		"{'key':'AAB','data':{'key':'AAB','itemType':'attachment','title':'Full Text PDF',"
		"'dateAdded':'2021-04-01T10:00:00Z','accessDate':'x'}}]",
		"1 title=A Study; authors=2; author_names=Ann Poe; The Group; date=2021-03; "
		"arxiv_id=2101.00001; doi=10.1000/z; keywords=auto; abstract=Text.; venue=J. of "
		"Things; type=article; tags=mine\n"
		"-dateAdded 1\n-creators[creatorType=editor] 1\n-itemType: attachment 1\nJSON of "
		"Zotero\n");
	json_assert("{'config':{'label':'BetterBibTeX JSON'},'collections':{'C':{'key':'C','name':"
		    "'Stuff','items':[1,2]}},'items':[{'itemID':1,'itemType':'conferencePaper',"
		    "'title':'One','creators':[{'firstName':'A','lastName':'B','creatorType':"
		    "'author'}],'date':'2020-01-05','proceedingsTitle':'Proc. X','citationKey':"
		    "'b2020','attachments':[{'title':'PDF','itemType':'attachment'}]}]}",
		    "1 title=One; authors=1; author_names=A B; date=2020-01-05; venue=Proc. X; "
		    "type=inproceedings; citation_key=b2020\n-attachments 1\nJSON of Zotero\n");
}

static void test_dblp(void **state)
{
	(void)state;
	json_assert(
		"{'result':{'query':'x','status':{'@code':'200','text':'OK'},'hits':{'@total':'2',"
		"'hit':[{'@id':'1','info':{'authors':{'author':[{'@pid':'1','text':"
		"'Wei Wang 0001'},{'@pid':'2','text':'Ann Poe'}]},'title':"
		"'On &lt;Graphs&gt; &amp; Trees.','venue':'CoRR','volume':'abs/2101.00002','year':"
		"'2021','type':'Informal and Other Publications','access':'open','key':'k','doi':"
		"'10.48550/arXiv.2101.00002','ee':'https://example.org/1'},'url':'URL#1'},\n"
		"{'@id':'2','info':{'authors':{'author':{'@pid':'2','text':'Ann Poe'}},'title':"
		"'Single.','venue':['ICML','X'],'pages':'1-2','number':'4','year':'2020','type':"
		"'Conference and Workshop Papers','key':'k','ee':['https://example.org/2']}}]}}}",
		"1 title=On <Graphs> & Trees.; authors=2; author_names=Wei Wang; Ann Poe; "
		"date=2021; "
		"doi=10.48550/arxiv.2101.00002; url=https://example.org/1; venue=CoRR; "
		"type=preprint; volume=abs/2101.00002\n"
		"2 title=Single.; authors=1; author_names=Ann Poe; date=2020; "
		"url=https://example.org/2; venue=ICML; type=inproceedings; issue=4; pages=1-2\n"
		"-access 1\n-key 2\nJSON of DBLP\n");
}

static void test_medicine(void **state)
{
	(void)state;
	json_assert(
		"{'header':{'type':'esummary'},'result':{'uids':['11','12','13'],'11':{'uid':'11',"
		"'pubdate':'2019 Mar 5','source':'J Ex','authors':[{'name':'Poe A'},{'name':"
		"'Roe B'}],'title':'Effect of <i>x</i>.','volume':'3','issue':'1','pages':'10-9',"
		"'articleids':[{'idtype':'pubmed','value':'11'},{'idtype':'doi','value':"
		"'10.1000/p'}],'fulljournalname':'Journal of examples','pubtype':"
		"['Journal Article']},'12':{'uid':'12','error':'no summary'},\n'13':{'uid':'13',"
		"'pubdate':'2020','fulljournalname':'Z','articleids':[],'title':'Third.'}}}",
		"1 title=Effect of x.; authors=2; author_names=Poe A; Roe B; date=2019-03-05; "
		"doi=10.1000/p; venue=Journal of examples; type=article; volume=3; issue=1; "
		"pages=10-9; pmid=11\n2 title=Third.; date=2020; venue=Z\n!1 a record without a "
		"title\n"
		"JSON of PubMed\n");
	json_assert(
		"{'version':'6','resultList':{'result':[{'id':'1','pmid':'1','doi':'10.1000/e',"
		"'title':'A title.','authorString':'Poe A, Roe BC.','journalInfo':{'issue':'2',"
		"'volume':'4','journal':{'title':'J of E'}},'pubYear':'2018','pageInfo':'5-6',"
		"'abstractText':'<h4>Background</h4>Some.','citedByCount':3,"
		"'firstPublicationDate':'2018-02-03','keywordList':{'keyword':['k1','k2']},"
		"'pubTypeList':{'pubType':['Journal Article']},'fullTextUrlList':{'fullTextUrl':["
		"{'documentStyle':'html','url':'https://example.org/h'},{'documentStyle':'pdf',"
		"'url':'https://example.org/p'}]}}]}}",
		"1 title=A title.; authors=2; author_names=Poe A; Roe BC; date=2018-02-03; "
		"doi=10.1000/e; keywords=k1; k2; abstract=Background Some.; venue=J of E; "
		"type=article; volume=4; issue=2; pages=5-6; citations=3; "
		"pdf=https://example.org/p; pmid=1\nJSON of Europe PMC\n");
}

static void test_inspire(void **state)
{
	(void)state;
	json_assert(
		"{'hits':{'hits':[{'created':'2020','metadata':{'titles':[{'title':'Dark things'}],"
		"'abstracts':[{'value':'We look.'}],'authors':[{'full_name':'Poe, Ann'},"
		"{'full_name':'Roe, B.'}],'arxiv_eprints':[{'value':'2101.00003','categories':"
		"['hep-ph','hep-th']}],'dois':[{'value':'10.1000/i'}],'earliest_date':"
		"'2021-01-04','citation_count':5,'publication_info':[{'journal_title':'Ex.D',"
		"'journal_volume':'1','year':2022,'page_start':'3','page_end':'9'}],'texkeys':"
		"['Poe:2021abc'],'document_type':['article'],'control_number':99},'id':'99'}],"
		"'total':1}}",
		"1 title=Dark things; authors=2; author_names=Poe, Ann; Roe, B.; date=2021-01-04; "
		"arxiv_id=2101.00003; doi=10.1000/i; abstract=We look.; venue=Ex.D; type=article; "
		"volume=1; pages=3-9; categories=hep-ph; hep-th; citations=5; "
		"citation_key=Poe:2021abc\nJSON of INSPIRE\n");
}

static void test_datacite(void **state)
{
	(void)state;
	json_assert(
		"{'data':{'id':'10.1000/d','type':'dois','attributes':{'doi':'10.1000/d','titles':"
		"[{'title':'Data of Things'}],'creators':[{'name':'Poe, Ann','givenName':'Ann',"
		"'familyName':'Poe'}],'publisher':'House','publicationYear':2021,'descriptions':["
		"{'description':'Note','descriptionType':'Other'},{'description':'We give.',"
		"'descriptionType':'Abstract'}],'types':{'resourceTypeGeneral':'Dataset'},'dates':"
		"[{'date':'2021-02-03','dateType':'Issued'}],'subjects':[{'subject':'k'}],"
		"'citationCount':2}}}",
		"1 title=Data of Things; authors=1; author_names=Ann Poe; date=2021-02-03; "
		"doi=10.1000/d; keywords=k; abstract=We give.; type=dataset; publisher=House; "
		"citations=2\nJSON of DataCite\n");
}

static void test_papers_with_code(void **state)
{
	(void)state;
	json_assert("[{'paper_url':'https://example.org/p','arxiv_id':'2101.00004','title':'Coded',"
		    "'abstract':'A.','url_abs':'http://arxiv.org/abs/2101.00004v1','url_pdf':"
		    "'http://arxiv.org/pdf/2101.00004v1.pdf','proceeding':'Conf 2021','authors':"
		    "['A B','C D'],'tasks':['T1'],'date':'2021-01-05','methods':[{'name':'M'}]},\n"
		    "{'paper_url':'https://example.org/q','paper_title':'Linked','paper_arxiv_id':"
		    "'2101.00005','repo_url':'https://example.org/code','is_official':true}]",
		    "1 title=Coded; authors=2; author_names=A B; C D; date=2021-01-05; "
		    "arxiv_id=2101.00004; url=http://arxiv.org/abs/2101.00004v1; keywords=T1; "
		    "abstract=A.; venue=Conf 2021; pdf=http://arxiv.org/pdf/2101.00004v1.pdf\n"
		    "2 title=Linked; arxiv_id=2101.00005; url=https://example.org/q; "
		    "code=https://example.org/code\n-methods 1\n-paper_url 1\n-is_official 1\n"
		    "JSON of Papers With Code\n");
}

/* Keys that speak for themselves, however they are written. */
static void test_any(void **state)
{
	(void)state;
	json_assert(
		"[{'Title':'One','Authors':'Poe, A.; Roe, B.','Publication Year':2020,'DOI':"
		"'10.1000/g','Abstract':'x','Cited by':3,'Extra Thing':1},\n"
		"{'title':'Two','author':[{'given':'A','family':'B'}],'year':'2019','summary':"
		"'sum','abstract':'abs'},\n"
		"{'title':'Three','authors':['A','B'],'published':'2020-02-03T00:00:00Z',"
		"'summary':'only','entry_id':'http://arxiv.org/abs/2002.00001v1'},\n"
		"{'title':'Four','authors':4,'date':'2024-01-02','upvotes':5}]",
		"1 title=One; authors=2; author_names=Poe, A.; Roe, B.; date=2020; doi=10.1000/g; "
		"abstract=x; citations=3\n"
		"2 title=Two; authors=1; author_names=A B; date=2019; summary=sum; abstract=abs\n"
		"3 title=Three; authors=2; author_names=A; B; date=2020-02-03; "
		"arxiv_id=2002.00001; abstract=only\n"
		"4 title=Four; authors=4; date=2024-01-02; upvotes=5\n"
		"-Extra Thing 1\nJSON\n");
}

/* Interfaces whose keys speak for themselves. */
static void test_interfaces(void **state)
{
	(void)state;
	json_assert(
		"{'records':[{'title':'Springer','creators':[{'creator':'Poe, Ann'}],'publicati"
		"onName':'J','doi':'10.1000/s','publicationDate':'2020-01-02','abstract':'A','u"
		"rl':[{'format':'html','value':'http://example.org/s'}],'startPage':'3'}]}\n"
		"{'response':{'docs':[{'title':['ADS'],'author':['Poe, A.','Roe, B.'],'bibcode'"
		":'2020x','abstract':'A','doi':['10.1000/a'],'pubdate':'2020-05-00','year':'202"
		"0','citation_count':3,'keyword':['k'],'pub':'J','identifier':['arXiv:2001.0000"
		"1']}]}}\n"
		"{'response':{'docs':[{'title_s':['HAL'],'authFullName_s':['Ann Poe','B Roe'],'"
		"abstract_s':['Abs'],'doiId_s':'10.1000/h','producedDate_s':'2020-03','journalT"
		"itle_s':'J'}]}}\n"
		"{'data':[{'lens_id':'1','title':'Lens','authors':[{'first_name':'Ann','last_na"
		"me':'Poe'}],'external_ids':[{'type':'pmid','value':'1'},{'type':'doi','value':"
		"'10.1000/l'}],'source':{'title':'J','publisher':'P'},'year_published':2020,'ab"
		"stract':'A','scholarly_citations_count':4}]}\n"
		"{'search-results':{'entry':[{'dc:title':'Scopus','dc:creator':'Poe A.','prism:"
		"doi':'10.1000/sc','prism:coverDate':'2020-01-02','prism:publicationName':'J','"
		"citedby-count':'5','prism:volume':'3','prism:pageRange':'1-2'}]}}\n"
		"{'articles':[{'title':'IEEE','authors':{'authors':[{'full_name':'Ann Poe'}]},'"
		"abstract':'A','doi':'10.1000/i','publication_title':'Proc','publication_year':"
		"2020,'citing_paper_count':2,'pdf_url':'http://example.org/p','start_page':'1',"
		"'end_page':'2'}]}\n"
		"{'collection':[{'doi':'10.1000/b','title':'bioRxiv','authors':'Poe, A.; Roe, B"
		".','date':'2020-01-02','category':'neuroscience','abstract':'A','server':'bior"
		"xiv'}]}\n"
		"{'doi':'10.1000/u','title':'Unpaywall','z_authors':[{'given':'Ann','family':'P"
		"oe'}],'journal_name':'J','year':2020,'published_date':'2020-01-02','genre':'jo"
		"urnal-article','best_oa_location':{'url_for_pdf':'http://example.org/u.pdf'}}\n"
		"{'title':'Paperpile','author':[{'first':'Ann','last':'Poe'}],'journal':'J','pu"
		"blished':{'year':'2020','month':'5'},'abstract':'A','citekey':'Poe2020'}\n",
		"1 title=Springer; authors=1; author_names=Poe, Ann; date=2020-01-02; doi=10.10"
		"00/s; url=http://example.org/s; abstract=A; venue=J; pages=3\n"
		"2 title=ADS; authors=2; author_names=Poe, A.; Roe, B.; date=2020-05; arxiv_id="
		"2001.00001; doi=10.1000/a; keywords=k; abstract=A; venue=J; citations=3\n"
		"3 title=HAL; authors=2; author_names=Ann Poe; B Roe; date=2020-03; doi=10.1000"
		"/h; abstract=Abs; venue=J\n"
		"4 title=Lens; authors=1; author_names=Ann Poe; date=2020; doi=10.1000/l; abstr"
		"act=A; venue=J; publisher=P; citations=4; pmid=1\n"
		"5 title=Scopus; date=2020-01-02; doi=10.1000/sc; venue=J; volume=3; pages=1-2;"
		" citations=5\n"
		"6 title=IEEE; authors=1; author_names=Ann Poe; date=2020; doi=10.1000/i; abstr"
		"act=A; venue=Proc; pages=1-2; citations=2; pdf=http://example.org/p\n"
		"7 title=bioRxiv; authors=2; author_names=Poe, A.; Roe, B.; date=2020-01-02; do"
		"i=10.1000/b; abstract=A; categories=neuroscience\n"
		"8 title=Unpaywall; authors=1; author_names=Ann Poe; date=2020-01-02; doi=10.10"
		"00/u; venue=J; type=article; pdf=http://example.org/u.pdf\n"
		"9 title=Paperpile; authors=1; author_names=Ann Poe; date=2020-05; abstract=A; "
		"venue=J; citation_key=Poe2020\n"
		"-bibcode 1\n"
		"-lens_id 1\n"
		"-dc:creator 1\n"
		"-server 1\n"
		"JSON\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_own),
		cmocka_unit_test(test_daily_papers),
		cmocka_unit_test(test_arxiv_dump),
		cmocka_unit_test(test_wrong_values),
		cmocka_unit_test(test_second_doi),
		cmocka_unit_test(test_daily_arxiv),
		cmocka_unit_test(test_openalex),
		cmocka_unit_test(test_semantic_scholar),
		cmocka_unit_test(test_crossref),
		cmocka_unit_test(test_csl),
		cmocka_unit_test(test_openreview),
		cmocka_unit_test(test_zotero),
		cmocka_unit_test(test_dblp),
		cmocka_unit_test(test_medicine),
		cmocka_unit_test(test_inspire),
		cmocka_unit_test(test_datacite),
		cmocka_unit_test(test_papers_with_code),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_interfaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
