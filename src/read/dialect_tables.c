/*
 * The rows of a table are in the order of preference: of several columns that fill one slot, the
 * one whose row comes first is believed. Names are compared without case, blanks and punctuation;
 * those of tables made by hand come in the languages in which people make most of them.
 *
 * What a reader thinks of a paper is read only where the tool keeps it for that reader: the notes
 * of Zotero are one's own; those of Rayyan and Covidence are a team's decisions and are left out.
 * Zotero's tags are keywords, also the manual ones: what it imports from a file are manual tags,
 * mostly the index terms of a database, and its BibTeX and RIS write them as keywords, too.
 */

#include "config.h"

#include "read/dialect_tables.h"

#include "base/array.h"

/* clang-format off */
static const struct dialect_name names_of_all[] = {
	{ "Title", SLOT_TITLE, VALUE_MARKUP },
	{ "Article Title", SLOT_TITLE, VALUE_MARKUP },
	{ "Document Title", SLOT_TITLE, VALUE_MARKUP },
	{ "Paper Title", SLOT_TITLE, VALUE_MARKUP },
	{ "Item Title", SLOT_TITLE, VALUE_MARKUP },
	{ "Work Title", SLOT_TITLE, VALUE_MARKUP },
	{ "Primary Title", SLOT_TITLE, VALUE_MARKUP },
	{ "Title Primary", SLOT_TITLE, VALUE_MARKUP },
	{ "display_name", SLOT_TITLE, VALUE_MARKUP },
	{ "dc.title", SLOT_TITLE, VALUE_MARKUP },
	{ "Título", SLOT_TITLE, VALUE_MARKUP },
	{ "Titulo", SLOT_TITLE, VALUE_MARKUP },
	{ "TÍTULO", SLOT_TITLE, VALUE_MARKUP },
	{ "Titre", SLOT_TITLE, VALUE_MARKUP },
	{ "Titel", SLOT_TITLE, VALUE_MARKUP },
	{ "Titolo", SLOT_TITLE, VALUE_MARKUP },
	{ "题名", SLOT_TITLE, VALUE_MARKUP },
	{ "标题", SLOT_TITLE, VALUE_MARKUP },
	{ "篇名", SLOT_TITLE, VALUE_MARKUP },
	{ "题目", SLOT_TITLE, VALUE_MARKUP },
	{ "论文题目", SLOT_TITLE, VALUE_MARKUP },
	{ "论文标题", SLOT_TITLE, VALUE_MARKUP },
	{ "文章标题", SLOT_TITLE, VALUE_MARKUP },
	{ "文献标题", SLOT_TITLE, VALUE_MARKUP },
	{ "Title-题名", SLOT_TITLE, VALUE_MARKUP },
	{ "タイトル", SLOT_TITLE, VALUE_MARKUP },
	{ "제목", SLOT_TITLE, VALUE_MARKUP },
	{ "Название", SLOT_TITLE, VALUE_MARKUP },
	{ "Subtitle", SLOT_SUBTITLE, VALUE_MARKUP },

	{ "Author Full Names", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Author Names", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Authors Full Names", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Author", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Author(s)", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Authors, Primary", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "First Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Author List", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Author String", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Authors List", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Paper Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Paper Author", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Article Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Article Author", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Creators", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Creator", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "dc.contributor.author", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Autores", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Autor", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Autor(es)", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "AUTORES", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Auteurs", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Auteur", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Auteur(s)", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Autoren", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Verfasser", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Autori", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Autore", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "作者", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Author-作者", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "著者", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "저자", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Авторы", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Автор", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Number of Authors", SLOT_AUTHORS, VALUE_COUNT },
	{ "Author Count", SLOT_AUTHORS, VALUE_COUNT },
	{ "Authors Count", SLOT_AUTHORS, VALUE_COUNT },
	{ "Editor", SLOT_EDITORS, VALUE_NAMES },
	{ "Editors", SLOT_EDITORS, VALUE_NAMES },
	{ "Book Editors", SLOT_EDITORS, VALUE_NAMES },
	{ "Volume Editors", SLOT_EDITORS, VALUE_NAMES },

	{ "Abstract", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Abstract Note", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Abstract Text", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Abstracts", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Notes Abstract", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Paper Abstract", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Article Abstract", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "dc.description.abstract", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Resumen", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Resumo", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Résumé", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Zusammenfassung", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Riassunto", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "摘要", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Summary-摘要", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "要旨", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "초록", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Аннотация", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "Summary", SLOT_SUMMARY, VALUE_MARKUP },
	{ "TLDR", SLOT_SUMMARY, VALUE_MARKUP },
	{ "TL;DR", SLOT_SUMMARY, VALUE_MARKUP },

	{ "Publication Date", SLOT_DATE, VALUE_DATE },
	{ "Date Published", SLOT_DATE, VALUE_DATE },
	{ "Published Date", SLOT_DATE, VALUE_DATE },
	{ "Date of Publication", SLOT_DATE, VALUE_DATE },
	{ "Pub Date", SLOT_DATE, VALUE_DATE },
	{ "Date", SLOT_DATE, VALUE_DATE },
	{ "Published", SLOT_DATE, VALUE_DATE },
	{ "Published At", SLOT_DATE, VALUE_DATE },
	{ "Published On", SLOT_DATE, VALUE_DATE },
	{ "Issued", SLOT_DATE, VALUE_DATE },
	{ "Cover Date", SLOT_DATE, VALUE_DATE },
	{ "Issue Date", SLOT_DATE, VALUE_DATE },
	{ "Paper Date", SLOT_DATE, VALUE_DATE },
	{ "Article Date", SLOT_DATE, VALUE_DATE },
	{ "Publication Date (Online)", SLOT_DATE, VALUE_DATE },
	{ "Online Publication Date", SLOT_DATE, VALUE_DATE },
	{ "Date Published Online", SLOT_DATE, VALUE_DATE },
	{ "Published Online", SLOT_DATE, VALUE_DATE },
	{ "Publication Date (Print)", SLOT_DATE, VALUE_DATE },
	{ "Print Publication Date", SLOT_DATE, VALUE_DATE },
	{ "Release Date", SLOT_DATE, VALUE_DATE },
	{ "dc.date.issued", SLOT_DATE, VALUE_DATE },
	{ "Submitted", SLOT_DATE, VALUE_DATE },
	{ "Submitted Date", SLOT_DATE, VALUE_DATE },
	{ "Submission Date", SLOT_DATE, VALUE_DATE },
	{ "update_date", SLOT_DATE, VALUE_DATE },
	{ "Fecha", SLOT_DATE, VALUE_DATE },
	{ "Datum", SLOT_DATE, VALUE_DATE },
	{ "日期", SLOT_DATE, VALUE_DATE },
	{ "Дата", SLOT_DATE, VALUE_DATE },
	{ "Fecha de publicación", SLOT_DATE, VALUE_DATE },
	{ "Data de publicação", SLOT_DATE, VALUE_DATE },
	{ "Date de publication", SLOT_DATE, VALUE_DATE },
	{ "Veröffentlichungsdatum", SLOT_DATE, VALUE_DATE },
	{ "发表时间", SLOT_DATE, VALUE_DATE },
	{ "PubTime-发表时间", SLOT_DATE, VALUE_DATE },
	{ "出版日期", SLOT_DATE, VALUE_DATE },
	{ "发表日期", SLOT_DATE, VALUE_DATE },
	{ "Year", SLOT_YEAR, VALUE_DATE },
	{ "Publication Year", SLOT_YEAR, VALUE_DATE },
	{ "Published Year", SLOT_YEAR, VALUE_DATE },
	{ "PubYear", SLOT_YEAR, VALUE_DATE },
	{ "Year Published", SLOT_YEAR, VALUE_DATE },
	{ "Year of Publication", SLOT_YEAR, VALUE_DATE },
	{ "Paper Year", SLOT_YEAR, VALUE_DATE },
	{ "Article Year", SLOT_YEAR, VALUE_DATE },
	{ "Publication Year (Online)", SLOT_YEAR, VALUE_DATE },
	{ "Año", SLOT_YEAR, VALUE_DATE },
	{ "AÑO", SLOT_YEAR, VALUE_DATE },
	{ "Ano", SLOT_YEAR, VALUE_DATE },
	{ "Año de publicación", SLOT_YEAR, VALUE_DATE },
	{ "Ano de publicação", SLOT_YEAR, VALUE_DATE },
	{ "Année", SLOT_YEAR, VALUE_DATE },
	{ "Année de publication", SLOT_YEAR, VALUE_DATE },
	{ "Jahr", SLOT_YEAR, VALUE_DATE },
	{ "Erscheinungsjahr", SLOT_YEAR, VALUE_DATE },
	{ "Publikationsjahr", SLOT_YEAR, VALUE_DATE },
	{ "Anno", SLOT_YEAR, VALUE_DATE },
	{ "年份", SLOT_YEAR, VALUE_DATE },
	{ "年", SLOT_YEAR, VALUE_DATE },
	{ "Year-年", SLOT_YEAR, VALUE_DATE },
	{ "出版年", SLOT_YEAR, VALUE_DATE },
	{ "出版年份", SLOT_YEAR, VALUE_DATE },
	{ "发表年份", SLOT_YEAR, VALUE_DATE },
	{ "発行年", SLOT_YEAR, VALUE_DATE },
	{ "연도", SLOT_YEAR, VALUE_DATE },
	{ "Год", SLOT_YEAR, VALUE_DATE },
	{ "Month", SLOT_MONTH, VALUE_TEXT },
	{ "Publication Month", SLOT_MONTH, VALUE_TEXT },
	{ "Published Month", SLOT_MONTH, VALUE_TEXT },
	{ "Day", SLOT_DAY, VALUE_TEXT },

	{ "Journal", SLOT_VENUE, VALUE_MARKUP },
	{ "Journal Title", SLOT_VENUE, VALUE_MARKUP },
	{ "Journal Name", SLOT_VENUE, VALUE_MARKUP },
	{ "Source Title", SLOT_VENUE, VALUE_MARKUP },
	{ "Publication Title", SLOT_VENUE, VALUE_MARKUP },
	{ "Publication Name", SLOT_VENUE, VALUE_MARKUP },
	{ "Container Title", SLOT_VENUE, VALUE_MARKUP },
	{ "Periodical Full", SLOT_VENUE, VALUE_MARKUP },
	{ "Secondary Title", SLOT_VENUE, VALUE_MARKUP },
	{ "Title Secondary", SLOT_VENUE, VALUE_MARKUP },
	{ "Booktitle", SLOT_VENUE, VALUE_MARKUP },
	{ "Venue", SLOT_VENUE, VALUE_MARKUP },
	{ "Journal/Book", SLOT_VENUE, VALUE_MARKUP },
	{ "Journal/Conference", SLOT_VENUE, VALUE_MARKUP },
	{ "Conference/Journal", SLOT_VENUE, VALUE_MARKUP },
	{ "Proceedings Title", SLOT_VENUE, VALUE_MARKUP },
	{ "Conference Name", SLOT_VENUE, VALUE_MARKUP },
	{ "Conference Title", SLOT_VENUE, VALUE_MARKUP },
	{ "Conference", SLOT_VENUE, VALUE_MARKUP },
	{ "Published In", SLOT_VENUE, VALUE_MARKUP },
	{ "Publication", SLOT_VENUE, VALUE_MARKUP },
	{ "Journal Ref", SLOT_VENUE, VALUE_MARKUP },
	{ "Journal Reference", SLOT_VENUE, VALUE_MARKUP },
	{ "Paper Venue", SLOT_VENUE, VALUE_MARKUP },
	{ "Paper Journal", SLOT_VENUE, VALUE_MARKUP },
	{ "Periodical Abbrev", SLOT_VENUE, VALUE_MARKUP },
	{ "Journal Abbreviation", SLOT_VENUE, VALUE_MARKUP },
	{ "Revista", SLOT_VENUE, VALUE_MARKUP },
	{ "Periódico", SLOT_VENUE, VALUE_MARKUP },
	{ "Revue", SLOT_VENUE, VALUE_MARKUP },
	{ "Zeitschrift", SLOT_VENUE, VALUE_MARKUP },
	{ "Rivista", SLOT_VENUE, VALUE_MARKUP },
	{ "期刊", SLOT_VENUE, VALUE_MARKUP },
	{ "期刊名称", SLOT_VENUE, VALUE_MARKUP },
	{ "刊名", SLOT_VENUE, VALUE_MARKUP },
	{ "文献来源", SLOT_VENUE, VALUE_MARKUP },
	{ "Source-文献来源", SLOT_VENUE, VALUE_MARKUP },
	{ "来源", SLOT_VENUE, VALUE_MARKUP },
	{ "雑誌名", SLOT_VENUE, VALUE_MARKUP },
	{ "학술지", SLOT_VENUE, VALUE_MARKUP },
	{ "Журнал", SLOT_VENUE, VALUE_MARKUP },

	{ "Document Type", SLOT_TYPE, VALUE_TYPE },
	{ "Item Type", SLOT_TYPE, VALUE_TYPE },
	{ "Publication Type", SLOT_TYPE, VALUE_TYPE },
	{ "Publication Types", SLOT_TYPE, VALUE_TYPE },
	{ "Reference Type", SLOT_TYPE, VALUE_TYPE },
	{ "Content Type", SLOT_TYPE, VALUE_TYPE },
	{ "Entry Type", SLOT_TYPE, VALUE_TYPE },
	{ "Doctype", SLOT_TYPE, VALUE_TYPE },
	{ "Type", SLOT_TYPE, VALUE_TYPE },

	{ "Volume", SLOT_VOLUME, VALUE_TEXT },
	{ "Journal Volume", SLOT_VOLUME, VALUE_TEXT },
	{ "Vol", SLOT_VOLUME, VALUE_TEXT },
	{ "Volumen", SLOT_VOLUME, VALUE_TEXT },
	{ "卷", SLOT_VOLUME, VALUE_TEXT },
	{ "Volume-卷", SLOT_VOLUME, VALUE_TEXT },
	{ "Issue", SLOT_ISSUE, VALUE_TEXT },
	{ "Journal Issue", SLOT_ISSUE, VALUE_TEXT },
	{ "Issue Number", SLOT_ISSUE, VALUE_TEXT },
	{ "Issue No", SLOT_ISSUE, VALUE_TEXT },
	{ "期", SLOT_ISSUE, VALUE_TEXT },
	{ "Period-期", SLOT_ISSUE, VALUE_TEXT },
	{ "Pages", SLOT_PAGES, VALUE_TEXT },
	{ "Page Range", SLOT_PAGES, VALUE_TEXT },
	{ "Page Numbers", SLOT_PAGES, VALUE_TEXT },
	{ "Pagination", SLOT_PAGES, VALUE_TEXT },
	{ "Páginas", SLOT_PAGES, VALUE_TEXT },
	{ "Seiten", SLOT_PAGES, VALUE_TEXT },
	{ "页码", SLOT_PAGES, VALUE_TEXT },
	{ "Page-页码", SLOT_PAGES, VALUE_TEXT },
	{ "PageCount-页码", SLOT_PAGES, VALUE_TEXT },
	{ "Start Page", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "Page Start", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "First Page", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "Beginning Page", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "Article Number", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "Art. No.", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "Article No.", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "End Page", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "Page End", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "Last Page", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "Ending Page", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "Other Pages", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "Publisher", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "Book Publisher", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "Publisher Name", SLOT_PUBLISHER, VALUE_MARKUP },

	{ "Author Keywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "Keywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "Keyword", SLOT_KEYWORDS, VALUE_LIST },
	{ "Key Words", SLOT_KEYWORDS, VALUE_LIST },
	{ "Paper Keywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "Article Keywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "Keywords Plus", SLOT_KEYWORDS, VALUE_LIST },
	{ "Index Keywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "Index Terms", SLOT_KEYWORDS, VALUE_LIST },
	{ "Subjects", SLOT_KEYWORDS, VALUE_LIST },
	{ "Subject Terms", SLOT_KEYWORDS, VALUE_LIST },
	{ "Subject Headings", SLOT_KEYWORDS, VALUE_LIST },
	{ "Descriptors", SLOT_KEYWORDS, VALUE_LIST },
	{ "MeSH Terms", SLOT_KEYWORDS, VALUE_LIST },
	{ "Fields of Study", SLOT_KEYWORDS, VALUE_LIST },
	{ "dc.subject", SLOT_KEYWORDS, VALUE_LIST },
	{ "Palabras clave", SLOT_KEYWORDS, VALUE_LIST },
	{ "Palavras-chave", SLOT_KEYWORDS, VALUE_LIST },
	{ "Mots-clés", SLOT_KEYWORDS, VALUE_LIST },
	{ "Schlagwörter", SLOT_KEYWORDS, VALUE_LIST },
	{ "Schlüsselwörter", SLOT_KEYWORDS, VALUE_LIST },
	{ "Parole chiave", SLOT_KEYWORDS, VALUE_LIST },
	{ "关键词", SLOT_KEYWORDS, VALUE_LIST },
	{ "Keyword-关键词", SLOT_KEYWORDS, VALUE_LIST },
	{ "キーワード", SLOT_KEYWORDS, VALUE_LIST },
	{ "Categories", SLOT_CATEGORIES, VALUE_LIST },
	{ "arXiv Categories", SLOT_CATEGORIES, VALUE_LIST },
	{ "Primary Category", SLOT_CATEGORIES, VALUE_LIST },
	{ "arXiv Category", SLOT_CATEGORIES, VALUE_LIST },

	{ "Upvotes", SLOT_UPVOTES, VALUE_COUNT },
	{ "Comments", SLOT_COMMENTS, VALUE_COUNT },
	{ "Cited by", SLOT_CITATIONS, VALUE_COUNT },
	{ "Times Cited, All Databases", SLOT_CITATIONS, VALUE_COUNT },
	{ "Times Cited, WoS Core", SLOT_CITATIONS, VALUE_COUNT },
	{ "Times Cited", SLOT_CITATIONS, VALUE_COUNT },
	{ "Cited by Count", SLOT_CITATIONS, VALUE_COUNT },
	{ "CitedbyCount", SLOT_CITATIONS, VALUE_COUNT },
	{ "Citation Count", SLOT_CITATIONS, VALUE_COUNT },
	{ "Citations Count", SLOT_CITATIONS, VALUE_COUNT },
	{ "Number of Citations", SLOT_CITATIONS, VALUE_COUNT },
	{ "Article Citation Count", SLOT_CITATIONS, VALUE_COUNT },
	{ "Citing Works Count", SLOT_CITATIONS, VALUE_COUNT },
	{ "Citations", SLOT_CITATIONS, VALUE_COUNT },
	{ "Cites", SLOT_CITATIONS, VALUE_COUNT },

	{ "arXiv ID", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ "arXiv", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ "arXiv Number", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ "DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "Item DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "DOI Number", SLOT_DOI, VALUE_IDENTIFIER },
	{ "Paper DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "Article DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "DOI Link", SLOT_DOI, VALUE_IDENTIFIER },
	{ "DOI URL", SLOT_DOI, VALUE_IDENTIFIER },
	{ "Digital Object Identifier", SLOT_DOI, VALUE_IDENTIFIER },
	{ "dc.identifier.doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "DOI-DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "PMID", SLOT_PMID, VALUE_IDENTIFIER },
	{ "PubMed ID", SLOT_PMID, VALUE_IDENTIFIER },
	{ "Medline PMID", SLOT_PMID, VALUE_IDENTIFIER },
	{ "PMCID", SLOT_PMCID, VALUE_IDENTIFIER },
	{ "PMC ID", SLOT_PMCID, VALUE_IDENTIFIER },
	{ "External IDs", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "eprint", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "ID", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "Paper ID", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "Article ID", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "URLs", SLOT_URL, VALUE_IDENTIFIER },
	{ "Link", SLOT_URL, VALUE_IDENTIFIER },
	{ "Article URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "Paper URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "Paper Link", SLOT_URL, VALUE_IDENTIFIER },
	{ "Article Link", SLOT_URL, VALUE_IDENTIFIER },
	{ "Abstract URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "Abs URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "arXiv URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "Landing Page URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "Full Text Link", SLOT_URL, VALUE_IDENTIFIER },
	{ "External URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "Web Link", SLOT_URL, VALUE_IDENTIFIER },
	{ "PLink", SLOT_URL, VALUE_IDENTIFIER },
	{ "Permalink", SLOT_URL, VALUE_IDENTIFIER },
	{ "dc.identifier.uri", SLOT_URL, VALUE_IDENTIFIER },
	{ "Enlace", SLOT_URL, VALUE_IDENTIFIER },
	{ "Lien", SLOT_URL, VALUE_IDENTIFIER },
	{ "链接", SLOT_URL, VALUE_IDENTIFIER },
	{ "网址", SLOT_URL, VALUE_IDENTIFIER },
	{ "URL-网址", SLOT_URL, VALUE_IDENTIFIER },
	{ "Link-链接", SLOT_URL, VALUE_IDENTIFIER },
	{ "PDF", SLOT_PDF, VALUE_IDENTIFIER },
	{ "PDF Link", SLOT_PDF, VALUE_IDENTIFIER },
	{ "PDF URL", SLOT_PDF, VALUE_IDENTIFIER },
	{ "URL PDF", SLOT_PDF, VALUE_IDENTIFIER },
	{ "Open Access PDF", SLOT_PDF, VALUE_IDENTIFIER },
	{ "Code", SLOT_CODE, VALUE_TEXT },
	{ "Code URL", SLOT_CODE, VALUE_TEXT },
	{ "Code Link", SLOT_CODE, VALUE_TEXT },
	{ "GitHub", SLOT_CODE, VALUE_TEXT },
	{ "GitHub URL", SLOT_CODE, VALUE_TEXT },
	{ "Citation Key", SLOT_CITATION_KEY, VALUE_TEXT },
	{ "BibTeX Key", SLOT_CITATION_KEY, VALUE_TEXT },
	{ "Cite Key", SLOT_CITATION_KEY, VALUE_TEXT },

	{ "Tags", SLOT_TAGS, VALUE_LIST },
	{ "My Tags", SLOT_TAGS, VALUE_LIST },
	{ "Note", SLOT_NOTE, VALUE_TEXT },
	{ "Notes", SLOT_NOTE, VALUE_TEXT },
	{ "My Notes", SLOT_NOTE, VALUE_TEXT },
	{ "Personal Notes", SLOT_NOTE, VALUE_TEXT },
	{ "Research Notes", SLOT_NOTE, VALUE_TEXT },

	{ "Rank", SLOT_NOTHING, VALUE_TEXT },
	{ "No", SLOT_NOTHING, VALUE_TEXT },
	{ "Nr", SLOT_NOTHING, VALUE_TEXT },
	{ "Index", SLOT_NOTHING, VALUE_TEXT },
	{ "Unnamed: 0", SLOT_NOTHING, VALUE_TEXT },
	{ "record_id", SLOT_NOTHING, VALUE_TEXT },
};

static const struct dialect_name zotero[] = {
	{ "Key", SLOT_NOTHING, VALUE_TEXT },
	{ "Extra", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "Number", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "Archive Location", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "Meeting Name", SLOT_VENUE, VALUE_MARKUP },
	{ "Manual Tags", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Automatic Tags", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Notes", SLOT_NOTE, VALUE_MARKUP },
	{ "Type", SLOT_LEFT_OUT, VALUE_TEXT }, /* of a thesis, a report: "PhD" */
	{ "Code", SLOT_LEFT_OUT, VALUE_TEXT }, /* of laws */
	{ "References", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name scopus[] = {
	{ "Author full names", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Author Keywords", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Index Keywords", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Source", SLOT_LEFT_OUT, VALUE_TEXT }, /* the database */
};

static const struct dialect_name pybliometrics[] = {
	{ "description", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "subtypeDescription", SLOT_TYPE, VALUE_TYPE },
	{ "aggregationType", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "authkeywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "creator", SLOT_LEFT_OUT, VALUE_TEXT }, /* the first author */
	{ "issueIdentifier", SLOT_ISSUE, VALUE_TEXT },
	{ "pageRange", SLOT_PAGES, VALUE_TEXT },
};

/* The answer of Scopus' search, with the names that its JSON has. */
static const struct dialect_name scopus_search[] = {
	{ "prism:coverDate", SLOT_DATE, VALUE_DATE },
	{ "dc:description", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "prism:publicationName", SLOT_VENUE, VALUE_MARKUP },
	{ "subtypeDescription", SLOT_TYPE, VALUE_TYPE },
	{ "prism:volume", SLOT_VOLUME, VALUE_TEXT },
	{ "prism:issueIdentifier", SLOT_ISSUE, VALUE_TEXT },
	{ "prism:pageRange", SLOT_PAGES, VALUE_TEXT },
	{ "authkeywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "prism:doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "dc:creator", SLOT_LEFT_OUT, VALUE_TEXT }, /* the first author */
	{ "link", SLOT_LEFT_OUT, VALUE_TEXT }, /* addresses of the API */
	{ "prism:url", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name web_of_science[] = {
	{ "Author Full Names", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Book Author Full Names", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Book Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Group Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Publication Year", SLOT_YEAR, VALUE_DATE },
	{ "Early Access Date", SLOT_YEAR, VALUE_DATE },
	{ "Publication Date", SLOT_MONTH, VALUE_TEXT }, /* "MAY 3", without the year */
	{ "Publication Type", SLOT_LEFT_OUT, VALUE_TEXT }, /* a letter */
	{ "Times Cited, All Databases", SLOT_CITATIONS, VALUE_COUNT },
	{ "WoS Categories", SLOT_CATEGORIES, VALUE_ITEM },
	{ "Web of Science Categories", SLOT_CATEGORIES, VALUE_ITEM },
	{ "Research Areas", SLOT_CATEGORIES, VALUE_ITEM },
	{ "Web of Science Index", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name web_of_science_tags[] = {
	{ "PM", SLOT_PMID, VALUE_IDENTIFIER },
	{ "TI", SLOT_TITLE, VALUE_MARKUP },
	{ "AF", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "AU", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "BF", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "BA", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "CA", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "BE", SLOT_EDITORS, VALUE_NAMES_SEMICOLON },
	{ "AB", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "PY", SLOT_YEAR, VALUE_DATE },
	{ "EA", SLOT_YEAR, VALUE_DATE }, /* early access, before it has a volume */
	{ "PD", SLOT_MONTH, VALUE_TEXT },
	{ "SO", SLOT_VENUE, VALUE_MARKUP },
	{ "CT", SLOT_VENUE, VALUE_MARKUP },
	{ "DT", SLOT_TYPE, VALUE_TYPE },
	{ "VL", SLOT_VOLUME, VALUE_TEXT },
	{ "IS", SLOT_ISSUE, VALUE_TEXT },
	{ "BP", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "EP", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "AR", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "PU", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "DE", SLOT_KEYWORDS, VALUE_ITEM },
	{ "ID", SLOT_KEYWORDS, VALUE_ITEM },
	{ "WC", SLOT_CATEGORIES, VALUE_ITEM },
	{ "SC", SLOT_CATEGORIES, VALUE_ITEM },
	{ "Z9", SLOT_CITATIONS, VALUE_COUNT },
	{ "TC", SLOT_CITATIONS, VALUE_COUNT },
	{ "DI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "NR", SLOT_LEFT_OUT, VALUE_TEXT }, /* how many references */
};

static const struct dialect_name pubmed[] = {
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_SHORT },
	{ "First Author", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "Citation", SLOT_LEFT_OUT, VALUE_TEXT }, /* what the other columns say, in one */
	{ "Create Date", SLOT_LEFT_OUT, VALUE_TEXT }, /* of its record in PubMed */
};

static const struct dialect_name ieee[] = {
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Author Keywords", SLOT_KEYWORDS, VALUE_ITEM },
	{ "IEEE Terms", SLOT_KEYWORDS, VALUE_ITEM },
	{ "INSPEC Controlled Terms", SLOT_KEYWORDS, VALUE_ITEM },
	{ "INSPEC Non-Controlled Terms", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Mesh_Terms", SLOT_KEYWORDS, VALUE_ITEM },
};

/* Springer writes the authors without anything between them ("Ann LeeBo Ek"). */
static const struct dialect_name springer[] = {
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_TEXT },
};

static const struct dialect_name acm[] = {
	{ "id", SLOT_NOTHING, VALUE_TEXT },
	{ "author", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "issue_date", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "note", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name openalex[] = {
	{ "id", SLOT_NOTHING, VALUE_TEXT },
	{ "authorships.author.display_name", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "authorships.raw_author_name", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "author", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "primary_location.source.display_name", SLOT_VENUE, VALUE_MARKUP },
	{ "host_venue.display_name", SLOT_VENUE, VALUE_MARKUP },
	{ "Source", SLOT_VENUE, VALUE_MARKUP },
	{ "primary_location.source.host_organization_name", SLOT_PUBLISHER, VALUE_MARKUP },
	{ "primary_location.landing_page_url", SLOT_URL, VALUE_IDENTIFIER },
	{ "primary_location.pdf_url", SLOT_PDF, VALUE_IDENTIFIER },
	{ "best_oa_location.pdf_url", SLOT_PDF, VALUE_IDENTIFIER },
	{ "biblio.volume", SLOT_VOLUME, VALUE_TEXT },
	{ "biblio.issue", SLOT_ISSUE, VALUE_TEXT },
	{ "biblio.first_page", SLOT_FIRST_PAGE, VALUE_TEXT },
	{ "biblio.last_page", SLOT_LAST_PAGE, VALUE_TEXT },
	{ "keywords.display_name", SLOT_KEYWORDS, VALUE_ITEM },
	{ "topics.display_name", SLOT_CATEGORIES, VALUE_ITEM },
	{ "primary_topic.display_name", SLOT_NOTHING, VALUE_TEXT }, /* the first of them */
	{ "ids.doi", SLOT_DOI, VALUE_IDENTIFIER },
	{ "ids.pmid", SLOT_PMID, VALUE_IDENTIFIER },
	{ "ids.pmcid", SLOT_PMCID, VALUE_IDENTIFIER },
	{ "relevance_score", SLOT_NOTHING, VALUE_TEXT },
	{ "updated_date", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name lens[] = {
	{ "Author/s", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Keywords", SLOT_KEYWORDS, VALUE_ITEM },
	{ "MeSH Terms", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Fields of Study", SLOT_KEYWORDS, VALUE_ITEM },
	{ "External URL", SLOT_URL, VALUE_IDENTIFIER },
	{ "Source URLs", SLOT_URL, VALUE_IDENTIFIER },
};

static const struct dialect_name dimensions[] = {
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Publication Date", SLOT_DATE, VALUE_DATE },
	{ "Publication date", SLOT_DATE, VALUE_DATE },
	{ "Source title/Anthology title", SLOT_VENUE, VALUE_MARKUP },
	{ "Anthology title", SLOT_VENUE, VALUE_MARKUP },
	{ "Source Linkout", SLOT_URL, VALUE_IDENTIFIER },
	{ "Dimensions URL", SLOT_URL, VALUE_IDENTIFIER },
};

static const struct dialect_name semantic_scholar[] = {
	{ "paperId", SLOT_NOTHING, VALUE_TEXT },
	{ "corpusId", SLOT_NOTHING, VALUE_TEXT },
	{ "authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "citations", SLOT_LEFT_OUT, VALUE_TEXT }, /* the papers, not their number */
	{ "references", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name publish_or_perish[] = {
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Source", SLOT_VENUE, VALUE_MARKUP },
	{ "FullTextURL", SLOT_PDF, VALUE_IDENTIFIER },
	{ "AuthorCount", SLOT_LEFT_OUT, VALUE_TEXT }, /* of those that Google lists */
	{ "Type", SLOT_LEFT_OUT, VALUE_TEXT },        /* of the file: "PDF" */
	{ "GSRank", SLOT_NOTHING, VALUE_TEXT },
	{ "QueryDate", SLOT_NOTHING, VALUE_TEXT },
};

static const struct dialect_name embase[] = {
	{ "Author Names", SLOT_AUTHOR_NAMES, VALUE_NAMES_SHORT },
	{ "Source", SLOT_LEFT_OUT, VALUE_TEXT }, /* what the other columns say, in one */
	{ "Author Keywords", SLOT_KEYWORDS, VALUE_LIST },
	{ "Emtree Drug Index Terms (Major Focus)", SLOT_KEYWORDS, VALUE_LIST },
	{ "Emtree Drug Index Terms", SLOT_KEYWORDS, VALUE_LIST },
	{ "Emtree Medical Index Terms (Major Focus)", SLOT_KEYWORDS, VALUE_LIST },
	{ "Emtree Medical Index Terms", SLOT_KEYWORDS, VALUE_LIST },
	{ "Full Text Link", SLOT_URL, VALUE_IDENTIFIER },
	{ "Embase Link", SLOT_URL, VALUE_IDENTIFIER },
};

static const struct dialect_name cinahl[] = {
	{ "Author", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Subjects", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Keywords", SLOT_KEYWORDS, VALUE_ITEM },
};

static const struct dialect_name cochrane[] = {
	{ "Author(s)", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Source", SLOT_VENUE, VALUE_MARKUP },
	{ "Keywords", SLOT_KEYWORDS, VALUE_ITEM },
};

static const struct dialect_name rayyan[] = {
	{ "key", SLOT_NOTHING, VALUE_TEXT },
	{ "authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_BIBTEX },
	{ "notes", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name covidence[] = {
	{ "Covidence #", SLOT_NOTHING, VALUE_TEXT },
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "Ref", SLOT_NOTHING, VALUE_TEXT },
	{ "Study", SLOT_NOTHING, VALUE_TEXT },
	{ "Notes", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "Tags", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name abstrackr[] = {
	{ "(internal) id", SLOT_NOTHING, VALUE_TEXT },
	{ "(source) id", SLOT_NOTHING, VALUE_TEXT },
	{ "tags", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name refworks[] = {
	{ "Authors, Primary", SLOT_AUTHOR_NAMES, VALUE_NAMES_SEMICOLON },
	{ "Authors, Secondary", SLOT_EDITORS, VALUE_NAMES_SEMICOLON },
	{ "Pub Year", SLOT_DATE, VALUE_DATE },
	{ "Pub Date Free Form", SLOT_YEAR, VALUE_DATE }, /* "May 12", or with the year */
	{ "Notes", SLOT_LEFT_OUT, VALUE_TEXT }, /* mostly the database's */
	{ "Links", SLOT_URL, VALUE_IDENTIFIER },
};

static const struct dialect_name endnote[] = {
	{ "Keywords", SLOT_KEYWORDS, VALUE_ITEM },
	{ "Number", SLOT_ISSUE, VALUE_TEXT },
	{ "Notes", SLOT_LEFT_OUT, VALUE_TEXT }, /* mostly the database's */
	{ "Record Number", SLOT_NOTHING, VALUE_TEXT },
};

static const struct dialect_name jabref[] = {
	{ "Identifier", SLOT_CITATION_KEY, VALUE_TEXT },
	{ "BibliographyType", SLOT_LEFT_OUT, VALUE_TEXT }, /* a number */
	{ "Number", SLOT_ISSUE, VALUE_TEXT },
	{ "Note", SLOT_LEFT_OUT, VALUE_TEXT }, /* of the paper, not of its reader */
};

static const struct dialect_name bibtex[] = {
	{ "ID", SLOT_CITATION_KEY, VALUE_TEXT },
	{ "Number", SLOT_ISSUE, VALUE_TEXT },
	{ "Note", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "author", SLOT_AUTHOR_NAMES, VALUE_NAMES },
};

static const struct dialect_name arxiv_dump[] = {
	{ "id", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ "authors_parsed", SLOT_AUTHOR_NAMES, VALUE_NAMES },
	{ "categories", SLOT_CATEGORIES, VALUE_LIST_SPACE },
	{ "comments", SLOT_LEFT_OUT, VALUE_TEXT }, /* of the authors: "37 pages" */
	{ "submitter", SLOT_LEFT_OUT, VALUE_TEXT },
};

static const struct dialect_name arxiv_api[] = {
	{ "summary", SLOT_ABSTRACT, VALUE_MARKUP },
	{ "entry_id", SLOT_URL, VALUE_IDENTIFIER },
	{ "id", SLOT_IDENTIFIER, VALUE_IDENTIFIER },
	{ "categories", SLOT_CATEGORIES, VALUE_LIST_SPACE },
	{ "comment", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "comments", SLOT_LEFT_OUT, VALUE_TEXT },
};

/* Where a table has volumes, the number is the issue's. */
static const struct dialect_name bibliography[] = {
	{ "Number", SLOT_ISSUE, VALUE_TEXT },
};

/* Lists that call the title so. */
static const struct dialect_name papers[] = {
	{ "Paper", SLOT_TITLE, VALUE_MARKUP },
};

const struct dialect table_columns_of_all = { "CSV", names_of_all, COUNT_OF(names_of_all) };

#define TOOL(title, names, ...) { { title, names, COUNT_OF(names) }, { __VA_ARGS__ } }

const struct table_tool table_tools[] = {
	TOOL("CSV of Zotero", zotero, "Item Type", "Abstract Note"),
	TOOL("CSV of Scopus", scopus, "EID", "Source title"),
	TOOL("CSV of Scopus", scopus, "Author(s) ID", "Title"),
	TOOL("CSV of Scopus", scopus, "Author full names", "Source title", "Cited by"),
	TOOL("CSV of Scopus", pybliometrics, "eid", "coverDate"),
	TOOL("CSV of Scopus", scopus_search, "dc:title", "prism:coverDate"),
	TOOL("CSV of Web of Science", web_of_science, "Article Title", "Source Title"),
	TOOL("table of Web of Science", web_of_science_tags, "TI", "AU", "PY"),
	TOOL("table of Web of Science", web_of_science_tags, "PT", "TI"),
	TOOL("CSV of PubMed", pubmed, "PMID", "Journal/Book"),
	TOOL("CSV of IEEE Xplore", ieee, "Document Title", "Publication Title"),
	TOOL("CSV of Springer", springer, "Item Title", "Item DOI"),
	TOOL("CSV of ACM", acm, "article_no", "issue_no", "booktitle"),
	TOOL("CSV of OpenAlex", openalex, "cited_by_count", "publication_year"),
	TOOL("CSV of OpenAlex", openalex, "authorships.author.display_name"),
	TOOL("CSV of OpenAlex", openalex, "Citation count", "Source", "ID"),
	TOOL("CSV of Lens", lens, "Lens ID", "Title"),
	TOOL("CSV of Dimensions", dimensions, "Publication ID", "PubYear"),
	TOOL("CSV of Semantic Scholar", semantic_scholar, "paperId", "title", "externalIds"),
	TOOL("CSV of Semantic Scholar", semantic_scholar, "paperId", "title", "citationCount"),
	TOOL("CSV of Semantic Scholar", semantic_scholar, "corpusId", "title"),
	TOOL("CSV of Publish or Perish", publish_or_perish, "Cites", "Authors", "Source"),
	TOOL("CSV of Embase", embase, "Author Names", "Source title", "Emtree Drug Index Terms"),
	TOOL("CSV of Embase", embase, "Author Names", "Embase Link"),
	TOOL("CSV of Embase", embase, "Author Names", "Emtree Medical Index Terms"),
	TOOL("CSV of Embase", embase, "Author Names", "Emtree Drug Index Terms"),
	TOOL("CSV of EBSCO", cinahl, "PLink", "Accession Number"),
	TOOL("CSV of Cochrane", cochrane, "Cochrane Review Group Code"),
	TOOL("CSV of Cochrane", cochrane, "CENTRAL ID"),
	TOOL("CSV of Cochrane", cochrane, "Author(s)", "Source", "Cochrane ID"),
	TOOL("CSV of Rayyan", rayyan, "key", "pubmed_id", "title"),
	TOOL("CSV of Rayyan", rayyan, "key", "notes", "issn"),
	TOOL("CSV of Covidence", covidence, "Covidence #"),
	TOOL("CSV of Abstrackr", abstrackr, "(internal) id", "title"),
	TOOL("CSV of RefWorks", refworks, "Title Primary"),
	TOOL("CSV of RefWorks", refworks, "Reference Type", "Authors, Primary"),
	TOOL("CSV of EndNote", endnote, "Reference Type", "Record Number"),
	TOOL("CSV of EndNote", endnote, "Reference Type", "Secondary Title"),
	TOOL("CSV of JabRef", jabref, "BibliographyType", "Identifier"),
	TOOL("CSV of BibTeX", bibtex, "ENTRYTYPE"),
	TOOL("CSV of arXiv", arxiv_api, "entry_id"),
	TOOL("CSV of arXiv", arxiv_api, "primary_category"),
	TOOL("CSV of arXiv", arxiv_dump, "journal-ref", "categories"),
	TOOL("CSV of arXiv", arxiv_dump, "submitter", "categories"),
	TOOL("CSV of arXiv", arxiv_dump, "authors_parsed"),
	TOOL("CSV", bibliography, "Volume", "Number"),
};
/* clang-format on */

const size_t table_tool_count = COUNT_OF(table_tools);

const struct table_tool table_of_papers = TOOL("CSV", papers, "Paper");

bool table_tool_is_sure(const struct table_tool *tool)
{
	return tool && tool->names.names != bibliography && tool->names.names != papers;
}
