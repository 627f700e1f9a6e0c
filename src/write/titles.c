/* One title a line, for pipes; in place of one that is not known, the paper's id. */

#include "config.h"

#include "base/utf8.h"
#include "write/formats.h"

static void titles_row(struct writer *writer, struct strbuf *out, const struct writer_row *row)
{
	char name[PAPER_NAME_SIZE];

	if (writer->options.is_printable)
		utf8_add_printable(out, paper_name(row->paper, name));
	else
		strbuf_add(out, paper_name(row->paper, name));
	strbuf_add_byte(out, '\n');
}

const struct writer_format writer_titles = {
	.name = "titles",
	.title = "a list of titles",
	.extension = ".txt",
	.columns = WRITER_COLUMN(TITLE),
	.row = titles_row,
};
