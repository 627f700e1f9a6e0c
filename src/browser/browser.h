#ifndef BROWSER_BROWSER_H
#define BROWSER_BROWSER_H

/*
 * The browser without a screen: session, filter, cursor, selection, prompts. Events go in by
 * browser_handle, effects come out; what the screen shows of it browser_show tells. Time, sizes and
 * the table of pages come from outside.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "browser/effect.h"
#include "browser/job_queue.h"
#include "browser/jumps.h"
#include "browser/likes.h"
#include "browser/links.h"
#include "browser/outgoing.h"
#include "browser/prompt.h"
#include "browser/seen.h"
#include "browser/shown.h"
#include "input/complete.h"
#include "input/event.h"
#include "input/keymap.h"
#include "search/filter.h"
#include "search/overview.h"
#include "search/topic_index.h"
#include "session/export.h"
#include "session/loader.h"
#include "session/manual.h"
#include "session/own_topics.h"
#include "session/session.h"

/* The filter; prompts.lines[PROMPT_QUERY] has it as typed, and its good part is in force. */
struct browser_query {
	struct query_error error; /* message[0] != 0: what is missing, and where */
	struct strbuf before;     /* the query that cancelling the prompt goes back to */
};

/* What the status line says. */
struct browser_messages {
	enum browser_level level;
	struct strbuf text;          /* safe for a terminal; goes with the next key */
	size_t error_count;          /* messages of LEVEL_ERROR so far */
	struct strbuf error;         /* the last of them */
	struct browser_message late; /* waits until no prompt hides it */
};

/* Goes on after a yes or no question. Returns effects. */
struct browser;
typedef unsigned browser_answer(struct browser *browser, bool yes);

struct browser_question {
	struct strbuf text;
	browser_answer *answer; /* who waits for it */
};

/* What is typed, and what it is typed for. */
struct browser_prompts {
	enum browser_prompt open;
	struct prompt lines[PROMPT_COUNT]; /* not of PROMPT_NONE and PROMPT_QUESTION */
	struct completion completion;      /* of the line that is typed */
	struct history *history;           /* of all of them */
	struct browser_question question;  /* of PROMPT_QUESTION */
	struct strbuf tags_before;         /* what PROMPT_TAGS began with */
	enum export_choice export_choice;  /* what PROMPT_EXPORT is to write */
};

/* Where the browser can go back to. */
struct browser_back {
	struct jumps jumps; /* from links that were followed */
	struct likes likes; /* from papers like one */
};

struct browser {
	struct session *session;
	struct loader *loader; /* NULL once everything is read */
	struct filter *filter;
	struct topic_index *topic_index;
	struct keymap keymap;

	struct browser_pages pages;
	struct query_bar bar; /* as it was shown last */
	struct browser_prompts prompts;

	struct browser_query query;
	struct browser_back back;
	struct own_topics own_topics;
	struct outgoing outgoing;
	struct seen seen;
	struct job_queue jobs;
	struct browser_messages messages;
	size_t joins;             /* of the library, that the list and the selection know of */
	uint64_t removed_version; /* of the marks: which papers were removed that the list knows of
				   */

	bool has_mouse;       /* the mouse is wanted; else it is the terminal's */
	int64_t (*now)(void); /* seconds since 1970 */
};

struct browser_options {
	const struct page *pages; /* the table of them, PAGE_COUNT rows; borrowed */
	const char *query;        /* NULL: what the configuration has */
	struct sort_order order;
	bool is_order_given;  /* by the person, not by the configuration: a query does not change it
			       */
	const char *history;  /* the file of the prompts' history; NULL: none is kept */
	int64_t (*now)(void); /* seconds since 1970 */
};

/* Session and loader are borrowed; loader may be NULL. The caller frees. STATUS_FAILED when the
 * query is wrong. */
enum status browser_init(struct browser *browser, struct session *session, struct loader *loader,
			 const struct browser_options *options);
void browser_free(struct browser *browser);

/* Whether keys are for the list or the overview: no prompt is open, and no page lies over them. */
bool browser_is_browsing(const struct browser *browser);

/* Handles an event and returns a set of enum browser_effect. */
unsigned browser_handle(struct browser *browser, const struct event *event);

/* Does an action, as if its key had been pressed. */
unsigned browser_act(struct browser *browser, enum action action);

/* Does a line of the command line ("sort -date"). */
unsigned browser_run_command(struct browser *browser, struct str text);

/*
 * Works for about that long on what is left to do: saving, reading, filtering, counting topics.
 * Returns effects; *more tells whether there is still something.
 */
unsigned browser_step(struct browser *browser, uint64_t microseconds, bool *more);

/*
 * Tells the browser the time, in milliseconds of a clock that never goes back: a paper that was
 * under the cursor for a while has been seen. Returns effects; *wait is how long until it wants to
 * know the time again, -1 if only after the next event.
 */
unsigned browser_tick(struct browser *browser, int64_t now, int *wait);

/* Saves all that is not saved yet, and waits for it; the person is leaving, or has left. On failure
 * the session's diag says what was lost. */
enum status browser_leave(struct browser *browser);

/* Waits for what is being saved: the program is about to be stopped, and others need the database
 * meanwhile. */
void browser_finish_job(struct browser *browser);

/* Another program may have changed the database: browser_step takes its marks over. Whether there
 * is something to do. */
bool browser_sync(struct browser *browser);

/* A descriptor that becomes readable when browser_step can go on with what is saved beside the
 * screen; -1: nothing is. */
int browser_job_fd(const struct browser *browser);

/* Adds how far saving is to out: "starring 3400 of 10000 papers; Esc stops it". False when there is
 * nothing to say. */
bool browser_describe_job(const struct browser *browser, struct strbuf *out);

/* The time, in seconds since 1970. */
int64_t browser_now(const struct browser *browser);

/* What the person is to edit after EFFECT_EDIT_NOTE. */
struct str browser_note_text(const struct browser *browser);

/* Takes what EFFECT_MANUAL asked for. When status says that it failed, the session's diag says why.
 * Returns effects. */
unsigned browser_set_manual(struct browser *browser, enum status status, struct str printed);

/* Takes the text back: unchanged, nothing happens; empty, the note goes. When status says that
 * editing failed, the session's diag says why. Returns effects. */
unsigned browser_set_note(struct browser *browser, enum status status, struct str text);

/* The line that is being typed, or NULL. */
const struct line_edit *browser_typed_line(const struct browser *browser);

/* What a browser is to open after EFFECT_OPEN: safe, as model/address.h has it. */
const char *browser_address(const struct browser *browser);

/* A browser was started with it, or not: then the session's diag says why. Returns effects. */
unsigned browser_opened(struct browser *browser, enum status status);

/* What is to be copied after EFFECT_COPY: without controls but for the ends of lines. */
struct str browser_copied_text(const struct browser *browser);

/* It was copied, or not: then the session's diag says why. Returns effects. */
unsigned browser_copied(struct browser *browser, enum status status);

/* Something that was started outside went wrong later: the session's diag says what. */
unsigned browser_failed(struct browser *browser);

/* Puts together what the screen shows, for the views; see browser/shown.h. */
void browser_show(struct browser *browser, struct shown *shown);

#endif
