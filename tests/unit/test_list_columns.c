#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "session/settings.h"
#include "support.h"
#include "view/list_layout.h"

struct fixture {
	struct config config;
	struct settings settings;
	struct diag diag;
};

static void read_text(struct fixture *f, const char *text)
{
	config_init(&f->config);
	diag_init(&f->diag, 100);
	settings_init(&f->settings);
	config_parse(&f->config, str_from(text), "config", &f->diag);
	settings_read(&f->settings, &f->config, &f->diag);
}

static void end(struct fixture *f)
{
	settings_free(&f->settings);
	diag_free(&f->diag);
	config_free(&f->config);
}

static void assert_said(const struct fixture *f, size_t i, const char *expected)
{
	struct strbuf text;

	assert_true(i < f->diag.count);
	strbuf_init(&text);
	diag_format(&f->diag.messages[i], &text);
	assert_non_null(strstr(text.data, expected));
	strbuf_free(&text);
}

static void assert_columns(const struct fixture *f, const char *expected)
{
	struct strbuf text;

	strbuf_init(&text);
	settings_format(&f->settings, SETTING_COLUMNS, &text);
	assert_string_equal(text.data, expected);
	strbuf_free(&text);
}

static void test_columns_are_read(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f, "");
	assert_columns(&f, "auto");
	end(&f);
	read_text(&f, "[options]\ncolumns = star   status date=7 title:40 author-names\n");
	assert_int_equal(f.diag.count, 0);
	assert_columns(&f, "star status date:7 title:40 author-names");
	assert_false(f.settings.columns.is_auto);
	end(&f);
	read_text(&f, "[options]\ncolumns = title\ncolumns = auto\n");
	assert_int_equal(f.diag.count, 0);
	assert_columns(&f, "auto");
	end(&f);
}

static void test_mistakes_are_said_and_the_rest_is_used(void **state)
{
	struct fixture f;

	(void)state;
	read_text(&f,
		  "[options]\ncolumns = star tittle date:3 title:201 upvotes: star:2 title star "
		  "comments:-4 zzzzzzzz\n");
	assert_said(&f, 0, "config:2: there is no column \"tittle\"; did you mean title?");
	assert_said(&f, 1, "config:2: \"date:3\": the width of date is a number from 4 to 200");
	assert_said(&f, 2, "\"title:201\": the width of title is a number from 15 to 200");
	assert_said(&f, 3, "\"upvotes:\": the width of upvotes is a number from 2 to 200");
	assert_said(&f, 4, "\"star:2\": the width of star is always 1");
	assert_said(&f, 5, "the column star is here twice");
	assert_said(&f, 6, "\"comments:-4\"");
	assert_said(&f, 7, "there is no column \"zzzzzzzz\"");
	assert_int_equal(f.diag.count, 8);
	assert_columns(&f, "star title");
	end(&f);
	read_text(&f, "[options]\ncolumns = titel\n");
	assert_int_equal(f.diag.count, 1);
	assert_columns(&f, "auto");
	end(&f);
	read_text(&f, "[options]\ncolumns = \n");
	assert_said(&f, 0, "columns names no column");
	assert_columns(&f, "auto");
	end(&f);
}

static void test_parsing_takes_all_or_nothing(void **state)
{
	struct column_choices choices;

	(void)state;
	assert_true(column_choices_parse(STR("auto"), &choices));
	assert_true(choices.is_auto);
	assert_true(choices.count > 4);
	assert_true(column_choices_parse(STR("title date"), &choices));
	assert_false(column_choices_parse(STR("title dat"), &choices));
	assert_false(column_choices_parse(STR("title title"), &choices));
	assert_false(column_choices_parse(STR(""), &choices));
	assert_false(column_choices_parse(STR("title auto"), &choices));
	assert_int_equal(choices.count, 2);
}

/* Places are in order inside the row, with a blank between them but for marks. */
static void assert_places(const struct list_layout *layout, int width)
{
	int end = 0;

	for (size_t i = 0; i < layout->count; i++) {
		const struct list_place *place = &layout->places[i];

		assert_true(place->width >= 1);
		assert_true(place->start >= end);
		assert_true(place->start <= end + 1);
		end = place->start + place->width;
		assert_true(end <= width);
		assert_ptr_equal(list_layout_find(layout, place->column), place);
		assert_ptr_equal(list_layout_at(layout, place->start), place);
		assert_ptr_equal(list_layout_at(layout, end - 1), place);
	}
	assert_null(list_layout_at(layout, end));
}

static int width_of(const struct list_layout *layout, enum list_column column)
{
	const struct list_place *place = list_layout_find(layout, column);

	return place ? place->width : 0;
}

/* What goes before the title shrinks, and what is there fills the row. */
static void test_auto_at_every_width(void **state)
{
	struct fixture f;
	struct list_layout layout;

	(void)state;
	read_text(&f, "");
	for (int width = 0; width < 300; width++) {
		int date, upvotes, comments, status;

		list_layout_arrange(&layout, &f.settings, width);
		assert_places(&layout, width);
		date = width_of(&layout, LIST_COLUMN_DATE);
		upvotes = width_of(&layout, LIST_COLUMN_UPVOTES);
		comments = width_of(&layout, LIST_COLUMN_COMMENTS);
		status = width_of(&layout, LIST_COLUMN_STATUS);
		assert_int_equal(date, width >= 44 ? 10 : 0);
		assert_int_equal(upvotes, width >= 49 ? 4 : 0);
		assert_int_equal(comments, width >= 53 ? 3 : 0);
		assert_int_equal(status, width >= 90);
		if (width > 3) {
			const struct list_place *last = &layout.places[layout.count - 1];

			assert_int_equal(last->start + last->width, width);
			assert_true(width_of(&layout, LIST_COLUMN_TITLE) >=
				    (width < 33 ? width - 3 : 30));
		}
	}
	end(&f);
}

