#ifndef MODEL_OWN_PAGE_H
#define MODEL_OWN_PAGE_H

/* The generator that our own page names in a meta tag, by which its reader knows it. */
#define OWN_PAGE_GENERATOR "shortlist"

/* The class of the star beside the title of a paper. */
#define OWN_PAGE_STAR "w"

/* The first line of our own Markdown, by which its reader knows that. Nobody sees it in a page. */
#define OWN_LIST_MARK "<!-- shortlist -->"

/* What that has in place of the title of a paper that nothing names. */
#define OWN_LIST_UNTITLED "(untitled)"

/* What is between the parts of a line of that. */
#define OWN_LIST_SEPARATOR " \xC2\xB7 "

#endif
