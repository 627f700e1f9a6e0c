#include "config.h"

#include "read/dialect_bibtex.h"

/* clang-format off */
#define TEXT(name, slot)      { { name, SLOT_##slot, VALUE_TEXT }, BIBTEX_AS_TEXT, false }
#define MARKUP(name, slot)    { { name, SLOT_##slot, VALUE_MARKUP }, BIBTEX_AS_TEXT, false }
#define LIST(name, slot)      { { name, SLOT_##slot, VALUE_LIST }, BIBTEX_AS_TEXT, false }
#define COUNT(name, slot)     { { name, SLOT_##slot, VALUE_COUNT }, BIBTEX_AS_TEXT, false }
#define ADDRESS(name, slot)   { { name, SLOT_##slot, VALUE_IDENTIFIER }, BIBTEX_AS_ADDRESS, false }
#define NAMES(name, slot)     { { name, SLOT_##slot, VALUE_NAME }, BIBTEX_AS_NAMES, false }
#define INHERITED(name, slot) { { name, SLOT_##slot, VALUE_MARKUP }, BIBTEX_AS_TEXT, true }
#define OTHER(name, slot, kind, reading, is_inherited) \
	{ { name, SLOT_##slot, VALUE_##kind }, BIBTEX_AS_##reading, is_inherited }
#define LEFT_OUT(name)        TEXT(name, LEFT_OUT)
#define NOTHING(name)         TEXT(name, NOTHING)

static const struct bibtex_row rows[] = {
	MARKUP("title", TITLE),
	MARKUP("subtitle", SUBTITLE),

	NAMES("author", AUTHOR_NAMES),
	NAMES("authors", AUTHOR_NAMES),
	OTHER("author list", AUTHOR_NAMES, NAMES, TEXT, false),
	NAMES("editor", EDITORS),
	NAMES("editors", EDITORS),

	OTHER("date", DATE, DATE, DATE, true),
	OTHER("publication_date", DATE, DATE, DATE, true),
	OTHER("year", YEAR, DATE, DATE, true),
	OTHER("month", MONTH, TEXT, MONTH, true),
	OTHER("day", DAY, TEXT, TEXT, true),

	INHERITED("fjournal", VENUE),
	INHERITED("journaltitle", VENUE),
	INHERITED("journal", VENUE),
	INHERITED("booktitle", VENUE),
	MARKUP("book title", VENUE),
	INHERITED("eventtitle", VENUE),
	INHERITED("conference", VENUE),
	INHERITED("shortjournal", VENUE),

	OTHER("document_type", TYPE, TYPE, TYPE, false),
	OTHER("type", TYPE, TYPE, TYPE, false),
	OTHER("entry type", TYPE, TYPE, TEXT, false),

	OTHER("volume", VOLUME, TEXT, VOLUME, true),
	OTHER("number", ISSUE, TEXT, NUMBER, true),
	OTHER("issue", ISSUE, TEXT, TEXT, true),
	OTHER("pages", PAGES, TEXT, PAGES, false),
	OTHER("eid", PAGES, TEXT, PAGES, false),
	OTHER("art_number", PAGES, TEXT, PAGES, false),
	OTHER("article-number", PAGES, TEXT, PAGES, false),
	OTHER("articleno", PAGES, TEXT, PAGES, false),
	INHERITED("publisher", PUBLISHER),
	OTHER("institution", PUBLISHER, MARKUP, INSTITUTION, true),
	OTHER("school", PUBLISHER, MARKUP, INSTITUTION, true),
	INHERITED("organization", PUBLISHER),
	INHERITED("organisation", PUBLISHER),

	MARKUP("abstract", ABSTRACT),
	MARKUP("tldr", SUMMARY),
	LIST("keywords", KEYWORDS),
	LIST("keyword", KEYWORDS),
	LIST("author_keywords", KEYWORDS),
	LIST("keywords-plus", KEYWORDS),
	LIST("index_keywords", KEYWORDS),
	OTHER("primaryclass", CATEGORIES, LIST_SPACE, TEXT, false),
	OTHER("eprintclass", CATEGORIES, LIST_SPACE, TEXT, false),
	LIST("categories", CATEGORIES),
	OTHER("web-of-science-categories", CATEGORIES, ITEM, TEXT, false),
	OTHER("research-areas", CATEGORIES, ITEM, TEXT, false),

	OTHER("eprint", ARXIV_ID, IDENTIFIER, EPRINT, false),
	ADDRESS("arxivid", ARXIV_ID),
	ADDRESS("arxiv", ARXIV_ID),
	ADDRESS("arxiv_id", ARXIV_ID),
	ADDRESS("doi", DOI),
	ADDRESS("pmid", PMID),
	ADDRESS("pubmed", PMID),
	ADDRESS("pubmed_id", PMID),
	ADDRESS("pubmedid", PMID),
	ADDRESS("pubmed-id", PMID),
	ADDRESS("pmcid", PMCID),
	ADDRESS("pmc", PMCID),
	ADDRESS("url", URL),
	ADDRESS("link", URL),
	ADDRESS("ee", URL),
	ADDRESS("web_url", URL),
	ADDRESS("adsurl", URL),
	ADDRESS("bdsk-url-1", URL),
	ADDRESS("pdf", PDF),
	ADDRESS("pdfurl", PDF),
	ADDRESS("url_pdf", PDF),
	OTHER("file", PDF, TEXT, FILE, false),
	OTHER("address in another field", PDF, TEXT, ADDRESS, false),
	OTHER("code", CODE, TEXT, ADDRESS, false),
	OTHER("github", CODE, TEXT, ADDRESS, false),
	OTHER("url_code", CODE, TEXT, ADDRESS, false),
	OTHER("arXiv id in another field", IDENTIFIER, IDENTIFIER, ADDRESS, false),
	OTHER("note", IDENTIFIER, IDENTIFIER, NOTE, false),
	OTHER("howpublished", IDENTIFIER, IDENTIFIER, NOTE, false),
	COUNT("citations", CITATIONS),
	COUNT("citation_count", CITATIONS),
	COUNT("citedby", CITATIONS),
	COUNT("times-cited", CITATIONS),
	COUNT("cited in a note", CITATIONS),
	TEXT("entry key", CITATION_KEY),

	TEXT("annote", NOTE),
	TEXT("annotation", NOTE),
	TEXT("comment", NOTE),
	TEXT("review", NOTE),
	LIST("groups", TAGS),
	LIST("mendeley-groups", TAGS),
	LIST("mendeley-tags", TAGS),
	LIST("tags", TAGS),
	OTHER("readstatus", STATUS, TEXT, STATUS, false),
	OTHER("priority", PRIORITY, TEXT, PRIORITY, false),

	/* They are used otherwise, or say something of the record alone. */
	NOTHING("archiveprefix"),
	NOTHING("eprinttype"),
	NOTHING("crossref"),
	NOTHING("xdata"),
	NOTHING("xref"),
	NOTHING("timestamp"),
	NOTHING("owner"),
	NOTHING("biburl"),
	NOTHING("added-at"),
	NOTHING("interhash"),
	NOTHING("intrahash"),
	NOTHING("bibsource"),
	NOTHING("date-added"),
	NOTHING("date-modified"),
	NOTHING("creationdate"),
	NOTHING("modificationdate"),
	NOTHING("urldate"),
	NOTHING("__markedentry"),
	NOTHING("source"),
};
/* clang-format on */

/* A longer name is none of them. */
#define NAME_LEN_MAX 40

/* The hash of the name in lower case. */
static uint64_t hash_name(struct str name)
{
	char lower[NAME_LEN_MAX];

	for (size_t i = 0; i < name.len; i++) {
		char c = name.p[i];

		lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
	}
	return str_hash((struct str){ lower, name.len });
}

void bibtex_rows_init(struct bibtex_rows *index)
{
	hash_index_init(&index->by_name);
	for (uint32_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		hash_index_add(&index->by_name, hash_name(str_from(rows[i].name.name)), i);
}

void bibtex_rows_free(struct bibtex_rows *index)
{
	hash_index_free(&index->by_name);
}

const struct bibtex_row *bibtex_rows_find(const struct bibtex_rows *index, struct str name)
{
	size_t cursor = 0;
	uint32_t row;

	if (name.len > NAME_LEN_MAX)
		return NULL;
	while (hash_index_next(&index->by_name, hash_name(name), &cursor, &row))
		if (str_equal_ignoring_case(str_from(rows[row].name.name), name))
			return &rows[row];
	return NULL;
}

static const struct bibtex_type types[] = {
	{ .name = "article" },
	{ .name = "inproceedings" },
	{ .name = "conference" },
	{ .name = "misc", .is_vague = true },
	{ .name = "incollection", .is_numbered = true },
	{ .name = "inbook", .is_numbered = true },
	{ .name = "book", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "proceedings", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "techreport", .is_vague = true, .is_numbered = true },
	{ .name = "phdthesis", .is_parent = true, .is_numbered = true },
	{ .name = "mastersthesis", .is_parent = true, .is_numbered = true },
	{ .name = "unpublished", .is_vague = true },
	{ .name = "booklet", .is_parent = true, .is_numbered = true },
	{ .name = "manual", .is_parent = true, .is_numbered = true },
	{ .name = "online", .is_vague = true },
	{ .name = "thesis", .is_parent = true, .is_vague = true, .is_numbered = true },
	{ .name = "report", .is_vague = true, .is_numbered = true },
	{ .name = "collection", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "mvbook", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "mvcollection", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "mvproceedings", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "mvreference", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "reference", .is_parent = true, .is_whole = true, .is_numbered = true },
	{ .name = "inreference", .is_numbered = true },
	{ .name = "bookinbook", .is_numbered = true },
	{ .name = "suppbook", .is_numbered = true },
	{ .name = "suppcollection", .is_numbered = true },
	{ .name = "periodical", .is_parent = true, .is_whole = true },
	{ .name = "suppperiodical" },
	{ .name = "dataset", .is_parent = true, .is_numbered = true },
	{ .name = "software", .is_parent = true, .is_numbered = true },
	{ .name = "patent", .is_numbered = true },
	{ .name = "standard", .is_numbered = true },
	{ .name = "electronic", .is_vague = true },
	{ .name = "www", .is_vague = true },
	{ .name = "webpage", .is_vague = true },
	{ .name = "preprint" },
	{ .name = "eprint", .is_vague = true },
	{ .name = "other", .is_vague = true },
	{ .name = "xdata", .is_parent = true, .is_hidden = true },
	{ .name = "set", .is_hidden = true },
	{ .name = "control", .is_hidden = true },
	{ .name = "IEEEtranBSTCTL", .is_hidden = true },
};

const struct bibtex_type *bibtex_type_find(struct str name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types) && name.len > 0; i++)
		if ((*types[i].name | 0x20) == (*name.p | 0x20) &&
		    str_equal_ignoring_case(name, str_from(types[i].name)))
			return &types[i];
	return NULL;
}

/* In the order of their names. */
static const struct journal {
	const char *name, *title;
} journals[] = {
	{ "aj", "The Astronomical Journal" },
	{ "aap", "Astronomy and Astrophysics" },
	{ "aapr", "The Astronomy and Astrophysics Review" },
	{ "aaps", "Astronomy and Astrophysics Supplement Series" },
	{ "actaa", "Acta Astronomica" },
	{ "ao", "Applied Optics" },
	{ "apj", "The Astrophysical Journal" },
	{ "apjl", "The Astrophysical Journal Letters" },
	{ "apjs", "The Astrophysical Journal Supplement Series" },
	{ "aplett", "Astrophysical Letters" },
	{ "apss", "Astrophysics and Space Science" },
	{ "araa", "Annual Review of Astronomy and Astrophysics" },
	{ "azh", "Astronomicheskii Zhurnal" },
	{ "baas", "Bulletin of the American Astronomical Society" },
	{ "gca", "Geochimica et Cosmochimica Acta" },
	{ "grl", "Geophysical Research Letters" },
	{ "icarus", "Icarus" },
	{ "jcap", "Journal of Cosmology and Astroparticle Physics" },
	{ "jcp", "The Journal of Chemical Physics" },
	{ "jgr", "Journal of Geophysical Research" },
	{ "jqsrt", "Journal of Quantitative Spectroscopy and Radiative Transfer" },
	{ "jrasc", "Journal of the Royal Astronomical Society of Canada" },
	{ "memras", "Memoirs of the Royal Astronomical Society" },
	{ "memsai", "Memorie della Societa Astronomica Italiana" },
	{ "mnras", "Monthly Notices of the Royal Astronomical Society" },
	{ "na", "New Astronomy" },
	{ "nar", "New Astronomy Reviews" },
	{ "nat", "Nature" },
	{ "nphysa", "Nuclear Physics A" },
	{ "pasa", "Publications of the Astronomical Society of Australia" },
	{ "pasj", "Publications of the Astronomical Society of Japan" },
	{ "pasp", "Publications of the Astronomical Society of the Pacific" },
	{ "physrep", "Physics Reports" },
	{ "physscr", "Physica Scripta" },
	{ "planss", "Planetary and Space Science" },
	{ "pra", "Physical Review A" },
	{ "prb", "Physical Review B" },
	{ "prc", "Physical Review C" },
	{ "prd", "Physical Review D" },
	{ "pre", "Physical Review E" },
	{ "prl", "Physical Review Letters" },
	{ "procspie", "Proceedings of SPIE" },
	{ "psj", "The Planetary Science Journal" },
	{ "qjras", "Quarterly Journal of the Royal Astronomical Society" },
	{ "rmxaa", "Revista Mexicana de Astronomía y Astrofísica" },
	{ "skytel", "Sky and Telescope" },
	{ "solphys", "Solar Physics" },
	{ "sovast", "Soviet Astronomy" },
	{ "ssr", "Space Science Reviews" },
	{ "zap", "Zeitschrift für Astrophysik" },
};

struct str bibtex_journal_title(struct str command)
{
	for (size_t i = 0; i < sizeof(journals) / sizeof(*journals); i++)
		if (command.len > 0 && *command.p == '\\' &&
		    str_equal(str_drop(command, 1), str_from(journals[i].name)))
			return str_from(journals[i].title);
	return STR("");
}
