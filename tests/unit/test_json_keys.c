/* What is remembered of a record's keys for the next one is bounded, however long they are. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "held_bytes.h"
#include "read/reader.h"

#define RECORDS 24

/* Of one long key, and what may be held in the end: a few of them, with what else is read. */
#define KEY_LEN  ((size_t)1 << 20)
#define HELD_MAX (8 * KEY_LEN)

static void receive_paper(void *context, const struct paper_draft *draft)
{
	(void)draft;
	++*(size_t *)context;
}

static void receive_year(void *context, int year)
{
	(void)context;
	(void)year;
}

/* A paper whose key number `at`, behind those of the paper, is long. */
static void add_paper(struct strbuf *out, size_t at)
{
	char *key = alloc_bytes(KEY_LEN);

	memset(key, 'x', KEY_LEN);
	strbuf_addf(out, "{\"title\":\"Kites %zu\",\"abstract\":\"How they fly.\",\"year\":2020",
		    at);
	for (size_t i = 0; i < at; i++)
		strbuf_addf(out, ",\"k%zu\":1", i);
	strbuf_add_cstr(out, ",\"");
	strbuf_add(out, (struct str){ key, KEY_LEN });
	strbuf_add_cstr(out, "\":1}\n");
	free(key);
}

static void test_long_keys(void **state)
{
	struct reader_options options = { .file = "FILE", .file_year = 2026 };
	size_t papers = 0, before;
	struct reader_sink sink = { &papers, receive_paper, receive_year };
	struct strbuf line;
	struct reader *reader;
	struct diag diag;

	(void)state;
	strbuf_init(&line);
	diag_init(&diag, 10);
	before = held_bytes();
	reader = reader_new(&options, sink, &diag);
	for (size_t i = 0; i < RECORDS; i++) {
		strbuf_clear(&line);
		add_paper(&line, i);
		reader_push(reader, strbuf_str(&line));
	}
	strbuf_free(&line);
	if (held_bytes() > before + HELD_MAX)
		fail_msg("%zu bytes held", held_bytes() - before);
	assert_int_equal(reader_finish(reader), STATUS_OK);
	assert_int_equal(papers, RECORDS);
	reader_delete(reader);
	diag_free(&diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_long_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
