#ifndef TESTS_SCREEN_SCENE_H
#define TESTS_SCREEN_SCENE_H

/*
 * The real browser with invented papers, doing a script as the program's own --script does: what a
 * terminal of a given size would show then.
 */

#include <stdbool.h>
#include <stddef.h>

#include "term/player.h"

struct scene {
	struct session session;
	struct loader *loader;
	struct player player;
};

enum scene_papers {
	SCENE_PAPERS,  /* all of tests/fixtures, read to the end */
	SCENE_LOADING, /* nothing read yet */
	SCENE_NO_PAPERS,
	SCENE_TEX,      /* papers written in TeX */
	SCENE_READ_ONLY /* papers, but no library to keep stars in */
};

/* Goes to a new folder, so that a scene may write; call it before anything else. */
void scenes_begin(void);
void scenes_end(void);

void scene_open(struct scene *scene, enum scene_papers papers, int rows, int columns);
void scene_close(struct scene *scene);

/* Reads what a configuration has in [options], which must be without mistakes. */
void scene_set_options(struct scene *scene, const char *options);

void scene_resize(struct scene *scene, int rows, int columns);

/* Does a script (input/script.h), as --script does: "j Space ^D", "/ 'words' Enter". */
void scene_play(struct scene *scene, const char *text);

/* Handles one key and does all the work that follows. */
void scene_key(struct scene *scene, uint32_t key);

void scene_draw(struct scene *scene);

/* Compares what is drawn with tests/screen/golden/NAME-COLUMNSxROWS.txt; UPDATE_GOLDEN=1 writes it
 * instead. */
void scene_check(struct scene *scene, const char *name, bool with_styles);

#endif
