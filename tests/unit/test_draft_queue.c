/* Drafts that go through the queue: all of them, in their order, as they were when they were added,
 * although what they were made of is gone by then. */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "session/draft_queue.h"

/* More than all batches' worth. */
#define MANY 20000

/* What every text of a draft is made of: its number in the middle of a row of one letter. */
struct maker {
	struct strbuf texts[FIELD_COUNT], rare, tags, note;
	struct strbuf source_names[3];
	struct source_list sources[3];
};

struct taken {
	size_t count;
	size_t wrong;
	const struct source_list *source;
};

static void write_text(struct strbuf *text, size_t number, enum paper_field field, size_t len)
{
	strbuf_clear(text);
	strbuf_addf(text, "%zu of %s ", number, field_key(field));
	while (text->len < len)
		strbuf_add_byte(text, (char)('a' + number % 26));
}

static void maker_init(struct maker *maker)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		strbuf_init(&maker->texts[i]);
	for (size_t i = 0; i < 3; i++)
		strbuf_init(&maker->source_names[i]);
	strbuf_init(&maker->rare);
	strbuf_init(&maker->tags);
	strbuf_init(&maker->note);
}

static void maker_free(struct maker *maker)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		strbuf_free(&maker->texts[i]);
	for (size_t i = 0; i < 3; i++)
		strbuf_free(&maker->source_names[i]);
	strbuf_free(&maker->rare);
	strbuf_free(&maker->tags);
	strbuf_free(&maker->note);
}

/* Number n has n % 4 sources of its own, and every third has no marks. */
static struct paper_draft make(struct maker *maker, size_t number, size_t len)
{
	struct paper_draft draft = { .line = number, .has_marks = number % 3 > 0 };

	paper_init(&draft.paper);
	strbuf_clear(&maker->rare);
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		if (!field_is_text(field))
			continue;
		write_text(&maker->texts[field], number, field, len);
		paper_set_text(&draft.paper, field, strbuf_str(&maker->texts[field]), &maker->rare);
	}
	for (size_t i = 0; i < number % 4; i++) {
		write_text(&maker->source_names[i], number + i, FIELD_SOURCES, 0);
		maker->sources[i] = (struct source_list){ strbuf_str(&maker->source_names[i]),
							  i > 0 ? &maker->sources[i - 1] : NULL };
		draft.paper.sources = &maker->sources[i];
	}
	write_text(&maker->tags, number, FIELD_TITLE, 0);
	write_text(&maker->note, number, FIELD_ABSTRACT, 0);
	draft.marks.tags = draft.has_marks ? strbuf_str(&maker->tags) : STR("");
	draft.marks.note = draft.has_marks ? strbuf_str(&maker->note) : STR("");
	draft.paper.upvotes = (int32_t)number;
	return draft;
}

static void scramble(struct strbuf *text)
{
	memset(text->data, '#', text->len);
}

/* As a reader does that goes on to the next record. */
static void forget(struct maker *maker)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		scramble(&maker->texts[i]);
	for (size_t i = 0; i < 3; i++) {
		scramble(&maker->source_names[i]);
		maker->sources[i] = (struct source_list){ STR("gone"), NULL };
	}
	scramble(&maker->rare);
	scramble(&maker->tags);
	scramble(&maker->note);
}

static bool same_sources(const struct source_list *a, const struct source_list *b)
{
	while (a && b && str_equal(a->name, b->name)) {
		a = a->rest;
		b = b->rest;
	}
	return !a && !b;
}

static bool same(const struct paper_draft *a, const struct paper_draft *b)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (field_is_text(field) &&
		    !str_equal(paper_get_text(&a->paper, field), paper_get_text(&b->paper, field)))
			return false;
	return a->line == b->line && a->has_marks == b->has_marks &&
	       a->paper.upvotes == b->paper.upvotes && str_equal(a->marks.tags, b->marks.tags) &&
	       str_equal(a->marks.note, b->marks.note) &&
	       same_sources(a->paper.sources, b->paper.sources);
}

/* The length of a draft's texts: now and then one is too long to be copied. */
static size_t len_of(size_t number)
{
	return number % 5000 == 4321 ? (size_t)2 << 20 : number % 200;
}

static void take(void *context, const struct paper_draft *draft, const struct source_list *source)
{
	struct taken *taken = context;
	struct maker maker;
	struct paper_draft expected;

	maker_init(&maker);
	expected = make(&maker, taken->count, len_of(taken->count));
	taken->wrong += !same(draft, &expected) || source != taken->source;
	taken->count++;
	maker_free(&maker);
}

static void add(struct draft_queue *queue, struct maker *maker, size_t number,
		const struct source_list *source)
{
	struct paper_draft draft = make(maker, number, len_of(number));

	draft_queue_add(queue, &draft, source);
	forget(maker);
}

static void test_all_arrive(void **state)
{
	struct source_list source = { STR("a file"), NULL };
	struct taken taken = { .source = &source };
	struct draft_queue *queue = draft_queue_new(take, &taken);
	struct maker maker;

	(void)state;
	maker_init(&maker);
	for (size_t i = 0; i < MANY; i++) {
		add(queue, &maker, i, &source);
		if (i % 7777 != 0)
			continue;
		draft_queue_wait(queue);
		assert_int_equal(taken.count, i + 1);
	}
	draft_queue_wait(queue);
	assert_int_equal(taken.count, MANY);
	assert_int_equal(taken.wrong, 0);
	draft_queue_wait(queue);
	assert_int_equal(taken.count, MANY);
	draft_queue_delete(queue);
	maker_free(&maker);
}

static void test_few_are_taken_by_the_caller(void **state)
{
	struct taken taken = { 0 };
	struct draft_queue *queue = draft_queue_new(take, &taken);
	struct maker maker;

	(void)state;
	maker_init(&maker);
	for (size_t i = 0; i < 3; i++)
		add(queue, &maker, i, NULL);
	assert_int_equal(taken.count, 0);
	draft_queue_wait(queue);
	assert_int_equal(taken.count, 3);
	assert_int_equal(taken.wrong, 0);
	draft_queue_delete(queue);
	maker_free(&maker);
}

static void test_nothing(void **state)
{
	struct taken taken = { 0 };
	struct draft_queue *queue = draft_queue_new(take, &taken);

	(void)state;
	draft_queue_wait(queue);
	draft_queue_wait(NULL);
	assert_int_equal(taken.count, 0);
	draft_queue_delete(queue);
	draft_queue_delete(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_arrive),
		cmocka_unit_test(test_few_are_taken_by_the_caller),
		cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
