#ifndef SESSION_NAMED_FILE_H
#define SESSION_NAMED_FILE_H

/* A file as it is named on the command line; "-" is standard input. */

#include <stddef.h>
#include <stdint.h>

/* The bytes of those that are regular files. */
uint64_t named_files_size(char *const *files, size_t count);

/* The name for messages; borrowed. */
const char *named_file_title(const char *file);

/* Why a file cannot be read, as far as that shows without opening it; NULL: it may be. Good until
 * the next call. */
const char *named_file_refusal(const char *file);

/* Opens it for reading; -1: errno says why not. */
int named_file_open(const char *file);

#endif
