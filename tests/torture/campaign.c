#include "config.h"

#include "torture/campaign.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "support.h"

#define PRINTED_MAX 500

static uint64_t number_from(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : usual;
}

void campaign_begin(struct campaign *campaign, const char *name, size_t usual)
{
	*campaign = (struct campaign){ .name = name };
	campaign->count = number_from("COUNT", usual);
	campaign->seed = campaign->random = number_from("SEED", (uint64_t)time(NULL));
	printf("%s: COUNT=%zu SEED=%" PRIu64 "\n", name, campaign->count, campaign->seed);
	fflush(stdout);
}

int campaign_end(const struct campaign *campaign)
{
	printf("%s: %zu cases, %zu violations (SEED=%" PRIu64 ")\n", campaign->name,
	       campaign->cases, campaign->violations, campaign->seed);
	return campaign->violations > 0 || campaign->cases == 0;
}

int campaign_skip(const struct campaign *campaign, const char *why)
{
	printf("%s: skipped: %s\n", campaign->name, why);
	return SUPPORT_SKIP;
}

void campaign_violation(struct campaign *campaign, const char *format, ...)
{
	va_list arguments;

	campaign->violations++;
	if (campaign->violations > PRINTED_MAX)
		return;
	printf("%s: VIOLATION in case %zu: ", campaign->name, campaign->cases);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	putchar('\n');
	fflush(stdout);
}

size_t campaign_below(struct campaign *campaign, size_t bound)
{
	return support_below(&campaign->random, bound);
}

const char *campaign_program(bool is_sanitized)
{
	const char *name = is_sanitized ? "SHORTLIST_SANITIZED" : "SHORTLIST";
	const char *path = getenv(name);

	if (path && *path)
		return path;
	printf("$%s must name the program\n", name);
	exit(1);
}
