/*
 * Files that several threads read in parts: papers, messages and counts are those of one thread,
 * whatever is in them and wherever they are cut. The files are JSON with mostly a record in each
 * line, and with all that keeps the next line from being read as the one before.
 */

#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "json_fixture.h"
#include "read/format.h"

#define ROUNDS    200
#define LINES_MAX 200

/* How a file is read. */
struct way {
	struct pool *pool;
	size_t part_len;
	size_t piece;  /* at most that many bytes are pushed at once */
	uint64_t seed; /* by which they are fewer; 0: they never are */
	bool is_cut;   /* the file cannot be read to its end */
};

static void receive_year(void *context, int year)
{
	strbuf_addf(context, "year %d\n", year);
}

static void push_all(struct reader *reader, struct str text, const struct way *way)
{
	uint64_t seed = way->seed;

	while (text.len > 0) {
		size_t len = seed ? 1 + support_below(&seed, way->piece) : way->piece;
		struct str part = str_sub(text, 0, len);
		char *copy = support_copy(part.p, part.len);

		reader_push(reader, (struct str){ copy, part.len });
		free(copy);
		text = str_sub(text, part.len, text.len);
	}
}

static void add_report(struct strbuf *out, const struct reader_report *report)
{
	strbuf_addf(out, "%s, %s: %zu captures, %zu records, %zu not understood, %zu inferred\n",
		    report->encoding, report->layouts, report->captures, report->records,
		    report->not_understood, report->inferred_years);
	strbuf_addf(out, "%zu recoded, %zu replaced, %zu guessed, %d without, %d stopped\n",
		    report->recoded, report->replaced, report->guessed_titles,
		    report->is_without_papers, report->is_stopped);
	for (size_t i = 0; i < FIELD_COUNT; i++)
		strbuf_addf(out, " %zu", report->known[i]);
	for (size_t i = 0; i < MARK_FIELD_COUNT; i++)
		strbuf_addf(out, " %zu", report->marked[i]);
	for (size_t i = 0; i < report->left_out.count; i++)
		strbuf_addf(out, "\n-%s %zu", report->left_out.names[i].name,
			    report->left_out.names[i].count);
	strbuf_addf(out, "\n-- %zu\n", report->left_out.others);
}

static void add_messages(struct strbuf *out, const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++)
		strbuf_addf(out, "!%d %zu %s\n", diag->messages[i].level, diag->messages[i].line,
			    diag->messages[i].text);
	strbuf_addf(out, "%zu, %zu, %zu messages\n", diag->total[0], diag->total[1],
		    diag->total[2]);
}

/* Sets `out` to all that comes of a text. */
static void read_text(struct strbuf *out, struct str text, const struct way *way)
{
	struct reader_options options = {
		.file = "FILE", .file_year = 2026, .pool = way->pool, .part_len = way->part_len
	};
	struct reader_sink sink = { out, json_receive_paper, receive_year };
	struct reader *reader;
	struct diag diag;

	strbuf_clear(out);
	diag_init(&diag, 20);
	reader = reader_new(&options, sink, &diag);
	push_all(reader, text, way);
	if (way->is_cut)
		reader_cut(reader);
	else if (reader_finish(reader) != STATUS_OK)
		strbuf_add_cstr(out, "refused\n");
	add_report(out, reader_report(reader));
	add_messages(out, &diag);
	reader_delete(reader);
	diag_free(&diag);
}

/* The first place where two texts differ, for the message. */
static size_t first_difference(const struct strbuf *a, const struct strbuf *b)
{
	size_t at = 0;

	while (at < a->len && at < b->len && a->data[at] == b->data[at])
		at++;
	return at < 40 ? 0 : at - 40;
}

static void assert_same(const struct strbuf *got, const struct strbuf *want, size_t round)
{
	size_t at = first_difference(got, want);

	if (got->len != want->len || memcmp(got->data, want->data, want->len) != 0)
		fail_msg("file %zu: \"%.200s\" instead of \"%.200s\"", round, got->data + at,
			 want->data + at);
}

/* Files are made of these. */
struct file {
	struct strbuf text;
	uint64_t seed;
	size_t trouble; /* one line in this many is no plain record; 0: all are */
	size_t names;   /* how its lists of authors are written */
	size_t kind;    /* of its plain records */
	struct pool *pools[3];
};

static const char *pick(struct file *file, const char *const *of, size_t count)
{
	return of[support_below(&file->seed, count)];
}

#define PICK(file, of) pick(file, of, sizeof(of) / sizeof((of)[0]))

