/* The names that an item has below its title, behind it, or in front of it. */

#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/char.h"
#include "base/utf8.h"
#include "model/names.h"
#include "model/names_parts.h"
#include "read/paper_link.h"
#include "read/reading_facts.h"
#include "read/reading_item.h"
#include "read/reading_lead.h"
#include "read/reading_place.h"
#include "read/reading_text.h"

/* Behind a title that ends its line is no more text than that. */
#define AFTER_TITLE ((size_t)4)

/* Without what is around names; the dot behind the last initial is no full stop: "Roe, B.". */
static struct str trim_names(struct str s)
{
	struct str names = reading_title_trim(s);
	const char *end = names.p + names.len;

	if (names.len > 1 && end < s.p + s.len && *end == '.' && char_is_upper(end[-1]) &&
	    strchr(" .-,", end[-2]))
		names.len++;
	return names;
}

/* Words of fields and topics, which are listed below titles as well ("Computer Vision, Object
 * Detection"), and of venues: no list with one of them is of names. */
static bool has_topic(struct str s)
{
	static const struct str words[] = {
		STR_INIT("Learning"),    STR_INIT("Vision"),       STR_INIT("Model"),
		STR_INIT("Models"),      STR_INIT("Language"),     STR_INIT("Network"),
		STR_INIT("Networks"),    STR_INIT("Detection"),    STR_INIT("Recognition"),
		STR_INIT("Image"),       STR_INIT("Video"),        STR_INIT("Data"),
		STR_INIT("Neural"),      STR_INIT("Deep"),         STR_INIT("Machine"),
		STR_INIT("Computer"),    STR_INIT("Graph"),        STR_INIT("Generation"),
		STR_INIT("Generative"),  STR_INIT("Analysis"),     STR_INIT("Systems"),
		STR_INIT("System"),      STR_INIT("Security"),     STR_INIT("Theory"),
		STR_INIT("Processing"),  STR_INIT("Search"),       STR_INIT("Agents"),
		STR_INIT("Planning"),    STR_INIT("Control"),      STR_INIT("Optimization"),
		STR_INIT("Retrieval"),   STR_INIT("Reasoning"),    STR_INIT("Speech"),
		STR_INIT("Attention"),   STR_INIT("Training"),     STR_INIT("Segmentation"),
		STR_INIT("Estimation"),  STR_INIT("Intelligence"), STR_INIT("Journal"),
		STR_INIT("Conference"),  STR_INIT("Proceedings"),  STR_INIT("Transactions"),
		STR_INIT("Physics"),     STR_INIT("Biology"),      STR_INIT("Chemistry"),
		STR_INIT("Programming"), STR_INIT("Languages"),    STR_INIT("Software"),
		STR_INIT("Distributed"), STR_INIT("Time"),         STR_INIT("Classification"),
		STR_INIT("Paper"),       STR_INIT("Papers"),       STR_INIT("Read"),
		STR_INIT("Recommended"), STR_INIT("Baseline"),     STR_INIT("Important"),
		STR_INIT("Survey"),      STR_INIT("Award"),        STR_INIT("Results"),
		STR_INIT("Method"),      STR_INIT("Ideas"),        STR_INIT("Work"),
	};
	struct str word;

	while (str_split_next(&s, ' ', &word)) {
		word = str_cut_end(word, ",.;:");
		if (str_is_among(word, words, COUNT_OF(words)))
			return true;
	}
	return false;
}

/* Names at the beginning of a line below a title, up to a full stop behind which is no more than
 * where it was published; empty where the line is not surely of names. */
static struct str names_of_line(struct str s)
{
	size_t stop = str_find(s, STR(". "));

	if (stop != SIZE_MAX && reading_text_is_venue(utf8_trim(str_drop(s, stop + 2))))
		s = str_sub(s, 0, stop);
	return s.len <= READING_AUTHORS_MAX && !has_topic(s) && !reading_place_is_one(s) &&
			       reading_lead_are_full_names(s)
		       ? s
		       : STR("");
}

