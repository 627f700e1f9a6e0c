/*
 * Messages in the order in which they were added. A message is cut off after TEXT_LIMIT bytes, so
 * that what a hostile file puts into one, and into all of them together, is bounded.
 */

#include "config.h"

#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define TEXT_LIMIT 1000

void diag_init(struct diag *diag, size_t limit)
{
	*diag = (struct diag){ .limit = limit };
}

static void message_free(struct diag_message *message)
{
	free(message->file);
	free(message->text);
}

void diag_clear(struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++)
		message_free(&diag->messages[i]);
	diag->count = 0;
	memset(diag->total, 0, sizeof(diag->total));
}

void diag_free(struct diag *diag)
{
	diag_clear(diag);
	free(diag->messages);
	diag_init(diag, diag->limit);
}

/* Removes the newest message below an error from a full diag, so that no error is lost. */
static bool make_room_for_error(struct diag *diag)
{
	size_t i = diag->count;

	while (i > 0 && diag->messages[i - 1].level == DIAG_ERROR)
		i--;
	if (i == 0)
		return false;
	message_free(&diag->messages[i - 1]);
	memmove(&diag->messages[i - 1], &diag->messages[i],
		(diag->count - i) * sizeof(*diag->messages));
	diag->count--;
	return true;
}

/* Returns as much of text as a message may have, cleaned and printable; the caller frees it. */
static char *make_safe(struct str text, bool is_cut)
{
	struct strbuf safe;
	char *cleaned = alloc_bytes(3 * text.len);
	bool is_ascii;
	size_t len = utf8_clean(text, cleaned, &is_ascii);

	strbuf_init(&safe);
	utf8_add_printable(&safe, (struct str){ cleaned, len });
	if (is_cut)
		strbuf_add_cstr(&safe, "…");
	free(cleaned);
	return strbuf_detach(&safe);
}

__attribute__((format(printf, 1, 0))) static char *format_text(const char *format,
							       va_list arguments)
{
	char text[TEXT_LIMIT + 1];
	int formatted = vsnprintf(text, sizeof(text), format, arguments);
	size_t len = formatted < 0 ? 0 : (size_t)formatted;
	bool is_cut = len > TEXT_LIMIT;

	if (is_cut) /* not within a character */
		len = utf8_previous((struct str){ text, TEXT_LIMIT }, TEXT_LIMIT);
	return make_safe((struct str){ text, len }, is_cut);
}

void diag_add(struct diag *diag, enum diag_level level, const char *file, size_t line,
	      size_t column, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diag_add_list(diag, level, file, line, column, format, arguments);
	va_end(arguments);
}

void diag_add_list(struct diag *diag, enum diag_level level, const char *file, size_t line,
		   size_t column, const char *format, va_list arguments)
{
	struct diag_message message = { .level = level, .line = line, .column = column };

	diag->total[level]++;
	if (diag->count >= diag->limit && level != DIAG_ERROR)
		return;
	/* First: the arguments may point into the message that is removed. */
	message.file = file ? alloc_copy(file, strlen(file)) : NULL;
	message.text = format_text(format, arguments);
	if (diag->count >= diag->limit && !make_room_for_error(diag)) {
		message_free(&message);
		return;
	}
	diag->messages = alloc_grow(diag->messages, &diag->capacity, diag->count + 1,
				    sizeof(*diag->messages));
	diag->messages[diag->count++] = message;
}

const struct diag_message *diag_last_error(const struct diag *diag)
{
	for (size_t i = diag->count; i > 0; i--)
		if (diag->messages[i - 1].level == DIAG_ERROR)
			return &diag->messages[i - 1];
	return NULL;
}

void diag_format(const struct diag_message *message, struct strbuf *out)
{
	if (message->file) {
		char *file = make_safe(str_from(message->file), false);

		strbuf_add_cstr(out, file);
		free(file);
	}
	if (message->file && message->line)
		strbuf_add_byte(out, ':');
	if (message->line)
		strbuf_addf(out, "%zu", message->line);
	if (message->line && message->column)
		strbuf_addf(out, ":%zu", message->column);
	if (message->file || message->line)
		strbuf_add_cstr(out, ": ");
	strbuf_add_cstr(out, message->text);
}
