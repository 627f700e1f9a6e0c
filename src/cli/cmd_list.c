#include "config.h"

#include <unistd.h>

#include "app/export.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/table.h"

static int write_out(void *context, struct str bytes)
{
	return fwrite(bytes.p, 1, bytes.len, context) != bytes.len;
}

static void print_table(const struct session *session, const uint32_t *papers, size_t count)
{
	if (isatty(STDOUT_FILENO))
		table_print_aligned(session, papers, count, stdout);
	else
		table_print_lines(session, papers, count, stdout);
}

static int print_papers(struct session *session, const struct options *options,
			const struct writer_format *format)
{
	struct filter *filter = cli_filter(session, options);
	struct export_job job = {
		.session = session,
		.format = format,
		.options = { .raw = options->raw,
			     .bom = options->bom,
			     .is_printable = isatty(STDOUT_FILENO) },
	};
	struct topic_index *topics;

	if (!filter)
		return EXIT_ERROR;
	topics = topic_index_new(&session->corpus, &session->topics, session->pool);
	job.topics = topics;
	job.papers = filter_papers(filter, &job.count);
	if (job.count == 0)
		;
	else if (format)
		export_rows(&job, write_out, stdout);
	else
		print_table(session, job.papers, job.count);
	topic_index_delete(topics);
	filter_delete(filter);
	return job.count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

int cmd_list(const struct options *options)
{
	const char *name = options->format ? options->format : "table";
	bool is_table = str_equal(str_from(name), STR("table"));
	const struct writer_format *format = is_table ? NULL : writer_format_find(str_from(name));
	struct session session;
	struct loader *loader;
	int status;

	if (!is_table && !format) {
		return cli_refuse_format(name, "table, jsonl, csv or titles");
	}
	loader = cli_open(&session, options, false);
	cli_load(loader);
	status = print_papers(&session, options, format);
	if (file_close_checked(stdout, "standard output", &session.diag) != STATUS_OK ||
	    loader_failed_count(loader) > 0)
		status = EXIT_ERROR;
	cli_print_diag(&session.diag);
	cli_print_not_understood(&session);
	loader_delete(loader);
	session_free(&session);
	return status;
}
