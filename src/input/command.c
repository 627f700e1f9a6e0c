#include "config.h"

#include "input/command.h"

#include <stdint.h>

#include "base/utf8.h"
#include "store/config_file.h"

/* More candidates than this are not listed in an error. */
#define NAMED_MAX 8

/* Larger numbers count as this. */
#define NUMBER_MAX UINT32_MAX

/* ":sort" typed behind the prompt's own colon means the same. */
static size_t skip_colons(struct str text)
{
	size_t at = 0;

	while (at < text.len && (text.p[at] == ' ' || text.p[at] == ':'))
		at++;
	return at;
}

static bool is_all_digits(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return true;
}

static void split(struct str text, struct command *command)
{
	size_t start = skip_colons(text), at = start;

	while (at < text.len && text.p[at] != ' ' && (text.p[at] != '!' || at == start))
		at++;
	command->name = str_sub(text, start, at - start);
	command->is_forced = at < text.len && text.p[at] == '!';
	at += command->is_forced;
	command->argument = str_trim(str_drop(text, at));
	while (at < text.len && text.p[at] == ' ')
		at++;
	command->argument_at = at;
}

/* The actions whose names begin so: returns how many, and sets *shortest to the one of the shortest
 * name. */
static size_t count_meant(struct str name, enum action *shortest)
{
	size_t count = 0, least = SIZE_MAX;

	for (unsigned i = 0; i < ACTION_COUNT; i++) {
		struct str whole = str_from(action_info((enum action)i)->name);

		if (!str_equal_ignoring_case(str_sub(whole, 0, name.len), name))
			continue;
		count++;
		if (whole.len < least)
			*shortest = (enum action)i;
		least = whole.len < least ? whole.len : least;
	}
	return count;
}

/*
 * Of the actions that begin like this, the one whose name is a prefix of all the others: "so" is
 * sort, though there is sort-reverse.
 */
static enum action find_meant(struct str name)
{
	enum action shortest = ACTION_NONE, other;
	size_t count = count_meant(name, &shortest);

	if (count == 0)
		return ACTION_NONE;
	return count_meant(str_from(action_info(shortest)->name), &other) == count ? shortest
										   : ACTION_NONE;
}

static void add_meant(struct str name, struct strbuf *out)
{
	size_t count = 0;

	for (unsigned i = 0; i < ACTION_COUNT; i++) {
		struct str whole = str_from(action_info((enum action)i)->name);

		if (!str_equal_ignoring_case(str_sub(whole, 0, name.len), name) ||
		    ++count > NAMED_MAX)
			continue;
		strbuf_add_cstr(out, count > 1 ? ", " : "");
		strbuf_add(out, whole);
	}
	if (count > NAMED_MAX)
		strbuf_add_cstr(out, " …");
}

static void explain_name(struct str name, struct strbuf *error)
{
	struct str near = STR("");
	enum action any;

	if (count_meant(name, &any) > 0) {
		utf8_add_printable(error, name);
		strbuf_add_cstr(error, " could be ");
		add_meant(name, error);
		return;
	}
	for (unsigned i = 0; i < ACTION_COUNT; i++)
		config_offer(name, action_info((enum action)i)->name, &near);
	strbuf_add_cstr(error, "no action is called ");
	utf8_add_printable(error, name);
	if (near.len > 0)
		strbuf_addf(error, "; did you mean %.*s?", STR_ARG(near));
}

bool command_parse(struct str text, struct command *command, struct strbuf *error)
{
	uint64_t number = NUMBER_MAX;

	*command = (struct command){ .action = ACTION_NONE };
	split(text, command);
	if (command->name.len == 0)
		return true;
	command->is_number = is_all_digits(command->name);
	if (command->is_number) {
		command->number =
			str_to_uint(command->name, NUMBER_MAX, &number) ? number : NUMBER_MAX;
		return true;
	}
	command->action = find_meant(command->name);
	if (command->action == ACTION_NONE)
		explain_name(command->name, error);
	return command->action != ACTION_NONE;
}

bool command_needs_argument(enum action action)
{
	const char *argument = action_info(action)->argument;

	return argument[0] && argument[0] != '[';
}
