#ifndef READ_UNPACK_H
#define READ_UNPACK_H

/*
 * The bytes of a packed file: gzip, bzip2, xz and zstd around one file or a tar archive, zip, and
 * tar alone. What is packed within is not unpacked a second time.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/str.h"
#include "read/packing.h"

struct unpacker;

/* Unpacks an open file from its beginning. fd is borrowed and must be one that seeks. The caller
 * deletes it. */
struct unpacker *unpacker_new(int fd, const struct packing *packing);
void unpacker_delete(struct unpacker *unpacker);

enum unpacked {
	UNPACKED_NOTHING,    /* not yet: go on */
	UNPACKED_MEMBER,     /* a member begins */
	UNPACKED_BYTES,      /* the next bytes of the member */
	UNPACKED_MEMBER_END, /* the member is complete */
	UNPACKED_END,        /* so is the file */
	UNPACKED_FAILED,     /* it is damaged, encrypted or a bomb: nothing more comes */
};

/* Takes a step of a few milliseconds. Bytes are good until the next. */
enum unpacked unpacker_next(struct unpacker *unpacker, struct str *bytes);

/* Leaves out the rest of the member, which then has no end. */
void unpacker_skip_member(struct unpacker *unpacker);

/* Of the member: its name, any bytes, NULL when it is the only one and has no name of its own; and
 * the time of its last change, 0 when that is not known. */
const char *unpacker_member_name(const struct unpacker *unpacker);
time_t unpacker_member_time(const struct unpacker *unpacker);

/* What failed, as the rest of a sentence that begins with the file's name. */
const char *unpacker_error(const struct unpacker *unpacker);

/* Whether the packed bytes ended before they should; what came before them is unpacked first. */
bool unpacker_is_cut_off(const struct unpacker *unpacker);

/* How much of the packed file was read, in bytes. */
uint64_t unpacker_progress(const struct unpacker *unpacker);

#endif
