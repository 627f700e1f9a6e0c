/* The panes beside the list: what room each has, the links of the detail, the topics. */

#include "config.h"

#include "browser/page_list.h"

void page_list_set_rows(struct page_list *list, size_t list_rows, size_t detail_rows,
			size_t topic_rows)
{
	if (list_rows == list->cursor.scroll.rows && detail_rows == list->detail.scroll.rows &&
	    topic_rows == list->topics.rows)
		return;
	list->cursor.scroll.rows = list_rows;
	list->detail.scroll.rows = detail_rows;
	list->topics.rows = topic_rows;
	if (list->pane == PANE_TOPICS && topic_rows == 0)
		list->pane = PANE_LIST;
	scroll_to(&list->topics, list->topics.cursor);
	page_list_follow(list);
}

void page_list_set_detail_lines(struct page_list *list, size_t count, const size_t *match_lines,
				size_t match_line_count)
{
	list->detail.scroll.count = count;
	list->detail.match_lines = match_lines;
	list->detail.match_line_count = match_line_count;
}

void page_list_find_links(struct page_list *list)
{
	links_find(&list->detail.links, list->shown.topic_index, list->cursor.paper);
}

void page_list_set_link_line(struct page_list *list, size_t line)
{
	if (links_clear_shown(&list->detail.links))
		scroll_show(&list->detail.scroll, line + list->detail.links.chosen);
}

/* The topic's node among the terms that all must hold, or NULL. */
static const struct query_node *find_term(const struct query_node *root, struct str name)
{
	if (root->type == QUERY_TOPIC)
		return str_equal_ignoring_case(root->text, name) ? root : NULL;
	if (root->type != QUERY_AND)
		return NULL;
	for (size_t i = 0; i < root->child_count; i++)
		if (root->children[i]->type == QUERY_TOPIC &&
		    str_equal_ignoring_case(root->children[i]->text, name))
			return root->children[i];
	return NULL;
}

const struct query_node *page_list_topic_term(const struct page_list *list, size_t topic)
{
	return find_term(filter_query(list->filter), list->shown.topics->topics[topic].name);
}
