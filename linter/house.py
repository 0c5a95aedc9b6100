"""What a newsroom says of its own copy: which end of 01/02/2025 is the day, which names mean the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from linter.folding import fold


@dataclass(frozen=True)
class House:
    """The conventions of a newsroom.

    `day_first` tells how numeric dates are written (None: go by the copy, and in doubt leave them unread). `aliases`
    are names with the other names that mean the same: ("Bank of Thailand", ("BOT", "the central bank")).
    """

    day_first: bool | None = None
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def same(self, key: str) -> str:
        """The folded name that a folded name stands for."""
        return self._names.get(key, key)

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every other name as written, with the name that it stands for."""
        return {form: name for name, forms in self.aliases for form in forms}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {fold(form): fold(name) for form, name in self.forms.items()}


UNKNOWN: Final = House()
