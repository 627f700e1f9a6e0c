#ifndef READ_LISTING_PAGE_LINE_H
#define READ_LISTING_PAGE_LINE_H

/*
 * A line of a page of Daily or Trending Papers, in whichever way the page became text: by a
 * converter to Markdown, a text browser, a copy of what the screen shows. What the lines mean
 * together is up to listing_paper.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/identifier.h"
#include "read/link_list.h"
#include "read/listing_tail.h"
#include "read/markdown.h"

enum page_item {
	PAGE_BLANK,     /* nothing, but for brackets and images */
	PAGE_WORDS,     /* the page's own: navigation, its banner, a rule */
	PAGE_ADDRESS,   /* an address alone */
	PAGE_NUMBER,    /* "101" or "-": upvotes or comments */
	PAGE_UPVOTE,    /* "Upvote", whose number is in this line or a later one */
	PAGE_SUBMITTED, /* "Submitted by", below which a person's name is */
	PAGE_CODE,      /* "GitHub 131": a link to the code */
	PAGE_AUTHORS,   /* "6 authors" */
	PAGE_DOT,       /* "·" */
	PAGE_DATE,      /* "May 29 6", "Published on May 29, 2026" */
	PAGE_HEADING,
	PAGE_TEXT,
};

struct page_line {
	const struct link_list *links; /* the addresses of numbered links; NULL: not known */
	struct markdown_line markdown;

	/* What follows is only of the line that was read last. */
	enum page_item item;
	struct str text; /* borrowed from `markdown` */
	size_t width;    /* of the source, in bytes */
	bool is_indented;
	bool is_blank; /* the source has nothing at all */

	bool has_date;     /* of AUTHORS and TEXT as well: what follows a dot in the same line */
	bool has_dot;      /* a dot is before it: in that line, with any item */
	bool is_published; /* "Published on": no comments follow */
	struct listing_tail tail;

	size_t level;    /* of a HEADING */
	int32_t number;  /* of a NUMBER or an UPVOTE; COUNT_UNKNOWN: none */
	bool is_vote;    /* it surely is the number of upvotes */
	int32_t authors; /* of AUTHORS */

	bool is_banner;     /* only this site's pages have that line or address */
	bool names_page;    /* it has the address of a paper's page; arxiv_id is the paper's */
	bool is_login;      /* that address is the one for upvoting */
	bool is_discussion; /* that address is the one of its comments */
	char arxiv_id[IDENTIFIER_MAX]; /* of any address in the line; empty: none */
	struct str code;               /* the address of the code; empty: none */
};

void page_line_init(struct page_line *line);
void page_line_free(struct page_line *line);

/* Reads a line without its newline, which must stay until the next call. */
void page_line_read(struct page_line *line, struct str source);

#endif
