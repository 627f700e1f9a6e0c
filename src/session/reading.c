#include "config.h"

#include "session/reading.h"

#include <stdio.h>
#include <string.h>

#define UTF_8 "UTF-8"

size_t reading_left_out(const struct reader_report *report, size_t *values)
{
	const struct name_counts *left_out = &report->left_out;

	*values = left_out->others;
	for (size_t i = 0; i < left_out->count; i++)
		*values += left_out->names[i].count;
	return left_out->count;
}

static void add_encoding(struct reading *reading, const char *encoding)
{
	/* With a byte order mark or without. */
	if (encoding[0] == '\0' || strncmp(encoding, UTF_8, strlen(UTF_8)) == 0)
		return;
	if (reading->decoded++ == 0)
		snprintf(reading->encoding, sizeof(reading->encoding), "%s", encoding);
}

void reading_add(struct reading *reading, const struct reader_report *report)
{
	size_t values;

	reading->not_understood += report->not_understood + report->is_stopped;
	reading->left_out_names += reading_left_out(report, &values);
	reading->left_out_values += values;
	reading->guessed_years += report->inferred_years;
	reading->guessed_titles += report->guessed_titles;
	reading->without_papers += report->is_without_papers;
	/* Of a file that was refused it does not matter. */
	if (report->records == 0)
		return;
	reading->recoded += report->recoded;
	add_encoding(reading, report->encoding);
}

/* Adds a part of the sentence; "s" is added to the word when there are several. */
static void add_count(struct strbuf *out, size_t count, const char *word, const char *what)
{
	if (count == 0)
		return;
	strbuf_addf(out, "%s%zu %s%s%s", out->len > 0 ? ", " : "", count, word,
		    *word && count > 1 ? "s" : "", what);
}

static void add_left_out(const struct reading *reading, struct strbuf *out)
{
	if (reading->left_out_names == 0)
		return;
	add_count(out, reading->left_out_names, "column",
		  reading->left_out_names == 1 ? " or key left out" : " or keys left out");
	strbuf_addf(out, " (%zu value%s)", reading->left_out_values,
		    reading->left_out_values == 1 ? "" : "s");
}

static void add_decoding(const struct reading *reading, struct strbuf *out)
{
	if (reading->decoded == 1)
		strbuf_addf(out, "%sread as %s", out->len > 0 ? ", " : "", reading->encoding);
	else
		add_count(out, reading->decoded, "file", " not in UTF-8");
}

bool reading_describe(const struct reading *reading, struct strbuf *out)
{
	struct strbuf text;
	bool is_something;

	strbuf_init(&text);
	add_count(&text, reading->not_understood, "", "not understood");
	add_left_out(reading, &text);
	add_count(&text, reading->left_out_members, "member", " of archives left out");
	add_count(&text, reading->without_papers, "file", " without papers");
	add_count(&text, reading->guessed_titles, "title", " guessed");
	add_count(&text, reading->guessed_years, "year", " guessed");
	add_count(&text, reading->recoded, "byte", " read as Windows-1252");
	add_decoding(reading, &text);
	is_something = text.len > 0;
	if (is_something) {
		strbuf_add(out, strbuf_str(&text));
		strbuf_add_cstr(out, "; shortlist check FILE shows all");
	}
	strbuf_free(&text);
	return is_something;
}
