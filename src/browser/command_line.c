/*
 * The command line. An action without an argument does what its key does; what it does with one
 * is in the table of this file, beside what can be completed there. The line is gone when the
 * command is done: one that failed comes back with Up.
 */

#include "config.h"

#include "base/array.h"
#include "base/utf8.h"
#include "browser/actions.h"
#include "browser/browser_private.h"
#include "input/command.h"

/* More of a wrong word than this is not repeated. */
#define SHOWN_MAX 60

static unsigned say_wrong(struct browser *browser, const char *name, struct str argument,
			  const char *expected)
{
	struct strbuf text;

	strbuf_init(&text);
	utf8_add_printable(&text, utf8_front(argument, SHOWN_MAX));
	browser_say(browser, LEVEL_ERROR, "%s takes %s, not %s", name, expected, text.data);
	strbuf_free(&text);
	return EFFECT_DRAW;
}

static unsigned run_filter(struct browser *browser, const struct command *command)
{
	struct query_error error;
	struct strbuf before;

	strbuf_init(&before);
	strbuf_add(&before, line_edit_text(&browser->prompts.lines[PROMPT_QUERY].line));
	if (browser_set_query(browser, command->argument) && browser->query.error.message[0]) {
		error = browser->query.error;
		browser_set_query(browser, strbuf_str(&before));
		browser_say(browser, LEVEL_ERROR, "the query, column %zu: %s", error.column,
			    error.message);
	}
	strbuf_free(&before);
	return EFFECT_DRAW;
}

static unsigned run_sort(struct browser *browser, const struct command *command)
{
	struct sort_order order;
	struct strbuf range;

	if (sort_order_parse(command->argument, &order))
		return browser_set_order(browser, order);
	strbuf_init(&range);
	setting_add_range(SETTING_SORT, &range);
	say_wrong(browser, "sort", command->argument, range.data);
	strbuf_free(&range);
	return EFFECT_DRAW;
}

static unsigned run_like(struct browser *browser, const struct command *command)
{
	if (!browser_like_key(browser, command->argument))
		say_wrong(browser, "like", command->argument,
			  "an arXiv id, a DOI or a whole title");
	return EFFECT_DRAW;
}

static unsigned run_star(struct browser *browser, const struct command *command)
{
	struct mark_edit edit = { .field = MARK_STARRED };

	if (str_equal_ignoring_case(command->argument, STR("yes")))
		edit.value = browser_now(browser);
	else if (!str_equal_ignoring_case(command->argument, STR("no")))
		return say_wrong(browser, "star", command->argument, "yes or no");
	browser_edit_marks(browser, &edit);
	return EFFECT_DRAW;
}

static unsigned say_wrong_status(struct browser *browser, struct str argument)
{
	struct strbuf names;

	strbuf_init(&names);
	reading_status_add_names(&names);
	say_wrong(browser, "status", argument, names.data);
	strbuf_free(&names);
	return EFFECT_DRAW;
}

static unsigned run_status(struct browser *browser, const struct command *command)
{
	struct mark_edit edit = { .field = MARK_STATUS };
	enum reading_status status;

	if (!reading_status_from_name(command->argument, &status))
		return say_wrong_status(browser, command->argument);
	edit.value = status;
	browser_edit_marks(browser, &edit);
	return EFFECT_DRAW;
}

static unsigned run_priority(struct browser *browser, const struct command *command)
{
	struct mark_edit edit = { .field = MARK_PRIORITY };
	uint64_t number;

	if (!str_to_uint(command->argument, PRIORITY_MAX, &number))
		return say_wrong(browser, "priority", command->argument, "a number from 0 to 5");
	edit.value = (int64_t)number;
	browser_edit_marks(browser, &edit);
	return EFFECT_DRAW;
}

static unsigned run_tags(struct browser *browser, const struct command *command)
{
	return browser_tags_put(browser, command->argument);
}

