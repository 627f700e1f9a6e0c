/* Papers whose date has no year until their capture is read. */

#include "config.h"

#include "base/alloc.h"
#include "model/library_internal.h"

bool library_waits_for_year(const struct library *library, uint32_t number)
{
	const struct date *date = &library->papers[number].date;

	return date->precision != DATE_UNKNOWN && date->year == 0;
}

void library_note_yearless(struct library *library, uint32_t number)
{
	if (!library_waits_for_year(library, number))
		return;
	library->yearless = alloc_grow(library->yearless, &library->yearless_capacity,
				       library->yearless_count + 1, sizeof(*library->yearless));
	library->yearless[library->yearless_count++] = number;
}

void library_set_year(struct library *library, int year)
{
	for (size_t i = 0; i < library->yearless_count; i++)
		date_set_year(&library->papers[library->yearless[i]].date, year);
	library->yearless_count = 0;
}
