#ifndef TESTS_TOOL_TABLES_H
#define TESTS_TOOL_TABLES_H

/* The tables of each tool: the header that it writes, an invented paper below it, and all that is
 * to come of them. */

struct tool_table {
	const char *name;
	const char *text;
	const char *dialect;
	const char *records; /* the line of each, and what is known of it */
	const char *left_out;
};

static const struct tool_table tool_tables[] = {
	/* clang-format off */
	{ "zotero",
	  "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Pu"
	  "blication Title\",\"ISBN\",\"ISSN\",\"DOI\",\"Url\",\"Abstract Note"
	  "\",\"Date\",\"Date Added\",\"Date Modified\",\"Access Date\",\"Pages"
	  "\",\"Num Pages\",\"Issue\",\"Volume\",\"Journal Abbreviation\",\"Sho"
	  "rt Title\",\"Series\",\"Publisher\",\"Place\",\"Language\",\"Type\","
	  "\"Archive\",\"Archive Location\",\"Library Catalog\",\"Extra\",\"Not"
	  "es\",\"File Attachments\",\"Manual Tags\",\"Automatic Tags\",\"Edito"
	  "r\",\"Number\",\"Conference Name\",\"Code\"\n"
	  "\"AB12CD34\",\"journalArticle\",\"2021\",\"Lindqvist, Ada; Moreau, É"
	  "mile\",\"Sparse <i>Gradients</i> in the Wild\",\"J. Invented Res.\","
	  "\"\",\"1234-5678\",\"10.1234/jir.77\",\"https://example.org/77\",\"W"
	  "e look at sparse &amp; dense gradients.\",\"06/2021\",\"2024-02-01 1"
	  "0:00:00\",\"2024-02-01 10:00:00\",\"\",\"1-20\",\"\",\"3\",\"12\",\""
	  "\",\"\",\"\",\"Invented Press\",\"Here\",\"en\",\"\",\"\",\"\",\"\","
	  "\"arXiv:2401.00010 [cs]\",\"<p>read this</p>\",\"/home/x/a.pdf\",\"o"
	  "ptimisation; sparse, thin\",\"Machine Learning\",\"\",\"\",\"\",\"\""
	  "\n",
	  "CSV of Zotero",
	  "2:\n"
	  "title: Sparse Gradients in the Wild\n"
	  "authors: 2\n"
	  "author_names: Lindqvist, Ada; Moreau, Émile\n"
	  "date: 2021-06\n"
	  "arxiv_id: 2401.00010\n"
	  "doi: 10.1234/jir.77\n"
	  "url: https://example.org/77\n"
	  "keywords: optimisation; sparse, thin; Machine Learning\n"
	  "abstract: We look at sparse & dense gradients.\n"
	  "venue: J. Invented Res.\n"
	  "type: article\n"
	  "volume: 12\n"
	  "issue: 3\n"
	  "pages: 1-20\n"
	  "publisher: Invented Press\n"
	  "note: read this\n",
	  "ISSN 1, Date Added 1, Date Modified 1, Place 1, Language 1, File Att"
	  "achments 1" },
	{ "scopus",
	  "\"Authors\",\"Author full names\",\"Author(s) ID\",\"Title\",\"Year"
	  "\",\"Source title\",\"Volume\",\"Issue\",\"Art. No.\",\"Page start\""
	  ",\"Page end\",\"Page count\",\"Cited by\",\"DOI\",\"Link\",\"Affilia"
	  "tions\",\"Abstract\",\"Author Keywords\",\"Index Keywords\",\"Corres"
	  "pondence Address\",\"Editors\",\"Publisher\",\"ISSN\",\"Language of "
	  "Original Document\",\"Document Type\",\"Publication Stage\",\"Source"
	  "\",\"EID\"\n"
	  "\"Lee A.; Ek B.\",\"Lee, Ann (57190394669); Ek, Bo (58975547800)\","
	  "\"57190394669; 58975547800\",\"Sparse Gradients, Revisited\",\"2024"
	  "\",\"Journal of Inventions\",\"5\",\"2\",\"104\",\"10\",\"21\",\"\","
	  "\"7\",\"10.1234/x1\",\"https://www.scopus.com/inward/record.uri?eid="
	  "2-s2.0-1\",\"Somewhere\",\"We look at sparse gradients again.\",\"ne"
	  "ts, deep; sparse\",\"Gradients; Nets\",\"Ek B.; Somewhere\",\"\",\"I"
	  "nvented Press\",\"12345678\",\"English\",\"Article\",\"Final\",\"Sco"
	  "pus\",\"2-s2.0-1\"\n",
	  "CSV of Scopus",
	  "2:\n"
	  "title: Sparse Gradients, Revisited\n"
	  "authors: 2\n"
	  "author_names: Lee, Ann; Ek, Bo\n"
	  "date: 2024\n"
	  "doi: 10.1234/x1\n"
	  "url: https://www.scopus.com/inward/record.uri?eid=2-s2.0-1\n"
	  "keywords: nets, deep; sparse; Gradients; Nets\n"
	  "abstract: We look at sparse gradients again.\n"
	  "venue: Journal of Inventions\n"
	  "type: article\n"
	  "volume: 5\n"
	  "issue: 2\n"
	  "pages: 10-21\n"
	  "publisher: Invented Press\n"
	  "citations: 7\n",
	  "Art. No. 1, Author(s) ID 1, Affiliations 1, Correspondence Address 1"
	  ", ISSN 1, Language of Original Document 1, Publication Stage 1, Sour"
	  "ce 1, EID 1" },
	{ "scopus, older",
	  "\"Authors\",\"Author(s) ID\",\"Title\",\"Year\",\"Source title\",\"C"
	  "ited by\",\"DOI\",\"Abstract\",\"Document Type\",\"Source\",\"EID\""
	  "\n"
	  "\"Lee A., Ek B.\",\"57190394669;58975547800;\",\"Sparse Gradients\","
	  "\"2020\",\"Journal of Inventions\",\"\",\"10.1234/x0\",\"[No abstrac"
	  "t available]\",\"Conference Paper\",\"Scopus\",\"2-s2.0-0\"\n"
	  "\"[No author name available]\",\"[No author id available]\",\"A Note"
	  " on Gradients\",\"2020\",\"Journal of Inventions\",\"1\",\"\",\"\","
	  "\"Editorial\",\"Scopus\",\"2-s2.0-2\"\n",
	  "CSV of Scopus",
	  "2:\n"
	  "title: Sparse Gradients\n"
	  "authors: 2\n"
	  "author_names: Lee A.; Ek B.\n"
	  "date: 2020\n"
	  "doi: 10.1234/x0\n"
	  "venue: Journal of Inventions\n"
	  "type: inproceedings\n"
	  "3:\n"
	  "title: A Note on Gradients\n"
	  "date: 2020\n"
	  "venue: Journal of Inventions\n"
	  "type: Editorial\n"
	  "citations: 1\n",
	  "Author(s) ID 2, Source 2, EID 2" },
	{ "pybliometrics",
	  "eid,doi,title,subtype,subtypeDescription,creator,author_count,author"
	  "_names,coverDate,publicationName,volume,issueIdentifier,pageRange,de"
	  "scription,authkeywords,citedby_count\n"
	  "2-s2.0-3,10.1234/x3,Sparse Gradients by Code,ar,Article,Lee A.,2,\"L"
	  "ee, Ann;Ek, Bo\",2022-05-01,Journal of Inventions,3,4,5-9,We look at"
	  " gradients.,nets | sparse,11\n",
	  "CSV of Scopus",
	  "2:\n"
	  "title: Sparse Gradients by Code\n"
	  "authors: 2\n"
	  "author_names: Lee, Ann; Ek, Bo\n"
	  "date: 2022-05-01\n"
	  "doi: 10.1234/x3\n"
	  "keywords: nets; sparse\n"
	  "abstract: We look at gradients.\n"
	  "venue: Journal of Inventions\n"
	  "type: article\n"
	  "volume: 3\n"
	  "issue: 4\n"
	  "pages: 5-9\n"
	  "citations: 11\n",
	  "eid 1, subtype 1, creator 1" },
	{ "web of science",
	  "Publication Type,Authors,Book Authors,Group Authors,Author Full Name"
	  "s,Article Title,Source Title,Conference Title,Document Type,Author K"
	  "eywords,Keywords Plus,Abstract,\"Times Cited, WoS Core\",Publisher,I"
	  "SSN,Publication Date,Publication Year,Volume,Issue,Start Page,End Pa"
	  "ge,Article Number,DOI,WoS Categories,UT (Unique WOS ID)\n"
	  "J,\"Smith, J; Doe, A\",,,\"Smith, Jane; Doe, Ann\",Federated Learnin"
	  "g of Many,JOURNAL OF TESTS,,Article,\"federated, wide; privacy\",DEE"
	  "P NETS,An abstract of it.,4,INVENTED PRESS,1234-5678,MAY 3,2024,7,1,"
	  "100,120,,10.1000/f,Computer Science,WOS:0001\n",
	  "CSV of Web of Science",
	  "2:\n"
	  "title: Federated Learning of Many\n"
	  "authors: 2\n"
	  "author_names: Smith, Jane; Doe, Ann\n"
	  "date: 2024-05-03\n"
	  "doi: 10.1000/f\n"
	  "keywords: federated, wide; privacy; DEEP NETS\n"
	  "abstract: An abstract of it.\n"
	  "venue: JOURNAL OF TESTS\n"
	  "type: article\n"
	  "volume: 7\n"
	  "issue: 1\n"
	  "pages: 100-120\n"
	  "publisher: INVENTED PRESS\n"
	  "categories: Computer Science\n"
	  "citations: 4\n",
	  "Publication Type 1, ISSN 1, UT (Unique WOS ID) 1" },
	{ "web of science, tags",
	  "PT\tAU\tAF\tTI\tSO\tLA\tDT\tDE\tID\tAB\tTC\tZ9\tPU\tPD\tPY\tVL\tIS\t"
	  "BP\tEP\tDI\tUT\n"
	  "J\tSmith, J; Doe, A\tSmith, Jane; Doe, Ann\tFederated Learning of Mo"
	  "re\tJOURNAL OF TESTS\tEnglish\tArticle\tfederated; privacy\tDEEP NET"
	  "S\tAn abstract of more.\t4\t5\tINVENTED PRESS\tJUN\t2023\t6\t2\t30\t"
	  "41\t10.1000/g\tWOS:0002\n",
	  "table of Web of Science",
	  "2:\n"
	  "title: Federated Learning of More\n"
	  "authors: 2\n"
	  "author_names: Smith, Jane; Doe, Ann\n"
	  "date: 2023-06\n"
	  "doi: 10.1000/g\n"
	  "keywords: federated; privacy; DEEP NETS\n"
	  "abstract: An abstract of more.\n"
	  "venue: JOURNAL OF TESTS\n"
	  "type: article\n"
	  "volume: 6\n"
	  "issue: 2\n"
	  "pages: 30-41\n"
	  "publisher: INVENTED PRESS\n"
	  "citations: 5\n",
	  "TC 1, PT 1, LA 1, UT 1" },
	{ "pubmed",
	  "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Ye"
	  "ar,Create Date,PMCID,NIHMS ID,DOI\n"
	  "\"1\",\"Lapse of Time\",\"Griffin DK, Larkin DM, O'Connor RE.\",\"J "
	  "Tests. 2020 Feb;63(2):1.\",\"Griffin DK\",\"J Tests\",\"2020\",\"201"
	  "9/03/30\",\"PMC1\",\"\",\"10.1016/j.t.2019.1\"\n",
	  "CSV of PubMed",
	  "2:\n"
	  "title: Lapse of Time\n"
	  "authors: 3\n"
	  "author_names: Griffin DK; Larkin DM; O'Connor RE\n"
	  "date: 2020\n"
	  "doi: 10.1016/j.t.2019.1\n"
	  "venue: J Tests\n"
	  "pmid: 1\n"
	  "pmcid: PMC1\n",
	  "Citation 1, First Author 1, Create Date 1" },
	{ "ieee",
	  "\"Document Title\",Authors,\"Author Affiliations\",\"Publication Tit"
	  "le\",Date Added To Xplore,\"Publication Year\",\"Volume\",\"Issue\","
	  "\"Start Page\",\"End Page\",\"Abstract\",\"ISSN\",ISBNs,\"DOI\",Fund"
	  "ing Information,PDF Link,\"Author Keywords\",\"IEEE Terms\",\"Mesh_T"
	  "erms\",Article Citation Count,Patent Citation Count,\"Reference Coun"
	  "t\",\"License\",Online Date,Issue Date,\"Meeting Date\",\"Publisher"
	  "\",Document Identifier\n"
	  "\"Solvers&#x0027; Gains\",\"W. Wu; Q. Qiao\",\"Somewhere; Elsewhere"
	  "\",\"2022 Conference on Tests\",\"24 May 2022\",\"2022\",\"\",\"\","
	  "\"1\",\"6\",\"Solvers&#x0027; gains are studied.\",\"\",\"978-1\",\""
	  "10.1109/T.2022.1\",\"\",\"https://ieeexplore.ieee.org/stamp/stamp.js"
	  "p?arnumber=1\",\"gains;solvers\",\"Games;Training\",\"\",\"3\",\"\","
	  "\"12\",\"IEEE\",\"24 May 2022\",\"\",\"\",\"IEEE\",\"IEEE Conference"
	  "s\"\n",
	  "CSV of IEEE Xplore",
	  "2:\n"
	  "title: Solvers' Gains\n"
	  "authors: 2\n"
	  "author_names: W. Wu; Q. Qiao\n"
	  "date: 2022\n"
	  "doi: 10.1109/t.2022.1\n"
	  "keywords: gains; solvers; Games; Training\n"
	  "abstract: Solvers' gains are studied.\n"
	  "venue: 2022 Conference on Tests\n"
	  "pages: 1-6\n"
	  "publisher: IEEE\n"
	  "citations: 3\n"
	  "pdf: https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=1\n",
	  "Author Affiliations 1, Date Added To Xplore 1, ISBNs 1, Reference Co"
	  "unt 1, License 1, Online Date 1, Document Identifier 1" },
	{ "springer",
	  "Item Title,Publication Title,Book Series Title,Journal Volume,Journa"
	  "l Issue,Item DOI,Authors,Publication Year,URL,Content Type\n"
	  "\"Towards Ends\",\"Ends and Means\",\"\",\"5\",\"1\",\"10.1007/t-1\""
	  ",\"Ann LeeBo Ek\",\"2021\",\"http://link.springer.com/article/10.100"
	  "7/t-1\",\"Article\"\n",
	  "CSV of Springer",
	  "2:\n"
	  "title: Towards Ends\n"
	  "author_names: Ann LeeBo Ek\n"
	  "date: 2021\n"
	  "doi: 10.1007/t-1\n"
	  "url: http://link.springer.com/article/10.1007/t-1\n"
	  "venue: Ends and Means\n"
	  "type: article\n"
	  "volume: 5\n"
	  "issue: 1\n",
	  "" },
	{ "acm",
	  "\"type\",\"id\",\"author\",\"editor\",\"advisor\",\"note\",\"title\""
	  ",\"pages\",\"article_no\",\"num_pages\",\"keywords\",\"doi\",\"journ"
	  "al\",\"issue_date\",\"volume\",\"issue_no\",\"description\",\"month"
	  "\",\"year\",\"issn\",\"booktitle\",\"acronym\",\"edition\",\"isbn\","
	  "\"conf_loc\",\"publisher\",\"publisher_loc\"\n"
	  "\"article\",\"123\",\"Ann Lee and Bo Ek\",\"\",\"\",\"\",\"A Test of"
	  " Tests\",\"1--8\",\"\",\"8\",\"tests, trials\",\"10.1145/1.2\",\"J. "
	  "Tests\",\"May 2019\",\"2\",\"3\",\"\",\"May\",\"2019\",\"\",\"\",\""
	  "\",\"\",\"\",\"\",\"ACM\",\"New York\"\n",
	  "CSV of ACM",
	  "2:\n"
	  "title: A Test of Tests\n"
	  "authors: 2\n"
	  "author_names: Ann Lee; Bo Ek\n"
	  "date: 2019-05\n"
	  "doi: 10.1145/1.2\n"
	  "keywords: tests; trials\n"
	  "venue: J. Tests\n"
	  "type: article\n"
	  "volume: 2\n"
	  "issue: 3\n"
	  "pages: 1--8\n"
	  "publisher: ACM\n",
	  "num_pages 1, issue_date 1, publisher_loc 1" },
	{ "openalex",
	  "id,doi,title,display_name,relevance_score,publication_year,publicati"
	  "on_date,language,type,cited_by_count,primary_location.landing_page_u"
	  "rl,primary_location.pdf_url,primary_location.source.display_name,pri"
	  "mary_location.source.host_organization_name,biblio.volume,biblio.iss"
	  "ue,biblio.first_page,biblio.last_page,abstract,authorships.raw_autho"
	  "r_name,authorships.author.display_name,keywords.display_name,topics."
	  "display_name\n"
	  "https://openalex.org/W1,https://doi.org/10.1016/t.1,A Province of Te"
	  "sts,A Province of Tests,2.6,2024,2024-02-01,en,article,2,https://doi"
	  ".org/10.1016/t.1,None,Test Research,Invented BV,154,,7,9,An overview"
	  " of tests.,Alba V.|Josep S.,Alba Vicente|Josep Sanjuan,Tests|Trials,"
	  "Testing\n",
	  "CSV of OpenAlex",
	  "2:\n"
	  "title: A Province of Tests\n"
	  "authors: 2\n"
	  "author_names: Alba Vicente; Josep Sanjuan\n"
	  "date: 2024-02-01\n"
	  "doi: 10.1016/t.1\n"
	  "url: https://doi.org/10.1016/t.1\n"
	  "keywords: Tests; Trials\n"
	  "abstract: An overview of tests.\n"
	  "venue: Test Research\n"
	  "type: article\n"
	  "volume: 154\n"
	  "pages: 7-9\n"
	  "publisher: Invented BV\n"
	  "categories: Testing\n"
	  "citations: 2\n",
	  "language 1" },
	{ "openalex, as shown",
	  "Title,Author,Year,DOI,Type,Source,Citation count,Abstract,ID\n"
	  "Phase 3 Trial,Alice Aho|Bob Bee,2023,https://doi.org/10.1056/t,artic"
	  "le,Journal of Trials,618,A trial.,https://openalex.org/W2\n",
	  "CSV of OpenAlex",
	  "2:\n"
	  "title: Phase 3 Trial\n"
	  "authors: 2\n"
	  "author_names: Alice Aho; Bob Bee\n"
	  "date: 2023\n"
	  "doi: 10.1056/t\n"
	  "abstract: A trial.\n"
	  "venue: Journal of Trials\n"
	  "type: article\n"
	  "citations: 618\n",
	  "" },
	{ "lens",
	  "Lens ID,Title,Date Published,Publication Year,Publication Type,Sourc"
	  "e Title,ISSNs,Publisher,Source Country,Author/s,Abstract,Volume,Issu"
	  "e Number,Start Page,End Page,Fields of Study,Keywords,MeSH Terms,Fun"
	  "ding,Source URLs,External URL,PMID,DOI,Citing Patents Count,Referenc"
	  "es,Citing Works Count,Is Open Access\n"
	  "000-001-002-003-004,A Lens on Tests,2021-03-12,2021,journal article,"
	  "Optics Tests,12345678,Invented Press,Norway,Ann Lee; Bo Ek,Lenses ar"
	  "e tested.,13,6,12,,Optics; Physics,lens; test,,,http://a.example/1 h"
	  "ttp://b.example/2,http://a.example/1,,10.3390/t1,0,,9,true\n",
	  "CSV of Lens",
	  "2:\n"
	  "title: A Lens on Tests\n"
	  "authors: 2\n"
	  "author_names: Ann Lee; Bo Ek\n"
	  "date: 2021-03-12\n"
	  "doi: 10.3390/t1\n"
	  "url: http://a.example/1\n"
	  "keywords: lens; test; Optics; Physics\n"
	  "abstract: Lenses are tested.\n"
	  "venue: Optics Tests\n"
	  "type: article\n"
	  "volume: 13\n"
	  "issue: 6\n"
	  "pages: 12\n"
	  "publisher: Invented Press\n"
	  "citations: 9\n",
	  "Lens ID 1, ISSNs 1, Source Country 1, Citing Patents Count 1, Is Ope"
	  "n Access 1" },
	{ "dimensions",
	  "\"About the data: Exported on Sep 30, 2026. Criteria: 'tests' in tit"
	  "le and abstract.\"\n"
	  "Rank,Publication ID,DOI,PMID,Title,Abstract,Source title,Anthology t"
	  "itle,Publication date,PubYear,Volume,Issue,Pagination,Open Access,Pu"
	  "blication Type,Authors,Times cited,Recent citations,Dimensions URL\n"
	  "500,pub.1,10.1000/xyz,1,A Dimension of Tests,We measure.,J. Tests,,2"
	  "020-05,2020,1,2,3-4,All OA,Article,\"Meyer, Austin G; Smith, Jane\","
	  "42,3,https://app.dimensions.ai/details/publication/pub.1\n",
	  "CSV of Dimensions",
	  "3:\n"
	  "title: A Dimension of Tests\n"
	  "authors: 2\n"
	  "author_names: Meyer, Austin G; Smith, Jane\n"
	  "date: 2020-05\n"
	  "doi: 10.1000/xyz\n"
	  "url: https://app.dimensions.ai/details/publication/pub.1\n"
	  "abstract: We measure.\n"
	  "venue: J. Tests\n"
	  "type: article\n"
	  "volume: 1\n"
	  "issue: 2\n"
	  "pages: 3-4\n"
	  "citations: 42\n"
	  "pmid: 1\n",
	  "Publication ID 1, Open Access 1, Recent citations 1" },
	{ "semantic scholar",
	  "paperId,externalIds,url,title,abstract,venue,year,publicationDate,au"
	  "thors,citationCount,openAccessPdf,tldr,fieldsOfStudy,publicationType"
	  "s,journal\n"
	  "649def34,\"{'ArXiv': '2106.00001', 'DOI': '10.1000/s2', 'CorpusId': "
	  "5}\",https://www.semanticscholar.org/paper/649def34,\"LoTA: Low-Test"
	  " Adaptation\",We adapt.,ICTT,2021,2021-06-17,\"[{'authorId': '1', 'n"
	  "ame': 'Edward J. Hum'}, {'authorId': '2', 'name': 'Ye Sheng'}]\",12,"
	  "\"{'url': 'https://example.org/a.pdf', 'status': 'GREEN'}\",\"{'mode"
	  "l': 'tldr@v2', 'text': 'Tests are adapted.'}\",\"['Computer Science'"
	  ", 'Mathematics']\",\"['JournalArticle']\",nan\n",
	  "CSV of Semantic Scholar",
	  "2:\n"
	  "title: LoTA: Low-Test Adaptation\n"
	  "authors: 2\n"
	  "author_names: Edward J. Hum; Ye Sheng\n"
	  "date: 2021-06-17\n"
	  "arxiv_id: 2106.00001\n"
	  "doi: 10.1000/s2\n"
	  "url: https://www.semanticscholar.org/paper/649def34\n"
	  "summary: Tests are adapted.\n"
	  "keywords: Computer Science; Mathematics\n"
	  "abstract: We adapt.\n"
	  "venue: ICTT\n"
	  "type: article\n"
	  "citations: 12\n"
	  "pdf: https://example.org/a.pdf\n",
	  "" },
	{ "publish or perish",
	  "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank"
	  ",QueryDate,Type,DOI,ISSN,CitationURL,Volume,Issue,StartPage,EndPage,"
	  "ECC,CitesPerYear,CitesPerAuthor,AuthorCount,Age,Abstract,FullTextURL"
	  ",RelatedURL\n"
	  "127,\"A Einstone, B Podol, N Rose\",Can Tests Be Complete?,1935,\"Ph"
	  "ysical Tests\",\"APT\",\"http://journals.example/1\",\"http://schola"
	  "r.example/cites\",1,\"2014-11-20 10:00:00\",\"PDF\",\"\",\"\",\"\",4"
	  "7,10,777,780,127,1.5,42,3,80,\"\",\"http://journals.example/1.pdf\","
	  "\"\"\n"
	  "8,\"C Dee, E Eff...\",More Tests,2001,,,,,2,\"2014-11-20 10:00:00\","
	  "\"\",\"\",\"\",\"\",,,,,8,1,4,2,13,\"\",\"\",\"\"\n",
	  "CSV of Publish or Perish",
	  "2:\n"
	  "title: Can Tests Be Complete?\n"
	  "authors: 3\n"
	  "author_names: A Einstone; B Podol; N Rose\n"
	  "date: 1935\n"
	  "url: http://journals.example/1\n"
	  "venue: Physical Tests\n"
	  "volume: 47\n"
	  "issue: 10\n"
	  "pages: 777-780\n"
	  "publisher: APT\n"
	  "citations: 127\n"
	  "pdf: http://journals.example/1.pdf\n"
	  "3:\n"
	  "title: More Tests\n"
	  "author_names: C Dee; E Eff; et al.\n"
	  "date: 2001\n"
	  "citations: 8\n",
	  "CitesURL 1, Type 1, ECC 2, CitesPerYear 2, CitesPerAuthor 2, AuthorC"
	  "ount 2, Age 2" },
	{ "google scholar",
	  "Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"
	  "\"Barr, Paul M; Will, Katherine J; \",Did Tests Invent Trials?,Test "
	  "Reviews,76,3,411-447,2001,Invented University Press\n",
	  "CSV",
	  "2:\n"
	  "title: Did Tests Invent Trials?\n"
	  "authors: 2\n"
	  "author_names: Barr, Paul M; Will, Katherine J\n"
	  "date: 2001\n"
	  "venue: Test Reviews\n"
	  "volume: 76\n"
	  "issue: 3\n"
	  "pages: 411-447\n"
	  "publisher: Invented University Press\n",
	  "" },
	{ "embase",
	  "\"SEARCH QUERY\",\"tests:ti\"\n"
	  "-------------------------------------\n"
	  "\n"
	  "\"Title\",\"Original Title\",\"Author Names\",\"Author Addresses\","
	  "\"Editors\",\"AiP/IP Entry Date\",\"Source\",\"Source title\",\"Publ"
	  "ication Year\",\"Volume\",\"Issue\",\"First Page\",\"Last Page\",\"D"
	  "ate of Publication\",\"Publication Type\",\"ISSN\",\"Book Publisher"
	  "\",\"Abstract\",\"Author Keywords\",\"Emtree Drug Index Terms\",\"Em"
	  "tree Medical Index Terms\",\"Embase Accession ID\",\"DOI\",\"Full Te"
	  "xt Link\",\"Embase Link\"\n"
	  "\"Structure of Tests\",,\"Yang Z., Jiang B., McNamara M.E.\",\"Cork,"
	  " Ireland\",\"\",\"2024-05-28\",\"Tests (2024) 15:1. Date of Publicat"
	  "ion: 1 Dec 2024\",\"Test Communications\",\"2024\",\"15\",\"1\",,,\""
	  "1 Dec 2024\",\"Article\",\"2041-1723 (electronic)\",\"Invented Resea"
	  "rch\",\"Old tests.\",\"tests\",\"melanin\",\"skin cell, test\",\"\","
	  "\"10.1038/t1\",\"http://dx.doi.org/10.1038/t1\",\"https://www.embase"
	  ".com/x\"\n",
	  "CSV of Embase",
	  "5:\n"
	  "title: Structure of Tests\n"
	  "authors: 3\n"
	  "author_names: Yang Z.; Jiang B.; McNamara M.E.\n"
	  "date: 2024-12-01\n"
	  "doi: 10.1038/t1\n"
	  "url: http://dx.doi.org/10.1038/t1\n"
	  "keywords: tests; melanin; skin cell; test\n"
	  "abstract: Old tests.\n"
	  "venue: Test Communications\n"
	  "type: article\n"
	  "volume: 15\n"
	  "issue: 1\n"
	  "publisher: Invented Research\n",
	  "Embase Link 1, Author Addresses 1, AiP/IP Entry Date 1, Source 1, ISSN 1" },
	{ "embase, saved by excel",
	  "SEARCH QUERY;tests:ti;;;;;\n"
	  "-------------------------------------;;;;;;\n"
	  ";;;;;;\n"
	  "Title;Author Names;Source title;Publication Year;Emtree Drug Index T"
	  "erms;DOI;Embase Link\n"
	  "Structure of Tests;Yang Z., Jiang B.;Test Communications;2024;melani"
	  "n;10.1038/t1;https://www.embase.com/x\n",
	  "CSV of Embase",
	  "5:\n"
	  "title: Structure of Tests\n"
	  "authors: 2\n"
	  "author_names: Yang Z.; Jiang B.\n"
	  "date: 2024\n"
	  "doi: 10.1038/t1\n"
	  "url: https://www.embase.com/x\n"
	  "keywords: melanin\n"
	  "venue: Test Communications\n",
	  "" },
	{ "embase by rows",
	  "\"SEARCH QUERY\",\"tests:ti\"\n-------------------------------------\n\n"
	  "\"TITLE\",\"Structure of \"\"Tests\"\"\"\n"
	  "\"AUTHOR NAMES\",\"Yang Z.\",\"Jiang B.\"\n"
	  "\"SOURCE\",\"Tests (2024) 15:1\"\n"
	  "\"SOURCE TITLE\",\"Test Communications\"\n"
	  "\"PUBLICATION YEAR\",\"2024\"\n"
	  "\"ABSTRACT\",\"Old tests\n\nand new.\"\n"
	  "\"EMTREE MEDICAL INDEX TERMS\",\"skin cell\",\"test\"\n"
	  "\"DOI\",\"10.1038/t1\"\n\n"
	  "\"TITLE\",\"Tests Again\"\n"
	  "\"AUTHOR NAMES\",\"Poe A.\"\n"
	  "\"PUBLICATION YEAR\",\"2023\"\n"
	  "\"TITLE\",\"Tests Once More\"\n"
	  "\"AUTHOR NAMES\",\"Poe A.\"\n"
	  "\"PUBLICATION YEAR\",\"2022\"\n",
	  "CSV of Embase",
	  "4:\n"
	  "title: Structure of \"Tests\"\n"
	  "authors: 2\n"
	  "author_names: Yang Z.; Jiang B.\n"
	  "date: 2024\n"
	  "doi: 10.1038/t1\n"
	  "keywords: skin cell; test\n"
	  "abstract: Old tests\n\nand new.\n"
	  "venue: Test Communications\n"
	  "15:\n"
	  "title: Tests Again\n"
	  "authors: 1\n"
	  "author_names: Poe A.\n"
	  "date: 2023\n"
	  "18:\n"
	  "title: Tests Once More\n"
	  "authors: 1\n"
	  "author_names: Poe A.\n"
	  "date: 2022\n",
	  "SOURCE 1" },
	{ "cinahl",
	  "Article Title,Author,Journal Title,ISSN,ISBN,Publication Date,Volume"
	  ",Issue,First Page,Page Count,Accession Number,DOI,Publisher,Doctype,"
	  "Subjects,Keywords,Abstract,PLink\n"
	  "\"Insight into Tests.\",\"Curry Roger, Kristina; Martin, Ricardo N."
	  "\",\"PLoS TWO\",=\"19326203\",,=\"4/3/2024\",\"19\",\"4\",\"1\",\"60"
	  "\",\"176404503\",\"10.1371/t.1\",\"Public Library\",\"Article\",\"FE"
	  "MUR; TESTS\",,\"Tests arose.\",\"https://search.ebscohost.com/login."
	  "aspx?direct=true&AN=1\"\n"
	  "\"More of Tests.\",\"Doe, Jane\",\"PLoS TWO\",=\"19326203\",,=\"4/25"
	  "/2024\",\"19\",\"5\",\"61\",\"2\",\"176404504\",\"\",\"Public Librar"
	  "y\",\"Article\",\"\",,\"\",\"https://search.ebscohost.com/login.aspx"
	  "?direct=true&AN=2\"\n",
	  "CSV of EBSCO",
	  "2:\n"
	  "title: Insight into Tests.\n"
	  "authors: 2\n"
	  "author_names: Curry Roger, Kristina; Martin, Ricardo N.\n"
	  "date: 2024-04-03\n"
	  "doi: 10.1371/t.1\n"
	  "url: https://search.ebscohost.com/login.aspx?direct=true&AN=1\n"
	  "keywords: FEMUR; TESTS\n"
	  "abstract: Tests arose.\n"
	  "venue: PLoS TWO\n"
	  "type: article\n"
	  "volume: 19\n"
	  "issue: 4\n"
	  "pages: 1\n"
	  "publisher: Public Library\n"
	  "3:\n"
	  "title: More of Tests.\n"
	  "authors: 1\n"
	  "author_names: Doe, Jane\n"
	  "date: 2024-04-25\n"
	  "url: https://search.ebscohost.com/login.aspx?direct=true&AN=2\n"
	  "venue: PLoS TWO\n"
	  "type: article\n"
	  "volume: 19\n"
	  "issue: 5\n"
	  "pages: 61\n"
	  "publisher: Public Library\n",
	  "ISSN 2, Page Count 2, Accession Number 2" },
	{ "cochrane",
	  "CENTRAL ID,Author(s),Title,Source,Year,Abstract,Volume,Issue,Pages,D"
	  "atabase Name,PubMed ID,Publication Type,Keywords,DOI,URL,Cochrane Re"
	  "view Group Code\n"
	  "\"CN-1\",\"Bywater, T; Hutch, J\",\"The Programme of Tests\",\"Trial"
	  "s\",\"2011\",\"BACKGROUND: Tests.\",\"12\",,\"39\",\"Cochrane Centra"
	  "l Register\",\"PUBMED 1\",\"Journal article\",\"*school; Children, y"
	  "oung\",\"10.1186/t-12\",\"https://www.cochranelibrary.com/central/do"
	  "i/10.1002/central/CN-1/full\",\"Common\"\n",
	  "CSV of Cochrane",
	  "2:\n"
	  "title: The Programme of Tests\n"
	  "authors: 2\n"
	  "author_names: Bywater, T; Hutch, J\n"
	  "date: 2011\n"
	  "doi: 10.1186/t-12\n"
	  "url: https://www.cochranelibrary.com/central/doi/10.1002/central/CN-"
	  "1/full\n"
	  "keywords: *school; Children, young\n"
	  "abstract: BACKGROUND: Tests.\n"
	  "venue: Trials\n"
	  "type: article\n"
	  "volume: 12\n"
	  "pages: 39\n"
	  "pmid: 1\n",
	  "CENTRAL ID 1, Database Name 1, Cochrane Review Group Code 1" },
	{ "rayyan",
	  "key,title,year,month,day,journal,issn,volume,issue,pages,authors,url"
	  ",language,publisher,location,abstract,notes,doi,keywords,pubmed_id,p"
	  "mc_id\n"
	  "rayyan-1,Scales of Tests,2024,5,3,Test Commun.,2041-1723,15,1,,\"Yan"
	  "g, Z. and Pol, D.\",https://www.example.com/a?b=1     U2  - L1,Engli"
	  "sh,,Cork,Old tests.,\"RAYYAN-INCLUSION: {\"\"Emily\"\"=>\"\"Included"
	  "\"\"}\",10.1038/t-3     LK  - https://example.org/x,keratin;melanin,"
	  ",\n",
	  "CSV of Rayyan",
	  "2:\n"
	  "title: Scales of Tests\n"
	  "authors: 2\n"
	  "author_names: Yang, Z.; Pol, D.\n"
	  "date: 2024-05-03\n"
	  "doi: 10.1038/t-3\n"
	  "url: https://www.example.com/a?b=1\n"
	  "keywords: keratin; melanin\n"
	  "abstract: Old tests.\n"
	  "venue: Test Commun.\n"
	  "volume: 15\n"
	  "issue: 1\n",
	  "issn 1, language 1, location 1, notes 1" },
	{ "covidence",
	  "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume"
	  ",Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags\n"
	  "Footprints of Tests,\"Troian, L.P.; Dos Santi, H.B.\",Old steps.,202"
	  "4,,Test Reports,14,1,6528,,10.1038/t-4,,#6,Troian 2024,\"seen\",\"in"
	  "\"\n",
	  "CSV of Covidence",
	  "2:\n"
	  "title: Footprints of Tests\n"
	  "authors: 2\n"
	  "author_names: Troian, L.P.; Dos Santi, H.B.\n"
	  "date: 2024\n"
	  "doi: 10.1038/t-4\n"
	  "abstract: Old steps.\n"
	  "venue: Test Reports\n"
	  "volume: 14\n"
	  "issue: 1\n"
	  "pages: 6528\n",
	  "Notes 1, Tags 1" },
	{ "abstrackr",
	  "(internal) id,(source) id,pubmed id,keywords,abstract,title,journal,"
	  "authors,tags,consensus,labeled_at,Anonymous,labeled_at,general notes"
	  " (Anonymous)\n"
	  "1,7,0,\"phosphate,skull\",\"Old ducks.\n"
	  "\",\"A Small Test\",\"Sci Test\",\"Longrich, N.R.\n"
	  " and Pereda-Suber, X.\n"
	  " and Jalil, N.-E.\n"
	  "\",\"\",o,,1,2024-08-15 08:42:23,\n"
	  "2,5,0,\"chick\",\"\",\"Another Small Test\",\"BMC Test\",\"Brown, C."
	  "D.\n"
	  "\"\n",
	  "CSV of Abstrackr",
	  "2:\n"
	  "title: A Small Test\n"
	  "authors: 3\n"
	  "author_names: Longrich, N.R.; Pereda-Suber, X.; Jalil, N.-E.\n"
	  "keywords: phosphate; skull\n"
	  "abstract: Old ducks.\n"
	  "venue: Sci Test\n"
	  "7:\n"
	  "title: Another Small Test\n"
	  "authors: 1\n"
	  "author_names: Brown, C.D.\n"
	  "keywords: chick\n"
	  "venue: BMC Test\n",
	  "pubmed id 2, consensus 1, Anonymous 1, labeled_at 1" },
	{ "refworks",
	  "Reference Type\tAuthors, Primary\tTitle Primary\tPeriodical Full\tPu"
	  "b Year\tVolume\tIssue\tStart Page\tOther Pages\tKeywords\tAbstract\t"
	  "Notes\tPersonal Notes\tPublisher\tISSN/ISBN\tDOI\tLinks\n"
	  "Journal Article\tLee,Ann; Ek,Bo\tA Work of References\tJ. Refs\t2015"
	  "\t4\t2\t11\t19\trefs; works\tWe refer.\tID: 77\tto cite\tInvented Pr"
	  "ess\t1234-5678\t10.1000/r1\thttps://example.org/r1\n",
	  "CSV of RefWorks",
	  "2:\n"
	  "title: A Work of References\n"
	  "authors: 2\n"
	  "author_names: Lee,Ann; Ek,Bo\n"
	  "date: 2015\n"
	  "doi: 10.1000/r1\n"
	  "url: https://example.org/r1\n"
	  "keywords: refs; works\n"
	  "abstract: We refer.\n"
	  "venue: J. Refs\n"
	  "type: article\n"
	  "volume: 4\n"
	  "issue: 2\n"
	  "pages: 11-19\n"
	  "publisher: Invented Press\n"
	  "note: to cite\n",
	  "Notes 1, ISSN/ISBN 1" },
	{ "endnote",
	  "\"Reference Type\",\"Record Number\",\"Author\",\"Year\",\"Title\","
	  "\"Secondary Title\",\"Volume\",\"Number\",\"Pages\",\"DOI\",\"Keywor"
	  "ds\",\"Abstract\",\"Notes\",\"Research Notes\",\"URL\"\n"
	  "\"Journal Article\",\"12\",\"Lee, Ann\n"
	  "Ek, Bo\",\"2016\",\"The End of Notes\",\"J. Ends\",\"3\",\"4\",\"5-6"
	  "\",\"10.1000/e1\",\"ends\n"
	  "notes\",\"We end.\",\"Export Date: 2 May 2024\",\"mine\",\"https://e"
	  "xample.org/e1\"\n",
	  "CSV of EndNote",
	  "2:\n"
	  "title: The End of Notes\n"
	  "authors: 2\n"
	  "author_names: Lee, Ann; Ek, Bo\n"
	  "date: 2016\n"
	  "doi: 10.1000/e1\n"
	  "url: https://example.org/e1\n"
	  "keywords: ends; notes\n"
	  "abstract: We end.\n"
	  "venue: J. Ends\n"
	  "type: article\n"
	  "volume: 3\n"
	  "issue: 4\n"
	  "pages: 5-6\n"
	  "note: mine\n",
	  "Notes 1" },
	{ "jabref",
	  "BibliographyType,ISBN,Identifier,Author,Title,Journal,Volume,Number,"
	  "Month,Pages,Year,Address,Note,URL,Booktitle,Chapter,Edition,Series,E"
	  "ditor,Publisher,ReportType,Howpublished,Institution,Organizations,Sc"
	  "hool,Annote,Custom1\n"
	  "7,,Lee2014,\"Lee, Ann; Ek, Bo\",A Reference in Java,J. Javas,2,3,May"
	  ",7-8,2014,,in print,https://example.org/j1,,,,,,Invented Press,,,,,,"
	  ",\n",
	  "CSV of JabRef",
	  "2:\n"
	  "title: A Reference in Java\n"
	  "authors: 2\n"
	  "author_names: Lee, Ann; Ek, Bo\n"
	  "date: 2014-05\n"
	  "url: https://example.org/j1\n"
	  "venue: J. Javas\n"
	  "volume: 2\n"
	  "issue: 3\n"
	  "pages: 7-8\n"
	  "publisher: Invented Press\n"
	  "citation_key: Lee2014\n",
	  "BibliographyType 1, Note 1" },
	{ "bibtex",
	  "ENTRYTYPE,ID,author,title,journal,year,volume,number,pages,keywords,"
	  "doi,note\n"
	  "article,lee2013,\"Lee, Ann and Ek, Bo\",From Tex to Table,J. Tables,"
	  "2013,1,2,3--4,\"tex, tables\",10.1000/b1,Accepted\n",
	  "CSV of BibTeX",
	  "2:\n"
	  "title: From Tex to Table\n"
	  "authors: 2\n"
	  "author_names: Lee, Ann; Ek, Bo\n"
	  "date: 2013\n"
	  "doi: 10.1000/b1\n"
	  "keywords: tex; tables\n"
	  "venue: J. Tables\n"
	  "type: article\n"
	  "volume: 1\n"
	  "issue: 2\n"
	  "pages: 3--4\n"
	  "citation_key: lee2013\n",
	  "note 1" },
	{ "arxiv dump",
	  "id,submitter,authors,title,comments,journal-ref,doi,report-no,catego"
	  "ries,abstract,update_date,authors_parsed\n"
	  "704.0001,Pavel Nad,\"C. Balász, E. L. Berg\",Calculation of Tests,37"
	  " pages,\"Phys.Rev.D76:1,2007\",10.1103/t.1,ANL-1,hep-ph cs.CG,An inv"
	  "ented abstract.,2008-11-26,\"[['Balász', 'C.', ''], ['Berg', 'E. L.'"
	  ", '']]\"\n",
	  "CSV of arXiv",
	  "2:\n"
	  "title: Calculation of Tests\n"
	  "authors: 2\n"
	  "author_names: Balász, C.; Berg, E. L.\n"
	  "date: 2008-11-26\n"
	  "arxiv_id: 0704.0001\n"
	  "doi: 10.1103/t.1\n"
	  "abstract: An invented abstract.\n"
	  "venue: Phys.Rev.D76:1,2007\n"
	  "categories: hep-ph; cs.CG\n",
	  "submitter 1, comments 1, report-no 1" },
	{ "arxiv api",
	  "entry_id,updated,published,title,authors,summary,comment,journal_ref"
	  ",doi,primary_category,categories,pdf_url\n"
	  "http://arxiv.org/abs/2401.00010v1,2024-01-09T00:00:00Z,2024-01-02T10"
	  ":00:00Z,Alpha Tests,\"['Ann Lee', 'Bo Ek']\",We test alpha.,12 pages"
	  ",,,cs.LG,\"['cs.LG', 'stat.ML']\",http://arxiv.org/pdf/2401.00010v1"
	  "\n",
	  "CSV of arXiv",
	  "2:\n"
	  "title: Alpha Tests\n"
	  "authors: 2\n"
	  "author_names: Ann Lee; Bo Ek\n"
	  "date: 2024-01-02\n"
	  "arxiv_id: 2401.00010\n"
	  "url: http://arxiv.org/abs/2401.00010v1\n"
	  "abstract: We test alpha.\n"
	  "categories: cs.LG; stat.ML\n"
	  "pdf: http://arxiv.org/pdf/2401.00010v1\n",
	  "updated 1, comment 1" },
	{ "asreview",
	  "record_id,title,abstract,authors,keywords,year,doi,asreview_label,as"
	  "review_time\n"
	  "0,A Review of Reviews,We review.,\"Lee, Ann; Ek, Bo\",\"review, syst"
	  "ematic\",2019,10.1000/a1,1,2025-09-07\n",
	  "CSV",
	  "2:\n"
	  "title: A Review of Reviews\n"
	  "authors: 2\n"
	  "author_names: Lee, Ann; Ek, Bo\n"
	  "date: 2019\n"
	  "doi: 10.1000/a1\n"
	  "keywords: review; systematic\n"
	  "abstract: We review.\n",
	  "asreview_label 1, asreview_time 1" },
	{ "our keys",
	  "title,arxiv_id,doi,author_names,authors,date,upvotes,status,priority"
	  ",tags,note,citation_key\n"
	  "Alpha Nets,2401.00010,,Ann Lee; Bo Ek,2,2024-01-02,5,done,2,rlhf; re"
	  "ad,good,lee2024\n",
	  "CSV",
	  "2:\n"
	  "title: Alpha Nets\n"
	  "authors: 2\n"
	  "author_names: Ann Lee; Bo Ek\n"
	  "date: 2024-01-02\n"
	  "upvotes: 5\n"
	  "arxiv_id: 2401.00010\n"
	  "citation_key: lee2024\n"
	  "status: done\n"
	  "priority: 2\n"
	  "tags: read; rlhf\n"
	  "note: good\n",
	  "" },
	{ "our keys, from a data frame",
	  "title,authors,author_names,date,upvotes,keywords,tags,note\n"
	  "Alpha Nets,2.0,\"['Ann Lee', 'Bo Ek']\",2024-01-02,5.0,\"[\"\"nets\"\"]\","
	  "\"['rlhf', 'read']\",\n"
	  "Beta Nets,,[],,,,[],\n",
	  "CSV",
	  "2:\n"
	  "title: Alpha Nets\n"
	  "authors: 2\n"
	  "author_names: Ann Lee; Bo Ek\n"
	  "date: 2024-01-02\n"
	  "upvotes: 5\n"
	  "keywords: nets\n"
	  "tags: read; rlhf\n"
	  "3:\n"
	  "title: Beta Nets\n",
	  "" },
	{ "by hand",
	  "Title;Authors;Year;Journal;Tags;Notes\n"
	  "A Table by Hand;Ann Lee, Bo Ek and Cy Fu;2018;J. Hands;to read, rlhf"
	  ";borrowed\n"
	  "A Short Row;Dee Gee\n",
	  "CSV",
	  "2:\n"
	  "title: A Table by Hand\n"
	  "authors: 3\n"
	  "author_names: Ann Lee; Bo Ek; Cy Fu\n"
	  "date: 2018\n"
	  "venue: J. Hands\n"
	  "tags: rlhf; to read\n"
	  "note: borrowed\n"
	  "3:\n"
	  "title: A Short Row\n"
	  "authors: 1\n"
	  "author_names: Dee Gee\n",
	  "" },
	{ "synonyms",
	  "Title,Year,Publication Year,Publication Date,Journal,Venue,Author,Au"
	  "thors\n"
	  "Two of Each,,2017,,,ICTT,,Ann Lee\n"
	  "Three of Each,2016,2017,2016-05-04,J. First,ICTT,Bo Ek,Ann Lee\n",
	  "CSV",
	  "2:\n"
	  "title: Two of Each\n"
	  "authors: 1\n"
	  "author_names: Ann Lee\n"
	  "date: 2017\n"
	  "venue: ICTT\n"
	  "3:\n"
	  "title: Three of Each\n"
	  "authors: 1\n"
	  "author_names: Ann Lee\n"
	  "date: 2016-05-04\n"
	  "venue: J. First\n",
	  "Publication Year 1" },
	/* clang-format on */
};

#define TOOL_TABLE_COUNT (sizeof(tool_tables) / sizeof(*tool_tables))

#endif
