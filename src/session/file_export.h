#ifndef SESSION_FILE_EXPORT_H
#define SESSION_FILE_EXPORT_H

/*
 * Writing papers to a file beside the screen: a job as session/job.h has it. What is written are
 * the papers and their marks as they are when it begins. The file is replaced in one step at its
 * end; until then the old one stays, and is all there is when the job is stopped or fails.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "session/export.h"
#include "session/job.h"

struct file_export;

/* What is to be written where. */
struct file_export_order {
	struct export_job job; /* its papers are a part of the order */
	uint32_t *papers;
	const char *what; /* what they are called: "3 starred papers" */
	const char *path;
	const char *name; /* the path as the person wrote it */
	bool force;       /* an existing file may be replaced */
};

/*
 * Makes the job, in *made. The order's texts are copied; its papers are the job's from now on,
 * whatever is returned. Without force an existing file is STATUS_EXISTS; anything else but
 * STATUS_OK has put a sentence into the session's diag.
 */
enum status file_export_new(struct session *session, const struct file_export_order *order,
			    struct file_export **made);

/* The job as others see it, and back. */
struct job *file_export_base(struct file_export *export);
const struct file_export *file_export_from(const struct job *job);

/* Of one that has ended well: adds "3 starred papers written to list.ris with 2 notes; RIS leaves
 * out upvotes". */
void file_export_report(const struct file_export *export, struct strbuf *out);

#endif
