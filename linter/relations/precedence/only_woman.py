"""Another woman on a board, or of a trade, of which the copy calls somebody the only one."""

from __future__ import annotations

import re
from typing import Final

from linter.document import Document
from linter.patterns import later
from linter.phrases import singular
from linter.relations.precedence.precedents import female

_BODY: Final = r"(?P<body>board|council|committee|jury|panel|cabinet|court|commission|team|crew|squad|senate|union)"
_ON_BODY: Final = later(rf" (?:on|in|among the members of) (?:the|its|their) (?:[\w-]+ )?{_BODY}")
_MEMBER: Final = later(
    r"\b(?P<first>[A-Z][\w-]+) (?P<last>[A-Z][\w’'-]+), (?:\d\d, )?(?:who (?:joined|sits on|is on|serves on|"
    r"has (?:sat|been|served) on|was elected to)|an?(?:other)? (?:fellow )?(?:member|director|trustee) of) "
    rf"(?:the|that|its) {_BODY}\b"
)
# "Among the 31 pilots of the port".
_AMONG: Final = later(r" among (?:the |its |their )?(?:\d+ |[a-z]+ )?(?P<kind>[a-z]{3,}s)\b")


def other_woman(document: Document, only: re.Match[str], end: int) -> tuple[int, int] | None:
    """Where the copy names her: "Ana Lie, who joined the board", "Anna Lie, another pilot"."""
    prose = document.prose
    body, among = _ON_BODY.match(prose, end), _AMONG.match(prose, end)
    if only["what"].split()[0] != "woman" or not (body or among):
        return None
    begin, stop = document.sentence_at(only.start())
    for other in (_MEMBER if body else _of_trade(singular(among["kind"] if among else ""))).finditer(prose):
        known = other["last"] in prose[begin:stop] or (body and other["body"] != body["body"])
        told = other.start("first"), other.end("first") if body else document.sentence_at(other.start())[1]
        if not known and female(prose, *told):
            return other.span()
    return None


def _of_trade(kind: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<first>[A-Z][\w-]+) (?P<last>[A-Z][\w’'-]+),(?: \d\d,)? "
        rf"(?:another|who is (?:also )?an?|also an?|a fellow|an?) {kind}\b"
    )
