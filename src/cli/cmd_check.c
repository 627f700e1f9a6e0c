/*
 * Each file is read by itself into one session, so that what repeats an earlier file counts as a
 * duplicate. The report is made when a file ends; what was not understood is then in the session's
 * diagnostics, after those of the files before it.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/bitset.h"
#include "base/utf8.h"
#include "cli/cli.h"

struct check {
	struct session *session;
	size_t papers_before;
	size_t joins_before;
	size_t messages_before;
	size_t errors_before; /* each of them a file that is refused */
	FILE *out;
};

/* Adds a name from outside, as it may be printed. */
static void add_name(struct strbuf *out, struct str name)
{
	char *clean = alloc_bytes(3 * name.len + 1);
	bool is_ascii;

	utf8_add_printable(out, (struct str){ clean, utf8_clean(name, clean, &is_ascii) });
	free(clean);
}

/* A file's name is as much from outside as what it holds. */
static void print_file(const char *file, FILE *out)
{
	struct strbuf line;

	strbuf_init(&line);
	add_name(&line, str_from(file));
	fprintf(out, "%s\n", line.data);
	strbuf_free(&line);
}

static void print_known(const struct reader_report *report, FILE *out)
{
	const char *separator = "";

	fprintf(out, "  fields known      ");
	for (int i = 0; i < FIELD_COUNT; i++) {
		if (report->known[i] == 0)
			continue;
		fprintf(out, "%s%s %zu", separator, field_key((enum paper_field)i),
			report->known[i]);
		separator = ", ";
	}
	fprintf(out, "\n");
}

/* What the reader said of the papers. */
static void print_marks(const struct reader_report *report, FILE *out)
{
	static const char *const names[] = {
		[MARK_STARRED] = "starred", [MARK_STATUS] = "status", [MARK_PRIORITY] = "priority",
		[MARK_TAGS] = "tags",       [MARK_NOTE] = "note",
	};
	const char *separator = "  marks known       ";

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (report->marked[i] == 0)
			continue;
		fprintf(out, "%s%s %zu", separator, names[i], report->marked[i]);
		separator = ", ";
	}
	if (separator[0] == ',')
		fprintf(out, "\n");
}

static void print_encoding(const struct reader_report *report, FILE *out)
{
	fprintf(out, "  encoding          %s",
		report->encoding[0] ? report->encoding : "not known");
	if (report->recoded > 0)
		fprintf(out, ", %zu byte%s read as Windows-1252", report->recoded,
			report->recoded == 1 ? "" : "s");
	if (report->replaced > 0)
		fprintf(out, ", %zu character%s replaced", report->replaced,
			report->replaced == 1 ? "" : "s");
	fprintf(out, "\n");
}

/* A name is from the file. */
static void print_left_out(const struct name_counts *left_out, FILE *out)
{
	struct strbuf line;

	if (left_out->count == 0)
		return;
	strbuf_init(&line);
	strbuf_add_cstr(&line, "  left out          ");
	for (size_t i = 0; i < left_out->count; i++) {
		strbuf_add_cstr(&line, i > 0 ? ", " : "");
		add_name(&line, str_from(left_out->names[i].name));
		strbuf_addf(&line, " %zu", left_out->names[i].count);
	}
	if (left_out->others > 0)
		strbuf_addf(&line, ", others %zu", left_out->others);
	fprintf(out, "%s\n", line.data);
	strbuf_free(&line);
}

static bool is_same_message(const struct diag_message *a, const struct diag_message *b)
{
	return a->level == b->level && a->line == b->line && strcmp(a->text, b->text) == 0 &&
	       a->file && b->file && strcmp(a->file, b->file) == 0;
}

/* Why a file is refused is said in its report, and not once more at the end: there it is a note. */
static void say_once(struct diag *diag, const struct diag_message *said)
{
	for (size_t i = 0; i < diag->count; i++)
		if (is_same_message(&diag->messages[i], said))
			diag->messages[i].level = DIAG_NOTE;
}

