"""Reports "the only" one of its kind, where the same copy has another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar, Final

from linter.claims import First
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.phrases import singular
from linter.relations.precedence.only_woman import other_woman
from linter.relations.precedence.precedents import content
from linter.relations.precedence.sides import sides
from linter.rule import Example, Rule, examples
from linter.tables import table

_ONLY: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|(?:[Tt]he )?[\w-]+[’']s?) (?:one and )?"
    r"(?:only|sole|lone|last (?:remaining|surviving|living)|last(?= (?:survivor|speaker|veteran|witness)\b)) "
    r"(?P<what>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,4})"
)
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_OTHER: Final = later(
    r"\b(?P<definite>(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|(?:[Tt]he )?[\w-]+[’']s) (?:other|second)|[Tt]he second)"
    r"|\b(?:[Aa]nother|[Aa] second|[Aa] fellow|is also an?|[Bb]oth|(?:[Tt]he )?"
    r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal)(?: other| more)?)(?= )"
)
# Of another place, of what was or is to be, or of what is not there.
_ELSE: Final = later(
    r"\b(?:elsewhere|abroad|neighbou?ring|will|planned|plans?|proposed|would|could|should|needs?|wants?|want|hopes?|hoped|"
    r"may|might|not|no|never|if|former|once|had been|closed|used to|until|like|unlike|than|looking|build|open(?:ing)? "
    r"(?:a|an)|apply|instead|asked|calls?|called for|new|replace\w*|world|more|each|every)\b"
)


# A second that is no more: "the other pub closed in 2011".
_GONE: Final = later(
    r"[^.;]{0,40}\b(?:closed|shut|left|withdr\w+|died|retired|burn\w+|demolished|moved|gone|broke\w*|sank|"
    r"dropped out)\b"
)
# What "the only one" is one of.
_ONE_OF: Final = later(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Ii]ts) (?:[a-z-]+ )?(?P<noun>[a-z]{3,})(?= (?:that|which|in|at|on|of|is)\b|,)"
)
# The same, right beside "the other pub".
_NEAR: Final = later(
    r"\b(?:elsewhere|abroad|neighbou?ring|planned|proposed|closed|former|once|until|not|no|never|if|would)\b"
)


_AFTER: Final = 35  # characters after "another pub" in which it may be said to be wanted only


class DisprovedOnly(Rule[First]):
    """The only one of its kind, and further down the other one.

    Why it matters
    --------------
    "The only scanner in the province" is what gets a story onto the front page; the other scanner, to which patients
    are taken in the last paragraph, takes it off again.

    How it decides
    --------------
    A draft calls something the only one of its kind ("the town's only pub"), and another sentence has "the other pub",
    "the second pub" or, with a word in common, "another pub", "two pubs". The other one may have another name for the
    same thing ("the other picture house"). Of an "only unbeaten team" another is "also unbeaten"; of an only woman on a
    board, there is another woman "who joined the board", and of an only woman among the pilots "another pilot".

    When it stays silent
    --------------------
    Where the second is elsewhere, closed, planned or wished for; where what narrows the first does not narrow the
    second; and for figures of speech ("the only way").
    """

    reads: ClassVar[type[First]] = First

    allows: ClassVar[tuple[Example, ...]] = examples(
        "The inn was the town’s only pub. The town needs another pub, its mayor said.\n",
        "The inn is the only pub in town. The other pub closed in 2011.\n",
        "The school has the only theatre in town. Its other playhouse on wheels is planned.\n",
        "It is the only bridge on the island. The other bridges on the coast are of wood.\n",
        "She was the only woman on the jury. Two women in the gallery wept.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "Thieves have put out of action [[the only MRI scanner]] in the province.\n\n"
        "Urgent cases are taken to [[the province’s other scanner]], at Ntaba.\n",
        "The Plaza is [[the only cinema]] on Sula.\n\nA manager was hired from [[the island’s other picture house]].\n",
        "She is [[the only woman]] among the 31 pilots.\n\n[[Anna Lie, another pilot]], had never seen such fog.\n",
        "The inn, [[the town’s only pub]], burned down.\n\nDrinkers went to [[the other pub]], which was full.\n",
        "A brewery in Skagen is [[the only one]] in Denmark that uses seaweed.\n\n[[The other brewery]], at Thisted, "
        "began in 2011.\n",
        "Hove are [[the only unbeaten team]] in the league.\n\nLeeds, [[also unbeaten]], have drawn seven games.\n",
        "Ida Moe is [[the only woman]] on the board.\n\nThe vote was close. [[Ana Lie, who joined the board]] in May, "
        "was against.\n",
        "She is [[the only centenarian]] in Multan.\n\n[[Two other centenarians]] live in Multan, a doctor said.\n",
    )

    def find(self, document: Document) -> Iterator[First]:
        if document.language[:2] != "en":
            return
        for match in document.within(document.sentences_with({"only", "sole", "lone", "last"}), _ONLY):
            begin, stop = document.sentence_at(match.start())
            what = match["what"]
            names = _names(what) or _one_of(document, begin, match)
            if not names or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
                continue
            head = what.find(names[-1], len(" ".join(names[:-1])))
            end = match.start("what") + (head + len(names[-1]) if head >= 0 else len(what.split()[0]))
            if document.prose.startswith(" to ", end):  # "the only man to have swum it": others have not
                continue
            other = (
                _other(document, begin, stop, names)
                or _also(document, begin, names)
                or other_woman(document, match, end)
            )
            if other:
                only, at = ("only", (match.start(), end)), str(match.start())
                yield from sides(document, only, ("other", other), what=names[-1], where=at)

    def keys(self, claim: First) -> Iterator[str]:
        yield f"{claim.path}|{claim.where}"

    def check(self, claims: Sequence[First]) -> Iterator[Finding | Agreement]:
        only, other = sorted(claims, key=lambda claim: claim.rank == "other")[:2]
        message = f'"{only.words}", but "{other.words}"'
        yield self.finding(only, message, Related(other.span, other.words), reason=f"both: a {only.what}")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table(Path(__file__).with_suffix(".toml"))[name].split())


def _names(what: str) -> list[str]:
    """The words of a noun phrase in the singular, its head last; none for a figure of speech or a plural."""
    names: list[str] = []
    for word in what.split():
        if word.lower() in _listed("joining") or (names and word.lower().endswith(("ed", "ing", "ly"))):
            break
        names.append(word)
    head = names[-1].lower() if names else ""
    idle = not head or bool(_listed("idle") & {word.lower() for word in names}) or singular(head) != head
    return [] if idle or not head.isalpha() else names


def _one_of(document: Document, begin: int, only: re.Match[str]) -> list[str]:
    """What "the only one in Africa" is one of: the noun that the sentence, or the one before it, begins with."""
    if not re.match(r"ones?\b", only["what"]):
        return []
    prose = document.prose
    start = document.sentence_at(max(begin - 2, 0))[0] if prose.startswith(("It ", "They "), begin) else begin
    found = _ONE_OF.search(prose, start, only.start())
    return [singular(found["noun"])] if found else []


def _also(document: Document, begin: int, names: list[str]) -> tuple[int, int] | None:
    """ "Leeds, also unbeaten": another of which the same is said, where Hove are "the only unbeaten team"."""
    prose = document.prose
    for place in document.places({names[0].lower()}) if len(names) > 1 else ():
        start, _ = document.sentence_at(place)
        if start != begin and prose.endswith(("also ", ", too "), 0, place):
            return place - len("also "), place + len(names[0])
    return None


def _other(document: Document, begin: int, stop: int, names: list[str]) -> tuple[int, int] | None:
    """Where another sentence speaks of another of these."""
    prose, head = document.prose, names[-1].lower()
    plurals = {head + "s", head + "es", head[:-1] + "ies", head[:-3] + "men" if head.endswith("man") else head}
    about = content(prose, begin, stop) - content(" ".join(names), 0, 200)
    called = _called(head)
    for place in document.places({head, *plurals, *(phrase.rpartition(" ")[2] for phrase in called)}):
        start, end = document.sentence_at(place)
        other = next(reversed(list(_OTHER.finditer(prose, max(start, place - 45), place))), None)
        if other is None or start == begin:
            continue
        word = _WORD.match(prose, place)
        alike = word is not None and any(prose.endswith(f" {phrase}", 0, word.end()) for phrase in called)
        definite = other["definite"] is not None and word is not None and (word[0].lower() == head or alike)
        if alike and (not definite or names[:-1]):
            continue
        doubt = (
            _NEAR.search(prose, max(start, other.start() - 30), place) or _GONE.match(prose, place, end)
            if definite
            else _ELSE.search(prose, start, min(end, place + _AFTER))
        )
        if doubt:
            continue
        between = _WORD.findall(prose, other.end(), place)
        if len(between) > 3 or re.search(r"[,.;:]", prose[other.end() : place]) or set(between) & _listed("joining"):
            continue
        if word is None or _noun_follows(prose, word.end()):
            continue
        narrowed = {fold(name) for name in names[:-1]} <= {fold(name) for name in between}
        if definite or (narrowed and about & content(prose, start, end)):
            return other.start(), word.end()
    return None


@cache
def _called(head: str) -> frozenset[str]:
    """What else a thing is called when it is spoken of again: a cinema, and "the other picture house"."""
    groups = (line.replace("_", "\t").split() for line in table(Path(__file__).with_suffix(".toml"))["called"])
    found = ({word.replace("\t", " ") for word in group} for group in groups)
    return frozenset(next((group - {head} for group in found if head in group), ()))


def _noun_follows(prose: str, end: int) -> bool:
    """Is this only the first part of a compound ("pub landlord")?"""
    after = re.compile(r" (?P<word>[a-z]+)").match(prose, end)
    return (
        after is not None
        and after["word"] not in _listed("joining") | _listed("after")
        and not after["word"].endswith(("ed", "s", "ly"))
    )
