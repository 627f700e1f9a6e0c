#include "config.h"

#include <unistd.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "session/export.h"

static int print_papers(struct session *session, const struct options *options,
			const struct writer_format *format, FILE *out)
{
	struct filter *filter = cli_filter(session, options);
	struct export_job job = {
		.session = session,
		.format = format,
		.options = options->writing,
	};
	struct topic_index *topics;

	if (!filter)
		return EXIT_ERROR;
	job.options.is_printable = isatty(STDOUT_FILENO);
	job.options.width = output_width();
	topics = topic_index_new(&session->corpus, &session->topics, session->pool);
	job.topics = topics;
	job.papers = filter_papers(filter, &job.count);
	if (job.count > 0)
		export_rows(&job, export_to_stream, out, NULL);
	else if (isatty(STDERR_FILENO))
		cli_print_nothing(session, strbuf_str(&options->query));
	cli_print_lack(topics);
	topic_index_delete(topics);
	filter_delete(filter);
	return job.count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

int cmd_list(const struct options *options, FILE *out)
{
	const char *name = options->format ? options->format : "table";
	const struct writer_format *format = writer_format_find(str_from(name));
	struct session session;
	struct loader *loader;
	int status;

	if (!format)
		return cli_refuse_format(name);
	if (!cli_check_writing(options, format))
		return EXIT_ERROR;
	loader = cli_open(&session, options, false);
	if (!loader)
		return EXIT_ERROR;
	cli_load(loader);
	status = print_papers(&session, options, format, out);
	return cli_finish(&session, loader, out, status);
}
