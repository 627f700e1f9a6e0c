#include "config.h"

#include "write/bib_key.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "model/names_parts.h"
#include "text/fold.h"
#include "text/tex.h"

#define LETTERS_MIN 2
#define LETTERS_MAX 13 /* all that a hash has */

/* Longer words are cut. */
#define WORD_MAX 40

struct key {
	uint64_t hash; /* of the key in small letters */
	const struct paper *paper;
	uint32_t place;
};

static bool is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Adds the letters and digits of a folded word. */
static void add_ascii(struct strbuf *out, struct str folded)
{
	size_t start = out->len;

	for (size_t i = 0; i < folded.len && out->len - start < WORD_MAX; i++)
		if (is_alphanumeric(folded.p[i]))
			strbuf_add_byte(out, folded.p[i]);
}

static void fold_shown(struct strbuf *out, struct str text)
{
	struct tex_text shown;

	tex_text_init(&shown);
	tex_read(&shown, text);
	fold_add(out, shown.text);
	tex_text_free(&shown);
}

static bool is_stop_word(struct str word)
{
	static const char *const words[] = {
		"a",   "an", "the",  "on",  "of",  "in",      "to",     "for",  "from", "with",
		"and", "or", "at",   "by",  "as",  "towards", "toward", "via",  "into", "is",
		"are", "do", "does", "can", "how", "what",    "why",    "when", "its",  "it",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal(word, str_from(words[i])))
			return true;
	return false;
}

/* Takes the next word off a folded text, where there is more of it than letters outside ASCII. */
static bool next_word(struct str *rest, struct str *word)
{
	while (rest->len > 0) {
		size_t len = 0, ascii = 0;

		while (len < rest->len && (is_alphanumeric(rest->p[len]) || rest->p[len] == '\'' ||
					   (unsigned char)rest->p[len] >= 0x80))
			ascii += is_alphanumeric(rest->p[len++]);
		*word = str_sub(*rest, 0, len);
		*rest = str_drop(*rest, len > 0 ? len : 1);
		if (ascii > 0)
			return true;
	}
	return false;
}

/* Adds the first word that says something, or else the first. */
static void add_first_word(struct strbuf *out, struct str text)
{
	struct strbuf folded;
	struct str rest, word, first = STR("");

	strbuf_init(&folded);
	fold_shown(&folded, text);
	rest = strbuf_str(&folded);
	while (next_word(&rest, &word)) {
		if (first.len == 0 || !is_stop_word(word))
			first = word;
		if (!is_stop_word(word))
			break;
	}
	add_ascii(out, first);
	strbuf_free(&folded);
}

static void add_first_author(struct strbuf *out, struct str names)
{
	struct name_parts parts;
	struct strbuf folded;
	struct str name;

	if (!names_next(&names, &name) || names_is_rest(name))
		return;
	parts = name_parts_of(name);
	if (parts.is_whole) {
		add_first_word(out, parts.family);
		return;
	}
	strbuf_init(&folded);
	fold_shown(&folded, parts.family);
	add_ascii(out, strbuf_str(&folded));
	strbuf_free(&folded);
}

static void add_year(struct strbuf *out, const struct paper *paper)
{
	if (paper->date.precision != DATE_UNKNOWN && paper->date.year > 0)
		strbuf_add_number(out, paper->date.year, 1);
}

static void add_made_key(struct strbuf *out, const struct paper *paper)
{
	size_t start = out->len;

	add_first_author(out, paper->author_names);
	if (out->len > start) {
		add_year(out, paper);
		add_first_word(out, paper->title);
		return;
	}
	add_first_word(out, paper->title);
	if (out->len == start)
		strbuf_add_cstr(out, "paper");
	add_year(out, paper);
}

/* Adds a letter outside ASCII as those that it folds to, in its case. */
static void add_transliterated(struct strbuf *out, struct str letter, uint32_t codepoint)
{
	struct strbuf folded;

	strbuf_init(&folded);
	fold_add(&folded, letter);
	for (size_t i = 0; i < folded.len; i++)
		if (is_alphanumeric(folded.data[i]))
			strbuf_add_byte(out, utf8proc_isupper((int32_t)codepoint) && i == 0
						     ? (char)(folded.data[i] & ~0x20)
						     : folded.data[i]);
	strbuf_free(&folded);
}

/* Adds the paper's own key without what neither BibTeX, biber nor TeX allow. */
static void add_own_key(struct strbuf *out, struct str key)
{
	size_t len;

	for (size_t i = 0; i < key.len; i += len) {
		uint32_t codepoint;

		len = utf8_decode(str_drop(key, i), &codepoint);
		if (codepoint >= 0x80)
			add_transliterated(out, str_sub(key, i, len), codepoint);
		else if (codepoint > ' ' &&
			 (is_alphanumeric(key.p[i]) || strchr("-_.:+/", key.p[i])))
			strbuf_add_byte(out, key.p[i]);
	}
}

static void add_key(struct strbuf *out, const struct paper *paper)
{
	size_t start = out->len;

	add_own_key(out, paper_get_rare(paper, FIELD_CITATION_KEY));
	if (out->len == start)
		add_made_key(out, paper);
}

