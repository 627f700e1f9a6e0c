#ifndef READ_RECORD_PRIVATE_H
#define READ_RECORD_PRIVATE_H

/* What the files of the record share and nobody else includes. */

#include "read/record.h"

/* Reports a value that is not understood, and counts it. */
void record_warn(struct record *record, const struct dialect_name *name, struct str value);

#endif
