/* The pages of a paper in one form. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/pages.h"

static void test_normalise(void **state)
{
	static const struct {
		const char *pages, *want;
	} rows[] = {
		{ "1-9", "1-9" },     { "1–9", "1-9" },
		{ "1--9", "1-9" },    { "1 — 9", "1-9" },
		{ "e1−e9", "e1-e9" }, { "12‐19, 22‑23", "12-19, 22-23" },
		{ "–9", "9" },        { "9 -", "9-" },
		{ "7", "7" },         { "Art. 7, 2 p", "Art. 7, 2 p" },
		{ "", "" },           { "-", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char text[40];
		size_t len = strlen(rows[i].pages);

		memcpy(text, rows[i].pages, len);
		text[pages_normalise(text, len)] = '\0';
		assert_string_equal(text, rows[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_normalise) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
