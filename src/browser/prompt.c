#include "config.h"

#include "browser/prompt.h"

#include "input/event.h"

#define CONTROL(letter) ((letter)&0x1F)

enum direction { NO_WALK, OLDER, NEWER };

void prompt_init(struct prompt *prompt, const struct prompt_kind *kind)
{
	*prompt = (struct prompt){ .kind = kind };
	line_edit_init(&prompt->line, kind->limit);
	strbuf_init(&prompt->walk.typed);
}

void prompt_free(struct prompt *prompt)
{
	line_edit_free(&prompt->line);
	strbuf_free(&prompt->walk.typed);
}

static enum direction direction_of(uint32_t key, bool arrows, bool *by_prefix)
{
	*by_prefix = true;
	if (key == (KEY_ALT_BIT | 'p') || (arrows && key == INPUT_UP))
		return OLDER;
	if (key == (KEY_ALT_BIT | 'n') || (arrows && key == INPUT_DOWN))
		return NEWER;
	*by_prefix = false;
	if (key == CONTROL('P'))
		return OLDER;
	return key == CONTROL('N') ? NEWER : NO_WALK;
}

static void begin_walk(struct prompt *prompt, const struct history *history)
{
	prompt->walk.is_open = true;
	prompt->walk.at = history_count(history);
	strbuf_set(&prompt->walk.typed, line_edit_text(&prompt->line));
}

void prompt_end_walk(struct prompt *prompt)
{
	prompt->walk.is_open = false;
}

/* The next entry; not the one that the line began with, which is there already. */
static bool find(struct prompt *prompt, const struct history *history, struct str prefix,
		 bool forwards, struct str *text)
{
	struct str typed = str_trim(strbuf_str(&prompt->walk.typed));

	while (history_find(history, prompt->kind->history, prefix, forwards, &prompt->walk.at,
			    text))
		if (!str_equal(*text, typed))
			return true;
	return false;
}

static void walk(struct prompt *prompt, const struct history *history, enum direction direction,
		 bool by_prefix)
{
	struct str prefix = STR(""), text;

	if (!prompt->walk.is_open)
		begin_walk(prompt, history);
	if (by_prefix)
		prefix = str_trim(strbuf_str(&prompt->walk.typed));
	if (find(prompt, history, prefix, direction == NEWER, &text)) {
		line_edit_set(&prompt->line, text);
	} else if (direction == NEWER) {
		prompt->walk.at = history_count(history);
		line_edit_replace(&prompt->line, 0, prompt->line.text.len,
				  strbuf_str(&prompt->walk.typed));
	}
}

static bool cancels(const struct prompt *prompt, uint32_t key)
{
	if (key == INPUT_ESCAPE || key == CONTROL('G'))
		return true;
	return prompt->kind->backspace_cancels && prompt->line.text.len == 0 &&
	       (key == INPUT_BACKSPACE || key == CONTROL('H') || key == 0x7F);
}

void prompt_offer(struct prompt *prompt)
{
	prompt->is_offered = true;
}

void prompt_begin_text(struct prompt *prompt)
{
	if (prompt->is_offered)
		line_edit_set(&prompt->line, STR(""));
	prompt->is_offered = false;
}

/* A key that the line has no use for, such as those that choose what is written, leaves it as it
 * is offered. */
static void end_offer(struct prompt *prompt, uint32_t key)
{
	if (line_edit_is_character(key))
		prompt_begin_text(prompt);
	else if (key != INPUT_UP && key != INPUT_DOWN)
		prompt->is_offered = false;
}

enum prompt_event prompt_key(struct prompt *prompt, const struct history *history, uint32_t key)
{
	const struct prompt_kind *kind = prompt->kind;
	bool by_prefix;
	enum direction direction =
		kind->has_history ? direction_of(key, kind->arrows_walk, &by_prefix) : NO_WALK;

	if (direction != NO_WALK) {
		walk(prompt, history, direction, by_prefix);
		return PROMPT_CHANGED;
	}
	prompt_end_walk(prompt);
	end_offer(prompt, key);
	if (cancels(prompt, key))
		return PROMPT_CANCELLED;
	if (key == INPUT_ENTER)
		return PROMPT_ACCEPTED;
	if (key == INPUT_TAB || key == INPUT_BACK_TAB)
		return PROMPT_COMPLETE;
	if (!line_edit_key(&prompt->line, key))
		return PROMPT_KEY_UNKNOWN;
	return prompt->line.has_refused ? PROMPT_KEY_UNKNOWN : PROMPT_CHANGED;
}

bool prompt_clear_refusal(struct prompt *prompt)
{
	bool has_refused = prompt->line.has_refused;

	prompt->line.has_refused = false;
	return has_refused;
}
