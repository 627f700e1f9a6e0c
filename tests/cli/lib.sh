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

# expect NAME EXPECTED ACTUAL
expect() {
	[ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"
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
	diff -u "$scratch/wanted" "$scratch/printed" >"$scratch/differs" ||
		fail "$name: prints something else:" "$(cat "$scratch/differs")"
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
