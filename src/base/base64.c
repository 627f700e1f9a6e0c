#include "config.h"

#include "base/base64.h"

#include <assert.h>
#include <stdint.h>

void base64_add(struct strbuf *out, struct str bytes)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	assert(!strbuf_holds(out, bytes));
	strbuf_reserve(out, bytes.len / 3 * 4 + 4);
	for (size_t i = 0; i < bytes.len; i += 3) {
		size_t left = bytes.len - i;
		uint32_t group = (uint32_t)(unsigned char)bytes.p[i] << 16;

		if (left > 1)
			group |= (uint32_t)(unsigned char)bytes.p[i + 1] << 8;
		if (left > 2)
			group |= (unsigned char)bytes.p[i + 2];
		strbuf_add_byte(out, digits[group >> 18]);
		strbuf_add_byte(out, digits[group >> 12 & 63]);
		strbuf_add_byte(out, left > 1 ? digits[group >> 6 & 63] : '=');
		strbuf_add_byte(out, left > 2 ? digits[group & 63] : '=');
	}
}
