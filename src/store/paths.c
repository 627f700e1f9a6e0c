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
	return strbuf_take(&path);
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

char *paths_installed(const char *name)
{
	const char *given = getenv("SHORTLIST_DATADIR");
	struct strbuf path;

	strbuf_init(&path);
	strbuf_addf(&path, "%s/%s", given && given[0] ? given : PKGDATADIR, name);
	return strbuf_take(&path);
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
	return strbuf_take(&expanded);
}
