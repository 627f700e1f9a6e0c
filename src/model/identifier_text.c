/*
 * Identifiers in text. It is looked through word by word; a word that is too long to be one is
 * skipped, so that each byte is looked at a bounded number of times.
 */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier_private.h"

/* In one word nobody writes "10." more often before a DOI. */
#define DOI_TRIES 4

static bool is_word_byte(char c)
{
	return char_is_letter(c) || char_is_digit(c) || c == '.';
}

static bool take_word(struct str *rest, struct str *word)
{
	size_t len = 0;

	identifier_drop(rest, utf8_blanks_at(*rest, 0));
	while (len < rest->len && utf8_blanks_at(*rest, len) == 0)
		len++;
	*word = str_sub(*rest, 0, len);
	identifier_drop(rest, len);
	return len > 0;
}

/* A word without the brackets and punctuation around it. */
static struct str strip(struct str word)
{
	while (word.len > 0 && strchr("<([{\"'", *word.p))
		identifier_drop(&word, 1);
	while (word.len > 0 && strchr(">)]}\"',;.", word.p[word.len - 1]))
		word.len--;
	return word;
}

/* Text of HTML up to the end of the attribute or element with the DOI that begins at byte `at`. */
static struct str cut_element(struct str value, size_t at)
{
	size_t quote = str_find(str_drop(value, at), STR("\""));
	size_t tag = str_find(str_drop(value, at), STR("</"));
	size_t len = quote < tag ? quote : tag;

	return len == SIZE_MAX ? value : str_sub(value, 0, at + len);
}

static void find_doi(struct str value, char doi[IDENTIFIER_MAX])
{
	size_t at = str_find(value, STR("10."));

	if (doi[0] || at == SIZE_MAX)
		return;
	value = cut_element(value, at);
	if (str_find(value, STR("://")) < at) {
		doi_normalise(str_drop(value, identifier_find(value, STR("http"))), doi);
		return;
	}
	if (doi_normalise(value, doi))
		return;
	for (int tries = 0; tries < DOI_TRIES && at != SIZE_MAX && !doi[0]; tries++) {
		size_t next;

		if (at == 0 || !is_word_byte(value.p[at - 1]))
			doi_normalise(str_drop(value, at), doi);
		next = str_find(str_drop(value, at + 1), STR("10."));
		at = next == SIZE_MAX ? SIZE_MAX : at + 1 + next;
	}
}

/* A number alone is no id here: the word must say so. */
static void find_arxiv_id(struct str value, char arxiv_id[IDENTIFIER_MAX])
{
	size_t at = identifier_find(value, STR("arxiv"));

	if (arxiv_id[0])
		return;
	if ((str_find(value, STR("/")) != SIZE_MAX || str_starts_with(value, STR("http"))) &&
	    arxiv_id_normalise(strip(value), arxiv_id))
		return;
	if (at != SIZE_MAX)
		arxiv_id_normalise(strip(str_drop(value, at)), arxiv_id);
}

/* Whether a word announces an id: "arXiv:", "arXiv". */
static bool is_announcement(struct str word)
{
	word = strip(word);
	if (word.len > 0 && word.p[word.len - 1] == ':')
		word.len--;
	return str_equal_ignoring_case(word, STR("arxiv"));
}

static void read_word(struct str word, char arxiv_id[IDENTIFIER_MAX], char doi[IDENTIFIER_MAX])
{
	while (word.len > 0) {
		size_t len = identifier_value_len(word);
		struct str value = str_sub(word, 0, len);

		find_doi(value, doi);
		find_arxiv_id(value, arxiv_id);
		identifier_drop(&word, len < word.len ? len + 1 : len);
	}
}

void identifiers_from_text(struct str s, char arxiv_id[IDENTIFIER_MAX], char doi[IDENTIFIER_MAX])
{
	struct str rest = s, word;
	bool is_announced = false;

	arxiv_id[0] = doi[0] = '\0';
	arxiv_id_normalise(s, arxiv_id);
	while ((!arxiv_id[0] || !doi[0]) && take_word(&rest, &word)) {
		if (word.len > IDENTIFIER_WRITTEN_MAX)
			continue;
		if (is_announced && !arxiv_id[0])
			arxiv_id_normalise(strip(word), arxiv_id);
		is_announced = is_announcement(word);
		read_word(word, arxiv_id, doi);
	}
	if (!arxiv_id[0] && doi[0])
		arxiv_id_normalise(str_from(doi), arxiv_id);
}

/* Whether a value has an identifier of a kind of which one is known, and is another. */
static bool has_other(struct str value, const char *arxiv_id, const char *doi)
{
	char found[IDENTIFIER_MAX] = "";

	if (doi[0])
		find_doi(value, found);
	if (found[0] && strcmp(found, doi) != 0)
		return true;
	found[0] = '\0';
	if (arxiv_id[0])
		find_arxiv_id(value, found);
	return found[0] && strcmp(found, arxiv_id) != 0;
}

bool identifiers_have_other(struct str s, const char *arxiv_id, const char *doi)
{
	struct str rest = utf8_trim(s), word;

	/* Of one value alone it is certain. */
	while (take_word(&rest, &word)) {
		bool is_all = word.len == utf8_trim(s).len;

		while (word.len > 0 && word.len <= IDENTIFIER_WRITTEN_MAX) {
			size_t len = identifier_value_len(word);

			is_all = is_all && len == word.len;
			if (!is_all && has_other(str_sub(word, 0, len), arxiv_id, doi))
				return true;
			is_all = false;
			identifier_drop(&word, len < word.len ? len + 1 : len);
		}
	}
	return false;
}

bool identifier_is_bare(struct str s)
{
	static const struct str names[] = { STR_INIT("doi:"), STR_INIT("doi "), STR_INIT("doi="),
					    STR_INIT("arxiv:"), STR_INIT("arxiv ") };
	bool is_named = s.len > 0 && char_is_digit(*s.p);

	for (size_t i = 0; !is_named && i < COUNT_OF(names); i++)
		is_named = str_equal_ignoring_case(str_sub(s, 0, names[i].len), names[i]);
	return is_named && s.len <= IDENTIFIER_WRITTEN_MAX && identifier_value_len(s) == s.len &&
	       str_find(s, STR("://")) == SIZE_MAX;
}
