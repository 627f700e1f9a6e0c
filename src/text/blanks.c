#include "config.h"

#include "text/blanks.h"

#include <string.h>

#define EACH_BYTE(byte) (0x0101010101010101u * (byte))

/* Looks at eight bytes at a time, and at the eight from the next one on: where both are blanks, a
 * byte of zero is left. */
bool blanks_are_double(struct str s)
{
	size_t i = 0;

	for (; i + 9 <= s.len; i += 8) {
		uint64_t bytes, next;

		memcpy(&bytes, s.p + i, sizeof(bytes));
		memcpy(&next, s.p + i + 1, sizeof(next));
		bytes = (bytes ^ EACH_BYTE(' ')) | (next ^ EACH_BYTE(' '));
		if ((bytes - EACH_BYTE(1u)) & ~bytes & EACH_BYTE(0x80u))
			return true;
	}
	for (; i + 1 < s.len; i++)
		if (s.p[i] == ' ' && s.p[i + 1] == ' ')
			return true;
	return false;
}

void blanks_squeeze(struct strbuf *text, size_t from, uint32_t *offsets)
{
	size_t len = from;

	if (!blanks_are_double(str_sub(strbuf_str(text), from, SIZE_MAX)))
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
