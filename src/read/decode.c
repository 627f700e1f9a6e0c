/*
 * The decoder goes from stage to stage, and comes back only from DOUBT to UTF8:
 *
 *   HEAD    gathers the first bytes in `held`, until they tell the encoding
 *   UTF8    passes on what is clean, and mends what is not (read/mend.h)
 *   DOUBT   gathers in `held` what follows the first byte that may be in another encoding
 *   OTHER   converts to UTF-8 by iconv, and mends that
 *
 * `held` goes before the caller's bytes: first what was gathered, later at most the front of a
 * character whose end is in the next piece. `held_at` of its bytes are decoded already; they stay
 * until the next call, because the text may be a view of them.
 */
#include "config.h"

#include "read/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/mend.h"

/* How much is looked at, from the first byte that is not UTF-8, to tell the encoding. */
#define DOUBT_MAX ((size_t)64 << 10)

/* How much is converted at a time: what comes of it is mended at once. */
#define CONVERT_MAX (MEND_MAX / 8)

#define NO_CONVERTER ((iconv_t)-1)

enum stage {
	STAGE_HEAD,
	STAGE_UTF8,
	STAGE_DOUBT,
	STAGE_OTHER,
};

struct decoder {
	struct mender mender;
	enum stage stage;
	struct strbuf held;
	size_t held_at;

	/* While all is ASCII. */
	struct strbuf head; /* of the text, as far as it may declare an encoding */
	const struct encoding *declared;

	/* Of another encoding. */
	const struct encoding *encoding;
	iconv_t converter;
	struct strbuf converted; /* to UTF-8, and not yet mended */
	size_t recoded_line; /* where it begins, though the file seemed to be UTF-8; 0: nowhere */
	bool is_declared;
	bool is_binary;
	const char *unknown; /* the encoding that there is no converter for */
};

struct decoder *decoder_new(const char *file, struct reader_report *report, struct diag *diag)
{
	struct decoder *decoder = alloc_zeroed(1, sizeof(*decoder));

	mender_init(&decoder->mender, file, report, diag);
	decoder->converter = NO_CONVERTER;
	strbuf_init(&decoder->held);
	strbuf_init(&decoder->head);
	strbuf_init(&decoder->converted);
	return decoder;
}

void decoder_delete(struct decoder *decoder)
{
	if (!decoder)
		return;
	if (decoder->converter != NO_CONVERTER)
		iconv_close(decoder->converter);
	mender_free(&decoder->mender);
	strbuf_free(&decoder->held);
	strbuf_free(&decoder->head);
	strbuf_free(&decoder->converted);
	free(decoder);
}

/* The rest is in this encoding, as the report says from now on. */
static void set_encoding(struct decoder *d, const struct encoding *encoding)
{
	struct reader_report *report = d->mender.report;

	snprintf(report->encoding, sizeof(report->encoding), "%s", encoding->name);
	d->stage = STAGE_UTF8;
	if (encoding_is_utf8(encoding))
		return;
	d->mender.is_ascii = false;
	d->converter = iconv_open(encoding_utf8.name, encoding->name);
	if (d->converter == NO_CONVERTER) {
		d->unknown = encoding->name;
		return;
	}
	d->stage = STAGE_OTHER;
	d->encoding = encoding;
	d->mender.encoding = encoding->name;
}

/* Keeps the beginning of the text. */
static void add_head(struct decoder *d, struct str text)
{
	if (d->head.len < ENCODING_DECLARED_MAX)
		strbuf_add(&d->head, str_sub(text, 0, ENCODING_DECLARED_MAX - d->head.len));
}

/* At the first byte that is not ASCII. Whether it is UTF-8 may have to be found out; false where it
 * is the front of a character, and more is needed for that, too. */
static bool meet_non_ascii(struct decoder *d, struct str bytes, bool is_last)
{
	bool is_cut = utf8_is_cut(bytes);

	d->declared = encoding_declared(strbuf_str(&d->head));
	if (d->declared || (!is_cut && utf8_multibyte_len(bytes) == 0))
		d->stage = STAGE_DOUBT;
	else if (!is_cut || is_last)
		d->mender.is_ascii = false;
	else
		return false;
	return true;
}

