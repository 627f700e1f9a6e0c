#include "config.h"

#include "torture/noise.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const char *const keys[] = {
	"j",
	"k",
	"\x06",
	"\x02",
	"\x04",
	"\x15",
	"gg",
	"G",
	"\t",
	"\x1b[Z",
	"\r",
	"l",
	"h",
	"]",
	"[",
	"\x0f",
	"/",
	"\x1b",
	"n",
	"N",
	"=",
	"1",
	"2",
	"9",
	"s",
	"S",
	"O",
	"*",
	"r",
	"p1",
	"p0",
	"t",
	"a",
	"u",
	"\x12",
	" ",
	"A",
	"v",
	"I",
	"e",
	"o",
	"yt",
	"yu",
	"yc",
	"?",
	":",
	"K",
	"M",
	"\x0c",
	"q",
	"y",
	"\x1b[A",
	"\x1b[B",
	"\x1b[C",
	"\x1b[D",
	"\x1bOA",
	"\x1b[5~",
	"\x1b[6~",
	"\x1b[H",
	"\x1b[F",
	"\x1bOP",
	"\x7f",
	"\x08",
	"\x01",
	"\x05",
	"\x17",
	"\x0b",
	"\x19",
	"\x10",
	"\x0e",
	"\x1b"
	"b",
	"\x1b"
	"f",
	"\x1b"
	"d",
	"\x1bp",
	"\x1bn",
	"\x1a",
	"\x03",
	"\x1c",
	/* Whole lines, for what no key reaches by chance. */
	":set detail never\r",
	":set tex raw\r",
	":set dates relative\r",
	":set theme light\r",
	":topic add x = lantern\r",
	":topic remove x\r",
	":write-topics\r",
	":note evening\r",
	":tags one; two; -one\r",
	":star\r",
	":priority 3\r",
	":status done\r",
	":like\r",
	":export! noise.csv\r",
	":sort -date\r",
	":filter lantern -colour\r",
	":man\r",
	":man query\r",
	":columns\r",
	":42\r",
	":redraw\r",
	"/like:2401.00003\r",
	"/is:starred\r",
	"/title:lantern or (\r",
	"/date:2024-03..\r",
	"/\x15",
	"/colour 2\r",
	"t-evening\r",
};

static const char *const texts[] = {
	"lantern",
	"colour",
	"\xce\xb1\xce\xb2",
	"$\\frac{1}{2}$",
	"\xf0\x9f\x8f\xae",
	"e\xcc\x81",
	"\xe2\x80\xae",
	"\"",
	"(",
	")",
	"not ",
	"or ",
	"date:",
	"-",
	"a\nb",
	"\r",
	"\t",
	"  ",
	"\xe6\xbc\xa2\xe5\xad\x97",
	"\xff\xfe",
	"\xc3",
	"\xed\xa0\x80",
	"\xf4\x90\x80\x80",
	"\x1b[A",
	"\x1b[200~",
	"\x9b",
	"{1000}",
	"[a-z]*",
	".*.*.*",
	"title:",
	"@rlhf",
	"tag:",
	"\x01",
};

