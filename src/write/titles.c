/* One title a line, for pipes; a paper without a title gives an empty line. */

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
	if (options->is_printable)
		utf8_add_printable(out, row->paper->title);
	else
		strbuf_add(out, row->paper->title);
	strbuf_add_byte(out, '\n');
}

const struct writer_format writer_titles = {
	.name = "titles",
	.extension = ".txt",
	.is_export = false,
	.begin = titles_begin,
	.row = titles_row,
};
