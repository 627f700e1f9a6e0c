/* What is wrong with a query, and where. */

#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "search/query_private.h"

/* What is shown of a long word, in bytes before it is made safe: each byte can become 10. */
#define SHOWN_LEN 40

static size_t column_of(struct str text, size_t at)
{
	size_t column = 1;
	size_t i = 0;
	uint32_t codepoint;

	while (i < at && i < text.len) {
		i += utf8_decode(str_sub(text, i, text.len), &codepoint);
		column++;
	}
	return column;
}

/* At most len bytes of s, without a part of a character at the end. */
static struct str cut(struct str s, size_t len)
{
	if (len >= s.len)
		return s;
	while (len > 0 && (s.p[len] & 0xC0) == 0x80)
		len--;
	return str_sub(s, 0, len);
}

const char *query_show(struct str s, char out[QUERY_SHOWN_SIZE])
{
	struct str part = cut(s, SHOWN_LEN);
	struct strbuf clean, safe;
	struct str shown;
	bool is_ascii;

	strbuf_init(&clean);
	strbuf_reserve(&clean, 3 * part.len);
	clean.len = utf8_clean(part, clean.data, &is_ascii);
	strbuf_init(&safe);
	utf8_add_printable(&safe, strbuf_str(&clean));
	shown = cut(strbuf_str(&safe), QUERY_SHOWN_SIZE - 4);
	snprintf(out, QUERY_SHOWN_SIZE, "%.*s%s", STR_ARG(shown),
		 part.len < s.len || shown.len < safe.len ? "..." : "");
	strbuf_free(&safe);
	strbuf_free(&clean);
	return out;
}

void query_fail(struct query_error *error, struct str text, size_t at, bool is_incomplete,
		const char *format, ...)
{
	va_list arguments;
	char *message;
	int len;

	va_start(arguments, format);
	len = vasprintf(&message, format, arguments);
	va_end(arguments);
	if (len >= 0) {
		struct str kept =
			cut((struct str){ message, (size_t)len }, sizeof(error->message) - 1);

		snprintf(error->message, sizeof(error->message), "%.*s", STR_ARG(kept));
		free(message);
	}
	error->column = column_of(text, at);
	error->is_incomplete = is_incomplete;
}
