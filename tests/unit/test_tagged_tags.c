/* Whether each tag that can be is read or counted. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/recorder_fixture.h"

/* A dialect by a record of it, with the tag that is tried after `before`. */
struct alphabet {
	const char *before, *after;
	const char *between; /* a tag and its value */
	const char *nothing; /* tags that begin or end a record or say nothing of it */
	size_t len;          /* letters of a tag */
};

static void read_with(const struct alphabet *dialect, const char *tag, const char *value)
{
	char text[600], line[100] = "";

	if (tag)
		snprintf(line, sizeof(line), "%s%s%s\n", tag, dialect->between, value);
	snprintf(text, sizeof(text), "%s%s%s", dialect->before, line, dialect->after);
	recorder_read_cstr(&got, text);
	assert_int_equal(got.count, 1);
}

/* Whether some value of the tag comes into the paper or is counted. */
static bool is_read_or_counted(const struct alphabet *dialect, const char *tag)
{
	static const char *const values[] = { "Zebras, Quagga and other beasts", "2019-05-04", "17",
					      "10.1234/zebra.1", "https://example.org/zebra" };
	char plain[2000], left_out[200];
	bool is_seen = false;

	read_with(dialect, NULL, NULL);
	snprintf(plain, sizeof(plain), "%s", recorder_text(&got, 0));
	snprintf(left_out, sizeof(left_out), "%s", got.left_out.data ? got.left_out.data : "");
	for (size_t i = 0; i < sizeof(values) / sizeof(*values) && !is_seen; i++) {
		read_with(dialect, tag, values[i]);
		is_seen = strcmp(plain, recorder_text(&got, 0)) != 0 ||
			  strcmp(left_out, got.left_out.data ? got.left_out.data : "") != 0;
	}
	return is_seen;
}

static void try_alphabet(const struct alphabet *dialect)
{
	static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	char tag[4] = "", spaced[6];

	for (size_t i = 0; i < 26; i++)
		for (size_t k = 0; signs[k]; k++) {
			tag[0] = signs[i];
			tag[1] = signs[k];
			if (dialect->len == 1)
				snprintf(tag, sizeof(tag), "%%%c", signs[k]);
			snprintf(spaced, sizeof(spaced), "%s ", tag);
			if (!strstr(dialect->nothing, spaced) && !is_read_or_counted(dialect, tag))
				fail_msg("%s is dropped: %s", tag, dialect->before);
		}
}

static void test_every_tag(void **state)
{
	static const struct alphabet dialects[] = {
		{ "TY  - JOUR\nAU  - Doe, J.\nAU  - Poe, A.\nTI  - Kites\nT2  - Annals of Air\nPY  "
		  "- 2019\n",
		  "ER  - \n", "  - ", "TY ER ", 2 },
		{ "PMID- 1\nTI  - Kites\nFAU - Doe, Jane\nFAU - Poe, Ann\nJT  - Annals of air\nDP  "
		  "- 2019\n",
		  "SO  - Ann. Air\n", "  - ", "", 2 },
		{ "FN Somebody\nVR 1.0\nPT J\nAU Doe, J\nAU Poe, A\nTI Kites\nSO Annals of Air\nPY "
		  "2019\n",
		  "ER\n\nEF\n", " ", "FN VR PT ER EF ", 2 },
		{ "RT Journal Article\nSR Electronic\nA1 Doe, J\nA1 Poe, A\nT1 Kites\nJF Annals of "
		  "Air\nYR 2019\n",
		  "ER\n", " ", "RT SR ER ", 2 },
		{ "%0 Journal Article\n%A Doe, J\n%A Poe, A\n%T Kites\n%J Annals of Air\n%D 2019\n",
		  "\n", " ", "%0 ", 1 },
		{ "<1. >\nTI  - Kites\nAU  - Doe, J\nAU  - Poe, A\nJN  - Annals of Air\nYR  - "
		  "2019\n",
		  "\n", "  - ", "", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(dialects) / sizeof(*dialects); i++)
		try_alphabet(&dialects[i]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_every_tag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
