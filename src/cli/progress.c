#include "config.h"

#include "cli/progress.h"

/* When it is first shown, and how often then, in milliseconds. */
#define FIRST 1000
#define EVERY 100

void progress_begin(struct progress *progress, FILE *stream, size_t total, int64_t now)
{
	*progress = (struct progress){ .stream = stream, .total = total, .due = now + FIRST };
}

void progress_show(struct progress *progress, size_t done, int64_t now)
{
	int width;

	if (!progress->stream || now < progress->due)
		return;
	width = fprintf(progress->stream, "\rshortlist: %zu of %zu papers written", done,
			progress->total);
	fflush(progress->stream);
	progress->width = width > 0 ? (size_t)width - 1 : 0;
	progress->due = now + EVERY;
}

void progress_end(struct progress *progress)
{
	if (progress->width == 0)
		return;
	fprintf(progress->stream, "\r%*s\r", (int)progress->width, "");
	fflush(progress->stream);
}
