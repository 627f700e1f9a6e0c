#include "config.h"

#include "base/background.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/thread.h"

void background_init(struct background *background)
{
	*background = (struct background){ .pipe = { -1, -1 } };
}

void background_free(struct background *background)
{
	background_join(background);
	for (int i = 0; i < 2; i++)
		if (background->pipe[i] >= 0)
			close(background->pipe[i]);
}

static void *run_in_thread(void *argument)
{
	struct background *background = argument;
	ssize_t written;

	background->run(background->context);
	atomic_store(&background->is_through, true);
	do
		written = write(background->pipe[1], "", 1);
	while (written < 0 && errno == EINTR);
	return NULL;
}

bool background_start(struct background *background, void (*run)(void *context), void *context)
{
	background->run = run;
	background->context = context;
	if (pipe2(background->pipe, O_CLOEXEC) != 0)
		return false;
	background->has_thread = thread_start(&background->thread, run_in_thread, background);
	return background->has_thread;
}

bool background_is_through(const struct background *background)
{
	return atomic_load(&background->is_through);
}

bool background_join(struct background *background)
{
	if (!background->has_thread)
		return false;
	pthread_join(background->thread, NULL);
	background->has_thread = false;
	return true;
}

int background_fd(const struct background *background)
{
	return background->pipe[0];
}
