/*
 * libxml2 knows the 253 entities of HTML 4. Publishers write others of HTML 5 as well; those that
 * are met are in a table here, in the order of strcmp. HTML 5 has 2231, most of which nobody
 * writes, and no library of Debian's has them without a parser that keeps them to itself.
 */

#include "config.h"

#include "text/markup_entity.h"

#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MAX_LEN  31
#define CODEPOINT_MAX 0x10FFFFu

struct entity {
	const char *name;
	uint16_t codepoint;
};

static const struct entity newer_entities[] = {
	{ "Abreve", 0x0102 },
	{ "Amacr", 0x0100 },
	{ "Aogon", 0x0104 },
	{ "Cacute", 0x0106 },
	{ "Ccaron", 0x010C },
	{ "Ccirc", 0x0108 },
	{ "Cdot", 0x010A },
	{ "Dcaron", 0x010E },
	{ "Del", 0x2207 },
	{ "Dstrok", 0x0110 },
	{ "ENG", 0x014A },
	{ "Ecaron", 0x011A },
	{ "Edot", 0x0116 },
	{ "Emacr", 0x0112 },
	{ "Eogon", 0x0118 },
	{ "Exists", 0x2203 },
	{ "ForAll", 0x2200 },
	{ "Gbreve", 0x011E },
	{ "Gcirc", 0x011C },
	{ "Gdot", 0x0120 },
	{ "Gt", 0x226B },
	{ "Hat", 0x005E },
	{ "Hcirc", 0x0124 },
	{ "Hstrok", 0x0126 },
	{ "Idot", 0x0130 },
	{ "Imacr", 0x012A },
	{ "Integral", 0x222B },
	{ "Iogon", 0x012E },
	{ "Itilde", 0x0128 },
	{ "Jcirc", 0x0134 },
	{ "Kcedil", 0x0136 },
	{ "Lacute", 0x0139 },
	{ "Lcaron", 0x013D },
	{ "Lcedil", 0x013B },
	{ "Leftrightarrow", 0x21D4 },
	{ "Lstrok", 0x0141 },
	{ "Lt", 0x226A },
	{ "Nacute", 0x0143 },
	{ "Ncaron", 0x0147 },
	{ "Ncedil", 0x0145 },
	{ "NewLine", 0x000A },
	{ "NoBreak", 0x2060 },
	{ "NonBreakingSpace", 0x00A0 },
	{ "NotEqual", 0x2260 },
	{ "Odblac", 0x0150 },
	{ "Omacr", 0x014C },
	{ "PartialD", 0x2202 },
	{ "Product", 0x220F },
	{ "Racute", 0x0154 },
	{ "Rcaron", 0x0158 },
	{ "Rcedil", 0x0156 },
	{ "Rightarrow", 0x21D2 },
	{ "Sacute", 0x015A },
	{ "Scedil", 0x015E },
	{ "Scirc", 0x015C },
	{ "Sqrt", 0x221A },
	{ "Sum", 0x2211 },
	{ "Tab", 0x0009 },
	{ "Tcaron", 0x0164 },
	{ "Tcedil", 0x0162 },
	{ "ThinSpace", 0x2009 },
	{ "Tstrok", 0x0166 },
	{ "Ubreve", 0x016C },
	{ "Udblac", 0x0170 },
	{ "Umacr", 0x016A },
	{ "Uogon", 0x0172 },
	{ "Uring", 0x016E },
	{ "Utilde", 0x0168 },
	{ "Vert", 0x2016 },
	{ "Wcirc", 0x0174 },
	{ "Ycirc", 0x0176 },
	{ "Zacute", 0x0179 },
	{ "Zcaron", 0x017D },
	{ "Zdot", 0x017B },
	{ "ZeroWidthSpace", 0x200B },
	{ "abreve", 0x0103 },
	{ "amacr", 0x0101 },
	{ "angle", 0x2220 },
	{ "angst", 0x00C5 },
	{ "aogon", 0x0105 },
	{ "ap", 0x2248 },
	{ "approx", 0x2248 },
	{ "approxeq", 0x224A },
	{ "ast", 0x002A },
	{ "bigstar", 0x2605 },
	{ "blacksquare", 0x25AA },
	{ "blank", 0x2423 },
	{ "block", 0x2588 },
	{ "bottom", 0x22A5 },
	{ "boxh", 0x2500 },
	{ "boxv", 0x2502 },
	{ "breve", 0x02D8 },
	{ "bsol", 0x005C },
	{ "cacute", 0x0107 },
	{ "caron", 0x02C7 },
	{ "ccaron", 0x010D },
	{ "ccirc", 0x0109 },
	{ "cdot", 0x010B },
	{ "centerdot", 0x00B7 },
	{ "check", 0x2713 },
	{ "checkmark", 0x2713 },
	{ "cir", 0x25CB },
	{ "colon", 0x003A },
	{ "comma", 0x002C },
	{ "commat", 0x0040 },
	{ "compfn", 0x2218 },
	{ "copysr", 0x2117 },
	{ "cross", 0x2717 },
	{ "dash", 0x2010 },
	{ "dblac", 0x02DD },
	{ "dcaron", 0x010F },
	{ "div", 0x00F7 },
	{ "dollar", 0x0024 },
	{ "dot", 0x02D9 },
	{ "downarrow", 0x2193 },
	{ "dstrok", 0x0111 },
	{ "dtri", 0x25BF },
	{ "dtrif", 0x25BE },
	{ "ecaron", 0x011B },
	{ "edot", 0x0117 },
	{ "ell", 0x2113 },
	{ "emacr", 0x0113 },
	{ "emptyset", 0x2205 },
	{ "emsp13", 0x2004 },
	{ "emsp14", 0x2005 },
	{ "eng", 0x014B },
	{ "eogon", 0x0119 },
	{ "epsi", 0x03B5 },
	{ "epsiv", 0x03F5 },
	{ "equals", 0x003D },
	{ "excl", 0x0021 },
	{ "female", 0x2640 },
	{ "ffilig", 0xFB03 },
	{ "fflig", 0xFB00 },
	{ "ffllig", 0xFB04 },
	{ "filig", 0xFB01 },
	{ "fllig", 0xFB02 },
	{ "frac13", 0x2153 },
	{ "frac15", 0x2155 },
	{ "frac18", 0x215B },
	{ "frac23", 0x2154 },
	{ "frac38", 0x215C },
	{ "frac58", 0x215D },
	{ "frac78", 0x215E },
	{ "gammad", 0x03DD },
	{ "gbreve", 0x011F },
	{ "gcirc", 0x011D },
	{ "gdot", 0x0121 },
	{ "geq", 0x2265 },
	{ "geqslant", 0x2A7E },
	{ "ges", 0x2A7E },
	{ "gg", 0x226B },
	{ "grave", 0x0060 },
	{ "gsim", 0x2273 },
	{ "gtrsim", 0x2273 },
	{ "hairsp", 0x200A },
	{ "half", 0x00BD },
	{ "hbar", 0x210F },
	{ "hcirc", 0x0125 },
	{ "horbar", 0x2015 },
	{ "hslash", 0x210F },
	{ "hstrok", 0x0127 },
	{ "hyphen", 0x2010 },
	{ "imacr", 0x012B },
	{ "imath", 0x0131 },
	{ "in", 0x2208 },
	{ "incare", 0x2105 },
	{ "inodot", 0x0131 },
	{ "iogon", 0x012F },
	{ "isinv", 0x2208 },
	{ "itilde", 0x0129 },
	{ "jcirc", 0x0135 },
	{ "kappav", 0x03F0 },
	{ "kcedil", 0x0137 },
	{ "kgreen", 0x0138 },
	{ "lacute", 0x013A },
	{ "langle", 0x27E8 },
	{ "lbrace", 0x007B },
	{ "lbrack", 0x005B },
	{ "lcaron", 0x013E },
	{ "lcedil", 0x013C },
	{ "lcub", 0x007B },
	{ "ldquor", 0x201E },
	{ "leftarrow", 0x2190 },
	{ "leftrightarrow", 0x2194 },
	{ "leq", 0x2264 },
	{ "leqslant", 0x2A7D },
	{ "les", 0x2A7D },
	{ "lesssim", 0x2272 },
	{ "ll", 0x226A },
	{ "lowbar", 0x005F },
	{ "lpar", 0x0028 },
	{ "lrarr", 0x21C6 },
	{ "lrhar", 0x21CB },
	{ "lsim", 0x2272 },
	{ "lsqb", 0x005B },
	{ "lsquor", 0x201A },
	{ "lstrok", 0x0142 },
	{ "male", 0x2642 },
	{ "map", 0x21A6 },
	{ "mapsto", 0x21A6 },
	{ "mid", 0x2223 },
	{ "mldr", 0x2026 },
	{ "mnplus", 0x2213 },
	{ "mp", 0x2213 },
	{ "nacute", 0x0144 },
	{ "ncaron", 0x0148 },
	{ "ncedil", 0x0146 },
	{ "nldr", 0x2025 },
	{ "num", 0x0023 },
	{ "numero", 0x2116 },
	{ "numsp", 0x2007 },
	{ "odblac", 0x0151 },
	{ "odot", 0x2299 },
	{ "ogon", 0x02DB },
	{ "ohm", 0x03A9 },
	{ "omacr", 0x014D },
	{ "ominus", 0x2296 },
	{ "par", 0x2225 },
	{ "parallel", 0x2225 },
	{ "percnt", 0x0025 },
	{ "period", 0x002E },
	{ "phiv", 0x03D5 },
	{ "phone", 0x260E },
	{ "planck", 0x210F },
	{ "plus", 0x002B },
	{ "pm", 0x00B1 },
	{ "propto", 0x221D },
	{ "puncsp", 0x2008 },
	{ "quest", 0x003F },
	{ "racute", 0x0155 },
	{ "rangle", 0x27E9 },
	{ "rbrace", 0x007D },
	{ "rbrack", 0x005D },
	{ "rcaron", 0x0159 },
	{ "rcedil", 0x0157 },
	{ "rcub", 0x007D },
	{ "rdquor", 0x201D },
	{ "rhov", 0x03F1 },
	{ "rightarrow", 0x2192 },
	{ "ring", 0x02DA },
	{ "rlarr", 0x21C4 },
	{ "rlhar", 0x21CC },
	{ "rpar", 0x0029 },
	{ "rsqb", 0x005D },
	{ "rsquor", 0x2019 },
	{ "sacute", 0x015B },
	{ "scedil", 0x015F },
	{ "scirc", 0x015D },
	{ "semi", 0x003B },
	{ "setminus", 0x2216 },
	{ "setmn", 0x2216 },
	{ "sigmav", 0x03C2 },
	{ "simeq", 0x2243 },
	{ "sol", 0x002F },
	{ "squ", 0x25A1 },
	{ "square", 0x25A1 },
	{ "squf", 0x25AA },
	{ "star", 0x2606 },
	{ "starf", 0x2605 },
	{ "straightepsilon", 0x03F5 },
	{ "straightphi", 0x03D5 },
	{ "subset", 0x2282 },
	{ "subseteq", 0x2286 },
	{ "supset", 0x2283 },
	{ "supseteq", 0x2287 },
	{ "tcaron", 0x0165 },
	{ "tcedil", 0x0163 },
	{ "thetav", 0x03D1 },
	{ "tstrok", 0x0167 },
	{ "ubreve", 0x016D },
	{ "udblac", 0x0171 },
	{ "umacr", 0x016B },
	{ "uogon", 0x0173 },
	{ "uparrow", 0x2191 },
	{ "uring", 0x016F },
	{ "utilde", 0x0169 },
	{ "utri", 0x25B5 },
	{ "utrif", 0x25B4 },
	{ "varepsilon", 0x03F5 },
	{ "varkappa", 0x03F0 },
	{ "varphi", 0x03D5 },
	{ "varpi", 0x03D6 },
	{ "varrho", 0x03F1 },
	{ "varsigma", 0x03C2 },
	{ "vartheta", 0x03D1 },
	{ "vee", 0x2228 },
	{ "verbar", 0x007C },
	{ "vert", 0x007C },
	{ "vprop", 0x221D },
	{ "wcirc", 0x0175 },
	{ "wedge", 0x2227 },
	{ "ycirc", 0x0177 },
	{ "zacute", 0x017A },
	{ "zcaron", 0x017E },
	{ "zdot", 0x017C },
};

