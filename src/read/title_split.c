#include "config.h"

#include "read/title_split.h"

#include "read/title_score.h"
#include "read/title_split_weights.h"

size_t title_split(struct str text)
{
	return title_score_split(title_split_weights, text);
}
