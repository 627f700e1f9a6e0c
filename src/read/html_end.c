#include "config.h"

#include "read/html_end.h"

#include <string.h>

struct str html_without_cut_tag(struct str page)
{
	const char *open = memrchr(page.p, '<', page.len);

	while (open && !memchr(open, '>', page.len - (size_t)(open - page.p))) {
		page.len = (size_t)(open - page.p);
		open = memrchr(page.p, '<', page.len);
	}
	return page;
}

/* Where the last tag is that begins so; SIZE_MAX: nowhere. */
static size_t find_last_tag(struct str page, struct str tag)
{
	for (size_t at = page.len; at > 0; at--)
		if (page.p[at - 1] == '<' &&
		    str_equal_ignoring_case(str_sub(page, at - 1, tag.len), tag))
			return at - 1;
	return SIZE_MAX;
}

static bool has_tag(struct str page, struct str tag)
{
	return find_last_tag(page, tag) != SIZE_MAX;
}

static bool ends_in_tag(struct str page)
{
	return html_without_cut_tag(page).len < page.len;
}

bool html_is_cut_off(struct str page)
{
	return ends_in_tag(page) || (has_tag(page, STR("<html")) && !has_tag(page, STR("</html>")));
}

bool html_is_head_cut_off(struct str page)
{
	return ends_in_tag(page) || (html_is_cut_off(page) && !has_tag(page, STR("</head>")) &&
				     !has_tag(page, STR("<body")));
}

void html_pass_tail_over(struct format_input *input)
{
	static const struct str tag = STR_INIT("</html>");
	struct str text = input->window;
	size_t at = find_last_tag(text, tag), line = input->line;

	if (at == SIZE_MAX)
		return;
	at += tag.len;
	for (size_t i = 0; i < at; i++)
		line += text.p[i] == '\n';
	format_pass_over(input, line, str_drop(text, at));
}
