#ifndef TESTS_PRINTABLE_H
#define TESTS_PRINTABLE_H

/* What every screen must be. */

#include "base/utf8.h"
#include "view/canvas.h"

static inline bool is_cell_printable(const struct cell *cell, int column, int columns)
{
	for (size_t k = 0; k < CELL_CODEPOINTS && cell->codepoints[k]; k++)
		if (utf8_is_unsafe(cell->codepoints[k]))
			return false;
	if (cell->width == 2)
		return column + 1 < columns && cell[1].width == 0;
	return cell->width == 1 || (column > 0 && cell[-1].width == 2);
}

/* Whether nothing unsafe is in a cell, and wide characters are whole. */
static inline bool is_printable(const struct canvas *canvas)
{
	int count = canvas->rows * canvas->columns;

	for (int i = 0; i < count; i++)
		if (!is_cell_printable(&canvas->cells[i], i % canvas->columns, canvas->columns))
			return false;
	return canvas->cursor_row < canvas->rows && canvas->cursor_column < canvas->columns;
}

#endif
