"""The two ends of one range, each told by name: "the youngest is 17 and the oldest 68", "from $40, rising to $75"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import later

# The least of its kind, and the most.
_ENDS: Final = (
    ("lowest", "highest"), ("smallest", "largest|biggest"), ("youngest", "oldest|eldest"),
    ("cheapest|least expensive", "dearest|most expensive|priciest"), ("shortest", "longest|tallest"),
    ("lightest", "heaviest"), ("minimum", "maximum"), ("low|overnight low|night-time low", "high|daytime high"),
)  # fmt: skip
_FIGURE: Final = r"(?:[A-Z]{0,2}[$€£¥])?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:million|billion|thousand))?"
_UNIT: Final = r"(?: ?(?:%|°|°?[CF]\b|[a-z]{1,2}\b(?<! [a-z]{2}))| (?!and\b|while\b|but\b|the\b)[a-z]+)?"
_SAID: Final = (
    r"(?:(?: of)?,? (?:is|was|will be|at|of|costs?|cost|weighs|weighed|measures|measured|has|had|be|just|only|about))*"
)
# "Prices start at $90 and go up to $75".
_STARTS: Final = later(
    rf"\b(?:starts?|begins?|started|began) (?:at|from) (?P<near>(?=[A-Z$€£¥]){_FIGURE})(?P<unit>{_UNIT})"
    r"[^.;\d]{0,20}? (?:and )?"
    rf"(?:go|goes|rise|rises|climb|climbs|reach|reaches|rising|going|run|runs|went|rose)(?: up)?(?: to| as high as)? "
    rf"(?P<far>{_FIGURE})(?P<far_unit>{_UNIT})"
)
_TWO: Final = later(r"\d[^.;]*[^\d,.]\d")  # figures, without which there is nothing to compare
_GATE: Final = frozenset({"starts", "start", "begins", "begin", "started", "began"})


def named_ends(document: Document) -> Iterator[tuple[re.Match[str], str]]:
    """Every two ends that are told by name, "near" and "far", and which stands first: "highs" or "lows"."""
    gate, patterns = _patterns()
    for start, end in document.sentences_with(gate | _GATE):
        if document.zone_at(start) in NOT_THE_STORY | {TABLE} or not _TWO.search(document.prose, start, end):
            continue
        for pattern, form in patterns:
            for match in pattern.finditer(document.prose, start, end):
                if _of_one_thing(match):
                    yield match, form


def _of_one_thing(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("noun") in ("tide", "water"):
        return False  # of times
    if groups.get("other") and groups["noun"] != groups["other"]:
        return False  # "the highest peak, at 812 metres, and the lowest pass, at 900"
    signs = {re.split(r"\d", match[end], maxsplit=1)[0] for end in ("near", "far")} - {""}
    units = {(match[unit] or "").strip().rstrip("s") for unit in ("unit", "far_unit")} - {""}
    return len(signs) < 2 and len(units) < 2


@cache
def _patterns() -> tuple[frozenset[str], tuple[tuple[re.Pattern[str], str], ...]]:
    found: list[tuple[re.Pattern[str], str]] = [(_STARTS, "lows")]
    words: set[str] = set()
    for least, most in _ENDS:
        words |= {word.split()[-1] for word in f"{least}|{most}".split("|")}
        for first, second, form in ((least, most, "lows"), (most, least, "highs")):
            found.append((
                later(
                    rf"\b(?i:{first})(?: (?P<noun>[a-z]+))?(?: of (?:the|its|their) [a-z]+)?{_SAID}(?: [a-z]+)? "
                    rf"(?P<near>{_FIGURE})(?P<unit>{_UNIT})(?:,| and|, and| while|, while| but|, but|;) "
                    rf"(?:the |its |a )?(?:{second})(?: (?!at\b|is\b|was\b|will\b|of\b|has\b|be\b|costs?\b|weigh)"
                    rf"(?P<other>[a-z]+))?{_SAID} (?P<far>{_FIGURE})(?P<far_unit>{_UNIT})"
                ),
                form,
            ))  # fmt: skip
    return frozenset(words), tuple(found)
