#include "config.h"

#include "text/blanks.h"

#include "base/ascii.h"

bool blanks_are_double(struct str s)
{
	return ascii_find_double_blank(s.p, s.len) < s.len;
}

void blanks_squeeze(struct strbuf *text, size_t from, uint32_t *offsets)
{
	size_t len = from;

	if (!blanks_are_double(str_drop(strbuf_str(text), from)))
		return;
	for (size_t i = from; i < text->len; i++) {
		if (text->data[i] == ' ' && len > from && text->data[len - 1] == ' ')
			continue;
		if (offsets)
			offsets[len - from] = offsets[i - from];
		text->data[len++] = text->data[i];
	}
	if (offsets)
		offsets[len - from] = offsets[text->len - from];
	strbuf_truncate(text, len);
}
