#!/usr/bin/env bash
# The last step: says what became of the upload, and fails the job where the scan's exit code asks for it.
set -euo pipefail
# shellcheck source=action/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[[ "$UPLOAD_OUTCOME" != failure ]] || NOT_UPLOADED="code scanning refused it; the log of the upload says why"
if [[ -n "$NOT_UPLOADED" ]]; then
    notice "Not uploaded to code scanning: $NOT_UPLOADED."
    if yes summary "$INPUT_SUMMARY"; then printf '\nNot uploaded to code scanning: %s.\n' "$NOT_UPLOADED" >>"$GITHUB_STEP_SUMMARY"; fi
fi

case "$EXIT_CODE" in
    0) say "Nothing at or above the level that fails." ;;
    1) die "Of $FINDINGS findings and the verdicts that changed, some are at or above the level that fails (input fail-on)." 1 ;;
    *) die "The scan failed with exit code ${EXIT_CODE:-unknown}; the log of the step Scan says why." "${EXIT_CODE:-3}" ;;
esac