/* What tells the paper from others. */
static uint64_t hash_paper(const struct paper *paper)
{
	static const enum paper_field others[] = { FIELD_TITLE, FIELD_AUTHOR_NAMES, FIELD_URL,
						   FIELD_VENUE, FIELD_VOLUME,       FIELD_PAGES };
	struct strbuf text;
	uint64_t hash;

	if (paper->arxiv_id.len > 0)
		return str_hash(paper->arxiv_id);
	if (paper->doi.len > 0)
		return str_hash(paper->doi);
	strbuf_init(&text);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		strbuf_add(&text, paper_get_text(paper, others[i]));
		strbuf_add_byte(&text, '\n');
	}
	date_format(paper->date, &text);
	hash = str_hash(strbuf_str(&text));
	strbuf_free(&text);
	return hash;
}

static void add_letters(struct strbuf *out, const struct paper *paper, size_t count)
{
	uint64_t hash = hash_paper(paper);

	for (size_t i = 0; i < count; i++, hash /= 26)
		strbuf_add_byte(out, (char)('a' + hash % 26));
}

void bib_keys_add(const struct bib_keys *keys, struct strbuf *out, const struct paper *paper,
		  size_t place)
{
	size_t letters = keys->letters[place];

	add_key(out, paper);
	add_letters(out, paper, letters < LETTERS_MAX ? letters : LETTERS_MAX);
	/* Two of which all is equal. */
	if (letters > LETTERS_MAX)
		strbuf_addf(out, "%zu", place);
}

static uint64_t hash_key(const struct bib_keys *keys, struct strbuf *text,
			 const struct paper *paper, size_t place)
{
	strbuf_clear(text);
	bib_keys_add(keys, text, paper, place);
	for (size_t i = 0; i < text->len; i++)
		if (text->data[i] >= 'A' && text->data[i] <= 'Z')
			text->data[i] |= 0x20;
	return str_hash(strbuf_str(text));
}

static int compare_ids(const struct paper *a, const struct paper *b)
{
	int order = str_compare(a->arxiv_id, b->arxiv_id);

	if (order == 0)
		order = str_compare(a->doi, b->doi);
	return order ? order : str_compare(a->title, b->title);
}

/* A date that is not known comes last. */
static int64_t day_of(const struct paper *paper)
{
	int32_t day = date_ordinal(paper->date, false);

	return day ? day : INT64_MAX;
}

/* By their keys; of papers that share one by who is to have it. */
static int compare_keys(const void *first, const void *second)
{
	const struct key *a = first, *b = second;
	bool a_is_own, b_is_own;
	int order;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	a_is_own = paper_get_rare(a->paper, FIELD_CITATION_KEY).len > 0;
	b_is_own = paper_get_rare(b->paper, FIELD_CITATION_KEY).len > 0;
	if (a_is_own != b_is_own)
		return a_is_own ? -1 : 1;
	if (day_of(a->paper) != day_of(b->paper))
		return day_of(a->paper) < day_of(b->paper) ? -1 : 1;
	order = compare_ids(a->paper, b->paper);
	return order ? order : (a->place > b->place) - (a->place < b->place);
}

static int compare_hash(const void *key, const void *element)
{
	uint64_t hash = *(const uint64_t *)key;
	const struct key *other = element;

	return (hash > other->hash) - (hash < other->hash);
}

/* Moves those that are not the first of their key behind the others; returns how many are first. */
static size_t part_first(struct key *list, size_t count, struct key *others)
{
	size_t first = 0, other = 0;

	for (size_t i = 0; i < count; i++)
		if (first > 0 && list[first - 1].hash == list[i].hash)
			others[other++] = list[i];
		else
			list[first++] = list[i];
	return first;
}

/* Gives the others letters, until no two keys are equal. */
static void tell_apart(struct bib_keys *keys, const struct key *taken, size_t taken_count,
		       struct key *others, size_t count)
{
	struct strbuf text;
	bool is_changed = count > 0;

	strbuf_init(&text);
	for (size_t i = 0; i < count; i++)
		keys->letters[others[i].place] = LETTERS_MIN;
	for (int round = LETTERS_MIN; round <= LETTERS_MAX && is_changed; round++) {
		is_changed = false;
		for (size_t i = 0; i < count; i++)
			others[i].hash = hash_key(keys, &text, others[i].paper, others[i].place);
		qsort(others, count, sizeof(*others), compare_keys);
		for (size_t i = 0; i < count; i++) {
			bool is_taken = (i > 0 && others[i - 1].hash == others[i].hash) ||
					bsearch(&others[i].hash, taken, taken_count, sizeof(*taken),
						compare_hash);

			keys->letters[others[i].place] += is_taken;
			is_changed |= is_taken;
		}
	}
	strbuf_free(&text);
}

void bib_keys_find(struct bib_keys *keys, const struct paper *papers, const uint32_t *chosen,
		   size_t count)
{
	struct key *list = alloc_zeroed(count + 1, sizeof(*list));
	struct key *others = alloc_zeroed(count + 1, sizeof(*others));
	struct strbuf text;
	size_t first;

	strbuf_init(&text);
	keys->letters = alloc_zeroed(count + 1, sizeof(*keys->letters));
	keys->count = count;
	for (size_t i = 0; i < count; i++)
		list[i] = (struct key){ hash_key(keys, &text, &papers[chosen[i]], i),
					&papers[chosen[i]], (uint32_t)i };
	qsort(list, count, sizeof(*list), compare_keys);
	first = part_first(list, count, others);
	tell_apart(keys, list, first, others, count - first);
	strbuf_free(&text);
	free(others);
	free(list);
}

void bib_keys_free(struct bib_keys *keys)
{
	free(keys->letters);
}
