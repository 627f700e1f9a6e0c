#include "config.h"

#include "view/target.h"

bool target_is_in(const struct event *event, const struct area *area)
{
	return event->row >= area->row && event->row < area->row + area->rows &&
	       event->column >= area->column && event->column < area->column + area->columns;
}

void target_set(struct event *event, enum event_target target, size_t index)
{
	event->target = target;
	event->index = index;
}
