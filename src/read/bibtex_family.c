#include "config.h"

#include "read/bibtex_family.h"

#include "base/utf8.h"

/* From how many others an entry inherits at most, directly and by way of others. */
#define PARENTS_MAX 8

void bibtex_family_init(struct bibtex_family *family, struct bibtex_context *context)
{
	family->context = context;
	bibtex_record_init(&family->record);
	bibtex_parents_init(&family->parents);
	bibtex_groups_init(&family->groups);
}

void bibtex_family_free(struct bibtex_family *family)
{
	bibtex_record_free(&family->record);
	bibtex_parents_free(&family->parents);
	bibtex_groups_free(&family->groups);
}

/* The first entry from which this one inherits and which is not there; empty: none. */
static struct str missing_key(const struct bibtex_family *family, const struct bibtex_entry *entry)
{
	static const char *const names[] = { "crossref", "xdata" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct str keys = bibtex_entry_value(entry, names[i]), key;

		while (bibtex_next_key(&keys, &key))
			if (!bibtex_parents_find(&family->parents, key))
				return key;
	}
	return STR("");
}

/* Whether so much may be inherited: a few bytes must not become many, many times. */
static bool may_inherit(struct bibtex_family *family, const struct bibtex_entry *parent)
{
	size_t size = 0;

	for (size_t i = 0; i < parent->count; i++)
		size += parent->fields[i].value.len + 1;
	if (bibtex_macros_may_use(family->context->macros, size, family->context->read))
		return true;
	if (!family->has_exhausted_parents)
		format_warn(family->context->input, family->context->input->line,
			    "too much is inherited: from here on entries lack what they inherit");
	family->has_exhausted_parents = true;
	return false;
}

/* Adds what an entry inherits by the field of that name, from at most *left others. */
static void inherit(struct bibtex_family *family, const struct bibtex_entry *entry,
		    const char *name, bool is_all, int *left)
{
	struct str keys = bibtex_entry_value(entry, name), key;

	while (*left > 0 && bibtex_next_key(&keys, &key)) {
		const struct bibtex_entry *parent = bibtex_parents_find(&family->parents, key);

		if (!parent || !may_inherit(family, parent))
			continue;
		--*left;
		bibtex_record_inherit(&family->record, parent, is_all);
		inherit(family, parent, "xdata", is_all, left);
		if (!is_all)
			inherit(family, parent, "crossref", false, left);
	}
}

static void emit(struct bibtex_family *family, const struct bibtex_entry *entry)
{
	int left = PARENTS_MAX;

	bibtex_record_begin(&family->record, family->context->input, entry);
	inherit(family, entry, "xdata", true, &left);
	inherit(family, entry, "crossref", false, &left);
	bibtex_groups_add(&family->groups, entry->key, &family->record.record);
	record_emit(&family->record.record);
}

static void report_missing(struct bibtex_family *family, const struct bibtex_entry *entry)
{
	struct str key = missing_key(family, entry);

	format_warn(family->context->input, entry->line,
		    "nothing to inherit from is called \"%.*s\"",
		    STR_ARG(utf8_front(key, NAME_COUNTS_LEN_MAX)));
}

/* Nothing more is read: what still waits does so in vain. */
void bibtex_family_end(struct bibtex_family *family)
{
	for (uint32_t i = 0; i < family->parents.waiting_count; i++) {
		const struct bibtex_waiting *waiting = &family->parents.waiting[i];

		if (waiting->is_over)
			continue;
		if (missing_key(family, &waiting->entry).len > 0)
			report_missing(family, &waiting->entry);
		emit(family, &waiting->entry);
		bibtex_parents_release(&family->parents, i);
	}
}

static bool wait_for(struct bibtex_family *family, const struct bibtex_entry *entry, struct str key)
{
	if (!bibtex_parents_wait(&family->parents, entry, key))
		return false;
	if (bibtex_parents_missing(&family->parents) > BIBTEX_AWAITED_MAX) {
		bibtex_family_end(family);
		format_stop(family->context->input, entry->line,
			    "more than %d entries to inherit from are not there: the rest is not "
			    "read",
			    BIBTEX_AWAITED_MAX);
	}
	return true;
}

static void emit_or_wait(struct bibtex_family *family, const struct bibtex_entry *entry)
{
	struct str key = missing_key(family, entry);

	if (key.len > 0 && wait_for(family, entry, key))
		return;
	if (key.len > 0)
		report_missing(family, entry);
	emit(family, entry);
}

/* The parent has come: emits those that waited for it, but for what waits for another as well. */
static void release(struct bibtex_family *family, struct str key)
{
	uint32_t number = bibtex_parents_first(&family->parents, key);

	while (number != BIBTEX_NONE) {
		const struct bibtex_waiting *waiting = &family->parents.waiting[number];

		if (waiting->is_over || missing_key(family, &waiting->entry).len > 0) {
			number = waiting->next;
			continue;
		}
		emit(family, &waiting->entry);
		number = bibtex_parents_release(&family->parents, number);
	}
}

/* Of a type that is not known nothing is known: others may inherit from it. */
static bool is_parent(const struct bibtex_family *family, const struct bibtex_entry *entry,
		      const struct bibtex_type *type)
{
	if (entry->key.len == 0 || bibtex_parents_find(&family->parents, entry->key))
		return false;
	return !type || type->is_parent ||
	       bibtex_parents_first(&family->parents, entry->key) != BIBTEX_NONE;
}

static void keep_parent(struct bibtex_family *family, const struct bibtex_entry *entry,
			const struct bibtex_type *type)
{
	if (bibtex_parents_keep(&family->parents, entry))
		release(family, entry->key);
	else if (type)
		format_warn(family->context->input, entry->line,
			    "too many entries to keep: none inherits from \"%.*s\"",
			    STR_ARG(utf8_front(entry->key, NAME_COUNTS_LEN_MAX)));
}

void bibtex_family_add(struct bibtex_family *family, struct bibtex_entry *entry,
		       const struct bibtex_type *type)
{
	bibtex_record_find_rows(&family->record, entry);
	if (is_parent(family, entry, type))
		keep_parent(family, entry, type);
	if (!type || !type->is_hidden)
		emit_or_wait(family, entry);
}
