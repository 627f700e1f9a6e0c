#ifndef BASE_DIAG_H
#define BASE_DIAG_H

/*
 * Diagnostics: what was wrong with input, with file, line and column. Modules add, cli/ and term/
 * show. The number kept is bounded, and so is the length of each; the number counted is not.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "base/str.h"
#include "base/strbuf.h"

enum diag_level {
	DIAG_NOTE,    /* understood, worth knowing (a year was inferred) */
	DIAG_WARNING, /* something was not understood and skipped */
	DIAG_ERROR,   /* the operation failed */
};

struct diag_message {
	enum diag_level level;
	char *file;    /* NULL when there is none; as given, diag_format makes it safe */
	size_t line;   /* from 1; 0 when there is none */
	size_t column; /* from 1, in characters; 0 when there is none */
	char *text;    /* a sentence without a full stop, safe for a terminal */
};

struct diag {
	struct diag_message *messages;
	size_t count; /* kept */
	size_t capacity;
	size_t limit;    /* keep at most this many */
	size_t total[3]; /* all that were added, by level */
};

void diag_init(struct diag *diag, size_t limit);
void diag_free(struct diag *diag);
void diag_clear(struct diag *diag);

/*
 * Adds a message; file may be NULL. What the format inserts is made safe for a terminal. When the
 * diag is full, an error replaces the newest note or warning.
 */
void diag_add(struct diag *diag, enum diag_level level, const char *file, size_t line,
	      size_t column, const char *format, ...) __attribute__((format(printf, 6, 7)));
void diag_add_list(struct diag *diag, enum diag_level level, const char *file, size_t line,
		   size_t column, const char *format, va_list arguments)
	__attribute__((format(printf, 6, 0)));

/* The last error kept, or NULL. */
const struct diag_message *diag_last_error(const struct diag *diag);

/* Adds "FILE:LINE:COLUMN: text" to out, leaving out what there is none of. */
void diag_format(const struct diag_message *message, struct strbuf *out);

#endif
