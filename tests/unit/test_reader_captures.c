/*
 * The readers on the real captures: exact against a second, plain reader of the whole file, and
 * then cut, pasted together and spaced out in all the ways that people do it.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "model/library.h"
#include "recorder.h"

enum { CAPTURE_COUNT = 5 };

static const struct {
	const char *file;
	const char *layout;
	size_t records;
	size_t dated;
} captures[CAPTURE_COUNT] = {
	{ "000_64186bef3c6555eb.txt", "one line a paper", 11, 11 },
	{ "001_35b58a5a56488750.txt", "title and abstract", 179, 0 },
	{ "002_d41bd7a4c51bdbc0.txt", "blocks", 35, 34 },
	{ "003_c0af0ffd9c5cad97.txt", "title and abstract", 119, 0 },
	{ "004_93d549097b4e2865.txt", "title and abstract", 229, 0 },
};

static const char *const one_line_titles[] = {
	"The Road Less Scheduled",
	"Anticipatory Music Transformer",
	"Differentially Private Sequential Learning",
	"Efficient Test-Time Scaling via Self-Calibration",
	"PADDLES: Phase-Amplitude Spectrum Disentangled Early Stopping for Learning with Noisy "
	"Labels",
	"Beyond Stationarity: Convergence Analysis of Stochastic Softmax Policy Gradient Methods",
	"Dynamic LLM-Agent Network: An LLM-agent Collaboration Framework with Agent Team "
	"Optimization",
	"The Forward-Forward Algorithm: Some Preliminary Investigations",
	"Improved Analysis of Score-based Generative Modeling: User-Friendly Bounds under Minimal "
	"Smoothness Assumptions",
	"Goodhart's Law in Reinforcement Learning",
	"Reinforcement Learning for Adaptive Time-Stepping in the Chaotic Gravitational Three-Body "
	"Problem",
};

/* All five files, their records as read whole, and where each record begins. */
struct fixture {
	struct strbuf files[CAPTURE_COUNT];
	struct recorder whole[CAPTURE_COUNT];
	size_t *begins[CAPTURE_COUNT]; /* one more than there are records: the file's end */
};

/* Where the title that is in a line begins. */
static size_t title_offset(struct str text, size_t line)
{
	size_t at = 0;

	while (--line > 0)
		at = (size_t)((const char *)memchr(text.p + at, '\n', text.len - at) - text.p) + 1;
	if (str_starts_with(str_sub(text, at, text.len), STR("Subscribe")))
		at += strlen("Subscribe");
	return at;
}

static int set_up(void **state)
{
	struct fixture *fixture = alloc_zeroed(1, sizeof(*fixture));
	struct diag diag;

	diag_init(&diag, 10);
	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		struct recorder *whole = &fixture->whole[i];
		char path[5000];

		snprintf(path, sizeof(path), "%s/%s", support_captures(), captures[i].file);
		strbuf_init(&fixture->files[i]);
		assert_int_equal(file_read(path, SIZE_MAX, &fixture->files[i], &diag), STATUS_OK);
		recorder_init(whole);
		recorder_read(whole, strbuf_str(&fixture->files[i]));
		fixture->begins[i] = alloc_zeroed(whole->count + 1, sizeof(*fixture->begins[i]));
		for (size_t k = 0; k < whole->count; k++)
			fixture->begins[i][k] = title_offset(strbuf_str(&fixture->files[i]),
							     whole->records[k].line);
		fixture->begins[i][whole->count] = fixture->files[i].len;
	}
	diag_free(&diag);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		strbuf_free(&fixture->files[i]);
		recorder_free(&fixture->whole[i]);
		free(fixture->begins[i]);
	}
	free(fixture);
	return 0;
}

/* The lines of a text that are not empty. */
struct lines {
	struct str lines[1000];
	size_t count;
};

static void split_lines(struct lines *lines, struct str text)
{
	struct str line;

	lines->count = 0;
	while (str_split_next(&text, '\n', &line))
		if (line.len > 0)
			lines->lines[lines->count++] = line;
}

static void expect(struct strbuf *out, struct str title, struct str abstract, int authors,
		   const char *date, int upvotes, int comments)
{
	strbuf_clear(out);
	strbuf_addf(out, "%.*s|%.*s", STR_ARG(title), STR_ARG(abstract));
	recorder_add_count(out, authors);
	strbuf_addf(out, "|%s", date);
	recorder_add_count(out, upvotes);
	recorder_add_count(out, comments);
}

