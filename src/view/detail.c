/*
 * Blocks are laid out first: what each paragraph says. Composed texts are put together in one
 * buffer, by offsets until it no longer moves. A hash over the blocks and the query then tells
 * whether the lines of the last time still hold; text of the library is told apart by its address,
 * because it never changes where it lies. Its TeX is read when the lines are made: matches are
 * found in the source, and lines are of what is shown.
 */

#include "config.h"

#include "view/detail.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "view/detail_facts.h"
#include "view/tex_spans.h"
#include "view/wrap.h"

void detail_init(struct detail *detail)
{
	*detail = (struct detail){ 0 };
	strbuf_init(&detail->composed);
	for (size_t i = 0; i < DETAIL_BLOCKS; i++)
		tex_text_init(&detail->blocks[i].tex);
}

void detail_free(struct detail *detail)
{
	for (size_t i = 0; i < DETAIL_BLOCKS; i++) {
		match_spans_free(&detail->blocks[i].spans);
		tex_text_free(&detail->blocks[i].tex);
	}
	strbuf_free(&detail->composed);
	free(detail->lines);
	free(detail->match_lines);
}

static struct detail_block *add_block(struct detail *detail, struct str text, enum style style)
{
	struct detail_block *block;

	if (text.len == 0)
		return NULL;
	block = &detail->blocks[detail->block_count++];
	block->label = "";
	block->source = block->text = text;
	block->style = style;
	block->is_tex = false;
	block->is_searched = false;
	block->link = 0;
	return block;
}

static enum style style_of(const struct field_info *info)
{
	if (info->detail == DETAIL_HEADING)
		return STYLE_HEADING;
	return info->type == FIELD_TYPE_LIST ? STYLE_TOPIC : STYLE_TEXT;
}

static void add_field(struct detail *detail, const struct paper *paper, enum paper_field field)
{
	const struct field_info *info = &paper_fields[field];
	struct detail_block *block =
		add_block(detail, paper_get_text(paper, field), style_of(info));

	if (!block)
		return;
	block->label = info->label;
	block->is_tex = true;
	block->is_searched = true;
	block->field = field;
}

static void add_fields(struct detail *detail, const struct paper *paper, enum field_detail place)
{
	for (enum paper_field field = 0; field < FIELD_COUNT; field++)
		if (paper_fields[field].detail == place)
			add_field(detail, paper, field);
}

static void add_links(struct detail *detail, const struct page_list *list)
{
	const struct links *links = &list->detail.links;

	if (links->count > 0)
		add_block(detail, STR("on the same topics:"), STYLE_DIM);
	for (size_t i = 0; i < links->count; i++) {
		const struct paper *paper = &list->shown.corpus->library->papers[links->papers[i]];
		struct str title = paper->title.len > 0 ? paper->title : STR("·");
		struct detail_block *block = add_block(detail, title, STYLE_TITLE);

		block->is_tex = true;
		block->link = 1 + i;
	}
}

static void make_blocks(struct detail *detail, const struct page_list *list)
{
	const struct paper *paper = &list->shown.corpus->library->papers[list->cursor.paper];
	const struct marks *marks = marks_get(list->shown.corpus->marks, list->cursor.paper);
	struct detail_block *block;
	size_t facts_len, imprint_len;
	struct str composed;

	detail->block_count = 0;
	strbuf_clear(&detail->composed);
	detail_facts_add(&detail->composed, list, paper);
	facts_len = detail->composed.len;
	detail_facts_add_line(&detail->composed, paper, DETAIL_IMPRINT);
	imprint_len = detail->composed.len - facts_len;
	detail_facts_add_line(&detail->composed, paper, DETAIL_LINKS);
	composed = strbuf_str(&detail->composed);

	add_fields(detail, paper, DETAIL_HEADING);
	if (paper->title.len == 0)
		add_block(detail, paper_name(paper, detail->name), STYLE_HEADING);
	add_block(detail, str_sub(composed, 0, facts_len), STYLE_DIM);
	add_block(detail, str_sub(composed, facts_len, imprint_len), STYLE_DIM);
	add_fields(detail, paper, DETAIL_BLOCK);
	add_block(detail, str_drop(composed, facts_len + imprint_len), STYLE_DIM);
	block = add_block(detail, marks->tags, STYLE_TOPIC);
	if (block)
		block->label = "tags: ";
	block = add_block(detail, marks->note, STYLE_TEXT);
	if (block)
		block->label = "note: ";
	add_links(detail, list);
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
	return hash ^ (hash >> 32);
}

