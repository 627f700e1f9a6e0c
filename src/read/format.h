#ifndef READ_FORMAT_H
#define READ_FORMAT_H

/*
 * The interface of a format to the reader. A format gets a window of the file that begins where it
 * stopped before, takes as many whole records from it as it can, and returns how many bytes those
 * were; the reader calls again with the rest and more bytes after it, but only when the window is
 * half as long again, so that the time stays linear. What a format decides must not depend on where
 * the window ends: it takes nothing whose meaning more bytes could change.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "model/paper.h"
#include "read/reader.h"

/*
 * No line of a capture, and no row of a table with all its lines, is longer, in bytes. A longer one
 * is skipped and reported, so that reading needs no more memory than this.
 */
#define FORMAT_RECORD_MAX ((size_t)64 << 20)

/* No sniff asks for more of a file than this, in bytes. */
#define FORMAT_SNIFF_MAX ((size_t)64 << 10)

/* No sniff finds out more than this that reading needs, in bytes. */
#define FORMAT_FOUND_MAX 64

/* The names of the formats of a file, joined, have no more, in bytes. */
#define FORMAT_LAYOUTS_MAX sizeof(((struct reader_report *)NULL)->layouts)

/* The argument of a format's functions. */
struct format_input {
	struct str window; /* begins at a line's start, or where a capture was glued to another */
	bool is_last;      /* the file ends with the window */
	bool is_cut; /* and so it does then, but not where it should: what is not complete there is
			left out */
	size_t line; /* of the window's first byte, from 1; `read` sets it to where it stopped */

	struct reader_sink sink;
	struct reader_report *report; /* kept by format_emit and format_warn */
	struct diag *diag;
	const char *file;
	int file_year;     /* of the file's modification; 0: not known */
	const void *found; /* what sniff_found left of this window, in a capture's first call */
	bool is_refused;   /* see format_refuse */
	bool is_stopped;   /* see format_stop */
	size_t broken;     /* see format_count_broken */
	size_t idle;       /* see format_count_idle */
	size_t unnamed;    /* papers in a row that nothing names, see FORMAT_UNNAMED_MAX */
	struct passed_over *passed; /* see format_pass_over; NULL: nobody looks at it */

	/* Whether a text, read as a file of its own, begins with several papers: what it is then
	 * called goes to `layouts`. It costs much, so it is to be asked seldom. NULL: it can't be
	 * asked. */
	bool (*begins_papers)(struct str text, char layouts[FORMAT_LAYOUTS_MAX]);

	/* Set by `read` where a format has several dialects, before the capture ends: what to name
	 * it. NULL: the format's own name. Lives as long as the reader. */
	const char *dialect;

	/* Of the file's records, kept by format_see_parts: how many, and what all of them have. */
	size_t with_parts;
	unsigned parts;

	/* Of this capture, kept by format_emit. */
	size_t records;
	size_t yearless;
	int newest_year; /* the newest written year; 0: none */
};

/*
 * How a format reads a window in parts, by several threads, where its records have a line each.
 * Each part has a state of its own, which reads on as if the parts before it were read. Whether
 * that held is looked at afterwards: if a part left its state as it was, but for what was counted,
 * then the next one began with the right one. What a state counts, learns and remembers is of three
 * kinds: counts, which are added up; what changes how later lines are read, which has to stay the
 * same; and what only saves time. A part in which anything is reported is read again, so that its
 * line and what it counts are right.
 */
struct format_parts {
	/* Whether the state is at a line's begin, and further lines may leave it as it is. */
	bool (*is_steady)(const void *state);

	/* Makes a part's state, zeroed or used before, read on as that one does. */
	void (*follow)(void *part, const void *state);

	/* Whether both read on in the same way. Called by several threads. */
	bool (*is_same)(const void *part, const void *state);

	/* Adds what the part counted since it followed. */
	void (*add_counts)(void *state, const void *part);
};

enum sniff {
	SNIFF_NO,
	SNIFF_MORE,  /* needs more bytes; at the end of the file the same as no */
	SNIFF_MAYBE, /* perhaps; a format that is sure goes first */
	SNIFF_YES,
};

struct format {
	const char *name;  /* "one line a paper" */
	size_t state_size; /* zeroed at the start of each capture */

	/*
	 * Whether the text that begins here is in this format. To say yes it needs two independent
	 * signs, since a wrong paper is worse than none. An answer other than SNIFF_MORE stays the
	 * same when more follows; of FORMAT_SNIFF_MAX bytes each sniff is sure.
	 */
	enum sniff (*sniff)(struct str head, bool is_whole);

	/* The same, in its place, where reading needs what was found out: it is left in `found`, of
	 * FORMAT_FOUND_MAX bytes. */
	enum sniff (*sniff_found)(struct str head, bool is_whole, void *found);

