/*
 * libxml2 parses in pieces as they come, and tells of each element's start and end (SAX), so that
 * no document is ever in memory as a whole. Nothing from outside the document is read, and its own
 * entities are not expanded; libxml2's limits on the length of names and texts hold. It has none on
 * depth for who builds no tree, and compares names in ways that many of them make slow: both are
 * limited here. Of a document that is not well-formed the rest is read as well as it can be, and
 * each error told.
 *
 * While a record is open, `path` is the path of the open elements below it, and `text` what was
 * collected for those of them that have a row, one behind the other: an inner one's is removed when
 * it ends.
 */

#include "config.h"

#include "read/xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "read/feed.h"
#include "read/format.h"
#include "read/paper_link.h"
#include "read/record.h"
#include "read/xml_path.h"
#include "text/markup.h"

#define PARSE_OPTIONS \
	(XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC | XML_PARSE_RECOVER)

/* No paper's elements are nested deeper: what is below is not read. */
#define DEPTH_MAX 256

/* All names of a document together, in bytes; those of any dialect are a few KB. */
#define NAMES_MAX ((size_t)100 << 10)

/* An open element. */
struct frame {
	size_t path_len;                /* of the path without it */
	const struct dialect_name *row; /* that its text is for; NULL: for that of its parent */
	size_t text_start;              /* of its text, where it has a row */
	bool collects;                  /* it, or one around it, has a row */
};

struct xml_state {
	bool is_open; /* what follows is initialised */
	const struct xml_dialect *dialect;
	xmlParserCtxtPtr parser;
	struct format_input *input; /* during a call */
	size_t first_line;
	struct record record;
	bool in_record;
	size_t record_count;
	size_t depth;
	bool is_stopped;      /* before the document's end */
	bool is_ending;       /* libxml2 has all of the file */
	bool is_cut;          /* elements were open then */
	struct frame *frames; /* of the elements open in the record, the record's first */
	size_t frame_count;
	size_t frame_capacity;
	struct strbuf path;
	struct strbuf text;
};

static struct str name_of(const xmlChar *name)
{
	return str_from((const char *)name);
}

static size_t line_of(const struct xml_state *state)
{
	int line = xmlSAX2GetLineNumber(state->parser);

	return state->first_line + (size_t)(line > 0 ? line - 1 : 0);
}

static const struct frame *top(const struct xml_state *state)
{
	return state->frame_count > 0 ? &state->frames[state->frame_count - 1] : NULL;
}

static struct frame *push_frame(struct xml_state *state)
{
	state->frames = alloc_grow(state->frames, &state->frame_capacity, state->frame_count + 1,
				   sizeof(*state->frames));
	return &state->frames[state->frame_count++];
}

static void start_record(struct xml_state *state)
{
	record_begin(&state->record, state->input, line_of(state));
	state->in_record = true;
	strbuf_clear(&state->path);
	strbuf_clear(&state->text);
	state->frame_count = 0;
	*push_frame(state) = (struct frame){ 0 };
}

/* Words of two elements are not to be joined. */
static void separate(struct xml_state *state, struct str element)
{
	if (top(state)->collects && !xml_element_is_inline(element))
		strbuf_add_byte(&state->text, ' ');
}

/* libxml2 leaves an "&" in an attribute as "&#38;". */
static void add_attribute(struct xml_state *state, const struct dialect_name *name,
			  struct str value)
{
	struct strbuf text;

	strbuf_init(&text);
	markup_add_text(&text, value);
	record_add(&state->record, name, strbuf_str(&text));
	strbuf_free(&text);
}

/* Takes what the element's attributes say by themselves. */
static void read_attributes(struct xml_state *state, const struct xml_attributes *attributes)
{
	const struct dialect *names = state->dialect->names;
	struct str value;

	for (size_t i = 0; i < names->count; i++)
		if (xml_path_attribute(str_from(names->names[i].name), strbuf_str(&state->path),
				       attributes, &value))
			add_attribute(state, &names->names[i], value);
}