static void add_authors(struct file *file)
{
	static const char *const lists[][4] = {
		{ "Ann Lee, Bo Ek", "Cy Dee, Ann Lee, Bo Ek", "Ann Lee", "Dee Fox, Cy Dee" },
		{ "Lee, Ann; Ek, Bo", "Lee, Ann", "Dee, Cy; Fox, Dee; Ek, Bo", "Lee Ann, Ek Bo" },
		{ "Ann Lee, Bo Ek", "Lee, Ann; Ek, Bo", "Ann Lee and Bo Ek", "Lee, Ann, Ek, Bo" },
	};

	strbuf_addf(&file->text, "\"authors\": \"%s\", ", PICK(file, lists[file->names]));
}

/* Few are of other years, so that the newest is anywhere. */
static void add_arxiv(struct file *file, size_t number)
{
	static const char *const words[] = { "gradient",        "kite",
					     "\\u00e9tude",     "$\\\\alpha$",
					     "n\xC3\xB6rdlich", "a \\\"graph\\\"" };

	strbuf_addf(&file->text, "{\"id\": \"1503.%05zu\", \"submitter\": \"Ann Lee\", ", number);
	add_authors(file);
	strbuf_addf(&file->text, "\"title\": \"On the %s of %s %zu\", \"comments\": %s, ",
		    PICK(file, words), PICK(file, words), number,
		    support_below(&file->seed, 3) ? "null" : "\"9 pages\"");
	strbuf_addf(&file->text,
		    "\"categories\": \"cs.LG stat.ML\", \"abstract\": \" We show a %s.\\n\"",
		    PICK(file, words));
	strbuf_addf(&file->text, ", \"update_date\": \"%zu-03-07\"",
		    2015 + (support_below(&file->seed, 50) ? 0 : support_below(&file->seed, 10)));
	strbuf_add_cstr(&file->text, file->kind == 0
					     ? "}"
					     : ", \"authors_parsed\": [[\"Lee\", \"Ann\", \"\"]]}");
}

static void add_own(struct file *file, size_t number)
{
	strbuf_addf(&file->text,
		    "{\"title\": \"Own %zu\", \"author_names\": [\"Ann Lee\", \"Bo Ek\"], "
		    "\"date_inferred\": false, \"title_guessed\": %s, ",
		    number, number % 2 ? "true" : "false");
	strbuf_addf(&file->text,
		    "\"arxiv_id\": \"2403.%05zu\", \"upvotes\": %zu, \"sources\": [\"a%zu\", "
		    "\"b\"], \"tags\": [\"t%zu\"], ",
		    number, number, number % 3, number % 5);
	strbuf_add_cstr(&file->text, "\"starred\": null, \"priority\": null, \"status\": null, "
				     "\"note\": \"N\"}");
}

static void add_plain(struct file *file)
{
	size_t number = support_below(&file->seed, 100000);

	if (file->kind == 2)
		add_own(file, number);
	else
		add_arxiv(file, number);
}

static void add_open_authors(struct file *file)
{
	strbuf_addf(&file->text, "{\"title\": \"A %zu of kites\", ",
		    support_below(&file->seed, 5000));
	add_authors(file);
	strbuf_add_cstr(&file->text, "\"abstract\": \"Short.\", \"year\": 2021}");
}

/* What is a record by the dialect of its list alone. */
static void add_like_last(struct file *file)
{
	strbuf_addf(&file->text, "{\"title\": \"Noted %zu\", \"comments\": \"5 pages\"}",
		    support_below(&file->seed, 5000));
}

static void add_unknown_keys(struct file *file)
{
	size_t count = support_below(&file->seed, 12);

	strbuf_addf(&file->text,
		    "{\"title\": \"Keys %zu\", \"doi\": \"10.5555/k.%zu\", \"abstract\": \"K\"",
		    count, count);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&file->text, ", \"own%zu\": %zu", support_below(&file->seed, 3000), i);
	strbuf_add_cstr(&file->text, "}");
}

/* A plain record of which a byte is changed, or which is cut off. */
static void add_damaged(struct file *file)
{
	size_t begin = file->text.len, len;

	add_plain(file);
	len = file->text.len - begin;
	if (support_below(&file->seed, 2))
		strbuf_truncate(&file->text, begin + 1 + support_below(&file->seed, len - 1));
	else
		file->text.data[begin + support_below(&file->seed, len)] =
			"{}[]\",:\\ x"[support_below(&file->seed, 10)];
}

static void add_lines(struct file *file)
{
	strbuf_addf(&file->text,
		    "{\n\"title\": \"Of several lines\",\n\"doi\": \"10.5555/l.%zu\",\n"
		    "\"abstract\": \"L\"\n}",
		    support_below(&file->seed, 3000));
}

