#ifndef MODEL_DATE_PRIVATE_H
#define MODEL_DATE_PRIVATE_H

/* What the readers of dates share. */

#include "model/date.h"

/* A date of the parts that are not 0; false when the year is 0 or it is no day of the calendar. */
bool date_make(int year, int month, int day, struct date *date);

#endif
