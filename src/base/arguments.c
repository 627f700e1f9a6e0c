#include "config.h"

#include "base/arguments.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"

void arguments_add(struct arguments *arguments, struct str word)
{
	char *copy = alloc_resize(NULL, word.len + 1, 1);

	if (word.len > 0)
		memcpy(copy, word.p, word.len);
	copy[word.len] = '\0';
	arguments->words = alloc_grow(arguments->words, &arguments->capacity, arguments->count + 2,
				      sizeof(*arguments->words));
	arguments->words[arguments->count++] = copy;
	arguments->words[arguments->count] = NULL;
}

/* Takes a word off the front of *command, which begins with no blank; false when a quote is open.
 */
static bool take_word(struct str *command, struct strbuf *word)
{
	char quote = '\0';
	size_t at = 0;

	for (; at < command->len; at++) {
		char byte = command->p[at];

		if (quote && byte == quote)
			quote = '\0';
		else if (!quote && (byte == '\'' || byte == '"'))
			quote = byte;
		else if (!quote && (byte == ' ' || byte == '\t'))
			break;
		else
			strbuf_add_byte(word, byte);
	}
	*command = str_drop(*command, at);
	return quote == '\0';
}

bool arguments_split(struct arguments *arguments, struct str command)
{
	struct strbuf word;
	bool is_good = true;

	*arguments = (struct arguments){ 0 };
	strbuf_init(&word);
	command = str_trim(command);
	while (is_good && command.len > 0) {
		strbuf_clear(&word);
		is_good = take_word(&command, &word) && !memchr(word.data, '\0', word.len);
		arguments_add(arguments, strbuf_str(&word));
		command = str_trim(command);
	}
	strbuf_free(&word);
	return is_good && arguments->count > 0;
}

void arguments_free(struct arguments *arguments)
{
	for (size_t i = 0; i < arguments->count; i++)
		free(arguments->words[i]);
	free(arguments->words);
	*arguments = (struct arguments){ 0 };
}
