/*
 * Any bytes as any value: what comes out is in its normal form, and reads the same once more. Built
 * with -fsanitize=fuzzer this is a fuzzer; built with -DREPLAY it reads the files named as
 * arguments.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "model/date.h"
#include "model/identifier.h"
#include "model/names.h"
#include "model/paper.h"
#include "model/paper_type.h"
#include "replay.h"
#include "text/markup.h"

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void check_date(struct str s, enum date_order order)
{
	struct date date, again;
	struct strbuf iso;

	strbuf_init(&iso);
	date_order_of(s);
	if (date_parse_any(s, order, &date)) {
		date_format(date, &iso);
		require(date_parse_iso(strbuf_str(&iso), &again) && date_equal(date, again));
	}
	strbuf_free(&iso);
}

/* A list of several names is in its normal form. */
static void check_names(struct str s, enum names_style style)
{
	struct names_result result, second;
	struct strbuf names, again;

	strbuf_init(&names);
	strbuf_init(&again);
	result = names_add(&names, s, style);
	require(result.is_certain || result.count == COUNT_UNKNOWN);
	require(names.len <= s.len + 2 * (size_t)(result.count > 0 ? result.count : 0) + 16 ||
		result.is_incomplete);
	if (result.count > 1) {
		second = names_add(&again, strbuf_str(&names), NAMES_SEMICOLON);
		require(second.count == result.count);
		require(names_count(strbuf_str(&names)) == result.count);
		require(strcmp(names.data, again.data) == 0);
	}
	strbuf_free(&again);
	strbuf_free(&names);
}

static void check_identifiers(struct str s)
{
	char arxiv_id[IDENTIFIER_MAX], doi[IDENTIFIER_MAX], again[IDENTIFIER_MAX];

	identifiers_from_text(s, arxiv_id, doi);
	if (arxiv_id[0])
		require(arxiv_id_normalise(str_from(arxiv_id), again) &&
			strcmp(arxiv_id, again) == 0);
	if (doi[0])
		require(doi_normalise(str_from(doi), again) && strcmp(doi, again) == 0);
	if (doi_normalise(s, doi))
		require(doi_normalise(str_from(doi), again) && strcmp(doi, again) == 0);
}

static void check_markup(struct str s)
{
	struct strbuf text;

	strbuf_init(&text);
	markup_add_text(&text, s);
	require(text.len <= s.len);
	if (!markup_has(s))
		require(text.len == 0 ||
			memcmp(text.data, s.p + (s.len - text.len), text.len) == 0);
	strbuf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };

	for (enum date_order order = 0; order <= DATE_ORDER_MONTH_FIRST; order++)
		check_date(s, order);
	for (enum names_style style = 0; style <= NAMES_UNKNOWN; style++)
		check_names(s, style);
	check_identifiers(s);
	check_markup(s);
	paper_type_from(s);
	return 0;
}
