#include "config.h"

#include "torture/jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "torture/files.h"
#include "torture/state.h"

#define ALL_PAPERS "-q", "lantern"

#define READS(name, ...)                                                        \
	{                                                                       \
		name, JOB_COMMAND, .only_reads = true, .words = { __VA_ARGS__ } \
	}

static const struct job jobs[] = {
	{ "add", JOB_COMMAND, .words = { "add", "more.csv" } },
	{ "star", JOB_COMMAND, .words = { "star", "2401.00001" } },
	{ "star all", JOB_COMMAND, .words = { "star", ALL_PAPERS } },
	{ "star of a file", JOB_COMMAND, .words = { "star", "-F", "more.csv", "-q", "colour" } },
	{ "unstar", JOB_COMMAND, .words = { "unstar", "-q", "is:starred" } },
	{ "tag", JOB_COMMAND, .words = { "tag", "new; evening", "-q", "colour 1" } },
	{ "untag", JOB_COMMAND, .words = { "untag", "evening", ALL_PAPERS } },
	{ "status", JOB_COMMAND, .words = { "status", "done", "-q", "colour 2" } },
	{ "note", JOB_COMMAND, .words = { "note", "Noted.", "-q", "colour 3" } },
	{ "no note", JOB_COMMAND, .words = { "note", "", "-q", "has:note" } },
	{ "remove", JOB_COMMAND, .words = { "remove", "-q", "colour 3" } },
	{ "remove all", JOB_COMMAND, .words = { "remove", ALL_PAPERS } },
	{ "export over a file", JOB_COMMAND,
	  .words = { "export", "--force", "-o", "out.csv", "-q", "colour 4" } },
	{ "export to a new file", JOB_COMMAND,
	  .words = { "export", "-o", "new.csv", "-q", "colour 4" } },
	{ "export of JSON", JOB_COMMAND,
	  .words = { "export", "--force", "-f", "jsonl", "-o", "out.jsonl", ALL_PAPERS } },
	{ "keys: star, priority, status", JOB_SCRIPT, .steps = { "*", "j p 2", "j r" } },
	{ "keys: bulk", JOB_SCRIPT, .steps = { "A *", "p 1", "v j j r" } },
	{ "keys: tags", JOB_SCRIPT,
	  .steps = { "t 'dawn' Enter", ": 'tags dusk; -evening' Enter" } },
	{ "keys: a note", JOB_SCRIPT, .steps = { "a", "j : 'note Noted in a line.' Enter" } },
	{ "keys: undo", JOB_SCRIPT, .steps = { "u", "u", "^R", "^R" } },
	{ "keys: bulk undone", JOB_SCRIPT, .steps = { "A p 3", "u", "^R" } },
	{ "keys: remove", JOB_SCRIPT, .steps = { "D", "u", "v j j D", "u" } },
	{ "keys: redo", JOB_SCRIPT, .steps = { "^R" } },
	{ "keys: topics", JOB_SCRIPT,
	  .steps = { ": 'topic add tint = colour 2' Enter : 'write-topics' Enter",
		     ": 'topic remove dusk' Enter : 'write-topics' Enter" } },
	{ "keys: export", JOB_SCRIPT,
	  .steps = { "/ 'colour 2' Enter : 'export! out.csv' Enter", ": 'export new.csv' Enter" } },
	{ "keys: seen", JOB_SCRIPT, .may_be_lost = true, .steps = { "after 2s", "j\nafter 2s" } },
	{ "keys: seen of a file", JOB_SCRIPT, .may_be_lost = true, .words = { "more.csv" },
	  .steps = { "after 2s", "j Enter" } },
	READS("list", "list", "-q", "colour 1"),
	READS("list of a file", "list", "-f", "jsonl", "more.csv"),
	READS("export to a pipe", "export"),
	READS("topics", "topics"),
	READS("stats", "stats"),
	READS("check", "check", "more.csv"),
	READS("config", "config"),
	{ "keys: looking round", JOB_SCRIPT, .only_reads = true, .may_be_lost = true,
	  .steps = { "/ 'colour 2' Enter O Esc = Enter" } },
	{ "typed: history", JOB_TYPED, .steps = { "/bridge\r", ":sort title\r" } },
	{ "typed: a star", JOB_TYPED, .steps = { "*", "jp3" } },
};

const struct job *jobs_all(size_t *count)
{
	*count = sizeof(jobs) / sizeof(jobs[0]);
	return jobs;
}

bool job_is_wanted(const struct job *job)
{
	const char *name = getenv("JOB");

	return !name || !*name || strcmp(name, job->name) == 0;
}

size_t job_steps(const struct job *job)
{
	size_t count = 0;

	while (count < JOB_STEPS && job->steps[count])
		count++;
	return job->kind == JOB_COMMAND ? 1 : count;
}

/* Writes the script of the first steps, each with a line after it that leaves a file. */
static void write_script(const struct job_run *run, size_t steps)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_add_cstr(&text, "");
	for (size_t i = 0; i < steps; i++) {
		strbuf_add_cstr(&text, run->job->steps[run->first + i]);
		strbuf_addf(&text, "\nsave ack%zu\n", i + 1);
	}
	home_write(run->home, "script", text.data);
	strbuf_free(&text);
}

static void set_keys(struct job_run *run, size_t steps)
{
	struct strbuf keys;

	strbuf_init(&keys);
	for (size_t i = 0; i < steps; i++)
		strbuf_add_cstr(&keys, run->job->steps[run->first + i]);
	/* The first q leaves, unless something asks whether it may. */
	strbuf_add_cstr(&keys, "q");
	free(run->keys);
	run->command.keys = run->keys = strbuf_detach(&keys);
}

