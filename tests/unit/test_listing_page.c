/* Pages of Daily and Trending Papers in the ways in which they become text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/format.h"
#include "recorder_expect.h"

#define DOT  "\xC2\xB7"
#define SITE "https://huggingface.co"

#define OWLS          "Counting Owls at Night"
#define OWLS_ABSTRACT "We count owls with one lamp, and find more than we had hoped for."
#define SNAILS        "Snails: A Slow Survey of Wet Stones"
#define SNAILS_ABSTRACT                                                                          \
	"This survey walks beside snails for a year and writes down what they do, which is not " \
	"much."
#define TEA          "Is Tea Enough?"
#define TEA_ABSTRACT "Three thousand cups were drunk for this study, and more was asked for."

#define BANNER                                                   \
	"new\n\nGet trending papers in your email inbox once a " \
	"day!\n\nGet trending papers in your email inbox!\n\n"

/* As converters write it whose links are in the text. */
static const char with_links[] =
	"---\nurl: " SITE "/papers?q=owls\ntitle: Daily Papers - Hugging Face\n---\n" BANNER
	"[Subscribe](" SITE "/login?next=%2Fpapers)\n\n# Daily Papers\n\n## by [![](" SITE
	"/a.png)AK](" SITE
	"/akhaliq) and the research community\n\n- Daily\n- Weekly\n- Monthly\n\n"
	"[Trending Papers](" SITE "/papers/trending)\n\nOct 2\n\n[101](" SITE
	"/login?next=%2Fpapers%2F2401.00001)\n\n### [" OWLS "](" SITE
	"/papers/2401.00001)\n\n[" OWLS_ABSTRACT "](" SITE "/papers/2401.00001)\n\n[![lab](" SITE
	"/x.png)The Lamp Lab](" SITE "/lamplab)\n\n" DOT "\n\nMay 29[6](" SITE
	"/papers/2401.00001#community)\n\n[-](" SITE
	"/login?next=%2Fpapers%2F2401.00002)\n\n### [Snails: A Slow\\ Survey of Wet Stones](" SITE
	"/papers/2401.00002)\n\n[This survey walks beside snails for a year\\\\\nand writes down "
	"what they "
	"do, which is not\\\\\nmuch.](" SITE "/papers/2401.00002)\n\n[- ![](" SITE
	"/x.svg)\\\\\n- 3 authors](" SITE "/papers/2401.00002)\n\n" DOT
	"\n\nFeb 27, 2025\n\n[Previous](" SITE "/papers?p=0)\n\n[Next](" SITE "/papers?p=2)\n";

static const char with_links_want[] = OWLS "|" OWLS_ABSTRACT "|-|0-5-29|101|6|2401.00001\n" SNAILS
					   "|" SNAILS_ABSTRACT "|3|2025-2-27|0|0|2401.00002\n";

/* As they write it whose links have numbers, and whose lines are broken. */
static const char with_numbers[] =
	"# Web source\n\n- URL: " SITE "/papers?q=owls\n\n```text\n[[Hugging Face's logo] Hugging "
	"Face][1]\n* [ Models ][2]\n* [Log In][3]\n" BANNER
	"[Subscribe][4]\n\n# Daily Papers\n\n## by[AK][5] and the research community\n* Daily\n* "
	"Weekly\n* Monthly\n\nJun 29\n[\n-\n][6]\n\n### [" OWLS "][7]\n\n[\n\n"
	"We count owls with one lamp, and find more\nthan we had hoped for.\n\n][8]\n[\n* 3 "
	"authors\n][9]\n" DOT "\nMay 30\n[\n65\n][10]\n\n### [Snails: A Slow Survey of\nWet "
	"Stones][11]\n\n[\n\n" SNAILS_ABSTRACT "\n\n][12]\n[[microsoft] Microsoft][13]\n" DOT
	"\nMar 8, 2024 [ 6][14]\n* [TOS][15]\n```\n\n[7]: " SITE "/papers/2401.00001\n[11]: " SITE
	"/papers/2401.00002 \"Snails\"\n[15]: " SITE "/papers/2401.00009\n";

