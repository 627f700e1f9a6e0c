#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/address.h"

/* What a browser may have. */
static void test_safe(void **state)
{
	static const char *const addresses[] = {
		"https://arxiv.org/abs/2409.11340",
		"http://example.org",
		"HTTPS://Example.ORG/a?b=c&d=(e)#f",
		"https://example.org:8080/~a/b,c;d'e$f!*+",
		"https://[::1]/x",
		"https://b\xC3\xBC"
		"cher.example/stra\xC3\x9F"
		"e",
		"https://example.org/@someone",
		"https://example.org/%20%00",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		if (!address_is_safe(str_from(addresses[i])))
			fail_msg("refused: %s", addresses[i]);
}

/* What it may not: other schemes, words that look like options, what a shell, a terminal or an eye
 * would take for something else. */
static void test_refused(void **state)
{
	static const char *const addresses[] = {
		"",
		"-",
		"--help",
		"-https://example.org",
		"javascript:alert(1)",
		"JavaScript://example.org/%0aalert(1)",
		"file:///etc/passwd",
		"ftp://example.org",
		"data:text/html,x",
		"mailto:a@example.org",
		"//example.org",
		"example.org",
		"https:example.org",
		"https:/example.org",
		"https://",
		"https:///path",
		"https://-oProxy/",
		"https://?x",
		"https://#x",
		"https://.example",
		" https://example.org",
		"https://example.org ",
		"https://example.org/a b",
		"https://example.org/a\tb",
		"https://example.org/a\nb",
		"https://example.org/\033[2J",
		"https://example.org/\x7F",
		"https://example.org/\xC2\x85",
		"https://example.org/\xC2\xA0",
		("https://example.org/\xE2\x80\xAE"
		 "cod"),
		"https://example.org/\xE2\x80\x8B",
		"https://example.org/\xE3\x80\x80",
		"https://example.org/\xF3\xA0\x80\xA1",
		"https://example.org/\xFF",
		"https://example.org/`id`",
		"https://example.org/\"x",
		"https://example.org/<x>",
		"https://example.org/\\x",
		"https://example.org/|x",
		"https://example.org/{x}",
		"https://example.org/^",
		"https://user@example.org/",
		"https://arxiv.org:x@example.org/",
	};
	char long_address[8192];

	(void)state;
	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		if (address_is_safe(str_from(addresses[i])))
			fail_msg("let through: %s", addresses[i]);
	assert_false(address_is_safe((struct str){ "https://example.org/\0x", 22 }));
	memset(long_address, 'a', sizeof(long_address));
	memcpy(long_address, "https://a/", 10);
	assert_true(address_is_safe((struct str){ long_address, 4096 }));
	assert_false(address_is_safe((struct str){ long_address, 4097 }));
}

/* No byte in any place makes an address that begins otherwise, or holds what it must not. */
static void test_any_byte(void **state)
{
	char address[] = "https://example.org/abc";

	(void)state;
	for (size_t at = 0; at < sizeof(address) - 1; at++) {
		char before = address[at];

		for (int byte = 0; byte < 256; byte++) {
			address[at] = (char)byte;
			if (!address_is_safe((struct str){ address, sizeof(address) - 1 }))
				continue;
			assert_true(byte > ' ' && byte < 0x7F);
			assert_memory_equal(address + 4 + ((address[4] | 0x20) == 's'), "://", 3);
		}
		address[at] = before;
	}
}

static void check_paper(const char *url, const char *arxiv, const char *doi, const char *expected)
{
	struct paper paper;
	struct strbuf out;

	paper_init(&paper);
	paper.url = str_from(url);
	paper.arxiv_id = str_from(arxiv);
	paper.doi = str_from(doi);
	strbuf_init(&out);
	assert_int_equal(address_of_paper(&paper, &out), expected[0] != '\0');
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

static void test_of_paper(void **state)
{
	(void)state;
	check_paper("https://example.org/x", "2409.11340", "10.1000/182", "https://example.org/x");
	check_paper("", "2409.11340", "10.1000/182", "https://arxiv.org/abs/2409.11340");
	check_paper("", "math.gt/0309136", "", "https://arxiv.org/abs/math.gt/0309136");
	check_paper("", "", "10.1000/182", "https://doi.org/10.1000/182");
	check_paper("", "", "10.1002/(sici)<1::a>3.0",
		    "https://doi.org/10.1002/"
		    "%28sici%29%3C1%3A%3Aa%3E3.0");
	check_paper("", "", "", "");
	/* An address that is not safe is as good as none. */
	check_paper("javascript:alert(1)", "2409.11340", "", "https://arxiv.org/abs/2409.11340");
	check_paper("file:///etc/passwd", "", "10.1000/182", "https://doi.org/10.1000/182");
	check_paper("--help", "", "", "");
}

static void check_search(const char *pattern, const char *title, const char *expected)
{
	struct strbuf out;

	strbuf_init(&out);
	assert_int_equal(address_of_search(str_from(pattern), str_from(title), &out),
			 expected[0] != '\0');
	assert_string_equal(out.data, expected);
	strbuf_free(&out);
}

static void test_of_search(void **state)
{
	struct strbuf title, out;

	(void)state;
	check_search("https://example.org/?q=%s&x=y", "Cats & \"dogs\": 100%",
		     "https://example.org/?q=Cats%20%26%20%22dogs%22%3A%20100%25&x=y");
	check_search("https://example.org/?q=%s",
		     "Schr\xC3\xB6"
		     "dinger\nx",
		     "https://example.org/?q=Schr%C3%B6dinger%0Ax");
	check_search("https://example.org/?q=%s", "%s", "https://example.org/?q=%25s");
	check_search("https://example.org/", "a", "");
	check_search("%s", "https://example.org", "");
	check_search("file:///%s", "a", "");
	check_search("", "a", "");
	/* A long title is cut, never within a character. */
	strbuf_init(&title);
	strbuf_init(&out);
	for (int i = 0; i < 1000; i++)
		strbuf_add_cstr(&title, "\xE2\x82\xAC");
	assert_true(address_of_search(STR("https://example.org/%s"), strbuf_str(&title), &out));
	assert_int_equal(out.len, strlen("https://example.org/") + 170 * 9);
	strbuf_free(&out);
	strbuf_free(&title);
}

static void test_host(void **state)
{
	(void)state;
	assert_true(str_equal(address_host(STR("https://example.org/a")), STR("example.org")));
	assert_true(str_equal(address_host(STR("http://example.org?a")), STR("example.org")));
	assert_true(str_equal(address_host(STR("http://example.org")), STR("example.org")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_safe),      cmocka_unit_test(test_refused),
		cmocka_unit_test(test_any_byte),  cmocka_unit_test(test_of_paper),
		cmocka_unit_test(test_of_search), cmocka_unit_test(test_host),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
