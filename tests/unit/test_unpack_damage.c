/* Packed files that are cut off or damaged, and those that unpack to too much. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/unpack_fixture.h"

/* A part of a record is no record, and what is lost is said. */
static void check_cuts(struct str packed, size_t head)
{
	size_t step = packed.len / 60 + 1;

	for (size_t len = head; len < packed.len; len += step) {
		struct outcome outcome;

		load_bytes(&outcome, str_sub(packed, 0, len));
		assert_int_equal(outcome.failed, 1);
		assert_non_null(strstr(outcome.errors.data, "f: is damaged or cut off: "));
		assert_true(outcome.titles.len == 0 ||
			    strstr(outcome.titles.data, "Counting Owls\n") == outcome.titles.data);
		assert_null(strstr(outcome.titles.data, "Snai\n"));
		outcome_free(&outcome);
	}
}

static void check_flips(struct str packed, const char *titles)
{
	char *bytes = alloc_copy(packed.p, packed.len);

	for (size_t at = 0; at < packed.len; at += packed.len / 200 + 1) {
		struct outcome outcome;
		char kept = bytes[at];

		bytes[at] = (char)(kept ^ (1 << at % 8));
		load_bytes(&outcome, (struct str){ bytes, packed.len });
		/* Some bytes do not matter, as the time of the packing. */
		if (outcome.failed == 0)
			assert_string_equal(outcome.titles.data, titles);
		outcome_free(&outcome);
		bytes[at] = kept;
	}
	free(bytes);
}

static void test_damage(void **state)
{
	static const char titles[] = "Counting Owls\nSnails\nBats at Noon\nIs Tea Enough\n";
	struct strbuf packed;

	(void)state;
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		pack_alone(&packed, filters[i].filter, STR(OWLS));
		check_cuts(strbuf_str(&packed), 14);
		/* libarchive's zstd has no checksum. */
		if (filters[i].filter != archive_write_add_filter_zstd)
			check_flips(strbuf_str(&packed), "Counting Owls\nSnails\n");
		strbuf_free(&packed);
	}
	pack(&packed, archive_write_set_format_zip, NULL, NULL, members, MEMBER_COUNT);
	check_cuts(strbuf_str(&packed), 4);
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_ustar, archive_write_add_filter_gzip, NULL, members,
	     MEMBER_COUNT);
	check_cuts(strbuf_str(&packed), 14);
	check_flips(strbuf_str(&packed), titles);
	strbuf_free(&packed);
}

/* What was read before the damage is kept, and counted. */
static void test_records_before_damage(void **state)
{
	struct strbuf text, packed;
	struct outcome outcome;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "Title,DOI\n");
	for (uint64_t random = 4, i = 0; i < 40000; i++)
		strbuf_addf(&text, "Title %llx number %d,10.1000/%d\n",
			    (unsigned long long)support_random(&random), (int)i, (int)i);
	pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
	load_bytes(&outcome, str_sub(strbuf_str(&packed), 0, packed.len / 2));
	assert_non_null(strstr(outcome.errors.data, "f: is damaged or cut off: "));
	assert_non_null(strstr(outcome.errors.data, " records before that are read)"));
	assert_non_null(strstr(outcome.titles.data, " number 9999\n"));
	outcome_free(&outcome);
	strbuf_free(&text);
	strbuf_free(&packed);
}

/* A part of a packed file, as a download leaves it: what came of its text is read up to the record
 * that is not whole, in any format, however short it is. */
static void test_records_before_cut(void **state)
{
	static const struct {
		const char *head, *start, *middle, *end; /* a number is before and behind middle */
	} texts[] = {
		{ "", "@article{k", ", title = {Kites and the wind ", "}, year = {2020}}\n" },
		{ "Title,DOI\n", "Kites and ", " winds,10.1000/", "\n" },
		{ "", "{\"title\": \"Kites and ", " winds\", \"doi\": \"10.1000/", "\"}\n" },
		{ "", "TY  - JOUR\nTI  - Kites and ", " winds\nDO  - 10.1000/", "\nER  - \n\n" },
		{ "# Kites\n\n", "- [Kites and ", " winds](https://doi.org/10.1000/", ")\n" },
	};
	struct strbuf text, packed;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		for (size_t count = 60; count <= 6000; count *= 100) {
			struct outcome outcome;
			size_t records = 0;

			strbuf_init(&text);
			strbuf_add_cstr(&text, texts[i].head);
			for (size_t k = 1; k <= count; k++)
				strbuf_addf(&text, "%s%zu%s%zu%s", texts[i].start, k,
					    texts[i].middle, k, texts[i].end);
			pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
			load_bytes(&outcome, str_sub(strbuf_str(&packed), 0, packed.len * 2 / 3));
			assert_int_equal(sscanf(outcome.reports.data, "f: %zu", &records), 1);
			assert_in_range(records, count / 4, count - 1);
			outcome_free(&outcome);
			strbuf_free(&packed);
			strbuf_free(&text);
		}
	}
}

