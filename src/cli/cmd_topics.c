#include "config.h"

#include "base/utf8.h"
#include "cli/cli.h"
#include "search/topic_index.h"

static void add_line(const struct topic *topic, size_t count, size_t width, struct strbuf *out)
{
	utf8_add_printable(out, topic->name);
	for (size_t i = utf8_str_width(topic->name); i < width; i++)
		strbuf_add_byte(out, ' ');
	strbuf_addf(out, "  %7zu  ", count);
	utf8_add_printable(out, topic->query);
	strbuf_add_byte(out, '\n');
}

static int print_topics(struct session *session, FILE *stream)
{
	struct topic_index *index =
		topic_index_new(&session->corpus, &session->topics, session->pool);
	size_t width = topic_list_width(&session->topics);
	struct strbuf out;
	int status;

	while (topic_index_step(index, 1000000))
		;
	strbuf_init(&out);
	for (size_t i = 0; i < session->topics.count; i++)
		add_line(&session->topics.topics[i], topic_index_count(index, i), width, &out);
	fwrite(out.data, 1, out.len, stream);
	strbuf_free(&out);
	cli_print_lack(index);
	topic_index_delete(index);
	status = session->topics.count > 0 ? EXIT_DONE : EXIT_NOTHING;
	return status;
}

int cmd_topics(const struct options *options, FILE *out)
{
	struct session session;
	struct loader *loader = cli_open(&session, options, false);
	int status;

	if (!loader)
		return EXIT_ERROR;
	cli_load(loader);
	status = print_topics(&session, out);
	return cli_finish(&session, loader, out, status);
}
