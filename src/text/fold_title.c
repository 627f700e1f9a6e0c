/*
 * Titles are compared by their keys: what is left of the title as it is shown, folded, when what
 * sources write now so, now so, is taken out of it: blanks, punctuation, the case. What
 * distinguishes one title from another stays:
 *
 *   letters and digits, and the marks that folding leaves on them
 *   signs of mathematics and of names (C++ C# A < B 50% pass@k), and a * behind a word (A*)
 *   a point within a number (3.1), and before a word (.NET)
 *   that two numbers are two (3 1, 3-1, 10⁶): one blank is between them; but 1,000 is 1000
 *
 * Sources lose what is raised or lowered: CO₂ is CO2, and x² is x2.
 *
 * An & is "and". A title of which nothing is left, "???", is its own key.
 */

#include "config.h"

#include "text/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "base/ascii.h"
#include "base/char.h"
#include "base/utf8.h"
#include "text/tex.h"
#include "text/tex_symbol.h"

#define USUAL_SIZE 512 /* bytes of title; few are longer */

/* A key's bytes are in `usual` or, where they do not fit or need a second look, in `folded`. */
struct title_key {
	struct str str;
	struct strbuf folded;
	char usual[USUAL_SIZE];
};

/* What an ASCII byte of a title may be. */
enum {
	IS_KEPT = 1,  /* a letter or digit */
	IS_DIGIT = 2, /* both */
	IS_POINT = 4, /* has a meaning where something kept follows */
	IS_SIGN = 8,  /* has a meaning */
};

static const unsigned char kinds[256] = {
	['0' ... '9'] = IS_KEPT | IS_DIGIT,
	['A' ... 'Z'] = IS_KEPT,
	['a' ... 'z'] = IS_KEPT,
	['.'] = IS_POINT,
	[','] = IS_POINT,
	['+'] = IS_SIGN,
	['#'] = IS_SIGN,
	['<'] = IS_SIGN,
	['='] = IS_SIGN,
	['>'] = IS_SIGN,
	['%'] = IS_SIGN,
	['@'] = IS_SIGN,
	['*'] = IS_SIGN,
	['&'] = IS_SIGN,
};

/* Writes the key of an ASCII title where that is its letters and digits; false where more counts.
 */
static bool key_of_letters(struct str s, char *out, size_t *len)
{
	unsigned before = IS_KEPT, kept_before = 0, more = 0;

	*len = 0;
	/* No branch: where words end is not predictable. 0x20 makes letters lower case; digits
	 * have it. */
	for (size_t i = 0; i < s.len; i++) {
		unsigned char byte = (unsigned char)s.p[i];
		unsigned kind = kinds[byte], is_kept = kind & IS_KEPT;
		bool is_second_number =
			!(before & IS_KEPT) & ((kept_before & kind & IS_DIGIT) != 0);

		out[*len] = (char)(byte | 0x20);
		*len += is_kept;
		more |= (kind & IS_SIGN) | ((before & IS_POINT) && is_kept) | is_second_number;
		kept_before = is_kept ? kind : kept_before;
		before = kind;
	}
	return !more;
}

/* The same for most titles, which have no digits: false where there are any, or more counts. */
static bool key_without_digits(struct str s, char *out, size_t *len)
{
	unsigned before = 0, more = 0;

	*len = 0;
	for (size_t i = 0; i < s.len; i++) {
		unsigned kind = kinds[(unsigned char)s.p[i]];

		out[*len] = (char)(s.p[i] | 0x20);
		*len += kind & IS_KEPT;
		more |= (kind & (IS_SIGN | IS_DIGIT)) | (kind & IS_KEPT & before / IS_POINT);
		before = kind;
	}
	return !more;
}

/* Going through a folded title; the key is written over what was read. */
struct key_walk {
	struct strbuf *text;
	size_t at, kept;
	bool is_after_digit; /* what was kept last is one */
	bool is_adjacent;    /* it is right before `at` */
};

static void keep(struct key_walk *walk, const char *text, size_t len)
{
	memmove(walk->text->data + walk->kept, text, len);
	walk->kept += len;
	walk->is_after_digit = false;
	walk->is_adjacent = true;
}

static char byte_at(const struct key_walk *walk, size_t at)
{
	return at < walk->text->len ? walk->text->data[at] : '\0';
}

/* Code points outside ASCII as well. */
static bool is_kept(uint32_t codepoint)
{
	return codepoint < 0x80 ? kinds[codepoint] & IS_KEPT : utf8_is_letter_or_digit(codepoint);
}

static bool is_kept_at(const struct key_walk *walk, size_t at)
{
	uint32_t codepoint;

	if (at >= walk->text->len)
		return false;
	utf8_decode(str_drop(strbuf_str(walk->text), at), &codepoint);
	return is_kept(codepoint);
}

/* The , of 1,000: three digits follow, and no fourth. */
static bool is_thousands(const struct key_walk *walk)
{
	size_t digits = 0;

	while (digits < 4 && char_is_digit(byte_at(walk, walk->at + 1 + digits)))
		digits++;
	return walk->is_after_digit && walk->is_adjacent && digits == 3;
}

/* The . of 3.1, and of .NET. */
static bool is_point(const struct key_walk *walk)
{
	bool is_first = walk->at == 0 || strchr(" ([{\"'/", byte_at(walk, walk->at - 1));

	if (walk->is_adjacent)
		return walk->is_after_digit && char_is_digit(byte_at(walk, walk->at + 1));
	return is_first && is_kept_at(walk, walk->at + 1);
}

