#include "config.h"

#include "read/json_early.h"

void json_early_init(struct json_early *early)
{
	*early = (struct json_early){ 0 };
	strbuf_init(&early->text);
}

void json_early_free(struct json_early *early)
{
	strbuf_free(&early->text);
}

void json_early_forget(struct json_early *early, size_t depth)
{
	if (early->depth != depth)
		return;
	early->count = 0;
	strbuf_clear(&early->text);
}

void json_early_keep(struct json_early *early, size_t depth, struct str object, size_t line)
{
	if (early->depth != depth) {
		json_early_forget(early, early->depth);
		early->depth = depth;
	}
	if (early->count == JSON_EARLY_MAX || early->text.len + object.len > JSON_EARLY_BYTES_MAX)
		return;
	strbuf_add(&early->text, object);
	early->lines[early->count] = line;
	early->ends[early->count++] = early->text.len;
}

struct str json_early_text(const struct json_early *early, size_t i)
{
	size_t begin = i > 0 ? early->ends[i - 1] : 0;

	return str_sub(strbuf_str(&early->text), begin, early->ends[i] - begin);
}