/* What of a line below a title can be names: below one that has its line alone, all of it. */
static struct str names_below(const struct reading_item *item, struct str text)
{
	struct str names = names_of_line(text);

	if (names.len > 0 || !item->is_lead || item->after.len >= AFTER_TITLE)
		return names;
	return reading_place_is_one(text) ? STR("") : text;
}

/* Whether one of the line's links is a paper. */
static bool line_has_paper(const struct reading_item *item)
{
	for (size_t i = 0; i < item->line.link_count; i++)
		if (address_names_paper(item->line.links[i].address))
			return true;
	return false;
}

/* What is in italics at the line's beginning; empty where it begins otherwise. */
static struct str text_in_italics(struct reading_item *item, struct str source)
{
	size_t end;

	if (str_starts_with(source, STR("> ")))
		source = utf8_trim(str_drop(source, 2));
	if (source.len < 3 || !strchr("*_", *source.p) || source.p[1] == *source.p)
		return STR("");
	end = str_find(str_drop(source, 1), str_sub(source, 0, 1));
	markdown_line_read(&item->emphasis, str_sub(source, 1, end), MARKDOWN_FULL);
	return strbuf_str(&item->emphasis.text);
}

void reading_item_see_names(struct reading_item *item, struct str source)
{
	struct str text = strbuf_str(&item->line.text);
	bool is_labelled = reading_label_take(&text) == READING_LABEL_AUTHORS;
	struct str light = is_labelled ? STR("") : text_in_italics(item, source);
	struct names_result result;

	if (is_labelled)
		item->label = READING_LABEL_NONE;
	else if (light.len > 0)
		text = light;
	else if (line_has_paper(item))
		return;
	else
		text = names_below(item, text);
	if (text.len == 0 || item->authors.len > 0 || text.len > READING_AUTHORS_MAX)
		return;
	text = trim_names(text);
	result = names_add_several(&item->authors, text);
	if (!result.is_certain || (!is_labelled && result.count < 2))
		strbuf_clear(&item->authors);
	/* Only a paper has authors. */
	if (is_labelled && item->is_lead && item->authors.len > 0)
		item->is_title_guess = false;
}

/* Whether a name's words begin as those of names do: "Ann van Poe", "A. Poe". */
static bool begins_as_name(struct str name)
{
	struct str words = name, word = STR("");
	bool is_first = true;

	while (str_split_next(&words, ' ', &word)) {
		bool is_low = word.len > 0 && char_is_lower(*word.p);

		if (is_low && (words.len == 0 || (is_first && word.len > 3)))
			return false;
		is_first = false;
	}
	return true;
}

/* Whether a name has an initial, which what is said of a paper has not: "A. Poe". */
static bool has_initial(struct str name)
{
	for (size_t i = 0; i + 1 < name.len; i++)
		if (name.p[i + 1] == '.' && char_is_upper(name.p[i]) &&
		    (i == 0 || strchr(" .-", name.p[i - 1])))
			return true;
	return false;
}

/* Whether a name ends in initials without stops, as PubMed has them: "Poe AB". */
static bool ends_in_initials(struct str name)
{
	size_t i = name.len;

	while (i > 0 && char_is_upper(name.p[i - 1]))
		i--;
	return i > 1 && i < name.len && name.len - i <= 3 && name.p[i - 1] == ' ' &&
	       char_is_lower(name.p[i - 2]);
}

/* Whether the names that were found beside a title are certainly some: beside it are remarks as
 * well ("must read", "Highly Recommended"), and such a text alone is no name. */
static bool are_certain(struct str names, int32_t count)
{
	struct str rest = names, name;
	bool is_sure = count > 1 && !has_topic(names) && reading_lead_are_full_names(names);

	while (names_next(&rest, &name)) {
		if (str_equal(name, STR("et al.")))
			continue;
		if (!begins_as_name(name))
			return false;
		is_sure |= has_initial(name) || (count > 1 && ends_in_initials(name));
	}
	return is_sure;
}

