#include "config.h"

#include "torture/files.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void files_fail(const char *what, const char *why)
{
	printf("%s: %s\n", what, why);
	exit(1);
}

void files_write(const char *path, const char *text, size_t len)
{
	FILE *file = fopen(path, "w");

	if (!file || fwrite(text, 1, len, file) != len || fclose(file) != 0)
		files_fail(path, strerror(errno));
}

bool files_read(const char *path, struct strbuf *out)
{
	FILE *file = fopen(path, "r");
	char bytes[8192];
	size_t len;

	if (!file)
		return false;
	while ((len = fread(bytes, 1, sizeof(bytes), file)) > 0)
		strbuf_add(out, (struct str){ bytes, len });
	fclose(file);
	return true;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)ftw;
	return type == FTW_DP ? rmdir(path) : unlink(path);
}

void files_remove(const char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* nftw passes no context. */
static const char *copy_to;
static size_t copy_from_len;

static int copy_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	char to[4096];
	struct strbuf bytes;

	(void)ftw;
	snprintf(to, sizeof(to), "%s%s", copy_to, path + copy_from_len);
	if (type == FTW_D)
		return mkdir(to, st->st_mode & 0777);
	strbuf_init(&bytes);
	if (!files_read(path, &bytes))
		return -1;
	files_write(to, bytes.data ? bytes.data : "", bytes.len);
	strbuf_free(&bytes);
	return chmod(to, st->st_mode & 0777);
}

void files_copy(const char *from, const char *to)
{
	copy_to = to;
	copy_from_len = strlen(from);
	if (nftw(from, copy_one, 16, FTW_PHYS) != 0)
		files_fail(to, strerror(errno));
}
