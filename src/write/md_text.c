/*
 * One pass over the bytes, of which most mean themselves. Beside them words are looked for that are
 * the number of a commit.
 */

#include "config.h"

#include "write/md_text.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "model/address.h"
#include "text/markup.h"

/* Parts what a code host would take for one thing. */
#define BREAK "&#8203;"

/* These end text in another direction. */
#define POP_EMBEDDING 0x202C
#define POP_ISOLATE   0x2069

/* What a byte can mean. */
enum meaning {
	ITSELF,
	LETTER, /* as well, but other than that it is part of a word */
	HEX,    /* perhaps the start of a commit's number */
	CONTROL,
	MARKUP,    /* anywhere in a line */
	SOMETIMES, /* by what is around it */
	OF_NAME,   /* in a name */
	TURN,      /* perhaps of a sign that turns text round */
};

/* clang-format off */
static const unsigned char meanings[256] = {
	['\0' ... '\x1F'] = CONTROL,
	['\\'] = MARKUP, ['`'] = MARKUP, ['*'] = MARKUP, ['_'] = MARKUP, ['['] = MARKUP,
	[']'] = MARKUP, ['<'] = MARKUP, ['>'] = MARKUP, ['|'] = MARKUP,
	['~'] = SOMETIMES, ['$'] = SOMETIMES, ['#'] = SOMETIMES, ['-'] = SOMETIMES,
	['+'] = SOMETIMES, ['='] = SOMETIMES, [':'] = SOMETIMES, ['.'] = SOMETIMES,
	[')'] = SOMETIMES, ['&'] = SOMETIMES, ['@'] = SOMETIMES, ['!'] = SOMETIMES,
	['%'] = SOMETIMES, ['^'] = SOMETIMES,
	[','] = OF_NAME, [0xC2] = OF_NAME, [0xE2] = TURN,
	['0' ... '9'] = HEX, ['a' ... 'f'] = HEX, ['A' ... 'F'] = HEX,
	['g' ... 'z'] = LETTER, ['G' ... 'Z'] = LETTER,
};
/* clang-format on */

struct md_text {
	struct strbuf *out;
	struct str in;
	size_t at;
	bool is_name;
	size_t embeddings, isolates; /* that are open, of text in another direction */
};

static char byte_at(struct str s, size_t at)
{
	return at < s.len ? s.p[at] : '\0';
}

