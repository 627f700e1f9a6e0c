#include "config.h"

#include "read/table_stray.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"

/* What may follow the words of a row: any of these. */
enum follow {
	FOLLOW_ANY = 1,
	FOLLOW_END = 2,
	FOLLOW_NUMBER = 4,  /* also behind a colon: "Total: 12" */
	FOLLOW_COUNTED = 8, /* what is counted: "Total records" */
	FOLLOW_COLON = 16,
	FOLLOW_ORIGIN = 32, /* when, where or by whom: "Exported from Acme" */
	FOLLOW_SIGN = 64,   /* of a copyright */
};

struct stray {
	const char *words;
	unsigned follow;
	enum table_stray what;
};

#define SUM  (FOLLOW_END | FOLLOW_NUMBER | FOLLOW_COUNTED)
#define MADE (FOLLOW_ORIGIN | FOLLOW_NUMBER | FOLLOW_COLON)

static const struct stray strays[] = {
	{ "total", SUM, TABLE_STRAY_YES },
	{ "totals", SUM, TABLE_STRAY_YES },
	{ "subtotal", SUM, TABLE_STRAY_YES },
	{ "grand total", SUM, TABLE_STRAY_YES },
	{ "total number of", FOLLOW_COUNTED, TABLE_STRAY_YES },
	{ "number of", FOLLOW_COUNTED, TABLE_STRAY_YES },
	{ "sum", SUM, TABLE_STRAY_YES },
	{ "count", SUM, TABLE_STRAY_YES },
	{ "average", FOLLOW_END | FOLLOW_NUMBER, TABLE_STRAY_YES },
	{ "mean", FOLLOW_END | FOLLOW_NUMBER, TABLE_STRAY_YES },
	{ "median", FOLLOW_END | FOLLOW_NUMBER, TABLE_STRAY_YES },
	{ "records", FOLLOW_END | FOLLOW_NUMBER | FOLLOW_COLON, TABLE_STRAY_YES },
	{ "results", FOLLOW_END | FOLLOW_NUMBER, TABLE_STRAY_YES },
	{ "page", FOLLOW_NUMBER, TABLE_STRAY_YES },
	{ "copyright", FOLLOW_NUMBER | FOLLOW_SIGN, TABLE_STRAY_YES },
	{ "©", FOLLOW_ANY, TABLE_STRAY_YES },
	{ "(c)", FOLLOW_ANY, TABLE_STRAY_YES },
	{ "all rights reserved", FOLLOW_ANY, TABLE_STRAY_YES },
	{ "end of file", FOLLOW_END, TABLE_STRAY_YES },
	{ "end of export", FOLLOW_END, TABLE_STRAY_YES },
	{ "end of report", FOLLOW_END, TABLE_STRAY_YES },
	{ "end of list", FOLLOW_END, TABLE_STRAY_YES },
	{ "end of", FOLLOW_COUNTED, TABLE_STRAY_YES },
	{ "copyright", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "exported", MADE, TABLE_STRAY_MAYBE },
	{ "generated", MADE, TABLE_STRAY_MAYBE },
	{ "downloaded", MADE, TABLE_STRAY_MAYBE },
	{ "printed", MADE, TABLE_STRAY_MAYBE },
	{ "created", MADE, TABLE_STRAY_MAYBE },
	{ "retrieved", MADE, TABLE_STRAY_MAYBE },
	{ "accessed", MADE, TABLE_STRAY_MAYBE },
	{ "updated", MADE, TABLE_STRAY_MAYBE },
	{ "last updated", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "last modified", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "export date", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "export of", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "compiled", MADE, TABLE_STRAY_MAYBE },
	{ "saved", MADE, TABLE_STRAY_MAYBE },
	{ "produced", MADE, TABLE_STRAY_MAYBE },
	{ "licensed under", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "license", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "licence", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "this work is licensed", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "this file", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "this list", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "this export", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "this report", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "terms of use", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "terms and conditions", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "disclaimer", FOLLOW_END | FOLLOW_COLON, TABLE_STRAY_MAYBE },
	{ "source", FOLLOW_COLON, TABLE_STRAY_MAYBE },
	{ "sources", FOLLOW_COLON, TABLE_STRAY_MAYBE },
	{ "note", FOLLOW_COLON, TABLE_STRAY_MAYBE },
	{ "notes", FOLLOW_COLON, TABLE_STRAY_MAYBE },
	{ "contact", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "search", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "search query", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "search string", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "search results", FOLLOW_END | FOLLOW_COLON, TABLE_STRAY_MAYBE },
	{ "results for", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "query", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "database", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "filter", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "filters", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "date", FOLLOW_COLON, TABLE_STRAY_YES },
	{ "date of export", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "report generated", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "for help", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "for more information", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "www.", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "http://", FOLLOW_ANY, TABLE_STRAY_MAYBE },
	{ "https://", FOLLOW_ANY, TABLE_STRAY_MAYBE },
};