/* The row for the text of the element that the path leads to. */
static const struct dialect_name *find_row(const struct xml_state *state,
					   const struct xml_attributes *attributes)
{
	const struct dialect *names = state->dialect->names;

	for (size_t i = 0; i < names->count; i++)
		if (xml_path_element(str_from(names->names[i].name), strbuf_str(&state->path),
				     attributes))
			return &names->names[i];
	return NULL;
}

/* A section of an abstract has its heading as an attribute. */
static void read_label(struct xml_state *state, const struct xml_attributes *attributes)
{
	struct str label;

	if (!top(state)->collects || !xml_attributes_find(attributes, STR("Label"), &label))
		return;
	strbuf_add(&state->text, label);
	strbuf_add(&state->text, STR(": "));
}

static void start_in_record(struct xml_state *state, struct str element,
			    const struct xml_attributes *attributes)
{
	bool collects = top(state)->collects;
	size_t path_len = state->path.len;
	struct frame *frame;

	separate(state, element);
	if (path_len > 0)
		strbuf_add_byte(&state->path, '/');
	strbuf_add(&state->path, element);
	read_attributes(state, attributes);
	frame = push_frame(state);
	frame->path_len = path_len;
	frame->row = find_row(state, attributes);
	frame->text_start = state->text.len;
	frame->collects = collects || frame->row;
	if (!frame->row)
		read_label(state, attributes);
}

/* What libxml2 still has of the document is not read, nor what follows. */
static void stop(struct xml_state *state)
{
	state->is_stopped = true;
	xmlStopParser(state->parser);
}

static void stop_at_depth(struct xml_state *state)
{
	format_warn(state->input, line_of(state),
		    "elements nested more than %d deep: the rest is not read", DEPTH_MAX);
	stop(state);
}

static void start_element(void *context, const xmlChar *local_name, const xmlChar *prefix,
			  const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
			  int attribute_count, int defaulted_count, const xmlChar **attributes)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;
	struct xml_attributes all = { attributes, (size_t)attribute_count };

	(void)prefix;
	(void)uri;
	(void)namespace_count;
	(void)namespaces;
	(void)defaulted_count;
	if (state->depth++ == DEPTH_MAX)
		stop_at_depth(state);
	else if (state->in_record)
		start_in_record(state, name_of(local_name), &all);
	else if (xml_find_record(&state->dialect, name_of(local_name)))
		start_record(state);
}

static bool has_sign(const struct record *record)
{
	return record_text(record, SLOT_ARXIV_ID).len > 0 ||
	       record_text(record, SLOT_DOI).len > 0 || record_text(record, SLOT_VENUE).len > 0 ||
	       address_names_paper(record_text(record, SLOT_URL));
}

static void end_record(struct xml_state *state)
{
	state->in_record = false;
	if (state->dialect->is_feed && !has_sign(&state->record))
		record_leave_out(&state->record, STR("entries that are no papers"));
	else if (record_emit(&state->record))
		state->record_count++;
}

static void end_element(void *context, const xmlChar *local_name, const xmlChar *prefix,
			const xmlChar *uri)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;
	struct frame frame;

	(void)prefix;
	(void)uri;
	state->depth--;
	if (!state->in_record)
		return;
	frame = state->frames[--state->frame_count];
	if (state->frame_count == 0) {
		end_record(state);
		return;
	}
	if (frame.row) {
		struct str text = str_sub(strbuf_str(&state->text), frame.text_start, SIZE_MAX);

		if (frame.row->kind == VALUE_NAME)
			record_end_name(&state->record, frame.row, text);
		else if (state->dialect->is_feed)
			feed_add(&state->record, state->dialect->names, frame.row, text);
		else
			record_add(&state->record, frame.row, text);
		strbuf_truncate(&state->text, frame.text_start);
	}
	strbuf_truncate(&state->path, frame.path_len);
	separate(state, name_of(local_name));
}

static void receive_characters(void *context, const xmlChar *text, int len)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;

	if (state->in_record && top(state)->collects)
		strbuf_add(&state->text, (struct str){ (const char *)text, (size_t)len });
}

/* An entity of the document's own, which is not expanded. */
static void receive_reference(void *context, const xmlChar *name)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;

	if (!state->in_record || !top(state)->collects)
		return;
	strbuf_addf(&state->text, "&%s;", (const char *)name);
	record_leave_out(&state->record, STR("entities"));
}

