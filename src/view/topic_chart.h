#ifndef VIEW_TOPIC_CHART_H
#define VIEW_TOPIC_CHART_H

/*
 * Topics, a row each, with their papers as bars; and how many papers each two share, as shades. A
 * topic has a letter, by its place: letters are over the columns of the shared papers.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/topic.h"
#include "search/overview.h"
#include "view/canvas.h"

struct topic_chart {
	const struct overview *overview;
	const struct topic_list *topics;
	size_t count;   /* of the topics, by their places: this many of the first are there */
	size_t row;     /* the place of the one that stays in view */
	size_t column;  /* and of the second one of a pair; SIZE_MAX: there is none */
	bool is_chosen; /* they are under the cursor */
	int name_width;
};

/* Columns that the bars want at least, beside names of that width. */
int topic_chart_least_width(int name_width);

/* Columns in which that many topics, and the heading, have room. */
int topic_chart_matrix_width(size_t pairs);

/* Draws the bars, below a heading. */
void topic_chart_draw_bars(struct canvas *canvas, const struct area *area,
			   const struct topic_chart *chart, enum style heading);

/* Draws the shades, with names on the left unless the bars are there, in the same rows. */
void topic_chart_draw_matrix(struct canvas *canvas, const struct area *area,
			     const struct topic_chart *chart, bool has_names, enum style heading);

#endif
