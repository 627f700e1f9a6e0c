/* What a tag is in its dialect. */

#include "config.h"

#include "read/tagged_private.h"

const struct dialect_name *tagged_find_name(struct tagged_state *state, struct str tag)
{
	const struct tagged_dialect *dialect = state->dialect;
	const struct dialect_name *name =
		state->is_ours && dialect->own ? dialect_find(dialect->own, tag) : NULL;

	/* In a long list each tag is that of the line before. */
	if (!name && state->found && tagged_is(tag, state->found->name))
		return state->found;
	if (!name)
		state->found = name = dialect_find(dialect->names, tag);
	return name;
}

bool tagged_is_author(struct tagged_state *state, struct str tag)
{
	const struct dialect_name *name = tag.len > 0 ? tagged_find_name(state, tag) : NULL;

	return name && name->slot == SLOT_AUTHOR_NAMES;
}

bool tagged_needs_record(const struct tagged_state *state, struct str tag)
{
	const struct dialect_name *name = dialect_find(state->dialect->names, tag);

	return !state->dialect->end || tagged_is(tag, state->dialect->start) ||
	       (name && name->slot != SLOT_NOTHING);
}

void tagged_see_own(struct tagged_state *state)
{
	state->is_ours = true;
	if (str_equal(record_text(&state->record, SLOT_TYPE), STR("misc")))
		state->record.values[SLOT_TYPE].name = NULL;
}
