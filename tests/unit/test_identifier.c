#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "growth.h"
#include "model/identifier.h"
#include "support.h"

struct form {
	const char *written;
	const char *normal; /* NULL: it is none */
};

static const struct form arxiv_forms[] = {
	{ "2409.11340", "2409.11340" },
	{ " 2409.11340v12 ", "2409.11340" },
	{ "0704.0001", "0704.0001" },
	{ "arXiv:2409.11340v2", "2409.11340" },
	{ "ARXIV: 2409.11340", "2409.11340" },
	{ "arXiv:2409.11340v2 [cs.CV]", "2409.11340" },
	{ "https://arxiv.org/abs/2409.11340", "2409.11340" },
	{ "http://www.arxiv.org/abs/2409.11340v3?context=cs#here", "2409.11340" },
	{ "https://export.arxiv.org/pdf/2409.11340v1.pdf", "2409.11340" },
	{ "arxiv.org/html/2409.11340/", "2409.11340" },
	{ "math.GT/0309136", "math/0309136" },
	{ "Math.GT/0309136v2", "math/0309136" },
	{ "arXiv:hep-th/9901001", "hep-th/9901001" },
	{ "https://arxiv.org/abs/cond-mat/0011267v1", "cond-mat/0011267" },
	{ "10.48550/ARXIV.2409.11340", "2409.11340" },
	{ "https://doi.org/10.48550/arXiv.2409.11340", "2409.11340" },
	{ "https://doi.org/10.48550/arXiv.math%2F0309136", "math/0309136" },
	{ "arXiv preprint arXiv:2409.11340", "2409.11340" },
	{ "arXiv 2409.11340 [cs.CV]", "2409.11340" },
	{ "oai:arXiv.org:0704.0001", "0704.0001" },
	{ "abs/2409.11340", "2409.11340" },
	{ "704.0001", "0704.0001" },
	{ "912.4321", "0912.4321" },
	{ "cs/0112017", "cs/0112017" },
	{ "https://huggingface.co/papers/2409.11340", "2409.11340" },
	{ "https://www.alphaxiv.org/abs/2409.11340v1", "2409.11340" },
	{ "https://ar5iv.labs.arxiv.org/html/2409.11340", "2409.11340" },
	{ "http://xxx.lanl.gov/abs/hep-th/9901001", "hep-th/9901001" },
	{ "https://arxiv.org/abs/math%2F0309136", "math/0309136" },
	{ "\xC2\xA0"
	  "arXiv:\xC2\xA0"
	  "2409.11340\xE2\x80\x8B",
	  "2409.11340" },
	{ "", NULL },
	{ "2401.1", NULL },
	{ "713.0001", NULL },
	{ "104.0001", NULL },
	{ "704.00001", NULL },
	{ "https://huggingface.co/datasets/2409.11340", NULL },
	{ "https://example.org/papers/2409.11340", NULL },
	{ "https://doi.org/10.1000/2409.11340", NULL },
	{ "arXiv:", NULL },
	{ "2413.11340", NULL },
	{ "1412.9999", "1412.9999" },
	{ "1412.12345", NULL },
	{ "0704.12345", NULL },
	{ "1501.00001", "1501.00001" },
	{ "1501.0001", NULL },
	{ "2401.1234", NULL },
	{ "arXiv:2401.1234v2", NULL },
	{ "https://arxiv.org/abs/2401.1234", NULL },
	{ "https://arxiv.org/abs/1412.12345", NULL },
	{ "10.48550/arXiv.2401.1234", NULL },
	{ "0703.1234", NULL },
	{ "0001.1234", NULL },
	{ "704.001", NULL },
	{ "2400.11340", NULL },
	{ "2409.113", NULL },
	{ "2409.113401", NULL },
	{ "2409.11340v", NULL },
	{ "2409.11340x", NULL },
	{ "2409-11340", NULL },
	{ "2409.11340 2409.11341", NULL },
	{ "2409.11340 [cs] [cv]", NULL },
	{ "page/0309136", NULL },
	{ "math.G3/0309136", NULL },
	{ "math/030913", NULL },
	{ "math/03091366", NULL },
	{ "math/0313136", NULL },
	{ "https://arxiv.org/list/2409.11340", NULL },
	{ "https://arxiv.org.example.com/abs/2409.11340", NULL },
	{ "https://arxiv-org.example.com/abs/2409.11340v2", "2409.11340" },
	{ "https://www-arxiv-org.libproxy.example/pdf/2409.11340.pdf", "2409.11340" },
	{ "https://arxiv.org.ezproxy.example:2048/abs/2409.11340", "2409.11340" },
	{ "https://huggingface-co.some.idm.oclc.org/papers/2409.11340", "2409.11340" },
	{ "https://login.proxy.example/login?url=https://arxiv.org/abs/2409.11340", "2409.11340" },
	{ "http://proxy.example:2048/login?qurl=https%3A%2F%2Farxiv.org%2Fabs%2F2409.11340&x=1",
	  "2409.11340" },
	{ "https://www.example.com/url?sa=D&q=https://arxiv.org/abs/2409.11340", "2409.11340" },
	{ "https%3A%2F%2Farxiv.org%2Fabs%2Fmath.GT%2F0309136", "math/0309136" },
	{ "https%253A%252F%252Farxiv.org%252Fabs%252F2409.11340", "2409.11340" },
	{ "https://notarxiv-org.example.com/abs/2409.11340", NULL },
	{ "https://arxiv-org/abs/2409.11340", NULL },
	{ "https://example.com/login?url=https://example.org/abs/2409.11340", NULL },
	{ "https://example.com/login?name=https://arxiv.org/abs/2409.11340", NULL },
	{ "https://notarxiv.org/abs/2409.11340", NULL },
	{ "https://arxiv.org/abs/2409.11340/extra", NULL },
	{ "10.48550/arXiv.2409.11340", "2409.11340" },
};

