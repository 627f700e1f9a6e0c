/*
 * JSON of papers, and what is nearly that: each byte is a piece of text that such files are made
 * of, or itself. The first byte chooses how the text is cut into pieces.
 */
#include "config.h"

#include "fuzz_reader.h"

#include "base/strbuf.h"

static const char *const words[] = {
	"{",
	"}",
	"[",
	"]",
	",",
	":",
	"\n",
	" ",
	"{\"",
	"\":",
	"\",\"",
	"\"",
	"\\",
	"},\n{",
	"}\n{",
	"\"title\":\"A Paper\",",
	"\"title\":[\"A Paper\"],",
	"\"abstract\":\"Some text.\",",
	"\"year\":2020,",
	"\"authors\":[",
	"\"authors\":\"A B, C D\",",
	"\"A. Poe\",",
	"{\"name\":\"A. Poe\"},",
	"{\"given\":\"A\",\"family\":\"Poe\"},",
	"\"results\":[",
	"\"message\":{",
	"\"items\":[",
	"\"data\":{",
	"\"paper\":{",
	"\"content\":{",
	"\"metadata\":{",
	"\"DOI\":\"10.1000/x\",",
	"\"doi\":null,",
	"\"arxiv_id\":704.0001,",
	"\"id\":\"2401.00001\",",
	"\"issued\":{\"date-parts\":[[2020,1]]},",
	"\"issued\":{\"raw\":\"May 2020\"},",
	"\"authors_parsed\":[[\"Poe\",\"A.\",\"\"]],",
	"\"versions\":[",
	"\"update_date\":\"2020-01-02\",",
	"\"abstract_inverted_index\":{\"We\":[0,2],\"see\":[1]},",
	"\"authorships\":[",
	"\"publication_year\":2020,",
	"\"paperId\":\"x\",",
	"\"externalIds\":{\"ArXiv\":\"2005.00001\"},",
	"\"itemType\":\"book\",",
	"\"itemType\":\"note\",",
	"\"creators\":[",
	"\"creatorType\":\"author\",",
	"\"tags\":[{\"tag\":\"t\",\"type\":1}],",
	"\"cdate\":1600000000000,",
	"\"upvotes\":5,",
	"\"publishedAt\":\"2020-01-02T00:00:00Z\",",
	"\\ud83d",
	"\\ude00",
	"\\u0000",
	"\\n",
	"null",
	"true",
	"NaN",
	"-Infinity",
	"1e400",
	"12345678901234567890",
	"\xC3\xA9",
	"&lt;i&gt;",
	"<i>",
	"; ",
	" and ",
	"et al.",
};

#define WORD_COUNT (sizeof(words) / sizeof(words[0]))

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct strbuf text;

	if (size == 0)
		return 0;
	strbuf_init(&text);
	for (size_t i = 1; i < size; i++)
		if (data[i] < WORD_COUNT)
			strbuf_add_cstr(&text, words[data[i]]);
		else
			strbuf_add_byte(&text, (char)data[i]);
	fuzz_read((const uint8_t *)text.data, text.len, 1u + data[0]);
	strbuf_free(&text);
	return 0;
}