	/*
	 * The same by lines that no other format has, and of a text without links that are written
	 * out. So it is asked before the formats that have to look at much of a text. NULL: it has
	 * no such lines.
	 */
	enum sniff (*sniff_lines)(struct str head, bool is_whole);

	/*
	 * Takes records from the window's front, passes them to format_emit, and returns how many
	 * bytes it took. Sets *capture_ended where what follows is no longer this capture. With
	 * is_last everything is taken or the capture has ended.
	 */
	size_t (*read)(void *state, struct format_input *input, bool *capture_ended);

	/* NULL: windows are read by one thread. */
	const struct format_parts *parts;

	/* A file in this format is nothing else: it is looked for at the file's first line that is
	 * not blank, and nowhere else. Of other formats several captures may follow each other. */
	bool is_whole_file;

	/* Skips records longer than FORMAT_RECORD_MAX itself, because a record may have several
	 * lines. For other formats the reader skips long lines. */
	bool has_long_records;

	/* Frees what the state holds; the last input is still there, to report. NULL: nothing. */
	void (*close)(void *state);
};

/* Takes the next line off the text, without its newline; false where none is whole, unless the file
 * ends with the text. */
bool format_take_line(struct str *text, bool is_last, struct str *line);

/* Passes a record to the sink, and counts it, its fields and its year. */
void format_emit(struct format_input *input, const struct paper_draft *draft);

/* Reports something not understood at a line, and counts it. */
void format_warn(struct format_input *input, size_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Says of text that begins in a line that it is in no record, and nothing else was said of it. If
 * there are papers in it, the reader tells that when the file ends. Blank lines are given too:
 * without them what is around them is not told to be of one piece.
 */
void format_pass_over(struct format_input *input, size_t line, struct str text);

/* The same of one line without its newline. */
void format_pass_line_over(struct format_input *input, size_t line, struct str text);

/* Notes which of its parts a record has that is not the file's last; a bit each. */
void format_see_parts(struct format_input *input, unsigned parts);

/* Whether the file was cut off within its last record, since that lacks what all others have. */
bool format_is_cut_off(const struct format_input *input, unsigned parts);

/* Notes at the file's end that its last line, which is of a record, may be cut off: it lacks its
 * newline, as that of many a whole file does. */
void format_note_cut_line(struct format_input *input);

/* Reports that the file ends within the record that begins in a line. */
void format_warn_cut_off(struct format_input *input, size_t line);

/*
 * Refuses the file, which is not what its beginning seemed to be, with that sentence, as an error
 * at a line; no more of it is read.
 */
void format_refuse(struct format_input *input, size_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Reports at a line why the rest of the file is not read; what came before is kept. What a format
 * still passes on of its window is not taken, and its warnings are not either.
 */
void format_stop(struct format_input *input, size_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* This many in a row are no slip, and of no use to anybody. */
#define FORMAT_BROKEN_MAX 100000

/*
 * This many papers in a row that have a title of fewer bytes and no identifier are the work of a
 * program, and not of people: format_emit stops the reading there.
 */
#define FORMAT_UNNAMED_MAX   50000
#define FORMAT_TITLE_LEN_MIN 8

/* Counts a record, or an item of a list, at a line that turned out to be no paper, which was
 * reported. Too many without a paper between them stop the reading. */
void format_count_broken(struct format_input *input, size_t line);

/* In no file of papers are more lines in a row blank, or of no paper. */
#define FORMAT_IDLE_MAX 100000

/* Counts a line that says nothing of a paper, or ends the row of such lines. Too many stop the
 * reading. */
void format_count_idle(struct format_input *input, size_t line, bool is_idle);

/* Whether format_count_idle stops the reading at this line: the record that is open ends first. */
bool format_is_idle_end(const struct format_input *input, bool is_idle);

extern const struct format format_arxiv_listing;
extern const struct format format_arxiv_mail;
extern const struct format format_identifiers;
extern const struct format format_pubmed_list;
extern const struct format format_listing_page;
extern const struct format format_own_list;
extern const struct format format_reading_list;
extern const struct format format_reference_list;
extern const struct format format_bare_table;
extern const struct format format_one_line;
extern const struct format format_title_abstract;
extern const struct format format_blocks;
extern const struct format format_sideways;
extern const struct format format_table;
extern const struct format format_json;
extern const struct format format_bibtex;
extern const struct format format_ris;
extern const struct format format_pubmed;
extern const struct format format_ovid;
extern const struct format format_wos;
extern const struct format format_refworks;
extern const struct format format_refer;
extern const struct format format_xml;
extern const struct format format_html;

#endif
