#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "model/identifier.h"
#include "support.h"

struct form {
	const char *written;
	const char *normal; /* NULL: it is none */
};

static const struct form arxiv_forms[] = {
	{ "2409.11340", "2409.11340" },
	{ " 2409.11340v12 ", "2409.11340" },
	{ "0704.0001", "0704.0001" },
	{ "arXiv:2409.11340v2", "2409.11340" },
	{ "ARXIV: 2409.11340", "2409.11340" },
	{ "arXiv:2409.11340v2 [cs.CV]", "2409.11340" },
	{ "https://arxiv.org/abs/2409.11340", "2409.11340" },
	{ "http://www.arxiv.org/abs/2409.11340v3?context=cs#here", "2409.11340" },
	{ "https://export.arxiv.org/pdf/2409.11340v1.pdf", "2409.11340" },
	{ "arxiv.org/html/2409.11340/", "2409.11340" },
	{ "math.GT/0309136", "math/0309136" },
	{ "Math.GT/0309136v2", "math/0309136" },
	{ "arXiv:hep-th/9901001", "hep-th/9901001" },
	{ "https://arxiv.org/abs/cond-mat/0011267v1", "cond-mat/0011267" },
	{ "", NULL },
	{ "arXiv:", NULL },
	{ "2413.11340", NULL },
	{ "2400.11340", NULL },
	{ "2409.113", NULL },
	{ "2409.113401", NULL },
	{ "2409.11340v", NULL },
	{ "2409.11340x", NULL },
	{ "2409-11340", NULL },
	{ "2409.11340 2409.11341", NULL },
	{ "2409.11340 [cs] [cv]", NULL },
	{ "page/0309136", NULL },
	{ "math.G3/0309136", NULL },
	{ "math/030913", NULL },
	{ "math/03091366", NULL },
	{ "math/0313136", NULL },
	{ "https://arxiv.org/list/2409.11340", NULL },
	{ "https://arxiv.org.example.com/abs/2409.11340", NULL },
	{ "https://notarxiv.org/abs/2409.11340", NULL },
	{ "https://arxiv.org/abs/2409.11340/extra", NULL },
	{ "10.48550/arXiv.2409.11340", "2409.11340" },
};

static const struct form doi_forms[] = {
	{ "10.1000/182", "10.1000/182" },
	{ " doi:10.1000/182 ", "10.1000/182" },
	{ "DOI: 10.1000/ABC.Def", "10.1000/abc.def" },
	{ "https://doi.org/10.1000/182", "10.1000/182" },
	{ "http://dx.doi.org/10.1000/182", "10.1000/182" },
	{ "doi.org/10.1000%2F182%28a%29", "10.1000/182(a)" },
	{ "10.1000/a%2Fb", "10.1000/a%2fb" },
	{ "https://doi.org/10.1000/a%00%20%ff%", "10.1000/a%00%20%ff%" },
	{ "10.1000.10/a/b;c<d>", "10.1000.10/a/b;c<d>" },
	{ "10.1000/größe", "10.1000/größe" },
	{ "", NULL },
	{ "10.1000", NULL },
	{ "10.1000/", NULL },
	{ "10.100/1", NULL },
	{ "11.1000/182", NULL },
	{ "10.1x00/182", NULL },
	{ "10.1000/1 82", NULL },
	{ "10.1000/1\t82", NULL },
	{ "10.1000/1\xFF", NULL },
	{ "10.1000/1\xE2\x80\xAE", NULL },
	{ "https://example.org/10.1000/182", NULL },
	{ "https://notdoi.org/10.1000/182", NULL },
};

static void assert_form(bool (*normalise)(struct str, char *), const struct form *form)
{
	char out[IDENTIFIER_MAX] = "untouched", again[IDENTIFIER_MAX];
	char *exact = strndup(form->written, strlen(form->written));
	struct str written = { exact, strlen(form->written) };

	if (!form->normal) {
		assert_false(normalise(written, out));
		assert_string_equal(out, "untouched");
	} else {
		assert_true(normalise(written, out));
		assert_string_equal(out, form->normal);
		assert_true(normalise(str_from(out), again));
		assert_string_equal(again, out);
	}
	free(exact);
}

static void arxiv_ids_have_one_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(arxiv_forms) / sizeof(*arxiv_forms); i++)
		assert_form(arxiv_id_normalise, &arxiv_forms[i]);
}

static void dois_have_one_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(doi_forms) / sizeof(*doi_forms); i++)
		assert_form(doi_normalise, &doi_forms[i]);
}

static void what_is_too_long_is_none(void **state)
{
	char text[4096], out[IDENTIFIER_MAX];

	(void)state;
	memset(text, 'a', sizeof(text));
	memcpy(text, "10.1000/", 8);
	assert_true(doi_normalise((struct str){ text, IDENTIFIER_MAX - 1 }, out));
	assert_int_equal(strlen(out), IDENTIFIER_MAX - 1);
	assert_false(doi_normalise((struct str){ text, IDENTIFIER_MAX }, out));
	assert_false(doi_normalise((struct str){ text, sizeof(text) }, out));
	assert_false(arxiv_id_normalise((struct str){ text, sizeof(text) }, out));
}

/* Whatever is done to a form, what comes out is a normal form or nothing. */
static void mutations_are_harmless(void **state)
{
	static const char letters[] = "0123456789./:vVaArx-% [#\xC3";
	uint64_t seed = 3;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		const struct form *form = &arxiv_forms[support_below(
			&seed, sizeof(arxiv_forms) / sizeof(*arxiv_forms))];
		size_t len = strlen(form->written);
		char *text = strndup(form->written, len), out[IDENTIFIER_MAX],
		     again[IDENTIFIER_MAX];

		for (int change = 0; len && change < 2; change++)
			text[support_below(&seed, len)] =
				letters[support_below(&seed, sizeof(letters) - 1)];
		if (arxiv_id_normalise((struct str){ text, len }, out)) {
			assert_true(arxiv_id_normalise(str_from(out), again));
			assert_string_equal(out, again);
		}
		if (doi_normalise((struct str){ text, len }, out)) {
			assert_true(doi_normalise(str_from(out), again));
			assert_string_equal(out, again);
		}
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arxiv_ids_have_one_form),
		cmocka_unit_test(dois_have_one_form),
		cmocka_unit_test(what_is_too_long_is_none),
		cmocka_unit_test(mutations_are_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
