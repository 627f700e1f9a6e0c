#ifndef READ_LISTING_PAPER_H
#define READ_LISTING_PAPER_H

/*
 * The paper of a page of Daily or Trending Papers that is being put together, line by line, and
 * what the lines so far tell of the page (listing_page).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/identifier.h"
#include "model/paper.h"
#include "read/format.h"
#include "read/listing_page_line.h"

/* The paper that is being put together. */
struct listing_draft {
	bool has_paper;
	bool is_heading; /* its title is one */
	bool has_end;    /* a part that follows the abstract was seen */
	bool is_over;    /* what belongs to the next paper was seen */
	bool is_closed;  /* a text that is none of the page's was seen behind it */
	bool is_submitted;
	bool is_cut; /* it is at the file's beginning, where its own may be missing */
	bool has_dot;
	size_t begin_line;
	struct strbuf lines; /* of the source, at most PASSED_RUN_MAX bytes and a line */
	struct strbuf title;
	struct strbuf second; /* a short text below the title: its own words, or an organisation */
	struct strbuf abstract;
	struct strbuf code;
	char arxiv_id[IDENTIFIER_MAX];
	int32_t authors, upvotes, comments;
	struct date date;
};

/* What the lines before mean for the next one. */
struct listing_context {
	bool title_goes_on, abstract_goes_on;
	bool in_link;       /* a link that began in the abstract has not ended */
	size_t width;       /* of the line before */
	bool has_wide_line; /* the text is not broken into lines */
	bool skips_name;    /* "Submitted by" was the last item */
	bool awaits_votes;  /* "Upvote" was, without a number */
	int32_t numbers[2]; /* that came last, without anything else behind them */
	size_t number_count;
	int32_t votes;      /* of the next paper, surely; COUNT_UNKNOWN: not seen */
	bool was_submitted; /* the next paper */
};

/* What tells that it is such a page. */
struct listing_signs {
	bool has_line; /* any that is not blank */
	bool has_headings, has_banner, has_sign;
	size_t voted;    /* papers with a number of upvotes before the title */
	size_t complete; /* papers with an address and an end, or with authors and a date */
	size_t fitting;
};

struct listing_paper {
	struct page_line line;
	struct listing_draft draft;
	struct listing_context context;
	struct listing_signs signs;
	struct format_input *input; /* NULL while the file is only looked at */
};

void listing_paper_init(struct listing_paper *state, struct format_input *input);
void listing_paper_free(struct listing_paper *state);

/* Takes the next line of the page, without its newline. */
void listing_paper_read_line(struct listing_paper *state, struct str source, size_t number);

/* Ends the paper at the page's end: what was seen of it last is settled, and it becomes a record.
 */
void listing_paper_finish(struct listing_paper *state);

#endif
