#include "config.h"

#include "model/address.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* Longer is no address but an attempt at something. */
#define ADDRESS_MAX 4096

/* So much of a title finds it. */
#define TITLE_MAX 512

static bool is_alphanumeric(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

/* What an address may hold besides letters and digits (RFC 3986). */
static bool is_punctuation(char byte)
{
	return byte != '\0' && strchr("-._~:/?#[]@!$&'()*+,;=%", byte) != NULL;
}

/* How long what comes before the host is, or 0. */
static size_t scheme_len(struct str address)
{
	static const struct str schemes[] = { STR_INIT("https://"), STR_INIT("http://") };

	for (size_t i = 0; i < 2; i++)
		if (str_equal_ignoring_case(str_sub(address, 0, schemes[i].len), schemes[i]))
			return schemes[i].len;
	return 0;
}

struct str address_host(struct str address)
{
	struct str rest = str_drop(address, scheme_len(address));
	size_t len = 0;

	while (len < rest.len && !strchr("/?#", rest.p[len]))
		len++;
	return str_sub(rest, 0, len);
}

static bool has_safe_characters(struct str address)
{
	while (address.len > 0) {
		uint32_t codepoint;
		size_t len = utf8_decode(address, &codepoint);
		bool is_good =
			codepoint < 0x80
				? is_alphanumeric(address.p[0]) || is_punctuation(address.p[0])
				: utf8_is_letter_or_digit(codepoint) && !utf8_is_unsafe(codepoint);

		if (!is_good || codepoint == UTF8_REPLACEMENT)
			return false;
		address = str_drop(address, len);
	}
	return true;
}

bool address_is_safe(struct str address)
{
	struct str host;

	if (address.len > ADDRESS_MAX || scheme_len(address) == 0 || !has_safe_characters(address))
		return false;
	host = address_host(address);
	return host.len > 0 &&
	       (is_alphanumeric(host.p[0]) || host.p[0] == '[' ||
		(unsigned char)host.p[0] >= 0x80) &&
	       str_find(host, STR("@")) == SIZE_MAX;
}

/* Adds text with each byte escaped that means something in an address, or that it may not hold;
 * slashes stay. */
static void add_escaped(struct strbuf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.p[i];

		if (is_alphanumeric(byte) || (byte != '\0' && strchr("-._~/", byte)))
			strbuf_add_byte(out, byte);
		else
			strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)byte);
	}
}

/* Adds prefix and what comes after it; false, and nothing added, when that is not safe. */
static bool add_checked(struct strbuf *out, struct str prefix, struct str rest)
{
	size_t before = out->len;

	strbuf_add(out, prefix);
	add_escaped(out, rest);
	if (address_is_safe(str_drop(strbuf_str(out), before)))
		return true;
	strbuf_truncate(out, before);
	return false;
}

static bool add_pubmed(struct strbuf *out, const struct paper *paper)
{
	struct str pmid = paper_get_text(paper, FIELD_PMID);
	struct str pmcid = paper_get_text(paper, FIELD_PMCID);

	if (pmid.len > 0)
		return add_checked(out, STR("https://pubmed.ncbi.nlm.nih.gov/"), pmid);
	return pmcid.len > 0 &&
	       add_checked(out, STR("https://pmc.ncbi.nlm.nih.gov/articles/"), pmcid);
}

bool address_of_paper(const struct paper *paper, struct strbuf *out)
{
	if (address_is_safe(paper->url)) {
		strbuf_add(out, paper->url);
		return true;
	}
	if (paper->arxiv_id.len > 0)
		return add_checked(out, STR("https://arxiv.org/abs/"), paper->arxiv_id);
	if (paper->doi.len > 0)
		return add_checked(out, STR("https://doi.org/"), paper->doi);
	return add_pubmed(out, paper);
}

bool address_of_search(struct str pattern, struct str title, struct strbuf *out)
{
	size_t at = str_find(pattern, STR("%s")), before = out->len, len = title.len;

	assert(!strbuf_holds(out, pattern) && !strbuf_holds(out, title));
	if (at == SIZE_MAX)
		return false;
	if (len > TITLE_MAX)
		len = utf8_previous(title, TITLE_MAX + 1);
	strbuf_add(out, str_sub(pattern, 0, at));
	add_escaped(out, str_sub(title, 0, len));
	strbuf_add(out, str_drop(pattern, at + 2));
	if (address_is_safe(str_drop(strbuf_str(out), before)))
		return true;
	strbuf_truncate(out, before);
	return false;
}

bool address_is_web(struct str address)
{
	return str_equal_ignoring_case(str_sub(address, 0, 4), STR("http"));
}
