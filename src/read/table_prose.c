#include "config.h"

#include "read/table_prose.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

const char table_delimiters[TABLE_DELIMITERS] = { ',', ';', '\t', '|' };

struct str table_first_line(struct str text)
{
	const char *newline = text.len > 0 ? memchr(text.p, '\n', text.len) : NULL;

	return newline ? str_sub(text, 0, (size_t)(newline - text.p) + 1) : text;
}

void table_prose_see_line(struct table_prose *prose, struct str line, char delimiter)
{
	for (size_t i = 0; i + 1 < line.len && !prose->has_tight; i++)
		prose->has_tight = line.p[i] == delimiter && !strchr(" \r\n", line.p[i + 1]);
}

bool table_cell_has_digit(struct str cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if (cell.p[i] >= '0' && cell.p[i] <= '9')
			return true;
	return false;
}

static void see_cell(struct table_prose *prose, struct str cell)
{
	bool has_digit = table_cell_has_digit(cell);

	cell = utf8_trim(cell);
	prose->has_number |= has_digit;
	prose->has_other_cells |= cell.len > 0 && !has_digit;
}

void table_prose_see_row(struct table_prose *prose, const struct table_titles *titles,
			 const struct csv_row *row)
{
	if (prose->has_tight)
		return;
	see_cell(prose, csv_row_cell(row, titles->date_at));
	for (size_t i = 0; i < titles->id_count; i++)
		see_cell(prose, csv_row_cell(row, titles->id_at[i]));
}

bool table_prose_is(const struct table_prose *prose, bool has_exact)
{
	return !prose->has_tight && !prose->has_number && (!has_exact || prose->has_other_cells);
}

bool table_prose_is_rule(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		struct str cell = utf8_trim(csv_row_cell(row, i));

		for (size_t k = 0; k < cell.len; k++)
			if (cell.p[k] != '-' && cell.p[k] != ':')
				return false;
		if (i == 0 && cell.len < 2)
			return false;
	}
	return row->count > 1;
}

bool table_line_is_loose(struct str line, char delimiter)
{
	bool is_loose = false;
	size_t at;

	line = utf8_trim(line);
	if (line.len == 0 || *line.p == '"')
		return false;
	for (at = 0; at + 1 < line.len; at++) {
		if (line.p[at] != delimiter)
			continue;
		if (line.p[at + 1] != ' ')
			return false;
		is_loose = true;
	}
	return is_loose && !memchr(line.p, '"', line.len);
}

bool table_cell_has_word(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    c >= 0x80)
			return true;
	}
	return false;
}

bool table_cell_may_be_title(struct str s)
{
	static const char endings[] = ",;:{}=-\\";

	s = utf8_trim(s);
	return table_cell_has_word(s) && !strchr(endings, s.p[s.len - 1]) &&
	       !(s.p[0] >= 'a' && s.p[0] <= 'z') && !strchr("#/<{}.*-", s.p[0]);
}

bool table_cell_has_cells(struct str s)
{
	for (size_t i = 0; i + 1 < s.len; i++) {
		if (memchr(table_delimiters, s.p[i], TABLE_DELIMITERS) && s.p[i + 1] != ' ' &&
		    !(s.p[i + 1] >= '0' && s.p[i + 1] <= '9' && i > 0 && s.p[i - 1] <= '9'))
			return true;
	}
	return false;
}

bool table_line_is_separator(struct str line, char *delimiter)
{
	while (line.len > 0 && strchr("\r\n", line.p[line.len - 1]))
		line.len--;
	if (line.len > 2 && line.p[0] == '"' && line.p[line.len - 1] == '"')
		line = str_sub(line, 1, line.len - 2);
	if (line.len != 5 || !str_equal_ignoring_case(str_sub(line, 0, 4), STR("sep=")) ||
	    !memchr(table_delimiters, line.p[4], TABLE_DELIMITERS))
		return false;
	*delimiter = line.p[4];
	return true;
}