static const char with_numbers_want[] = OWLS "|" OWLS_ABSTRACT "|3|0-5-30|0|0|2401.00001\n" SNAILS
					     "|" SNAILS_ABSTRACT "|-|2024-3-8|65|6|2401.00002\n";

/* Trending papers, each twice, titles broken, no dates. */
static const char twice[] =
	"# A page\n**URL:** https://paperswithcode.com\n**Page Title:** Trending Papers - Hugging "
	"Face\n----------\n\nGet trending papers in your email inbox once a day!\nGet trending "
	"papers in your email inbox!\n\n## Trending Papers\n\n## by AK and the research "
	"community\n\n### Snails: A Slow Survey of\n  Wet Stones\n\n" SNAILS_ABSTRACT
	"\n- 8 authors\n[LINK: GitHub 11.3k](https://github.com/invented/snails)\n\n### Snails: A "
	"Slow "
	"Survey of\n  Wet Stones\n\n" SNAILS_ABSTRACT
	"\n- 8 authors\n[LINK: GitHub 11.3k](https://github.com/invented/snails)\n\n### " TEA
	"\n\n" TEA_ABSTRACT "\n[LINK: GitHub 476](https://github.com/invented/tea)\n";

static const char twice_want[] = SNAILS "|" SNAILS_ABSTRACT "|8|-|-|-|\n" SNAILS "|" SNAILS_ABSTRACT
					"|8|-|-|-|\n" TEA "|" TEA_ABSTRACT "|-|-|-|-|\n";

/* Trending papers with the names of those who sent them, and images in words. */
static const char submitted[] =
	"# A site - 2026 - Trending Papers\n\n- Source URL: " SITE
	"/papers/trending\n\n## Extracted "
	"Text\n\n<a id=\"source-section-0\"></a>\n\n" BANNER "[Subscribe](" SITE
	"/login?next=%2Fpapers)\n\n\n# Trending Papers\n\n## by[[image: none] AK](" SITE
	"/akhaliq) and the research community\n\n\n-\n\n-\n\n-\n\n\nTrending Papers\n\n\nSubmitted "
	"by\n\n[image: none]\n\nsomeone\n\n\n<a id=\"source-section-3\"></a>\n\n### [" OWLS
	"](" SITE "/papers/2401.00001)\n\n\n" OWLS_ABSTRACT "\n\n\n[[image: lamp] Lamp Lab](" SITE
	"/lamplab) " DOT " Published on Oct 4, 2026\n\n\n[Upvote\n\n117](" SITE
	"/login?next=%2Fpapers%2F2401.00001)\n\n[GitHub 131](https://github.com/invented/owls) "
	"[arXiv "
	"Page](https://arxiv.org/abs/2401.00001)\n\n\n[[image: none]](" SITE
	"/papers/2401.00002)\n\nSubmitted by\n\n[image: none]\n\nsome body\n\n### [Snails: A Slow "
	"Survey of\nWet "
	"Stones](" SITE "/papers/2401.00002)\n\n\n" SNAILS_ABSTRACT
	"\n\n\n-\n\n-\n\n- [image: none]\n\n- 4 authors\n\n" DOT
	" Published on Dec 28, 2024\n\n\n[Upvote\n\n149](" SITE
	"/login?next=%2Fpapers%2F2401.00002)\n";

static const char submitted_want[] = OWLS "|" OWLS_ABSTRACT "|-|2026-10-4|117|-|2401.00001\n" SNAILS
					  "|" SNAILS_ABSTRACT "|4|2024-12-28|149|-|2401.00002\n";