static const struct form pmid_forms[] = {
	{ "31234567", "31234567" },
	{ " 0031234567 ", "31234567" },
	{ "1", "1" },
	{ "31234567.0", "31234567" },
	{ "PMID: 31234567", "31234567" },
	{ "pmid:31234567.", "31234567" },
	{ "PMID 31234567", "31234567" },
	{ "PubMed ID: 31234567", "31234567" },
	{ "MED:31234567", "31234567" },
	{ "31234567 [pmid]", "31234567" },
	{ "https://pubmed.ncbi.nlm.nih.gov/31234567/", "31234567" },
	{ "pubmed.ncbi.nlm.nih.gov/31234567", "31234567" },
	{ "http://www.ncbi.nlm.nih.gov/pubmed/31234567?dopt=Abstract", "31234567" },
	{ "https://www.ncbi.nlm.nih.gov/m/pubmed/31234567/", "31234567" },
	{ "https://europepmc.org/article/MED/31234567", "31234567" },
	{ "https://login.proxy.example/login?url=https://pubmed.ncbi.nlm.nih.gov/31234567/",
	  "31234567" },
	{ "", NULL },
	{ "0", NULL },
	{ "-1", NULL },
	{ "123456789", NULL },
	{ "31234567.5", NULL },
	{ "31234567 31234568", NULL },
	{ "PMC1234567", NULL },
	{ "PMIDs", NULL },
	{ "https://pubmed.ncbi.nlm.nih.gov/?term=31234567", NULL },
	{ "https://pubmed.ncbi.nlm.nih.gov/31234567abc", NULL },
	{ "https://example.org/31234567/", NULL },
	{ "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", NULL },
};

static const struct form pmcid_forms[] = {
	{ "PMC1234567", "PMC1234567" },
	{ "pmc1234567", "PMC1234567" },
	{ "PMCID: PMC1234567", "PMC1234567" },
	{ "PMC1234567.2", "PMC1234567" },
	{ "1234567", "PMC1234567" },
	{ "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567" },
	{ "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/pdf/1.pdf", "PMC1234567" },
	{ "https://europepmc.org/articles/PMC1234567", "PMC1234567" },
	{ "https://europepmc.org/article/PMC/PMC1234567", "PMC1234567" },
	{ "", NULL },
	{ "PMC", NULL },
	{ "PMC0", NULL },
	{ "PMC123x", NULL },
	{ "https://pubmed.ncbi.nlm.nih.gov/31234567/", NULL },
};

