#ifndef TESTS_UNIT_UNPACK_FIXTURE_H
#define TESTS_UNIT_UNPACK_FIXTURE_H

/* Files that the tests pack themselves, by libarchive's writer, and what comes of them. Included
 * behind cmocka.h. */

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "read/unpack.h"
#include "session/loader.h"
#include "support.h"

#define OWLS "Title,DOI\nCounting Owls,10.1000/1\nSnails,10.1000/2\n"
#define BATS "Title,DOI\nBats at Noon,10.1000/3\n"
#define TEA  "Title,DOI\nIs Tea Enough,10.1000/4\n"

struct member {
	const char *name;
	struct str bytes;
};

typedef int (*configure)(struct archive *archive);

static inline void add_member(struct archive *archive, const struct member *member)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, member->name);
	archive_entry_set_size(entry, (la_int64_t)member->bytes.len);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_mtime(entry, 1720000000, 0);
	assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
	assert_int_equal(archive_write_data(archive, member->bytes.p, member->bytes.len),
			 member->bytes.len);
	archive_entry_free(entry);
}

/* What members are when they are packed; a missing filter skips the test. */
static inline void pack(struct strbuf *out, configure format, configure filter, const char *option,
			const struct member *members, size_t count)
{
	struct archive *archive = archive_write_new();
	size_t room = 65536, used = 0;

	for (size_t i = 0; i < count; i++)
		room += 2 * members[i].bytes.len + 4096;
	strbuf_init(out);
	strbuf_reserve(out, room);
	assert_int_equal(format(archive), ARCHIVE_OK);
	if (filter && filter(archive) != ARCHIVE_OK)
		support_skip("libarchive has no %s", archive_error_string(archive));
	archive_write_set_bytes_in_last_block(archive, 1);
	if (option) {
		archive_write_set_passphrase(archive, "secret");
		if (archive_write_set_options(archive, option) != ARCHIVE_OK)
			support_skip("libarchive has no %s", option);
	}
	assert_int_equal(archive_write_open_memory(archive, out->data, room, &used), ARCHIVE_OK);
	for (size_t i = 0; i < count; i++)
		add_member(archive, &members[i]);
	assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
	archive_write_free(archive);
	out->len = used;
	out->data[used] = '\0';
}

static inline void pack_alone(struct strbuf *out, configure filter, struct str bytes)
{
	struct member member = { "alone", bytes };

	pack(out, archive_write_set_format_raw, filter, NULL, &member, 1);
}

static const struct {
	const char *name;
	configure filter;
} filters[] = {
	{ "gzip", archive_write_add_filter_gzip },
	{ "bzip2", archive_write_add_filter_bzip2 },
	{ "xz", archive_write_add_filter_xz },
	{ "zstd", archive_write_add_filter_zstd },
};

#define FILTER_COUNT (sizeof(filters) / sizeof(*filters))

/* What came of a file. */
struct outcome {
	struct strbuf titles;   /* one a line */
	struct strbuf sources;  /* of the papers, one a line */
	struct strbuf errors;   /* one a line */
	struct strbuf messages; /* of the readers */
	struct strbuf reports;  /* "file: records" */
	size_t failed;
};

static inline void receive_report(void *context, const char *file,
				  const struct reader_report *report)
{
	strbuf_addf(context, "%s: %zu\n", file, report->records);
}

static inline void add_messages(struct strbuf *out, const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++) {
		diag_format(&diag->messages[i], out);
		strbuf_add_byte(out, '\n');
	}
}

static inline void take_outcome(struct outcome *outcome, const struct session *session)
{
	for (uint32_t i = 0; i < session->library.count; i++) {
		const struct paper *paper = &session->library.papers[i];

		strbuf_addf(&outcome->titles, "%.*s\n", STR_ARG(paper->title));
		strbuf_addf(&outcome->sources, "%.*s\n", STR_ARG(paper->sources->name));
	}
	add_messages(&outcome->errors, &session->diag);
	add_messages(&outcome->messages, &session->not_understood);
}

