"""One institution under two names that differ by a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from linter.claims import Name
from linter.document import Span
from linter.finders.persons import one_slip
from linter.finders.proper import known_place, words
from linter.finding import Agreement, Finding, Related
from linter.rule import Rule, examples


class DriftingInstitution(Rule[Name]):
    """One institution is named in two ways that differ by a word or a letter.

    Why it matters
        An alliance is not an association to those who belong to it, and a reader who looks for the body must find
        it.

    How it decides
        Names in one draft or one story that are the same word for word but for one: either both have another word
        for a body there (Alliance, Association, Agency, Authority, Committee …) and at least two telling words in
        common, or the words are one slip apart (Intergovernment, Intergovernmental), as they may be in the name of a
        hospital, a hotel or a company too.

    When it stays silent
        When one draft uses both and so knows two bodies; when abbreviations beside them differ; for names of which
        only country names and words like "national" are in common; for plurals and possessives.
    """

    reads = Name
    gives_way_to = ("wrong-abbreviation",)

    allows = examples(
        "The Nordic Institute for Peat Studies has 40 gauges. The Nordic Centre for Marine Studies has none.",
        "The European Commission disagreed with the European Council. The European Parliament waited.",
        "The Metropolitan Police Authority met. The Metropolitan Police Federation was not asked. The Metropolitan "
        "Police Authority said so.",
        (
            "The Hoan Kiem Traders Association called the strike in Hoan Kiem market.",
            "The Hoan Kiem Traders Association ended its strike in Hoan Kiem market.",
        ),
    )
    catches = examples(
        ("The Wye Valley Cider Makers’ mill at Llandogo was shut by the [[Upper Wye Growers Alliance]], said Gwilym "
         "Parry.",
         "Gwilym Parry of the [[Upper Wye Growers Association]] said the mill at Llandogo would open."),
        "The [[Intergovernmental Committee]] on Trade met. Ministers said the [[Intergovernment Committee]] would "
        "meet again.",
        "The [[Nordic Institute for Peat Studies]] has 40 gauges. Bogs breathe, said the [[Nordic Centre for Peat "
        "Studies]].",
        "[[Oakvale Regional Hospital]] will close a ward. Nurses at [[Oakdale Regional Hospital]] wrote to it. Oakvale "
        "will think again.",
        "The [[Harbour Conservancy Board]] voted on Friday. “We waited,” said the [[Harbour Conservency Board]] in "
        "a letter.",
    )  # fmt: skip

    def keys(self, claim: Name) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Name]) -> Iterator[Finding | Agreement]:
        names: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
        for claim in claims:
            for core in {_core(claim.key), tuple(claim.key.split())}:
                names[core].append(claim)
        near: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for core in names:
            for at in range(len(core)):
                near[(*core[:at], "", *core[at + 1 :])].add(core)
        found: set[Span] = set()
        for pattern, cores in sorted(near.items()):
            for one, other in combinations(sorted(cores), 2) if len(cores) < 12 else ():
                if (finding := self._pair(pattern, one, other, names)) and finding.span not in found:
                    found.add(finding.span)
                    yield finding

    def _pair(
        self,
        pattern: tuple[str, ...],
        one: tuple[str, ...],
        other: tuple[str, ...],
        names: dict[tuple[str, ...], list[Name]],
    ) -> Finding | None:
        at = pattern.index("")
        first, second = one[at], other[at]
        left, right = names[one], names[other]
        common = [w for w in pattern if w and w not in words().joints and w not in _PLAIN and not known_place(w)]
        together = {c.path for c in left} & {c.path for c in right}
        if {c.abbreviation for c in left + right if c.abbreviation} - {""} and len(
            {c.abbreviation for c in left + right} - {""}
        ) > 1:
            return None
        if first in words().bodies and second in words().bodies:
            if len(common) < (3 if together else 2):
                return None
        elif any(w in words().bodies for w in pattern if w):
            if not _slip(first, second) and (len(common) < 3 or together):
                return None
        elif not _HOUSES & set(pattern) or not _slip(first, second) or known_place(first) or known_place(second):
            return None
        odd, usual = (right, left) if (len(left), right[0].span) >= (len(right), left[0].span) else (left, right)
        if len(odd) > 2:
            return None
        (place, name), (there, right_name) = _bare(odd[0]), _bare(usual[0])
        return self.finding(
            odd[0],
            f"“{name}” is “{right_name}” elsewhere",
            Related(there, right_name),
            reason=f"both: {' '.join(w or '…' for w in pattern)}, in one {'draft' if together else 'story'}",
            repairs=[right_name],
            at=place,
        )


# No bodies, but their names are as fixed: one slip apart they are one.
_HOUSES = frozenset(
    ["hospital", "school", "college", "museum", "hotel", "theatre", "theater", "gallery", "airport", "stadium",
     "station", "bank", "company", "co", "corp", "inc", "ltd", "plc", "holdings", "industries", "securities",
     "airlines", "journal"]
)  # fmt: skip
_PLAIN = frozenset(
    [
        "national",
        "international",
        "european",
        "royal",
        "general",
        "central",
        "federal",
        "state",
        "city",
        "county",
        "british",
        "american",
        "world",
        "the",
        "regional",
    ]
)


def _bare(claim: Name) -> tuple[Span, str]:
    """The place and words of a name without the countries in front, which both forms may or may not have."""
    span, rest = claim.span, claim.span.text
    while span.line == span.end_line and " " in rest and known_place(rest.partition(" ")[0].lower()):
        rest = rest.partition(" ")[2]
    cut = len(span.text) - len(rest)
    if not cut:
        return span, claim.name
    return span._replace(start=span.start + cut, column=span.column + cut, text=rest), rest


def _core(key: str) -> tuple[str, ...]:
    """The words of a name up to "on" or "for", without a country in front: those say what the body is about."""
    core = key.split()
    while core and known_place(core[0]):
        core = core[1:]
    cut = next((i for i, word in enumerate(core) if word in ("on", "for", "to") and i), len(core))
    return tuple(core[:cut])


def _slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < 7 or short[0] != long[0] or long == short + "s":
        return False
    return one_slip(one, other) or (len(short) > 8 and long in (short + "al", short + "ary"))
