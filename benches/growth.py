#!/usr/bin/env python3
"""Scans every fixture many times as large as it is, and prints those that cost most for their size: what is not in proportion shows.

    cargo build --release
    python3 benches/growth.py [--copies 300] [--only python/] [--way files --way repeated] [--top 30]

The ways: `files`, copies under names of their own; `repeated`, one behind the other in one file; `renamed`, the same with names of their own for what they define;
`applications`, copies in folders of their own. A row that takes much longer for its size than most, and four times the copies of which take much more than four
times as long, is of worth; the seconds are those of the processor, on one thread.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
WAYS = ["files", "repeated", "renamed", "applications"]
CODE = {".py", ".cs", ".js", ".ts", ".tsx", ".jsx", ".mjs", ".cjs", ".vue", ".svelte", ".cshtml", ".razor"}
# Bytes of a file beyond which it is not read.
LARGEST = 900_000
# What a text defines, near enough.
DEFINED = re.compile(
    r"\b(?:def|class|function|const|let|var|interface|enum|record|struct)\s+(\w+)"
    r"|\b(?:public|private|internal|protected|static|async|void|string|Task(?:<[^()\n]*?>)?)\s+(\w+)\s*\(|^(\w+)\s*=[^=]",
    re.M,
)


def grow(case: pathlib.Path, way: str, copies: int, target: pathlib.Path) -> None:
    """Makes a fixture large in a folder that is not there yet."""
    if way == "applications":
        for number in range(copies):
            shutil.copytree(case, target / f"application{number}")
        return
    shutil.copytree(case, target)
    for file in [file for file in target.rglob("*") if file.is_file() and file.suffix in CODE]:
        text = file.read_text(errors="replace")
        fitting = max(2, min(copies, LARGEST // max(1, len(text))))
        if way == "files":
            for number in range(copies):
                file.with_name(f"{file.stem}_{number}{file.suffix}").write_text(text)
        elif way == "repeated":
            file.write_text("\n".join([text] * fitting))
        else:
            names = {name for found in DEFINED.findall(text) for name in found if len(name) > 1}
            pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names))) + r")\b") if names else None
            renamed = lambda number: pattern.sub(rf"\g<1>_{number}", text) if pattern else text
            file.write_text("\n".join([text, *map(renamed, range(fitting))]))


def measure(program: pathlib.Path, tree: pathlib.Path, limit: float) -> tuple[float, float]:
    """Seconds of the processor and MiB at most; infinite seconds where the limit was hit."""
    command = [str(program), "scan", str(tree), "--jobs", "1", "--format", "json", "--fail-on", "never"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + limit
    while True:
        ended, _, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        if time.monotonic() > end:
            process.kill()
            return float("inf"), os.wait4(process.pid, 0)[2].ru_maxrss / 1024
        time.sleep(0.005)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", type=pathlib.Path, default=HERE.parent / "target/release/entralint")
    options.add_argument("--copies", type=int, default=300)
    options.add_argument("--only", default="", help="a part of the path of a fixture")
    options.add_argument("--way", action="append", choices=WAYS)
    options.add_argument("--top", type=int, default=30)
    options.add_argument("--limit", type=float, default=60, help="seconds after which a scan is ended")
    options = options.parse_args()
    rows = []
    cases = [case for language in sorted((HERE.parent / "fixtures").iterdir()) for case in sorted(language.iterdir()) if options.only in str(case)]
    for case in cases:
        for way in options.way or WAYS:
            with tempfile.TemporaryDirectory() as work:
                tree = pathlib.Path(work) / "tree"
                grow(case, way, options.copies, tree)
                size = sum(file.stat().st_size for file in tree.rglob("*") if file.is_file()) / 1e6
                rows.append((*measure(options.program, tree, options.limit), size, way, f"{case.parent.name}/{case.name}"))
    print("| seconds | MiB | MB | seconds a MB | way | fixture |\n| --- | --- | --- | --- | --- | --- |")
    for seconds, memory, size, way, case in sorted(rows, key=lambda row: (-row[0], row[3:]))[: options.top]:
        print(f"| {seconds:.2f} | {memory:.0f} | {size:.2f} | {seconds / size:.1f} | {way} | {case} |")


if __name__ == "__main__":
    main()
