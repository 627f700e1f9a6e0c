#ifndef BROWSER_PANE_H
#define BROWSER_PANE_H

/* The parts of the list's page that the keys can be for. */
enum browser_pane { PANE_LIST, PANE_DETAIL, PANE_TOPICS };

#endif
