#include "config.h"

#include "read/line_limit.h"

#include <string.h>

#include "read/format.h"

/* The length of the line that has not ended, once the bytes have come. */
static size_t open_len(size_t len, struct str bytes)
{
	const char *newline = bytes.len > 0 ? memrchr(bytes.p, '\n', bytes.len) : NULL;

	return newline ? (size_t)(bytes.p + bytes.len - newline) - 1 : len + bytes.len;
}

struct str line_limit_pass(struct line_limit *limit, struct str bytes, bool *is_exceeded)
{
	const char *newline = bytes.len > 0 ? memchr(bytes.p, '\n', bytes.len) : NULL;
	size_t end = newline ? (size_t)(newline - bytes.p) : bytes.len;

	*is_exceeded = !limit->is_left && limit->len + end > FORMAT_RECORD_MAX;
	limit->is_left |= *is_exceeded;
	limit->has_left |= *is_exceeded;
	if (limit->is_left) {
		bytes = str_sub(bytes, end, bytes.len);
		limit->is_left = !newline;
	}
	limit->len = open_len(limit->len, bytes);
	return bytes;
}
