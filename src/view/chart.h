#ifndef VIEW_CHART_H
#define VIEW_CHART_H

/*
 * Bars and shades of block characters. A value is drawn to an eighth of a cell, and no value but 0
 * is drawn as nothing.
 */

#include <stdint.h>

#include "view/canvas.h"

/* Shades from none to full. */
#define CHART_SHADES 5

/* A bar from left to right; the greatest value fills the width. */
void chart_bar(struct canvas *canvas, const struct area *area, int row, int column, int width,
	       uint32_t value, uint32_t most, enum style style);

/* A bar from the bottom of the area up; the greatest value fills the area's rows. Returns the row
 * above it, -1 when it fills them. */
int chart_column(struct canvas *canvas, const struct area *area, int column, int width,
		 uint32_t value, uint32_t most, enum style style);

/* The shade of a value, 0 for nothing: the darkest is for more than half of the greatest value,
 * each other for half as much as the next. */
int chart_shade(uint32_t value, uint32_t most);

/* The least value with a shade of 1 or more; 0 when none has it. */
uint32_t chart_shade_least(int shade, uint32_t most);

/* The character of a shade, a blank for nothing. */
uint32_t chart_shade_character(int shade);

/* The first of `count` lines in view, where `rows` are, the one at `at` as near to the middle as
 * can be. */
size_t chart_first_line(size_t at, size_t count, size_t rows);

#endif
