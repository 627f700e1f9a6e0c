/*
 * Our own Markdown (write/md.c): its mark in the first line, headings, and items that are all in
 * the form of read/own_list_item.h. Where a person has changed the form of one, the whole is a
 * reading list like any other's (read/reading_list.c).
 */

#include "config.h"

#include "model/own_page.h"
#include "read/format.h"
#include "read/own_list_item.h"

#define MARK STR(OWN_LIST_MARK "\n# ")

struct own_list {
	bool is_open; /* the rest was initialised */
	struct own_list_item item;
	struct record record;
	struct strbuf lines;        /* of the item so far */
	size_t line;                /* where it begins; 0: there is none */
	bool is_too_long;           /* the rest of the item is skipped */
	struct format_input *input; /* NULL: the text is only looked at */
	size_t items, others;       /* items, and what is neither item nor heading */
};

static void open_list(struct own_list *list)
{
	own_list_item_init(&list->item);
	record_init(&list->record);
	strbuf_init(&list->lines);
	list->is_open = true;
}

static void close_list(void *state)
{
	struct own_list *list = state;

	if (!list->is_open)
		return;
	own_list_item_free(&list->item);
	record_free(&list->record);
	strbuf_free(&list->lines);
}

static void see_other(struct own_list *list, size_t line, const char *what)
{
	list->others++;
	if (list->input)
		format_warn(list->input, line, "%s", what);
}

static void end_item(struct own_list *list)
{
	size_t line = list->line;

	list->line = 0;
	if (line == 0)
		return;
	if (list->is_too_long || !own_list_item_read(&list->item, strbuf_str(&list->lines))) {
		see_other(list, line, "an item that is not as shortlist writes it");
		return;
	}
	list->items++;
	if (!list->input)
		return;
	record_begin(&list->record, list->input, line);
	own_list_item_add(&list->item, &list->record);
	record_emit(&list->record);
}

static void add_line(struct own_list *list, struct str line)
{
	list->is_too_long |= list->lines.len + line.len > FORMAT_RECORD_MAX;
	if (list->is_too_long)
		return;
	if (list->lines.len > 0)
		strbuf_add_byte(&list->lines, '\n');
	strbuf_add(&list->lines, line);
}

static void read_line(struct own_list *list, struct str line, size_t number)
{
	if (list->line > 0 && str_starts_with(line, STR("  "))) {
		add_line(list, str_drop(line, 2));
		return;
	}
	end_item(list);
	if (str_starts_with(line, STR("- "))) {
		list->line = number;
		list->is_too_long = false;
		strbuf_clear(&list->lines);
		add_line(list, str_drop(line, 2));
	} else if (line.len > 0 && *line.p != '#' && !str_equal(line, STR(OWN_LIST_MARK))) {
		see_other(list, number, "a line that is not as shortlist writes it");
	}
}

static size_t read_lines(struct own_list *list, struct str window, bool is_last, size_t *number)
{
	struct str rest = window, line;

	while (format_take_line(&rest, is_last, &line))
		read_line(list, line, (*number)++);
	if (is_last)
		end_item(list);
	return window.len - rest.len;
}

static enum sniff sniff_list(struct str head, bool is_whole)
{
	struct own_list list = { .is_open = false };
	bool is_end = is_whole || head.len >= FORMAT_SNIFF_MAX, is_ours;
	size_t number = 1;

	if (!str_starts_with(head, str_sub(MARK, 0, head.len)))
		return SNIFF_NO;
	if (!is_end)
		return SNIFF_MORE;
	open_list(&list);
	read_lines(&list, str_sub(head, 0, FORMAT_SNIFF_MAX), is_whole, &number);
	is_ours = list.others == 0 && (list.items > 0 || !is_whole);
	close_list(&list);
	return is_ours ? SNIFF_YES : SNIFF_NO;
}

static size_t read_list(void *state, struct format_input *input, bool *capture_ended)
{
	struct own_list *list = state;

	(void)capture_ended; /* the list is the whole file */
	if (!list->is_open)
		open_list(list);
	list->input = input;
	return read_lines(list, input->window, input->is_last, &input->line);
}

const struct format format_own_list = {
	.name = "Markdown of shortlist",
	.state_size = sizeof(struct own_list),
	.sniff = sniff_list,
	.read = read_list,
	.is_whole_file = true,
	.close = close_list,
};
