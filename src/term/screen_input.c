/*
 * Keys come through curses, which knows their sequences; a paste is recognised by the brackets
 * around it (ESC [ 2 0 0 ~ and ESC [ 2 0 1 ~), the mouse by the beginning of its reports: all of
 * these are taught to curses as keys. What is in the brackets is read past curses, which asks the
 * system several times for each byte: of a megabyte, for seconds.
 */

#include "config.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "term/mouse.h"
#include "term/screen_private.h"
#include "term/terminal.h"

/* Codes for the sequences that curses is taught, far from its own. */
enum { CODE_PASTE_BEGIN = KEY_MAX + 1000, CODE_PASTE_END, CODE_MOUSE, CODE_OLD_MOUSE };

/* How long a paste waits for its next piece; milliseconds. */
#define PASTE_DELAY 500

/* How long it waits for all of them together, at first and with each kilobyte that came;
 * milliseconds. A paste whose end was lost must not keep the screen from a person who goes on
 * typing; the slowest lines bring a kilobyte in one second. */
#define PASTE_DELAY_IN_ALL 2000

/* A paste longer than this has no room in any line: it is told of at once, cut here, and the rest
 * is skipped, so much at a time. */
#define PASTE_MAX ((size_t)1 << 17)
#define SKIP_MAX  ((size_t)1 << 16)

static const char paste_end[] = "\033[201~";
#define PASTE_END_LEN (sizeof(paste_end) - 1)

/* A key of curses as ours, with the sequences that terminals send for it whatever their description
 * says. */
struct key_code {
	int code;
	uint32_t key;
	const char *sequences[2];
};

static const struct key_code key_codes[] = {
	{ KEY_UP, INPUT_UP, { "\033[A", "\033OA" } },
	{ KEY_DOWN, INPUT_DOWN, { "\033[B", "\033OB" } },
	{ KEY_RIGHT, INPUT_RIGHT, { "\033[C", "\033OC" } },
	{ KEY_LEFT, INPUT_LEFT, { "\033[D", "\033OD" } },
	{ KEY_HOME, INPUT_HOME, { "\033[H", "\033OH" } },
	{ KEY_END, INPUT_END, { "\033[F", "\033OF" } },
	{ KEY_IC, INPUT_INSERT, { "\033[2~", NULL } },
	{ KEY_DC, INPUT_DELETE, { "\033[3~", NULL } },
	{ KEY_PPAGE, INPUT_PAGE_UP, { "\033[5~", NULL } },
	{ KEY_NPAGE, INPUT_PAGE_DOWN, { "\033[6~", NULL } },
	{ KEY_BTAB, INPUT_BACK_TAB, { "\033[Z", NULL } },
	{ KEY_BACKSPACE, INPUT_BACKSPACE, { NULL, NULL } },
	{ KEY_ENTER, INPUT_ENTER, { NULL, NULL } },
};

#define KEY_CODE_COUNT (sizeof(key_codes) / sizeof(key_codes[0]))

void screen_teach_keys(void)
{
	for (size_t i = 0; i < KEY_CODE_COUNT; i++)
		for (size_t j = 0; j < 2; j++) {
			const char *sequence = key_codes[i].sequences[j];

			if (sequence && key_defined(sequence) == 0)
				define_key(sequence, key_codes[i].code);
		}
	define_key("\033[200~", CODE_PASTE_BEGIN);
	define_key("\033[201~", CODE_PASTE_END);
	define_key("\033[<", CODE_MOUSE);
	define_key("\033[M", CODE_OLD_MOUSE);
}

