#!/usr/bin/env bash
# Shows the findings where no permission is needed: in the job summary and as annotations.
set -euo pipefail
# shellcheck source=action/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

summary_limit=1048576 # of a step; over it nothing is shown
annotation_limit=10   # of a level in a step; the runner drops the rest in silence

[[ -n "$REPORTS" ]] || exit 0 # the scan failed, and decide.sh says so

where="the log of the step before"
if yes summary "$INPUT_SUMMARY"; then
    if (($(wc -c <"$REPORTS/summary.md") < summary_limit)); then
        cat "$REPORTS/summary.md" >>"$GITHUB_STEP_SUMMARY"
        where="the job summary"
    else
        warn "The summary is larger than a job summary may be; the log of the step before has everything."
    fi
fi

if yes annotations "$INPUT_ANNOTATIONS"; then
    # Whatever a report may hold, only commands of the three levels pass, and what entralint says about them, which is no command.
    awk -v limit="$annotation_limit" -v where="$where" '
        match($0, /^::(error|warning|notice) /) {
            level = substr($0, 3, RLENGTH - 3)
            if (++seen[level] <= limit) print; else left++
        }
        /^entralint: / && !/##/ { print }
        END { if (left) printf "entralint: %d more in %s.\n", left, where }
    ' "$REPORTS/annotations.txt"
fi
