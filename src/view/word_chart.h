#ifndef VIEW_WORD_CHART_H
#define VIEW_WORD_CHART_H

/* The words of a choice of papers, a row each: how many of its papers have the word, and how many
 * times as often they have it as others. */

#include "search/word_tally.h"
#include "view/canvas.h"

/* Rows above the first word. */
#define WORD_CHART_HEAD 2

/* Draws the words, the one at the place `chosen` in view. `percent` is how much of all papers is
 * known: with less than 100 there may be no words yet. */
void word_chart_draw(struct canvas *canvas, const struct area *area, const struct word_tally *tally,
		     size_t chosen, int percent, enum style heading);

#endif
