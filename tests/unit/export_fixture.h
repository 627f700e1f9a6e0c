#ifndef TESTS_UNIT_EXPORT_FIXTURE_H
#define TESTS_UNIT_EXPORT_FIXTURE_H

/* A browser on a few hundred papers, and what becomes of the files that it writes. Include cmocka
 * first. */

#include <dirent.h>
#include <sys/stat.h>

#include "base/file.h"
#include "session/export.h"
#include "unit/browser_fixture.h"

/* More than is marked at once, or written in one piece. */
#define PAPERS 300

#define READ_MAX ((size_t)64 << 20)

static inline void write_table(const char *path)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("Title,Author Names,Date,Upvotes,URL,Status,Tags,Note,Abstract\r\n", file);
	for (int i = 0; i < PAPERS; i++) {
		fprintf(file,
			"Teapot %d & its Lid,Ada Roe; Bo Ek,2024-01-%02d,%d,https://example.org/%d,"
			"%s,%s,%s,",
			i, i % 28 + 1, i, i, i % 2 ? "done" : "", i % 3 ? "" : "tea; lids",
			i % 5 ? "" : "warm");
		for (int k = 0; k < 40; k++)
			fprintf(file, "the convergence of lid %d on tea ", k);
		fputs("\r\n", file);
	}
	assert_int_equal(fclose(file), 0);
}

static inline int set_up_table(void **state)
{
	struct world *world;

	set_up(state);
	world = *state;
	close_world(world);
	write_table(world->papers);
	open_world(world);
	assert_int_equal(world->session.library.count, PAPERS);
	return 0;
}

static inline void in_folder(const struct world *world, const char *name, char path[256])
{
	snprintf(path, 256, "%s/%s", world->folder, name);
}

static inline void begin_command(struct world *world, const char *command, const char *name)
{
	char line[512];

	snprintf(line, sizeof(line), "%s %s/%s", command, world->folder, name);
	browser_run_command(&world->browser, str_from(line));
}

static inline void command(struct world *world, const char *line, const char *name)
{
	begin_command(world, line, name);
	settle(world);
}

static inline void assert_said(const struct world *world, const char *text)
{
	if (!strstr(world->browser.messages.text.data, text))
		fail_msg("said: %s", world->browser.messages.text.data);
}

static inline void assert_file(const struct world *world, const char *name, struct str expected)
{
	struct strbuf text;
	struct diag diag;
	char path[256];

	in_folder(world, name, path);
	diag_init(&diag, 1);
	strbuf_init(&text);
	assert_int_equal(file_read(path, READ_MAX, &text, &diag), STATUS_OK);
	if (!str_equal(strbuf_str(&text), expected))
		fail_msg("%s: %zu bytes, expected %zu", name, text.len, expected.len);
	strbuf_free(&text);
	diag_free(&diag);
}

static inline bool is_there(const struct world *world, const char *name)
{
	struct stat st;
	char path[256];

	in_folder(world, name, path);
	return stat(path, &st) == 0;
}

/* The papers, their library, and what a test says that it wrote: a file besides was left behind. */
static inline void assert_files(const struct world *world, size_t written)
{
	DIR *folder = opendir(world->folder);
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL)
		count += entry->d_type == DT_REG && !strstr(entry->d_name, "library.db");
	closedir(folder);
	assert_int_equal(count, written + 1);
}

/* What export writes to its standard output of the papers on the screen. */
static inline void write_as(struct world *world, const struct writer_format *format,
			    const struct writer_options *options, struct strbuf *out)
{
	struct export_job job = {
		.session = &world->session,
		.topics = world->browser.topic_index,
		.format = format,
		.options = *options,
	};
	struct export_run run;

	job.papers = filter_papers(world->browser.filter, &job.count);
	export_run_begin(&run, &job);
	while (export_run_step(&run, SIZE_MAX))
		;
	strbuf_set(out, strbuf_str(&run.out));
	export_run_free(&run);
}

static inline void write_shown(struct world *world, const struct writer_format *format,
			       struct strbuf *out)
{
	write_as(world, format, &(struct writer_options){ .raw = false }, out);
}

#endif
