/*
 * kill -9 at random moments, over all commands and keys that write. Whoever comes next finds a
 * library that opens and can be written, with each acknowledged change in it.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "torture/campaign.h"
#include "torture/command.h"
#include "torture/jobs.h"
#include "torture/state.h"

/* In the long run. */
#define KILLS 10000

/* A job that seldom lives until it is killed is tried this many times as often. */
#define TRIES 4

struct figures {
	size_t killed, acknowledged, leftovers;
};

static bool run_words(struct home *home, const char *const words[], struct outcome *outcome)
{
	struct command command = { .program = home->program,
				   .arguments = words,
				   .folder = home->folder,
				   .kill_after = -1 };

	command_run(&command, outcome);
	return outcome->status == 0 && outcome->signal == 0;
}

/* The program itself opens what the killed one left, and writes to it. */
static void go_on(struct job_run *run, struct outcome *outcome, const char *disturbed,
		  struct campaign *campaign)
{
	static const char *const list[] = { "list", "-f", "titles", NULL };
	static const char *const add[] = { "add", "more.csv", NULL };
	static const char *const export[] = { "export", "--force", "-o", "out.csv", NULL };

	if (!run_words(run->home, list, outcome) || !run_words(run->home, add, outcome))
		campaign_violation(campaign, "%s, %s: the next command: %s", run->job->name,
				   disturbed, command_describe(outcome));
	if (state_leftovers(run->home) == 0)
		return;
	if (!run_words(run->home, export, outcome) || state_leftovers(run->home) > 0)
		campaign_violation(campaign, "%s, %s: the next export leaves what it left: %s",
				   run->job->name, disturbed, command_describe(outcome));
}

static void kill_once(struct job_run *run, struct outcome *outcome, struct figures *figures,
		      struct campaign *campaign)
{
	int64_t length = (int64_t)(run->reference.seconds * 1e6) + 1000;
	char disturbed[64];

	job_restore(run);
	run->command.kill_after = (int64_t)campaign_below(campaign, (size_t)length);
	snprintf(disturbed, sizeof(disturbed), "killed after %ld us",
		 (long)run->command.kill_after);
	command_run(&run->command, outcome);
	campaign->cases++;
	figures->killed += outcome->is_killed;
	figures->acknowledged += job_acknowledged(run, outcome);
	job_judge(run, outcome, disturbed, campaign);
	figures->leftovers += state_leftovers(run->home);
	go_on(run, outcome, disturbed, campaign);
}

/* Some end before they are killed: they do not count. */
static void kill_job(const struct job *job, struct home *home, size_t kills,
		     struct figures *figures, struct campaign *campaign)
{
	struct job_run *run = calloc(1, sizeof(*run));
	struct outcome *outcome = malloc(sizeof(*outcome));
	size_t end = figures->killed + kills;

	if (job_begin(run, job, 0, job_steps(job), home, campaign))
		for (size_t tries = 0; figures->killed < end && tries < TRIES * kills; tries++)
			kill_once(run, outcome, figures, campaign);
	job_free(run);
	free(run);
	free(outcome);
}

/* What only reads has nothing to lose. */
static bool is_killed(const struct job *job)
{
	return !job->only_reads && job_is_wanted(job);
}

int main(void)
{
	struct campaign campaign;
	struct figures figures = { 0 };
	struct home home;
	size_t count, killed = 0;
	const struct job *jobs = jobs_all(&count);

	campaign_begin(&campaign, "kills", KILLS);
	home_init(&home, campaign_program(false));
	for (size_t i = 0; i < count; i++)
		killed += is_killed(&jobs[i]);
	for (size_t i = 0; i < count; i++)
		if (is_killed(&jobs[i]))
			kill_job(&jobs[i], &home, (campaign.count + killed - 1) / killed, &figures,
				 &campaign);
	home_free(&home);
	printf("kills: %zu jobs, %zu processes killed, %zu steps acknowledged, %zu temporary files "
	       "left\n",
	       killed, figures.killed, figures.acknowledged, figures.leftovers);
	return campaign_end(&campaign);
}
