"""What a rule is: `reads` a kind of claim, groups claims by `keys`, and says in `check` what is wrong with one group.

A rule is a frozen dataclass: its docstring is its manual page, its fields are its settings, its examples are its
tests. It keeps no state, sees no corpus, knows no clock; what belongs together is only what its keys say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, NamedTuple, TypeVar

from linter.claims import Claim
from linter.document import Document, Span
from linter.finding import ERROR, WARNING, Agreement, Finding, Related, Repair
from linter.patterns import later

C = TypeVar("C", bound=Claim)
_MARK: Final = later(r"\[\[(.*?)\]\]", re.S)


class DeskFacts(str):
    """In the drafts of an example: the desk's facts file (write `people = [{…}]`; brackets in pairs are marks)."""


class Example(NamedTuple):
    """Copy that a rule allows or catches: the drafts of one run, in which `[[double brackets]]` mark what it points at.

    Taken apart when somebody asks, for a check of copy never does and there are two thousand of them.
    """

    copies: tuple[str, ...]
    suffix: str = ".txt"  # chooses the reader

    @property
    def drafts(self) -> tuple[tuple[str, str], ...]:
        """(file name, copy without marks) of each."""
        return tuple((name, _MARK.sub(r"\1", copy)) for name, copy in self._named)

    @property
    def marks(self) -> tuple[tuple[str, int, int], ...]:
        """The words that the rule must point at: (file name, start, end) in the copy without marks."""
        return tuple(
            # Four brackets go with each mark before it.
            (name, mark.start() - 4 * before, mark.end() - 4 * before - 4)
            for name, copy in self._named
            for before, mark in enumerate(_MARK.finditer(copy))
        )

    @property
    def _named(self) -> Iterator[tuple[str, str]]:
        for letter, copy in zip("abcdefgh", self.copies, strict=False):
            yield "desk.toml" if isinstance(copy, DeskFacts) else letter + self.suffix, copy


def examples(*cases: str | tuple[str, ...], suffix: str = ".txt") -> tuple[Example, ...]:
    """Examples of one draft each, or of a tuple of drafts that are checked together."""
    return tuple(Example((case,) if isinstance(case, str) else case, suffix) for case in cases)


@dataclass(frozen=True)
class Rule(Generic[C]):
    """Base of all rules. See CONTRIBUTING.md for how to write one."""

    severity: ClassVar[str] = WARNING  # the most that its findings usually are
    style: ClassVar[bool] = False  # style rules leave direct speech alone
    reads: ClassVar[type[Claim]] = Claim
    gives_way_to: ClassVar[
        tuple[str, ...]
    ] = ()  # rules that tell the same fault better, where they name its places too
    source: ClassVar[str] = ""  # the authority: a style book, a paper, a standard
    allows: ClassVar[tuple[Example, ...]] = ()
    catches: ClassVar[tuple[Example, ...]] = ()

    @classmethod
    def name(cls) -> str:
        """The rule's name, from its module: `rules/wrong_percentage.py` is `wrong-percentage`."""
        return cls.__module__.rpartition(".")[2].replace("_", "-")

    def find(self, document: Document) -> Iterable[C] | None:
        """Claims that only this rule needs; None (the default) means the engine's finders for `reads`."""
        return None

    def keys(self, claim: C) -> Iterable[str]:
        """The groups that a claim belongs to. The document's path in the key keeps a rule within one document."""
        raise NotImplementedError

    def check(self, claims: Sequence[C]) -> Iterator[Finding | Agreement]:
        """What is wrong, or agrees, in one group; claims come sorted by path and place."""
        raise NotImplementedError

    def finding(
        self,
        claim: Claim,
        message: str,
        *others: Claim | Related,
        reason: str,
        severity: str = "",
        repairs: Sequence[Repair | str] = (),
        at: Span | None = None,
    ) -> Finding:
        """A finding at `claim` (or `at` a part of it) against `others`. Direct speech is at most a warning."""
        severity = severity or self.severity
        if severity == ERROR and claim.quoted:
            severity = WARNING
        related = tuple(o if isinstance(o, Related) else Related(o.span) for o in others)
        fixes = tuple(r if isinstance(r, Repair) else Repair(r) for r in repairs)
        return Finding(self.name(), severity, message, reason, at or claim.span, related, fixes)

    def agreement(self, message: str, *claims: Claim, reason: str) -> Agreement:
        """An entry for the ledger: these were compared and fit together."""
        return Agreement(self.name(), message, reason, tuple(claim.span for claim in claims))
