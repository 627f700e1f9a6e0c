#include "config.h"

#include "read/arxiv_paper.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

/* The labels of the mail, of listings and of a paper's page. */
static const struct dialect_name names[] = {
	{ "arXiv", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
	{ "Title", SLOT_TITLE, VALUE_TEXT },
	{ "Authors", SLOT_AUTHOR_NAMES, VALUE_NAMES_COMMA },
	{ "Author", SLOT_AUTHOR_NAMES, VALUE_NAMES_COMMA },
	{ "Date", SLOT_DATE, VALUE_DATE },
	{ "Categories", SLOT_CATEGORIES, VALUE_LIST_SPACE },
	{ "Subjects", SLOT_CATEGORIES, VALUE_ITEM },
	{ "Subject", SLOT_CATEGORIES, VALUE_ITEM },
	{ "Abstract", SLOT_ABSTRACT, VALUE_TEXT },
	{ "Journal-ref", SLOT_VENUE, VALUE_TEXT },
	{ "Journal reference", SLOT_VENUE, VALUE_TEXT },
	{ "Journal ref", SLOT_VENUE, VALUE_TEXT },
	{ "DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "Related DOI", SLOT_DOI, VALUE_IDENTIFIER },
	{ "Comments", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "Report-no", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "Report number", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "MSC-class", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "MSC classes", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "MSC Class", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "ACM-class", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "ACM classes", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "ACM Class", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "License", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "Proxy", SLOT_LEFT_OUT, VALUE_TEXT },
	{ "Cite as", SLOT_ARXIV_ID, VALUE_IDENTIFIER },
};

static const struct dialect arxiv_dialect = { "arXiv", names, COUNT_OF(names) };

/* A longer value goes on in no further line. */
#define VALUE_MAX ((size_t)1 << 20)

/* No label is longer. */
#define LABEL_MAX ((size_t)24)

void arxiv_paper_init(struct arxiv_paper *paper, struct format_input *input)
{
	*paper = (struct arxiv_paper){ .input = input };
	record_init(&paper->record);
	strbuf_init(&paper->value);
}

void arxiv_paper_free(struct arxiv_paper *paper)
{
	record_free(&paper->record);
	strbuf_free(&paper->value);
}

/* Adds the text outside of all parentheses: what is inside are affiliations. */
static void add_outside_parentheses(struct strbuf *out, struct str s)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		depth += s.p[i] == '(';
		if (depth == 0)
			strbuf_add_byte(out, s.p[i]);
		depth -= s.p[i] == ')' && depth > 0;
	}
}

/* "Machine Learning (cs.LG); Probability (math.PR)": what is in parentheses. */
static void add_subjects(struct arxiv_paper *paper, struct str s)
{
	struct str part;

	while (str_split_next(&s, ';', &part)) {
		size_t open = str_find(part, STR("("));
		size_t close = str_find(part, STR(")"));

		if (open == SIZE_MAX || close == SIZE_MAX || close < open)
			record_add(&paper->record, paper->label, part);
		else
			record_add(&paper->record, paper->label,
				   str_sub(part, open + 1, close - open - 1));
	}
}

static void add_authors(struct arxiv_paper *paper, struct str value)
{
	struct strbuf names_only;

	strbuf_init(&names_only);
	add_outside_parentheses(&names_only, value);
	record_add(&paper->record, paper->label, utf8_trim(strbuf_str(&names_only)));
	strbuf_free(&names_only);
}

/* "Thu, 22 Jan 2026 19:24:21 GMT   (415kb)": without the size. */
static struct str date_alone(struct str value)
{
	size_t at = str_find(value, STR("("));

	return utf8_trim(str_sub(value, 0, at));
}

static void add_value(struct arxiv_paper *paper, struct str value)
{
	switch (paper->label->slot) {
	case SLOT_AUTHOR_NAMES:
		add_authors(paper, value);
		break;
	case SLOT_CATEGORIES:
		if (paper->label->kind == VALUE_ITEM) {
			add_subjects(paper, value);
			break;
		}
		record_add(&paper->record, paper->label, value);
		break;
	case SLOT_DATE:
		record_add(&paper->record, paper->label, date_alone(value));
		break;
	default:
		record_add(&paper->record, paper->label, value);
	}
}

void arxiv_paper_end_value(struct arxiv_paper *paper)
{
	if (paper->label && paper->input && paper->value.len > 0)
		add_value(paper, strbuf_str(&paper->value));
	strbuf_clear(&paper->value);
	paper->label = NULL;
}

