#ifndef READ_READING_FACTS_H
#define READ_READING_FACTS_H

/* What an item of a reading list says in words beside the title. */

#include "base/str.h"

/* The day, month or year that a text names; empty where there is none. An arXiv id is none. */
struct str reading_date_in(struct str s);

/* The year of two digits that a text has behind the name of a venue, as four: "SIGMOD'19", "NSDI
 * 17"; false: there is none. */
bool reading_short_year_in(struct str s, char year[5]);

/* The venue that is named by its short name: "NeurIPS". */
struct str reading_venue_in(struct str s);

/* The names before "et al.". */
struct str reading_authors_in(struct str s);

/* Takes the year and the venue off a text that underscores part from its title: "22_ICSE_Kites",
 * "2022_Kites", or dashes: "2018-IJCAI-Kites". The year has two digits or four; `venue` is empty
 * where there is none. */
bool reading_prefix_take(struct str *s, struct str *year, struct str *venue);

/* Whether a text ends in a word that can be a venue's short name: with a capital in it beside its
 * first letter, as "SIGMOD", "EuroSys", "IoTDI". */
bool reading_ends_in_short_name(struct str s);

#endif
