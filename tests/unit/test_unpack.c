/*
 * Unpacking, from the bytes to the session: the tests pack their files themselves, by libarchive's
 * writer. Each file is read as a file and through a pipe.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static void add_member(struct archive *archive, const struct member *member)
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
static void pack(struct strbuf *out, configure format, configure filter, const char *option,
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

static void pack_alone(struct strbuf *out, configure filter, struct str bytes)
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

static void receive_report(void *context, const char *file, const struct reader_report *report)
{
	strbuf_addf(context, "%s: %zu\n", file, report->records);
}

static void add_messages(struct strbuf *out, const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++) {
		diag_format(&diag->messages[i], out);
		strbuf_add_byte(out, '\n');
	}
}

static void take_outcome(struct outcome *outcome, const struct session *session)
{
	for (uint32_t i = 0; i < session->library.count; i++) {
		const struct paper *paper = &session->library.papers[i];

		strbuf_addf(&outcome->titles, "%.*s\n", STR_ARG(paper->title));
		strbuf_addf(&outcome->sources, "%.*s\n", STR_ARG(paper->sources->name));
	}
	add_messages(&outcome->errors, &session->diag);
	add_messages(&outcome->messages, &session->not_understood);
}

static void load(struct outcome *outcome, const char *file)
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

static void outcome_free(struct outcome *outcome)
{
	strbuf_free(&outcome->titles);
	strbuf_free(&outcome->sources);
	strbuf_free(&outcome->errors);
	strbuf_free(&outcome->messages);
	strbuf_free(&outcome->reports);
}

/* Where the file to read is. */
static char folder[] = "/tmp/shortlist-unpack-XXXXXX";

static int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0)
		return -1;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlink("f");
	return chdir("/") != 0 || rmdir(folder) != 0 ? -1 : 0;
}

