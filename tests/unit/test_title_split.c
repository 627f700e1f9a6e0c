/* The boundary between title and abstract: invented texts, hostile ones, real ones. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "read/title_split.h"
#include "read/title_split_weights.h"
#include "support.h"
#include "train/title_pairs.h"

static void assert_split(const char *title, const char *abstract)
{
	struct strbuf text;
	size_t boundary;

	strbuf_init(&text);
	strbuf_addf(&text, "%s %s", title, abstract);
	boundary = title_split(strbuf_str(&text));
	if (boundary != strlen(title) + 1)
		fail_msg("\"%s\" was cut at: %.60s", title, text.data + boundary);
	strbuf_free(&text);
}

static void test_invented_papers(void **state)
{
	(void)state;
	assert_split(
		"Sorting Teapots by Their Handles",
		"We sort teapots. Our way of sorting them looks at the handle first and at the "
		"lid only when two handles are alike.");
	assert_split(
		"TeaNet: Learning to Pour without Spilling",
		"Pouring tea is a problem that has been studied for many years, and spilling is "
		"its greatest cost. In this paper, we present TeaNet.");
	assert_split("On the spouts of small porcelain teapots",
		     "Let $T$ be a teapot with a spout of length $l$. We show that no tea is lost "
		     "when $l$ is greater than one.");
	assert_split(
		"Can Large Teapots Brew?",
		"Large Teapot Models (LTMs) have shown remarkable capacity, yet whether they can "
		"brew is not known.");
	assert_split("Boiling Water in the Dark", "Recent kettles boil water quickly.");
}

static void test_acronym_is_not_cut(void **state)
{
	(void)state;
	assert_split("A Survey of Modern Kettles for Diffusion Brewing",
		     "Multimodal Kettle Models (MKMs) are a family of kettles that brew more than "
		     "one kind of tea. They suffer from limescale.");
}

static void test_same_text_with_other_white_space(void **state)
{
	const char *text = "Sorting Teapots  by\tTheir\n Handles\r\n\t We sort teapots by handle.";

	(void)state;
	assert_string_equal(text + title_split(str_from(text)), "We sort teapots by handle.");
}

static void test_texts_too_short_to_cut(void **state)
{
	(void)state;
	assert_int_equal(title_split((struct str){ NULL, 0 }), 0);
	assert_int_equal(title_split(STR("")), 0);
	assert_int_equal(title_split(STR("   ")), 3);
	assert_int_equal(title_split(STR("Teapots")), 7);
	assert_int_equal(title_split(STR("  Teapots \n")), 11);
	assert_int_equal(title_split(STR("Teapots pour")), 8);
	assert_int_equal(title_split(STR("teapots pour")), 8);
}

static bool is_word_start(struct str text, size_t at)
{
	return at < text.len && (unsigned char)text.p[at] > ' ' &&
	       (at == 0 || (unsigned char)text.p[at - 1] <= ' ');
}

static void test_any_bytes(void **state)
{
	static const char pieces[][8] = { "We",   "the",   " ",    "\xff\xfe", "\xc3", "(LLMs)",
					  "$",    "-",     "\\o{", "A-",       "\n",   "Deep",
					  ":",    ")",     "((",   "É",        "3D",   ". ",
					  "\x01", "model", "--",   "(",        "?",    "_^" };
	uint64_t random = 7;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct strbuf text;
		size_t count = support_below(&random, 300);
		size_t boundary;

		strbuf_init(&text);
		for (size_t j = 0; j < count; j++) {
			strbuf_add_cstr(&text, pieces[support_below(&random, 24)]);
			if (support_below(&random, 3) == 0)
				strbuf_add_byte(&text, (char)support_below(&random, 256));
		}
		boundary = title_split(strbuf_str(&text));
		assert_true(boundary == text.len || is_word_start(strbuf_str(&text), boundary));
		strbuf_free(&text);
	}
}

/* Ten million bytes of each kind that could be slow: what takes a moment for each takes days where
 * the time grows with the square, and reaches the deadline on any machine. */
static void test_long_texts(void **state)
{
	static const char *const units[] = { "a", "A ", " ", "(", "$", "-", "(AB)", "Aa-", "\xff" };
	const size_t size = 10 * 1000 * 1000;

	(void)state;
	alarm((unsigned)(support_patience() / 1000));
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct strbuf text;

		strbuf_init(&text);
		strbuf_reserve(&text, size + 8);
		while (text.len < size)
			strbuf_add_cstr(&text, units[i]);
		assert_true(title_split(strbuf_str(&text)) <= text.len);
		strbuf_free(&text);
	}
	alarm(0);
}

