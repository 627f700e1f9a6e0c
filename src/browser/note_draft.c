/* While is_unsaved, `text` is what the person wrote, and no edit overwrites it. */

#include "config.h"

#include "browser/note_draft.h"

#include <stdlib.h>
#include <unistd.h>

#include "store/note_file.h"

void note_draft_init(struct note_draft *draft)
{
	*draft = (struct note_draft){ .path = NULL };
	strbuf_init(&draft->text);
}

void note_draft_free(struct note_draft *draft)
{
	strbuf_free(&draft->text);
	free(draft->path);
}

void note_draft_begin(struct note_draft *draft, struct str text)
{
	if (!draft->is_unsaved)
		strbuf_set(&draft->text, text);
}

bool note_draft_set(struct note_draft *draft, struct str text)
{
	bool is_new = draft->is_unsaved || !str_equal(text, strbuf_str(&draft->text));

	draft->is_unsaved = false;
	return is_new;
}

enum status note_draft_keep(struct note_draft *draft, struct str text, struct diag *diag)
{
	enum status status;
	char *path;

	strbuf_set(&draft->text, text);
	draft->is_unsaved = true;
	status = note_file_new(text, &path, diag);
	if (status != STATUS_OK)
		return status;
	free(draft->path);
	draft->path = path;
	return STATUS_OK;
}

void note_draft_saved(struct note_draft *draft)
{
	if (draft->is_unsaved || !draft->path)
		return;
	unlink(draft->path);
	free(draft->path);
	draft->path = NULL;
}
