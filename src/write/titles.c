/* One title a line, for pipes; in place of one that is not known, the paper's id. */

#include "config.h"

#include "base/utf8.h"
#include "write/formats.h"

static void titles_begin(struct strbuf *out, const struct writer_options *options)
{
	(void)out;
	(void)options;
}

static void titles_row(struct strbuf *out, const struct writer_options *options,
		       const struct writer_row *row)
{
	char name[PAPER_NAME_SIZE];

	if (options->is_printable)
		utf8_add_printable(out, paper_name(row->paper, name));
	else
		strbuf_add(out, paper_name(row->paper, name));
	strbuf_add_byte(out, '\n');
}

const struct writer_format writer_titles = {
	.name = "titles",
	.extension = ".txt",
	.is_export = false,
	.begin = titles_begin,
	.row = titles_row,
};
