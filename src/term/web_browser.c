#include "config.h"

#include "term/web_browser.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "model/address.h"
#include "term/child.h"

/* Those that draw on the terminal; xdg-open's own choice among them is www-browser. */
static const char *const text_browsers[] = { "browsh",  "cha",    "carbonyl",   "elinks", "links",
					     "links2",  "lynx",   "netrik",     "retawq", "w3m",
					     "felinks", "chawan", "www-browser" };

static bool is_text_browser(const char *program)
{
	const char *slash = strrchr(program, '/'), *name = slash ? slash + 1 : program;

	for (size_t i = 0; i < sizeof(text_browsers) / sizeof(text_browsers[0]); i++)
		if (strcmp(name, text_browsers[i]) == 0)
			return true;
	return false;
}

static bool has_display(void)
{
	const char *x11 = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");

	return (x11 && x11[0]) || (wayland && wayland[0]);
}

/* Adds a word with the address in place of "%s"; returns whether it had one. "%%" is a "%". */
static bool add_word(struct arguments *arguments, struct str word, const char *address)
{
	bool has_address = false;
	struct strbuf out;

	strbuf_init(&out);
	for (size_t i = 0; i < word.len; i++) {
		char next = i + 1 < word.len ? word.p[i + 1] : '\0';

		if (word.p[i] != '%' || (next != 's' && next != '%')) {
			strbuf_add_byte(&out, word.p[i]);
			continue;
		}
		strbuf_add_cstr(&out, next == 's' ? address : "%");
		has_address |= next == 's';
		i++;
	}
	arguments_add(arguments, strbuf_str(&out));
	strbuf_free(&out);
	return has_address;
}

/* Fills in the command when the program is installed. */
static bool use_command(struct web_browser *browser, struct str command, const char *address)
{
	struct arguments words;
	bool is_usable = arguments_split(&words, command) && child_is_installed(words.words[0]);
	bool has_address = false;

	for (size_t i = 0; is_usable && i < words.count; i++)
		has_address |= add_word(&browser->command, str_from(words.words[i]), address);
	if (is_usable && !has_address)
		arguments_add(&browser->command, str_from(address));
	arguments_free(&words);
	return is_usable;
}

static bool use_first_installed(struct web_browser *browser, const char *address)
{
	struct str commands = str_from(getenv("BROWSER")), command;

	while (commands.len > 0 && str_split_next(&commands, ':', &command))
		if (use_command(browser, command, address))
			return true;
	return use_command(browser, STR("xdg-open"), address);
}

enum status web_browser_choose(struct web_browser *browser, const char *address, int in_terminal,
			       struct diag *diag)
{
	*browser = (struct web_browser){ 0 };
	if (!address_is_safe(str_from(address))) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0, "no browser is given the address %s",
			 address);
		return STATUS_FAILED;
	}
	if (!use_first_installed(browser, address)) {
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "no web browser is installed (see BROWSER); :copy-url copies %s", address);
		return STATUS_FAILED;
	}
	browser->wants_terminal = in_terminal == TERMINAL_YES ||
				  (in_terminal == TERMINAL_AUTO &&
				   (!has_display() || is_text_browser(browser->command.words[0])));
	return STATUS_OK;
}

void web_browser_free(struct web_browser *browser)
{
	arguments_free(&browser->command);
}