static void test_chosen_columns_at_every_width(void **state)
{
	static const char *const settings[] = {
		"[options]\ncolumns = star status date upvotes title\n",
		"[options]\ncolumns = title author-names topics tags summary source\n",
		"[options]\ncolumns = selected title:40 date:7 arxiv\n",
		"[options]\ncolumns = date upvotes comments\n",
		"[options]\ncolumns = author-names:200 title:15 keywords\ndates = relative\n",
		"[options]\ncolumns = summary note tags topics priority date title star\n",
		"[options]\ncolumns = keywords source starred arxiv authors comments selected\n",
	};
	struct list_layout layout;

	(void)state;
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		struct fixture f;
		size_t count = 0;

		read_text(&f, settings[i]);
		assert_int_equal(f.diag.count, 0);
		for (int width = 0; width < 700; width++) {
			list_layout_arrange(&layout, &f.settings, width);
			assert_places(&layout, width);
			/* A wider row never has fewer columns. */
			assert_true(layout.count >= count);
			count = layout.count;
		}
		assert_int_equal(count, f.settings.columns.count);
		end(&f);
	}
}

static void test_who_takes_the_rest(void **state)
{
	struct fixture f;
	struct list_layout layout;

	(void)state;
	read_text(&f, "[options]\ncolumns = author-names title date\n");
	list_layout_arrange(&layout, &f.settings, 100);
	assert_int_equal(width_of(&layout, LIST_COLUMN_AUTHOR_NAMES), 20);
	assert_int_equal(width_of(&layout, LIST_COLUMN_TITLE), 100 - 20 - 10 - 2);
	end(&f);
	read_text(&f, "[options]\ncolumns = author-names title:40 topics\n");
	list_layout_arrange(&layout, &f.settings, 100);
	assert_int_equal(width_of(&layout, LIST_COLUMN_AUTHOR_NAMES), 100 - 40 - 18 - 2);
	end(&f);
	read_text(&f, "[options]\ncolumns = title:40 date\n");
	list_layout_arrange(&layout, &f.settings, 100);
	assert_int_equal(width_of(&layout, LIST_COLUMN_TITLE), 40);
	assert_int_equal(layout.places[1].start, 41);
	end(&f);
}

/* Texts shrink, the least worth first; then the least worth goes. */
static void test_who_gives_way(void **state)
{
	struct fixture f;
	struct list_layout layout;

	(void)state;
	read_text(&f, "[options]\ncolumns = title author-names tags date\n");
	list_layout_arrange(&layout, &f.settings, 30 + 20 + 12 + 10 + 3 - 3);
	assert_int_equal(width_of(&layout, LIST_COLUMN_TITLE), 30);
	assert_int_equal(width_of(&layout, LIST_COLUMN_AUTHOR_NAMES), 20);
	assert_int_equal(width_of(&layout, LIST_COLUMN_TAGS), 9);
	list_layout_arrange(&layout, &f.settings, 30 + 6 + 4 + 10 + 3);
	assert_int_equal(layout.count, 4);
	list_layout_arrange(&layout, &f.settings, 30 + 6 + 4 + 10 + 3 - 1);
	assert_int_equal(width_of(&layout, LIST_COLUMN_TAGS), 0);
	assert_int_equal(width_of(&layout, LIST_COLUMN_DATE), 10);
	assert_int_equal(width_of(&layout, LIST_COLUMN_AUTHOR_NAMES), 52 - 30 - 10 - 2);
	end(&f);
}

/* Whatever the file holds, the columns are some, each once, and what is written reads back. */
static void test_noise(void **state)
{
	static const char *const words[] = { "star", "title", "title:40", "date=",
					     ":",    "=",     "tags",     "starred",
					     "auto", "tile",  ":3",       "note:99999999999" };
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct strbuf text, once;
		struct fixture f;
		struct column_choices again;

		strbuf_init(&text);
		strbuf_init(&once);
		strbuf_add_cstr(&text, "[options]\ncolumns = ");
		for (uint64_t i = support_below(&seed, 9); i > 0; i--)
			strbuf_addf(&text, "%s%s",
				    words[support_below(&seed, sizeof(words) / sizeof(words[0]))],
				    support_below(&seed, 8) ? " " : "");
		read_text(&f, text.data);
		assert_true(f.settings.columns.count > 0);
		column_choices_format(&f.settings.columns, &once);
		assert_true(column_choices_parse(strbuf_str(&once), &again));
		assert_int_equal(again.count, f.settings.columns.count);
		end(&f);
		strbuf_free(&text);
		strbuf_free(&once);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns_are_read),
		cmocka_unit_test(test_mistakes_are_said_and_the_rest_is_used),
		cmocka_unit_test(test_parsing_takes_all_or_nothing),
		cmocka_unit_test(test_auto_at_every_width),
		cmocka_unit_test(test_chosen_columns_at_every_width),
		cmocka_unit_test(test_who_takes_the_rest),
		cmocka_unit_test(test_who_gives_way),
		cmocka_unit_test(test_noise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
