#include "config.h"

#include "session/list_columns.h"

/* What the list shows where nothing is set. */
#define AUTO_COLUMNS "selected star status priority title date upvotes comments"

/* Width, least width and type of a field's column, by the field's type. */
#define COLUMN_OF_TEXT(title)   20, 6, LIST_COLUMN_TYPE_TEXT
#define COLUMN_OF_NAMES(title)  20, 6, LIST_COLUMN_TYPE_TEXT
#define COLUMN_OF_LIST(title)   16, 6, LIST_COLUMN_TYPE_TEXT
#define COLUMN_OF_WORD(title)   13, 4, LIST_COLUMN_TYPE_TEXT
#define COLUMN_OF_PMID(title)   8, 8, LIST_COLUMN_TYPE_TEXT
#define COLUMN_OF_PMCID(title)  11, 11, LIST_COLUMN_TYPE_TEXT
#define COLUMN_OF_COUNT(title)  (int)sizeof(title) - 1, 2, LIST_COLUMN_TYPE_FIXED
#define COLUMN_OF_MOMENT(title) 10, 4, LIST_COLUMN_TYPE_DATE

enum fault { FAULT_NONE, FAULT_NAME, FAULT_WIDTH, FAULT_TWICE };

static const struct list_column_info infos[LIST_COLUMN_COUNT] = {
#define X(id, name, heading, width, least, type, sort) \
	{ name, heading, width, least, LIST_COLUMN_TYPE_##type, SORT_##sort },
	LIST_COLUMNS(X)
#undef X
#define X(id, key, type, place, title, ...) { #key, title, COLUMN_OF_##type(title), SORT_FILE },
		PAPER_FIELDS_NEWER(X)
#undef X
};

const struct list_column_info *list_column_info(enum list_column column)
{
	return &infos[column];
}

static int most_of(enum list_column column)
{
	return infos[column].type == LIST_COLUMN_TYPE_MARK ? infos[column].width
							   : LIST_COLUMN_WIDTH_MAX;
}

/* Words of a name are joined by a hyphen or an underscore. */
static bool is_name(struct str word, struct str name)
{
	if (word.len != name.len)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (word.p[i] != name.p[i] && !(word.p[i] == '-' && name.p[i] == '_') &&
		    !(word.p[i] == '_' && name.p[i] == '-'))
			return false;
	return true;
}

static enum fault find_column(struct str name, enum list_column *column, struct str *near)
{
	for (int i = 0; i < LIST_COLUMN_COUNT; i++) {
		if (is_name(name, str_from(infos[i].name))) {
			*column = (enum list_column)i;
			return FAULT_NONE;
		}
		config_offer(name, infos[i].name, near);
	}
	return FAULT_NAME;
}

/* One word of the setting: "title", "title:40" or "title=40". */
static enum fault parse_choice(struct str word, struct column_choice *choice, struct str *near)
{
	struct str name = word;
	uint64_t width = 0;
	size_t end = 0;

	while (end < word.len && word.p[end] != ':' && word.p[end] != '=')
		end++;
	name.len = end;
	if (find_column(name, &choice->column, near) != FAULT_NONE)
		return FAULT_NAME;
	if (end < word.len &&
	    (!str_to_uint(str_drop(word, end + 1), (uint64_t)most_of(choice->column), &width) ||
	     (int)width < infos[choice->column].least))
		return FAULT_WIDTH;
	choice->width = (int)width;
	return FAULT_NONE;
}

static enum fault add_choice(struct column_choices *choices, const struct column_choice *choice)
{
	for (size_t i = 0; i < choices->count; i++)
		if (choices->choices[i].column == choice->column)
			return FAULT_TWICE;
	choices->choices[choices->count++] = *choice;
	return FAULT_NONE;
}

static void say_fault(const struct config *config, const struct config_entry *entry,
		      enum fault fault, struct str word, enum list_column column, struct str near,
		      struct diag *diag)
{
	int least = infos[column].least, most = most_of(column);

	switch (fault) {
	case FAULT_NONE:
		break;
	case FAULT_NAME:
		config_warn_unknown(config, entry, "column", word, near, diag);
		break;
	case FAULT_WIDTH:
		if (least == most)
			diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
				 "\"%.*s\": the width of %s is always %d", STR_ARG(word),
				 infos[column].name, least);
		else
			diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
				 "\"%.*s\": the width of %s is a number from %d to %d",
				 STR_ARG(word), infos[column].name, least, most);
		break;
	case FAULT_TWICE:
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "the column %s is here twice", infos[column].name);
		break;
	}
}

/* Reads what can be read; without a configuration it stops at the first mistake and says nothing.
 */
static bool read_choices(struct str text, struct column_choices *choices,
			 const struct config *config, const struct config_entry *entry,
			 struct diag *diag)
{
	struct str word;

	while (text.len > 0 && str_split_next(&text, ' ', &word)) {
		struct column_choice choice = { LIST_COLUMN_TITLE, 0 };
		struct str near = STR("");
		enum fault fault;

		if (word.len == 0)
			continue;
		fault = parse_choice(word, &choice, &near);
		if (fault == FAULT_NONE)
			fault = add_choice(choices, &choice);
		if (fault != FAULT_NONE && !config)
			return false;
		say_fault(config, entry, fault, word, choice.column, near, diag);
	}
	return choices->count > 0;
}

static bool is_auto(struct str text)
{
	return str_equal(text, STR("auto"));
}

bool column_choices_parse(struct str text, struct column_choices *choices)
{
	struct column_choices parsed = { .is_auto = is_auto(text) };

	if (!read_choices(parsed.is_auto ? STR(AUTO_COLUMNS) : text, &parsed, NULL, NULL, NULL))
		return false;
	*choices = parsed;
	return true;
}

void column_choices_read(const struct config *config, const struct config_entry *entry,
			 struct column_choices *choices, struct diag *diag)
{
	struct column_choices read = { .count = 0 };

	if (is_auto(entry->value)) {
		column_choices_parse(entry->value, choices);
		return;
	}
	if (read_choices(entry->value, &read, config, entry, diag))
		*choices = read;
	else if (entry->value.len == 0)
		diag_add(diag, DIAG_WARNING, config->file, entry->line, 0,
			 "columns names no column; write auto for the usual ones");
}

void column_choices_format(const struct column_choices *choices, struct strbuf *out)
{
	if (choices->is_auto) {
		strbuf_add_cstr(out, "auto");
		return;
	}
	for (size_t i = 0; i < choices->count; i++) {
		const struct column_choice *choice = &choices->choices[i];

		strbuf_addf(out, "%s%s", i > 0 ? " " : "", infos[choice->column].name);
		if (choice->width > 0)
			strbuf_addf(out, ":%d", choice->width);
	}
}
