/* What can be completed of a line that is typed to export: options, formats, files and the ends of
 * their names. */

#include "config.h"

#include "browser/browser_private.h"
#include "input/path_complete.h"

static void offer_options(struct completion *completion)
{
	struct strbuf option;
	const char *name;

	completion_surround(completion, STR(""), STR(" "));
	completion_offer(completion, STR("-f"));
	completion_offer(completion, STR("--force"));
	strbuf_init(&option);
	for (size_t i = 0; (name = writer_option_name(i)) != NULL; i++) {
		strbuf_clear(&option);
		strbuf_addf(&option, "--%s", name);
		completion_offer(completion, strbuf_str(&option));
	}
	strbuf_free(&option);
}

static void offer_formats(struct completion *completion)
{
	completion_surround(completion, STR(""), STR(" "));
	for (size_t i = 0; i < writer_format_count; i++)
		completion_offer(completion, str_from(writer_formats[i]->name));
}

static bool is_offered(const struct completion *completion, struct str candidate)
{
	for (size_t i = 0; i < completion->count; i++)
		if (str_equal(completion->candidates[i], candidate))
			return true;
	return false;
}

/* Offers names with that beginning, and the ends of formats behind it. */
static void offer_ends(struct str stem, struct completion *completion)
{
	struct strbuf name;

	strbuf_init(&name);
	for (size_t i = 0; i < writer_format_count; i++) {
		strbuf_set(&name, stem);
		strbuf_add_cstr(&name, writer_formats[i]->extension);
		if (!is_offered(completion, strbuf_str(&name)))
			completion_offer(completion, strbuf_str(&name));
	}
	strbuf_free(&name);
}

/* The end of a name once it is begun; of a name that no file has, all of them. */
static void offer_paths(struct str typed, struct completion *completion)
{
	size_t at = typed.len;

	completion->is_exact = true;
	path_offer(typed, completion);
	while (at > 0 && typed.p[at - 1] != '/' && typed.p[at - 1] != '.')
		at--;
	if (at > 1 && typed.p[at - 1] == '.' && typed.p[at - 2] != '/')
		offer_ends(str_sub(typed, 0, at - 1), completion);
	if (completion->count == 0 && typed.len > 0 && typed.p[typed.len - 1] != '/')
		offer_ends(typed, completion);
}

enum place { PLACE_PATH, PLACE_OPTION, PLACE_FORMAT };

/* What belongs where the text goes on with that word, unless it is behind "--". */
static enum place place_of(struct str word, bool is_behind_format)
{
	if (is_behind_format)
		return PLACE_FORMAT;
	return str_starts_with(word, STR("-")) ? PLACE_OPTION : PLACE_PATH;
}

/* Where the word before the cursor begins that is to be completed; a path has spaces. */
static size_t find_word(struct str text, enum place *place)
{
	bool is_behind_format = false;
	size_t at = 0;

	for (;;) {
		struct str word, rest;
		size_t space;

		while (at < text.len && text.p[at] == ' ')
			at++;
		rest = str_drop(text, at);
		*place = place_of(rest, is_behind_format);
		space = str_find(rest, STR(" "));
		if (space == SIZE_MAX || *place == PLACE_PATH)
			return at;
		word = str_sub(rest, 0, space);
		at += space + 1;
		if (*place == PLACE_OPTION && str_equal(word, STR("--"))) {
			*place = PLACE_PATH;
			return at;
		}
		is_behind_format = *place == PLACE_OPTION &&
				   (str_equal(word, STR("-f")) || str_equal(word, STR("--format")));
	}
}

void browser_offer_export(struct browser *browser, const struct line_edit *line, size_t from,
			  struct completion *completion)
{
	static const char *const kinds[] = { "file", "option", "format" };
	struct str text = str_sub(line_edit_text(line), from, line->cursor - from), word;
	enum place place;
	size_t start = find_word(text, &place);

	(void)browser;
	word = str_drop(text, start);
	completion_open(completion, line, from + start, word, kinds[place]);
	if (place == PLACE_FORMAT)
		offer_formats(completion);
	else if (place == PLACE_OPTION)
		offer_options(completion);
	else
		offer_paths(word, completion);
}
