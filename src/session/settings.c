/*
 * A setting's value is a number, except for the order, the columns and text. A key belongs to
 * one action at most; an action that the file names has the keys that the file gives it and no
 * others, so that what settings_describe writes reads back as it was.
 */

#include "config.h"

#include "session/settings.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

static const struct setting_info infos[SETTING_COUNT] = {
#define X(id, name, type, value, range, help) { name, SETTING_TYPE_##type, value, range, help },
	SETTING_LIST(X)
#undef X
};

const struct setting_info *setting_info(enum setting setting)
{
	return &infos[setting];
}

static bool parse_bool(struct str text, int *value)
{
	static const char *const words[] = { "no", "yes", "off", "on", "false", "true", "0", "1" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_equal_ignoring_case(text, str_from(words[i]))) {
			*value = i % 2;
			return true;
		}
	return false;
}

static bool parse_choice(struct str text, struct str words, int *value)
{
	struct str word;

	for (int i = 0; str_split_next(&words, ' ', &word); i++)
		if (str_equal(text, word)) {
			*value = i;
			return true;
		}
	return false;
}

static bool parse_number(struct str text, struct str range, int *value)
{
	struct str from, to;
	uint64_t least, most, number;

	if (!str_split_next(&range, ' ', &from) || !str_split_next(&range, ' ', &to) ||
	    !str_to_uint(from, INT32_MAX, &least) || !str_to_uint(to, INT32_MAX, &most) ||
	    !str_to_uint(text, most, &number) || number < least)
		return false;
	*value = (int)number;
	return true;
}

static bool set_value(struct settings *settings, enum setting setting, struct str text)
{
	const struct setting_info *info = &infos[setting];
	int *number = &settings->numbers[setting];

	switch (info->type) {
	case SETTING_TYPE_BOOL:
		return parse_bool(text, number);
	case SETTING_TYPE_NUMBER:
		return parse_number(text, str_from(info->range), number);
	case SETTING_TYPE_CHOICE:
		return parse_choice(text, str_from(info->range), number);
	case SETTING_TYPE_ORDER:
		return sort_order_parse(text, &settings->order);
	case SETTING_TYPE_QUERY:
		strbuf_set(&settings->query, text);
		return true;
	case SETTING_TYPE_TEXT:
		strbuf_set(&settings->texts[setting], text);
		return true;
	case SETTING_TYPE_COLUMNS:
		return column_choices_parse(text, &settings->columns);
	}
	return false;
}

bool settings_set(struct settings *settings, enum setting setting, struct str text)
{
	return set_value(settings, setting, text);
}

void settings_init(struct settings *settings)
{
	*settings = (struct settings){ 0 };
	strbuf_init(&settings->query);
	for (int i = 0; i < SETTING_COUNT; i++)
		strbuf_init(&settings->texts[i]);
	keymap_init(&settings->keymap);
	for (int i = 0; i < SETTING_COUNT; i++)
		set_value(settings, (enum setting)i, str_from(infos[i].value));
}

void settings_free(struct settings *settings)
{
	strbuf_free(&settings->query);
	for (int i = 0; i < SETTING_COUNT; i++)
		strbuf_free(&settings->texts[i]);
	keymap_free(&settings->keymap);
}

void setting_add_range(enum setting setting, struct strbuf *out)
{
	const struct setting_info *info = &infos[setting];
	struct str words = str_from(info->range), word;
	bool is_first = true;

	if (info->type == SETTING_TYPE_BOOL)
		strbuf_add_cstr(out, "yes or no");
	if (info->type == SETTING_TYPE_ORDER)
		for (int i = 0; i < SORT_KEY_COUNT; i++)
			strbuf_add_choice(out, sort_key_name((enum sort_key)i), (size_t)i,
					  SORT_KEY_COUNT);
	if (info->type == SETTING_TYPE_NUMBER)
		strbuf_add_cstr(out, "a number from ");
	while (words.len > 0 && str_split_next(&words, ' ', &word)) {
		if (!is_first)
			strbuf_add_cstr(out, info->type == SETTING_TYPE_NUMBER ? " to "
					     : words.p                         ? ", "
									       : " or ");
		strbuf_add(out, word);
		is_first = false;
	}
	if (info->type == SETTING_TYPE_COLUMNS)
		for (int i = 0; i < LIST_COLUMN_COUNT; i++)
			strbuf_addf(out, "%s%s", i == 0 ? ", or some of " : ", ",
				    list_column_info((enum list_column)i)->name);
}

