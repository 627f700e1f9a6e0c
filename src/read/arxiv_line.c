#include "config.h"

#include "read/arxiv_line.h"

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"

struct str arxiv_line_cut_number(struct str s)
{
	size_t i = s.len > 0 && s.p[0] == '[';
	size_t digits = i;

	while (i < s.len && char_is_digit(s.p[i]))
		i++;
	if (i == digits || i >= s.len || s.p[i] != (digits ? ']' : '.'))
		return s;
	return utf8_trim(str_drop(s, i + 1));
}

bool arxiv_line_take_files(struct str *s)
{
	static const struct str files[] = { STR_INIT("pdf"), STR_INIT("ps"), STR_INIT("html"),
					    STR_INIT("other"), STR_INIT("src") };
	size_t close = str_find(*s, STR("]"));
	struct str inside;

	if (s->len == 0 || s->p[0] != '[' || close == SIZE_MAX)
		return false;
	inside = utf8_trim(str_sub(*s, 1, close - 1));
	for (size_t i = 0; i < COUNT_OF(files); i++)
		if (str_starts_with(inside, files[i])) {
			*s = utf8_trim(str_drop(*s, close + 1));
			return true;
		}
	return false;
}

bool arxiv_line_is_between(struct str text)
{
	static const struct str words[] = {
		STR_INIT("Total of "),
		STR_INIT("Showing "),
		STR_INIT("See recent articles"),
		STR_INIT("Submission history"),
		STR_INIT("Bibliographic and Citation Tools"),
	};

	return text.len < 200 && (str_starts_with_any(text, words, COUNT_OF(words)) ||
				  str_find(text, STR("(showing ")) != SIZE_MAX);
}

bool arxiv_line_is_within(struct str text)
{
	static const struct str words[] = {
		STR_INIT("View PDF"),
		STR_INIT("View a PDF"),
		STR_INIT("HTML (experimental)"),
		STR_INIT("TeX Source"),
		STR_INIT("Other Formats"),
		STR_INIT("(or arXiv:"),
		STR_INIT("https://"),
		STR_INIT("Focus to learn more"),
		STR_INIT("view license"),
	};

	return str_starts_with_any(text, words, COUNT_OF(words));
}

struct str arxiv_line_cut_fold(struct str text)
{
	static const struct str folds[] = { STR_INIT("\xE2\x96\xB3 Less"),
					    STR_INIT("\xE2\x96\xBD More") };

	for (size_t i = 0; i < 2; i++)
		if (str_ends_with(text, folds[i]))
			text = utf8_trim(str_sub(text, 0, text.len - folds[i].len));
	return text;
}
