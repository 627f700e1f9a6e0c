#ifndef CLI_PLAY_H
#define CLI_PLAY_H

/* The browser doing a script (--script) in place of a person at a terminal. */

#include "browser/browser.h"
#include "cli/options.h"
#include "input/script.h"

/* Reads the script that the options name, if they do. What is wrong with it, or with the options,
 * is said in diag. */
enum status play_read(const struct options *options, struct script *script, struct diag *diag);

/* Does the script, and writes its last screen. Session and loader are borrowed. What fails is said
 * in diag, but for out, standard output, which its owner looks at. */
enum status play(const struct options *options, const struct script *script,
		 struct session *session, struct loader *loader,
		 const struct browser_options *browser_options, FILE *out, struct diag *diag);

#endif