static void test_title_abstract(void **state)
{
	static const size_t files[] = { 1, 3, 4 };
	const struct fixture *fixture = *state;
	struct strbuf want;
	struct lines lines;

	strbuf_init(&want);
	for (size_t f = 0; f < 3; f++) {
		const struct recorder *whole = &fixture->whole[files[f]];

		split_lines(&lines, strbuf_str(&fixture->files[files[f]]));
		assert_int_equal(whole->count * 2 + 2, lines.count);
		for (size_t i = 0; i < whole->count; i++) {
			struct str title = lines.lines[2 + 2 * i];

			if (i == 0)
				title = str_sub(title, strlen("Subscribe"), title.len);
			expect(&want, title, lines.lines[3 + 2 * i], COUNT_UNKNOWN, "-",
			       COUNT_UNKNOWN, COUNT_UNKNOWN);
			assert_string_equal(recorder_text(whole, i), want.data);
		}
	}
	strbuf_free(&want);
}

/* "Oct 3, 2024 8" to "2024-10-3" and 8. */
static void plain_date(struct str text, char out[32], int *comments)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	char copy[64];
	char month[4];
	int day = 0;
	int year = 0;

	snprintf(copy, sizeof(copy), "%.*s", STR_ARG(text));
	*comments = 0;
	if (sscanf(copy, "%3s %d, %d %d", month, &day, &year, comments) < 3)
		assert_true(sscanf(copy, "%3s %d %d", month, &day, comments) >= 2);
	snprintf(out, 32, "%d-%d-%d", year, (int)(strstr(months, month) - months) / 3 + 1, day);
}

static void test_blocks(void **state)
{
	const struct fixture *fixture = *state;
	const struct recorder *whole = &fixture->whole[2];
	struct strbuf want;
	struct lines lines;
	size_t at = 6; /* behind the page's lines and the capture's day */
	size_t bare = 0;

	strbuf_init(&want);
	split_lines(&lines, strbuf_str(&fixture->files[2]));
	for (size_t i = 0; i < whole->count; i++) {
		struct str title = lines.lines[at++];
		struct str abstract = lines.lines[at++];
		int authors = COUNT_UNKNOWN;
		int comments = COUNT_UNKNOWN;
		char date[32] = "-";

		if (str_starts_with(lines.lines[at], STR("  \xE2\x80\xA2 "))) {
			authors = atoi(lines.lines[at].p + 6);
			plain_date(lines.lines[at + 2], date, &comments);
			at += 3;
		} else {
			bare++;
			assert_true(str_equal(title, STR("Towards a Unified View of Large Language "
							 "Model Post-Training")));
		}
		expect(&want, title, abstract, authors, date, COUNT_UNKNOWN, comments);
		assert_string_equal(recorder_text(whole, i), want.data);
	}
	assert_int_equal(at, lines.count);
	assert_int_equal(bare, 1);
	strbuf_free(&want);
}

/* All but the boundary between title and abstract, which is title_split's. */
static void test_one_line(void **state)
{
	const struct fixture *fixture = *state;
	const struct recorder *whole = &fixture->whole[0];
	struct strbuf want;
	struct lines lines;

	strbuf_init(&want);
	split_lines(&lines, strbuf_str(&fixture->files[0]));
	for (size_t i = 0; i < whole->count; i++) {
		struct str line = lines.lines[i];
		size_t tail = str_find(line, STR(" authors \xC2\xB7 "));
		size_t text = str_find(line, STR(" ")) + 1;
		size_t number = tail;
		char *got = alloc_copy(recorder_text(whole, i), strlen(recorder_text(whole, i)));
		char date[32];
		int comments;

		while (line.p[number - 1] != ' ')
			number--;
		plain_date(str_sub(line, tail + strlen(" authors \xC2\xB7 "), line.len), date,
			   &comments);
		expect(&want, str_sub(line, text, number - 1 - text), STR(""),
		       atoi(line.p + number), date, line.p[0] == '-' ? 0 : atoi(line.p), comments);
		*strchr(got, '|') = ' ';
		/* The plain reader puts all into the title, before an empty abstract. */
		memmove(strstr(want.data, "||"), strstr(want.data, "||") + 1,
			strlen(strstr(want.data, "||")));
		assert_string_equal(got, want.data);
		free(got);
	}
	strbuf_free(&want);
}