static void test_boundary_lies_in_first_words(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (int i = 0; i < 5000; i++)
		strbuf_add_cstr(&text, "Teapot ");
	assert_true(title_split(strbuf_str(&text)) <= 64 * strlen("Teapot "));
	strbuf_free(&text);
}

/* The first file of the real captures has one paper a line; these are its titles. */
static const char *const real_titles[] = {
	"The Road Less Scheduled",
	"Anticipatory Music Transformer",
	"Differentially Private Sequential Learning",
	"Efficient Test-Time Scaling via Self-Calibration",
	"PADDLES: Phase-Amplitude Spectrum Disentangled Early Stopping for Learning with Noisy "
	"Labels",
	"Beyond Stationarity: Convergence Analysis of Stochastic Softmax Policy Gradient Methods",
	"Dynamic LLM-Agent Network: An LLM-agent Collaboration Framework with Agent Team "
	"Optimization",
	"The Forward-Forward Algorithm: Some Preliminary Investigations",
	"Improved Analysis of Score-based Generative Modeling: User-Friendly Bounds under Minimal "
	"Smoothness Assumptions",
	"Goodhart's Law in Reinforcement Learning",
	"Reinforcement Learning for Adaptive Time-Stepping in the Chaotic Gravitational Three-Body "
	"Problem",
};

static FILE *open_first_capture(void)
{
	const char *folder = support_captures();
	FILE *stream = NULL;
	struct dirent *entry;
	DIR *dir;

	if (!folder || !(dir = opendir(folder)))
		return NULL;
	while (!stream && (entry = readdir(dir))) {
		char path[8192];

		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (strncmp(entry->d_name, "000_", 4) == 0)
			stream = fopen(path, "r");
	}
	closedir(dir);
	return stream;
}

static void test_real_capture(void **state)
{
	FILE *stream = open_first_capture();
	size_t count = sizeof(real_titles) / sizeof(*real_titles);
	char *line = NULL;
	size_t capacity = 0;
	ssize_t len;
	size_t i = 0;

	(void)state;
	if (!stream) {
		support_skip("the real captures are not here: set SHORTLIST_CAPTURES");
	}
	while (i < count && (len = getline(&line, &capacity, stream)) > 0) {
		const char *text = strchr(line, ' ') + 1; /* after the upvotes */
		size_t boundary = title_split(str_from(text));

		if (boundary != strlen(real_titles[i]) + 1 ||
		    strncmp(text, real_titles[i], boundary - 1) != 0)
			fail_msg("\"%s\" was cut to \"%.*s\"", real_titles[i], (int)boundary, text);
		i++;
	}
	assert_int_equal(i, count);
	free(line);
	fclose(stream);
}

static FILE *open_pairs(void)
{
	const char *given = getenv("SHORTLIST_PAIRS");
	const char *srcdir = getenv("srcdir");
	char path[4096];

	if (given)
		snprintf(path, sizeof(path), "%s", given);
	else
		snprintf(path, sizeof(path), "%s/../shared/corpus/title-abstract-pairs.tsv.xz",
			 srcdir ? srcdir : ".");
	if (access(path, R_OK) != 0)
		return NULL;
	setenv("SHORTLIST_PAIRS_PATH", path, 1);
	return popen("xz -dc \"$SHORTLIST_PAIRS_PATH\"", "r");
}

static void test_held_out_pairs(void **state)
{
	FILE *stream = open_pairs();
	struct title_pairs pairs;
	struct title_pairs_figure figure;

	(void)state;
	if (!stream) {
		support_skip("the real pairs are not here: set SHORTLIST_PAIRS");
	}
	title_pairs_read(&pairs, stream);
	pclose(stream);
	figure = title_pairs_measure(&pairs, title_split_weights);
	print_message("held out: %zu of %zu boundaries exact\n", figure.held_out_exact,
		      figure.held_out);
	assert_true(figure.held_out > 0);
	assert_true(figure.held_out_exact * 1000 >=
		    figure.held_out * TITLE_SPLIT_HELD_OUT_PER_MILLE);
	assert_true(TITLE_SPLIT_HELD_OUT_PER_MILLE >= 970);
	title_pairs_free(&pairs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_invented_papers),
		cmocka_unit_test(test_acronym_is_not_cut),
		cmocka_unit_test(test_same_text_with_other_white_space),
		cmocka_unit_test(test_texts_too_short_to_cut),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_boundary_lies_in_first_words),
		cmocka_unit_test(test_real_capture),
		cmocka_unit_test(test_held_out_pairs),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
