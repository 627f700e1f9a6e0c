#include "config.h"

#include "torture/sweep.h"

#include <stdlib.h>

static void sweep_step(const struct sweep *sweep, struct job_run *run, size_t cases,
		       struct campaign *campaign)
{
	size_t all = sweep->count(sweep->context, run), step, nth;

	if (all == 0 && !run->job->only_reads)
		campaign_violation(campaign, "%s: does nothing that can go wrong", run->job->name);
	step = cases < all ? (all + cases - 1) / cases : 1;
	for (nth = step > 1 ? 1 + campaign_below(campaign, step) : 1; nth <= all; nth += step)
		sweep->disturb(sweep->context, run, nth);
}

/* One step at a time: a session goes on after one that failed. */
static void sweep_job(const struct sweep *sweep, const struct job *job, struct home *home,
		      size_t cases, struct campaign *campaign)
{
	struct job_run *run = calloc(1, sizeof(*run));

	for (size_t i = 0; i < job_steps(job); i++) {
		if (job_begin(run, job, i, 1, home, campaign))
			sweep_step(sweep, run, cases, campaign);
		job_free(run);
	}
	free(run);
}

void sweep_jobs(const struct sweep *sweep, struct home *home, struct campaign *campaign)
{
	size_t count, steps = 0, cases;
	const struct job *jobs = jobs_all(&count);

	for (size_t i = 0; i < count; i++)
		steps += job_steps(&jobs[i]);
	cases = campaign->count / sweep->share / steps;
	for (size_t i = 0; i < count; i++)
		if (job_is_wanted(&jobs[i]))
			sweep_job(sweep, &jobs[i], home, cases > 0 ? cases : 1, campaign);
}