static void open_label(struct arxiv_paper *paper, const struct dialect_name *label)
{
	arxiv_paper_end_value(paper);
	paper->label = label;
	paper->has_title |= label->slot == SLOT_TITLE;
	paper->has_authors |= label->slot == SLOT_AUTHOR_NAMES;
	paper->has_subjects |= label->slot == SLOT_CATEGORIES;
	paper->has_abstract |= label->slot == SLOT_ABSTRACT;
	paper->has_date |= label->slot == SLOT_DATE;
}

void arxiv_paper_open(struct arxiv_paper *paper, const char *label)
{
	open_label(paper, dialect_find(&arxiv_dialect, str_from(label)));
}

void arxiv_paper_add_line(struct arxiv_paper *paper, struct str line)
{
	line = utf8_trim(line);
	if (!paper->label || line.len == 0 || paper->value.len > VALUE_MAX)
		return;
	if (paper->value.len > 0)
		strbuf_add_byte(&paper->value, ' ');
	strbuf_add(&paper->value, line);
}

const struct dialect_name *arxiv_paper_label(struct str line)
{
	struct str head = str_sub(line, 0, LABEL_MAX);
	size_t at = str_find(head, STR(":"));
	const struct dialect_name *label;

	if (at == SIZE_MAX)
		return NULL;
	/* "Date (revised v2):" */
	if (str_starts_with(head, STR("Date (")))
		label = dialect_find(&arxiv_dialect, STR("Date"));
	else
		label = dialect_find(&arxiv_dialect, utf8_trim(str_sub(head, 0, at)));
	return label == &names[0] ? NULL : label;
}

bool arxiv_paper_read_label(struct arxiv_paper *paper, struct str line)
{
	const struct dialect_name *label = arxiv_paper_label(line);

	if (!label)
		return false;
	open_label(paper, label);
	arxiv_paper_add_line(paper, str_drop(line, str_find(line, STR(":")) + 1));
	return true;
}

/* Which of its parts the paper has, but for its title and its authors. */
static unsigned parts_of(const struct arxiv_paper *paper)
{
	return (paper->has_subjects ? 1U : 0) | (paper->has_abstract ? 2U : 0) |
	       (paper->has_date ? 4U : 0);
}

void arxiv_paper_end(struct arxiv_paper *paper)
{
	if (!paper->is_open)
		return;
	arxiv_paper_end_value(paper);
	paper->is_open = false;
	if (!paper->input)
		return;
	format_see_parts(paper->input, parts_of(paper));
	record_emit(&paper->record);
}

/* Whether the value that is open may be a part of one and is of no use as that. */
static bool is_value_cut(const struct arxiv_paper *paper)
{
	return paper->label && paper->label->slot != SLOT_ABSTRACT;
}

/* Whether the file ends within a line of a title or of authors, and what each paper has behind them
 * is missing. */
static bool ends_in_names(const struct arxiv_paper *paper)
{
	struct str window = paper->input->window;

	return window.len > 0 && window.p[window.len - 1] != '\n' && paper->label &&
	       paper->label->slot == SLOT_AUTHOR_NAMES && parts_of(paper) == 0;
}

void arxiv_paper_finish(struct arxiv_paper *paper, bool is_cut)
{
	bool has_title = paper->has_title && !(paper->label && paper->label->slot == SLOT_TITLE);

	if (!paper->is_open)
		return;
	if (is_cut || !has_title || !paper->has_authors || ends_in_names(paper) ||
	    format_is_cut_off(paper->input, parts_of(paper))) {
		format_warn_cut_off(paper->input, paper->record.line);
		paper->is_open = has_title;
		if (is_value_cut(paper))
			strbuf_clear(&paper->value);
	} else {
		format_note_cut_line(paper->input);
	}
	arxiv_paper_end(paper);
}

void arxiv_paper_begin(struct arxiv_paper *paper, struct str id, size_t line)
{
	arxiv_paper_end(paper);
	paper->is_open = true;
	paper->has_title = false;
	paper->has_authors = false;
	paper->has_subjects = false;
	paper->has_abstract = false;
	paper->has_date = false;
	if (!paper->input)
		return;
	record_begin(&paper->record, paper->input, line);
	if (id.len > 0)
		record_add(&paper->record, &names[0], id);
}

struct str arxiv_paper_id(struct str line, struct str *rest)
{
	static const struct str marks[] = { STR_INIT("arXiv:"), STR_INIT("Paper:"),
					    STR_INIT("Paper (*cross-listing*):") };
	char normal[IDENTIFIER_MAX];

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		struct str id;
		size_t len = 0;

		if (!str_starts_with(line, marks[i]))
			continue;
		id = utf8_trim(str_drop(line, marks[i].len));
		while (len < id.len && !strchr(" \t[(", id.p[len]))
			len++;
		*rest = str_drop(id, len);
		id = str_sub(id, 0, len);
		if (arxiv_id_normalise(id, normal))
			return id;
	}
	return STR("");
}