static inline void load(struct outcome *outcome, const char *file)
{
	struct session session;
	struct loader *loader;
	uint64_t read, total;

	strbuf_init(&outcome->titles);
	strbuf_init(&outcome->sources);
	strbuf_init(&outcome->errors);
	strbuf_init(&outcome->messages);
	strbuf_init(&outcome->reports);
	session_init(&session);
	loader = loader_new(&session, &file, 1, 0);
	loader_set_report(loader, receive_report, &outcome->reports);
	while (loader_step(loader, 1000)) {
		struct pollfd poll_fd = { loader_fd(loader), POLLIN, 0 };

		loader_progress(loader, &read, &total);
		assert_true(total == 0 || read <= total);
		if (poll_fd.fd >= 0)
			assert_true(poll(&poll_fd, 1, (int)support_patience()) > 0);
	}
	outcome->failed = loader_failed_count(loader);
	take_outcome(outcome, &session);
	loader_delete(loader);
	session_free(&session);
}

static inline void outcome_free(struct outcome *outcome)
{
	strbuf_free(&outcome->titles);
	strbuf_free(&outcome->sources);
	strbuf_free(&outcome->errors);
	strbuf_free(&outcome->messages);
	strbuf_free(&outcome->reports);
}

/* Where the file to read is. */
static char folder[] = "/tmp/shortlist-unpack-XXXXXX";

static inline int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0)
		return -1;
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	unlink("f");
	return chdir("/") != 0 || rmdir(folder) != 0 ? -1 : 0;
}

static inline void load_bytes(struct outcome *outcome, struct str bytes)
{
	FILE *file = fopen("f", "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.p, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
	load(outcome, "f");
}

/* The same through a pipe, as standard input, a few bytes first. */
static inline void load_piped(struct outcome *outcome, struct str bytes)
{
	int ends[2], kept = dup(STDIN_FILENO);
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		for (size_t at = 0, len = 1; at < bytes.len; at += len, len *= 2) {
			struct str part = str_sub(bytes, at, len);

			if (write(ends[1], part.p, part.len) != (ssize_t)part.len)
				_exit(1);
		}
		_exit(0);
	}
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	load(outcome, "-");
	if (kept >= 0)
		dup2(kept, STDIN_FILENO);
	close(kept);
	waitpid(child, NULL, 0);
}

/* Whether a text is this, in which %s is the file's name. */
static inline void assert_text(const char *got, const char *wanted, const char *name)
{
	struct strbuf want;
	size_t at;

	strbuf_init(&want);
	strbuf_add_cstr(&want, wanted);
	while ((at = str_find(strbuf_str(&want), STR("%s"))) != SIZE_MAX) {
		strbuf_remove(&want, at, 2);
		strbuf_insert(&want, at, str_from(name));
	}
	assert_string_equal(got, want.data);
	strbuf_free(&want);
}

/* As a file and through a pipe; %s in errors, messages and reports is the file's name. */
static inline void assert_loaded(struct str bytes, const char *titles, const char *errors,
				 const char *messages, const char *reports)
{
	static const char *const names[] = { "f", "standard input" };

	for (size_t i = 0; i < 2; i++) {
		struct outcome outcome;

		(i == 0 ? load_bytes : load_piped)(&outcome, bytes);
		assert_string_equal(outcome.titles.data, titles);
		assert_text(outcome.errors.data, errors, names[i]);
		assert_text(outcome.messages.data, messages, names[i]);
		assert_text(outcome.reports.data, reports, names[i]);
		assert_int_equal(outcome.failed, errors[0] != '\0');
		outcome_free(&outcome);
	}
}

static const struct member members[] = {
	{ "a.csv", STR_INIT(OWLS) },
	{ "sub/notes.bin", STR_INIT("\x89\1\2\3\4\5\6\7\xFE\xFF\xFC") },
	{ "../../up.csv", STR_INIT(BATS) },
	{ "__MACOSX/._a.csv", STR_INIT("\0\5\026\007") },
	{ "in.gz", STR_INIT("\x1F\x8B\x08 and so on") },
	{ "sub/tea.csv", STR_INIT(TEA) },
};

#define MEMBER_COUNT (sizeof(members) / sizeof(*members))

#endif
