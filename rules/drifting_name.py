"""One person's name, spelled two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.claims import Person
from linter.finding import INFO, Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.relations.headlines.display import SHOWN
from linter.relations.naming.bearers import (
    ages_apart,
    captioned,
    listed,
    one_office,
    one_role,
    only_bearer,
    renamed,
    same_office,
    side_by_side,
    titled,
)  # fmt: skip
from linter.relations.naming.spellings import alike, bare, begun, ended, namesakes, nearly, slipped
from linter.rule import Rule, examples

_ROYAL: Final = frozenset({"king", "queen", "prince", "princess", "pope"})
_KOREAN: Final = later(r"[A-Z][a-z]+ [A-Z][a-z]{1,4}-[a-z]{2,5}")


class DriftingName(Rule[Person]):
    """One person's name is spelled in two ways.

    Why it matters
        Nothing costs a newsroom trust as cheaply as a misspelled name.

    How it decides
        Within one draft or one story, a person is introduced by full name. A family name that nobody introduced,
        one slip away from the introduced one, is that person misspelled; so is a long one with another ending that
        speaks once (Leszczynek, Leszczynski), since whoever speaks has been introduced; with four letters in common, if
        that word stands nowhere else and hardly anybody else speaks without a first name. So is a second full name with
        the same family name and a given name that is nearly the same, if the copy never says who that second person
        is. A caption or a list does not say so: there a name that is nearly another of the story, or in a caption that
        says what somebody is (volunteer) one of the same family name and first letter, is a slip. So is one of the
        same family name and office, of which there is one (Sheriff Wade, Sheriff Wayne).
        Names that differ only in accents, in different drafts, are house style: one remark for each pair of drafts.

    When it stays silent
        When both people are introduced (age, office, kinship, description; in two drafts, with ages years apart), when
        both spellings recur, when the names stand in one sentence, and for short forms of given names (Tim, Timothy).
    """

    reads = Person

    allows = examples(
        "The vice-chairman of the ward, Le Thi Hang, and the vice-chairwoman of the fair, Le Thi Hanh, opened it.",
        (
            "MOPTI, 3 May 2025 - A boat sank at Mopti on Friday. A fisherman, Amadou Sangare, 55, was hurt.",
            "MOPTI, 5 May 2025 - A wall fell at Mopti on Monday. A driver, Amadou Sangara, 31, was hurt.",
        ),
        "The council elected Nguyen Van Hai chairman. Mr Hai takes over from Nguyen Van Hoa, 58. Mr Hoa was glad.",
        "Daniel Okafor, 30, won the race on Sunday.\n\nPhoto: David Okafor, his brother, finishes third.",
        "Doreen Kowalchuk, 66, is a volunteer. Her son Derek Kowalchuk, 30, is another.\n\nPhoto: Derek Kowalchuk "
        "holds an owl on Tuesday.",
        "Ann Hansen, the mayor, spoke first. Her rival, Bo Hanson, 61, answered. Hansen said no. Hanson said yes. "
        "Hansen left.",
        "Robert Dunleavy, the mayor, opened the hall. “It is warm,” Bob Dunleavy said.",
        "Priya Raman, the mayor, opened the hall with her father. “It is warm,” her father, Suresh Raman, said.",
        "Lars Vandersloot runs the zoo. Vandenberg plc, its owner, is poor. It would pay, Vandenberg said.",
        "Timothy Walsh, a baker, won. “I am glad,” Tim Walsh said.",
        "Marta Hughes, 54, leads the council; her deputy will be Martin Hughes, 38. “He gets my post,” Marta Hughes "
        "said.",
        "Prime Minister Pham Minh Chinh met Chairman Tran Thanh Man. Chinh said talks were useful, and Man agreed.",
        "Maria Villacorta, 52, runs the bank. Villacorta has kept a tag. It is misspelled, “Vilacorta.”",
    )
    catches = examples(
        "The shortlist\n\n- The Salt Register, by [[Folasade Akintola]] (Nigeria)\n- Conductor, by Chidi Obi "
        "(Nigeria)\n\nHe praised the novel by [[Folashade Akintola]], who worked as a librarian for 20 years.",
        "[[Doreen Kowalchuk]], 66, is one of 22 volunteers who catch owls.\n\nPhoto: Volunteer [[Darlene Kowalchuk]] "
        "holds an owl on Tuesday.",
        "[[Grace Adeyinka]], the city's housing director, spoke first. The city was not looking for more, [[Gloria "
        "Adeyinka]] said.",
        "[[Karin Sandqvist]], the chief engineer, opened the hall.\nThe rock was good, [[Sandquist]] "
        "said.\n[[Sandqvist]] stayed to the end.",
        "[[Philippa Osei]], the city's parks director, opened the gates. Later [[Phillipa Osei]] said that they "
        "would stay open.",
        "Boxes stood on [[Tendai Mukwashi]]'s farm near Harare.\n“We are alone in the world,” said Mukwashi.\nMost of "
        "the fruit goes to shops in Leeds.\n[[Tendai Mukasha]] checks fruit for ripeness.",
        "[[Dale Hostetler]], the fire chief, saw it.\nThe siren went.\n[[Dale Hofstetter]] said the pie was cherry.",
        "“It rang,” said [[Wu Cheng-han]], the envoy.\n[[Wu Cheng-hao]] said so.\n[[Wu Cheng-han]] left.",
        "[[Leila Karamanli]], 44, runs the boat. “It leaks,” she said.\nAt noon [[Leila Karamalni]] went ashore.",
        "[[Anna Lindqvist]], the harbour master, closed the port. Waves broke over the wall for an hour.\nBy noon "
        "[[Hanna Lindqvist]] had opened it again.",
        "[[Olga Leszczynek]], the minister of ports, signed. It was late, [[Leszczynek]] said.\nShips waited.\nThe "
        "state would pay, [[Leszczynski]] said.",
        "Ambassador [[Gennady Petrenko]] spoke in Hanoi. “It is a bridge,” [[Petrenko]] said. [[Petrekno]] said "
        "trade would grow.",
        "[[Lars Vandersloot]], who runs the zoo, called it a good year. Ada Moen, its vet, agreed.\n\nThe sloth sleeps "
        "a lot, [[Vandenberg]] said.",
        (
            "RIGA, 3 May 2025 - Captain [[Norma Ilves]] of the Sewri Swans scored at Riga on Friday. Ada Moen wept.",
            "RIGA, 3 May 2025 - Captain [[Nelly Ilves]] of the Sewri Swans sang at Riga on Friday. Ada Moen wept.",
        ),
        "[[Kirsty Maddocks]], 34, pleaded guilty to theft in Truro on Tuesday. Her lawyer said that [[Maddock]] had "
        "lost her job. [[Maddocks]] must repay it.\n",
        "The cow is well, said Sheriff [[Dale Hutchins]].\n\nThe road was shut. “We had no plan for bees,” Sheriff "
        "[[Doug Hutchins]] said.",
        "[[Aïcha Sylvané]], who runs the port, shut it.\n\nBoats waited. “It leaks,” [[Sylvane]] said.",
        "[[Tran Duc Long]], 52, keeps bees.\n\nHe has 40 hives. In May [[Tran Duy Long]] sells the honey.",
        "District Judge [[Corinne Delacroix]] was brief. Her list was long. Judge [[Delacruz]] stopped him twice.",
        'It is the workshop of [[Lucia Ferrando]], who mends puppets. "He has earned those cracks," Ferrando '
        "says.\n\nPhoto: [[Luisa Ferrando]], 74, repaints the eyebrows of a wooden general.\n",
    )

    def keys(self, claim: Person) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Person]) -> Iterator[Finding | Agreement]:
        people: defaultdict[str, list[Person]] = defaultdict(list)
        strays: defaultdict[str, list[Person]] = defaultdict(list)
        for claim in claims:
            (people[claim.key] if claim.key else strays[fold(claim.name)]).append(claim)
        yield from self._strays(people, strays)
        yield from self._twins({key: found for key, found in people.items() if any(c.full for c in found)})
        yield from self._accents(people)

    def _strays(self, people: dict[str, list[Person]], strays: dict[str, list[Person]]) -> Iterator[Finding]:
        """Family names that nobody introduced."""
        surnames: defaultdict[str, list[str]] = defaultdict(list)
        for key, found in people.items():
            surnames[key.rpartition(" ")[2]].append(key)
            if "-" in (double := fold(found[0].name.split()[-1])):
                surnames[double].append(key)
        for stray, mentions in sorted(strays.items()):
            quoted = len(mentions) == 1 and mentions[0].speaks  # whoever speaks has been introduced
            close = (name for name in sorted(surnames) if slipped(name, stray) or (quoted and ended(name, stray)))
            near = [key for surname in close for key in surnames[surname]]
            near = near or self._once(mentions, people, strays)
            if len(near) != 1 or stray in surnames or len(mentions) > 2 or titled(mentions) & _ROYAL:
                continue
            same = [claim for claim in people[near[0]] if claim.path == mentions[0].path] or people[near[0]]
            if len(same) < len(mentions) or not one_office(mentions, same):
                continue
            yield self._drift(mentions, same)

    def _once(
        self, mentions: list[Person], people: dict[str, list[Person]], strays: dict[str, list[Person]]
    ) -> list[str]:
        """Whoever speaks once and is the one person of the draft who was not introduced: of those the name is like."""
        [claim, *more], path = mentions, mentions[0].path
        others = [c for name, found in strays.items() if name != fold(claim.name) for c in found]
        if more or not claim.once or claim.quoted or claim.courtesy:
            return []
        if claim.title:
            return [] if titled(others) & titled(mentions) else only_bearer(claim, people)
        if not claim.speaks:
            return []
        if sum(c.path == path and c.speaks and not c.title for c in others) > 1:
            return []  # copy that does not introduce those who speak
        near = {key for key in people if begun(key.rpartition(" ")[2], fold(claim.name))}
        known = [c for key in near for c in people[key] if c.path == path and c.full and c.span < claim.span]
        return sorted(near) if known and len(near) == 1 and any(c.introduced or c.speaks for c in known) else []

    def _twins(self, people: dict[str, list[Person]]) -> Iterator[Finding]:
        """Full names of which one letter or a part of one word differs."""
        parts: defaultdict[str, set[str]] = defaultdict(set)
        for key in people:
            first, _, last = key.partition(" ")
            parts[first].add(key)
            parts[last].add(key)
        pairs = {pair for keys in parts.values() if len(keys) < 40 for pair in combinations(sorted(keys), 2)}
        for one, other in sorted(pairs):
            usual, odd = people[one], people[other]
            if not nearly(one, other) and not (
                (captioned(usual, odd) and (alike(one, other) or (namesakes(one, other) and one_role(usual, odd))))
                or (namesakes(one, other) and same_office(usual, odd))
            ):
                if len(parts[one.partition(" ")[2]]) < 3 or one.partition(" ")[2] != other.partition(" ")[2]:
                    yield from self._renamed(usual, odd)  # a third of the name tells of a family
                continue
            if len(usual) < len(odd) or (len(usual) == len(odd) and usual[0].span > odd[0].span):
                usual, odd = odd, usual
            apart = not {c.path for c in usual} & {c.path for c in odd}
            shown = all(c.zone in SHOWN for c in odd if c.full)  # a caption does not introduce somebody else
            shown = shown or listed(usual) != listed(odd)  # nor does a shortlist
            known = any(c.introduced for c in odd) and (any(c.introduced for c in usual) or len(odd) > 1)
            if apart and ages_apart(usual, odd):
                continue
            if not apart and all(any(c.courtesy and not c.full for c in each) for each in (usual, odd)):
                continue  # Nguyen Van Hai and Nguyen Van Hoa, of whom the copy speaks as Mr Hai and Mr Hoa
            if known and not ((apart or shown) and one_office(usual, odd)):
                continue
            told = len(odd) == 1 < len(usual) and odd[0].speaks and not odd[0].introduced
            if not (apart or shown or told) and all(_KOREAN.fullmatch(c[0].name) for c in (usual, odd)):
                continue  # Min-seo and Min-so are two names, but whoever speaks has been introduced
            whole = [claim for claim in odd if claim.full]
            if len(whole) < 3 and not side_by_side(usual, odd):
                yield self._drift(whole, [claim for claim in usual if claim.full])

    def _renamed(self, first: list[Person], second: list[Person]) -> Iterator[Finding]:
        """Half of a name is another, and the copy never says who the second person is, or gives both one office."""
        if first[0].span > second[0].span:
            first, second = second, first
        if renamed(first, second):
            yield self._drift([second[0]], [claim for claim in first if claim.full])

    def _drift(self, odd: Sequence[Person], usual: Sequence[Person]) -> Finding:
        introduced = next((c for c in usual if c.introduced), usual[0])
        others = list(dict.fromkeys(c for c in (introduced, usual[0], usual[-1]) if c.span != odd[0].span))
        form = introduced.name if odd[0].full else introduced.name.split()[-1]
        return self.finding(
            odd[0],
            f"“{odd[0].name}” is spelled “{form}” elsewhere",
            *(Related(claim.span, claim.name) for claim in others),
            reason=f"both: {introduced.name}; nobody is introduced as {odd[0].name}",
            repairs=[form],
        )

    def _accents(self, people: dict[str, list[Person]]) -> Iterator[Finding]:
        """One remark for all names that one draft, or two, spell with and without accents."""
        pairs: defaultdict[tuple[str, str], list[tuple[Person, Person]]] = defaultdict(list)
        for key in sorted(people):
            first: dict[tuple[str, str], Person] = {}
            for claim in people[key]:
                if claim.language == "en":
                    first.setdefault((claim.path, claim.name.lower()), claim)
            for one, other in combinations(first.values(), 2):
                long, short = sorted((one.name.lower(), other.name.lower()), key=len, reverse=True)
                if not other.full or not one.full:
                    long = long.split()[-1]  # Solange Kouamé, Kouame
                if long != short and bare(long) == bare(short):
                    pairs[min(one.path, other.path), max(one.path, other.path)].append((one, other))
        seen: set[str] = set()
        for _, found in sorted(pairs.items(), key=lambda item: (item[0][0] != item[0][1], item[0])):
            one, other = found[0]
            marked = one if not one.name.isascii() else other
            if marked.path in seen:
                continue
            seen.add(marked.path)
            names = ", ".join(dict.fromkeys(f"{a.name} / {b.name}" for a, b in found))
            yield self.finding(
                one, f"names are spelled with and without accents: {names}", Related(other.span, other.name),
                reason=f"both: {other.name}, in one {'draft' if one.path == other.path else 'story'}",
                severity=INFO if one.path != other.path else self.severity,
            )  # fmt: skip
