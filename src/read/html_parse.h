#ifndef READ_HTML_PARSE_H
#define READ_HTML_PARSE_H

/*
 * A web page as libxml2's tree, within limits: the tree takes many times the page's memory, and
 * libxml2 compares each attribute of a tag with each other.
 */

#include <libxml/HTMLparser.h>
#include <stdbool.h>

#include "base/str.h"

/* No page of papers has as many elements and attributes, errors, or attributes in a tag; in all of
 * its tags no more than one with that many costs. */
#define HTML_NODES_MAX      1000000
#define HTML_ERRORS_MAX     500000
#define HTML_METAS_MAX      100000
#define HTML_ATTRIBUTES_MAX 10000

/*
 * The tree without comments, which the caller frees by xmlFreeDoc; NULL where there is none. Where
 * the page goes beyond a limit, *refusal is what it is ("is a web page with ..."), a constant, else
 * NULL. Nothing from outside of the page is read.
 */
xmlDocPtr html_parse(struct str page, const char **refusal);

/* Whether a node is an element of that name, in lower case. */
bool html_is_element(xmlNodePtr node, const char *name);

/* The node after this one in the order of the page; NULL at its end. */
xmlNodePtr html_next_node(xmlNodePtr node);

/* The first node behind an element and all that it holds; NULL at its end. */
xmlNodePtr html_node_behind(xmlNodePtr node);

#endif