static void add_other(struct file *file)
{
	static const char *const others[] = {
		"",
		"   ",
		"{}",
		"[]",
		"17",
		"null",
		"text that is none",
		"{\"a\": 1, \"b\": [2, 3]}",
		"{\"title\": \"Alone\"}",
		"{\"doi\": \"10.5555/alone\"}",
		"[{\"title\": \"In a list\", \"doi\": \"10.5555/list\", \"abstract\": \"I\"}]",
		"{\"data\": [{\"title\": \"Within\", \"doi\": \"10.5555/in\", \"abstract\": "
		"\"W\"}]}",
		"{\"title\": \"Twice\", \"title\": \"Two\", \"doi\": \"10.5555/2\", \"abstract\": "
		"\"T\"}",
		"{\"title\": \"Half \\ud800\", \"doi\": \"10.5555/half\", \"abstract\": \"H\"}",
		"{\"title\": \"When\", \"doi\": \"10.5555/when\", \"abstract\": \"W\", \"date\": "
		"\"soon\"}",
		"{\"title\": \"Which\", \"doi\": \"none\", \"abstract\": \"W\", \"year\": 2020}",
		"{\"title\": \"May\", \"doi\": \"10.5555/m\", \"abstract\": \"M\", \"date\": \"May "
		"7\"}",
		"]",
		"}",
		"\xEF\xBB\xBF",
		"\xFF\xFE",
		"[",
		"{\"data\": [",
	};

	strbuf_add_cstr(&file->text, PICK(file, others));
}

static void add_line(struct file *file)
{
	static void (*const trouble[])(struct file *) = {
		add_open_authors, add_open_authors, add_like_last, add_like_last,
		add_unknown_keys, add_damaged,      add_lines,     add_other,
	};

	if (!file->trouble || support_below(&file->seed, file->trouble))
		add_plain(file);
	else
		trouble[support_below(&file->seed, sizeof(trouble) / sizeof(trouble[0]))](file);
}

/* Writes a file with those ends of lines, perhaps as a list. */
static void make_file(struct file *file, size_t round)
{
	static const char *const ends[] = { "\n", "\n", "\n", "\r\n", "\r", "\n\n", ",\n" };
	static const size_t troubles[] = { 0, 100, 30, 8, 2 };
	const char *end = PICK(file, ends);
	size_t lines = support_below(&file->seed, LINES_MAX);
	bool is_list = support_below(&file->seed, 4) == 0;

	strbuf_clear(&file->text);
	file->trouble = troubles[round % 5];
	file->names = support_below(&file->seed, 3);
	file->kind = support_below(&file->seed, 3);
	strbuf_add_cstr(&file->text, is_list ? "[\n" : "");
	for (size_t i = 0; i < lines; i++) {
		add_line(file);
		strbuf_add_cstr(&file->text, end);
	}
	strbuf_add_cstr(&file->text, is_list ? "]\n" : "");
	if (support_below(&file->seed, 5) == 0)
		strbuf_truncate(&file->text, support_below(&file->seed, file->text.len + 1));
}

/* The same text as UTF-16, as far as it is ASCII. */
static void widen(struct strbuf *text)
{
	struct strbuf wide;

	strbuf_init(&wide);
	strbuf_add_cstr(&wide, "\xFF\xFE");
	for (size_t i = 0; i < text->len; i++) {
		strbuf_add_byte(&wide, (unsigned char)text->data[i] < 0x80 ? text->data[i] : '?');
		strbuf_add_byte(&wide, '\0');
	}
	strbuf_set(text, strbuf_str(&wide));
	strbuf_free(&wide);
}

static void encode(struct file *file)
{
	size_t kind = support_below(&file->seed, 8);

	if (kind == 0)
		widen(&file->text);
	else if (kind == 1)
		strbuf_insert(&file->text, 0, STR("\xEF\xBB\xBF"));
}

/* Reads the file in parts in many ways, and as a whole. */
static void check_file(struct file *file, size_t round)
{
	static const size_t part_lens[] = { 1, 100, 700, 5000, 20000, 0 };
	static const size_t pieces[] = { 300, 3000, 50000, 300000 };
	struct way way = { .piece = SIZE_MAX, .is_cut = round % 7 == 6 };
	struct strbuf want, got;

	strbuf_init(&want);
	strbuf_init(&got);
	read_text(&want, strbuf_str(&file->text), &way);
	for (size_t i = 0; i < 4; i++) {
		way.pool = file->pools[support_below(&file->seed, 3)];
		way.part_len = part_lens[support_below(&file->seed, 6)];
		way.piece = pieces[i];
		way.seed = support_below(&file->seed, 2) * support_random(&file->seed);
		read_text(&got, strbuf_str(&file->text), &way);
		assert_same(&got, &want, round);
	}
	strbuf_free(&want);
	strbuf_free(&got);
}