/*
 * Decodes the front of source, *taken bytes of it. Returns false where more is needed: source is
 * then the front of a character.
 */
static bool decode_utf8(struct decoder *d, struct str source, bool is_last, struct str *text,
			size_t *taken)
{
	*taken = mender_pass(&d->mender, source);
	if (*taken > 0) {
		*text = str_sub(source, 0, *taken);
	} else {
		*taken = mender_add(&d->mender, source, is_last);
		*text = strbuf_str(&d->mender.text);
	}
	if (!d->mender.is_ascii)
		return *taken > 0;
	add_head(d, *text);
	return *taken > 0 || meet_non_ascii(d, source, is_last);
}

/* What some of iconv's converters keep back, to combine it with what comes. */
static void flush_converter(struct decoder *d)
{
	char bytes[64], *to = bytes;
	size_t room = sizeof(bytes);

	iconv(d->converter, NULL, NULL, &to, &room);
	strbuf_add(&d->converted, (struct str){ bytes, sizeof(bytes) - room });
}

/* Converts the front of source, up to the first thing that is wrong. Returns its length; *error is
 * iconv's, 0 where nothing is wrong. */
static size_t convert(struct decoder *d, struct str source, int *error)
{
	char *from = (char *)(uintptr_t)source.p;
	size_t left = source.len;

	strbuf_clear(&d->converted);
	do {
		size_t room = 4 * left + 16;
		char *to;

		strbuf_reserve(&d->converted, room);
		to = d->converted.data + d->converted.len;
		*error = iconv(d->converter, &from, &left, &to, &room) == (size_t)-1 ? errno : 0;
		d->converted.len = (size_t)(to - d->converted.data);
	} while (*error == E2BIG);
	d->converted.data[d->converted.len] = '\0';
	if (*error == EILSEQ)
		flush_converter(d);
	return source.len - left;
}

/* Bytes of the longest character of any encoding. */
#define CHARACTER_MAX 8

/* Whether at the front of source there is again what was wrong just before it, with the same behind
 * it as far as a character reaches: then it is wrong, too. */
static bool is_wrong_again(const struct decoder *d, struct str source)
{
	size_t unit = d->encoding->unit;

	return source.len >= CHARACTER_MAX && memcmp(source.p, source.p - unit, CHARACTER_MAX) == 0;
}

/* As decode_utf8, in another encoding. */
static bool decode_other(struct decoder *d, struct str source, bool is_last, struct str *text,
			 size_t *taken)
{
	size_t at = 0;
	int error = EILSEQ;

	is_last &= source.len <= CONVERT_MAX;
	source = str_sub(source, 0, CONVERT_MAX);
	while (error != 0 && at < source.len) {
		at += convert(d, str_sub(source, at, source.len), &error);
		mender_add(&d->mender, strbuf_str(&d->converted), true);
		if (error == 0 || (error == EINVAL && !is_last))
			break;
		mender_add_replacement(&d->mender);
		at += error == EINVAL ? source.len : d->encoding->unit;
		while (is_wrong_again(d, str_drop(source, at))) {
			mender_add_replacement(&d->mender);
			at += d->encoding->unit;
		}
	}
	*text = strbuf_str(&d->mender.text);
	*taken = at < source.len ? at : source.len;
	return *taken > 0;
}

/* Decides what the bytes in `held` are, the first of which may not be UTF-8. */
static bool settle(struct decoder *d)
{
	const struct encoding *encoding = d->declared;
	struct str held = strbuf_str(&d->held);
	bool is_beginning = d->head.len == 0;

	if (!encoding) {
		add_head(d, held);
		encoding = encoding_declared(strbuf_str(&d->head));
	}
	d->mender.is_ascii = false;
	d->is_binary = bytes_are_binary(held);
	d->stage = STAGE_UTF8;
	if (bytes_are_mostly_utf8(held, is_beginning, encoding != NULL))
		return true;
	d->recoded_line = d->mender.line;
	d->is_declared = encoding != NULL;
	set_encoding(d, encoding ? encoding : &encoding_windows_1252);
	return true;
}

static void hold(struct decoder *d, struct str *bytes, size_t len)
{
	struct str part = str_sub(*bytes, 0, len);

	strbuf_add(&d->held, part);
	*bytes = str_sub(*bytes, part.len, bytes->len);
}

