/* Commands of TeX with their arguments, and the braces that begin and end these. */

#include "config.h"

#include "write/bib_text_private.h"

#include <string.h>

#include "base/utf8.h"
#include "text/tex_character.h"
#include "text/tex_symbol.h"

/* Whether an address is one that needs no escapes within \url{}. */
static bool is_plain_address(struct bib_writer *writer, struct str address)
{
	for (size_t i = 0; i < address.len; i++)
		if (!utf8_is_graph(address.p[i]) || strchr("\\{}$^~<>\"", address.p[i]) ||
		    (address.p[i] == '&' && bib_has_markup(writer)))
			return false;
	return true;
}

/* Writes a command of formulas, whose argument closes at `close`, as one; \ensuremath makes one of
 * its argument already. */
static bool write_of_formulas(struct bib_writer *writer, const struct tex_command *command,
			      size_t close)
{
	bool is_formula = strcmp(command->name, "ensuremath") == 0;
	size_t end = close + 1;

	if (command->type == TEX_FRACTION && bib_byte_at(writer, end) == '{')
		end = bib_close_of(writer, end) == SIZE_MAX ? end : bib_close_of(writer, end) + 1;
	if (!bib_is_safe_formula(writer, str_sub(writer->in, writer->at, end - writer->at)))
		return false;
	bib_put(writer, is_formula ? "{" : "{\\ensuremath{");
	bib_put_formula(writer, end);
	bib_put(writer, is_formula ? "}" : "}}");
	return true;
}

/* Keeps a command with its arguments; false where it has none, or is not known. */
static bool write_command(struct bib_writer *writer)
{
	size_t name = writer->at + 1, end = name + tex_name_len(writer->in, name);
	const struct tex_command *command = tex_command_find(str_sub(writer->in, name, end - name));
	size_t close = bib_byte_at(writer, end) == '{' ? bib_close_of(writer, end) : SIZE_MAX;

	if (!command || close == SIZE_MAX || command->type == TEX_SYMBOL ||
	    command->type == TEX_MARK || command->type == TEX_SWITCH ||
	    command->type == TEX_NOTHING)
		return false;
	if (command->type == TEX_URL || command->type == TEX_LINK) {
		if (!is_plain_address(writer, str_sub(writer->in, end + 1, close - end - 1)))
			return false;
		bib_put_source(writer, close + 1);
		writer->command_end = writer->out->len;
		writer->second = command->type == TEX_LINK ? close + 1 : SIZE_MAX;
		return true;
	}
	if (bib_is_of_formulas(command))
		return write_of_formulas(writer, command, close);
	bib_put_source(writer, end + 1);
	bib_push_closer(writer, close);
	return true;
}

void bib_write_backslash(struct bib_writer *writer)
{
	struct tex_character character;
	size_t name_len;

	if (writer->style->is_literal) {
		bib_put_literal(writer, '\\');
		return;
	}
	if (bib_write_character(writer) || (!writer->style->is_name && write_command(writer)))
		return;
	name_len = tex_name_len(writer->in, writer->at + 1);
	if (!tex_character_read(writer->in, writer->at, false, &character))
		writer->kept_brace = writer->at + 1 + (name_len > 0 ? name_len : 1);
	bib_put_literal(writer, '\\');
	/* As braces were paired: what is behind a backslash is no TeX. */
	if (strchr("\\{}$", bib_byte_at(writer, writer->at)) && writer->at < writer->in.len)
		bib_put_literal(writer, bib_byte_at(writer, writer->at));
}

/* {\em x}: the command holds until the braces end. */
static bool write_switch(struct bib_writer *writer, size_t close)
{
	size_t name = writer->at + 2, len = tex_name_len(writer->in, name);
	const struct tex_command *command = tex_command_find(str_sub(writer->in, name, len));

	if (!command || command->type != TEX_SWITCH)
		return false;
	bib_put(writer, "{\\");
	bib_put(writer, command->name);
	writer->at = name + len;
	writer->command_end = writer->out->len;
	bib_push_closer(writer, close);
	return true;
}

void bib_write_open(struct bib_writer *writer)
{
	size_t close = writer->style->is_literal ? SIZE_MAX : bib_close_of(writer, writer->at);

	if (close != SIZE_MAX && writer->at == writer->second) {
		bib_put_source(writer, writer->at + 1);
		bib_push_closer(writer, close);
		return;
	}
	if (close != SIZE_MAX && writer->at != writer->kept_brace &&
	    bib_byte_at(writer, writer->at + 1) == '\\' &&
	    (bib_write_character_in_braces(writer, close) ||
	     (!writer->style->is_name && write_switch(writer, close))))
		return;
	bib_put_literal(writer, '{');
}

void bib_write_close(struct bib_writer *writer)
{
	if (writer->closer_count == 0 || writer->closers[writer->closer_count - 1] != writer->at) {
		bib_put_literal(writer, '}');
		return;
	}
	bib_put_source(writer, writer->at + 1);
	writer->command_end = writer->out->len;
	writer->closer_count--;
}
