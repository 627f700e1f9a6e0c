#ifndef STORE_PATHS_H
#define STORE_PATHS_H

/*
 * Where the person's files are, by the XDG base directory specification, and where the program's
 * own data was installed. A relative XDG variable counts as unset. All results are the caller's to
 * free. A path in the home folder is NULL, with errno, when the system fails to tell where that is;
 * for somebody who has none it is the root folder.
 */

char *paths_config(const char *name); /* $XDG_CONFIG_HOME/shortlist/NAME */
char *paths_data(const char *name);   /* $XDG_DATA_HOME/shortlist/NAME */
char *paths_state(const char *name);  /* $XDG_STATE_HOME/shortlist/NAME */
char *paths_cache(const char *name);  /* $XDG_CACHE_HOME/shortlist/NAME */

/*
 * A file installed with the program, in the folder fixed at configure time. $SHORTLIST_DATADIR
 * takes that folder's place, and so does the data of the build tree for a program that is run from
 * it.
 */
char *paths_installed(const char *name);

/* A path with a leading "~" or "~/" replaced by the home folder, if that can be told. */
char *paths_expand(const char *path);

#endif
