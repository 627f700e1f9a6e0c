#include "config.h"

#include "torture/home.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "torture/command.h"
#include "torture/files.h"

#define LIBRARY ".local/share/shortlist/library.db"

void home_restore(const struct home *home)
{
	files_remove(home->folder);
	files_copy(home->template, home->folder);
}

void home_write(const struct home *home, const char *name, const char *text)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", home->folder, name);
	files_write(path, text, strlen(text));
}

static void write_papers(const struct home *home, const char *name, int from, int to)
{
	struct strbuf text;

	strbuf_init(&text);
	strbuf_add_cstr(&text, "Title,Authors,Date,Upvotes,arXiv ID,DOI,Abstract\r\n");
	for (int i = from; i < to; i++) {
		char line[256];

		snprintf(line, sizeof(line),
			 "\"Lantern %d, Carried Over the %d. Bridge\",%d,2024-%02d-%02d,%d,"
			 "arXiv:2401.%05d,,\"A lantern of colour %d is carried, slowly.\"\r\n",
			 i, i * 7 % 31, i % 9 + 1, i % 12 + 1, i % 28 + 1, i, i, i % 5);
		strbuf_add_cstr(&text, line);
	}
	home_write(home, name, text.data);
	strbuf_free(&text);
}

static void must_run(struct home *home, const char *const arguments[])
{
	struct outcome *outcome = malloc(sizeof(*outcome));
	struct command command = { .program = home->program,
				   .arguments = arguments,
				   .folder = home->folder,
				   .kill_after = -1,
				   .cpu_limit = 60 };

	command_run(&command, outcome);
	if (outcome->status != 0)
		files_fail(arguments[0], command_describe(outcome));
	free(outcome);
}

#define RUN(...) must_run(home, (const char *const[]){ __VA_ARGS__, NULL })

/* The last step but one can be taken back, the last was: it can be done again. */
static void make_marks(struct home *home)
{
	static const char script[] = "u\n";

	RUN("add", "papers.csv");
	RUN("tag", "evening; Two Words", "-q", "colour 1");
	RUN("status", "reading", "2401.00020", "2401.00021");
	RUN("note", "To be read by its own light.", "2401.00022");
	RUN("star", "2401.00030", "2401.00031");
	RUN("tag", "undone", "2401.00040");
	home_write(home, "script", script);
	RUN("--script=script");
	RUN("export", "--force", "-o", "out.csv", "-q", "is:starred");
	RUN("export", "--force", "-f", "jsonl", "-o", "out.jsonl", "-q", "is:starred");
}

static void make_files(const struct home *home)
{
	static const char topics[] = "# mine, with a comment\nlanterns = lantern\ndusk = evening\n";
	static const char history[] = "/lantern\n:star yes\n/colour 3\n";
	static const char editor[] = "#!/bin/sh\necho 'Written by an editor.' >\"$1\"\n";
	char path[4096];

	write_papers(home, "papers.csv", 0, HOME_PAPERS);
	write_papers(home, "more.csv", HOME_PAPERS - 10, HOME_PAPERS + HOME_MORE - 10);
	home_write(home, ".config/shortlist/topics", topics);
	home_write(home, ".local/state/shortlist/history", history);
	home_write(home, "editor", editor);
	snprintf(path, sizeof(path), "%s/editor", home->folder);
	chmod(path, 0755);
}

static void make_folders(const struct home *home)
{
	static const char *const folders[] = { "",
					       "/.config",
					       "/.config/shortlist",
					       "/.local",
					       "/.local/share",
					       "/.local/share/shortlist",
					       "/.local/state",
					       "/.local/state/shortlist" };
	char path[4096];

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", home->folder, folders[i]);
		if (mkdir(path, 0700) != 0)
			files_fail(path, strerror(errno));
	}
}

void home_init(struct home *home, const char *program)
{
	const char *folder = getenv("TMPDIR");

	home->program = program;
	snprintf(home->top, sizeof(home->top), "%s/shortlist-torture-XXXXXX",
		 folder && *folder ? folder : "/tmp");
	if (!mkdtemp(home->top))
		files_fail(home->top, strerror(errno));
	snprintf(home->folder, sizeof(home->folder), "%s/home", home->top);
	snprintf(home->template, sizeof(home->template), "%s/template", home->top);
	snprintf(home->library, sizeof(home->library), "%s/" LIBRARY, home->folder);
	make_folders(home);
	make_files(home);
	make_marks(home);
	files_copy(home->folder, home->template);
}

void home_free(struct home *home)
{
	files_remove(home->top);
}
