/* What a spreadsheet did to the values of a record, through which somebody's table went. */

#include "config.h"

#include "base/utf8.h"
#include "read/record_private.h"

#include "base/char.h"

/* The numbers that spreadsheets have for the days from 2000 to 2035. */
#define DAY_NUMBER_MIN 36526
#define DAY_NUMBER_MAX 49674

/* What a spreadsheet shows where it has no value, or no room for it. */
static bool is_error(struct str value)
{
	static const struct str errors[] = {
		STR_INIT("#NAME?"), STR_INIT("#REF!"), STR_INIT("#VALUE!"), STR_INIT("#DIV/0!"),
		STR_INIT("#NULL!"), STR_INIT("#NUM!"), STR_INIT("#SPILL!"),
	};
	size_t signs = 0;

	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++)
		if (str_equal(value, errors[i]))
			return true;
	while (signs < value.len && value.p[signs] == '#')
		signs++;
	return signs == value.len && signs > 2;
}

static bool is_month(struct str word)
{
	static const struct str months =
		STR_INIT("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Sept Mrz Mai Okt Dez");

	return str_has_word(months, word);
}

/* Takes the letters, or the digits, at the front. */
static struct str take_run(struct str *s, bool are_digits)
{
	size_t len = 0;

	while (len < s->len && (are_digits ? char_is_digit(s->p[len]) : char_is_letter(s->p[len])))
		len++;
	*s = str_drop(*s, len);
	return (struct str){ s->p - len, len };
}

/* "9-Dec", "Sep 12" and "03. Apr", as spreadsheets show a day of this year. */
static bool is_day(struct str value)
{
	bool begins_with_day = value.len > 0 && char_is_digit(*value.p);
	struct str first = take_run(&value, begins_with_day), second;
	size_t signs = 0;

	while (signs < value.len && (value.p[signs] == ' ' || value.p[signs] == '-' ||
				     value.p[signs] == '.' || value.p[signs] == '/'))
		signs++;
	value = str_drop(value, signs);
	second = take_run(&value, !begins_with_day);
	if (signs == 0 || value.len > 0 || first.len == 0 || second.len == 0)
		return false;
	return begins_with_day ? first.len <= 2 && is_month(second)
			       : second.len <= 2 && is_month(first);
}

static bool is_day_number(struct str value)
{
	uint64_t number;

	return value.len == 5 && str_to_uint(value, DAY_NUMBER_MAX, &number) &&
	       number >= DAY_NUMBER_MIN;
}

static void tell(struct record *record, const struct dialect_name *name, struct str value,
		 const char *what)
{
	format_warn(record->input, record->value_line ? record->value_line : record->line,
		    "%s \"%.*s\" is %s", name->name, STR_ARG(utf8_front(value, 80)), what);
}

bool record_is_lost_in_sheet(struct record *record, const struct dialect_name *name,
			     struct str value)
{
	enum slot slot = name->slot;

	if (record->is_ours)
		return false;
	if (is_error(value)) {
		tell(record, name, value, "what a spreadsheet has in place of a value");
		return true;
	}
	if (slot == SLOT_ISSUE && (is_day(value) || is_day_number(value)))
		tell(record, name, value, "perhaps a number that a spreadsheet made a day");
	if ((slot != SLOT_PAGES && slot != SLOT_FIRST_PAGE && slot != SLOT_LAST_PAGE) ||
	    !is_day(value))
		return false;
	tell(record, name, value, "no page, but what a spreadsheet makes of some");
	return true;
}
