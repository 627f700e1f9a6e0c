/* What every format does with a record, or with a line that is none: it is counted, and goes on. */
#include "config.h"

#include "read/format.h"

#include <stdarg.h>
#include <stdio.h>

#include "model/library.h"

void format_warn(struct format_input *input, size_t line, const char *format, ...)
{
	char text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	diag_add(input->diag, DIAG_WARNING, input->file, line, 0, "%s", text);
	input->report->not_understood++;
}

#define KNOWN_TEXT(value)    ((value).len > 0)
#define KNOWN_COUNT(value)   ((value) != COUNT_UNKNOWN)
#define KNOWN_DATE(value)    ((value).precision != DATE_UNKNOWN)
#define KNOWN_SOURCES(value) true /* the file itself at least */

static void count_known(struct reader_report *report, const struct paper *paper)
{
#define X(id, member, type, column, key) report->known[FIELD_##id] += KNOWN_##type(paper->member);
	PAPER_FIELDS(X)
#undef X
}

static void check_lengths(struct format_input *input, const struct paper_draft *draft)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (field_type(field) == FIELD_TYPE_TEXT &&
		    paper_get_text(&draft->paper, field).len > LIBRARY_TEXT_MAX)
			format_warn(input, draft->line, "%s is too long and is cut",
				    field_column(field));
}

void format_emit(struct format_input *input, const struct paper_draft *draft)
{
	const struct date *date = &draft->paper.date;

	if (input->window.len > LIBRARY_TEXT_MAX)
		check_lengths(input, draft);
	input->records++;
	input->report->records++;
	count_known(input->report, &draft->paper);
	if (date->precision != DATE_UNKNOWN && date->year == 0)
		input->yearless++;
	else if (date->precision != DATE_UNKNOWN && date->year > input->newest_year)
		input->newest_year = date->year;
	input->sink.paper(input->sink.context, draft);
}
