/*
 * The prompts, a row each: what becomes of the line that is typed. The keys that all have in common
 * are those of prompt.h.
 */

#include "config.h"

#include "browser/browser_private.h"

struct prompt_row {
	unsigned (*accept)(struct browser *browser); /* closes the prompt, or leaves it open */
	void (*cancel)(struct browser *browser);     /* the prompt is closed; NULL: that is all */
	void (*changed)(struct browser *browser);    /* NULL: nothing follows the line */
	/* Keys that the line has no use for; NULL: there are none. */
	bool (*key)(struct browser *browser, uint32_t key);
	browser_offer *offer; /* what completes a word */
	/* Adds what is typed, or asked; NULL: that is plain. */
	void (*describe)(const struct browser *browser, struct strbuf *out);
};

/* "Write 3 starred papers to: " */
static void describe_export(const struct browser *browser, struct strbuf *out)
{
	strbuf_add_cstr(out, "Write ");
	browser_export_describe(browser, out);
	strbuf_add_cstr(out, " to: ");
}

/* "Tags for 3 papers: " */
static void describe_tags(const struct browser *browser, struct strbuf *out)
{
	browser_tags_describe(browser, out);
	strbuf_add_cstr(out, ": ");
}

static void describe_command(const struct browser *browser, struct strbuf *out)
{
	(void)browser;
	strbuf_add_cstr(out, ":");
}

static void describe_question(const struct browser *browser, struct strbuf *out)
{
	strbuf_add(out, strbuf_str(&browser->prompts.question.text));
}

static const struct prompt_row rows[PROMPT_COUNT] = {
	[PROMPT_QUERY] = { .accept = browser_query_accept,
			   .cancel = browser_query_cancel,
			   .changed = browser_query_changed,
			   .key = browser_query_key,
			   .offer = browser_offer_query },
	[PROMPT_EXPORT] = { .accept = browser_export_accept,
			    .key = browser_export_key,
			    .describe = describe_export,
			    .offer = browser_offer_export },
	[PROMPT_TAGS] = { .accept = browser_tags_accept,
			  .describe = describe_tags,
			  .offer = browser_offer_tags },
	[PROMPT_COMMAND] = { .accept = browser_command_accept,
			     .describe = describe_command,
			     .offer = browser_offer_command },
	[PROMPT_QUESTION] = { .describe = describe_question },
};

void browser_describe_prompt(const struct browser *browser, struct strbuf *out)
{
	if (rows[browser->prompts.open].describe)
		rows[browser->prompts.open].describe(browser, out);
}

static unsigned question_key(struct browser *browser, uint32_t key)
{
	bool yes = key == 'y' || key == 'Y';

	if (!yes && key != 'n' && key != 'N' && key != 'q' && key != INPUT_ESCAPE &&
	    key != INPUT_ENTER)
		return 0;
	browser_close_prompt(browser);
	return browser->prompts.question.answer(browser, yes);
}

static void changed(struct browser *browser, const struct prompt_row *row)
{
	if (row->changed)
		row->changed(browser);
}

static void cancel(struct browser *browser, const struct prompt_row *row)
{
	browser_close_prompt(browser);
	if (row->cancel)
		row->cancel(browser);
}

unsigned browser_prompt_key(struct browser *browser, uint32_t key)
{
	struct prompt *prompt = &browser->prompts.lines[browser->prompts.open];
	const struct prompt_row *row = &rows[browser->prompts.open];

	if (browser->prompts.open == PROMPT_QUESTION)
		return question_key(browser, key);
	switch (prompt_key(prompt, browser->prompts.history, key)) {
	case PROMPT_CHANGED:
		changed(browser, row);
		break;
	case PROMPT_COMPLETE:
		browser_complete(browser, &prompt->line, 0, key, row->offer);
		changed(browser, row);
		break;
	case PROMPT_ACCEPTED:
		return row->accept(browser);
	case PROMPT_CANCELLED:
		cancel(browser, row);
		break;
	case PROMPT_KEY_UNKNOWN:
		if (row->key)
			row->key(browser, key);
		break;
	}
	return EFFECT_DRAW;
}
