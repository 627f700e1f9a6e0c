#include "config.h"

#include "text/bibtex_typed.h"

/* What Mendeley writes for each sign of TeX that a person typed. */
static const struct str signs[][2] = {
	{ STR_INIT("$\\backslash$"), STR_INIT("\\") },
	{ STR_INIT("{\\$}"), STR_INIT("$") },
	{ STR_INIT("\\{"), STR_INIT("{") },
	{ STR_INIT("\\}"), STR_INIT("}") },
	{ STR_INIT("{\\_}"), STR_INIT("_") },
	{ STR_INIT("{\\^{}}"), STR_INIT("^") },
	{ STR_INIT("{\\~{}}"), STR_INIT("~") },
};

bool bibtex_typed_is(struct str value)
{
	return str_find(value, signs[0][0]) != SIZE_MAX;
}

void bibtex_typed_add(struct strbuf *out, struct str value)
{
	while (value.len > 0) {
		size_t taken = 0;

		for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
			if (!str_starts_with(value, signs[i][0]))
				continue;
			strbuf_add(out, signs[i][1]);
			taken = signs[i][0].len;
			break;
		}
		if (taken == 0)
			strbuf_add_byte(out, value.p[0]);
		value = str_drop(value, taken > 0 ? taken : 1);
	}
}
