/* Source code whose strings, comments and tests name papers is no list of them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/source_code.h"
#include "unit/recorder_fixture.h"

#define A "https://arxiv.org/abs/2401.00001"
#define B "https://arxiv.org/abs/2401.00002"

static const struct {
	const char *language;
	const char *text;
} sources[] = {
	{ "a test in C", "static void test_wind(void **state)\n{\n\t(void)state;\n\tassert_wind(\n"
			 "\t\t\"<item><title>Kites in the Wind</title>\"\n"
			 "\t\t\"<description>About arXiv:2401.00001</description></item>\",\n"
			 "\t\t\"title: Kites\\nauthors: 2\\n\");\n}\n" },
	{ "strings in C with escapes",
	  "\tassert_entry(\"@article{k, title = {Kites in the Wind}}\",\n"
	  "\t\t\"1\\n  title: Kites in the Wind\\n  date: 2021-03-04\\n  doi: 10.5555/kite\\n\"\n"
	  "\t\t\"2\\n  title: Lids\\n\");\n\tassert_int_equal(count, 2);\n" },
	{ "strings with items",
	  "\tassert_list(\"- Kites in the Wind (arXiv:2401.00001)\\n- Lids, doi: "
	  "10.5555/lid.1.\\n\"\n"
	  "\t\t\"- Poles and Pans of the Sea [2401.00002]\\n\",\n"
	  "\t\t\"title: Kites in the Wind\\n\");\n"
	  "\tassert_list(\"- [Gliders and Kites Compared](" B ")\\n\",\n\t\t\"\");\n" },
	{ "comments in C",
	  "/*\n * - [Kites in the Wind](" A ")\n * - [Gliders and Lids Compared](" B ")\n */\n"
	  "int fly(int wind);\nint land(int wind);\nint sink(int wind);\n" },
	{ "Python",
	  "# The sums are those of the paper.\nPAPERS = [\n"
	  "    \"[Kites in the Wind](" A ")\",\n    \"[Gliders and Lids Compared](" B ")\",\n]\n\n"
	  "def fly(wind):\n    if wind > 3:\n        return None\n    return wind\n" },
	{ "Python with a docstring",
	  "def fly(wind):\n    \"\"\"\n    Flies a kite.\n\n    1. Poe, A., *Kites in the Wind*, " A
	  "\n    2. Roe, B., *Gliders and Lids Compared*, " B "\n    \"\"\"\n"
	  "    kite = make(wind)\n    while kite:\n        kite = kite.tail\n    return kite\n" },
	{ "Python that begins with an import",
	  "import kites\n\nkites.put('''\n- [Kites in the Wind](" A ")\n"
	  "- [Gliders and Lids Compared](" B ")\n- [Poles and Pans at Sea]"
	  "(https://arxiv.org/abs/2401.00003)\n- [Snow on Frozen Lakes]"
	  "(https://arxiv.org/abs/2401.00004)\n''')\n" },
	{ "Python with lists between quotes",
	  "# Lists to try.\nimport kites\nkites.put('air', '''\n- [Kites in the Wind](" A ")\n"
	  "- [Gliders and Lids Compared](" B ")\n- [Poles and Pans at Sea]"
	  "(https://arxiv.org/abs/2401.00003)\n- [Snow on Frozen Lakes]"
	  "(https://arxiv.org/abs/2401.00004)\n''')\nkites.sort(by='wind')\n"
	  "for kite in kites:\n    print(kite)\n" },
	{ "JavaScript", "export const kites = {\n  first: link('[Kites in the Wind](" A ")'),\n"
			"  second: link('[Gliders and Lids Compared](" B ")'),\n};\n\n"
			"kites.each((kite) => {\n  show(kite);\n});\n" },
	{ "objects of JavaScript",
	  "export const kites = [\n  {\n    title: '[Kites in the Wind](" A ")',\n    year: 2024,\n"
	  "    names: ['Ann Poe'],\n  },\n  {\n    title: '[Gliders and Lids Compared](" B ")',\n"
	  "    year: 2023,\n    names: ['Bo Roe'],\n  },\n]\n" },
	{ "a shell's lines", "if [ \"$wind\" = 3 ]; then\n\techo \"**Kites in the Wind** " A "\"\n"
			     "\techo \"**Gliders and Lids Compared** " B "\"\nfi\n" },
	{ "Perl", "my $kite = shift;\nmy %kites = (\n\t'[Kites in the Wind](" A ")' => 1,\n"
		  "\t'[Gliders and Lids Compared](" B ")' => 2,\n);\nfly($kite);\n" },
	{ "settings like JSON", "// papers\n{\n  \"first\": \"[Kites in the Wind](" A ")\",\n"
				"  \"second\": \"[Gliders and Lids Compared](" B ")\",\n}\n" },
	{ "settings like YAML",
	  "# kites\nmodels:\n  - name: kite\n    paper: " A "\n    wind: strong\n"
	  "  - name: lid\n    paper: " B "\n    wind: none\n" },
	{ "comments in Fortran",
	  "! Poe, A. (2024). Kites in the Wind. doi:10.5555/kite\n"
	  "! Roe, B. (2023). Gliders and Lids. doi:10.5555/lid\nsubroutine fly(x)\n"
	  "  real :: x\n  x = x + 1\nend subroutine\n" },
	{ "how an image is made",
	  "FROM air\n# Kites in the Wind " A "\nRUN make kites\nCOPY . /kites\nCMD [\"fly\"]\n" },
	{ "a page with code",
	  "export default function Kites() {\n  return (\n    <ul>\n"
	  "      <li><a href=\"" A "\">Kites in the Wind</a> {year}</li>\n"
	  "      <li><a href=\"" B "\">Gliders and Lids Compared</a> {year}</li>\n"
	  "    </ul>\n  );\n}\n" },
	{ "a template", "{% extends \"base\" %}\n{% block papers %}\n- [Kites in the Wind](" A ")\n"
			"- [Gliders and Lids Compared](" B ")\n{% endblock %}\n" },
};

