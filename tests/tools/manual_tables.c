/*
 * Prints the part of the manual page that a table makes, in mdoc: manual_tables
 *
 * commands|options|keys|arguments|settings|actions|styles|script|fields|columns|formats.
 * tests/cli/manual_test holds the page to it.
 */

#include "config.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "input/action.h"
#include "input/script.h"
#include "model/columns.h"
#include "session/settings.h"
#include "view/theme.h"
#include "write/writer.h"

struct row {
	const char *name, *arguments, *help;
};

static void print_escaped(const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			fputs("\\e", stdout);
		else if (*text == '-')
			fputs("\\-", stdout);
		else
			putchar(*text);
	}
}

static void print_help(const char *help)
{
	print_escaped(help);
	puts(".");
}

static void print_commands(void)
{
	static const struct row rows[] = {
#define X(name, arguments, set, help) { #name, arguments, help },
		COMMAND_LIST(X)
#undef X
	};

	puts(".Bl -tag -width \"browse\"");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		printf(".It Cm %s\n", rows[i].name);
		print_help(rows[i].help);
	}
	puts(".El");
}

static void print_option(int letter, const char *name, const char *argument, const char *help)
{
	fputs(".It ", stdout);
	if (letter)
		printf("Fl %c , ", letter);
	printf("Fl -%s", name);
	if (argument)
		printf(" Ns = Ns Ar %s", argument);
	putchar('\n');
	print_help(help);
}

static void print_options(void)
{
	puts(".Bl -tag -width \"-q, --query\"");
#define X(id, letter, name, argument, commands, help) print_option(letter, name, argument, help);
	OPTION_LIST(X)
#undef X
	puts(".El");
}

static void print_group(enum action_group group)
{
	/* The first follows the section's heading. */
	printf("%s%s:\n.Bl -tag -width \"PgDn\" -compact\n", group == 0 ? "" : ".Pp\n",
	       action_group_title(group));
	for (unsigned i = 0; i < ACTION_COUNT; i++) {
		const struct action_info *info = action_info((enum action)i);

		if (info->group != group)
			continue;
		/* A lone sign would be taken for punctuation. */
		fputs(!info->keys[0]                        ? ".It Ic :"
		      : strchr("[](),.;:!?", info->keys[0]) ? ".It Ic \\&"
							    : ".It Ic ",
		      stdout);
		print_escaped(info->keys[0] ? info->keys : info->name);
		putchar('\n');
		print_help(info->help);
	}
	puts(".El");
}

static void print_keys(void)
{
	for (unsigned group = 0; group < ACTION_GROUP_COUNT; group++)
		print_group((enum action_group)group);
}

/* The heads of the list of commands that take something; what they do with it is the page's. */
static void print_arguments(void)
{
	for (unsigned i = 0; i < ACTION_COUNT; i++) {
		const struct action_info *info = action_info((enum action)i);

		if (!info->argument[0])
			continue;
		fputs(".It Ic :", stdout);
		print_escaped(info->name);
		fputs(" Ar ", stdout);
		print_escaped(info->argument);
		putchar('\n');
	}
}

static void print_settings(void)
{
	puts(".Bl -tag -width \"scroll-margin\"");
	for (int i = 0; i < SETTING_COUNT; i++) {
		const struct setting_info *info = setting_info((enum setting)i);

		fputs(".It Li ", stdout);
		print_escaped(info->name);
		fputs(" = ", stdout);
		print_escaped(info->value);
		putchar('\n');
		print_help(info->help);
		if (info->type == SETTING_TYPE_BOOL || info->range[0]) {
			struct strbuf range;

			strbuf_init(&range);
			setting_add_range((enum setting)i, &range);
			fputs("It is ", stdout);
			print_help(range.data);
			strbuf_free(&range);
		}
	}
	puts(".El");
}

static void print_actions(void)
{
	puts(".Bl -tag -width \"previous-match\" -compact");
	for (unsigned i = 0; i < ACTION_COUNT; i++) {
		const struct action_info *info = action_info((enum action)i);

		fputs(".It Li ", stdout);
		print_escaped(info->name);
		putchar('\n');
		print_escaped(info->keys[0] ? info->keys : "none");
		putchar('\n');
	}
	puts(".El");
}

static void print_styles(void)
{
	puts(".Bl -item -compact -offset indent");
	for (unsigned i = 0; i < STYLE_COUNT; i++)
		printf(".It\n.Li %s\n", style_name((enum style)i));
	puts(".El");
}

