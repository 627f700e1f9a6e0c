#include "config.h"

#include "model/topic_file.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* The changed topic whose line this is, or NULL. */
static const struct topic *topic_of_line(struct str line, const struct topic_list *changed)
{
	const struct topic *topic = NULL;
	char *clean;
	bool is_ascii;
	struct str cleaned;
	size_t equals;

	if (str_starts_with(line, STR(BYTE_ORDER_MARK)))
		line = str_drop(line, 3);
	clean = alloc_resize(NULL, line.len + 1, 3);
	cleaned = (struct str){ clean, utf8_clean(line, clean, &is_ascii) };
	equals = str_find(cleaned, STR("="));
	if (equals != SIZE_MAX && cleaned.p[0] != '#')
		topic = topic_list_find(changed, str_trim(str_sub(cleaned, 0, equals)));
	free(clean);
	return topic;
}

/* Adds the topic's line as it shall be from now on, once. */
static void add_topic(struct str name, const struct topic_list *now,
		      const struct topic_list *earlier, struct topic_list *done, struct strbuf *out)
{
	const struct topic *topic = topic_list_find(now, name);

	if (topic_list_find(done, name))
		return;
	topic_list_set(done, name, STR("done"), NULL, 0);
	if (!topic && !topic_list_find(earlier, name))
		return;
	strbuf_add(out, topic ? topic->name : name);
	strbuf_add_cstr(out, " =");
	if (topic) {
		strbuf_add_byte(out, ' ');
		strbuf_add(out, topic->query);
	}
	strbuf_add_byte(out, '\n');
}

void topic_file_edit(struct str text, const struct topic_list *changed,
		     const struct topic_list *now, const struct topic_list *earlier,
		     struct strbuf *out)
{
	struct topic_list done;
	struct str line;

	topic_list_init(&done);
	while (str_split_next(&text, '\n', &line)) {
		const struct topic *topic = topic_of_line(line, changed);

		if (topic) {
			add_topic(topic->name, now, earlier, &done, out);
			continue;
		}
		strbuf_add(out, line);
		/* What follows the last newline is no line. */
		if (text.p || line.len > 0)
			strbuf_add_byte(out, '\n');
	}
	for (size_t i = 0; i < changed->count; i++)
		add_topic(changed->topics[i].name, now, earlier, &done, out);
	topic_list_free(&done);
}
