/* Tags are looked at as a whole, up to the next "<" or little more: so no byte is looked at often.
 */

#include "config.h"

#include "read/xml_mend.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "read/xml_token.h"
#include "text/markup_entity.h"

/* Deeper ones are not read. */
#define OPEN_MAX 1000

/* How much of a name a message repeats. */
#define NAME_SHOWN 60

void xml_mender_init(struct xml_mender *mender, size_t line)
{
	*mender = (struct xml_mender){ .line = line };
	strbuf_init(&mender->out);
	strbuf_init(&mender->names);
}

void xml_mender_free(struct xml_mender *mender)
{
	strbuf_free(&mender->out);
	strbuf_free(&mender->names);
	free(mender->open);
}

static void tell(struct xml_mender *m, size_t line, const char *before, struct str what,
		 const char *after)
{
	struct strbuf sentence;

	strbuf_init(&sentence);
	strbuf_addf(&sentence, "%s%.*s%s", before, STR_ARG(utf8_front(what, NAME_SHOWN)), after);
	m->tell(m->context, line, sentence.data);
	strbuf_free(&sentence);
}

static size_t count_lines(struct str text)
{
	const char *end = text.p + text.len, *at = text.p;
	size_t count = 0;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		count++;
		at++;
	}
	return count;
}

static size_t pass(struct xml_mender *m, struct str text)
{
	strbuf_add(&m->out, text);
	return text.len;
}

/* The name in a tag. */
static struct str name_in(struct str tag)
{
	size_t start = tag.p[1] == '/' ? 2 : 1;

	return str_sub(tag, start, xml_skip_name(tag, start) - start);
}

static struct str open_name(const struct xml_mender *m, size_t i)
{
	size_t start = m->open[i].name_start;
	size_t end = i + 1 < m->open_count ? m->open[i + 1].name_start : m->names.len;

	return str_sub(strbuf_str(&m->names), start, end - start);
}

static void push_open(struct xml_mender *m, struct str name)
{
	m->is_raw = m->open_count == OPEN_MAX;
	m->open = alloc_grow(m->open, &m->open_capacity, m->open_count + 1, sizeof(*m->open));
	m->open[m->open_count++] = (struct xml_open){ m->names.len, m->line };
	strbuf_add(&m->names, name);
}

static void pop_open(struct xml_mender *m)
{
	strbuf_truncate(&m->names, m->open[--m->open_count].name_start);
	m->is_raw = m->open_count == 0;
}

/* Whether XML itself has it, or the document may. */
static bool is_known_reference(const struct xml_mender *m, struct str reference)
{
	static const struct str known[] = { STR_INIT("&amp;"), STR_INIT("&lt;"), STR_INIT("&gt;"),
					    STR_INIT("&quot;"), STR_INIT("&apos;") };

	if (reference.p[1] == '#' || m->has_doctype)
		return true;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (str_equal(reference, known[i]))
			return true;
	return false;
}

static void escape_ampersand(struct xml_mender *m)
{
	strbuf_add(&m->out, STR("&amp;"));
	tell(m, m->line, "", STR("&"), " that begins no reference is read as text");
}

/* What is not there whole is none where the file ends, unless it is the end. */
static size_t mend_reference(struct xml_mender *m, struct str s, bool is_last)
{
	size_t len = xml_measure_reference(s);
	struct str reference = str_sub(s, 0, len);
	uint32_t codepoint = 0;

	if (len == XML_MORE && (!is_last || m->open_count > 0))
		return 0;
	if (len == 0 || len == XML_MORE) {
		escape_ampersand(m);
		return 1;
	}
	if (is_known_reference(m, reference))
		return pass(m, reference);
	if (markup_entity_read(reference, &codepoint) != len) {
		escape_ampersand(m);
		return 1;
	}
	strbuf_add_codepoint(&m->out, codepoint);
	tell(m, m->line, "", reference, " is HTML's and no entity of XML: it is read as HTML's");
	return len;
}

/* Within a tag, whose end is behind each reference. */
static void mend_value(struct xml_mender *m, struct str value)
{
	while (value.len > 0) {
		size_t len = 1;

		if (*value.p == '&') {
			len = mend_reference(m, value, true);
		} else if (*value.p == '<') {
			strbuf_add(&m->out, STR("&lt;"));
			tell(m, m->line, "", STR("<"), " in an attribute is read as text");
		} else {
			while (len < value.len && value.p[len] != '&' && value.p[len] != '<')
				len++;
			pass(m, str_sub(value, 0, len));
		}
		value = str_drop(value, len);
	}
}

static void begin_element(struct xml_mender *m, struct str tag)
{
	strbuf_add_byte(&m->out, '<');
	mend_value(m, str_drop(tag, 1));
	if (tag.p[tag.len - 2] != '/')
		push_open(m, name_in(tag));
	else
		m->is_raw = m->open_count == 0;
}

