# What the tests that hold the ways out to other programs share: all papers that are at hand, and which
# programs are missing. A test sources tests/cli/lib.sh first.

formats=${SHORTLIST_FORMATS:-$srcdir/../shared/formats}
skipped=

# needs PROGRAM...: whether they are all there; one that is not is said once, by finish_with_peers.
needs() {
	for program in "$@"; do
		command -v "$program" >/dev/null && continue
		case " $skipped " in
		*" $program "*) ;;
		*) skipped="$skipped $program" ;;
		esac
		return 1
	done
}

# Papers of our own, with what formats give a meaning to.
cat >"$scratch/own.jsonl" <<'END_OF_PAPERS'
{"title":"GANs for {X} & 50% of $\\alpha$-lanterns: a_b ~5 #1 ^2 α ≤ β <b>x</b> \\emph{BERT_x} | $5 \\","author_names":["Quill, Ann","Ludwig van der Berg","The Lantern Team","Berg L","bell hooks","Émile Poe","Ann Roe Jr."],"date":"2024-05-03","venue":"R&D of Oil_Lamps","type":"article","volume":"3","issue":"4","pages":"12-34","arxiv_id":"2409.11340","doi":"10.1000/a_b","url":"https://example.org/~x?a=1&b=2%20c","abstract":"$x_1$ {","keywords":["a & b"],"citation_key":"own"}
{"title":"Lanterns \\frac{1}{2} \\emph{\\sqrt{x_1}} \\mathbf{y} {\\bar x} \\vec{e} e\u0301 in O(\\log n), \\ie \\BibTeX, \\bullet \\deg","author_names":["Ann Quill"],"date":"2022","type":"article","venue":"Lamps"}
{"title":"A Thesis on Lanterns","author_names":["Ann Quill"],"date":"2023","type":"thesis","url":"https://example.org/[a](é)?q=漢","publisher":"Lantern University"}
{"title":"Lanterns, Again","author_names":["Ann Quill"],"date":"2023","type":"preprint","arxiv_id":"2301.00001"}
{"title":"Lanterns, Forever","author_names":["Ann Quill","et al."],"date":"2023-02","type":"inproceedings","venue":"Proceedings of Lamps"}
{"title":"Owls \u202eturned\u202c \u001b]52;c;b3duZWQ=\u0007 &amp; ]]> </pre> @misc{x, } \\input{x} ``` -- TY  - JOUR","author_names":["van der Berg, Ludwig, Jr.","Martin King III","d'Owl, Jean","World Health Organization","Plato"],"date":"2024-12","type":"article","venue":"ER  - of \u0085Owls","abstract":"\\end{document} $","arxiv_id":"2401.00077"}
{"title":"Owls without Names","author_names":null,"date":"1999-12-31","doi":"10.1000/owls;8","abstract":"Nobody wrote it.","arxiv_id":null}
END_OF_PAPERS
awk 'BEGIN {
	printf "{\"title\":\"A Crowd of Owls\",\"date\":\"2020\",\"arxiv_id\":\"2001.00078\",\"abstract\":\"Many.\",\"author_names\":["
	for (i = 0; i < 2000; i++)
		printf "%s\"Ann%c Owl%d\"", i ? "," : "", 97 + i % 26, i
	print "]}"
}' >>"$scratch/own.jsonl"

# A paper of which no more is known than its DOI.
echo '10.1000/owls(7)' >"$scratch/own.txt"

# The files that hold papers, a path a line: our own, all captures, and of the folder of formats all that its list
# says have records. No path has blanks in it.
list_files() {
	echo "$scratch/own.jsonl"
	echo "$scratch/own.txt"
	[ ! -d "$captures" ] || find "$captures" -type f | sort
	[ ! -r "$formats/MANIFEST.tsv" ] ||
		awk -F '\t' -v folder="$formats" 'NR > 1 && $3 > 0 { print folder "/" $1 }' "$formats/MANIFEST.tsv"
}

# write_all NAME ARGUMENT...: exports all papers to $scratch/NAME. The dates of captures without a year are to be of the
# same year on each day.
write_all() {
	name=$1
	shift
	list_files | xargs "$shortlist" export --captured 2026-01-01 -q '' -o "$scratch/$name" "$@" 2>"$scratch/err" ||
		fail "export to $name: $(tail -n 3 "$scratch/err")"
}

# Papers that are compared are all that there are.
expect_all_papers() {
	wanted=9
	[ ! -d "$captures" ] || wanted=554
	[ ! -r "$formats/MANIFEST.tsv" ] || wanted=$((wanted + 200))
	count=$(wc -l <"$scratch/all.jsonl")
	[ "$count" -ge "$wanted" ] || fail "$count papers, and are to be $wanted at least"
}

finish_with_peers() {
	[ "$failures" -eq 0 ] || finish
	[ -z "$skipped" ] || {
		echo "skipped: not at hand:$skipped"
		exit 77
	}
	finish
}
