/*
 * Any bytes into a decoder. The first byte chooses how the rest is cut into pieces, which must not
 * show; what comes out is valid UTF-8 whose lines end in LF.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "read/decode.h"
#include "replay.h"
#include "support.h"

static void push(struct decoder *decoder, struct str piece, bool is_last, struct strbuf *out)
{
	char *copy = support_copy(piece.p, piece.len);
	struct str rest = { copy, piece.len }, text;

	while (decoder_next(decoder, &rest, is_last, &text))
		strbuf_add(out, text);
	if (rest.len > 0)
		abort();
	free(copy);
}

static void decode(struct str bytes, size_t piece, struct strbuf *out, struct reader_report *report)
{
	struct diag diag;
	struct decoder *decoder;

	memset(report, 0, sizeof(*report));
	diag_init(&diag, 200);
	strbuf_init(out);
	decoder = decoder_new("FILE", report, &diag);
	for (size_t at = 0; at < bytes.len; at += piece)
		push(decoder, str_sub(bytes, at, piece), false, out);
	push(decoder, STR(""), true, out);
	decoder_report(decoder);
	if ((report->not_understood > 0) != (diag.total[DIAG_WARNING] > 0))
		abort();
	decoder_delete(decoder);
	diag_free(&diag);
}

static void check_text(struct str text, const struct reader_report *report)
{
	size_t replaced = 0, len;
	uint32_t codepoint;

	for (size_t at = 0; at < text.len; at += len) {
		len = utf8_decode(str_sub(text, at, text.len), &codepoint);
		if (codepoint == UTF8_REPLACEMENT && len != 3)
			abort();
		if (codepoint == '\r')
			abort();
		replaced += codepoint == UTF8_REPLACEMENT;
	}
	if (replaced < report->replaced)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data + 1, size - 1 };
	struct reader_report report, report_of_pieces;
	struct strbuf whole, pieces;

	if (size == 0)
		return 0;
	decode(bytes, size, &whole, &report);
	decode(bytes, 1u + data[0], &pieces, &report_of_pieces);
	check_text(strbuf_str(&whole), &report);
	if (!str_equal(strbuf_str(&whole), strbuf_str(&pieces)))
		abort();
	if (report.replaced != report_of_pieces.replaced ||
	    report.recoded != report_of_pieces.recoded ||
	    strcmp(report.encoding, report_of_pieces.encoding) != 0)
		abort();
	strbuf_free(&whole);
	strbuf_free(&pieces);
	return 0;
}