#define BOMB_SIZE ((size_t)80 << 20)

/* What gzip makes a thousand times as small. */
static void add_letters(struct strbuf *out)
{
	strbuf_pad(out, BOMB_SIZE);
	memset(out->data + out->len, 'x', BOMB_SIZE);
	out->len += BOMB_SIZE;
}

/* What differs in numbers here and there, and becomes two hundred times as small. */
static void add_numbers(struct strbuf *out)
{
	for (size_t number = 0; out->len < BOMB_SIZE; number++) {
		strbuf_addf(out, "%07zu ", number);
		for (size_t i = 0; i < 100; i++)
			strbuf_add_cstr(out, "We count owls. ");
	}
}

static void test_bombs(void **state)
{
	static void (*const adds[])(struct strbuf *) = { add_letters, add_numbers };

	(void)state;
	for (size_t i = 0; i < sizeof(adds) / sizeof(adds[0]); i++) {
		struct strbuf text, packed;

		strbuf_init(&text);
		strbuf_add_cstr(&text, OWLS);
		adds[i](&text);
		pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
		assert_loaded(strbuf_str(&packed), "Counting Owls\nSnails\n",
			      "%s: unpacks to more than 64 MB and 100 times its size, which text "
			      "does not (2 records before that are read)\n",
			      "", "%s: 2\n");
		strbuf_free(&packed);
		strbuf_free(&text);
	}
}

/* Blank lines up to this size, as long as no reader calls them too many. */
static void pad_with_lines(struct strbuf *text, size_t size)
{
	strbuf_pad(text, size - text->len);
	memset(text->data + text->len, ' ', size - text->len);
	for (size_t at = text->len; at < size; at += 64 << 10)
		text->data[at] = '\n';
	text->data[size - 1] = '\n';
	text->len = size;
}

/* Up to 64 MB a file is read however small it is packed. */
static void test_free_size(void **state)
{
	(void)state;
	for (size_t more = 0; more < 2; more++) {
		size_t size = ((size_t)64 << 20) + more;
		struct strbuf text, packed;

		strbuf_init(&text);
		strbuf_add_cstr(&text, OWLS);
		pad_with_lines(&text, size);
		pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
		assert_true(packed.len < size / 200);
		assert_loaded(strbuf_str(&packed), "Counting Owls\nSnails\n",
			      more == 0 ? ""
					: "%s: unpacks to more than 64 MB and 100 times its size, "
					  "which text does not (2 records before that are read)\n",
			      "", "%s: 2\n");
		strbuf_free(&packed);
		strbuf_free(&text);
	}
}

static void test_too_many_members(void **state)
{
	struct member *many = alloc_zeroed(100001, sizeof(*many));
	struct strbuf packed;
	struct outcome outcome;

	(void)state;
	for (size_t i = 0; i < 100001; i++)
		many[i] = (struct member){ "m", STR_INIT("") };
	pack(&packed, archive_write_set_format_ustar, archive_write_add_filter_gzip, NULL, many,
	     100001);
	load_bytes(&outcome, strbuf_str(&packed));
	assert_string_equal(outcome.errors.data, "f: has more members than an archive of papers\n");
	outcome_free(&outcome);
	strbuf_free(&packed);
	free(many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_records_before_damage),
		cmocka_unit_test(test_records_before_cut),
		cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_free_size),
		cmocka_unit_test(test_too_many_members),
	};

	return support_exit_status(cmocka_run_group_tests(tests, set_up, tear_down));
}
