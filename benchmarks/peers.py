"""The same folder through whichever peers are installed: seconds of the processor, and how we compare.

    python benchmarks/peers.py FOLDER

None of them cross-checks facts: this tells only whether a desk that is used to them will wait longer for us.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

MEGABYTE = 1_000_000
OURS = "newslint"
# Each is given the files of the folder by name, so that all read the same.
PEERS = {
    OURS: [sys.executable, "-m", "linter", "--no-cache", "--jobs", "1"],
    "proselint": ["proselint", "check"],
    "codespell": ["codespell"],
    "typos": ["typos"],
    "vale": ["vale", "--no-exit"],
    "harper": ["harper-cli", "lint"],
    "alex": ["alex"],
    "write-good": ["write-good"],
}


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="drafts in plain text")
    parser.add_argument("--runs", type=int, default=3, help="take the best of so many")
    options = parser.parse_args(argv)
    files = sorted(str(path) for path in options.folder.rglob("*.txt"))
    size = sum(os.path.getsize(path) for path in files) / MEGABYTE
    print(f"{len(files)} drafts, {size:.2f} MB; seconds of the processor, best of {options.runs}\n")
    print(f"{'':12} {'folder':>9} {'':>10} {'one draft':>10} {'times our time':>15}")
    own = 0.0
    for name, command in PEERS.items():
        if not shutil.which(command[0]):
            print(f"{name:12} not installed")
            continue
        whole = min(seconds([*command, *files]) for _ in range(options.runs))
        single = min(seconds([*command, files[0]]) for _ in range(options.runs))
        own = own or whole
        print(f"{name:12} {whole:7.2f} s {size / whole:6.2f} MB/s {single * 1000:7.0f} ms {whole / own:15.2f}")


def seconds(command: Sequence[str]) -> float:
    """Of the processor, all cores added up, so that it is the same on a machine that has other things to do."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main(sys.argv[1:])
