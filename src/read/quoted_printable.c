#include "config.h"

#include "read/quoted_printable.h"

#include <string.h>

#include "base/char.h"
#include "base/hex.h"
#include "base/utf8.h"

static bool is_upper_hex(char c)
{
	return hex_value(c) >= 0 && !char_is_lower(c);
}

static bool is_declared(struct str head)
{
	static const struct str headers[] = {
		STR_INIT("Content-Transfer-Encoding: quoted-printable"),
		STR_INIT("Content-transfer-encoding: quoted-printable"),
		STR_INIT("content-transfer-encoding: quoted-printable"),
		STR_INIT("Content-Transfer-Encoding: Quoted-Printable"),
		STR_INIT("Content-Transfer-Encoding: QUOTED-PRINTABLE"),
	};

	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++)
		if (str_find(head, headers[i]) != SIZE_MAX)
			return true;
	return false;
}

bool quoted_printable_is_certain(struct str head)
{
	size_t bytes = 0, joined = 0;

	for (size_t i = 0; i + 2 < head.len; i++) {
		if (head.p[i] != '=')
			continue;
		if (is_upper_hex(head.p[i + 1]) && is_upper_hex(head.p[i + 2]))
			bytes++;
		else if (head.p[i + 1] == '\n')
			joined++;
		else
			return false;
	}
	return bytes > 0 && (joined > 0 || is_declared(head));
}

static struct str without_blanks_at_end(struct str line)
{
	while (line.len > 0 && (line.p[line.len - 1] == ' ' || line.p[line.len - 1] == '\t'))
		line.len--;
	return line;
}

bool quoted_printable_add(struct strbuf *out, struct str line)
{
	line = without_blanks_at_end(line);
	for (size_t i = 0; i < line.len; i++) {
		uint32_t byte;

		if (line.p[i] == '=' && i + 1 == line.len)
			return true;
		if (line.p[i] != '=' || i + 2 >= line.len || !is_upper_hex(line.p[i + 1]) ||
		    !hex_read(str_sub(line, i + 1, 2), &byte)) {
			strbuf_add_byte(out, line.p[i]);
			continue;
		}
		strbuf_add_byte(out, (char)byte);
		i += 2;
	}
	return false;
}

void quoted_printable_end(struct strbuf *text, struct strbuf *scratch)
{
	static const struct str replacement = STR_INIT("\357\277\275");
	struct str rest = strbuf_str(text);

	strbuf_clear(scratch);
	while (rest.len > 0) {
		uint32_t codepoint;
		size_t len = utf8_decode(rest, &codepoint);
		unsigned char byte = (unsigned char)*rest.p;

		if (codepoint != UTF8_REPLACEMENT || str_starts_with(rest, replacement)) {
			strbuf_add(scratch, str_sub(rest, 0, len));
		} else {
			strbuf_add_codepoint(scratch, byte >= 0xA0 ? byte : UTF8_REPLACEMENT);
			len = 1;
		}
		rest = str_drop(rest, len);
	}
	strbuf_set(text, strbuf_str(scratch));
}
