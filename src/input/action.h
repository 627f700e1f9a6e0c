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

/* Where act_move goes. */
enum movement {
	MOVE_DOWN,
	MOVE_UP,
	MOVE_PAGE_DOWN,
	MOVE_PAGE_UP,
	MOVE_HALF_DOWN,
	MOVE_HALF_UP,
	MOVE_FIRST,
	MOVE_LAST,
};

/* What an action needs, a set: the browser checks or prepares it before it runs. */
enum action_need {
	NEEDS_NOTHING = 0,
	NEEDS_PAPER = 1 << 0, /* it is for papers that are on the screen: refused where none are */
	NEEDS_LIST = 1 << 1,  /* the whole list, not what is found of it so far */
	NAVIGATES = 1 << 2, /* it moves the cursor of the page: while a range is being selected, it
			       needs the whole list too */
};

/*
 * X(id, name, group, keys, argument, run, value, needs, help). keys: the default keys by their
 * names (input/keymap.h), separated by spaces; a sequence is written together ("gg"). In the
 * prompt, text goes to the line editor first. argument: what may follow the name in the command
 * line, "" for nothing; in brackets, what may be left out. run, value: the handler act_<run> of
 * browser/actions.h, and its argument. needs: a set of enum action_need.
 */
#define ACTION_LIST(X)                                                                             \
	X(DOWN, "down", MOVE, "j Down", "", move, MOVE_DOWN, NAVIGATES,                            \
	  "next paper; in the detail, one line on")                                                \
	X(UP, "up", MOVE, "k Up", "", move, MOVE_UP, NAVIGATES,                                    \
	  "previous paper; in the detail, one line back")                                          \
	X(PAGE_DOWN, "page-down", MOVE, "^F PgDn", "", move, MOVE_PAGE_DOWN, NAVIGATES,            \
	  "one page on")                                                                           \
	X(PAGE_UP, "page-up", MOVE, "^B PgUp", "", move, MOVE_PAGE_UP, NAVIGATES, "one page back") \
	X(HALF_DOWN, "half-page-down", MOVE, "^D", "", move, MOVE_HALF_DOWN, NAVIGATES,            \
	  "half a page on")                                                                        \
	X(HALF_UP, "half-page-up", MOVE, "^U", "", move, MOVE_HALF_UP, NAVIGATES,                  \
	  "half a page back")                                                                      \
	X(FIRST, "first", MOVE, "gg Home", "", move, MOVE_FIRST, NAVIGATES,                        \
	  "first paper; in the detail, the top")                                                   \
	X(LAST, "last", MOVE, "G End", "", move, MOVE_LAST, NEEDS_LIST | NAVIGATES,                \
	  "last paper; in the detail, the end")                                                    \
	X(NEXT_PANE, "next-pane", MOVE, "Tab", "", pane, 1, NAVIGATES,                             \
	  "go to the next pane: list, detail, topics")                                             \
	X(PREVIOUS_PANE, "previous-pane", MOVE, "S-Tab", "", pane, -1, NAVIGATES,                  \
	  "go to the pane before")                                                                 \
	X(READ, "read", MOVE, "Enter l Right", "", read, 0, NAVIGATES,                             \
	  "read the paper; on a topic, switch it; on a bar, filter by it")                         \
	X(BACK, "back", MOVE, "h Left", "", back, 0, NAVIGATES, "back to the list")                \
	X(NEXT_LINK, "next-link", MOVE, "]", "", choose_link, 1, NEEDS_PAPER | NEEDS_LIST,         \
	  "choose the next paper on the same topics; Enter goes to it")                            \
	X(PREVIOUS_LINK, "previous-link", MOVE, "[", "", choose_link, -1,                          \
	  NEEDS_PAPER | NEEDS_LIST, "choose the one before")                                       \
	X(GO_BACK, "go-back", MOVE, "^O Backspace", "", go_back, 0, NEEDS_PAPER | NEEDS_LIST,      \
	  "go back to where a link was followed")                                                  \
	X(FILTER, "filter", FIND, "/", "[QUERY]", filter, 0, NEEDS_LIST,                           \
	  "type a query; the list follows every key")                                              \
	X(CANCEL, "cancel", FIND, "Esc", "", cancel, 0, NEEDS_NOTHING,                             \
	  "undo one level: the selection, then the filter")                                        \
	X(NEXT_MATCH, "next-match", FIND, "n", "", match, 1, NEEDS_PAPER | NEEDS_LIST,             \
	  "next place in the detail that the query matches")                                       \
	X(PREVIOUS_MATCH, "previous-match", FIND, "N", "", match, -1, NEEDS_PAPER | NEEDS_LIST,    \
	  "the place before")                                                                      \
	X(LIKE, "like", FIND, "=", "[KEY]", like, 0, NEEDS_PAPER | NEEDS_LIST,                     \
	  "papers like this one, the most like first")                                             \
	X(TOPIC_1, "topic-1", FIND, "1", "", topic, 1, NEEDS_LIST,                                 \
	  "switch the first topic on or off")                                                      \
	X(TOPIC_2, "topic-2", FIND, "2", "", topic, 2, NEEDS_LIST,                                 \
	  "switch the second topic on or off")                                                     \
	X(TOPIC_3, "topic-3", FIND, "3", "", topic, 3, NEEDS_LIST,                                 \
	  "switch the third topic on or off")                                                      \
	X(TOPIC_4, "topic-4", FIND, "4", "", topic, 4, NEEDS_LIST,                                 \
	  "switch the fourth topic on or off")                                                     \
	X(TOPIC_5, "topic-5", FIND, "5", "", topic, 5, NEEDS_LIST,                                 \
	  "switch the fifth topic on or off")                                                      \
	X(TOPIC_6, "topic-6", FIND, "6", "", topic, 6, NEEDS_LIST,                                 \
	  "switch the sixth topic on or off")                                                      \
	X(TOPIC_7, "topic-7", FIND, "7", "", topic, 7, NEEDS_LIST,                                 \
	  "switch the seventh topic on or off")                                                    \
	X(TOPIC_8, "topic-8", FIND, "8", "", topic, 8, NEEDS_LIST,                                 \
	  "switch the eighth topic on or off")                                                     \
	X(TOPIC_9, "topic-9", FIND, "9", "", topic, 9, NEEDS_LIST,                                 \
	  "switch the ninth topic on or off")                                                      \
	X(SORT, "sort", FIND, "s", "[KEY]", sort, 0, NEEDS_LIST, "sort by the next key")           \
	X(SORT_REVERSE, "sort-reverse", FIND, "S", "", sort, 1, NEEDS_LIST,                        \
	  "turn the order round")                                                                  \
	X(OVERVIEW, "overview", FIND, "O", "", overview, 0, NEEDS_LIST,                            \
	  "the shown papers in bars: dates, topics, words")                                        \
	X(TOPIC, "topic", FIND, "", "NAME|add NAME = QUERY|remove NAME", ask, ACTION_TOPIC,        \
	  NEEDS_LIST, "switch a topic on or off, add one, or take one away")                       \
	X(WRITE_TOPICS, "write-topics", FIND, "", "", write_topics, 0, NEEDS_LIST,                 \
	  "write topics that were added or taken away to your file")                               \
	X(STAR, "star", MARK, "*", "[yes|no]", star, 0, NEEDS_PAPER | NEEDS_LIST,                  \
	  "star or unstar the paper, or all selected ones")                                        \
	X(STATUS, "status", MARK, "r", "[STATUS]", status, 0, NEEDS_PAPER | NEEDS_LIST,            \
	  "mark as being read, as done, as unread again")                                          \
	X(PRIORITY_1, "priority-1", MARK, "p1", "", priority, 1, NEEDS_PAPER | NEEDS_LIST,         \
	  "give the first priority")                                                               \
	X(PRIORITY_2, "priority-2", MARK, "p2", "", priority, 2, NEEDS_PAPER | NEEDS_LIST,         \
	  "give the second priority")                                                              \
	X(PRIORITY_3, "priority-3", MARK, "p3", "", priority, 3, NEEDS_PAPER | NEEDS_LIST,         \
	  "give the third priority")                                                               \
	X(PRIORITY_4, "priority-4", MARK, "p4", "", priority, 4, NEEDS_PAPER | NEEDS_LIST,         \
	  "give the fourth priority")                                                              \
	X(PRIORITY_5, "priority-5", MARK, "p5", "", priority, 5, NEEDS_PAPER | NEEDS_LIST,         \
	  "give the fifth priority")                                                               \
	X(PRIORITY_0, "priority-0", MARK, "p0", "", priority, 0, NEEDS_PAPER | NEEDS_LIST,         \
	  "take the priority off")                                                                 \
	X(PRIORITY, "priority", MARK, "", "NUMBER", ask, ACTION_PRIORITY,                          \
	  NEEDS_PAPER | NEEDS_LIST, "give a priority from 1 to 5; 0 takes it off")                 \
	X(TAGS, "tags", MARK, "t", "[TAGS]", tags, 0, NEEDS_PAPER | NEEDS_LIST,                    \
	  "edit the tags, or put tags on all selected papers")                                     \
	X(NOTE, "note", MARK, "a", "[TEXT]", note, 0, NEEDS_PAPER | NEEDS_LIST,                    \
	  "write a note in your editor")                                                           \
	X(REMOVE, "remove", MARK, "D", "", remove, 0, NEEDS_PAPER | NEEDS_LIST,                    \
	  "remove the paper, or all selected ones, from the library")                              \
	X(UNDO, "undo", MARK, "u", "", undo, 0, NEEDS_LIST,                                        \
	  "take the last change of marks back, or a removal")                                      \
	X(REDO, "redo", MARK, "^R", "", undo, 1, NEEDS_LIST, "do again what was taken back")       \
	X(SELECT, "select", MARK, "Space", "", select, 0, NEEDS_LIST,                              \
	  "select the paper, and go to the next; on a bar, narrow by it")                          \
	X(SELECT_ALL, "select-all", MARK, "A", "", select_all, 0, NEEDS_PAPER | NEEDS_LIST,        \
	  "select all shown papers, or none")                                                      \
	X(SELECT_RANGE, "select-range", MARK, "v", "", select_range, 0, NEEDS_PAPER | NEEDS_LIST,  \
	  "select from here to where you go; ends it")                                             \
	X(SELECT_INVERT, "select-invert", MARK, "I", "", select_invert, 0,                         \
	  NEEDS_PAPER | NEEDS_LIST, "select the shown papers that are not")                        \
	X(EXPORT, "export", OUT, "e", "[OPTION]... [FILE]", export, 0, NEEDS_LIST,                 \
	  "write the starred, selected or shown papers to a file")                                 \
	X(OPEN, "open", OUT, "o", "", open, 0, NEEDS_PAPER | NEEDS_LIST,                           \
	  "open the paper's web page, or search for its title")                                    \
	X(COPY_TITLE, "copy-title", OUT, "yt yy", "", copy, COPY_TITLE, NEEDS_PAPER | NEEDS_LIST,  \
	  "copy the title, or those of the selection")                                             \
	X(COPY_URL, "copy-url", OUT, "yu", "", copy, COPY_ADDRESS, NEEDS_PAPER | NEEDS_LIST,       \
	  "copy the web address")                                                                  \
	X(COPY_BIB, "copy-bib", OUT, "yb", "", copy, COPY_BIB, NEEDS_PAPER | NEEDS_LIST,           \
	  "copy an entry of BibTeX, as export writes it")                                          \
	X(COPY_MD, "copy-md", OUT, "ym", "", copy, COPY_MD, NEEDS_PAPER | NEEDS_LIST,              \
	  "copy an item of a list in Markdown, as export writes it")                               \
	X(COPY_CSV, "copy-csv", OUT, "yc", "", copy, COPY_CSV, NEEDS_PAPER | NEEDS_LIST,           \
	  "copy a line of CSV, as export writes it")                                               \
	X(HELP, "help", PROGRAM, "? F1", "", help, 0, NEEDS_LIST,                                  \
	  "all keys; typing narrows the list")                                                     \
	X(COMMAND, "command", PROGRAM, ":", "", command, 0, NEEDS_LIST,                            \
	  "type the name of an action, and what it takes")                                         \
	X(MAN, "man", PROGRAM, "K", "[PAGE]", manual, 0, NEEDS_LIST, "read the manual page here")  \
	X(MOUSE, "mouse", PROGRAM, "M", "", mouse, 0, NEEDS_LIST,                                  \
	  "leave the mouse to the terminal, or take it back")                                      \
	X(SET, "set", PROGRAM, "", "OPTION VALUE", ask, ACTION_SET, NEEDS_LIST,                    \
	  "change an option until you leave")                                                      \
	X(REDRAW, "redraw", PROGRAM, "^L", "", redraw, 0, NEEDS_LIST, "draw the screen again")     \
	X(QUIT, "quit", PROGRAM, "q", "", quit, 0, NEEDS_LIST, "leave")

enum action {
#define X(id, name, group, keys, argument, run, value, needs, help) ACTION_##id,
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
	unsigned needs;       /* a set of enum action_need */
	const char *help;
};

const struct action_info *action_info(enum action action);
const char *action_group_title(enum action_group group);

/* The action with that name, or ACTION_NONE. */
enum action action_find(struct str name);

#endif
