/*
 * The marks of papers from the command line: star, unstar, tag, untag, status, note; and remove.
 * Each is one edit of one field, of the papers that a query or keys name, and one step to undo.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "cli/cli.h"

/* The papers that an edit is for. */
struct chosen {
	uint32_t *papers;
	size_t count;
};

/* One that was named twice is marked once. */
static void choose(struct chosen *chosen, uint32_t paper)
{
	for (size_t i = 0; i < chosen->count; i++)
		if (chosen->papers[i] == paper)
			return;
	chosen->papers[chosen->count++] = paper;
}

/* All keys or none: a script whose key is wrong should hear of it before anything is changed. */
static bool choose_by_keys(struct session *session, const struct options *options,
			   struct chosen *chosen)
{
	uint32_t paper;
	bool all = true;

	chosen->papers = alloc_zeroed(options->file_count, sizeof(*chosen->papers));
	for (size_t i = 0; i < options->file_count; i++) {
		if (library_find_key(&session->library, str_from(options->files[i]), &paper)) {
			choose(chosen, paper);
			continue;
		}
		diag_add(&session->diag, DIAG_ERROR, NULL, 0, 0,
			 "no paper is called %s: give an arXiv id, a DOI or a whole title",
			 options->files[i]);
		all = false;
	}
	return all;
}

static bool choose_by_query(struct session *session, const struct options *options,
			    struct chosen *chosen)
{
	struct filter *filter = cli_filter(session, options);
	const uint32_t *papers;

	if (!filter)
		return false;
	papers = filter_papers(filter, &chosen->count);
	chosen->papers = alloc_zeroed(chosen->count + 1, sizeof(*chosen->papers));
	for (size_t i = 0; i < chosen->count; i++)
		chosen->papers[i] = papers[i];
	filter_delete(filter);
	return true;
}

/* What a dry run puts before the change: "would be starred", "would get +thesis". */
static const char *dry_words(enum mark_field field)
{
	return field == MARK_TAGS || field == MARK_NOTE ? "would get " : "would be ";
}

/* "starred<TAB>TITLE", a line a paper; `before` goes before it. */
static void print_changes(const struct session *session, const char *before, const char *what,
			  const struct chosen *chosen, FILE *out)
{
	struct strbuf line;

	strbuf_init(&line);
	for (size_t i = 0; i < chosen->count; i++) {
		strbuf_clear(&line);
		strbuf_add_cstr(&line, before);
		utf8_add_printable(&line, str_from(what));
		strbuf_add_byte(&line, '\t');
		utf8_add_printable(&line, session->library.papers[chosen->papers[i]].title);
		strbuf_add_byte(&line, '\n');
		fwrite(line.data, 1, line.len, out);
	}
	strbuf_free(&line);
}

/* Edits the papers; what is printed was saved, but for --dry-run. */
static int edit_papers(struct session *session, const struct options *options,
		       const struct mark_edit *edit, const char *what, FILE *out)
{
	struct chosen chosen = { 0 };
	int status = EXIT_ERROR;
	bool is_chosen = options->has_query ? choose_by_query(session, options, &chosen)
					    : choose_by_keys(session, options, &chosen);

	if (is_chosen && chosen.count == 0) {
		cli_print_nothing(session, strbuf_str(&options->query));
		status = EXIT_NOTHING;
	} else if (is_chosen && session_edit_marks(session, edit, options->dry_run, chosen.papers,
						   &chosen.count) == STATUS_OK) {
		print_changes(session, options->dry_run ? dry_words(edit->field) : "", what,
			      &chosen, out);
		status = EXIT_DONE;
	}
	free(chosen.papers);
	return status;
}