/* Whether the byte is of a word, as programs that look for such in a text take it. */
static bool is_wordy(char c)
{
	return char_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

/* A longer number begins no list. */
#define DIGITS_MAX 9

/* What a line can begin with to be a heading, a list, a quote or a line; and a link to be a
 * footnote. */
static bool begins_block(struct str line, size_t at)
{
	size_t digits = 0;

	if (at == 0)
		return strchr("#-+=:~^", line.p[0]) != NULL;
	if (line.p[at] != '.' && line.p[at] != ')')
		return false;
	while (digits < at && digits < DIGITS_MAX && char_is_digit(line.p[digits]))
		digits++;
	return digits == at;
}

/* Whether these letters are before the byte there, ignoring case. */
static bool follows_letters(struct str in, size_t at, const char *letters)
{
	size_t len = strlen(letters);

	return at >= len && str_equal_ignoring_case(str_sub(in, at - len, len), str_from(letters));
}

/* No name of an emoji is longer. */
#define EMOJI_MAX 64

/* :smile: */
static bool begins_emoji(struct str in, size_t at)
{
	size_t end = at + 1;

	while (end < in.len && end - at <= EMOJI_MAX &&
	       (is_wordy(in.p[end]) || in.p[end] == '+' || in.p[end] == '-'))
		end++;
	return end > at + 1 && byte_at(in, end) == ':';
}

/* Whether a code host would make something of the sign and what is behind it: @person, #12, !12,
 * GH-12, ~label, %milestone, :emoji:, ://, www. */
static bool begins_reference(struct str in, size_t at)
{
	char next = byte_at(in, at + 1);

	switch (in.p[at]) {
	case '@':
	case '~':
		return is_wordy(next);
	case '%':
		return is_wordy(next) && (at == 0 || !is_wordy(in.p[at - 1]));
	case '#':
	case '!':
	case '&':
		return char_is_digit(next);
	case '-':
		return char_is_digit(next) && follows_letters(in, at, "gh");
	case ':':
		return begins_emoji(in, at) || str_starts_with(str_drop(in, at), STR("://"));
	case '.':
		return follows_letters(in, at, "www");
	default:
		return false;
	}
}

/* Whether Markdown would make something of the sign here. */
static bool is_markup(struct str in, size_t at)
{
	char c = in.p[at];

	if (c == '&')
		return at + 1 < in.len && in.p[at + 1] != ' ';
	return c == '~' || begins_block(in, at) || (c == '.' && follows_letters(in, at, "www"));
}

static void put_sign(struct md_text *text)
{
	char c = text->in.p[text->at];

	if (c == '$') {
		/* Alone in an element it begins no formula, as GitHub's manual has it. */
		strbuf_add_cstr(text->out, "<span>$</span>");
	} else {
		if (is_markup(text->in, text->at))
			strbuf_add_byte(text->out, '\\');
		strbuf_add_byte(text->out, c);
		if (begins_reference(text->in, text->at))
			strbuf_add_cstr(text->out, BREAK);
	}
	text->at++;
}

/* The fewest and the most digits of a word that is a commit's number to a code host. */
#define COMMIT_MIN 7
#define COMMIT_MAX 64

/* Whether the byte there begins a word that is such a number and ends at `end`. */
static bool is_commit(struct str in, size_t at, size_t end)
{
	return end - at >= COMMIT_MIN && end - at <= COMMIT_MAX &&
	       (at == 0 || !is_wordy(in.p[at - 1])) && !is_wordy(byte_at(in, end));
}

/* The end of the digits of a commit's number that begin there. */
static size_t digits_end(struct str in, size_t at)
{
	while (at < in.len && meanings[(unsigned char)in.p[at]] == HEX)
		at++;
	return at;
}

/* Puts digits of a commit's number, parted into what are too few. */
static void put_digits(struct md_text *text)
{
	size_t start = text->at, end = digits_end(text->in, start);
	bool is_parted = is_commit(text->in, start, end);

	for (; text->at < end; text->at++) {
		char c = text->in.p[text->at];

		if (is_parted && text->at > start && (text->at - start) % (COMMIT_MIN - 1) == 0)
			strbuf_add_cstr(text->out, BREAK);
		/* A name that begins with a number could be a date. */
		if (text->is_name && text->at == 0 && char_is_digit(c))
			strbuf_addf(text->out, "&#%d;", c);
		else
			strbuf_add_byte(text->out, c);
	}
}

/* A comma and a separator are between names, not in one. */
static void put_of_name(struct md_text *text)
{
	struct str separator = STR("\xC2\xB7");
	bool is_separator = str_starts_with(str_drop(text->in, text->at), separator);

	if (text->is_name && text->in.p[text->at] == ',')
		strbuf_add_cstr(text->out, "&#44;");
	else if (text->is_name && is_separator)
		strbuf_add_cstr(text->out, "&middot;");
	else
		strbuf_add(text->out, str_sub(text->in, text->at, is_separator ? 2 : 1));
	text->at += is_separator ? separator.len : 1;
}

/* Notes what begins and ends text in another direction, which goes on to the line's end. */
static void put_turn(struct md_text *text)
{
	uint32_t codepoint;
	size_t len = utf8_decode(str_drop(text->in, text->at), &codepoint);

	if (codepoint >= 0x202A && codepoint <= 0x202E && codepoint != POP_EMBEDDING)
		text->embeddings++;
	else if (codepoint >= 0x2066 && codepoint <= 0x2068)
		text->isolates++;
	else if (codepoint == POP_EMBEDDING)
		text->embeddings -= text->embeddings > 0;
	else if (codepoint == POP_ISOLATE)
		text->isolates -= text->isolates > 0;
	strbuf_add(text->out, str_sub(text->in, text->at, len));
	text->at += len;
}

/* Ends these, so that what is behind the text keeps its direction. */
static void end_turns(struct md_text *text)
{
	for (; text->isolates > 0; text->isolates--)
		strbuf_addf(text->out, "&#%d;", POP_ISOLATE);
	for (; text->embeddings > 0; text->embeddings--)
		strbuf_addf(text->out, "&#%d;", POP_EMBEDDING);
}

static void put_one(struct md_text *text)
{
	char c = text->in.p[text->at];

	switch ((enum meaning)meanings[(unsigned char)c]) {
	case CONTROL:
		strbuf_add_byte(text->out, ' ');
		text->at++;
		break;
	case MARKUP:
		strbuf_add_byte(text->out, '\\');
		strbuf_add_byte(text->out, c);
		text->at++;
		break;
	case SOMETIMES:
		put_sign(text);
		break;
	case OF_NAME:
		put_of_name(text);
		break;
	case HEX:
		put_digits(text);
		break;
	case TURN:
		put_turn(text);
		break;
	case LETTER:
	case ITSELF:
		strbuf_add_byte(text->out, c);
		text->at++;
		break;
	}
}

/* How far from here on everything means itself: letters within a word begin none. */
static size_t plain_len(const struct md_text *text)
{
	struct str in = text->in;
	size_t at = text->at;
	bool is_in_word = at > 0 && is_wordy(in.p[at - 1]);

	while (at < in.len) {
		unsigned char meaning = meanings[(unsigned char)in.p[at]];

		if (meaning > HEX)
			break;
		if (meaning == HEX && !is_in_word) {
			size_t end = digits_end(in, at);

			if (is_commit(in, at, end) || (text->is_name && at == 0))
				break;
			at = end - 1;
		}
		is_in_word = meaning != ITSELF;
		at++;
	}
	return at - text->at;
}

static void put_all(struct md_text *text)
{
	while (text->at < text->in.len) {
		size_t len = plain_len(text);

		strbuf_add(text->out, str_sub(text->in, text->at, len));
		text->at += len;
		if (text->at < text->in.len)
			put_one(text);
	}
	end_turns(text);
}

void md_text_add(struct strbuf *out, struct str text)
{
	put_all(&(struct md_text){ .out = out, .in = text });
}

void md_name_add(struct strbuf *out, struct str text)
{
	put_all(&(struct md_text){ .out = out, .in = text, .is_name = true });
}

void md_address_add(struct strbuf *out, struct str address)
{
	bool has_entity = markup_has(address);

	assert(address_is_safe(address));
	for (size_t i = 0; i < address.len; i++) {
		if (strchr("()", address.p[i]))
			strbuf_add_byte(out, '\\');
		strbuf_add_byte(out, address.p[i]);
		if (has_entity && address.p[i] == '&')
			strbuf_add_cstr(out, "amp;");
	}
}
