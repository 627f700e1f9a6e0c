#include "config.h"

#include "session/mark_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bitset.h"

void mark_plan_init(struct mark_plan *plan)
{
	*plan = (struct mark_plan){ 0 };
	arena_init(&plan->arena);
}

void mark_plan_set_papers(struct mark_plan *plan, uint32_t *papers, size_t count)
{
	plan->papers = papers;
	plan->asked_count = plan->paper_count = count;
}

void mark_plan_free(struct mark_plan *plan)
{
	arena_free(&plan->arena);
	free(plan->entries);
	free(plan->marks);
	free(plan->before);
	free(plan->copies);
	free(plan->rows);
	free(plan->papers);
}

void mark_plan_follow_joins(struct mark_plan *plan, const struct library *library)
{
	struct bitset met;
	size_t count = 0;

	if (library->join_count == 0)
		return;
	bitset_init(&met);
	bitset_resize(&met, library->count);
	for (size_t i = 0; i < plan->paper_count; i++) {
		uint32_t paper = library_living(library, plan->papers[i]);

		if (bitset_has(&met, paper))
			continue;
		bitset_add(&met, paper);
		plan->papers[count++] = paper;
	}
	plan->asked_count = plan->paper_count = count;
	bitset_free(&met);
}

void mark_plan_reserve(struct mark_plan *plan)
{
	size_t room = plan->paper_count + 1;

	plan->copies = alloc_resize(NULL, room, sizeof(*plan->copies));
	plan->rows = alloc_resize(NULL, room, sizeof(*plan->rows));
	plan->marks = alloc_resize(NULL, room, sizeof(*plan->marks));
	plan->before = alloc_resize(NULL, room, sizeof(*plan->before));
	plan->entries = alloc_resize(NULL, room, sizeof(*plan->entries));
}

/* The rows of a paper, where there are several. */
static struct plan_rows copy_rows(struct mark_plan *plan, const struct row_table *table,
				  uint32_t paper)
{
	uint32_t first = row_table_first(&table->of_paper, paper);
	size_t count = 0;
	int64_t *rows;
	bool *gone;

	for (uint32_t at = first; at > 0; at = table->places[at - 1].next_of_paper)
		count++;
	if (count < 2)
		return (struct plan_rows){ NULL, NULL, 0 };
	rows = arena_alloc(&plan->arena, count * sizeof(*rows));
	count = 0;
	for (uint32_t at = first; at > 0; at = table->places[at - 1].next_of_paper)
		rows[count++] = table->places[at - 1].row;
	gone = arena_alloc(&plan->arena, count * sizeof(*gone));
	memset(gone, 0, count * sizeof(*gone));
	return (struct plan_rows){ rows, gone, count };
}

bool mark_plan_copy(struct mark_plan *plan, const struct library *library,
		    const struct marks_table *marks, const struct row_table *rows, size_t most)
{
	size_t end = plan->copied + most;

	for (; plan->copied < plan->paper_count && plan->copied < end; plan->copied++) {
		uint32_t paper = library_living(library, plan->papers[plan->copied]);

		plan->copies[plan->copied] = library->papers[paper];
		plan->rows[plan->copied] = copy_rows(plan, rows, paper);
		plan->marks[plan->copied] = *marks_get(marks, paper);
	}
	return plan->copied == plan->paper_count;
}

void mark_plan_add(struct mark_plan *plan, size_t i, const struct marks *after)
{
	struct marks *marks = &plan->marks[plan->count];

	plan->papers[plan->count] = plan->papers[i];
	plan->copies[plan->count] = plan->copies[i];
	plan->rows[plan->count] = plan->rows[i];
	plan->before[plan->count] = plan->marks[i];
	*marks = *after;
	marks->tags = arena_copy(&plan->arena, after->tags);
	marks->note = arena_copy(&plan->arena, after->note);
	plan->count++;
}

void mark_plan_end(struct mark_plan *plan, bool is_known)
{
	plan->is_made = true;
	plan->paper_count = plan->count;
	for (size_t i = 0; i < plan->count; i++)
		plan->entries[i] = (struct database_entry){
			.paper = &plan->copies[i],
			.marks = &plan->marks[i],
			.before = &plan->before[i],
			.rows = plan->rows[i].rows,
			.gone = plan->rows[i].gone,
			.row_count = plan->rows[i].count,
			.is_known = is_known,
		};
}

void mark_plan_drop_unknown(struct mark_plan *plan)
{
	size_t count = plan->count;

	plan->count = 0;
	for (size_t i = 0; i < count; i++) {
		if (plan->entries[i].row == 0)
			continue;
		plan->before[plan->count] = plan->before[i];
		plan->marks[plan->count] = plan->marks[i];
		plan->papers[plan->count] = plan->papers[i];
		plan->entries[plan->count++] = plan->entries[i];
	}
	plan->paper_count = plan->count;
}
