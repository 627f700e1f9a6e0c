#include "config.h"

#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "cli/output.h"

struct command {
	const char *name;
	const char *arguments;
	unsigned set;
	const char *help;
	int (*run)(const struct options *options, FILE *out);
};

static const struct command commands[] = {
#define X(name, arguments, set, help) { #name, arguments, set, help, cmd_##name },
	COMMAND_LIST(X)
#undef X
};

static const size_t command_count = COUNT_OF(commands);

static const struct command *find_command(const char *word)
{
	for (size_t i = 0; i < command_count; i++)
		if (word && strcmp(word, commands[i].name) == 0)
			return &commands[i];
	return NULL;
}

static int print_help(const struct command *command, FILE *stream)
{
	struct strbuf out;

	strbuf_init(&out);
	if (command) {
		strbuf_addf(&out, "Usage: shortlist %s %s\n%s\n\n", command->name,
			    command->arguments, command->help);
		options_describe(command->set, &out);
	} else {
		strbuf_add_cstr(&out, "Usage: shortlist [COMMAND] [OPTION]... [FILE]...\n"
				      "A terminal browser for research papers.\n\n");
		for (size_t i = 0; i < command_count; i++)
			strbuf_addf(&out, "  %-8s %s\n", commands[i].name, commands[i].help);
		strbuf_add_byte(&out, '\n');
		options_describe(FOR_ALL, &out);
		strbuf_add_cstr(
			&out,
			"\nFILE may be - for standard input. Without any, the papers come from the "
			"library.\n"
			"man shortlist tells more; man shortlist-query tells how to search.\n");
	}
	fwrite(out.data, 1, out.len, stream);
	strbuf_free(&out);
	return EXIT_DONE;
}

static int run_command(const struct command *command, bool is_named, const struct options *options,
		       FILE *out)
{
	if (options->help)
		return print_help(is_named ? command : NULL, out);
	if (!options->version)
		return command->run(options, out);
	fputs(PACKAGE_STRING "\n", out);
	return EXIT_DONE;
}

/* Whatever a command did, what it said of it must have come through. */
static int print_command(const struct command *command, bool is_named,
			 const struct options *options, struct diag *diag)
{
	struct output output;
	int status;

	output_open(&output);
	status = run_command(command, is_named, options, output.stream);
	return output_close(&output, diag) == STATUS_OK ? status : EXIT_ERROR;
}

int cli_run(int argc, char **argv)
{
	const struct command *command = find_command(argc > 1 ? argv[1] : NULL);
	bool is_named = command != NULL;
	struct options options;
	struct diag diag;
	int status = EXIT_ERROR;

	if (!command)
		command = &commands[0];
	else
		argc--, argv++;
	diag_init(&diag, 10);
	if (options_parse(&options, argc, argv, command->set, command->name, &diag) == STATUS_OK)
		status = print_command(command, is_named, &options, &diag);
	cli_print_diag(&diag);
	options_free(&options);
	diag_free(&diag);
	return status;
}