static void print_messages(struct check *check)
{
	const struct diag *diag = &check->session->not_understood;
	FILE *out = check->out;
	struct strbuf line;

	strbuf_init(&line);
	for (size_t i = check->messages_before; i < diag->count; i++) {
		strbuf_clear(&line);
		diag_format(&diag->messages[i], &line);
		fprintf(out, "%s%s\n", diag->messages[i].level == DIAG_NOTE ? "  note: " : "  ",
			line.data);
		if (diag->messages[i].level == DIAG_ERROR)
			say_once(&check->session->diag, &diag->messages[i]);
	}
	check->messages_before = diag->count;
	strbuf_free(&line);
}

/* How many papers of the files before went, since the file shows that they are others of them. The
 * other joins are of papers that the file itself brought. */
static size_t count_joined_before(const struct check *check)
{
	const struct library *library = &check->session->library;
	size_t count = 0;
	struct bitset older; /* new numbers that papers from before were joined into */

	bitset_init(&older);
	bitset_resize(&older, library->count);
	for (size_t i = check->joins_before; i < library->join_count; i++) {
		uint32_t from = library->joins[i].from, into = library->joins[i].into;
		bool is_from_older = from < check->papers_before || bitset_has(&older, from);
		bool is_into_older = into < check->papers_before || bitset_has(&older, into);

		count += is_from_older && is_into_older;
		if (is_from_older || is_into_older)
			bitset_add(&older, into);
	}
	bitset_free(&older);
	return count;
}

static void print_report(void *context, const char *file, const struct reader_report *report)
{
	struct check *check = context;
	const struct diag *diag = &check->session->not_understood;
	const struct library *library = &check->session->library;
	size_t joined = count_joined_before(check);
	size_t gone = library->join_count - check->joins_before - joined;
	size_t is_new = library->count - check->papers_before - gone;
	FILE *out = check->out;

	print_file(file, out);
	print_encoding(report, out);
	fprintf(out, "  layout            %s\n",
		report->layouts[0] ? report->layouts : "none that is known");
	fprintf(out, "  records           %zu\n", report->records);
	if (report->records > 0)
		print_known(report, out);
	print_marks(report, out);
	print_left_out(&report->left_out, out);
	fprintf(out, "  duplicates        %zu\n", report->records - is_new);
	if (joined > 0)
		fprintf(out, "  joined papers     %zu\n", joined);
	fprintf(out, "  inferred years    %zu\n", report->inferred_years);
	fprintf(out, "  guessed titles    %zu\n", report->guessed_titles);
	fprintf(out, "  not understood    %zu\n",
		report->not_understood + diag->total[DIAG_ERROR] - check->errors_before);
	print_messages(check);
	check->errors_before = diag->total[DIAG_ERROR];
	check->papers_before = library->count;
	check->joins_before = library->join_count;
}

static void print_sum(const struct library *library, size_t files, FILE *out)
{
	size_t records = library->record_count, papers = library_paper_count(library);

	fprintf(out, "%zu record%s of %zu paper%s in %zu files\n", records, records == 1 ? "" : "s",
		papers, papers == 1 ? "" : "s", files);
}

int cmd_check(const struct options *options, FILE *out)
{
	struct session session;
	struct check check = { .session = &session, .out = out };
	struct loader *loader;
	int status = EXIT_DONE;

	if (options->file_count == 0) {
		fputs("shortlist: check needs a FILE to look into\n", stderr);
		return EXIT_ERROR;
	}
	session_init(&session);
	session.is_unsearched = true;
	loader = loader_new(&session, options->files, options->file_count, options->captured_year);
	loader_set_report(loader, print_report, &check);
	cli_load(loader);
	print_messages(&check); /* of archives, after those of their members */
	if (options->file_count > 1)
		print_sum(&session.library, options->file_count, out);
	if (session.reading.not_understood > 0)
		status = EXIT_NOTHING;
	if (loader_failed_count(loader) > 0)
		status = EXIT_ERROR;
	fflush(out);
	cli_print_diag(&session.diag);
	loader_delete(loader);
	session_free(&session);
	return status;
}
