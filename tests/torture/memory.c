/*
 * Each time that a job asks for memory it gets none, once or from then on. It ends with the one
 * sentence and status 2, or works all the same; what it had acknowledged is kept.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "torture/campaign.h"
#include "torture/command.h"
#include "torture/jobs.h"
#include "torture/sweep.h"

/* More than all jobs ask for: each is tried. */
#define ALL 1000000

struct memory {
	struct campaign *campaign;
	bool is_for_ever;
	size_t done, refused;
	char report[400], preload[4200], count[500], nth[64];
	const char *environment[8];
	struct outcome outcome;
};

/* What the preloaded library wrote: "asked 4711" or "refused 17". 0 when it wrote nothing. */
static size_t read_report(const struct memory *memory, const char *word)
{
	FILE *file = fopen(memory->report, "r");
	char found[16] = "";
	size_t number = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%15s %zu", found, &number) != 2 || strcmp(found, word) != 0)
		number = 0;
	fclose(file);
	unlink(memory->report);
	return number;
}

static void run_with(struct memory *memory, struct job_run *run, size_t nth)
{
	size_t count = 0;

	snprintf(memory->report, sizeof(memory->report), "%s/memory", run->home->top);
	snprintf(memory->count, sizeof(memory->count), "TORTURE_MEMORY_COUNT=%s", memory->report);
	snprintf(memory->nth, sizeof(memory->nth), "TORTURE_MEMORY=%zu", nth);
	memory->environment[count++] = memory->preload;
	memory->environment[count++] = memory->count;
	memory->environment[count++] = memory->nth;
	memory->environment[count++] = "EDITOR=./editor";
	if (memory->is_for_ever)
		memory->environment[count++] = "TORTURE_MEMORY_FOR_EVER=1";
	memory->environment[count] = NULL;
	run->command.environment = memory->environment;
	job_restore(run);
	command_run(&run->command, &memory->outcome);
}

static size_t count_calls(void *context, struct job_run *run)
{
	struct memory *memory = context;

	run_with(memory, run, 0);
	return read_report(memory, "asked");
}

static void refuse(void *context, struct job_run *run, size_t nth)
{
	struct memory *memory = context;
	struct outcome *outcome = &memory->outcome;
	char disturbed[64];

	run_with(memory, run, nth);
	if (read_report(memory, "refused") == 0)
		return;
	memory->campaign->cases++;
	memory->done += outcome->status == 0;
	memory->refused += outcome->status == 2;
	snprintf(disturbed, sizeof(disturbed), "no memory %s number %zu",
		 memory->is_for_ever ? "from" : "at", nth);
	job_judge(run, outcome, disturbed, memory->campaign);
}

int main(void)
{
	struct campaign campaign;
	struct memory *memory = calloc(1, sizeof(*memory));
	const char *library = getenv("TORTURE_FAIL_MEMORY");
	struct home home;
	int status;

	campaign_begin(&campaign, "memory", ALL);
	if (!library || access(library, R_OK) != 0) {
		free(memory);
		return campaign_skip(&campaign, "$TORTURE_FAIL_MEMORY names no library");
	}
	snprintf(memory->preload, sizeof(memory->preload), "LD_PRELOAD=%s", library);
	memory->campaign = &campaign;
	home_init(&home, campaign_program(false));
	for (int for_ever = 0; for_ever < 2; for_ever++) {
		const struct sweep sweep = { count_calls, refuse, memory, .share = 2 };

		memory->is_for_ever = for_ever;
		sweep_jobs(&sweep, &home, &campaign);
	}
	home_free(&home);
	printf("memory: %zu ended with status 0, %zu with 2\n", memory->done, memory->refused);
	status = campaign_end(&campaign);
	free(memory);
	return status;
}
