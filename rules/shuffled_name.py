"""A person's name with its words in another order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import LIST, NOT_THE_STORY, TABLE, Document
from linter.finders.persons import title_heads
from linter.finders.proper import Proper, known_place, proper_names, words
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

_LEAST: Final = 8  # letters of the words that changed places; "Li Wei" and "Wei Li" may be two people

_AS_A_NAME: Final = later(r"\b(?:names?|named|known as|called|spelled|spelt|billed|stage)\b")


@kind_of_claim
class Order(Claim):
    """A name whose words the draft has in another order elsewhere; the first place of each order."""

    name: str
    times: int = 1


class ShuffledName(Rule[Order]):
    """A person's name has its words in one order here and in another there.

    Why it matters
        Whoever bears two family names is known by both in their order, and a family name that comes first in Hanoi
        and last in the next paragraph leaves the reader to guess which of the words it is.

    How it decides
        Two names of a draft have the same words in another order (Lan Thi Pham, Pham Thi Lan; Fenton-Hughes,
        Hughes-Fenton), or one leaves out words of the other and turns the rest about (Lucia Vega Moreno, Moreno
        Vega). One of the words is a known first name or family name.

    When it stays silent
        In lists and tables, which put the family name first; where both stand in one sentence, or a sentence speaks
        of names; when both orders recur; for names with a place, a body or a thing in them, for first names that make
        two people (Henry James, James Henry), for one Vietnamese family name before both, and for very short ones.
    """

    reads = Order

    allows = examples(
        "Lucia Vega Moreno led the party. Vega Moreno has climbed the hill before, and Lucia Vega was glad.",
        "James Thomas scored first. The goal of Thomas James came late.",
        "The Paris-Lyon line is shut. The Lyon-Paris line is not.",
        "Nguyen Van Hai, 52, was elected.\n\nThe council chose Nguyen Hai Van to run the buses.",
        "Kim Min-jun, 41, sang.\n\nMin-jun Kim is the name on the record.",
        "Pham Thi Lan won.\n\n- Lan Thi Pham, 41, a baker\n- Bui Van Tam, 39, a cook\n",
    )
    catches = examples(
        "“It was cold,” said [[Lucia Vega Moreno]], who led the party.\n\nThe hut was shut. [[Moreno Vega]] has "
        "climbed the hill 30 times.",
        "[[Pham Thi Lan]], 52, has kept bees for years.\n\n“They know me,” [[Lan Thi Pham]] said.",
        "[[Sarah Fenton-Hughes]], the head teacher, closed the school.\n\nSnow fell. [[Hughes-Fenton]] wrote to "
        "parents.",
    )

    def find(self, document: Document) -> Iterator[Order]:
        if document.language[:2] != "en":
            return
        orders: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for proper in proper_names(document):
            if (name := _name(proper)) and document.zone_at(name[0]) not in (*NOT_THE_STORY, LIST, TABLE):
                orders[name[1]].append((name[0], proper.end))
        same: defaultdict[frozenset[str], list[tuple[str, ...]]] = defaultdict(list)
        for parts in orders:
            same[frozenset(parts)].append(parts)
            if len(parts) > 2:
                same[frozenset(parts[1:])].append(parts)  # without the first name
        for first, *others in same.values():
            other = next((parts for parts in others if _turned(first, parts)), None)
            if other is None or not _is_person({*first, *other}) or _of_one_family(first, other):
                continue
            here, there = ({document.sentence_at(start) for start, _ in orders[parts]} for parts in (first, other))
            if here & there or any(_AS_A_NAME.search(document.prose, *sentence) for sentence in here | there):
                continue
            for parts in (first, other):
                start, end = orders[parts][0]
                yield Order(
                    span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
                    dateline=document.date, name=document.prose[start:end], times=len(orders[parts]),
                )  # fmt: skip
            return

    def keys(self, claim: Order) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Order]) -> Iterator[Finding | Agreement]:
        if len(claims) != 2 or min(claim.times for claim in claims) > 2:
            return
        usual, odd = sorted(claims, key=lambda claim: (-claim.times, claim.span))
        yield self.finding(
            odd,
            f"“{odd.name}” is “{usual.name}” elsewhere",
            Related(usual.span, usual.name),
            reason="both: one name, its words in another order",
        )


def _name(proper: Proper) -> tuple[int, tuple[str, ...]] | None:
    """Where a name of two to five words begins, and these in lower case; no titles, places or bodies."""
    if len(proper.tokens) < 2 and "-" not in proper.tokens[0].text:
        return None
    lists, tokens = words(), list(proper.tokens)
    while tokens and tokens[0].low in title_heads():
        tokens.pop(0)
    parts = tuple(part for token in tokens for part in fold(token.text).split("-"))
    if not 2 <= len(parts) <= 5 or len(set(parts)) < len(parts):
        return None
    if any(not p.isalpha() or p in lists.joints or p in lists.bodies or p in lists.things for p in parts):
        return None
    return None if any(known_place(token.text) for token in tokens) else (tokens[0].start, parts)


def _turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two names have the words that they share in another order, and one of them no others?"""
    common = {*one} & {*other}
    first, second = (tuple(part for part in parts if part in common) for parts in (one, other))
    whole = len(common) == min(len(one), len(other)) > 1
    return whole and first != second and sum(map(len, common)) >= _LEAST


def _of_one_family(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Nguyen Van Hai and Nguyen Hai Van are two people, of whom the family name comes first."""
    return one[0] == other[0] and one[0] in words().vietnamese


def _is_person(parts: set[str]) -> bool:
    """Is one of the words a first name or, of two, an Asian family name: Harper Lee and Lee Harper are two people?"""
    lists = words()
    if len(parts) == 2 and not parts.isdisjoint(lists.given):
        return False
    eastern = not parts.isdisjoint(lists.vietnamese) or not parts.isdisjoint(lists.eastern)
    return eastern or (len(parts) > 2 and not parts.isdisjoint(lists.given) and not parts <= lists.given)
