#ifndef BASE_BASE64_H
#define BASE_BASE64_H

/* Bytes as letters, digits, "+" and "/", padded with "=" (RFC 4648, section 4). */

#include "base/str.h"
#include "base/strbuf.h"

void base64_add(struct strbuf *out, struct str bytes);

#endif
