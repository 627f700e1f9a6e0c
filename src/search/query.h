#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

/*
 * The query language: lexer, parser, syntax tree, printer. It knows the grammar and the words of
 * the fields, and nothing of papers.
 *
 *   query  = or
 *   or     = and { "or" and }                 "OR", "|" too
 *   and    = not { ["and"] not }              side by side means both; "AND" too
 *   not    = ("not" | "-") not | primary      "NOT" too
 *   primary= "(" or ")" | "@" name | "/" regex "/" | [field ":"] value
 *   value  = word | "quoted phrase" | range | "/" regex "/"
 *
 * The fields are those of PAPER_FIELDS by their keys and aliases, and the marks note, tag and
 * priority; without a field, a text is looked for in the searched fields. A tag fits as a whole,
 * every other text as a part. Counts with N, =N, >N, >=N, <N, <=N, A..B, A.., ..B. Dates, and the
 * days of moments, with a year, month or day, or a range of them, and the same comparisons. is:
 * starred, unread, reading, done, new, seen. has: note, tag, priority, and every field's key. like:
 * a paper's arXiv id, DOI or whole title. What a field's colon is followed by may be apart.
 *
 * In quotes, \" and \\ mean " and \; in a regex, \/ means / (for the rest see regex.h). A word may
 * have \" in it (Schr\"odinger), and - @ / anywhere but in front; dashes alone are a word. A colon
 * makes a field only of a field's name: "https://..." and "RLHF: a survey" are words. But where the
 * name is one typing error away from a field's (titel:x), the query is an error that says so, since
 * it would find nothing and not say why.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "model/marks.h"
#include "model/topic.h"

/* An unknown count or date is in no range, and so matches every range's NOT. */
enum query_type {
	QUERY_ALL, /* the empty query */
	QUERY_AND,
	QUERY_OR,
	QUERY_NOT,  /* first child */
	QUERY_TEXT, /* a folded text in a field */
	QUERY_REGEX,
	QUERY_COUNT, /* low <= field <= high */
	QUERY_DATE,  /* low <= every day that the date can mean <= high, as ordinals */
	QUERY_IS,
	QUERY_HAS,
	QUERY_LIKE,  /* like the paper of that key */
	QUERY_TOPIC, /* first child: the topic's own query, once linked */
};

/* What a term looks at. The first FIELD_COUNT values are those of enum paper_field. */
enum query_field {
	QUERY_FIELD_TEXT = 64, /* the searched fields */
	QUERY_FIELD_TAG,
	QUERY_FIELD_NOTE,
	QUERY_FIELD_PRIORITY,
};

/* The words after "is:"; those of the reading status are its own. */
#define QUERY_STATES(X)       \
	X(STARRED, "starred") \
	READING_STATUSES(X)   \
	X(NEW, "new")         \
	X(SEEN, "seen")

enum query_is {
#define X(id, word) IS_##id,
	QUERY_STATES(X)
#undef X
};

struct query_node {
	enum query_type type;
	int field;         /* enum paper_field or enum query_field; of QUERY_IS: enum query_is */
	struct str text;   /* as written, unquoted: of TEXT, REGEX, COUNT, DATE; the key of LIKE;
			      the name of TOPIC */
	struct str folded; /* of TEXT */
	int64_t low, high; /* of COUNT and DATE; INT64_MIN and INT64_MAX where open */
	size_t column;     /* where it begins, from 0, in bytes of the text */
	struct query_node **children; /* of AND, OR: two or more; of NOT: one; of TOPIC: one, or
					 none before linking */
	size_t child_count;
};

struct query {
	struct arena arena;
	const struct query_node *root;
};

struct query_error {
	size_t column;      /* in characters, from 1 */
	bool is_incomplete; /* the text ends too early: more typing could complete it */
	char message[200];  /* what was expected, safe for a terminal; without a full stop */
};

/* How deep parentheses may nest, and topics. A query has 10,000 terms at most, its topics' own
 * included. */
#define QUERY_DEPTH_MAX 100

/*
 * Parses text and resolves its topics by `topics` (NULL: every topic is unknown), each topic's own
 * topics included; an unknown topic or a cycle is an error. On success the caller frees *query; on
 * failure *error is set, and *query needs no freeing.
 */
bool query_parse(struct query *query, struct str text, const struct topic_list *topics,
		 struct query_error *error);

/* Parses without resolving topics: QUERY_TOPIC nodes have no child. */
bool query_parse_syntax(struct query *query, struct str text, struct query_error *error);

void query_free(struct query *query);

/* Adds the query in its canonical form, which parses to an equal tree. */
void query_print(const struct query_node *node, struct strbuf *out);

bool query_equal(const struct query_node *a, const struct query_node *b);

/* Whether every paper that matches `narrow` surely matches `wide`, by the form of the two alone. */
bool query_implies(const struct query_node *narrow, const struct query_node *wide);

/*
 * Whether each like: term of the query, parsed from text, names a paper, by library_find_key; with
 * is_deep also those of its topics. False with *error set for the first that names none.
 */
struct library;
bool query_check_keys(const struct query_node *root, struct str text, const struct library *library,
		      bool is_deep, struct query_error *error);

/* Whether every paper that matches must be in the list of a like: term, the topics' own included.
 */
bool query_asks_for_like(const struct query_node *node);

/*
 * Adds a query for the papers like that of `key` among those that the query `root` lets through.
 * What root looks for goes: texts, expressions and other like: terms. What it restricts to stays:
 * marks, tags, sources, where it was published, dates, counts, topics, and all that it leaves
 * out.
 */
void query_add_like(const struct query_node *root, struct str key, struct strbuf *out);

/* Whether a term without a field looks into that field, or is such a term (QUERY_FIELD_TEXT). */
bool query_field_is_searched(int field);

/* Whether the result can change when a mark changes. */
bool query_uses_marks(const struct query_node *node);

/*
 * Parses every topic with all it names and reports errors (with the topic's file and line), cycles
 * included. Returns the number of errors.
 */
struct diag;
size_t query_check_topics(const struct topic_list *topics, struct diag *diag);

/*
 * Calls use(context, node) for each TEXT and REGEX node that can be why a paper matches: those not
 * under NOT, the topics' own included. For highlighting.
 */
void query_each_positive(const struct query_node *node,
			 void (*use)(void *context, const struct query_node *node), void *context);

#endif