/* What a terminal answers, reports, or says of itself; some of it cut short, or made up. */
static const char *const replies[] = {
	"\x1b[24;80R",
	"\x1b[0;0R",
	"\x1b[99999999999999999999;1R",
	"\x1b[-5;-5R",
	"\x1b[?1;2c",
	"\x1b[?62;1;2;6;9;15;22c",
	"\x1b[>41;354;0c",
	"\x1b[?2026;2$y",
	"\x1b[?9999999999$y",
	"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
	"\x1b]11;rgb:0/0/0\a",
	"\x1b]11;rgb:////\a",
	"\x1b]10;",
	"\x1b]52;c;bGFudGVybg==\a",
	"\x1b]52;c;!!!!\x1b\\",
	"\x1bP1$r0m\x1b\\",
	"\x1bP>|a terminal\x1b\\",
	"\x1bP1+r544e=78\x1b\\",
	"\x1bP",
	"\x1b_Gi=1;OK\x1b\\",
	"\x1b^",
	"\x1bX",
	"\x1b[I",
	"\x1b[O",
	"\x1b[?1u",
	"\x1b[97;5u",
	"\x1b[27;5;97~",
	"\x1b[1;5A",
	"\x1b[<0;1;1M",
	"\x1b[<0;1;1m",
	"\x1b[<0;5;3M\x1b[<0;5;3m",
	"\x1b[<64;10;10M",
	"\x1b[<65;10;10M",
	"\x1b[<0;0;0M",
	"\x1b[<0;99999;99999M",
	"\x1b[<4294967295;1;1M",
	"\x1b[<0;-1;-1M",
	"\x1b[<;;M",
	"\x1b[<0;1",
	"\x1b[<99999999999999999999;1;1M",
	"\x1b[<16;3;8M",
	"\x1b[M !!",
	"\x1b[M\xff\xff\xff",
	"\x1b[M",
	"\x1b[32;5;5M",
	"\x1b[1;1;1;1;1T",
	"\x1b[200~",
	"\x1b[201~",
	"\x1b[200~\x1b[200~\x1b[201~\x1b[201~",
	"\x1b\x1b\x1b\x1b",
	"\x1b[",
	"\x1bO",
	"\x1b[\x1b[\x1b[A",
	"\x9b"
	"A",
	"\x9d"
	"0;x\x9c",
	"\xc2\x9b"
	"31m",
	"\x1b[999999999A",
	"\x1b[3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3;3~",
	"\x1b[0n",
	"\x1b[?997;1n",
	"\x1b[8;24;80t",
	"\x1b[4;0;0t",
	"\x1b[48;24;80;480;800t",
	"\x05",
	"\x11",
	"\x13",
};

static void add_random_bytes(struct campaign *campaign, struct strbuf *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		strbuf_add_byte(out, (char)campaign_below(campaign, 256));
}

static void add_one_of(struct campaign *campaign, const char *const *from, size_t count,
		       struct strbuf *out)
{
	strbuf_add_cstr(out, from[campaign_below(campaign, count)]);
}

void noise_add_key(struct campaign *campaign, struct strbuf *out)
{
	switch (campaign_below(campaign, 12)) {
	case 0:
		add_one_of(campaign, texts, COUNT_OF(texts), out);
		break;
	case 1:
		add_random_bytes(campaign, out, 1);
		break;
	case 2:
		strbuf_add_codepoint(out, (uint32_t)(0x20 + campaign_below(campaign, 0x3000)));
		break;
	default:
		add_one_of(campaign, keys, COUNT_OF(keys), out);
	}
}

/* Most are a line; one in a hundred is what somebody copied by mistake. */
static size_t paste_size(struct campaign *campaign)
{
	return campaign_below(campaign, campaign_below(campaign, 100) ? 30 : 5000);
}

void noise_add_paste(struct campaign *campaign, struct strbuf *out)
{
	size_t pieces = paste_size(campaign);

	if (campaign_below(campaign, 4) == 0)
		add_one_of(campaign, (const char *const[]){ "/", ":", "t", ":note " }, 4, out);
	strbuf_add_cstr(out, "\x1b[200~");
	for (size_t i = 0; i < pieces; i++)
		add_one_of(campaign, texts, COUNT_OF(texts), out);
	/* A terminal that is cut off never ends it. */
	if (campaign_below(campaign, 50))
		strbuf_add_cstr(out, "\x1b[201~");
}

static void add_flood(struct campaign *campaign, struct strbuf *out)
{
	size_t count = campaign_below(campaign, 3000);
	const char *piece = replies[campaign_below(campaign, COUNT_OF(replies))];

	for (size_t i = 0; i < count; i++)
		strbuf_add_cstr(out, piece);
}

/* An escape sequence with any bytes in it. */
static void add_made_up(struct campaign *campaign, struct strbuf *out)
{
	static const char *const begins[] = {
		"\x1b[", "\x1b[<", "\x1b[?", "\x1b]", "\x1bP", "\x1bO"
	};

	add_one_of(campaign, begins, COUNT_OF(begins), out);
	for (size_t i = campaign_below(campaign, 20); i > 0; i--)
		strbuf_add_byte(out, "0123456789;;:<?$"[campaign_below(campaign, 16)]);
	strbuf_add_byte(out, (char)(0x20 + campaign_below(campaign, 0x5F)));
}

void noise_add_reply(struct campaign *campaign, struct strbuf *out)
{
	size_t which = campaign_below(campaign, 40);

	if (which == 0)
		add_flood(campaign, out);
	else if (which < 8)
		add_made_up(campaign, out);
	else if (which < 12)
		add_random_bytes(campaign, out, campaign_below(campaign, 40));
	else
		add_one_of(campaign, replies, COUNT_OF(replies), out);
}
