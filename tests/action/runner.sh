# A runner in miniature: it runs the steps of action.yml in order, with the environment, files and commands that GitHub's runner gives them.
# Sourced by run.sh. It knows the forms of expression that action.yml uses, and stops at any other.
# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # expressions are taken as they are; names are shared with run.sh

# The steps of action.yml, a line a field: `step`, `name`, `id`, `if`, `run`, `uses`, `env NAME VALUE`, `with NAME VALUE`.
steps_of() {
    awk '
        /^runs:/ { on = 1 }
        !on { next }
        { sub(/ +# .*$/, "") }
        /^    - / { print "step"; sub(/^    - /, "      "); block = "" }
        /^      (env|with):$/ { block = $1; sub(/:/, "", block); next }
        /^        [A-Za-z_]+:/ && block { key = $1; sub(/:$/, "", key); sub(/^ *[A-Za-z_]+: */, ""); print block, key, $0; next }
        /^      [a-z-]+:/ { block = ""; key = $1; sub(/:$/, "", key); sub(/^ *[a-z-]+: */, ""); print key, $0 }
    ' "$1"
}

# The default of an input.
default_of() {
    awk -v name="$2" '
        /^[a-z]+:/ { on = /^inputs:/ }
        on && /^  [a-z-]+:$/ { here = ($1 == name ":") }
        here && /^    default:/ { sub(/^    default: */, ""); gsub(/^"|"$/, ""); print; exit }
    ' "$1"
}

# What an expression is worth in this run.
value_of() {
    local expression="$1" name
    case "$expression" in
        '${{ '*' }}') expression="${expression#'${{ '}"; expression="${expression%' }}'}" ;;
        *) printf '%s' "$expression"; return ;;
    esac
    case "$expression" in
        *" == '"*"'")
            name="${expression##* == \'}"
            if [[ "$(value_of "\${{ ${expression%% == *} }}")" == "${name%\'}" ]]; then echo true; else echo false; fi
            ;;
        inputs.*) if [[ -f "$run/inputs/${expression#inputs.}" ]]; then cat "$run/inputs/${expression#inputs.}"; else default_of "$action/action.yml" "${expression#inputs.}"; fi ;;
        steps.*.outputs.*) name="${expression#steps.}"; cat "$run/steps/${name%%.*}/${expression##*.outputs.}" 2>/dev/null || true ;;
        steps.*.outcome) name="${expression#steps.}"; cat "$run/steps/${name%%.*}/outcome" 2>/dev/null || echo skipped ;;
        github.token) printf '%s' "${token-a-token}" ;;
        github.event.pull_request.base.sha) printf '%s' "${pull_request_base:-}" ;;
        github.event.merge_group.base_sha) printf '%s' "${merge_group_base:-}" ;;
        *) echo "an expression that this runner does not know: $expression" >&2; exit 9 ;;
    esac
}

# The outputs that a step wrote, each into a file of its name.
keep_outputs() {
    awk -v folder="$2" '
        end == "" { at = index($0, "<<"); name = substr($0, 1, at - 1); end = substr($0, at + 2); first = 1; next }
        $0 == end { end = ""; close(folder "/" name); next }
        { printf "%s%s", (first ? "" : "\n"), $0 >(folder "/" name); first = 0 }
    ' "$1"
}

# The commands in a log that the runner obeys: at the start of a line, or of the old form anywhere, unless they are stopped.
obeyed() {
    awk '
        { sub(/\r$/, "") }
        stopped != "" { if ($0 == "::" stopped "::") stopped = ""; next }
        /^[ \t]*::stop-commands::/ { stopped = $0; sub(/^[ \t]*::stop-commands::/, "", stopped); next }
        /^[ \t]*::[a-z-]+( [^:]*)?::/ || /##\[/ { print }
    ' "$1"
}

# with NAME VALUE: an input of the next run.
with() { printf '%s' "$2" >"$run/inputs/$1"; }

# Starts a run anew, in a workspace.
fresh() {
    run="$(mktemp -d "$work/run.XXXXXX")"
    mkdir -p "$run/inputs" "$run/steps" "$run/temp" "$run/calls"
    : >"$run/summary"
    : >"$run/log"
    unset token pull_request_base merge_group_base ENTRALINT_BINARY STUB_CODE STUB_FOLDER STUB_GH STUB_CURL STUB_CARGO
    event=push ref=refs/heads/main upload_outcome=success runner_os="$this_os" runner_arch="$this_arch" path="$stubs:$PATH"
    workspace="$plain"
}

# Runs the action; `status` is what the job would be, $run/log its log, $run/steps/ID/NAME the outputs.
run_action() {
    local field rest key step=-1 number=0 failed='' outcome
    local runs=() envs=() ids=() uses=() ifs=()
    while read -r field rest; do
        case "$field" in
            step) step=$((step + 1)); runs[step]=''; envs[step]=''; ids[step]="step$step"; uses[step]=''; ifs[step]='' ;;
            id) ids[step]="$rest" ;;
            if) ifs[step]="$rest" ;;
            run) runs[step]="$rest" ;;
            uses) uses[step]="$rest" ;;
            env) envs[step]="${envs[step]}$rest"$'\n' ;;
        esac
    done < <(steps_of "$action/action.yml")
    status=0
    for ((number = 0; number <= step; number++)); do
        [[ -z "$failed" ]] || break # every step of the action has the default condition, `success()`
        if [[ -n "${ifs[number]}" && "$(value_of "${ifs[number]}")" != true ]]; then continue; fi
        local folder="$run/steps/${ids[number]}" variables=()
        mkdir -p "$folder"
        if [[ -n "${uses[number]}" ]]; then
            echo "uploaded" >>"$run/calls/upload"
            printf '%s' "$upload_outcome" >"$folder/outcome"
            continue # it continues on error
        fi
        while read -r key rest; do
            [[ -z "$key" ]] || variables+=("$key=$(value_of "$rest")")
        done <<<"${envs[number]}"
        : >"$folder/output"
        outcome=success
        (
            cd "$workspace"
            env PATH="$path" RUNNER_OS="$runner_os" RUNNER_ARCH="$runner_arch" RUNNER_TEMP="$run/temp" CI=true GITHUB_ACTIONS=true GITHUB_ACTION_PATH="$action" \
                GITHUB_OUTPUT="$folder/output" GITHUB_STEP_SUMMARY="$run/summary" GITHUB_WORKSPACE="$workspace" GITHUB_REPOSITORY=owner/name \
                GITHUB_SERVER_URL=https://github.com GITHUB_EVENT_NAME="$event" GITHUB_REF="$ref" GITHUB_SHA="${sha:-}" \
                STUB_CALLS="$run/calls" "${variables[@]}" bash --noprofile --norc -eo pipefail -c "${runs[number]}"
        ) >>"$run/log" 2>&1 || { status=$?; failed=1; outcome=failure; }
        printf '%s' "$outcome" >"$folder/outcome"
        keep_outputs "$folder/output" "$folder"
    done
}

result() { cat "$run/steps/scan/$1" 2>/dev/null || true; }
