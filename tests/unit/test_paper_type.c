#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/paper_type.h"

struct sample {
	const char *word;
	const char *type;
};

static const struct sample samples[] = {
	{ "JOUR", "article" },
	{ "EJOUR", "article" },
	{ "MGZN", "article" },
	{ "CONF", "inproceedings" },
	{ "CPAPER", "inproceedings" },
	{ "CHAP", "incollection" },
	{ "ECHAP", "incollection" },
	{ "BOOK", "book" },
	{ "EDBOOK", "book" },
	{ "THES", "thesis" },
	{ "RPRT", "report" },
	{ "UNPB", "unpublished" },
	{ "DATA", "dataset" },
	{ "COMP", "software" },
	{ "ELEC", "webpage" },
	{ "BLOG", "webpage" },
	{ "PAT", "patent" },
	{ "STAND", "standard" },
	{ "NEWS", "news" },
	{ "GEN", "misc" },
	{ "article", "article" },
	{ "InProceedings", "inproceedings" },
	{ "conference", "inproceedings" },
	{ "phdthesis", "thesis" },
	{ "mastersthesis", "thesis" },
	{ "techreport", "report" },
	{ "inbook", "incollection" },
	{ "mvbook", "book" },
	{ "online", "webpage" },
	{ "misc", "misc" },
	{ "article-journal", "article" },
	{ "paper-conference", "inproceedings" },
	{ "article-newspaper", "news" },
	{ "entry-encyclopedia", "entry" },
	{ "post-weblog", "webpage" },
	{ "motion_picture", "video" },
	{ "journalArticle", "article" },
	{ "conferencePaper", "inproceedings" },
	{ "bookSection", "incollection" },
	{ "computerProgram", "software" },
	{ "preprint", "preprint" },
	{ "document", "misc" },
	{ "Journal Article", "article" },
	{ "Review", "article" },
	{ "Conference Paper", "inproceedings" },
	{ "Proceedings Paper", "inproceedings" },
	{ "Book Chapter", "incollection" },
	{ "Article; Early Access", "article" },
	{ "Research Support, Non-U.S. Gov't; Journal Article", "article" },
	{ "J", "article" },
	{ "journal-article", "article" },
	{ "proceedings-article", "inproceedings" },
	{ "proceedings", "proceedings" },
	{ "posted-content", "preprint" },
	{ "book-chapter", "incollection" },
	{ "dissertation", "thesis" },
	{ "monograph", "book" },
	{ "JournalArticle", "article" },
	{ "Dataset|Software", "dataset" },
	{ "", "" },
	{ ";", "" },
	{ "Erratum", "" },
	{ "jour nal ist", "" },
	{ "ARTÍCULO", "" },
	{ "articlearticlearticlearticlearticlearticlearticlearticle", "" },
};

static void words_of_any_program_are_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		struct str type = paper_type_from(str_from(samples[i].word));

		if (!str_equal(type, str_from(samples[i].type)))
			fail_msg("%s is \"%.*s\"", samples[i].word, STR_ARG(type));
	}
}

/* What comes out goes in again: our own words are known. */
static void types_are_their_own_words(void **state)
{
	static const char *const types[] = {
		"article",      "inproceedings", "proceedings", "preprint",       "book",
		"incollection", "thesis",        "report",      "dataset",        "software",
		"webpage",      "patent",        "standard",    "manual",         "presentation",
		"unpublished",  "news",          "entry",       "legal",          "map",
		"image",        "audio",         "video",       "correspondence", "misc",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		assert_true(str_equal(paper_type_from(str_from(types[i])), str_from(types[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_any_program_are_known),
		cmocka_unit_test(types_are_their_own_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
