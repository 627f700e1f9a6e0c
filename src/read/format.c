/* What every format does with a record, or with a line that is none: it is counted, and goes on. */
#include "config.h"

#include "read/format.h"

#include <stdarg.h>
#include <string.h>

#include "model/library.h"
#include "read/passed_over.h"

/* What this many records have, without any that lacks it, each has. */
#define WITH_PARTS_MIN 3

bool format_take_line(struct str *text, bool is_last, struct str *line)
{
	const char *newline = text->len > 0 ? memchr(text->p, '\n', text->len) : NULL;

	if (!newline && (!is_last || text->len == 0))
		return false;
	*line = str_sub(*text, 0, newline ? (size_t)(newline - text->p) : text->len);
	*text = str_sub(*text, line->len + (newline != NULL), text->len);
	return true;
}

void format_warn(struct format_input *input, size_t line, const char *format, ...)
{
	va_list arguments;

	if (input->is_stopped)
		return;
	input->report->not_understood++;
	va_start(arguments, format);
	diag_add_list(input->diag, DIAG_WARNING, input->file, line, 0, format, arguments);
	va_end(arguments);
}

void format_pass_over(struct format_input *input, size_t line, struct str text)
{
	if (input && input->passed && !input->is_stopped)
		passed_over_add(input->passed, line, text);
}

void format_pass_line_over(struct format_input *input, size_t line, struct str text)
{
	format_pass_over(input, line, text);
	if (input && input->passed && line == input->passed->next)
		format_pass_over(input, line, STR("\n"));
}

void format_see_parts(struct format_input *input, unsigned parts)
{
	input->parts = input->with_parts++ == 0 ? parts : input->parts & parts;
}

bool format_is_cut_off(const struct format_input *input, unsigned parts)
{
	return input->with_parts >= WITH_PARTS_MIN && (input->parts & ~parts) != 0;
}

void format_note_cut_line(struct format_input *input)
{
	struct str window = input->window;

	if (window.len == 0 || window.p[window.len - 1] == '\n' || input->is_stopped)
		return;
	diag_add(input->diag, DIAG_NOTE, input->file, input->line - 1, 0,
		 "the file ends without a newline: this line may be cut off");
}

void format_warn_cut_off(struct format_input *input, size_t line)
{
	format_warn(input, line, "the file ends within this record");
}

void format_refuse(struct format_input *input, size_t line, const char *format, ...)
{
	va_list arguments;

	if (input->is_refused)
		return;
	va_start(arguments, format);
	diag_add_list(input->diag, DIAG_ERROR, input->file, line, 0, format, arguments);
	va_end(arguments);
	input->is_refused = true;
}

void format_stop(struct format_input *input, size_t line, const char *format, ...)
{
	va_list arguments;

	if (input->is_stopped)
		return;
	va_start(arguments, format);
	diag_add_list(input->diag, DIAG_ERROR, input->file, line, 0, format, arguments);
	va_end(arguments);
	input->is_stopped = true;
	input->report->is_stopped = true;
}

void format_count_broken(struct format_input *input, size_t line)
{
	if (++input->broken > FORMAT_BROKEN_MAX)
		format_stop(input, line,
			    "more than %d in a row are no papers: the rest of the file is not read",
			    FORMAT_BROKEN_MAX);
}

bool format_is_idle_end(const struct format_input *input, bool is_idle)
{
	return is_idle && input->idle == FORMAT_IDLE_MAX;
}

void format_count_idle(struct format_input *input, size_t line, bool is_idle)
{
	input->idle = is_idle ? input->idle + 1 : 0;
	if (input->idle > FORMAT_IDLE_MAX)
		format_stop(input, line,
			    "more than %d lines in a row are of no paper: the rest of the file is "
			    "not read",
			    FORMAT_IDLE_MAX);
}

/* Whether neither an identifier nor more of a title than many could have tells which paper it is.
 */
static bool is_unnamed(const struct paper *paper)
{
	size_t len = paper_get_text(paper, FIELD_TITLE).len;

	return len > 0 && len < FORMAT_TITLE_LEN_MIN && !paper_has(paper, FIELD_DOI) &&
	       !paper_has(paper, FIELD_ARXIV_ID) && !paper_has(paper, FIELD_PMID) &&
	       !paper_has(paper, FIELD_PMCID);
}

static void count_unnamed(struct format_input *input, const struct paper_draft *draft)
{
	input->unnamed = is_unnamed(&draft->paper) ? input->unnamed + 1 : 0;
	if (input->unnamed > FORMAT_UNNAMED_MAX)
		format_stop(input, draft->line,
			    "more than %d papers in a row have titles of fewer than %d letters and "
			    "no identifier: the rest of the file is not read",
			    FORMAT_UNNAMED_MAX, FORMAT_TITLE_LEN_MIN);
}

static void check_lengths(struct format_input *input, const struct paper_draft *draft)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (field_is_text(field) &&
		    paper_get_text(&draft->paper, field).len > LIBRARY_TEXT_MAX)
			format_warn(input, draft->line, "%s is too long and is cut",
				    field_title(field));
}

static void count_marks(const struct marks *marks, size_t *counts)
{
	static const struct marks none;
	unsigned fields = marks_difference(&none, marks);

	for (unsigned field = 0; field < MARK_FIELD_COUNT; field++)
		counts[field] += fields >> field & 1;
}

void format_emit(struct format_input *input, const struct paper_draft *draft)
{
	const struct date *date = &draft->paper.date;

	if (input->is_stopped)
		return;
	input->broken = 0;
	if (input->passed)
		passed_over_end_run(input->passed);
	if (input->window.len > LIBRARY_TEXT_MAX)
		check_lengths(input, draft);
	input->records++;
	input->report->records++;
	input->report->guessed_titles += draft->paper.title_is_guessed;
	paper_count_known(&draft->paper, input->report->known);
	if (draft->has_marks)
		count_marks(&draft->marks, input->report->marked);
	if (date->precision != DATE_UNKNOWN && date->year == 0)
		input->yearless++;
	else if (date->precision != DATE_UNKNOWN && date->year > input->newest_year)
		input->newest_year = date->year;
	input->sink.paper(input->sink.context, draft);
	count_unnamed(input, draft);
}
