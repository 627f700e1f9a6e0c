/*
 * Each system call of each job fails once, in each way that it can: the disk is full, broken or
 * slow, a signal comes between, only half is done, or the program is killed. What is left must be
 * the state before or after the change, status 0 only after it.
 */

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "torture/campaign.h"
#include "torture/command.h"
#include "torture/fault.h"
#include "torture/jobs.h"
#include "torture/sweep.h"

/* More than all jobs' calls, in all ways: each is tried. */
#define ALL 1000000

struct figures {
	size_t by_kind[FAULT_KINDS_COUNT], refused, done, killed;
};

struct calls {
	struct fault fault;
	struct figures figures;
	struct campaign *campaign;
	struct outcome outcome;
};

static size_t run_with(struct calls *calls, struct job_run *run, size_t nth)
{
	struct fault *fault = &calls->fault;

	job_restore(run);
	fault->nth = nth;
	fault->folder = run->home->folder;
	run->command.prepare = fault_prepare;
	run->command.watch = fault_watch;
	run->command.attend = fault_attend;
	run->command.context = fault;
	fault_begin(fault);
	command_run(&run->command, &calls->outcome);
	fault_end(fault);
	return fault->calls;
}

static size_t count_calls(void *context, struct job_run *run)
{
	return run_with(context, run, 0);
}

static void fail_call(void *context, struct job_run *run, size_t nth)
{
	struct calls *calls = context;
	struct fault *fault = &calls->fault;
	struct outcome *outcome = &calls->outcome;
	char disturbed[400];

	run_with(calls, run, nth);
	if (!fault->is_reached)
		return;
	calls->campaign->cases++;
	calls->figures.by_kind[fault->kind]++;
	calls->figures.refused += outcome->status == 2;
	calls->figures.done += outcome->status == 0;
	if (fault->kind == FAULT_KILL && outcome->signal == SIGKILL) {
		calls->figures.killed++;
		outcome->is_killed = true;
	}
	snprintf(disturbed, sizeof(disturbed), "%s at call %zu (%s)", fault_kind_names[fault->kind],
		 nth, fault->what);
	job_judge(run, outcome, disturbed, calls->campaign);
	if (fault->is_lost_sync && job_acknowledged(run, outcome) > 0)
		campaign_violation(calls->campaign,
				   "%s, %s: status 0 though nothing is on the disk", run->job->name,
				   disturbed);
}

static void print_figures(const struct figures *figures)
{
	for (int kind = 0; kind < FAULT_KINDS_COUNT; kind++)
		printf("calls: %zu by %s\n", figures->by_kind[kind], fault_kind_names[kind]);
	printf("calls: %zu ended with status 0, %zu with 2, %zu were killed\n", figures->done,
	       figures->refused, figures->killed);
}

int main(void)
{
	struct campaign campaign;
	struct calls *calls;
	struct home home;
	const char *why;
	int status;

	campaign_begin(&campaign, "calls", ALL);
	if (!fault_is_possible(&why))
		return campaign_skip(&campaign, why);
	calls = calloc(1, sizeof(*calls));
	calls->campaign = &campaign;
	calls->fault.data = getenv("SHORTLIST_DATADIR");
	home_init(&home, campaign_program(false));
	for (int kind = 0; kind < FAULT_KINDS_COUNT; kind++) {
		const struct sweep sweep = { .count = count_calls,
					     .disturb = fail_call,
					     .context = calls,
					     .share = FAULT_KINDS_COUNT };

		calls->fault.kind = (enum fault_kind)kind;
		sweep_jobs(&sweep, &home, &campaign);
	}
	home_free(&home);
	print_figures(&calls->figures);
	status = campaign_end(&campaign);
	free(calls);
	return status;
}
