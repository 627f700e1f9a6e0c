#ifndef SEARCH_REGEX_DFA_H
#define SEARCH_REGEX_DFA_H

/*
 * Runs a program over text as a deterministic automaton whose states are made when they are first
 * needed, and thrown away when there are too many. Not to be used by two threads at once.
 */

#include "search/regex_private.h"

struct dfa;

/* The program is borrowed. An anchored automaton matches at the start of what it runs over only.
 * The caller deletes it. */
struct dfa *dfa_new(const struct regex_program *program, bool is_anchored);
void dfa_delete(struct dfa *dfa);

/* Whether text, which begins and ends lines, has a match. */
bool dfa_test(struct dfa *dfa, struct str text);

/* Runs from byte `from` of text and returns the end of the longest match, or SIZE_MAX; *looked: how
 * far it went. */
size_t dfa_longest(struct dfa *dfa, struct str text, size_t from, size_t *work);

#endif