/* Holds `most` bytes; false while there are less, and the file goes on. */
static bool gather(struct decoder *d, struct str *bytes, bool is_last, size_t most)
{
	strbuf_remove(&d->held, 0, d->held_at);
	d->held_at = 0;
	if (d->held.len < most)
		hold(d, bytes, most - d->held.len);
	return d->held.len >= most || (is_last && bytes->len == 0);
}

static bool read_head(struct decoder *d, struct str *bytes, bool is_last)
{
	bool is_all = gather(d, bytes, is_last, ENCODING_HEAD_MAX);
	const struct encoding *encoding;
	size_t mark_len;

	if (!encoding_from_head(strbuf_str(&d->held), is_all, &encoding, &mark_len))
		return false;
	set_encoding(d, encoding);
	d->held_at = mark_len;
	return true;
}

static bool decode(struct decoder *d, struct str source, bool is_last, struct str *text,
		   size_t *taken)
{
	return d->stage == STAGE_OTHER ? decode_other(d, source, is_last, text, taken)
				       : decode_utf8(d, source, is_last, text, taken);
}

/* Decodes from what is held; where that is the front of a character, adds to it: not just a byte,
 * since what follows may end in the front of one again. */
static bool decode_held(struct decoder *d, struct str *bytes, bool is_last, struct str *text)
{
	struct str source = str_sub(strbuf_str(&d->held), d->held_at, d->held.len);
	size_t taken;

	is_last &= bytes->len == 0;
	if (decode(d, source, is_last, text, &taken)) {
		d->held_at += taken;
		return true;
	}
	if (bytes->len == 0)
		return false;
	strbuf_remove(&d->held, 0, d->held_at);
	d->held_at = 0;
	hold(d, bytes, CONVERT_MAX);
	return true;
}

static bool decode_bytes(struct decoder *d, struct str *bytes, bool is_last, struct str *text)
{
	size_t taken;

	if (decode(d, *bytes, is_last, text, &taken))
		*bytes = str_sub(*bytes, taken, bytes->len);
	else
		hold(d, bytes, bytes->len);
	return true;
}

/* Takes a step; false where there is nothing to take it with. */
static bool step(struct decoder *d, struct str *bytes, bool is_last, struct str *text)
{
	if (d->held_at == d->held.len) {
		strbuf_clear(&d->held);
		d->held_at = 0;
	}
	if (d->stage == STAGE_HEAD)
		return read_head(d, bytes, is_last);
	if (d->stage == STAGE_DOUBT)
		return gather(d, bytes, is_last, DOUBT_MAX) && settle(d);
	if (d->held.len > 0)
		return decode_held(d, bytes, is_last, text);
	return bytes->len > 0 && decode_bytes(d, bytes, is_last, text);
}

/* The last text, once all bytes are taken. */
static void finish(struct decoder *d, struct str *text)
{
	if (d->stage != STAGE_OTHER)
		return;
	strbuf_clear(&d->converted);
	flush_converter(d);
	mender_add(&d->mender, strbuf_str(&d->converted), true);
	*text = strbuf_str(&d->mender.text);
}

bool decoder_next(struct decoder *d, struct str *bytes, bool is_last, struct str *text)
{
	*text = STR("");
	strbuf_clear(&d->mender.text);
	while (text->len == 0 && step(d, bytes, is_last, text))
		;
	if (text->len == 0 && is_last)
		finish(d, text);
	return text->len > 0;
}

bool decoder_is_binary(const struct decoder *d)
{
	return d->is_binary;
}

void decoder_report(struct decoder *d)
{
	struct mender *mender = &d->mender;

	if (d->recoded_line > 0)
		diag_add(mender->diag, DIAG_NOTE, mender->file, d->recoded_line, 0,
			 d->is_declared ? "is not UTF-8: read as %s, which it says it is"
					: "is not UTF-8: read as %s",
			 mender->report->encoding);
	if (d->unknown)
		diag_add(mender->diag, DIAG_WARNING, mender->file, 1, 0,
			 "is %s, which iconv cannot read on this system", d->unknown);
	mender->report->not_understood += d->unknown != NULL;
	mender_report(mender);
}
