#ifndef STORE_CONFIG_FILE_H
#define STORE_CONFIG_FILE_H

/*
 * The configuration file as it is written: sections, names, values, and the lines they are on.
 * What the names mean is known higher up (session/settings.h, view/theme.h), where config_warn says
 * what is wrong with one of them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "base/str.h"

/* A line longer than this is not read. */
#define CONFIG_LINE_MAX 190

struct config_entry {
	struct str section, name, value; /* cleaned text, trimmed */
	size_t line;
};

struct config {
	struct config_entry *entries; /* in the order of the file; a name may come again */
	size_t count, capacity;
	struct arena arena;
	const char *file; /* the name that messages bear */
};

void config_init(struct config *config);
void config_free(struct config *config);

/* Reads the file at path (NULL: the usual one). One that is not there is empty, and no mistake.
 * What is wrong with lines goes to diag as warnings, and the rest is used. */
enum status config_read(struct config *config, const char *path, struct diag *diag);

/* The same from memory; `file` is what messages call it. */
void config_parse(struct config *config, struct str text, const char *file, struct diag *diag);

/*
 * Warns that an entry's section, name or value is not known: "FILE:3: there is no option
 * "scrol-margin"; did you mean scroll-margin?". `kind` is "option"; near may be empty.
 */
void config_warn_unknown(const struct config *config, const struct config_entry *entry,
			 const char *kind, struct str word, struct str near, struct diag *diag);

/* The best near miss so far of a word: offers a candidate. Begin with *near empty. */
void config_offer(struct str word, const char *candidate, struct str *near);

#endif
