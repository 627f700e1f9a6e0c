/* The tables are in the order of their names, and of their code points. */

#include "config.h"

#include "text/tex_symbol.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/char.h"
#include "base/utf8.h"
#include "text/tex_accent.h"
#include "text/tex_commands.h"

/* An argument longer than this is not raised: nobody could read it. */
#define SCRIPT_MAX 64

static const struct script {
	uint32_t plain, raised, lowered; /* 0: there is none */
} scripts[] = {
	{ 0x0028, 0x207D, 0x208D }, { 0x0029, 0x207E, 0x208E }, { 0x002A, 0x002A, 0x0000 },
	{ 0x002B, 0x207A, 0x208A }, { 0x002D, 0x207B, 0x208B }, { 0x0030, 0x2070, 0x2080 },
	{ 0x0031, 0x00B9, 0x2081 }, { 0x0032, 0x00B2, 0x2082 }, { 0x0033, 0x00B3, 0x2083 },
	{ 0x0034, 0x2074, 0x2084 }, { 0x0035, 0x2075, 0x2085 }, { 0x0036, 0x2076, 0x2086 },
	{ 0x0037, 0x2077, 0x2087 }, { 0x0038, 0x2078, 0x2088 }, { 0x0039, 0x2079, 0x2089 },
	{ 0x003D, 0x207C, 0x208C }, { 0x0041, 0x1D2C, 0x0000 }, { 0x0042, 0x1D2E, 0x0000 },
	{ 0x0044, 0x1D30, 0x0000 }, { 0x0045, 0x1D31, 0x0000 }, { 0x0047, 0x1D33, 0x0000 },
	{ 0x0048, 0x1D34, 0x0000 }, { 0x0049, 0x1D35, 0x0000 }, { 0x004A, 0x1D36, 0x0000 },
	{ 0x004B, 0x1D37, 0x0000 }, { 0x004C, 0x1D38, 0x0000 }, { 0x004D, 0x1D39, 0x0000 },
	{ 0x004E, 0x1D3A, 0x0000 }, { 0x004F, 0x1D3C, 0x0000 }, { 0x0050, 0x1D3E, 0x0000 },
	{ 0x0052, 0x1D3F, 0x0000 }, { 0x0054, 0x1D40, 0x0000 }, { 0x0055, 0x1D41, 0x0000 },
	{ 0x0056, 0x2C7D, 0x0000 }, { 0x0057, 0x1D42, 0x0000 }, { 0x0061, 0x1D43, 0x2090 },
	{ 0x0062, 0x1D47, 0x0000 }, { 0x0063, 0x1D9C, 0x0000 }, { 0x0064, 0x1D48, 0x0000 },
	{ 0x0065, 0x1D49, 0x2091 }, { 0x0066, 0x1DA0, 0x0000 }, { 0x0067, 0x1D4D, 0x0000 },
	{ 0x0068, 0x02B0, 0x2095 }, { 0x0069, 0x2071, 0x1D62 }, { 0x006A, 0x02B2, 0x2C7C },
	{ 0x006B, 0x1D4F, 0x2096 }, { 0x006C, 0x02E1, 0x2097 }, { 0x006D, 0x1D50, 0x2098 },
	{ 0x006E, 0x207F, 0x2099 }, { 0x006F, 0x1D52, 0x2092 }, { 0x0070, 0x1D56, 0x209A },
	{ 0x0072, 0x02B3, 0x1D63 }, { 0x0073, 0x02E2, 0x209B }, { 0x0074, 0x1D57, 0x209C },
	{ 0x0075, 0x1D58, 0x1D64 }, { 0x0076, 0x1D5B, 0x1D65 }, { 0x0077, 0x02B7, 0x0000 },
	{ 0x0078, 0x02E3, 0x2093 }, { 0x0079, 0x02B8, 0x0000 }, { 0x007A, 0x1DBB, 0x0000 },
	{ 0x00B0, 0x00B0, 0x0000 }, { 0x03B2, 0x1D5D, 0x1D66 }, { 0x03B3, 0x1D5E, 0x1D67 },
	{ 0x03B4, 0x1D5F, 0x0000 }, { 0x03B5, 0x1D4B, 0x0000 }, { 0x03B8, 0x1DBF, 0x0000 },
	{ 0x03B9, 0x1DA5, 0x0000 }, { 0x03C1, 0x0000, 0x1D68 }, { 0x03C6, 0x1D60, 0x1D69 },
	{ 0x03C7, 0x1D61, 0x1D6A }, { 0x03D5, 0x1D60, 0x1D69 }, { 0x2020, 0x2020, 0x0000 },
	{ 0x2021, 0x2021, 0x0000 }, { 0x2032, 0x2032, 0x0000 }, { 0x2212, 0x207B, 0x208B },
	{ 0x2218, 0x00B0, 0x0000 }, { 0x22A4, 0x1D40, 0x0000 },
};

