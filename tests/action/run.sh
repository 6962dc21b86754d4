#!/usr/bin/env bash
# Tests the action: `tests/action/run.sh BINARY`, BINARY being an entralint to scan with. Needs bash and git, and no network.
# runner.sh runs the steps of action.yml; stubs/ stands for curl, gh, cargo and, but for the last part, entralint.
# shellcheck disable=SC2016 # expressions are taken as they are
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
binary="$(cd "$(dirname "${1:?the path of an entralint}")" && pwd)/$(basename "$1")"
[[ -f "$binary" || ! -f "$binary.exe" ]] || binary="$binary.exe"
work="$(cd "$(mktemp -d)" && pwd -P)"
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/action/runner.sh
source "$here/runner.sh"

stubs="$work/stubs"
cp -R "$here/stubs" "$stubs"
action="$work/action" # a copy, so that a test may have checksums
mkdir -p "$action" && cp -R "$root/action.yml" "$root/action" "$action/"
case "$(uname -s)" in
    Darwin) this_os=macOS ;;
    Linux) this_os=Linux ;;
    *) this_os=Windows ;;
esac
this_arch=X64

passed=0 failed=0 case_name=
begin() { case_name="$1"; fresh; }
check() { # check WHAT COMMAND...
    local what="$1"
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: %s\n' "$case_name" "$what"
        sed 's/^/    | /' "$run/log" | head -40
    fi
}
is() { [[ "$1" == "$2" ]] || { printf '  is:      %s\n  must be: %s\n' "$1" "$2"; return 1; }; }
has() { grep -qF -e "$2" "$1"; }
lacks() { ! grep -qF -e "$2" "$1" 2>/dev/null; }
absent() { [[ ! -e "$1" ]]; }
called() { cat "$run/calls/$1" 2>/dev/null || true; }
lines() { printf '%s\n' "$1" | grep -c -e "$2" || true; }

# A folder of reports for the stub, of a scan with one finding and two applications.
reports() {
    mkdir -p "$1"
    printf '{\n  "applications": [\n    {\n      "path": "a",\n      "verdict": "protected"\n    },\n    {\n      "path": "b",\n      "verdict": "not-protected",\n' >"$1/json"
    printf '      "because": []\n    }\n  ],\n  "findings": [\n    {\n      "message": "\\"verdict\\": \\"protected\\",",\n      "suppressed": false,\n      "x": 1\n    },\n    {\n      "suppressed": true\n    }\n  ]\n}\n' >>"$1/json"
    printf '# entralint\n\nOne finding.\n' >"$1/markdown"
    printf '::warning file=a.cs,line=1::One finding.\n' >"$1/github"
    printf '{}\n' >"$1/sarif"
    printf 'One finding.\n' >"$1/terminal"
}
reports "$work/reports"
plain="$work/plain"
mkdir -p "$plain/sub"

export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/gitconfig"
printf '[user]\nname = t\nemail = t@example.invalid\n[core]\nautocrlf = false\n[init]\ndefaultBranch = main\n' >"$GIT_CONFIG_GLOBAL"
commit() { git -C "$1" add -A && git -C "$1" commit -q -m "$2"; }
# A repository as actions/checkout leaves it for a pull request: HEAD is the merge of the head into the base.
pull_request() { # pull_request FOLDER: with `base` and `head` functions that write files there
    git init -q -b main "$1"
    (cd "$1" && at_base) && commit "$1" base
    git -C "$1" checkout -q -b head
    (cd "$1" && at_head) && commit "$1" head
    git -C "$1" checkout -q main
    (cd "$1" && echo later >later.txt) && commit "$1" later
    base_sha="$(git -C "$1" rev-parse HEAD)"
    git -C "$1" merge -q --no-ff -m merge head
    sha="$(git -C "$1" rev-parse HEAD)"
    git -C "$1" checkout -q --detach
}

# ---- What is committed

