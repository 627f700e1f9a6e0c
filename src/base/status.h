#ifndef BASE_STATUS_H
#define BASE_STATUS_H

/* How an operation ended. The sentence for people goes to the caller's struct diag. */
enum status {
	STATUS_OK,
	STATUS_FAILED,    /* see the diagnostics */
	STATUS_MISSING,   /* there is no such file */
	STATUS_EXISTS,    /* the file exists, and replacing it was not asked for */
	STATUS_READ_ONLY, /* the library cannot be written; reading works */
	STATUS_BUSY,      /* it would have to wait, and must not; nothing has changed */
	STATUS_STOPPED,   /* on request; nothing has changed */
};

#endif
