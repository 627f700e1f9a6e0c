/*
 * What the commands share: opening a session, reading its files, choosing papers.
 */

#include "config.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "cli/cli.h"
#include "store/paths.h"

/* A step of reading when nothing else waits, in microseconds. */
#define STEP 100000

void cli_print_diag(const struct diag *diag)
{
	struct strbuf line;

	strbuf_init(&line);
	for (size_t i = 0; i < diag->count; i++) {
		if (diag->messages[i].level == DIAG_NOTE)
			continue;
		strbuf_clear(&line);
		diag_format(&diag->messages[i], &line);
		fprintf(stderr, "shortlist: %s\n", line.data);
	}
	strbuf_free(&line);
}

int cli_refuse_format(const char *format, const char *known)
{
	struct diag diag;

	diag_init(&diag, 1);
	diag_add(&diag, DIAG_ERROR, NULL, 0, 0, "--format=%s is not known: use %s", format, known);
	cli_print_diag(&diag);
	diag_free(&diag);
	return EXIT_ERROR;
}

void cli_print_not_understood(const struct session *session)
{
	size_t count = session->not_understood.total[DIAG_WARNING];

	if (count > 0)
		fprintf(stderr, "shortlist: %zu %s not understood; shortlist check FILE shows %s\n",
			count, count == 1 ? "line was" : "lines were", count == 1 ? "it" : "them");
}

static void open_database(struct session *session, const struct options *options, bool create)
{
	char *usual = options->database ? NULL : paths_data("library.db");
	const char *path = options->database ? options->database : usual;

	if (create || access(path, F_OK) == 0)
		session_open_database(session, path);
	free(usual);
}

/*
 * While all that the database holds is marks on the catalogue's papers, the library counts as
 * empty: starring the first paper must not make the others go away.
 */
static bool is_within_catalogue(const struct session *session, const char *catalogue)
{
	struct session alone;
	struct loader *loader;
	bool is_within = true;

	if (session->kept.count == 0)
		return true;
	session_init(&alone);
	loader = loader_new(&alone, &catalogue, 1, 0);
	cli_load(loader);
	for (uint32_t i = 0; i < session->kept.count && is_within; i++) {
		uint32_t paper;

		is_within = library_find_paper(&alone.library, &session->kept.papers[i], &paper);
	}
	loader_delete(loader);
	session_free(&alone);
	return is_within;
}

/* Where no file is named and nothing was added: the library's marked papers, or the catalogue to
 * read. */
static struct loader *open_library(struct session *session)
{
	char *path = paths_installed("catalogue.csv");
	const char *catalogue = path;
	bool is_empty = is_within_catalogue(session, catalogue);
	struct loader *loader = loader_new(session, &catalogue, is_empty ? 1 : 0, 0);

	free(path);
	if (!is_empty && session_load_database(session, true) != STATUS_OK)
		session->can_save = false;
	return loader;
}

static void get_ready(struct session *session, const struct options *options, bool create)
{
	session_init(session);
	session_read_config(session);
	session_read_topics(session);
	open_database(session, options, create);
}

struct loader *cli_open(struct session *session, const struct options *options, bool create)
{
	bool is_library;

	get_ready(session, options, create);
	is_library = options->file_count == 0 && database_added_count(session->database) > 0;
	if (session_load_database(session, is_library) != STATUS_OK)
		session->can_save = false;
	if (options->file_count == 0 && !is_library)
		return open_library(session);
	return loader_new(session, options->files, options->file_count, options->captured_year);
}

struct loader *cli_open_to_browse(struct session *session, const struct options *options)
{
	if (options->file_count == 0)
		return cli_open(session, options, true);
	get_ready(session, options, true);
	session->must_load_marks = session->database != NULL;
	return loader_new(session, options->files, options->file_count, options->captured_year);
}

void cli_load(struct loader *loader)
{
	while (loader_step(loader, STEP)) {
		struct pollfd poll_fd = { .fd = loader_fd(loader), .events = POLLIN };

		if (poll_fd.fd >= 0)
			poll(&poll_fd, 1, -1);
	}
}

int cli_finish(struct session *session, struct loader *loader, FILE *out, int status)
{
	if (loader_failed_count(loader) > 0)
		status = EXIT_ERROR;
	fflush(out);
	cli_print_diag(&session->diag);
	cli_print_not_understood(session);
	loader_delete(loader);
	session_free(session);
	return status;
}

struct sort_order cli_order(const struct session *session, const struct options *options)
{
	return options->has_order ? options->order : session->settings.order;
}

struct filter *cli_filter(struct session *session, const struct options *options)
{
	struct filter *filter = filter_new(&session->corpus, session->pool);
	struct query_error error;

	filter_expect_keys(filter);
	filter_set_order(filter, cli_order(session, options));
	if (!filter_set_query(filter, strbuf_str(&options->query), &session->topics, &error)) {
		fprintf(stderr, "shortlist: the query, column %zu: %s\n", error.column,
			error.message);
		filter_delete(filter);
		return NULL;
	}
	/* Papers like one stand most like first, if nothing else was said. */
	if (!options->has_order && query_asks_for_like(filter_query(filter)))
		filter_set_order(filter, (struct sort_order){ .key = SORT_LIKENESS });
	if (!filter_check_keys(filter, &error))
		fprintf(stderr, "shortlist: the query, column %zu: %s\n", error.column,
			error.message);
	while (filter_step(filter, STEP))
		;
	return filter;
}
