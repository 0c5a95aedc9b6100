"""One thing to come that is due at two times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from linter.document import Document
from linter.finders._event_words import events, is_place
from linter.finding import WARNING, Agreement, Finding
from linter.periods import Period
from linter.relations.days.outlooks import Outlook, outlooks
from linter.rule import Rule, examples


@dataclass(frozen=True)
class ConflictingOutlook(Rule[Outlook]):
    """A tunnel that opens in 2029, and in 2031; a director who leaves at the end of June, and at the turn of the year.

    Why it matters
    --------------
    What has no day yet is told as the writer remembers it: by spring, in the third quarter, in six weeks. Two drafts
    that go out in one week with two such times leave the reader to guess.

    How it decides
    --------------
    Each of two drafts of one story has one time for a thing to come: a year, half, quarter, season or month, a part of
    one ("mid-May", "the end of June"), a count from now ("in about six weeks"), or, against one of these, a day. Both
    say that the same happens with it (it opens, closes, is finished, published, delivered or born; somebody leaves),
    their sentences have a word in common, and the two times have no day in common.

    When it stays silent
    --------------------
    Where a draft has two times for that; for parts, phases and second ones, delays, doubts and hopes; where each draft
    tells of somebody or something of which the other says nothing; for drafts more than `weeks` weeks apart, since
    plans change; for seasons where the copy speaks of the southern half of the world; in direct speech.
    """

    weeks: int = 9

    severity = WARNING
    reads = Outlook
    gives_way_to = ("conflicting-dates", "conflicting-schedule", "conflicting-day", "conflicting-term")
    allows = examples(
        (
            "ULM, 4 May 2025 - The Lech tunnel of Ada Rusch opens in 2029.\n",
            "ULM, 9 May 2025 - Ada Rusch has been down the Lech tunnel. The tunnel's second tube opens in 2031.\n",
        ),
        (
            "ULM, 4 May 2025 - Ada Rusch will leave the Lech bank at the end of June.\n",
            "ULM, 9 May 2025 - Ada Rusch runs the Lech bank. Her deputy Tom Poe leaves at the end of the year.\n",
        ),
        (
            "ULM, 4 May 2025 - The Lech mill of Ada Rusch will be back at work by autumn.\n",
            "ULM, 9 May 2025 - Ada Rusch has news: the Lech mill will be back at work in September.\n",
        ),
        (
            "ULM, 4 May 2025 - The Lech bridge of Ada Rusch is to be finished in 2027.\n",
            "ULM, 9 May 2025 - Ada Rusch said that the Lech bridge would be delayed: it will be finished in 2028.\n",
        ),
    )
    catches = examples(
        (
            "ULM, 4 May 2025 - The Lech tunnel of Ada Rusch will open in [[2029]].\n",
            "ULM, 9 May 2025 - Ada Rusch has been down the Lech tunnel, which opens in [[2031]].\n",
        ),
        (
            "ULM, 4 May 2025 - Ada Rusch will leave the Lech bank at [[the end of June]].\n",
            "ULM, 9 May 2025 - Ada Rusch, who steps down from the Lech bank at [[the turn of the year]], has a goat.\n",
        ),
        (
            "ULM, 4 May 2025 - Ada Rusch said that the Lech mill would be back at work in [[the third quarter]].\n",
            "ULM, 9 May 2025 - Cloth is dear. Ada Rusch's Lech mill will not run again until [[spring]].\n",
        ),
        (
            "ULM, 4 May 2025 - The fountain of Lech will be switched on again when the Lech fair of Ada Rusch opens in "
            "[[mid-June]].\n",
            "ULM, 9 May 2025 - Ada Rusch hires clowns for the Lech fair, which opens on [[3 July]].\n",
        ),
    )

    def find(self, document: Document) -> Iterator[Outlook]:
        return outlooks(document)

    def keys(self, claim: Outlook) -> Iterator[str]:
        yield from (f"{claim.story}\t{coming}" for coming in claim.coming)

    def check(self, claims: Sequence[Outlook]) -> Iterator[Finding | Agreement]:
        drafts: defaultdict[str, list[Outlook]] = defaultdict(list)
        for claim in claims:
            drafts[claim.path].append(claim)
        written = max((c.dateline for c in claims if c.dateline), default=None)
        if written is None or len(drafts) < 2:
            return
        settled = [each for each in drafts.values() if len({(c.edge, c.first, c.last, c.year) for c in each}) == 1]
        for one, other in combinations(settled, 2):
            for a in one:
                for b in other:
                    why = self._one_thing(a, b)
                    if why and (a.vague or b.vague) and not _days(a, written).overlaps(_days(b, written)):
                        yield self.finding(b, f"{b.words} here, {a.words} there", a, reason=f"both: {', '.join(why)}")
                        return

    def _one_thing(self, a: Outlook, b: Outlook) -> list[str]:
        """What both drafts say of a thing to come; nothing where that is too little, or where they tell of two."""
        if a.dateline and b.dateline and abs((a.dateline - b.dateline).days) > 7 * self.weeks:
            return []
        ours, theirs = ({*c.words_about, *c.names} for c in (a, b))
        wide, broad = ({*own, *c.setting, *c.topic} for own, c in ((ours, a), (theirs, b)))
        heads = [set(a.head) - events().generic, set(b.head) - events().generic]
        of_two = (heads[0] and not heads[0] & broad) or (heads[1] and not heads[1] & wide)
        if of_two and "vote" not in a.coming:
            return []
        if not heads[0] & heads[1] and set(a.names) - broad and set(b.names) - wide:
            return []
        core = {word for word in ours & theirs if not is_place(word)}
        shared = core | {word for word in (ours & broad) | (theirs & wide) if not is_place(word)}
        return sorted(shared) if core and len(shared) >= 2 else []


def _days(claim: Outlook, written: date) -> Period:
    """The days that a time may mean; that of an undated draft is counted from the other's."""
    return claim.within(claim.dateline or written)
