/*
 * What is damaged in the .bib files that people keep: commas, equals signs, braces and quotes that
 * are missing or too many, entries that begin as none does. Each entry is read as a person reads
 * it, or told with its line; never are two of them one.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

#define NEXT "@article{z, title={Owls}, author={Roe, Jo}, year=2020}\n"

/* What an entry comes to: its title, its year, and how much of it is reported. */
struct damage {
	const char *text;
	const char *title; /* NULL: it is no paper */
	int year;
	size_t reported;
};

static const struct damage damages[] = {
	/* A comma that is missing or too many. */
	{ "@article{a title={Kites}, year=2021}\n", "Kites", 2021, 0 },
	{ "@article{a\n title={Kites}\n year=2021\n}\n", "Kites", 2021, 0 },
	{ "@article{a,, title={Kites},, year=2021,,}\n", "Kites", 2021, 0 },
	{ "@article{a\n ,title={Kites}\n ,year=2021\n}\n", "Kites", 2021, 0 },
	{ "@article{a; title={Kites}; year=2021;}\n", "Kites", 2021, 0 },
	/* Keys. */
	{ "@article{a key with blanks, title={Kites}, year=2021}\n", "Kites", 2021, 0 },
	{ "@article{, title={Kites}, year=2021}\n", "Kites", 2021, 0 },
	{ "@article{title={Kites}, year=2021}\n", "Kites", 2021, 0 },
	/* Equals signs. */
	{ "@article{a, title {Kites}, year = 2021}\n", "Kites", 2021, 1 },
	{ "@article{a, title \"Kites\", year = 2021}\n", "Kites", 2021, 1 },
	{ "@article{a, title: {Kites}, year : 2021}\n", "Kites", 2021, 2 },
	{ "@article{a, title = = {Kites}, year == 2021}\n", "Kites", 2021, 0 },
	{ "@article{a, title = {Kites}, year}\n", "Kites", 0, 1 },
	/* The brace of an entry. */
	{ "@article{a, title={Kites}, year=2021\n", "Kites", 2021, 1 },
	{ "@article{a, title={Kites}, year=2021 ", "Kites", 2021, 1 },
	{ "@article{a, title={Kites}, note=\"x\" year={2021}, ", "Kites", 2021, 1 },
	{ "@article{a, title={Kites}, year=2021, abstract={see @book{x, title={In},\n year=1},"
	  " too},\n volume={1},\n",
	  "Kites", 2021, 1 },
	{ "@article{a,\n title={Kites}},\n year=2021\n}\n", "Kites", 2021, 1 },
	{ "@article{a,\n title={Kites}}\n year=2021\n}\n", "Kites", 2021, 1 },
	{ "@article{a, title={Kites}, year=2021}}\n", "Kites", 2021, 0 },
	/* That of a value. */
	{ "@article{a,\n title={Kites,\n year=2021\n}\n", "Kites", 2021, 2 },
	{ "@article{a, title={Kites, year={2021}}\n", "Kites", 2021, 2 },
	/* Quotes. */
	{ "@article{a,\n title=\"Kites,\n year=2021\n}\n", "Kites", 2021, 1 },
	{ "@article{a,\n title=\"Kites,\n author=\"Lee, Ann\",\n year=2021\n}\n", "Kites", 2021,
	  1 },
	{ "@article{a, title=\"Kites}, year=2021}\n", "Kites", 2021, 1 },
	{ "@article{a, title={Kites\", year=2021}\n", "Kites", 2021, 2 },
	{ "@article{a, title=Kites of snow, year=2021}\n", "Kites of snow", 2021, 1 },
	/* What begins as no entry does. */
	{ "article{a, title={Kites}, year=2021}\n", NULL, 0, 1 },
	{ "article{a,\n title={Kites},\n year=2021\n}\n", NULL, 0, 1 },
	{ "@article a, title={Kites}, year=2021}\n", NULL, 0, 1 },
	{ "@article a,\n title={Kites},\n year=2021\n}\n", NULL, 0, 1 },
	{ "@{a, title={Kites}, year=2021}\n", NULL, 0, 1 },
	{ "a,\n title={Kites},\n year={2021}\n}\n", NULL, 0, 1 },
	/* Comments. */
	{ "@comment{ @article{a, title={Kites}, year=2021} }\n", NULL, 0, 0 },
	{ "@comment @article{a, title={Kites}, year=2021}\n", NULL, 0, 0 },
	{ "% @article{a, title={Kites}, year=2021}\n", NULL, 0, 0 },
	{ "Some words, me@example.org, on @article and title = more\n", NULL, 0, 0 },
	{ "article (of mine, or hers)\nThe book {is, here}\n@article is a type\n", NULL, 0, 0 },
};

static void assert_record(size_t number, const char *title, int year)
{
	char want[100];

	snprintf(want, sizeof(want), "title: %s\n", title);
	assert_int_equal(strncmp(recorder_text(&got, number), want, strlen(want)), 0);
	snprintf(want, sizeof(want), "date: %d\n", year);
	assert_int_equal(strstr(recorder_text(&got, number), want) != NULL, year > 0);
}

static void assert_damage(const struct damage *damage, const char *before)
{
	size_t count = (size_t)1 + (damage->title != NULL) + (*before != '\0');
	char text[1000];

	snprintf(text, sizeof(text), "%s%s" NEXT, before, damage->text);
	recorder_read_cstr(&got, text);
	if (got.count != count || got.report.not_understood != damage->reported)
		print_message("%s%zu papers, %zu reported\n", text, got.count,
			      (size_t)got.report.not_understood);
	assert_int_equal(got.count, count);
	assert_int_equal(got.report.not_understood, damage->reported);
	if (damage->title)
		assert_record(count - 2, damage->title, damage->year);
	assert_record(count - 1, "Owls", 2020);
}

static void test_damages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(damages); i++)
		assert_damage(&damages[i], "@article{y, title={Tides}, year=2019}\n");
}

/* The first entry tells the format, whatever is wrong with it. */
static void test_first(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(damages); i++)
		if (damages[i].title)
			assert_damage(&damages[i], "");
}

/* Each entry that is lost is told. */
static void test_lost(void **state)
{
	(void)state;
	recorder_read_cstr(&got,
			   NEXT "article{a,\n title={Kites},\n year={2021}\n}\n"
				"@article b,\n title={Snow},\n}\n"
				" c,\n title={Ice},\n year={2021}\n}\n@{d,\n title={Fog}\n}\n");
	assert_int_equal(got.count, 1);
	recorder_expect_messages(&got, "2: an entry without its \"@\" is left out\n"
				       "6: an entry without its opening brace is left out\n"
				       "10: fields outside of an entry are left out\n"
				       "13: an entry without a type is left out\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_damages),
		TEST(test_first),
		TEST(test_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
