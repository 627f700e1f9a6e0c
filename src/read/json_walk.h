#ifndef READ_JSON_WALK_H
#define READ_JSON_WALK_H

/*
 * A way through JSON in which papers are somewhere: one a line, in an array, or within a document.
 * What is around the records is passed token by token, so that a document of any size is read
 * object by object. An object is a record if its keys say so (json_shape.h); else what it holds is
 * walked through as well.
 */

#include <stdbool.h>
#include <stddef.h>

#include "read/format.h"
#include "read/json_early.h"
#include "read/json_record.h"
#include "read/json_tree.h"

/* Records are not looked for deeper than this. */
#define JSON_LEVELS_MAX 8

/* An array or an object that is walked through; the first is the file. */
struct json_level {
	char closing; /* its bracket; '\0' of the file */
	size_t line;
	size_t column;                      /* SIZE_MAX: something is before it in its line */
	const struct json_dialect *dialect; /* of the records in it; NULL: there was none yet */
	size_t records;
	size_t others; /* objects that are none and hold none, not yet reported */
	size_t other_line;
	bool holds_records; /* further in */
};

enum json_mode {
	JSON_WALKS,
	JSON_IN_STRING,
	JSON_SKIPS,   /* passes an object or an array as a whole */
	JSON_RESYNCS, /* after text that is not JSON, looks for the next record */
};

struct json_walk {
	bool is_open;          /* what follows is initialised */
	struct json_tree tree; /* the object that was read last */
	struct json_record_reader reader;
	struct format_input *input; /* during a call, as is `text` */
	struct str text;            /* what of the window is left */

	enum json_mode mode;
	enum json_mode after_string;
	struct json_level levels[JSON_LEVELS_MAX + 1];
	struct json_early early; /* of a level in which there was no record yet */
	size_t depth;            /* the level's number */
	size_t skip_depth;       /* of brackets open in what is skipped */
	size_t resync_column;
	size_t lost_line; /* the first that was not read after text that is not JSON; 0: none */

	size_t column;    /* bytes of the line so far */
	bool is_indented; /* these are blanks */
	bool is_cut;      /* it was reported that the file ends too early */
	bool has_object, has_dialect;
	struct strbuf kind; /* what the first object seems to be, if no record */
	struct strbuf keys; /* those of the first object with a title, where nothing tells it */
};

void json_walk_open(struct json_walk *walk);
void json_walk_close(struct json_walk *walk);

/* Reads what it can of the input's window; returns how many bytes that are. */
size_t json_walk_read(struct json_walk *walk, struct format_input *input);

/* Reports what is missing at the end of the file. */
void json_walk_finish(struct json_walk *walk);

/* Steps of a mode: they pass something, and return false where they need more text. */
bool json_walk_step_skip(struct json_walk *walk);
bool json_walk_step_resync(struct json_walk *walk);

/* White space, and what separates records in some files. */
bool json_is_blank(char c);

/* Takes bytes off the text, and keeps line and column. */
void json_walk_pass(struct json_walk *walk, size_t len);

/* The line of a place in the text. */
size_t json_walk_line(const struct json_walk *walk, size_t at);

/*
 * Reports that the text is not JSON after `len` bytes, passes these, and looks for the line at
 * which to go on: the one that is indented as the object that begins the text (is_object), or as
 * the innermost level that begins a line.
 */
void json_walk_fail(struct json_walk *walk, size_t len, const char *what, bool is_object);

/* Goes into the object or array that begins the text, and out of the innermost one. */
void json_walk_enter(struct json_walk *walk);
void json_walk_leave(struct json_walk *walk);

/* Goes out of the innermost level without a look at what it was; false where there were no records
 * in it. */
bool json_walk_drop(struct json_walk *walk);

/* Whether the level is one of records only, in which anything else is worth a word. */
bool json_level_is_list(const struct json_level *level);

/* Counts an object that is no record and holds none, to be reported if records come in its level.
 */
void json_walk_count_other(struct json_level *level, size_t line);

/* Reports what came in an array, or in the file, among records or what holds them, and is neither.
 */
void json_walk_report_others(struct json_walk *walk, struct json_level *level);

/* Passes the object or array that begins the text as a whole. */
void json_walk_skip(struct json_walk *walk);

/* Reads the object that begins the text; false: more of it is needed. */
bool json_walk_object(struct json_walk *walk);

#endif
