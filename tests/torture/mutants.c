/*
 * Libraries that were damaged, or made by an enemy: each command ends in good time with status 0, 1
 * or 2 and a sentence. What cannot be read is an error; nothing else is put in its place.
 */

#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "torture/campaign.h"
#include "torture/command.h"
#include "torture/files.h"
#include "torture/home.h"
#include "torture/mutations.h"

/* In the long run. */
#define MUTANTS 1000

/* The catalogue's papers are not the person's. */
#define OF_THE_CATALOGUE "The Road Less Scheduled"

static const char *const commands[][8] = {
	{ "list" },
	{ "list", "-f", "jsonl", "-q", "is:starred" },
	{ "stats" },
	{ "topics" },
	{ "export", "--force", "-o", "out.csv", "-q", "lantern or not lantern" },
	{ "--script=looking", "--screen=-" },
	{ "star", "2401.00002" },
	{ "tag", "mutant", "-q", "colour 1" },
	{ "add", "more.csv" },
	{ "--script=marking", "--screen=-" },
	{ "untag", "evening", "-q", "lantern" },
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

struct mutants {
	struct campaign campaign;
	struct home home;
	struct outcome outcome;
	size_t statuses[3], unreadable;
	char what[256];
};

/* An endless view is aborted. */
static int count_down(void *context)
{
	int *left = context;

	return --*left <= 0;
}

/* How many papers the library holds; -1 when they cannot all be read. */
static long count_papers(const char *path)
{
	sqlite3 *handle = NULL;
	sqlite3_stmt *statement = NULL;
	long count = 0;
	int code, left = 100;

	code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(handle, "SELECT * FROM papers NOT INDEXED", -1,
					  &statement, NULL);
	sqlite3_progress_handler(handle, 1000000, count_down, &left);
	while (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++)
			sqlite3_column_bytes(statement, i);
		count++;
	}
	code = sqlite3_finalize(statement);
	sqlite3_close(handle);
	return code == SQLITE_OK && statement ? count : -1;
}

static long count_lines(const char *text)
{
	long count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

static void must_hold(struct mutants *mutants, const char *command, bool holds, const char *what)
{
	if (!holds)
		campaign_violation(&mutants->campaign, "%s: %s: %s: %s", mutants->what, command,
				   what, command_describe(&mutants->outcome));
}

static void judge_end(struct mutants *mutants, const char *command)
{
	const struct outcome *outcome = &mutants->outcome;

	must_hold(mutants, command,
		  !outcome->is_hung && outcome->status >= 0 && outcome->status <= 2, "ended badly");
	must_hold(mutants, command, outcome->status != 2 || command_has_sentence(outcome),
		  "no sentence");
	if (outcome->status >= 0 && outcome->status <= 2)
		mutants->statuses[outcome->status]++;
}

/* What was exported is what there is, or the file is as it was. */
static void judge_export(struct mutants *mutants, long papers)
{
	struct strbuf before, after;
	char path[400];

	strbuf_init(&before);
	strbuf_init(&after);
	snprintf(path, sizeof(path), "%s/out.csv", mutants->home.template);
	files_read(path, &before);
	snprintf(path, sizeof(path), "%s/out.csv", mutants->home.folder);
	must_hold(mutants, "export", files_read(path, &after), "the file is gone");
	if (mutants->outcome.status != 0)
		must_hold(mutants, "export",
			  after.len == before.len &&
				  memcmp(after.data, before.data, after.len) == 0,
			  "the file was changed");
	else
		must_hold(mutants, "export", count_lines(after.data) - 1 <= papers,
			  "more papers than there are");
	must_hold(mutants, "export", after.len > 0 && !strstr(after.data, OF_THE_CATALOGUE),
		  "papers of the catalogue");
	strbuf_free(&before);
	strbuf_free(&after);
}

static void run_command(struct mutants *mutants, size_t which, long papers)
{
	const char *const *words = commands[which];
	struct command command = { .program = mutants->home.program,
				   .arguments = words,
				   .folder = mutants->home.folder,
				   .kill_after = -1 };
	const struct outcome *outcome = &mutants->outcome;
	bool is_session = words[0][0] == '-';

	command_run(&command, &mutants->outcome);
	judge_end(mutants, words[0]);
	/* The browser opens, and says so. */
	if (papers < 0 && !is_session)
		must_hold(mutants, words[0], outcome->status == 2,
			  "the library's papers cannot be read");
	must_hold(mutants, words[0], !strstr(outcome->out, OF_THE_CATALOGUE) || is_session,
		  "papers of the catalogue");
	if (strcmp(words[0], "export") == 0)
		judge_export(mutants, papers);
}

static void try_mutant(struct mutants *mutants)
{
	long papers;

	home_restore(&mutants->home);
	home_write(&mutants->home, "looking", "j j Enter\n/ 'colour' Enter O Esc\n");
	home_write(&mutants->home, "marking", "* j p 1 A r u u u ^R\nafter 3s\n");
	mutate(mutants->home.library, &mutants->campaign, mutants->what, sizeof(mutants->what));
	mutants->campaign.cases++;
	for (size_t i = 0; i < COMMANDS; i++) {
		papers = count_papers(mutants->home.library);
		mutants->unreadable += i == 0 && papers < 0;
		run_command(mutants, i, papers);
	}
}

int main(void)
{
	struct mutants *mutants = calloc(1, sizeof(*mutants));
	int status;

	campaign_begin(&mutants->campaign, "mutants", MUTANTS);
	home_init(&mutants->home, campaign_program(false));
	for (size_t i = 0; i < mutants->campaign.count; i++)
		try_mutant(mutants);
	home_free(&mutants->home);
	printf("mutants: %zu of them cannot be read; commands ended %zu times with status 0, %zu "
	       "with 1, "
	       "%zu with 2\n",
	       mutants->unreadable, mutants->statuses[0], mutants->statuses[1],
	       mutants->statuses[2]);
	status = campaign_end(&mutants->campaign);
	free(mutants);
	return status;
}