static uint32_t key_of_code(int code)
{
	for (size_t i = 0; i < KEY_CODE_COUNT; i++)
		if (key_codes[i].code == code)
			return key_codes[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return INPUT_F1 + (uint32_t)(code - KEY_F(1));
	return INPUT_UNKNOWN;
}

/* Waits a short time for the rest of what came in pieces. */
static bool wait_for_more(const struct screen *screen)
{
	struct pollfd poll_fd = { .fd = screen->fd, .events = POLLIN };

	return poll(&poll_fd, 1, PASTE_DELAY) > 0 && !terminal_is_gone(screen->fd);
}

/* Waits for the next piece of a paste; false when none came in time. */
static bool wait_for_piece(struct screen *screen)
{
	int64_t begin = clock_milliseconds();
	bool is_there = wait_for_more(screen);

	screen->paste_waited += clock_milliseconds() - begin;
	return is_there &&
	       screen->paste_waited <= PASTE_DELAY_IN_ALL * (int64_t)(1 + screen->paste_len / 1024);
}

/* Handles a byte of a paste: a part of its end, or, when the end does not follow, of its text. */
static void handle_byte(struct screen *screen, char byte)
{
	if (byte == paste_end[screen->paste_end_len]) {
		screen->paste_end_len++;
		return;
	}
	if (screen->paste.len <= PASTE_MAX) {
		strbuf_add(&screen->paste, (struct str){ paste_end, screen->paste_end_len });
		if (byte != paste_end[0])
			strbuf_add_byte(&screen->paste, byte == '\r' ? '\n' : byte);
	}
	screen->paste_end_len = byte == paste_end[0];
}

/*
 * Reads about `most` bytes of a paste, and waits for them; whether there may be more. Never reads
 * more at once than the end still lacks, so that what comes behind it is left to curses.
 */
static bool read_piece(struct screen *screen, size_t most)
{
	char bytes[PASTE_END_LEN];
	int there = 0;

	for (size_t count = 0; count < most && screen->paste_end_len < PASTE_END_LEN;) {
		ssize_t got;

		if (there <= 0 && (!wait_for_piece(screen) || ioctl(screen->fd, FIONREAD, &there)))
			return false;
		got = read(screen->fd, bytes, PASTE_END_LEN - screen->paste_end_len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		for (ssize_t i = 0; i < got; i++)
			handle_byte(screen, bytes[i]);
		there -= (int)got;
		count += (size_t)got;
		screen->paste_len += (size_t)got;
	}
	return screen->paste_end_len < PASTE_END_LEN;
}

/* From the locale's characters to UTF-8. */
static void decode_paste(struct strbuf *paste)
{
	mbstate_t state = { 0 };
	struct strbuf text;
	size_t len;

	strbuf_init(&text);
	for (size_t i = 0; i < paste->len; i += len) {
		wchar_t character = UTF8_REPLACEMENT;

		len = mbrtowc(&character, paste->data + i, paste->len - i, &state);
		if (len == 0 || len > paste->len - i) {
			len = 1;
			memset(&state, 0, sizeof(state));
		}
		strbuf_add_codepoint(&text, (uint32_t)character);
	}
	strbuf_set(paste, strbuf_str(&text));
	strbuf_free(&text);
}

static void read_paste(struct screen *screen)
{
	strbuf_clear(&screen->paste);
	screen->paste_end_len = screen->paste_len = 0;
	screen->paste_waited = 0;
	screen->is_skipping = read_piece(screen, PASTE_MAX + PASTE_END_LEN);
	if (!screen->is_utf8)
		decode_paste(&screen->paste);
}

/* A character of a report of the mouse; 0 when no more comes. */
static uint32_t read_character(const struct screen *screen)
{
	wint_t character = 0;
	int kind;

	do
		kind = wget_wch(screen->keys, &character);
	while (kind == ERR && wait_for_more(screen));
	return kind == OK ? (uint32_t)character : 0;
}

static void read_mouse(const struct screen *screen, struct event *event)
{
	char report[MOUSE_REPORT_MAX];
	size_t len = 0;
	uint32_t character;

	do {
		character = read_character(screen);
		if (character > 0 && character < 0x80)
			report[len++] = (char)character;
	} while (len < sizeof(report) &&
		 ((character >= '0' && character <= '9') || character == ';'));
	mouse_parse((struct str){ report, len }, event);
}

static void read_old_mouse(const struct screen *screen, struct event *event)
{
	uint32_t characters[3];

	for (int i = 0; i < 3; i++)
		characters[i] = read_character(screen);
	mouse_parse_old(characters, event);
}

/* An Esc with a key right behind it is that key with Alt. */
static uint32_t read_after_escape(const struct screen *screen)
{
	wint_t character;
	int kind = wget_wch(screen->keys, &character);

	if (kind == ERR)
		return INPUT_ESCAPE;
	return KEY_ALT_BIT |
	       (kind == KEY_CODE_YES ? key_of_code((int)character) : terminal_key(character));
}

bool screen_read_event(struct screen *screen, struct event *event, bool *is_lost)
{
	wint_t character;
	int kind;

	if (screen->is_skipping) {
		screen->is_skipping = read_piece(screen, SKIP_MAX);
		*is_lost = false;
		return false;
	}
	kind = wget_wch(screen->keys, &character);
	*event = (struct event){ .type = EVENT_KEY };
	*is_lost = kind == ERR && terminal_is_gone(screen->fd);
	if (kind == ERR)
		return false;
	if (kind == KEY_CODE_YES && character == KEY_RESIZE) {
		event->type = EVENT_RESIZE;
	} else if (kind == KEY_CODE_YES && character == CODE_PASTE_BEGIN) {
		read_paste(screen);
		event->type = EVENT_PASTE;
		event->text = strbuf_str(&screen->paste);
	} else if (kind == KEY_CODE_YES && character == CODE_MOUSE) {
		read_mouse(screen, event);
	} else if (kind == KEY_CODE_YES && character == CODE_OLD_MOUSE) {
		read_old_mouse(screen, event);
	} else if (kind == KEY_CODE_YES) {
		event->key = key_of_code((int)character);
	} else {
		event->key = terminal_key(character);
		if (event->key == INPUT_ESCAPE)
			event->key = read_after_escape(screen);
	}
	return true;
}
