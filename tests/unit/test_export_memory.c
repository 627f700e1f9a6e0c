/* Writing a document holds no more memory for being long: the bytes held are looked at whenever a
 * piece of the document is handed on. */

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
#include "session/export.h"

#define PAPERS 200

/* Of an abstract. In all, 8 MB. */
#define ABSTRACT_LEN 40000

/* A piece, a record that made it too long, what a writer makes of one, and the state of 200 rows.
 */
#define HELD_MAX ((size_t)1 << 20)

struct watch {
	size_t before, most; /* bytes held */
	size_t written;
};

static int watch_piece(void *context, struct str bytes)
{
	struct watch *watch = context;
	size_t held = held_bytes();

	watch->written += bytes.len;
	if (held > watch->most)
		watch->most = held;
	return 0;
}

/* Papers whose text has something to escape in every format, and no two have the same. */
static void add_papers(struct session *session)
{
	struct strbuf title, abstract;

	strbuf_init(&title);
	strbuf_init(&abstract);
	while (abstract.len < ABSTRACT_LEN)
		strbuf_add_cstr(&abstract,
				"Teapots & \"lids\" <of> $x_1$ and 50% more caf\u00E9s. ");
	for (int i = 0; i < PAPERS; i++) {
		struct paper_draft draft = { .line = 1 };

		strbuf_clear(&title);
		strbuf_addf(&title, "Teapot %d & its Lid", i);
		paper_init(&draft.paper);
		draft.paper.title = strbuf_str(&title);
		draft.paper.abstract = strbuf_str(&abstract);
		draft.paper.summary = strbuf_str(&abstract);
		draft.paper.author_names = STR("Ada Roe; Bo Ek");
		session_add(session, &draft, NULL);
	}
	strbuf_free(&title);
	strbuf_free(&abstract);
}

static void check_format(const struct session *session, const struct writer_format *format)
{
	uint32_t papers[PAPERS];
	struct export_job job = { .session = session,
				  .papers = papers,
				  .count = PAPERS,
				  .format = format,
				  .options = { .notes = true, .width = 80 } };
	struct watch watch = { 0 };

	for (uint32_t i = 0; i < PAPERS; i++)
		papers[i] = i;
	job.topics = topic_index_new(&session->corpus, &session->topics, NULL);
	watch.before = watch.most = held_bytes();
	assert_true(export_rows(&job, watch_piece, &watch, NULL));
	topic_index_delete(job.topics);
	if (watch.most - watch.before > HELD_MAX)
		fail_msg("%s: %zu bytes held for %zu written", format->name,
			 watch.most - watch.before, watch.written);
	/* Of what the text is in, so much was written that it would show. */
	if (format->columns & WRITER_COLUMN(SUMMARY))
		assert_true(watch.written > 6 * HELD_MAX);
}

static void test_formats(void **state)
{
	struct session session;

	(void)state;
	session_init(&session);
	add_papers(&session);
	assert_int_equal(session.library.count, PAPERS);
	for (size_t i = 0; i < writer_format_count; i++)
		check_format(&session, writer_formats[i]);
	session_free(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
