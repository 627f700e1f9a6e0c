#include "config.h"

#include "session/file_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/strbuf.h"
#include "base/thread.h"
#include "base/utf8.h"

static void take_draft(void *context, const struct paper_draft *draft,
		       const struct source_list *source)
{
	session_add(context, draft, source);
}

static void receive_paper(void *context, const struct paper_draft *draft)
{
	struct file_reader *file = context;

	draft_queue_add(file->session->incoming, draft, file->source);
}

static void receive_year(void *context, int year)
{
	struct file_reader *file = context;

	draft_queue_wait(file->session->incoming);
	library_set_year(&file->session->library, year);
}

/* name without its last part from a dot on. */
static struct str without_suffix(struct str name)
{
	for (size_t i = name.len; i > 1; i--)
		if (name.p[i - 1] == '.')
			return str_sub(name, 0, i - 1);
	return name;
}

static bool is_packed_name(struct str name)
{
	static const char *const suffixes[] = { ".gz", ".bz2", ".xz", ".zst" };

	for (size_t i = 0; i < COUNT_OF(suffixes); i++)
		if (str_ends_with(name, str_from(suffixes[i])))
			return true;
	return false;
}

/* "captures/000_ab.txt" is the source "000_ab", and so is "000_ab.txt.gz". */
static struct str source_name(const char *file)
{
	const char *slash = strrchr(file, '/');
	struct str name = str_from(slash ? slash + 1 : file);

	return without_suffix(is_packed_name(name) ? without_suffix(name) : name);
}

static int year_of(time_t moment)
{
	struct tm tm;

	return localtime_r(&moment, &tm) ? tm.tm_year + 1900 : 1970;
}

void file_reader_open(struct file_reader *file, struct session *session, const char *name,
		      int captured_year, time_t changed, struct diag *diag)
{
	struct reader_sink sink = { .context = file, .paper = receive_paper, .year = receive_year };

	if (!session->incoming)
		session->incoming = draft_queue_new(take_draft, session);
	draft_queue_wait(session->incoming);
	file->session = session;
	file->diag = diag;
	file->name = alloc_copy(name, strlen(name));
	file->options = (struct reader_options){
		.file = file->name,
		.captured_year = captured_year,
		.file_year = year_of(changed),
		.pool = thread_processor_count() > 1 ? session->pool : NULL,
	};
	file->source = library_source(&session->library, source_name(file->name));
	file->reader = reader_new(&file->options, sink, diag);
	file->lost_titles = session->library.lost_titles;
	file->claim_count = session->library.claim_count;
	file->clash_count = session->clashes.count;
}

void file_reader_push(struct file_reader *file, struct str bytes)
{
	reader_push(file->reader, bytes);
}

/* How much of a title and of an identifier a message repeats. */
#define TITLE_SHOWN 100
#define ID_SHOWN    60

/* Of one paper two records tell two identifiers of one kind. */
static void say_lost(struct file_reader *file, const struct library_claim_note *claim)
{
	const struct paper *paper = &file->session->library.papers[claim->paper];
	struct str kept = paper_get_text(paper, claim->id);
	struct strbuf sentence;

	strbuf_init(&sentence);
	strbuf_addf(&sentence, "%s %.*s is not kept: \"%.*s\" has %.*s", field_title(claim->id),
		    STR_ARG(utf8_front(claim->lost, ID_SHOWN)),
		    STR_ARG(utf8_front(paper->title, TITLE_SHOWN)),
		    STR_ARG(utf8_front(kept, ID_SHOWN)));
	reader_report_fault(file->reader, claim->line, sentence.data);
	strbuf_free(&sentence);
}

static void say_claim(struct file_reader *file, const struct library_claim_note *claim)
{
	const struct library *library = &file->session->library;
	const struct paper *papers = library->papers;
	struct str id = paper_get_text(&papers[claim->other], claim->id);
	struct strbuf sentence;

	/* They turned out to be one. */
	if (library_living(library, claim->paper) == library_living(library, claim->other))
		return;
	strbuf_init(&sentence);
	strbuf_addf(&sentence, "%s %.*s is claimed by several papers, \"%.*s\" and \"%.*s\"",
		    field_title(claim->id), STR_ARG(utf8_front(id, ID_SHOWN)),
		    STR_ARG(utf8_front(papers[claim->other].title, TITLE_SHOWN)),
		    STR_ARG(utf8_front(papers[claim->paper].title, TITLE_SHOWN)));
	reader_report_fault(file->reader, claim->line, sentence.data);
	strbuf_free(&sentence);
}

/* Of two notes nothing is lost: they are joined. */
static void say_clash(struct file_reader *file, const struct mark_clash *clash)
{
	const struct paper *paper = &file->session->library.papers[clash->paper];
	struct str title = utf8_front(paper->title, TITLE_SHOWN);
	struct strbuf sentence;

	strbuf_init(&sentence);
	if (clash->field == MARK_STATUS)
		strbuf_addf(&sentence, "the status of \"%.*s\" was %s before: %s is left out",
			    STR_ARG(title), reading_status_name(clash->kept),
			    reading_status_name(clash->lost));
	else if (clash->field == MARK_PRIORITY)
		strbuf_addf(&sentence, "the priority of \"%.*s\" was %u before: %u is left out",
			    STR_ARG(title), clash->kept, clash->lost);
	if (sentence.len > 0)
		reader_report_fault(file->reader, clash->line, sentence.data);
	else
		diag_add(file->diag, DIAG_NOTE, file->name, clash->line, 0,
			 "the note on \"%.*s\" differs from the one before: both are kept",
			 STR_ARG(title));
	strbuf_free(&sentence);
}

static void say_clashes(struct file_reader *file)
{
	const struct mark_clashes *clashes = &file->session->clashes;

	for (; file->clash_count < clashes->count; file->clash_count++)
		say_clash(file, &clashes->items[file->clash_count]);
}

/* Waits until the library has all, and says what it could not keep. */
static void finish_library(struct file_reader *file)
{
	const struct library *library = &file->session->library;

	draft_queue_wait(file->session->incoming);
	if (library->lost_titles > file->lost_titles)
		reader_report_lost(file->reader, library->lost_line,
				   library->lost_titles - file->lost_titles,
				   "other titles of papers that have too many");
	for (size_t i = file->claim_count; i < library->claim_count; i++)
		if (library->claims[i].lost.len > 0)
			say_lost(file, &library->claims[i]);
		else
			say_claim(file, &library->claims[i]);
	file->claim_count = library->claim_count;
	say_clashes(file);
}

enum status file_reader_finish(struct file_reader *file)
{
	enum status status = reader_finish(file->reader);

	finish_library(file);
	return status;
}

void file_reader_cut(struct file_reader *file)
{
	reader_cut(file->reader);
	finish_library(file);
}

void file_reader_close(struct file_reader *file)
{
	reader_delete(file->reader);
	free(file->name);
	*file = (struct file_reader){ 0 };
}
