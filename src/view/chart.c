#include "config.h"

#include "view/chart.h"

#define FULL_BLOCK  0x2588u
#define LEFT_EIGHTH 0x258Fu /* seven eighths come seven before it */
#define LOW_EIGHTH  0x2581u /* seven eighths come six behind it */
#define LIGHT_SHADE 0x2591u
#define EIGHTHS     8

static int eighths_of(uint32_t value, uint32_t most, int cells)
{
	uint64_t eighths;

	if (value == 0 || cells <= 0)
		return 0;
	if (value >= most)
		return cells * EIGHTHS;
	eighths = (uint64_t)value * (uint64_t)cells * EIGHTHS / most;
	return eighths > 0 ? (int)eighths : 1;
}

void chart_bar(struct canvas *canvas, const struct area *area, int row, int column, int width,
	       uint32_t value, uint32_t most, enum style style)
{
	int eighths = eighths_of(value, most, width), whole = eighths / EIGHTHS;

	canvas_fill(canvas, area, row, column, whole, FULL_BLOCK, style);
	if (eighths % EIGHTHS > 0)
		canvas_fill(canvas, area, row, column + whole, 1,
			    LEFT_EIGHTH + 1u - (uint32_t)(eighths % EIGHTHS), style);
}

int chart_column(struct canvas *canvas, const struct area *area, int column, int width,
		 uint32_t value, uint32_t most, enum style style)
{
	int eighths = eighths_of(value, most, area->rows), row = area->rows - 1;

	for (; eighths > 0; eighths -= EIGHTHS, row--)
		canvas_fill(canvas, area, row, column, width,
			    eighths >= EIGHTHS ? FULL_BLOCK : LOW_EIGHTH - 1u + (uint32_t)eighths,
			    style);
	return row;
}

/* The greatest value that is too small for a shade. */
static uint32_t past_shade(int shade, uint32_t most)
{
	return shade == 1 ? 0 : most >> (CHART_SHADES - shade);
}

int chart_shade(uint32_t value, uint32_t most)
{
	int shade = CHART_SHADES - 1;

	while (shade > 0 && value <= past_shade(shade, most))
		shade--;
	return shade;
}

uint32_t chart_shade_least(int shade, uint32_t most)
{
	uint32_t least = past_shade(shade, most) + 1;

	return least <= most && chart_shade(least, most) == shade ? least : 0;
}

uint32_t chart_shade_character(int shade)
{
	if (shade == 0)
		return ' ';
	return shade == CHART_SHADES - 1 ? FULL_BLOCK : LIGHT_SHADE + (uint32_t)shade - 1u;
}

size_t chart_first_line(size_t at, size_t count, size_t rows)
{
	size_t first = at > rows / 2 ? at - rows / 2 : 0;
	size_t last = count > rows ? count - rows : 0;

	return first < last ? first : last;
}
