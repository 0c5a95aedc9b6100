"""Writes `en/people.txt`, the words for persons, from a folder of WordNet's files: `… _generate_people.py dict/`.

A word is taken where its first sense, and at least half of the times that it is met in WordNet's tagged texts, is a
person. Words that those texts never use are left out: they are rare, and many of them are jokes.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

_PERSON = "00007846"


def persons(folder: Path) -> list[str]:
    """Every single word for a person, in the order of the alphabet."""
    below: dict[str, list[str]] = {}
    for line in (folder / "data.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith("  "):
            fields = line.partition(" | ")[0].split()
            pointers = fields[5 + 2 * int(fields[3], 16) :]
            below[fields[0]] = [
                at for sign, at, of in zip(pointers[::4], pointers[1::4], pointers[2::4], strict=False)
                if (sign, of) == ("~", "n")
            ]  # fmt: skip
    found, ahead = set[str](), [_PERSON]
    while ahead:
        if (sense := ahead.pop()) not in found:
            found.add(sense)
            ahead += below[sense]
    met, meant, first = Counter[str](), Counter[str](), dict[str, str]()
    for line in (folder / "index.sense").read_text(encoding="ascii").splitlines():
        key, sense, number, times = line.split()
        word, _, kind = key.partition("%")
        if kind.startswith("1:"):
            met[word] += int(times)
            meant[word] += int(times) * (sense in found)
            if number == "1":
                first[word] = sense
    return sorted(
        word for word, sense in first.items()
        if sense in found and met[word] and 2 * meant[word] >= met[word] and word.isalpha() and len(word) > 2
    )  # fmt: skip


if __name__ == "__main__":
    words = persons(Path(sys.argv[1]))
    (Path(__file__).parent / "en" / "people.txt").write_text(" ".join(words) + "\n", encoding="utf-8")
