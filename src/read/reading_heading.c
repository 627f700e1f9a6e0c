#include "config.h"

#include "read/reading_heading.h"

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "read/listing_text.h"
#include "read/reading_facts.h"
#include "read/reading_mark.h"
#include "read/reading_place.h"
#include "read/reading_text.h"

void reading_heading_init(struct reading_heading *heading)
{
	*heading = (struct reading_heading){ 0 };
	markdown_line_init(&heading->line);
	strbuf_init(&heading->place);
}

void reading_heading_free(struct reading_heading *heading)
{
	markdown_line_free(&heading->line);
	strbuf_free(&heading->place);
}

/* Whether one of a heading's words says that papers are below it: "Awesome-Papers-on-Kites". */
static bool has_word_of_papers(struct str text)
{
	static const struct str words[] = { STR_INIT("papers"),     STR_INIT("readings"),
					    STR_INIT("literature"), STR_INIT("publications"),
					    STR_INIT("references"), STR_INIT("bibliography") };
	size_t begin = 0, end;

	for (; begin < text.len; begin = end + 1) {
		for (end = begin; end < text.len && char_is_letter(text.p[end]);)
			end++;
		if (str_is_among(str_sub(text, begin, end - begin), words, COUNT_OF(words)))
			return true;
	}
	return false;
}

static bool is_date_alone(struct str text)
{
	struct str date = reading_date_in(text);

	return date.len > 0 && date.len == text.len;
}

void reading_heading_take(struct reading_heading *heading, struct str source)
{
	size_t mark = reading_heading_len(source);
	struct str text;

	markdown_line_read(&heading->line, str_drop(source, mark), MARKDOWN_FULL);
	text = utf8_trim(strbuf_str(&heading->line.text));
	text = utf8_trim(str_drop(text, reading_picture_len(text)));
	if (mark <= heading->place_level)
		strbuf_clear(&heading->place);
	if (mark <= heading->papers_level)
		heading->papers_level = 0;
	if (heading->papers_level == 0 && has_word_of_papers(text))
		heading->papers_level = mark;
	if (!is_date_alone(text) && (!reading_place_is_one(text) || text_has_words(text, 5)))
		return;
	heading->is_date = is_date_alone(text);
	heading->place_level = mark;
	strbuf_set(&heading->place, text);
}

bool reading_heading_is_place(const struct reading_heading *heading)
{
	return heading->place.len > 0 && !heading->is_date;
}

bool reading_heading_is_date(const struct reading_heading *heading)
{
	return heading->place.len > 0 && heading->is_date;
}

bool reading_heading_names_papers(const struct reading_heading *heading)
{
	return heading->papers_level > 0;
}
