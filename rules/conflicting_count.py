"""Seven dories in the first paragraph, and "the six boats" in the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Finding, Related
from linter.relations.recounted import Recounted, recounted
from linter.rule import Rule, examples


class ConflictingCount(Rule[Recounted]):
    """What the top of a story counts is spoken of again with another number.

    Why it matters
    --------------
    An airline that leases five turboprops in the first paragraph and has "the four leased aircraft" painted in the last
    has lost one on the way. Such a slip is made by whoever writes from memory, and every reader can count.

    How it decides
    --------------
    One of the first sentences brings a count in ("seven dories"). A later paragraph takes a number as known ("the six
    boats", "all six", "these six", "most of the six") and puts the same noun to it, one for the class that the thing is
    of, another word for people, or none ("all 42 are here"). What narrows it down ("leased") must have been told, too.
    "Its 34 wells" is held against 43 of them, for their digits are exchanged.

    When it stays silent
    --------------------
    Where the draft counts others of the kind, or some of them; where a number of the draft, "another" or "two of them"
    makes the one of the other; where "the other", "the remaining" or a clause says which ones are meant; for another
    time; and where one number is more than half as large again.
    """

    severity = WARNING
    reads = Recounted
    gives_way_to = ("conflicting-figures", "slipped-digits", "headline-count", "part-exceeds-whole")
    allows = examples(
        "A museum has bought seven dories.\n\nIt had six boats of the builder already.\n\nThe six boats are in a "
        "cellar.",
        "A museum has bought seven dories.\n\nOne of them sank on the way.\n\nThe six boats are in a cellar.",
        "The navy has ordered five patrol vessels, with an option on three more.\n\nThe eight ships would cost $3 "
        "million.",
        "Some 1,310 patients spent a night on a trolley.\n\nIt was wet. That is more than the 1,180 recorded in May.",
        "Police arrested 12 people on Friday.\n\nThe nine suspects who were charged will be heard in May.",
        "The band has 24 players.\n\nThe 20 string players will go by bus.",
        "Six bakeries in Cork are to sell old loaves.\n\nThe other five shops in the street will not.",
        "The museum has 340 paintings.\n\nIt will lend a part of them.\n\nThe 43 paintings will go by train.",
        "Twelve choirs sang in the cave.\n\nThe best of the choirs were cold.\n\nAll 14 of the judges were warm.",
        "Three brothers have opened an inn. Their sister does the books.\n\nThe four siblings live above it.",
    )
    catches = examples(
        "A museum has bought [[seven]] dories from a widow in Lunenburg.\n\nThey were built in a barn.\n\nThe [[six]] "
        "boats will be shown in a shed.",
        "The airline has leased [[five]] turboprop aircraft.\n\nIt will fly to Nome.\n\nThe [[four]] leased aircraft "
        "have 68 seats each.",
        "[[Three]] brothers from Leeds have opened an inn.\n\nIt is cheap.\n\nThe [[four]] brothers do the cooking.",
        "Schools will give [[18,400]] pupils in Kota an egg.\n\nIt is hot.\n\nA nurse will weigh the [[14,800]] pupils "
        "in August and again in March.",
        "A clerk was jailed for taking [[214]] books.\n\nHe wept.\n\nPolice found most of the [[230]] volumes in a "
        "bath.",
        "The city has ordered [[48]] buses from a Polish yard.\n\nTen will come in May.\n\nAll [[42]] should be "
        "here by Yule.",
        "[[Twenty-six]] bell-ringers met in Wells.\n\nIt rained.\n\nA baker fed the [[32]] ringers.",
        "[[Forty-three]] families will leave the shore.\n\nThe sea is near.\n\nBy May there should be a well for "
        "the [[34]] households.",
        "Judges spoke to [[31]] workers at a brick kiln.\n\nA charity found beds for the [[34]] villagers.",
    )

    def find(self, document: Document) -> Iterable[Recounted]:
        return recounted(document)

    def keys(self, claim: Recounted) -> Iterable[str]:
        yield f"{claim.path}|{claim.first.span.start}"

    def check(self, claims: Sequence[Recounted]) -> Iterator[Finding]:
        for claim in claims[:1]:
            first, again = claim.first, claim.again
            message = f"“{again.words}” here as if known, {first.words} {claim.what} on line {first.span.line}"
            yield self.finding(
                again,
                message,
                Related(first.span, first.words),
                reason=f"both: {first.noun}, and no others are counted",
            )