static void skip(struct key_walk *walk)
{
	walk->is_adjacent = false;
}

static void read_ascii_sign(struct key_walk *walk, char sign)
{
	bool is_plain = kinds[(unsigned char)sign] & IS_SIGN && sign != '*';

	if (sign == ',' && is_thousands(walk))
		return;
	if (is_plain || (sign == '*' && walk->is_adjacent) || (sign == '.' && is_point(walk)))
		keep(walk, &sign, 1);
	else
		skip(walk);
}

/* What another sign is written as in ASCII; 0: it is a sign of its own, or none. */
static char ascii_sign(uint32_t codepoint)
{
	switch (codepoint) {
	case 0x00D7:
		return 'x';
	case 0x2217:
		return '*';
	case 0x266F:
		return '#';
	case 0x2219: /* points and strokes that sources put between words */
	case 0x2223:
	case 0x2236:
	case 0x223C:
	case 0x22C5:
		return ' ';
	}
	return '\0';
}

static void read_sign(struct key_walk *walk, uint32_t codepoint, size_t len)
{
	char ascii = codepoint < 0x80 ? (char)codepoint : ascii_sign(codepoint);

	if (ascii == 'x')
		keep(walk, &ascii, 1);
	else if (ascii)
		read_ascii_sign(walk, ascii);
	else if (utf8proc_category((utf8proc_int32_t)codepoint) == UTF8PROC_CATEGORY_SM)
		keep(walk, walk->text->data + walk->at, len);
	else
		skip(walk);
}

static void read_letter(struct key_walk *walk, uint32_t codepoint, size_t len)
{
	bool is_number = codepoint < 0x80 && char_is_digit((char)codepoint);

	/* What is skipped between the two leaves room for the blank. */
	if (is_number && walk->is_after_digit && !walk->is_adjacent)
		keep(walk, " ", 1);
	keep(walk, walk->text->data + walk->at, len);
	walk->is_after_digit = is_number;
}

/* The one sign whose key is longer than itself. */
static void spell_ampersands(struct strbuf *text)
{
	struct strbuf spelled;

	if (!memchr(text->data, '&', text->len))
		return;
	strbuf_init(&spelled);
	for (size_t i = 0; i < text->len; i++)
		if (text->data[i] == '&')
			strbuf_add_cstr(&spelled, " and ");
		else
			strbuf_add_byte(&spelled, text->data[i]);
	strbuf_set(text, strbuf_str(&spelled));
	strbuf_free(&spelled);
}

/* Leaves what distinguishes the folded title; or all of it, when that is nothing. */
static void keep_meaning(struct strbuf *folded)
{
	struct key_walk walk = { .text = folded };
	size_t len;

	spell_ampersands(folded);
	for (; walk.at < folded->len; walk.at += len) {
		uint32_t codepoint;

		len = utf8_decode(str_drop(strbuf_str(folded), walk.at), &codepoint);
		if (is_kept(codepoint))
			read_letter(&walk, codepoint, len);
		else
			read_sign(&walk, codepoint, len);
	}
	if (walk.kept)
		strbuf_truncate(folded, walk.kept);
}

/* Adds the text with a blank between a digit and one that is raised or lowered: 10⁶ is no 106. */
static void add_apart(struct strbuf *out, struct str shown)
{
	for (size_t i = 0, len; i < shown.len; i += len) {
		uint32_t codepoint, plain = 0;
		bool is_raised;

		len = utf8_decode(str_drop(shown, i), &codepoint);
		if (codepoint >= 0x80 && i > 0 && char_is_digit(shown.p[i - 1]))
			plain = tex_script_plain(codepoint, &is_raised);
		if (plain >= '0' && plain <= '9')
			strbuf_add_byte(out, ' ');
		strbuf_add(out, str_sub(shown, i, len));
	}
}

static void fold_as_shown(struct strbuf *out, struct str title)
{
	struct tex_text shown;
	struct strbuf apart;

	tex_text_init(&shown);
	strbuf_init(&apart);
	tex_read(&shown, title);
	add_apart(&apart, shown.text);
	fold_add_shown(out, strbuf_str(&apart));
	strbuf_free(&apart);
	tex_text_free(&shown);
}

static void title_key_init(struct title_key *key, struct str title)
{
	size_t len;

	strbuf_init(&key->folded);
	if (title.len <= USUAL_SIZE && ascii_find_markup(title.p, title.len) == title.len &&
	    (key_without_digits(title, key->usual, &len) ||
	     key_of_letters(title, key->usual, &len)) &&
	    len > 0) {
		key->str = (struct str){ key->usual, len };
		return;
	}
	fold_as_shown(&key->folded, title);
	keep_meaning(&key->folded);
	key->str = strbuf_str(&key->folded);
}

uint64_t fold_title_hash(struct str title)
{
	struct title_key key;
	uint64_t hash;

	title_key_init(&key, title);
	hash = str_hash(key.str);
	strbuf_free(&key.folded);
	return hash;
}

bool fold_titles_equal(struct str a, struct str b)
{
	struct title_key key_a, key_b;
	bool equal;

	title_key_init(&key_a, a);
	title_key_init(&key_b, b);
	equal = str_equal(key_a.str, key_b.str);
	strbuf_free(&key_a.folded);
	strbuf_free(&key_b.folded);
	return equal;
}
