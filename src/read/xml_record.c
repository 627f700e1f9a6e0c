/*
 * `path` is the path of the open elements below the record, and `text` what was collected for those
 * of them that have a row, one behind the other: an inner one's is removed when it ends.
 */

#include "config.h"

#include "read/xml_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "read/feed.h"
#include "read/paper_link.h"
#include "text/markup.h"

void xml_record_init(struct xml_record *record)
{
	*record = (struct xml_record){ 0 };
	record_init(&record->record);
	strbuf_init(&record->path);
	strbuf_init(&record->text);
}

void xml_record_free(struct xml_record *record)
{
	record_free(&record->record);
	strbuf_free(&record->path);
	strbuf_free(&record->text);
	free(record->frames);
}

static const struct xml_frame *top(const struct xml_record *record)
{
	return record->frame_count > 0 ? &record->frames[record->frame_count - 1] : NULL;
}

static struct xml_frame *push_frame(struct xml_record *record)
{
	record->frames = alloc_grow(record->frames, &record->frame_capacity,
				    record->frame_count + 1, sizeof(*record->frames));
	return &record->frames[record->frame_count++];
}

/* Words of two elements are not to be joined. */
static void separate(struct xml_record *record, struct str element)
{
	if (top(record)->collects && !xml_element_is_inline(element))
		strbuf_add_byte(&record->text, ' ');
}

/* libxml2 leaves an "&" in an attribute as "&#38;". */
static void add_attribute(struct xml_record *record, const struct dialect_name *name,
			  struct str value)
{
	struct strbuf text;

	strbuf_init(&text);
	markup_add_text(&text, value);
	record_add(&record->record, name, strbuf_str(&text));
	strbuf_free(&text);
}

/* Takes what the element's attributes say by themselves. */
static void read_attributes(struct xml_record *record, const struct xml_attributes *attributes)
{
	const struct dialect *names = record->dialect->names;
	struct str value;

	for (size_t i = 0; attributes->count > 0 && i < names->count; i++)
		if (xml_path_leads_to(names->names[i].name, strbuf_str(&record->path)) &&
		    xml_path_attribute(str_from(names->names[i].name), strbuf_str(&record->path),
				       attributes, &value))
			add_attribute(record, &names->names[i], value);
}

/* The row for the text of the element that the path leads to. */
static const struct dialect_name *find_row(const struct xml_record *record,
					   const struct xml_attributes *attributes)
{
	const struct dialect *names = record->dialect->names;

	for (size_t i = 0; i < names->count; i++)
		if (xml_path_leads_to(names->names[i].name, strbuf_str(&record->path)) &&
		    xml_path_element(str_from(names->names[i].name), strbuf_str(&record->path),
				     attributes))
			return &names->names[i];
	return NULL;
}

/* A section of an abstract has its heading as an attribute. */
static void read_label(struct xml_record *record, const struct xml_attributes *attributes)
{
	struct str label;

	if (!top(record)->collects || !xml_attributes_find(attributes, STR("Label"), &label))
		return;
	strbuf_add(&record->text, label);
	strbuf_add(&record->text, STR(": "));
}

/* PubMed says of a list of authors that it lacks some. */
static void see_list(struct xml_record *record, struct str element,
		     const struct xml_attributes *attributes)
{
	struct str is_complete;

	if (!str_equal(element, STR("AuthorList")))
		return;
	record->names_row = NULL;
	record->are_names_partial =
		xml_attributes_find(attributes, STR("CompleteYN"), &is_complete) &&
		str_equal(is_complete, STR("N"));
}

static void end_list(struct xml_record *record, struct str element)
{
	if (record->are_names_partial && record->names_row && str_equal(element, STR("AuthorList")))
		record_add(&record->record, record->names_row, STR("et al."));
}

static bool has_sign(const struct record *record)
{
	return record_has_id(record) || record_text(record, SLOT_VENUE).len > 0 ||
	       address_names_paper(record_text(record, SLOT_URL));
}

void xml_record_begin(struct xml_record *record, const struct xml_dialect *dialect,
		      struct format_input *input, size_t line)
{
	record_begin(&record->record, input, line);
	record->dialect = dialect;
	record->is_open = true;
	record->are_names_partial = false;
	strbuf_clear(&record->path);
	strbuf_clear(&record->text);
	record->frame_count = 0;
	*push_frame(record) = (struct xml_frame){ 0 };
}

void xml_record_start_element(struct xml_record *record, struct str element,
			      const struct xml_attributes *attributes)
{
	bool collects = top(record)->collects;
	size_t path_len = record->path.len;
	struct xml_frame *frame;

	separate(record, element);
	if (path_len > 0)
		strbuf_add_byte(&record->path, '/');
	strbuf_add(&record->path, element);
	read_attributes(record, attributes);
	see_list(record, element, attributes);
	frame = push_frame(record);
	frame->path_len = path_len;
	frame->row = find_row(record, attributes);
	frame->text_start = record->text.len;
	frame->collects = frame->row ? frame->row->slot != SLOT_NOTHING : collects;
	if (!frame->row)
		read_label(record, attributes);
}

static void leave_out_entry(struct record *record)
{
	record_leave_out(record, STR("entries that are no papers"));
	format_count_broken(record->input, record->line);
}

static void end(struct xml_record *record)
{
	record->is_open = false;
	if (record->dialect->is_feed && !has_sign(&record->record))
		leave_out_entry(&record->record);
	else if (record_emit(&record->record))
		record->count++;
}

/* Makes values of the text of an element that ends. */
static void read_text(struct xml_record *record, const struct xml_frame *frame)
{
	struct str text = str_drop(strbuf_str(&record->text), frame->text_start);

	if (frame->row->kind == VALUE_NAME)
		record->names_row = frame->row;
	if (frame->row->kind == VALUE_NAME)
		record_end_name(&record->record, frame->row, text);
	else if (frame->row->kind == VALUE_DATE && frame->row->slot != SLOT_YEAR)
		record_end_date(&record->record, frame->row, text);
	else if (record->dialect->is_feed)
		feed_add(&record->record, record->dialect->names, frame->row, text);
	else
		record_add(&record->record, frame->row, text);
	strbuf_truncate(&record->text, frame->text_start);
}

/* A section of an abstract can have its heading as an element. */
static void end_heading(struct strbuf *text)
{
	if (text->len > 0 && !strchr(" :.?!", text->data[text->len - 1]))
		strbuf_add_byte(text, ':');
}

void xml_record_end_element(struct xml_record *record, struct str element)
{
	struct xml_frame frame = record->frames[--record->frame_count];

	if (record->frame_count == 0) {
		end(record);
		return;
	}
	end_list(record, element);
	if (frame.row)
		read_text(record, &frame);
	else if (frame.collects && str_equal(element, STR("title")))
		end_heading(&record->text);
	strbuf_truncate(&record->path, frame.path_len);
	separate(record, element);
}

void xml_record_add_text(struct xml_record *record, struct str text)
{
	if (top(record)->collects)
		strbuf_add(&record->text, text);
}

void xml_record_add_entity(struct xml_record *record, const char *name)
{
	if (!top(record)->collects)
		return;
	strbuf_addf(&record->text, "&%s;", name);
	record_leave_out(&record->record, STR("entities"));
}
