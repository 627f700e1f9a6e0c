/*
 * What a reader says of a member comes into a diag of its own, until it is known whether the member
 * holds papers: if not, nothing that is said of it is of use.
 */
#include "config.h"

#include "session/unpacking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/strbuf.h"
#include "session/file_reader.h"

/* As many messages as a session keeps of all files. */
#define MESSAGE_LIMIT 100000

/* Archives that programs save their documents as, by a member that no other archive has. */
static const struct {
	const char *member;
	const char *what;
} documents[] = {
	{ "xl/workbook.xml", "is an Excel workbook: save it as CSV" },
	{ "xl/workbook.bin", "is an Excel workbook: save it as CSV" },
	{ "word/document.xml", "is a Word document: save it as plain text" },
	{ "ppt/presentation.xml", "is a PowerPoint presentation, not papers" },
	{ "content.xml", "is an OpenDocument file: save it as CSV or plain text" },
	{ "META-INF/container.xml", "is an EPUB book, not papers" },
};

/* Members that were left out, for one reason. */
struct left_out {
	size_t count;
	char *first; /* its name; NULL: none */
};

struct unpacking {
	struct session *session;
	struct unpacking_options options;
	struct unpacker *unpacker;
	struct file_reader reader;
	struct diag diag;  /* of the member */
	bool is_alone;     /* the member is the file itself */
	bool has_looked;   /* whether the member is packed itself */
	size_t read_count; /* members with papers */
	size_t records;    /* in those that are complete */
	struct left_out paperless, packed;
	bool has_failed;
};

struct unpacking *unpacking_new(struct session *session, int fd, const struct packing *packing,
				const struct unpacking_options *options)
{
	struct unpacking *unpacking = alloc_zeroed(1, sizeof(*unpacking));

	unpacking->session = session;
	unpacking->options = *options;
	unpacking->unpacker = unpacker_new(fd, packing);
	diag_init(&unpacking->diag, MESSAGE_LIMIT);
	return unpacking;
}

void unpacking_delete(struct unpacking *unpacking)
{
	if (!unpacking)
		return;
	file_reader_close(&unpacking->reader);
	unpacker_delete(unpacking->unpacker);
	diag_free(&unpacking->diag);
	free(unpacking->paperless.first);
	free(unpacking->packed.first);
	free(unpacking);
}

bool unpacking_has_failed(const struct unpacking *unpacking)
{
	return unpacking->has_failed;
}

uint64_t unpacking_progress(const struct unpacking *unpacking)
{
	return unpacker_progress(unpacking->unpacker);
}

static void refuse(struct unpacking *u, const char *what)
{
	diag_add(&u->session->diag, DIAG_ERROR, u->options.file, 0, 0, "%s", what);
	u->has_failed = true;
}

static const char *document_of(const char *member)
{
	for (size_t i = 0; i < COUNT_OF(documents); i++)
		if (strcmp(member, documents[i].member) == 0)
			return documents[i].what;
	return NULL;
}

/* What macOS adds to each file of a zip. */
static bool is_resource_fork(const char *member)
{
	return strncmp(member, "__MACOSX/", strlen("__MACOSX/")) == 0;
}

static void start_member(struct unpacking *u)
{
	const char *member = unpacker_member_name(u->unpacker);
	time_t changed = unpacker_member_time(u->unpacker);
	struct strbuf name;

	if (member && is_resource_fork(member)) {
		unpacker_skip_member(u->unpacker);
		return;
	}
	strbuf_init(&name);
	strbuf_add_cstr(&name, u->options.file);
	if (member)
		strbuf_addf(&name, "/%s", member);
	u->is_alone = !member;
	u->has_looked = false;
	file_reader_open(&u->reader, u->session, name.data, u->options.captured_year,
			 member && changed > 0 ? changed : u->options.changed, &u->diag);
	strbuf_free(&name);
}

static void leave_out(struct unpacking *u, struct left_out *left_out)
{
	const char *name = u->reader.name + strlen(u->options.file) + 1;

	if (left_out->count++ == 0)
		left_out->first = alloc_copy(name, strlen(name));
	diag_clear(&u->diag);
	file_reader_close(&u->reader);
}

/* The messages of a member are the session's from now on. */
static void keep_messages(struct unpacking *u)
{
	for (size_t i = 0; i < u->diag.count; i++) {
		const struct diag_message *message = &u->diag.messages[i];

		diag_add(&u->session->not_understood, message->level, message->file, message->line,
			 message->column, "%s", message->text);
	}
	diag_clear(&u->diag);
}

static void keep_member(struct unpacking *u)
{
	const struct reader_report *report = reader_report(u->reader.reader);

	u->read_count++;
	u->records += report->records;
	keep_messages(u);
	reading_add(&u->session->reading, report);
	if (u->options.report)
		u->options.report(u->options.report_context, u->reader.name, report);
	file_reader_close(&u->reader);
}

