/*
 * Copying: the text is made here, of the selection or of the cursor's paper, a line each; how it
 * reaches the clipboard is the terminal's affair.
 */

#include "config.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "browser/actions.h"
#include "browser/browser_private.h"
#include "session/address.h"
#include "write/formats.h"

/* More than this no clipboard wants; export writes it. */
#define COPY_MAX ((size_t)16 << 20)

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
					.format = &writer_csv };

	export_add_row(&job, paper, out);
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

/* What would act on a terminal or a shell that it is pasted into, or make text read otherwise than
 * it is written: controls, changes of direction, tags. */
static bool is_left_out(uint32_t codepoint)
{
	return (codepoint < 0x20 && codepoint != '\n' && codepoint != '\t') ||
	       (codepoint >= 0x7F && codepoint < 0xA0) || codepoint == 0x061C ||
	       (codepoint >= 0x200E && codepoint <= 0x200F) ||
	       (codepoint >= 0x2028 && codepoint <= 0x202E) ||
	       (codepoint >= 0x2066 && codepoint <= 0x2069) ||
	       (codepoint >= 0xE0000 && codepoint <= 0xE007F);
}

static void add_clean(struct strbuf *out, struct str text)
{
	while (text.len > 0) {
		uint32_t codepoint;
		size_t len = utf8_decode(text, &codepoint);

		if (!is_left_out(codepoint))
			strbuf_add_codepoint(out, codepoint);
		text = str_sub(text, len, SIZE_MAX);
	}
}

/* Adds what is copied of the papers; returns of how many there was something. */
static size_t add_lines(const struct browser *browser, const struct copy *copy,
			const uint32_t *papers, size_t count, struct strbuf *out)
{
	struct strbuf line;
	size_t added = 0;

	strbuf_init(&line);
	for (size_t i = 0; i < count && out->len <= COPY_MAX; i++) {
		strbuf_clear(&line);
		if (!copy->add(browser, papers[i], &line))
			continue;
		if (added++ > 0)
			strbuf_add_byte(out, '\n');
		add_clean(out, strbuf_str(&line));
	}
	strbuf_free(&line);
	return added;
}

/* "title copied", "3 addresses copied; 2 papers have none" */
static void describe(struct strbuf *out, const struct copy *copy, size_t added, size_t missing)
{
	strbuf_clear(out);
	if (added == 1 && missing == 0)
		strbuf_addf(out, "%s copied", copy->one);
	else
		strbuf_addf(out, "%zu %s copied", added, added == 1 ? copy->one : copy->several);
	if (missing > 0)
		strbuf_addf(out, "; %zu paper%s none", missing, missing == 1 ? " has" : "s have");
}

unsigned act_copy(struct browser *browser, int value)
{
	const struct copy *copy = &copies[value];
	struct strbuf *text = &browser->private->copied;
	size_t count, added;
	uint32_t *papers = browser_chosen_papers(browser, &count);
	unsigned effects = EFFECT_DRAW;

	topic_index_prepare(browser->topic_index);
	strbuf_clear(text);
	added = add_lines(browser, copy, papers, count, text);
	describe(&browser->private->copied_says, copy, added, count - added);
	if (text->len > COPY_MAX)
		browser_say(browser, LEVEL_ERROR, "that is too much to copy; export writes it");
	else if (added > 0)
		effects |= EFFECT_COPY;
	else if (count > 0)
		browser_say(browser, LEVEL_WARNING, "there is no %s to copy", copy->one);
	free(papers);
	return effects;
}

struct str browser_copied_text(const struct browser *browser)
{
	return strbuf_str(&browser->private->copied);
}

unsigned browser_copied(struct browser *browser, enum status status)
{
	if (status != STATUS_OK)
		return browser_failed(browser);
	browser_say(browser, LEVEL_INFO, "%s", browser->private->copied_says.data);
	return EFFECT_DRAW;
}
