#include "config.h"

#include "app/path_complete.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "store/paths.h"

/* What the matching names found so far have in common. */
struct candidates {
	struct str prefix;
	struct strbuf common;
	size_t count;
};

static void take_name(struct candidates *candidates, const char *name)
{
	struct str s = str_from(name);
	size_t same = 0;

	if (!str_starts_with(s, candidates->prefix) || strcmp(name, ".") == 0 ||
	    strcmp(name, "..") == 0)
		return;
	if (name[0] == '.' && candidates->prefix.len == 0)
		return;
	if (candidates->count++ == 0) {
		strbuf_add(&candidates->common, s);
		return;
	}
	while (same < s.len && same < candidates->common.len &&
	       s.p[same] == candidates->common.data[same])
		same++;
	/* Not in the middle of a character. */
	while (same > 0 && same < s.len && ((unsigned char)s.p[same] & 0xC0) == 0x80)
		same--;
	strbuf_truncate(&candidates->common, same);
}

static void read_folder(const char *folder, struct candidates *candidates)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir)))
		take_name(candidates, entry->d_name);
	closedir(dir);
}

static bool is_folder(const char *folder, struct str name)
{
	struct strbuf path;
	struct stat st;
	bool answer;

	strbuf_init(&path);
	strbuf_addf(&path, "%s/%.*s", folder, STR_ARG(name));
	answer = stat(path.data, &st) == 0 && S_ISDIR(st.st_mode);
	strbuf_free(&path);
	return answer;
}

static size_t after_last_slash(struct str path)
{
	size_t at = path.len;

	while (at > 0 && path.p[at - 1] != '/')
		at--;
	return at;
}

size_t path_complete(struct str typed, struct strbuf *out)
{
	size_t name_at = after_last_slash(typed);
	struct candidates candidates = { .prefix = str_sub(typed, name_at, SIZE_MAX) };
	char *written = alloc_copy(typed.p, name_at);
	char *folder = name_at ? paths_expand(written) : alloc_copy(".", 1);

	strbuf_init(&candidates.common);
	read_folder(folder, &candidates);
	if (candidates.count == 0)
		strbuf_add(&candidates.common, candidates.prefix);
	strbuf_add(out, str_sub(typed, 0, name_at));
	strbuf_add(out, strbuf_str(&candidates.common));
	if (candidates.count == 1 && is_folder(folder, strbuf_str(&candidates.common)))
		strbuf_add_byte(out, '/');
	strbuf_free(&candidates.common);
	free(folder);
	free(written);
	return candidates.count;
}
