/*
 * One row a style, one look for each depth of colour. Those of "auto" are chosen to be read on a
 * dark and on a light background alike: of the palette's first sixteen neither black nor white nor
 * yellow is used, of the cube only middle tones. The bar and the cursor are the terminal's own two
 * colours turned round, which is readable whatever they are. The other themes leave a row out where
 * "auto" has what they want; "terminal" is "auto" with eight colours, however many there are.
 */

#include "config.h"

#include "view/theme.h"

enum depth { DEPTH_MONO, DEPTH_8, DEPTH_256, DEPTH_COUNT };

#define BOLD      ATTRIBUTE_BOLD
#define FAINT     ATTRIBUTE_DIM
#define UNDERLINE ATTRIBUTE_UNDERLINE
#define REVERSE   ATTRIBUTE_REVERSE

/* The palette's first colours, by name. */
enum { RED = 1, GREEN = 2, YELLOW = 3, BLUE = 4, MAGENTA = 5, CYAN = 6 };

#define ON(colour, background, attributes)           \
	{                                            \
		(colour), (background), (attributes) \
	}
#define LOOK(colour, attributes) ON(colour, COLOUR_DEFAULT, attributes)
#define PLAIN(attributes)        LOOK(COLOUR_DEFAULT, attributes)

static const struct look looks[STYLE_COUNT][DEPTH_COUNT] = {
	[STYLE_TEXT] = { PLAIN(0), PLAIN(0), PLAIN(0) },
	[STYLE_DIM] = { PLAIN(0), PLAIN(FAINT), LOOK(244, 0) },
	[STYLE_BAR] = { PLAIN(REVERSE), PLAIN(REVERSE), PLAIN(REVERSE) },
	[STYLE_BAR_STRONG] = { PLAIN(REVERSE | BOLD), PLAIN(REVERSE | BOLD),
			       PLAIN(REVERSE | BOLD) },
	[STYLE_HEADING] = { PLAIN(BOLD), PLAIN(BOLD), PLAIN(BOLD) },
	[STYLE_TITLE] = { PLAIN(0), PLAIN(0), PLAIN(0) },
	[STYLE_DATE] = { PLAIN(0), LOOK(CYAN, 0), LOOK(31, 0) },
	[STYLE_STAR] = { PLAIN(BOLD), LOOK(MAGENTA, BOLD), LOOK(166, BOLD) },
	[STYLE_SELECTED] = { PLAIN(BOLD), LOOK(GREEN, BOLD), LOOK(133, BOLD) },
	[STYLE_MATCH] = { PLAIN(BOLD | UNDERLINE), LOOK(RED, BOLD), LOOK(162, BOLD) },
	[STYLE_TOPIC] = { PLAIN(0), PLAIN(0), PLAIN(0) },
	[STYLE_TOPIC_ON] = { PLAIN(BOLD | UNDERLINE), LOOK(GREEN, BOLD), LOOK(29, BOLD) },
	[STYLE_BORDER] = { PLAIN(0), PLAIN(FAINT), LOOK(244, 0) },
	[STYLE_CHART] = { PLAIN(0), LOOK(CYAN, 0), LOOK(31, 0) },
	[STYLE_CHOSEN] = { PLAIN(BOLD), LOOK(RED, BOLD), LOOK(162, BOLD) },
	[STYLE_KEY] = { PLAIN(BOLD), PLAIN(BOLD), PLAIN(BOLD) },
	[STYLE_PROMPT] = { PLAIN(BOLD), PLAIN(BOLD), PLAIN(BOLD) },
	[STYLE_INFO] = { PLAIN(0), LOOK(GREEN, 0), LOOK(29, 0) },
	[STYLE_WARNING] = { PLAIN(BOLD), LOOK(MAGENTA, BOLD), LOOK(166, BOLD) },
	[STYLE_ERROR] = { PLAIN(BOLD), LOOK(RED, BOLD), LOOK(160, BOLD) },
};

/* What a theme has of its own, with 8 colours and with 256. */
struct difference {
	bool is_there;
	struct look few, many;
};

