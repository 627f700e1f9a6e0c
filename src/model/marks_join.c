/*
 * What two records say of one paper: nothing that a person said is lost. Where both say something
 * of which only one can stay, the first one's stays; notes both do.
 */

#include "config.h"

#include "model/marks.h"

static int64_t earlier(int64_t a, int64_t b)
{
	if (a == 0 || b == 0)
		return a != 0 ? a : b;
	return a < b ? a : b;
}

static bool is_line_end(struct str text, size_t at)
{
	return at == text.len || text.p[at] == '\n';
}

/* Whether the note has the lines of the part one below the other. "not done" has no "done". */
static bool has_lines(struct str note, struct str part)
{
	size_t at = 0, found;

	while ((found = str_find(str_sub(note, at, SIZE_MAX), part)) != SIZE_MAX) {
		at += found;
		if ((at == 0 || note.p[at - 1] == '\n') && is_line_end(note, at + part.len))
			return true;
		/* Only a line's start can be the next. */
		while (!is_line_end(note, at))
			at++;
		if (at == note.len)
			return false;
		at++;
	}
	return false;
}

static struct str join_notes(struct str first, struct str more, struct strbuf *out)
{
	if (more.len == 0 || has_lines(first, more))
		return first;
	if (first.len == 0 || has_lines(more, first))
		return more;
	strbuf_clear(out);
	strbuf_add(out, first);
	strbuf_add_cstr(out, "\n\n");
	strbuf_add(out, more);
	return strbuf_str(out);
}

static struct str join_tags(struct str first, struct str more, struct strbuf *out)
{
	strbuf_clear(out);
	tags_normalise(out, first);
	tags_add(out, more);
	return strbuf_str(out);
}

void marks_join(const struct marks *first, const struct marks *more, struct marks *joined,
		struct strbuf *tags, struct strbuf *note)
{
	struct strbuf clean;

	strbuf_init(&clean);
	note_clean(&clean, more->note);
	*joined = (struct marks){
		.starred_at = earlier(first->starred_at, more->starred_at),
		.seen_at = earlier(first->seen_at, more->seen_at),
		.removed_at = first->removed_at,
		.status = first->status != READING_UNREAD ? first->status : more->status,
		.priority = first->priority ? first->priority : more->priority,
		.tags = more->tags.len > 0 ? join_tags(first->tags, more->tags, tags) : first->tags,
	};
	joined->note = join_notes(first->note, strbuf_str(&clean), note);
	if (joined->note.p == clean.data) {
		strbuf_set(note, joined->note);
		joined->note = strbuf_str(note);
	}
	strbuf_free(&clean);
}

void marks_add(struct marks_table *table, uint32_t paper, const struct marks *more)
{
	struct strbuf tags, note;
	struct marks joined;

	strbuf_init(&tags);
	strbuf_init(&note);
	marks_join(marks_get(table, paper), more, &joined, &tags, &note);
	marks_set(table, paper, &joined);
	strbuf_free(&tags);
	strbuf_free(&note);
}
