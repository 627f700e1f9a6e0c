#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

/*
 * A growing byte buffer. What it holds is always followed by a NUL that is not counted, so that
 * `data` can be handed to the C library.
 *
 * What is set, added, inserted or formatted may be a view of the buffer itself. Functions elsewhere
 * that add to a buffer piece by piece must not be handed such a view, and assert it (strbuf_holds).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct strbuf {
	char *data; /* never NULL after strbuf_init */
	size_t len;
	size_t capacity;
};

void strbuf_init(struct strbuf *buf);
void strbuf_free(struct strbuf *buf);

/* Keeps the memory. An empty buffer may have none of its own, and is not written. */
static inline void strbuf_clear(struct strbuf *buf)
{
	if (buf->len == 0)
		return;
	buf->len = 0;
	buf->data[0] = '\0';
}

void strbuf_reserve(struct strbuf *buf, size_t more); /* room for `more` bytes and the NUL */
void strbuf_pad(struct strbuf *buf, size_t more);     /* the same, and they are zero */
void strbuf_set(struct strbuf *buf, struct str s);    /* in place of what it held */
void strbuf_add(struct strbuf *buf, struct str s);
void strbuf_add_cstr(struct strbuf *buf, const char *c_string);
void strbuf_add_byte(struct strbuf *buf, char byte);
void strbuf_add_codepoint(struct strbuf *buf, uint32_t codepoint);         /* as UTF-8 */
void strbuf_add_number(struct strbuf *buf, int64_t number, size_t digits); /* at least that many */
void strbuf_addf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds word `i` of `count` that one can choose from, with what links it to the one before: "a, b or
 * c". */
void strbuf_add_choice(struct strbuf *buf, const char *word, size_t i, size_t count);

void strbuf_insert(struct strbuf *buf, size_t at, struct str s);
void strbuf_remove(struct strbuf *buf, size_t from, size_t len);
void strbuf_truncate(struct strbuf *buf, size_t len);
bool strbuf_holds(const struct strbuf *buf, struct str s); /* whether s is a view of buf */

/* A view, good until the next change. */
static inline struct str strbuf_str(const struct strbuf *buf)
{
	return (struct str){ buf->data, buf->len };
}

/* Hands the bytes over to the caller, who frees them, and leaves buf empty. */
char *strbuf_detach(struct strbuf *buf);

#endif
