/*
 * Records whose identifiers, titles and authors agree or contradict each other, at random: in every
 * order they are the same papers, with the same identifiers and authors, and the same identifiers
 * are claimed by two. All name their authors: one that names none is of whichever paper was there.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "library_fixture.h"

#define RECORDS   4
#define LINE_SIZE 400

struct record {
	const char *title, *names, *arxiv_id, *doi;
};

/* What is known of a set of papers, whatever their order. */
struct findings {
	char lines[2 * RECORDS * 4][LINE_SIZE];
	size_t count;
};

static int compare_lines(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Adds a line unless it is there. */
static void find_once(struct findings *findings, const char *line)
{
	for (size_t i = 0; i < findings->count; i++)
		if (strcmp(findings->lines[i], line) == 0)
			return;
	assert_true(findings->count < sizeof(findings->lines) / LINE_SIZE);
	snprintf(findings->lines[findings->count++], LINE_SIZE, "%s", line);
}

static void find_papers(const struct library *library, const uint32_t *numbers,
			struct findings *findings)
{
	for (uint32_t i = 0; i < library->count; i++) {
		const struct paper *paper = &library->papers[i];
		char line[LINE_SIZE], records[RECORDS + 1] = "";

		if (library_is_joined(library, i))
			continue;
		for (size_t k = 0; k < RECORDS; k++)
			records[k] = library_living(library, numbers[k]) == i ? '#' : '-';
		snprintf(line, sizeof(line), "%s arXiv %.*s, DOI %.*s, by %.*s", records,
			 STR_ARG(paper->arxiv_id), STR_ARG(paper->doi),
			 STR_ARG(paper->author_names));
		find_once(findings, line);
	}
}

static void find_claims(const struct library *library, struct findings *findings)
{
	for (size_t i = 0; i < library->claim_count; i++) {
		const struct library_claim_note *claim = &library->claims[i];
		uint32_t other = library_living(library, claim->other);
		char line[LINE_SIZE];

		if (library_living(library, claim->paper) == other)
			continue;
		snprintf(line, sizeof(line), "claimed: %.*s",
			 STR_ARG(paper_get_text(&library->papers[other], claim->id)));
		find_once(findings, line);
	}
}

static void read_in_order(const struct record *records, const size_t *order,
			  struct findings *findings)
{
	struct library library;
	uint32_t numbers[RECORDS];

	library_init(&library);
	for (size_t i = 0; i < RECORDS; i++) {
		const struct record *record = &records[order[i]];
		struct paper_draft draft =
			draft_with_ids(record->title, record->arxiv_id, record->doi);

		draft.paper.author_names = str_from(record->names);
		library_add(&library, &draft, NULL, &numbers[order[i]]);
	}
	findings->count = 0;
	find_papers(&library, numbers, findings);
	find_claims(&library, findings);
	qsort(findings->lines, findings->count, LINE_SIZE, compare_lines);
	library_free(&library);
}

static bool findings_equal(const struct findings *a, const struct findings *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->lines[i], b->lines[i]) != 0)
			return false;
	return true;
}

static void print_findings(const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++)
		print_error("%s\n", findings->lines[i]);
	print_error("\n");
}

static void check_order(const struct record *records, const size_t *order,
			const struct findings *expected)
{
	struct findings findings;

	read_in_order(records, order, &findings);
	if (findings_equal(&findings, expected))
		return;
	for (size_t i = 0; i < RECORDS; i++) {
		const struct record *record = &records[order[i]];

		print_error("%zu: \"%s\" by %s, arXiv %s, DOI %s\n", order[i], record->title,
			    record->names, record->arxiv_id ? record->arxiv_id : "none",
			    record->doi ? record->doi : "none");
	}
	print_findings(expected);
	print_findings(&findings);
	fail();
}

/* Every order of what is behind the first, which are `fixed`. */
static void check_orders(const struct record *records, size_t *order, size_t fixed,
			 const struct findings *expected)
{
	if (fixed == RECORDS)
		check_order(records, order, expected);
	for (size_t i = fixed; i < RECORDS; i++) {
		size_t first = order[fixed];

		order[fixed] = order[i];
		order[i] = first;
		check_orders(records, order, fixed + 1, expected);
		order[i] = order[fixed];
		order[fixed] = first;
	}
}

static size_t check_records(const struct record *records)
{
	size_t order[RECORDS] = { 0, 1, 2, 3 };
	struct findings expected;

	read_in_order(records, order, &expected);
	check_orders(records, order, 0, &expected);
	return expected.count;
}

/* Records with one of the identifiers, the other, or both: of each kind titles of its own, alike
 * and unlike, since a title alone joins nothing. */
static struct record random_record(uint64_t *seed)
{
	static const char *const titles[3][4] = {
		{ "Kites of string", "Strings for kites", "Kites and their tails", "Bread" },
		{ "On strings for kites", "Strings of all kites", "Kites and strings", "Owls" },
		{ "Some kites on strings", "Of strings and kites", "Kites fly", "Lamps at Noon" },
	};
	static const char *const names[] = { "Ann Poe; Bo Roe", "Zed Yu; Cy Lim", "Ivo Gru" };
	size_t kind = support_below(seed, 3);

	return (struct record){
		titles[kind][support_below(seed, 4)],
		names[support_below(seed, 3)],
		kind == 0 ? NULL : "1901.00001",
		kind == 1 ? NULL : "10.1000/ks",
	};
}

static void every_order_gives_the_same_papers(void **state)
{
	uint64_t seed = 5;
	size_t found = 0;

	(void)state;
	for (int round = 0; round < 1000; round++) {
		struct record records[RECORDS];

		for (size_t i = 0; i < RECORDS; i++)
			records[i] = random_record(&seed);
		found += check_records(records);
	}
	assert_true(found > 2000);
}

/* A record with an identifier of each of two papers, and by other people, is neither. */
static void what_others_claim_is_theirs(void **state)
{
	static const struct record records[RECORDS] = {
		{ "Kite strings", "Ann Poe; Bo Roe", "1901.00001", NULL },
		{ "On strings for kites", "Ann Poe; Bo Roe", NULL, "10.1000/ks" },
		{ "Strings for kites", "Zoe Zed; Yan Yu", "1901.00001", "10.1000/ks" },
		{ "Strings for kites", "Zoe Zed; Yan Yu", NULL, "10.1000/ks" },
	};

	(void)state;
	/* Three papers, and both identifiers. */
	assert_int_equal(check_records(records), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_others_claim_is_theirs),
		cmocka_unit_test(every_order_gives_the_same_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