/* `from` arguments belong to the command itself; the others are keys. */
static int mark(const struct options *options, size_t from, const struct mark_edit *edit,
		const char *what, FILE *out)
{
	struct options keys = *options, files = *options;
	struct session session;
	struct loader *loader;
	int status;

	keys.files += from;
	keys.file_count -= from;
	if (options->has_query == (keys.file_count > 0)) {
		fputs("shortlist: name the papers by a KEY each, or by --query=QUERY\n", stderr);
		return EXIT_ERROR;
	}
	files.files = options->sources;
	files.file_count = options->source_count;
	if (edit->field == MARK_REMOVED)
		loader = cli_open_library(&session, options);
	else
		loader = cli_open(&session, &files, !options->dry_run);
	if (!loader)
		return EXIT_ERROR;
	cli_load(loader);
	status = edit_papers(&session, &keys, edit, what, out);
	return cli_finish(&session, loader, out, status);
}

/* Whether the command's own argument is there; says so where it is not. */
static bool needs(const struct options *options, const char *what)
{
	if (options->file_count > 0)
		return true;
	fprintf(stderr, "shortlist: %s is missing before the papers\n", what);
	return false;
}

int cmd_star(const struct options *options, FILE *out)
{
	const struct mark_edit edit = { .field = MARK_STARRED, .value = clock_wall_seconds() };

	return mark(options, 0, &edit, "starred", out);
}

int cmd_unstar(const struct options *options, FILE *out)
{
	const struct mark_edit edit = { .field = MARK_STARRED };

	return mark(options, 0, &edit, "unstarred", out);
}

int cmd_remove(const struct options *options, FILE *out)
{
	const struct mark_edit edit = { .field = MARK_REMOVED, .value = clock_wall_seconds() };

	return mark(options, 0, &edit, "removed", out);
}

/* "+thesis" or "-thesis": a tag, or several separated by semicolons. */
static int edit_tags(const struct options *options, bool add, FILE *out)
{
	struct mark_edit edit = { .field = MARK_TAGS };
	struct strbuf tags, what;
	int status = EXIT_ERROR;

	if (!needs(options, "a TAG"))
		return EXIT_ERROR;
	strbuf_init(&tags);
	strbuf_init(&what);
	tags_normalise(&tags, str_from(options->files[0]));
	strbuf_add_byte(&what, add ? '+' : '-');
	strbuf_add(&what, strbuf_str(&tags));
	if (add)
		edit.text = strbuf_str(&tags);
	else
		edit.removed = strbuf_str(&tags);
	if (tags.len > 0)
		status = mark(options, 1, &edit, what.data, out);
	else
		fputs("shortlist: an empty word is no tag\n", stderr);
	strbuf_free(&what);
	strbuf_free(&tags);
	return status;
}

int cmd_tag(const struct options *options, FILE *out)
{
	return edit_tags(options, true, out);
}

int cmd_untag(const struct options *options, FILE *out)
{
	return edit_tags(options, false, out);
}

static int say_wrong_status(const char *word)
{
	struct strbuf message;

	strbuf_init(&message);
	utf8_add_printable(&message, str_from(word));
	strbuf_add_cstr(&message, " is no status: use ");
	reading_status_add_names(&message);
	fprintf(stderr, "shortlist: %s\n", message.data);
	strbuf_free(&message);
	return EXIT_ERROR;
}

int cmd_status(const struct options *options, FILE *out)
{
	struct mark_edit edit = { .field = MARK_STATUS };
	enum reading_status value;

	if (!needs(options, "a STATUS"))
		return EXIT_ERROR;
	if (!reading_status_from_name(str_from(options->files[0]), &value))
		return say_wrong_status(options->files[0]);
	edit.value = value;
	return mark(options, 1, &edit, reading_status_name(value), out);
}

int cmd_note(const struct options *options, FILE *out)
{
	struct mark_edit edit = { .field = MARK_NOTE };

	if (!needs(options, "a TEXT"))
		return EXIT_ERROR;
	edit.text = str_from(options->files[0]);
	return mark(options, 1, &edit, edit.text.len > 0 ? "note" : "no note", out);
}
