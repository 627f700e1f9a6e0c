#ifndef WRITE_BIB_TEXT_H
#define WRITE_BIB_TEXT_H

/*
 * From the text that a paper has to a value of BibTeX, without the braces around it. What
 * text/tex.h takes for TeX stays TeX: formulas, commands that it knows with their arguments. All
 * else that TeX has a meaning for is escaped, so that TeX typesets it and our reader
 * (text/bibtex_text.h) turns it back into the same text. The braces of a value always match,
 * however one counts them, and no control character is in it.
 */

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

struct bib_style {
	bool protects_case;    /* capitals within words and acronyms are in braces: {GAN}s */
	bool is_markup;        /* our reader reads entities and tags in it */
	bool is_name;          /* of a person: only letters are TeX */
	bool is_literal;       /* nothing is TeX */
	bool has_lines;        /* line breaks stay */
	bool has_only_letters; /* symbols that pdfTeX has no letter for are commands */
};

/* Adds the value of a text, which must not be a view of out. In linear time, for any bytes. */
void bib_text_add(struct strbuf *out, struct str text, const struct bib_style *style);

/* The same of an address or an identifier, which TeX and biber take as it is; a blank, which ends
 * one for all readers, is escaped. */
void bib_address_add(struct strbuf *out, struct str address);

#endif
