#ifndef BASE_FILE_TEMPORARY_H
#define BASE_FILE_TEMPORARY_H

/*
 * The files that are written beside their targets (file.h). Their maker holds a lock on each, which
 * the system releases when the process ends, however it ends; files left behind without a lock are
 * removed when the next one is made in the same folder.
 */

#include <sys/types.h>

/*
 * Opens a new file for writing in the folder ("" is the current one, else it ends with a slash) and
 * sets *path, which the caller frees. -1 with errno, and *path is NULL. Before that the folder is
 * swept. The lock lasts until the descriptor and all its copies are closed: that must be after the
 * file has another name.
 */
int file_temporary_open(const char *folder, mode_t mode, char **path);

#endif
