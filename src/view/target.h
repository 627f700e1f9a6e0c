#ifndef VIEW_TARGET_H
#define VIEW_TARGET_H

/* Where on the screen a click or the wheel is, and what it is on. */

#include <stdbool.h>

#include "input/event.h"
#include "view/canvas.h"

bool target_is_in(const struct event *event, const struct area *area);

/* Tells the event what it is on; index: which of several. */
void target_set(struct event *event, enum event_target target, size_t index);

#endif
