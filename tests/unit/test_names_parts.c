/* The parts of a name, and the order in which they come. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "model/names_parts.h"

/* As "given|particle|family|suffix"; an organisation is "||name|!". */
static const char *const part_samples[][2] = {
	{ "Ada Quill", "Ada||Quill|" },
	{ ",", "||,|!" },
	{ "Quill, Ada", "Ada||Quill|" },
	{ "Ada M. Quill", "Ada M.||Quill|" },
	{ "Ludwig van der Berg", "Ludwig|van der|Berg|" },
	{ "van der Berg, Ludwig", "Ludwig|van der|Berg|" },
	{ "Van Berg, Ludwig", "Ludwig||Van Berg|" },
	{ "Quill J", "J||Quill|" },
	{ "van Quill JK", "JK|van|Quill|" },
	{ "J. Quill", "J.||Quill|" },
	{ "Ada Quill Jr.", "Ada||Quill|Jr." },
	{ "Ada Quill, Jr.", "Ada||Quill|Jr." },
	{ "Quill, Jr., Ada", "Ada||Quill|Jr." },
	{ "Quill, Ada, III", "Ada||Quill|III" },
	/* What can be a suffix is none where there is no other given name. */
	{ "Quill, J.R.", "J.R.||Quill|" },
	{ "Quill, I.I.", "I.I.||Quill|" },
	{ "Quill, M.A.", "M.A.||Quill|" },
	{ "Quill MA", "MA||Quill|" },
	{ "Quill M.D.", "M.D.||Quill|" },
	{ "Quill, JR", "JR||Quill|" },
	{ "van der Berg, J.R.", "J.R.|van der|Berg|" },
	{ "García Quill, J.R.", "J.R.||García Quill|" },
	{ "Quill, Jr.", "||Quill, Jr.|!" },
	{ "Quill, II", "||Quill, II|!" },
	{ "Quill III", "||Quill III|!" },
	{ "Quill, , Jr.", "||Quill, , Jr.|!" },
	{ "Ada Quill, M.D.", "Ada||Quill|M.D." },
	{ "Ada Quill MD", "Ada||Quill|MD" },
	{ "García Quill, Ada", "Ada||García Quill|" },
	{ "{Quill, Inc.}", "||Quill, Inc.|!" },
	{ "{Quill} {Ada}", "{Quill}||{Ada}|" },
	/* Companies. */
	{ "Quill and Roe, Inc.", "||Quill and Roe, Inc.|!" },
	{ "Quill, Inc.", "||Quill, Inc.|!" },
	{ "Ada Quill GmbH", "||Ada Quill GmbH|!" },
	{ "Quill & Roe", "||Quill & Roe|!" },
	{ "Quill & Roe, S.p.A.", "||Quill & Roe, S.p.A.|!" },
	{ "Quill, S.A.", "S.A.||Quill|" },
	{ "Ltd", "||Ltd|!" },
	{ "The Lantern Collaboration", "||The Lantern Collaboration|!" },
	{ "University of Pebbles", "||University of Pebbles|!" },
	{ "Lantern", "||Lantern|!" },
	{ "et al.", "||et al.|!" },
	{ "de", "||de|!" },
	{ "Quill,", "||Quill|!" },
	{ ", Ada", "||Ada|!" },
	{ "", "|||!" },
	{ "王小明", "||王小明|!" },
	/* Names that are spelled as a suffix, or as a word of organisations. */
	{ "Yo-Yo Ma", "Yo-Yo||Ma|" },
	{ "Ma, Yo-Yo", "Yo-Yo||Ma|" },
	{ "Sa, Iv", "Iv||Sa|" },
	{ "Quill, Md", "Md||Quill|" },
	{ "Bank, Peter", "Peter||Bank|" },
	{ "Bank of Quills, Inc.", "||Bank of Quills, Inc.|!" },
	/* Companies and their groups. */
	{ "Google AI", "||Google AI|!" },
	{ "Meta AI", "||Meta AI|!" },
	{ "Gemini Robotics", "||Gemini Robotics|!" },
	{ "Google DeepMind", "||Google DeepMind|!" },
	{ "BigKite Workshop", "||BigKite Workshop|!" },
	{ "Quill AI", "AI||Quill|" },
	{ "Wei AI", "AI||Wei|" },
	{ "Meta Quill", "Meta||Quill|" },
	{ "Ai Meta", "Ai||Meta|" },
	{ "WEI LI", "WEI||LI|" },
	{ "LI, WEI", "WEI||LI|" },
};

