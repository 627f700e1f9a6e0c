#ifndef BROWSER_APP_PRIVATE_H
#define BROWSER_APP_PRIVATE_H

/*
 * What the files of the app share and the views don't see. app.c: the life of the app, events.
 * app_step.c: work in steps. app_filter.c: the query and the order. app_term.c: putting terms into
 * the query. app_topic.c: topics in it. app_like.c: papers like one. app_move.c: cursor and
 * scrolling. app_link.c: links between papers. app_select.c: the selection. app_mark.c: marks, and
 * undoing them. app_tags.c: the prompt for tags. app_note.c: notes. app_seen.c: which papers were
 * looked at. app_job.c: saving beside the screen. app_export.c: the export prompt. app_open.c: the
 * paper's web page. app_copy.c: copying. app_overview.c: the overview. app_help.c: the help screen.
 * app_command.c: the command line. app_complete.c: Tab in what is typed. app_history.c: what was
 * typed before. app_mouse.c: the mouse.
 */

#include "browser/app.h"
#include "input/complete.h"
#include "search/related.h"
#include "session/export.h"
#include "session/mark_job.h"
#include "session/own_topics.h"
#include "store/history.h"

/* Papers looked at; see app_seen.c. */
struct app_seen {
	uint32_t paper;    /* under the cursor since: */
	int64_t since;     /* in milliseconds */
	uint32_t *waiting; /* seen, and not yet saved */
	size_t count, capacity;
	bool is_given_up; /* saving them has failed */
};

/* A change of marks that a person asked for. */
struct app_task {
	enum action action;    /* STAR and STATUS: the edit is settled when it begins. UNDO, REDO */
	struct mark_edit edit; /* of the others; its texts are these: */
	char *text, *removed;
	uint32_t *papers; /* NULL of UNDO and REDO */
	size_t count;
	bool is_selection;
};

/* See app_job.c. */
struct app_jobs {
	struct mark_job *job; /* NULL: the database is free */
	struct app_task task; /* what the job is for, unless is_own */
	bool is_own;          /* nobody asked for the job */
	struct app_task *waiting;
	size_t waiting_count, waiting_capacity;
	bool must_sync;  /* another program has committed meanwhile */
	bool is_leaving; /* the person wants to leave once all is saved */
	size_t given_up; /* that waited when the job was stopped or failed, and were not said yet */
	enum app_level level;
	struct strbuf message; /* waits until no prompt hides it */
};

/* Goes on after a yes or no question, in MODE_BROWSE. Returns effects. */
typedef unsigned app_answer(struct app *app, bool yes);

/* Going through the history from a line that is typed; see app_history.c. */
struct app_walk {
	bool is_open;
	size_t at;           /* the entry that stands in the line */
	struct strbuf typed; /* what stood there first */
};

/* Where the cursor was when a link was followed; see app_link.c. */
struct app_jump {
	uint32_t paper;
	size_t position; /* in the list */
	char *query;
	size_t detail_top;
	enum app_pane pane;
};

/* Where Esc goes back to from papers like one; see app_like.c. */
struct app_like_step {
	char *query;
	size_t len;
	uint32_t cursor;
};

struct app_like {
	bool is_asked; /* the query in force asks for papers like one */
	struct sort_order order_before;
	struct app_like_step *steps;
	size_t count, capacity;
};

struct app_private {
	struct app_seen seen;
	struct app_jobs jobs;
	struct app_like like;
	uint32_t range_anchor;    /* where the range begins */
	struct bitset range_base; /* what was selected before it */
	struct strbuf note;       /* as handed out, or, when saving failed, as it came back */
	bool is_note_unsaved;
	char *note_path; /* the file of the last note that was not saved; NULL: there is none */
	struct strbuf query_before; /* what Esc in the filter prompt goes back to */
	struct strbuf export_path;  /* the path that waits for a yes */
	app_answer *answer;         /* who waits for it, in MODE_CONFIRM */
	struct strbuf address;      /* what a browser is to open */
	struct strbuf copied;       /* what is to be copied */
	struct strbuf copied_says;  /* and the sentence for when it was */
	enum export_choice export_choice;
	struct completion completion; /* of the line that is typed */
	struct history *history;
	struct own_topics own_topics;
	struct app_walk walk;
	size_t position_wanted; /* where the cursor goes when its paper is no longer listed */
	bool is_following;      /* the cursor has not been moved: it stays on the first paper while
				   papers come in */
	int64_t (*now)(void);

