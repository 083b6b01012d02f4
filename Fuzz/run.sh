#!/usr/bin/env bash
# Runs every target of this package on both cores, and prints the executions and findings of each.
#
#     Fuzz/run.sh 20            20 seconds for each target
#     Fuzz/run.sh 100000000x    repeatedly, until all targets together ran this often
#     Fuzz/run.sh 20 cell csv   these targets only
#
# Ends with 1 if an input broke a guarantee; the input is then in Fuzz/crashes/, and the output names the
# guarantee. To reproduce it: FUZZ_TARGET=cell Fuzz/.build/release/Fuzz Fuzz/crashes/cell-crash-...
# NO_BUILD=1 uses the last build. The corpus of a run is kept in Fuzz/.build/learnt, and the next run
# starts with it.
set -euo pipefail
cd "$(dirname "$0")"
fuzz=.build/release/Fuzz

# Runs one target for this number of seconds.
try() {
    local target=$1 end=$(($(date +%s) + $2)) longest log dictionary=() left
    longest=$($fuzz --targets | sed -n "s/^$target //p")
    log=$results/$target.log
    [ -e "Dictionaries/$target.dict" ] && dictionary=("-dict=Dictionaries/$target.dict")
    export FUZZ_TARGET=$target FUZZ_SCRATCH=$scratch/$target SWIFT_BACKTRACE=enable=no
    mkdir -p ".build/learnt/$target" "$FUZZ_SCRATCH"
    while left=$((end - $(date +%s))) && [ "$left" -gt 0 ]; do
        if ! $fuzz -max_total_time="$left" -runs=5000000 -max_len="$longest" "${dictionary[@]}" -timeout=60 \
            -rss_limit_mb=0 -detect_leaks=0 -print_final_stats=1 -artifact_prefix="crashes/$target-" \
            ".build/learnt/$target" "Corpus/$target" >"$log" 2>&1; then
            echo "$target" >>"$results/crashed"
            grep -aE 'BROKEN|Fatal error|ERROR: libFuzzer|Test unit written' "$log" | cut -c 1-600 || tail -n 20 "$log"
            left=0
        fi
        sed -n 's/^stat::number_of_executed_units: *//p' "$log" >>"$results/$target.runs"
        sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1 >"$results/$target.cov"
        rm -rf "$FUZZ_SCRATCH"/*
        [ "$left" -gt 0 ] || break
    done
}

if [ "${1-}" = --try ]; then
    try "$2" "$3"
    exit
fi

amount=${1:?for how many seconds each (20), or how often in all (100000000x)}
shift
# Builds the library again, instrumented; its own build folder is not used.
[ -n "${NO_BUILD-}" ] || ${SWIFT:-swift} build -c release --sanitize=fuzzer -Xswiftc -enable-testing
[ -x "$fuzz" ] || { echo "there is no $fuzz: build it" >&2; exit 1; }
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $($fuzz --targets | cut -d ' ' -f 1)
mkdir -p crashes
results=$(mktemp -d)
scratch=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)")
export results scratch
trap 'rm -rf "$results" "$scratch"' EXIT

total() { cat "$results/$1.runs" 2>/dev/null | awk '{ sum += $1 } END { printf "%d", sum }'; }
all() { cat "$results"/*.runs 2>/dev/null | awk '{ sum += $1 } END { printf "%d", sum }'; }

while :; do
    seconds=$amount
    case $amount in *x) seconds=120 ;; esac
    printf '%s\n' "$@" | xargs -P "$(nproc)" -I TARGET ./run.sh --try TARGET "$seconds"
    printf '\n%-10s %14s %10s %8s\n' target executions coverage seeds
    for target in "$@"; do
        printf '%-10s %14d %10s %8d\n' "$target" "$(total "$target")" "$(cat "$results/$target.cov")" \
            "$(find "Corpus/$target" -type f | wc -l)"
    done
    printf '%-10s %14d\n' total "$(all)"
    if [ -e "$results/crashed" ]; then
        echo "crashes: $(wc -l <"$results/crashed"); the inputs are in Fuzz/crashes/"
        exit 1
    fi
    echo 'crashes: 0'
    case $amount in *x) [ "$(all)" -lt "${amount%x}" ] || exit 0 ;; *) exit 0 ;; esac
done
