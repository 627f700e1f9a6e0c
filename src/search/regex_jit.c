/*
 * PCRE2 10.46, of Debian 13: its JIT passes over matches of an expression that may begin with two
 * different characters and has a letter of two bytes, ignoring case; its interpreter finds them.
 * Whether the library at hand has the fault is tried out.
 */

#include "config.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "search/regex_private.h"

static const char probe[] = "\\(?c.{2}\xC3\xA9";
static const char probed[] = "cab\xC3\xA9";

bool regex_jit_is_sound(void)
{
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	PCRE2_SIZE at;
	int mistake, found = PCRE2_ERROR_NOMATCH;
	pcre2_code *code =
		pcre2_compile((PCRE2_SPTR)probe, sizeof(probe) - 1,
			      PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS, &mistake, &at, NULL);

	if (code && data && pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0)
		found = pcre2_match(code, (PCRE2_SPTR)probed, sizeof(probed) - 1, 0, 0, data, NULL);
	pcre2_code_free(code);
	pcre2_match_data_free(data);
	return found > 0;
}