static unsigned run_note(struct browser *browser, const struct command *command)
{
	struct mark_edit edit = { .field = MARK_NOTE, .text = command->argument };

	browser_edit_marks(browser, &edit);
	return EFFECT_DRAW;
}

static unsigned run_export(struct browser *browser, const struct command *command)
{
	return browser_export_to(browser, command->argument, command->is_forced);
}

static unsigned run_topic(struct browser *browser, const struct command *command)
{
	return browser_topic_command(browser, command->argument);
}

static unsigned run_man(struct browser *browser, const struct command *command)
{
	return browser_manual_command(browser, command->argument);
}

static unsigned run_set(struct browser *browser, const struct command *command)
{
	return browser_set_command(browser, command->argument);
}

static void offer_each(const struct line_edit *line, size_t from, const char *kind,
		       const char *const *words, struct completion *completion)
{
	completion_open(completion, line, from,
			str_sub(line_edit_text(line), from, line->cursor - from), kind);
	for (; *words; words++)
		completion_offer(completion, str_from(*words));
}

static void offer_sort_keys(struct browser *browser, const struct line_edit *line, size_t from,
			    struct completion *completion)
{
	const char *words[SORT_KEY_COUNT + 1] = { NULL };

	(void)browser;
	for (int i = 0; i < SORT_KEY_COUNT; i++)
		words[i] = sort_key_name((enum sort_key)i);
	if (from < line->cursor && line->text.data[from] == '-')
		from++;
	offer_each(line, from, "key to sort by", words, completion);
}

static void offer_yes_or_no(struct browser *browser, const struct line_edit *line, size_t from,
			    struct completion *completion)
{
	static const char *const words[] = { "yes", "no", NULL };

	(void)browser;
	offer_each(line, from, "word", words, completion);
}

static void offer_statuses(struct browser *browser, const struct line_edit *line, size_t from,
			   struct completion *completion)
{
	const char *words[READING_STATUS_COUNT + 1] = { NULL };

	(void)browser;
	for (int i = 0; i < READING_STATUS_COUNT; i++)
		words[i] = reading_status_name((enum reading_status)i);
	offer_each(line, from, "status", words, completion);
}

static void offer_pages(struct browser *browser, const struct line_edit *line, size_t from,
			struct completion *completion)
{
	const char *words[MANUAL_PAGE_COUNT + 1] = { NULL };

	(void)browser;
	for (int i = 0; i < MANUAL_PAGE_COUNT; i++)
		words[i] = manual_page_word((enum manual_page)i);
	offer_each(line, from, "page", words, completion);
}

/* After "add NAME =" goes a query, after "remove" a topic, and at first either of these or a topic.
 */
static void offer_topic(struct browser *browser, const struct line_edit *line, size_t from,
			struct completion *completion)
{
	struct str typed = str_sub(line_edit_text(line), from, line->cursor - from);
	size_t equals = str_find(typed, STR("="));

	if (str_starts_with(typed, STR("add ")) && equals != SIZE_MAX) {
		browser_offer_query(browser, line, from + equals + 1, completion);
	} else if (str_starts_with(typed, STR("remove "))) {
		browser_offer_topics(browser, line, from + STR("remove ").len, completion);
	} else {
		browser_offer_topics(browser, line, from, completion);
		completion_offer(completion, STR("add "));
		completion_offer(completion, STR("remove "));
	}
}

static const struct argument {
	enum action action;
	unsigned (*run)(struct browser *browser, const struct command *command);
	browser_offer *offer; /* NULL: nothing can be completed */
} arguments[] = {
	{ ACTION_FILTER, run_filter, browser_offer_query },
	{ ACTION_SORT, run_sort, offer_sort_keys },
	{ ACTION_LIKE, run_like, NULL },
	{ ACTION_TOPIC, run_topic, offer_topic },
	{ ACTION_STAR, run_star, offer_yes_or_no },
	{ ACTION_STATUS, run_status, offer_statuses },
	{ ACTION_PRIORITY, run_priority, NULL },
	{ ACTION_TAGS, run_tags, browser_offer_tags },
	{ ACTION_NOTE, run_note, NULL },
	{ ACTION_SET, run_set, browser_offer_settings },
	{ ACTION_EXPORT, run_export, browser_offer_export },
	{ ACTION_MAN, run_man, offer_pages },
};

