#!/usr/bin/env bash
# Counts the instructions that a scan of a fixed tree takes, and holds them to a limit: seconds differ from run to run, these hardly.
#   benches/instructions.sh PATH/TO/entralint LIMIT
set -euo pipefail
program="$1"
limit="$2"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# What most repositories are like: many files without a word of Entra, and a few that sign in, each with names to follow.
python3 - "$work/tree" <<'PY'
import pathlib, sys

root = pathlib.Path(sys.argv[1])
def put(path, text):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)

for n in range(1500):
    body = "".join(f"def step_{n}_{i}(value, other=None):\n    total = value + {i}\n    return [total, other or 'nothing of interest']\n\n" for i in range(20))
    put(f"plain/part_{n % 30}/module_{n}.py", body)
put("service/requirements.txt", "msal==1.31.0\n")
for n in range(60):
    put(f"service/settings_{n}.py", f"SCOPES_{n} = ['User.Read', 'Mail.Read']\nAUTHORITY = 'https://login.microsoftonline.com/organizations'\n")
    put(f"service/client_{n}.py", f"import msal\nfrom settings_{n} import AUTHORITY, SCOPES_{n}\n\nclass Client{n}:\n    def __init__(self, app_id):\n        self.app = msal.PublicClientApplication(app_id, authority=AUTHORITY)\n\n"
        + "".join(f"    def token_{i}(self, user, scopes=SCOPES_{n}):\n        found = self.app.acquire_token_silent(scopes, account=user)\n        return found or self.app.acquire_token_interactive(scopes)\n\n" for i in range(10)))
PY

valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" scan "$work/tree" --jobs 1 --format json --fail-on never --output "$work/report.json" 2>"$work/told"
count="$(sed -n 's/.*refs: *//p' "$work/told" | tr -d ,)"
echo "$count instructions of at most $limit"
[ "$count" -le "$limit" ] || { echo "A scan costs more than it did: find out why, or raise the limit and say why." >&2; exit 1; }
