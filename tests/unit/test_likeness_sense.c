/*
 * What is like what among real papers, for which there is no formula: those nearest to a paper on a
 * topic are mostly on the topic, too. On the catalogue, and on the captures where they are.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <string.h>

#include "search/likeness.h"
#include "shelf.h"
#include "support.h"

#define NEAREST 3

static const char *const topic_names[] = { "rlhf", "diffusion", "federated" };

/* Takes the paper of the greatest score out of those that are left. */
static uint32_t take_nearest(struct like_paper *papers, size_t *count)
{
	size_t best = 0;
	uint32_t paper;

	for (size_t i = 1; i < *count; i++)
		if (papers[i].score > papers[best].score)
			best = i;
	paper = papers[best].paper;
	papers[best] = papers[--*count];
	return paper;
}

/* How many of the nearest to a paper are held; *of are counted. */
static size_t count_near(struct likeness *likeness, uint32_t paper, const bool *holds, size_t *of)
{
	struct like_list *list = likeness_list(likeness, paper);
	struct like_paper papers[LIKENESS_LIST_MAX];
	size_t count, held = 0;

	while (likeness_step(likeness, list, 1000))
		;
	like_list_papers(list, &count);
	memcpy(papers, like_list_papers(list, &count), count * sizeof(*papers));
	assert_int_equal(take_nearest(papers, &count), paper);
	for (size_t i = 0; i < NEAREST && count > 0; i++, ++*of)
		held += holds[take_nearest(papers, &count)];
	return held;
}

/* Of the nearest to the papers of a topic, most are its own; by chance it would be one in twenty.
 */
static void check_topic(const struct shelf *shelf, struct likeness *likeness,
			const struct topic_list *topics, const char *name)
{
	const struct topic *topic = topic_list_find(topics, str_from(name));
	bool holds[SHELF_PAPERS];
	size_t near = 0, of = 0, count;

	assert_non_null(topic);
	count = shelf_topic_papers(shelf, topics, topic, holds);
	for (uint32_t i = 0; i < shelf->library.count; i++)
		near += holds[i] ? count_near(likeness, i, holds, &of) : 0;
	if (of < 2 * count || 2 * near < of)
		fail_msg("%s: %zu of the %zu nearest to %zu papers", name, near, of, count);
}

static void check_shelf(const struct shelf *shelf)
{
	struct term_index *index = term_index_new(&shelf->corpus, NULL);
	struct likeness *likeness = likeness_new(index, NULL);
	struct topic_list topics;
	struct diag diag;

	assert_int_equal(shelf->library.count, SHELF_PAPERS);
	diag_init(&diag, 10);
	topic_list_init(&topics);
	shelf_read_topics(&topics, &diag);
	for (size_t i = 0; i < sizeof(topic_names) / sizeof(*topic_names); i++)
		check_topic(shelf, likeness, &topics, topic_names[i]);
	topic_list_free(&topics);
	diag_free(&diag);
	likeness_delete(likeness);
	term_index_delete(index);
}

static void test_catalogue(void **state)
{
	struct strbuf bytes;
	struct shelf shelf;
	struct diag diag;

	(void)state;
	diag_init(&diag, 10);
	shelf_init(&shelf);
	shelf_read_catalogue(&shelf, &bytes, &diag);
	check_shelf(&shelf);
	shelf_free(&shelf);
	strbuf_free(&bytes);
	diag_free(&diag);
}

static void read_captures(struct shelf *shelf, struct diag *diag)
{
	struct dirent **entries;
	int count = scandir(support_captures(), &entries, NULL, alphasort);

	assert_true(count > 0);
	for (int i = 0; i < count; i++) {
		struct strbuf bytes;
		char path[4400];

		snprintf(path, sizeof(path), "%s/%s", support_captures(), entries[i]->d_name);
		strbuf_init(&bytes);
		if (str_ends_with(str_from(path), STR(".txt"))) {
			assert_int_equal(file_read(path, SIZE_MAX, &bytes, diag), STATUS_OK);
			shelf_read(shelf, strbuf_str(&bytes), "capture", diag);
		}
		strbuf_free(&bytes);
		free(entries[i]);
	}
	free(entries);
	shelf_make_searchable(shelf);
}

static void test_captures(void **state)
{
	struct shelf shelf;
	struct diag diag;

	(void)state;
	if (!support_captures())
		support_skip("the real captures are not here: set SHORTLIST_CAPTURES");
	diag_init(&diag, 10);
	shelf_init(&shelf);
	read_captures(&shelf, &diag);
	check_shelf(&shelf);
	shelf_free(&shelf);
	diag_free(&diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_catalogue),
		cmocka_unit_test(test_captures),
	};

	return support_exit_status(cmocka_run_group_tests(tests, NULL, NULL));
}
