#ifndef SEARCH_QUERY_PRIVATE_H
#define SEARCH_QUERY_PRIVATE_H

/*
 * What the files of the query share: tokens (query_lex.c), the words of the fields (query_word.c),
 * the values of ranges (query_range.c), errors (query_error.c), and parsing into an arena that
 * several texts share, as a query and its topics do.
 */

#include "model/paper.h"
#include "search/query.h"

/* The most terms that a query may have, its topics expanded. */
#define QUERY_TERMS_MAX 10000

/* The greatest height of a tree, topics expanded: it bounds every recursion. */
#define QUERY_HEIGHT_MAX 1000

enum token_type {
	TOKEN_END,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_OR,
	TOKEN_AND,
	TOKEN_NOT,
	TOKEN_WORD,
	TOKEN_PHRASE,
	TOKEN_REGEX,
	TOKEN_TOPIC,
	TOKEN_FIELD,
};

struct token {
	enum token_type type;
	size_t start, end; /* in bytes of the query's text */
	struct str text;   /* the text between quotes or slashes, after @, before the colon */
	bool is_closed;    /* of PHRASE and REGEX: the closing sign is there */
};

struct query_lexer {
	struct str text;
	size_t at;
};

/* Takes the next token where a term or an operator may come. */
void query_lex(struct query_lexer *lexer, struct token *token);

/* Takes the next token where the value of a field is expected: only brackets, | and the ends of
 * words are special. */
void query_lex_value(struct query_lexer *lexer, struct token *token);

/* Whether a word, printed bare at the start of a term, is read as that word again. */
bool query_word_is_bare(struct str word);

/* What may follow the colon of a field. */
enum query_value { VALUE_TEXT, VALUE_COUNT, VALUE_DATE, VALUE_IS, VALUE_HAS, VALUE_LIKE };

struct query_word {
	const char *name;
	enum query_value value;
	int field; /* enum paper_field or enum query_field */
};

/* The field with that name, ignoring case, or NULL. */
const struct query_word *query_word_find(struct str name);

/* The field whose name is one typing error away, or NULL; of names of three letters only the last
 * may be missing. */
const struct query_word *query_word_near(struct str name);

/* The first name of a field; NULL for QUERY_FIELD_TEXT. */
const char *query_field_name(int field);

/* The word after "is:". */
const char *query_is_name(enum query_is is);
bool query_is_find(struct str name, enum query_is *is);
void query_is_add_names(struct strbuf *out); /* "starred, unread, ... or seen" */

/* Whether a field's or state's name begins like this. */
bool query_word_begins(struct str start);
bool query_is_begins(struct str start);

/* Reads a number, a date, a comparison or a range; false when it is none. */
bool query_range_parse(struct str text, enum query_value value, int64_t *low, int64_t *high);

/* Room for text that was made safe and short for a message. */
#define QUERY_SHOWN_SIZE 64

/* Writes s safe for a message, cut where it is long; returns out. */
const char *query_show(struct str s, char out[QUERY_SHOWN_SIZE]);

/* Sets an error at a byte of the query's text. */
void query_fail(struct query_error *error, struct str text, size_t at, bool is_incomplete,
		const char *format, ...) __attribute__((format(printf, 5, 6)));

struct query_parser {
	struct query_lexer lexer;
	struct token token; /* the current one */
	struct arena *arena;
	struct query_error *error;
	const char *after; /* what was before it, for messages; NULL at the start */
	size_t depth;      /* of parentheses */
	size_t term_count;
};

/*
 * Makes a node of the term that the current token begins and goes past it. NULL with the error set
 * when it is no term.
 */
struct query_node *query_parse_term(struct query_parser *parser);

/* A node of that type that begins at the current token. */
struct query_node *query_new_node(struct query_parser *parser, enum query_type type);

/* Parses into an arena; NULL with *error set when text is no query. */
struct query_node *query_parse_into(struct arena *arena, struct str text,
				    struct query_error *error);

/* Resolves the topics in the tree, and those in their queries. */
bool query_link(struct arena *arena, struct query_node *root, struct str text,
		const struct topic_list *topics, struct query_error *error);

#endif
