/*
 * The overview stands in the place of the panes while it is open, and prompts stand over it as over
 * these. It counts the papers that the filter shows, anew whenever these change. While papers are
 * read a count that was begun is finished first, or none would ever be.
 */

#include "config.h"

#include "base/clock.h"
#include "browser/actions.h"
#include "browser/browser_private.h"
#include "search/pace.h"

/* What the counting gets of a step, at least, in microseconds: keys hardly feel it. */
#define LEAST_STEP 1000

void browser_overview_init(struct browser *browser)
{
	browser->overview.cursor.topic = OVERVIEW_UNCHOSEN;
	browser->overview.cursor.other = OVERVIEW_UNCHOSEN;
	browser->overview.cursor.word = OVERVIEW_UNCHOSEN;
	strbuf_init(&browser->private->narrowed);
	browser->overview.model = overview_new(&browser->session->corpus, browser->topic_index,
					       browser->session->terms);
}

void browser_overview_free(struct browser *browser)
{
	overview_delete(browser->overview.model);
	strbuf_free(&browser->private->narrowed);
}

static void count_anew(struct browser *browser)
{
	size_t count;
	const uint32_t *papers = filter_papers(browser->filter, &count);

	/* Papers that are read once more may get a date. */
	if (browser->loader || browser->private->was_loading)
		overview_dates_changed(browser->overview.model);
	browser->private->was_loading = browser->loader != NULL;
	browser->private->counted_version = filter_version(browser->filter);
	browser->private->knew_topics = topic_index_is_done(browser->topic_index);
	overview_set_papers(browser->overview.model, papers, count);
}

void browser_overview_topics_changed(struct browser *browser)
{
	overview_delete(browser->overview.model);
	browser->overview.model = overview_new(&browser->session->corpus, browser->topic_index,
					       browser->session->terms);
	count_anew(browser);
}

/* Whether other papers are shown than were counted, or the topics have come to be known. */
static bool is_stale(const struct browser *browser)
{
	if (!filter_is_done(browser->filter))
		return false;
	return browser->private->counted_version != filter_version(browser->filter) ||
	       browser->private->was_loading != (browser->loader != NULL) ||
	       browser->private->knew_topics != topic_index_is_done(browser->topic_index);
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
	       (is_stale(browser) || !overview_is_done(browser->overview.model));
}

static bool has_words_to_do(const struct browser *browser)
{
	return filter_is_done(browser->filter) && can_count_words(browser) &&
	       (is_stale(browser) || !overview_knows_words(browser->overview.model));
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

	if (is_stale(browser) && (overview_is_done(browser->overview.model) || !browser->loader))
		count_anew(browser);
	overview_step(browser->overview.model, now + LEAST_STEP < until ? until - now : LEAST_STEP);
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
		overview_step_words(browser->overview.model, until - now);
	return true;
}

/* Keys may come faster than counts: what a key chooses is what the last one asked for. */
static void finish(struct browser *browser)
{
	browser_finish_list(browser);
	if (is_stale(browser))
		count_anew(browser);
	while (overview_step(browser->overview.model, UINT64_MAX))
		;
}

static unsigned leave(struct browser *browser)
{
	browser_open_page(browser, PAGE_LIST);
	browser->pane = PANE_LIST;
	return EFFECT_DRAW;
}

unsigned act_overview(struct browser *browser, int value)
{
	(void)value;
	if (browser_overview_is_open(browser))
		return leave(browser);
	browser_open_page(browser, PAGE_OVERVIEW);
	strbuf_clear(&browser->private->narrowed);
	return EFFECT_DRAW;
}

/* Takes the last narrowing back; false when there was none. */
static bool widen(struct browser *browser)
{
	struct strbuf *narrowed = &browser->private->narrowed;
	size_t from = narrowed->len;

	if (narrowed->len == 0)
		return false;
	for (from--; from > 0 && narrowed->data[from - 1] != '\0';)
		from--;
	browser_set_query(browser, str_sub(strbuf_str(narrowed), from, narrowed->len - from - 1));
	strbuf_truncate(narrowed, from);
	return true;
}

static void narrow_by(struct browser *browser, struct str term)
{
	struct strbuf *narrowed = &browser->private->narrowed;
	size_t before = narrowed->len;

	strbuf_add(narrowed, filter_text(browser->filter));
	strbuf_add_byte(narrowed, '\0');
	if (!browser_require(browser, term))
		strbuf_truncate(narrowed, before);
}

/* Filters by what is under the cursor. */
static unsigned narrow(struct browser *browser, bool stay)
{
	struct strbuf query;
	uint32_t papers;

	strbuf_init(&query);
	papers = overview_cursor_query(&browser->overview.cursor, browser->overview.model,
				       &browser->overview.room, &browser->session->topics, &query);
	if (papers == 0) {
		browser_say(browser, LEVEL_INFO, "none of the shown papers is there");
	} else if (papers < overview_paper_count(browser->overview.model)) {
		narrow_by(browser, strbuf_str(&query));
	} else if (stay) {
		browser_say(browser, LEVEL_INFO, "all of the shown papers are there");
	}
	strbuf_free(&query);
	return papers == 0 || stay ? EFFECT_DRAW : leave(browser);
}

unsigned browser_overview_act(struct browser *browser, enum action action)
{
	struct browser_overview *overview = &browser->overview;

	finish(browser);
	if (action == ACTION_CANCEL)
		return widen(browser) ? EFFECT_DRAW : leave(browser);
	if (action == ACTION_READ || action == ACTION_SELECT)
		return narrow(browser, action == ACTION_SELECT);
	if (!(action_info(action)->needs & NAVIGATES))
		return 0;
	overview_cursor_move(&overview->cursor, overview->model, &overview->room, action);
	return EFFECT_DRAW;
}

unsigned browser_overview_key(struct browser *browser, uint32_t key)
{
	enum action action = keymap_press(&browser->keymap, key);

	finish(browser);
	/* In the panes one key reads and goes right; here only Enter chooses. */
	if (action == ACTION_READ && key != INPUT_ENTER) {
		overview_cursor_move(&browser->overview.cursor, browser->overview.model,
				     &browser->overview.room, action);
		return EFFECT_DRAW;
	}
	return browser_act(browser, action) | EFFECT_DRAW;
}

void browser_set_overview_room(struct browser *browser, struct overview_room room)
{
	browser->overview.room = room;
}
