/*
 * Prints what a shell needs to complete the command line, from the tables: completions
 * bash|zsh|fish. tests/cli/completions_test holds data/completions to it.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "search/sort.h"
#include "write/writer.h"

struct command {
	const char *name, *help;
	unsigned set;
};

static const struct command commands[] = {
#define X(name, arguments, set, help) { #name, help, set },
	COMMAND_LIST(X)
#undef X
};

struct option_row {
	int letter;
	const char *name, *argument, *help;
	unsigned set;
};

static const struct option_row options[] = {
#define X(id, letter, name, argument, set, help) { letter, name, argument, help, set },
	OPTION_LIST(X)
#undef X
};

#define COMMAND_COUNT (sizeof(commands) / sizeof(commands[0]))
#define OPTION_COUNT  (sizeof(options) / sizeof(options[0]))

static const char made[] = "# Made from the program's tables; see tests/cli/completions_test.\n";

static bool is_argument(const struct option_row *option, const char *argument)
{
	return option->argument && strcmp(option->argument, argument) == 0;
}

/* The words that an option's argument is one of, or nothing. */
static void print_values(const struct option_row *option)
{
	for (size_t i = 0; is_argument(option, "FORMAT") && i < writer_format_count; i++)
		printf("%s%s", i ? " " : "", writer_formats[i]->name);
	for (int i = 0; is_argument(option, "KEY") && i < SORT_KEY_COUNT; i++)
		printf("%s%s -%s", i ? " " : "", sort_key_name((enum sort_key)i),
		       sort_key_name((enum sort_key)i));
}

static bool has_values(const struct option_row *option)
{
	return is_argument(option, "FORMAT") || is_argument(option, "KEY");
}

/* What prints the names of the topics, a line each, without reading any paper. */
#define PRINT_TOPICS "shortlist topics - 2>/dev/null </dev/null | cut -d \" \" -f 1"

static bool is_topic(const struct option_row *option)
{
	return strcmp(option->name, "topic") == 0;
}

/* A text within single quotes; each of `special` gets a backslash. */
static void print_quoted(const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\'", stdout);
		else if (strchr(special, *text))
			putchar('\\');
		putchar(*text);
	}
}

static void print_command_names(const char *separator)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("%s%s", i ? separator : "", commands[i].name);
}

static void print_bash_argument(const struct option_row *option)
{
	if (!option->argument)
		return;
	putchar('\t');
	if (option->letter)
		printf("-%c | ", option->letter);
	printf("--%s)\n", option->name);
	if (has_values(option)) {
		fputs("\t\tCOMPREPLY=($(compgen -W '", stdout);
		print_values(option);
		puts("' -- \"$cur\"))");
	} else if (is_topic(option)) {
		puts("\t\tCOMPREPLY=($(compgen -W \"$(_shortlist_topics)\" -- \"$cur\"))");
	} else if (is_argument(option, "FILE")) {
		puts("\t\t_shortlist_files");
	}
	puts("\t\treturn\n\t\t;;");
}

static void print_bash_options(const struct command *command)
{
	printf("\t\t%s) options='", command->name);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (options[i].set & command->set)
			printf("--%s%s ", options[i].name, options[i].argument ? "=" : "");
	puts("' ;;");
}

static void print_bash(void)
{
	puts("_shortlist_files() {\n"
	     "\tcompopt -o filenames 2>/dev/null\n"
	     "\tmapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- \"$cur\")\n"
	     "}\n\n"
	     "_shortlist_topics() {\n\t" PRINT_TOPICS "\n}\n\n"
	     "_shortlist() {\n"
	     "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
	     "\tlocal command=browse options\n"
	     "\tCOMPREPLY=()");
	fputs("\tcase ${COMP_WORDS[1]} in\n\t", stdout);
	print_command_names(" | ");
	puts(") command=${COMP_WORDS[1]} ;;\n\tesac\n"
	     "\t# In --sort=date the = is a word of its own.\n"
	     "\tif [ \"$cur\" = = ]; then\n\t\tcur=\n"
	     "\telif [ \"$prev\" = = ]; then\n\t\tprev=${COMP_WORDS[COMP_CWORD - 2]}\n\tfi\n"
	     "\tcase $prev in");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		print_bash_argument(&options[i]);
	puts("\tesac\n\tif [[ $cur == -* ]]; then\n\t\tcase $command in");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_bash_options(&commands[i]);
	puts("\t\tesac\n"
	     "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
	     "\t\t[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null\n"
	     "\t\treturn\n\tfi\n"
	     "\tif [ \"$COMP_CWORD\" -eq 1 ]; then");
	fputs("\t\tCOMPREPLY=($(compgen -W '", stdout);
	print_command_names(" ");
	puts("' -- \"$cur\"))\n\tfi\n\t_shortlist_files\n}\n"
	     "complete -F _shortlist shortlist");
}

