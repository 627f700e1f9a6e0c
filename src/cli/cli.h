#ifndef CLI_CLI_H
#define CLI_CLI_H

/*
 * The command line: a table of commands, what they share, and exit statuses. A command is one file,
 * cmd_NAME.c, and one line of COMMAND_LIST.
 */

#include <stdbool.h>
#include <stdio.h>

#include "cli/options.h"
#include "search/filter.h"
#include "search/topic_index.h"
#include "session/loader.h"
#include "session/session.h"

enum exit_status { EXIT_DONE = 0, EXIT_NOTHING = 1, EXIT_ERROR = 2 };

/* X(name, arguments, set of option.h, help) */
#define COMMAND_LIST(X)                                                                          \
	X(browse, "[OPTION]... [FILE]...", FOR_BROWSE, "open the browser (the default command)") \
	X(list, "[OPTION]... [FILE]...", FOR_LIST, "print the papers that match")                \
	X(export, "[OPTION]... [FILE]...", FOR_EXPORT,                                           \
	  "write the papers that match to a file; without a query: the starred ones")            \
	X(add, "[OPTION]... FILE...", FOR_ADD, "keep papers in the library")                     \
	X(remove, "[OPTION]... [KEY]...", FOR_REMOVE, "take papers out of the library")          \
	X(check, "[OPTION]... FILE...", FOR_CHECK,                                               \
	  "say what each file holds, and what was not understood")                               \
	X(topics, "[OPTION]... [FILE]...", FOR_TOPICS,                                           \
	  "the topics, each with its number of papers")                                          \
	X(stats, "[OPTION]... [FILE]...", FOR_STATS,                                             \
	  "what the papers that match are about: dates, topics, words")                          \
	X(star, "[OPTION]... [KEY]...", FOR_MARK, "star papers")                                 \
	X(unstar, "[OPTION]... [KEY]...", FOR_MARK, "take their stars off")                      \
	X(tag, "[OPTION]... TAG [KEY]...", FOR_MARK, "put a tag on papers")                      \
	X(untag, "[OPTION]... TAG [KEY]...", FOR_MARK, "take a tag off them")                    \
	X(status, "[OPTION]... STATUS [KEY]...", FOR_MARK,                                       \
	  "mark papers as unread, reading or done")                                              \
	X(note, "[OPTION]... TEXT [KEY]...", FOR_MARK,                                           \
	  "write a note on papers; an empty one goes")                                           \
	X(config, "", FOR_CONFIG, "print the whole configuration, ready to be edited")

/* Each prints on out, and returns an exit status. Whether out could be written is the caller's to
 * see.
 */
#define X(name, arguments, commands, help) int cmd_##name(const struct options *options, FILE *out);
COMMAND_LIST(X)
#undef X

/* Runs the command that the arguments name; returns the process's exit status. */
int cli_run(int argc, char **argv);

/* Prints "shortlist: ..." for each error and warning on standard error. */
void cli_print_diag(const struct diag *diag);

/* Whether the format has what the options ask of it; says so where it does not. */
bool cli_check_writing(const struct options *options, const struct writer_format *format);

/* Says that a --format is none that is known. Returns EXIT_ERROR. */
int cli_refuse_format(const char *format);

/* Prints the sentence about what was not understood, left out or guessed, if there is any. */
void cli_print_reading(const struct session *session);

/*
 * Gets a session ready for a command: configuration, topics, database (made when `create`, else
 * only used where it is there), and the papers it begins with. Where no file is named they are the
 * library's, or, while nothing in it was added or is marked, the catalogue's. Returns the loader of
 * the files to read; the caller deletes it before the session. NULL when the library is there but
 * cannot be read, or cannot be made: that was said, and the session is freed.
 */
struct loader *cli_open(struct session *session, const struct options *options, bool create);

/* The same for a command about the library alone, with the papers that it holds. */
struct loader *cli_open_library(struct session *session, const struct options *options);

/* The same for the browser, which takes the marks of a file's papers over in steps, and opens
 * without the library where that cannot be read: with nothing in its place. */
struct loader *cli_open_to_browse(struct session *session, const struct options *options);

/* Reads everything, waiting for pipes. */
void cli_load(struct loader *loader);

/*
 * The end of a command: says what was wrong, after what was printed, and frees loader and session.
 * Returns status, or EXIT_ERROR where a file could not be read.
 */
int cli_finish(struct session *session, struct loader *loader, FILE *out, int status);

/* The order of --sort, or where there is none that of the configuration. */
struct sort_order cli_order(const struct session *session, const struct options *options);

/* The papers that match the options' query, in their order, or NULL when the query is wrong (said
 * already). Papers left out undecided are said. The caller deletes. */
struct filter *cli_filter(struct session *session, const struct options *options);

/* Says why a command did nothing: no paper matches the query, or, where that is empty, none is
 * starred. */
void cli_print_nothing(const struct session *session, struct str query);

/* Says which topics may lack papers, if a regular expression takes too long. */
void cli_print_lack(const struct topic_index *topics);

#endif
