/*
 * libxml2 parses in pieces as they come, and tells of each element's start and end (SAX), so that
 * no document is ever in memory as a whole. Nothing from outside the document is read, and its own
 * entities are not expanded; libxml2's limits on the length of names and texts hold. It has none on
 * depth for who builds no tree, and compares names in ways that many of them make slow: both are
 * limited here. A document that is not well-formed is mended before (xml_mend.h), and each error is
 * told.
 */

#include "config.h"

#include "read/xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "read/format.h"
#include "read/xml_mend.h"
#include "read/xml_record.h"

#define PARSE_OPTIONS \
	(XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC | XML_PARSE_RECOVER)

/* No paper's elements are nested deeper: what is below is not read. */
#define DEPTH_MAX 256

/* All names of a document together, in bytes; those of any dialect are a few KB. */
#define NAMES_MAX ((size_t)32 << 10)

/* No element has as many attributes: each is compared with each other. */
#define ATTRIBUTES_MAX 256

/* No record has as many elements, with thousands of authors and the text of the paper in it, and
 * nothing is as long between two. */
#define ELEMENTS_MAX 500000

/* libxml2 makes a sentence of each error. */
#define ERRORS_MAX 50000

/* No papers are made of as many entities that are not expanded. */
#define REFERENCES_MAX 50000

struct xml_state {
	bool is_open; /* what follows is initialised */
	const struct xml_dialect *dialect;
	struct xml_mender mender;
	xmlParserCtxtPtr parser;
	struct format_input *input; /* during a call */
	size_t first_line;
	struct xml_record record;
	size_t depth;
	size_t elements; /* of the record that is open, or since the last one */
	size_t errors;
	size_t references;
	bool is_stopped; /* before the document's end */
	bool is_ending;  /* libxml2 has all of the file */
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

/* What libxml2 still has of the document is not read, nor what follows. */
static void stop(struct xml_state *state)
{
	state->is_stopped = true;
	xmlStopParser(state->parser);
}

static void begin_record(struct xml_state *state)
{
	state->elements = 0;
	xml_record_begin(&state->record, state->dialect, state->input, line_of(state));
}

static void stop_at_depth(struct xml_state *state)
{
	format_warn(state->input, line_of(state),
		    "elements nested more than %d deep: the rest is not read", DEPTH_MAX);
	stop(state);
}

static void stop_at_attributes(struct xml_state *state)
{
	format_warn(state->input, line_of(state),
		    "an element with more than %d attributes: the rest is not read",
		    ATTRIBUTES_MAX);
	stop(state);
}

static void stop_at_elements(struct xml_state *state)
{
	format_warn(state->input, line_of(state),
		    "more than %d elements in a record or between two: the rest is not read",
		    ELEMENTS_MAX);
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
	else if (attribute_count > ATTRIBUTES_MAX)
		stop_at_attributes(state);
	else if (++state->elements > ELEMENTS_MAX)
		stop_at_elements(state);
	else if (state->record.is_open)
		xml_record_start_element(&state->record, name_of(local_name), &all);
	else if (xml_find_record(&state->dialect, name_of(local_name)))
		begin_record(state);
}

static void end_element(void *context, const xmlChar *local_name, const xmlChar *prefix,
			const xmlChar *uri)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;

	(void)prefix;
	(void)uri;
	state->depth--;
	if (state->record.is_open)
		xml_record_end_element(&state->record, name_of(local_name));
}

static void receive_characters(void *context, const xmlChar *text, int len)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;

	if (state->record.is_open)
		xml_record_add_text(&state->record,
				    (struct str){ (const char *)text, (size_t)len });
}

/* libxml2 would read an entity's text again at each reference to it: of one that is said to be
 * elsewhere it reads nothing. */
static void declare_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
			   const xmlChar *system_id, xmlChar *content)
{
	if (type == XML_INTERNAL_GENERAL_ENTITY)
		xmlSAX2EntityDecl(context, name, XML_EXTERNAL_GENERAL_PARSED_ENTITY, NULL, NULL,
				  NULL);
	else
		xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
}

