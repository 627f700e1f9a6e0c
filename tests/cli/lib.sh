# What the command-line tests share: a home folder that goes away, the program, and assertions. A test
# sources this file, and ends with `finish`.

set -u
srcdir=$(cd "${srcdir:-$(dirname "$0")/../..}" && pwd)
shortlist=${SHORTLIST:-$(pwd)/src/shortlist}
captures=${SHORTLIST_CAPTURES:-$srcdir/../shared/captures}
data=$srcdir/data
fixtures=$srcdir/tests/fixtures

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME="$scratch/home" LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color SHORTLIST_DATADIR="$data"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME NO_COLOR COLUMNS
mkdir -p "$HOME"

failures=0

fail() {
	failures=$((failures + 1))
	printf 'not ok: %s\n' "$*"
}

# run ARGUMENT...: runs the program; leaves $out, $err (text) and $status.
run() {
	status=0
	"$shortlist" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
	out=$(cat "$scratch/out")
	err=$(cat "$scratch/err")
}

# differ NAME WANTED ACTUAL: fails by the difference of two files.
differ() {
	diff -u "$2" "$3" >"$scratch/differs" ||
		fail "$1: wanted (-) and printed (+):" "$(printf '\n'; tail -n +3 "$scratch/differs")"
}

# expect NAME EXPECTED ACTUAL: of texts of several lines it shows where they differ.
expect() {
	[ "$2" = "$3" ] && return
	case $2$3 in
	*"
"*)
		printf '%s\n' "$2" >"$scratch/wanted"
		printf '%s\n' "$3" >"$scratch/printed"
		differ "$1" "$scratch/wanted" "$scratch/printed"
		;;
	*) fail "$1: expected '$2', got '$3'" ;;
	esac
}

# expect_has NAME PART TEXT
expect_has() {
	case $3 in
	*"$2"*) ;;
	*) fail "$1: '$2' is not in '$3'" ;;
	esac
}

# subtest NAME STATUS ARGUMENT...: runs the program. It is to end with that status and to print what the
# standard input of the subtest holds: its standard output, then its errors, with "! " before each line.
subtest() {
	name=$1 wanted=$2
	shift 2
	cat >"$scratch/wanted"
	run "$@"
	{
		cat "$scratch/out"
		sed 's/^/! /' "$scratch/err"
	} >"$scratch/printed"
	expect "$name: status" "$wanted" "$status"
	differ "$name" "$scratch/wanted" "$scratch/printed"
}

# subtest_finds FILE QUERY [TITLES]: what a query finds in a file, a title a line; nothing ends with 1.
subtest_finds() {
	found=$([ -n "${3-}" ] && echo 0 || echo 1)
	printf '%s' "${3:+$3
}" >"$scratch/titles"
	subtest "finds $2" "$found" list -f titles -q "$2" "$1" <"$scratch/titles"
}

need_captures() {
	[ -d "$captures" ] || {
		echo "skipped: the real captures are not at hand"
		exit 77
	}
}

# One error is one sentence: one line on standard error that begins with the program's name.
expect_one_sentence() {
	expect "$1: lines on standard error" 1 "$(wc -l <"$scratch/err" | tr -d ' ')"
	expect_has "$1" 'shortlist: ' "$err"
}

finish() {
	[ "$failures" -eq 0 ] || {
		echo "$failures failed"
		exit 1
	}
	exit 0
}
