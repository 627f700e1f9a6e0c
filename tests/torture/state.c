#include "config.h"

#include "torture/state.h"

#include <ctype.h>
#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "torture/files.h"

/* What a home holds besides the library. */
static const char *const files[] = { "out.csv", "new.csv", "out.jsonl", ".config/shortlist/topics",
				     ".local/state/shortlist/history" };

static bool read_of_home(const struct home *home, const char *name, struct strbuf *out)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", home->folder, name);
	return files_read(path, out);
}

/* The end of a time as in 2024-05-01T10:20:30Z that begins at p; NULL when none does. */
static const char *skip_time(const char *p)
{
	static const char form[] = "0000-00-00T00:00:00Z";

	for (const char *f = form; *f; f++, p++)
		if (*f == '0' ? !isdigit((unsigned char)*p) : *p != *f)
			return NULL;
	return p;
}

void state_add_text(const char *text, struct strbuf *out)
{
	strbuf_add_cstr(out, "");
	while (*text) {
		const char *end = skip_time(text);

		if (end)
			strbuf_add_cstr(out, "TIME");
		else
			strbuf_add_byte(out, *text);
		text = end ? end : text + 1;
	}
}

static void describe_file(const struct home *home, const char *name, struct strbuf *out)
{
	struct strbuf bytes;

	strbuf_init(&bytes);
	strbuf_add_cstr(out, "== ");
	strbuf_add_cstr(out, name);
	if (read_of_home(home, name, &bytes)) {
		strbuf_add_byte(out, '\n');
		if (bytes.len > 0)
			state_add_text(bytes.data, out);
	} else {
		strbuf_add_cstr(out, ": none\n");
	}
	strbuf_free(&bytes);
}

static const char *const queries[] = {
	"PRAGMA integrity_check(3)",
	"SELECT 'foreign key', * FROM pragma_foreign_key_check",
	"SELECT p.title, p.arxiv_id, p.abstract, m.starred_at > 0, m.seen_at > 0, m.status,"
	" m.priority, m.note, (SELECT group_concat(tag, ';') FROM"
	"  (SELECT tag FROM tags WHERE paper = p.id ORDER BY tag)), p.added > 0,"
	" m.removed_at > 0"
	" FROM papers p LEFT JOIN marks m ON m.paper = p.id ORDER BY p.title, p.id",
	"SELECT 'step', s.is_undone, count(c.paper) FROM steps s LEFT JOIN changes c"
	" ON c.step = s.id GROUP BY s.id ORDER BY s.id",
};

static bool add_rows(sqlite3 *handle, const char *sql, struct strbuf *out)
{
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);

	while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			const char *text = (const char *)sqlite3_column_text(statement, i);

			strbuf_add_cstr(out, text ? text : "-");
			strbuf_add_byte(out, '\t');
		}
		strbuf_add_byte(out, '\n');
		code = SQLITE_OK;
	}
	if (code != SQLITE_DONE)
		strbuf_add_cstr(out, sqlite3_errmsg(handle));
	sqlite3_finalize(statement);
	return code == SQLITE_DONE;
}

bool state_add_library(const char *path, struct strbuf *out)
{
	sqlite3 *handle = NULL;
	size_t begin = out->len;
	bool is_good;

	strbuf_add_cstr(out, "");
	/* What was being written when the program died is taken back here, as by the program. */
	is_good = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
	sqlite3_busy_timeout(handle, 60000);
	for (size_t i = 0; is_good && i < sizeof(queries) / sizeof(queries[0]); i++)
		is_good = add_rows(handle, queries[i], out);
	sqlite3_close(handle);
	return is_good && strncmp(out->data + begin, "ok\t\n", 4) == 0;
}

bool state_add(const struct home *home, struct strbuf *out)
{
	bool is_good = state_add_library(home->library, out);

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		describe_file(home, files[i], out);
	return is_good;
}

static size_t line_len(const char *text)
{
	return strcspn(text, "\n");
}

const char *state_difference(const char *expected, const char *found)
{
	static char text[512];

	while (*expected && *found && line_len(expected) == line_len(found) &&
	       memcmp(expected, found, line_len(expected)) == 0) {
		expected += line_len(expected) + (expected[line_len(expected)] != '\0');
		found += line_len(found) + (found[line_len(found)] != '\0');
	}
	snprintf(text, sizeof(text), "\n\texpected: %.*s\n\tfound:    %.*s",
		 line_len(expected) < 200 ? (int)line_len(expected) : 200, expected,
		 line_len(found) < 200 ? (int)line_len(found) : 200, found);
	return text;
}

size_t state_leftovers(const struct home *home)
{
	DIR *folder = opendir(home->folder);
	struct dirent *entry;
	size_t count = 0;

	while (folder && (entry = readdir(folder)))
		count += strncmp(entry->d_name, ".shortlist-", 11) == 0;
	if (folder)
		closedir(folder);
	return count;
}