/* Ends the elements within the one that ends, which is open. */
static void end_element(struct xml_mender *m, struct str tag)
{
	struct str name = name_in(tag);
	size_t i = m->open_count;

	while (i > 0 && !str_equal(open_name(m, i - 1), name))
		i--;
	if (i == 0) {
		tell(m, m->line, "</", name, "> ends no element that is open, and is left out");
		return;
	}
	while (m->open_count > i) {
		struct str inner = open_name(m, m->open_count - 1);

		strbuf_addf(&m->out, "</%.*s>", STR_ARG(inner));
		tell(m, m->open[m->open_count - 1].line, "<", inner, "> has no end");
		pop_open(m);
	}
	pop_open(m);
	pass(m, tag);
}

static size_t mend_tag(struct xml_mender *m, struct str s, bool is_last)
{
	bool is_instruction = str_starts_with(s, STR("<?"));
	size_t len = is_instruction ? xml_measure_instruction(s) : xml_measure_tag(s);
	struct str tag = str_sub(s, 0, len);

	/* The file's last bytes can be a part of a tag, but not with another tag in it. */
	if (len == XML_MORE && (!is_last || !memchr(s.p + 1, '<', s.len - 1)))
		return 0;
	if (len == 0 || len == XML_MORE) {
		strbuf_add(&m->out, STR("&lt;"));
		tell(m, m->line, "", STR("<"), " that begins no tag is read as text");
		return 1;
	}
	if (is_instruction)
		pass(m, tag);
	else if (tag.p[1] == '/')
		end_element(m, tag);
	else
		begin_element(m, tag);
	return len;
}

/* A DOCTYPE, with what is in its brackets. */
static size_t begin_declaration(struct xml_mender *m, struct str s)
{
	size_t bracket = str_find(s, STR("[")), end = str_find(s, STR(">"));

	if (bracket == SIZE_MAX && end == SIZE_MAX)
		return 0;
	m->has_doctype = true;
	m->inside = bracket < end ? STR("]>") : STR(">");
	return pass(m, str_sub(s, 0, 2));
}

/* What begins with "<" and is no tag: what it begins ends by other rules. */
static size_t begin_section(struct xml_mender *m, struct str s, bool is_last)
{
	static const struct {
		struct str start, end;
	} kinds[] = {
		{ STR_INIT("<!--"), STR_INIT("-->") },
		{ STR_INIT("<![CDATA["), STR_INIT("]]>") },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct str start = kinds[i].start;

		if (!is_last && s.len < start.len && str_starts_with(start, s))
			return 0;
		if (!str_starts_with(s, start))
			continue;
		m->inside = kinds[i].end;
		return pass(m, start);
	}
	if (m->open_count == 0 && str_starts_with(s, STR("<!")))
		return begin_declaration(m, s);
	return mend_tag(m, s, is_last);
}

static size_t pass_inside(struct xml_mender *m, struct str s, bool is_last)
{
	size_t at = str_find(s, m->inside);
	size_t kept = is_last ? 0 : m->inside.len - 1;

	if (at == SIZE_MAX)
		return pass(m, str_sub(s, 0, s.len > kept ? s.len - kept : 0));
	at += m->inside.len;
	m->inside = STR("");
	return pass(m, str_sub(s, 0, at));
}

/* Text up to the next "<" or "&". In it "]]>" is not allowed. */
static size_t mend_text(struct xml_mender *m, struct str s, bool is_last)
{
	size_t len = 0, line = m->line, at;

	while (len < s.len && s.p[len] != '<' && s.p[len] != '&')
		len++;
	for (int i = 0; i < 2 && len == s.len && !is_last && len > 0 && s.p[len - 1] == ']'; i++)
		s.len = --len;
	s = str_sub(s, 0, len);
	while (m->open_count > 0 && (at = str_find(s, STR("]]>"))) != SIZE_MAX) {
		line += count_lines(str_sub(s, 0, at));
		pass(m, str_sub(s, 0, at));
		strbuf_add(&m->out, STR("]]&gt;"));
		tell(m, line, "", STR("]]>"), " that ends nothing is read as text");
		s = str_drop(s, at + 3);
	}
	pass(m, s);
	return len;
}

static size_t mend(struct xml_mender *m, struct str s, bool is_last)
{
	if (m->is_raw)
		return pass(m, s);
	if (m->inside.len > 0)
		return pass_inside(m, s, is_last);
	if (*s.p == '<')
		return begin_section(m, s, is_last);
	if (*s.p == '&' && m->open_count > 0)
		return mend_reference(m, s, is_last);
	if (*s.p == '&')
		return pass(m, str_sub(s, 0, 1));
	return mend_text(m, s, is_last);
}

size_t xml_mend(struct xml_mender *m, struct str bytes, bool is_last)
{
	size_t done = 0, len;

	strbuf_clear(&m->out);
	while (done < bytes.len) {
		len = mend(m, str_drop(bytes, done), is_last);
		if (len == 0)
			break;
		m->line += count_lines(str_sub(bytes, done, len));
		done += len;
	}
	if (!is_last)
		return done;
	m->is_cut = done < bytes.len || m->inside.len > 0 || m->open_count > 0;
	return bytes.len;
}
