/* Lines below a title that say what they are: "**Authors**: Ann Poe", "Abstract: We fly." */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "read/reading_item.h"
#include "read/reading_mark.h"

/* No label is longer, in bytes, nor shorter. */
#define LABEL_MAX ((size_t)24)
#define LABEL_MIN ((size_t)3)

/* Nor is a text below one. */
#define TEXT_MAX ((size_t)20000)

static const struct {
	struct str word;
	enum reading_label label;
} labels[] = {
	{ STR_INIT("Author"), READING_LABEL_AUTHORS },
	{ STR_INIT("Authors"), READING_LABEL_AUTHORS },
	{ STR_INIT("Author(s)"), READING_LABEL_AUTHORS },
	{ STR_INIT("Abstract"), READING_LABEL_ABSTRACT },
	{ STR_INIT("TL;DR"), READING_LABEL_SUMMARY },
	{ STR_INIT("TLDR"), READING_LABEL_SUMMARY },
	{ STR_INIT("Date"), READING_LABEL_DATE },
	{ STR_INIT("Year"), READING_LABEL_DATE },
	{ STR_INIT("Published"), READING_LABEL_DATE },
	{ STR_INIT("Publication date"), READING_LABEL_DATE },
	{ STR_INIT("Published on"), READING_LABEL_DATE },
	{ STR_INIT("Submitted"), READING_LABEL_DATE },
	{ STR_INIT("Venue"), READING_LABEL_VENUE },
	{ STR_INIT("Conference"), READING_LABEL_VENUE },
	{ STR_INIT("Journal"), READING_LABEL_VENUE },
	{ STR_INIT("Published in"), READING_LABEL_VENUE },
	{ STR_INIT("DOI"), READING_LABEL_DOI },
	{ STR_INIT("Subject"), READING_LABEL_OTHER },
	{ STR_INIT("Subjects"), READING_LABEL_OTHER },
	{ STR_INIT("Category"), READING_LABEL_OTHER },
	{ STR_INIT("Categories"), READING_LABEL_OTHER },
	{ STR_INIT("Primary category"), READING_LABEL_OTHER },
	{ STR_INIT("Keywords"), READING_LABEL_OTHER },
	{ STR_INIT("Tags"), READING_LABEL_OTHER },
	{ STR_INIT("Comment"), READING_LABEL_OTHER },
	{ STR_INIT("Comments"), READING_LABEL_OTHER },
	{ STR_INIT("Affiliation"), READING_LABEL_OTHER },
	{ STR_INIT("Affiliations"), READING_LABEL_OTHER },
	{ STR_INIT("Institution"), READING_LABEL_OTHER },
	{ STR_INIT("Institutions"), READING_LABEL_OTHER },
	{ STR_INIT("Journal ref"), READING_LABEL_OTHER },
	{ STR_INIT("Upvotes"), READING_LABEL_OTHER },
	{ STR_INIT("Score"), READING_LABEL_OTHER },
};

enum reading_label reading_label_take(struct str *text)
{
	struct str front, word;
	size_t at, sign = 1;

	/* Below a title it may be quoted. */
	if (str_starts_with(*text, STR("> ")))
		*text = utf8_trim(str_drop(*text, 2));
	if (text->len < LABEL_MIN)
		return READING_LABEL_NONE;
	front = str_sub(*text, 0, LABEL_MAX);
	at = str_find(front, STR(":"));
	/* A line of its own needs no sign; Logseq's properties have two. */
	if (at == SIZE_MAX)
		at = text->len;
	word = utf8_trim(str_drop(front, reading_picture_len(front)));
	word = utf8_trim(str_sub(word, 0, str_find(word, STR(":"))));
	while (at + sign < text->len && text->p[at + sign] == ':')
		sign++;
	for (size_t i = 0; i < COUNT_OF(labels); i++) {
		if (word.len != labels[i].word.len ||
		    !str_equal_ignoring_case(word, labels[i].word))
			continue;
		*text = utf8_trim(str_drop(*text, at + sign));
		return labels[i].label;
	}
	return READING_LABEL_NONE;
}

static void set_once(struct strbuf *out, struct str text)
{
	if (out->len == 0)
		strbuf_set(out, str_sub(text, 0, TEXT_MAX));
}

/* Adds more of the paragraph that a label began. */
static void go_on(struct strbuf *out, struct str text)
{
	if (out->len + text.len > TEXT_MAX)
		return;
	if (out->len > 0)
		strbuf_add_byte(out, ' ');
	strbuf_add(out, text);
}

bool reading_item_see_label(struct reading_item *item, struct str text)
{
	enum reading_label label = reading_label_take(&text);
	bool is_more = label == READING_LABEL_NONE;
	struct strbuf *const texts[] = {
		[READING_LABEL_ABSTRACT] = &item->abstract,
		[READING_LABEL_SUMMARY] = &item->summary,
		[READING_LABEL_DATE] = &item->date,
		[READING_LABEL_VENUE] = &item->venue,
		[READING_LABEL_DOI] = &item->doi,
		[READING_LABEL_AUTHORS] = NULL,
		[READING_LABEL_OTHER] = NULL,
		[READING_LABEL_NONE] = NULL,
	};

	if (is_more)
		label = item->label;
	else
		item->label = label;
	if (!texts[label])
		return false;
	if (!is_more)
		set_once(texts[label], text);
	else if (label == READING_LABEL_ABSTRACT || label == READING_LABEL_SUMMARY)
		go_on(texts[label], text);
	else
		return false;
	return true;
}
