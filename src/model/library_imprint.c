/*
 * Where a paper was published: the fields whose row says MERGE_IMPRINT, and the date with them.
 * They are a citation together, so that they come from one source: half of a preprint's and half of
 * the article's would cite a volume that nobody printed.
 */

#include "config.h"

#include "base/array.h"
#include "base/char.h"
#include "model/library_internal.h"
#include "text/fold.h"

/* What servers of preprints call themselves, at the front of a venue. */
static const struct str servers[] = {
	STR_INIT("corr"),
	STR_INIT("computing research repository"),
	STR_INIT("arxiv"),
	STR_INIT("biorxiv"),
	STR_INIT("medrxiv"),
	STR_INIT("chemrxiv"),
	STR_INIT("techrxiv"),
	STR_INIT("psyarxiv"),
	STR_INIT("socarxiv"),
	STR_INIT("eartharxiv"),
	STR_INIT("engrxiv"),
	STR_INIT("essoar"),
	STR_INIT("ssrn"),
	STR_INIT("social science research network"),
	STR_INIT("research square"),
	STR_INIT("osf preprints"),
	STR_INIT("preprints"),
	STR_INIT("openreview"),
};

/* "arXiv (Cornell University)" and "CoRR", and not "Corrosion". */
static bool is_server(struct str venue)
{
	for (size_t i = 0; i < COUNT_OF(servers); i++) {
		size_t len = servers[i].len;

		if (venue.len >= len &&
		    str_equal_ignoring_case(str_sub(venue, 0, len), servers[i]) &&
		    (venue.len == len || !char_is_letter(venue.p[len])))
			return true;
	}
	return false;
}

static size_t count_known(const struct paper *paper)
{
	const char *rest = paper->rare;
	enum paper_field field;
	struct str text;
	size_t count = 0;

	while (paper_next_rare(&rest, &field, &text))
		count += paper_fields[field].merge == MERGE_IMPRINT;
	return count;
}

/* What a paper says of its publication, the best last. */
enum standing { UNSAID, PREPRINT, PUBLISHED };

static enum standing find_standing(const struct paper *paper, size_t known)
{
	struct str venue = paper_get_text(paper, FIELD_VENUE);
	struct str type = paper_get_text(paper, FIELD_TYPE);
	bool is_cited_by_address =
		str_starts_with(paper_get_text(paper, FIELD_VOLUME), STR("abs/"));
	bool has_doi = library_own_id(paper, FIELD_DOI).len > 0;

	if (is_server(venue) || is_cited_by_address)
		return PREPRINT;
	if (str_equal(type, STR("preprint")) && (venue.len == 0 || !has_doi))
		return PREPRINT;
	return known > (type.len > 0) ? PUBLISHED : UNSAID;
}

/* How far the imprint of a paper is to be believed, against that of another of its standing. */
static size_t rank(const struct paper *paper, enum standing standing, size_t known)
{
	return ((size_t)standing << 16) +
	       ((size_t)(paper_get_text(paper, FIELD_VENUE).len > 0) << 9) +
	       ((size_t)(library_own_id(paper, FIELD_DOI).len > 0) << 8) + known;
}

/* One that names no venue is of the same publication where the publisher's identifier is. */
static bool are_of_one_venue(const struct paper *a, const struct paper *b)
{
	struct str venue_a = paper_get_text(a, FIELD_VENUE);
	struct str venue_b = paper_get_text(b, FIELD_VENUE);
	struct str doi = library_own_id(a, FIELD_DOI);

	if (venue_a.len > 0 && venue_b.len > 0)
		return fold_titles_equal(venue_a, venue_b) && !library_places_contradict(a, b);
	return doi.len > 0 && str_equal(doi, library_own_id(b, FIELD_DOI));
}

struct library_imprint library_choose_imprint(const struct paper *old, const struct paper *incoming)
{
	size_t known_old = old->rare ? count_known(old) : 0;
	size_t known_incoming = incoming->rare ? count_known(incoming) : 0;
	enum standing of_old, of_incoming;
	bool is_shared;

	if (known_old == 0 && known_incoming == 0)
		return (struct library_imprint){ .is_shared = true };
	of_old = find_standing(old, known_old);
	of_incoming = find_standing(incoming, known_incoming);
	is_shared = of_old == UNSAID || of_incoming == UNSAID ||
		    (of_old == of_incoming && are_of_one_venue(old, incoming));
	return (struct library_imprint){
		.takes_incoming =
			rank(incoming, of_incoming, known_incoming) > rank(old, of_old, known_old),
		.is_shared = is_shared,
		.has_date = (of_old == PUBLISHED || of_incoming == PUBLISHED) &&
			    (of_old != of_incoming || !is_shared),
	};
}
