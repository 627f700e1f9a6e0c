#ifndef VIEW_DETAIL_FACTS_H
#define VIEW_DETAIL_FACTS_H

/* What the detail says of a paper in lines of short parts, which no source has as they are shown.
 */

#include "base/strbuf.h"
#include "browser/page_list.h"

/* Adds "★ starred · 7 authors · 2023-10-06 · topics: rlhf · from 002", of the paper under the
 * cursor. */
void detail_facts_add(struct strbuf *out, const struct page_list *list, const struct paper *paper);

/* Adds the fields of a line (DETAIL_IMPRINT or DETAIL_LINKS), the texts first: "arXiv:2409.11340 ·
 * doi:10.1000/182 · https://… · 12 upvotes · 3 comments". */
void detail_facts_add_line(struct strbuf *out, const struct paper *paper, enum field_detail line);

#endif
