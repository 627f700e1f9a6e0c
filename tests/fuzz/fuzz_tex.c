/*
 * Any text read as TeX: what is shown is valid UTF-8, and stretches of the source stay in order in
 * it. Built with -fsanitize=fuzzer this is a fuzzer; built with -DREPLAY it reads the files named
 * as arguments.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "replay.h"
#include "text/tex.h"

static void require(bool holds)
{
	if (!holds)
		abort();
}

/* Bytes that were not valid have become three by being cleaned. */
static void check_shown(struct str shown)
{
	uint32_t codepoint;
	size_t len;

	for (size_t i = 0; i < shown.len; i += len) {
		len = utf8_decode(str_sub(shown, i, SIZE_MAX), &codepoint);
		require(codepoint != UTF8_REPLACEMENT || len == 3);
	}
}

static void check_stretches(const struct tex_text *text, size_t len)
{
	size_t last = 0;

	for (size_t i = 0; i < len; i++) {
		size_t start = i, end = i + 1 + i % 7 < len ? i + 1 + i % 7 : len;

		if (!tex_show(text, &start, &end))
			continue;
		require(start >= last && end > start && end <= text->text.len);
		last = start;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *clean = alloc_bytes(3 * size + 1);
	struct tex_text text;
	bool is_ascii;
	size_t len = utf8_clean((struct str){ (const char *)data, size }, clean, &is_ascii);

	tex_text_init(&text);
	tex_read(&text, (struct str){ clean, len });
	check_shown(text.text);
	check_stretches(&text, len);
	tex_text_free(&text);
	free(clean);
	return 0;
}
