/*
 * The numbers of papers in PubMed, one a line, as PubMed saves them. Any numbers may be in such a
 * file, so that a list is one of these where its first line says so, or where all that can be told
 * from numbers speaks for it: they have seven digits or eight, none is greater than PubMed's, they
 * don't follow each other in equal steps, and they are no days. What is taken for PubMed's without
 * being said to be is reported.
 */

#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "read/format.h"
#include "read/record.h"

/* PubMed has given no number above. */
#define NUMBER_MAX 60000000

/* Older papers have shorter numbers; few are asked for. */
#define NUMBER_OFTEN  1000000
#define OFTEN_PERCENT 80

/* Fewer numbers say nothing. */
#define NUMBERS_MIN 3

static const struct dialect_name pmid_name = { "PMID", SLOT_PMID, VALUE_IDENTIFIER };

struct pubmed_list_state {
	bool is_open; /* the record was initialised */
	struct record record;
};

/* What the numbers of a text are like. */
struct look {
	bool is_named;
	bool has_other; /* a line that is no number of PubMed's */
	bool is_uneven;
	size_t count;
	size_t often;
	size_t days;
	uint64_t last;
	uint64_t step;
};

static bool line_is_name(struct str line)
{
	return str_equal_ignoring_case(line, STR("PMID")) ||
	       str_equal_ignoring_case(line, STR("PMIDs")) ||
	       str_equal_ignoring_case(line, STR("PubMed ID"));
}

static bool line_is_number(struct str line, uint64_t *number)
{
	return line.len > 0 && line.p[0] >= '1' && line.p[0] <= '9' &&
	       str_to_uint(line, NUMBER_MAX, number);
}

/* 20240131 */
static bool number_is_day(uint64_t number)
{
	uint64_t month = number / 100 % 100, day = number % 100;

	return number >= 18000101 && number <= 20991231 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= 31;
}

static void see_line(struct look *look, struct str line)
{
	uint64_t number;

	line = utf8_trim(line);
	if (line.len == 0)
		return;
	if (look->count == 0 && !look->is_named && line_is_name(line)) {
		look->is_named = true;
		return;
	}
	if (!line_is_number(line, &number)) {
		look->has_other = true;
		return;
	}
	/* Of numbers that go down the step is great, and another each time as well. */
	if (look->count > 1 && number - look->last != look->step)
		look->is_uneven = true;
	look->step = number - look->last;
	look->last = number;
	look->count++;
	look->often += number >= NUMBER_OFTEN;
	look->days += number_is_day(number);
}

static enum sniff judge(const struct look *look)
{
	if (look->is_named)
		return look->count > 0 ? SNIFF_YES : SNIFF_NO;
	return look->count >= NUMBERS_MIN && look->is_uneven &&
			       look->often * 100 >= look->count * OFTEN_PERCENT &&
			       look->days * 2 < look->count
		       ? SNIFF_YES
		       : SNIFF_NO;
}

static enum sniff pubmed_list_sniff(struct str head, bool is_whole)
{
	struct str rest = str_sub(head, 0, FORMAT_SNIFF_MAX), line;
	bool is_end = is_whole && rest.len == head.len;
	struct look look = { .count = 0 };

	while (format_take_line(&rest, is_end, &line) && !look.has_other)
		see_line(&look, line);
	if (look.has_other)
		return SNIFF_NO;
	if (!is_whole && head.len < FORMAT_SNIFF_MAX)
		return SNIFF_MORE;
	return judge(&look);
}

static void read_line(struct pubmed_list_state *state, struct format_input *input, struct str line)
{
	uint64_t number;

	line = utf8_trim(line);
	if (line.len == 0)
		return;
	if (!state->is_open) {
		record_init(&state->record);
		state->is_open = true;
		if (line_is_name(line))
			return;
		format_warn(input, input->line,
			    "numbers alone are taken for those of PubMed (PMID): \"PMID\" in the "
			    "first line would say so");
	}
	if (!line_is_number(line, &number)) {
		format_warn(input, input->line, "\"%.*s\" is no identifier of a paper",
			    STR_ARG(utf8_front(line, 100)));
		return;
	}
	record_begin(&state->record, input, input->line);
	record_add(&state->record, &pmid_name, line);
	record_emit(&state->record);
}

static size_t pubmed_list_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct str rest = input->window, line;

	(void)capture_ended; /* the list is the whole file */
	while (format_take_line(&rest, input->is_last, &line)) {
		read_line(state_memory, input, line);
		input->line += line.p + line.len < input->window.p + input->window.len;
	}
	return input->window.len - rest.len;
}

static void pubmed_list_close(void *state_memory)
{
	struct pubmed_list_state *state = state_memory;

	if (state->is_open)
		record_free(&state->record);
}

const struct format format_pubmed_list = {
	.name = "PubMed's numbers",
	.state_size = sizeof(struct pubmed_list_state),
	.sniff = pubmed_list_sniff,
	.read = pubmed_list_read,
	.is_whole_file = true,
	.close = pubmed_list_close,
};
