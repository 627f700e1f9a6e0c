/*
 * What the browser's overview shows, on standard output: drawn for a terminal, or a line a number
 * for whoever reads a pipe.
 */

#include "config.h"

#include <math.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/output.h"
#include "search/overview.h"
#include "term/terminal.h"
#include "view/glyph.h"
#include "view/overview_view.h"

#define STEP 1000000

/* Wider than this, bars are only longer. */
#define COLUMNS_MOST 1000

static void print_drawn(const struct session *session, const struct overview *overview,
			FILE *stream)
{
	const struct overview_cursor cursor = { 0 };
	const struct overview_picture picture = {
		.overview = overview,
		.topics = &session->topics,
		.cursor = &cursor,
	};
	bool is_utf8 = terminal_choose_characters();
	size_t columns = output_width();
	struct canvas canvas;
	struct strbuf out;

	canvas_init(&canvas);
	strbuf_init(&out);
	overview_view_print(&canvas, columns < COLUMNS_MOST ? (int)columns : COLUMNS_MOST,
			    &picture);
	glyph_add_canvas(&canvas, is_utf8, &out);
	fwrite(out.data, 1, out.len, stream);
	strbuf_free(&out);
	canvas_free(&canvas);
}

static void add_dates(const struct timeline *timeline, bool by_month, struct strbuf *out)
{
	const struct timeline_bars *bars = by_month ? &timeline->months : &timeline->years;

	for (size_t i = 0; i < bars->count; i++) {
		if (bars->papers[i] == 0)
			continue;
		strbuf_add_cstr(out, by_month ? "month\t" : "year\t");
		timeline_format(bars->first + (int32_t)i, by_month, out);
		strbuf_addf(out, "\t%u\n", (unsigned)bars->papers[i]);
	}
}

static void add_topics(const struct session *session, const struct overview *overview,
		       struct strbuf *out)
{
	size_t count;
	const struct overview_topic *topics = overview_topics(overview, &count);

	for (size_t i = 0; i < count; i++) {
		strbuf_add_cstr(out, "topic\t");
		utf8_add_printable(out, session->topics.topics[topics[i].topic].name);
		strbuf_addf(out, "\t%u\n", (unsigned)topics[i].papers);
	}
}

static void add_pairs(const struct session *session, const struct overview *overview,
		      struct strbuf *out)
{
	size_t count, pairs = overview_pair_topics(overview);
	const struct overview_topic *ranked = overview_topics(overview, &count);
	const struct topic *topics = session->topics.topics;

	for (size_t a = 0; a < pairs; a++)
		for (size_t b = a + 1; b < pairs; b++) {
			uint32_t shared = overview_shared(overview, a, b);

			if (shared == 0)
				continue;
			strbuf_add_cstr(out, "pair\t");
			utf8_add_printable(out, topics[ranked[a].topic].name);
			strbuf_add_byte(out, ' ');
			utf8_add_printable(out, topics[ranked[b].topic].name);
			strbuf_addf(out, "\t%u\n", (unsigned)shared);
		}
}

/* A fourth field has how many times as often; it is empty where no other paper has the word. */
static void add_words(const struct overview *overview, struct strbuf *out)
{
	const struct word_tally *tally = overview_words(overview);
	size_t count;
	const struct tallied_word *words = word_tally_words(tally, &count);

	for (size_t i = 0; i < count; i++) {
		double factor = word_tally_factor(tally, &words[i]);

		strbuf_add_cstr(out, "word\t");
		utf8_add_printable(out, word_tally_text(tally, &words[i]));
		strbuf_addf(out, "\t%u\t", (unsigned)words[i].papers);
		if (isfinite(factor))
			strbuf_addf(out, "%.2f", factor);
		strbuf_add_byte(out, '\n');
	}
}

static void print_lines(const struct session *session, const struct overview *overview,
			FILE *stream)
{
	const struct timeline *timeline = overview_timeline(overview);
	struct strbuf out;

	strbuf_init(&out);
	strbuf_addf(&out, "papers\tshown\t%zu\npapers\tall\t%zu\n", overview_paper_count(overview),
		    overview_total(overview));
	strbuf_addf(&out, "papers\tundated\t%zu\npapers\tmonthless\t%zu\n", timeline->undated,
		    timeline->monthless);
	add_dates(timeline, false, &out);
	add_dates(timeline, true, &out);
	add_topics(session, overview, &out);
	add_pairs(session, overview, &out);
	add_words(overview, &out);
	fwrite(out.data, 1, out.len, stream);
	strbuf_free(&out);
}

static void print_overview(struct session *session, const uint32_t *papers, size_t count, FILE *out)
{
	struct topic_index *topics =
		topic_index_new(&session->corpus, &session->topics, session->pool);
	struct overview *overview = overview_new(&session->corpus, topics, session->terms);

	while (topic_index_step(topics, STEP))
		;
	overview_set_papers(overview, papers, count);
	while (overview_step(overview, STEP) || overview_step_words(overview, STEP))
		;
	if (isatty(STDOUT_FILENO))
		print_drawn(session, overview, out);
	else
		print_lines(session, overview, out);
	overview_delete(overview);
	cli_print_lack(topics);
	topic_index_delete(topics);
}

static int print_stats(struct session *session, const struct options *options, FILE *out)
{
	struct filter *filter = cli_filter(session, options);
	const uint32_t *papers;
	size_t count;

	if (!filter)
		return EXIT_ERROR;
	papers = filter_papers(filter, &count);
	if (count > 0)
		print_overview(session, papers, count, out);
	filter_delete(filter);
	return count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

int cmd_stats(const struct options *options, FILE *out)
{
	struct session session;
	struct loader *loader = cli_open(&session, options, false);
	int status;

	if (!loader)
		return EXIT_ERROR;
	cli_load(loader);
	status = print_stats(&session, options, out);
	return cli_finish(&session, loader, out, status);
}
