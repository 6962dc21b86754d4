# What the steps of the action share. It is sourced. macOS brings bash 3.2, so nothing newer is used.
# shellcheck shell=bash

# Text as data of a workflow command: one line, and no command of its own.
escaped() {
    local text="$1"
    text="${text//'%'/%25}"
    text="${text//$'\r'/%0D}"
    printf '%s' "${text//$'\n'/%0A}"
}

say() { printf 'entralint: %s\n' "$(escaped "$1")"; }

notice() { printf '::notice title=entralint::%s\n' "$(escaped "$1")"; }

warn() { printf '::warning title=entralint::%s\n' "$(escaped "$1")"; }

die() {
    printf '::error title=entralint::%s\n' "$(escaped "$1")"
    exit "${2:-2}"
}

# A word that nobody can have foreseen, to end what may hold anything.
random() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# output NAME VALUE
output() {
    local end
    end="end-$(random)"
    printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

# A path that bash and a program of the system both read: on Windows with a drive and forward slashes.
portable() {
    if command -v cygpath >/dev/null; then cygpath -m "$1"; else printf '%s' "$1"; fi
}

# yes NAME VALUE: a switch is `true` or `false`, and a slip of the pen is neither.
yes() {
    case "$2" in
        true) return 0 ;;
        false) return 1 ;;
        *) die "The input $1 is \`$2\`; it has to be \`true\` or \`false\`." ;;
    esac
}