static void restore(struct job_run *run, size_t steps)
{
	home_restore(run->home);
	if (run->job->kind == JOB_SCRIPT)
		write_script(run, steps);
	if (run->job->kind == JOB_TYPED)
		set_keys(run, steps);
}

void job_restore(struct job_run *run)
{
	restore(run, run->steps);
}

static void set_command(struct job_run *run)
{
	static const char *const environment[] = { "EDITOR=./editor", "BROWSER=true", NULL };
	size_t count = 0;

	if (run->job->kind == JOB_SCRIPT)
		run->words[count++] = "--script=script";
	for (size_t i = 0; run->job->words[i]; i++)
		run->words[count++] = run->job->words[i];
	run->command = (struct command){ .program = run->home->program,
					 .arguments = run->words,
					 .environment = environment,
					 .folder = run->home->folder,
					 .kill_after = -1 };
}

static char *take_state(const struct home *home, bool *is_good)
{
	struct strbuf text;

	strbuf_init(&text);
	*is_good = state_add(home, &text);
	return strbuf_detach(&text);
}

bool job_begin(struct job_run *run, const struct job *job, size_t first, size_t steps,
	       struct home *home, struct campaign *campaign)
{
	bool is_good = true;

	memset(run, 0, sizeof(*run));
	run->job = job;
	run->home = home;
	run->first = first;
	run->steps = steps;
	set_command(run);
	for (size_t k = 0; k <= run->steps && is_good; k++) {
		restore(run, k);
		if (k > 0)
			command_run(&run->command, &run->reference);
		run->states[k] = take_state(home, &is_good);
		is_good = is_good && (k == 0 || run->reference.status == 0);
		if (k > 0 && strcmp(run->states[k], run->states[k - 1]) == 0)
			is_good = is_good && job->only_reads;
	}
	if (!is_good)
		campaign_violation(campaign, "%s, undisturbed: changes nothing, or %s\n%.300s",
				   job->name, command_describe(&run->reference),
				   run->reference.out);
	return is_good;
}

void job_free(struct job_run *run)
{
	for (size_t k = 0; k <= JOB_STEPS; k++)
		free(run->states[k]);
	free(run->keys);
}

/* Whoever types sees on the screen what could not be done. */
static bool has_said_so(const struct outcome *outcome)
{
	return command_has_shown(outcome, "cannot ") || command_has_shown(outcome, "not kept") ||
	       command_has_shown(outcome, "not saved");
}

size_t job_acknowledged(const struct job_run *run, const struct outcome *outcome)
{
	size_t count = 0;

	if (run->job->may_be_lost || (run->command.keys && has_said_so(outcome)))
		return 0;
	if (outcome->status == 0)
		return run->steps;
	/* The script went on, and what failed was said at its end. */
	if (outcome->status > 0)
		return 0;
	for (char path[400]; run->job->kind == JOB_SCRIPT && count < run->steps; count++) {
		snprintf(path, sizeof(path), "%s/ack%zu", run->home->folder, count + 1);
		if (access(path, F_OK) != 0)
			break;
	}
	return count;
}

/* Which of the states, from the first acknowledged one on, that is; -1 for none. */
static int find_state(const struct job_run *run, size_t from, const char *state)
{
	for (size_t k = from; k <= run->steps; k++)
		if (strcmp(run->states[k], state) == 0)
			return (int)k;
	return -1;
}

static bool ended_well(const struct outcome *outcome)
{
	return outcome->is_killed || outcome->status == 0 || outcome->status == 2;
}

static void judge_end(struct job_run *run, const struct outcome *outcome, const char *disturbed,
		      struct campaign *campaign)
{
	if (outcome->is_hung || !ended_well(outcome))
		campaign_violation(campaign, "%s, %s: %s", run->job->name, disturbed,
				   command_describe(outcome));
	else if (outcome->status == 2 && !run->command.keys && !command_has_sentence(outcome))
		campaign_violation(campaign, "%s, %s: status 2 without a sentence: %.200s",
				   run->job->name, disturbed, outcome->err);
}

/* What was printed with status 0 is what is printed undisturbed. */
static void judge_output(struct job_run *run, const struct outcome *outcome, const char *disturbed,
			 struct campaign *campaign)
{
	struct strbuf expected, found;

	strbuf_init(&expected);
	strbuf_init(&found);
	state_add_text(run->reference.out, &expected);
	state_add_text(outcome->out, &found);
	if (strcmp(expected.data, found.data) != 0)
		campaign_violation(campaign, "%s, %s: status 0, but prints something else:%s",
				   run->job->name, disturbed,
				   state_difference(expected.data, found.data));
	strbuf_free(&expected);
	strbuf_free(&found);
}

void job_judge(struct job_run *run, const struct outcome *outcome, const char *disturbed,
	       struct campaign *campaign)
{
	size_t acknowledged = job_acknowledged(run, outcome);
	bool is_good;
	char *state = take_state(run->home, &is_good);
	int at = find_state(run, acknowledged, state);

	judge_end(run, outcome, disturbed, campaign);
	if (outcome->status == 0 && !run->command.keys)
		judge_output(run, outcome, disturbed, campaign);
	if (!is_good)
		campaign_violation(campaign, "%s, %s: the library is damaged: %.300s",
				   run->job->name, disturbed, state);
	else if (at < 0)
		campaign_violation(
			campaign, "%s, %s, %s: %zu steps of %zu are acknowledged, but:%s",
			run->job->name, disturbed, command_describe(outcome), acknowledged,
			run->steps, state_difference(run->states[acknowledged], state));
	free(state);
}