begin "action.yml"
check "an expression stands in no script" is "$(steps_of "$root/action.yml" | grep '^run' | grep -c '\${{' || true)" 0
check "every action that it uses is pinned by a hash" is "$(grep -E '^ *(- )?uses:' "$root/action.yml" | grep -cvE '@[0-9a-f]{40} # v[0-9.]+$' || true)" 0
version="$(default_of "$root/action.yml" version)"
check "checksums.txt has the form of sha256sum" is "$(grep -v '^#' "$root/action/checksums.txt" | grep -cvE '^[0-9a-f]{64}  entralint-v[0-9A-Za-z.-]+\.(tar\.gz|zip)$' || true)" 0
known="$(grep -v '^#' "$root/action/checksums.txt" | grep -cF -e "  entralint-v$version-" || true)"
if [[ "$(grep -cv '^#' "$root/action/checksums.txt" || true)" == 0 ]]; then known=6; fi # before the first release
check "the default version has a checksum for each of the six targets" is "$known" 6

begin "docs/pull-requests.md"
page="$(cat "$root/docs/pull-requests.md")"
check "shows the example" is "$([[ "$page" == *"$(sed 1d "$root/docs/examples/github.yml")"* ]] && echo yes)" yes
check "has the inputs of action.yml, in their order" is "$(awk '/^## / { on = /Inputs/ } on && /^\| `/ { gsub(/`/, "", $2); print $2 }' <<<"$page" | tr '\n' ' ')" \
    "$(awk '/^[a-z]+:/ { on = /^inputs:/ } on && /^  [a-z-]+:$/ { sub(/:/, "", $1); print $1 }' "$root/action.yml" | tr '\n' ' ')"
check "has the outputs of action.yml" is "$(awk '/^## / { on = /Outputs/ } on && /^\| `/ { sub(/^\| /, ""); sub(/ \|.*/, ""); gsub(/[`,]/, ""); gsub(/ /, "\n"); print }' <<<"$page" | sort | tr '\n' ' ')" \
    "$(awk '/^[a-z]+:/ { on = /^outputs:/ } on && /^  [a-z-]+:$/ { sub(/:/, "", $1); print $1 }' "$root/action.yml" | sort | tr '\n' ' ')"

# ---- Get entralint

archive="entralint-v$version-x86_64-unknown-linux-musl"
mkdir -p "$work/pack/$archive" && cp "$stubs/entralint" "$work/pack/$archive/"
tar -C "$work/pack" -czf "$work/$archive.tar.gz" "$archive"
sum="$(if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi <"$work/$archive.tar.gz" | cut -d ' ' -f 1)"
checksums() { cp "$root/action/checksums.txt" "$action/action/checksums.txt"; printf '%s  %s\n' "$1" "$archive.tar.gz" >>"$action/action/checksums.txt"; }
linux() { runner_os=Linux runner_arch=X64; export STUB_FOLDER="$work/reports"; }
# A path without gh or cargo: only what the scripts need.
bare() {
    mkdir -p "$work/bare"
    local tool
    for tool in bash env cat cp mkdir mktemp dirname basename awk grep cut tr od wc tar gzip sha256sum shasum perl git cygpath; do
        ! command -v "$tool" >/dev/null || ln -sf "$(command -v "$tool")" "$work/bare/$tool"
    done
    cp "$stubs/curl" "$work/bare/"
}

