#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

/*
 * The options of the command line, once: parsing and --help are made from OPTION_LIST.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "search/sort.h"
#include "write/writer.h"

enum {
	FOR_BROWSE = 1 << 0,
	FOR_LIST = 1 << 1,
	FOR_EXPORT = 1 << 2,
	FOR_ADD = 1 << 3,
	FOR_CHECK = 1 << 4,
	FOR_TOPICS = 1 << 5,
	FOR_MARK = 1 << 6, /* star, tag and the like */
	FOR_CONFIG = 1 << 7,
	FOR_STATS = 1 << 8,
	FOR_REMOVE = 1 << 9,
	FOR_SHOW = FOR_BROWSE | FOR_LIST | FOR_EXPORT,           /* put papers in an order */
	FOR_FIND = FOR_SHOW | FOR_MARK | FOR_STATS | FOR_REMOVE, /* choose papers */
	FOR_PAPERS = FOR_FIND | FOR_ADD | FOR_TOPICS,            /* know a library */
	FOR_ALL = FOR_PAPERS | FOR_CHECK,
};

#define OPTION_OF_WRITER(id, name, member, help, X) \
	X(id, 0, name, NULL, FOR_LIST | FOR_EXPORT, help)

/* X(id, short letter or 0, long name, argument's name or NULL, commands, help) */
#define OPTION_LIST(X)                                                                        \
	X(QUERY, 'q', "query", "QUERY", FOR_FIND,                                             \
	  "start with, or restrict to, the papers that match")                                \
	X(TOPIC, 't', "topic", "NAME", FOR_FIND,                                              \
	  "the same as @NAME in the query; may be repeated: any of them")                     \
	X(SORT, 's', "sort", "KEY", FOR_SHOW,                                                 \
	  SORT_KEYS(SORT_KEY_LISTED) "or one of these behind a -, reversed")                  \
	X(FORMAT, 'f', "format", "FORMAT", FOR_LIST | FOR_EXPORT,                             \
	  WRITER_FORMATS(WRITER_LISTED) "else as the end of FILE says")                       \
	X(OUTPUT, 'o', "output", "FILE", FOR_EXPORT,                                          \
	  "where to write; - is standard output, and the default")                            \
	X(FORCE, 0, "force", NULL, FOR_EXPORT, "replace an existing file")                    \
	WRITER_OPTIONS(OPTION_OF_WRITER, X)                                                   \
	X(FILE, 'F', "file", "FILE", FOR_MARK,                                                \
	  "mark papers of this file, not of the library; may be repeated")                    \
	X(DRY_RUN, 'n', "dry-run", NULL, FOR_MARK | FOR_REMOVE,                               \
	  "say what would change, and change nothing")                                        \
	X(SCRIPT, 0, "script", "FILE", FOR_BROWSE,                                            \
	  "press the keys that the file names, without a terminal")                           \
	X(SIZE, 0, "size", "COLUMNSxROWS", FOR_BROWSE, "the script's screen; 80x24 is usual") \
	X(SCREEN, 0, "screen", "FILE", FOR_BROWSE,                                            \
	  "write the script's last screen to the file; - is standard output")                 \
	X(CAPTURED, 0, "captured", "DATE", FOR_ALL & ~FOR_REMOVE,                             \
	  "the day the captures were taken, for dates without a year")                        \
	X(DATABASE, 0, "database", "FILE", FOR_PAPERS, "another library than the usual one")  \
	X(HELP, 'h', "help", NULL, FOR_ALL | FOR_CONFIG, "show this help")                    \
	X(VERSION, 'V', "version", NULL, FOR_ALL | FOR_CONFIG, "show the version")

struct options {
	struct strbuf query; /* --query and --topic as one query; empty: none */
	bool has_query;
	struct sort_order order;
	bool has_order;
	const char *format;
	const char *output;
	const char *database;
	const char *script, *screen;
	int rows, columns; /* of --size; 0: not given */
	int captured_year;
	struct writer_options writing; /* its flags */
	bool force, dry_run, help, version;
	const char **sources; /* of --file */
	size_t source_count, source_capacity;
	const char *const *files;
	size_t file_count;
};

/*
 * Parses the arguments after a command's name, options and files mixed, "--" ending the options.
 * What a mistake is goes to diag. Arguments are borrowed, and their order may change. The caller
 * frees the options either way.
 */
enum status options_parse(struct options *options, int argc, char **argv, unsigned command,
			  const char *command_name, struct diag *diag);
void options_free(struct options *options);

/* Adds a table of the options of the commands in the set. */
void options_describe(unsigned commands, struct strbuf *out);

#endif
