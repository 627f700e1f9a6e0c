#include "config.h"

#include "input/path_complete.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "store/paths.h"

static bool is_folder(const char *folder, const char *name)
{
	struct strbuf path;
	struct stat st;
	bool answer;

	strbuf_init(&path);
	strbuf_addf(&path, "%s/%s", folder, name);
	answer = stat(path.data, &st) == 0 && S_ISDIR(st.st_mode);
	strbuf_free(&path);
	return answer;
}

static bool is_wanted(const char *name, struct str typed)
{
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return false;
	return str_starts_with(str_from(name), typed) && (name[0] != '.' || typed.len > 0);
}

/* Offers the names of a folder, each with `written` before it. */
static void offer_names(const char *folder, struct str written, struct str typed,
			struct completion *completion)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);
	struct strbuf path;

	strbuf_init(&path);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (is_wanted(name, typed)) {
			strbuf_set(&path, written);
			strbuf_add_cstr(&path, name);
			if (is_folder(folder, name))
				strbuf_add_byte(&path, '/');
			completion_offer(completion, strbuf_str(&path));
		}
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	strbuf_free(&path);
}

static size_t after_last_slash(struct str path)
{
	size_t at = path.len;

	while (at > 0 && path.p[at - 1] != '/')
		at--;
	return at;
}

void path_offer(struct str typed, struct completion *completion)
{
	size_t name_at = after_last_slash(typed);
	char *written = alloc_copy(typed.p, name_at);
	char *folder = name_at ? paths_expand(written) : alloc_copy(".", 1);

	offer_names(folder, str_sub(typed, 0, name_at), str_drop(typed, name_at), completion);
	free(folder);
	free(written);
}