if [[ "$this_os" != Windows ]]; then # a Windows runner takes the zip archive; a link made there is a copy
    begin "a release with its checksum"
    linux; checksums "$sum"; export STUB_CURL="$work/$archive.tar.gz"
    run_action
    check "passes" is "$status" 0
    check "the archive is the pinned one" has "$run/calls/curl" "https://github.com/entralint/entralint/releases/download/v$version/$archive.tar.gz"
    check "the attestation is checked, with the workflow that signs" has "$run/calls/gh" "--signer-workflow entralint/entralint/.github/workflows/release.yml"
    check "cargo builds nothing" absent "$run/calls/cargo"
    check "that binary scans" is "$(basename "$(dirname "$(cat "$run/steps/get/binary")")")" "$archive"

    begin "a changed archive"
    linux; checksums "${sum%?}x"; export STUB_CURL="$work/$archive.tar.gz"
    run_action
    check "fails" is "$status" 2
    check "says what differs" has "$run/log" "has the SHA-256 $sum"
    check "runs nothing" absent "$run/calls/entralint"
    check "builds nothing either" absent "$run/calls/cargo"

    begin "a forged attestation"
    linux; checksums "$sum"; export STUB_CURL="$work/$archive.tar.gz" STUB_GH=forged
    run_action
    check "fails" is "$status" 2
    check "runs nothing" absent "$run/calls/entralint"

    begin "no gh"
    linux; bare; checksums "$sum"; export STUB_CURL="$work/$archive.tar.gz"; path="$work/bare"
    run_action
    check "passes" is "$status" 0
    check "says that the attestation is not checked" has "$run/log" "attestation is not checked"
    check "uploads all the same, as nothing speaks against it" is "$(called upload)" uploaded

    begin "no token"
    linux; checksums "$sum"; export STUB_CURL="$work/$archive.tar.gz"; token=
    run_action
    check "passes" is "$status" 0
    check "says that the attestation is not checked" has "$run/log" "attestation is not checked"

    begin "no release and no cargo"
    linux; bare; checksums "$sum"; with version 9.9.9; path="$work/bare"
    run_action
    check "fails" is "$status" 2
    check "says what to do" has "$run/log" "Install Rust in a step before this one"
fi

begin "a version without a checksum"
linux; checksums "$sum"; with version 9.9.9
mkdir -p "$plain/.cargo" && echo '[build]' >"$plain/.cargo/config.toml"
run_action
check "passes" is "$status" 0
check "nothing is downloaded" absent "$run/calls/curl"
check "cargo builds exactly that version, locked" has "$run/calls/cargo" "install --locked --version =9.9.9"
check "cargo gets no token" is "$(called cargo | grep -c 'token=$' || true)" 1
check "cargo does not heed the scanned code" is "$(called cargo-folder | grep -cF -e "$plain" || true)" 0
check "says why" has "$run/log" "has no checksum of entralint-v9.9.9-x86_64-unknown-linux-musl.tar.gz"
rm -r "$plain/.cargo"

begin "no release known"
linux; cp "$root/action/checksums.txt" "$action/action/checksums.txt"
grep '^#' "$root/action/checksums.txt" >"$action/action/checksums.txt"
run_action
check "passes, with cargo" is "$status" 0
check "says why" has "$run/log" "knows no release"

begin "offline"
linux; checksums "$sum"
run_action
check "cargo is tried" has "$run/calls/cargo" "--version =$version"
check "passes with a registry at hand" is "$status" 0
begin "offline altogether"
linux; checksums "$sum"; export STUB_CARGO=1
run_action
check "fails" is "$status" 2
check "names both causes" has "$run/log" "could not be downloaded, and cargo could not build it"

for platform in Linux-ARM64:aarch64-unknown-linux-musl.tar.gz macOS-X64:x86_64-apple-darwin.tar.gz macOS-ARM64:aarch64-apple-darwin.tar.gz \
    Windows-X64:x86_64-pc-windows-msvc.zip Windows-ARM64:aarch64-pc-windows-msvc.zip; do
    begin "$platform"
    linux; runner_os="${platform%%-*}"; runner_arch="${platform%%:*}"; runner_arch="${runner_arch#*-}"
    printf '%s  entralint-v%s-%s\n' "$sum" "$version" "${platform#*:}" >"$action/action/checksums.txt"
    run_action
    check "asks for its archive" has "$run/calls/curl" "/entralint-v$version-${platform#*:}"
done
begin "another platform"
linux; runner_arch=RISCV64
run_action
check "is built" has "$run/log" "no release has a binary for Linux on RISCV64"

begin "a binary that is not there"
export ENTRALINT_BINARY="$work/nowhere"
run_action
check "fails" is "$status" 2
check "says which" has "$run/log" "nowhere, which is not there"
begin "a binary that does not start"
mkdir -p "$work/broken" && printf '#!/usr/bin/env bash\nexit 127\n' >"$work/broken/entralint" && chmod +x "$work/broken/entralint"
export ENTRALINT_BINARY="$work/broken/entralint"
run_action
check "fails" is "$status" 2
check "says so" has "$run/log" "does not start"

