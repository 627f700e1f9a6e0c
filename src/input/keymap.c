/*
 * Bindings are a flat array of key sequences, each short and zero-padded; there are few enough to
 * look through at every key. A sequence is unfinished while it is a prefix of a longer one.
 */

#include "config.h"

#include "input/keymap.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "input/event.h"

struct key_name {
	const char *name;
	uint32_t key;
	const char *symbol; /* for the key line */
};

static const struct key_name key_names[] = {
	{ "Up", INPUT_UP, "↑" },
	{ "Down", INPUT_DOWN, "↓" },
	{ "Left", INPUT_LEFT, "←" },
	{ "Right", INPUT_RIGHT, "→" },
	{ "Home", INPUT_HOME, "Home" },
	{ "End", INPUT_END, "End" },
	{ "PgUp", INPUT_PAGE_UP, "PgUp" },
	{ "PgDn", INPUT_PAGE_DOWN, "PgDn" },
	{ "Ins", INPUT_INSERT, "Ins" },
	{ "Del", INPUT_DELETE, "Del" },
	{ "Backspace", INPUT_BACKSPACE, "⌫" },
	{ "Enter", INPUT_ENTER, "⏎" },
	{ "S-Tab", INPUT_BACK_TAB, "S-Tab" },
	{ "Tab", INPUT_TAB, "Tab" },
	{ "Esc", INPUT_ESCAPE, "Esc" },
	{ "Space", ' ', "␣" },
	/* In the configuration the character begins a comment. */
	{ "Semicolon", ';', ";" },
	{ "F10", INPUT_F1 + 9, "F10" },
	{ "F11", INPUT_F1 + 10, "F11" },
	{ "F12", INPUT_F1 + 11, "F12" },
	{ "F1", INPUT_F1, "F1" },
	{ "F2", INPUT_F1 + 1, "F2" },
	{ "F3", INPUT_F1 + 2, "F3" },
	{ "F4", INPUT_F1 + 3, "F4" },
	{ "F5", INPUT_F1 + 4, "F5" },
	{ "F6", INPUT_F1 + 5, "F6" },
	{ "F7", INPUT_F1 + 6, "F7" },
	{ "F8", INPUT_F1 + 7, "F8" },
	{ "F9", INPUT_F1 + 8, "F9" },
};

static const size_t key_name_count = sizeof(key_names) / sizeof(key_names[0]);

static bool parse_named(struct str *names, uint32_t *key)
{
	for (size_t i = 0; i < key_name_count; i++) {
		struct str name = str_from(key_names[i].name);

		if (str_starts_with(*names, name)) {
			*names = str_drop(*names, name.len);
			*key = key_names[i].key;
			return true;
		}
	}
	return false;
}

/* "^D"; a "^" alone is the character. */
static bool parse_control(struct str *names, uint32_t *key)
{
	if (names->len < 2 || names->p[0] != '^' || names->p[1] < '@' || names->p[1] > '_')
		return false;
	*key = (uint32_t)(names->p[1] & 0x1F);
	*names = str_drop(*names, 2);
	return true;
}

bool key_parse(struct str *names, uint32_t *key)
{
	uint32_t alt = 0;

	if (names->len > 2 && str_starts_with(*names, STR("M-"))) {
		*names = str_drop(*names, 2);
		alt = KEY_ALT_BIT;
	}
	if (names->len == 0 || names->p[0] == ' ')
		return false;
	if (!parse_named(names, key) && !parse_control(names, key)) {
		*names = str_drop(*names, utf8_decode(*names, key));
		if (*key == UTF8_REPLACEMENT || utf8_is_unsafe(*key))
			return false;
	}
	*key |= alt;
	return true;
}

static const struct key_name *find_name(uint32_t key)
{
	for (size_t i = 0; i < key_name_count; i++)
		if (key_names[i].key == key)
			return &key_names[i];
	return NULL;
}

static void format_key(uint32_t key, bool symbols, struct strbuf *out)
{
	const struct key_name *named = find_name(key & ~KEY_ALT_BIT);

	if (key & KEY_ALT_BIT)
		strbuf_add_cstr(out, "M-");
	key &= ~KEY_ALT_BIT;
	if (named) {
		strbuf_add_cstr(out, symbols ? named->symbol : named->name);
	} else if (key < 0x20) {
		strbuf_add_byte(out, '^');
		strbuf_add_byte(out, (char)(key + '@'));
	} else {
		strbuf_add_codepoint(out, key);
	}
}

void key_format(uint32_t key, struct strbuf *out)
{
	format_key(key, false, out);
}

static struct keymap_binding *find_binding(const struct keymap *keymap, const uint32_t *keys)
{
	for (size_t i = 0; i < keymap->count; i++)
		if (memcmp(keymap->bindings[i].keys, keys, sizeof(keymap->bindings[i].keys)) == 0)
			return &keymap->bindings[i];
	return NULL;
}

static void remove_binding(struct keymap *keymap, struct keymap_binding *binding)
{
	size_t at = (size_t)(binding - keymap->bindings);

	memmove(binding, binding + 1, (keymap->count - at - 1) * sizeof(*binding));
	keymap->count--;
}

/* An action's keys are in the order in which they were bound. */
static void set_binding(struct keymap *keymap, const uint32_t *keys, enum action action)
{
	struct keymap_binding *binding = find_binding(keymap, keys);

	if (binding)
		remove_binding(keymap, binding);
	if (action == ACTION_NONE)
		return;
	keymap->bindings = alloc_grow(keymap->bindings, &keymap->capacity, keymap->count + 1,
				      sizeof(*keymap->bindings));
	binding = &keymap->bindings[keymap->count++];
	memcpy(binding->keys, keys, sizeof(binding->keys));
	binding->action = action;
}

