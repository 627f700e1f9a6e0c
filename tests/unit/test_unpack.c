/*
 * Unpacking, from the bytes to the session: what can be packed, and what is refused. Each file is
 * read as a file and through a pipe.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/unpack_fixture.h"

static void test_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		struct strbuf packed;

		pack_alone(&packed, filters[i].filter, STR(OWLS));
		assert_loaded(strbuf_str(&packed), "Counting Owls\nSnails\n", "", "", "%s: 2\n");
		strbuf_free(&packed);
		pack_alone(&packed, filters[i].filter, STR("no papers in here\n"));
		assert_loaded(strbuf_str(&packed), "",
			      "%s: is text in which nothing marks papers\n",
			      "%s: is text in which nothing marks papers\n", "%s: 0\n");
		strbuf_free(&packed);
		pack_alone(&packed, filters[i].filter, STR(""));
		assert_loaded(strbuf_str(&packed), "", "%s: is empty\n", "", "");
		strbuf_free(&packed);
	}
}

static void check_archive(struct strbuf *packed)
{
	assert_loaded(strbuf_str(packed), "Counting Owls\nSnails\nBats at Noon\nIs Tea Enough\n",
		      "",
		      "%s: 1 member without papers is left out, sub/notes.bin\n"
		      "%s: 1 member is packed itself and left out: unpack it, in.gz\n",
		      "%s/a.csv: 2\n%s/../../up.csv: 1\n%s/sub/tea.csv: 1\n");
	strbuf_free(packed);
}

static void test_archives(void **state)
{
	struct strbuf packed;

	(void)state;
	pack(&packed, archive_write_set_format_zip, NULL, NULL, members, MEMBER_COUNT);
	check_archive(&packed);
	pack(&packed, archive_write_set_format_ustar, NULL, NULL, members, MEMBER_COUNT);
	check_archive(&packed);
	pack(&packed, archive_write_set_format_gnutar, NULL, NULL, members, MEMBER_COUNT);
	check_archive(&packed);
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		pack(&packed, archive_write_set_format_pax, filters[i].filter, NULL, members,
		     MEMBER_COUNT);
		check_archive(&packed);
	}
}

/* A member's source has the member's name, a packed file's its own. */
static void test_sources(void **state)
{
	struct strbuf packed;
	struct outcome outcome;

	(void)state;
	pack(&packed, archive_write_set_format_zip, NULL, NULL, members, MEMBER_COUNT);
	load_bytes(&outcome, strbuf_str(&packed));
	assert_string_equal(outcome.sources.data, "a\na\nup\ntea\n");
	outcome_free(&outcome);
	strbuf_free(&packed);
}

static void test_archives_that_are_refused(void **state)
{
	static const struct member workbook[] = {
		{ "[Content_Types].xml", STR_INIT("<a/>") },
		{ "xl/workbook.xml", STR_INIT("<b/>") },
	};
	struct strbuf packed;

	(void)state;
	pack(&packed, archive_write_set_format_zip, NULL, NULL, workbook, 2);
	assert_loaded(strbuf_str(&packed), "", "%s: is an Excel workbook: save it as CSV\n", "",
		      "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, NULL, workbook, 1);
	assert_loaded(strbuf_str(&packed), "",
		      "%s: holds no papers in a format that shortlist knows, in 1 member\n", "",
		      "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, NULL, &members[4], 1);
	assert_loaded(strbuf_str(&packed), "",
		      "%s: holds no papers, but in.gz, which is packed itself\n", "", "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, NULL, NULL, 0);
	assert_loaded(strbuf_str(&packed), "", "%s: is empty\n", "", "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, "zip:encryption=zipcrypt", members, 1);
	assert_loaded(strbuf_str(&packed), "", "%s: is encrypted: unpack it first\n", "", "");
	strbuf_free(&packed);
	assert_loaded(STR("7z\xBC\xAF\x27\x1C and more"), "",
		      "%s: is packed as 7z: unpack it first\n", "", "");
}

/* Text is never taken for an archive of some kind. */
static void test_text_is_not_packed(void **state)
{
	static const struct str texts[] = {
		STR_INIT(""),
		STR_INIT("B"),
		STR_INIT("PK"),
		STR_INIT("BZh9 is no bzip2"),
		STR_INIT("#mtree\n./a type=file\n"),
		STR_INIT("070707 is no cpio"),
		STR_INIT("7z"),
		STR_INIT("T\0i\0t\0l\0e\0"),
	};
	const struct packing *packing;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		assert_true(packing_from_head(texts[i], true, &packing));
		assert_null(packing);
	}
	assert_false(packing_from_head(STR("BZh"), false, &packing));
	assert_true(packing_from_head(STR("BZi\n"), false, &packing));
	assert_true(packing_from_head(STR("Title,DOI\n"), false, &packing));
	/* The name at the beginning of a tar, as a pipe may bring it alone. */
	assert_false(packing_from_head(STR("papers.csv"), false, &packing));
	assert_false(packing_from_head(STR("T\0"), false, &packing));
}

/* What was packed by any of them is packed again, by gzip. */
static void test_packed_twice(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		struct strbuf once, twice;
		char want[128];

		pack_alone(&once, filters[i].filter, STR(OWLS));
		pack_alone(&twice, archive_write_add_filter_gzip, strbuf_str(&once));
		snprintf(want, sizeof(want),
			 "%%s: is packed more than once, inside as %s: unpack it first\n",
			 filters[i].name);
		assert_loaded(strbuf_str(&twice), "", want, "", "");
		strbuf_free(&once);
		strbuf_free(&twice);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_archives),
		cmocka_unit_test(test_sources),
		cmocka_unit_test(test_archives_that_are_refused),
		cmocka_unit_test(test_text_is_not_packed),
		cmocka_unit_test(test_packed_twice),
	};

	return support_exit_status(cmocka_run_group_tests(tests, set_up, tear_down));
}