begin "a version that is none"
linux; with version "1.0.0 --git https://example.invalid"
run_action
check "fails" is "$status" 2
check "builds nothing" absent "$run/calls/cargo"

# ---- Scan, report, upload, decide

stub() { export STUB_FOLDER="${1:-$work/reports}" ENTRALINT_BINARY="$stubs/entralint"; }

begin "a push"
stub; run_action
check "passes" is "$status" 0
check "is one scan of everything" is "$(called entralint | wc -l | tr -d ' ')" 1
check "with all reports" is "$(called entralint | grep -o 'report=[a-z]*' | sort | tr '\n' ' ')" "report=github report=json report=markdown report=sarif "
check "leaves level, edition and configuration to entralint.toml" is "$(called entralint | grep -cE 'fail-on|edition|config|diff|baseline' || true)" 0
check "protected" is "$(result protected)" 1
check "not-protected" is "$(result not-protected)" 1
check "at-risk" is "$(result at-risk)" 0
check "findings without the suppressed one" is "$(result findings)" 1
check "exit-code" is "$(result exit-code)" 0
check "sarif-file is there" test -f "$(result sarif-file)"
check "the summary" is "$(cat "$run/summary")" "$(cat "$work/reports/markdown")"
check "the annotation" is "$(obeyed "$run/log")" "$(cat "$work/reports/github")"
check "the upload" is "$(called upload)" uploaded

begin "all inputs"
stub
with path "$(printf 'a b\n--help\n\n%s' "\$(touch $work/owned)")"; with edition 2023-06-02; with fail-on note; with baseline "b's.json"; with config c.toml; with sarif-file out.sarif; with diff v1
with working-directory sub
run_action
check "passes" is "$status" 0
check "reach entralint as they are" has "$run/calls/entralint" "<--diff=v1><--><a b><--help><\$(touch $work/owned)>"
check "options too" has "$run/calls/entralint" "<--edition=2023-06-02><--config=c.toml><--baseline=b's.json>"
check "the level is that of the change's scan" is "$(called entralint | grep -o '<--fail-on=[a-z]*>' | tr '\n' ' ')" "<--fail-on=never> <--fail-on=note> "
check "nothing of them is run" absent "$work/owned"
check "sarif-file is absolute" is "$(result sarif-file | grep -c '^[/A-Z].*/plain/sub/out.sarif$')" 1
rm -f "$plain/sub/out.sarif"

begin "findings"
stub; export STUB_CODE=1
run_action
check "fail last" is "$status" 1
check "after the summary" has "$run/summary" "One finding."
check "and after the upload" is "$(called upload)" uploaded
check "and say so" has "$run/log" "::error title=entralint::Of 1 findings"

for code in 2 3; do
    begin "exit code $code"
    stub; export STUB_CODE=$code
    run_action
    check "is the job's" is "$status" $code
    check "is an output" is "$(result exit-code)" $code
    check "uploads nothing" absent "$run/calls/upload"
    check "says where to look" has "$run/log" "failed with exit code $code"
done

begin "switches"
stub; with upload false; with annotations false; with summary false
run_action
check "pass" is "$status" 0
check "no command" is "$(obeyed "$run/log")" ""
check "no summary" is "$(cat "$run/summary")" ""
check "no upload" absent "$run/calls/upload"
begin "a switch that is none"
stub; with annotations yes
run_action
check "fails" is "$status" 2
check "says what it has to be" has "$run/log" "it has to be \`true\` or \`false\`"

begin "many annotations"
reports "$work/many"
for number in $(seq 1 13); do
    for level in error warning notice; do printf '::%s file=a.cs,line=%s::m\n' "$level" "$number"; done
done >"$work/many/github"
printf '::set-env name=X::y\n::add-mask::e\nplain ##[error]x\nentralint: ##[error]x\nentralint: 5 notes more.\n' >>"$work/many/github"
stub "$work/many"; run_action
obeyed_here="$(obeyed "$run/log")"
for level in error warning notice; do check "ten of $level" is "$(lines "$obeyed_here" "^::$level")" 10; done
check "and nothing else" is "$(lines "$obeyed_here" .)" 30
check "and what the report says about them" has "$run/log" "entralint: 5 notes more."
check "and where the rest is" has "$run/log" "9 more in the job summary"

