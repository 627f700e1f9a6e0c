/* A chunk is an array, left to the compiler to vectorise. */

#include "config.h"

#include "base/ascii_loops.h"

#include <stdint.h>
#include <string.h>

#define TARGET
#define PLAIN_SIZE 32

struct chunk {
	unsigned char bytes[PLAIN_SIZE];
};

static inline struct chunk load(const char *in)
{
	struct chunk chunk;

	memcpy(chunk.bytes, in, PLAIN_SIZE);
	return chunk;
}

static inline void store(char *out, struct chunk chunk)
{
	memcpy(out, chunk.bytes, PLAIN_SIZE);
}

static inline struct chunk lower(struct chunk chunk)
{
	for (unsigned i = 0; i < PLAIN_SIZE; i++)
		if ((unsigned)chunk.bytes[i] - 'A' <= 'Z' - 'A')
			chunk.bytes[i] |= 'a' - 'A';
	return chunk;
}

static inline uint32_t find_range(struct chunk chunk, unsigned first, unsigned last)
{
	uint32_t found = 0;

	for (unsigned i = 0; i < PLAIN_SIZE; i++)
		found |= (uint32_t)((unsigned)chunk.bytes[i] - first <= last - first) << i;
	return found;
}

static inline uint32_t find_byte(struct chunk chunk, char byte)
{
	return find_range(chunk, (unsigned char)byte, (unsigned char)byte);
}

static inline uint32_t find_non_ascii(struct chunk chunk)
{
	return find_range(chunk, 0x80, 0xFF);
}

static inline uint32_t find_printable(struct chunk chunk)
{
	return find_range(chunk, 0x20, 0x7E);
}

static inline uint32_t find_signs(struct chunk chunk, const char *signs)
{
	uint32_t found = 0;

	for (; *signs; signs++)
		found |= find_byte(chunk, *signs);
	return found;
}

static inline uint32_t find_markup_signs(struct chunk chunk)
{
	return find_signs(chunk, MARKUP_SIGNS) | find_non_ascii(chunk);
}

static inline uint32_t find_tex_signs(struct chunk chunk)
{
	return find_signs(chunk, TEX_SIGNS);
}

#include "base/ascii_body.h"

const struct ascii_loops ascii_loops_plain = { copy_clean, copy_lower,  find_special,
					       find_quote, find_return, find_markup,
					       find_tex,   find_any,    find_double_blank };
