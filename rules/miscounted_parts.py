"""Parts of a whole that make no number of the copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.digits import exchanged
from linter.relations.figures import shown, value
from linter.relations.totals.enumerated import enumerated
from linter.relations.totals.far_parts import far_parts
from linter.relations.totals.parted import Parted, parted
from linter.relations.totals.sums import named
from linter.relations.totals.told_off import told_off
from linter.relations.totals.what_is_left import what_is_left
from linter.rule import Rule, examples


class MiscountedParts(Rule[Parted]):
    """Parts of a whole that make another number than the whole, and none that the copy has.

    Why it matters
    --------------
    "Of the 60 shares 41 were down, 13 were up and nine were unchanged" makes 63. Whoever counts along finds it, and
    asks what else was copied in haste.

    How it decides
    --------------
    The words say that the parts are all there are: "of the 60" and three or more down to an "and"; men and women (boys
    and girls) after their number; some and "the other 680"; what "the four together" made; what spending and revenue
    leave; the votes of two sides and the majority. So does a list in the sentence of its whole: after a colon or a
    dash, in brackets, after "consists of"; and one of a single cut after a comma ("41 calls, 28 on Friday and 15 on
    Saturday"), which may leave some out, and so cannot make more. So do as many parts with a turn each as the copy says
    that there are ("412 kilometres in three days"), the votes of a body with the members who were away, and the games
    that a side won, lost and drew of those it has played. What they did, or of what sort they are, in the sentence
    after their number ("71 finished, 14 gave up and 21 were disqualified") cannot be more than that. A list of three or
    more in a sentence of its own is held against what the draft calls a total elsewhere, and "that will leave 1,250" or
    "the 23 still to go" against the one number from which the draft takes another; both only where a sum that falls
    short differs by a single digit. Where the parts make any number of the copy, all of them or all but one, they are
    right. Where they make none, the whole is the one that the words name; for "the other 680" it is the one number of
    the copy that the parts miss by a single digit.

    When it stays silent
    --------------------
    When the list is open ("including", "of whom"), or a figure has a hedge; when the sum is off by a third or more;
    where another rule adds up the same figures.
    """

    severity = ERROR
    reads = Parted
    gives_way_to = ("wrong-sum", "wrong-balance", "wrong-share", "conflicting-tally")
    allows = examples(
        "Of the 60 shares 41 were down, 13 were up and six were unchanged.",
        "Of her 140 known works, 38 are in museums, six of them in Lyon. Of the 21 dead, 15 were in a jeepney, three "
        "in two cars and three on motorcycles.",
        "There were 11,460 starters: 7,449 men and 4,011 women. Some 60 men and 30 women were ill, of 120 tested.",
        "Phones brought in $59 billion, shoes $47 billion and steel $30 billion. The three together made $136 billion.",
        "She won 6,391 votes, or 50.8%, to 6,179 for Mr Zupan. The margin was 212.",
        "Spending will be $1.97 billion and revenue $1.84 billion, leaving a deficit of $130 million.",
        "A court heard 2,160 claimants. Of them 1,480 still live there, and the other 680 have left.",
        "The hall took 41 bookings, 28 on weekdays and 13 on Sundays. It has 60 chairs, 28 in the bar and 15 in the "
        "cellar. The club has 40 members, 28 of them women and 15 under 30.",
        "The 11-member council met.\n\nSix members voted to renew and four were opposed. One was absent, he "
        "said.\n\nIn "
        "32 games played the side has won 18, drawn five and lost nine.",
        "The race covers 412 kilometres in three days.\n\nFriday's stage is 148 kilometres long, Saturday's 126 "
        "kilometres.\n\nThe last is 138 kilometres. Last year it was 431 kilometres long.",
        "The ride takes five hours: two by bus, one by boat and two on foot. It holds 41 talks, 28 for pupils and 25 "
        "for adults, some of them for both. Of the 60 boats, 31 sank, 20 leaked and eight got away. One is missing.",
        "The clubs get a total of €459,000.\n\nAmong others, the Barn has €260,000, the Loft €145,000 and the Pit "
        "€90,000.",
        "She rowed 148 km in the first week, 203 in the second and 92 in the third.\n\nA voyage of 443 km is no "
        "holiday.",
        "The firm employs 1,340.\n\nIt will cut 190 jobs. That will leave 1,150.",
        "The zoo has 46 monkeys: 21 baboons, 14 macaques and 11 gibbons. Of its goats, 21 are white, 15 black and nine "
        "brown.",
        "There were 40 people on the bus. Thirty were treated there, 12 were taken to Brno and five were kept.",
        "The bay had 40 wrecks.\n\nThirteen have been removed, and another two sank. The 29 still to go have no masts.",
        "She is 74 and has gone up each May but two. She taught for 36 years, the last 22 of them in Olten.",
    )
    catches = examples(
        "Of the [[60]] shares [[41]] were down, [[13]] were up and [[nine]] were unchanged.",
        "Of the [[23]] people on trial, [[fourteen]] were found guilty and [[eight]] acquitted. Charges against the "
        "remaining [[three]] had lapsed.",
        "There were [[11,460]] starters: [[7,494]] men and [[4,011]] women.",
        "All [[41]] are under 14. [[Thirty]] are girls and [[21]] are boys.",
        "Phones brought in [[$59 billion]], shoes [[$47 billion]] and steel [[$36 billion]]. The three together made "
        "[[$136 billion]].",
        "The [[11]]-member council met.\n\n[[Six]] members voted to renew and [[four]] were opposed. [[Two]] were "
        "absent.",
        "With [[32]] games played they are first.\n\nThe side has won [[18 times]], lost [[nine]] and lost another "
        "[[seven]] in overtime.",
        "The race covers [[431 kilometres]] in three days.\n\nFriday's stage is [[148 kilometres]] long, Saturday's "
        "[[126 kilometres]].\n\nThe last is [[138 kilometres]].",
        "There were [[96]] boats in the race. [[71]] finished, [[14]] gave up and [[21]] were disqualified.",
        "The hall took [[41]] bookings, [[28]] of them on weekdays and [[15]] on Sundays.",
        "A squad of [[23]] consists of [[three]] keepers, [[eight]] backs, [[seven]] halves and [[six]] forwards.",
        "The ride takes [[five hours]]: [[two]] by bus, [[one]] by boat and [[three]] on foot.",
        "It needs [[20 litres]] for cows, [[30]] for pigs and [[10]] for hens, [[70 litres]] a day in all.",
        "The mill stands on [[34 hectares]], of which [[21]] are wood, [[nine]] pasture and [[six]] marsh.",
        "She won [[6,391]] votes, or 50.8%, to [[6,719]] for Mr Zupan. The margin was [[212]].",
        "Spending will be [[$1.97 billion]] and revenue [[$1.84 billion]], leaving a deficit of [[$310 million]].",
        "A court heard [[2,160]] claimants on Monday.\n\n[[1,840]] still live there, and the other [[680]] have left.",
        "The clubs get a total of [[€459,000]].\n\nThe Barn has [[€260,000]], the Loft [[€145,000]] and the Pit "
        "[[€90,000]].",
        "She rowed [[148 km]] in the first week, [[203]] in the second and [[92]] in the last.\n\nThe voyage of "
        "[[434 km]] ended in fog.",
        "The mill employs [[1,340]] people.\n\nIt will cut [[190]] jobs.\n\nThat will leave [[1,250]].",
        "The bay had [[40]] wrecks. [[Thirteen]] have been removed.\n\nThe [[23]] still to go include a liner.",
    )

    def find(self, document: Document) -> Iterable[Parted]:
        return chain(
            parted(document), enumerated(document), far_parts(document), told_off(document), what_is_left(document)
        )

    def keys(self, claim: Parted) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Parted]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            whole, parts = claim.whole, claim.parts
            if claim.gap:
                less, gap = parts
                right = shown(value(whole) - value(less), gap)
                message = f"{whole.words} is {right} more than {less.words}, not {gap.words}"
                wrong, others = gap, [whole, less]
            else:
                added = sum(map(value, parts))
                right = shown(added, whole)
                message = f"{named(parts)} make {right}, not {whole.words}"
                if exchanged(added, value(whole)):
                    message += ": two digits may be exchanged"
                wrong, others = whole, [*parts]
            yield self.finding(
                wrong, message, *others, reason=claim.reason, severity=ERROR if claim.near else WARNING,
                repairs=[right],
            )  # fmt: skip