static void test_sources(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		recorder_read_cstr(&got, sources[i].text);
		if (got.count > 0)
			fail_msg("%s: %s", sources[i].language, recorder_text(&got, 0));
	}
}

/* Where the papers' lines are most, what is between them makes no code of a list. */
static void test_lists(void **state)
{
	static const char *const lists[] = {
		"# Air\n\n- [Kites in the Wind](" A ")\n- [Gliders and Lids Compared](" B ")\n\n"
		"```\nint fly(void);\nint land(void);\nint sink(void);\n```\n",
		"| Title | Link |\n|--|--|\n| Kites in the Wind | [pdf](" A ") ||\n"
		"| Gliders and Lids Compared | [pdf](" B ") ||\n",
		"- \"Kites in the Wind\" [pdf](" A ");\n- \"Gliders and Lids Compared\" [pdf](" B
		");\n",
		"* [Kites in the Wind](" A "):\n    return to this;\n"
		"* [Gliders and Lids Compared](" B ")\n    for the rest of us\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		recorder_read_cstr(&got, lists[i]);
		assert_int_equal(got.count, 2);
	}
}

/* The first line comes in pieces, and may be a sentence. */
static void test_beginnings(void **state)
{
	static const char *const code[] = { "#!/bin/sh\n",
					    "\n<?php\n",
					    "import kites\nx",
					    "import kites, lids\nx",
					    "import kites as k\nx",
					    "import { fly } from \"kites\";\nx",
					    "from kites.air import fly\nx",
					    "#include <kites.h>\nx" };
	static const char *const text[] = { "import kites",
					    "imported kites\nx",
					    "import of kites, from China as told\nx",
					    "from the wind and import duties\nx",
					    "# Papers\nx",
					    "" };

	(void)state;
	for (size_t i = 0; i < sizeof(code) / sizeof(code[0]); i++)
		assert_true(source_code_begins(str_from(code[i])));
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		assert_false(source_code_begins(str_from(text[i])));
}

static void test_texts(void **state)
{
	static const char *const code[] = { "assert_kites(\"- Kites in the Wind",
					    "1\\n  title: Kites",
					    "Gliders and Kites pdf\\n",
					    "Kites in the Wind\");",
					    "! Poe, A",
					    "name: kite" };
	static const char *const titles[] = {
		"Kites in the Wind",        "Limits of $\\nu$ and $\\tau$",
		"Schr\\\"odinger's Kites",  "Kites (\"the toys\") at Sea",
		"f(x): A Kite; and {More}", "word2vec: Kites of Words",
		"naming: A Kite's Name"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(code) / sizeof(code[0]); i++)
		assert_true(source_code_is_text(str_from(code[i])));
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		assert_false(source_code_is_text(str_from(titles[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_sources, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lists, set_up, tear_down),
		cmocka_unit_test(test_beginnings),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
