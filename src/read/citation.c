/*
 * A table of the styles' shapes, each a row of parts and the signs between them; the first that
 * fits is taken. Where a sign can come within a part, as a full stop behind an initial, each place
 * is tried, from the first on: what is before it must be names, and what is behind it a title.
 */
#include "config.h"

#include "read/citation.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/citation_part.h"

/* The most places at which the names are tried to end. */
#define PLACES_MAX 40

enum part {
	PART_NAMES,
	PART_YEAR,           /* all between two signs */
	PART_TITLE,          /* that nothing marks but the signs around it */
	PART_QUOTED,         /* a title in quotes */
	PART_BEFORE_JOURNAL, /* one that a comma parts from "Air 12 (2024) 3-9" */
	PART_REST,           /* venue, year, pages */
};

struct step {
	enum part part;
	struct str sign; /* that ends it */
};

/* What a style writes. */
struct shape {
	enum citation_place place;
	struct step steps[4]; /* the last is PART_REST */
};

static const struct shape shapes[] = {
	/* Chicago */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(". ") },
	    { PART_YEAR, STR_INIT(". ") },
	    { PART_QUOTED, STR_INIT("") },
	    { PART_REST, STR_INIT("") } } },
	/* ACM */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(". ") },
	    { PART_YEAR, STR_INIT(". ") },
	    { PART_TITLE, STR_INIT(".") },
	    { PART_REST, STR_INIT("") } } },
	/* APA */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(" (") },
	    { PART_YEAR, STR_INIT("). ") },
	    { PART_TITLE, STR_INIT(".") },
	    { PART_REST, STR_INIT("") } } },
	/* Harvard */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(" (") },
	    { PART_YEAR, STR_INIT(")") },
	    { PART_QUOTED, STR_INIT("") },
	    { PART_REST, STR_INIT("") } } },
	/* Springer */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(" (") },
	    { PART_YEAR, STR_INIT(") ") },
	    { PART_TITLE, STR_INIT(".") },
	    { PART_REST, STR_INIT("") } } },
	/* Springer */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(" (") },
	    { PART_YEAR, STR_INIT("): ") },
	    { PART_TITLE, STR_INIT(".") },
	    { PART_REST, STR_INIT("") } } },
	/* IEEE */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(", ") },
	    { PART_QUOTED, STR_INIT("") },
	    { PART_REST, STR_INIT("") } } },
	/* MLA */
	{ CITATION_AT_MARK,
	  { { PART_NAMES, STR_INIT(". ") },
	    { PART_QUOTED, STR_INIT("") },
	    { PART_REST, STR_INIT("") } } },
	/* LNCS */
	{ CITATION_IN_FRONT,
	  { { PART_NAMES, STR_INIT(": ") },
	    { PART_TITLE, STR_INIT(".") },
	    { PART_REST, STR_INIT("") } } },
	/* Vancouver */
	{ CITATION_IN_FRONT,
	  { { PART_NAMES, STR_INIT(". ") },
	    { PART_TITLE, STR_INIT(".") },
	    { PART_REST, STR_INIT("") } } },
	/* Elsevier */
	{ CITATION_IN_FRONT,
	  { { PART_NAMES, STR_INIT(", ") },
	    { PART_BEFORE_JOURNAL, STR_INIT(",") },
	    { PART_REST, STR_INIT("") } } },
	/* Title first */
	{ CITATION_BEHIND,
	  { { PART_TITLE, STR_INIT(".") },
	    { PART_NAMES, STR_INIT(".") },
	    { PART_REST, STR_INIT("") } } },
};

void citation_init(struct citation *citation)
{
	*citation = (struct citation){ .is_weak = false };
	strbuf_init(&citation->names);
}

void citation_free(struct citation *citation)
{
	strbuf_free(&citation->names);
}

static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

struct str citation_cut_label(struct str text)
{
	char open = text.len > 0 ? *text.p : ' ';
	struct str inside = str_sub(text, open == '[' || open == '(', 24);
	size_t len = 0;

	if (open == '[' || open == '(') {
		len = str_find(inside, open == '[' ? STR("]") : STR(")"));
		if (len == SIZE_MAX || len == 0 ||
		    (open == '(' && !is_number(str_sub(inside, 0, len))))
			return text;
		return utf8_trim(str_drop(text, len + 2));
	}
	while (len < inside.len && char_is_digit(inside.p[len]))
		len++;
	if (len == 0 || len > 4 || len == inside.len || !strchr(".)", inside.p[len]) ||
	    utf8_blanks_at(inside, len + 1) == 0)
		return text;
	return utf8_trim(str_drop(text, len + 1));
}

