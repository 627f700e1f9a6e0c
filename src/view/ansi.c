#include "config.h"

#include "view/ansi.h"

#include "base/array.h"

/* Each begins from nothing, so that a row does not depend on the one above. */
static void add_look(struct look look, struct strbuf *out)
{
	static const struct {
		uint8_t attribute;
		char code;
	} codes[] = {
		{ ATTRIBUTE_BOLD, '1' },
		{ ATTRIBUTE_DIM, '2' },
		{ ATTRIBUTE_UNDERLINE, '4' },
		{ ATTRIBUTE_REVERSE, '7' },
	};

	strbuf_add_cstr(out, "\033[0");
	for (size_t i = 0; i < COUNT_OF(codes); i++)
		if (look.attributes & codes[i].attribute)
			strbuf_addf(out, ";%c", codes[i].code);
	if (look.foreground != COLOUR_DEFAULT)
		strbuf_addf(out, ";38;5;%d", look.foreground);
	if (look.background != COLOUR_DEFAULT)
		strbuf_addf(out, ";48;5;%d", look.background);
	strbuf_add_byte(out, 'm');
}

static bool looks_alike(const struct cell *a, const struct cell *b)
{
	return a->style == b->style && a->is_reversed == b->is_reversed;
}

static void add_row(const struct cell *cells, int count, const struct theme *theme, int colours,
		    struct strbuf *out)
{
	for (int i = 0; i < count; i++) {
		if (cells[i].width > 0 && (i == 0 || !looks_alike(&cells[i], &cells[i - 1]))) {
			struct look look = theme_look(theme, (enum style)cells[i].style, colours);

			if (cells[i].is_reversed)
				look.attributes ^= ATTRIBUTE_REVERSE;
			add_look(look, out);
		}
		canvas_add_cell(&cells[i], out);
	}
	strbuf_add_cstr(out, "\033[0m\n");
}

void ansi_dump(const struct canvas *canvas, const struct theme *theme, int colours,
	       struct strbuf *out)
{
	for (int row = 0; row < canvas->rows; row++)
		add_row(canvas->cells + (size_t)row * (size_t)canvas->columns, canvas->columns,
			theme, colours, out);
}
