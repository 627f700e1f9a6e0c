#include "config.h"

#include "read/bibtex_commands.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "text/tex_character.h"
#include "text/tex_symbol.h"

/* The most that a value grows: this many times its length, and this many bytes. */
#define GROWTH_RATE 4
#define GROWTH_MORE 4096

void bibtex_commands_free(struct bibtex_commands *commands)
{
	free(commands->commands);
	*commands = (struct bibtex_commands){ NULL, 0 };
}

static const struct bibtex_command *find(const struct bibtex_commands *commands, struct str name)
{
	for (size_t i = 0; name.len > 0 && i < commands->count; i++) {
		const struct bibtex_command *command = &commands->commands[i];

		if (str_equal((struct str){ command->name, command->name_len }, name))
			return command;
	}
	return NULL;
}

/* Whether TeX itself has a command of that name, which begins behind the backslash at `at`. */
static bool is_known(struct str text, size_t at, struct str name)
{
	struct tex_character character;

	return tex_command_find(name) || tex_character_read(text, at, false, &character);
}

static void define(struct bibtex_commands *commands, struct str name, struct str text)
{
	struct bibtex_command *command;

	if (commands->count == BIBTEX_COMMANDS_MAX || name.len > BIBTEX_COMMAND_NAME_MAX ||
	    text.len > BIBTEX_COMMAND_TEXT_MAX || memchr(text.p, '#', text.len) ||
	    find(commands, name))
		return;
	if (!commands->commands)
		commands->commands = alloc_zeroed(BIBTEX_COMMANDS_MAX, sizeof(*command));
	command = &commands->commands[commands->count++];
	memcpy(command->name, name.p, name.len);
	memcpy(command->text, text.p, text.len);
	command->name_len = name.len;
	command->text_len = text.len;
}

static bool take(struct str text, size_t *at, char byte)
{
	while (*at < text.len && strchr(" \t\n", text.p[*at]))
		++*at;
	if (*at == text.len || text.p[*at] != byte)
		return false;
	++*at;
	return true;
}

/* The text up to the brace that closes it; false where it is longer than any that is kept. */
static bool take_braced(struct str text, size_t *at, struct str *braced)
{
	size_t depth = 1, from = *at;

	for (; *at < text.len && *at - from <= BIBTEX_COMMAND_TEXT_MAX; ++*at) {
		char c = text.p[*at];

		depth += c == '{';
		depth -= c == '}';
		if (depth == 0) {
			*braced = str_sub(text, from, *at - from);
			++*at;
			return true;
		}
	}
	return false;
}

/* Takes "{\lid}{Copper Lid}" or "\lid{Copper Lid}", which follows \newcommand. */
static void read_definition(struct bibtex_commands *commands, struct str text, size_t at)
{
	bool is_braced;
	size_t begin;
	struct str name, meaning;

	take(text, &at, '*');
	is_braced = take(text, &at, '{');
	if (!take(text, &at, '\\'))
		return;
	begin = at - 1;
	name = str_sub(text, at, tex_name_len(text, at));
	at += name.len;
	if (name.len == 0 || (is_braced && !take(text, &at, '}')) || !take(text, &at, '{'))
		return;
	if (!is_known(text, begin, name) && take_braced(text, &at, &meaning))
		define(commands, name, meaning);
}

void bibtex_commands_read(struct bibtex_commands *commands, struct str preamble)
{
	static const struct str words[] = { STR_INIT("newcommand"), STR_INIT("providecommand"),
					    STR_INIT("renewcommand"), STR_INIT("def") };
	size_t at = 0;

	while (at < preamble.len) {
		const char *sign = memchr(preamble.p + at, '\\', preamble.len - at);
		struct str name;

		if (!sign)
			return;
		at = (size_t)(sign - preamble.p) + 1;
		name = str_sub(preamble, at, tex_name_len(preamble, at));
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
			if (str_equal(name, words[i]))
				read_definition(commands, preamble, at + name.len);
	}
}

/* What TeX takes for the end of a name: blanks, or empty braces. */
static size_t skip_name_end(struct str s, size_t at)
{
	if (str_starts_with(str_sub(s, at, 2), STR("{}")))
		return at + 2;
	while (at < s.len && s.p[at] == ' ')
		at++;
	return at;
}

bool bibtex_commands_expand(const struct bibtex_commands *commands, struct str value,
			    struct strbuf *out)
{
	size_t at = 0, copied = 0, most = GROWTH_RATE * value.len + GROWTH_MORE;
	const char *sign;

	strbuf_clear(out);
	while (commands->count > 0 && at < value.len && out->len < most &&
	       (sign = memchr(value.p + at, '\\', value.len - at))) {
		size_t begin = (size_t)(sign - value.p), len = tex_name_len(value, begin + 1);
		const struct bibtex_command *command =
			find(commands, str_sub(value, begin + 1, len));

		/* The byte after a backslash has no meaning of its own. */
		at = begin + 1 + (len > 0 ? len : 1);
		if (!command)
			continue;
		strbuf_add(out, str_sub(value, copied, begin - copied));
		strbuf_add(out, (struct str){ command->text, command->text_len });
		at = copied = skip_name_end(value, at);
	}
	if (copied == 0)
		return false;
	strbuf_add(out, str_drop(value, copied));
	return true;
}
