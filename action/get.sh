#!/usr/bin/env bash
# Puts entralint into place: the release's binary, checked, or one that cargo builds from the published crate of the same version.
# ENTRALINT_BINARY names a binary that is there already; it is used as it is.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=action/common.sh
source "$here/common.sh"

repository=entralint/entralint
version="$INPUT_VERSION"

target() {
    case "$RUNNER_OS-$RUNNER_ARCH" in
        Linux-X64) echo x86_64-unknown-linux-musl ;;
        Linux-ARM64) echo aarch64-unknown-linux-musl ;;
        macOS-X64) echo x86_64-apple-darwin ;;
        macOS-ARM64) echo aarch64-apple-darwin ;;
        Windows-X64) echo x86_64-pc-windows-msvc ;;
        Windows-ARM64) echo aarch64-pc-windows-msvc ;;
    esac
}

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi <"$1" | cut -d ' ' -f 1
}

# The checksum is what counts: it was committed. An attestation says besides that the release workflow built the archive.
check_attestation() {
    if ! command -v gh >/dev/null || ! gh attestation verify --help >/dev/null 2>&1; then
        say "The attestation is not checked: no gh with \`gh attestation\` is here."
    elif [[ -z "${GH_TOKEN:-}" || "${GITHUB_SERVER_URL:-}" != https://github.com ]]; then
        say "The attestation is not checked: there is no token for github.com."
    else
        gh attestation verify "$1" --repo "$repository" --signer-workflow "$repository/.github/workflows/release.yml" >/dev/null ||
            die "The attestation of $1 could not be verified; it is not run."
        say "The attestation of $1 is in order."
    fi
}

# Sets `binary`, or `reason` why the release's binary is not to be had.
get_release() {
    local target archive expected actual
    target="$(target)"
    [[ -n "$target" ]] || { reason="no release has a binary for $RUNNER_OS on $RUNNER_ARCH"; return 1; }
    archive="entralint-v$version-$target.tar.gz"
    [[ "$RUNNER_OS" != Windows ]] || archive="${archive%.tar.gz}.zip"
    expected="$(awk -v name="$archive" '$1 !~ /^#/ && $2 == name { print $1; exit }' "$here/checksums.txt")"
    if [[ -z "$expected" ]]; then
        if grep -qv '^#' "$here/checksums.txt"; then
            reason="action/checksums.txt of this version of the action has no checksum of $archive"
        else
            reason="this version of the action knows no release (action/checksums.txt is empty)"
        fi
        return 1
    fi
    if ! curl --proto '=https' --tlsv1.2 --fail --silent --show-error --location --retry 3 --max-time 300 --output "$archive" \
        "https://github.com/$repository/releases/download/v$version/$archive"; then
        reason="$archive could not be downloaded"
        return 1
    fi
    actual="$(sha256 "$archive")"
    # No fallback here: somebody changed the archive, and the one who runs this has to know.
    [[ "$actual" == "$expected" ]] || die "$archive has the SHA-256 $actual, and action/checksums.txt says $expected; it is not run."
    say "The SHA-256 of $archive is the committed one."
    check_attestation "$archive"
    # Names without a folder: tar takes the drive of a Windows path for a host.
    if [[ "$archive" == *.zip ]]; then unzip -q "$archive"; else tar -xzf "$archive"; fi
    binary="$folder/entralint-v$version-$target/entralint"
    [[ "$RUNNER_OS" != Windows ]] || binary="$binary.exe"
}

build() {
    command -v cargo >/dev/null || die "There is no entralint $version to run: $reason, and there is no cargo to build it. Install Rust in a step before this one, or choose a version that has a checksum."
    say "Building entralint $version with cargo, which takes some minutes: $reason."
    # Build scripts get no token.
    env -u GH_TOKEN cargo install --locked --version "=$version" --root "$folder" entralint ||
        die "There is no entralint $version to run: $reason, and cargo could not build it."
    binary="$folder/bin/entralint"
    [[ "$RUNNER_OS" != Windows ]] || binary="$binary.exe"
}

if [[ -n "${ENTRALINT_BINARY:-}" ]]; then
    binary="$(portable "$ENTRALINT_BINARY")"
    [[ -f "$binary" ]] || die "ENTRALINT_BINARY names $binary, which is not there."
else
    [[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || die "The input version is \`$version\`; it has to be X.Y.Z."
    folder="$(mktemp -d "$(portable "$RUNNER_TEMP")/entralint.XXXXXX")"
    # Outside of the workspace: cargo would heed a .cargo/config.toml of the code to be scanned, and rustup its toolchain file.
    cd "$folder"
    reason=
    get_release || build
fi
started="$("$binary" --version)" || die "$binary does not start."
say "$started"
output binary "$binary"
