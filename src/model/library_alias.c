/*
 * A paper's other titles: those that a source gave it and that are not its own. Two titles are the
 * same when their keys are. In the list a semicolon of a title is written as the full-width one,
 * which a search takes for it.
 */

#include "config.h"

#include <assert.h>

#include "model/library_internal.h"
#include "text/fold.h"

/* All of them together. */
#define ALIASES_SIZE_MAX ((size_t)32 << 10)

#define SEMICOLON "\xEF\xBC\x9B"

static bool list_has(struct str list, struct str title)
{
	uint64_t hash = fold_title_hash(title);
	struct str alias;

	while (tags_next(&list, &alias))
		if (fold_title_hash(alias) == hash && fold_titles_equal(alias, title))
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

/* The list that is being made, with the hash of each title's key: a key costs more than to compare
 * two hashes, and with each record that a paper gets its list is made once more. */
struct aliases {
	struct strbuf *list;
	struct str own;
	uint64_t own_hash;
	uint64_t hashes[LIBRARY_ALIASES_MAX];
	size_t count;
};

static struct str alias_at(struct str list, size_t number)
{
	struct str alias = STR("");

	for (size_t i = 0; i <= number; i++)
		tags_next(&list, &alias);
	return alias;
}

/* Whether the title is the paper's own, or in the list. */
static bool is_known(const struct aliases *aliases, struct str title, uint64_t hash)
{
	if (hash == aliases->own_hash && fold_titles_equal(title, aliases->own))
		return true;
	for (size_t i = 0; i < aliases->count; i++)
		if (hash == aliases->hashes[i] &&
		    fold_titles_equal(alias_at(strbuf_str(aliases->list), i), title))
			return true;
	return false;
}

/* Returns how many titles have no room. */
static size_t add_title(struct aliases *aliases, struct str title)
{
	struct strbuf *list = aliases->list;
	uint64_t hash;

	if (title.len == 0)
		return 0;
	hash = fold_title_hash(title);
	if (is_known(aliases, title, hash))
		return 0;
	if (aliases->count == LIBRARY_ALIASES_MAX || list->len + title.len > ALIASES_SIZE_MAX)
		return 1;
	if (aliases->count > 0)
		strbuf_add_cstr(list, "; ");
	aliases->hashes[aliases->count++] = hash;
	for (size_t i = 0; i < title.len; i++)
		if (title.p[i] == ';')
			strbuf_add_cstr(list, SEMICOLON);
		else
			strbuf_add_byte(list, title.p[i]);
	return 0;
}

static size_t add_list(struct aliases *aliases, struct str titles)
{
	struct str title;
	size_t lost = 0;

	while (tags_next(&titles, &title))
		lost += add_title(aliases, title);
	return lost;
}

size_t library_add_aliases(struct strbuf *list, const struct paper *old,
			   const struct paper *incoming, struct str own)
{
	struct aliases aliases = { .list = list, .own = own, .own_hash = fold_title_hash(own) };
	size_t lost;

	assert(list->len == 0);
	lost = add_list(&aliases, paper_get_text(old, FIELD_ALIASES));

	if (!old->title_is_guessed)
		lost += add_title(&aliases, old->title);
	lost += add_list(&aliases, paper_get_text(incoming, FIELD_ALIASES));
	if (!incoming->title_is_guessed)
		lost += add_title(&aliases, incoming->title);
	return lost;
}
