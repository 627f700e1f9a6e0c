/*
 * getopt_long does the parsing, from arrays that are made from the table.
 */

#include "config.h"

#include "cli/options.h"

#include <assert.h>
#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "input/script.h"
#include "model/date.h"

/* Long-only options have values past all letters. */
#define FIRST_LONG_ONLY 256

enum option_id {
#define X(id, letter, name, argument, commands, help) OPTION_##id,
	OPTION_LIST(X)
#undef X
		OPTION_COUNT
};

struct option_row {
	int letter;
	const char *name;
	const char *argument;
	unsigned commands;
	const char *help;
};

static const struct option_row rows[] = {
#define X(id, letter, name, argument, commands, help) { letter, name, argument, commands, help },
	OPTION_LIST(X)
#undef X
};

static void make_getopt(struct option *longs, char *letters)
{
	*letters++ = ':';
	for (int i = 0; i < OPTION_COUNT; i++) {
		longs[i] = (struct option){
			.name = rows[i].name,
			.has_arg = rows[i].argument ? required_argument : no_argument,
			.val = FIRST_LONG_ONLY + i,
		};
		if (rows[i].letter) {
			*letters++ = (char)rows[i].letter;
			if (rows[i].argument)
				*letters++ = ':';
		}
	}
	longs[OPTION_COUNT] = (struct option){ 0 };
	*letters = '\0';
}

static int option_of(int value)
{
	if (value >= FIRST_LONG_ONLY)
		return value - FIRST_LONG_ONLY;
	for (int i = 0; i < OPTION_COUNT; i++)
		if (rows[i].letter == value)
			return i;
	return OPTION_COUNT;
}

/* The options so far. */
struct parsing {
	struct options *options;
	struct strbuf topics; /* of --topic, as a query */
	struct diag *diag;
};

/* What is wrong in a --query is said when the query is parsed; here the parts only become one text.
 */
static enum status parse_query(struct parsing *parsing, const char *text)
{
	parsing->options->has_query = true;
	strbuf_set(&parsing->options->query, str_from(text));
	return STATUS_OK;
}

static enum status parse_topic(struct parsing *parsing, const char *name)
{
	parsing->options->has_query = true;
	strbuf_add_cstr(&parsing->topics, parsing->topics.len > 0 ? " or @" : "@");
	strbuf_add_cstr(&parsing->topics, name[0] == '@' ? name + 1 : name);
	return STATUS_OK;
}

static enum status parse_file(struct parsing *parsing, const char *name)
{
	struct options *options = parsing->options;

	options->sources = alloc_grow(options->sources, &options->source_capacity,
				      options->source_count + 1, sizeof(*options->sources));
	options->sources[options->source_count++] = name;
	return STATUS_OK;
}

static enum status parse_date(struct parsing *parsing, const char *text)
{
	struct date date;

	if (!date_parse_iso(str_from(text), &date)) {
		diag_add(parsing->diag, DIAG_ERROR, NULL, 0, 0,
			 "--captured=%s is no date: write it as 2025-12-31 or 2025", text);
		return STATUS_FAILED;
	}
	parsing->options->captured_year = date.year;
	return STATUS_OK;
}

static enum status parse_size(struct parsing *parsing, const char *text)
{
	if (script_parse_size(str_from(text), &parsing->options->rows, &parsing->options->columns))
		return STATUS_OK;
	diag_add(parsing->diag, DIAG_ERROR, NULL, 0, 0,
		 "--size=%s is no size: write columns and rows, 1 to %d each, as 80x24", text,
		 SCRIPT_SIZE_MAX);
	return STATUS_FAILED;
}

static enum status parse_sort(struct parsing *parsing, const char *text)
{
	parsing->options->has_order = true;
	if (sort_order_parse(str_from(text), &parsing->options->order))
		return STATUS_OK;
	diag_add(parsing->diag, DIAG_ERROR, NULL, 0, 0, "--sort=%s is not known: use %s", text,
		 rows[OPTION_SORT].help);
	return STATUS_FAILED;
}