static const struct form doi_forms[] = {
	{ "10.1000/182", "10.1000/182" },
	{ " doi:10.1000/182 ", "10.1000/182" },
	{ "DOI: 10.1000/ABC.Def", "10.1000/abc.def" },
	{ "https://doi.org/10.1000/182", "10.1000/182" },
	{ "http://dx.doi.org/10.1000/182", "10.1000/182" },
	{ "doi.org/10.1000%2F182%28a%29", "10.1000/182(a)" },
	{ "10.1000/a%2Fb", "10.1000/a%2fb" },
	{ "10.1000/12%28345%296%3A7%3C8%3A%3AAID%3E3.0.CO%3B2-%23",
	  "10.1000/12(345)6:7<8::aid>3.0.co;2-#" },
	{ "https://doi.org/10.1000/a%00%20%ff%", "10.1000/a%00%20%ff%" },
	{ "10.1000.10/a/b;c<d>", "10.1000.10/a/b;c<d>" },
	{ "10.1000/größe", "10.1000/größe" },
	{ "10.1000/182.", "10.1000/182" },
	{ "(doi:10.1000/182),", "10.1000/182" },
	{ "<https://doi.org/10.1000/182>", "10.1000/182" },
	{ "\xE2\x80\x9C"
	  "10.1000/182\xE2\x80\x9D",
	  NULL },
	{ "10.1000/182\xE2\x80\x9D.", "10.1000/182" },
	{ "10.1000/s0140-6736(20)30183-5", "10.1000/s0140-6736(20)30183-5" },
	{ "doi 10.1000/182", "10.1000/182" },
	{ "doi: https://doi.org/10.1000/182", "10.1000/182" },
	{ "info:doi/10.1000/182", "10.1000/182" },
	{ "10.1000/182 [doi]", "10.1000/182" },
	{ "10.1000%2F182", "10.1000/182" },
	{ "10.1000/182; 10.1000/183", "10.1000/182" },
	{ "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
	  "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2" },
	{ "https://doi.org/10.1000/182?src=x#here", "10.1000/182" },
	{ "https://doi-org.proxy.example/10.1000/182", "10.1000/182" },
	{ "https://doi.acm.org/10.1145/182", "10.1145/182" },
	{ "https://login.proxy.example/login?url=https://doi.org/10.1000/182", "10.1000/182" },
	{ "https://login.proxy.example/login?url=http%3A%2F%2Fdx.doi.org%2F10.1000%2F182&a=b",
	  "10.1000/182" },
	{ "https://x.mail.example/?url=https%3A%2F%2Flogin.proxy.example%2Flogin%3Furl%3Dhttps%253A"
	  "%252F%252Fdoi.org%252F10.1000%252F182&data=05",
	  "10.1000/182" },
	{ "https%3A%2F%2Fdoi.org%2F10.1000%2F182", "10.1000/182" },
	{ "https://link-springer-com.proxy.example/article/10.1007/s1-2", "10.1007/s1-2" },
	{ "https://link.springer.com.proxy.example/article/10.1007/s1-2?x=y", "10.1007/s1-2" },
	{ "https://dl-acm-org.proxy.example/doi/10.1145/182", "10.1145/182" },
	{ "https://doi.org/10.1000/182?url=https://doi.org/10.1000/183", "10.1000/182" },
	{ "https://login.proxy.example/login?url=https://example.org/10.1000/182", NULL },
	{ "https://dl.acm.org/doi/10.1145/182?download=true", "10.1145/182" },
	{ "https://dl.acm.org/doi/abs/10.1145/182", "10.1145/182" },
	{ "https://onlinelibrary.wiley.com/doi/full/10.1111/cla.1", "10.1111/cla.1" },
	{ "https://www.emerald.com/insight/content/doi/10.1108/X-01/full/html", "10.1108/x-01" },
	{ "https://link.springer.com/article/10.1007/s1-2", "10.1007/s1-2" },
	{ "https://link.springer.com/content/pdf/10.1007/s1-2.pdf", "10.1007/s1-2" },
	{ "https://link.springer.com/chapter/10.1007%2F978-3_5", "10.1007/978-3_5" },
	{ "https://www.frontiersin.org/articles/10.3389/fx.2020.1/full", "10.3389/fx.2020.1" },
	{ "https://www.biorxiv.org/content/10.1101/2020.01.30.927871v2.full.pdf",
	  "10.1101/2020.01.30.927871" },
	{ "10.1101/2020.01.30.927871v2", "10.1101/2020.01.30.927871" },
	{ "doi: 10.1101/123456V12.", "10.1101/123456" },
	{ "10.1101/2020.01.30.927871v2.full.pdf", "10.1101/2020.01.30.927871" },
	{ "https://doi.org/10.1101/2020.01.30.927871v1", "10.1101/2020.01.30.927871" },
	{ "https://www.medrxiv.org/content/10.64898/2026.01.02.26123456v1",
	  "10.64898/2026.01.02.26123456" },
	{ "10.64898/2026.01.02.26123456v1", "10.64898/2026.01.02.26123456" },
	{ "10.1101/gr.123456v2", "10.1101/gr.123456v2" },
	{ "10.1101/123456v2v3", "10.1101/123456v2v3" },
	{ "10.1101/123456v", "10.1101/123456v" },
	{ "10.1101/v2", "10.1101/v2" },
	{ "10.1000/123456v2", "10.1000/123456v2" },
	{ "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.1",
	  "10.1371/journal.pone.1" },
	{ "https://www.scopus.com/x.uri?eid=2&doi=10.1016%2fj.x.2022.1&partnerID=40",
	  "10.1016/j.x.2022.1" },
	{ "DOI:\xC2\xA0"
	  "10.1000/182\xC2\xA0",
	  "10.1000/182" },
	{ "10.1000/1\xC2\xA0"
	  "82",
	  NULL },
	{ "", NULL },
	{ "doi:", NULL },
	{ "S0140-6736(20)30183-5 [pii]", NULL },
	{ "https://github.com/x/10.1000/z", NULL },
	{ "https://link.springer.com/journal/182", NULL },
	{ "https://example.org/doi/182", NULL },
	{ "10.1000", NULL },
	{ "10.1000/", NULL },
	{ "10.100/1", NULL },
	{ "10.1000.10/1", "10.1000.10/1" },
	{ "10.123456789/1", "10.123456789/1" },
	{ "10.1234567890/1", NULL },
	{ "10.1000./1", NULL },
	{ "10.1000..1/1", NULL },
	{ "10.0.0.0/8", NULL },
	{ "10.20.30.0/24", NULL },
	{ "10.20.30.40/index", NULL },
	{ "doi:10.1.2/3", NULL },
	{ "11.1000/182", NULL },
	{ "10.1x00/182", NULL },
	{ "10.1000/1 82", NULL },
	{ "10.1000/1\t82", NULL },
	{ "10.1000/1\xFF", NULL },
	{ "10.1000/1\xE2\x80\xAE", NULL },
	{ "https://example.org/10.1000/182", NULL },
	{ "https://notdoi.org/10.1000/182", NULL },
};

