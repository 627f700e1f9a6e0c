#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "cli/cli.h"

static enum status save_all(struct session *session)
{
	size_t room = session->library.count, count = 0;
	struct database_entry *entries = alloc_zeroed(room, sizeof(*entries));
	struct marks *marks = alloc_zeroed(room, sizeof(*marks));
	enum status status;

	for (uint32_t i = 0; i < room; i++) {
		if (library_is_joined(&session->library, i))
			continue;
		marks[count] = *marks_get(&session->marks, i);
		/* One that was removed is in the library again. */
		marks[count].removed_at = 0;
		entries[count] = (struct database_entry){
			.paper = &session->library.papers[i],
			.marks = &marks[count],
		};
		count++;
	}
	status = database_save(session->database, entries, count, true, &session->diag);
	free(marks);
	free(entries);
	return status;
}

static int add_papers(struct session *session, FILE *out)
{
	struct database *database = session->database;
	size_t count = library_paper_count(&session->library);
	size_t before, after;

	if (database_count_added(database, &before, &session->diag) != STATUS_OK ||
	    save_all(session) != STATUS_OK ||
	    database_count_added(database, &after, &session->diag) != STATUS_OK)
		return EXIT_ERROR;
	fprintf(out, "%zu paper%s read, %zu new in the library of %zu\n", count,
		count == 1 ? "" : "s", after + database_joined_count(database) - before, after);
	return EXIT_DONE;
}

int cmd_add(const struct options *options, FILE *out)
{
	struct session session;
	struct loader *loader;
	int status = EXIT_NOTHING;

	if (options->file_count == 0) {
		fputs("shortlist: add needs a FILE to read papers from\n", stderr);
		return EXIT_ERROR;
	}
	loader = cli_open(&session, options, true);
	if (!loader)
		return EXIT_ERROR;
	session.is_adding = true;
	cli_load(loader);
	if (!session.can_save)
		status = EXIT_ERROR;
	else if (session.library.count > 0)
		status = add_papers(&session, out);
	return cli_finish(&session, loader, out, status);
}
