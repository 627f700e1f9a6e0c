#ifndef TESTS_TORTURE_NOISE_H
#define TESTS_TORTURE_NOISE_H

/* What can come from a keyboard, a clipboard and a terminal, and what should not. */

#include "base/strbuf.h"
#include "torture/campaign.h"

/* Each adds the bytes of one. */
void noise_add_key(struct campaign *campaign, struct strbuf *out);
void noise_add_paste(struct campaign *campaign, struct strbuf *out);
void noise_add_reply(struct campaign *campaign, struct strbuf *out);

#endif
