/*
 * The browser on a terminal, with the sanitizers in it: keys, pastes, sizes and what terminals
 * answer, all at random. After some of them the terminal gets another size, and the program must
 * draw again before it has used up its time. One that ended is started again.
 */

#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "torture/campaign.h"
#include "torture/files.h"
#include "torture/home.h"
#include "torture/noise.h"

/* Of each kind, in the long run. */
#define EVENTS 20000

/* It must draw after this many. */
#define PROBE_EVERY 20

/* Seconds of processor time: 5 without the sanitizers. */
#define TIME_LIMIT 30

/* Seconds on the clock, for a machine that has other things to do. */
#define PATIENCE 600

/* Bytes of what was drawn that are kept, about, and printed. */
#define KEPT    ((size_t)1 << 16)
#define PRINTED 500

enum { KEYS, PASTES, SIZES, REPLIES, KINDS };

struct keys {
	struct campaign campaign;
	struct home home;
	struct strbuf sent;  /* to the program that runs */
	struct strbuf drawn; /* the last that it drew */
	pid_t pid;
	int fd;
	size_t counts[KINDS], programs, probes;
	double longest; /* seconds of processor time before it drew */
};

/* What is typed may name any file: none but those of the test can be written then. Only root could
 * write them anyway, and only root can do this. */
static void protect_files(const char *top)
{
	if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mount(top, top, NULL, MS_BIND, NULL) != 0)
		return;
	(void)mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL);
}

