#include "config.h"

#include "view/tex_spans.h"

size_t tex_spans_show(const struct tex_text *text, struct match_span *spans, size_t count)
{
	size_t shown = 0, end = 0;

	for (size_t i = 0; i < count; i++) {
		struct match_span span = spans[i];

		if (!tex_show(text, &span.start, &span.end))
			continue;
		/* Two matches may lie in one character. */
		if (span.start < end)
			span.start = end;
		if (span.start >= span.end)
			continue;
		end = span.end;
		spans[shown++] = span;
	}
	return shown;
}