static bool has_particle(struct str name)
{
	static const struct str words[] = { STR_INIT("van"), STR_INIT("von"), STR_INIT("de"),
					    STR_INIT("der"), STR_INIT("di"),  STR_INIT("da"),
					    STR_INIT("del"), STR_INIT("la"),  STR_INIT("le"),
					    STR_INIT("dos") };

	return str_is_among(str_sub(name, 0, str_find(name, STR(" "))), words, COUNT_OF(words));
}

/* Whether a word can be a family name with nothing beside it: "Poe", "van Poe", but no "AAMAS". */
static bool is_family(struct str name)
{
	size_t blanks = 0, capitals = 0;

	for (size_t i = 0; i < name.len; i++) {
		if (strchr("0123456789:.()[]{}/", name.p[i]))
			return false;
		blanks += name.p[i] == ' ';
		capitals += char_is_upper(name.p[i]);
	}
	return name.len > 1 && capitals < name.len && blanks <= 1 && begins_as_name(name) &&
	       (blanks == 0 ? *name.p < 'a' || *name.p > 'z' : has_particle(name));
}

bool reading_names_add_families(struct strbuf *out, struct str list)
{
	struct str item;
	size_t count = 0;

	if (list.len > READING_AUTHORS_MAX || has_topic(list))
		return false;
	while (str_split_next(&list, ',', &item)) {
		item = utf8_trim(item);
		if (str_starts_with(item, STR("and ")) || str_starts_with(item, STR("& ")))
			item = str_drop(item, *item.p == '&' ? 2 : 4);
		while (item.len > 0) {
			size_t amp = str_find(item, STR(" & ")), at = str_find(item, STR(" and "));
			size_t len = amp != SIZE_MAX ? 3 : 5;
			struct str name = utf8_trim(str_sub(item, 0, amp != SIZE_MAX ? amp : at));

			at = amp != SIZE_MAX ? amp : at;
			item = at == SIZE_MAX ? STR("") : str_drop(item, at + len);
			if (!is_family(name))
				return false;
			strbuf_add_cstr(out, count++ > 0 ? "; " : "");
			strbuf_add(out, name);
		}
	}
	return count > 1;
}

/* Takes family names that a year in brackets is behind; says whether they are some. */
static bool see_families(struct reading_item *item, struct str names, struct str behind)
{
	size_t at = str_find(behind, STR(" ("));
	bool are_some = at != SIZE_MAX && reading_date_in(str_sub(behind, at + 2, 4)).len == 4 &&
			reading_names_add_families(&item->authors, names);

	if (!are_some)
		strbuf_clear(&item->authors);
	return are_some;
}

/* Takes the names behind "by", up to the year or the full stop: "by Ann Poe, Bo Roe, 2018." */
static bool see_names_by(struct reading_item *item, struct str behind)
{
	struct str text = reading_title_trim(behind), year;
	struct names_result result;

	while (text.len > 0 && strchr(">) ", *text.p))
		text = str_drop(text, 1);
	if (!str_starts_with(text, STR("by")) || utf8_blanks_at(text, 2) == 0 ||
	    item->authors.len > 0)
		return false;
	text = utf8_trim(str_sub(text, 3, READING_AUTHORS_MAX));
	year = reading_date_in(text);
	if (year.len > 0)
		text = str_sub(text, 0, (size_t)(year.p - text.p));
	text = str_cut_end(utf8_trim(text), ",");
	if (text.len == 0 || str_find(text, STR(" et al")) != SIZE_MAX || has_topic(text))
		return false;
	result = names_add_several(&item->authors, text);
	if (!result.is_certain || result.count < 2 || !reading_lead_are_full_names(text))
		strbuf_clear(&item->authors);
	return item->authors.len > 0;
}