static void warn_value(const struct config *config, const struct config_entry *entry,
		       enum setting setting, struct diag *diag)
{
	struct strbuf range;

	strbuf_init(&range);
	setting_add_range(setting, &range);
	diag_add(diag, DIAG_WARNING, config->file, entry->line, 0, "%s is not \"%.*s\"; it is %s",
		 infos[setting].name, STR_ARG(entry->value), range.data);
	strbuf_free(&range);
}

static void read_option(struct settings *settings, const struct config *config,
			const struct config_entry *entry, struct diag *diag)
{
	struct str near = STR("");

	for (int i = 0; i < SETTING_COUNT; i++) {
		if (str_equal(entry->name, str_from(infos[i].name))) {
			if (infos[i].type == SETTING_TYPE_COLUMNS)
				column_choices_read(config, entry, &settings->columns, diag);
			else if (!set_value(settings, (enum setting)i, entry->value))
				warn_value(config, entry, (enum setting)i, diag);
			return;
		}
		config_offer(entry->name, infos[i].name, &near);
	}
	config_warn_unknown(config, entry, "option", entry->name, near, diag);
}

/* A key that is the beginning of others removes these, and is removed by them: what is
 * written last counts. */
static void clear_way(struct settings *settings, const struct config *config,
		      const struct config_entry *entry, struct str key, enum action action,
		      struct diag *diag)
{
	enum action before;
	struct strbuf other;

	strbuf_init(&other);
	while ((before = keymap_find_conflict(&settings->keymap, key, &other)) != ACTION_NONE) {
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "%s no longer is %s: %s %.*s, which now is %s", other.data,
			 action_info(before)->name,
			 other.len > key.len ? "it begins with" : "it is the beginning of",
			 STR_ARG(key), action_info(action)->name);
		keymap_bind(&settings->keymap, strbuf_str(&other), ACTION_NONE);
		strbuf_clear(&other);
	}
	strbuf_free(&other);
}

/* Binds one key; taken[action] tells the actions whose keys the file has given already. */
static void bind(struct settings *settings, const struct config *config,
		 const struct config_entry *entry, struct str key, enum action action,
		 const bool *taken, struct diag *diag)
{
	enum action before = keymap_find(&settings->keymap, key);

	if (before != ACTION_NONE && before != action && taken[before])
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "the key %.*s was given to %s above; now it is %s", STR_ARG(key),
			 action_info(before)->name, action_info(action)->name);
	clear_way(settings, config, entry, key, action, diag);
	if (!keymap_bind(&settings->keymap, key, action))
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "\"%.*s\" is no key; keys are written as in j, gg, ^D, M-x, PgDn, F1",
			 STR_ARG(key));
}

static void read_keys(struct settings *settings, const struct config *config,
		      const struct config_entry *entry, bool *taken, struct diag *diag)
{
	enum action action = action_find(entry->name);
	struct str keys = entry->value, key, near = STR("");

	if (action == ACTION_NONE) {
		for (int i = 0; i < ACTION_COUNT; i++)
			config_offer(entry->name, action_info((enum action)i)->name, &near);
		config_warn_unknown(config, entry, "action", entry->name, near, diag);
		return;
	}
	keymap_unbind(&settings->keymap, action);
	if (!str_equal(keys, STR("none")))
		while (keys.len > 0 && str_split_next(&keys, ' ', &key))
			bind(settings, config, entry, key, action, taken, diag);
	taken[action] = true;
}

/* A section that is not known is said once, however much is in it. */
static void warn_section(const struct config *config, const struct config_entry *entry,
			 struct str *said, struct diag *diag)
{
	struct str near = STR("");

