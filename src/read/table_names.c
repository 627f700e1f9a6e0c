#include "config.h"

#include "read/table_names.h"

#include "read/csv_row.h"

/* Whether nothing but commas separates the names of a list. */
static bool is_by_commas(struct str list)
{
	return str_find(list, STR(",")) != SIZE_MAX && str_find(list, STR(";")) == SIZE_MAX &&
	       str_find(list, STR(" and ")) == SIZE_MAX;
}

void table_names_see(struct table_names *names, struct str list)
{
	enum names_style style;

	if (names->is_mixed)
		return;
	style = names_style_of(csv_cell_value(list));
	if (style == NAMES_UNKNOWN)
		return;
	names->are_by_commas |= style == NAMES_COMMA && is_by_commas(list);
	names->is_mixed = names->is_known && names->style != style;
	names->is_known = true;
	names->style = style;
}

enum names_style table_names_style(const struct table_names *names)
{
	return names->is_known && !names->is_mixed ? names->style : NAMES_UNKNOWN;
}

bool table_names_are_open(struct str list)
{
	list = csv_cell_value(list);
	return names_are_open(list) || names_are_listed(list);
}
