#include "config.h"

#include <string.h>
#include <unistd.h>

#include "app/export.h"
#include "cli/cli.h"

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

static int report(enum status status, struct session *session, const char *output)
{
	if (status == STATUS_OK)
		return EXIT_DONE;
	if (status == STATUS_EXISTS && session->diag.total[DIAG_ERROR] == 0)
		diag_add(&session->diag, DIAG_ERROR, output, 0, 0, "exists; --force replaces it");
	cli_print_diag(&session->diag);
	return EXIT_ERROR;
}

static int export_papers(struct session *session, const struct options *options,
			 const struct writer_format *format)
{
	struct filter *filter = choose(session, options);
	const char *output = options->output ? options->output : "-";
	bool is_to_terminal = strcmp(output, "-") == 0 && isatty(STDOUT_FILENO);
	struct export_job job = {
		.session = session,
		.format = format,
		.options = { .raw = options->raw,
			     .bom = options->bom,
			     .is_printable = is_to_terminal },
	};
	struct topic_index *topics;
	int status = EXIT_NOTHING;

	if (!filter)
		return EXIT_ERROR;
	topics = topic_index_new(&session->corpus, &session->topics, session->pool);
	job.topics = topics;
	job.papers = filter_papers(filter, &job.count);
	if (job.count > 0)
		status = report(export_to_file(&job, output, options->force, &session->diag),
				session, output);
	topic_index_delete(topics);
	filter_delete(filter);
	return status;
}

int cmd_export(const struct options *options)
{
	const struct writer_format *format =
		options->format ? writer_format_find(str_from(options->format)) : writer_formats[0];
	struct session session;
	struct loader *loader;
	int status;

	if (!format || !format->is_export) {
		return cli_refuse_format(options->format, "csv or jsonl");
	}
	loader = cli_open(&session, options, false);
	cli_load(loader);
	cli_print_diag(&session.diag);
	cli_print_not_understood(&session);
	diag_clear(&session.diag);
	status = export_papers(&session, options, format);
	if (loader_failed_count(loader) > 0)
		status = EXIT_ERROR;
	loader_delete(loader);
	session_free(&session);
	return status;
}
