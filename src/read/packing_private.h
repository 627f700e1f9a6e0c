#ifndef READ_PACKING_PRIVATE_H
#define READ_PACKING_PRIVATE_H

/* What the unpacker knows of a packing. */

#include "read/packing.h"

struct archive;

/* Bytes that a packed file has at a place. */
struct packing_sign {
	size_t at;
	struct str bytes;
};

enum packing_kind {
	PACKING_ARCHIVE, /* libarchive reads it */
	PACKING_LISTED,  /* so it does, by a list of members at the end */
	PACKING_GZIP,    /* zlib does, and libarchive what comes of that */
	PACKING_EMPTY,   /* it holds nothing */
	PACKING_UNREAD,
};

struct packing {
	const char *name;
	struct packing_sign signs[2];
	int (*support)(struct archive *archive);
	enum packing_kind kind;
};

#endif
