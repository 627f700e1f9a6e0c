#ifndef UNIT_FAMILIES_H
#define UNIT_FAMILIES_H

/* A small file of each family of formats, for the tests that put files together or cut them off.
 * All of their papers are invented, and no two files have one in common. */

static const struct family {
	const char *name;
	const char *text; /* ends with a newline */
} families[] = {
	{ "RIS", "TY  - JOUR\nTI  - Tidy gradients of the shore\nAU  - Doe, Jane\nPY  - 2020\n"
		 "ER  - \n\n"
		 "TY  - JOUR\nTI  - Tidal models and other boats\nAU  - Roe, Max\nPY  - 2021\n"
		 "ER  - \n" },
	{ "PubMed", "PMID- 12345\nTI  - Snails in the rain\nFAU - Poe, Ann\nDP  - 2020\n"
		    "SO  - Snails. 2020.\n\n"
		    "PMID- 12346\nTI  - Snails in the dry\nFAU - Poe, Bob\nDP  - 2021\n"
		    "SO  - Snails. 2021.\n" },
	{ "Web of Science", "FN Clarivate\nVR 1.0\nPT J\nAU Poe, A\nTI Tea for all the rest\n"
			    "PY 2020\nER\n\n"
			    "PT J\nAU Poe, B\nTI Tea for some of them\nPY 2021\nER\n\nEF\n" },
	{ "Refer", "%0 Journal Article\n%T Owls of the north\n%A Roe, Bo\n%D 2020\n\n"
		   "%0 Journal Article\n%T Owls of the south\n%A Roe, Jo\n%D 2021\n" },
	{ "RefWorks", "RT Journal Article\nSR Electronic(1)\nID 1\nA1 Ek,Jo\nT1 Paint for barns\n"
		      "YR 2020\n\n"
		      "RT Journal Article\nSR Electronic(1)\nID 2\nA1 Ek,Bo\nT1 Paint for ships\n"
		      "YR 2021\n" },
	{ "BibTeX", "@article{k, title = {Kites of iron}, author = {Ek, Di}, year = 2020}\n\n"
		    "@article{l,\n  title = {Kites of wood},\n  author = {Ek, Bo},\n"
		    "  year = 2021\n}\n" },
	{ "JSON array", "[\n{\"title\": \"Rivers of glass\", \"authors\": [\"Ann Poe\"], "
			"\"year\": 2020, \"abstract\": \"We flow.\"},\n"
			"{\"title\": \"Rivers of salt\", \"authors\": [\"Bob Poe\"], "
			"\"year\": 2021, \"abstract\": \"We flow on.\"}\n]\n" },
	{ "JSON lines", "{\"title\": \"Roads of glass\", \"authors\": [\"Ann Poe\"], "
			"\"year\": 2020, \"abstract\": \"We go.\"}\n"
			"{\"title\": \"Roads of salt\", \"authors\": [\"Bob Poe\"], "
			"\"year\": 2021, \"abstract\": \"We go on.\"}\n" },
	{ "Atom", "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
		  "<title>x</title>\n"
		  "<entry><id>http://arxiv.org/abs/2402.00011v1</id><title>Moths of paper</title>"
		  "<author><name>Ann Ek</name></author><summary>We flit.</summary>"
		  "<published>2024-02-01T00:00:00Z</published></entry>\n"
		  "<entry><id>http://arxiv.org/abs/2402.00012v1</id><title>Moths of cloth</title>"
		  "<author><name>Ann Ek</name></author><summary>We flit on.</summary>"
		  "<published>2024-02-01T00:00:00Z</published></entry>\n</feed>\n" },
	{ "web page", "<!DOCTYPE html>\n<html><head><title>x</title>\n"
		      "<meta name=\"citation_title\" content=\"Stoves and their smoke\">\n"
		      "<meta name=\"citation_author\" content=\"Ek, Ann\">\n"
		      "<meta name=\"citation_doi\" content=\"10.1000/stove\">\n"
		      "</head><body><p>Hello</p></body></html>\n" },
	{ "mail", "From: no-reply@arXiv.org\nSubject: cs daily 1\n\n"
		  "--------------------------------------------------\n\\\\\n"
		  "arXiv:2601.00021\nDate: Thu, 1 Jan 2026 19:24:21 GMT   (415kb)\n\n"
		  "Title: Counting Ducks at Night\nAuthors: Ada Gupta, Ann Poe\n"
		  "Categories: cs.LG stat.ML\n\\\\\n  We count ducks with one lamp.\n"
		  "\\\\ ( https://arxiv.org/abs/2601.00021 ,  415kb)\n"
		  "--------------------------------------------------\n\\\\\n"
		  "arXiv:2601.00022\nDate: Thu, 1 Jan 2026 19:24:21 GMT   (9kb)\n\n"
		  "Title: Geese\nAuthors: Ann Roe\nCategories: math.PR\n\\\\\n"
		  "  Geese do not much.\n\\\\ ( https://arxiv.org/abs/2601.00022 ,  9kb)\n"
		  "--------------------------------------------------\n" },
	{ "arXiv's results", "Showing 1-2 of 2 results for all: pots\n\n"
			     "arXiv:2401.00031 [pdf, other]  cs.LG  stat.ML\n\nPots at Night\n\n"
			     "Authors: Ada Gupta, Nick Poe\n\n"
			     "Abstract: We study pots.  \xE2\x96\xB3 Less\n\n"
			     "Submitted 3 January, 2024; originally announced January 2024.\n\n"
			     "Comments: 5 pages\n\n"
			     "arXiv:2312.00032 [pdf] math.PR doi 10.1000/pot.2\n\nPans Again\n\n"
			     "Authors: Ann Roe\n\nAbstract: Pans do not much.\n\n"
			     "Submitted 5 January, 2024; v1 submitted 1 December, 2023; "
			     "originally announced December 2023.\n" },
	{ "page of papers", "# Daily Papers\n\n## by AK and the research community\n\n"
			    "- Daily\n- Weekly\n\nOct 2\n\n"
			    "[101](https://huggingface.co/login?next=%2Fpapers%2F2401.00041)\n\n"
			    "### [Counting Hats at Night](https://huggingface.co/papers/"
			    "2401.00041)\n\n"
			    "[We count hats with one lamp, and find more than we had hoped "
			    "for.](https://huggingface.co/papers/2401.00041)\n\n"
			    "- 4 authors\n\n\xC2\xB7\n\n"
			    "May 29, 2024[6](https://huggingface.co/papers/2401.00041#community)"
			    "\n\n"
			    "[-](https://huggingface.co/login?next=%2Fpapers%2F2401.00042)\n\n"
			    "### [Gloves: A Slow Survey](https://huggingface.co/papers/"
			    "2401.00042)\n\n"
			    "[This survey walks beside gloves for a year and writes down what they "
			    "do.](https://huggingface.co/papers/2401.00042)\n\n"
			    "- 3 authors\n\n\xC2\xB7\n\nFeb 27, 2025\n" },
};

enum { FAMILY_COUNT = sizeof(families) / sizeof(families[0]) };

#endif