static void assert_form(bool (*normalise)(struct str, char *), const struct form *form)
{
	char out[IDENTIFIER_MAX] = "untouched", again[IDENTIFIER_MAX];
	char *exact = strndup(form->written, strlen(form->written));
	struct str written = { exact, strlen(form->written) };

	if (!form->normal) {
		assert_false(normalise(written, out));
		assert_string_equal(out, "untouched");
	} else {
		assert_true(normalise(written, out));
		assert_string_equal(out, form->normal);
		assert_true(normalise(str_from(out), again));
		assert_string_equal(again, out);
	}
	free(exact);
}

static void arxiv_ids_have_one_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(arxiv_forms) / sizeof(*arxiv_forms); i++)
		assert_form(arxiv_id_normalise, &arxiv_forms[i]);
}

static void dois_have_one_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(doi_forms) / sizeof(*doi_forms); i++)
		assert_form(doi_normalise, &doi_forms[i]);
}

static void pubmed_numbers_have_one_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pmid_forms) / sizeof(*pmid_forms); i++)
		assert_form(pmid_normalise, &pmid_forms[i]);
	for (size_t i = 0; i < sizeof(pmcid_forms) / sizeof(*pmcid_forms); i++)
		assert_form(pmcid_normalise, &pmcid_forms[i]);
}

