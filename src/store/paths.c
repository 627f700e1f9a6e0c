#include "config.h"

#include "store/paths.h"

#include <errno.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/strbuf.h"

/* Where make puts the program in the tree that it is built in. */
#define BUILT_PROGRAM "/src/shortlist"

/* What the system says of the person; NULL when it knows nobody (errno is then 0), or fails. */
static const struct passwd *find_person(void)
{
	const struct passwd *person;

	do {
		errno = 0;
		person = getpwuid(getuid());
	} while (!person && errno == EINTR);
	/* Each of these is said of somebody who is not known. */
	if (errno == ENOENT || errno == ESRCH || errno == EBADF || errno == EPERM)
		errno = 0;
	return person;
}

/* The home folder; the root folder for somebody who has none. NULL with errno when that cannot be
 * told. */
static const char *home_folder(void)
{
	const char *home = getenv("HOME");
	const struct passwd *person;

	if (home && home[0] == '/')
		return home;
	person = find_person();
	if (!person && errno != 0)
		return NULL;
	return person && person->pw_dir && person->pw_dir[0] == '/' ? person->pw_dir : "/";
}

/* $variable/shortlist/name, or ~/fallback/shortlist/name. */
static char *xdg_path(const char *variable, const char *fallback, const char *name)
{
	const char *base = getenv(variable);
	const char *home = base && base[0] == '/' ? "" : home_folder();
	struct strbuf path;

	if (!home)
		return NULL;

	strbuf_init(&path);
	if (base && base[0] == '/')
		strbuf_addf(&path, "%s/shortlist/%s", base, name);
	else
		strbuf_addf(&path, "%s/%s/shortlist/%s", home, fallback, name);
	return strbuf_detach(&path);
}

char *paths_config(const char *name)
{
	return xdg_path("XDG_CONFIG_HOME", ".config", name);
}

char *paths_data(const char *name)
{
	return xdg_path("XDG_DATA_HOME", ".local/share", name);
}

char *paths_state(const char *name)
{
	return xdg_path("XDG_STATE_HOME", ".local/state", name);
}

char *paths_cache(const char *name)
{
	return xdg_path("XDG_CACHE_HOME", ".cache", name);
}

/* The path of the running program, links resolved; empty where the system does not tell it. */
static void add_program_path(struct strbuf *path)
{
	char link[4096];
	ssize_t len = readlink("/proc/self/exe", link, sizeof(link));

	if (len > 0 && (size_t)len < sizeof(link))
		strbuf_add(path, (struct str){ link, (size_t)len });
}

/*
 * Sets `folder` to the data of the build tree that the program lies in, if it does: as
 * src/shortlist of a tree that was configured. An installed program lies in none, and the folder
 * that the program is called from is never looked at: others may have put something there.
 */
static bool find_build_data(struct strbuf *folder)
{
	const size_t suffix_len = strlen(BUILT_PROGRAM);
	size_t top;

	add_program_path(folder);
	if (folder->len < suffix_len ||
	    strcmp(folder->data + folder->len - suffix_len, BUILT_PROGRAM) != 0)
		return false;
	top = folder->len - suffix_len;
	strbuf_truncate(folder, top);
	strbuf_add_cstr(folder, "/config.status");
	if (access(folder->data, F_OK) != 0)
		return false;
	strbuf_truncate(folder, top);
	strbuf_add_cstr(folder, "/data");
	return true;
}

char *paths_installed(const char *name)
{
	const char *given = getenv("SHORTLIST_DATADIR");
	struct strbuf path;

	strbuf_init(&path);
	if (given && given[0])
		strbuf_add_cstr(&path, given);
	else if (!find_build_data(&path))
		strbuf_set(&path, STR(PKGDATADIR));
	strbuf_addf(&path, "/%s", name);
	return strbuf_detach(&path);
}

char *paths_expand(const char *path)
{
	bool is_at_home = path[0] == '~' && (path[1] == '\0' || path[1] == '/');
	const char *home = is_at_home ? home_folder() : NULL;
	struct strbuf expanded;

	if (!home)
		return alloc_copy(path, strlen(path));
	strbuf_init(&expanded);
	strbuf_add_cstr(&expanded, home);
	strbuf_add_cstr(&expanded, path + 1);
	return strbuf_detach(&expanded);
}
