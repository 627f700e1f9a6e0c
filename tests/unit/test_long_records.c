/* Lines and rows that are longer than any may be, in every layout and in pieces of any size. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/resource.h>

#include "read/format.h"
#include "recorder_expect.h"

static struct recorder got;

static int set_up(void **state)
{
	(void)state;
	recorder_init(&got);
	got.keeps_text = false;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	recorder_free(&got);
	return 0;
}

/* A file that is pushed as it is written, the long of it in pieces. */
struct file {
	struct reader *reader;
	char *words;
};

#define WORDS ((size_t)1 << 20)

static struct file open_file(void)
{
	static const struct reader_options options = { .file = "FILE", .file_year = 2001 };
	struct reader_sink sink = { &got, recorder_paper, recorder_year };
	struct file file = { reader_new(&options, sink, &got.diag), alloc_bytes(WORDS) };

	for (size_t i = 0; i < WORDS; i++)
		file.words[i] = "long words "[i % 11];
	return file;
}

static void write_text(struct file *file, const char *text)
{
	reader_push(file->reader, str_from(text));
}

static void write_words(struct file *file, size_t len)
{
	while (len > 0) {
		size_t part = len < WORDS ? len : WORDS;

		reader_push(file->reader, (struct str){ file->words, part });
		len -= part;
	}
}

static void close_file(struct file *file)
{
	got.status = reader_finish(file->reader);
	got.report = *reader_report(file->reader);
	reader_delete(file->reader);
	free(file->words);
}

static void assert_line(size_t record, size_t line)
{
	assert_true(record < got.count);
	assert_int_equal(got.records[record].line, line);
}

#define RECORD "3 A title We show it. 2 authors \xC2\xB7 Jun 7, 2024 1"

/* Writes a record a line, the second with a text of this many bytes. */
static void write_one_line(size_t len)
{
	struct file file = open_file();

	write_text(&file, RECORD "\n4 ");
	write_words(&file, len);
	write_text(&file, ". 2 authors \xC2\xB7 Jun 7, 2024 1\n\n" RECORD "\n");
	close_file(&file);
}

static void test_one_line(void **state)
{
	size_t around = sizeof("4 . 2 authors \xC2\xB7 Jun 7, 2024 1") - 1;

	(void)state;
	write_one_line(FORMAT_RECORD_MAX - around);
	assert_int_equal(got.count, 3);
	assert_line(2, 4);
	recorder_expect_messages(&got, "");
	got.count = 0;
	write_one_line(FORMAT_RECORD_MAX - around + 1);
	assert_int_equal(got.count, 2);
	assert_line(1, 4);
	recorder_expect_messages(&got, "2: a line longer than 64 MB is left out\n");
	assert_int_equal(got.report.not_understood, 1);
	assert_int_equal(got.status, STATUS_OK);
}

#define PAGE                                                    \
	"Get trending papers in your email inbox once a day!\n" \
	"Get trending papers in your email inbox!\nSubscribe"

static void test_title_abstract(void **state)
{
	struct file file = open_file();

	(void)state;
	write_text(&file, PAGE "First\nAn abstract of it that has eight words or more.\nSecond\n");
	write_words(&file, FORMAT_RECORD_MAX + 1);
	write_text(&file, "\nThird\nAnother abstract of it, of eight words or more.\n");
	close_file(&file);
	assert_int_equal(got.count, 2);
	assert_line(0, 3);
	assert_line(1, 7);
	recorder_expect_messages(
		&got, "6: a line longer than 64 MB is left out\n5: a title without an abstract\n");
}

static void test_blocks(void **state)
{
	struct file file = open_file();

	(void)state;
	write_text(&file, "Daily Papers\nbyAK and the research community\n\n"
			  "First\n\nAn abstract of it that has eight words or "
			  "more.\n\n\xE2\x80\xA2 3 authors\n\n"
			  "\xC2\xB7\n\nJun 7, 2024\n\n");
	write_words(&file, FORMAT_RECORD_MAX + 1);
	write_text(&file, "\n\nSecond\n\nAnother abstract of it, of eight words or "
			  "more.\n\n\xE2\x80\xA2 3 authors\n\n"
			  "\xC2\xB7\n\nJun 8, 2024\n");
	close_file(&file);
	assert_int_equal(got.count, 2);
	assert_line(1, 16);
	recorder_expect_messages(&got, "14: a line longer than 64 MB is left out\n");
}