static void open_file(struct file *file, uint64_t seed)
{
	*file = (struct file){ .seed = seed, .pools = { pool_new(1), pool_new(2), pool_new(0) } };
	strbuf_init(&file->text);
}

static void close_file(struct file *file)
{
	for (size_t i = 0; i < 3; i++)
		pool_delete(file->pools[i]);
	strbuf_free(&file->text);
}

static void test_any_file(void **state)
{
	struct file file;

	(void)state;
	open_file(&file, 20);
	for (size_t round = 0; round < ROUNDS; round++) {
		make_file(&file, round);
		encode(&file);
		check_file(&file, round);
	}
	close_file(&file);
}

/* More lists of authors than are asked what they say of others. */
static void test_many_lists(void **state)
{
	struct file file;

	(void)state;
	open_file(&file, 22);
	file.trouble = 400;
	for (size_t round = 0; round < 9; round++) {
		strbuf_clear(&file.text);
		file.names = round % 3;
		for (size_t i = 0; i < 2500; i++) {
			add_line(&file);
			strbuf_add_byte(&file.text, '\n');
		}
		check_file(&file, round);
	}
	close_file(&file);
}

/* A record that is longer than a batch of drafts. */
static void add_huge(struct file *file)
{
	strbuf_add_cstr(&file->text,
			"{\"title\": \"Huge\", \"doi\": \"10.5555/h\", \"abstract\": \"");
	for (size_t i = 0; i < 60000; i++)
		strbuf_add_cstr(&file->text, "many words");
	strbuf_add_cstr(&file->text, "\"}");
}

/* More names than are counted by themselves. */
static void add_many_names(struct file *file)
{
	strbuf_add_cstr(&file->text, "{\"title\": \"Names\", \"doi\": \"10.5555/n\"");
	for (size_t i = 0; i < 700; i++)
		strbuf_addf(&file->text, ", \"n%zu\": 1", support_below(&file->seed, 5000));
	strbuf_add_cstr(&file->text, ", \"abstract\": \"N\"}");
}

/* What there is no room for in a part. */
static void test_much(void **state)
{
	static void (*const much[])(struct file *) = { add_huge, add_many_names };
	struct file file;

	(void)state;
	open_file(&file, 21);
	file.kind = 1;
	for (size_t round = 0; round < 20; round++) {
		strbuf_clear(&file.text);
		for (size_t i = 0; i < 100; i++) {
			if (i % 30 >= 22)
				much[round % 2](&file);
			else
				add_plain(&file);
			strbuf_add_byte(&file.text, '\n');
		}
		check_file(&file, round);
	}
	close_file(&file);
}

/* More of a line than a file may have in a row, between records, in windows that are nearly all
 * read in parts. */
static void check_row(struct file *file, const char *line, size_t count)
{
	struct way whole = { .piece = SIZE_MAX };
	struct way in_parts = { .pool = file->pools[1], .part_len = 2000, .piece = 30000 };
	struct strbuf want, got;

	strbuf_clear(&file->text);
	for (size_t i = 0; i < 500; i++) {
		add_plain(file);
		strbuf_add_byte(&file->text, '\n');
	}
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&file->text, "%s\n", line);
	add_plain(file);
	strbuf_init(&want);
	strbuf_init(&got);
	read_text(&want, strbuf_str(&file->text), &whole);
	assert_non_null(strstr(want.data, "the rest of the file is not read"));
	read_text(&got, strbuf_str(&file->text), &in_parts);
	assert_same(&got, &want, 0);
	strbuf_free(&want);
	strbuf_free(&got);
}

/* Where the reading stops before the file's end. */
static void test_stop(void **state)
{
	struct file file;

	(void)state;
	open_file(&file, 23);
	file.kind = 2;
	check_row(&file, "[]", FORMAT_BROKEN_MAX + 1000);
	check_row(&file, "{\"title\": \"Kites\", \"abstract\": \"K\", \"year\": 2020, \"own\": 1}",
		  FORMAT_UNNAMED_MAX + 1000);
	close_file(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_file),
		cmocka_unit_test(test_many_lists),
		cmocka_unit_test(test_much),
		cmocka_unit_test(test_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
