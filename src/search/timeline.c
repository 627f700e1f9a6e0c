/*
 * A code is the year times 16 plus the month, the month being 0 where only the year is known. Codes
 * are counted in one array; the few that are in use lie between `lowest` and `past`, and only those
 * are cleared.
 */

#include "config.h"

#include "search/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define YEAR_MAX        9999
#define CODES_OF_A_YEAR 16
#define CODE_COUNT      ((YEAR_MAX + 1) * CODES_OF_A_YEAR)
#define MONTHS          12

uint32_t timeline_code(struct date date)
{
	if (date.precision == DATE_UNKNOWN || date.year < 1 || date.year > YEAR_MAX)
		return 0;
	return (uint32_t)date.year * CODES_OF_A_YEAR +
	       (date.precision >= DATE_MONTH && date.month <= MONTHS ? date.month : 0u);
}

static void forget_codes(struct timeline *timeline)
{
	timeline->lowest = CODE_COUNT;
	timeline->past = 0;
}

void timeline_init(struct timeline *timeline)
{
	*timeline = (struct timeline){ 0 };
	timeline->by_code = alloc_zeroed(CODE_COUNT, sizeof(*timeline->by_code));
	forget_codes(timeline);
}

void timeline_free(struct timeline *timeline)
{
	free(timeline->years.papers);
	free(timeline->months.papers);
	free(timeline->by_code);
	*timeline = (struct timeline){ 0 };
}

void timeline_add(struct timeline *timeline, uint32_t code)
{
	timeline->by_code[code]++;
	if (code < timeline->lowest)
		timeline->lowest = code;
	if (code >= timeline->past)
		timeline->past = code + 1;
}

void timeline_forget(struct timeline *timeline)
{
	if (timeline->lowest < timeline->past)
		memset(timeline->by_code + timeline->lowest, 0,
		       (timeline->past - timeline->lowest) * sizeof(*timeline->by_code));
	forget_codes(timeline);
}

/* Adds papers to the last bar or behind it: bars come in their order. */
static void add_bar(struct timeline_bars *bars, int32_t bar, uint32_t papers)
{
	size_t place;

	if (bars->count == 0)
		bars->first = bar;
	place = (size_t)(bar - bars->first);
	if (place >= bars->count) {
		bars->papers =
			alloc_grow(bars->papers, &bars->capacity, place + 1, sizeof(*bars->papers));
		memset(bars->papers + bars->count, 0,
		       (place + 1 - bars->count) * sizeof(*bars->papers));
		bars->count = place + 1;
	}
	bars->papers[place] += papers;
}

static void add_code(struct timeline *timeline, uint32_t code, uint32_t papers)
{
	int year = (int)(code / CODES_OF_A_YEAR), month = (int)(code % CODES_OF_A_YEAR);

	if (year == 0) {
		timeline->undated += papers;
		return;
	}
	timeline->dated += papers;
	add_bar(&timeline->years, year, papers);
	if (month > 0)
		add_bar(&timeline->months, timeline_month(year, month), papers);
	else
		timeline->monthless += papers;
}

void timeline_finish(struct timeline *timeline)
{
	timeline->years.count = timeline->months.count = 0;
	timeline->dated = timeline->undated = timeline->monthless = 0;
	for (uint32_t code = timeline->lowest; code < timeline->past; code++)
		if (timeline->by_code[code] > 0)
			add_code(timeline, code, timeline->by_code[code]);
	timeline_forget(timeline);
}

void timeline_format(int32_t bar, bool by_month, struct strbuf *out)
{
	if (by_month)
		strbuf_addf(out, "%04d-%02d", (int)bar / MONTHS, (int)bar % MONTHS + 1);
	else
		strbuf_addf(out, "%04d", (int)bar);
}

uint32_t timeline_papers(const struct timeline_bars *bars, int32_t bar)
{
	if (bar < bars->first || (size_t)(bar - bars->first) >= bars->count)
		return 0;
	return bars->papers[bar - bars->first];
}