void reading_item_see_names_in_italics(struct reading_item *item, struct str source)
{
	size_t at = 0;

	while (item->authors.len == 0 && at < source.len) {
		size_t begin = str_find(str_drop(source, at), STR("*")), len;
		struct str inside;

		if (begin == SIZE_MAX)
			return;
		begin += at + 1;
		inside = str_drop(source, begin);
		len = str_find(inside, STR("*"));
		if (len == SIZE_MAX)
			return;
		at = begin + len + (len == 0);
		inside = str_sub(inside, 0, len);
		if (len == 0 || len > READING_AUTHORS_MAX || *inside.p == ' ' ||
		    has_topic(inside) || !reading_lead_are_full_names(inside))
			continue;
		if (!names_add_several(&item->authors, inside).is_certain)
			strbuf_clear(&item->authors);
	}
}

void reading_item_see_names_between(struct reading_item *item, struct str behind)
{
	struct str text = str_sub(behind, 0, str_find(behind, STR(" (")));
	struct names_result result;

	if (str_starts_with(text, STR(". ")))
		text = str_drop(text, 2);
	text = trim_names(text);
	if (see_names_by(item, behind))
		return;
	if (str_starts_with(text, STR("by ")))
		text = str_drop(text, 3);
	if (item->authors.len > 0 || text.len == 0 || text.len > READING_AUTHORS_MAX ||
	    str_find(text, STR(" et al")) != SIZE_MAX || reading_date_in(behind).len == 0 ||
	    see_families(item, text, behind))
		return;
	result = names_add_several(&item->authors, text);
	if (!result.is_certain || result.count < 2 ||
	    !are_certain(strbuf_str(&item->authors), result.count))
		strbuf_clear(&item->authors);
}

/* Takes the family names that are in brackets with the year: " (Poe, Roe, and Lee, 2017)". A word
 * alone there can as well be a journal, a month or a kind of paper. */
static bool see_in_brackets(struct reading_item *item, struct str behind)
{
	struct str inside = str_sub(behind, 2, str_find(str_drop(behind, 2), STR(")")));
	struct str names = str_sub(inside, 0, inside.len > 6 ? inside.len - 6 : 0);

	if (item->authors.len > 0 || !str_starts_with(behind, STR(" (")) || names.len == 0 ||
	    !str_starts_with(str_drop(inside, names.len), STR(", ")) ||
	    reading_date_in(str_sub(inside, names.len + 2, 4)).len != 4 ||
	    reading_venue_in(names).len > 0)
		return false;
	if (!reading_names_add_families(&item->authors, names))
		strbuf_clear(&item->authors);
	return item->authors.len > 0;
}

void reading_item_see_names_behind(struct reading_item *item, struct str behind)
{
	struct names_result result;

	if (see_in_brackets(item, behind))
		return;
	if (item->authors.len > 0 || !str_starts_with(behind, STR(" (")) || behind.len < 8 ||
	    behind.p[6] != ')')
		return;
	behind = reading_title_trim(str_sub(behind, 7, str_find(behind, STR(" [")) - 7));
	behind = reading_title_trim(str_sub(behind, 0, str_find(behind, STR(". ["))));
	if (behind.len == 0 || behind.len > READING_AUTHORS_MAX || names_are_open(behind))
		return;
	result = names_add(&item->authors, behind, NAMES_UNKNOWN);
	if (!result.is_certain || result.count < 1 ||
	    !are_certain(strbuf_str(&item->authors), result.count))
		strbuf_clear(&item->authors);
}

void reading_item_see_names_before(struct reading_item *item, struct str source)
{
	struct str before = reading_lead_cut_tags(utf8_trim(strbuf_str(&item->before)), source);
	struct names_result result;

	before = trim_names(before);
	if (item->authors.len > 0 || before.len == 0 || before.len > READING_AUTHORS_MAX ||
	    !(reading_lead_is_names(before) || reading_lead_are_full_names(before)))
		return;
	result = names_add(&item->authors, before, NAMES_UNKNOWN);
	if (!result.is_certain || result.count < 2)
		strbuf_clear(&item->authors);
}