/* Of no layout, and not ended by a newline. */
static void test_nothing_else(void **state)
{
	struct file file = open_file();

	(void)state;
	write_words(&file, FORMAT_RECORD_MAX + 1);
	close_file(&file);
	assert_int_equal(got.status, STATUS_FAILED);
	recorder_expect_messages(&got, "1: a line longer than 64 MB is left out\n"
				       "0: is text in which nothing marks papers\n");
}

/* What would be papers within the quotes is none. */
static void test_rows(void **state)
{
	struct file file = open_file();

	(void)state;
	write_text(&file, "Title,Abstract\nA,b\n\"C \"\",\"\"\nD,e\n\",\"");
	write_words(&file, FORMAT_RECORD_MAX);
	write_text(&file, "\nF,g\n\"\"H\"\",i\n");
	write_words(&file, FORMAT_RECORD_MAX);
	write_text(&file, "\nJ,k\n\"\r\nL,m\nN,");
	write_words(&file, FORMAT_RECORD_MAX);
	write_text(&file, "5\" of it\n\"O\",p\n");
	close_file(&file);
	assert_int_equal(got.count, 3);
	assert_line(0, 2);
	assert_line(1, 11);
	assert_line(2, 13);
	recorder_expect_messages(&got, "3: a row longer than 64 MB is left out\n"
				       "12: a row longer than 64 MB is left out\n");
	assert_int_equal(got.report.not_understood, 2);
}

/* A row within bounds is read, though its lines and those of its neighbours are long. */
static void test_long_rows(void **state)
{
	struct file file = open_file();

	(void)state;
	write_text(&file, "Title,Abstract\nA,");
	write_words(&file, FORMAT_RECORD_MAX - sizeof("A,\n") + 1);
	write_text(&file, "\nB,\"");
	write_words(&file, FORMAT_RECORD_MAX / 2);
	write_text(&file, "\n");
	write_words(&file, FORMAT_RECORD_MAX / 2 - 100);
	write_text(&file, "\"\nC,d\n");
	close_file(&file);
	assert_int_equal(got.count, 3);
	assert_line(2, 5);
	recorder_expect_messages(&got, "");
}

static void test_quotes_without_end(void **state)
{
	struct file file = open_file();

	(void)state;
	write_text(&file, "Title,Abstract\nA,b\nC,\"");
	write_words(&file, FORMAT_RECORD_MAX + 1);
	write_text(&file, "\nD,e\n");
	close_file(&file);
	assert_int_equal(got.count, 1);
	recorder_expect_messages(&got, "3: a row longer than 64 MB is left out\n"
				       "3: the file ends within quotes that this row opened\n");
}

/* The most memory that the program has had, in bytes. */
static size_t peak(void)
{
	struct rusage usage;

	assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
	return (size_t)usage.ru_maxrss << 10;
}

static void test_memory(void **state)
{
	static const char *const beginnings[] = { RECORD "\n4 ", "Title,Abstract\nA,\"" };
	const size_t long_len = 24 * FORMAT_RECORD_MAX;

	(void)state;
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
		struct file file = open_file();
		size_t before = peak();

		write_text(&file, beginnings[i]);
		write_words(&file, long_len);
		close_file(&file);
		assert_true(peak() < before + long_len / 2);
		assert_int_equal(got.report.not_understood, i == 0 ? 1 : 2);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_memory),    TEST(test_one_line),           TEST(test_title_abstract),
		TEST(test_blocks),    TEST(test_nothing_else),       TEST(test_rows),
		TEST(test_long_rows), TEST(test_quotes_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
