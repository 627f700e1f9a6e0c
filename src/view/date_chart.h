#ifndef VIEW_DATE_CHART_H
#define VIEW_DATE_CHART_H

/* The papers of each month or year as bars side by side, over their dates. */

#include <stddef.h>

#include "search/overview.h"
#include "view/canvas.h"

/* How many bars have room in this many columns. */
size_t date_chart_room(int columns);

/* Adds what the chart is of: "Papers a month, 2023-01 to 2024-12; 3 undated". */
void date_chart_describe(const struct timeline *timeline, bool by_month, struct strbuf *out);

/* Draws the bars of the years or months, `chosen` among them in a style of its own (a number that
 * is no bar: none). */
void date_chart_draw(struct canvas *canvas, const struct area *area,
		     const struct timeline_bars *bars, bool by_month, int32_t chosen);

#endif
