/*
 * What the commands share: opening a session, reading its files, choosing papers.
 */

#include "config.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "store/paths.h"
#include "write/writer.h"

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

int cli_refuse_format(const char *format)
{
	struct strbuf known;
	struct diag diag;

	strbuf_init(&known);
	writer_format_add_names(&known);
	diag_init(&diag, 1);
	diag_add(&diag, DIAG_ERROR, NULL, 0, 0, "--format=%s is not known: use one of %s", format,
		 known.data);
	strbuf_free(&known);
	cli_print_diag(&diag);
	diag_free(&diag);
	return EXIT_ERROR;
}

bool cli_check_writing(const struct options *options, const struct writer_format *format)
{
	struct diag diag;
	bool fit;

	diag_init(&diag, 1);
	fit = writer_options_fit(&options->writing, format, &diag);
	cli_print_diag(&diag);
	diag_free(&diag);
	return fit;
}

void cli_print_reading(const struct session *session)
{
	struct strbuf line;

	strbuf_init(&line);
	if (reading_describe(&session->reading, &line))
		fprintf(stderr, "shortlist: %s\n", line.data);
	strbuf_free(&line);
}

/* A library that is not there is none, unless it was to be made. */
static enum status open_database(struct session *session, const struct options *options,
				 bool create)
{
	enum status status;

	if (create)
		return session_open_database(session, options->database);
	status = session_open_existing_database(session, options->database);
	return status == STATUS_MISSING ? STATUS_OK : status;
}

/* Whether all kept papers that are marked are those of a file that was read. */
static bool are_marked_among(const struct session *session, struct session *file)
{
	uint32_t paper;

	for (uint32_t i = 0; i < session->kept.count; i++)
		if (marks_say_something(marks_get(&session->kept_marks, i)) &&
		    !library_find_paper(&file->library, &session->kept.papers[i], &paper))
			return false;
	return true;
}

static void copy_last_error(const struct diag *from, struct diag *to)
{
	const struct diag_message *why = diag_last_error(from);

	if (why)
		diag_add(to, DIAG_ERROR, why->file, why->line, why->column, "%s", why->text);
}

/*
 * While all that the database holds is marks on the catalogue's papers, the library counts as
 * empty: starring the first paper must not make the others go away.
 */
static enum status find_whether_empty(struct session *session, const char *catalogue,
				      bool *is_empty)
{
	struct session alone;
	struct loader *loader;
	enum status status;

	session_init(&alone);
	alone.is_unsearched = true;
	*is_empty = are_marked_among(session, &alone);
	loader = loader_new(&alone, &catalogue, *is_empty ? 0 : 1, 0);
	cli_load(loader);
	status = loader_failed_count(loader) > 0 ? STATUS_FAILED : STATUS_OK;
	*is_empty = *is_empty || are_marked_among(session, &alone);
	copy_last_error(&alone.diag, &session->diag);
	loader_delete(loader);
	session_free(&alone);
	return status;
}

/* Where no file is named and nothing was added: the library's marked papers, or the catalogue to
 * read. */
static enum status open_marked(struct session *session, struct loader **loader)
{
	char *path = paths_installed("catalogue.csv");
	const char *catalogue = path;
	bool is_empty;
	enum status status = find_whether_empty(session, catalogue, &is_empty);

	if (status == STATUS_OK && !is_empty)
		status = session_load_database(session, true);
	if (status == STATUS_OK)
		*loader = loader_new(session, &catalogue, is_empty ? 1 : 0, 0);
	free(path);
	return status;
}

/* Takes over what the library says, and its papers where no file is named. */
static enum status open_papers(struct session *session, const struct options *options,
			       struct loader **loader)
{
	size_t added = 0;
	bool is_library;
	enum status status = STATUS_OK;

	if (session->database && options->file_count == 0)
		status = database_count_added(session->database, &added, &session->diag);
	if (status != STATUS_OK)
		return status;
	is_library = added > 0;
	status = session_load_database(session, is_library);
	if (status == STATUS_OK && options->file_count == 0 && !is_library)
		return open_marked(session, loader);
	if (status == STATUS_OK)
		*loader = loader_new(session, options->files, options->file_count,
				     options->captured_year);
	return status;
}

/* Fails when the person's configuration or topics are there and cannot be read. */
static enum status get_ready(struct session *session)
{
	enum status config, topics;

