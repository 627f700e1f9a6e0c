#include "config.h"

#include "write/bib_kind.h"

#include <stddef.h>

/* The first is that of all others. */
static const struct bib_kind kinds[] = {
	{ "misc",
	  { { "misc", "journal", "publisher", "number" },
	    { "misc", "eventtitle", "organization", "number" } },
	  NULL },
	{ "article",
	  { { "article", "journal", "publisher", "number" },
	    { "article", "journaltitle", "publisher", "number" } },
	  NULL },
	{ "inproceedings",
	  { { "inproceedings", "booktitle", "publisher", "number" },
	    { "inproceedings", "booktitle", "publisher", "number" } },
	  NULL },
	{ "proceedings",
	  { { "proceedings", "journal", "publisher", "issue" },
	    { "proceedings", "eventtitle", "publisher", "issue" } },
	  NULL },
	{ "book",
	  { { "book", "journal", "publisher", "issue" },
	    { "book", "eventtitle", "publisher", "issue" } },
	  NULL },
	{ "incollection",
	  { { "incollection", "booktitle", "publisher", "issue" },
	    { "incollection", "booktitle", "publisher", "issue" } },
	  NULL },
	{ "entry",
	  { { "misc", "journal", "publisher", "number" },
	    { "inreference", "booktitle", "publisher", "issue" } },
	  NULL },
	{ "thesis",
	  { { "phdthesis", "journal", "school", "issue" },
	    { "thesis", "eventtitle", "institution", "issue" } },
	  "Thesis" },
	{ "report",
	  { { "techreport", "journal", "institution", "issue" },
	    { "report", "eventtitle", "institution", "issue" } },
	  "Report" },
	{ "manual",
	  { { "manual", "journal", "organization", "issue" },
	    { "manual", "eventtitle", "organization", "issue" } },
	  NULL },
	{ "unpublished",
	  { { "unpublished", "journal", "publisher", "number" },
	    { "unpublished", "eventtitle", "publisher", "number" } },
	  NULL },
	{ "preprint",
	  { { "misc", "journal", "publisher", "number" },
	    { "online", "eventtitle", "organization", "number" } },
	  NULL },
	{ "webpage",
	  { { "misc", "journal", "publisher", "number" },
	    { "online", "eventtitle", "organization", "number" } },
	  NULL },
	{ "dataset",
	  { { "misc", "journal", "publisher", "number" },
	    { "dataset", "eventtitle", "publisher", "issue" } },
	  NULL },
	{ "software",
	  { { "misc", "journal", "publisher", "number" },
	    { "software", "eventtitle", "publisher", "issue" } },
	  NULL },
};

const struct bib_kind *bib_kind_of(struct str type)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_equal(type, str_from(kinds[i].type)))
			return &kinds[i];
	return &kinds[0];
}
