/* The text of strings and numbers, of which all else that values say is made. */

#include "config.h"

#include "read/json_value.h"

void json_value_init(struct json_value *value)
{
	*value = (struct json_value){ 0 };
	strbuf_init(&value->text);
	strbuf_init(&value->part);
}

void json_value_free(struct json_value *value)
{
	strbuf_free(&value->text);
	strbuf_free(&value->part);
}
