"""What a first or a record leaves out: "since 1990", "in three decades", "in living memory", "since records began"."""

from __future__ import annotations

from typing import Final

from linter.calendar_grammar import calendar
from linter.patterns import later

LIMIT: Final = later(
    r"\bsince (?:it|they|(?:the|its|their) [a-z]+(?: [a-z]+)?) (?:was |were )?(?:began|started|founded|set up|opened|"
    r"launched|established|created|introduced|formed|first held) (?:there |here )?(?:in )?(?:[A-Z]\w+ )?"
    r"(?P<began>(?:1[5-9]|20)\d\d)\b"
    r"|\bsince (?:(?:[a-z]+ ){1,4}in )?(?:[A-Z]\w+ )?(?P<since>(?:1[5-9]|20)\d\d)\b"
    r"|\b(?:in|for) (?:more than |almost |nearly |about |over |at least |some )?(?P<count>an?|half a|\d{1,3}|[a-z]+) "
    r"(?P<unit>weeks?|months?|years?|decades?|century|centuries|generations?)\b|(?P<memory>\bliving memory)"
    r"|(?P<ever>\bsince (?:\w+ )?(?:records|measurements|observations|"
    r"readings|recordings?|counting|monitoring|keeping) (?:\w+ )?(?:began|started|"
    r"were (?:first )?(?:kept|taken|made|begun))|\bon record|"
    r"\bever (?:recorded|measured)|\bsince (?:it|they) (?:was|were) (?:founded|set up|established|formed|started)\b"
    r"|\bin (?:(?:its|his|her|their)|(?:the )?[\w-]+['’]s?) (?:[\w-]+ )?history\b)"
)
_UNITS: Final = {"year": 1, "decade": 10, "century": 100, "centurie": 100, "generation": 25}


def since(prose: str, start: int, stop: int, year: int) -> int | None:
    """The last year that the claim leaves out; 0 for all of time, None if it cannot be told."""
    limit = LIMIT.search(prose, start, stop)
    if not limit:
        return 0 if year else None
    if limit["since"]:
        return int(limit["since"])
    if limit["began"]:
        return int(limit["began"]) - 1
    if not year:
        return None
    if limit["ever"]:
        return 0
    if limit["memory"]:
        return year - 80
    numbers = calendar("en").words["number"]
    word = limit["count"]
    count = 1 if word in ("a", "an") else int(word) if word.isdigit() else numbers.get(word, 0)
    if word == "half a":
        return year - _UNITS.get(limit["unit"].rstrip("s"), 1) // 2
    span = count * _UNITS.get(limit["unit"].rstrip("s"), 1)
    if limit["unit"].startswith(("week", "month")):
        return year - 1 - count // 12  # "for 11 months" may reach back to last year
    return year - span + span // 10 if span else None  # "in a decade" may be nine years and a half
