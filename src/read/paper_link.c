#include "config.h"

#include "read/paper_link.h"

#include "base/array.h"
#include "base/utf8.h"
#include "model/identifier.h"

/* Parts of addresses that only a paper's page or file has. */
static const struct str paper_parts[] = {
	STR_INIT("openreview.net/forum?id="),
	STR_INIT("openreview.net/pdf?id="),
	STR_INIT("openreview.net/attachment?id="),
	STR_INIT("aclanthology.org/"),
	STR_INIT("aclweb.org/anthology/"),
	STR_INIT("proceedings.mlr.press/v"),
	STR_INIT("papers.nips.cc/paper"),
	STR_INIT("papers.neurips.cc/paper"),
	STR_INIT("proceedings.neurips.cc/paper"),
	STR_INIT("datasets-benchmarks-proceedings.neurips.cc/paper"),
	STR_INIT("openaccess.thecvf.com/content"),
	STR_INIT("ecva.net/papers/"),
	STR_INIT("jmlr.org/papers/v"),
	STR_INIT("jmlr.csail.mit.edu/papers/v"),
	STR_INIT("jmlr.org/proceedings/papers/v"),
	STR_INIT("ieeexplore.ieee.org/document/"),
	STR_INIT("ieeexplore.ieee.org/abstract/document/"),
	STR_INIT("link.springer.com/article/"),
	STR_INIT("link.springer.com/chapter/"),
	STR_INIT("sciencedirect.com/science/article/"),
	STR_INIT("nature.com/articles/"),
	STR_INIT("science.org/doi/"),
	STR_INIT("pnas.org/doi/"),
	STR_INIT("dl.acm.org/doi/"),
	STR_INIT("dl.acm.org/citation.cfm"),
	STR_INIT("onlinelibrary.wiley.com/doi/"),
	STR_INIT("biorxiv.org/content/"),
	STR_INIT("medrxiv.org/content/"),
	STR_INIT("semanticscholar.org/paper/"),
	STR_INIT("huggingface.co/papers/"),
	STR_INIT("alphaxiv.org/abs/"),
	STR_INIT("ojs.aaai.org/index.php/"),
	STR_INIT("aaai.org/ojs/index.php/"),
	STR_INIT("ijcai.org/proceedings/"),
	STR_INIT("isca-speech.org/archive/"),
	STR_INIT("isca-archive.org/"),
	STR_INIT("usenix.org/conference/"),
	STR_INIT("roboticsproceedings.org/rss"),
	STR_INIT("eprint.iacr.org/"),
	STR_INIT("papers.ssrn.com/sol3/papers.cfm"),
	STR_INIT("journals.plos.org/"),
	STR_INIT("ncbi.nlm.nih.gov/pmc/articles/"),
	STR_INIT("pubmed.ncbi.nlm.nih.gov/"),
	STR_INIT("ncbi.nlm.nih.gov/pubmed/"),
	STR_INIT("pmc.ncbi.nlm.nih.gov/articles/"),
	STR_INIT("europepmc.org/article/"),
	STR_INIT("europepmc.org/abstract/"),
	STR_INIT("drops.dagstuhl.de/"),
	STR_INIT("direct.mit.edu/"),
	STR_INIT("mdpi.com/"),
	STR_INIT("vldb.org/pvldb/"),
	STR_INIT("distill.pub/20"),
	STR_INIT("dl.acm.org/authorize"),
	STR_INIT("dl.acm.org/ft_gateway.cfm"),
	STR_INIT("delivery.acm.org/"),
	STR_INIT("portal.acm.org/citation.cfm"),
	STR_INIT("doi.acm.org/"),
	STR_INIT("ieeexplore.ieee.org/stamp/"),
	STR_INIT("ieeexplore.ieee.org/xpl/"),
	STR_INIT("ieeexplore.ieee.org/xpls/"),
	STR_INIT("computer.org/csdl/"),
	STR_INIT("ojs.aaai.org//index.php/"),
	STR_INIT("aaai.org/ocs/index.php/"),
	STR_INIT("aaai.org/Papers/"),
	STR_INIT("cdn.aaai.org/"),
	STR_INIT("citeseerx.ist.psu.edu/"),
	STR_INIT("semanticscholar.org/CorpusID:"),
	STR_INIT("cv-foundation.org/openaccess/content"),
	STR_INIT("link.springer.com/content/pdf/"),
	STR_INIT("link.springer.com/book/"),
	STR_INIT("ebooks.iospress.nl/"),
	STR_INIT("academic.oup.com/"),
	STR_INIT("//www.cell.com/"),
	STR_INIT("//cell.com/"),
	STR_INIT("jstor.org/stable/"),
	STR_INIT("hal.science/hal-"),
	STR_INIT("://hal.inria.fr/"),
	STR_INIT("://hal.upmc.fr/"),
	STR_INIT("://hal.archives-ouvertes.fr/"),
	STR_INIT("usenix.org/legacy/"),
	STR_INIT("usenix.org/system/files/conference/"),
	STR_INIT("osf.io/preprints/"),
	STR_INIT("chemrxiv.org/engage/"),
	STR_INIT("researchsquare.com/article/"),
	STR_INIT("researchgate.net/publication/"),
	STR_INIT("frontiersin.org/articles/"),
	STR_INIT("iopscience.iop.org/article/"),
	STR_INIT("journals.aps.org/"),
	STR_INIT("elifesciences.org/articles/"),
	STR_INIT("ndss-symposium.org/ndss-paper/"),
	STR_INIT("cidrdb.org/cidr"),
	STR_INIT("pubs.rsc.org/en/content/article"),
	STR_INIT("cambridge.org/core/journals/"),
	STR_INIT("episciences.org/"),
	STR_INIT("arxiv-vanity.com/papers/"),
};

