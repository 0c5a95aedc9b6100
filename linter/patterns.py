"""Patterns that are compiled when first used, and kept compiled: a short draft needs a few hundred of them.

What `re` makes of a pattern is a list of numbers; given back to the engine, it is a pattern again in a fiftieth of the
time. How to do so is CPython's own business and may change: where that way is closed, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections.abc import Iterable
from typing import Any, Final, cast

from linter import kept

try:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _sre: Any = _compiler._sre
    _ENGINE: Final = f"{_sre.MAGIC} {array('I').itemsize}"
except (ImportError, AttributeError):  # another Python than CPython, or one to come
    _sre = None


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but made when it is first asked for anything."""
    return cast(re.Pattern[str], _Later(pattern, flags))


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; the same whatever order they come in."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def compile_all() -> None:
    """Compile every pattern of the modules that are there, as `compileall` does with the modules themselves."""
    for each in _late:
        _ = each.flags


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, int(flags)
        _late.append(self)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet; from then on the compiled pattern's own method is."""
        compiled = self.__dict__["_compiled"] = self.__dict__.get("_compiled") or _made(*self._source)
        found = self.__dict__[name] = getattr(compiled, name)
        return found


_late: Final[list[_Later]] = []


def _made(pattern: str, flags: int) -> re.Pattern[str]:
    """The compiled pattern: from what is kept, or compiled now."""
    if _sre is None:
        return re.compile(pattern, flags)
    name = f"{_ENGINE} {flags} {pattern}"
    try:
        form = kept.get(name)
        if form is None:
            form = _form(pattern, flags)
            kept.put(name, form)
        return _from(pattern, form)
    except kept.DAMAGED:
        return re.compile(pattern, flags)


def _form(pattern: str, flags: int) -> bytes:
    """What `re.compile` hands to the engine. Raises re.error for a pattern that is none."""
    parsed = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags))
    groups = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    return marshal.dumps((int(flags | parsed.state.flags), code.tobytes(), len(names) - 1, groups, tuple(names)))


def _from(pattern: str, form: bytes) -> re.Pattern[str]:
    flags, code, count, groups, names = marshal.loads(form)
    return cast(re.Pattern[str], _sre.compile(pattern, flags, array("I", code).tolist(), count, groups, names))
