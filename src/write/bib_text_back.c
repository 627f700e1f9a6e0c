/* Whether a value, when our reader has read it and a library has taken it, is the text again. */

#include "config.h"

#include "write/bib_text_private.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/bibtex_text.h"
#include "text/markup.h"
#include "text/tex.h"

/* Cleans a text in its place, as a library does. */
static void clean(struct strbuf *text)
{
	char *room = alloc_resize(NULL, text->len + 1, 3);
	bool is_ascii;
	size_t len = utf8_clean(strbuf_str(text), room, &is_ascii);

	strbuf_set(text, (struct str){ room, len });
	free(room);
}

static void read_back(struct strbuf *out, struct str value, const struct bib_style *style)
{
	struct strbuf source;
	struct str text;

	strbuf_init(&source);
	(style->is_markup ? bibtex_markup_add : bibtex_text_add)(&source, value);
	text = utf8_trim(strbuf_str(&source));
	if (style->is_markup && markup_has(text))
		markup_add_text(out, text);
	else
		strbuf_add(out, text);
	strbuf_free(&source);
	clean(out);
}

static void show(struct strbuf *out, struct str text)
{
	struct tex_text shown;

	tex_text_init(&shown);
	tex_read(&shown, text);
	strbuf_set(out, shown.text);
	tex_text_free(&shown);
	clean(out);
}

static bool is_shown_same(struct str a, struct str b)
{
	struct strbuf shown_a, shown_b;
	bool is_same;

	strbuf_init(&shown_a);
	strbuf_init(&shown_b);
	show(&shown_a, a);
	show(&shown_b, b);
	is_same = str_equal(strbuf_str(&shown_a), strbuf_str(&shown_b));
	strbuf_free(&shown_b);
	strbuf_free(&shown_a);
	return is_same;
}

bool bib_comes_back(struct str value, struct str text, const struct bib_style *style)
{
	struct strbuf back;
	bool is_same;

	strbuf_init(&back);
	read_back(&back, value, style);
	is_same = str_equal(strbuf_str(&back), text) || is_shown_same(strbuf_str(&back), text);
	strbuf_free(&back);
	return is_same;
}
