#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "session/export.h"

/* Without a query: the starred ones. */
static struct filter *choose(struct session *session, const struct options *options)
{
	struct options starred = *options;
	struct filter *filter;

	if (options->has_query)
		return cli_filter(session, options);
	strbuf_init(&starred.query);
	strbuf_add_cstr(&starred.query, "is:starred");
	filter = cli_filter(session, &starred);
	strbuf_free(&starred.query);
	return filter;
}

/* To a person at a terminal, who may be going to send the file to others. */
static void print_written(const char *path, size_t count, size_t notes)
{
	struct strbuf line;

	strbuf_init(&line);
	strbuf_addf(&line, "%zu paper%s written to ", count, count == 1 ? "" : "s");
	utf8_add_printable(&line, str_from(path));
	export_add_notes(&line, notes);
	fprintf(stderr, "shortlist: %s\n", line.data);
	strbuf_free(&line);
}

static void show_progress(void *context, size_t rows)
{
	progress_show(context, rows, clock_milliseconds());
}

static enum status write_to_file(struct export_job *job, const char *path, bool force,
				 struct export_outcome *outcome, struct diag *diag)
{
	bool is_seen = isatty(STDERR_FILENO);
	struct progress progress;
	enum status status;

	progress_begin(&progress, is_seen ? stderr : NULL, job->count, clock_milliseconds());
	job->progress = show_progress;
	job->progress_context = &progress;
	status = export_to_file(job, path, force, outcome, diag);
	progress_end(&progress);
	if (status == STATUS_EXISTS)
		diag_add(diag, DIAG_ERROR, path, 0, 0, "exists; --force replaces it");
	else if (status == STATUS_OK && is_seen)
		print_written(path, job->count, outcome->notes);
	return status;
}

/* path is NULL where they are printed. */
static int write_papers(struct export_job *job, const char *path, bool force,
			struct export_outcome *outcome, struct diag *diag, FILE *out)
{
	if (path && write_to_file(job, path, force, outcome, diag) != STATUS_OK)
		return EXIT_ERROR;
	if (!path)
		export_rows(job, export_to_stream, out, outcome);
	return EXIT_DONE;
}

/* Once, whatever the number of papers. */
static void print_left_out(const struct writer_format *format, uint64_t left_out)
{
	struct strbuf what;

	strbuf_init(&what);
	if (export_describe_left_out(format, left_out, &what))
		fprintf(stderr, "shortlist: %s leaves out %s\n", format->title, what.data);
	strbuf_free(&what);
}

static int export_papers(struct session *session, const struct options *options,
			 const struct writer_format *format, FILE *out)
{
	struct filter *filter = choose(session, options);
	bool is_to_file = options->output && strcmp(options->output, "-") != 0;
	struct export_job job = {
		.session = session,
		.format = format,
		.options = options->writing,
	};
	struct topic_index *topics;
	struct export_outcome outcome = { 0 };
	int status = EXIT_NOTHING;

	if (!filter)
		return EXIT_ERROR;
	job.options.is_printable = !is_to_file && isatty(STDOUT_FILENO);
	job.options.width = output_width();
	topics = topic_index_new(&session->corpus, &session->topics, session->pool);
	job.topics = topics;
	job.papers = filter_papers(filter, &job.count);
	if (job.count > 0)
		status = write_papers(&job, is_to_file ? options->output : NULL, options->force,
				      &outcome, &session->diag, out);
	else
		cli_print_nothing(session, strbuf_str(&options->query));
	if (status == EXIT_DONE)
		print_left_out(format, outcome.left_out);
	cli_print_lack(topics);
	topic_index_delete(topics);
	filter_delete(filter);
	return status;
}

/* NULL, and a sentence on standard error, when it is not known. */
static const struct writer_format *choose_format(const struct options *options)
{
	const struct writer_format *format;
	struct diag diag;

	if (options->format) {
		format = writer_format_find(str_from(options->format));
		if (!format)
			cli_refuse_format(options->format);
		return format;
	}
	if (!options->output)
		return writer_formats[0];
	diag_init(&diag, 1);
	format = writer_format_choose(options->output, &diag);
	cli_print_diag(&diag);
	diag_free(&diag);
	return format;
}

int cmd_export(const struct options *options, FILE *out)
{
	const struct writer_format *format = choose_format(options);
	struct session session;
	struct loader *loader;
	int status;

	if (!format || !cli_check_writing(options, format))
		return EXIT_ERROR;
	loader = cli_open(&session, options, false);
	if (!loader)
		return EXIT_ERROR;
	cli_load(loader);
	status = export_papers(&session, options, format, out);
	return cli_finish(&session, loader, out, status);
}
