#ifndef BASE_STATUS_H
#define BASE_STATUS_H

/* How an operation ended. The sentence for people goes to the caller's struct diag. */
enum status {
	STATUS_OK,
	STATUS_FAILED,    /* see the diagnostics */
	STATUS_MISSING,   /* there is no such file */
	STATUS_EXISTS,    /* the file is there already, and it was not said to replace it */
	STATUS_READ_ONLY, /* the library cannot be written; reading works */
	STATUS_BUSY,      /* not without waiting, and it was not to wait; nothing has changed */
	STATUS_STOPPED,   /* as it was told; nothing has changed */
};

#endif