	session_init(session);
	config = session_read_config(session);
	topics = session_read_topics(session);
	return config == STATUS_OK ? topics : config;
}

/* Whether something is in the pipe or the file that is standard input, and nobody read of it. */
static bool has_unread_input(void)
{
	struct stat file;
	int waiting = 0;

	if (fstat(STDIN_FILENO, &file) != 0)
		return false;
	if (S_ISREG(file.st_mode))
		return file.st_size > 0 && lseek(STDIN_FILENO, 0, SEEK_CUR) == 0;
	return S_ISFIFO(file.st_mode) && ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 &&
	       waiting > 0;
}

/* Scripts start the program with any standard input, which is theirs: it is read by its name alone.
 */
static void hint_at_input(const struct options *options)
{
	if (options->file_count == 0 && has_unread_input())
		fputs("shortlist: standard input is not read; - as FILE names it\n", stderr);
}

struct loader *cli_open(struct session *session, const struct options *options, bool create)
{
	struct loader *loader = NULL;
	enum status status = get_ready(session);

	if (status == STATUS_OK)
		status = open_database(session, options, create);
	if (status == STATUS_OK || status == STATUS_READ_ONLY)
		status = open_papers(session, options, &loader);
	if (status == STATUS_OK) {
		hint_at_input(options);
		return loader;
	}
	cli_print_diag(&session->diag);
	session_free(session);
	return NULL;
}

struct loader *cli_open_library(struct session *session, const struct options *options)
{
	enum status status = get_ready(session);

	if (status == STATUS_OK)
		status = open_database(session, options, false);
	if (status == STATUS_OK || status == STATUS_READ_ONLY)
		status = session_load_database(session, true);
	if (status == STATUS_OK)
		return loader_new(session, NULL, 0, 0);
	cli_print_diag(&session->diag);
	session_free(session);
	return NULL;
}

/* The browser's list while the library is there but cannot be read. What was read of it is not
 * taken for all of it. */
static struct loader *open_empty(struct session *session)
{
	struct diag why;

	diag_init(&why, 1);
	copy_last_error(&session->diag, &why);
	session_free(session);
	(void)get_ready(session);
	copy_last_error(&why, &session->diag);
	diag_free(&why);
	session_set_library_unread(session);
	return loader_new(session, NULL, 0, 0);
}

struct loader *cli_open_to_browse(struct session *session, const struct options *options)
{
	struct loader *loader = NULL;

	/* The browser says what it goes on without. */
	(void)get_ready(session);
	(void)open_database(session, options, true);
	if (options->file_count > 0) {
		session->must_load_marks = session->database != NULL;
		return loader_new(session, options->files, options->file_count,
				  options->captured_year);
	}
	if (session->is_library_unread || open_papers(session, options, &loader) != STATUS_OK)
		return open_empty(session);
	return loader;
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
	cli_print_reading(session);
	loader_delete(loader);
	session_free(session);
	return status;
}

struct sort_order cli_order(const struct session *session, const struct options *options)
{
	return options->has_order ? options->order : session->settings.order;
}

static void print_undecided(const struct filter *filter)
{
	struct strbuf line;

	strbuf_init(&line);
	if (filter_describe_undecided(filter, &line))
		fprintf(stderr, "shortlist: %s\n", line.data);
	strbuf_free(&line);
}

void cli_print_lack(const struct topic_index *topics)
{
	struct strbuf line;

	strbuf_init(&line);
	if (topic_index_describe_lack(topics, &line))
		fprintf(stderr, "shortlist: %s\n", line.data);
	strbuf_free(&line);
}

void cli_print_nothing(const struct session *session, struct str query)
{
	struct strbuf line;

	if (session->library.count == 0)
		return;
	strbuf_init(&line);
	strbuf_add_cstr(&line, query.len > 0 ? "no paper matches "
					     : "no starred papers; -q '' writes all");
	utf8_add_printable(&line, query);
	fprintf(stderr, "shortlist: %s\n", line.data);
	strbuf_free(&line);
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
	/* Papers that are like another are in the order of likeness, unless an order was chosen. */
	if (!options->has_order && query_asks_for_like(filter_query(filter)))
		filter_set_order(filter, (struct sort_order){ .key = SORT_LIKENESS });
	if (!filter_check_keys(filter, &error))
		fprintf(stderr, "shortlist: the query, column %zu: %s\n", error.column,
			error.message);
	while (filter_step(filter, STEP))
		;
	print_undecided(filter);
	return filter;
}
