#ifndef INPUT_COMMAND_H
#define INPUT_COMMAND_H

/*
 * A line of the command line, parsed: the name of an action or an unambiguous prefix of it, a "!"
 * right after it, and its argument, which is the rest of the line. A number is a command too.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "input/action.h"

struct command {
	struct str name; /* as typed */
	bool is_forced;  /* with a "!" */
	bool is_number;  /* the name is one */
	size_t number;
	enum action action;  /* ACTION_NONE for a number, and for nothing at all */
	size_t argument_at;  /* where in the text it begins, or would */
	struct str argument; /* trimmed, in the text */
};

/*
 * Reads a command. False when its name means no action or several: error then says so, with the
 * nearest name if there is one; all but the action is set even then.
 */
bool command_parse(struct str text, struct command *command, struct strbuf *error);

/* Whether an action does nothing without an argument. */
bool command_needs_argument(enum action action);

#endif