static bool fit(struct citation *citation, const struct shape *shape, size_t step, struct str text);

/* Whether a text can be the names. Styles that have names in front of a sign or of quotes ask so of
 * the same beginnings: what is no names for one is none for all. */
static bool take_names(struct citation *citation, enum citation_place place, struct str text)
{
	unsigned char *bits = &citation->no_names[text.len / 8],
		      bit = (unsigned char)(1 << text.len % 8);
	bool is_beginning = text.p == citation->text.p;

	if (is_beginning && *bits & bit) {
		strbuf_clear(&citation->names);
		return citation->is_weak = false;
	}
	if (citation_part_names(&citation->names, text, place, &citation->is_weak))
		return true;
	if (is_beginning && place == CITATION_AT_MARK)
		*bits |= bit;
	return false;
}

/* Whether a text can be that part; it is kept then. */
static bool take_part(struct citation *citation, const struct shape *shape, enum part part,
		      struct str text)
{
	switch (part) {
	case PART_NAMES:
		text.len += citation_part_initial_stop(text);
		return take_names(citation, shape->place, text);
	case PART_YEAR:
		citation->year = citation_part_year_alone(text);
		return citation->year.len > 0;
	case PART_TITLE:
	case PART_BEFORE_JOURNAL:
		citation->title = citation_part_title(text, shape->place != CITATION_IN_FRONT);
		return citation->title.len > 0;
	case PART_QUOTED:
	case PART_REST:
		break;
	}
	return true;
}

static size_t end_of_part(enum part part, struct str sign, struct str text)
{
	if (part == PART_TITLE)
		return citation_part_title_len(text);
	return part == PART_BEFORE_JOURNAL ? citation_part_title_before_journal(text)
					   : str_find(text, sign);
}

/* A part that a sign ends: at the first place at which all that comes behind fits as well. */
static bool fit_until(struct citation *citation, const struct shape *shape, size_t step,
		      struct str text)
{
	struct str sign = shape->steps[step].sign;
	enum part part = shape->steps[step].part;
	size_t places = part == PART_NAMES ? PLACES_MAX : 1, at = 0;

	for (size_t i = 0; i < places; i++) {
		size_t next = end_of_part(part, sign, str_drop(text, at));

		if (next == SIZE_MAX)
			return false;
		at += next;
		if (take_part(citation, shape, part, str_sub(text, 0, at)) &&
		    fit(citation, shape, step + 1, utf8_trim(str_drop(text, at + sign.len))))
			return true;
		at += sign.len;
	}
	return false;
}

static bool fit_quoted(struct citation *citation, const struct shape *shape, size_t step,
		       struct str text)
{
	struct str title, rest;

	if (!citation_part_quoted(text, &title, &rest))
		return false;
	citation->title = title;
	citation->is_quoted = true;
	return fit(citation, shape, step + 1, rest);
}

/* What is behind the title: it says when, or where the paper is. */
static bool fit_rest(struct citation *citation, struct str text)
{
	if (citation->year.len == 0)
		citation->year = citation_part_year(text);
	citation->venue = citation_part_venue(text);
	return (citation->year.len > 0 || (citation->is_quoted && citation->may_lack_year)) &&
	       (!citation->is_weak || citation_part_is_publication(text));
}

static bool fit(struct citation *citation, const struct shape *shape, size_t step, struct str text)
{
	switch (shape->steps[step].part) {
	case PART_QUOTED:
		return fit_quoted(citation, shape, step, text);
	case PART_REST:
		return fit_rest(citation, text);
	case PART_NAMES:
	case PART_YEAR:
	case PART_TITLE:
	case PART_BEFORE_JOURNAL:
		break;
	}
	return fit_until(citation, shape, step, text);
}

bool citation_read(struct citation *citation, struct str text)
{
	text = utf8_trim(text);
	if (text.len > CITATION_MAX || (!citation->may_lack_year && !citation_part_has_year(text)))
		return false;
	citation->text = text;
	memset(citation->no_names, 0, sizeof(citation->no_names));
	for (size_t i = 0; i < COUNT_OF(shapes); i++) {
		citation->is_weak = citation->is_quoted = false;
		citation->title = citation->year = citation->venue = STR("");
		strbuf_clear(&citation->names);
		if (fit(citation, &shapes[i], 0, text))
			return true;
	}
	return false;
}
