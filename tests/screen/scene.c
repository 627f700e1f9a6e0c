#include "config.h"

#include "scene.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* What the database and the scenes leave in the folder. */
static const char *const litter[] = { "library.db", "library.db-journal", "there.csv",
				      "shortlist.csv" };

static char source_folder[4096];
static char folder[] = "/tmp/shortlist-screens-XXXXXX";

static const char topics[] = "convergence = convergence\n"
			     "rlhf = rlhf\n"
			     "diffusion = diffusion\n"
			     "federated = federated\n";

static int64_t fixed_now(void)
{
	return 1700000000;
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

void scenes_begin(void)
{
	const char *srcdir = getenv("srcdir");

	if (!realpath(srcdir ? srcdir : ".", source_folder) || !mkdtemp(folder) ||
	    chdir(folder) != 0) {
		fprintf(stderr, "%s: %s\n", folder, strerror(errno));
		exit(1);
	}
	setenv("TZ", "UTC", 1);
}

static void remove_litter(void)
{
	for (size_t i = 0; i < sizeof(litter) / sizeof(litter[0]); i++)
		unlink(litter[i]);
}

void scenes_end(void)
{
	remove_litter();
	if (chdir("/") != 0 || rmdir(folder) != 0)
		fprintf(stderr, "%s is left behind\n", folder);
}

static void source_path(char *out, size_t size, const char *name)
{
	int len = snprintf(out, size, "%s/tests/%s", source_folder, name);

	assert_true(len > 0 && (size_t)len < size);
}

static struct loader *open_loader(struct session *session, enum scene_papers papers)
{
	static char paths[2][5000];
	static const char *const files[] = { paths[0], paths[1] };

	source_path(paths[0], sizeof(paths[0]),
		    papers == SCENE_TEX ? "fixtures/tex.csv" : "fixtures/papers.csv");
	source_path(paths[1], sizeof(paths[1]), "fixtures/blocks.txt");
	return loader_new(session, files, papers == SCENE_TEX ? 1 : 2, 0);
}

/* A page as man prints it, of sixty lines. */
static struct str manual_page(void)
{
	static char page[8192];
	int len =
		snprintf(page, sizeof(page),
			 "SHORTLIST(1)            General Commands Manual\n\n"
			 "N\bNA\bAM\bME\bE\n     \x1b[1mshortlist\x1b[0m — reads _\bp_\bapers\n\n");

	for (int i = 6; i <= 60; i++)
		len += snprintf(page + len, sizeof(page) - (size_t)len,
				"     This is line %d of the page, as wide as the page is wide.\n",
				i);
	return (struct str){ page, (size_t)len };
}

void scene_open(struct scene *scene, enum scene_papers papers, int rows, int columns)
{
	struct browser_options options = { .order = { .key = SORT_DATE, .is_reversed = true },
					   .now = fixed_now };

	*scene = (struct scene){ 0 };
	remove_litter();
	write_file("there.csv", "Title\r\n");
	session_init(&scene->session);
	if (papers != SCENE_NO_PAPERS)
		topic_list_read(&scene->session.topics, str_from(topics), "topics",
				&scene->session.diag);
	if (papers != SCENE_READ_ONLY)
		assert_int_equal(session_open_database(&scene->session, "library.db"), STATUS_OK);
	if (papers != SCENE_NO_PAPERS)
		scene->loader = open_loader(&scene->session, papers);
	assert_int_equal(player_open(&scene->player, &scene->session, scene->loader, &options,
				     &scene->session.diag),
			 STATUS_OK);
	scene->player.host.manual_text = manual_page();
	scene_resize(scene, rows, columns);
	if (papers != SCENE_LOADING)
		player_settle(&scene->player);
}

void scene_set_options(struct scene *scene, const char *options)
{
	struct config *config = &scene->session.config;
	struct strbuf text;

	strbuf_init(&text);
	strbuf_addf(&text, "[options]\n%s\n", options);
	config_parse(config, strbuf_str(&text), "config", &scene->session.diag);
	settings_read(&scene->session.settings, config, &scene->session.diag);
	assert_int_equal(scene->session.diag.total[DIAG_WARNING], 0);
	strbuf_free(&text);
}

void scene_close(struct scene *scene)
{
	player_close(&scene->player, &scene->session.diag);
	loader_delete(scene->loader);
	session_free(&scene->session);
}

void scene_resize(struct scene *scene, int rows, int columns)
{
	player_resize(&scene->player, rows, columns);
}

void scene_key(struct scene *scene, uint32_t key)
{
	const struct script_step step = { .verb = SCRIPT_KEY, .key = key };

	assert_int_equal(player_do(&scene->player, &step, &scene->session.diag), STATUS_OK);
}

void scene_play(struct scene *scene, const char *text)
{
	struct script script;
	struct diag diag;

	diag_init(&diag, 1);
	script_init(&script);
	if (script_parse(&script, str_from(text), NULL, &diag) != STATUS_OK)
		fail_msg("%s: %s", text, diag.messages[0].text);
	for (size_t i = 0; i < script.count; i++)
		assert_int_equal(player_do(&scene->player, &script.steps[i], &diag), STATUS_OK);
	script_free(&script);
	diag_free(&diag);
}

void scene_draw(struct scene *scene)
{
	host_draw(&scene->player.host);
}

static void dump(struct player *player, bool with_styles, struct strbuf *out)
{
	player_print(player, with_styles ? SCRIPT_SAVE_STYLES : SCRIPT_SAVE, out);
	if (player->host.canvas.cursor_row >= 0)
		strbuf_addf(out, "\ncursor %d,%d\n", player->host.canvas.cursor_row,
			    player->host.canvas.cursor_column);
}

static void read_golden(const char *path, struct strbuf *out)
{
	FILE *file = fopen(path, "r");
	char piece[4096];
	size_t len;

	if (!file)
		return;
	while ((len = fread(piece, 1, sizeof(piece), file)) > 0)
		strbuf_add(out, (struct str){ piece, len });
	fclose(file);
}

void scene_check(struct scene *scene, const char *name, bool with_styles)
{
	char path[5000], file[256];
	struct strbuf drawn, golden;
	const char *update = getenv("UPDATE_GOLDEN");

	snprintf(file, sizeof(file), "screen/golden/%s-%dx%d.txt", name,
		 scene->player.host.canvas.columns, scene->player.host.canvas.rows);
	source_path(path, sizeof(path), file);
	strbuf_init(&drawn);
	strbuf_init(&golden);
	dump(&scene->player, with_styles, &drawn);
	if (update && update[0]) {
		write_file(path, drawn.data);
	} else {
		read_golden(path, &golden);
		if (!str_equal(strbuf_str(&drawn), strbuf_str(&golden)))
			fail_msg("%s differs; drawn was:\n%s", path, drawn.data);
	}
	strbuf_free(&drawn);
	strbuf_free(&golden);
}