/* The file itself was in the packing, and is refused as if it had not been. */
static void refuse_alone(struct unpacking *u)
{
	const struct diag_message *why = diag_last_error(&u->diag);

	if (why)
		diag_add(&u->session->diag, DIAG_ERROR, why->file, why->line, why->column, "%s",
			 why->text);
	u->has_failed = true;
	keep_member(u);
}

static void end_member(struct unpacking *u)
{
	if (file_reader_finish(&u->reader) == STATUS_OK)
		keep_member(u);
	else if (u->is_alone)
		refuse_alone(u);
	else
		leave_out(u, &u->paperless);
}

/* The first bytes of a packed tar, which libarchive did not take for one: it is cut off there. */
static void drop_member(struct unpacking *u)
{
	diag_clear(&u->diag);
	file_reader_close(&u->reader);
	unpacker_skip_member(u->unpacker);
}

/* What was packed is packed again. */
static void refuse_packed_twice(struct unpacking *u, const struct packing *packing)
{
	char what[128];

	diag_clear(&u->diag);
	file_reader_close(&u->reader);
	snprintf(what, sizeof(what), "is packed more than once, inside as %s: unpack it first",
		 packing_name(packing));
	refuse(u, what);
}

/* False: nothing of the rest is of use. */
static bool push(struct unpacking *u, struct str bytes)
{
	const struct packing *packing;

	if (!u->has_looked && packing_from_head(bytes, true, &packing) && packing) {
		if (u->is_alone && unpacker_is_cut_off(u->unpacker)) {
			drop_member(u);
			return true;
		}
		if (u->is_alone) {
			refuse_packed_twice(u, packing);
			return false;
		}
		leave_out(u, &u->packed);
		unpacker_skip_member(u->unpacker);
		return true;
	}
	u->has_looked = true;
	file_reader_push(&u->reader, bytes);
	return true;
}

static void note_left_out(struct unpacking *u, const struct left_out *left_out, const char *one,
			  const char *many)
{
	u->session->reading.left_out_members += left_out->count;
	if (left_out->count > 0)
		diag_add(&u->session->not_understood, DIAG_NOTE, u->options.file, 0, 0,
			 "%zu %s, %s%s", left_out->count, left_out->count == 1 ? one : many,
			 left_out->first, left_out->count == 1 ? "" : " the first");
}

static void end_archive(struct unpacking *u)
{
	char what[512];

	/* An empty file, packed. */
	if (u->read_count + u->paperless.count + u->packed.count == 0 && !u->has_failed) {
		refuse(u, "is empty");
		return;
	}
	if (u->read_count > 0) {
		note_left_out(u, &u->paperless, "member without papers is left out",
			      "members without papers are left out");
		note_left_out(u, &u->packed, "member is packed itself and left out: unpack it",
			      "members are packed themselves and left out: unpack them");
		return;
	}
	if (u->packed.count > 0)
		snprintf(what, sizeof(what), "holds no papers, but %s, which is packed itself",
			 u->packed.first);
	else
		snprintf(what, sizeof(what),
			 "holds no papers in a format that shortlist knows, in %zu member%s",
			 u->paperless.count, u->paperless.count == 1 ? "" : "s");
	refuse(u, what);
}

/* Nothing more comes: what is complete is read. */
static void end_damaged(struct unpacking *u)
{
	char what[512];

	if (u->reader.reader) {
		file_reader_cut(&u->reader);
		keep_member(u);
	}
	if (u->records > 0)
		snprintf(what, sizeof(what), "%s (%zu record%s before that %s read)",
			 unpacker_error(u->unpacker), u->records, u->records == 1 ? "" : "s",
			 u->records == 1 ? "is" : "are");
	else
		snprintf(what, sizeof(what), "%s", unpacker_error(u->unpacker));
	refuse(u, what);
}

/* Whether the member shows that the archive is no archive of papers. */
static bool is_document(struct unpacking *u)
{
	const char *member = unpacker_member_name(u->unpacker);
	const char *what = member ? document_of(member) : NULL;

	if (what)
		refuse(u, what);
	return what;
}

bool unpacking_step(struct unpacking *u)
{
	struct str bytes;

	switch (unpacker_next(u->unpacker, &bytes)) {
	case UNPACKED_NOTHING:
		return true;
	case UNPACKED_MEMBER:
		if (is_document(u))
			return false;
		start_member(u);
		return true;
	case UNPACKED_BYTES:
		return push(u, bytes);
	case UNPACKED_MEMBER_END:
		end_member(u);
		return true;
	case UNPACKED_END:
		end_archive(u);
		return false;
	case UNPACKED_FAILED:
		end_damaged(u);
		return false;
	}
	return false;
}
