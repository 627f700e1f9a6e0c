/*
 * A buffer with capacity 0 has no memory of its own: its data is the one shared empty string, which
 * is never written. Otherwise data has capacity bytes, len < capacity, and data[len] is NUL.
 */

#include "config.h"

#include "base/strbuf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define FIRST_CAPACITY 32

/* Longer formatted text is allocated for the call. */
#define FORMATTED_FEW 256

static char empty[1];

void strbuf_init(struct strbuf *buf)
{
	*buf = (struct strbuf){ empty, 0, 0 };
}

void strbuf_free(struct strbuf *buf)
{
	if (buf->capacity)
		free(buf->data);
	strbuf_init(buf);
}

void strbuf_reserve(struct strbuf *buf, size_t more)
{
	size_t needed;
	char *old = buf->capacity ? buf->data : NULL;

	if (more < buf->capacity - buf->len)
		return;
	if (__builtin_add_overflow(buf->len, more, &needed) || ++needed == 0)
		alloc_out_of_memory();
	buf->data = alloc_grow(old, &buf->capacity,
			       needed < FIRST_CAPACITY ? FIRST_CAPACITY : needed, 1);
	buf->data[buf->len] = '\0';
}

void strbuf_pad(struct strbuf *buf, size_t more)
{
	strbuf_reserve(buf, more);
	memset(buf->data + buf->len, 0, more + 1);
}

bool strbuf_holds(const struct strbuf *buf, struct str s)
{
	return s.len > 0 && (uintptr_t)s.p >= (uintptr_t)buf->data &&
	       (uintptr_t)s.p < (uintptr_t)buf->data + buf->capacity;
}

void strbuf_set(struct strbuf *buf, struct str s)
{
	if (!strbuf_holds(buf, s)) {
		strbuf_clear(buf);
		strbuf_add(buf, s);
		return;
	}
	memmove(buf->data, s.p, s.len);
	buf->len = s.len;
	buf->data[s.len] = '\0';
}

/* Makes room for s. What it is a view of may move, and s with it. */
static void reserve_for(struct strbuf *buf, struct str *s)
{
	size_t offset = strbuf_holds(buf, *s) ? (size_t)(s->p - buf->data) : SIZE_MAX;

	strbuf_reserve(buf, s->len);
	if (offset != SIZE_MAX)
		s->p = buf->data + offset;
}

void strbuf_add(struct strbuf *buf, struct str s)
{
	if (s.len == 0)
		return;
	if (s.len >= buf->capacity - buf->len)
		reserve_for(buf, &s);
	memcpy(buf->data + buf->len, s.p, s.len);
	buf->len += s.len;
	buf->data[buf->len] = '\0';
}

void strbuf_add_cstr(struct strbuf *buf, const char *c_string)
{
	strbuf_add(buf, str_from(c_string));
}

void strbuf_add_byte(struct strbuf *buf, char byte)
{
	if (buf->capacity - buf->len <= 1)
		strbuf_reserve(buf, 1);
	buf->data[buf->len++] = byte;
	buf->data[buf->len] = '\0';
}

void strbuf_add_codepoint(struct strbuf *buf, uint32_t codepoint)
{
	char bytes[4];

	strbuf_add(buf, (struct str){ bytes, utf8_encode(codepoint, bytes) });
}

/* printf takes longer for a number than a row of a table takes otherwise. */
void strbuf_add_number(struct strbuf *buf, int64_t number, size_t digits)
{
	char text[24];
	size_t at = sizeof(text), first = digits < sizeof(text) ? at - digits : 1;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

	for (; rest > 0 || at > first || at == sizeof(text); rest /= 10)
		text[--at] = (char)('0' + rest % 10);
	if (number < 0)
		text[--at] = '-';
	strbuf_add(buf, (struct str){ text + at, sizeof(text) - at });
}

/* The arguments may point into the buffer: the text is formatted outside it first. */
void strbuf_addf(struct strbuf *buf, const char *format, ...)
{
	va_list arguments;
	char few[FORMATTED_FEW], *formatted = few;
	int len;

	va_start(arguments, format);
	len = vsnprintf(few, sizeof(few), format, arguments);
	va_end(arguments);
	assert(len >= 0);
	if (len <= 0)
		return;
	if ((size_t)len >= sizeof(few)) {
		formatted = alloc_bytes((size_t)len + 1);
		va_start(arguments, format);
		vsnprintf(formatted, (size_t)len + 1, format, arguments);
		va_end(arguments);
	}
	strbuf_add(buf, (struct str){ formatted, (size_t)len });
	if (formatted != few)
		free(formatted);
}

void strbuf_add_choice(struct strbuf *buf, const char *word, size_t i, size_t count)
{
	if (i > 0)
		strbuf_add_cstr(buf, i + 1 < count ? ", " : " or ");
	strbuf_add_cstr(buf, word);
}

void strbuf_insert(struct strbuf *buf, size_t at, struct str s)
{
	char *copy = strbuf_holds(buf, s) ? alloc_copy(s.p, s.len) : NULL;

	assert(at <= buf->len);
	if (s.len == 0)
		goto out;
	strbuf_reserve(buf, s.len);
	memmove(buf->data + at + s.len, buf->data + at, buf->len - at + 1);
	memcpy(buf->data + at, copy ? copy : s.p, s.len);
	buf->len += s.len;
out:
	free(copy);
}

void strbuf_remove(struct strbuf *buf, size_t from, size_t len)
{
	assert(from <= buf->len && len <= buf->len - from);
	if (len == 0)
		return;
	memmove(buf->data + from, buf->data + from + len, buf->len - from - len + 1);
	buf->len -= len;
}

void strbuf_truncate(struct strbuf *buf, size_t len)
{
	assert(len <= buf->len);
	if (len == buf->len)
		return;
	buf->len = len;
	buf->data[len] = '\0';
}

char *strbuf_detach(struct strbuf *buf)
{
	char *bytes = buf->capacity ? buf->data : alloc_copy("", 0);

	strbuf_init(buf);
	return bytes;
}