static const char *const origins[] = {
	"from", "on", "by", "at", "in", "with", "using", "via", "for",
};

static const char *const counted[] = {
	"records", "record", "results",  "result",    "papers",     "paper",
	"items",   "item",   "articles", "article",   "documents",  "document",
	"hits",    "hit",    "entries",  "entry",     "references", "reference",
	"rows",    "row",    "titles",   "citations", "pages",      "publications",
};

static bool is_letter(char c)
{
	return char_is_letter(c) || (unsigned char)c >= 0x80;
}

/* Takes words from the front of the text, of which none may go on; false if it has others. */
static bool skip_words(struct str *text, const char *words)
{
	struct str begin = str_from(words);
	bool ends_in_letter = is_letter(words[begin.len - 1]) && (unsigned char)words[0] < 0x80;

	if (!str_equal_ignoring_case(str_sub(*text, 0, begin.len), begin) ||
	    (ends_in_letter && text->len > begin.len &&
	     (is_letter(text->p[begin.len]) || char_is_digit(text->p[begin.len]))))
		return false;
	*text = utf8_trim(str_sub(*text, begin.len, text->len));
	return true;
}

static bool begins_with_any(struct str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (skip_words(&text, words[i]))
			return true;
	return false;
}

/* Takes a number with its separators of thousands. */
static bool skip_number(struct str *text)
{
	size_t len = 0;

	if (text->len == 0 || !char_is_digit(*text->p))
		return false;
	while (len < text->len && (char_is_digit(text->p[len]) || text->p[len] == ',' ||
				   text->p[len] == '.' || text->p[len] == '-'))
		len++;
	*text = utf8_trim(str_sub(*text, len, text->len));
	return true;
}

static bool is_sign(struct str text)
{
	return str_starts_with(text, STR("©")) ||
	       str_equal_ignoring_case(str_sub(text, 0, 3), STR("(c)"));
}

static bool follows(struct str rest, unsigned follow)
{
	bool has_colon = rest.len > 0 && *rest.p == ':';

	if (has_colon)
		rest = utf8_trim(str_sub(rest, 1, rest.len));
	return follow & FOLLOW_ANY || (has_colon && follow & FOLLOW_COLON) ||
	       (rest.len == 0 && follow & FOLLOW_END) ||
	       (rest.len > 0 && char_is_digit(*rest.p) && follow & FOLLOW_NUMBER) ||
	       (follow & FOLLOW_SIGN && is_sign(rest)) ||
	       (follow & FOLLOW_COUNTED && begins_with_any(rest, counted, COUNT_OF(counted))) ||
	       (follow & FOLLOW_ORIGIN && begins_with_any(rest, origins, COUNT_OF(origins)));
}

/* "1,234 records", "3 papers found". */
static bool is_count(struct str text)
{
	return skip_number(&text) && begins_with_any(text, counted, COUNT_OF(counted));
}

enum table_stray table_stray_of(struct str text)
{
	text = utf8_trim(text);
	/* What comments and rules begin with. */
	if (text.len > 0 && strchr("#*</-", *text.p))
		return TABLE_STRAY_SIGN;
	if (is_count(text))
		return TABLE_STRAY_YES;
	for (size_t i = 0; i < COUNT_OF(strays); i++) {
		struct str rest = text;

		if (skip_words(&rest, strays[i].words) && follows(rest, strays[i].follow))
			return strays[i].what;
	}
	return TABLE_STRAY_NO;
}
