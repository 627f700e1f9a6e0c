/*
 * What the overview is counted from: the papers that the filter shows, again whenever these change.
 * While papers are read a count that was begun is finished first, or none would ever be.
 */

#include "config.h"

#include "base/clock.h"
#include "browser/browser_private.h"
#include "search/pace.h"

/* What the counting gets of a step, at least, in microseconds: keys hardly feel it. */
#define LEAST_STEP 1000

static struct overview *new_model(const struct browser *browser)
{
	return overview_new(&browser->session->corpus, browser->topic_index,
			    browser->session->terms);
}

static void count_all(void *context)
{
	browser_overview_finish(context);
}

void browser_overview_init(struct browser *browser)
{
	page_overview_init(&browser->pages.overview, count_all, browser);
	browser->pages.overview.model = new_model(browser);
	browser->pages.overview.topics = &browser->session->topics;
	browser->pages.overview.bar = &browser->bar;
}

static void begin_count(struct browser *browser)
{
	struct page_overview *overview = &browser->pages.overview;
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);

	/* Papers that are read once more may get a date. */
	if (browser->loader || overview->was_loading)
		overview_dates_changed(overview->model);
	overview->was_loading = browser->loader != NULL;
	overview->counted_version = filter_version(browser->filter);
	overview->knew_topics = topic_index_is_done(browser->topic_index);
	overview_set_papers(overview->model, papers, count);
}

void browser_overview_topics_changed(struct browser *browser)
{
	overview_delete(browser->pages.overview.model);
	browser->pages.overview.model = new_model(browser);
	begin_count(browser);
}

/* Whether other papers are shown than were counted, or the topics have come to be known. */
static bool is_stale(const struct browser *browser)
{
	const struct page_overview *overview = &browser->pages.overview;

	if (!filter_is_done(browser->filter))
		return false;
	return overview->counted_version != filter_version(browser->filter) ||
	       overview->was_loading != (browser->loader != NULL) ||
	       overview->knew_topics != topic_index_is_done(browser->topic_index);
}

/* Words are counted when no papers come in: the index of words would take time from their reading.
 */
static bool can_count_words(const struct browser *browser)
{
	return !browser->loader || loader_fd(browser->loader) >= 0;
}

static bool has_counts_to_do(const struct browser *browser)
{
	return filter_is_done(browser->filter) &&
	       (is_stale(browser) || !overview_is_done(browser->pages.overview.model));
}

static bool has_words_to_do(const struct browser *browser)
{
	return filter_is_done(browser->filter) && can_count_words(browser) &&
	       (is_stale(browser) || !overview_knows_words(browser->pages.overview.model));
}

bool browser_overview_is_open(const struct browser *browser)
{
	return browser->pages.below == PAGE_OVERVIEW;
}

bool browser_overview_has_work(const struct browser *browser)
{
	return browser_overview_is_open(browser) &&
	       (has_counts_to_do(browser) || has_words_to_do(browser));
}

int browser_overview_count_settled(const struct browser *browser)
{
	return browser_overview_is_open(browser)
		       ? !has_counts_to_do(browser) + !has_words_to_do(browser)
		       : 0;
}

static void step_counts(struct browser *browser, uint64_t until)
{
	uint64_t now = clock_microseconds();

	if (is_stale(browser) &&
	    (overview_is_done(browser->pages.overview.model) || !browser->loader))
		begin_count(browser);
	overview_step(browser->pages.overview.model,
		      now + LEAST_STEP < until ? until - now : LEAST_STEP);
}

bool browser_overview_step(struct browser *browser, uint64_t until)
{
	uint64_t now;

	if (!browser_overview_has_work(browser))
		return false;
	if (has_counts_to_do(browser))
		step_counts(browser, until);
	now = clock_microseconds();
	if (!has_counts_to_do(browser) && has_words_to_do(browser) && now < until)
		overview_step_words(browser->pages.overview.model, until - now);
	return true;
}

void browser_overview_finish(struct browser *browser)
{
	browser_finish_list(browser);
	if (is_stale(browser))
		begin_count(browser);
	while (overview_step(browser->pages.overview.model, UINT64_MAX))
		;
}