/* Never 0, which means that nothing is made yet. */
static uint64_t hash_blocks(const struct detail *detail, const struct page_list *list, int width)
{
	uint64_t hash = mix(str_hash(filter_text(list->filter)), (uint64_t)width);

	hash = mix(hash, str_hash(strbuf_str(&detail->composed)));
	hash = mix(hash, (uint64_t)(uintptr_t)filter_matcher(list->filter));
	hash = mix(hash, (uint64_t)list->shown.settings->numbers[SETTING_TEX]);
	for (size_t i = 0; i < detail->block_count; i++) {
		struct str text = detail->blocks[i].source;

		hash = mix(hash, (uint64_t)(uintptr_t)text.p);
		hash = mix(hash, text.len);
	}
	return hash | 1;
}

/* Searches the source, and turns what was found into stretches of what is shown. */
static void find_spans(struct detail_block *block, const struct matcher *matcher)
{
	block->spans.count = 0;
	if (!block->is_searched || !matcher)
		return;
	matcher_find_spans(matcher, block->field, block->source, &block->spans, SIZE_MAX);
	block->spans.count = tex_spans_show(&block->tex, block->spans.spans, block->spans.count);
}

/* Texts of the library are shown as they read. */
static void read_tex(struct detail_block *block, const struct page_list *list)
{
	if (block->is_tex && list->shown.settings->numbers[SETTING_TEX] == TEX_AS_UNICODE)
		tex_read(&block->tex, block->source);
	else
		tex_set_source(&block->tex, block->source);
}

static void add_match_line(struct detail *detail, size_t line)
{
	detail->match_lines =
		alloc_grow(detail->match_lines, &detail->match_line_capacity,
			   detail->match_line_count + 1, sizeof(*detail->match_lines));
	detail->match_lines[detail->match_line_count++] = line;
}

static void add_line(struct detail *detail, size_t block, size_t from, size_t to)
{
	detail->lines = alloc_grow(detail->lines, &detail->line_capacity, detail->line_count + 1,
				   sizeof(*detail->lines));
	detail->lines[detail->line_count++] =
		(struct detail_line){ .block = (uint32_t)block, .from = from, .to = to };
}

static void wrap_block(struct detail *detail, size_t index, int width)
{
	const struct detail_block *block = &detail->blocks[index];
	const struct match_spans *spans = &block->spans;
	int label_width = (int)strlen(block->label); /* labels are ASCII */
	size_t span = 0, from = 0;

	if (block->link == 1)
		detail->link_line = detail->line_count;
	if (block->link > 0) {
		add_line(detail, index, 0, block->text.len);
		return;
	}
	while (from < block->text.len) {
		int room = from == 0 ? width - label_width : width;
		size_t next, end = wrap_line(block->text, from, room, &next);

		while (span < spans->count && spans->spans[span].end <= from)
			span++;
		if (span < spans->count && spans->spans[span].start < end)
			add_match_line(detail, detail->line_count);
		add_line(detail, index, from, end);
		from = next;
	}
}

/* The lines of the last time hold; composed text may lie elsewhere. */
static void keep_text(struct detail_block *block)
{
	if (block->is_tex)
		block->text = block->tex.text;
}

static void make_lines(struct detail *detail, size_t index, const struct page_list *list, int width)
{
	struct detail_block *block = &detail->blocks[index];

	read_tex(block, list);
	block->text = block->tex.text;
	find_spans(block, filter_matcher(list->filter));
	wrap_block(detail, index, width);
}

void detail_update(struct detail *detail, const struct page_list *list, int width)
{
	uint64_t hash;

	if (list->cursor.paper == NO_PAPER || width <= 0) {
		detail->block_count = detail->line_count = detail->match_line_count = 0;
		detail->made_from = 0;
		return;
	}
	make_blocks(detail, list);
	hash = hash_blocks(detail, list, width);
	if (hash != detail->made_from)
		detail->line_count = detail->match_line_count = 0;
	for (size_t i = 0; i < detail->block_count; i++)
		if (hash != detail->made_from)
			make_lines(detail, i, list, width);
		else
			keep_text(&detail->blocks[i]);
	detail->made_from = hash;
}
