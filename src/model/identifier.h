#ifndef MODEL_IDENTIFIER_H
#define MODEL_IDENTIFIER_H

/*
 * What names a paper across sources: an arXiv id, a DOI, the numbers of PubMed and of PubMed
 * Central, in one normal form each. In an address they are found also behind a library's proxy
 * (doi-org.proxy.example/10.1/x, proxy.example/login?url=https://doi.org/10.1/x) and with its
 * letters escaped (%2F).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Room for any normal form, with its NUL; longer is not an identifier. */
#define IDENTIFIER_MAX 256

/*
 * Takes an arXiv id as people and programs write it (2409.11340, arXiv:2409.11340v2 [cs.CV],
 * math.GT/0309136, arXiv's DOI 10.48550/arXiv.2409.11340, 704.0001 as of a number that lost its
 * zero, an address of arXiv's or of a site that names its papers by arXiv's ids) and writes it
 * without prefix and version to out, NUL-terminated. False when it is none.
 */
bool arxiv_id_normalise(struct str s, char out[IDENTIFIER_MAX]);

/* Whether s looks like an arXiv id and is none, as 2401.1234, a number that lost its last zero. */
bool arxiv_id_is_damaged(struct str s);

/* The version that s, from which this id was taken, says behind it: 2 of 2409.11340v2. 0: none. */
uint8_t arxiv_id_version(struct str s, const char *id);

/*
 * As arxiv_id_normalise for a DOI: 10.x/y, doi:10.x/y, an address of doi.org, or a publisher's that
 * has the DOI in it for certain. ASCII letters in lower case; punctuation behind it is no part of
 * it.
 */
bool doi_normalise(struct str s, char out[IDENTIFIER_MAX]);

/*
 * Finds the first of each in text that may hold either, both or none: an address, "arXiv:2401.00001
 * (2024)", "PMID: 1; DOI: 10.1000/1". Each is empty where there is none. A number that could be an
 * arXiv id is one only if it is all of s or "arXiv" is written before it.
 */
void identifiers_from_text(struct str s, char arxiv_id[IDENTIFIER_MAX], char doi[IDENTIFIER_MAX]);

/* Whether text from which an arXiv id and a DOI were taken (empty: none was asked for) has another
 * one of such a kind: "10.1000/1; 10.1000/2". */
bool identifiers_have_other(struct str s, const char *arxiv_id, const char *doi);

/* Whether s begins as a DOI or an arXiv id that is written by itself, with its name or without, and
 * has nothing behind it that could be another one or an address. */
bool identifier_is_bare(struct str s);

/*
 * As arxiv_id_normalise for the number of PubMed (PMID: 12345678, 12345678 alone, an address of its
 * page) and for that of PubMed Central (PMCID: PMC1234567, PMC1234567.2, 1234567 alone, an
 * address). A number alone may be any: ask only where it is said to be one. Where it is
 * none, out stays as it was.
 */
bool pmid_normalise(struct str s, char out[IDENTIFIER_MAX]);
bool pmcid_normalise(struct str s, char out[IDENTIFIER_MAX]);

/* Whether an address may have a number of either in it. Few do, and that is said in less time than
 * it is read. */
bool pubmed_may_be_address(struct str s);

/* Whether s begins as a number of either does that says whose it is: PMID, PMC1234567. */
bool identifier_is_pubmed(struct str s);

/* Finds the number of each in text, behind its name or in an address; where the text has several,
 * none, as nothing tells which is the paper's own. Each is empty where there is none. */
void pubmed_ids_from_text(struct str s, char pmid[IDENTIFIER_MAX], char pmcid[IDENTIFIER_MAX]);

#endif
