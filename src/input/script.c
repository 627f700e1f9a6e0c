/*
 * A line is a verb of SCRIPT_VERBS with its argument, or words with blanks between: each the name
 * of one key, or a text in quotes, which is as many keys as it has characters. A word that is
 * neither is an error, so that no misspelled verb is typed letter by letter.
 */

#include "config.h"

#include "input/script.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "input/event.h"
#include "input/keymap.h"

struct reader {
	struct script *script;
	const char *name;
	size_t line;
	struct diag *diag;
};

void script_init(struct script *script)
{
	*script = (struct script){ 0 };
}

static void cut_back(struct script *script, size_t count)
{
	while (script->count > count)
		free(script->steps[--script->count].text);
}

void script_free(struct script *script)
{
	cut_back(script, 0);
	free(script->steps);
}

static struct script_step *add_step(const struct reader *reader, enum script_verb verb)
{
	struct script *script = reader->script;

	script->steps = alloc_grow(script->steps, &script->capacity, script->count + 1,
				   sizeof(*script->steps));
	script->steps[script->count] = (struct script_step){ .verb = verb, .line = reader->line };
	return &script->steps[script->count++];
}

static enum status fail(const struct reader *reader, const char *what, struct str word)
{
	diag_add(reader->diag, DIAG_ERROR, reader->name, reader->line, 0, "\"%.*s\" %s",
		 STR_ARG(word), what);
	return STATUS_FAILED;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void skip_blanks(struct str *rest)
{
	while (rest->len > 0 && is_blank(rest->p[0]))
		*rest = str_drop(*rest, 1);
}

/* A comment may begin where a word could. */
static bool is_at_end(struct str *rest)
{
	skip_blanks(rest);
	return rest->len == 0 || rest->p[0] == '#';
}

static struct str take_word(struct str *rest)
{
	size_t len = 0;

	while (len < rest->len && !is_blank(rest->p[len]))
		len++;
	*rest = str_drop(*rest, len);
	return (struct str){ rest->p - len, len };
}

static bool is_quote(struct str rest)
{
	return rest.p[0] == '"' || rest.p[0] == '\'';
}

/* Takes a text from its opening quote to the same one; nothing in it has another meaning. */
static enum status take_quoted(const struct reader *reader, struct str *rest, struct str *text)
{
	size_t len = 1;

	while (len < rest->len && rest->p[len] != rest->p[0])
		len++;
	if (len == rest->len)
		return fail(reader, "has no closing quote", *rest);
	*text = str_sub(*rest, 1, len - 1);
	*rest = str_drop(*rest, len + 1);
	if (rest->len > 0 && !is_blank(rest->p[0]))
		return fail(reader, "needs a blank before it", *rest);
	return STATUS_OK;
}

static enum status parse_quoted_keys(const struct reader *reader, struct str *rest)
{
	struct str text;
	enum status status = take_quoted(reader, rest, &text);

	while (status == STATUS_OK && text.len > 0) {
		uint32_t key;

		text = str_drop(text, utf8_decode(text, &key));
		if (key == UTF8_REPLACEMENT || utf8_is_unsafe(key))
			return fail(reader, "is text that no key types", text);
		add_step(reader, SCRIPT_KEY)->key = key;
	}
	return status;
}

static enum status parse_keys(const struct reader *reader, struct str rest)
{
	while (!is_at_end(&rest)) {
		struct str word, left;
		uint32_t key;

		if (is_quote(rest)) {
			if (parse_quoted_keys(reader, &rest) != STATUS_OK)
				return STATUS_FAILED;
			continue;
		}
		word = left = take_word(&rest);
		if (!key_parse(&left, &key) || left.len > 0)
			return fail(reader,
				    "is no key; write text in quotes, and keys with blanks between "
				    "(g g)",
				    word);
		add_step(reader, SCRIPT_KEY)->key = key;
	}
	return STATUS_OK;
}

bool script_parse_size(struct str text, int *rows, int *columns)
{
	uint64_t wide, high;
	struct str part;

	if (!str_split_next(&text, 'x', &part) || !str_to_uint(part, SCRIPT_SIZE_MAX, &wide) ||
	    !str_to_uint(text, SCRIPT_SIZE_MAX, &high) || wide == 0 || high == 0)
		return false;
	*columns = (int)wide;
	*rows = (int)high;
	return true;
}

static bool parse_place(struct str text, int *row, int *column)
{
	uint64_t down, right;
	struct str first = take_word(&text);

	if (!str_to_uint(first, SCRIPT_SIZE_MAX, &down) ||
	    !str_to_uint(str_trim(text), SCRIPT_SIZE_MAX, &right) || down == 0 || right == 0)
		return false;
	*row = (int)down - 1;
	*column = (int)right - 1;
	return true;
}

/* "2s", "0.5s": a day at most, to the millisecond. */
static bool parse_seconds(struct str text, int64_t *milliseconds)
{
	uint64_t seconds, part = 0;
	struct str whole, rest = text;

	if (!str_ends_with(text, STR("s")))
		return false;
	rest.len--;
	str_split_next(&rest, '.', &whole);
	if (!str_to_uint(whole, 86400, &seconds) || rest.len > 3 ||
	    (rest.len > 0 && !str_to_uint(rest, 999, &part)))
		return false;
	for (size_t digits = rest.len; digits < 3; digits++)
		part *= 10;
	*milliseconds = (int64_t)(seconds * 1000 + part);
	return true;
}

/* Adds texts, and the two keys that a text between quotes cannot hold. */
static enum status parse_paste(const struct reader *reader, struct str rest)
{
	enum status status = STATUS_OK;
	struct strbuf text;

