#ifndef STORE_FILE_WATCH_H
#define STORE_FILE_WATCH_H

/*
 * Noticing that another program has written a file, without asking over and over. Where the system
 * cannot tell (no inotify), there is nothing to wait for, and the caller asks once a second.
 */

/* Returns a descriptor that becomes readable when something in the file's folder changes, or -1.
 * The caller closes it. */
int file_watch_open(const char *path);

/* Takes in all that has happened, so that the descriptor waits again. */
void file_watch_drain(int fd);

#endif
