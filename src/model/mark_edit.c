/*
 * A summary remembers what the first paper got, and whether all others got the same.
 */

#include "config.h"

#include "model/mark_edit.h"

#include <assert.h>

#include "base/array.h"
#include "base/utf8.h"

#define BIT(field) (1u << (field))

static void edit_tags(const struct mark_edit *edit, struct marks *marks, struct strbuf *text)
{
	strbuf_clear(text);
	tags_normalise(text, marks->tags);
	tags_remove(text, edit->removed);
	tags_add(text, edit->text);
	marks->tags = strbuf_str(text);
}

static void edit_note(const struct mark_edit *edit, struct marks *marks, struct strbuf *text)
{
	strbuf_clear(text);
	note_clean(text, edit->text);
	marks->note = strbuf_str(text);
}

/* When a paper was seen is remembered. */
static void remove_paper(const struct mark_edit *edit, struct marks *marks)
{
	if (!marks->removed_at)
		*marks = (struct marks){ .seen_at = marks->seen_at, .removed_at = edit->value };
}

bool mark_edit_apply(const struct mark_edit *edit, struct marks *marks, struct strbuf *text)
{
	struct marks before = *marks;

	assert(!strbuf_holds(text, marks->tags) && !strbuf_holds(text, marks->note));
	assert(!strbuf_holds(text, edit->text) && !strbuf_holds(text, edit->removed));
	switch (edit->field) {
	case MARK_STARRED:
		/* A star keeps the time it was given. */
		if (!edit->value || !marks->starred_at)
			marks->starred_at = edit->value;
		break;
	case MARK_STATUS:
		marks->status = (uint8_t)edit->value;
		break;
	case MARK_PRIORITY:
		marks->priority = (uint8_t)edit->value;
		break;
	case MARK_TAGS:
		edit_tags(edit, marks, text);
		break;
	case MARK_NOTE:
		edit_note(edit, marks, text);
		break;
	case MARK_REMOVED:
		remove_paper(edit, marks);
		break;
	case MARK_FIELD_COUNT:
		break;
	}
	if (marks_difference(&before, marks) == 0)
		return false;
	if (edit->field != MARK_REMOVED)
		marks->removed_at = 0;
	return true;
}

unsigned marks_difference(const struct marks *a, const struct marks *b)
{
	return (a->starred_at != b->starred_at ? BIT(MARK_STARRED) : 0) |
	       (a->status != b->status ? BIT(MARK_STATUS) : 0) |
	       (a->priority != b->priority ? BIT(MARK_PRIORITY) : 0) |
	       (!str_equal(a->tags, b->tags) ? BIT(MARK_TAGS) : 0) |
	       (!str_equal(a->note, b->note) ? BIT(MARK_NOTE) : 0) |
	       (a->removed_at != b->removed_at ? BIT(MARK_REMOVED) : 0);
}

void mark_summary_init(struct mark_summary *summary)
{
	*summary = (struct mark_summary){ 0 };
	strbuf_init(&summary->added);
	strbuf_init(&summary->removed);
}

void mark_summary_free(struct mark_summary *summary)
{
	strbuf_free(&summary->added);
	strbuf_free(&summary->removed);
}

static bool is_alike(const struct mark_summary *summary, const struct marks *after,
		     bool is_note_new, const struct strbuf *added, const struct strbuf *removed)
{
	const struct marks *first = &summary->after;

	return (first->starred_at != 0) == (after->starred_at != 0) &&
	       first->status == after->status && first->priority == after->priority &&
	       (first->note.len > 0) == (after->note.len > 0) &&
	       summary->is_note_new == is_note_new &&
	       str_equal(strbuf_str(&summary->added), strbuf_str(added)) &&
	       str_equal(strbuf_str(&summary->removed), strbuf_str(removed));
}

/* The marks without what the change left alone. */
static struct marks changed_part(const struct marks *marks, unsigned fields)
{
	return (struct marks){
		.starred_at = fields & BIT(MARK_STARRED) ? marks->starred_at : 0,
		.status = fields & BIT(MARK_STATUS) ? marks->status : 0,
		.priority = fields & BIT(MARK_PRIORITY) ? marks->priority : 0,
		.note = fields & BIT(MARK_NOTE) ? marks->note : STR(""),
	};
}

