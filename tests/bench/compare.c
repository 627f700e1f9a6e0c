/*
 * Times commands side by side: compare RUNS LABEL COMMAND [LABEL COMMAND]... runs the shell
 * commands in turn, A B C A B C …, after one round that does not count, and prints for each its
 * median time, the ratio of medians to the first command's, the median of the processors' time in
 * the program, and the largest resident memory. Where a label ends in "=BYTES", that many bytes are
 * what the command writes besides doing what the first does: how many it writes in a second of the
 * processors' time, the first command's taken off, is printed as well. Output of the commands is
 * thrown away.
 */

#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COMMANDS_MAX 16
#define RUNS_MAX     101

struct timed {
	const char *label, *command;
	double milliseconds[RUNS_MAX], processor_ms[RUNS_MAX];
	long memory; /* KiB */
};

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void run_once(struct timed *timed, int run)
{
	double start = now_ms();
	struct rusage usage;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int nowhere = open("/dev/null", O_WRONLY);

		dup2(nowhere, STDOUT_FILENO);
		execl("/bin/sh", "sh", "-c", timed->command, (char *)NULL);
		_exit(127);
	}
	wait4(pid, &status, 0, &usage);
	if (run >= 0)
		timed->milliseconds[run] = now_ms() - start;
	if (run >= 0)
		timed->processor_ms[run] =
			(double)usage.ru_utime.tv_sec * 1e3 + (double)usage.ru_utime.tv_usec / 1e3;
	if (usage.ru_maxrss > timed->memory)
		timed->memory = usage.ru_maxrss;
	if (WIFSIGNALED(status) || WEXITSTATUS(status) > 1)
		fprintf(stderr, "%s failed\n", timed->label);
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *figures, int runs)
{
	qsort(figures, (size_t)runs, sizeof(double), compare_doubles);
	return figures[runs / 2];
}

static void print_row(struct timed *timed, int runs, const struct timed *first)
{
	const char *bytes = strrchr(timed->label, '=');
	int label_len = bytes ? (int)(bytes - timed->label) : (int)strlen(timed->label);
	double middle = median(timed->milliseconds, runs);
	double processors = median(timed->processor_ms, runs);
	double more = processors - first->processor_ms[runs / 2];

	printf("  %-34.*s %9.1f ms  %6.2f x  %9.1f ms  %8.1f MB", label_len, timed->label, middle,
	       middle / first->milliseconds[runs / 2], processors, (double)timed->memory / 1024);
	if (bytes && more > 0)
		printf("  %6.0f MB/s", atof(bytes + 1) / 1e3 / more);
	putchar('\n');
}

int main(int argc, char **argv)
{
	struct timed timed[COMMANDS_MAX] = { 0 };
	int runs = argc > 1 ? atoi(argv[1]) : 0, count = 0;

	for (int i = 2; i + 1 < argc && count < COMMANDS_MAX; i += 2, count++) {
		timed[count].label = argv[i];
		timed[count].command = argv[i + 1];
	}
	if (runs < 1 || runs > RUNS_MAX || count == 0) {
		fputs("usage: compare RUNS LABEL COMMAND [LABEL COMMAND]...\n", stderr);
		return 2;
	}
	for (int run = -1; run < runs; run++)
		for (int i = 0; i < count; i++)
			run_once(&timed[i], run);
	for (int i = 0; i < count; i++)
		print_row(&timed[i], runs, &timed[0]);
	return 0;
}
