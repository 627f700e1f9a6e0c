#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/thread.h"
#include "session/read_ahead.h"
#include "support.h"

#define PIECE 100000
#define LARGE ((size_t)5 << 20)

struct fixture {
	FILE *file;
	char *bytes;
	size_t len;
};

/* A file of random bytes. */
static void fixture_init(struct fixture *fixture, size_t len)
{
	uint64_t random = 7;

	fixture->file = tmpfile();
	fixture->bytes = alloc_bytes(len);
	fixture->len = len;
	for (size_t i = 0; i < len; i++)
		fixture->bytes[i] = (char)support_random(&random);
	assert_non_null(fixture->file);
	assert_int_equal(fwrite(fixture->bytes, 1, len, fixture->file), len);
	assert_int_equal(fflush(fixture->file), 0);
	rewind(fixture->file);
}

static void fixture_free(struct fixture *fixture)
{
	fclose(fixture->file);
	free(fixture->bytes);
}

static struct read_ahead *open_ahead(int fd)
{
	struct read_ahead *ahead = read_ahead_new(fd, PIECE);

	if (thread_processor_count() == 1) {
		assert_null(ahead);
		support_skip("nothing is read ahead on one processor");
	}
	assert_non_null(ahead);
	return ahead;
}

/* From where the file is. */
static void test_all_bytes_come_in_order(void **state)
{
	struct fixture fixture;
	struct read_ahead *ahead;
	const char *piece;
	size_t at = 1000;
	ssize_t len;

	(void)state;
	fixture_init(&fixture, LARGE + 17);
	assert_int_equal(lseek(fileno(fixture.file), (off_t)at, SEEK_SET), at);
	ahead = open_ahead(fileno(fixture.file));
	while ((len = read_ahead_next(ahead, &piece)) > 0) {
		assert_true((size_t)len <= PIECE && (size_t)len <= fixture.len - at);
		assert_memory_equal(piece, fixture.bytes + at, (size_t)len);
		at += (size_t)len;
	}
	assert_int_equal(len, 0);
	assert_int_equal(at, fixture.len);
	assert_int_equal(read_ahead_next(ahead, &piece), 0);
	read_ahead_delete(ahead);
	fixture_free(&fixture);
}

/* Whoever wants no more need not read to the end, nor anything. */
static void test_the_rest_may_stay_unread(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture, LARGE);
	for (size_t count = 0; count < 5; count++) {
		struct read_ahead *ahead;
		const char *piece;

		rewind(fixture.file);
		ahead = open_ahead(fileno(fixture.file));
		for (size_t i = 0; i < count; i++)
			assert_int_equal(read_ahead_next(ahead, &piece), PIECE);
		read_ahead_delete(ahead);
	}
	fixture_free(&fixture);
}

static void test_an_error_is_told(void **state)
{
	struct fixture fixture;
	struct read_ahead *ahead;
	char path[64];
	const char *piece;
	int fd;

	(void)state;
	fixture_init(&fixture, LARGE);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fileno(fixture.file));
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		support_skip("no file that cannot be read");
	ahead = open_ahead(fd);
	errno = 0;
	assert_int_equal(read_ahead_next(ahead, &piece), -1);
	assert_int_equal(errno, EBADF);
	read_ahead_delete(ahead);
	close(fd);
	fixture_free(&fixture);
}

static void test_only_large_files_are_read_ahead(void **state)
{
	struct fixture fixture;
	int ends[2];

	(void)state;
	fixture_init(&fixture, 1000);
	assert_null(read_ahead_new(fileno(fixture.file), PIECE));
	assert_int_equal(lseek(fileno(fixture.file), 0, SEEK_CUR), 0);
	fixture_free(&fixture);
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	assert_null(read_ahead_new(ends[0], PIECE));
	close(ends[0]);
	close(ends[1]);
	read_ahead_delete(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_bytes_come_in_order),
		cmocka_unit_test(test_the_rest_may_stay_unread),
		cmocka_unit_test(test_an_error_is_told),
		cmocka_unit_test(test_only_large_files_are_read_ahead),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