static void test_one_line_titles(void **state)
{
	const struct fixture *fixture = *state;
	const struct recorder *whole = &fixture->whole[0];

	for (size_t i = 0; i < whole->count; i++) {
		const char *text = recorder_text(whole, i);
		char *title = alloc_copy(text, (size_t)(strchr(text, '|') - text));

		assert_string_equal(title, one_line_titles[i]);
		free(title);
	}
}

static void test_reports(void **state)
{
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		const struct reader_report *report = &fixture->whole[i].report;

		assert_int_equal(fixture->whole[i].status, STATUS_OK);
		assert_string_equal(report->layouts, captures[i].layout);
		assert_int_equal(report->captures, 1);
		assert_int_equal(report->records, captures[i].records);
		assert_int_equal(report->known[FIELD_TITLE], captures[i].records);
		assert_int_equal(report->known[FIELD_ABSTRACT], captures[i].records);
		assert_int_equal(report->known[FIELD_AUTHORS], captures[i].dated);
		assert_int_equal(report->known[FIELD_DATE], captures[i].dated);
		assert_int_equal(report->known[FIELD_COMMENTS], captures[i].dated);
		assert_int_equal(report->known[FIELD_UPVOTES], i == 0 ? captures[i].records : 0);
		assert_int_equal(report->not_understood, 0);
		assert_int_equal(fixture->whole[i].diag.total[DIAG_WARNING], 0);
	}
	assert_int_equal(fixture->whole[0].report.inferred_years, 3);
	assert_int_equal(fixture->whole[0].years[0], 2025);
	assert_int_equal(fixture->whole[2].years[0], 2025);
}

struct keeper {
	struct library library;
	const struct source_list *source;
};

static void keep_paper(void *context, const struct paper_draft *draft)
{
	struct keeper *keeper = context;
	uint32_t number;

	library_add(&keeper->library, draft, keeper->source, &number);
}

static void keep_year(void *context, int year)
{
	struct keeper *keeper = context;

	library_set_year(&keeper->library, year);
}

static void test_merging(void **state)
{
	const struct fixture *fixture = *state;
	struct keeper keeper;
	struct diag diag;

	diag_init(&diag, 10);
	library_init(&keeper.library);
	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		struct reader_options options = { .file = captures[i].file, .file_year = 2001 };
		struct reader_sink sink = { &keeper, keep_paper, keep_year };
		struct reader *reader = reader_new(&options, sink, &diag);

		keeper.source = library_source(&keeper.library, str_from(captures[i].file));
		reader_push(reader, strbuf_str(&fixture->files[i]));
		assert_int_equal(reader_finish(reader), STATUS_OK);
		reader_delete(reader);
	}
	assert_int_equal(keeper.library.record_count, 573);
	assert_int_equal(keeper.library.count, 546);
	for (size_t i = 0; i < keeper.library.count; i++)
		assert_true(keeper.library.papers[i].date.precision == DATE_UNKNOWN ||
			    keeper.library.papers[i].date.year > 2000);
	library_free(&keeper.library);
	diag_free(&diag);
}

/* Adds the records of captures read together and compares them with the ones read alone. */
static void assert_same_records(const struct fixture *fixture, const struct recorder *got,
				const size_t *order, size_t count)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		const struct recorder *whole = &fixture->whole[order[i]];

		for (size_t k = 0; k < whole->count; k++, at++) {
			assert_true(at < got->count);
			assert_int_equal(got->records[at].hash, whole->records[k].hash);
		}
	}
	assert_int_equal(got->count, at);
	assert_int_equal(got->report.not_understood, 0);
	assert_int_equal(got->report.captures, count);
}

/* The n-th of the orders of `count` things. */
static void nth_order(size_t n, size_t *order, size_t count)
{
	size_t left[CAPTURE_COUNT];

	for (size_t i = 0; i < count; i++)
		left[i] = i;
	for (size_t i = 0; i < count; i++) {
		size_t k = n % (count - i);

		n /= count - i;
		order[i] = left[k];
		memmove(&left[k], &left[k + 1], (count - i - k - 1) * sizeof(left[0]));
	}
}