static void assert_in_text(const char *text, const char *pmid, const char *pmcid)
{
	char found_pmid[IDENTIFIER_MAX], found_pmcid[IDENTIFIER_MAX];

	pubmed_ids_from_text(str_from(text), found_pmid, found_pmcid);
	assert_string_equal(found_pmid, pmid);
	assert_string_equal(found_pmcid, pmcid);
}

static void pubmed_numbers_are_found_in_text(void **state)
{
	(void)state;
	assert_in_text("PMID: 31234567; PMCID: PMC1234567", "31234567", "PMC1234567");
	assert_in_text("PMID:31234567\nPMC1234567", "31234567", "PMC1234567");
	assert_in_text("in print (PMID 31234567), DOI: 10.1000/1", "31234567", "");
	assert_in_text("see https://pubmed.ncbi.nlm.nih.gov/31234567/.", "31234567", "");
	assert_in_text("31234567", "", "");
	assert_in_text("PMC5, APMID: 31234567, APMC1234567", "", "");
	assert_in_text("PMID: none", "", "");
	/* Of two nothing tells which is the paper's. */
	assert_in_text("PMID: 31234567; PMID: 31234568; PMID: 31234567", "", "");
	assert_in_text("PMID: 31234567, PMID: 31234567", "31234567", "");
	assert_in_text("", "", "");
	assert_in_text("PMID:", "", "");
}

static void what_is_too_long_is_none(void **state)
{
	char text[4096], out[IDENTIFIER_MAX];

	(void)state;
	memset(text, 'a', sizeof(text));
	memcpy(text, "10.1000/", 8);
	assert_true(doi_normalise((struct str){ text, IDENTIFIER_MAX - 1 }, out));
	assert_int_equal(strlen(out), IDENTIFIER_MAX - 1);
	assert_false(doi_normalise((struct str){ text, IDENTIFIER_MAX }, out));
	assert_false(doi_normalise((struct str){ text, sizeof(text) }, out));
	assert_false(arxiv_id_normalise((struct str){ text, sizeof(text) }, out));
}

/* Whatever is done to a form, what comes out is a normal form or nothing. */
static void mutations_are_harmless(void **state)
{
	static const char letters[] = "0123456789./:vVaArx-% [#\xC3";
	uint64_t seed = 3;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		const struct form *form = &arxiv_forms[support_below(
			&seed, sizeof(arxiv_forms) / sizeof(*arxiv_forms))];
		size_t len = strlen(form->written);
		char *text = strndup(form->written, len), out[IDENTIFIER_MAX],
		     again[IDENTIFIER_MAX];

		for (int change = 0; len && change < 2; change++)
			text[support_below(&seed, len)] =
				letters[support_below(&seed, sizeof(letters) - 1)];
		if (arxiv_id_normalise((struct str){ text, len }, out)) {
			assert_true(arxiv_id_normalise(str_from(out), again));
			assert_string_equal(out, again);
		}
		if (doi_normalise((struct str){ text, len }, out)) {
			assert_true(doi_normalise(str_from(out), again));
			assert_string_equal(out, again);
		}
		free(text);
	}
}

static void damaged_arxiv_ids_are_told(void **state)
{
	(void)state;
	assert_true(arxiv_id_is_damaged(STR("2401.1234")));
	assert_true(arxiv_id_is_damaged(STR(" 2401.1 ")));
	assert_true(arxiv_id_is_damaged(STR("1412.12345")));
	assert_true(arxiv_id_is_damaged(STR("0704.012")));
	assert_false(arxiv_id_is_damaged(STR("2401.12345")));
	assert_false(arxiv_id_is_damaged(STR("704.0001")));
	assert_false(arxiv_id_is_damaged(STR("2413.1234")));
	assert_false(arxiv_id_is_damaged(STR("0301.1234")));
	assert_false(arxiv_id_is_damaged(STR("2401.")));
	assert_false(arxiv_id_is_damaged(STR("2401.123456")));
	assert_false(arxiv_id_is_damaged(STR("2401.1234 pages")));
	assert_false(arxiv_id_is_damaged(STR("17")));
}