/* What an option does: it parses its value, notes it, or is noted itself. */
static const struct {
	enum status (*parse)(struct parsing *parsing, const char *text);
	size_t text, flag; /* where in the options */
} targets[OPTION_COUNT] = {
#define TEXT(name)                                     \
	{                                              \
		.text = offsetof(struct options, name) \
	}
#define FLAG(name)                                     \
	{                                              \
		.flag = offsetof(struct options, name) \
	}
	[OPTION_QUERY] = { .parse = parse_query },
	[OPTION_TOPIC] = { .parse = parse_topic },
	[OPTION_SORT] = { .parse = parse_sort },
	[OPTION_FORMAT] = TEXT(format),
	[OPTION_OUTPUT] = TEXT(output),
	[OPTION_FORCE] = FLAG(force),
#define X(id, name, member, help, unused) [OPTION_##id] = FLAG(writing.member),
	WRITER_OPTIONS(X, )
#undef X
		[OPTION_FILE] = { .parse = parse_file },
	[OPTION_DRY_RUN] = FLAG(dry_run),
	[OPTION_SCRIPT] = TEXT(script),
	[OPTION_SIZE] = { .parse = parse_size },
	[OPTION_SCREEN] = TEXT(screen),
	[OPTION_CAPTURED] = { .parse = parse_date },
	[OPTION_DATABASE] = TEXT(database),
	[OPTION_HELP] = FLAG(help),
	[OPTION_VERSION] = FLAG(version),
#undef TEXT
#undef FLAG
};

/* Whether an option that takes a file was given an empty name, as of a variable that is not set:
 * what fails on it later could not say whose it was. */
static bool lacks_file(enum option_id id)
{
	return rows[id].argument && strcmp(rows[id].argument, "FILE") == 0 && optarg[0] == '\0';
}

static enum status parse_option(struct parsing *parsing, enum option_id id)
{
	char *options = (char *)parsing->options;

	if (lacks_file(id)) {
		diag_add(parsing->diag, DIAG_ERROR, NULL, 0, 0,
			 "the option --%s needs the name of a file; what is given is empty",
			 rows[id].name);
		return STATUS_FAILED;
	}
	if (targets[id].parse)
		return targets[id].parse(parsing, optarg);
	/* The first member of the options is neither. */
	assert(targets[id].text > 0 || targets[id].flag > 0);
	if (targets[id].text > 0)
		*(const char **)(void *)(options + targets[id].text) = optarg;
	else
		*(bool *)(options + targets[id].flag) = true;
	return STATUS_OK;
}

/* "(a or b) @x or @y" must mean both. */
static void join_query(struct strbuf *query, struct str topics)
{
	struct strbuf joined;

	if (topics.len == 0)
		return;
	strbuf_init(&joined);
	if (query->len > 0)
		strbuf_addf(&joined, "(%.*s) (%.*s)", STR_ARG(topics), STR_ARG(strbuf_str(query)));
	else
		strbuf_add(&joined, topics);
	strbuf_free(query);
	*query = joined;
}

/* Names an option as it was written: by its letter or by its long name. */
static void add_name(int value, struct strbuf *out)
{
	if (value >= FIRST_LONG_ONLY)
		strbuf_addf(out, "--%s", rows[value - FIRST_LONG_ONLY].name);
	else
		strbuf_addf(out, "-%c", value);
}

/* A letter beyond ASCII is several bytes, of which getopt saw the first. */
static void add_letter(const char *word, int letter, struct strbuf *out)
{
	const char *at = letter < 0x80 ? NULL : strchr(word, letter);
	uint32_t codepoint;

	if (!at) {
		add_name(letter, out);
		return;
	}
	strbuf_add_byte(out, '-');
	strbuf_add(out, (struct str){ at, utf8_decode(str_from(at), &codepoint) });
}

/* Adds the options whose names begin as the word does; returns how many there are. */
static size_t add_candidates(const char *word, struct strbuf *out)
{
	struct str name = str_drop(str_from(word), 2);
	size_t count = 0;

	for (int i = 0; i < OPTION_COUNT; i++)
		if (name.len > 0 && str_starts_with(str_from(rows[i].name), name))
			strbuf_addf(out, "%s--%s", count++ > 0 ? ", " : "", rows[i].name);
	return count;
}