static void load_bytes(struct outcome *outcome, struct str bytes)
{
	FILE *file = fopen("f", "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.p, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
	load(outcome, "f");
}

/* The same through a pipe, as standard input, a few bytes first. */
static void load_piped(struct outcome *outcome, struct str bytes)
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
static void assert_text(const char *got, const char *wanted, const char *name)
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
static void assert_loaded(struct str bytes, const char *titles, const char *errors,
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

static void test_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		struct strbuf packed;

		pack_alone(&packed, filters[i].filter, STR(OWLS));
		assert_loaded(strbuf_str(&packed), "Counting Owls\nSnails\n", "", "", "%s: 2\n");
		strbuf_free(&packed);
		pack_alone(&packed, filters[i].filter, STR("no papers in here\n"));
		assert_loaded(strbuf_str(&packed), "",
			      "%s: is text in which nothing marks papers\n",
			      "%s: is text in which nothing marks papers\n", "%s: 0\n");
		strbuf_free(&packed);
		pack_alone(&packed, filters[i].filter, STR(""));
		assert_loaded(strbuf_str(&packed), "", "%s: is empty\n", "", "");
		strbuf_free(&packed);
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

static void check_archive(struct strbuf *packed)
{
	assert_loaded(strbuf_str(packed), "Counting Owls\nSnails\nBats at Noon\nIs Tea Enough\n",
		      "",
		      "%s: 1 member without papers is left out, sub/notes.bin\n"
		      "%s: 1 member is packed itself and left out: unpack it, in.gz\n",
		      "%s/a.csv: 2\n%s/../../up.csv: 1\n%s/sub/tea.csv: 1\n");
	strbuf_free(packed);
}

static void test_archives(void **state)
{
	struct strbuf packed;

	(void)state;
	pack(&packed, archive_write_set_format_zip, NULL, NULL, members, MEMBER_COUNT);
	check_archive(&packed);
	pack(&packed, archive_write_set_format_ustar, NULL, NULL, members, MEMBER_COUNT);
	check_archive(&packed);
	pack(&packed, archive_write_set_format_gnutar, NULL, NULL, members, MEMBER_COUNT);
	check_archive(&packed);
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		pack(&packed, archive_write_set_format_pax, filters[i].filter, NULL, members,
		     MEMBER_COUNT);
		check_archive(&packed);
	}
}

/* A member's source has the member's name, a packed file's its own. */
static void test_sources(void **state)
{
	struct strbuf packed;
	struct outcome outcome;

	(void)state;
	pack(&packed, archive_write_set_format_zip, NULL, NULL, members, MEMBER_COUNT);
	load_bytes(&outcome, strbuf_str(&packed));
	assert_string_equal(outcome.sources.data, "a\na\nup\ntea\n");
	outcome_free(&outcome);
	strbuf_free(&packed);
}

static void test_archives_that_are_refused(void **state)
{
	static const struct member workbook[] = {
		{ "[Content_Types].xml", STR_INIT("<a/>") },
		{ "xl/workbook.xml", STR_INIT("<b/>") },
	};
	struct strbuf packed;

	(void)state;
	pack(&packed, archive_write_set_format_zip, NULL, NULL, workbook, 2);
	assert_loaded(strbuf_str(&packed), "", "%s: is an Excel workbook: save it as CSV\n", "",
		      "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, NULL, workbook, 1);
	assert_loaded(strbuf_str(&packed), "",
		      "%s: holds no papers in a format that shortlist knows, in 1 member\n", "",
		      "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, NULL, &members[4], 1);
	assert_loaded(strbuf_str(&packed), "",
		      "%s: holds no papers, but in.gz, which is packed itself\n", "", "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, NULL, NULL, 0);
	assert_loaded(strbuf_str(&packed), "", "%s: is empty\n", "", "");
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_zip, NULL, "zip:encryption=zipcrypt", members, 1);
	assert_loaded(strbuf_str(&packed), "", "%s: is encrypted: unpack it first\n", "", "");
	strbuf_free(&packed);
	assert_loaded(STR("7z\xBC\xAF\x27\x1C and more"), "",
		      "%s: is packed as 7z: unpack it first\n", "", "");
}

/* Text is never taken for an archive of some kind. */
static void test_text_is_not_packed(void **state)
{
	static const struct str texts[] = {
		STR_INIT(""),
		STR_INIT("B"),
		STR_INIT("PK"),
		STR_INIT("BZh9 is no bzip2"),
		STR_INIT("#mtree\n./a type=file\n"),
		STR_INIT("070707 is no cpio"),
		STR_INIT("7z"),
		STR_INIT("T\0i\0t\0l\0e\0"),
	};
	const struct packing *packing;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		assert_true(packing_from_head(texts[i], true, &packing));
		assert_null(packing);
	}
	assert_false(packing_from_head(STR("BZh"), false, &packing));
	assert_true(packing_from_head(STR("BZi\n"), false, &packing));
	assert_true(packing_from_head(STR("Title,DOI\n"), false, &packing));
	/* The name at the beginning of a tar, as a pipe may bring it alone. */
	assert_false(packing_from_head(STR("papers.csv"), false, &packing));
	assert_false(packing_from_head(STR("T\0"), false, &packing));
}

/* A part of a record is no record, and what is lost is said. */
static void check_cuts(struct str packed, size_t head)
{
	size_t step = packed.len / 60 + 1;

	for (size_t len = head; len < packed.len; len += step) {
		struct outcome outcome;

		load_bytes(&outcome, str_sub(packed, 0, len));
		assert_int_equal(outcome.failed, 1);
		assert_non_null(strstr(outcome.errors.data, "f: is damaged or cut off: "));
		assert_true(outcome.titles.len == 0 ||
			    strstr(outcome.titles.data, "Counting Owls\n") == outcome.titles.data);
		assert_null(strstr(outcome.titles.data, "Snai\n"));
		outcome_free(&outcome);
	}
}

static void check_flips(struct str packed, const char *titles)
{
	char *bytes = alloc_copy(packed.p, packed.len);

	for (size_t at = 0; at < packed.len; at += packed.len / 200 + 1) {
		struct outcome outcome;
		char kept = bytes[at];

		bytes[at] = (char)(kept ^ (1 << at % 8));
		load_bytes(&outcome, (struct str){ bytes, packed.len });
		/* Some bytes do not matter, as the time of the packing. */
		if (outcome.failed == 0)
			assert_string_equal(outcome.titles.data, titles);
		outcome_free(&outcome);
		bytes[at] = kept;
	}
	free(bytes);
}

static void test_damage(void **state)
{
	static const char titles[] = "Counting Owls\nSnails\nBats at Noon\nIs Tea Enough\n";
	struct strbuf packed;

	(void)state;
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		pack_alone(&packed, filters[i].filter, STR(OWLS));
		check_cuts(strbuf_str(&packed), 14);
		/* libarchive's zstd has no checksum. */
		if (filters[i].filter != archive_write_add_filter_zstd)
			check_flips(strbuf_str(&packed), "Counting Owls\nSnails\n");
		strbuf_free(&packed);
	}
	pack(&packed, archive_write_set_format_zip, NULL, NULL, members, MEMBER_COUNT);
	check_cuts(strbuf_str(&packed), 4);
	strbuf_free(&packed);
	pack(&packed, archive_write_set_format_ustar, archive_write_add_filter_gzip, NULL, members,
	     MEMBER_COUNT);
	check_cuts(strbuf_str(&packed), 14);
	check_flips(strbuf_str(&packed), titles);
	strbuf_free(&packed);
}

/* What was read before the damage is kept, and counted. */
static void test_records_before_damage(void **state)
{
	struct strbuf text, packed;
	struct outcome outcome;

	(void)state;
	strbuf_init(&text);
	strbuf_add_cstr(&text, "Title,DOI\n");
	for (uint64_t random = 4, i = 0; i < 40000; i++)
		strbuf_addf(&text, "Title %llx number %d,10.1000/%d\n",
			    (unsigned long long)support_random(&random), (int)i, (int)i);
	pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
	load_bytes(&outcome, str_sub(strbuf_str(&packed), 0, packed.len / 2));
	assert_non_null(strstr(outcome.errors.data, "f: is damaged or cut off: "));
	assert_non_null(strstr(outcome.errors.data, " records before that are read)"));
	assert_non_null(strstr(outcome.titles.data, " number 9999\n"));
	outcome_free(&outcome);
	strbuf_free(&text);
	strbuf_free(&packed);
}

/* A part of a packed file, as a download leaves it: what came of its text is read up to the record
 * that is not whole, in any format, however short it is. */
static void test_records_before_cut(void **state)
{
	static const struct {
		const char *head, *start, *middle, *end; /* a number is before and behind middle */
	} texts[] = {
		{ "", "@article{k", ", title = {Kites and the wind ", "}, year = {2020}}\n" },
		{ "Title,DOI\n", "Kites and ", " winds,10.1000/", "\n" },
		{ "", "{\"title\": \"Kites and ", " winds\", \"doi\": \"10.1000/", "\"}\n" },
		{ "", "TY  - JOUR\nTI  - Kites and ", " winds\nDO  - 10.1000/", "\nER  - \n\n" },
		{ "# Kites\n\n", "- [Kites and ", " winds](https://doi.org/10.1000/", ")\n" },
	};
	struct strbuf text, packed;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		for (size_t count = 60; count <= 6000; count *= 100) {
			struct outcome outcome;
			size_t records = 0;

			strbuf_init(&text);
			strbuf_add_cstr(&text, texts[i].head);
			for (size_t k = 1; k <= count; k++)
				strbuf_addf(&text, "%s%zu%s%zu%s", texts[i].start, k,
					    texts[i].middle, k, texts[i].end);
			pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
			load_bytes(&outcome, str_sub(strbuf_str(&packed), 0, packed.len * 2 / 3));
			assert_int_equal(sscanf(outcome.reports.data, "f: %zu", &records), 1);
			assert_in_range(records, count / 4, count - 1);
			outcome_free(&outcome);
			strbuf_free(&packed);
			strbuf_free(&text);
		}
	}
}

