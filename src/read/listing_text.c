#include "config.h"

#include "read/listing_text.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"

#define TITLE_MAX 300

/* How many words an abstract has at least. */
#define ABSTRACT_WORDS 8

/* No more of a text is looked at. */
#define LOOK_MAX ((size_t)4096)

bool text_looks_like_title(struct str s)
{
	return s.len > 0 && s.len <= TITLE_MAX && s.p[s.len - 1] != '.';
}

bool text_looks_like_abstract(struct str s)
{
	return s.len > TITLE_MAX || (s.len > 0 && s.p[s.len - 1] == '.');
}

bool texts_are_shifted(const struct str *texts, size_t count)
{
	size_t as_they_are = 0;
	size_t shifted = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_title = text_looks_like_title(texts[i]);
		bool is_abstract = text_looks_like_abstract(texts[i]);

		as_they_are += i % 2 == 0 ? is_title : is_abstract;
		if (i > 0)
			shifted += i % 2 == 1 ? is_title : is_abstract;
	}
	return shifted > as_they_are;
}

/* No count with its word is longer, in bytes. */
#define COUNT_LEN_MAX ((size_t)40)

/* None of the words below is longer. */
#define PAGE_WORD_MAX 26

/* The page's navigation, and what browsers and other sites write around a listing. */
static const struct str page_words[] = {
	STR_INIT("daily"),
	STR_INIT("weekly"),
	STR_INIT("monthly"),
	STR_INIT("daily papers"),
	STR_INIT("trending papers"),
	STR_INIT("trending"),
	STR_INIT("view all papers"),
	STR_INIT("show more"),
	STR_INIT("show less"),
	STR_INIT("load more"),
	STR_INIT("submitted by"),
	STR_INIT("upvote"),
	STR_INIT("subscribe"),
	STR_INIT("log in"),
	STR_INIT("sign up"),
	STR_INIT("sign in"),
	STR_INIT("models"),
	STR_INIT("datasets"),
	STR_INIT("spaces"),
	STR_INIT("buckets"),
	STR_INIT("buckets new"),
	STR_INIT("posts"),
	STR_INIT("docs"),
	STR_INIT("solutions"),
	STR_INIT("enterprise"),
	STR_INIT("pricing"),
	STR_INIT("community"),
	STR_INIT("website"),
	STR_INIT("company"),
	STR_INIT("resources"),
	STR_INIT("hugging face"),
	STR_INIT("hugging face's logo"),
	STR_INIT("previous"),
	STR_INIT("next"),
	STR_INIT("new"),
	STR_INIT("by"),
	STR_INIT("ak"),
	STR_INIT("and the research community"),
	STR_INIT("github"),
	STR_INIT("arxiv page"),
	STR_INIT("copy markdown"),
	STR_INIT("terms"),
	STR_INIT("privacy"),
	STR_INIT("about"),
	STR_INIT("careers"),
	STR_INIT("tos"),
	STR_INIT("accept all"),
	STR_INIT("accept all cookies"),
	STR_INIT("reject all"),
	STR_INIT("references"),
	STR_INIT("links"),
	STR_INIT("advertisement"),
	STR_INIT("advertisements"),
	STR_INIT("advertising"),
	STR_INIT("ad"),
	STR_INIT("ads"),
	STR_INIT("sponsored"),
	STR_INIT("sponsored content"),
	STR_INIT("promoted"),
	STR_INIT("newsletter"),
	STR_INIT("our newsletter"),
	STR_INIT("cookies"),
	STR_INIT("cookie notice"),
	STR_INIT("cookie policy"),
	STR_INIT("cookie preferences"),
	STR_INIT("cookie settings"),
	STR_INIT("cookie consent"),
	STR_INIT("manage cookies"),
	STR_INIT("manage preferences"),
	STR_INIT("accept cookies"),
	STR_INIT("reject all cookies"),
	STR_INIT("only necessary cookies"),
	STR_INIT("privacy policy"),
	STR_INIT("privacy notice"),
	STR_INIT("privacy settings"),
	STR_INIT("privacy statement"),
	STR_INIT("privacy preferences"),
	STR_INIT("your privacy"),
	STR_INIT("terms of service"),
	STR_INIT("terms of use"),
	STR_INIT("terms and conditions"),
	STR_INIT("legal notice"),
	STR_INIT("imprint"),
	STR_INIT("contact us"),
	STR_INIT("about us"),
};

/* With these begins what a site says of itself, and no abstract, whatever is above it. */
static const struct str site_words[] = {
	STR_INIT("we use cookies"),
	STR_INIT("we and our partners"),
	STR_INIT("we value your privacy"),
	STR_INIT("we care about your privacy"),
	STR_INIT("this site uses cookies"),
	STR_INIT("this website uses cookies"),
	STR_INIT("this page uses cookies"),
	STR_INIT("our site uses cookies"),
	STR_INIT("our website uses cookies"),
	STR_INIT("by clicking "),
	STR_INIT("by continuing to "),
	STR_INIT("by using this site"),
	STR_INIT("by using our site"),
	STR_INIT("subscribe to our "),
	STR_INIT("sign up for our "),
	STR_INIT("sign up to our "),
	STR_INIT("buy our "),
};

