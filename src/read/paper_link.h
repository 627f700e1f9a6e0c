#ifndef READ_PAPER_LINK_H
#define READ_PAPER_LINK_H

/* What a link of a reading list is: by its address, and by the word that it is shown as. */

#include <stdbool.h>

#include "base/str.h"

/* Whether an address is that of one paper, at arXiv, a publisher, a conference, or its identifier
 * ("arXiv:2401.00001", "doi:10.1000/1"): not of its code. */
bool address_names_paper(struct str address);

/* Whether a link that is shown as "paper" or "pdf" leads to one, wherever that is. */
bool link_names_paper(struct str address, struct str text);

/* Whether it is that of a PDF, on any page: a paper's where a title is linked to it in a list of
 * papers. */
bool address_is_file(struct str address);

/* The same of a file beside the list: "kites.pdf". */
bool address_is_local_file(struct str address);

/* Whether it is that of code: a repository. */
bool address_names_code(struct str address);

/* Whether a link's text only says what the address is: "Paper", "pdf", "code", "arXiv:2401.00001".
 */
bool text_is_link_word(struct str text);

#endif