/* What was packed by any of them is packed again, by gzip. */
static void test_packed_twice(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		struct strbuf once, twice;
		char want[128];

		pack_alone(&once, filters[i].filter, STR(OWLS));
		pack_alone(&twice, archive_write_add_filter_gzip, strbuf_str(&once));
		snprintf(want, sizeof(want),
			 "%%s: is packed more than once, inside as %s: unpack it first\n",
			 filters[i].name);
		assert_loaded(strbuf_str(&twice), "", want, "", "");
		strbuf_free(&once);
		strbuf_free(&twice);
	}
}

#define BOMB_SIZE ((size_t)80 << 20)

/* What gzip makes a thousand times as small. */
static void add_letters(struct strbuf *out)
{
	strbuf_pad(out, BOMB_SIZE);
	memset(out->data + out->len, 'x', BOMB_SIZE);
	out->len += BOMB_SIZE;
}

/* What differs in numbers here and there, and becomes two hundred times as small. */
static void add_numbers(struct strbuf *out)
{
	for (size_t number = 0; out->len < BOMB_SIZE; number++) {
		strbuf_addf(out, "%07zu ", number);
		for (size_t i = 0; i < 100; i++)
			strbuf_add_cstr(out, "We count owls. ");
	}
}

static void test_bombs(void **state)
{
	static void (*const adds[])(struct strbuf *) = { add_letters, add_numbers };

	(void)state;
	for (size_t i = 0; i < sizeof(adds) / sizeof(adds[0]); i++) {
		struct strbuf text, packed;

		strbuf_init(&text);
		strbuf_add_cstr(&text, OWLS);
		adds[i](&text);
		pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
		assert_loaded(strbuf_str(&packed), "Counting Owls\nSnails\n",
			      "%s: unpacks to more than 64 MB and 100 times its size, which text "
			      "does not (2 records before that are read)\n",
			      "", "%s: 2\n");
		strbuf_free(&packed);
		strbuf_free(&text);
	}
}