static const struct str code_hosts[] = {
	STR_INIT("://github.com/"),    STR_INIT("://www.github.com/"), STR_INIT("://gitlab.com/"),
	STR_INIT("://bitbucket.org/"), STR_INIT("://codeberg.org/"),
};

/* Beside those that are made of the words of links alone (has_only_words_of_links). */
static const struct str link_words[] = {
	STR_INIT("abs"),
	STR_INIT("doi"),
	STR_INIT("url"),
	STR_INIT("github"),
	STR_INIT("repo"),
	STR_INIT("source code"),
	STR_INIT("source"),
	STR_INIT("pytorch"),
	STR_INIT("tensorflow"),
	STR_INIT("jax"),
	STR_INIT("project website"),
	STR_INIT("website"),
	STR_INIT("homepage"),
	STR_INIT("home page"),
	STR_INIT("demo"),
	STR_INIT("blog"),
	STR_INIT("blog post"),
	STR_INIT("post"),
	STR_INIT("video"),
	STR_INIT("talk"),
	STR_INIT("slides"),
	STR_INIT("poster"),
	STR_INIT("dataset"),
	STR_INIT("benchmark"),
	STR_INIT("model"),
	STR_INIT("models"),
	STR_INIT("weights"),
	STR_INIT("supp"),
	STR_INIT("supplementary"),
	STR_INIT("supplement"),
	STR_INIT("appendix"),
	STR_INIT("bibtex"),
	STR_INIT("bib"),
	STR_INIT("openreview"),
	STR_INIT("colab"),
	STR_INIT("notebook"),
	STR_INIT("tweet"),
	STR_INIT("twitter"),
	STR_INIT("leaderboard"),
	STR_INIT("here"),
	STR_INIT("read more"),
	STR_INIT("view"),
	STR_INIT("acl anthology"),
	STR_INIT("journal"),
	STR_INIT("proceedings"),
	STR_INIT("publication"),
	STR_INIT("springer"),
	STR_INIT("ieee"),
	STR_INIT("acm"),
	STR_INIT("pubmed"),
	STR_INIT("abstract"),
	STR_INIT("summary"),
	STR_INIT("review"),
	STR_INIT("notes"),
	STR_INIT("kaggle"),
};

static bool has_any(struct str s, const struct str *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(s, parts[i]) != SIZE_MAX)
			return true;
	return false;
}

static bool is_web(struct str address)
{
	return str_starts_with(address, STR("http://")) ||
	       str_starts_with(address, STR("https://"));
}

/* Whether an address is that of a paper on the virtual site of a conference. */
static bool is_virtual_poster(struct str address)
{
	static const struct str sites[] = { STR_INIT(".cc/virtual/"),
					    STR_INIT(".thecvf.com/virtual/") };
	static const struct str kinds[] = { STR_INIT("/poster/"), STR_INIT("/oral/"),
					    STR_INIT("/spotlight/") };

	return has_any(address, sites, COUNT_OF(sites)) && has_any(address, kinds, COUNT_OF(kinds));
}

