/*
 * libarchive gets the packed bytes by callbacks, so that what it reads can be counted and limited.
 * gzip goes through zlib first, since libarchive does not look at its checksum, without which a
 * damaged file is read as other text.
 *
 * What libarchive does in one call must be short: the members of a tar are read to their ends even
 * where they are left out, and the list of members at the end of a zip has a limit.
 */
#include "config.h"

#include "read/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/alloc.h"
#include "read/packing_private.h"

#define PACKED_PIECE   ((size_t)64 << 10)
#define UNPACKED_PIECE ((size_t)64 << 10)

/* What begins small and unpacks to much more than text does is a bomb; up to UNPACKED_FREE bytes
 * there is no harm in it. Papers become 3 times as
 * small by gzip, and 28 times by xz where much in them is the same. */
#define UNPACKED_FREE ((uint64_t)64 << 20)
#define RATIO_MAX     100

/* A zip's list of members has at least 46 bytes for each. */
#define LIST_MAX   ((uint64_t)16 << 20)
#define MEMBER_MAX 100000

#define DAMAGED "is damaged or cut off: "

struct unpacker {
	const struct packing *packing;
	struct archive *archive;
	struct archive_entry *entry; /* the member's, libarchive's own */
	int fd;
	gzFile gzip;
	char *packed; /* PACKED_PIECE bytes for libarchive */
	char *piece;  /* UNPACKED_PIECE bytes for the caller */

	uint64_t size; /* of the packed file */
	uint64_t packed_read;
	uint64_t unpacked;
	uint64_t list_read; /* packed bytes read for the next member's header */
	size_t member_count;

	bool is_open;
	bool is_in_member;
	bool is_skipping;
	char error[256];   /* "": none */
	char cut_off[128]; /* why the packed bytes end before they should; "": they don't */
};

static uint64_t size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 ? (uint64_t)st.st_size : 0;
}

struct unpacker *unpacker_new(int fd, const struct packing *packing)
{
	struct unpacker *unpacker = alloc_zeroed(1, sizeof(*unpacker));

	unpacker->packing = packing;
	unpacker->fd = fd;
	unpacker->size = size_of(fd);
	unpacker->packed = alloc_bytes(PACKED_PIECE);
	unpacker->piece = alloc_bytes(UNPACKED_PIECE);
	return unpacker;
}

void unpacker_delete(struct unpacker *unpacker)
{
	if (!unpacker)
		return;
	if (unpacker->archive)
		archive_read_free(unpacker->archive);
	if (unpacker->gzip)
		gzclose(unpacker->gzip);
	free(unpacker->packed);
	free(unpacker->piece);
	free(unpacker);
}

const char *unpacker_error(const struct unpacker *unpacker)
{
	return unpacker->error;
}

bool unpacker_is_cut_off(const struct unpacker *unpacker)
{
	return unpacker->cut_off[0] != '\0';
}

uint64_t unpacker_progress(const struct unpacker *unpacker)
{
	return unpacker->packed_read < unpacker->size ? unpacker->packed_read : unpacker->size;
}

static enum unpacked fail(struct unpacker *unpacker, const char *what, const char *why)
{
	/* The first cause is the one. */
	if (!unpacker->error[0] && unpacker->cut_off[0])
		snprintf(unpacker->error, sizeof(unpacker->error), DAMAGED "%s", unpacker->cut_off);
	else if (!unpacker->error[0])
		snprintf(unpacker->error, sizeof(unpacker->error), "%s%s", what, why ? why : "");
	return UNPACKED_FAILED;
}

static enum unpacked fail_by_archive(struct unpacker *unpacker)
{
	const char *why = archive_error_string(unpacker->archive);

	/* libarchive then has no words for it. */
	if (unpacker->member_count == 0 && unpacker->packing->kind == PACKING_LISTED)
		why = "no list of members at its end";
	return fail(unpacker, DAMAGED, why);
}

static ssize_t read_gzip(struct unpacker *unpacker)
{
	int len = gzread(unpacker->gzip, unpacker->packed, PACKED_PIECE), error;
	z_off_t offset = gzoffset(unpacker->gzip);
	const char *why = gzerror(unpacker->gzip, &error), *colon = strstr(why, ": ");

	if (offset > 0)
		unpacker->packed_read = (uint64_t)offset;
	if (len >= 0 && (error == Z_OK || error == Z_STREAM_END))
		return len;
	/* zlib begins with the file's name. */
	why = error == Z_ERRNO ? strerror(errno) : colon ? colon + 2 : why;
	/* To libarchive it is the end: it would drop what it has. */
	if (error == Z_BUF_ERROR && len >= 0) {
		snprintf(unpacker->cut_off, sizeof(unpacker->cut_off), "%s", why);
		return len;
	}
	fail(unpacker, DAMAGED, why);
	return -1;
}

static ssize_t read_plain(struct unpacker *unpacker)
{
	ssize_t len;

	do {
		len = read(unpacker->fd, unpacker->packed, PACKED_PIECE);
	} while (len < 0 && errno == EINTR);
	if (len < 0) {
		fail(unpacker, "", strerror(errno));
		return -1;
	}
	unpacker->packed_read += (uint64_t)len;
	return len;
}