static void report_unknown_name(const char *word, struct diag *diag)
{
	struct strbuf candidates;

	strbuf_init(&candidates);
	if (add_candidates(word, &candidates) > 1)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the option %s may mean %s", word,
			 candidates.data);
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "the option %s is not known; try shortlist --help", word);
	strbuf_free(&candidates);
}

/*
 * Says what getopt_long, having returned value, did not like. Of a cluster of letters the word is
 * argv[optind] until its last letter is taken.
 */
static void report_mistake(int value, char *const *argv, struct diag *diag)
{
	const char *before = argv[optind - 1], *word = argv[optind] ? argv[optind] : before;
	struct strbuf name;

	if (value == '?' && optopt == 0) {
		report_unknown_name(before, diag);
		return;
	}
	strbuf_init(&name);
	if (optopt >= FIRST_LONG_ONLY)
		add_name(optopt, &name);
	else
		add_letter(word, optopt & 0xFF, &name);
	if (value == ':')
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the option %s needs a value", name.data);
	else if (optopt >= FIRST_LONG_ONLY)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the option %s takes no value", name.data);
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "the option %s is not known; try shortlist --help", name.data);
	strbuf_free(&name);
}

/* Says which commands have an option that this one has not. */
static void report_other_command(const struct option_row *row, const char *command_name,
				 struct diag *diag)
{
	static const struct {
		const char *name;
		unsigned set;
	} commands[] = {
#define X(name, arguments, set, help) { #name, set },
		COMMAND_LIST(X)
#undef X
	};
	struct strbuf having;

	strbuf_init(&having);
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (commands[i].set & row->commands)
			strbuf_addf(&having, "%s%s", having.len > 0 ? ", " : "", commands[i].name);
	diag_add(diag, DIAG_ERROR, NULL, 0, 0, "the option --%s is not for %s, but for %s",
		 row->name, command_name, having.data);
	strbuf_free(&having);
}

enum status options_parse(struct options *options, int argc, char **argv, unsigned command,
			  const char *command_name, struct diag *diag)
{
	struct option longs[OPTION_COUNT + 1];
	char letters[2 * OPTION_COUNT + 2];
	struct parsing parsing = { .options = options, .diag = diag };
	enum status status = STATUS_OK;
	int value;

	*options = (struct options){ 0 };
	strbuf_init(&options->query);
	strbuf_init(&parsing.topics);
	make_getopt(longs, letters);
	opterr = 0;
	optind = 1;
	while (status == STATUS_OK &&
	       (value = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		int id = value == '?' || value == ':' ? OPTION_COUNT : option_of(value);

		if (id == OPTION_COUNT) {
			report_mistake(value, argv, diag);
			status = STATUS_FAILED;
		} else if (!(rows[id].commands & command)) {
			report_other_command(&rows[id], command_name, diag);
			status = STATUS_FAILED;
		} else {
			status = parse_option(&parsing, (enum option_id)id);
		}
	}
	join_query(&options->query, strbuf_str(&parsing.topics));
	strbuf_free(&parsing.topics);
	options->files = (const char *const *)(argv + optind);
	options->file_count = (size_t)(argc - optind);
	return status;
}

void options_free(struct options *options)
{
	strbuf_free(&options->query);
	free(options->sources);
}

#define HELP_COLUMN 25

void options_describe(unsigned commands, struct strbuf *out)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		size_t start = out->len;

		if (!(rows[i].commands & commands))
			continue;
		if (rows[i].letter)
			strbuf_addf(out, "  -%c, --%s", rows[i].letter, rows[i].name);
		else
			strbuf_addf(out, "      --%s", rows[i].name);
		if (rows[i].argument)
			strbuf_addf(out, "=%s", rows[i].argument);
		do
			strbuf_add_byte(out, ' ');
		while (out->len - start < HELP_COLUMN);
		strbuf_addf(out, "%s\n", rows[i].help);
	}
}
