#include "config.h"

#include <unistd.h>

#include "cli/cli.h"
#include "cli/table.h"
#include "session/export.h"

static void print_table(const struct session *session, const uint32_t *papers, size_t count,
			FILE *out)
{
	if (isatty(STDOUT_FILENO))
		table_print_aligned(session, papers, count, out);
	else
		table_print_lines(session, papers, count, out);
}

static int print_papers(struct session *session, const struct options *options,
			const struct writer_format *format, FILE *out)
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
		export_rows(&job, export_to_stream, out);
	else
		print_table(session, job.papers, job.count, out);
	cli_print_lack(topics);
	topic_index_delete(topics);
	filter_delete(filter);
	return job.count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

int cmd_list(const struct options *options, FILE *out)
{
	const char *name = options->format ? options->format : "table";
	bool is_table = str_equal(str_from(name), STR("table"));
	const struct writer_format *format = is_table ? NULL : writer_format_find(str_from(name));
	struct session session;
	struct loader *loader;
	int status;

	if (!is_table && !format) {
		return cli_refuse_format(name, true);
	}
	loader = cli_open(&session, options, false);
	if (!loader)
		return EXIT_ERROR;
	cli_load(loader);
	status = print_papers(&session, options, format, out);
	return cli_finish(&session, loader, out, status);
}
