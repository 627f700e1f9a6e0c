#include "config.h"

#include "view/key_line.h"

#include <string.h>

#include "base/utf8.h"

/* Adds one of the action's keys; false when it has none. */
static bool add_key(const struct keymap *keymap, enum action action, enum which_key which,
		    struct strbuf *out)
{
	struct strbuf keys;
	struct str rest, key, chosen = { 0 };

	strbuf_init(&keys);
	keymap_format(keymap, action, true, &keys);
	rest = strbuf_str(&keys);
	while (str_split_next(&rest, ' ', &key)) {
		chosen = key;
		if (which == FIRST_KEY)
			break;
	}
	strbuf_add(out, chosen);
	strbuf_free(&keys);
	return chosen.len > 0;
}

static bool add_keys(const struct keymap *keymap, const struct hint *hint, struct strbuf *out)
{
	if (hint->fixed) {
		strbuf_add_cstr(out, hint->fixed);
		return true;
	}
	if (!add_key(keymap, hint->action, hint->which, out))
		return false;
	if (hint->second == ACTION_NONE)
		return true;
	strbuf_add_cstr(out, hint->joint);
	return add_key(keymap, hint->second, hint->which, out);
}

/* Draws a hint if all of it has room; returns the column behind it, or -1. */
static int draw_hint(struct canvas *canvas, const struct area *area, int column, struct str keys,
		     struct str word)
{
	int keys_width = (int)utf8_str_width(keys), word_width = (int)utf8_str_width(word);
	int gap = keys_width > 0 && word_width > 0 ? 1 : 0, width = keys_width + gap + word_width;

	if (column + width > area->columns)
		return -1;
	canvas_text(canvas, area, 0, column, keys_width, keys, STYLE_KEY, false);
	canvas_text(canvas, area, 0, column + keys_width + gap, word_width, word, STYLE_DIM, false);
	return column + width + 2;
}

/*
 * The bytes that the names of all actions begin with that an unfinished sequence may become, up to
 * a hyphen: "copy-" of copy-title and copy-url.
 */
static size_t shared_beginning(const struct keymap *keymap)
{
	struct str first = { NULL, 0 };
	struct strbuf keys;
	size_t shared = 0;

	strbuf_init(&keys);
	for (size_t i = 0; i < keymap->count; i++) {
		const struct keymap_binding *binding = &keymap->bindings[i];
		struct str name = str_from(action_info(binding->action)->name);

		if (!keymap_format_rest(keymap, binding, &keys))
			continue;
		if (!first.p) {
			first = name;
			shared = str_find(name, STR("-")) + 1;
		} else if (!str_starts_with(name, str_sub(first, 0, shared))) {
			shared = 0;
		}
	}
	strbuf_free(&keys);
	return shared;
}

/* What an action is called behind its key: its name without what all names here begin with, and
 * nothing when that is the key itself (priority-1). */
static struct str short_name(enum action action, size_t shared, struct str keys)
{
	struct str name = str_drop(str_from(action_info(action)->name), shared);

	return str_equal(name, keys) ? STR("") : name;
}

/* Whether another key that was shown before leads to the same. */
static bool is_repeated(const struct keymap *keymap, size_t at)
{
	struct strbuf keys;
	bool is_repeated = false;

	strbuf_init(&keys);
	for (size_t i = 0; i < at && !is_repeated; i++)
		is_repeated = keymap->bindings[i].action == keymap->bindings[at].action &&
			      keymap_format_rest(keymap, &keymap->bindings[i], &keys);
	strbuf_free(&keys);
	return is_repeated;
}

/* What may follow the keys that were pressed: "copy  t title  u url". */
static void draw_sequence(struct canvas *canvas, const struct area *area,
			  const struct keymap *keymap)
{
	size_t shared = shared_beginning(keymap);
	bool has_label = false;
	struct strbuf keys;
	int column = 1;

	strbuf_init(&keys);
	for (size_t i = 0; i < keymap->count && column >= 0; i++) {
		const struct keymap_binding *binding = &keymap->bindings[i];
		struct str name = str_from(action_info(binding->action)->name);

		strbuf_clear(&keys);
		if (!keymap_format_rest(keymap, binding, &keys) || is_repeated(keymap, i))
			continue;
		if (shared > 0 && !has_label)
			column = draw_hint(canvas, area, column, STR(""),
					   str_sub(name, 0, shared - 1));
		has_label = true;
		if (column >= 0)
			column = draw_hint(canvas, area, column, strbuf_str(&keys),
					   short_name(binding->action, shared, strbuf_str(&keys)));
	}
	strbuf_free(&keys);
}

static void draw_hints(struct canvas *canvas, const struct area *area, const struct keymap *keymap,
		       const struct hint *hint)
{
	struct strbuf keys;
	int column = 1;

	strbuf_init(&keys);
	for (; hint->word && column >= 0; hint++) {
		strbuf_clear(&keys);
		if (add_keys(keymap, hint, &keys))
			column = draw_hint(canvas, area, column, strbuf_str(&keys),
					   str_from(hint->word));
	}
	strbuf_free(&keys);
}

void key_line_draw(struct canvas *canvas, const struct area *area, const struct keymap *keymap,
		   bool has_keys, const struct hint *hints)
{
	if (has_keys && keymap->pending_count > 0)
		draw_sequence(canvas, area, keymap);
	else
		draw_hints(canvas, area, keymap, hints);
}