	/* What the overview was counted from; see app_overview.c. */
	uint64_t counted_version;
	bool was_loading, knew_topics;
	struct strbuf narrowed; /* the queries it narrowed, each followed by a NUL */

	struct related *related;
	uint32_t linked; /* whose links app->links are; APP_NO_PAPER: nobody's */
	bool links_are_old;
	bool shows_link; /* the chosen link is to be in view */
	struct app_jump *jumps;
	size_t jump_count, jump_capacity;
};

/* Shows a message in the status line until the next key. */
void app_say(struct app *app, enum app_level level, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Shows the newest error of the session's diag. */
void app_say_error(struct app *app);

/* Says that a text is too long for the line that is typed in a mode. */
void app_say_too_long(struct app *app, enum app_mode mode);

/* Puts a text into the query and filters by it; what is wrong with it goes to app->query_error.
 * False when it is too long: that is said, and the query stays as it was. */
bool app_set_query(struct app *app, struct str text);

unsigned app_set_order(struct app *app, struct sort_order order);

/* Filters by what the query line holds. */
void app_query_changed(struct app *app);

/* Puts the cursor on its paper, or where that stood, after the list changed. */
void app_follow_cursor(struct app *app);

void app_move_to(struct app *app, size_t position);

/* Puts the cursor on the paper of that number in the list, from 1, or on the last. */
unsigned app_go_to(struct app *app, size_t number);

/* Each does the actions of one subject, and returns 0 for those of others. */
unsigned app_move(struct app *app, enum action action);
unsigned app_find(struct app *app, enum action action);
unsigned app_mark(struct app *app, enum action action);
unsigned app_select(struct app *app, enum action action);
unsigned app_link(struct app *app, enum action action);
unsigned app_export(struct app *app, enum action action);
unsigned app_command(struct app *app, enum action action);
unsigned app_open(struct app *app, enum action action);
unsigned app_switch_mouse(struct app *app, enum action action);
unsigned app_copy(struct app *app, enum action action);
unsigned app_like(struct app *app, enum action action);

/* The query in force is another: puts the list into the order that goes with it. */
void app_like_follow_query(struct app *app);

/* Goes back to the query from before papers like one were asked for; false: they were not. */
bool app_like_back(struct app *app);

/* Asks for papers like that of a key; false when no paper has it. */
bool app_like_key(struct app *app, struct str key);
void app_like_free(struct app *app);

/* Filters to the end. Keys may come faster than lists: what a key does to a paper, it does to that
 * of the list it was meant for. */
void app_finish_list(struct app *app);

unsigned app_filter_key(struct app *app, uint32_t key);

void app_select_none(struct app *app);
void app_follow_range(struct app *app); /* the cursor has moved */

/* Edits the marks of the chosen papers, now or when what is being saved is done, and says what it
 * came to. */
void app_edit_marks(struct app *app, const struct mark_edit *edit);

/* Does what a person asked for, or lets it wait for its turn. Takes what the task holds. */
void app_begin_task(struct app *app, struct app_task *task);

/* Begins a job that nobody asked for. The database must be free. */
void app_begin_own_job(struct app *app, struct mark_job *job);

/* The job for a task whose turn has come, and what is said of it at its end. */
struct mark_job *app_task_job(struct app *app, struct app_task *task);
void app_task_ended(struct app *app, const struct app_task *task, const struct mark_job *job);

/* Works on saving; returns effects. *more: it could go on right now. */
unsigned app_step_jobs(struct app *app, uint64_t microseconds, bool *more);

/* Stops what is being saved, and gives up what waits; false when there is nothing that a person
 * asked for. */
bool app_stop_jobs(struct app *app);

/* The person wants to leave: now, or when all is saved. */
unsigned app_quit(struct app *app);

/* Tells what came to an end while a prompt hid it. */
void app_tell_late(struct app *app);

/* What is edited or goes out of the program must not lack marks that are still being loaded. */
void app_wait_for_marks(struct app *app);

void app_free_jobs(struct app *app);

/* Puts tags as typed, or takes them off, of all chosen papers. */
unsigned app_tags_put(struct app *app, struct str text);
unsigned app_tags_open(struct app *app);
unsigned app_tags_key(struct app *app, uint32_t key);
unsigned app_note_open(struct app *app);

/*
 * Opens a completion of the line's word before the cursor, and offers what may stand there. Only
 * what begins at byte `from` counts.
 */
typedef void app_offer(struct app *app, const struct line_edit *line, size_t from,
		       struct completion *completion);

app_offer app_offer_query, app_offer_tags, app_offer_path, app_offer_topics;

/* Does a Tab or S-Tab in a line. */
unsigned app_complete(struct app *app, struct line_edit *line, size_t from, uint32_t key,
		      app_offer *offer);

/*
 * Does the keys that go through the history: ^P and ^N through all of it, M-p and M-n, and with
 * `arrows` Up and Down, through what begins like the line. False for every other key.
 */
bool app_history_key(struct app *app, struct line_edit *line, enum history_kind kind, uint32_t key,
		     bool arrows);

void app_remember(struct app *app, enum history_kind kind, struct str text);

/* A note could not be saved: it goes to a file, which the message names, and the next edit begins
 * with it. An empty one is forgotten. */
void app_keep_note(struct app *app, struct str text);

/* A note was saved: the file of the one that the edit began with is of no use any more. */
void app_note_saved(struct app *app);

/* The topics' papers have changed. */
void app_forget_links(struct app *app);
void app_free_links(struct app *app);

/* The paper under the cursor was opened. */
void app_see(struct app *app);

/* Saves what was seen, if the database is free. */
void app_save_seen(struct app *app);

/* The papers that a mark or an export is meant for: the selection in the list's order, or the
 * cursor's. The caller frees. */
uint32_t *app_chosen_papers(const struct app *app, size_t *count);

unsigned app_topic_switch(struct app *app, size_t topic);

/* Does "NAME", "add NAME = QUERY" or "remove NAME". */
unsigned app_topic_command(struct app *app, struct str argument);
unsigned app_write_topics(struct app *app);

/* Filters by a term besides the query in force, which goes into parentheses where it must; a date
 * that the term's date is a part of makes way for it. False: that would be too long
 * (app_set_query).
 */
bool app_require(struct app *app, struct str term);

/* Filters by the query in force without a term of it: the bytes from `from` to `to`. */
void app_give_up(struct app *app, size_t from, size_t to);

void app_overview_init(struct app *app);
void app_overview_free(struct app *app);
void app_overview_topics_changed(struct app *app);
unsigned app_overview(struct app *app, enum action action);
unsigned app_overview_key(struct app *app, uint32_t key);

/* Whether an action is for a paper, which is not to be seen while the overview is open. */
bool app_overview_refuses(const struct app *app, enum action action);

/* Counts until a moment of pace_now, or a little longer; returns whether there was something to
 * count. */
bool app_overview_step(struct app *app, uint64_t until);
bool app_overview_has_work(const struct app *app);

/* Writes what the key would write; with force an existing file is replaced without asking. */
unsigned app_export_to(struct app *app, struct str path, bool force);
unsigned app_export_key(struct app *app, uint32_t key);

/* Does what EVENT_CLICK and EVENT_WHEEL mean. */
unsigned app_mouse(struct app *app, const struct event *event);

/* Rows that stay in view around the cursor of a pane of so many. */
size_t app_margin(const struct app *app, size_t rows);

/* Selects a paper, or no longer. */
void app_select_other(struct app *app, uint32_t paper);

/* Asks what app->question holds. */
unsigned app_ask(struct app *app, app_answer *answer);

/* Opens the command line, with an action's name in it unless that is ACTION_NONE. */
unsigned app_command_open(struct app *app, enum action action);
unsigned app_command_key(struct app *app, uint32_t key);
/* How many parts of the overview, if it is open, are counted to the end. */
int app_overview_count_settled(const struct app *app);

unsigned app_manual_open(struct app *app, enum manual_page page);
unsigned app_manual_command(struct app *app, struct str word);
unsigned app_manual_key(struct app *app, uint32_t key);

/* Does "OPTION VALUE". */
unsigned app_set_command(struct app *app, struct str argument);
app_offer app_offer_settings;

unsigned app_help_open(struct app *app);
unsigned app_help_key(struct app *app, uint32_t key);

#endif