/* Each text and each address a line of its own. */
static const char addresses[] =
	"---\ntitle: \"Daily Papers - Hugging Face\"\nurl: " SITE
	"/papers?q=owls\n---\n\n# Daily Papers - "
	"Hugging Face\nDaily Papers - Hugging Face\n\n Hugging Face\n\n" SITE "/\n\nModels\n\n" SITE
	"/models\n\n" BANNER "Subscribe\n\n" SITE
	"/login?next=%2Fpapers\n\nDaily Papers\n\nby \n\nAK\n\n" SITE
	"/akhaliq\n\n and the research community\n\nOwls and Snails\n\nDaily\n\nWeekly\n\nMonthly "
	"\n\n" SITE "/papers/trending\n\n \n\n" SITE
	"/papers/date/2026-03-24\n\nMar 25\n\n [-] 1\n\n" SITE
	"/login?next=%2Fpapers%2F2401.00001\n\n" OWLS "\n\n" SITE
	"/papers/2401.00001\n\n" OWLS_ABSTRACT "\n\n" SITE
	"/papers/2401.00001\n\n[\n\n2 authors](" SITE "/papers/2401.00001)\n\n" DOT
	"\n\nSep 3, 2024 \n\n2\n\n" SITE "/papers/2401.00001#community\n\n [-] -\n\n" SITE
	"/login?next=%2Fpapers%2F2401.00002\n\n" SNAILS "\n\n" SITE
	"/papers/2401.00002\n\n" SNAILS_ABSTRACT "\n\n" SITE "/papers/2401.00002\n\n \n\n" SITE
	"/papers/2401.00002\n\n Lamp Lab\n\n" SITE "/lamplab\n\n" DOT "\n\nOct 23, 2025 \n";

static const char addresses_want[] = OWLS "|" OWLS_ABSTRACT "|2|2024-9-3|1|2|2401.00001\n" SNAILS
					  "|" SNAILS_ABSTRACT "|-|2025-10-23|0|0|2401.00002\n";

/* A text browser's: broken lines, bullets, boxes for buttons, numbers for links. */
static const char browser[] =
	"   [1]Hugging Face\n     * [2]Models\n     * [3]Log In\n   new\n\n   Get trending papers "
	"in your email "
	"inbox once a day!\n\n   [8]Subscribe\n\n                                  Daily Papers\n\n"
	"by [9]AK and the research community\n\n     * Daily\n     * Weekly\n     * Monthly\n\n"
	"   [10]Trending Papers\n   Oct 2\n   [11] [ ]\n   12\n\n  [12]" OWLS "\n\n"
	"   We count owls with one lamp, and find more than we had hoped for.\n\n     * "
	"[13]x\n     * 3 authors\n\n   " DOT "\n   May 29 [14]6\n   [15] [ ]\n   -\n\n"
	"  [16]Snails and Everything Else That Moves Across Wet Stones and Other Surfaces of\n"
	"  Gardens\n\n   This survey walks beside snails for a year and writes down what they do, "
	"which is\n"
	"   not much.\n\n   [17]nvidia NVIDIA\n   " DOT
	"\n   Sep 9, 2025\n   [18]Previous [19]Next\n\nReferences\n\n"
	"   1. https://huggingface.co/\n   2. https://huggingface.co/models\n  12. " SITE
	"/papers/2401.00001\n  13. " SITE "/papers/2401.00001\n  14. " SITE
	"/papers/2401.00001#community\n  16. " SITE "/papers/2401.00002\n  17. " SITE
	"/nvidia\n  19. " SITE "/papers/2401.00009\n";

static const char browser_want[] =
	OWLS "|" OWLS_ABSTRACT "|3|0-5-29|12|6|2401.00001\n"
	     "Snails and Everything Else That Moves Across Wet Stones and Other Surfaces of "
	     "Gardens|" SNAILS_ABSTRACT "|-|2025-9-9|0|0|2401.00002\n";

/* A copy of what the screen shows, of a day without abstracts. */
static const char copied[] =
	"Hugging Face's logo\nHugging Face\nSearch models, datasets, "
	"users...\nModels\nDatasets\nSpaces\nDocs\n"
	"Pricing\nDaily Papers\nby\nAK\nand the research "
	"community\n\nDaily\nWeekly\nMonthly\nTrending Papers\n"
	"Nov 26\nSubmitted by\nsomeone\n123\n" OWLS "\n" DOT
	" 12 authors\n4\nSubmitted by\nsomebody\n7\n" TEA
	"\nLamp Lab\n1\nSubmitted by\nsomeone\n5\n" SNAILS "\n" DOT "\n3 authors\n9\n";

