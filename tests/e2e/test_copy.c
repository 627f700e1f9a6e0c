/*
 * What y copies of papers as BibTeX, Markdown and CSV, of one and of the selection: the terminal is
 * sent what `list` writes of them, packed so that nothing of a paper's text reaches it as it is.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/fixture.h"

#define TEXT_MAX 8192

/* Turns the letters behind it round. */
#define TURN "\xE2\x80\xAE"

/* Titles that steal a clipboard, colour the screen and turn text round; and a paper of a topic. */
static const char papers[] =
	"Title,Author Names,Date,URL,Note,Abstract\n"
	"\"Owls \x1b]52;c;b3duZWQ=\x07 at \x1b[31mnoon \xC2\x9B"
	"31m " TURN " of \xE2\x80\x8B lamps\",Ada Roe,2024,https://example.org/owls,"
	"\"one\n\x1b]0;owned\x07 two\",We look at owls.\n"
	"=cmd|' /C calc'!A1,\"Bo Ek; Cy {Poe\",2023,,,\"} \\input{x} @misc{y, ``` <b>\"\n"
	"Lamps of Light,Di Poe,2022,https://example.org/lamps,,We look at diffusion.\n";

static int set_up(void **state)
{
	int failed = fixture_set_up(state);

	fixture_write("papers.csv", papers, 0600);
	return failed;
}

static int value_of(char digit)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = digit ? strchr(digits, digit) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* Unpacks base64 up to what is none of it. */
static void unpack(const char *packed, char *text)
{
	unsigned bits = 0, count = 0;
	size_t len = 0;

	for (; value_of(*packed) >= 0 && len < TEXT_MAX - 1; packed++) {
		bits = bits << 6 | (unsigned)value_of(*packed);
		count += 6;
		if (count < 8)
			continue;
		count -= 8;
		text[len++] = (char)(bits >> count & 0xFF);
	}
	text[len] = '\0';
}

/* The last text that the terminal was told to copy. */
static void find_copied(const struct terminal *terminal, char *text)
{
	static const char begin[] = "\033]52;c;";
	const char *at = terminal->output, *last = NULL;
	const char *end = terminal->output + terminal->output_len;

	while ((at = memmem(at, (size_t)(end - at), begin, sizeof(begin) - 1)))
		last = at += sizeof(begin) - 1;
	assert_non_null(last);
	unpack(last, text);
}

/* What `list` writes of the papers that a query finds, without the first lines, as many as are
 * skipped, and without the last line's end. */
static void list_papers(const char *format, const char *query, int skipped, char *text)
{
	char command[512];
	size_t len;
	FILE *pipe;

	snprintf(command, sizeof(command), "'%s' list -f %s -q '%s' '%s/papers.csv' | tail -n +%d",
		 fixture_program(), format, query, fixture_home(), skipped + 1);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	len = fread(text, 1, TEXT_MAX - 1, pipe);
	assert_int_equal(pclose(pipe), 0);
	while (len > 0 && strchr("\r\n", text[len - 1]))
		len--;
	text[len] = '\0';
	assert_true(len > 0);
}

static const struct {
	const char *key, *format;
	const char *one, *all;
	int skipped;
} copies[] = {
	{ "yb", "bib", "BibTeX entry copied", "3 BibTeX entries copied", 0 },
	{ "ym", "md", "Markdown item copied", "3 Markdown items copied", 3 },
	{ "yc", "csv", "CSV line copied", "3 CSV lines copied", 1 },
};

static void assert_copied(struct terminal *terminal, size_t copy, const char *query)
{
	static const char *const left_out[] = { TURN, "\r" };
	char copied[TEXT_MAX], wanted[TEXT_MAX], *at;

	find_copied(terminal, copied);
	list_papers(copies[copy].format, query, copies[copy].skipped, wanted);
	/* What is pasted turns nothing round, and ends its lines as other text does. */
	for (size_t i = 0; i < sizeof(left_out) / sizeof(*left_out); i++)
		while ((at = strstr(wanted, left_out[i])))
			memmove(at, at + strlen(left_out[i]), strlen(at + strlen(left_out[i])) + 1);
	assert_string_equal(copied, wanted);
}

static void assert_nothing_raw(const struct terminal *terminal)
{
	static const char *const payloads[] = { "b3duZWQ=", "\x1b]0;owned", "\x1b[31mnoon",
						"\xC2\x9B", TURN };

	for (size_t i = 0; i < sizeof(payloads) / sizeof(*payloads); i++) {
		char raw[64];

		/* Of the title's own sequence only the text is shown. */
		snprintf(raw, sizeof(raw), "%s%s", i == 0 ? "\x1b]52;c;" : "", payloads[i]);
		assert_null(memmem(terminal->output, terminal->output_len, raw, strlen(raw)));
	}
}

static void test_one_and_selection(void **state)
{
	struct terminal terminal;

	(void)state;
	fixture_start(&terminal, "papers.csv", 24, 80, "3 papers");
	for (size_t i = 0; i < sizeof(copies) / sizeof(*copies); i++) {
		terminal_type(&terminal, copies[i].key);
		terminal_expect(&terminal, copies[i].one);
		assert_copied(&terminal, i, "title:owls");
	}
	terminal_type(&terminal, "A");
	for (size_t i = 0; i < sizeof(copies) / sizeof(*copies); i++) {
		terminal_type(&terminal, copies[i].key);
		terminal_expect(&terminal, copies[i].all);
		assert_copied(&terminal, i, "");
	}
	assert_nothing_raw(&terminal);
	fixture_quit(&terminal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(test_one_and_selection),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
