#!/usr/bin/env python3
"""Times the whole program against ripgrep on the sets of corpora.toml, in turn, and prints the ratios.

    cargo build --release
    cargo run --release --example literals > literals.txt
    python3 benches/whole.py --corpora ~/corpora --literals literals.txt [--set dense] [--runs 7]

    python3 benches/whole.py … --set dense --peers                     # ast-grep and semgrep with the checks of benches/nearest, in the same turns
    python3 benches/whole.py … --set dense --copies 4                  # four copies of the set, no two files alike
    python3 benches/whole.py … --set dense --one-thread                # a scan on one thread beside that on all

What is missing in the folder of corpora is got with pip, npm and git and unpacked; nothing of it is installed or run.
ripgrep counts lines with the same literals in files of the same names: it is what reading and searching alone cost.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
# The names of files that entralint reads.
NAMES = "*.{cs,js,jsx,mjs,cjs,ts,tsx,mts,cts,py,pyi,vue,svelte,html,htm,cshtml,razor,aspx,ascx,ipynb,json,yml,yaml,xml,config,toml,properties,ini,cfg,env,plist}"


def folder(target: pathlib.Path, name: str, get) -> None:
    """Fills a folder of a corpus, once."""
    place = target / name.replace("/", "+").replace("==", "-")
    if place.exists():
        return
    print(f"getting {name}", file=sys.stderr)
    with tempfile.TemporaryDirectory(dir=target) as work:
        got = get(pathlib.Path(work))
        shutil.move(got, place)


def from_pypi(name: str):
    def get(work: pathlib.Path) -> pathlib.Path:
        # A wheel: to unpack one runs no code of its package.
        wheel = ["pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--python-version", "3.12", "--dest", str(work), name]
        subprocess.run(wheel, check=True)
        with zipfile.ZipFile(next(work.glob("*.whl"))) as archive:
            archive.extractall(work / "out")
        return work / "out"

    return get


def from_npm(name: str):
    def get(work: pathlib.Path) -> pathlib.Path:
        subprocess.run(["npm", "pack", "--silent", "--ignore-scripts", name], check=True, cwd=work, stdout=subprocess.DEVNULL)
        with tarfile.open(next(work.glob("*.tgz"))) as archive:
            archive.extractall(work / "out", filter="data")
        return work / "out"

    return get


def from_git(address: str):
    def get(work: pathlib.Path) -> pathlib.Path:
        subprocess.run(["git", "clone", "--quiet", "--depth", "1", address, str(work / "out")], check=True)
        shutil.rmtree(work / "out" / ".git")
        return work / "out"

    return get


def fill(target: pathlib.Path, wanted: dict) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name in wanted.get("pypi", []):
        folder(target, name, from_pypi(name))
    for name in wanted.get("npm", []):
        folder(target, name, from_npm(name))
    for address in wanted.get("git", []):
        folder(target, "+".join(address.rsplit("/", 2)[1:]), from_git(address))


def timed(command: list[str]) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processors, and MiB at most, of one run."""
    with open(os.devnull, "wb") as nothing:
        start = time.monotonic()
        child = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def copied(source: pathlib.Path, target: pathlib.Path, copies: int) -> None:
    """Copies a tree several times; an empty line more at the end of each file, for equal files are parsed once."""
    for copy in range(copies):
        for at, _, names in os.walk(source):
            into = target / str(copy) / os.path.relpath(at, source)
            into.mkdir(parents=True, exist_ok=True)
            for name in names:
                if not os.path.islink(os.path.join(at, name)):
                    (into / name).write_bytes(pathlib.Path(at, name).read_bytes() + b"\n" * copy)


def size(target: pathlib.Path) -> tuple[int, int]:
    files = [os.lstat(os.path.join(at, name)).st_size for at, _, names in os.walk(target) for name in names]
    return len(files), sum(files)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, required=True, help="the folder that the corpora lie in, or are put into")
    parser.add_argument("--literals", type=pathlib.Path, required=True, help="what ripgrep looks for, one a line")
    parser.add_argument("--entralint", default=str(HERE.parent / "target/release/entralint"))
    parser.add_argument("--rg", default="rg")
    parser.add_argument("--set", help="one set alone")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--copies", type=int, default=1, help="copies of the set that are scanned")
    parser.add_argument("--one-thread", action="store_true", help="scan on one thread too")
    parser.add_argument("--peers", action="store_true", help="run ast-grep and semgrep too, with their nearest checks")
    arguments = parser.parse_args()
    sets = tomllib.loads((HERE / "corpora.toml").read_text())["set"]
    print("| set | files | MB | program | seconds | of processors | MiB | to ripgrep, by the clock |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for one in sets:
        if arguments.set not in (None, one["name"]):
            continue
        target = arguments.corpora / one["name"]
        fill(target, one)
        many = tempfile.TemporaryDirectory(dir=arguments.corpora) if arguments.copies > 1 else None
        if many:
            copied(target, pathlib.Path(many.name), arguments.copies)
            target = pathlib.Path(many.name)
        files, total = size(target)
        floor = [arguments.rg, "--count", "--fixed-strings", "--no-messages", "--hidden", "--file", str(arguments.literals), "--glob", NAMES, str(target)]
        with tempfile.TemporaryDirectory() as kept:
            scan = [arguments.entralint, "scan", "--format", "json", "--fail-on", "never", str(target)]
            programs = {"ripgrep": floor, "entralint": scan, "entralint, from its cache": [*scan, "--cache", kept]}
            if arguments.one_thread:
                programs["entralint, one thread"] = [*scan, "--jobs", "1"]
            if arguments.peers:
                nearest = HERE / "nearest"
                programs["ast-grep"] = ["ast-grep", "scan", "--rule", str(nearest / "ast-grep.yml"), "--json=stream", str(target)]
                programs["semgrep"] = ["semgrep", "scan", "--config", str(nearest / "semgrep.yml"), "--json", "--metrics=off", "--disable-version-check", "--no-git-ignore", str(target)]
            for command in programs.values():
                timed(command)  # warms the page cache, and fills the other
            runs = {name: [] for name in programs}
            for _ in range(arguments.runs):
                for name, command in programs.items():
                    runs[name].append(timed(command))
        for name, measured in runs.items():
            ratio = statistics.median(ours[0] / floors[0] for ours, floors in zip(measured, runs["ripgrep"]))
            wall, processors, memory = (statistics.median(column) for column in zip(*measured))
            print(f"| {one['name']}{f' × {arguments.copies}' if many else ''} | {files:,} | {total / 1e6:,.0f} | {name} | {wall:.2f} | {processors:.2f} | {memory:.0f} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