static void test_pasted_together(void **state)
{
	static const char *const between[] = { "", "\n", "\r\n", "\n\n \n\t\r\n",
					       "\n\xEF\xBB\xBF" };
	const struct fixture *fixture = *state;
	struct recorder got;
	struct strbuf pasted;
	uint64_t seed = 7;

	recorder_init(&got);
	got.keeps_text = false;
	strbuf_init(&pasted);
	for (size_t n = 0; n < 120; n++) {
		size_t order[CAPTURE_COUNT];

		nth_order(n, order, CAPTURE_COUNT);
		for (size_t b = 0; b < sizeof(between) / sizeof(between[0]); b++) {
			strbuf_clear(&pasted);
			for (size_t i = 0; i < CAPTURE_COUNT; i++) {
				strbuf_add(&pasted, strbuf_str(&fixture->files[order[i]]));
				strbuf_add_cstr(&pasted, between[b]);
			}
			recorder_read_pieces(&got, strbuf_str(&pasted), n % 2 ? 100000 : 0, &seed);
			assert_same_records(fixture, &got, order, CAPTURE_COUNT);
		}
	}
	strbuf_free(&pasted);
	recorder_free(&got);
}

static void test_pasted_twice(void **state)
{
	const struct fixture *fixture = *state;
	struct recorder got;
	struct strbuf pasted;

	recorder_init(&got);
	strbuf_init(&pasted);
	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		const size_t order[] = { i, i, i };

		strbuf_clear(&pasted);
		for (size_t k = 0; k < 3; k++)
			strbuf_add(&pasted, strbuf_str(&fixture->files[i]));
		recorder_read(&got, strbuf_str(&pasted));
		assert_same_records(fixture, &got, order, 3);
	}
	strbuf_free(&pasted);
	recorder_free(&got);
}

static void test_pieces(void **state)
{
	static const size_t pieces[] = { 1, 2, 3, 17, 100, 1500, 5000, 70000 };
	const struct fixture *fixture = *state;
	struct recorder got;
	uint64_t seed = 1;

	recorder_init(&got);
	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		for (size_t p = 0; p < sizeof(pieces) / sizeof(pieces[0]); p++) {
			recorder_read_pieces(&got, strbuf_str(&fixture->files[i]), pieces[p],
					     &seed);
			assert_same_records(fixture, &got, &i, 1);
			for (size_t k = 0; k < got.count; k++)
				assert_int_equal(got.records[k].line,
						 fixture->whole[i].records[k].line);
		}
	}
	recorder_free(&got);
}

/* How a copy changes the lines: each line of the file becomes this, after a line that is kept. */
static void test_spaced_out(void **state)
{
	const struct fixture *fixture = *state;
	struct recorder got;
	struct strbuf copy;
	uint64_t seed = 3;

	recorder_init(&got);
	strbuf_init(&copy);
	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		for (int way = 0; way < 6; way++) {
			struct str rest = strbuf_str(&fixture->files[i]);
			struct str line;

			strbuf_clear(&copy);
			while (str_split_next(&rest, '\n', &line)) {
				if (way > 0 && line.len == 0)
					continue;
				if (way == 2 || (way == 3 && support_below(&seed, 2) == 0))
					strbuf_add_cstr(&copy, "\n");
				if (way == 4 && support_below(&seed, 2) == 0)
					strbuf_add_cstr(&copy, " \t\r\n\r\n");
				strbuf_add(&copy, line);
				strbuf_add_cstr(&copy, way == 0 || way == 4 ? "\r\n" : "\n");
				if (way == 5)
					strbuf_add_cstr(&copy, "\n\n\n");
			}
			recorder_read(&got, strbuf_str(&copy));
			assert_same_records(fixture, &got, &i, 1);
		}
	}
	strbuf_free(&copy);
	recorder_free(&got);
}

static bool is_blank(struct str s)
{
	return str_trim(s).len == 0;
}

/* A file that ends after `len` bytes. */
static void check_prefix(const struct fixture *fixture, size_t i, size_t len, struct recorder *got)
{
	struct str bytes = str_sub(strbuf_str(&fixture->files[i]), 0, len);
	const struct recorder *whole = &fixture->whole[i];
	const size_t *begins = fixture->begins[i];
	size_t untouched = 0;

	recorder_read(got, bytes);
	while (untouched < whole->count && begins[untouched + 1] <= len)
		untouched++;
	assert_in_range(got->count, untouched, untouched + 1);
	for (size_t k = 0; k < untouched; k++)
		assert_int_equal(got->records[k].hash, whole->records[k].hash);
	if (got->count == untouched && untouched > 0 &&
	    !is_blank(str_sub(bytes, begins[untouched], len)))
		assert_true(got->report.not_understood > 0);
	if (got->count == 0 && len > begins[0])
		assert_true(got->status == STATUS_FAILED || got->report.not_understood > 0);
}

