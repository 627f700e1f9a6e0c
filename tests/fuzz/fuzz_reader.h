#ifndef TESTS_FUZZ_READER_H
#define TESTS_FUZZ_READER_H

/*
 * Reading bytes of a fuzzer: in pieces and in one piece they must give the same records, and what
 * the reader reports must be what it handed over.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "model/library.h"
#include "read/reader.h"
#include "replay.h"
#include "support.h"

struct fuzz {
	struct library library;
	const struct source_list *source;
	uint64_t hash; /* of all drafts so far */
	size_t papers;
	size_t years;
};

static inline void fuzz_add_text(struct fuzz *fuzz, struct str text)
{
	fuzz->hash = fuzz->hash * 0x9E3779B97F4A7C15u + str_hash(text) + text.len;
}

static inline void fuzz_receive_paper(void *context, const struct paper_draft *draft)
{
	struct fuzz *fuzz = context;
	const struct paper *paper = &draft->paper;
	uint32_t number;

	for (enum paper_field field = 0; field < FIELD_COUNT; field++) {
		if (field_is_text(field))
			fuzz_add_text(fuzz, paper_get_text(paper, field));
		else if (field_type(field) == FIELD_TYPE_COUNT)
			fuzz->hash = fuzz->hash * 31 + (uint32_t)paper_get_count(paper, field);
	}
	fuzz_add_text(fuzz, draft->marks.tags);
	fuzz_add_text(fuzz, draft->marks.note);
	fuzz->hash = fuzz->hash * 31 + draft->line;
	fuzz->papers++;
	library_add(&fuzz->library, draft, fuzz->source, &number);
}

static inline void fuzz_receive_year(void *context, int year)
{
	struct fuzz *fuzz = context;

	fuzz->years++;
	library_set_year(&fuzz->library, year);
}

static inline void fuzz_read_all(struct fuzz *fuzz, const uint8_t *data, size_t size, size_t piece)
{
	struct reader_options options = { .file = "FILE", .file_year = 2024 };
	struct reader_sink sink = { fuzz, fuzz_receive_paper, fuzz_receive_year };
	struct diag diag;
	struct reader *reader;

	memset(fuzz, 0, sizeof(*fuzz));
	diag_init(&diag, 10);
	library_init(&fuzz->library);
	fuzz->source = library_source(&fuzz->library, STR("FILE"));
	reader = reader_new(&options, sink, &diag);
	for (size_t at = 0; at < size; at += piece) {
		size_t len = size - at < piece ? size - at : piece;
		char *copy = support_copy((const char *)data + at, len);

		reader_push(reader, (struct str){ copy, len });
		free(copy);
	}
	if ((reader_finish(reader) != STATUS_OK) != (diag.total[DIAG_ERROR] > 0))
		abort();
	if (reader_report(reader)->records != fuzz->papers ||
	    reader_report(reader)->captures != fuzz->years)
		abort();
	if ((reader_report(reader)->not_understood > 0) != (diag.total[DIAG_WARNING] > 0))
		abort();
	reader_delete(reader);
	library_free(&fuzz->library);
	diag_free(&diag);
}

/* Aborts where the bytes give other records in pieces than as a whole. */
static inline void fuzz_read(const uint8_t *data, size_t size, size_t piece)
{
	struct fuzz whole;
	struct fuzz pieces;

	fuzz_read_all(&whole, data, size, size + 1);
	fuzz_read_all(&pieces, data, size, piece);
	if (whole.hash != pieces.hash || whole.papers != pieces.papers)
		abort();
}

#endif
