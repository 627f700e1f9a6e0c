/*
 * The programs are tried one after another until one prints something. The page that came with this
 * program is given by its file, where that is found, so that it is about this version; else man
 * looks for it by its name.
 */

#include "config.h"

#include "term/manual_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/paths.h"
#include "term/child.h"

/* More than this is no manual page. */
#define TEXT_MAX ((size_t)4 << 20)

#define ARGUMENTS_MAX 7

/* Longer lines are hard to read, shorter ones leave no room for words, and below 48 columns groff's
 * mdoc never ends. */
#define WIDTH_MAX 90
#define WIDTH_MIN 56

struct manual_reader {
	enum manual_page page;
	char *file; /* NULL: not found */
	char width[16], mandoc_width[24], groff_width[24], section[8];
	size_t attempt; /* the next one */
	pid_t pid;      /* 0: none runs */
	int fd;
	struct strbuf text;
};

/* A path beside the program's data, if there is a file that can be read; the caller frees it. */
static char *file_beside_data(const char *folder, const char *name, int section, const char *suffix)
{
	struct strbuf relative;
	char *path;

	strbuf_init(&relative);
	strbuf_addf(&relative, "../man/%s%s.%d%s", folder, name, section, suffix);
	path = paths_installed(relative.data);
	strbuf_free(&relative);
	if (access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

/* The page's file as it was installed, compressed or not, or from the source tree. */
static char *find_file(enum manual_page page)
{
	const char *name = manual_page_name(page);
	int section = manual_page_section(page);
	char folder[16];
	char *path;

	snprintf(folder, sizeof(folder), "man%d/", section);
	path = file_beside_data(folder, name, section, "");
	if (!path)
		path = file_beside_data(folder, name, section, ".gz");
	return path ? path : file_beside_data("", name, section, "");
}

/* The arguments of an attempt, up to a NULL; false when there is no such attempt. */
static bool choose_arguments(struct manual_reader *reader, size_t attempt,
			     const char *arguments[ARGUMENTS_MAX])
{
	const char *by_name[] = { "man", reader->section, manual_page_name(reader->page), NULL };
	const char *by_file[][ARGUMENTS_MAX] = {
		{ "man", "-l", reader->file, NULL },
		{ "mandoc", "-T", "utf8", "-O", reader->mandoc_width, reader->file, NULL },
		{ "groff", "-mandoc", "-Tutf8", reader->groff_width, reader->file, NULL },
	};

	if (attempt >= (reader->file ? sizeof(by_file) / sizeof(by_file[0]) : 1))
		return false;
	memcpy(arguments, reader->file ? by_file[attempt] : by_name,
	       reader->file ? sizeof(by_file[0]) : sizeof(by_name));
	return true;
}

static bool is_for_man(const char *variable)
{
	return strncmp(variable, "MAN", 3) == 0 || strncmp(variable, "PAGER=", 6) == 0 ||
	       strncmp(variable, "GROFF_", 6) == 0;
}

/* The environment without what would change the page; the caller frees the array. */
static char **make_environment(char *width)
{
	static char pager[] = "MANPAGER=cat", plain[] = "GROFF_NO_SGR=1";
	char **environment;
	size_t count = 0, kept = 0;

	while (environ[count])
		count++;
	environment = alloc_zeroed(count + 4, sizeof(*environment));
	for (size_t i = 0; i < count; i++)
		if (!is_for_man(environ[i]) || strncmp(environ[i], "MANPATH=", 8) == 0)
			environment[kept++] = environ[i];
	environment[kept++] = width;
	environment[kept++] = pager;
	environment[kept++] = plain;
	return environment;
}

/* Starts a program that writes into the pipe. Without a terminal it ends, when it is killed, with
 * all that man has started. */
static bool start_writing(struct manual_reader *reader, const char *const *arguments, int output)
{
	char **environment = make_environment(reader->width);
	const struct child_setup setup = { .argv = (char *const *)arguments,
					   .environment = environment,
					   .input = CHILD_NULL,
					   .output = output };
	pid_t pid = child_start(&setup);

	free(environment);
	reader->pid = pid > 0 ? pid : 0;
	return pid > 0;
}

static bool start(struct manual_reader *reader, const char *const *arguments)
{
	int ends[2];
	bool is_started;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	is_started = fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 &&
		     start_writing(reader, arguments, ends[1]);
	if (is_started)
		reader->fd = ends[0];
	else
		close(ends[0]);
	close(ends[1]);
	return is_started;
}

/* Starts the next program that can be run; false when there is none left. */
static bool start_next(struct manual_reader *reader)
{
	const char *arguments[ARGUMENTS_MAX];

	while (choose_arguments(reader, reader->attempt, arguments)) {
		reader->attempt++;
		if (start(reader, arguments))
			return true;
	}
	return false;
}

/* Ends the program, which has written all or is not needed any more. */
static void stop(struct manual_reader *reader)
{
	if (reader->pid == 0)
		return;
	child_kill(reader->pid);
	close(reader->fd);
	reader->fd = -1;
	reader->pid = 0;
}

int manual_reader_width(int columns)
{
	int width = columns - 2;

	if (width > WIDTH_MAX)
		return WIDTH_MAX;
	return width < WIDTH_MIN ? WIDTH_MIN : width;
}

struct manual_reader *manual_reader_new(enum manual_page page, int width)
{
	struct manual_reader *reader = alloc_zeroed(1, sizeof(*reader));

	reader->page = page;
	reader->fd = -1;
	reader->file = find_file(page);
	snprintf(reader->width, sizeof(reader->width), "MANWIDTH=%d", width);
	snprintf(reader->mandoc_width, sizeof(reader->mandoc_width), "width=%d", width);
	snprintf(reader->groff_width, sizeof(reader->groff_width), "-rLL=%dn", width);
	snprintf(reader->section, sizeof(reader->section), "%d", manual_page_section(page));
	strbuf_init(&reader->text);
	start_next(reader);
	return reader;
}

void manual_reader_delete(struct manual_reader *reader)
{
	if (!reader)
		return;
	stop(reader);
	strbuf_free(&reader->text);
	free(reader->file);
	free(reader);
}

int manual_reader_fd(const struct manual_reader *reader)
{
	return reader ? reader->fd : -1;
}

/* Reads what the pipe has; returns whether the program has written all. */
static bool read_some(struct manual_reader *reader)
{
	char piece[8192];
	ssize_t got;

	while ((got = read(reader->fd, piece, sizeof(piece))) > 0) {
		strbuf_add(&reader->text, (struct str){ piece, (size_t)got });
		if (reader->text.len > TEXT_MAX)
			return true;
	}
	return got == 0 || (errno != EAGAIN && errno != EINTR);
}

static enum status fail(const struct manual_reader *reader, struct diag *diag)
{
	const char *name = manual_page_name(reader->page);

	if (reader->file)
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "neither man nor mandoc nor groff shows the page; it is %s", reader->file);
	else
		diag_add(diag, DIAG_ERROR, NULL, 0, 0,
			 "the page is not found; elsewhere, man %d %s may show it",
			 manual_page_section(reader->page), name);
	return STATUS_FAILED;
}

bool manual_reader_step(struct manual_reader *reader, enum status *status, struct str *text,
			struct diag *diag)
{
	*text = STR("");
	if (reader->pid != 0 && !read_some(reader))
		return false;
	stop(reader);
	if (str_trim(strbuf_str(&reader->text)).len == 0 && start_next(reader))
		return false;
	*text = strbuf_str(&reader->text);
	*status = text->len > 0 ? STATUS_OK : fail(reader, diag);
	return true;
}
