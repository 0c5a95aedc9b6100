"""Patterns that are compiled when first used: one short draft needs a few of the hundreds that the rules know."""

from __future__ import annotations

import re
from typing import Any, cast


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but made when it is first asked for anything."""
    return cast(re.Pattern[str], _Later(pattern, flags))


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet; from then on the compiled pattern's own method is."""
        found = self.__dict__[name] = getattr(re.compile(*self._source), name)
        return found