/* A file that begins after `from` bytes. */
static void check_suffix(const struct fixture *fixture, size_t i, size_t from, struct recorder *got)
{
	struct str bytes = str_sub(strbuf_str(&fixture->files[i]), from, SIZE_MAX);
	const struct recorder *whole = &fixture->whole[i];
	const size_t *begins = fixture->begins[i];
	size_t first = 0;
	size_t extra;

	recorder_read(got, bytes);
	while (first < whole->count && begins[first] < from)
		first++;
	/* A cut within "Subscribe" leaves a part of it glued to the title. */
	if (first == 0 && from > 0 && bytes.p[-1] != '\n' &&
	    !memchr(bytes.p, '\n', begins[0] - from))
		first = 1;
	assert_in_range(got->count, whole->count - first, whole->count - first + 1);
	extra = got->count - (whole->count - first);
	for (size_t k = first; k < whole->count; k++)
		assert_int_equal(got->records[k - first + extra].hash, whole->records[k].hash);
	if (extra == 0 && from > begins[0] &&
	    !is_blank(str_sub(strbuf_str(&fixture->files[i]), from, begins[first] - from)))
		assert_true(got->status == STATUS_FAILED || got->report.not_understood > 0);
}

/* Cuts near a file's ends and near some of its records, and some of the rest. */
static bool is_worth_cutting(const struct fixture *fixture, size_t i, size_t at, uint64_t *seed)
{
	size_t len = fixture->files[i].len;
	size_t record = 0;

	if (at < 400 || at + 800 > len || support_below(seed, 1 + len / 3000) == 0)
		return true;
	while (fixture->begins[i][record] < at)
		record++;
	return record % 20 == 0 && fixture->begins[i][record] - at < 100;
}

static void test_cut_off(void **state)
{
	const struct fixture *fixture = *state;
	struct recorder got;
	uint64_t seed = 11;

	recorder_init(&got);
	got.keeps_text = false;
	for (size_t i = 0; i < CAPTURE_COUNT; i++) {
		for (size_t at = 0; at <= fixture->files[i].len; at++) {
			if (!is_worth_cutting(fixture, i, at, &seed))
				continue;
			check_prefix(fixture, i, at, &got);
			check_suffix(fixture, i, at, &got);
		}
	}
	recorder_free(&got);
}

/* A capture cut at its end and another cut at its beginning, glued: all that is whole in both is
 * right. */
static void test_cut_and_glued(void **state)
{
	const struct fixture *fixture = *state;
	struct recorder got;
	struct strbuf pasted;
	uint64_t seed = 5;

	recorder_init(&got);
	strbuf_init(&pasted);
	for (int n = 0; n < 300; n++) {
		size_t i = support_below(&seed, CAPTURE_COUNT);
		size_t j = support_below(&seed, CAPTURE_COUNT);
		size_t cut = support_below(&seed, fixture->files[i].len);
		const struct recorder *second = &fixture->whole[j];
		size_t from;

		strbuf_clear(&pasted);
		strbuf_add(&pasted, str_sub(strbuf_str(&fixture->files[i]), 0, cut));
		strbuf_add_cstr(&pasted, n % 2 ? "\n" : "");
		strbuf_add(&pasted, strbuf_str(&fixture->files[j]));
		recorder_read(&got, strbuf_str(&pasted));
		assert_true(got.count + 1 >= second->count);
		/* The record at the seam may be lost, but then it is said. */
		from = got.count >= second->count ? 0 : 1;
		if (from > 0)
			assert_true(got.report.not_understood > 0);
		for (size_t k = 1; k < second->count; k++)
			assert_int_equal(got.records[got.count - second->count + k].hash,
					 second->records[k].hash);
	}
	strbuf_free(&pasted);
	recorder_free(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_title_abstract),  cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_one_line),        cmocka_unit_test(test_one_line_titles),
		cmocka_unit_test(test_reports),         cmocka_unit_test(test_merging),
		cmocka_unit_test(test_pasted_together), cmocka_unit_test(test_pasted_twice),
		cmocka_unit_test(test_pieces),          cmocka_unit_test(test_spaced_out),
		cmocka_unit_test(test_cut_off),         cmocka_unit_test(test_cut_and_glued),
	};

	if (!support_captures()) {
		printf("skipped: the real captures are not here (see SHORTLIST_CAPTURES)\n");
		return SUPPORT_SKIP;
	}
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