/* Of most two names the first bytes differ. */
static int compare_name(const void *key, const void *element)
{
	const struct str *name = key;
	const struct tex_command *command = element;

	if (name->p[0] != command->name[0])
		return name->p[0] - command->name[0];
	return str_compare(*name, str_from(command->name));
}

const struct tex_command *tex_command_find(struct str name)
{
	if (name.len == 0)
		return NULL;
	return bsearch(&name, commands, sizeof(commands) / sizeof(*commands), sizeof(*commands),
		       compare_name);
}

/* Of several names the shortest: \to, not \longrightarrow. Those of text are none of formulas. */
const char *tex_symbol_name(uint32_t codepoint)
{
	char text[5] = "";
	const char *name = NULL;

	utf8_encode(codepoint, text);
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		const struct tex_command *command = &commands[i];

		/* Its first bytes tell most from it: each α of a library comes here. */
		if (command->text[0] != text[0] || command->text[1] != text[1])
			continue;
		if (command->type == TEX_SYMBOL && strcmp(command->text, text) == 0 &&
		    strncmp(command->name, "text", 4) != 0 &&
		    strcmp(command->name, "implies") != 0 &&
		    (!name || strlen(command->name) < strlen(name)))
			name = command->name;
	}
	return name;
}

uint32_t tex_board_letter(char letter)
{
	switch (letter) {
	case 'C':
		return 0x2102;
	case 'H':
		return 0x210D;
	case 'N':
		return 0x2115;
	case 'P':
		return 0x2119;
	case 'Q':
		return 0x211A;
	case 'R':
		return 0x211D;
	case 'Z':
		return 0x2124;
	}
	return 0;
}

static int compare_plain(const void *key, const void *element)
{
	uint32_t plain = *(const uint32_t *)key;
	const struct script *script = element;

	return (plain > script->plain) - (plain < script->plain);
}

static bool add_script(struct strbuf *out, uint32_t codepoint, bool is_raised)
{
	const struct script *script =
		bsearch(&codepoint, scripts, sizeof(scripts) / sizeof(*scripts), sizeof(*scripts),
			compare_plain);
	uint32_t found = !script ? 0 : is_raised ? script->raised : script->lowered;

	if (found)
		strbuf_add_codepoint(out, found);
	return found != 0;
}

uint32_t tex_script_plain(uint32_t codepoint, bool *is_raised)
{
	for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++) {
		const struct script *script = &scripts[i];

		if (codepoint == script->plain ||
		    (codepoint != script->raised && codepoint != script->lowered))
			continue;
		*is_raised = codepoint == script->raised;
		return script->plain;
	}
	return 0;
}

/* One command: a font is skipped, a symbol raised or lowered. Returns its length, or 0. */
static size_t add_command(struct strbuf *out, struct str command, bool is_raised)
{
	size_t len = tex_name_len(command, 1);
	const struct tex_command *found = tex_command_find(str_sub(command, 1, len));
	uint32_t codepoint;

	if (!found || (found->type != TEX_FONT && found->type != TEX_SYMBOL))
		return 0;
	if (found->type == TEX_FONT)
		return 1 + len;
	if (utf8_decode(str_from(found->text), &codepoint) != strlen(found->text) ||
	    !add_script(out, codepoint, is_raised))
		return 0;
	return 1 + len;
}

bool tex_add_script(struct strbuf *out, struct str argument, bool is_raised)
{
	size_t before = out->len, len;

	assert(!strbuf_holds(out, argument));
	for (size_t i = 0; i < argument.len; i += len) {
		uint32_t codepoint;

		if (argument.p[i] == '\\') {
			len = add_command(out, str_drop(argument, i), is_raised);
		} else {
			len = utf8_decode(str_drop(argument, i), &codepoint);
			if (codepoint != '{' && codepoint != '}' &&
			    !add_script(out, codepoint, is_raised))
				len = 0;
		}
		if (len == 0 || i > SCRIPT_MAX) {
			strbuf_truncate(out, before);
			return false;
		}
	}
	return out->len > before;
}

size_t tex_name_len(struct str s, size_t at)
{
	size_t len = 0;

	while (at + len < s.len && char_is_letter(s.p[at + len]))
		len++;
	return len;
}
