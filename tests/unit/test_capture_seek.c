/* Where a capture may begin: never is a line passed over at which a layout is sure of one, and what
 * belongs to none is passed over at once. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/strbuf.h"
#include "read/capture_seek.h"
#include "read/format.h"
#include "support.h"

#define DOT    "\xC2\xB7"
#define BULLET "\xE2\x80\xA2"
#define DAILY  "Get trending papers in your email inbox once a day!"

/* What captures are made of, and what nearly is. */
static const char *const lines[] = {
	"Counting Owls at Night",
	"We count owls with one lamp and two patient students, and find more of them than hoped.",
	"x",
	"",
	" ",
	BULLET " 5 authors",
	"5 authors",
	DOT,
	"Jan 2",
	"Jan 2, 2024 5",
	"Jan 2new",
	"new",
	"xnew",
	"xxx new",
	"Subscribe",
	"SubscribeCounting Owls at Night",
	"Daily Papers",
	"byAK and the research community",
	DAILY,
	"Get trending papers in your email inbox!",
	"x" DAILY,
	"inbox!",
	"!",
	"3 Owls We count them. 5 authors " DOT " Jun 18",
	"- Owls We count them. 1 author " DOT " Jun 18, 2024 2",
	"the end.3 Owls We count them. 5 authors " DOT " Jun 18",
};

#define LINE_COUNT (sizeof(lines) / sizeof(lines[0]))

/* A text of a few of the lines. */
static void make_text(struct strbuf *text, uint64_t *seed)
{
	size_t kinds = 2 + support_below(seed, 8), count = 1 + support_below(seed, 80);
	const char *chosen[10];

	for (size_t i = 0; i < kinds; i++)
		chosen[i] = lines[support_below(seed, LINE_COUNT)];
	strbuf_clear(text);
	for (size_t i = 0; i < count; i++) {
		/* The first ones are most of it. */
		size_t most = 1 + support_below(seed, kinds);

		strbuf_add_cstr(text, chosen[support_below(seed, most)]);
		strbuf_add_byte(text, '\n');
	}
}

static bool begins_capture(struct str text)
{
	const struct format *formats[] = { &format_one_line, &format_blocks,
					   &format_title_abstract };

	for (size_t i = 0; i < 3; i++)
		if (formats[i]->sniff(text, true) == SNIFF_YES)
			return true;
	return false;
}

static bool is_blank_at(struct str text, size_t at)
{
	return text.p[at] == '\n' || text.p[at] == ' ';
}

/* The first line of the text at which a layout is sure, but for blank ones. */
static size_t first_capture(struct str text)
{
	size_t at = 0;

	while (at < text.len &&
	       (is_blank_at(text, at) || !begins_capture(str_sub(text, at, text.len)))) {
		const char *newline = memchr(text.p + at, '\n', text.len - at);

		at = (size_t)(newline - text.p) + 1;
	}
	return at;
}

static void test_no_capture_is_passed_over(void **state)
{
	struct strbuf text;
	uint64_t seed = 17;
	size_t passed = 0, captures = 0;

	(void)state;
	strbuf_init(&text);
	for (int n = 0; n < 20000; n++) {
		struct str whole, part;
		size_t begin, all, some;

		make_text(&text, &seed);
		whole = strbuf_str(&text);
		part = str_sub(whole, 0, support_below(&seed, whole.len) + 1);
		begin = first_capture(whole);
		all = capture_seek(whole, true);
		some = capture_seek(part, false);
		if (all > begin || some > begin)
			fail_msg("passed over a capture at %zu (%zu, of a part %zu):\n%s", begin,
				 all, some, text.data);
		assert_true(some <= part.len && (some == 0 || part.p[some - 1] == '\n'));
		passed += some > 0;
		captures += begin < whole.len;
	}
	assert_true(passed > 2000 && captures > 2000);
	strbuf_free(&text);
}

/* What at most is left of many lines while more may follow. */
#define LEFT_MAX 33

static void test_other_text_is_passed_over(void **state)
{
	static const char *const units[] = {
		"x\n",
		"1\n",
		"\n",
		"new\n",
		"Subscribe\n",
		"Daily Papers\n",
		"Get trending papers in your email inbox!\n",
		DOT "\n",
		"Jan 2\n",
		BULLET " 5 authors\n",
		"xnew\n",
		"new\nx\n",
		"5 authors\nx\nJan 2\n",
		DOT "\nnew\n",
		"the text" DAILY "\n",
		"!\n",
		"!\nx\n",
		"day!\n",
		"SubscribeX\n",
		"the end.3 Owls and the rest of the title here 5 authors\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t len = strlen(units[i]), at;
		struct strbuf text;

		strbuf_init(&text);
		while (text.len < 20000)
			strbuf_add_cstr(&text, units[i]);
		at = capture_seek(strbuf_str(&text), false);
		if (text.len - at > LEFT_MAX * len)
			fail_msg("%zu of %zu bytes of %s", at, text.len, units[i]);
		assert_int_equal(capture_seek(strbuf_str(&text), true), text.len);
		strbuf_free(&text);
	}
}

static void test_begins_in_time(void **state)
{
	struct strbuf text;

	(void)state;
	strbuf_init(&text);
	for (int i = 0; i < 1000; i++)
		strbuf_add_cstr(&text, "x\n");
	strbuf_add_cstr(&text, BULLET " 5 authors\n" DOT "\nJan 2\n");
	/* Seven texts, the eighth line is the authors'. */
	assert_int_equal(capture_seek(strbuf_str(&text), true), 2 * (1000 - 7));
	strbuf_clear(&text);
	strbuf_add_cstr(&text, "x\nnew\nDaily Papers\nx\n");
	assert_int_equal(capture_seek(strbuf_str(&text), true), 2);
	strbuf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_capture_is_passed_over),
		cmocka_unit_test(test_other_text_is_passed_over),
		cmocka_unit_test(test_begins_in_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
