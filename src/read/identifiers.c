/*
 * Identifiers, one a line or several separated by blanks and commas: arXiv ids, DOIs, addresses of
 * papers, PubMed's numbers. Each is a paper of which nothing else is known. What follows a "#" is a
 * remark, and so is a line that begins with another mark of one.
 *
 * A few lines among many may be something else: then any format that is sure goes first, and what
 * they say is reported.
 */
#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/format.h"
#include "read/paper_link.h"
#include "read/record.h"

/* This many numbers that could be arXiv ids are no chance; what is written as an id needs no other.
 */
#define NUMBERS_MIN 2

/* This many lines of identifiers make up for one that is something else; for the first, fewer do.
 */
#define LINES_FOR_ODD       9
#define LINES_FOR_FIRST_ODD 2

/* The page and the letters of the title in a SICI are no longer, in bytes. */
#define SICI_PAGE_MAX ((size_t)64)

/* What ends a token. */
#define SEPARATORS " \t,\"'<>"

struct identifiers_state {
	bool is_open; /* the rest was initialised */
	struct record record;
};

/* Of an address of a paper that holds no id, nothing can be known. */
enum token {
	TOKEN_NONE,
	TOKEN_ADDRESS,
	TOKEN_NUMBER,
	TOKEN_ARXIV_ID,
	TOKEN_DOI,
	TOKEN_PMID,
	TOKEN_PMCID,
	TOKEN_COUNT
};

