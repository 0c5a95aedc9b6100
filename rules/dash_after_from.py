from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, LIST, STANDFIRST, Document
from linter.finding import INFO, WARNING, Finding
from linter.patterns import later
from linter.rule import Rule, examples

_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR: Final = r"(?:1[89]|20)\d\d"
_DAY: Final = r"[0-3]?\d(?:st|nd|rd|th)?"
_DASH: Final = r"(?: ?[-‐‑–] ?|—)"
_NAMED: Final = (  # a month or a weekday in full: "from May-August", "from Monday-Friday"
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
_ALONE: Final = r"(?![\w%])(?![.,:/]\d)(?! ?[-‐‑–—/])"  # nothing is joined to the second end
_FROM: Final = later(
    rf"[Ff]rom (?:the )?(?:(?P<near>{_MONTH} {_DAY}){_DASH}(?P<far>(?:{_MONTH} )?{_DAY})"
    rf"|(?P<first>{_DAY}){_DASH}(?P<last>{_DAY} {_MONTH})"
    rf"|(?P<one>{_NAMED})[-‐‑–](?P<other>{_NAMED})"
    rf"|(?P<begin>{_YEAR}){_DASH}(?P<end>{_YEAR})){_ALONE}"
)
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT: Final = r"(?: ?(?:%|percent|per cent|thousand|million|billion|trillion|bn|tn|mn|m|kg|km|cm|mm|°C|°F)(?!\w)%?)"
_SCALED: Final = later(r"(?: ?(?:thousand|million|billion|trillion|bn|tn|mn|m))$")
_SIGN: Final = r"(?:US\$|\$|£|€|USD ?|VND ?)"
_SIGNED: Final = later(_SIGN)
_BETWEEN: Final = later(
    rf"[Bb]etween (?P<near>{_SIGN}?(?:{_NUMBER}){_UNIT}?){_DASH}(?P<far>{_SIGN}?(?:{_NUMBER}){_UNIT}?)"
    r"(?![\w%])(?![.,:/]\d)(?! ?[-‐‑–—/])"
)
_VALUE: Final = later(rf"{_NUMBER}")
# "Between 2019-20 and 2022-23", "from 10-12 June to 20-22 June": each end is a range of its own.
_JOINED: Final = later(r"[^.;:!?]{0,60}?\b(?:and|to|until|till|through|or)\b (?:the )?(?:[^\W\d_]{3,9}\.? )?[$£€]?\d")
# "From 2004-2006 figures", "from January 14-15 talks": the range may belong to a noun.
_MODIFIES: Final = later(
    r" (?!(?:and|or|but|in|on|at|for|to|by|with|as|the|a|an|that|this|these|which|who|while|when|where|after|before|"
    r"during|is|are|was|were|has|have|had|will|would|he|she|it|they|his|her|its|their|under|inside|near|alongside|following|"
    r"despite|amid|over|under|because|if|so|then|there|we|you|including|ahead|due|about|across|per|each|every)\b)[a-z]"
)
_COUNTED: Final = frozenset({BODY, STANDFIRST, CAPTION, LIST})
_READ: Final = frozenset({"from", "between"})


@kind_of_claim
class Dashed(Claim):
    """A range after "from" or "between" whose ends a dash joins."""

    opening: str  # as the copy has it: "from", "between the"
    near: str
    far: str
    day_first: bool = False  # "10-12 June"


class DashAfterFrom(Rule[Dashed]):
    """A range that begins with "from" or "between" and goes on with a dash: from January 14-15.

    Why it matters
    --------------
    A dash stands for "from … to" as a whole; after "from" the reader waits for the "to", after "between" for the "and".

    How it decides
    --------------
    The two days of a month or the two years after "from", or the two amounts after "between", have a hyphen or a dash
    between them; so do two months or weekdays in full ("from Monday-Friday"). The repair is the word for the dash;
    after "between" also the dash alone. Days before the month ("from 10-12 June") are only a remark, as many
    British newsrooms print that.

    After "between" it is only a remark, unless the first end can be read in two ways ("between $50-100,000").

    When it stays silent
    --------------------
    In direct speech, headlines and tables; for scores, ages, times, telephone numbers and anything else that a dash
    makes one word; where the range stands before its noun ("from 2004-2006 figures"), or is one end of a longer one
    ("between 2019-2020 and 2021-2022"); and for a financial year ("from 2023-24").
    """

    style = True
    reads = Dashed
    source = "The Associated Press Stylebook, Guardian and Observer style guide"

    allows = examples(
        "The fair is open from March 3 to 7. The visit of March 3-7 was his second.",
        "United came from 2-0 down to win. A line from 1-800 numbers rings from 9-5, and from 18-24-year-olds too.",
        "Sales grew from 2023-24 on, and between 2019-2020 and 2021-2022 they doubled.",
        "The estimate is drawn from 2004-2006 figures, and from a mid-2019 survey between A-level classes.",
        'The minister said: "I shall be away from June 2-5, and between 5-7 people will fill in."',
        "Between 3-1 wins and a 2-2 draw the club rested. He rose from January-March sales clerk to manager.",
        "The match between 19-year-old Lee and Tran was close; between 80-odd and 90 people saw it.",
    )
    catches = examples(
        "HANOI — The Prime Minister will pay an official visit to Laos [[from January 9-10]].\n\nTalks are planned.",
        "The festival, which ran [[from 2016-2019]], drew few visitors.",
        "Analysts expect growth of [[between 5-7%]] this year.",
        "The fund would put in [[between $40-50 million]], its chairman said.",
        "The exhibition runs [[from 10–20 February]] at the town hall.",
        "Exports grew [[from January-November]]. The office is open [[from Monday-Friday]].",
        "The Senate sits [[from Sept. 28-Oct. 2]] in Boston.",
    )

    def find(self, document: Document) -> Iterator[Dashed]:
        prose = document.prose
        for pattern in (_FROM, _BETWEEN):
            for match in document.matches(pattern, _READ):
                start, end = match.span()
                zone = document.zone_at(start)
                if zone not in _COUNTED or document.quoted(start):
                    continue
                if _JOINED.match(prose, end, document.sentence_at(start)[1]):
                    continue
                if pattern is _FROM and _MODIFIES.match(prose, end):
                    continue
                name, near = next((k, v) for k, v in match.groupdict().items() if v)
                far = [v for v in match.groupdict().values() if v][1]
                if (name == "begin" or pattern is _BETWEEN) and _value(near) >= _value(far):
                    continue  # a score, a season, or a range that runs backwards
                yield Dashed(
                    span=document.span(start, end),
                    zone=zone,
                    dateline=document.date,
                    opening=prose[start : match.start(name)].strip(),
                    near=near,
                    far=far,
                    day_first=name == "first",
                )

    def keys(self, claim: Dashed) -> Iterator[str]:
        yield f"{claim.path}\n{claim.span.start}"

    def check(self, claims: Sequence[Dashed]) -> Iterator[Finding]:
        claim = claims[0]
        word = "to" if claim.opening.lower().startswith("from") else "and"
        yield self.finding(
            claim,
            f'a dash after "{claim.opening.split()[0].lower()}": the range needs "{word}"',
            reason=f"both: the ends of one range, {claim.near} and {claim.far}",
            severity=INFO if claim.day_first or (word == "and" and not _doubtful(claim)) else WARNING,
            repairs=list(_repairs(claim, word)),
        )


def _doubtful(claim: Dashed) -> bool:
    """Could the first end be fifty as well as fifty thousand: "$50-100,000"? Nobody reads "$10-25m" as ten dollars."""
    return "," in claim.far and "," not in claim.near


def _repairs(claim: Dashed, word: str) -> Iterator[str]:
    """The word for the dash, each end written out; after "between" also the dash alone."""
    near, far = claim.near, claim.far
    if word == "to":
        yield f"{claim.opening} {near} to {far}"
        return
    if "," in near or "," not in far or len(near) > len(far):  # "$50-100,000": fifty, or fifty thousand?
        scale, sign = _SCALED.search(far), _SIGNED.match(near)
        near += scale[0] if scale and not _SCALED.search(near) else ""
        far = sign[0] + far if sign and not _SIGNED.match(far) else far
        yield f"{claim.opening} {near} and {far}"
    yield claim.words[len(claim.opening) + 1 :]


def _value(words: str) -> float:
    found = _VALUE.search(words)
    return float(found[0].replace(",", "")) if found else 0.0
