#include "config.h"

#include "torture/mutations.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "torture/files.h"

#define PAGE 4096

/* What can be said in SQL. Each is run by itself; one that fails leaves its part undone. */
static const char *const hostile[] = {
	"UPDATE papers SET title = x'00ff0a0d1b5b324a'",
	"UPDATE papers SET title = NULL",
	"UPDATE papers SET title = '' WHERE id % 2",
	"UPDATE papers SET title = 42, abstract = 4.5, authors = 'many'",
	"UPDATE papers SET title = 'one for all'",
	"UPDATE papers SET abstract = printf('%.*c', 5000000, 'x') WHERE id = 3",
	"UPDATE papers SET abstract = zeroblob(3000000) WHERE id < 5",
	"UPDATE papers SET title = printf('%.*c', 1000000, '$\\frac{') WHERE id = 7",
	"UPDATE papers SET authors = -1, upvotes = -9223372036854775808, comments = 1e300",
	"UPDATE papers SET authors = 9223372036854775807, upvotes = 'NaN', comments = x''",
	"UPDATE papers SET date = '9999-99-99', year_inferred = 17",
	"UPDATE papers SET date = 20240501, added = -1",
	"UPDATE papers SET added = 'yesterday', title_guessed = -5",
	"UPDATE papers SET sources = printf('%.*c', 100000, ';'), author_names = ';;;;'",
	"UPDATE papers SET arxiv_id = '2401.00001', doi = '10.1/x'",
	"UPDATE papers SET url = 'javascript:alert(1)', doi = x'ff'",
	"UPDATE papers SET id = id + 9000000000000000000",
	"UPDATE marks SET starred_at = 9223372036854775807, seen_at = -1",
	"UPDATE marks SET status = 99, priority = -5",
	"UPDATE marks SET status = 'done', priority = 'first', note = 77",
	"UPDATE marks SET note = printf('%.*c', 2000000, 'n')",
	"UPDATE marks SET note = x'1b5d35323b633b'",
	"PRAGMA foreign_keys = OFF; DELETE FROM papers WHERE id % 3 = 0",
	"PRAGMA foreign_keys = OFF; UPDATE marks SET paper = paper + 100000",
	"DELETE FROM identifiers",
	"DELETE FROM identifiers WHERE kind = 'title'",
	"UPDATE OR IGNORE identifiers SET paper = 1",
	"UPDATE OR IGNORE identifiers SET kind = 'none', value = x'00'",
	"INSERT INTO tags SELECT id, ';;a;b; ' || id FROM papers",
	"INSERT INTO tags SELECT id, x'0a1b' FROM papers",
	"INSERT INTO tags WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
	"5000)"
	" SELECT 1, 'tag ' || i FROM n",
	"UPDATE steps SET is_undone = 7",
	"UPDATE steps SET is_undone = NOT is_undone",
	"UPDATE steps SET id = -id",
	"UPDATE steps SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM steps)",
	"PRAGMA foreign_keys = OFF; UPDATE changes SET paper = 424242",
	"PRAGMA foreign_keys = OFF; UPDATE changes SET step = step + 1000",
	"UPDATE changes SET tags_after = x'00', starred_before = 'x'",
	"DELETE FROM changes",
	"PRAGMA foreign_keys = OFF; DELETE FROM steps",
	"PRAGMA user_version = 9999",
	"PRAGMA user_version = 0",
	"PRAGMA user_version = -1",
	"PRAGMA user_version = 1",
	"PRAGMA application_id = 0",
	"PRAGMA application_id = 1",
	"PRAGMA application_id = 0; PRAGMA user_version = 0",
	"DROP TABLE tags",
	"DROP TABLE marks",
	"DROP TABLE identifiers",
	"DROP TABLE changes; DROP TABLE steps",
	"DROP TABLE IF EXISTS papers",
	"ALTER TABLE papers RENAME COLUMN title TO heading",
	"ALTER TABLE papers DROP COLUMN comments",
	"ALTER TABLE papers ADD COLUMN own TEXT NOT NULL DEFAULT 'x'",
	"ALTER TABLE marks ADD COLUMN own INTEGER CHECK (own > 3) DEFAULT 7",
	"ALTER TABLE papers RENAME TO kept; CREATE VIEW papers AS SELECT * FROM kept",
	"ALTER TABLE papers RENAME TO kept; CREATE VIEW papers AS WITH RECURSIVE n(i) AS"
	" (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, k.* FROM n, kept k",
	"CREATE TRIGGER evil AFTER UPDATE ON marks BEGIN DELETE FROM papers; END",
	"CREATE TRIGGER evil BEFORE INSERT ON marks BEGIN SELECT RAISE(IGNORE); END",
	"CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * "
	"FROM n",
	"CREATE UNIQUE INDEX one ON marks (status)",
	"CREATE INDEX many ON papers (hex(randomblob(1000000)))",
	"CREATE INDEX upper ON papers (upper(abstract)); REINDEX",
	"CREATE TABLE other AS SELECT * FROM papers, papers AS p2 LIMIT 1000",
	"PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 2",
	"PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = rootpage + 1",
	"PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE papers (id)'"
	" WHERE name = 'papers'",
	"PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'BLOB')",
	"PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')",
	"PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'marks'",
	"PRAGMA journal_mode = WAL; UPDATE marks SET note = 'in the WAL'",
	"PRAGMA encoding = 'UTF-16le'; VACUUM",
	"PRAGMA page_size = 65536; VACUUM",
	"PRAGMA page_size = 512; VACUUM",
	"PRAGMA auto_vacuum = INCREMENTAL; VACUUM",
	"VACUUM",
};