/* With these no title begins. */
static const struct str document_marks[] = {
	STR_INIT("- "),      STR_INIT("* "),       STR_INIT("+ "),  STR_INIT("#"),
	STR_INIT("!["),      STR_INIT("|"),        STR_INIT("<"),   STR_INIT("```"),
	STR_INIT("---"),     STR_INIT("==="),      STR_INIT("***"), STR_INIT("~~~"),
	STR_INIT("http://"), STR_INIT("https://"), STR_INIT("//"),  STR_INIT("/*"),
	STR_INIT("%"),       STR_INIT(";"),        STR_INIT("[]("), STR_INIT("\xE2\x80\xA2"),
	STR_INIT("> "),      STR_INIT("@"),        STR_INIT(".. "), STR_INIT("$ "),
};

bool text_is_page_word(struct str s)
{
	if (s.len > PAGE_WORD_MAX)
		return false;
	for (size_t i = 0; i < COUNT_OF(page_words); i++)
		if (s.len == page_words[i].len && str_equal_ignoring_case(s, page_words[i]))
			return true;
	return false;
}

/* Few texts begin with the first byte of one. */
static bool has_document_mark(struct str s)
{
	for (size_t i = 0; s.len > 0 && i < COUNT_OF(document_marks); i++)
		if (*s.p == *document_marks[i].p && str_starts_with(s, document_marks[i]))
			return true;
	return false;
}

bool text_has_letter(struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		uint32_t codepoint;

		at += utf8_decode(str_sub(s, at, s.len), &codepoint);
		if ((codepoint >= 'A' && codepoint <= 'Z') ||
		    (codepoint >= 'a' && codepoint <= 'z') ||
		    (codepoint > 0x7F && utf8_is_letter_or_digit(codepoint)))
			return true;
	}
	return false;
}

static bool speaks_of_site(struct str s)
{
	for (size_t i = 0; s.len > 0 && i < COUNT_OF(site_words); i++)
		if ((*s.p | 0x20) == *site_words[i].p &&
		    str_equal_ignoring_case(str_sub(s, 0, site_words[i].len), site_words[i]))
			return true;
	return false;
}

bool text_is_of_site(struct str s)
{
	return text_is_page_word(s) || speaks_of_site(s);
}

/* "6 authors" in another language, where a browser translated the page: a number and a word. */
static bool is_count(struct str s)
{
	size_t digits = 0;

	while (digits < s.len && char_is_digit(s.p[digits]))
		digits++;
	return digits > 0 && digits + 1 < s.len && s.len <= COUNT_LEN_MAX && s.p[digits] == ' ' &&
	       memchr(s.p + digits + 1, ' ', s.len - digits - 1) == NULL;
}

/* "[12]" at the start: the number of a link. */
static bool starts_with_link_number(struct str s)
{
	size_t i = 1;

	while (i < s.len && char_is_digit(s.p[i]))
		i++;
	return s.p[0] == '[' && i > 1 && i < s.len && s.p[i] == ']';
}

/* "](address)" or "][12]" somewhere. */
static bool has_link(struct str s)
{
	const char *bracket;

	while (s.len > 1 && (bracket = memchr(s.p, ']', s.len - 1))) {
		if (bracket[1] == '(' || bracket[1] == '[')
			return true;
		s = str_sub(s, (size_t)(bracket - s.p) + 1, s.len);
	}
	return false;
}

bool text_may_be_title(struct str s)
{
	struct str look = str_sub(s, 0, LOOK_MAX);

	if (has_document_mark(s))
		return false;
	if (starts_with_link_number(look) || has_link(look))
		return false;
	return !text_is_of_site(look) && !is_count(look) && text_has_letter(look);
}

bool text_has_words(struct str s, size_t words)
{
	size_t count = 1;

	for (size_t i = 0; i < s.len && count < words; i++)
		count += s.p[i] == ' ';
	return count >= words;
}

bool texts_may_be_pair(struct str title, struct str abstract)
{
	/* Cheap ones first. */
	return title.len <= TITLE_MAX && title.len < abstract.len &&
	       text_looks_like_abstract(abstract) && text_has_words(abstract, ABSTRACT_WORDS) &&
	       text_may_be_title(title) && text_may_be_title(abstract);
}

bool texts_are_sure_pair(struct str title, struct str abstract)
{
	return text_looks_like_title(title) && texts_may_be_pair(title, abstract);
}

/* Takes the next word of letters off *rest; false at the end. */
static bool next_word(struct str *rest, struct str *word)
{
	size_t begin = 0;
	size_t end;

	while (begin < rest->len && !char_is_letter(rest->p[begin]))
		begin++;
	for (end = begin; end < rest->len && char_is_letter(rest->p[end]);)
		end++;
	*word = str_sub(*rest, begin, end - begin);
	*rest = str_sub(*rest, end, rest->len);
	return word->len > 0;
}

bool text_speaks_as_abstract(struct str s)
{
	static const struct str speakers[] = { STR_INIT("we"), STR_INIT("our") };
	static const struct str pointers[] = { STR_INIT("this"), STR_INIT("the"),
					       STR_INIT("present"), STR_INIT("proposed") };
	static const struct str works[] = {
		STR_INIT("paper"),  STR_INIT("study"),   STR_INIT("work"),   STR_INIT("survey"),
		STR_INIT("thesis"), STR_INIT("article"), STR_INIT("method"), STR_INIT("approach"),
	};
	struct str rest = str_sub(s, 0, LOOK_MAX);
	struct str before = STR("");
	struct str word;

	while (next_word(&rest, &word)) {
		if (str_is_among(word, speakers, COUNT_OF(speakers)))
			return true;
		if (str_is_among(word, works, COUNT_OF(works)) &&
		    str_is_among(before, pointers, COUNT_OF(pointers)))
			return true;
		before = word;
	}
	return false;
}