static void receive_error(void *context, xmlErrorPtr error)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;
	struct str message = str_trim(str_from(error->message));

	if (error->level != XML_ERR_FATAL || !state->input || state->is_stopped)
		return;
	/* What libxml2 finds wrong then is that the rest is missing. */
	if (state->is_ending && state->depth > 0) {
		state->is_cut = true;
		return;
	}
	if (error->code == XML_ERR_NO_MEMORY) {
		format_warn(state->input, line_of(state),
			    "more than %zu KB of different names: the rest is not read",
			    NAMES_MAX >> 10);
		stop(state);
		return;
	}
	format_warn(state->input, line_of(state), "not well-formed XML: %.*s",
		    STR_ARG(str_sub(message, 0, 200)));
}

static void *resize(void *old, size_t size)
{
	return alloc_resize(old, size, 1);
}

static char *copy(const char *text)
{
	return alloc_copy(text, strlen(text));
}

static void state_open(struct xml_state *state, struct format_input *input)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.characters = receive_characters,
		.cdataBlock = receive_characters,
		.reference = receive_reference,
		.entityDecl = xmlSAX2EntityDecl,
		.getEntity = xmlSAX2GetEntity,
		.internalSubset = xmlSAX2InternalSubset,
		.startDocument = xmlSAX2StartDocument,
		.serror = (xmlStructuredErrorFunc)receive_error,
	};

	xmlMemSetup(free, alloc_bytes, resize, copy);
	state->dialect = xml_find_dialect(input->window);
	state->first_line = input->line;
	record_init(&state->record);
	strbuf_init(&state->path);
	strbuf_init(&state->text);
	state->parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
	state->parser->_private = state;
	xmlCtxtUseOptions(state->parser, PARSE_OPTIONS);
	xmlDictSetLimit(state->parser->dict, NAMES_MAX);
	state->is_open = true;
}

/* All of it, in parts that libxml2 can count. */
static void parse(struct xml_state *state, struct str bytes)
{
	while (bytes.len > 0) {
		struct str part = str_sub(bytes, 0, (size_t)1 << 20);

		xmlParseChunk(state->parser, part.p, (int)part.len, 0);
		bytes = str_sub(bytes, part.len, bytes.len);
	}
}

static void refuse(const struct xml_state *state, struct format_input *input)
{
	const char *why = ", but nothing in it is a paper";

	if (state->is_stopped)
		why = ", but nothing that could be read of it is a paper";
	else if (state->is_cut)
		why = " that is cut off: no whole paper is in it";
	format_refuse(input, 0, "is %s%s", state->dialect->names->title, why);
}

static void finish(struct xml_state *state, struct format_input *input)
{
	state->is_ending = true;
	xmlParseChunk(state->parser, NULL, 0, 1);
	if (state->in_record && !state->is_stopped)
		format_warn(input, state->record.line, "the file ends within this record");
	else if (state->is_cut)
		format_warn(input, input->line, "the file ends before its XML does");
	if (state->record_count == 0)
		refuse(state, input);
}

static size_t xml_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct xml_state *state = state_memory;

	(void)capture_ended;
	if (!state->is_open)
		state_open(state, input);
	state->input = input;
	input->dialect = state->dialect->names->title;
	parse(state, input->window);
	for (size_t i = 0; i < input->window.len; i++)
		input->line += input->window.p[i] == '\n';
	if (input->is_last)
		finish(state, input);
	state->input = NULL;
	return input->window.len;
}

static void xml_close(void *state_memory)
{
	struct xml_state *state = state_memory;
	xmlDocPtr document;

	if (!state->is_open)
		return;
	document = state->parser->myDoc;
	xmlFreeParserCtxt(state->parser);
	xmlFreeDoc(document);
	record_free(&state->record);
	strbuf_free(&state->path);
	strbuf_free(&state->text);
	free(state->frames);
}

const struct format format_xml = {
	.name = "XML",
	.state_size = sizeof(struct xml_state),
	.sniff = xml_sniff,
	.read = xml_read,
	.is_whole_file = true,
	.close = xml_close,
};
