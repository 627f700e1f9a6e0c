/* How an XML document begins: which dialect its elements are of. */

#include "config.h"

#include <string.h>

#include "read/xml.h"

#include "base/utf8.h"

/* Whether a DOCTYPE comes that declares entities and the like itself, within brackets. */
static bool has_declarations(struct str text)
{
	size_t bracket = str_find(text, STR("["));

	return str_starts_with(text, STR("<!DOCTYPE")) && bracket < str_find(text, STR(">"));
}

/* Takes what comes before the document's element off the text: declaration, comments, DOCTYPE.
 * False where more is needed. */
static bool skip_prolog(struct str *text)
{
	for (;;) {
		struct str end = STR(">");
		size_t at;

		*text = utf8_trim(*text);
		if (text->len < 4)
			return false;
		if (!str_starts_with(*text, STR("<?")) && !str_starts_with(*text, STR("<!")))
			return true;
		if (str_starts_with(*text, STR("<!--")))
			end = STR("-->");
		else if (has_declarations(*text))
			end = STR("]>");
		at = str_find(*text, end);
		if (at == SIZE_MAX)
			return false;
		*text = str_sub(*text, at + end.len, text->len);
	}
}

/* The local name of the element that begins here; empty where the text ends within it. */
static struct str element_name(struct str text)
{
	size_t len = 1;
	size_t start = 1;

	for (; len < text.len && !strchr(" \t\n/>", text.p[len]); len++)
		if (text.p[len] == ':')
			start = len + 1;
	return len < text.len ? str_sub(text, start, len - start) : STR("");
}

/* Whether the text has an element of that name, with a prefix or without. */
static bool has_element(struct str text, const char *name)
{
	struct str element = str_from(name);
	char before = '\0';
	size_t at;

	while ((at = str_find(text, element)) != SIZE_MAX) {
		if (at > 0)
			before = text.p[at - 1];
		text = str_sub(text, at + element.len, text.len);
		if ((before == '<' || before == ':') && text.len > 0 && strchr(" \t\n/>", *text.p))
			return true;
		before = '\0';
	}
	return false;
}

bool xml_find_root(struct str head, struct str *name)
{
	if (!skip_prolog(&head) || *head.p != '<')
		return false;
	*name = element_name(head);
	return name->len > 0;
}

const struct xml_dialect *xml_find_dialect(struct str head)
{
	struct str name;

	head = str_sub(head, 0, FORMAT_SNIFF_MAX);
	if (!xml_find_root(head, &name))
		return NULL;
	for (size_t i = 0; i < xml_dialect_count; i++)
		if (str_equal(name, str_from(xml_dialects[i].root)) &&
		    has_element(head, xml_dialects[i].record) &&
		    (!xml_dialects[i].words ||
		     str_find(head, str_from(xml_dialects[i].words)) != SIZE_MAX))
			return &xml_dialects[i];
	return NULL;
}

bool xml_find_record(const struct xml_dialect **dialect, struct str element)
{
	struct str root = str_from((*dialect)->root);

	for (size_t i = 0; i < xml_dialect_count; i++) {
		if (!str_equal(str_from(xml_dialects[i].root), root) ||
		    !str_equal(str_from(xml_dialects[i].record), element) ||
		    xml_dialects[i].words != (*dialect)->words)
			continue;
		*dialect = &xml_dialects[i];
		return true;
	}
	return false;
}

/* Whether what follows can show that the document is of another dialect: one that goes before, and
 * has words of its own. */
static bool can_be_another(const struct xml_dialect *dialect)
{
	for (const struct xml_dialect *other = xml_dialects; other < dialect; other++)
		if (str_equal(str_from(other->root), str_from(dialect->root)) &&
		    other->words != dialect->words)
			return true;
	return false;
}

enum sniff xml_sniff(struct str head, bool is_whole)
{
	const struct xml_dialect *dialect;
	struct str start = head;
	bool is_end = is_whole || head.len >= FORMAT_SNIFF_MAX;

	if (*head.p != '<')
		return SNIFF_NO;
	dialect = xml_find_dialect(head);
	if (dialect)
		return is_end || !can_be_another(dialect) ? SNIFF_YES : SNIFF_MORE;
	if (head.len >= FORMAT_SNIFF_MAX || (skip_prolog(&start) && *start.p != '<'))
		return SNIFF_NO;
	return SNIFF_MORE;
}
