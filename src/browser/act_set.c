/* Changing an option while browsing, until the person leaves. */

#include "config.h"

#include "base/utf8.h"
#include "browser/browser_private.h"
#include "store/config_file.h"

/* More of a wrong word than this is not repeated. */
#define SHOWN_MAX 60

/* Looked at once, when the browser opens. */
static bool is_for_start(enum setting setting)
{
	return setting == SETTING_SORT || setting == SETTING_QUERY || setting == SETTING_MOUSE ||
	       setting == SETTING_THEME || setting == SETTING_ESCAPE_DELAY ||
	       setting == SETTING_HISTORY;
}

/* "dates relative", or as the configuration has it, "dates = relative". */
static void split(struct str argument, struct str *name, struct str *value)
{
	size_t at = 0;

	while (at < argument.len && argument.p[at] != ' ' && argument.p[at] != '=')
		at++;
	*name = str_sub(argument, 0, at);
	*value = str_trim(str_drop(argument, at));
	if (str_starts_with(*value, STR("=")))
		*value = str_trim(str_drop(*value, 1));
}

static bool find(struct browser *browser, struct str name, enum setting *setting)
{
	struct str near = STR("");
	struct strbuf text;

	for (int i = 0; i < SETTING_COUNT; i++) {
		*setting = (enum setting)i;
		if (str_equal_ignoring_case(name, str_from(setting_info(*setting)->name)))
			return true;
		config_offer(name, setting_info(*setting)->name, &near);
	}
	strbuf_init(&text);
	utf8_add_printable(&text, utf8_front(name, SHOWN_MAX));
	if (near.len > 0)
		strbuf_addf(&text, "; did you mean %.*s?", STR_ARG(near));
	browser_say(browser, LEVEL_ERROR, "no option is called %s", text.data);
	strbuf_free(&text);
	return false;
}

static void say_value(struct browser *browser, enum setting setting)
{
	struct strbuf text, shown;

	strbuf_init(&text);
	strbuf_init(&shown);
	settings_format(&browser->session->settings, setting, &text);
	utf8_add_printable(&shown, strbuf_str(&text));
	browser_say(browser, LEVEL_INFO, "%s = %s", setting_info(setting)->name, shown.data);
	strbuf_free(&shown);
	strbuf_free(&text);
}

static void say_wrong(struct browser *browser, enum setting setting, struct str value)
{
	struct strbuf range, shown;

	strbuf_init(&range);
	strbuf_init(&shown);
	setting_add_range(setting, &range);
	utf8_add_printable(&shown, utf8_front(value, SHOWN_MAX));
	browser_say(browser, LEVEL_ERROR, "%s is not %s; it is %s", setting_info(setting)->name,
		    shown.data, range.data);
	strbuf_free(&shown);
	strbuf_free(&range);
}

unsigned browser_set_command(struct browser *browser, struct str argument)
{
	struct str name, value;
	enum setting setting;

	split(argument, &name, &value);
	if (!find(browser, name, &setting))
		return EFFECT_DRAW;
	if (value.len == 0)
		say_value(browser, setting);
	else if (is_for_start(setting))
		browser_say(browser, LEVEL_ERROR,
			    "%s counts when the browser opens; it goes into the configuration",
			    setting_info(setting)->name);
	else if (!settings_set(&browser->session->settings, setting, value))
		say_wrong(browser, setting, value);
	else
		say_value(browser, setting);
	browser_set_margin(browser);
	browser_follow_cursor(browser);
	return EFFECT_DRAW;
}

static void offer_values(enum setting setting, struct completion *completion)
{
	const struct setting_info *info = setting_info(setting);
	struct str words = str_from(info->type == SETTING_TYPE_BOOL ? "yes no" : info->range), word;

	if (info->type != SETTING_TYPE_BOOL && info->type != SETTING_TYPE_CHOICE)
		return;
	while (words.len > 0 && str_split_next(&words, ' ', &word))
		completion_offer(completion, word);
}

void browser_offer_settings(struct browser *browser, const struct line_edit *line, size_t from,
			    struct completion *completion)
{
	struct str typed = str_sub(line_edit_text(line), from, line->cursor - from), rest = typed;
	struct str name = STR("");

	(void)browser;
	str_split_next(&rest, ' ', &name);
	if (rest.p) {
		completion_open(completion, line, line->cursor - rest.len, rest, "value");
		for (int i = 0; i < SETTING_COUNT; i++)
			if (str_equal(name, str_from(setting_info((enum setting)i)->name)))
				offer_values((enum setting)i, completion);
		return;
	}
	completion_open(completion, line, from, typed, "option");
	completion_surround(completion, STR(""), STR(" "));
	for (int i = 0; i < SETTING_COUNT; i++)
		if (!is_for_start((enum setting)i))
			completion_offer(completion, str_from(setting_info((enum setting)i)->name));
}