void mark_summary_add(struct mark_summary *summary, const struct marks *before,
		      const struct marks *after)
{
	unsigned fields = marks_difference(before, after);
	struct marks part = changed_part(after, fields);
	bool is_note_new = before->note.len == 0;
	struct strbuf added, removed;

	if (fields == 0)
		return;
	strbuf_init(&added);
	strbuf_init(&removed);
	tags_add_missing(&added, after->tags, before->tags);
	tags_add_missing(&removed, before->tags, after->tags);
	summary->fields |= fields;
	summary->removed_papers += !before->removed_at && after->removed_at;
	summary->returned_papers += before->removed_at && !after->removed_at;
	if (summary->count++ == 0) {
		summary->after = part;
		summary->is_note_new = is_note_new;
		strbuf_add(&summary->added, strbuf_str(&added));
		strbuf_add(&summary->removed, strbuf_str(&removed));
		/* Only whether there is one is looked at later. */
		summary->after.note.p = NULL;
	} else if (!is_alike(summary, &part, is_note_new, &added, &removed)) {
		summary->is_mixed = true;
	}
	strbuf_free(&added);
	strbuf_free(&removed);
}

static void add_papers(struct strbuf *out, const struct mark_summary *summary)
{
	strbuf_addf(out, "%zu paper%s", summary->count, summary->count == 1 ? "" : "s");
}

static void format_mixed(const struct mark_summary *summary, struct strbuf *out)
{
	static const char *const names[] = {
		[MARK_STARRED] = "stars", [MARK_STATUS] = "status", [MARK_PRIORITY] = "priority",
		[MARK_TAGS] = "tags",     [MARK_NOTE] = "note",     [MARK_REMOVED] = "presence",
	};
	const char *name = "marks";

	for (unsigned field = 0; field < COUNT_OF(names); field++)
		if (summary->fields == BIT(field))
			name = names[field];
	strbuf_addf(out, "%s of ", name);
	add_papers(out, summary);
	strbuf_add_cstr(out, " changed");
}

static void format_tags(const struct mark_summary *summary, struct strbuf *out)
{
	bool is_adding = summary->added.len > 0;
	struct str tags = strbuf_str(is_adding ? &summary->added : &summary->removed);
	bool is_one = str_find(tags, STR(";")) == SIZE_MAX;

	strbuf_add_cstr(out, is_one ? "tag " : "tags ");
	utf8_add_printable(out, tags);
	strbuf_add_cstr(out, is_adding ? " put on " : " taken off ");
	add_papers(out, summary);
}

static void format_note(const struct mark_summary *summary, struct strbuf *out)
{
	strbuf_add_cstr(out, summary->after.note.len > 0 ? "note written on " : "note taken off ");
	add_papers(out, summary);
}

static void format_priority(const struct mark_summary *summary, struct strbuf *out)
{
	if (summary->after.priority > 0)
		strbuf_addf(out, "priority %d given to ", summary->after.priority);
	else
		strbuf_add_cstr(out, "priority taken off ");
	add_papers(out, summary);
}

void mark_summary_format(const struct mark_summary *summary, struct strbuf *out)
{
	bool has_both = summary->added.len > 0 && summary->removed.len > 0;

	if (summary->removed_papers == summary->count) {
		add_papers(out, summary);
		strbuf_add_cstr(out, " removed from the library");
	} else if (summary->returned_papers == summary->count) {
		add_papers(out, summary);
		strbuf_add_cstr(out, " brought back into the library");
	} else if (summary->fields == BIT(MARK_STARRED) && !summary->is_mixed) {
		add_papers(out, summary);
		strbuf_add_cstr(out, summary->after.starred_at ? " starred" : " unstarred");
	} else if (summary->fields == BIT(MARK_STATUS) && !summary->is_mixed) {
		add_papers(out, summary);
		strbuf_addf(out, " marked as %s", reading_status_name(summary->after.status));
	} else if (summary->fields == BIT(MARK_PRIORITY) && !summary->is_mixed) {
		format_priority(summary, out);
	} else if (summary->fields == BIT(MARK_TAGS) && !summary->is_mixed && !has_both) {
		format_tags(summary, out);
	} else if (summary->fields == BIT(MARK_NOTE) && !summary->is_mixed &&
		   (summary->is_note_new || summary->after.note.len == 0)) {
		format_note(summary, out);
	} else {
		format_mixed(summary, out);
	}
}