#define HOSTILE (sizeof(hostile) / sizeof(hostile[0]))

static void run_hostile(const char *path, struct campaign *campaign, char *what, size_t size)
{
	const char *sql = hostile[campaign_below(campaign, HOSTILE)];
	sqlite3 *handle = NULL;

	snprintf(what, size, "%s", sql);
	if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
		sqlite3_exec(handle, sql, NULL, NULL, NULL);
	/* A log of changes is left as a program that died leaves it. */
	sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &(int){ 1 });
	sqlite3_close(handle);
}

static void flip_bytes(struct strbuf *bytes, struct campaign *campaign, char *what, size_t size)
{
	size_t count = 1 + campaign_below(campaign, 50);

	snprintf(what, size, "%zu bytes changed", count);
	for (size_t i = 0; i < count; i++)
		bytes->data[campaign_below(campaign, bytes->len)] =
			(char)campaign_below(campaign, 256);
}

/* The first pages tell most of what is where. */
static void flip_header(struct strbuf *bytes, struct campaign *campaign, char *what, size_t size)
{
	size_t at = campaign_below(campaign, 200), pages = bytes->len / PAGE;
	size_t page = campaign_below(campaign, pages);

	snprintf(what, size, "byte %zu of page %zu changed", at, page);
	bytes->data[page * PAGE + at] = (char)campaign_below(campaign, 256);
}

static void truncate_bytes(struct strbuf *bytes, struct campaign *campaign, char *what, size_t size)
{
	size_t len = campaign_below(campaign, bytes->len);

	if (campaign_below(campaign, 2))
		len -= len % PAGE;
	/* Nothing at all is what a program leaves that was killed before its first write. */
	len += len == 0;
	snprintf(what, size, "cut to %zu bytes", len);
	bytes->len = len;
}

static void swap_pages(struct strbuf *bytes, struct campaign *campaign, char *what, size_t size)
{
	size_t pages = bytes->len / PAGE;
	size_t a = campaign_below(campaign, pages), b = campaign_below(campaign, pages);
	char page[PAGE];

	snprintf(what, size, "pages %zu and %zu exchanged", a, b);
	memcpy(page, bytes->data + a * PAGE, PAGE);
	memcpy(bytes->data + a * PAGE, bytes->data + b * PAGE, PAGE);
	memcpy(bytes->data + b * PAGE, page, PAGE);
}

static void copy_page(struct strbuf *bytes, struct campaign *campaign, char *what, size_t size)
{
	size_t pages = bytes->len / PAGE;
	size_t a = campaign_below(campaign, pages), b = campaign_below(campaign, pages);

	snprintf(what, size, "page %zu put over page %zu", a, b);
	memmove(bytes->data + b * PAGE, bytes->data + a * PAGE, PAGE);
}

static void clear_page(struct strbuf *bytes, struct campaign *campaign, char *what, size_t size)
{
	size_t page = campaign_below(campaign, bytes->len / PAGE);

	snprintf(what, size, "page %zu filled with zeros", page);
	memset(bytes->data + page * PAGE, 0, PAGE);
}

static void mutate_bytes(const char *path, struct campaign *campaign, char *what, size_t size)
{
	static void (*const ways[])(struct strbuf *, struct campaign *, char *, size_t) = {
		flip_bytes, flip_header, truncate_bytes, swap_pages, copy_page, clear_page,
	};
	struct strbuf bytes;

	strbuf_init(&bytes);
	if (!files_read(path, &bytes) || bytes.len < PAGE)
		files_fail(path, "is no library to be damaged");
	ways[campaign_below(campaign, sizeof(ways) / sizeof(ways[0]))](&bytes, campaign, what,
								       size);
	files_write(path, bytes.data, bytes.len);
	strbuf_free(&bytes);
}

void mutate(const char *path, struct campaign *campaign, char *what, size_t size)
{
	if (campaign_below(campaign, 2))
		run_hostile(path, campaign, what, size);
	else
		mutate_bytes(path, campaign, what, size);
}
