/*
 * Copying: the text is made here, of the selection or of the cursor's paper, a line each; how it
 * reaches the clipboard is the terminal's affair.
 */

#include "config.h"

#include <stdlib.h>

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "model/address.h"
#include "write/formats.h"

/* One thing that can be copied of a paper: adds it to out, or returns false when there is none. */
struct copy {
	const char *one, *several; /* what it is called: "title", "titles" */
	bool (*add)(const struct browser *browser, uint32_t paper, struct strbuf *out);
};

static bool add_title(const struct browser *browser, uint32_t paper, struct strbuf *out)
{
	strbuf_add(out, browser->session->library.papers[paper].title);
	return true;
}

static bool add_address(const struct browser *browser, uint32_t paper, struct strbuf *out)
{
	return address_of_paper(&browser->session->library.papers[paper], out);
}

/* Without the line's end. */
static bool add_csv(const struct browser *browser, uint32_t paper, struct strbuf *out)
{
	const struct export_job job = { .session = browser->session,
					.topics = browser->topic_index,
					.papers = &paper,
					.count = 1,
					.format = &writer_csv };

	export_add_rows(&job, out);
	while (str_ends_with(strbuf_str(out), STR("\n")) ||
	       str_ends_with(strbuf_str(out), STR("\r")))
		strbuf_truncate(out, out->len - 1);
	return true;
}

static const struct copy copies[] = {
	[COPY_TITLE] = { "title", "titles", add_title },
	[COPY_ADDRESS] = { "address", "addresses", add_address },
	[COPY_CSV] = { "CSV line", "CSV lines", add_csv },
};

/* Takes what is copied of the papers; false when it is too much. */
static bool add_lines(struct browser *browser, const struct copy *copy, const uint32_t *papers,
		      size_t count)
{
	struct strbuf line;
	bool has_room = true;

	strbuf_init(&line);
	outgoing_clear_text(&browser->outgoing);
	for (size_t i = 0; i < count && has_room; i++) {
		strbuf_clear(&line);
		if (copy->add(browser, papers[i], &line))
			has_room = outgoing_add_line(&browser->outgoing, strbuf_str(&line));
	}
	strbuf_free(&line);
	return has_room;
}

static unsigned copy_papers(struct browser *browser, const struct copy *copy,
			    const uint32_t *papers, size_t count)
{
	struct outgoing *outgoing = &browser->outgoing;

	if (!add_lines(browser, copy, papers, count)) {
		browser_say(browser, LEVEL_ERROR, "that is too much to copy; export writes it");
		return EFFECT_DRAW;
	}
	outgoing_describe_text(outgoing, copy->one, copy->several, count - outgoing->line_count);
	if (outgoing->line_count > 0)
		return EFFECT_DRAW | EFFECT_COPY;
	if (count > 0)
		browser_say(browser, LEVEL_WARNING, "there is no %s to copy", copy->one);
	return EFFECT_DRAW;
}

unsigned act_copy(struct browser *browser, int value)
{
	size_t count;
	uint32_t *papers = browser_chosen_papers(browser, &count);
	unsigned effects;

	topic_index_prepare(browser->topic_index);
	effects = copy_papers(browser, &copies[value], papers, count);
	free(papers);
	return effects;
}

struct str browser_copied_text(const struct browser *browser)
{
	return strbuf_str(&browser->outgoing.text);
}

unsigned browser_copied(struct browser *browser, enum status status)
{
	if (status != STATUS_OK)
		return browser_failed(browser);
	browser_say(browser, LEVEL_INFO, "%s", browser->outgoing.sentence.data);
	return EFFECT_DRAW;
}
