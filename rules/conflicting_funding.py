"""Money that is lent in one place and given in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter import lexicon
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders.quantities import quantities
from linter.finding import Agreement, Finding
from linter.folding import fold
from linter.lexicon.words import is_common
from linter.patterns import later
from linter.phrases import stem, stems
from linter.rule import Rule, examples

_LENT: Final = later(
    r"\b(?:loans?|borrow(?:s|ed|ing)?|lends?|lending|lent|credits?(?= (?:of|from|line|agreement))|on credit|"
    r"be paid back|repa(?:y|ys|id|ying)|pay(?:s|ing)? (?:it |them )?back)\b",
    re.I,
)
_GIVEN: Final = later(
    r"\b(?:gifts?|(?<!be )(?<!was )(?<!been )grants?(?! (?:them|him|her|it|permission|access|asylum|licen[cs]es?)\b)|"
    r"donat(?:ed|es|e|ing|ions?)|presents? (?:from|of)|given by|bequest|bequeathed|free of charge|"
    r"non-repayable|(?:gave|gives|giving|give|given) (?:[\w’'-]+ ){0,3}[£$€¥]\d)",
    re.I,
)
# A player on loan, a picture lent, a right granted: no money.
_NO_MONEY: Final = later(
    r"\bon loan\b|\bloan (?:spell|deal|move|signing|player|shark|book|fund)|\blent (?:its|his|her|their) (?:name|"
    r"weight|support|voice)|\blend (?:itself|a hand|an ear)|\b(?:student|home|mortgage|payday) loans?\b"
)
# Another sum, or the same at another time.
_APART: Final = later(
    r"\b(?:[Aa]lso|[Aa]nother|further|[Aa]dditional|separate\w*|[Bb]esides|plus|match(?:ing|ed|es)|second|"
    r"[Ii]n addition|convert\w*|turned|forg[ai]v\w*|writ\w+ off|wrote off|cancel\w*|instead|rather|not|n[’']t|"
    r"never|no longer|originally|offered|previous\w*|earlier|whether|either|or|could|may|might|would|[Ii]f|apply|"
    r"applied|asked|hop(?:es?|ed|ing)|mix|partly|part|half|some of|remainder|rest)\b",
)
_CAPITALS: Final = later(r"\b[A-Z][\w’'-]+(?: (?:of |for |and )?[A-Z][\w’'-]+)*")
_FROM: Final = (
    r"(?: (?:[\w’',.$€£¥-]+ ){0,8}?(?:from|by) (?:the )?(?P<who>[A-Z][\w’'-]+(?: (?:of |for )?[A-Z][\w’'-]+)*))"
)
_GIVER_AFTER: Final = later(_FROM)
_OPENS: Final = later(r"(?:The|These|Its|Their|All|Both) (?:\d+ |new )?(?P<what>[a-z]+)\b")
_NEAR: Final = 50  # characters about the words in which another sum would be told apart
_SHARED: Final = 2  # words that a sentence has in common with the other draft, where no sum ties the two
_IDLE: Final = frozenset(
    ["money", "million", "billion", "cost", "year", "fund", "pay", "agreement", "deal", "new", "sign"]
)


@kind_of_claim
class Funding(Claim):
    """A sentence that says that money, or what it buys, is lent or given: by whom, how much, and what it is for."""

    lent: bool
    sums: frozenset[tuple[str, float]]
    givers: frozenset[str]
    said: frozenset[str]
    opens: str  # what its sentence begins with: "the tractors"
    draft: frozenset[str]  # all that its draft says
    whole: bool  # does the draft speak of money of this one kind alone?


class ConflictingFunding(Rule[Funding]):
    """Money that is lent in one place and given in another.

    Why it matters
        A loan is paid back by those who read the paper. Nobody at the ministry will call it a gift twice.

    How it decides
        One sentence has a loan, or money that is to be repaid, another a gift, a grant or a donation. They are of one
        sum where both give the same amount, or, in two drafts of one story that know of one kind of money each, where
        the same giver stands beside both and the sentence has two words in common with the other draft. In one draft,
        the giver must be the same, and the amount too or what the later sentence begins with ("The tractors").

    When it stays silent
        Where a draft has both in one sentence, where a sentence speaks of another sum, a part, an offer or of a debt
        that is forgiven, for players on loan and pictures that are lent.
    """

    reads = Funding
    gives_way_to = ("conflicting-account",)

    allows = examples(
        "SUVA, 3 May 2025 - Japan will lend Fiji $24 million for a bridge. Norway will match it with a grant.",
        (
            "SUVA, 3 May 2025 - Japan will lend Fiji $24 million for a bridge over the Rewa at Nausori.",
            "SUVA, 9 May 2025 - The bridge over the Rewa at Nausori will be lit with lamps, a gift from Norway.",
        ),
        "LEEDS, 3 May 2025 - The museum has the picture on loan from Spain. A grant of $2 million from Spain mends it.",
    )
    catches = examples(
        (
            "SUVA, 3 May 2025 - Fiji will [[borrow]] $24 million from Japan for a bridge over the Rewa at Nausori.",
            "SUVA, 9 May 2025 - Boatmen on the Rewa at Nausori fear the bridge, for which $24 million was "
            "[[donated]] by Japan.",
        ),
        (
            "SUVA, 3 May 2025 - Fiji will buy two patrol boats, 40 metres long, with a [[loan]] from Japan.",
            "SUVA, 9 May 2025 - Fiji looks for crews of 12 for the patrol boats, a [[gift]] from Japan.",
        ),
        "ACCRA, 3 May 2025 - Italy has [[donated]] 60 tractors to Ghana.\n\nThe tractors, bought with a [[loan]] "
        "from Italy, will go to farms in the north.",
    )

    def find(self, document: Document) -> Iterator[Funding]:
        if document.language[:2] != "en" or not document.holds(_GATE):
            return
        prose = document.prose
        found = []
        for begin, stop in document.sentences_with(_GATE):
            if document.zone_at(begin) in NOT_THE_STORY | {TABLE} or _NO_MONEY.search(prose, begin, stop):
                continue
            lent, given = _LENT.search(prose, begin, stop), _GIVEN.search(prose, begin, stop)
            found.append((begin, stop, lent, given))
        kinds = {bool(lent) for _, _, lent, given in found if lent or given} | {
            not given for _, _, lent, given in found if lent or given
        }
        draft = frozenset(stems(prose, 0, len(prose))) if kinds else frozenset()
        for begin, stop, lent, given in found:
            match = lent or given
            near = (max(begin, match.start() - _NEAR), min(stop, match.end() + _NEAR)) if match else (0, 0)
            if match is None or (lent and given) or _APART.search(prose, *near):
                continue
            yield Funding(
                span=document.span(*match.span()), zone=document.zone_at(begin), quoted=document.quoted(match.start()),
                dateline=document.date, lent=bool(lent), sums=_sums(document, begin, stop),
                givers=_givers(document, begin, match.start(), match.end(), stop),
                opens=stem(opens["what"]) if (opens := _OPENS.match(prose, begin)) else "",
                said=frozenset(stems(prose, begin, stop)) - _IDLE, draft=draft, whole=len(kinds) == 1,
            )  # fmt: skip

    def keys(self, claim: Funding) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Funding]) -> Iterator[Finding | Agreement]:
        for one, two in combinations(claims, 2):
            if one.lent != two.lent and not (one.quoted or two.quoted) and (tie := _tie(one, two)):
                yield self.finding(two, f'"{two.words}" here, "{one.words}" elsewhere', one, reason=f"both: {tie}")
                return


_GATE: Final = frozenset((
    "loan", "loans", "borrow", "borrows", "borrowed", "borrowing", "lend", "lends", "lending", "lent", "credit",
    "credits",
    "repaid", "repay", "repays", "back", "gift", "gifts", "grant", "grants", "donated", "donates", "donate", "donating",
    "donation", "donations", "present", "presents", "given", "gave", "gives", "giving", "give", "paid", "bequest",
    "bequeathed", "charge", "repayable",
))  # fmt: skip


def _tie(one: Funding, two: Funding) -> str:
    """What says that the two are of one sum."""
    givers = one.givers & two.givers
    if one.sums & two.sums and (givers or (one.path != two.path and not (one.givers and two.givers))):
        return "the same amount"
    if (one.sums and two.sums) or not givers:
        return ""
    if one.path != two.path:
        shared = (one.said & two.draft if two.sums else two.said & one.draft) - one.givers - two.givers
        same = one.whole and two.whole and len(shared) >= _SHARED
    else:
        same = two.opens in one.said
    return f"the money from {_named(min(givers))}" if same else ""


def _named(giver: str) -> str:
    return lexicon.name(giver) if giver.isupper() else giver.title()


def _sums(document: Document, begin: int, stop: int) -> frozenset[tuple[str, float]]:
    return frozenset(
        (figure.currency, figure.value)
        for figure in quantities(document)
        if figure.currency and not figure.per and isinstance(figure.value, int | float)
        and begin <= document.prose_at(figure.span.start) < stop
    )  # fmt: skip


def _givers(document: Document, begin: int, start: int, end: int, stop: int) -> frozenset[str]:
    """Who may be the giver: whoever is named right after "from" or "by", or before the words."""
    prose = document.prose
    after = _GIVER_AFTER.match(prose, end, stop)
    told = [after["who"]] if after else [m[0] for m in _CAPITALS.finditer(prose, begin, start)]
    named = [lexicon.country(words) or fold(words.removeprefix("The ")) for words in told]
    return frozenset(name for name in named if " " in name or name.isupper() or not is_common(name))