static const char copied_want[] = OWLS "||12|-|123|4|\n" TEA "||-|-|7|1|\n" SNAILS "||3|-|5|9|\n";

static const struct {
	const char *text;
	const char *want;
} pages[] = {
	{ with_links, with_links_want }, { with_numbers, with_numbers_want },
	{ twice, twice_want },           { submitted, submitted_want },
	{ addresses, addresses_want },   { browser, browser_want },
	{ copied, copied_want },
};

enum { PAGE_COUNT = sizeof(pages) / sizeof(pages[0]) };

static struct recorder got;

static int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

static void test_each_way(void **state)
{
	struct strbuf all;

	(void)state;
	strbuf_init(&all);
	for (size_t i = 0; i < PAGE_COUNT; i++) {
		recorder_read_cstr(&got, pages[i].text);
		strbuf_clear(&all);
		for (size_t k = 0; k < got.count; k++)
			strbuf_addf(&all, "%s|%s\n", recorder_text(&got, k),
				    got.records[k].arxiv_id);
		assert_string_equal(all.data, pages[i].want);
		assert_string_equal(got.report.layouts, "page of papers");
		assert_int_equal(got.report.not_understood, 0);
	}
	strbuf_free(&all);
}

static void test_code(void **state)
{
	(void)state;
	recorder_read_cstr(&got, twice);
	assert_int_equal(got.report.known[FIELD_CODE], 3);
	recorder_read_cstr(&got, submitted);
	assert_int_equal(got.report.known[FIELD_CODE], 1);
}

static void test_pieces(void **state)
{
	struct recorder whole;
	uint64_t seed = 3;

	(void)state;
	recorder_init(&whole);
	for (size_t i = 0; i < PAGE_COUNT; i++)
		recorder_expect_some_splits(&got, &whole, pages[i].text, &seed);
	recorder_free(&whole);
}

/* A page that ends anywhere gives the papers that were whole, and nothing else. */
static void test_cut_off(void **state)
{
	(void)state;
	for (size_t i = 0; i < PAGE_COUNT; i++) {
		size_t len = strlen(pages[i].text), most = 0;

		for (size_t cut = 0; cut <= len; cut++) {
			recorder_read(&got, (struct str){ pages[i].text, cut });
			for (size_t k = 0; k < got.count; k++)
				assert_true(recorder_title_is_known(recorder_text(&got, k),
								    pages[i].want));
			assert_true(got.count + 1 >= most);
			most = got.count > most ? got.count : most;
		}
	}
}

/* A page that begins anywhere: what is left of it may be too little to be sure. */
static void test_cut_before(void **state)
{
	(void)state;
	for (size_t i = 0; i < PAGE_COUNT; i++)
		for (const char *from = pages[i].text; *from; from = strchr(from, '\n') + 1) {
			recorder_read_cstr(&got, from);
			for (size_t k = 0; k < got.count; k++)
				assert_true(recorder_title_is_known(recorder_text(&got, k),
								    pages[i].want));
		}
}

/* Documents with headings, links and bullets that mention the site. */
static void test_no_pages(void **state)
{
	static const char *const texts[] = {
		(BANNER
		 "# Daily Papers\n\nThis text is about the page of daily papers and quotes it.\n"),
		("# A Tool\n\nReads " SITE
		 "/papers every day.\n\n### Installing the Tool\n\nRun the "
		 "installer, and wait for it to end, which takes a while.\n\n### Using the "
		 "Tool\n\nType its "
		 "name, then the name of the page that you want to read.\n"),
		("# Daily Papers\n\n- [Trending](" SITE "/papers/trending)\n- [Weekly](" SITE
		 "/papers/week)\n\n### Weekly\n\n### Monthly\n\n101\n\n102\n"),
		("Daily Papers\n\nby\n\nAK\n\nMay 3\n\nA short line\n\nAnother short line\n\nMay "
		 "4\n"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		recorder_read_cstr(&got, texts[i]);
		assert_int_equal(got.count, 0);
		assert_int_equal(got.status, STATUS_FAILED);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_way, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_code, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_pieces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut_off, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut_before, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_pages, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
