#ifndef BROWSER_BROWSER_PRIVATE_H
#define BROWSER_BROWSER_PRIVATE_H

/* What the files of browser/ share and the views don't see; HACKING says which file is for what. */

#include "base/clock.h"
#include "browser/browser.h"
#include "session/mark_job.h"

/* Shows a message in the status line until the next key. */
void browser_say(struct browser *browser, enum browser_level level, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Shows the newest error of the session's diag. */
void browser_say_error(struct browser *browser);

/* Says that a text is too long for a prompt. */
void browser_say_too_long(struct browser *browser, const struct prompt *prompt);

/* The prompt that is typed in, that of help included; NULL: nothing is typed. */
struct prompt *browser_typed_prompt(struct browser *browser);

/* Puts a text into the query and filters by it; what is wrong with it goes to browser->query.error.
 * False when it is too long: that is said, and the query stays as it was. */
bool browser_set_query(struct browser *browser, struct str text);

unsigned browser_set_order(struct browser *browser, struct sort_order order);

/* Filters by what the query line holds. */
void browser_query_changed(struct browser *browser);

/* Papers that were joined since: they are one in the list, and in the selection. */
void browser_follow_joins(struct browser *browser);

/* Puts the cursor on its paper, or where that was, after the list changed. */
void browser_follow_cursor(struct browser *browser);

/* Does to the cursor of the list what a person asks for. */
void browser_move_cursor(struct browser *browser, enum movement movement);

/* Puts the cursor on a paper, at once or when the list has come to it; `place` is where it goes if
 * the paper is not listed at all. */
void browser_seek(struct browser *browser, uint32_t paper, size_t place);

/* Takes over how many rows the settings want around the cursor. */
void browser_set_margin(struct browser *browser);

/* Puts the cursor on the paper of that number in the list, from 1, or on the last. */
unsigned browser_go_to(struct browser *browser, size_t number);

/* Goes back to the query from before papers like one were asked for; false: they were not. */
bool browser_like_back(struct browser *browser);

/* Asks for papers like that of a key; false when no paper has it. */
bool browser_like_key(struct browser *browser, struct str key);

/* Filters to the end. Keys may come faster than lists: what a key does to a paper, it does to that
 * of the list it was meant for. */
void browser_finish_list(struct browser *browser);

/* Takes a key of the prompt that is open. */
unsigned browser_prompt_key(struct browser *browser, uint32_t key);

/* What the prompts do with their lines; see prompts.c. */
bool browser_query_key(struct browser *browser, uint32_t key);
unsigned browser_query_accept(struct browser *browser);
void browser_query_cancel(struct browser *browser);
bool browser_export_key(struct browser *browser, uint32_t key);
unsigned browser_export_accept(struct browser *browser);
unsigned browser_tags_accept(struct browser *browser);
unsigned browser_command_accept(struct browser *browser);

void browser_follow_range(struct browser *browser); /* the cursor has moved */

/* Edits the marks of the chosen papers, now or when what is being saved is done, and says what it
 * came to. */
void browser_edit_marks(struct browser *browser, const struct mark_edit *edit);

/* Stars the chosen papers, or no longer; gives them their next status. */
void browser_star(struct browser *browser);
void browser_next_status(struct browser *browser);

/* Takes the last change of marks back, or does it again. */
void browser_undo(struct browser *browser, bool redo);

/* Does what a person asked for, or lets it wait for its turn; the job goes with it. Too many may
 * wait already: that is said, and the job is dropped. */
void browser_ask_job(struct browser *browser, struct job *job, job_end *end);

/* For the ends of jobs: takes over what one has changed, and says what went wrong. */
void browser_job_ended(struct browser *browser, const struct mark_job *job);

/* What the database holds comes before all else, if it is still to come. */
void browser_load_marks(struct browser *browser);

/* Tells the time to what notes which papers are looked at; *due is when to tell it again, or -1.
 * Returns effects. */
unsigned browser_tick_seen(struct browser *browser, int64_t now, int64_t *due);

/* Works on saving; returns effects. *more: it could go on right now. */
unsigned browser_step_jobs(struct browser *browser, uint64_t microseconds, bool *more);

/* Stops what is being saved, and drops what waits; false when there is nothing that a person
 * asked for. */
bool browser_stop_jobs(struct browser *browser);

/* The person wants to leave: now, or when all is saved. */
unsigned browser_quit(struct browser *browser);

/* Tells what came to an end while a prompt hid it. */
void browser_tell_late(struct browser *browser);

/* Waits for the export that has begun, if one has: what it is made of is about to change. */
void browser_finish_exports(struct browser *browser);

/* What is edited or goes out of the program must not lack marks that are still being loaded. */
void browser_wait_for_marks(struct browser *browser);

/* Puts tags as typed, or takes them off, of all chosen papers. */
unsigned browser_tags_put(struct browser *browser, struct str text);

/*
 * Opens a completion of the line's word before the cursor, and offers what may be there. Only
 * what begins at byte `from` counts.
 */
typedef void browser_offer(struct browser *browser, const struct line_edit *line, size_t from,
			   struct completion *completion);

browser_offer browser_offer_command, browser_offer_export, browser_offer_query, browser_offer_tags,
	browser_offer_topics;

/* Does a Tab or S-Tab in a line. */
unsigned browser_complete(struct browser *browser, struct line_edit *line, size_t from,
			  uint32_t key, browser_offer *offer);

void browser_remember(struct browser *browser, enum history_kind kind, struct str text);

/* Goes to the chosen link, if the detail shows one. */
bool browser_follow_link(struct browser *browser);

/* The paper under the cursor was opened. */
void browser_see(struct browser *browser);

/* The papers that a mark or an export is meant for: the selection in the list's order, or the
 * cursor's. The caller frees. */
uint32_t *browser_chosen_papers(const struct browser *browser, size_t *count);

/* Does "NAME", "add NAME = QUERY" or "remove NAME". */
unsigned browser_topic_command(struct browser *browser, struct str argument);

/* Filters by a term besides the query in force, which goes into parentheses where it must; a date
 * that the term's date is a part of makes way for it. False: that would be too long
 * (browser_set_query).
 */
bool browser_require(struct browser *browser, struct str term);

/* Filters by the query in force without a term of it: the bytes from `from` to `to`. */
void browser_remove_term(struct browser *browser, size_t from, size_t to);

void browser_overview_init(struct browser *browser);
void browser_overview_topics_changed(struct browser *browser);

/* Counts to the end what the overview shows. */
void browser_overview_finish(struct browser *browser);

/* Counts until a moment of clock_microseconds, or a little longer; returns whether there was
 * something to count. */
bool browser_overview_step(struct browser *browser, uint64_t until);
bool browser_overview_has_work(const struct browser *browser);

/* Writes what the key would write, as the text says (browser/export_line.h); with force an existing
 * file is replaced without asking. */
unsigned browser_export_to(struct browser *browser, struct str text, bool force);

/* Whether the overview is on the screen, or under help or the manual. */
bool browser_overview_is_open(const struct browser *browser);

/* Gives a prompt the keys; help or the manual go. */
void browser_open_prompt(struct browser *browser, enum browser_prompt prompt);
void browser_close_prompt(struct browser *browser);

/* Asks what browser->prompts.question.text holds. */
unsigned browser_ask(struct browser *browser, browser_answer *answer);

/* How many parts of the overview, if it is open, are counted to the end. */
int browser_overview_count_settled(const struct browser *browser);

/* Whose tags are being typed: adds "Tags" or "Tags for 3 papers" to out. */
void browser_tags_describe(const struct browser *browser, struct strbuf *out);

/* What an export would write: adds "3 starred papers" or "22 shown papers" to out. */
void browser_export_describe(const struct browser *browser, struct strbuf *out);

/* Adds what is typed at the prompt that is open, or asked. */
void browser_describe_prompt(const struct browser *browser, struct strbuf *out);

unsigned browser_manual_command(struct browser *browser, struct str word);

/* Does "OPTION VALUE". */
unsigned browser_set_command(struct browser *browser, struct str argument);
browser_offer browser_offer_settings;

#endif
