#include "config.h"

#include "read/reading_inline.h"

#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/listing_text.h"
#include "read/reading_links.h"

/* No link is longer, in bytes. */
#define LINK_MAX ((size_t)1000)

/* No text that could be put as a link is shorter. */
#define MARKUP_MIN ((size_t)4)

/* `Title <address>`_ or `Title <address>`__; returns its length, 0: it is none. */
static size_t role(struct str s, struct strbuf *out)
{
	struct str inside = str_sub(s, 1, LINK_MAX), address;
	size_t end = str_find(inside, STR("`")), at = str_find(inside, STR("<http"));

	if (at == SIZE_MAX || end == SIZE_MAX || at > end || inside.p[end - 1] != '>' ||
	    !str_starts_with(str_drop(inside, end), STR("`_")))
		return 0;
	address = str_sub(inside, at + 1, end - at - 2);
	inside = utf8_trim(str_sub(inside, 0, at));
	reading_links_add(out, inside.len > 0 ? inside : address, "", address);
	return end + (str_starts_with(str_drop(s, end + 2), STR("__")) ? 4 : 3);
}

/* [[cite:key][Poe 2024]] and [[cite:key]] of org-mode, made "[cite](cite:key)"; the same. */
static size_t cite(struct str s, struct strbuf *out)
{
	struct str key = str_sub(s, 7, 100), rest;
	size_t end = str_find(key, STR("]")), close;

	if (!str_equal_ignoring_case(str_sub(s, 0, 7), STR("[[cite:")) || end == SIZE_MAX ||
	    end == 0 || memchr(key.p, ' ', end) || memchr(key.p, ',', end))
		return 0;
	rest = str_sub(s, 7 + end, LINK_MAX);
	close = str_find(rest, STR("]]"));
	if (close == SIZE_MAX || (close > 0 && !str_starts_with(rest, STR("]["))))
		return 0;
	reading_links_add(out, STR("cite"), "cite:", str_sub(key, 0, end));
	return 7 + end + close + 2;
}

/* [[Title]] or [[file|Title]], which is no link of org-mode or Markdown; the same. */
static size_t note(struct str s, struct strbuf *out)
{
	struct str inside = str_sub(s, 2, LINK_MAX);
	size_t end = str_find(inside, STR("]")), bar;

	if (!str_starts_with(s, STR("[[")) || end == SIZE_MAX ||
	    str_starts_with(inside, STR("http")))
		return 0;
	inside = str_sub(inside, 0, end);
	s = str_drop(s, end + 2);
	if (!str_starts_with(s, STR("]]")) || str_starts_with(s, STR("]](")) ||
	    str_starts_with(s, STR("]][")) || !text_has_words(inside, 2) ||
	    str_find(inside, STR("[")) != SIZE_MAX)
		return 0;
	bar = str_find(inside, STR("|"));
	strbuf_add(out, bar == SIZE_MAX ? inside : str_drop(inside, bar + 1));
	return end + 4;
}

/* arXiv:2401.00001 or doi:10.1000/1, and "arXiv 2401.00001"; the same. */
static size_t identifier(struct str s, struct strbuf *out)
{
	static const struct str words[] = { STR_INIT("arXiv:"), STR_INIT("arXiv "),
					    STR_INIT("doi:"), STR_INIT("doi ") };
	char normal[IDENTIFIER_MAX];

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct str rest = str_drop(s, words[i].len), id;
		size_t blanks = utf8_blanks_at(rest, 0), len = 0;

		if (!str_equal_ignoring_case(str_sub(s, 0, words[i].len), words[i]))
			continue;
		rest = str_drop(rest, blanks);
		while (len < rest.len && len < IDENTIFIER_MAX && !strchr(" \t[]<>\"|", rest.p[len]))
			len++;
		id = str_cut_end(str_sub(rest, 0, len), ".,;:)*_`");
		if (i < 2 ? !arxiv_id_normalise(id, normal) : !doi_normalise(id, normal))
			return 0;
		reading_links_add(out, i < 2 ? STR("arXiv") : STR("DOI"),
				  i < 2 ? "arXiv:" : "doi:", str_from(normal));
		return words[i].len + blanks + id.len;
	}
	return 0;
}