struct text_form {
	const char *text;
	const char *arxiv_id;
	const char *doi;
};

static const struct text_form text_forms[] = {
	{ "", "", "" },
	{ "no identifier in 2401.00001 words", "", "" },
	{ "2401.00001", "2401.00001", "" },
	{ "arXiv:2401.00001 (2024)", "2401.00001", "" },
	{ "Accepted, arXiv: 2401.00001v2 [cs.LG].", "2401.00001", "" },
	{ "CoRR abs/1706.03762", "1706.03762", "" },
	{ "see https://arxiv.org/abs/2401.00001, page 3", "2401.00001", "" },
	{ "PMCID: PMC123; DOI:10.1000/X.", "", "10.1000/x" },
	{ "PMID:1;DOI:10.1000/x;arXiv:2401.00001", "2401.00001", "10.1000/x" },
	{ "10.1000/x-3     LK  - https://example.org/link", "", "10.1000/x-3" },
	{ "<a href=\"https://doi.org/10.1000/x\">here</a>", "", "10.1000/x" },
	{ "<p>10.1000/x</p>", "", "10.1000/x" },
	{ "https://doi.org/10.48550/arXiv.2401.00001", "2401.00001", "10.48550/arxiv.2401.00001" },
	{ "https://example.org/10.1000/x", "", "" },
	{ "at https://login.proxy.example/login?url=https://doi.org/10.1000/x, see", "",
	  "10.1000/x" },
	{ "https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001 https%3A%2F%2Fdoi.org%2F10.1000%2Fx",
	  "2401.00001", "10.1000/x" },
	{ "version 10.1000 / 3 and 110.1000/x", "", "" },
	{ "(10.1000/x)", "", "10.1000/x" },
	{ "see 10.1000/x\xC2\xA0"
	  "and arXiv:\xC2\xA0"
	  "2401.00001",
	  "2401.00001", "10.1000/x" },
	{ "10.1000/x|10.1000/y", "", "10.1000/x" },
};

static void identifiers_are_found_in_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(text_forms) / sizeof(*text_forms); i++) {
		const struct text_form *form = &text_forms[i];
		char *exact = strndup(form->text, strlen(form->text));
		char arxiv_id[IDENTIFIER_MAX] = "x", doi[IDENTIFIER_MAX] = "x";

		identifiers_from_text((struct str){ exact, strlen(form->text) }, arxiv_id, doi);
		if (strcmp(arxiv_id, form->arxiv_id) != 0 || strcmp(doi, form->doi) != 0)
			fail_msg("\"%s\" has %s and %s", form->text, arxiv_id, doi);
		free(exact);
	}
}

static void find_repeated(void *context, size_t count)
{
	char arxiv_id[IDENTIFIER_MAX], doi[IDENTIFIER_MAX];
	struct strbuf text;

	strbuf_init(&text);
	for (size_t i = 0; i < count; i++)
		strbuf_add_cstr(&text, context);
	identifiers_from_text(strbuf_str(&text), arxiv_id, doi);
	strbuf_free(&text);
}

static void time_grows_with_the_text(void **state)
{
	static const char *const pieces[] = { "10.",
					      "10.1000/",
					      ")",
					      "10.1000/x) ",
					      "arxiv ",
					      "http://",
					      " ",
					      "a",
					      ";10.",
					      "10.1000/))))))))))))))))))",
					      "http://doi-doi-",
					      "http://a/?url=http%3A%252F",
					      "&url=" };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		assert_grows_with_size(find_repeated, (void *)pieces[i], 2000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arxiv_ids_have_one_form),
		cmocka_unit_test(damaged_arxiv_ids_are_told),
		cmocka_unit_test(dois_have_one_form),
		cmocka_unit_test(pubmed_numbers_have_one_form),
		cmocka_unit_test(pubmed_numbers_are_found_in_text),
		cmocka_unit_test(what_is_too_long_is_none),
		cmocka_unit_test(mutations_are_harmless),
		cmocka_unit_test(identifiers_are_found_in_text),
		cmocka_unit_test(time_grows_with_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