static void test_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(part_samples) / sizeof(*part_samples); i++) {
		struct name_parts parts = name_parts_of(str_from(part_samples[i][0]));
		char text[100];

		snprintf(text, sizeof(text), "%.*s|%.*s|%.*s|%.*s%s", STR_ARG(parts.given),
			 STR_ARG(parts.particle), STR_ARG(parts.family), STR_ARG(parts.suffix),
			 parts.is_whole ? "!" : "");
		assert_string_equal(text, part_samples[i][1]);
	}
}

/* The parts of a name that is as it is spoken are in this order in it. */
static void test_as_spoken(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(part_samples) / sizeof(*part_samples); i++) {
		struct str name = str_from(part_samples[i][0]);
		struct name_parts parts = name_parts_of(name);
		struct str in_order[] = { parts.given, parts.particle, parts.family, parts.suffix };
		char text[100] = "";

		for (size_t k = 0; k < 4; k++)
			if (in_order[k].len > 0)
				snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%.*s",
					 *text ? " " : "", STR_ARG(in_order[k]));
		if (!name_is_as_spoken(name))
			continue;
		assert_string_equal(text, part_samples[i][0]);
		count++;
	}
	assert_in_range(count, 10, sizeof(part_samples) / sizeof(*part_samples) - 10);
}

static void test_spoken(void **state)
{
	static const char *const samples[][2] = {
		{ "Bo LI", "LI, Bo" },
		{ "Ann van LEE", "van LEE, Ann" },
		{ "Wei MA", "MA, Wei" },
		{ "Ada Wei MA", "MA, Ada Wei" },
		{ "Ada Quill", "Ada Quill" },
		{ "LI, Bo", "LI, Bo" },
		{ "WEI LI", "WEI LI" },
		{ "Ada Quill III", "Ada Quill III" },
		{ "et al.", "et al." },
		{ "Lantern Group AI", "Lantern Group AI" },
		{ "LI", "LI" },
		{ "", "" },
	};
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		strbuf_clear(&out);
		names_add_spoken(&out, str_from(samples[i][0]));
		assert_true(str_equal(strbuf_str(&out), str_from(samples[i][1])));
	}
	strbuf_free(&out);
}

/* A list whose source does not say what comes first; NULL: it stays as it is. */
static void test_settle(void **state)
{
	static const char *const samples[][2] = {
		{ "Bo LI", "LI, Bo" },
		{ "An NG", "NG, An" },
		{ "JUNCHANG L\303\234", "L\303\234, JUNCHANG" },
		{ "Bo LI; Ada Quill", "LI, Bo; Ada Quill" },
		{ "Bo LI; Quill DK; Ada Poe", "LI, Bo; Quill DK; Ada Poe" },
		/* All others have nothing but initials there. */
		{ "Quill SA; Poe A; Roe TL", NULL },
		{ "Quill SA; Poe A; et al.", NULL },
		{ "van Quill SA", NULL },
		{ "Quill DK", NULL },
		{ "Quill J.A.", NULL },
		{ "Ada Quill; Poe, Bo", NULL },
		{ "", NULL },
	};
	struct strbuf out;

	(void)state;
	strbuf_init(&out);
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		strbuf_set(&out, STR("before"));
		assert_int_equal(names_settle(&out, str_from(samples[i][0])),
				 samples[i][1] != NULL);
		assert_true(str_equal(strbuf_str(&out),
				      str_from(samples[i][1] ? samples[i][1] : "before")));
	}
	strbuf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_as_spoken),
		cmocka_unit_test(test_spoken),
		cmocka_unit_test(test_settle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
