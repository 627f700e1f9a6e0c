#include "config.h"

#include "term/mouse.h"

#include <limits.h>

/* The bits of a report's first number. */
#define BUTTON_BITS 0xC3u /* 0 is the left one, 64 and 65 are the wheel */
#define CONTROL_BIT 0x10u
#define MOTION_BIT  0x20u
#define WHEEL_UP    64u
#define WHEEL_DOWN  65u

/* The old form's numbers begin here. */
#define OLD_ZERO 32

/* Two presses within this are a double click; milliseconds. */
#define DOUBLE_TIME 400

static void set_kind(struct event *event, uint64_t code)
{
	uint64_t button = code & BUTTON_BITS;

	event->mouse = MOUSE_OTHER;
	event->has_control = (code & CONTROL_BIT) != 0;
	if (code & MOTION_BIT)
		return;
	if (button == 0)
		event->mouse = MOUSE_PRESS;
	else if (button == WHEEL_UP)
		event->mouse = MOUSE_UP;
	else if (button == WHEEL_DOWN)
		event->mouse = MOUSE_DOWN;
}

void mouse_parse(struct str report, struct event *event)
{
	uint64_t numbers[3];
	struct str rest, part;

	*event = (struct event){ .type = EVENT_MOUSE, .mouse = MOUSE_OTHER };
	if (!str_ends_with(report, STR("M")))
		return;
	rest = str_sub(report, 0, report.len - 1);
	for (int i = 0; i < 3; i++)
		if (!str_split_next(&rest, ';', &part) || !str_to_uint(part, INT_MAX, &numbers[i]))
			return;
	if (rest.p || numbers[1] == 0 || numbers[2] == 0)
		return;
	event->column = (int)numbers[1] - 1;
	event->row = (int)numbers[2] - 1;
	set_kind(event, numbers[0]);
}

void mouse_parse_old(const uint32_t characters[3], struct event *event)
{
	*event = (struct event){ .type = EVENT_MOUSE, .mouse = MOUSE_OTHER };
	for (int i = 0; i < 3; i++)
		if (characters[i] < OLD_ZERO + (i > 0) || characters[i] > 0xFF)
			return;
	event->column = (int)characters[1] - OLD_ZERO - 1;
	event->row = (int)characters[2] - OLD_ZERO - 1;
	set_kind(event, characters[0] - OLD_ZERO);
}

void mouse_count(struct mouse *mouse, struct event *event, int64_t now)
{
	bool is_second = mouse->is_first && event->row == mouse->row &&
			 event->column == mouse->column && now - mouse->pressed_at < DOUBLE_TIME;

	if (event->mouse == MOUSE_UP || event->mouse == MOUSE_DOWN)
		mouse->is_first = false;
	if (event->mouse != MOUSE_PRESS)
		return;
	if (is_second)
		event->mouse = MOUSE_DOUBLE;
	*mouse = (struct mouse){ event->row, event->column, now, !is_second };
}
