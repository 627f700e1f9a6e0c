/*
 * Any bytes as a packed file. The first byte chooses a packing whose signs the bytes are given, so
 * that more of them are looked at.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/unpack.h"
#include "replay.h"

/* More than any file of a fuzzer's size can have without being refused. */
#define STEP_MAX 2000000

static const struct str beginnings[] = {
	STR_INIT(""),
	STR_INIT("\x1F\x8B\x08"),
	STR_INIT("BZh91AY&SY"),
	STR_INIT("\xFD\x37zXZ\0"),
	STR_INIT("\x28\xB5\x2F\xFD"),
	STR_INIT("PK\3\4"),
};

static void unpack(int fd, const struct packing *packing)
{
	struct unpacker *unpacker = unpacker_new(fd, packing);
	enum unpacked unpacked = UNPACKED_NOTHING;
	struct str bytes;
	size_t steps = 0;

	while (unpacked != UNPACKED_END && unpacked != UNPACKED_FAILED) {
		unpacked = unpacker_next(unpacker, &bytes);
		if (unpacked == UNPACKED_MEMBER) {
			const char *name = unpacker_member_name(unpacker);

			if (name && strlen(name) % 7 == 0)
				unpacker_skip_member(unpacker);
			unpacker_member_time(unpacker);
		}
		if (unpacked == UNPACKED_BYTES)
			str_hash(bytes); /* all of it can be read */
		if (steps++ > STEP_MAX)
			abort();
	}
	if ((unpacked == UNPACKED_FAILED) != (unpacker_error(unpacker)[0] != '\0'))
		abort();
	unpacker_delete(unpacker);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct packing *packing;
	struct str head, beginning;
	FILE *file;
	char bytes[1024];

	if (size == 0)
		return 0;
	beginning = beginnings[data[0] % (sizeof(beginnings) / sizeof(*beginnings))];
	file = tmpfile();
	if (!file)
		return 0;
	fwrite(beginning.p, 1, beginning.len, file);
	fwrite(data + 1, 1, size - 1, file);
	rewind(file);
	head = (struct str){ bytes, fread(bytes, 1, sizeof(bytes), file) };
	if (packing_from_head(head, true, &packing) && packing && packing_is_read(packing))
		unpack(fileno(file), packing);
	fclose(file);
	return 0;
}
