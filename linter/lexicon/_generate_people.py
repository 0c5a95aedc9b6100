"""Writes `en/people.txt`, words for persons: `… _generate_people.py dict/`, a folder of WordNet.

A word is taken where its first sense, and at least half of the times that it is met in WordNet's tagged texts, is a
person. Words that those texts never use are left out: they are rare, and many of them are jokes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

_PERSON = "00007846"
# Insults that WordNet does not call so; no copy counts them.
_INSULTS = frozenset((
    "coon", "prick", "whore", "commie", "cripple", "imbecile", "idiot", "lummox", "lunkhead", "nymphomaniac",
))  # fmt: skip
_THINGS = frozenset(("ward",))  # of a town or a hospital, in news
_SLUR = re.compile(r"slur|offensive|derogat|disparag|pejorative|contempt")


def persons(folder: Path) -> list[str]:
    """Every single word for a person, in the order of the alphabet."""
    below, slurs = dict[str, list[str]](), set[str]()
    for line in (folder / "data.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith("  "):
            plain, _, gloss = line.partition(" | ")
            fields = plain.split()
            if _SLUR.search(gloss):
                slurs.add(fields[0])
            words = 4 + 2 * int(fields[3], 16)
            pointers = [fields[at : at + 3] for at in range(words + 1, words + 1 + 4 * int(fields[words]), 4)]
            below[fields[0]] = [at for sign, at, of in pointers if (sign, of) == ("~", "n")]
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
    persons = (word for word, sense in first.items() if sense in found - slurs and word not in _INSULTS | _THINGS)
    common = [word for word in persons if met[word] and 2 * meant[word] >= met[word] and word.isalpha() and word[2:]]
    return sorted(common)


if __name__ == "__main__":
    list_ = Path(__file__).parent / "en" / "people.txt"
    list_.write_text(" ".join(persons(Path(sys.argv[1]))) + "\n", encoding="utf-8")
