"""A headline that says the contrary of its story: rejected above, approved below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, Block, Document
from linter.finders.firsts import stem
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.phrases import words
from linter.relations.headlines.display import Echo, body, echoes, stems
from linter.rule import Rule, examples
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
# A verb with its "down", "out", "off" or "ahead" is another than the verb alone.
_PHRASE: Final = (
    r"(?:[Tt]urn|[Tt]orn|[Tt]ear|[Pp]ull|[Vv]ot|[Tt]hr[oe]w|[Ss]tr[iu]|[Cc]all)[a-z]* (?:down|out|off)|"
    r"[Gg]o(?:es|ing)? ahead"
)
_WORD: Final = later(rf"(?<![\w-])(?:{_PHRASE}|[A-Za-z]{{3,}}|[Uu]p(?= (?:from|by|on|\d)))(?![\w-])")
_NOT: Final = later(
    r"\b(?:may|(?i:not|n[’']t|never|no|nor|fail\w*|refus\w*|reject\w*|deni\w*|deny|against|after|despite|spite|before|until|"
    r"unless|bid|call\w*|plea|threat\w*|might|could|would|should|but|if|why|how|whether|or|earlier|previous\w*|first))\b"
)


_FIRST_TIME: Final = later(r"\bfor (?:the )?first time\b")  # "rents rise for first time since 2009" tells of now
_ASIDE: Final = later(r"[,;:]|\b(?:as|while|but|despite|amid|after|before|when|and)\b")  # a clause of its own
# "Which the board had wanted to close".
_WISHED: Final = later(
    r"\b(?:want\w*|wish\w*|plan\w*|hop(?:ed|es)|sought|tri(?:ed|es)|threaten\w*|vow\w*|propos\w*|meant|intend\w*|due|"
    r"urg\w*|ask\w*|call\w*|demand\w*) (?:[\w’'-]+ ){0,3}?to $"
)
# "The village, which is losing ground, has won a grant": in a clause of its own.
_OF_ANOTHER: Final = later(r"\b(?:which|who|whom|whose|where)\b[^,]*$|\b(?:in|at|on|for|of|to) (?:which|whom)\b")
_BEATEN: Final = frozenset({"beaten", "defeated"})  # "has beaten three rivals" and "defeated Kane" tell of a winner
_WAS: Final = later(r"\b(?:was|were|is|are|be|been|being|got)\b[^.,;]{0,20}$")
_NOUN: Final = later(r" ([a-z]{3,})\b")
_COMPARATIVES: Final = frozenset(
    ["lower", "higher", "fewer", "bigger", "larger", "smaller", "longer", "shorter", "faster", "slower"]
)
_BARE: Final = frozenset({"lower", "higher", "up", "down"})  # "stocks lower in May": what is lower stands before it
_CLOSER: Final = later(r" (?:in on|in upon|on|ranks)\b")  # "ice closes in on harbour"
_SO_LONG: Final = later(r" (?:for|since|while|until) (?!(?:the )?first\b)| only\b")  # "closed for a year"
_LEDE: Final = 2  # sentences that tell what the headline tells
_OF_LEDE: Final = 0.25  # of the headline's words that they need to have


@kind_of_claim
class Verb(Claim):
    """A verb of a headline, or its contrary in the story."""

    verb: str
    shared: tuple[str, ...] = ()


class ContraryHeadline(Rule[Verb]):
    """A headline has a verb whose contrary the story has for the same thing.

    Why it matters
        "Harbour plan rejected" over a council that approved it is the correction that is longer than the story.

    How it decides
        The headline has one of a pair of contraries (approve, reject; open, close; rises, falls; dead, injured; woman,
        man). The first sentences of the story have the other of the pair, next to at least two words that the headline
        shares with them, half of its content words. The story never has the headline's verb or another that means the
        same. One of the first two sentences, which tell what the headline tells, needs to share but a word with it, a
        quarter of its content words, and there the two must not have the headline's verb.

    When it stays silent
        Where the headline or the sentence speaks of a bid, a call, a fear, a failure or a "not", where either names two
        acts, and where the story has both verbs; for what a clause with "which" or "who" tells, or one that has no word
        of the headline; for what only narrows another noun ("falling winds").
    """

    reads = Verb
    gives_way_to = ("reversed-headline",)

    allows = examples(
        "Fire grows near Pylos\n\nA fire burned 90 houses near Pylos, though officials said falling winds gave hope.",
        "Rents rise in Leith\n\nFalling house prices have not helped tenants in Leith, who pay more rent than in May.",
        "Court denies bail to owners, grants it to builder\n\nThe builder was granted bail by the court on Monday.",
        "Islands to pay fishermen to stay ashore for a month\n\nThe fishermen of the islands are to be paid to leave "
        "their nets in the shed for a month.\n",
        "Alaska village wins grant\n\nThe village in Alaska, which is losing ground to the sea, was given $2 million.",
        "Hall shut for six weeks\n\nThe hall in Lund is to reopen on 24 February with a new floor for the hall.",
        "Mountain line to reopen\n\nTrains will run again on the mountain line, closed for 18 months, it said.",
        "Costa Rica trims rate as prices rise slowly\n\nCosta Rica's central bank lowered its rate on Thursday.",
        "Farmers vote to keep Edendale plant open\n\nFarmers voted to keep the plant at Edendale, which the board had "
        "wanted to close.",
        "Council rejects plan for harbour\n\nCouncillors voted on the harbour plan on Monday. It was approved by none.",
        "Judge clears mayor of fraud\n\nA judge acquitted the mayor of fraud on Monday. He was convicted in May.",
        "Museum to close on Mondays\n\nThe museum, which opened on Mondays from June, closes again.",
        "Copper price lifts miner\n\nThe miner made more, thanks to the copper price, at the cost of lower output.",
        "Bid to close port rejected\n\nThe port will not close, ministers said; the bid was thrown out.",
        "Brass mill copper stocks lower in January\n\nConsumption of copper by brass mills increased to 60,700 tons "
        "in January.",
    )
    catches = examples(
        "Harbour plan [[rejected]] by council\n\nThe council [[approved]] a plan for a harbour by two votes.",
        "Court [[upholds]] ban on trawling\n\nA court on Friday [[overturned]] a ban on trawling off Skye.",
        "Six miners [[hurt]] in Polish pit\n\nRescuers found six miners [[dead]] in the pit on Monday.",
        "Council [[approves]] wind farm at Ayr\n\nCouncillors in Ayr [[turned down]] a wind farm of 14 turbines.",
        "Mill to [[close]] in May\n\nThe mill at Denby will [[reopen]] in May, its new owner said.",
    )

    def find(self, document: Document) -> Iterator[Verb]:
        prose, pairs = document.prose, _pairs()
        heads = [block for block in document.blocks if block.zone == HEADLINE]
        verbs = (m[0].lower() for head in heads for m in _WORD.finditer(prose, head.start, head.end))
        if document.language[:2] != "en" or pairs.keys().isdisjoint(verbs):
            return
        lede = [s for s in document.sentences if document.zone_at(s[0]) == BODY][:_LEDE]
        words_of = {True: _words(*(prose[slice(*s)] for s in lede)), False: _words(body(document))}
        for echo in (*echoes(document), *_short(document, heads, lede)):
            head, opens = echo.block, (echo.begin, echo.end) in lede
            share, least = (_OF_LEDE, 1) if opens else (0.5, 2)
            if head.zone != HEADLINE or echo.share < share or len(echo.shared) < least:
                continue
            for match in _WORD.finditer(prose, head.start, head.end):
                pair = pairs.get(match[0].lower())
                if pair is None or _hedged(prose, head.start, head.end, match) or _CLOSER.match(prose, match.end()):
                    continue
                if _SO_LONG.match(prose, match.end()):
                    continue  # "shut for six months", and to reopen after them
                if "lose" in pair.same | pair.contrary and echo not in echoes(document):
                    continue  # "clerk loses seat", and somebody "beat the clerk"
                told = words_of[opens]
                both = any(m[0].lower() in pair.contrary for m in _WORD.finditer(prose, head.start, head.end))
                if both or told & pair.same or stem(match[0]) in map(stem, told):
                    continue
                aside = opens and _ASIDE.search(prose, head.start, match.start())
                if (aside or match[0].lower() in _BARE) and not _subject(
                    prose[head.start : match.start()]
                ) & echo.shared:
                    continue
                rivals = _rivals(prose, echo, pair)
                if (opens or len(rivals) == 1) and rivals and len(echo.shared - {stem(match[0])}) >= least:
                    shared = tuple(sorted(echo.shared))
                    yield _verb(document, match, shared)
                    yield _verb(document, rivals[0], shared)
                    return

    def keys(self, claim: Verb) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Verb]) -> Iterator[Finding | Agreement]:
        shown = next((claim for claim in claims if claim.zone != BODY), None)
        told = next((claim for claim in claims if claim.zone == BODY), None)
        if shown and told:
            yield self.finding(
                shown,
                f"“{shown.verb}” in the headline, “{told.verb}” in the story",
                Related(told.span, told.verb),
                reason=f"both: {', '.join(shown.shared)}",
            )


def _rivals(prose: str, echo: Echo, pair: _Pair) -> list[re.Match[str]]:
    """The contraries of a verb of the headline that a sentence tells of what the headline names."""
    return [
        rival
        for rival in _WORD.finditer(prose, echo.begin, echo.end)
        if rival[0].lower() in pair.contrary
        and not _hedged(prose, max(rival.start() - 50, echo.begin), rival.end() + 12, rival)
        and not _SO_LONG.match(prose, rival.end())
        and not _WISHED.search(prose, echo.begin, rival.start())
        and not _OF_ANOTHER.search(prose, echo.begin, rival.start())
        and not _of_another_noun(prose, rival, echo)
        and _clause(prose, echo, rival) & echo.shared - {stem(rival[0])}
        and (rival[0].lower() not in _BEATEN or _WAS.search(prose, echo.begin, rival.start()))
    ]


def _short(document: Document, heads: Sequence[Block], lede: Sequence[tuple[int, int]]) -> Iterator[Echo]:
    """The first sentences, beside a headline so short that it has but one word more than its verb and its subject."""
    prose, known = document.prose, {(echo.block, echo.begin) for echo in echoes(document)}
    for head in heads:
        said = stems(prose[head.start : head.end])
        for begin, end in lede:
            shared = said & stems(prose[begin:end])
            if shared and (head, begin) not in known:
                yield Echo(head, begin, end, shared, len(shared) / len(said))


def _words(*texts: str) -> set[str]:
    return {word.lower() for text in texts for word in _WORD.findall(text)}


def _subject(before: str) -> set[str]:
    """The stem of the word before a verb."""
    return {stem(word) for word in _WORD.findall(before)[-1:]}


def _clause(prose: str, echo: Echo, verb: re.Match[str]) -> frozenset[str]:
    """The stems of the clause of a verb: "…, though falling winds offered hope" is not of the fire that grows."""
    if verb[0].endswith("ing") and not _WAS.search(prose, echo.begin, verb.start()):
        return stems(" ".join(_WORD.findall(prose, verb.end(), echo.end)[:2]))  # "falling house prices"
    before = max((m.end() for m in _ASIDE.finditer(prose, echo.begin, verb.start())), default=echo.begin)
    after = _ASIDE.search(prose, verb.end(), echo.end)
    return stems(prose[before : after.start() if after else echo.end])


def _hedged(prose: str, start: int, end: int, verb: re.Match[str]) -> bool:
    """Does anything around a verb turn it round, or put it to another time?"""
    after = _FIRST_TIME.sub("", prose[verb.end() : end])
    return bool(_NOT.search(prose, start, verb.start()) or _NOT.search(after))


def _of_another_noun(prose: str, rival: re.Match[str], echo: Echo) -> bool:
    """ "In spite of lower output": is what is lower nothing that the headline names?"""
    noun = _NOUN.match(prose, rival.end(), echo.end) if rival[0].lower() in _COMPARATIVES else None
    return noun is not None and noun[1].lower() not in words().stop and stem(noun[1]) not in echo.shared


class _Pair(NamedTuple):
    same: frozenset[str]  # the verb and those that mean the same
    contrary: frozenset[str]


@cache
def _pairs() -> dict[str, _Pair]:
    """Form of a verb -> what means the same and what means the contrary, over all pairs that it stands in."""
    found: dict[str, _Pair] = {}
    for line in table(_DATA)["pairs"]:
        yes, no = (frozenset(form.replace("_", " ") for form in side.split()) for side in line.split(" : "))
        for same, contrary in ((yes, no), (no, yes)):
            for form in same:
                old = found.get(form, _Pair(frozenset(), frozenset()))
                found[form] = _Pair(old.same | same, old.contrary | contrary)
    return found


def _verb(document: Document, match: re.Match[str], shared: tuple[str, ...]) -> Verb:
    return Verb(
        span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
        quoted=document.quoted(match.start()), dateline=document.date, verb=match[0], shared=shared,
    )  # fmt: skip