static void print_zsh_option(const struct option_row *option)
{
	fputs("\t\t\t", stdout);
	if (option->letter && option->argument)
		printf("'(-%c --%s)'{-%c+,--%s=}", option->letter, option->name, option->letter,
		       option->name);
	else if (option->letter)
		printf("'(-%c --%s)'{-%c,--%s}", option->letter, option->name, option->letter,
		       option->name);
	else
		printf("--%s%s", option->name, option->argument ? "=" : "");
	fputs("'[", stdout);
	print_quoted(option->help, "[]:\\");
	putchar(']');
	if (option->argument)
		printf(":%s:", option->argument);
	if (has_values(option)) {
		putchar('(');
		print_values(option);
		putchar(')');
	} else if (is_topic(option)) {
		fputs("_shortlist_topics", stdout);
	} else if (is_argument(option, "FILE")) {
		fputs("_files", stdout);
	}
	puts("' \\");
}

static void print_zsh_command(const struct command *command)
{
	printf("\t%s)\n\t\t_arguments -s -S \\\n", command->name);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (options[i].set & command->set)
			print_zsh_option(&options[i]);
	puts("\t\t\t'*:file:_files'\n\t\t;;");
}

static void print_zsh(void)
{
	puts("_shortlist_topics() {\n\tlocal -a names\n"
	     "\tnames=(${(f)\"$(" PRINT_TOPICS ")\"})\n\tcompadd -a names\n}\n");
	puts("_shortlist() {\n\tlocal command=browse\n\tlocal -a commands\n\tcommands=(");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf("\t\t'%s:", commands[i].name);
		print_quoted(commands[i].help, ":\\");
		puts("'");
	}
	puts("\t)\n"
	     "\tif ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
	     "\t\t_describe command commands\n\t\t_files\n\t\treturn\n\tfi\n"
	     "\tif ((${commands[(I)$words[2]:*]})); then\n"
	     "\t\tcommand=$words[2]\n\t\tshift words\n\t\t((CURRENT--))\n\tfi\n"
	     "\tcase $command in");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_zsh_command(&commands[i]);
	puts("\tesac\n}\n\n_shortlist \"$@\"");
}

static void print_fish_option(const struct option_row *option)
{
	bool is_for_all = true;

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		is_for_all &= (option->set & commands[i].set) != 0;
	fputs("complete -c shortlist", stdout);
	if (!is_for_all) {
		fputs(" -n 'not __fish_seen_subcommand_from", stdout);
		for (size_t i = 0; i < COMMAND_COUNT; i++)
			if (!(option->set & commands[i].set))
				printf(" %s", commands[i].name);
		putchar('\'');
	}
	if (option->letter)
		printf(" -s %c", option->letter);
	printf(" -l %s", option->name);
	if (option->argument)
		fputs(is_argument(option, "FILE") ? " -r" : " -x", stdout);
	if (has_values(option)) {
		fputs(" -a '", stdout);
		print_values(option);
		putchar('\'');
	}
	if (is_topic(option))
		fputs(" -a '(" PRINT_TOPICS ")'", stdout);
	fputs(" -d '", stdout);
	print_quoted(option->help, "\\");
	puts("'");
}

static void print_fish(void)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf("complete -c shortlist -n '__fish_is_first_arg' -a %s -d '",
		       commands[i].name);
		print_quoted(commands[i].help, "\\");
		puts("'");
	}
	for (size_t i = 0; i < OPTION_COUNT; i++)
		print_fish_option(&options[i]);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *shell, *head;
		void (*print)(void);
	} shells[] = {
		{ "bash", "", print_bash },
		{ "zsh", "#compdef shortlist\n", print_zsh },
		{ "fish", "", print_fish },
	};

	for (size_t i = 0; argc > 1 && i < sizeof(shells) / sizeof(shells[0]); i++)
		if (strcmp(argv[1], shells[i].shell) == 0) {
			printf("%s%s\n", shells[i].head, made);
			shells[i].print();
			return 0;
		}
	return 2;
}
