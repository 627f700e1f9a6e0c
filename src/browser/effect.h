#ifndef BROWSER_EFFECT_H
#define BROWSER_EFFECT_H

/* What an event came to, for whoever drives the browser. */
enum browser_effect {
	EFFECT_DRAW = 1 << 0,  /* something on the screen changed */
	EFFECT_CLEAR = 1 << 1, /* draw everything again */
	EFFECT_QUIT = 1 << 2,
	EFFECT_EDIT_NOTE =
		1 << 3,          /* let the person edit browser_note_text, then browser_set_note */
	EFFECT_SETTLED = 1 << 4, /* something that was being worked out is there in full */
	EFFECT_OPEN = 1 << 5,    /* open browser_address in a browser, then browser_opened */
	EFFECT_COPY = 1 << 6,    /* copy browser_copied_text, then browser_copied */
	EFFECT_MANUAL = 1 << 7,  /* read browser->pages.manual.page for the screen's width, then
				    browser_set_manual */
};

#endif
