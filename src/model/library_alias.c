/*
 * A paper's other titles: those that a source gave it and that are not its own. Two titles are the
 * same when their keys are. In the list a semicolon of a title is written as the full-width one,
 * which a search takes for it.
 */

#include "config.h"

#include "model/library_internal.h"
#include "text/fold.h"

/* All of them together. */
#define ALIASES_SIZE_MAX ((size_t)32 << 10)

#define SEMICOLON "\xEF\xBC\x9B"

static bool list_has(struct str list, struct str title)
{
	struct str alias;

	while (tags_next(&list, &alias))
		if (fold_titles_equal(alias, title))
			return true;
	return false;
}

bool library_has_alias(const struct paper *paper, struct str title)
{
	return paper->rare && title.len > 0 &&
	       list_has(paper_get_text(paper, FIELD_ALIASES), title);
}

bool library_has_title(const struct paper *paper, const struct paper *titled)
{
	return library_titles_equal(paper, titled) || library_has_alias(paper, titled->title);
}

static size_t count_of(struct str list)
{
	struct str alias;
	size_t count = 0;

	while (tags_next(&list, &alias))
		count++;
	return count;
}

/* Returns how many titles have no room. */
static size_t add_title(struct strbuf *list, struct str title, struct str own)
{
	size_t count = count_of(strbuf_str(list));

	if (title.len == 0 || fold_titles_equal(title, own) || list_has(strbuf_str(list), title))
		return 0;
	if (count == LIBRARY_ALIASES_MAX || list->len + title.len > ALIASES_SIZE_MAX)
		return 1;
	if (count > 0)
		strbuf_add_cstr(list, "; ");
	for (size_t i = 0; i < title.len; i++)
		if (title.p[i] == ';')
			strbuf_add_cstr(list, SEMICOLON);
		else
			strbuf_add_byte(list, title.p[i]);
	return 0;
}

static size_t add_list(struct strbuf *list, struct str titles, struct str own)
{
	struct str title;
	size_t lost = 0;

	while (tags_next(&titles, &title))
		lost += add_title(list, title, own);
	return lost;
}

size_t library_add_aliases(struct strbuf *list, const struct paper *old,
			   const struct paper *incoming, struct str own)
{
	size_t lost = add_list(list, paper_get_text(old, FIELD_ALIASES), own);

	if (!old->title_is_guessed)
		lost += add_title(list, old->title, own);
	lost += add_list(list, paper_get_text(incoming, FIELD_ALIASES), own);
	if (!incoming->title_is_guessed)
		lost += add_title(list, incoming->title, own);
	return lost;
}