/* [2401.00001], which is no link; the same. */
static size_t number(struct str s, struct strbuf *out)
{
	struct str inside = str_sub(s, 1, IDENTIFIER_MAX);
	size_t end = str_find(inside, STR("]"));
	char normal[IDENTIFIER_MAX];

	if (end == SIZE_MAX || end < 9 || str_starts_with(str_drop(inside, end), STR("](")) ||
	    *inside.p < '0' || *inside.p > '9' ||
	    !arxiv_id_normalise(str_sub(inside, 0, end), normal))
		return 0;
	reading_links_add(out, STR("arXiv"), "arXiv:", str_from(normal));
	return end + 2;
}

/* What is in brackets, if it is a link between notes or an arXiv id; the same. */
static size_t bracketed(struct str s, bool has_address, struct strbuf *out)
{
	size_t len = cite(s, out);

	if (len == 0)
		len = note(s, out);
	return len > 0 || has_address ? len : number(s, out);
}

/* Whether a word can begin behind what was taken last. */
static bool is_word_start(struct str line, size_t at)
{
	return at == 0 || !utf8_is_letter_or_digit((unsigned char)line.p[at - 1]);
}

/* Whether what begins there may be put as a link. */
static bool may_begin(struct str line, size_t at, bool has_address)
{
	char c = line.p[at], small = (char)(c | 0x20);

	return c == '`' || c == '[' ||
	       ((small == 'a' || small == 'd') && !has_address && is_word_start(line, at));
}

/* Puts what begins there at the end of out; the same. */
static size_t put(struct str rest, bool has_address, struct strbuf *out)
{
	size_t before = out->len, len;

	len = *rest.p == '`'   ? role(rest, out)
	      : *rest.p == '[' ? bracketed(rest, has_address, out)
			       : identifier(rest, out);
	if (len == 0)
		strbuf_truncate(out, before);
	return len;
}

/* Whether a line has a word in any case, of which the letter at `at`, in both cases, is given. */
static bool has_word(struct str line, struct str word, size_t at, const char *letters)
{
	for (size_t i = 0;; i++) {
		i += ascii_find_any(line.p + i, line.len - i, letters);
		if (i >= line.len)
			return false;
		if (i >= at && str_equal_ignoring_case(str_sub(line, i - at, word.len), word))
			return true;
	}
}

/* A cheap look: most lines have nothing that could be put as a link. */
static bool may_have_any(struct str line, bool has_address)
{
	if (ascii_find_any(line.p, line.len, "[`") < line.len)
		return true;
	return !has_address &&
	       (has_word(line, STR("arxiv"), 2, "xX") || has_word(line, STR("doi"), 0, "dD"));
}

bool reading_inline_markup(struct str line, struct strbuf *out)
{
	size_t at = 0, from = 0, begin = out->len;
	bool has_address;

	if (line.len < MARKUP_MIN)
		return false;
	has_address = str_find(line, STR("http")) != SIZE_MAX;
	if (!may_have_any(line, has_address))
		return false;
	while (at < line.len) {
		size_t end = out->len;
		size_t len = may_begin(line, at, has_address)
				     ? put(str_drop(line, at), has_address, out)
				     : 0;

		/* What is before it, only now: of all that might begin it would be a copy each. */
		if (len > 0)
			strbuf_insert(out, end, str_sub(line, from, at - from));
		at += len > 0 ? len : 1;
		from = len > 0 ? at : from;
	}
	if (from > 0)
		strbuf_add(out, str_drop(line, from));
	else
		strbuf_truncate(out, begin);
	return from > 0;
}