/* What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static int compare_names(const void *name, const void *entity)
{
	return strcmp(name, ((const struct entity *)entity)->name);
}

static bool find_name(const char *name, uint32_t *codepoint)
{
	const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
	const struct entity *newer;

	if (known) {
		*codepoint = known->value;
		return true;
	}
	newer = bsearch(name, newer_entities, sizeof(newer_entities) / sizeof(*newer_entities),
			sizeof(*newer_entities), compare_names);
	if (newer)
		*codepoint = newer->codepoint;
	return newer != NULL;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t read_name(struct str s, uint32_t *codepoint)
{
	char name[NAME_MAX_LEN + 1];
	size_t len = 0;

	while (len < NAME_MAX_LEN && 1 + len < s.len &&
	       (is_letter(s.p[1 + len]) || (len > 0 && is_digit(s.p[1 + len])))) {
		name[len] = s.p[1 + len];
		len++;
	}
	name[len] = '\0';
	if (len < 2 || 1 + len >= s.len || s.p[1 + len] != ';' || !find_name(name, codepoint))
		return 0;
	return len + 2;
}

static int digit_value(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
}

/* Turns a number into the character that is meant; false when there is none. */
static bool find_number(uint32_t number, uint32_t *codepoint)
{
	if (number >= 0x80 && number < 0xA0)
		number = windows_1252[number - 0x80];
	if (number == 0 || number > CODEPOINT_MAX || (number >= 0xD800 && number < 0xE000))
		return false;
	*codepoint = number;
	return true;
}

/* "&#233;" and "&#xE9;", with any number of leading zeros. */
static size_t read_number(struct str s, uint32_t *codepoint)
{
	bool is_hex = s.len > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
	uint32_t number = 0;
	int base = is_hex ? 16 : 10;
	size_t at = is_hex ? 3 : 2, first = at;

	while (at < s.len && at < first + NAME_MAX_LEN && digit_value(s.p[at]) < base) {
		if (number <= CODEPOINT_MAX)
			number = number * (uint32_t)base + (uint32_t)digit_value(s.p[at]);
		at++;
	}
	if (at == first || at >= s.len || s.p[at] != ';' || !find_number(number, codepoint))
		return 0;
	return at + 1;
}

size_t markup_entity_read(struct str s, uint32_t *codepoint)
{
	if (s.len < 4 || *s.p != '&')
		return 0;
	return s.p[1] == '#' ? read_number(s, codepoint) : read_name(s, codepoint);
}
