/*
 * What tools and spreadsheets put around the value of a cell is taken off here: Excel's ="...",
 * words that say that there is nothing, the ids of authors behind their names, Python's lists.
 */

#include "config.h"

#include "read/other_table.h"

#include <string.h>

#include "base/char.h"
#include "read/table_cell.h"
#include "read/table_literal.h"

void other_table_init(struct other_table *table)
{
	record_init(&table->record);
	strbuf_init(&table->cell);
}

void other_table_free(struct other_table *table)
{
	record_free(&table->record);
	strbuf_free(&table->cell);
}

static bool has_byte(struct str s, char byte)
{
	return s.len > 0 && memchr(s.p, byte, s.len) != NULL;
}

/* The length of "(57190394669)" and the blanks before it; 0 where there is none. */
static size_t number_in_brackets(struct str s)
{
	size_t begin = 0, at;

	while (begin < s.len && char_is_space(s.p[begin]))
		begin++;
	if (begin == s.len || s.p[begin] != '(')
		return 0;
	at = begin + 1;
	while (at < s.len && s.p[at] >= '0' && s.p[at] <= '9')
		at++;
	return at > begin + 1 && at < s.len && s.p[at] == ')' ? at + 1 : 0;
}

/* Scopus writes the id of each author behind the name. */
static struct str without_ids(struct strbuf *out, struct str names)
{
	if (!has_byte(names, '('))
		return names;
	strbuf_clear(out);
	for (size_t i = 0; i < names.len;) {
		bool may_begin = char_is_space(names.p[i]) || names.p[i] == '(';
		size_t len = may_begin ? number_in_brackets(str_drop(names, i)) : 0;
		/* Blanks are looked at once. */
		size_t blanks = 1;

		if (len > 0) {
			i += len;
			continue;
		}
		while (char_is_space(names.p[i]) && i + blanks < names.len &&
		       char_is_space(names.p[i + blanks]))
			blanks++;
		strbuf_add(out, str_sub(names, i, blanks));
		i += blanks;
	}
	return strbuf_str(out);
}

/* The list with another separator. */
static struct str separated(struct strbuf *out, struct str list, char from, char to)
{
	if (!has_byte(list, from))
		return list;
	if (!strbuf_holds(out, list))
		strbuf_set(out, list);
	for (size_t i = 0; i < out->len; i++)
		if (out->data[i] == from)
			out->data[i] = to;
	return strbuf_str(out);
}

/* OpenAlex separates by bars what others separate by semicolons. */
static struct str without_bars(struct strbuf *out, struct str list)
{
	return has_byte(list, ';') ? list : separated(out, list, '|', ';');
}

/* EndNote has each item in a line of its own. */
static struct str without_lines(struct strbuf *out, struct str list)
{
	return has_byte(list, ';') ? list : separated(out, list, '\n', ';');
}

/* EndNote separates names by two slashes, others by line ends. */
static struct str without_slashes(struct strbuf *out, struct str names)
{
	size_t at = str_find(names, STR("//"));

	if (at == SIZE_MAX || has_byte(names, ';'))
		return names;
	if (!strbuf_holds(out, names))
		strbuf_set(out, names);
	for (at = 0; at + 1 < out->len; at++)
		if (out->data[at] == '/' && out->data[at + 1] == '/') {
			out->data[at] = ';';
			out->data[at + 1] = ' ';
		}
	return strbuf_str(out);
}

/* An address ends where a blank is; what follows it is another, or a left-over of RIS. */
static struct str first_address(struct str cell)
{
	size_t len = 0;

	if (!str_starts_with(cell, STR("http")))
		return cell;
	while (len < cell.len && !char_is_space(cell.p[len]) && cell.p[len] != '|')
		len++;
	while (len > 0 && strchr(";,", cell.p[len - 1]))
		len--;
	return str_sub(cell, 0, len);
}

/* What is in brackets around all of a list, as Java prints one: [a, b]. */
static struct str without_brackets(struct str list)
{
	if (list.len < 3 || *list.p != '[' || list.p[list.len - 1] != ']' ||
	    memchr(list.p + 1, '[', list.len - 1))
		return list;
	return str_sub(list, 1, list.len - 2);
}

static struct str list_in(struct strbuf *out, struct str cell)
{
	struct str list = table_literal_read(out, cell);

	return without_bars(out, list.p == cell.p ? without_brackets(list) : list);
}

/* The value as its kind wants it. */
static struct str as_kind(struct strbuf *out, const struct dialect_name *name, struct str cell)
{
	switch (name->kind) {
	case VALUE_NAMES:
	case VALUE_NAMES_SHORT:
	case VALUE_NAMES_COMMA:
	case VALUE_NAMES_BIBTEX:
		return table_literal_is_rare(cell) ? table_literal_read(out, cell)
						   : without_slashes(out, without_ids(out, cell));
	case VALUE_NAMES_SEMICOLON:
		if (table_literal_is_rare(cell))
			return table_literal_read(out, cell);
		return without_bars(out, without_slashes(out, without_ids(out, cell)));
	case VALUE_ITEM:
		return without_lines(out, list_in(out, cell));
	case VALUE_LIST:
		return list_in(out, cell);
	case VALUE_LIST_SPACE:
		return separated(out, table_literal_read(out, cell), ';', ' ');
	case VALUE_IDENTIFIER:
		return first_address(table_literal_read(out, cell));
	case VALUE_MARKUP:
		return name->slot == SLOT_TITLE || name->slot == SLOT_ABSTRACT
			       ? cell
			       : table_literal_read(out, cell);
	case VALUE_TYPE:
		return table_literal_read(out, cell);
	case VALUE_TEXT:
	case VALUE_NAME:
	case VALUE_DATE:
	case VALUE_MOMENT:
	case VALUE_COUNT:
		break;
	}
	return cell;
}

static void read_cell(struct other_table *table, const struct dialect_name *name, struct str cell)
{
	cell = csv_cell_unguard(csv_cell_value(cell));
	if (cell.len == 0 || (name->slot != SLOT_TITLE && table_cell_says_nothing(cell)))
		return;
	record_add(&table->record, name, as_kind(&table->cell, name, cell));
}

void other_table_read(struct other_table *table, const struct table_columns *columns,
		      const struct table_dates *dates, const struct csv_row *row,
		      struct format_input *input, size_t line)
{
	record_begin(&table->record, input, line);
	table->record.date_order = dates->order;
	for (size_t i = 0; i < columns->count; i++)
		read_cell(table, &columns->rows[i], csv_row_cell(row, columns->at[i]));
	record_emit(&table->record);
}
