#ifndef READ_BIBTEX_COMMANDS_H
#define READ_BIBTEX_COMMANDS_H

/*
 * The commands that a file defines in its @preamble, each a name for a text:
 * \newcommand{\lid}{Copper Lid}. One that has arguments, or is known already, is none of them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

/* No file has more, and none longer, in bytes: what is beyond stays as it is written. */
#define BIBTEX_COMMANDS_MAX     64
#define BIBTEX_COMMAND_NAME_MAX 32
#define BIBTEX_COMMAND_TEXT_MAX 100

struct bibtex_command {
	char name[BIBTEX_COMMAND_NAME_MAX];
	char text[BIBTEX_COMMAND_TEXT_MAX];
	size_t name_len, text_len;
};

struct bibtex_commands {
	struct bibtex_command *commands; /* NULL: none */
	size_t count;
};

void bibtex_commands_free(struct bibtex_commands *commands);

/* Adds what a preamble defines. Of two definitions of one name the first counts. */
void bibtex_commands_read(struct bibtex_commands *commands, struct str preamble);

/* Makes out the value with the texts in place of the names, at most a few times as long; false, and
 * nothing done, where it has none of them. In linear time. */
bool bibtex_commands_expand(const struct bibtex_commands *commands, struct str value,
			    struct strbuf *out);

#endif