static void set_environment(const struct keys *keys)
{
	char options[400];

	snprintf(options, sizeof(options), "log_path=%s/sanitizer:exitcode=99:detect_leaks=1",
		 keys->home.top);
	setenv("ASAN_OPTIONS", options, 1);
	snprintf(options, sizeof(options), "log_path=%s/sanitizer:print_stacktrace=1",
		 keys->home.top);
	setenv("UBSAN_OPTIONS", options, 1);
	setenv("HOME", keys->home.folder, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm", 1);
	setenv("EDITOR", "./editor", 1);
	setenv("BROWSER", "true", 1);
	unsetenv("VISUAL");
}

static void start(struct keys *keys)
{
	const char *program = campaign_program(true);
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	fflush(NULL);
	strbuf_clear(&keys->sent);
	strbuf_clear(&keys->drawn);
	keys->programs++;
	home_restore(&keys->home);
	keys->pid = forkpty(&keys->fd, NULL, NULL, &size);
	if (keys->pid == 0) {
		set_environment(keys);
		protect_files(keys->home.top);
		if (chdir(keys->home.folder) == 0)
			execl(program, program, (char *)NULL);
		_exit(127);
	}
	fcntl(keys->fd, F_SETFL, O_NONBLOCK);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Processor time that the program has used, in seconds. */
static double used_time(const struct keys *keys)
{
	char path[64], line[1024] = "";
	unsigned long user = 0, system = 0;
	FILE *file;
	const char *rest;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)keys->pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (!fgets(line, sizeof(line), file))
		line[0] = '\0';
	fclose(file);
	/* The name of a program may hold blanks. */
	rest = strrchr(line, ')');
	if (!rest || sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
			    &system) != 2)
		return 0;
	return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

/* Reads what the program draws, and keeps the end of it; false when nothing came in that time. */
static bool drain(struct keys *keys, int timeout)
{
	struct pollfd fd = { .fd = keys->fd, .events = POLLIN };
	char bytes[65536];
	ssize_t len;

	if (poll(&fd, 1, timeout) <= 0)
		return false;
	len = read(keys->fd, bytes, sizeof(bytes));
	if (len <= 0)
		return false;
	if (keys->drawn.len > KEPT)
		strbuf_clear(&keys->drawn);
	strbuf_add(&keys->drawn, (struct str){ bytes, (size_t)len });
	return true;
}

/* Prints the end of what was drawn, what is not ASCII as dots. */
static void print_drawn(const struct keys *keys)
{
	struct str end = strbuf_str(&keys->drawn);

	if (end.len > PRINTED)
		end = str_sub(end, end.len - PRINTED, SIZE_MAX);
	fputs("keys: drawn at last: ", stdout);
	for (size_t i = 0; i < end.len; i++)
		putchar(end.p[i] >= ' ' && end.p[i] <= '~' ? end.p[i] : '.');
	putchar('\n');
}

/* Keeps what was sent, for whoever looks for the reason. */
static void keep_sent(struct keys *keys)
{
	char path[128];

	snprintf(path, sizeof(path), "/tmp/shortlist-keys-%llu-%zu",
		 (unsigned long long)keys->campaign.seed, keys->campaign.violations);
	files_write(path, keys->sent.data, keys->sent.len);
	printf("keys: the %zu bytes that were sent are in %s\n", keys->sent.len, path);
}

/* Prints the beginning of what the sanitizers wrote; whether there was something. */
static bool print_reports(struct keys *keys)
{
	DIR *folder = opendir(keys->home.top);
	struct dirent *entry;
	struct strbuf text;
	char path[600];
	bool is_found = false;

	strbuf_init(&text);
	while (folder && (entry = readdir(folder))) {
		if (strncmp(entry->d_name, "sanitizer", 9) != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", keys->home.top, entry->d_name);
		is_found = files_read(path, &text);
		unlink(path);
	}
	if (is_found)
		printf("%.4000s\n", text.data);
	strbuf_free(&text);
	if (folder)
		closedir(folder);
	return is_found;
}

static bool was_asked_to_end(const struct keys *keys, int signal)
{
	return (signal == SIGQUIT && memchr(keys->sent.data, '\x1c', keys->sent.len)) ||
	       (signal == SIGINT && memchr(keys->sent.data, '\x03', keys->sent.len));
}

/* Whether an error is the last that was printed, where the screen was. */
static bool has_said_why(const struct keys *keys)
{
	struct str drawn = strbuf_str(&keys->drawn);

	return str_find(drawn, STR("\033[?1049l")) < str_find(drawn, STR("shortlist: ")) &&
	       str_find(drawn, STR("shortlist: ")) < drawn.len;
}

static void judge_end(struct keys *keys, int status)
{
	bool is_reported = print_reports(keys);

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !is_reported)
		return;
	/* The keys that left came before what had failed could be read: it was said at the end. */
	if (WIFEXITED(status) && WEXITSTATUS(status) == 2 && !is_reported && has_said_why(keys))
		return;
	/* Somebody pressed ^\ or ^C, and meant it. */
	if (WIFSIGNALED(status) && !is_reported && was_asked_to_end(keys, WTERMSIG(status)))
		return;
	campaign_violation(&keys->campaign, "the program ended with %s %d",
			   WIFSIGNALED(status) ? "signal" : "status",
			   WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	print_drawn(keys);
	keep_sent(keys);
}

/* Whether the program has ended; then that is judged, and another is started. */
static bool has_ended(struct keys *keys)
{
	int status;

	if (waitpid(keys->pid, &status, WNOHANG) != keys->pid)
		return false;
	while (drain(keys, 0))
		;
	close(keys->fd);
	judge_end(keys, status);
	start(keys);
	return true;
}

static void end_hung(struct keys *keys, double used)
{
	campaign_violation(&keys->campaign, "nothing is drawn after %.1f s of processor time",
			   used);
	keep_sent(keys);
	kill(keys->pid, SIGKILL);
	waitpid(keys->pid, NULL, 0);
	close(keys->fd);
	start(keys);
}

/* Writes all of it, reading meanwhile: a program that draws does not read, and the other way round.
 */
static void send_bytes(struct keys *keys, const struct strbuf *bytes)
{
	double used = used_time(keys), begin = now();
	size_t at = 0;

	strbuf_add(&keys->sent, strbuf_str(bytes));
	while (at < bytes->len) {
		ssize_t written = write(keys->fd, bytes->data + at, bytes->len - at);

		at += written > 0 ? (size_t)written : 0;
		drain(keys, written > 0 ? 0 : 20);
		if (written < 0 && (errno != EAGAIN || has_ended(keys)))
			return;
		if (used_time(keys) - used > TIME_LIMIT || now() - begin > PATIENCE) {
			end_hung(keys, used_time(keys) - used);
			return;
		}
	}
}

static void resize(struct keys *keys)
{
	bool is_small = campaign_below(&keys->campaign, 2);
	struct winsize size = {
		.ws_row =
			(unsigned short)(1 + campaign_below(&keys->campaign, is_small ? 12 : 120)),
		.ws_col =
			(unsigned short)(1 + campaign_below(&keys->campaign, is_small ? 30 : 300)),
	};

	if (campaign_below(&keys->campaign, 200) == 0)
		size.ws_row = size.ws_col = (unsigned short)campaign_below(&keys->campaign, 1200);
	ioctl(keys->fd, TIOCSWINSZ, &size);
}

/* Gives it another size and waits until it draws. */
static void probe(struct keys *keys)
{
	double used = used_time(keys), begin = now(), spent = 0;
	struct winsize size;

	keys->probes++;
	while (drain(keys, 1))
		;
	if (has_ended(keys))
		return;
	/* It may have been told to stop. */
	kill(keys->pid, SIGCONT);
	ioctl(keys->fd, TIOCGWINSZ, &size);
	size.ws_row = size.ws_row % 50 + 20;
	size.ws_col = size.ws_col % 90 + 20;
	ioctl(keys->fd, TIOCSWINSZ, &size);
	while (!drain(keys, 20)) {
		if (has_ended(keys))
			return;
		/* Nor is it at fault when ^S has stopped what it draws. */
		if (write(keys->fd, "\x11", 1) < 0 && errno != EAGAIN)
			continue;
		spent = used_time(keys) - used;
		if (spent > TIME_LIMIT || now() - begin > PATIENCE) {
			end_hung(keys, spent);
			return;
		}
	}
	keys->longest = spent > keys->longest ? spent : keys->longest;
}

static void do_event(struct keys *keys, int kind)
{
	struct strbuf bytes;

	strbuf_init(&bytes);
	keys->campaign.cases++;
	keys->counts[kind]++;
	if (kind == KEYS)
		noise_add_key(&keys->campaign, &bytes);
	else if (kind == PASTES)
		noise_add_paste(&keys->campaign, &bytes);
	else if (kind == REPLIES)
		noise_add_reply(&keys->campaign, &bytes);
	else
		resize(keys);
	send_bytes(keys, &bytes);
	drain(keys, 0);
	has_ended(keys);
	if (keys->campaign.cases % PROBE_EVERY == 0)
		probe(keys);
	strbuf_free(&bytes);
}

static void end(struct keys *keys)
{
	kill(keys->pid, SIGKILL);
	waitpid(keys->pid, NULL, 0);
	close(keys->fd);
	print_reports(keys);
	strbuf_free(&keys->sent);
	strbuf_free(&keys->drawn);
	home_free(&keys->home);
}

int main(void)
{
	struct keys keys = { .counts = { 0 } };

	campaign_begin(&keys.campaign, "keys", EVENTS);
	strbuf_init(&keys.sent);
	strbuf_init(&keys.drawn);
	home_init(&keys.home, campaign_program(false));
	start(&keys);
	for (size_t i = 0; i < KINDS * keys.campaign.count; i++)
		do_event(&keys, (int)campaign_below(&keys.campaign, KINDS));
	end(&keys);
	printf("keys: %zu keys, %zu pastes, %zu sizes, %zu answers; %zu programs; drew %zu times "
	       "when "
	       "asked, after %.1f s of processor time at most\n",
	       keys.counts[KEYS], keys.counts[PASTES], keys.counts[SIZES], keys.counts[REPLIES],
	       keys.programs, keys.probes, keys.longest);
	return campaign_end(&keys.campaign);
}