/* Blank lines up to this size, as long as no reader calls them too many. */
static void pad_with_lines(struct strbuf *text, size_t size)
{
	strbuf_pad(text, size - text->len);
	memset(text->data + text->len, ' ', size - text->len);
	for (size_t at = text->len; at < size; at += 64 << 10)
		text->data[at] = '\n';
	text->data[size - 1] = '\n';
	text->len = size;
}

/* Up to 64 MB a file is read however small it is packed. */
static void test_free_size(void **state)
{
	(void)state;
	for (size_t more = 0; more < 2; more++) {
		size_t size = ((size_t)64 << 20) + more;
		struct strbuf text, packed;

		strbuf_init(&text);
		strbuf_add_cstr(&text, OWLS);
		pad_with_lines(&text, size);
		pack_alone(&packed, archive_write_add_filter_gzip, strbuf_str(&text));
		assert_true(packed.len < size / 200);
		assert_loaded(strbuf_str(&packed), "Counting Owls\nSnails\n",
			      more == 0 ? ""
					: "%s: unpacks to more than 64 MB and 100 times its size, "
					  "which text does not (2 records before that are read)\n",
			      "", "%s: 2\n");
		strbuf_free(&packed);
		strbuf_free(&text);
	}
}

static void test_too_many_members(void **state)
{
	struct member *many = alloc_zeroed(100001, sizeof(*many));
	struct strbuf packed;
	struct outcome outcome;

	(void)state;
	for (size_t i = 0; i < 100001; i++)
		many[i] = (struct member){ "m", STR_INIT("") };
	pack(&packed, archive_write_set_format_ustar, archive_write_add_filter_gzip, NULL, many,
	     100001);
	load_bytes(&outcome, strbuf_str(&packed));
	assert_string_equal(outcome.errors.data, "f: has more members than an archive of papers\n");
	outcome_free(&outcome);
	strbuf_free(&packed);
	free(many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_archives),
		cmocka_unit_test(test_sources),
		cmocka_unit_test(test_archives_that_are_refused),
		cmocka_unit_test(test_text_is_not_packed),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_records_before_damage),
		cmocka_unit_test(test_records_before_cut),
		cmocka_unit_test(test_packed_twice),
		cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_free_size),
		cmocka_unit_test(test_too_many_members),
	};

	return support_exit_status(cmocka_run_group_tests(tests, set_up, tear_down));
}
