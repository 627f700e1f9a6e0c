#ifndef TESTS_UNIT_FILE_FIXTURE_H
#define TESTS_UNIT_FILE_FIXTURE_H

/* A folder for one test, which is the current one while it runs, and files in it. */

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

struct fixture {
	char *home; /* where the tests were started */
	char folder[64];
	struct diag diag;
};

static inline int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	if (!fixture)
		return -1;
	strcpy(fixture->folder, "/tmp/shortlist-file-XXXXXX");
	fixture->home = getcwd(NULL, 0);
	diag_init(&fixture->diag, 10);
	*state = fixture;
	return mkdtemp(fixture->folder) && chdir(fixture->folder) == 0 ? 0 : -1;
}

/* Counts the entries of a folder, and removes them if asked to. */
static inline size_t count_entries(const char *path, bool remove_them)
{
	DIR *folder = opendir(path);
	size_t count = 0;

	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count++;
		if (remove_them && unlinkat(dirfd(folder), entry->d_name, 0) != 0)
			unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR);
	}
	if (folder)
		closedir(folder);
	return count;
}

static inline int tear_down(void **state)
{
	struct fixture *fixture = *state;

	count_entries("in", true);
	count_entries("deep/er", true);
	count_entries("deep", true);
	count_entries(".", true);
	if (chdir(fixture->home) != 0 || rmdir(fixture->folder) != 0)
		return -1;
	diag_free(&fixture->diag);
	free(fixture->home);
	free(fixture);
	return 0;
}

static inline void write_plainly(const char *path, const char *text)
{
	FILE *stream = fopen(path, "w");

	assert_non_null(stream);
	fputs(text, stream);
	assert_int_equal(fclose(stream), 0);
}

static inline void assert_content(const char *path, const char *text)
{
	struct diag diag;
	struct strbuf content;

	diag_init(&diag, 1);
	strbuf_init(&content);
	assert_int_equal(file_read(path, 1 << 20, &content, &diag), STATUS_OK);
	assert_string_equal(content.data, text);
	strbuf_free(&content);
	diag_free(&diag);
}

/* Writes text to path as the program does. */
static inline enum status replace(struct fixture *fixture, const char *path, bool force,
				  const char *text)
{
	struct file_replacement file;
	enum status status = file_replace_begin(&file, path, force, &fixture->diag);

	if (status != STATUS_OK)
		return status;
	file_replace_add(&file, str_from(text));
	return file_replace_commit(&file, &fixture->diag);
}

/* Exactly one error, that names the file and the reason. */
static inline void assert_one_sentence(struct fixture *fixture, const char *path, int error)
{
	struct strbuf out;

	assert_int_equal(fixture->diag.total[DIAG_ERROR], 1);
	strbuf_init(&out);
	diag_format(diag_last_error(&fixture->diag), &out);
	assert_non_null(strstr(out.data, path));
	if (error)
		assert_non_null(strstr(out.data, strerror(error)));
	strbuf_free(&out);
	diag_clear(&fixture->diag);
}

static inline mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

#endif
