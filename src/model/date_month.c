/* German, French, Spanish, Portuguese, Italian, Dutch, Russian. Chinese, Japanese and Korean
 * months are numbers. */
#include "config.h"

#include "model/date_month.h"

#include "base/array.h"
#include "base/strbuf.h"
#include "text/fold.h"

#define ABBREVIATION_MIN 3

struct month_name {
	struct str name; /* folded */
	int month;
};

static const struct month_name names[] = {
	{ STR_INIT("janvier"), 1 },   { STR_INIT("enero"), 1 },      { STR_INIT("janeiro"), 1 },
	{ STR_INIT("gennaio"), 1 },   { STR_INIT("januari"), 1 },    { STR_INIT("январь"), 1 },
	{ STR_INIT("января"), 1 },    { STR_INIT("janner"), 1 },     { STR_INIT("fevrier"), 2 },
	{ STR_INIT("febrero"), 2 },   { STR_INIT("fevereiro"), 2 },  { STR_INIT("febbraio"), 2 },
	{ STR_INIT("februari"), 2 },  { STR_INIT("февраль"), 2 },    { STR_INIT("февраля"), 2 },
	{ STR_INIT("marz"), 3 },      { STR_INIT("mars"), 3 },       { STR_INIT("marzo"), 3 },
	{ STR_INIT("marco"), 3 },     { STR_INIT("maart"), 3 },      { STR_INIT("март"), 3 },
	{ STR_INIT("марта"), 3 },     { STR_INIT("maerz"), 3 },      { STR_INIT("mrt"), 3 },
	{ STR_INIT("avril"), 4 },     { STR_INIT("abril"), 4 },      { STR_INIT("aprile"), 4 },
	{ STR_INIT("апрель"), 4 },    { STR_INIT("апреля"), 4 },     { STR_INIT("mai"), 5 },
	{ STR_INIT("mayo"), 5 },      { STR_INIT("maio"), 5 },       { STR_INIT("maggio"), 5 },
	{ STR_INIT("mei"), 5 },       { STR_INIT("маи"), 5 },        { STR_INIT("мая"), 5 },
	{ STR_INIT("juni"), 6 },      { STR_INIT("juin"), 6 },       { STR_INIT("junio"), 6 },
	{ STR_INIT("junho"), 6 },     { STR_INIT("giugno"), 6 },     { STR_INIT("июнь"), 6 },
	{ STR_INIT("июня"), 6 },      { STR_INIT("juli"), 7 },       { STR_INIT("juillet"), 7 },
	{ STR_INIT("julio"), 7 },     { STR_INIT("julho"), 7 },      { STR_INIT("luglio"), 7 },
	{ STR_INIT("июль"), 7 },      { STR_INIT("июля"), 7 },       { STR_INIT("aout"), 8 },
	{ STR_INIT("agosto"), 8 },    { STR_INIT("augustus"), 8 },   { STR_INIT("август"), 8 },
	{ STR_INIT("августа"), 8 },   { STR_INIT("septembre"), 9 },  { STR_INIT("septiembre"), 9 },
	{ STR_INIT("setembro"), 9 },  { STR_INIT("settembre"), 9 },  { STR_INIT("сентябрь"), 9 },
	{ STR_INIT("сентября"), 9 },  { STR_INIT("setiembre"), 9 },  { STR_INIT("oktober"), 10 },
	{ STR_INIT("octobre"), 10 },  { STR_INIT("octubre"), 10 },   { STR_INIT("outubro"), 10 },
	{ STR_INIT("ottobre"), 10 },  { STR_INIT("октябрь"), 10 },   { STR_INIT("октября"), 10 },
	{ STR_INIT("novembre"), 11 }, { STR_INIT("noviembre"), 11 }, { STR_INIT("novembro"), 11 },
	{ STR_INIT("ноябрь"), 11 },   { STR_INIT("ноября"), 11 },    { STR_INIT("dezember"), 12 },
	{ STR_INIT("decembre"), 12 }, { STR_INIT("diciembre"), 12 }, { STR_INIT("dezembro"), 12 },
	{ STR_INIT("dicembre"), 12 }, { STR_INIT("декабрь"), 12 },   { STR_INIT("декабря"), 12 },
};

static bool is_abbreviated(struct str word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.len; i++)
		letters += ((unsigned char)word.p[i] & 0xC0) != 0x80;
	return letters >= ABBREVIATION_MIN;
}

static int month_of_folded(struct str word)
{
	int month = 0;

	for (size_t i = 0; is_abbreviated(word) && i < COUNT_OF(names); i++) {
		if (!str_starts_with(names[i].name, word))
			continue;
		if (names[i].name.len == word.len)
			return names[i].month;
		/* "jui" is juin or juillet. */
		if (month > 0 && month != names[i].month)
			return 0;
		month = names[i].month;
	}
	return month;
}

int date_month_of(struct str word)
{
	struct strbuf folded;
	int month;

	strbuf_init(&folded);
	fold_add(&folded, word);
	month = month_of_folded(strbuf_str(&folded));
	strbuf_free(&folded);
	return month;
}
