#include "config.h"

#include "store/paths.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/strbuf.h"

/* The home folder; the root folder for somebody who has none. */
static const char *home_folder(void)
{
	const char *home = getenv("HOME");
	const struct passwd *person;

	if (home && home[0] == '/')
		return home;
	person = getpwuid(getuid());
	return person && person->pw_dir && person->pw_dir[0] == '/' ? person->pw_dir : "/";
}

/* $variable/shortlist/name, or ~/fallback/shortlist/name. */
static char *xdg_path(const char *variable, const char *fallback, const char *name)
{
	const char *base = getenv(variable);
	struct strbuf path;

	strbuf_init(&path);
	if (base && base[0] == '/')
		strbuf_addf(&path, "%s/shortlist/%s", base, name);
	else
		strbuf_addf(&path, "%s/%s/shortlist/%s", home_folder(), fallback, name);
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
	struct strbuf expanded;

	if (path[0] != '~' || (path[1] != '\0' && path[1] != '/'))
		return alloc_copy(path, strlen(path));
	strbuf_init(&expanded);
	strbuf_add_cstr(&expanded, home_folder());
	strbuf_add_cstr(&expanded, path + 1);
	return strbuf_take(&expanded);
}
