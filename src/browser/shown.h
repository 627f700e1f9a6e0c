#ifndef BROWSER_SHOWN_H
#define BROWSER_SHOWN_H

/*
 * What of the browser the screen shows: all that the views know of it. The pages hold what is shown
 * of each; a view tells its page what room it has, and changes nothing else.
 */

#include <stdbool.h>

#include "base/strbuf.h"
#include "browser/pages.h"
#include "input/keymap.h"
#include "input/line_edit.h"
#include "session/settings.h"

/* What has the keys before the page has. */
enum browser_prompt {
	PROMPT_NONE,
	PROMPT_QUERY,    /* the query is being typed; the list follows */
	PROMPT_EXPORT,   /* a file name is being typed */
	PROMPT_TAGS,     /* tags are being typed */
	PROMPT_COMMAND,  /* a command is being typed */
	PROMPT_QUESTION, /* a yes or no question */
	PROMPT_COUNT
};

enum browser_level { LEVEL_NONE, LEVEL_INFO, LEVEL_WARNING, LEVEL_ERROR };

struct browser_message {
	enum browser_level level;
	struct strbuf text; /* safe for a terminal */
};

/* All that it points to is borrowed, and good until the browser is called again. */
struct shown {
	struct browser_pages *pages;
	const struct settings *settings;
	const struct keymap *keymap;
	enum browser_prompt prompt;
	struct strbuf label;            /* what is typed at the prompt, or asked */
	const struct line_edit *line;   /* the line that has the keys; NULL: none */
	struct browser_message message; /* the most important that there is to say; may be empty */
};

void shown_init(struct shown *shown);
void shown_free(struct shown *shown);

#endif
