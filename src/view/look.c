/*
 * The palette is that of xterm: sixteen colours that people set as they like, a cube of six steps a
 * side, and twenty-four greys. What is meant as red, green and blue goes to the nearest of the
 * cube and the greys, which are the same everywhere.
 */

#include "config.h"

#include "view/look.h"

#include <stddef.h>

#include "base/array.h"
#include "base/hex.h"

#define CUBE      16
#define GREYS     232
#define CUBE_SIDE 6

struct word {
	const char *name;
	int value;
};

static const struct word attributes[] = {
	{ "bold", ATTRIBUTE_BOLD },
	{ "dim", ATTRIBUTE_DIM },
	{ "underline", ATTRIBUTE_UNDERLINE },
	{ "reverse", ATTRIBUTE_REVERSE },
};

static const struct word colours_by_name[] = {
	{ "default", COLOUR_DEFAULT },
	{ "black", 0 },
	{ "red", 1 },
	{ "green", 2 },
	{ "yellow", 3 },
	{ "blue", 4 },
	{ "magenta", 5 },
	{ "cyan", 6 },
	{ "white", 7 },
	{ "bright-black", 8 },
	{ "bright-red", 9 },
	{ "bright-green", 10 },
	{ "bright-yellow", 11 },
	{ "bright-blue", 12 },
	{ "bright-magenta", 13 },
	{ "bright-cyan", 14 },
	{ "bright-white", 15 },
};

static const struct word *find_word(const struct word *words, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal_ignoring_case(name, str_from(words[i].name)))
			return &words[i];
	return NULL;
}

static bool parse_hex(struct str text, int32_t *colour)
{
	uint32_t rgb;

	if (text.len != 7 || text.p[0] != '#' || !hex_read(str_sub(text, 1, 6), &rgb))
		return false;
	*colour = (int32_t)(COLOUR_RGB | rgb);
	return true;
}

static bool parse_colour(struct str text, int32_t *colour)
{
	const struct word *word = find_word(colours_by_name, COUNT_OF(colours_by_name), text);
	uint64_t number;

	if (word) {
		*colour = word->value;
		return true;
	}
	if (str_to_uint(text, COLOURS_OF_PALETTE - 1, &number)) {
		*colour = (int32_t)number;
		return true;
	}
	return parse_hex(text, colour);
}

bool look_parse(struct str words, struct look *look, struct str *wrong)
{
	int32_t *colour = &look->foreground;
	struct str word;

	*look = (struct look){ COLOUR_DEFAULT, COLOUR_DEFAULT, 0 };
	while (words.len > 0 && str_split_next(&words, ' ', &word)) {
		const struct word *attribute = find_word(attributes, COUNT_OF(attributes), word);

		if (attribute)
			look->attributes |= (uint8_t)attribute->value;
		else if (str_equal(word, STR("on")))
			colour = &look->background;
		else if (!str_equal(word, STR("normal")) && !parse_colour(word, colour)) {
			*wrong = word;
			return false;
		}
	}
	return true;
}

static void format_colour(int32_t colour, struct strbuf *out)
{
	if (colour >= COLOUR_RGB) {
		strbuf_addf(out, "#%06x ", (unsigned)(colour & 0xFFFFFF));
		return;
	}
	for (size_t i = 0; i < COUNT_OF(colours_by_name); i++)
		if (colours_by_name[i].value == colour) {
			strbuf_addf(out, "%s ", colours_by_name[i].name);
			return;
		}
	strbuf_addf(out, "%d ", (int)colour);
}

void look_format(struct look look, struct strbuf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < COUNT_OF(attributes); i++)
		if (look.attributes & attributes[i].value)
			strbuf_addf(out, "%s ", attributes[i].name);
	if (look.foreground != COLOUR_DEFAULT)
		format_colour(look.foreground, out);
	if (look.background != COLOUR_DEFAULT) {
		strbuf_add_cstr(out, "on ");
		format_colour(look.background, out);
	}
	if (out->len == start)
		strbuf_add_cstr(out, "normal ");
	strbuf_truncate(out, out->len - 1);
}

static uint32_t rgb_of(uint32_t red, uint32_t green, uint32_t blue)
{
	return red << 16 | green << 8 | blue;
}

uint32_t colour_rgb(int32_t colour)
{
	static const uint32_t first[CUBE] = {
		0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
		0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
	};
	static const uint32_t steps[CUBE_SIDE] = { 0, 95, 135, 175, 215, 255 };
	uint32_t number = (uint32_t)colour;

	if (colour >= COLOUR_RGB)
		return number & 0xFFFFFF;
	if (number < CUBE)
		return first[number];
	if (number >= GREYS)
		return (8 + 10 * (number - GREYS)) * 0x010101;
	number -= CUBE;
	return rgb_of(steps[number / CUBE_SIDE / CUBE_SIDE], steps[number / CUBE_SIDE % CUBE_SIDE],
		      steps[number % CUBE_SIDE]);
}

static int square(uint32_t a, uint32_t b, int shift)
{
	int difference = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);

	return difference * difference;
}

/* The nearest of the palette's colours from `first` to before `end`. */
static int32_t nearest(uint32_t rgb, int32_t first, int32_t end)
{
	int32_t best = first;
	int least = INT32_MAX;

	for (int32_t i = first; i < end; i++) {
		uint32_t other = colour_rgb(i);
		int distance =
			square(rgb, other, 16) + square(rgb, other, 8) + square(rgb, other, 0);

		if (distance < least) {
			least = distance;
			best = i;
		}
	}
	return best;
}

static int32_t fit_colour(int32_t colour, int colours)
{
	int32_t few = colours >= CUBE ? CUBE : 8;

	if (colour == COLOUR_DEFAULT || colours < 8)
		return COLOUR_DEFAULT;
	if (colours > COLOURS_OF_PALETTE) {
		if (colour < 8)
			return colour;
		/* So dark a blue is the palette's black. */
		return colour_rgb(colour) < 8 ? 0 : (int32_t)colour_rgb(colour);
	}
	if (colours == COLOURS_OF_PALETTE)
		return colour < COLOUR_RGB ? colour
					   : nearest(colour_rgb(colour), CUBE, COLOURS_OF_PALETTE);
	if (colour < few)
		return colour;
	return colour < CUBE ? colour - 8 : nearest(colour_rgb(colour), 0, few);
}

struct look look_fit(struct look look, int colours)
{
	look.foreground = fit_colour(look.foreground, colours);
	look.background = fit_colour(look.background, colours);
	return look;
}
