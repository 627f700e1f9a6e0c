/*
 * Any bytes into a reader, and what it hands over into a library. The first byte chooses how the
 * rest is cut into pieces; the same bytes in one piece must give the same records. Built with
 * -fsanitize=fuzzer this is a fuzzer; built with -DREPLAY it reads the files named as arguments.
 */
#include "config.h"

#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 0)
		fuzz_read(data + 1, size - 1, 1u + data[0]);
	return 0;
}