	if (said->p && str_equal(entry->section, *said))
		return;
	*said = entry->section;
	if (entry->section.len == 0) {
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "\"%.*s\" is in no section; write [options], [keys] or [theme] above "
			 "it",
			 STR_ARG(entry->name));
		return;
	}
	config_offer(entry->section, "options", &near);
	config_offer(entry->section, "keys", &near);
	config_offer(entry->section, "theme", &near);
	config_warn_unknown(config, entry, "section", entry->section, near, diag);
}

void settings_read(struct settings *settings, const struct config *config, struct diag *diag)
{
	bool taken[ACTION_COUNT] = { false };
	struct str said = { NULL, 0 };

	for (size_t i = 0; i < config->count; i++) {
		const struct config_entry *entry = &config->entries[i];

		if (str_equal(entry->section, STR("options")))
			read_option(settings, config, entry, diag);
		else if (str_equal(entry->section, STR("keys")))
			read_keys(settings, config, entry, taken, diag);
		else if (!str_equal(entry->section, STR("theme")))
			warn_section(config, entry, &said, diag);
	}
}

static void add_word(struct str words, int number, struct strbuf *out)
{
	struct str word;

	while (str_split_next(&words, ' ', &word))
		if (number-- == 0)
			strbuf_add(out, word);
}

void settings_format(const struct settings *settings, enum setting setting, struct strbuf *out)
{
	int number = settings->numbers[setting];

	switch (infos[setting].type) {
	case SETTING_TYPE_BOOL:
		strbuf_add_cstr(out, number ? "yes" : "no");
		break;
	case SETTING_TYPE_NUMBER:
		strbuf_addf(out, "%d", number);
		break;
	case SETTING_TYPE_CHOICE:
		add_word(str_from(infos[setting].range), number, out);
		break;
	case SETTING_TYPE_ORDER:
		strbuf_addf(out, "%s%s", settings->order.is_reversed ? "-" : "",
			    sort_key_name(settings->order.key));
		break;
	case SETTING_TYPE_QUERY:
		strbuf_add(out, strbuf_str(&settings->query));
		break;
	case SETTING_TYPE_TEXT:
		strbuf_add(out, strbuf_str(&settings->texts[setting]));
		break;
	case SETTING_TYPE_COLUMNS:
		column_choices_format(&settings->columns, out);
		break;
	}
}

static void describe_option(const struct settings *settings, enum setting setting,
			    struct strbuf *out)
{
	const struct setting_info *info = &infos[setting];

	strbuf_addf(out, "\n# %s\n", info->help);
	if (info->type == SETTING_TYPE_BOOL || info->range[0]) {
		strbuf_add_cstr(out, "# (");
		setting_add_range(setting, out);
		strbuf_add_cstr(out, ")\n");
	}
	strbuf_addf(out, "%s = ", info->name);
	settings_format(settings, setting, out);
	strbuf_add_byte(out, '\n');
}

static void describe_keys(const struct keymap *keymap, enum action action, struct strbuf *out)
{
	const struct action_info *info = action_info(action);
	size_t before;

	strbuf_addf(out, "# %s\n%s = ", info->help, info->name);
	before = out->len;
	keymap_format(keymap, action, false, out);
	if (out->len == before)
		strbuf_add_cstr(out, "none");
	strbuf_add_byte(out, '\n');
}

void settings_describe(const struct settings *settings, struct strbuf *out)
{
	strbuf_add_cstr(out, "[options]\n");
	for (int i = 0; i < SETTING_COUNT; i++)
		describe_option(settings, (enum setting)i, out);
	strbuf_add_cstr(out, "\n# Several keys are separated by spaces; none takes an action's "
			     "keys away.\n[keys]\n");
	for (unsigned group = 0; group < ACTION_GROUP_COUNT; group++) {
		strbuf_addf(out, "\n# %s\n\n", action_group_title((enum action_group)group));
		for (int i = 0; i < ACTION_COUNT; i++)
			if (action_info((enum action)i)->group == (enum action_group)group)
				describe_keys(&settings->keymap, (enum action)i, out);
	}
}