/* The kinds that are identifiers, and how each is called in a record. */
static const struct dialect_name names[TOKEN_COUNT] = {
	[TOKEN_NUMBER] = { "arXiv id", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	[TOKEN_ARXIV_ID] = { "arXiv id", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	[TOKEN_DOI] = { "DOI", SLOT_DOI, VALUE_IDENTIFIER },
	[TOKEN_PMID] = { "PMID", SLOT_PMID, VALUE_IDENTIFIER },
	[TOKEN_PMCID] = { "PMCID", SLOT_PMCID, VALUE_IDENTIFIER },
};

static const struct dialect_name address_name = { "address", SLOT_URL, VALUE_TEXT };

/* What the beginning of a text has. */
struct look {
	size_t tokens[TOKEN_COUNT];
	size_t lines;     /* of identifiers */
	size_t odd_lines; /* with something that is none */
};

/* "2401.00001" and perhaps a version: all of s. */
static bool text_is_number(struct str s)
{
	size_t dot = str_find(s, STR("."));
	size_t i;

	for (i = 0; i < s.len; i++)
		if (i != dot && !char_is_digit(s.p[i]))
			break;
	return dot == 4 && (i == s.len || s.p[i] == 'v');
}

static bool text_is_address(struct str s)
{
	return str_starts_with(s, STR("http://")) || str_starts_with(s, STR("https://"));
}

static enum token token_kind(struct str s)
{
	char normal[IDENTIFIER_MAX];
	bool is_named = str_equal_ignoring_case(str_sub(s, 0, 6), STR("arXiv:")) ||
			str_equal_ignoring_case(str_sub(s, 0, 6), STR("arXiv "));

	if (s.len > IDENTIFIER_MAX)
		return TOKEN_NONE;
	if (identifier_is_pubmed(s) || text_is_address(s)) {
		if (pmid_normalise(s, normal))
			return TOKEN_PMID;
		if (pmcid_normalise(s, normal))
			return TOKEN_PMCID;
	}
	if (char_is_digit(s.p[0]) && str_find(s, STR("/")) == SIZE_MAX)
		return text_is_number(s) && arxiv_id_normalise(s, normal) ? TOKEN_NUMBER
									  : TOKEN_NONE;
	if ((is_named || text_is_address(s)) && arxiv_id_normalise(s, normal))
		return TOKEN_ARXIV_ID;
	if (doi_normalise(s, normal))
		return TOKEN_DOI;
	if (str_find(s, STR("/")) != SIZE_MAX && arxiv_id_normalise(s, normal))
		return TOKEN_ARXIV_ID;
	return address_names_paper(s) ? TOKEN_ADDRESS : TOKEN_NONE;
}

/* Where the page in brackets ends that begins at `from` within the DOI of an article, which is a
 * SICI: "<1661::AID-SIM968>3.0.CO;2-2"; `from` where it is none. */
static size_t sici_page_end(struct str line, size_t from)
{
	struct str page = str_sub(line, from, SICI_PAGE_MAX);
	size_t i = 0;

	if (page.len == 0 || *page.p != '<')
		return from;
	while (i < page.len && !(page.p[i] && strchr(" \t\"/>", page.p[i])))
		i++;
	if (i + 2 >= page.len || page.p[i] != '>' || !char_is_digit(page.p[i + 1]) ||
	    page.p[i + 2] != '.' || str_find(str_sub(page, 0, i), STR(":")) == SIZE_MAX)
		return from;
	return from + i + 1;
}

/* Where a token that begins at `from` ends. */
static size_t token_end(struct str line, size_t from, const char *separators)
{
	size_t begin = from;

	while (from < line.len) {
		size_t page = from > begin ? sici_page_end(line, from) : from;

		if (page == from && line.p[from] != '\0' && strchr(separators, line.p[from]))
			break;
		from = page > from ? page : from + 1;
	}
	return from;
}

/* Whether s is the name of a kind, alone or with its colon. */
static bool is_label(struct str s, struct str name)
{
	if (s.len > 0 && s.p[s.len - 1] == ':')
		s.len--;
	return str_equal_ignoring_case(s, name);
}

/* How much of the line a number of PubMed's takes that is behind its name and a blank, as in "PMID:
 * 12345678"; 0 where the name is that of no number. */
static size_t pubmed_len(struct str line, size_t len)
{
	size_t end = len;

	if (!is_label(str_sub(line, 0, len), STR("PMID")) &&
	    !is_label(str_sub(line, 0, len), STR("PMCID")))
		return 0;
	while (end < line.len && line.p[end] != '\0' && strchr(" \t:", line.p[end]))
		end++;
	return token_end(line, end, " \t,;\"'<>");
}

/* The same of a DOI or an arXiv id, "doi: 10.1000/1", where what is behind the name is one. Before
 * an address the name is *skipped, since the address says it all. */
static size_t named_len(struct str line, size_t len, size_t *skipped)
{
	size_t value = len, begin = 0, end;

	if (!is_label(str_sub(line, 0, len), STR("DOI")) &&
	    !is_label(str_sub(line, 0, len), STR("arXiv")))
		return 0;
	while (value < line.len && (line.p[value] == ' ' || line.p[value] == '\t'))
		value++;
	end = token_end(line, value, SEPARATORS);
	if (text_is_address(str_sub(line, value, end - value)))
		begin = value;
	if (token_kind(str_sub(line, begin, end - begin)) == TOKEN_NONE)
		return 0;
	*skipped = begin;
	return end;
}

/* Takes the next token off the line's front; false at the line's end, or where a remark begins. */
static bool next_token(struct str *line, struct str *token)
{
	size_t len, named, skipped = 0;

	while (line->len > 0 && strchr(" \t,;\"'<>", line->p[0]) && line->p[0] != '\0')
		*line = str_drop(*line, 1);
	len = token_end(*line, 0, SEPARATORS);
	if (len == 0)
		return false;
	named = pubmed_len(*line, len);
	if (named == 0)
		named = named_len(*line, len, &skipped);
	len = named > len ? named : len;
	*token = str_sub(*line, skipped, len - skipped);
	*line = str_drop(*line, len);
	return token->p[0] != '#';
}

/* Without the mark of an item; empty where the line is a remark. */
static struct str line_text(struct str line)
{
	static const struct str remarks[] = { STR_INIT("#"), STR_INIT("//"), STR_INIT("%"),
					      STR_INIT(";") };

	line = utf8_trim(line);
	if (str_starts_with_any(line, remarks, COUNT_OF(remarks)))
		return STR("");
	if (str_starts_with(line, STR("- ")) || str_starts_with(line, STR("* ")))
		line = utf8_trim(str_drop(line, 2));
	return line;
}

static void see_line(struct look *look, struct str line)
{
	size_t tokens[TOKEN_COUNT] = { 0 }, count = 0;
	struct str token;

	line = line_text(line);
	for (; next_token(&line, &token); count++) {
		enum token kind = token_kind(token);

		if (kind == TOKEN_NONE) {
			look->odd_lines++;
			return;
		}
		tokens[kind]++;
	}
	look->lines += count > 0;
	for (size_t i = 0; i < TOKEN_COUNT; i++)
		look->tokens[i] += tokens[i];
}

/* Whether the lines so far can't be those of a list, whatever follows: prose is told by its first
 * two, so that no other format waits for more of it. */
static bool is_other(const struct look *look)
{
	return look->odd_lines > 1 && look->odd_lines > look->lines;
}

static enum sniff judge(const struct look *look)
{
	bool has_few = look->odd_lines == 1 ? look->lines >= LINES_FOR_FIRST_ODD
					    : look->lines / LINES_FOR_ODD >= look->odd_lines;
	size_t sure = 0;

	for (size_t i = TOKEN_ARXIV_ID; i < TOKEN_COUNT; i++)
		sure += look->tokens[i];
	if (sure == 0 && look->tokens[TOKEN_NUMBER] < NUMBERS_MIN)
		return SNIFF_NO;
	return look->odd_lines == 0 ? SNIFF_YES : has_few ? SNIFF_MAYBE : SNIFF_NO;
}

static enum sniff identifiers_sniff(struct str head, bool is_whole)
{
	struct str rest = str_sub(head, 0, FORMAT_SNIFF_MAX), line;
	bool is_end = is_whole && rest.len == head.len;
	struct look look = { .lines = 0 };

	while (format_take_line(&rest, is_end, &line)) {
		size_t odd_lines = look.odd_lines;

		see_line(&look, line);
		/* A file that was cut off ends in a part of an identifier. */
		if (rest.len == 0 && head.p[head.len - 1] != '\n' && look.lines > 0)
			look.odd_lines = odd_lines;
		if (is_other(&look))
			return SNIFF_NO;
	}
	if (!is_whole && head.len < FORMAT_SNIFF_MAX)
		return SNIFF_MORE;
	return judge(&look);
}

static void read_token(struct identifiers_state *state, struct format_input *input,
		       struct str token, enum token kind)
{
	record_begin(&state->record, input, input->line);
	record_add(&state->record, &names[kind], token);
	if (text_is_address(token))
		record_add(&state->record, &address_name, token);
	record_emit(&state->record);
}

/* Reports what is no identifier, once for what has none between it. */
static void report_odd(struct format_input *input, struct str odd)
{
	if (odd.len > 0)
		format_warn(input, input->line, "\"%.*s\" is no identifier of a paper",
			    STR_ARG(utf8_front(odd, 100)));
}

static void read_line(struct identifiers_state *state, struct format_input *input, struct str line)
{
	struct str token, odd = STR("");

	line = line_text(line);
	while (next_token(&line, &token)) {
		enum token kind = token_kind(token);

		if (!names[kind].name) {
			if (odd.len == 0)
				odd = token;
			odd.len = (size_t)(token.p + token.len - odd.p);
			continue;
		}
		report_odd(input, odd);
		odd = STR("");
		read_token(state, input, token, kind);
	}
	report_odd(input, odd);
}

static size_t identifiers_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct identifiers_state *state = state_memory;
	struct str rest = input->window, line;

	(void)capture_ended; /* the list is the whole file */
	if (!state->is_open)
		record_init(&state->record);
	state->is_open = true;
	while (format_take_line(&rest, input->is_last, &line)) {
		read_line(state, input, line);
		input->line += line.p + line.len < input->window.p + input->window.len;
	}
	return input->window.len - rest.len;
}

static void identifiers_close(void *state_memory)
{
	struct identifiers_state *state = state_memory;

	if (state->is_open)
		record_free(&state->record);
}

const struct format format_identifiers = {
	.name = "identifiers",
	.state_size = sizeof(struct identifiers_state),
	.sniff = identifiers_sniff,
	.read = identifiers_read,
	.is_whole_file = true,
	.close = identifiers_close,
};
