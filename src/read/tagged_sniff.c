/* Whether a text is of one of the tagged formats. */

#include "config.h"

#include "read/tagged_private.h"

#include "base/utf8.h"

/* In this many lines a file has to have shown what it is: a page's heading may come first. */
#define SNIFF_LINES_MAX 40

/* Nor has one more blank lines up to there. */
#define SNIFF_BLANKS_MAX 2000

/* Whether a line may start a record. */
static bool starts_record(const struct tagged_dialect *dialect, struct str tag)
{
	return tagged_is(tag, dialect->start) ||
	       (dialect->blank_ends && dialect_find(dialect->names, tag));
}

/* Whether records of another format begin in a text. */
static bool has_other(const struct tagged_dialect *dialect, struct str text)
{
	struct str line, tag, value;

	while (format_take_line(&text, true, &line))
		if (!dialect->split(line, &tag, &value) &&
		    other_lines_name(line, dialect->names->title))
			return true;
	return false;
}

/*
 * Whether the text is of the dialect: one of its first lines starts a record, the next has a tag,
 * too, and soon one comes that the dialect knows. Whether another format begins before all that is
 * expensive to tell, and most texts have no such lines.
 */
enum sniff tagged_sniff(const struct tagged_dialect *dialect, struct str head, bool is_whole)
{
	struct str rest = head, line, tag, value;
	size_t lines = 0, blanks = 0, following = 0, start = SIZE_MAX;

	while (lines < SNIFF_LINES_MAX && format_take_line(&rest, is_whole, &line)) {
		bool has_tag = dialect->split(line, &tag, &value);
		bool is_known = has_tag && dialect_find(dialect->names, tag);

		if (utf8_trim(line).len == 0 && blanks++ > SNIFF_BLANKS_MAX)
			return SNIFF_NO;
		if (utf8_trim(line).len == 0)
			continue;
		lines++;
		if (start != SIZE_MAX && following++ == 0 && !has_tag)
			return SNIFF_NO;
		if (start != SIZE_MAX && is_known)
			return has_other(dialect, str_sub(head, 0, start)) ? SNIFF_NO : SNIFF_YES;
		if (start != SIZE_MAX)
			continue;
		if (has_tag && starts_record(dialect, tag))
			start = (size_t)(line.p - head.p);
		else if (has_tag && !is_known)
			return SNIFF_NO;
	}
	return lines == SNIFF_LINES_MAX || rest.len > FORMAT_SNIFF_MAX ? SNIFF_NO : SNIFF_MORE;
}