/* An entity of the document's own, which is not expanded. */
static void receive_reference(void *context, const xmlChar *name)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;

	if (++state->references > REFERENCES_MAX && !state->is_stopped) {
		format_warn(state->input, line_of(state),
			    "more than %d references to entities of its own: the rest is not read",
			    REFERENCES_MAX);
		stop(state);
	} else if (state->record.is_open) {
		xml_record_add_entity(&state->record, (const char *)name);
	}
}

static void count_error(struct xml_state *state)
{
	if (++state->errors <= ERRORS_MAX)
		return;
	format_warn(state->input, line_of(state), "more than %d errors: the rest is not read",
		    ERRORS_MAX);
	stop(state);
}

/* Receives what was mended. */
static void receive_mend(void *context, size_t line, const char *what)
{
	struct xml_state *state = context;

	if (!state->is_stopped)
		count_error(state);
	if (!state->is_stopped)
		format_warn(state->input, line, "not well-formed XML: %s", what);
}

/* Whether what is wrong is that the rest is missing. */
static bool is_of_end(const struct xml_state *state, const xmlError *error)
{
	static const int codes[] = { XML_ERR_DOCUMENT_END, XML_ERR_TAG_NOT_FINISHED,
				     XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED,
				     XML_ERR_PI_NOT_FINISHED };

	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (state->is_ending && state->mender.is_cut && error->code == codes[i])
			return true;
	return false;
}

static void receive_error(void *context, xmlErrorPtr error)
{
	struct xml_state *state = ((xmlParserCtxtPtr)context)->_private;
	struct str message = str_trim(str_from(error->message));

	if (state->input && !state->is_stopped)
		count_error(state);
	if (error->level != XML_ERR_FATAL || !state->input || state->is_stopped ||
	    is_of_end(state, error))
		return;
	if (error->code == XML_ERR_NO_MEMORY) {
		format_warn(state->input, line_of(state),
			    "more than %zu KB of different names: the rest is not read",
			    NAMES_MAX >> 10);
		stop(state);
		return;
	}
	format_warn(state->input, line_of(state), "not well-formed XML: %.*s",
		    STR_ARG(utf8_front(message, 200)));
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
		.entityDecl = declare_entity,
		.getEntity = xmlSAX2GetEntity,
		.internalSubset = xmlSAX2InternalSubset,
		.startDocument = xmlSAX2StartDocument,
		.serror = (xmlStructuredErrorFunc)receive_error,
	};

	xmlMemSetup(free, alloc_bytes, resize, copy);
	state->dialect = xml_find_dialect(input->window);
	state->first_line = input->line;
	xml_record_init(&state->record);
	xml_mender_init(&state->mender, input->line);
	state->mender.tell = receive_mend;
	state->mender.context = state;
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
	else if (state->mender.is_cut)
		why = " that is cut off: no whole paper is in it";
	format_refuse(input, 0, "is %s%s", state->dialect->names->title, why);
}

static void finish(struct xml_state *state, struct format_input *input)
{
	state->is_ending = true;
	xmlParseChunk(state->parser, NULL, 0, 1);
	if (state->record.is_open && !state->is_stopped)
		format_warn_cut_off(input, state->record.record.line);
	else if (state->mender.is_cut && !state->is_stopped)
		format_warn(input, input->line, "the file ends before its XML does");
	if (state->record.count == 0)
		refuse(state, input);
}

static size_t xml_read(void *state_memory, struct format_input *input, bool *capture_ended)
{
	struct xml_state *state = state_memory;
	size_t len = input->window.len;

	(void)capture_ended;
	if (!state->is_open)
		state_open(state, input);
	state->input = input;
	input->dialect = state->dialect->names->title;
	if (!state->is_stopped)
		len = xml_mend(&state->mender, input->window, input->is_last);
	parse(state, strbuf_str(&state->mender.out));
	for (size_t i = 0; i < len; i++)
		input->line += input->window.p[i] == '\n';
	if (input->is_last)
		finish(state, input);
	state->input = NULL;
	return len;
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
	xml_record_free(&state->record);
	xml_mender_free(&state->mender);
}

const struct format format_xml = {
	.name = "XML",
	.state_size = sizeof(struct xml_state),
	.sniff = xml_sniff,
	.read = xml_read,
	.is_whole_file = true,
	.close = xml_close,
};
