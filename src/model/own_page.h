#ifndef MODEL_OWN_PAGE_H
#define MODEL_OWN_PAGE_H

/* The generator that our own page names in a meta tag, by which its reader knows it. */
#define OWN_PAGE_GENERATOR "shortlist"

#endif
