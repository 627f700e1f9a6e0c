/*
 * Each of the first lines is tried as the header, with each delimiter: libcsv reads that line and
 * the rows below, and what they are like decides. A line that is no header must look like what
 * tools write above one, or there is no table.
 */

#include "config.h"

#include "read/table_header.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/csv_parser.h"
#include "read/other_lines.h"
#include "read/table_columns.h"
#include "read/table_probe.h"
#include "read/table_prose.h"

/* Of a table of one column, in which each line is a cell: no text has this control. */
#define ONLY_COLUMN '\x1F'

/* Code and quotations are set in, and a table of Markdown has bars at its sides; headers are and
 * have not. */
static bool line_may_be_header(struct str line)
{
	return !str_starts_with(line, STR("  ")) && !str_starts_with(line, STR("|")) &&
	       !str_starts_with(line, STR("\t\t"));
}

/* Whether a line can be a header of several columns: one in quotes goes on in the next line. */
static bool line_has_columns(struct str line, char delimiter)
{
	return memchr(line.p, delimiter, line.len) || memchr(line.p, '"', line.len);
}

/* Whether a line can be the header of one column alone. */
static bool line_is_alone(struct str line)
{
	size_t quotes = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (memchr(table_delimiters, line.p[i], TABLE_DELIMITERS))
			return false;
		quotes += line.p[i] == '"';
	}
	return quotes % 2 == 0;
}

/* Whether a table begins with the text, whose header would be its first line. */
static enum sniff probe_header(struct str text, struct str line, bool is_all, char delimiter,
			       bool has_preamble, struct table_header *header)
{
	if (csv_line_is_plain(line, delimiter) && table_line_is_prose(line, delimiter))
		return SNIFF_NO;
	return table_probe(text, is_all, delimiter, has_preamble, &header->has_lone_titles);
}

static enum sniff find_delimiter(struct str text, bool is_all, bool has_preamble,
				 struct table_header *header)
{
	struct str line = table_first_line(text);
	enum sniff best = SNIFF_NO;

	if (!line_may_be_header(line))
		return SNIFF_NO;
	if (!header->delimiter && line_is_alone(line)) {
		best = has_preamble ? best
				    : probe_header(text, line, is_all, ONLY_COLUMN, false, header);
		header->delimiter = best == SNIFF_MAYBE ? ONLY_COLUMN : 0;
		return best;
	}
	for (size_t i = 0; i < TABLE_DELIMITERS; i++) {
		enum sniff answer;

		if (header->delimiter && header->delimiter != table_delimiters[i])
			continue;
		if (has_preamble && !line_has_columns(line, table_delimiters[i]))
			continue;
		answer =
			probe_header(text, line, is_all, table_delimiters[i], has_preamble, header);
		if (answer == SNIFF_YES || answer == SNIFF_MORE) {
			header->delimiter =
				answer == SNIFF_YES ? table_delimiters[i] : header->delimiter;
			return answer;
		}
		if (answer == SNIFF_MAYBE && best == SNIFF_NO) {
			header->delimiter = table_delimiters[i];
			best = SNIFF_MAYBE;
		}
	}
	return best;
}

/* Whether a line can be above a header: what Dimensions and Embase write there, a rule, or words
 * without what makes them code. */
static bool line_is_preamble(struct str line)
{
	if (other_lines_name(line, "CSV"))
		return false;
	line = utf8_trim(line);
	while (line.len > 0 && strchr(",;\"", line.p[line.len - 1]))
		line.len--;
	if (line.len > 0 && line.p[0] == '"')
		line = str_sub(line, 1, line.len);
	if (str_starts_with(line, STR("About the data")) ||
	    str_starts_with(line, STR("SEARCH QUERY")))
		return true;
	return ascii_find_any(line.p, line.len, "{}<>=\\;") == line.len;
}

enum sniff table_header_find(struct str head, bool is_whole, struct table_header *header)
{
	bool is_all = is_whole || head.len >= FORMAT_SNIFF_MAX;
	bool has_preamble = false;

	head = str_sub(head, 0, FORMAT_SNIFF_MAX);
	*header = (struct table_header){ 0 };
	for (size_t i = 0; i < TABLE_HEADER_LINES_MAX && header->begin < head.len; i++) {
		struct str text = str_sub(head, header->begin, head.len);
		struct str line = table_first_line(text);
		enum sniff answer;

		if (line.p[line.len - 1] != '\n' && !is_all)
			return SNIFF_MORE;
		if (utf8_trim(line).len > 0 && !table_line_is_separator(line, &header->delimiter)) {
			answer = find_delimiter(text, is_all, has_preamble, header);
			if (answer != SNIFF_NO)
				return answer;
			if (!line_is_preamble(line))
				return SNIFF_NO;
			has_preamble = true;
		}
		header->begin += line.len;
		header->lines++;
	}
	return is_all || header->begin < head.len ? SNIFF_NO : SNIFF_MORE;
}
