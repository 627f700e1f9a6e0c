/* Every engine against a naive search, at every alignment of hay and length of needle that matters.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "search/needle.h"
#include "support.h"

#define HAY_MAX 400

static const enum needle_engine engines[] = { NEEDLE_BEST, NEEDLE_PLAIN, NEEDLE_SSE2, NEEDLE_AVX2 };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_dash_or_blank(char c)
{
	return c == ' ' || c == '-';
}

/* A needle with nothing but blanks and dashes fits itself alone. */
static bool has_words(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!is_dash_or_blank(text.p[i]))
			return true;
	return false;
}

static bool fits(char hay, char c, bool is_loose)
{
	return lower(hay) == c || (is_loose && is_dash_or_blank(hay) && is_dash_or_blank(c));
}

static size_t find_naively(struct str hay, struct str text)
{
	bool is_loose = has_words(text);
	size_t i, k;

	for (i = 0; i + text.len <= hay.len; i++) {
		for (k = 0; k < text.len && fits(hay.p[i + k], text.p[k], is_loose); k++)
			;
		if (k == text.len)
			return i;
	}
	return SIZE_MAX;
}

/* A view of a copy that may be read past its end, followed by what would tempt a careless search.
 */
static struct str padded(char *room, struct str hay, struct str text)
{
	size_t i;

	memcpy(room, hay.p, hay.len);
	for (i = 0; i < ARENA_READABLE_PAST_END; i++)
		room[hay.len + i] = text.p[i % text.len];
	return (struct str){ room, hay.len };
}

static void check(struct str hay, struct str text)
{
	size_t expected = find_naively(hay, text);
	char *room = malloc(hay.len + ARENA_READABLE_PAST_END);
	struct str view = padded(room, hay, text);
	size_t i;

	for (i = 0; i < sizeof(engines) / sizeof(*engines); i++) {
		struct needle needle;

		needle_init_with(&needle, text, engines[i]);
		assert_int_equal(needle_find(&needle, view), expected);
	}
	free(room);
}

static void test_small(void **state)
{
	(void)state;
	check(STR("x"), STR("x"));
	check(STR("X"), STR("x"));
	check(STR("abc"), STR("c"));
	check(STR("abc"), STR("abcd"));
	check(STR("Reward Models"), STR("reward models"));
	check(STR("aaaaaaaaaaab"), STR("ab"));
}

static void test_empty_hay(void **state)
{
	char room[ARENA_READABLE_PAST_END];
	struct needle needle;
	size_t i;

	(void)state;
	memset(room, 'x', sizeof(room));
	for (i = 0; i < sizeof(engines) / sizeof(*engines); i++) {
		needle_init_with(&needle, STR("x"), engines[i]);
		assert_int_equal(needle_find(&needle, (struct str){ room, 0 }), SIZE_MAX);
	}
}

/* Bytes that differ from each other in the case bit only, and are no letters. */
static void test_signs_are_no_letters(void **state)
{
	(void)state;
	check(STR("@"), STR("`"));
	check(STR("`"), STR("@"));
	check(STR("[{"), STR("{"));
	check(STR("\x01 "), STR("!"));
	check(STR("^~"), STR("~"));
	check(STR("\xC3\x80\xC3\xA0"), STR("\xC3\xA0"));
	check(STR("0\x10"), STR("\x10"));
}

/* A blank is as good as a dash, but none of the signs that share its bits. */
static void test_blanks_and_dashes(void **state)
{
	(void)state;
	check(STR("a State-of-the-Art net"), STR("state of the art"));
	check(STR("a state of the art net"), STR("state-of-the-art"));
	check(STR("state_of.the,art state-of the-art"), STR("state of the art"));
	check(STR("a!b a$b a%b a(b a)b a,b a-b"), STR("a b"));
	check(STR("a!b a$b a%b a(b a)b a,b a b"), STR("a-b"));
	check(STR("ab! -"), STR("b "));
	check(STR("gpt4 gpt 4"), STR("gpt-4"));
	check(STR("re-ranking"), STR("reranking"));
	check(STR("a - b"), STR("-"));
	check(STR("a b"), STR("-"));
	check(STR("a-b"), STR(" "));
	check(STR("a - b"), STR(" - "));
}

static void test_every_byte_alone(void **state)
{
	char hay[256];
	unsigned i;

	(void)state;
	for (i = 0; i < 256; i++)
		hay[i] = (char)(255 - i);
	for (i = 0; i < 256; i++) {
		char byte = (char)i;

		if (byte < 'A' || byte > 'Z')
			check((struct str){ hay, 256 }, (struct str){ &byte, 1 });
	}
}

/* The needle at each position of a hay, across every border of registers. */
static void test_every_position(void **state)
{
	static const struct str texts[] = { STR_INIT("q"), STR_INIT("qz"), STR_INIT("quiz"),
					    STR_INIT(
						    "a rather long needle, longer than one "
						    "register of thirty-two bytes or sixty-four") };
	char hay[HAY_MAX];
	size_t i, at;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		for (at = 0; at + texts[i].len <= 200; at++) {
			memset(hay, '.', sizeof(hay));
			memcpy(hay + at, texts[i].p, texts[i].len);
			check((struct str){ hay, 200 }, texts[i]);
			check((struct str){ hay, at + texts[i].len }, texts[i]);
			check((struct str){ hay, at + texts[i].len - 1 }, texts[i]);
		}
	}
}

static void test_random(void **state)
{
	static const char letters[] = "aAbB@`{[ -!,\n\xC3\xA9";
	uint64_t random = 1;
	int round;

	(void)state;
	for (round = 0; round < 100000; round++) {
		char hay[HAY_MAX], text[40];
		size_t hay_len = support_below(&random, HAY_MAX);
		size_t text_len = 1 + support_below(&random, round % 2 ? 4 : sizeof(text) - 1);
		size_t variety = 2 + support_below(&random, sizeof(letters) - 3);
		size_t i;

		for (i = 0; i < hay_len; i++)
			hay[i] = letters[support_below(&random, variety)];
		for (i = 0; i < text_len; i++)
			text[i] = lower(letters[support_below(&random, variety)]);
		/* Half of the needles are taken from the hay, so that long ones are found too. */
		if (round % 4 < 2 && hay_len >= text_len) {
			size_t from = support_below(&random, hay_len - text_len + 1);

			for (i = 0; i < text_len; i++)
				text[i] = lower(hay[from + i]);
		}
		check((struct str){ hay, hay_len }, (struct str){ text, text_len });
	}
}

static void test_commonness(void **state)
{
	struct needle common, rare;

	(void)state;
	needle_init(&common, STR("tea"));
	needle_init(&rare, STR("quiz"));
	assert_true(needle_commonness(&rare) < needle_commonness(&common));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_empty_hay),
		cmocka_unit_test(test_signs_are_no_letters),
		cmocka_unit_test(test_blanks_and_dashes),
		cmocka_unit_test(test_every_byte_alone),
		cmocka_unit_test(test_every_position),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_commonness),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