bool address_names_paper(struct str address)
{
	char normal[IDENTIFIER_MAX];

	if (str_starts_with(address, STR("arXiv:")))
		return arxiv_id_normalise(address, normal);
	if (str_starts_with(address, STR("doi:")))
		return doi_normalise(address, normal);
	if (!is_web(address) || address.len > 1000)
		return false;
	if (str_find(address, STR("arxiv.org/list")) != SIZE_MAX || address_names_code(address))
		return false;
	return arxiv_id_normalise(address, normal) || doi_normalise(address, normal) ||
	       has_any(address, paper_parts, COUNT_OF(paper_parts)) || is_virtual_poster(address);
}

static bool is_pdf(struct str address)
{
	struct str path = str_sub(address, 0, str_find(address, STR("?")));

	path = str_sub(path, 0, str_find(path, STR("#")));
	return address.len <= 1000 && path.len > 4 &&
	       str_equal_ignoring_case(str_sub(path, path.len - 4, 4), STR(".pdf"));
}

bool address_is_file(struct str address)
{
	return is_web(address) && !address_names_code(address) && is_pdf(address);
}

bool address_is_local_file(struct str address)
{
	return is_pdf(address) && str_find(address, STR(":")) == SIZE_MAX;
}

bool address_names_code(struct str address)
{
	return has_any(str_sub(address, 0, 40), code_hosts, COUNT_OF(code_hosts));
}

static bool is_part_of_word(struct str s)
{
	uint32_t codepoint;

	utf8_decode(s, &codepoint);
	return utf8_is_letter_or_digit(codepoint) && !utf8_is_invisible(codepoint);
}

/* Without the brackets, bullets and pictures around a word of any script. */
static struct str bare_word(struct str s)
{
	uint32_t codepoint;
	size_t last;

	while (s.len > 0 && !is_part_of_word(s))
		s = str_drop(s, utf8_decode(s, &codepoint));
	while (s.len > 0 && (last = utf8_previous(s, s.len), !is_part_of_word(str_drop(s, last))))
		s.len = last;
	return s;
}

bool link_names_paper(struct str address, struct str text)
{
	static const struct str words[] = { STR_INIT("paper"), STR_INIT("pdf"),
					    STR_INIT("full paper"), STR_INIT("paper link"),
					    STR_INIT("preprint") };
	struct str word = bare_word(text);

	if (address_names_paper(address))
		return true;
	return str_is_among(word, words, COUNT_OF(words)) && is_web(address) &&
	       address.len <= 1000 && !address_names_code(address);
}

/* Whether all of a text's words only say what kind of page there is. */
static bool has_only_words_of_links(struct str text)
{
	static const struct str words[] = {
		STR_INIT("paper"),    STR_INIT("papers"),    STR_INIT("page"),
		STR_INIT("pdf"),      STR_INIT("arxiv"),     STR_INIT("link"),
		STR_INIT("our"),      STR_INIT("the"),       STR_INIT("huggingface"),
		STR_INIT("hugging"),  STR_INIT("face"),      STR_INIT("hf"),
		STR_INIT("daily"),    STR_INIT("this"),      STR_INIT("full"),
		STR_INIT("text"),     STR_INIT("official"),  STR_INIT("code"),
		STR_INIT("version"),  STR_INIT("html"),      STR_INIT("preprint"),
		STR_INIT("report"),   STR_INIT("technical"), STR_INIT("project"),
		STR_INIT("web"),      STR_INIT("site"),      STR_INIT("and"),
		STR_INIT("original"), STR_INIT("published"), STR_INIT("data"),
	};
	struct str word;

	while (str_split_next(&text, ' ', &word)) {
		word = bare_word(word);
		if (word.len > 0 && !str_is_among(word, words, COUNT_OF(words)))
			return false;
	}
	return true;
}

bool text_is_link_word(struct str text)
{
	struct str word = bare_word(text);
	char normal[IDENTIFIER_MAX];

	if (word.len == 0 || is_web(text) || arxiv_id_normalise(text, normal) ||
	    doi_normalise(text, normal))
		return true;
	return str_is_among(word, link_words, COUNT_OF(link_words)) ||
	       (word.len < 60 && has_only_words_of_links(word));
}
