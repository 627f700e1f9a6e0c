#ifndef INPUT_ACTION_H
#define INPUT_ACTION_H

/*
 * Everything a person can do in the browser, once. The keymap, the help screen, the key line, the
 * manual page (tests/cli holds it to this table) and the command line are made from it.
 */

#include <stdbool.h>

#include "base/str.h"

/* X(id, title): the groups in which help shows the actions. */
#define ACTION_GROUPS(X)     \
	X(MOVE, "Moving")    \
	X(FIND, "Finding")   \
	X(MARK, "Marking")   \
	X(OUT, "Taking out") \
	X(PROGRAM, "The program")

/*
 * X(id, name, group, keys, argument, help). keys: the default keys by their names (input/keymap.h),
 * separated by spaces; a sequence is written together ("gg"). In the prompt, text goes to the line
 * editor first. argument: what may stand after the name in the command line, "" for nothing; in
 * brackets, what may be left out.
 */
#define ACTION_LIST(X)                                                                             \
	X(DOWN, "down", MOVE, "j Down", "", "next paper; in the detail, one line on")              \
	X(UP, "up", MOVE, "k Up", "", "previous paper; in the detail, one line back")              \
	X(PAGE_DOWN, "page-down", MOVE, "^F PgDn", "", "one page on")                              \
	X(PAGE_UP, "page-up", MOVE, "^B PgUp", "", "one page back")                                \
	X(HALF_DOWN, "half-page-down", MOVE, "^D", "", "half a page on")                           \
	X(HALF_UP, "half-page-up", MOVE, "^U", "", "half a page back")                             \
	X(FIRST, "first", MOVE, "gg Home", "", "first paper; in the detail, the top")              \
	X(LAST, "last", MOVE, "G End", "", "last paper; in the detail, the end")                   \
	X(NEXT_PANE, "next-pane", MOVE, "Tab", "", "go to the next pane: list, detail, topics")    \
	X(PREVIOUS_PANE, "previous-pane", MOVE, "S-Tab", "", "go to the pane before")              \
	X(READ, "read", MOVE, "Enter l Right", "",                                                 \
	  "read the paper; on a topic, switch it; on a bar, filter by it")                         \
	X(BACK, "back", MOVE, "h Left", "", "back to the list")                                    \
	X(NEXT_LINK, "next-link", MOVE, "]", "",                                                   \
	  "choose the next paper on the same topics; Enter goes to it")                            \
	X(PREVIOUS_LINK, "previous-link", MOVE, "[", "", "choose the one before")                  \
	X(GO_BACK, "go-back", MOVE, "^O Backspace", "", "go back to where a link was followed")    \
	X(FILTER, "filter", FIND, "/", "[QUERY]", "type a query; the list follows every key")      \
	X(CANCEL, "cancel", FIND, "Esc", "", "undo one level: the selection, then the filter")     \
	X(NEXT_MATCH, "next-match", FIND, "n", "",                                                 \
	  "next place in the detail that the query matches")                                       \
	X(PREVIOUS_MATCH, "previous-match", FIND, "N", "", "the place before")                     \
	X(LIKE, "like", FIND, "=", "[KEY]", "papers like this one, the most like first")           \
	X(TOPIC_1, "topic-1", FIND, "1", "", "switch the first topic on or off")                   \
	X(TOPIC_2, "topic-2", FIND, "2", "", "switch the second topic on or off")                  \
	X(TOPIC_3, "topic-3", FIND, "3", "", "switch the third topic on or off")                   \
	X(TOPIC_4, "topic-4", FIND, "4", "", "switch the fourth topic on or off")                  \
	X(TOPIC_5, "topic-5", FIND, "5", "", "switch the fifth topic on or off")                   \
	X(TOPIC_6, "topic-6", FIND, "6", "", "switch the sixth topic on or off")                   \
	X(TOPIC_7, "topic-7", FIND, "7", "", "switch the seventh topic on or off")                 \
	X(TOPIC_8, "topic-8", FIND, "8", "", "switch the eighth topic on or off")                  \
	X(TOPIC_9, "topic-9", FIND, "9", "", "switch the ninth topic on or off")                   \
	X(SORT, "sort", FIND, "s", "[KEY]", "sort by the next key")                                \
	X(SORT_REVERSE, "sort-reverse", FIND, "S", "", "turn the order round")                     \
	X(OVERVIEW, "overview", FIND, "O", "", "the shown papers in bars: dates, topics, words")   \
	X(TOPIC, "topic", FIND, "", "NAME|add NAME = QUERY|remove NAME",                           \
	  "switch a topic on or off, add one, or take one away")                                   \
	X(WRITE_TOPICS, "write-topics", FIND, "", "",                                              \
	  "write topics that were added or taken away to your file")                               \
	X(STAR, "star", MARK, "*", "[yes|no]", "star or unstar the paper, or all selected ones")   \
	X(STATUS, "status", MARK, "r", "[STATUS]", "mark as being read, as done, as unread again") \
	X(PRIORITY_1, "priority-1", MARK, "p1", "", "give the first priority")                     \
	X(PRIORITY_2, "priority-2", MARK, "p2", "", "give the second priority")                    \
	X(PRIORITY_3, "priority-3", MARK, "p3", "", "give the third priority")                     \
	X(PRIORITY_4, "priority-4", MARK, "p4", "", "give the fourth priority")                    \
	X(PRIORITY_5, "priority-5", MARK, "p5", "", "give the fifth priority")                     \
	X(PRIORITY_0, "priority-0", MARK, "p0", "", "take the priority off")                       \
	X(PRIORITY, "priority", MARK, "", "NUMBER", "give a priority from 1 to 5; 0 takes it off") \
	X(TAGS, "tags", MARK, "t", "[TAGS]", "edit the tags, or put tags on all selected papers")  \
	X(NOTE, "note", MARK, "a", "[TEXT]", "write a note in your editor")                        \
	X(UNDO, "undo", MARK, "u", "", "take the last change of marks back")                       \
	X(REDO, "redo", MARK, "^R", "", "do again what was taken back")                            \
	X(SELECT, "select", MARK, "Space", "",                                                     \
	  "select the paper, and go to the next; on a bar, narrow by it")                          \
	X(SELECT_ALL, "select-all", MARK, "A", "", "select all shown papers, or none")             \
	X(SELECT_RANGE, "select-range", MARK, "v", "",                                             \
	  "select from here to where you go; ends it")                                             \
	X(SELECT_INVERT, "select-invert", MARK, "I", "", "select the shown papers that are not")   \
	X(EXPORT, "export", OUT, "e", "[FILE]",                                                    \
	  "write the starred, selected or shown papers as CSV")                                    \
	X(OPEN, "open", OUT, "o", "", "open the paper's web page, or search for its title")        \
	X(COPY_TITLE, "copy-title", OUT, "yt yy", "", "copy the title, or those of the selection") \
	X(COPY_URL, "copy-url", OUT, "yu", "", "copy the web address")                             \
	X(COPY_CSV, "copy-csv", OUT, "yc", "", "copy a line of CSV, as export writes it")          \
	X(HELP, "help", PROGRAM, "? F1", "", "all keys; typing narrows the list")                  \
	X(COMMAND, "command", PROGRAM, ":", "", "type the name of an action, and what it takes")   \
	X(MAN, "man", PROGRAM, "K", "[PAGE]", "read the manual page here")                         \
	X(MOUSE, "mouse", PROGRAM, "M", "", "leave the mouse to the terminal, or take it back")    \
	X(SET, "set", PROGRAM, "", "OPTION VALUE", "change an option until you leave")             \
	X(REDRAW, "redraw", PROGRAM, "^L", "", "draw the screen anew")                             \
	X(QUIT, "quit", PROGRAM, "q", "", "leave")

enum action {
#define X(id, name, group, keys, argument, help) ACTION_##id,
	ACTION_LIST(X)
#undef X
		ACTION_COUNT,
	ACTION_NONE = ACTION_COUNT
};

enum action_group {
#define X(id, title) ACTION_GROUP_##id,
	ACTION_GROUPS(X)
#undef X
		ACTION_GROUP_COUNT
};

struct action_info {
	const char *name; /* "page-down" */
	enum action_group group;
	const char *keys;     /* "^F PgDn" */
	const char *argument; /* "[QUERY]"; "" for none */
	const char *help;
};

const struct action_info *action_info(enum action action);
const char *action_group_title(enum action_group group);

/* The action with that name, or ACTION_NONE. */
enum action action_find(struct str name);

#endif
