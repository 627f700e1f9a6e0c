/*
 * Two to eight programs write to one library at once: what each acknowledged is there at the end.
 * One that did not get the library in time says so, with status 2.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "torture/campaign.h"
#include "torture/command.h"
#include "torture/home.h"
#include "torture/state.h"

/* Rounds, in the long run. */
#define ROUNDS 300

#define WRITERS_MAX 8
#define KINDS       6

struct writer {
	unsigned kind, paper;
	char value[32], key[32], script[64], path[32];
	const char *words[8];
	struct command command;
	pid_t pid;
};

struct writers {
	struct campaign campaign;
	struct home home;
	struct writer writers[WRITERS_MAX];
	struct outcome outcome;
	size_t acknowledged, refused;
};

static void set_words(struct writer *writer, const char *const words[])
{
	for (size_t i = 0; i < 8; i++) {
		writer->words[i] = words[i];
		if (!words[i])
			break;
	}
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void write_file(struct writers *writers, struct writer *writer)
{
	char text[256];

	if (writer->kind == 4)
		snprintf(text, sizeof(text),
			 "Title,Authors,Abstract\n%s,3,Added while others write.\n", writer->value);
	else
		snprintf(text, sizeof(text), ": '%u' Enter : 'tags %s' Enter\n", writer->paper + 1,
			 writer->value);
	home_write(&writers->home, writer->path, text);
}

/* Each writes something that is told apart from all else: a tag, a note, a paper of its own. */
static void choose(struct writers *writers, struct writer *writer, size_t number)
{
	writer->kind = (unsigned)campaign_below(&writers->campaign, KINDS);
	/* Papers of their own, or all the same one. */
	writer->paper = (unsigned)(campaign_below(&writers->campaign, 2) ? 100 + number : 100);
	snprintf(writer->value, sizeof(writer->value), "value%zu-%zu", writers->campaign.cases,
		 number);
	snprintf(writer->key, sizeof(writer->key), "2401.%05u", writer->paper);
	snprintf(writer->path, sizeof(writer->path), "file%zu", number);
	snprintf(writer->script, sizeof(writer->script), "--script=file%zu", number);
	if (writer->kind >= 4)
		write_file(writers, writer);
	switch (writer->kind) {
	case 0:
		set_words(writer, WORDS("star", writer->key));
		break;
	case 1:
		set_words(writer, WORDS("tag", writer->value, "-q", "colour 1"));
		break;
	case 2:
		/* A note is replaced by the next one: each has its own paper. */
		snprintf(writer->key, sizeof(writer->key), "2401.%05zu", 120 + number);
		set_words(writer, WORDS("note", writer->value, writer->key));
		break;
	case 3:
		set_words(writer, WORDS("tag", writer->value, writer->key));
		break;
	case 4:
		set_words(writer, WORDS("add", writer->path));
		break;
	default:
		set_words(writer, WORDS(writer->script));
	}
}

static bool is_there(const struct writer *writer, const char *state)
{
	char line[64];

	if (writer->kind != 0)
		return strstr(state, writer->value) != NULL;
	/* Of a starred paper the column after its abstract is 1. */
	snprintf(line, sizeof(line), "\t%s\tA lantern of colour %u is carried, slowly.\t1\t",
		 writer->key, writer->paper % 5);
	return strstr(state, line) != NULL;
}

static bool finish(struct writers *writers, struct writer *writer)
{
	struct outcome *outcome = &writers->outcome;

	command_finish(&writer->command, writer->pid, outcome);
	if (outcome->is_hung || outcome->signal ||
	    (outcome->status == 2 && !command_has_sentence(outcome)) || outcome->status == 1)
		campaign_violation(&writers->campaign, "%s: %s", writer->words[0],
				   command_describe(outcome));
	writers->acknowledged += outcome->status == 0;
	writers->refused += outcome->status == 2;
	return outcome->status == 0;
}

static void judge(struct writers *writers, size_t count, const bool acknowledged[])
{
	struct strbuf state;

	strbuf_init(&state);
	if (!state_add_library(writers->home.library, &state))
		campaign_violation(&writers->campaign, "the library is damaged: %.300s",
				   state.data);
	for (size_t i = 0; i < count; i++)
		if (acknowledged[i] && !is_there(&writers->writers[i], state.data))
			campaign_violation(&writers->campaign,
					   "%s %s %s was acknowledged, and is lost",
					   writers->writers[i].words[0], writers->writers[i].value,
					   writers->writers[i].key);
	strbuf_free(&state);
}

static void write_at_once(struct writers *writers)
{
	size_t count = 2 + campaign_below(&writers->campaign, WRITERS_MAX - 1);
	bool acknowledged[WRITERS_MAX];

	home_restore(&writers->home);
	writers->campaign.cases++;
	for (size_t i = 0; i < count; i++) {
		struct writer *writer = &writers->writers[i];

		choose(writers, writer, i);
		writer->command = (struct command){ .program = writers->home.program,
						    .arguments = writer->words,
						    .folder = writers->home.folder,
						    .kill_after = -1 };
	}
	for (size_t i = 0; i < count; i++)
		writers->writers[i].pid = command_start(&writers->writers[i].command);
	for (size_t i = 0; i < count; i++)
		acknowledged[i] = finish(writers, &writers->writers[i]);
	judge(writers, count, acknowledged);
}

int main(void)
{
	struct writers *writers = calloc(1, sizeof(*writers));
	int status;

	campaign_begin(&writers->campaign, "writers", ROUNDS);
	home_init(&writers->home, campaign_program(false));
	for (size_t i = 0; i < writers->campaign.count; i++)
		write_at_once(writers);
	home_free(&writers->home);
	printf("writers: %zu changes acknowledged, %zu refused\n", writers->acknowledged,
	       writers->refused);
	status = campaign_end(&writers->campaign);
	free(writers);
	return status;
}
