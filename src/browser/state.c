/* Which page and which prompt are open, and what the status line says. */

#include "config.h"

#include "browser/browser.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "browser/browser_private.h"

struct prompt *browser_typed_prompt(struct browser *browser)
{
	const struct page_functions *page = pages_row(&browser->pages)->functions;

	if (browser->prompts.open == PROMPT_QUESTION)
		return NULL;
	if (browser->prompts.open != PROMPT_NONE)
		return &browser->prompts.lines[browser->prompts.open];
	return page->typed ? page->typed(pages_struct(&browser->pages, browser->pages.open)) : NULL;
}

bool browser_is_browsing(const struct browser *browser)
{
	return browser->prompts.open == PROMPT_NONE && pages_are_browsed(&browser->pages);
}

const struct line_edit *browser_typed_line(const struct browser *browser)
{
	const struct prompt *prompt = browser_typed_prompt((struct browser *)browser);

	return prompt ? &prompt->line : NULL;
}

void browser_say_too_long(struct browser *browser, const struct prompt *prompt)
{
	browser_say(browser, LEVEL_WARNING, "too long: %s has at most %zu bytes",
		    prompt->kind->name, prompt->kind->limit);
}

static void say(struct browser *browser, enum browser_level level, struct str text)
{
	browser->messages.level = level;
	strbuf_set(&browser->messages.text, text);
	if (level != LEVEL_ERROR)
		return;
	browser->messages.error_count++;
	strbuf_set(&browser->messages.error, text);
}

void browser_say(struct browser *browser, enum browser_level level, const char *format, ...)
{
	va_list arguments;
	char text[1024];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	say(browser, level, str_from(text));
}

void browser_say_error(struct browser *browser)
{
	const struct diag *diag = &browser->session->diag;
	const char *why = browser->session->why_not_saved.data;
	const struct diag_message *last;
	struct strbuf text;

	if (diag->count == 0)
		return;
	last = &diag->messages[diag->count - 1];
	strbuf_init(&text);
	/* Its long path would hide what is wrong with it. */
	if (browser->session->is_library_unread && strcmp(last->text, why) == 0)
		strbuf_addf(&text, "the library %s", why);
	else
		diag_format(last, &text);
	say(browser, LEVEL_ERROR, strbuf_str(&text));
	strbuf_free(&text);
}

unsigned browser_failed(struct browser *browser)
{
	browser_say_error(browser);
	return EFFECT_DRAW;
}

void browser_open_prompt(struct browser *browser, enum browser_prompt prompt)
{
	pages_close(&browser->pages);
	browser->prompts.open = prompt;
}

void browser_close_prompt(struct browser *browser)
{
	browser->prompts.open = PROMPT_NONE;
}

unsigned browser_ask(struct browser *browser, browser_answer *answer)
{
	browser->prompts.question.answer = answer;
	browser_open_prompt(browser, PROMPT_QUESTION);
	return EFFECT_DRAW;
}

int64_t browser_now(const struct browser *browser)
{
	return browser->now();
}

void browser_remember(struct browser *browser, enum history_kind kind, struct str text)
{
	if (history_add(browser->prompts.history, kind, text, &browser->session->diag) != STATUS_OK)
		browser_say_error(browser);
}
