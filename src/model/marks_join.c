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

/* The text with an end of a line on both sides. */
static void add_lines(struct strbuf *out, struct str text)
{
	strbuf_add_byte(out, '\n');
	strbuf_add(out, text);
	strbuf_add_byte(out, '\n');
}

bool note_has_lines(struct str note, struct str part)
{
	struct strbuf lines, wanted;
	bool has;

	strbuf_init(&lines);
	strbuf_init(&wanted);
	add_lines(&lines, note);
	add_lines(&wanted, part);
	has = str_find(strbuf_str(&lines), strbuf_str(&wanted)) != SIZE_MAX;
	strbuf_free(&wanted);
	strbuf_free(&lines);
	return has;
}

static struct str join_notes(struct str first, struct str more, struct strbuf *out)
{
	if (more.len == 0 || note_has_lines(first, more))
		return first;
	if (first.len == 0 || note_has_lines(more, first))
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