	strbuf_init(&text);
	while (status == STATUS_OK && !is_at_end(&rest)) {
		struct str part;

		if (is_quote(rest)) {
			status = take_quoted(reader, &rest, &part);
			if (status == STATUS_OK)
				strbuf_add(&text, part);
			continue;
		}
		part = take_word(&rest);
		if (str_equal(part, STR("Enter")))
			strbuf_add_byte(&text, '\n');
		else if (str_equal(part, STR("Tab")))
			strbuf_add_byte(&text, '\t');
		else
			status = fail(reader, "cannot be pasted; write text in quotes", part);
	}
	if (status == STATUS_OK)
		add_step(reader, SCRIPT_PASTE)->text = strbuf_detach(&text);
	strbuf_free(&text);
	return status;
}

static const struct {
	struct str name;
	const char *argument;
} verbs[] = {
#define X(id, name, argument, help) { STR_INIT(name), argument },
	SCRIPT_VERBS(X)
#undef X
};

/* The verb that a word is, or SCRIPT_KEY. */
static enum script_verb find_verb(struct str word)
{
	size_t i = 0;

	while (i < SCRIPT_KEY && !str_equal(word, verbs[i].name))
		i++;
	return (enum script_verb)i;
}

/* A file's name is the rest of the line, so that it may hold blanks; quotes around it go. */
static bool parse_file(struct str name, struct script_step *step)
{
	if (name.len >= 2 && is_quote(name) && name.p[name.len - 1] == name.p[0])
		name = str_sub(name, 1, name.len - 2);
	if (name.len == 0 || str_find(name, (struct str){ "", 1 }) != SIZE_MAX)
		return false;
	step->text = alloc_copy(name.p, name.len);
	return true;
}

static bool parse_argument(struct script_step *step, struct str argument)
{
	switch (step->verb) {
	case SCRIPT_SIZE:
		return script_parse_size(argument, &step->rows, &step->columns);
	case SCRIPT_CLICK:
		return parse_place(argument, &step->row, &step->column);
	case SCRIPT_AFTER:
		return parse_seconds(argument, &step->milliseconds);
	case SCRIPT_SAVE:
	case SCRIPT_SAVE_STYLES:
	case SCRIPT_SAVE_COLOURS:
		return parse_file(argument, step);
	case SCRIPT_PASTE:
	case SCRIPT_KEY:
		break;
	}
	return false;
}

static enum status parse_line(const struct reader *reader, struct str line)
{
	struct str rest = line, word;
	enum script_verb verb;

	if (is_at_end(&rest))
		return STATUS_OK;
	word = take_word(&rest);
	verb = find_verb(word);
	if (verb == SCRIPT_KEY)
		return parse_keys(reader, line);
	if (verb == SCRIPT_PASTE)
		return parse_paste(reader, rest);
	if (parse_argument(add_step(reader, verb), str_trim(rest)))
		return STATUS_OK;
	diag_add(reader->diag, DIAG_ERROR, reader->name, reader->line, 0, "write: %s %s",
		 verbs[verb].name.p, verbs[verb].argument);
	return STATUS_FAILED;
}

enum status script_parse(struct script *script, struct str text, const char *name,
			 struct diag *diag)
{
	struct reader reader = { script, name, 0, diag };
	size_t count = script->count;
	struct str line;

	while (str_split_next(&text, '\n', &line)) {
		reader.line++;
		if (parse_line(&reader, line) != STATUS_OK) {
			cut_back(script, count);
			return STATUS_FAILED;
		}
	}
	return STATUS_OK;
}
