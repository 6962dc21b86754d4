#!/usr/bin/env bash
# Scans, and leaves reports, counts and the exit code for the steps after it. It does not fail by findings: decide.sh does, once everything is shown and uploaded.
set -euo pipefail
# shellcheck source=action/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

reports="$(mktemp -d "$(portable "$RUNNER_TEMP")/entralint.XXXXXX")"
cd "$INPUT_WORKING_DIRECTORY" || die "The working-directory $INPUT_WORKING_DIRECTORY is not there."

# In a container the workspace belongs to somebody else, and git would read nothing of it. What is read here are its objects, and nothing of it is run.
count="${GIT_CONFIG_COUNT:-0}"
export "GIT_CONFIG_KEY_$count=safe.directory" "GIT_CONFIG_VALUE_$count=*" "GIT_CONFIG_COUNT=$((count + 1))"

# The revision to compare with; nothing for the whole.
base() {
    local base=
    case "$INPUT_DIFF" in
        none | "") return ;;
        auto) ;;
        *) printf '%s' "$INPUT_DIFF" && return ;;
    esac
    case "$GITHUB_EVENT_NAME" in
        pull_request)
            # What is checked out by default is a merge made for the pull request; its first parent is a newer base than the event's.
            if [[ "$(git rev-parse --quiet --verify HEAD)" == "$GITHUB_SHA" ]] && git rev-parse --quiet --verify 'HEAD^2' >/dev/null; then
                git rev-parse --verify 'HEAD^1' && return
            fi
            base="$PULL_REQUEST_BASE"
            ;;
        merge_group) base="$MERGE_GROUP_BASE" ;;
        *) return ;;
    esac
    git cat-file -e "$base^{commit}" 2>/dev/null ||
        die "The base commit of this change is not in the clone. Give actions/checkout \`fetch-depth: 0\`, or this action \`diff: none\` to report everything." >&2
    printf '%s' "$base"
}

# Runs entralint so that nothing of the scanned code can be a workflow command; sets `code`.
run() {
    local end
    end="end-$(random)"
    code=0
    echo "::stop-commands::$end"
    "$BINARY" "$@" 2>&1 || code=$?
    printf '\n::%s::\n' "$end" # on a line of its own, whatever came before
}

base="$(base)"
options=(scan)
[[ -z "$INPUT_EDITION" ]] || options+=("--edition=$INPUT_EDITION")
[[ -z "$INPUT_CONFIG" ]] || options+=("--config=$INPUT_CONFIG")
[[ -z "$INPUT_BASELINE" ]] || options+=("--baseline=$INPUT_BASELINE")
paths=()
while IFS= read -r path; do
    [[ -z "$path" ]] || paths+=("$path")
done <<<"$INPUT_PATH"
[[ ${#paths[@]} -gt 0 ]] || die "The input path is empty."

sarif="${INPUT_SARIF_FILE:-$reports/entralint.sarif}"
change=("--report=json=$reports/report.json" "--report=markdown=$reports/summary.md" "--report=github=$reports/annotations.txt")
[[ -z "$INPUT_FAIL_ON" ]] || change+=("--fail-on=$INPUT_FAIL_ON")
code=0
if [[ -n "$base" ]]; then
    # Code scanning compares by itself: an alert that is missing here would be closed as fixed.
    run "${options[@]}" --fail-on=never --format=sarif "--output=$sarif" -- "${paths[@]}"
    change+=("--diff=$base")
    say "Reporting what differs from $base."
else
    change+=("--report=sarif=$sarif")
fi
[[ "$code" != 0 ]] || run "${options[@]}" "${change[@]}" -- "${paths[@]}"

output exit-code "$code"
[[ "$code" == 0 || "$code" == 1 ]] || exit 0

# The document has a member a line, and a string never holds a raw quote: a line decides.
count() { grep -cE "^ *$1,?\$" "$reports/report.json" || true; }
for verdict in not-protected at-risk undetermined protected no-sign-in; do
    output "$verdict" "$(count "\"verdict\": \"$verdict\"")"
done
output findings "$(count '"suppressed": false')"
case "$sarif" in
    /* | [A-Za-z]:[/\\]*) output sarif-file "$sarif" ;;
    *) output sarif-file "$(portable "$PWD")/$sarif" ;;
esac
output reports "$reports"