static const struct difference differences[THEME_COUNT][STYLE_COUNT] = {
	[THEME_DARK] = {
		[STYLE_DIM] = { true, PLAIN(FAINT), LOOK(246, 0) },
		[STYLE_BAR] = { true, PLAIN(REVERSE), ON(252, 237, 0) },
		[STYLE_BAR_STRONG] = { true, PLAIN(REVERSE | BOLD), ON(255, 237, BOLD) },
		[STYLE_DATE] = { true, LOOK(CYAN, 0), LOOK(110, 0) },
		[STYLE_STAR] = { true, LOOK(MAGENTA, BOLD), LOOK(221, BOLD) },
		[STYLE_SELECTED] = { true, LOOK(GREEN, BOLD), LOOK(176, BOLD) },
		[STYLE_MATCH] = { true, LOOK(YELLOW, BOLD), LOOK(215, BOLD) },
		[STYLE_TOPIC_ON] = { true, LOOK(GREEN, BOLD), LOOK(114, BOLD) },
		[STYLE_BORDER] = { true, PLAIN(FAINT), LOOK(243, 0) },
		[STYLE_CHART] = { true, LOOK(CYAN, 0), LOOK(110, 0) },
		[STYLE_CHOSEN] = { true, LOOK(YELLOW, BOLD), LOOK(215, BOLD) },
		[STYLE_INFO] = { true, LOOK(GREEN, 0), LOOK(114, 0) },
		[STYLE_WARNING] = { true, LOOK(YELLOW, BOLD), LOOK(221, BOLD) },
		[STYLE_ERROR] = { true, LOOK(RED, BOLD), LOOK(210, BOLD) },
	},
	[THEME_LIGHT] = {
		[STYLE_DIM] = { true, PLAIN(FAINT), LOOK(241, 0) },
		[STYLE_BAR] = { true, PLAIN(REVERSE), ON(235, 252, 0) },
		[STYLE_BAR_STRONG] = { true, PLAIN(REVERSE | BOLD), ON(232, 252, BOLD) },
		[STYLE_DATE] = { true, LOOK(BLUE, 0), LOOK(24, 0) },
		[STYLE_STAR] = { true, LOOK(MAGENTA, BOLD), LOOK(124, BOLD) },
		[STYLE_SELECTED] = { true, LOOK(MAGENTA, BOLD), LOOK(90, BOLD) },
		[STYLE_MATCH] = { true, LOOK(RED, BOLD), LOOK(125, BOLD) },
		[STYLE_TOPIC_ON] = { true, LOOK(BLUE, BOLD), LOOK(22, BOLD) },
		[STYLE_BORDER] = { true, PLAIN(FAINT), LOOK(244, 0) },
		[STYLE_CHART] = { true, LOOK(BLUE, 0), LOOK(24, 0) },
		[STYLE_CHOSEN] = { true, LOOK(RED, BOLD), LOOK(125, BOLD) },
		[STYLE_INFO] = { true, LOOK(BLUE, 0), LOOK(22, 0) },
		[STYLE_WARNING] = { true, LOOK(MAGENTA, BOLD), LOOK(94, BOLD) },
		[STYLE_ERROR] = { true, LOOK(RED, BOLD), LOOK(124, BOLD) },
	},
};

static const struct {
	const char *name;
	char letter;
} labels[STYLE_COUNT] = {
#define X(id, name, letter) { name, letter },
	STYLE_LIST(X)
#undef X
};

static enum depth depth_of(int colours)
{
	if (colours >= COLOURS_OF_PALETTE)
		return DEPTH_256;
	return colours >= 8 ? DEPTH_8 : DEPTH_MONO;
}

static struct look built_in(enum theme_name name, enum style style, enum depth depth)
{
	const struct difference *own = &differences[name][style];

	if (depth == DEPTH_MONO)
		return looks[style][depth];
	if (name == THEME_TERMINAL)
		depth = DEPTH_8;
	if (own->is_there)
		return depth == DEPTH_8 ? own->few : own->many;
	return looks[style][depth];
}

struct look theme_look(const struct theme *theme, enum style style, int colours)
{
	enum depth depth = depth_of(colours);
	struct look look = built_in(theme->name, style, depth);

	/* A look of the person's that is only colours must not vanish where there are none. */
	if (theme->has_own[style] && (depth != DEPTH_MONO || theme->own[style].attributes))
		look = theme->own[style];
	return look_fit(look, colours);
}

void theme_init(struct theme *theme, enum theme_name name)
{
	*theme = (struct theme){ .name = name };
}

static void read_look(struct theme *theme, enum style style, const struct config *config,
		      const struct config_entry *entry, struct diag *diag)
{
	struct look look;
	struct str wrong;

	if (look_parse(entry->value, &look, &wrong)) {
		theme->own[style] = look;
		theme->has_own[style] = true;
		return;
	}
	diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
		 "\"%.*s\" is no colour; colours are red, bright-blue, 0 to 255, #ff8800, and on "
		 "COLOUR behind; with bold, dim, underline, reverse",
		 STR_ARG(wrong));
}

static void read_entry(struct theme *theme, const struct config *config,
		       const struct config_entry *entry, struct diag *diag)
{
	struct str near = STR("");

	for (int style = 0; style < STYLE_COUNT; style++) {
		if (str_equal(entry->name, str_from(labels[style].name))) {
			read_look(theme, (enum style)style, config, entry, diag);
			return;
		}
		config_offer(entry->name, labels[style].name, &near);
	}
	config_warn_unknown(config, entry, "style", entry->name, near, diag);
}

void theme_read(struct theme *theme, const struct config *config, struct diag *diag)
{
	for (size_t i = 0; i < config->count; i++)
		if (str_equal(config->entries[i].section, STR("theme")))
			read_entry(theme, config, &config->entries[i], diag);
}

void theme_describe(const struct theme *theme, struct strbuf *out)
{
	strbuf_add_cstr(out, "# What is written here goes before the theme's; take away a # to "
			     "change a style.\n[theme]\n\n");
	for (int style = 0; style < STYLE_COUNT; style++) {
		bool is_own = theme->has_own[style];

		strbuf_addf(out, "%s%s = ", is_own ? "" : "# ", labels[style].name);
		look_format(is_own ? theme->own[style]
				   : built_in(theme->name, (enum style)style, DEPTH_256),
			    out);
		strbuf_add_byte(out, '\n');
	}
}

const char *style_name(enum style style)
{
	return labels[style].name;
}

char style_letter(enum style style)
{
	return labels[style].letter;
}