begin "a summary over the limit"
reports "$work/large"
head -c 1048576 /dev/zero | tr '\0' x >"$work/large/markdown"
stub "$work/large"; run_action
check "is not written" is "$(cat "$run/summary")" ""
check "passes" is "$status" 0
check "is said" has "$run/log" "larger than a job summary may be"

begin "hostile text in the log"
reports "$work/hostile"
printf '::error::a\n  ::add-mask::e\nx ##[error]b\n::stop-commands::c\n::c::\n::set-output name=d::e\n##vso[task.complete]\nno newline at the end' >"$work/hostile/terminal"
stub "$work/hostile"; run_action
check "is nothing to the runner, which heeds the annotation after it" is "$(obeyed "$run/log")" "$(cat "$work/hostile/github")"
check "is shown" has "$run/log" "no newline at the end"
begin "hostile text in an output"
stub; with working-directory "$(printf 'x%%0A::error::b\nexit-code<<E\n0\nE\n::error::a')"
run_action
check "fails" is "$status" 2
check "is one command" is "$(lines "$(obeyed "$run/log")" .)" 1
check "is as it was" has "$run/log" "x%250A::error::b%0Aexit-code"

# ---- Events

at_base() { echo base >a.txt; }
at_head() { echo head >b.txt; }
pull_request "$work/pr"
stub_pull_request() { stub; event=pull_request ref=refs/pull/1/merge workspace="$work/pr" pull_request_base="$(git -C "$work/pr" rev-parse 'main~2')"; }

begin "a pull request"
stub_pull_request; run_action
check "passes" is "$status" 0
check "is compared with the parent of the merge, not with the older base of the event" has "$run/calls/entralint" "<--diff=$base_sha>"
check "has SARIF of everything" is "$(called entralint | grep sarif | grep -c diff || true)" 0
check "is two scans" is "$(called entralint | wc -l | tr -d ' ')" 2

begin "a pull request whose head is checked out"
stub_pull_request; git -C "$work/pr" checkout -q head; run_action; git -C "$work/pr" checkout -q --detach "$sha"
check "is compared with the base of the event" has "$run/calls/entralint" "<--diff=$pull_request_base>"

begin "a shallow clone"
git clone -q --no-local --depth 1 "$work/pr" "$work/shallow"
stub_pull_request; workspace="$work/shallow"; run_action
check "fails" is "$status" 2
check "says what to do" has "$run/log" "fetch-depth: 0"
begin "a shallow clone, everything wanted"
stub_pull_request; workspace="$work/shallow"; with diff none; run_action
check "passes" is "$status" 0
check "is one scan" is "$(called entralint | wc -l | tr -d ' ')" 1
begin "a clone of depth two"
git clone -q --no-local --depth 2 "$work/pr" "$work/depth2"
stub_pull_request; workspace="$work/depth2"; run_action
check "has the parent" has "$run/calls/entralint" "<--diff=$base_sha>"

begin "a fork whose upload is refused"
stub_pull_request; upload_outcome=failure; run_action
check "passes" is "$status" 0
check "tried" is "$(called upload)" uploaded
check "shows the findings" has "$run/summary" "One finding."
check "annotates them" has "$run/log" "$(cat "$work/reports/github")"
check "says so in the summary" has "$run/summary" "Not uploaded to code scanning: code scanning refused it"
begin "a fork with findings whose upload is refused"
stub_pull_request; upload_outcome=failure; export STUB_CODE=1; run_action
check "fails by the findings" is "$status" 1

for answer in unlicensed:"code scanning is not enabled" forbidden:"security-events: write"; do
    begin "$answer"
    stub_pull_request; export STUB_GH="${answer%%:*}"; run_action
    check "passes" is "$status" 0
    check "does not try" absent "$run/calls/upload"
    check "says why" has "$run/summary" "${answer#*:}"
done
begin "no analysis yet"
stub; export STUB_GH=unanalysed; run_action
check "uploads the first" is "$(called upload)" uploaded

