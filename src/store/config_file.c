/*
 * libinih reads the lines, which it is reportede at a time: it would cut a long one in two, take
 * an indented one for more of the line before, and keep only the first mistake to itself. So each
 * line is looked at first, and one that it would not understand is said and left out. What it hands
 * back is copied, cleaned, into the arena.
 */

#include "config.h"

#include "store/config_file.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "store/paths.h"

/* A configuration is written by hand. */
#define CONFIG_FILE_MAX ((size_t)1 << 20)

/* A candidate that needs more changes than this is no near miss. */
#define NEAR 3

struct parse {
	struct config *config;
	struct diag *diag;
	struct str rest;
	size_t line;
};

void config_init(struct config *config)
{
	*config = (struct config){ 0 };
	arena_init(&config->arena);
}

void config_free(struct config *config)
{
	free(config->entries);
	arena_free(&config->arena);
}

static struct str copy_clean(struct parse *parse, const char *text)
{
	char clean[3 * (CONFIG_LINE_MAX + 2)];
	bool is_ascii;
	size_t len = utf8_clean(str_from(text), clean, &is_ascii);

	return arena_copy(&parse->config->arena, (struct str){ clean, len });
}

/* What is wrong with a line, or NULL. */
static const char *fault_of(struct str line)
{
	if (line.len == 0 || line.p[0] == '#' || line.p[0] == ';')
		return NULL;
	if (line.len > CONFIG_LINE_MAX)
		return "the line is too long";
	if (memchr(line.p, '\0', line.len))
		return "the line holds a NUL";
	if (line.p[0] == '[')
		return memchr(line.p, ']', line.len) ? NULL : "the section's ] is missing";
	if (line.p[0] == '=' || line.p[0] == ':')
		return "there is no name before the value";
	if (!memchr(line.p, '=', line.len) && !memchr(line.p, ':', line.len))
		return "this is no section, and no NAME = VALUE";
	return NULL;
}

/* Hands libinih the next line, empty where it is at fault. */
static char *next_line(char *out, int room, void *context)
{
	struct parse *parse = context;
	struct str line;
	const char *fault;

	if (parse->rest.len == 0 || !str_split_next(&parse->rest, '\n', &line))
		return NULL;
	parse->line++;
	line = str_trim(line);
	fault = fault_of(line);
	if (fault)
		diag_add(parse->diag, DIAG_WARNING, parse->config->file, parse->line, 0, "%s",
			 fault);
	if (fault || line.len + 2 > (size_t)room)
		line = STR("");
	memcpy(out, line.p, line.len);
	memcpy(out + line.len, "\n", 2);
	return out;
}

static int receive_entry(void *context, const char *section, const char *name, const char *value)
{
	struct parse *parse = context;
	struct config *config = parse->config;
	struct config_entry *entry;

	config->entries = alloc_grow(config->entries, &config->capacity, config->count + 1,
				     sizeof(*config->entries));
	entry = &config->entries[config->count++];
	entry->section = copy_clean(parse, section);
	entry->name = copy_clean(parse, name);
	entry->value = copy_clean(parse, value);
	entry->line = parse->line;
	return 1;
}

void config_parse(struct config *config, struct str text, const char *file, struct diag *diag)
{
	struct parse parse = { .config = config, .diag = diag, .rest = text };

	config->file = arena_copy(&config->arena, (struct str){ file, strlen(file) + 1 }).p;
	if (str_starts_with(text, STR("\xEF\xBB\xBF")))
		parse.rest = str_drop(text, 3);
	ini_parse_stream(next_line, &parse, receive_entry, &parse);
}

enum status config_read(struct config *config, const char *path, struct diag *diag)
{
	char *usual = path ? NULL : paths_config("config");
	enum status status = STATUS_OK;
	struct strbuf text;

	if (!path)
		path = usual;
	if (path) {
		strbuf_init(&text);
		status = file_read_if_there(path, CONFIG_FILE_MAX, &text, diag);
		if (status == STATUS_OK)
			config_parse(config, strbuf_str(&text), path, diag);
		strbuf_free(&text);
	}
	free(usual);
	return status == STATUS_MISSING ? STATUS_OK : status;
}

void config_offer(struct str word, const char *candidate, struct str *near)
{
	struct str offered = str_from(candidate);
	size_t limit = near->len > 0 ? str_distance(word, *near, NEAR) : NEAR;

	/* In a short word everything is near. */
	if (limit > word.len / 2 + 1)
		limit = word.len / 2 + 1;
	if (str_distance(word, offered, NEAR) < limit)
		*near = offered;
}

void config_warn_unknown(const struct config *config, const struct config_entry *entry,
			 const char *kind, struct str word, struct str near, struct diag *diag)
{
	if (near.len > 0)
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "there is no %s \"%.*s\"; did you mean %.*s?", kind, STR_ARG(word),
			 STR_ARG(near));
	else
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "there is no %s \"%.*s\"", kind, STR_ARG(word));
}
