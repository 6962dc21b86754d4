#!/usr/bin/env bash
# Foresees where an upload to code scanning must fail, so that no job shows an error for it. What cannot be foreseen is tried: the upload may fail too.
set -euo pipefail
# shellcheck source=action/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# no REASON: decide.sh passes the reason on.
no() {
    say "SARIF is not uploaded: $1."
    output upload false
    output reason "$1"
    exit 0
}

# Switched off, or nothing to upload: not worth a word.
if ! yes upload "$INPUT_UPLOAD" || [[ -z "$SARIF_FILE" ]]; then
    output upload false
    exit 0
fi
# The queue's branch is often gone before the upload arrives.
[[ "$GITHUB_REF" != refs/heads/gh-readonly-queue/* ]] || no "code scanning takes nothing from a merge queue"

if command -v gh >/dev/null && [[ -n "${GH_TOKEN:-}" ]]; then
    if ! answer="$(gh api "repos/$GITHUB_REPOSITORY/code-scanning/analyses?per_page=1" 2>&1)"; then
        case "$answer" in
            *"must be enabled"* | *"not enabled"*) no "code scanning is not enabled for this repository" ;;
            *"Resource not accessible"*) no "the job lacks the permission \`security-events: write\`" ;;
        esac # no analysis yet, no network: the upload itself will tell
    fi
fi
output upload true
