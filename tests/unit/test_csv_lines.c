/*
 * What is told of a line of CSV without reading it, held to what reading it says: random lines of
 * the bytes that matter.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "read/csv_parser.h"
#include "read/table_columns.h"

#define ROUNDS 50000

struct reading {
	struct csv_row row;
	size_t rows;
};

static void take_cell(void *cell, size_t len, void *context)
{
	struct reading *reading = context;

	csv_row_add(&reading->row, (struct str){ cell, len });
}

static void take_row(int end, void *context)
{
	struct reading *reading = context;

	(void)end;
	reading->rows++;
}

/* Reads a line and its end. */
static void read_line(struct reading *reading, struct str line, char delimiter)
{
	struct csv_parser parser;

	reading->rows = 0;
	csv_row_clear(&reading->row);
	csv_parser_open(&parser, (unsigned char)delimiter, true);
	csv_parse(&parser, line.p, line.len, take_cell, take_row, reading);
	csv_parse(&parser, "\n", 1, take_cell, take_row, reading);
	csv_free(&parser);
}

static struct str random_line(char *line, size_t size, const char *bytes, uint32_t *random)
{
	size_t len, count = strlen(bytes);

	*random = *random * 1664525 + 1013904223;
	len = (*random >> 16) % size;
	for (size_t i = 0; i < len; i++) {
		*random = *random * 1664525 + 1013904223;
		line[i] = bytes[(*random >> 16) % count];
	}
	return (struct str){ line, len };
}

static void assert_split(const struct reading *reading, struct str line, char delimiter)
{
	struct str cell;
	size_t i = 0;

	while (str_split_next(&line, delimiter, &cell)) {
		assert_true(str_equal(utf8_trim(csv_row_cell(&reading->row, i)), utf8_trim(cell)));
		i++;
	}
	assert_int_equal(reading->row.count, i);
	assert_int_equal(reading->rows, 1);
}

static void test_plain_lines_are_split(void **state)
{
	static const char delimiters[] = { ',', ';', '\t', '|' };
	struct reading reading = { .rows = 0 };
	size_t plain = 0, others = 0;
	uint32_t random = 1;

	(void)state;
	csv_row_init(&reading.row);
	for (size_t round = 0; round < ROUNDS; round++) {
		char bytes[12], delimiter = delimiters[round % sizeof(delimiters)];
		struct str line = random_line(bytes, sizeof(bytes), "a\"a, \t;'|\rb", &random);

		if (utf8_trim(line).len == 0)
			continue;
		others += !csv_line_is_plain(line, delimiter);
		if (!csv_line_is_plain(line, delimiter))
			continue;
		plain++;
		read_line(&reading, line, delimiter);
		assert_split(&reading, line, delimiter);
	}
	assert_true(plain > ROUNDS / 10);
	assert_true(others > ROUNDS / 10);
	csv_row_free(&reading.row);
}

static void test_what_is_plain(void **state)
{
	(void)state;
	assert_true(csv_line_is_plain(STR("a, b of 5\" and \"c\""), ','));
	assert_true(csv_line_is_plain(STR("a,\"b"), ';'));
	assert_true(csv_line_is_plain(STR(""), ','));
	assert_false(csv_line_is_plain(STR("\"a"), ','));
	assert_false(csv_line_is_plain(STR("a of 5\", \t\"b"), ','));
	assert_false(csv_line_is_plain(STR("a\tb \t\"c"), '\t'));
	assert_false(csv_line_is_plain(STR("a\rb"), ','));
}

/* No line that is called prose is a header. Letters in a row make cells too long for titles; a
 * header whose first titles are known has room for some. */
static void test_prose_is_no_header(void **state)
{
	static const char *const bytes[] = {
		"eeeeeeeeeeeeeeeeeeee"
		"eeeeeeeeeeeeeeeeeeee"
		"eeeeeeeeeeeeeeeeeeee"
		"eeeeeeeeeeeeeeeeeeee,",
		"ee,",
		",",
	};
	struct reading reading = { .rows = 0 };
	struct table_titles titles;
	uint32_t random = 1;
	size_t prose = 0, headers = 0;

	(void)state;
	csv_row_init(&reading.row);
	for (size_t round = 0; round < ROUNDS / 10; round++) {
		char text[1200] = "title,authors,year,doi,";
		size_t known = strlen(text);
		struct str line =
			random_line(text + known, sizeof(text) - known, bytes[round % 3], &random);
		bool is_header;

		line = (struct str){ text, line.len + known };
		read_line(&reading, line, ',');
		is_header = table_titles_read(&reading.row, &titles);
		assert_false(is_header && table_line_is_prose(line, ','));
		prose += table_line_is_prose(line, ',');
		headers += is_header;
	}
	assert_true(prose > 0);
	assert_true(headers > 0);
	csv_row_free(&reading.row);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_lines_are_split),
		cmocka_unit_test(test_what_is_plain),
		cmocka_unit_test(test_prose_is_no_header),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