static const struct argument *find_argument(enum action action)
{
	for (size_t i = 0; i < COUNT_OF(arguments); i++)
		if (arguments[i].action == action)
			return &arguments[i];
	return NULL;
}

static unsigned run(struct browser *browser, const struct command *command)
{
	const struct action_info *info;
	const struct argument *argument = find_argument(command->action);

	if (command->is_number) {
		pages_open(&browser->pages, PAGE_LIST);
		return browser_go_to(browser, command->number);
	}
	if (command->action == ACTION_NONE)
		return EFFECT_DRAW;
	if (pages_why_refused(&browser->pages, command->action))
		return browser_act(browser, command->action);
	info = action_info(command->action);
	if (command->is_forced && command->action == ACTION_QUIT)
		return browser_quit(browser);
	if (command->is_forced && command->action != ACTION_EXPORT)
		browser_say(browser, LEVEL_ERROR, "%s takes no !; export and quit do", info->name);
	else if (command->argument.len > 0 && argument)
		return argument->run(browser, command);
	else if (command->argument.len > 0)
		browser_say(browser, LEVEL_ERROR, "%s takes nothing behind it", info->name);
	else if (command_needs_argument(command->action))
		browser_say(browser, LEVEL_ERROR, "%s needs something behind it: %s", info->name,
			    info->argument);
	else
		return browser_act(browser, command->action);
	return EFFECT_DRAW;
}

unsigned browser_run_command(struct browser *browser, struct str text)
{
	struct command command;
	struct strbuf error;
	unsigned effects = EFFECT_DRAW;

	strbuf_init(&error);
	browser_finish_list(browser);
	if (command_parse(text, &command, &error))
		effects |= run(browser, &command);
	else
		browser_say(browser, LEVEL_ERROR, "%s", error.data);
	strbuf_free(&error);
	return effects;
}

static void offer_actions(const struct line_edit *line, const struct command *command,
			  struct completion *completion)
{
	size_t start = (size_t)(command->name.p - line->text.data);

	completion_open(completion, line, start, command->name, "action");
	completion_surround(completion, STR(""), STR(" "));
	for (unsigned i = 0; i < ACTION_COUNT; i++)
		completion_offer(completion, str_from(action_info((enum action)i)->name));
}

/* Up to the cursor: the name, or what the named action takes. */
void browser_offer_command(struct browser *browser, const struct line_edit *line, size_t from,
			   struct completion *completion)
{
	struct str typed = str_sub(line_edit_text(line), from, line->cursor - from);
	const struct argument *argument;
	struct command command;
	struct strbuf error;
	bool is_known;

	strbuf_init(&error);
	is_known = command_parse(typed, &command, &error);
	strbuf_free(&error);
	if (command.name.p + command.name.len == typed.p + typed.len) {
		offer_actions(line, &command, completion);
		return;
	}
	argument = is_known ? find_argument(command.action) : NULL;
	if (argument && argument->offer)
		argument->offer(browser, line, command.argument_at, completion);
}

unsigned browser_command_accept(struct browser *browser)
{
	struct strbuf text;
	unsigned effects;

	strbuf_init(&text);
	strbuf_add(&text, line_edit_text(&browser->prompts.lines[PROMPT_COMMAND].line));
	browser_close_prompt(browser);
	effects = browser_run_command(browser, strbuf_str(&text));
	browser_remember(browser, HISTORY_COMMAND, strbuf_str(&text));
	strbuf_free(&text);
	return effects;
}
