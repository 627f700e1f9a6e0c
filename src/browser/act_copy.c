/*
 * Copying: the text is made here, of the selection or of the cursor's paper: a line each, or what
 * an export has of them. How it reaches the clipboard is the terminal's affair.
 */

#include "config.h"

#include <stdlib.h>

#include "browser/actions.h"
#include "browser/browser_private.h"
#include "model/address.h"
#include "write/formats.h"

/* One thing that can be copied. */
struct copy {
	const char *one, *several; /* what it is called: "title", "titles" */
	/* Adds that of a paper to out, or returns false when there is none. */
	bool (*add)(const struct browser *browser, uint32_t paper, struct strbuf *out);
	const struct writer_format *format; /* in place of add: papers are copied as it has them */
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

static const struct copy copies[] = {
	[COPY_TITLE] = { "title", "titles", .add = add_title },
	[COPY_ADDRESS] = { "address", "addresses", .add = add_address },
	[COPY_BIB] = { "BibTeX entry", "BibTeX entries", .format = &writer_bib },
	[COPY_MD] = { "Markdown item", "Markdown items", .format = &writer_md },
	[COPY_CSV] = { "CSV line", "CSV lines", .format = &writer_csv },
};

/* Takes what is copied of the papers, a line each; false when it is too much. */
static bool add_lines(struct browser *browser, const struct copy *copy, const uint32_t *papers,
		      size_t count)
{
	struct strbuf line;
	bool has_room = true;

	strbuf_init(&line);
	for (size_t i = 0; i < count && has_room; i++) {
		strbuf_clear(&line);
		if (copy->add(browser, papers[i], &line))
			has_room = outgoing_add_items(&browser->outgoing, strbuf_str(&line), 1);
	}
	strbuf_free(&line);
	return has_room;
}

/* Takes the papers' part of the document that an export of them would be, without the last line's
 * end; false when it is too much. */
static bool add_rows(struct browser *browser, const struct copy *copy, const uint32_t *papers,
		     size_t count)
{
	const struct export_job job = { .session = browser->session,
					.topics = browser->topic_index,
					.papers = papers,
					.count = count,
					.format = copy->format };
	struct strbuf rows;
	bool has_room;

	strbuf_init(&rows);
	has_room = export_add_rows(&job, OUTGOING_TEXT_MAX, &rows) &&
		   outgoing_add_items(&browser->outgoing, str_trim(strbuf_str(&rows)), count);
	strbuf_free(&rows);
	return has_room;
}

static unsigned copy_papers(struct browser *browser, const struct copy *copy,
			    const uint32_t *papers, size_t count)
{
	struct outgoing *outgoing = &browser->outgoing;

	outgoing_clear_text(outgoing);
	if (!(copy->format ? add_rows : add_lines)(browser, copy, papers, count)) {
		browser_say(browser, LEVEL_ERROR, "that is too much to copy; export writes it");
		return EFFECT_DRAW;
	}
	outgoing_describe_text(outgoing, copy->one, copy->several, count - outgoing->item_count);
	if (outgoing->item_count > 0)
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
