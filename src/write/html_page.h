#ifndef WRITE_HTML_PAGE_H
#define WRITE_HTML_PAGE_H

/* The style and the script of the page that write/html.c makes. */

/* The lines of each, without their ends; NULL is the last. In the page a line break is before the
 * first. */
extern const char *const html_style[];
extern const char *const html_script[];

/* clang-format off */
/* Of all of an element's text, line breaks included, in base64: SHA-256. */
#define HTML_STYLE_HASH  "sha256-gncmdUWqz1VzO+DESXZzxp932NeSKuXkj/cGcSCPhwU="
#define HTML_SCRIPT_HASH "sha256-nd2SAmO5UGf0YQ7OO9PeCMV/VcPDz44phqixQqqszVI="

#endif
