/* The files by their order; what is done with each is open_file.c. */

#include "config.h"

#include "session/loader.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "session/named_file.h"
#include "session/open_file.h"

struct loader {
	struct session *session;
	char **files;
	size_t file_count;
	size_t next; /* the file to open next */
	uint64_t bytes_total;
	struct open_file_options options;
	struct open_file *file;
};

struct loader *loader_new(struct session *session, const char *const *files, size_t count,
			  int captured_year)
{
	struct loader *loader = alloc_zeroed(1, sizeof(*loader));

	loader->session = session;
	loader->files = alloc_zeroed(count, sizeof(*loader->files));
	loader->file_count = count;
	for (size_t i = 0; i < count; i++)
		loader->files[i] = alloc_copy(files[i], strlen(files[i]));
	loader->bytes_total = named_files_size(loader->files, count);
	loader->options.captured_year = captured_year;
	loader->file = open_file_new(session, &loader->options);
	return loader;
}

void loader_delete(struct loader *loader)
{
	if (!loader)
		return;
	open_file_delete(loader->file);
	for (size_t i = 0; i < loader->file_count; i++)
		free(loader->files[i]);
	free(loader->files);
	free(loader);
}

size_t loader_check_files(const struct loader *loader, struct diag *diag)
{
	size_t count = 0;

	for (size_t i = 0; i < loader->file_count; i++) {
		const char *why = named_file_refusal(loader->files[i]);

		if (!why)
			continue;
		diag_add(diag, DIAG_ERROR, named_file_title(loader->files[i]), 0, 0, "%s", why);
		count++;
	}
	return count;
}

/* Opens the next file that can be opened; false when there is none left. */
static bool open_next(struct loader *loader)
{
	while (loader->next < loader->file_count)
		if (open_file_open(loader->file, loader->files[loader->next++]))
			return true;
	return false;
}

/* Reads for about that long; see loader_step. */
static bool read_on(struct loader *loader, uint64_t microseconds)
{
	uint64_t start = clock_microseconds();

	do {
		if (!open_file_is_open(loader->file) && !open_next(loader))
			return false;
		if (!open_file_is_ready(loader->file))
			return true;
		open_file_step(loader->file);
	} while (clock_microseconds() - start < microseconds);
	return open_file_is_open(loader->file) || loader->next < loader->file_count;
}

bool loader_step(struct loader *loader, uint64_t microseconds)
{
	bool has_more = read_on(loader, microseconds);

	draft_queue_wait(loader->session->incoming);
	if (!has_more)
		session_settle_marks(loader->session);
	return has_more;
}

int loader_fd(const struct loader *loader)
{
	return open_file_fd(loader->file);
}

void loader_set_report(struct loader *loader,
		       void (*report)(void *context, const char *file,
				      const struct reader_report *report),
		       void *context)
{
	loader->options.report = report;
	loader->options.report_context = context;
}

void loader_progress(const struct loader *loader, uint64_t *read, uint64_t *total)
{
	*read = open_file_progress(loader->file);
	*total = loader->bytes_total;
}

size_t loader_failed_count(const struct loader *loader)
{
	return open_file_failed_count(loader->file);
}
