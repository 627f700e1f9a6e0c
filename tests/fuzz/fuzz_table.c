/*
 * Any rows below any header that tools write. The first byte chooses how the text is cut into
 * pieces, the second what separates the cells; the next ones choose columns, up to one past the
 * last; the rest are the rows. Built with -fsanitize=fuzzer this is a fuzzer; built with -DREPLAY
 * it reads the files named as arguments.
 */
#include "config.h"

#include "base/strbuf.h"
#include "fuzz_reader.h"
#include "read/dialect_tables.h"

/* Adds the title of a column: of all tools, or what tells a tool; false past the last. */
static bool add_column(struct strbuf *text, size_t number)
{
	const struct dialect *all = &table_columns_of_all;
	size_t tool = number > all->count ? number - all->count - 1 : 0;

	if (number < all->count) {
		strbuf_add_cstr(text, all->names[number].name);
		return true;
	}
	if (number == all->count || tool / TABLE_SIGNS_MAX >= table_tool_count)
		return false;
	if (table_tools[tool / TABLE_SIGNS_MAX].signs[tool % TABLE_SIGNS_MAX])
		strbuf_add_cstr(text,
				table_tools[tool / TABLE_SIGNS_MAX].signs[tool % TABLE_SIGNS_MAX]);
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char separators[] = { ',', ';', '\t', '|' };
	struct strbuf text;
	size_t at = 2;

	if (size < 4)
		return 0;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "Title");
	while (at + 1 < size) {
		size_t number = (size_t)data[at] * 2 + (data[at + 1] & 1);

		at += 2;
		strbuf_add_byte(&text, separators[data[1] % 4]);
		if (!add_column(&text, number))
			break;
	}
	strbuf_add_byte(&text, '\n');
	strbuf_add(&text, (struct str){ (const char *)data + at, size - at });
	fuzz_read((const uint8_t *)text.data, text.len, 1u + data[0]);
	strbuf_free(&text);
	return 0;
}
