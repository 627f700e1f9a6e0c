/*
 * Random lines: of a script, or comments of which the test does what they say:
 *
 *	# restart
 *	# another program: NUMBER FIELD
 *	# while it is held: KEYS
 */

#include "config.h"

#include <stdlib.h>

#include "any_actions.h"
#include "input/action.h"
#include "input/event.h"
#include "input/keymap.h"
#include "support.h"

#define COUNT(array)        (sizeof(array) / sizeof((array)[0]))
#define PICK(random, array) ((array)[support_below(random, COUNT(array))])

/* What may come after a command's name, whether it takes that or not. */
static const char *const arguments[] = {
	"",
	"",
	"",
	"2",
	"7",
	"0",
	"yes",
	"no",
	"done",
	"reading",
	"unread",
	"thesis; later",
	"-thesis, new",
	"-date",
	"title",
	"upvotes",
	"starred",
	"@rlhf -federated",
	"is:starred",
	"convergence or (",
	"tag:thesis",
	"list.csv",
	"there.csv",
	"rlhf",
	"add flow = tea",
	"add loop = @loop",
	"remove flow",
	"a note: \"quoted\"",
	"title url",
	"csv",
	"\xE6\x8B\xA1",
};

static const char *const queries[] = {
	"convergence",
	"@rlhf or tea",
	"is:starred",
	"-is:starred",
	"tag:thesis",
	"status:done",
	"is:unread",
	"priority:>=2",
	"zzzz",
	"(",
	"date:2023",
	"/m[ao]/",
	"",
	"has:note",
	"is:new",
};

static const char *const marking[] = {
	"*",
	"p 1",
	"p 5",
	"p 0",
	"r",
	"t 'thesis; later' Enter",
	"t ^U Enter",
	"Space",
	"v j j",
	"v G",
	"A",
	"I",
	"A *",
	"A r",
	"u",
	"u u",
	"^R",
	"A p 3",
	"Space Space t 'new' Enter",
	"A u",
	"j j *",
	"k r",
	"G *",
	"g g p 2",
	": 'note what it says' Enter",
	": 'note ' Enter",
};

/* Of one paper each, so that all but the first wait while another program holds the library. */
static const char *const held[] = {
	"* j ", "* k ", "r ", "p 2 ", "u ", "^R ", "Esc ", "j ", "/ 'tea' Enter ", "Esc Esc Esc ",
};

static const char *const pastes[] = {
	"\"tea\"",
	"\"two\" Enter \"lines\"",
	"\"@rlhf\" Tab \"is:starred\"",
	"'\"' \"'\"",
	"\"\xD7\xA9\xE2\x80\xAE\xCC\x81\"",
	"\"\"",
	"\"\x01\x1B[31m\xFF\"",
};

static const char *const leaving[] = { "", "", "Esc ", "Esc Esc ", "Esc Esc Esc " };

static void add_key(struct strbuf *out, uint32_t key)
{
	if (key == '\'')
		strbuf_add_cstr(out, "\"'\"");
	else if (key == '"' || key == '#')
		strbuf_addf(out, "'%c'", (char)key);
	else
		key_format(key, out);
}

static uint32_t random_key(uint64_t *random)
{
	static const char letters[] = "jkgGlhnN123459sS*Auvtrpa?q0OOIe=yo:;@()-'\"#xK[]\\m ";

	if (support_below(random, 3) == 0)
		return INPUT_UP + (uint32_t)support_below(random, INPUT_F1 + 2 - INPUT_UP);
	if (support_below(random, 5) == 0)
		return (uint32_t)support_below(random, 0x20);
	return (uint32_t)letters[support_below(random, sizeof(letters) - 1)] |
	       (support_below(random, 20) == 0 ? KEY_ALT_BIT : 0);
}

static void add_keys(struct strbuf *out, uint64_t *random)
{
	for (size_t count = 1 + support_below(random, 3); count > 0; count--) {
		add_key(out, random_key(random));
		strbuf_add_byte(out, ' ');
	}
}

static void add_held(struct strbuf *out, uint64_t *random)
{
	strbuf_add_cstr(out, "# while it is held: Esc Esc Esc ");
	for (size_t count = 2 + support_below(random, 6); count > 0; count--)
		strbuf_add_cstr(out, PICK(random, held));
}

/* Some fill a line to its end, or are too long for one. */
static void add_paste(struct strbuf *out, uint64_t *random)
{
	static const size_t lengths[] = { 250, 4090, 5000, 20000 };

	if (support_below(random, 4) > 0)
		strbuf_addf(out, "paste %s", PICK(random, pastes));
	else
		strbuf_addf(out, "paste \"%0*d\"", (int)PICK(random, lengths), 0);
}

/* By its name, or by its first key. */
static void add_action(struct strbuf *out, uint64_t *random)
{
	const struct action_info *info =
		action_info((enum action)support_below(random, ACTION_COUNT));
	struct str keys = str_from(info->keys);
	uint32_t key;

	strbuf_add_cstr(out, PICK(random, leaving));
	if (keys.len > 0 && support_below(random, 2) == 0) {
		while (key_parse(&keys, &key)) {
			add_key(out, key);
			strbuf_add_byte(out, ' ');
		}
		return;
	}
	strbuf_addf(out, ": '%s %s' Enter", info->name, PICK(random, arguments));
}

char *any_actions_line(uint64_t *random, bool has_other)
{
	size_t kind = support_below(random, 100);
	struct strbuf out;

	strbuf_init(&out);
	if (kind < 30)
		add_keys(&out, random);
	else if (kind < 55)
		add_action(&out, random);
	else if (kind < 75)
		strbuf_addf(&out, "%s%s", PICK(random, leaving), PICK(random, marking));
	else if (kind < 82)
		strbuf_addf(&out, "Esc Esc / ^U '%s' Enter", PICK(random, queries));
	else if (kind < 86)
		strbuf_addf(&out, "size %zux%zu", 1 + support_below(random, 120),
			    1 + support_below(random, 40));
	else if (kind < 89)
		add_paste(&out, random);
	else if (kind < 93)
		strbuf_addf(&out, "click %zu %zu", 1 + support_below(random, 40),
			    1 + support_below(random, 120));
	else if (kind < 95)
		strbuf_addf(&out, "after 0.%zus", 1 + support_below(random, 9));
	else if (kind < 98 && has_other)
		strbuf_addf(&out, "# another program: %zu %zu", support_below(random, 1000),
			    support_below(random, 5));
	else if (kind == 98)
		add_held(&out, random);
	else if (kind < 98)
		strbuf_addf(&out, "after %zus", 1 + support_below(random, 3));
	else
		strbuf_add_cstr(&out, "# restart");
	return strbuf_detach(&out);
}
