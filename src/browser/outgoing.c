/* The text's items are joined with a newline; the last has none. */

#include "config.h"

#include "browser/outgoing.h"

#include <stdint.h>

#include "base/utf8.h"

void outgoing_init(struct outgoing *outgoing)
{
	*outgoing = (struct outgoing){ .item_count = 0 };
	strbuf_init(&outgoing->address);
	strbuf_init(&outgoing->text);
	strbuf_init(&outgoing->sentence);
	note_draft_init(&outgoing->note);
}

void outgoing_free(struct outgoing *outgoing)
{
	strbuf_free(&outgoing->address);
	strbuf_free(&outgoing->text);
	strbuf_free(&outgoing->sentence);
	note_draft_free(&outgoing->note);
}

void outgoing_clear_text(struct outgoing *outgoing)
{
	strbuf_clear(&outgoing->text);
	strbuf_clear(&outgoing->sentence);
	outgoing->item_count = 0;
}

/* Controls, changes of direction, tags. */
static bool is_left_out(uint32_t codepoint)
{
	return (codepoint < 0x20 && codepoint != '\n' && codepoint != '\t') ||
	       (codepoint >= 0x7F && codepoint < 0xA0) || codepoint == 0x061C ||
	       (codepoint >= 0x200E && codepoint <= 0x200F) ||
	       (codepoint >= 0x2028 && codepoint <= 0x202E) ||
	       (codepoint >= 0x2066 && codepoint <= 0x2069) ||
	       (codepoint >= 0xE0000 && codepoint <= 0xE007F);
}

bool outgoing_add_items(struct outgoing *outgoing, struct str items, size_t count)
{
	if (outgoing->item_count > 0)
		strbuf_add_byte(&outgoing->text, '\n');
	outgoing->item_count += count;
	while (items.len > 0) {
		uint32_t codepoint;
		size_t len = utf8_decode(items, &codepoint);

		if (!is_left_out(codepoint))
			strbuf_add_codepoint(&outgoing->text, codepoint);
		items = str_drop(items, len);
	}
	return outgoing->text.len <= OUTGOING_TEXT_MAX;
}

void outgoing_describe_text(struct outgoing *outgoing, const char *one, const char *several,
			    size_t missing)
{
	struct strbuf *out = &outgoing->sentence;
	size_t added = outgoing->item_count;

	strbuf_clear(out);
	if (added == 1 && missing == 0)
		strbuf_addf(out, "%s copied", one);
	else
		strbuf_addf(out, "%zu %s copied", added, added == 1 ? one : several);
	if (missing > 0)
		strbuf_addf(out, "; %zu paper%s none", missing, missing == 1 ? " has" : "s have");
}