begin "a merge queue"
stub; event=merge_group ref=refs/heads/gh-readonly-queue/main/pr-1-abc workspace="$work/pr" merge_group_base="$base_sha"; run_action
check "passes" is "$status" 0
check "is compared with its base" has "$run/calls/entralint" "<--diff=$base_sha>"
check "uploads nothing" absent "$run/calls/upload"
check "shows the findings" has "$run/summary" "One finding."

# ---- With entralint itself

at_base() {
    mkdir -p api worker
    cp "$root/fixtures/csharp/sdk-key-vault/legacy"/*.csproj api/
    cp "$root/fixtures/csharp/sdk-key-vault/current"/*.csproj worker/
    printf 'using Azure.Identity;\nusing Azure.Security.KeyVault.Secrets;\nusing System;\n\nvar secrets = new SecretClient(new Uri("https://v.vault.azure.net"), new ClientSecretCredential("t", "c", "s"));\n' >api/Program.cs
    printf 'using Azure.Identity;\nusing Azure.Security.KeyVault.Secrets;\nusing System;\n\nvar secrets = new SecretClient(new Uri("https://v.vault.azure.net"), new ManagedIdentityCredential("c"));\n' >worker/Program.cs
}
at_head() { # what docs/pull-requests.md has a newcomer write
    awk '/^```/ { on = /csharp/; next } on' "$root/docs/pull-requests.md" >worker/Program.cs
}
pull_request "$work/real"
real() { export ENTRALINT_BINARY="$binary"; workspace="$work/real"; }

begin "entralint on a push"
real; run_action
check "passes at the default level" is "$status" 0
check "finds both" is "$(result findings)" 2
check "judges both" is "$(result not-protected)" 2
check "annotates both" is "$(lines "$(obeyed "$run/log")" '^::warning .*file=')" 2
check "writes SARIF" has "$(result sarif-file)" '"version": "2.1.0"'
check "writes a summary" test -s "$run/summary"

begin "entralint on a pull request"
real; event=pull_request ref=refs/pull/1/merge pull_request_base="$base_sha"; with fail-on warning; run_action
check "fails by what the change adds" is "$status" 1
check "finds the new one" is "$(result findings)" 1
check "annotates the changed line" has "$run/log" "file=worker/Program.cs,line=5"
check "annotates nothing else" lacks "$run/log" "file=api/Program.cs"
check "SARIF has the old one too" has "$(result sarif-file)" "api/Program.cs"
check "the summary names the application" has "$run/summary" worker
check "uploads" is "$(called upload)" uploaded

begin "entralint in a container, where the workspace is somebody else's"
real; event=pull_request ref=refs/pull/1/merge pull_request_base="$base_sha"; with fail-on warning
export GIT_TEST_ASSUME_DIFFERENT_OWNER=1; run_action; unset GIT_TEST_ASSUME_DIFFERENT_OWNER
check "is compared all the same" is "$(result findings)" 1
check "fails by what the change adds" is "$status" 1

begin "entralint on a pull request that changes nothing of it"
git -C "$work/real" checkout -q main~1 && echo more >"$work/real/more.txt" && commit "$work/real" more
real; event=pull_request ref=refs/pull/2/merge pull_request_base="$(git -C "$work/real" rev-parse HEAD~1)"; with fail-on note; run_action
check "passes, whatever stood there before" is "$status" 0
check "finds nothing new" is "$(result findings)" 0

begin "entralint in a folder, with a baseline"
real; git -C "$work/real" checkout -q --detach "$sha"
"$binary" scan "$work/real" --format json --fail-on never --output "$work/baseline.json"
with baseline "$work/baseline.json"; with fail-on note; run_action
check "passes" is "$status" 0
check "leaves out what the baseline has" is "$(result findings)" 0
begin "entralint in a folder"
real; with working-directory worker; run_action
check "annotates by the repository's root" has "$run/log" "file=worker/Program.cs,line=5"

begin "entralint with an edition that is none"
real; with edition 1999-01-01; run_action
check "fails with its exit code" is "$status" 2

printf '%s passed, %s failed\n' "$passed" "$failed"
[[ "$failed" == 0 ]]
