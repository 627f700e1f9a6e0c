#ifndef BROWSER_ACTIONS_H
#define BROWSER_ACTIONS_H

/*
 * The handlers of the actions, one for each that ACTION_LIST names: act_star and so on. They are
 * called by browser_act, which has seen to what the action needs.
 */

#include "browser/browser.h"

/* Does the action; value is that of the action's row. Returns effects. */
typedef unsigned browser_handler(struct browser *browser, int value);

browser_handler act_ask, act_back, act_cancel, act_choose_link, act_command, act_copy, act_export,
	act_filter, act_go_back, act_help, act_like, act_manual, act_match, act_mouse, act_move,
	act_note, act_open, act_overview, act_pane, act_priority, act_quit, act_read, act_redraw,
	act_remove, act_select, act_select_all, act_select_invert, act_select_range, act_sort,
	act_star, act_status, act_tags, act_topic, act_undo, act_write_topics;

/* What the overview does in place of some of these. */
browser_handler act_overview_back, act_overview_cancel, act_overview_move, act_overview_part,
	act_overview_read, act_overview_select;

/* Whether the action is one that act_move does, and which way. */
bool browser_is_movement(enum action action, enum movement *movement);

/* What act_copy takes. */
enum copied { COPY_TITLE, COPY_ADDRESS, COPY_BIB, COPY_MD, COPY_CSV };

#endif
