/*
 * libarchive is given only the formats and filters that a packing needs: any more, and a text might
 * be taken for an archive of some kind.
 */

#include "config.h"

#include "read/packing_private.h"

#include <archive.h>
#include <string.h>

static int support_zip(struct archive *archive)
{
	return archive_read_support_format_zip_seekable(archive);
}

/* One file, or a tar archive. */
static int support_plain(struct archive *archive)
{
	archive_read_support_format_tar(archive);
	archive_read_support_format_empty(archive);
	return archive_read_support_format_raw(archive);
}

static int support_bzip2(struct archive *archive)
{
	archive_read_support_filter_bzip2(archive);
	return support_plain(archive);
}

static int support_xz(struct archive *archive)
{
	archive_read_support_filter_xz(archive);
	return support_plain(archive);
}

static int support_zstd(struct archive *archive)
{
	archive_read_support_filter_zstd(archive);
	return support_plain(archive);
}

static const struct packing packings[] = {
	{ "gzip", { { 0, STR_INIT("\x1F\x8B\x08") } }, support_plain, PACKING_GZIP },
	{ "bzip2",
	  { { 0, STR_INIT("BZh") }, { 4, STR_INIT("1AY&SY") } },
	  support_bzip2,
	  PACKING_ARCHIVE },
	/* With nothing in it. */
	{ "bzip2",
	  { { 0, STR_INIT("BZh") }, { 4, STR_INIT("\x17rE8P\x90") } },
	  support_bzip2,
	  PACKING_ARCHIVE },
	{ "xz", { { 0, STR_INIT("\xFD\x37zXZ\0") } }, support_xz, PACKING_ARCHIVE },
	{ "zstd", { { 0, STR_INIT("\x28\xB5\x2F\xFD") } }, support_zstd, PACKING_ARCHIVE },
	{ "zip", { { 0, STR_INIT("PK\3\4") } }, support_zip, PACKING_LISTED },
	{ "zip", { { 0, STR_INIT("PK\5\6") } }, NULL, PACKING_EMPTY },
	{ "7z", { { 0, STR_INIT("7z\xBC\xAF\x27\x1C") } }, NULL, PACKING_UNREAD },
	{ "RAR", { { 0, STR_INIT("Rar!\x1A\x07") } }, NULL, PACKING_UNREAD },
	{ "lz4", { { 0, STR_INIT("\x04\x22\x4D\x18") } }, NULL, PACKING_UNREAD },
	{ "lzip", { { 0, STR_INIT("LZIP\1") } }, NULL, PACKING_UNREAD },
	{ "compress", { { 0, STR_INIT("\x1F\x9D") } }, NULL, PACKING_UNREAD },
	/* Behind a name and its NULs. */
	{ "tar", { { 257, STR_INIT("ustar") } }, support_plain, PACKING_ARCHIVE },
};

/* The first bytes of a tar: a name of 100, a mode of 8. */
#define TAR_NAME_AND_MODE 108

/* How a head compares with a sign: it has it, it has not, or it is too short. */
enum answer { ANSWER_NO, ANSWER_YES, ANSWER_MORE };

static enum answer head_has_sign(struct str head, const struct packing_sign *sign)
{
	struct str part = str_sub(head, sign->at, sign->bytes.len);

	if (!str_starts_with(sign->bytes, part))
		return ANSWER_NO;
	return part.len == sign->bytes.len ? ANSWER_YES : ANSWER_MORE;
}

/*
 * Whether it may be a tar, which begins with a name and a mode: a NUL is behind the one or the
 * other, and text has none, so that text need not be long to be told from it.
 */
static enum answer head_may_be_tar(struct str head)
{
	if (head.len > 0 && memchr(head.p, '\0', head.len))
		return ANSWER_YES;
	if (head.len >= TAR_NAME_AND_MODE || (head.len > 0 && memchr(head.p, '\n', head.len)))
		return ANSWER_NO;
	return ANSWER_MORE;
}

static enum answer head_has_packing(struct str head, const struct packing *packing)
{
	enum answer answer = ANSWER_YES;

	if (packing->signs[0].at > 0)
		answer = head_may_be_tar(head);
	for (size_t i = 0; i < 2 && answer == ANSWER_YES; i++)
		answer = head_has_sign(head, &packing->signs[i]);
	return answer;
}

bool packing_from_head(struct str head, bool is_whole, const struct packing **packing)
{
	bool is_enough = true;

	*packing = NULL;
	for (size_t i = 0; i < sizeof(packings) / sizeof(*packings); i++) {
		switch (head_has_packing(head, &packings[i])) {
		case ANSWER_YES:
			*packing = &packings[i];
			return true;
		case ANSWER_MORE:
			is_enough = is_whole;
			break;
		case ANSWER_NO:
			break;
		}
	}
	return is_enough;
}

const char *packing_name(const struct packing *packing)
{
	return packing->name;
}

bool packing_is_read(const struct packing *packing)
{
	return packing->kind != PACKING_UNREAD;
}
