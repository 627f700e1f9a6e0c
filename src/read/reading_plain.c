#include "config.h"

#include "read/reading_plain.h"

#include "base/array.h"
#include "base/char.h"
#include "read/paper_link.h"
#include "read/reading_text.h"

/* The fewest that make a list where nothing but an address marks one. */
#define PLAIN_MIN 3

/* And where there is nothing else. */
#define ALONE_MIN 2

/* A title has no more lines, nor more bytes with its address. */
#define LINES_MAX 4
#define TEXT_MAX  ((size_t)1200)

void reading_plain_init(struct reading_plain *plain)
{
	*plain = (struct reading_plain){ 0 };
	strbuf_init(&plain->text);
}

void reading_plain_free(struct reading_plain *plain)
{
	strbuf_free(&plain->text);
}

void reading_plain_clear(struct reading_plain *plain)
{
	strbuf_clear(&plain->text);
	plain->lines = 0;
}

void reading_plain_end(struct reading_plain *plain)
{
	plain->prose += plain->lines > 0;
	reading_plain_clear(plain);
}

/* The address that ends a line; empty where none does. */
static struct str last_address(struct str line)
{
	static const struct str starts[] = { STR_INIT("http"), STR_INIT("[arXiv](arXiv:"),
					     STR_INIT("([arXiv](arXiv:"), STR_INIT("[DOI](doi:"),
					     STR_INIT("([DOI](doi:") };
	size_t begin = line.len;

	while (begin > 0 && line.p[begin - 1] != ' ' && line.p[begin - 1] != '\t')
		begin--;
	line = str_drop(line, begin);
	for (size_t i = 0; i < COUNT_OF(starts); i++)
		if (str_starts_with(line, starts[i]))
			return line;
	return STR("");
}

/* Whether a paragraph before its address can be a title: it begins as one, and speaks to nobody. */
static bool may_be_title(struct str text)
{
	char first = text.len > 0 ? *text.p : 'a';

	return !char_is_lower(first) && first != '#' && first != '/' && first != '>' &&
	       !reading_text_speaks(text);
}

/* An identifier was made a link (reading_inline). */
static bool names_paper(struct str address)
{
	return !str_starts_with(address, STR("http")) || address_names_paper(address);
}

bool reading_plain_take(struct reading_plain *plain, const struct reading_item *item,
			struct str line, size_t number)
{
	struct str address = last_address(line);

	plain->is_marked |= str_find(line, STR("](http")) != SIZE_MAX || item->papers > item->plain;
	if (plain->is_marked)
		return false;
	/* "To read:" above the papers. */
	if (str_ends_with(line, STR(":"))) {
		reading_plain_clear(plain);
		return false;
	}
	if (plain->lines++ == 0)
		plain->line = number;
	else if (!str_ends_with(strbuf_str(&plain->text), STR("-")))
		strbuf_add_byte(&plain->text, ' ');
	if (plain->lines > LINES_MAX || plain->text.len + line.len > TEXT_MAX)
		return false;
	strbuf_add(&plain->text, line);
	return address.len > 0 && plain->text.len > address.len && names_paper(address) &&
	       may_be_title(str_sub(strbuf_str(&plain->text), 0, plain->text.len - address.len));
}

bool reading_plain_is_list(const struct reading_plain *plain, size_t papers)
{
	return plain->prose == 0 ? papers >= ALONE_MIN
				 : papers >= PLAIN_MIN && plain->prose <= papers;
}
