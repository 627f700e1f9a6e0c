#ifndef READ_READING_ITEM_H
#define READ_READING_ITEM_H

/*
 * An item of a reading list: which of its links is the paper, which the code, and which of its
 * texts is the title. What an item is in a document is up to reading_list.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "read/citation.h"
#include "read/format.h"
#include "read/markdown.h"
#include "read/reading_heading.h"
#include "read/reading_own.h"
#include "read/record.h"

/* The most items that are left out whose lines are named. */
#define READING_ITEM_LINES_MAX 20

/* No list of authors is longer, in bytes. */
#define READING_AUTHORS_MAX ((size_t)2000)

/* What a line below a title says that it is. */
enum reading_label {
	READING_LABEL_NONE,
	READING_LABEL_AUTHORS,
	READING_LABEL_ABSTRACT,
	READING_LABEL_SUMMARY,
	READING_LABEL_DATE,
	READING_LABEL_VENUE,
	READING_LABEL_DOI,
	READING_LABEL_OTHER, /* that no field has */
};

struct reading_item {
	struct markdown_line line;
	struct markdown_line emphasis;
	struct reading_own own;
	struct citation citation; /* a link's text can be one */
	struct reading_heading heading;
	struct record record;
	struct format_input *input; /* NULL: the text is only looked at */

	bool is_open;
	bool is_lead;    /* a heading or a paragraph, to which the items below it can belong */
	bool is_place;   /* behind a blank line came where it was published */
	bool is_details; /* what is below it goes on up to the next, behind blank lines as well */
	bool is_bullet;  /* an item of a list, with its mark */
	bool has_link;
	bool has_words;
	bool is_own;      /* as our own Markdown has it */
	bool is_own_file; /* all of the document is our own Markdown */
	bool has_note;    /* its note was left out; and its summary */
	bool has_summary;
	bool is_known;       /* a paper for certain, even without an address */
	bool is_placed;      /* the title has where it was published in front of it, or above it */
	size_t lines;        /* so far */
	bool is_broken;      /* the first line ends in Markdown's mark of a line break */
	bool is_title_guess; /* the title is plain text that nothing marks as one */
	size_t begin_line;
	struct strbuf source; /* its lines, at most PASSED_RUN_MAX bytes and a line */
	size_t indent;
	bool is_plain;       /* a paragraph of plain text that an address ends */
	bool is_paper_named; /* the text of the link to its paper can be a title, of a word or two
			      */
	bool is_file;        /* only a PDF's address tells that it is a paper */
	struct strbuf first; /* the source of its first line, with what the title goes on in */
	struct strbuf title; /* empty: not found yet */
	struct strbuf paper; /* the address of its paper; empty: none yet */
	struct strbuf code;
	struct strbuf other_title; /* the text of a link before the paper that is none of those */
	struct strbuf short_title; /* the text of a word or two of the link to the paper */
	bool is_title_alone;       /* that link, or a title in bold, is all of the first line */
	bool is_title_short;       /* it is a title only if our own Markdown goes on below it */
	struct strbuf before;      /* the text before the title in its line */
	struct strbuf after;       /* the text behind the title */
	struct strbuf date;        /* of a table's column; empty: there is none */
	struct strbuf key;         /* of a citation; empty: not found */
	struct strbuf abstract, summary, venue, doi; /* behind a label; empty: not found */
	enum reading_label label;                    /* of the paragraph that is being read */
	struct strbuf authors; /* in the normal form of model/names.h; empty: not found */

	bool takes_files;  /* titles that are linked to a PDF are papers */
	bool takes_places; /* and those that a venue and its year are beside, or above */
	bool takes_dated;  /* and those behind which a name and a year are in brackets */
	bool takes_years;  /* a year as a heading is that of the papers below it */

	size_t papers;        /* with a title and an address, so far */
	size_t files;         /* of the papers, the ones that only a PDF's address tells */
	size_t named_files;   /* of those, the ones below a heading that names papers */
	size_t places;        /* of the papers, the ones that only a venue and its year tell */
	size_t linked_places; /* of those, the ones with a link */
	size_t guesses;       /* of the papers, the ones whose title is a guess */
	size_t written;       /* and that an identifier names, not a link */
	size_t plain;         /* and that are paragraphs of plain text */
	size_t years_right;   /* and whose arXiv id agrees with the year that is their heading */
	size_t years_wrong;   /* and whose id does not */
	size_t dated;         /* titles behind which a name and a year are in brackets */
	size_t idle;          /* items of lists that say something without a link, or beside one */
	size_t other_links;   /* that are left out */

