#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

/*
 * What was typed at the prompts, kept from one run to the next in a file that several instances add
 * to: one line an entry, ":sort -date" for a command, "/rlhf" for a query, the newest last. The
 * file may hold anything; what is no entry is passed over, and the rest cleaned.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/status.h"
#include "base/str.h"

enum history_kind { HISTORY_COMMAND, HISTORY_QUERY };

/* This many entries of each kind are kept; a longer one than this is not. */
#define HISTORY_MAX       1000
#define HISTORY_ENTRY_MAX 4096

struct history;

/*
 * Reads the file at path, which need not exist; NULL: nothing is kept beyond this run. What is
 * wrong with the file is a warning in diag, and the history works without. The caller closes it.
 */
struct history *history_open(const char *path, struct diag *diag);

/* Writes what could not be written before, and frees. */
void history_close(struct history *history);

/*
 * Adds an entry as the newest, and to the file; the same text of its kind before it goes. Never
 * waits: while another instance writes, the entry waits for the next call. STATUS_FAILED, with
 * a sentence in diag, the first time that the file cannot be written; later it is tried in silence.
 */
enum status history_add(struct history *history, enum history_kind kind, struct str text,
			struct diag *diag);

size_t history_count(const struct history *history);

/*
 * The next older entry of that kind before place *at (at first, history_count), or with `forwards`
 * the next newer one behind it, that begins with `prefix`. Sets *at to its place; false when there
 * is none. The text is good until the next history_add.
 */
bool history_find(const struct history *history, enum history_kind kind, struct str prefix,
		  bool forwards, size_t *at, struct str *text);

#endif
