#ifndef TESTS_FUZZ_REPLAY_H
#define TESTS_FUZZ_REPLAY_H

/* Built with -DREPLAY a fuzzer is a program of its own, which tries the files named as arguments.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifdef REPLAY
int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");
		uint8_t *data = NULL;
		size_t size = 0;
		size_t len;

		if (!file) {
			perror(argv[i]);
			return 1;
		}
		do {
			data = alloc_resize(data, size + 65536, 1);
			len = fread(data + size, 1, 65536, file);
			size += len;
		} while (len > 0);
		fclose(file);
		LLVMFuzzerTestOneInput(data, size);
		free(data);
	}
	return 0;
}
#endif

#endif
