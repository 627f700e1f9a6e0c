/* Files of two families in one: each record of both is read as it is in its own file, or what is
 * left out is told by its line, or the file is refused; nothing else becomes a record. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/families.h"
#include "unit/recorder_fixture.h"

static struct recorder alone[FAMILY_COUNT];

static size_t failures; /* of the test that runs */

static int set_up_all(void **state)
{
	set_up(state);
	for (size_t i = 0; i < FAMILY_COUNT; i++) {
		recorder_init(&alone[i]);
		alone[i].file_year = 2026;
		alone[i].shows_all = true;
		recorder_read_cstr(&alone[i], families[i].text);
	}
	return 0;
}

static int tear_down_all(void **state)
{
	for (size_t i = 0; i < FAMILY_COUNT; i++)
		recorder_free(&alone[i]);
	return tear_down(state);
}

static size_t count_lines(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

/* How many of a file's records are among those that were read. */
static size_t count_found(const struct recorder *file)
{
	size_t found = 0;

	for (size_t i = 0; i < file->count; i++)
		for (size_t j = 0; j < got.count; j++)
			if (got.records[j].hash == file->records[i].hash) {
				found++;
				break;
			}
	return found;
}

/* Whether something is told of one of these lines. */
static bool is_told(size_t first, size_t end)
{
	for (size_t i = 0; i < got.diag.count; i++) {
		const struct diag_message *message = &got.diag.messages[i];

		if (message->level != DIAG_NOTE && message->line >= first && message->line < end)
			return true;
	}
	return false;
}

static void expect(bool is_right, size_t a, size_t b, const char *between, const char *what)
{
	char message[1000];

	if (is_right)
		return;
	recorder_message(&got, 0, message, sizeof(message));
	print_error("%s%s before %s: %s; %zu records, %zu told, %s\n", families[a].name,
		    *between ? " and a blank line" : "", families[b].name, what, got.count,
		    got.diag.count, message);
	failures++;
}

static void check_joined(size_t a, size_t b, const char *between)
{
	size_t found_a, found_b, lines_a = count_lines(families[a].text) + strlen(between);
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "%s%s%s", families[a].text, between, families[b].text);
	recorder_read(&got, strbuf_str(&text));
	strbuf_free(&text);
	if (got.status != STATUS_OK)
		return;
	found_a = count_found(&alone[a]);
	found_b = count_found(&alone[b]);
	expect(got.count == found_a + found_b, a, b, between, "a record that is in neither");
	expect(found_a == alone[a].count || is_told(1, lines_a + 1), a, b, between,
	       "the first is left out in silence");
	expect(found_b == alone[b].count || is_told(lines_a + 1, SIZE_MAX), a, b, between,
	       "the second is left out in silence");
	expect(got.report.not_understood >= got.diag.total[DIAG_WARNING], a, b, between,
	       "what is told is not counted");
}

static void test_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < FAMILY_COUNT; i++) {
		assert_int_equal(alone[i].status, STATUS_OK);
		assert_true(alone[i].count > 0);
		assert_int_equal(alone[i].report.not_understood, 0);
	}
}

/* Ovid's records have PubMed's lines, so that those are read, and that is told. */
static bool is_one_family(size_t a, size_t b)
{
	return strcmp(families[a].name, "Ovid") == 0 && strcmp(families[b].name, "PubMed") == 0;
}

static void test_pairs(void **state)
{
	(void)state;
	failures = 0;
	for (size_t a = 0; a < FAMILY_COUNT; a++)
		for (size_t b = 0; b < FAMILY_COUNT; b++) {
			if (a == b || is_one_family(a, b))
				continue;
			if (families[b].begins || !families[a].goes_on)
				check_joined(a, b, "");
			check_joined(a, b, "\n");
		}
	assert_int_equal(failures, 0);
}

/* Wherever the pieces end, the same is told. */
static void test_pieces(void **state)
{
	struct recorder whole;
	struct strbuf text;
	uint64_t seed = 7;

	(void)state;
	recorder_init(&whole);
	strbuf_init(&text);
	whole.file_year = 2026;
	whole.shows_all = true;
	for (size_t a = 0; a < FAMILY_COUNT; a++) {
		strbuf_clear(&text);
		strbuf_addf(&text, "%s\n%s", families[a].text,
			    families[(a + 5) % FAMILY_COUNT].text);
		recorder_expect_some_splits(&got, &whole, text.data, &seed);
	}
	strbuf_free(&text);
	recorder_free(&whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_alone, set_up_all, tear_down_all),
		cmocka_unit_test_setup_teardown(test_pairs, set_up_all, tear_down_all),
		cmocka_unit_test_setup_teardown(test_pieces, set_up_all, tear_down_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
