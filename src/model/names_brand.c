/*
 * Names of companies and of their groups that consist of words as names of persons do: "Google AI".
 * They are known by words that no person is called; a list of authors is split without them.
 */

#include "config.h"

#include "base/array.h"
#include "base/utf8.h"
#include "model/names_private.h"

/* In lower case and in the order of strcmp. */
static const char *const words_of_brands[] = {
	"alibaba",         "analytics", "anthropic",   "baidu",      "bytedance",    "computing",
	"deepmind",        "deepseek",  "deepseek-ai", "eleutherai", "engineering",  "facebook",
	"github",          "google",    "huawei",      "ibm",        "industries",   "informatics",
	"intelligence",    "kuaishou",  "meituan",     "microsoft",  "nvidia",       "openai",
	"pharmaceuticals", "robotics",  "salesforce",  "samsung",    "sensetime",    "software",
	"solutions",       "studios",   "systems",     "tencent",    "therapeutics", "wikimedia",
	"workshop",        "xiaomi",
};

/* What can be a person's name as well, but not before "AI" or "AGI". */
static const char *const words_before_ai[] = {
	"amazon",    "apple",     "character", "cohere", "inflection", "intel",
	"meta",      "mistral",   "moonshot",  "nous",   "reka",       "sakana",
	"snowflake", "stability", "together",  "zhipu",
};

#define IS_AMONG(word, words) names_is_among(word, words, COUNT_OF(words))

bool names_is_brand(struct str name)
{
	struct str word, before = STR("");

	name = utf8_trim(name);
	while (str_split_next(&name, ' ', &word)) {
		bool is_ai = str_equal(word, STR("AI")) || str_equal(word, STR("AGI"));

		if (IS_AMONG(word, words_of_brands) ||
		    (is_ai && name.len == 0 && IS_AMONG(before, words_before_ai)))
			return true;
		before = word;
	}
	return false;
}