	/* Items that have a title in a line of its own and no address of a paper. */
	size_t paperless;
	size_t paperless_lines[READING_ITEM_LINES_MAX]; /* of the first */
};

void reading_item_init(struct reading_item *item);
void reading_item_free(struct reading_item *item);

/* Ends the item before, and starts one at a line. */
void reading_item_begin(struct reading_item *item, size_t number, size_t indent);

/* Takes a line of the item, in Markdown, without the mark of an item. */
void reading_item_read_line(struct reading_item *item, struct str source);

/* Counts what our own Markdown has below the facts of a paper, and does not come back. */
void reading_item_leave_out(struct reading_item *item, struct str source);

/* Whether a line has a paper of its own, and is not only more of the item above it. */
bool reading_item_is_title(struct reading_item *item, struct str source);

/* Whether a line is the title of a paper that the lines below it describe. */
bool reading_item_is_paragraph(struct reading_item *item, struct str source);

/* Whether a title in bold ends the heading or the paragraph above it, without a blank line. */
bool reading_item_ends_at(struct reading_item *item, struct str source);

/* Whether a line only says what one of the paper's links is: "Paper: https://...". */
bool reading_item_is_label(struct reading_item *item, struct str source);

/* Whether a line below a paper's heading says where and when it was published: "arXiv 2106; CVPR
 * 2021". */
bool reading_item_is_place(struct reading_item *item, struct str source);

/* Ends the item: it becomes a record where it is a paper. */
void reading_item_end(struct reading_item *item);

/* Whether behind a title in bold are its first author, a venue and a year: "**Kites** - Poe et al.,
 * CVPR 2024." */
bool reading_item_is_cited(const struct reading_item *item);

/* Whether a name that is no known venue is behind the title with a year: "Kites (Big Air 2020)". */
bool reading_item_is_dated(const struct reading_item *item);

/* Whether a venue and its year are beside the title of an item, or above it: "Kites (SIGMOD 2017)",
 * "[CVPR 2019] Kites". */
bool reading_item_is_in_venue(const struct reading_item *item);

/* Looks at the item's first line, which has no paper's address, for such a place. */
void reading_item_see_place(struct reading_item *item);

/* Counts whether the year above a paper agrees with its arXiv id. */
void reading_item_count_year(struct reading_item *item);

/* Keeps what a link of the line says of the item. */
void reading_item_see_link(struct reading_item *item, const struct markdown_link *link);

/* Whether a link of a row is a paper of its own beside the row's first. */
bool reading_item_is_other(const struct reading_item *item, const struct markdown_link *link,
			   struct str title);

/* Behind the end of a row's item: makes papers of the titles that are linked in its cell, too. */
void reading_item_read_others(struct reading_item *item);

/* The title that comes behind the links with which the line begins: "[[ICLR 2024](...)] Kites";
 * empty where none does. */
struct str reading_item_title_behind(const struct reading_item *item);

/* Forgets the paper of this line where the item is about something else. */
void reading_item_drop_mentioned(struct reading_item *item);

/* Makes a record of an item that is a paper. */
void reading_item_emit(struct reading_item *item);

/* At the end of a list that mostly has papers: notes the items that are left out. */
void reading_item_note_paperless(const struct reading_item *item);

/* Takes a label, "Authors:", off the front of a text. */
enum reading_label reading_label_take(struct str *text);

/* Keeps what a line below the title says that it is; false where it says nothing, or has names. */
bool reading_item_see_label(struct reading_item *item, struct str text);

/* Takes names from a line below the title: what is behind "Authors:", what is in italics, or of a
 * paragraph the first line. */
void reading_item_see_names(struct reading_item *item, struct str source);

/* Names that a line has in italics. */
void reading_item_see_names_in_italics(struct reading_item *item, struct str source);

/* Names between the title and its year: " - A. Poe, B. Roe (2017)". */
void reading_item_see_names_between(struct reading_item *item, struct str behind);

/* Adds a list of family names alone, "Poe, Roe & Lee", of which there are two at least, of at most
 * READING_AUTHORS_MAX bytes; says whether it is one. Where it is none, some may have been added. */
bool reading_names_add_families(struct strbuf *out, struct str list);

/* Names behind "(2017), ", up to the sentence's end. */
void reading_item_see_names_behind(struct reading_item *item, struct str behind);

/* Names in front of the title: "Poe AB, Roe C. [The kite](...)", "A. Poe, B. Roe: The kite". */
void reading_item_see_names_before(struct reading_item *item, struct str source);

#endif