static la_ssize_t supply_packed(struct archive *archive, void *context, const void **bytes)
{
	struct unpacker *unpacker = context;
	ssize_t len = unpacker->gzip ? read_gzip(unpacker) : read_plain(unpacker);

	*bytes = unpacker->packed;
	if (len > 0)
		unpacker->list_read += (uint64_t)len;
	if (unpacker->list_read > LIST_MAX) {
		fail(unpacker, "has a list of members that is too long", "");
		len = -1;
	}
	if (len < 0)
		archive_set_error(archive, EIO, "%s", unpacker->error);
	return len < 0 ? ARCHIVE_FATAL : len;
}

static la_int64_t seek_packed(struct archive *archive, void *context, la_int64_t offset, int whence)
{
	struct unpacker *unpacker = context;
	off_t place = lseek(unpacker->fd, offset, whence);

	if (place < 0)
		archive_set_error(archive, errno, "%s", strerror(errno));
	return place < 0 ? ARCHIVE_FATAL : place;
}

static bool open_gzip(struct unpacker *unpacker)
{
	int fd = dup(unpacker->fd);

	unpacker->gzip = fd < 0 ? NULL : gzdopen(fd, "rb");
	if (!unpacker->gzip && fd >= 0)
		close(fd);
	return unpacker->gzip;
}

static bool open_archive(struct unpacker *unpacker)
{
	struct archive *archive = archive_read_new();

	if (!archive)
		alloc_out_of_memory();
	unpacker->archive = archive;
	unpacker->is_open = true;
	if (lseek(unpacker->fd, 0, SEEK_SET) < 0 ||
	    (unpacker->packing->kind == PACKING_GZIP && !open_gzip(unpacker))) {
		fail(unpacker, "", strerror(errno));
		return false;
	}
	unpacker->packing->support(archive);
	archive_read_set_read_callback(archive, supply_packed);
	if (!unpacker->gzip)
		archive_read_set_seek_callback(archive, seek_packed);
	archive_read_set_callback_data(archive, unpacker);
	if (archive_read_open1(archive) == ARCHIVE_OK)
		return true;
	fail_by_archive(unpacker);
	return false;
}

static int format_of(const struct unpacker *unpacker)
{
	return archive_format(unpacker->archive) & ARCHIVE_FORMAT_BASE_MASK;
}

static enum unpacked next_member(struct unpacker *unpacker)
{
	int result;

	unpacker->list_read = 0;
	result = archive_read_next_header(unpacker->archive, &unpacker->entry);
	unpacker->list_read = 0;
	if (result == ARCHIVE_EOF)
		return unpacker->cut_off[0] ? fail_by_archive(unpacker) : UNPACKED_END;
	if (result < ARCHIVE_WARN)
		return fail_by_archive(unpacker);
	if (archive_entry_is_encrypted(unpacker->entry) > 0)
		return fail(unpacker, "is encrypted: unpack it first", "");
	if (++unpacker->member_count > MEMBER_MAX)
		return fail(unpacker, "has more members than an archive of papers", "");
	unpacker->is_in_member = true;
	unpacker->is_skipping = archive_entry_filetype(unpacker->entry) != AE_IFREG;
	return unpacker->is_skipping ? UNPACKED_NOTHING : UNPACKED_MEMBER;
}

static bool is_bomb(const struct unpacker *unpacker)
{
	return unpacker->unpacked > UNPACKED_FREE &&
	       unpacker->unpacked / RATIO_MAX > unpacker_progress(unpacker);
}

static enum unpacked read_member(struct unpacker *unpacker, struct str *bytes)
{
	la_ssize_t len;

	if (unpacker->is_skipping && format_of(unpacker) == ARCHIVE_FORMAT_ZIP)
		return next_member(unpacker);
	unpacker->list_read = 0;
	len = archive_read_data(unpacker->archive, unpacker->piece, UNPACKED_PIECE);
	if (len < 0 || (len == 0 && unpacker->cut_off[0]))
		return fail_by_archive(unpacker);
	unpacker->unpacked += (uint64_t)len;
	if (is_bomb(unpacker))
		return fail(unpacker,
			    "unpacks to more than 64 MB and 100 times its size, which text does "
			    "not",
			    "");
	*bytes = (struct str){ unpacker->piece, (size_t)len };
	unpacker->is_in_member = len > 0;
	if (unpacker->is_skipping)
		return UNPACKED_NOTHING;
	return len > 0 ? UNPACKED_BYTES : UNPACKED_MEMBER_END;
}

enum unpacked unpacker_next(struct unpacker *unpacker, struct str *bytes)
{
	*bytes = STR("");
	if (unpacker->error[0])
		return UNPACKED_FAILED;
	if (unpacker->packing->kind == PACKING_EMPTY)
		return UNPACKED_END;
	if (!unpacker->is_open && !open_archive(unpacker))
		return UNPACKED_FAILED;
	return unpacker->is_in_member ? read_member(unpacker, bytes) : next_member(unpacker);
}

void unpacker_skip_member(struct unpacker *unpacker)
{
	unpacker->is_skipping = true;
}

const char *unpacker_member_name(const struct unpacker *unpacker)
{
	const char *name;

	switch (format_of(unpacker)) {
	case ARCHIVE_FORMAT_RAW:
	case ARCHIVE_FORMAT_EMPTY:
		return NULL;
	default: /* libarchive's, not an enum of ours */
		name = archive_entry_pathname_utf8(unpacker->entry);
		if (!name)
			name = archive_entry_pathname(unpacker->entry);
		return name ? name : "a member without a name";
	}
}

time_t unpacker_member_time(const struct unpacker *unpacker)
{
	return archive_entry_mtime_is_set(unpacker->entry) ? archive_entry_mtime(unpacker->entry)
							   : 0;
}