static bool parse_sequence(struct str keys, uint32_t sequence[KEYMAP_SEQUENCE_MAX])
{
	size_t count = 0;

	memset(sequence, 0, KEYMAP_SEQUENCE_MAX * sizeof(*sequence));
	while (keys.len > 0) {
		if (count == KEYMAP_SEQUENCE_MAX || !key_parse(&keys, &sequence[count]))
			return false;
		count++;
	}
	return count > 0;
}

bool keymap_bind(struct keymap *keymap, struct str keys, enum action action)
{
	uint32_t sequence[KEYMAP_SEQUENCE_MAX];

	if (!parse_sequence(keys, sequence))
		return false;
	set_binding(keymap, sequence, action);
	return true;
}

void keymap_unbind(struct keymap *keymap, enum action action)
{
	for (size_t i = keymap->count; i-- > 0;)
		if (keymap->bindings[i].action == action)
			remove_binding(keymap, &keymap->bindings[i]);
}

enum action keymap_find(const struct keymap *keymap, struct str keys)
{
	uint32_t sequence[KEYMAP_SEQUENCE_MAX];
	const struct keymap_binding *binding;

	if (!parse_sequence(keys, sequence))
		return ACTION_NONE;
	binding = find_binding(keymap, sequence);
	return binding ? binding->action : ACTION_NONE;
}

static void format_sequence(const uint32_t *keys, bool symbols, struct strbuf *out)
{
	for (size_t i = 0; i < KEYMAP_SEQUENCE_MAX && keys[i]; i++)
		format_key(keys[i], symbols, out);
}

/* Whether one of two different sequences is a prefix of the other. */
static bool is_conflict(const uint32_t *a, const uint32_t *b)
{
	size_t same = 0;

	while (same < KEYMAP_SEQUENCE_MAX && a[same] && a[same] == b[same])
		same++;
	return same < KEYMAP_SEQUENCE_MAX && a[same] != b[same] && (!a[same] || !b[same]);
}

enum action keymap_find_conflict(const struct keymap *keymap, struct str keys, struct strbuf *out)
{
	uint32_t sequence[KEYMAP_SEQUENCE_MAX];

	if (!parse_sequence(keys, sequence))
		return ACTION_NONE;
	for (size_t i = 0; i < keymap->count; i++)
		if (is_conflict(keymap->bindings[i].keys, sequence)) {
			format_sequence(keymap->bindings[i].keys, false, out);
			return keymap->bindings[i].action;
		}
	return ACTION_NONE;
}

void keymap_copy(struct keymap *keymap, const struct keymap *from)
{
	*keymap = (struct keymap){ 0 };
	keymap->bindings =
		alloc_grow(NULL, &keymap->capacity, from->count + 1, sizeof(*keymap->bindings));
	if (from->count > 0)
		memcpy(keymap->bindings, from->bindings, from->count * sizeof(*from->bindings));
	keymap->count = from->count;
}

static void bind_defaults(struct keymap *keymap, enum action action)
{
	struct str names = str_from(action_info(action)->keys), name;

	while (names.len > 0 && str_split_next(&names, ' ', &name)) {
		bool is_key = keymap_bind(keymap, name, action);

		assert(is_key);
		(void)is_key;
	}
}

void keymap_init(struct keymap *keymap)
{
	*keymap = (struct keymap){ 0 };
	for (unsigned i = 0; i < ACTION_COUNT; i++)
		bind_defaults(keymap, (enum action)i);
}

void keymap_free(struct keymap *keymap)
{
	free(keymap->bindings);
	*keymap = (struct keymap){ 0 };
}

void keymap_reset(struct keymap *keymap)
{
	memset(keymap->pending, 0, sizeof(keymap->pending));
	keymap->pending_count = 0;
}

static bool goes_on(const struct keymap *keymap, const struct keymap_binding *binding)
{
	size_t len = keymap->pending_count * sizeof(*keymap->pending);

	return memcmp(binding->keys, keymap->pending, len) == 0;
}

static bool is_prefix_of_binding(const struct keymap *keymap)
{
	for (size_t i = 0; i < keymap->count; i++)
		if (goes_on(keymap, &keymap->bindings[i]))
			return true;
	return false;
}

enum action keymap_press(struct keymap *keymap, uint32_t key)
{
	const struct keymap_binding *binding;
	bool was_pending = keymap->pending_count > 0;

	keymap->pending[keymap->pending_count++] = key;
	binding = find_binding(keymap, keymap->pending);
	if (binding) {
		keymap_reset(keymap);
		return binding->action;
	}
	if (keymap->pending_count < KEYMAP_SEQUENCE_MAX && is_prefix_of_binding(keymap))
		return ACTION_NONE;
	keymap_reset(keymap);
	/* "g" and then a key that continues no binding: the key counts alone. */
	return was_pending ? keymap_press(keymap, key) : ACTION_NONE;
}

void keymap_format(const struct keymap *keymap, enum action action, bool symbols,
		   struct strbuf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < keymap->count; i++) {
		const struct keymap_binding *binding = &keymap->bindings[i];

		if (binding->action != action)
			continue;
		if (!is_first)
			strbuf_add_byte(out, ' ');
		is_first = false;
		format_sequence(binding->keys, symbols, out);
	}
}

bool keymap_format_rest(const struct keymap *keymap, const struct keymap_binding *binding,
			struct strbuf *out)
{
	if (keymap->pending_count == 0 || !goes_on(keymap, binding))
		return false;
	for (size_t k = keymap->pending_count; k < KEYMAP_SEQUENCE_MAX && binding->keys[k]; k++)
		format_key(binding->keys[k], true, out);
	return true;
}