static void print_script(void)
{
	static const struct row rows[] = {
#define X(id, name, argument, help) { name, argument, help },
		SCRIPT_VERBS(X)
#undef X
	};

	puts(".Bl -tag -width \"save-colours FILE\"");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fputs(".It Cm ", stdout);
		print_escaped(rows[i].name);
		fputs(" Ar ", stdout);
		print_escaped(rows[i].arguments);
		putchar('\n');
		print_help(rows[i].help);
	}
	puts(".El");
}

/* What comes after the colon of a field of each type. */
static const char *const values[] = {
	[FIELD_TYPE_TEXT] = "a text",
	[FIELD_TYPE_NAMES] = "names",
	[FIELD_TYPE_LIST] = "a list",
	[FIELD_TYPE_WORD] = "a word",
	[FIELD_TYPE_ARXIV_ID] = "an identifier",
	[FIELD_TYPE_DOI] = "an identifier",
	[FIELD_TYPE_COUNT] = "a number",
	[FIELD_TYPE_DATE] = "a date",
	[FIELD_TYPE_MOMENT] = "a time",
	[FIELD_TYPE_SOURCES] = "names",
	[FIELD_TYPE_PMID] = "an identifier",
	[FIELD_TYPE_PMCID] = "an identifier",
};

static void print_fields(void)
{
	puts(".Bl -tag -width \"categories , category\" -compact");
	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		const struct field_info *info = &paper_fields[field];

		/* Of two Ql in one line groff quotes the second within the first. */
		if (info->alias.len > 0)
			printf(".It So Li %s Sc , So Li %s Sc", info->key.p, info->alias.p);
		else
			printf(".It Ql %s", info->key.p);
		assert(values[info->type]);
		printf("\n%s: %s", info->title.p, values[info->type]);
		puts(info->is_searched ? ", and searched where no field is named." : ".");
	}
	puts(".El");
}

/* The columns of the CSV, in lines that fit a page. */
static void print_columns(void)
{
	size_t width = 0;

	puts(".Bd -literal -offset indent");
	for (enum csv_column column = 0; column < COLUMN_COUNT; column++) {
		const char *title = csv_column_title(column);

		if (width + strlen(title) > 55) {
			putchar('\n');
			width = 0;
		}
		width += (size_t)printf("%s%s", title, column + 1 < COLUMN_COUNT ? "," : "");
	}
	puts("\n.Ed");
}

/* The columns of a set by their titles, with commas between. */
static void print_titles(uint64_t columns)
{
	bool is_first = true;

	for (enum csv_column column = 0; column < COLUMN_COUNT; column++) {
		if (!(columns & ((uint64_t)1 << column)))
			continue;
		printf("%s%s", is_first ? "" : ", ", csv_column_title(column));
		is_first = false;
	}
	puts(".");
}

static size_t count_columns(uint64_t columns)
{
	size_t count = 0;

	for (; columns > 0; columns &= columns - 1)
		count++;
	return count;
}

/* What the format carries, or where that is shorter what it does not. */
static void print_format(const struct writer_format *format)
{
	uint64_t left_out = WRITER_ALL_COLUMNS & ~format->columns;

	printf(".It Sy %s Pq Pa %s\n%s: ", format->name, format->extension, format->title);
	if (left_out == 0) {
		puts("everything.");
	} else if (count_columns(left_out) <= COLUMN_COUNT / 2) {
		fputs("everything but ", stdout);
		print_titles(left_out);
	} else {
		print_titles(format->columns);
	}
	if (format->asked) {
		puts("With\n.Fl \\-notes\nalone:");
		print_titles(format->asked);
	}
}

static void print_formats(void)
{
	puts(".Bl -tag -width \"titles (.txt)\"");
	for (size_t i = 0; i < writer_format_count; i++)
		print_format(writer_formats[i]);
	puts(".El");
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (strcmp(what, "commands") == 0)
		print_commands();
	else if (strcmp(what, "options") == 0)
		print_options();
	else if (strcmp(what, "keys") == 0)
		print_keys();
	else if (strcmp(what, "arguments") == 0)
		print_arguments();
	else if (strcmp(what, "settings") == 0)
		print_settings();
	else if (strcmp(what, "actions") == 0)
		print_actions();
	else if (strcmp(what, "styles") == 0)
		print_styles();
	else if (strcmp(what, "script") == 0)
		print_script();
	else if (strcmp(what, "fields") == 0)
		print_fields();
	else if (strcmp(what, "columns") == 0)
		print_columns();
	else if (strcmp(what, "formats") == 0)
		print_formats();
	else
		return 2;
	return 0;
}
