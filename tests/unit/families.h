#ifndef UNIT_FAMILIES_H
#define UNIT_FAMILIES_H

/* A small file of each family of formats, for the tests that put files together or cut them off.
 * All of their papers are invented, and no two files have one in common. */

#include <stdbool.h>

/* When it is told that a file was cut off within a record. */
enum cut {
	CUT_TOLD,     /* always */
	CUT_COMPARED, /* where those before it have what it lacks */
	CUT_UNKNOWN,  /* its records have no end of their own, or end with any line */
};

static const struct family {
	const char *name;
	const char *text; /* ends with a newline */
	bool begins;      /* with a line that no other text has */
	bool goes_on;     /* a line right below it can be more of its last record */
	enum cut cut;
} families[] = {
	{ .name = "RIS",
	  .text = "TY  - JOUR\nTI  - Tidy gradients of the shore\nAU  - Doe, Jane\nPY  - 2020\n"
		  "ER  - \n\n"
		  "TY  - JOUR\nTI  - Tidal models and other boats\nAU  - Roe, Max\nPY  - 2021\n"
		  "ER  - \n",
	  .begins = true,
	  .cut = CUT_COMPARED },
	{ .name = "PubMed",
	  .text = "PMID- 12345\nTI  - Snails in the rain\nFAU - Poe, Ann\nDP  - 2020\n"
		  "SO  - Snails. 2020.\n\n"
		  "PMID- 12346\nTI  - Snails in the dry\nFAU - Poe, Bob\nDP  - 2021\n"
		  "SO  - Snails. 2021.\n",
	  .begins = true,
	  .cut = CUT_COMPARED },
	{ .name = "Web of Science",
	  .text = "FN Clarivate\nVR 1.0\nPT J\nAU Poe, A\nTI Tea for all the rest\n"
		  "PY 2020\nER\n\n"
		  "PT J\nAU Poe, B\nTI Tea for some of them\nPY 2021\nER\n\nEF\n",
	  .begins = true,
	  .cut = CUT_COMPARED },
	{ .name = "Refer",
	  .text = "%0 Journal Article\n%T Owls of the north\n%A Roe, Bo\n%D 2020\n\n"
		  "%0 Journal Article\n%T Owls of the south\n%A Roe, Jo\n%D 2021\n",
	  .begins = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "RefWorks",
	  .text = "RT Journal Article\nSR Electronic(1)\nID 1\nA1 Ek,Jo\nT1 Paint for barns\n"
		  "YR 2020\n\n"
		  "RT Journal Article\nSR Electronic(1)\nID 2\nA1 Ek,Bo\nT1 Paint for ships\n"
		  "YR 2021\n",
	  .begins = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "BibTeX",
	  .text = "@article{k, title = {Kites of iron}, author = {Ek, Di}, year = 2020}\n\n"
		  "@article{l,\n  title = {Kites of wood},\n  author = {Ek, Bo},\n"
		  "  year = 2021\n}\n",
	  .begins = true },
	{ .name = "JSON array",
	  .text = "[\n{\"title\": \"Rivers of glass\", \"authors\": [\"Ann Poe\"], "
		  "\"year\": 2020, \"abstract\": \"We flow.\"},\n"
		  "{\"title\": \"Rivers of salt\", \"authors\": [\"Bob Poe\"], "
		  "\"year\": 2021, \"abstract\": \"We flow on.\"}\n]\n",
	  .begins = true },
	{ .name = "JSON lines",
	  .text = "{\"title\": \"Roads of glass\", \"authors\": [\"Ann Poe\"], "
		  "\"year\": 2020, \"abstract\": \"We go.\"}\n"
		  "{\"title\": \"Roads of salt\", \"authors\": [\"Bob Poe\"], "
		  "\"year\": 2021, \"abstract\": \"We go on.\"}\n",
	  .begins = true },
	{ .name = "Atom",
	  .text = "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
		  "<title>x</title>\n"
		  "<entry><id>http://arxiv.org/abs/2402.00011v1</id><title>Moths of paper</title>"
		  "<author><name>Ann Ek</name></author><summary>We flit.</summary>"
		  "<published>2024-02-01T00:00:00Z</published></entry>\n"
		  "<entry><id>http://arxiv.org/abs/2402.00012v1</id><title>Moths of cloth</title>"
		  "<author><name>Ann Ek</name></author><summary>We flit on.</summary>"
		  "<published>2024-02-01T00:00:00Z</published></entry>\n</feed>\n",
	  .begins = true },
	{ .name = "web page",
	  .text = "<!DOCTYPE html>\n<html><head><title>x</title>\n"
		  "<meta name=\"citation_title\" content=\"Stoves and their smoke\">\n"
		  "<meta name=\"citation_author\" content=\"Ek, Ann\">\n"
		  "<meta name=\"citation_doi\" content=\"10.1000/stove\">\n"
		  "</head><body><p>Hello</p></body></html>\n",
	  .begins = true },
	{ .name = "mail",
	  .text = "From: no-reply@arXiv.org\nSubject: cs daily 1\n\n"
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
	{ .name = "arXiv's results",
	  .text = "Showing 1-2 of 2 results for all: pots\n\n"
		  "arXiv:2401.00031 [pdf, other]  cs.LG  stat.ML\n\nPots at Night\n\n"
		  "Authors: Ada Gupta, Nick Poe\n\n"
		  "Abstract: We study pots.  \xE2\x96\xB3 Less\n\n"
		  "Submitted 3 January, 2024; originally announced January 2024.\n\n"
		  "Comments: 5 pages\n\n"
		  "arXiv:2312.00032 [pdf] math.PR doi 10.1000/pot.2\n\nPans Again\n\n"
		  "Authors: Ann Roe\n\nAbstract: Pans do not much.\n\n"
		  "Submitted 5 January, 2024; v1 submitted 1 December, 2023; "
		  "originally announced December 2023.\n",
	  .cut = CUT_COMPARED },
	{ .name = "page of papers",
	  .text = "# Daily Papers\n\n## by AK and the research community\n\n"
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
		  "- 3 authors\n\n\xC2\xB7\n\nFeb 27, 2025\n",
	  .cut = CUT_COMPARED },
	{ .name = "Ovid",
	  .text = "<1. >\nVN  - Ovid Technologies\nTI  - Bread of the hills\nDP  - Sep 2015\n"
		  "AU  - Poe, P\n\n"
		  "<2. >\nVN  - Ovid Technologies\nTI  - Bread of the dales\nDP  - Sep 2016\n"
		  "AU  - Poe, Q\n",
	  .goes_on = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "CSV",
	  .text = "Title,Authors,Year,DOI\n"
		  "Lamps of tin,\"Poe, Ann\",2021,10.1000/lamps\n"
		  "Lamps of lead,\"Poe, Bob\",2022,10.1000/lamps2\n",
	  .goes_on = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "trending page",
	  .text = "# A page\n**Page Title:** Trending Papers - Hugging Face\n----------\n\n"
		  "Get trending papers in your email inbox!\n\n"
		  "## Trending Papers\n\n## by AK and the research community\n\n"
		  "### Shoes: A Slow Survey of\n  Wet Streets\n\n"
		  "This survey walks in shoes for a year and writes down what they do, "
		  "which is not much.\n- 8 authors\n"
		  "[LINK: GitHub 11.3k](https://github.com/invented/shoes)\n\n"
		  "### Is Soup Enough?\n\n"
		  "Three thousand bowls were eaten for this study, and more was asked "
		  "for.\n[LINK: GitHub 476](https://github.com/invented/soup)\n",
	  .cut = CUT_COMPARED },
	{ .name = "blocks",
	  .text = "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\n"
		  "Daily Papers\n\nbyAK and the research community\n\nDec 12\n\n"
		  "Counting Sheep with Attention Over Attention\n\n"
		  "Attention looks at attention and falls asleep. We count how long that takes "
		  "in heads and in layers, and find that two heads are enough for a nap.\n\n"
		  "\xE2\x80\xA2 6 authors\n\n\xC2\xB7\n\nOct 6, 2023\n\n"
		  "Letters from a Converging Gradient\n\n"
		  "A gradient writes home from each step of its descent. The letters grow "
		  "shorter, which we take for convergence, and prove it for short "
		  "letters.\n\n"
		  "\xE2\x80\xA2 2 authors\n\n\xC2\xB7\n\nFeb 26, 2023\n",
	  .cut = CUT_COMPARED },
	{ .name = "one line a paper",
	  .text = "12 Boxes of Sand: A Survey of Containers We survey boxes of sand in "
		  "which nothing lives. We show that they are full, and stay so for "
		  "years. 3 authors \xC2\xB7 Dec 3, 2024\n"
		  "7 Doors of Air: A Study of Openings We study doors of air and walk "
		  "through each. We find that none of them shut. "
		  "2 authors \xC2\xB7 Dec 4, 2024 2\n",
	  .cut = CUT_UNKNOWN },
	{ .name = "title and abstract",
	  .text = "Get trending papers in your email inbox!\n"
		  "SubscribeSheets of Rain over Wide Fields\n"
		  "We look at rain that falls in sheets over fields, and we count the drops of it "
		  "in each. "
		  "We find that there are many, and that few of them are alike.\n"
		  "Sacks of Wind and Where They Go\n"
		  "We fill sacks with wind and let them go. The wind goes where it came from, and "
		  "the sacks "
		  "do not, which we take for a proof that sacks have no memory.\n",
	  .cut = CUT_UNKNOWN },
	{ .name = "identifiers",
	  .text = "2409.11340\n2409.11341\n10.1000/ABC.3\n",
	  .goes_on = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "PubMed's numbers",
	  .text = "PMID\n22345678\n22345679\n22345681\n22345686\n",
	  .goes_on = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "Markdown",
	  .text = "# Reading\n\n## Papers\n\n"
		  "- [Stars at Noon](https://arxiv.org/abs/2403.00001) - Gao et al., 2024\n"
		  "- [Stars at Dusk](https://arxiv.org/abs/2403.00002) - Gao et al., 2024\n"
		  "- [Stars at Dawn](https://arxiv.org/abs/2403.00003) - Gao et al., 2024\n",
	  .goes_on = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "references",
	  .text = "References\n\n"
		  "[1] A. Ek and B. Poe, \"Mills without water,\" Journal of Mills, vol. 3, "
		  "no. 2, pp. 1-10, 2019.\n\n"
		  "[2] C. Roe, \"Mills without wind,\" Journal of Mills, vol. 4, no. 2, "
		  "pp. 11-20, 2020.\n",
	  .goes_on = true,
	  .cut = CUT_UNKNOWN },
	{ .name = "arXiv's listing",
	  .text = "Learning\n\nShowing new listings for Wednesday, 9 September 2026\n\n"
		  "Total of 2 entries\n\n"
		  "[1] arXiv:2609.05433 [pdf, html, other]\nTitle: Gates for Goats: The "
		  "Hay Market\nAda Gupta , Nick Poe\n"
		  "Subjects: Pricing of Goats (q-fin.PR); Learning (cs.LG)\n"
		  "We study goats and find them good.\n"
		  "[2] arXiv:2609.05434 (cross-list from cs.LG) [pdf, other]\n"
		  "Title: Fences Again\nAnn Roe\nSubjects: Learning (cs.LG)\n"
		  "We study fences, too.\n"
		  "Total of 2 entries\n",
	  .cut = CUT_COMPARED },
};

enum { FAMILY_COUNT = sizeof(families) / sizeof(families[0]) };

#endif
