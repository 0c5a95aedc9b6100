"""Where in a TOML file each value stands, which the standard library's parser does not tell."""

from __future__ import annotations

import re
from typing import Final

from linter.patterns import later

Path = tuple[str | int, ...]
Places = dict[Path, tuple[int, int]]

_BLANK: Final = later(r"(?:[ \t\r\n,]++|#[^\n]*+)*+")
_KEY: Final = later(r"[ \t]*+(?:\"((?:[^\"\\\n]|\\.)*+)\"|'([^'\n]*+)'|([\w-]++))[ \t]*+")
_LONG: Final = later(r"\"\"\"((?:[^\"\\]|\\.|\"(?!\"\"))*+)\"\"\"|'''((?:[^']|'(?!''))*+)'''", re.S)
_STRING: Final = later(r"\"((?:[^\"\\\n]|\\.)*+)\"|'([^'\n]*+)'")
_PLAIN: Final = later(r"[^,\]}\n#]*+")


def places(source: str) -> Places:
    """The start and end of every value and table header by its path: ("people", 0, "born").

    Strings count without their quotation marks. The source must be valid TOML.
    """
    return _Scan(source).found


class _Scan:
    """One walk through a file that a parser has found valid."""

    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0
        self.found: Places = {}
        counts: dict[Path, int] = {}  # how many tables each array of tables has so far
        table: Path = ()
        while self._skip() < len(source):
            if source[self.at] != "[":
                self._pair(table)
                continue
            start, brackets = self.at, 2 if source.startswith("[[", self.at) else 1
            self.at += brackets
            table = ()
            keys = self._keys()
            for number, key in enumerate(keys, 1):
                table = (*table, key)
                if brackets == 2 and number == len(keys):
                    counts[table] = counts.get(table, 0) + 1
                if table in counts:
                    table = (*table, counts[table] - 1)
            self.at = source.index("]", self.at) + brackets
            self.found[table] = (start, self.at)

    def _skip(self) -> int:
        blank = _BLANK.match(self.source, self.at)
        assert blank is not None
        self.at = blank.end()
        return self.at

    def _keys(self) -> list[str]:
        """A key, dotted or not."""
        keys: list[str] = []
        while key := _KEY.match(self.source, self.at):
            keys.append(key[key.lastindex or 0])
            self.at = key.end()
            if not self.source.startswith(".", self.at):
                break
            self.at += 1
        return keys

    def _pair(self, table: Path) -> None:
        path = (*table, *self._keys())
        self.at = self.source.index("=", self.at) + 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        start = self.at
        if self.source[start] == "[":
            self.at += 1
            number = 0
            while self.source[self._skip()] != "]":
                self._value((*path, number))
                number += 1
            self.at += 1
        elif self.source[start] == "{":
            self.at += 1
            while self.source[self._skip()] != "}":
                self._pair(path)
            self.at += 1
        elif string := _LONG.match(self.source, start) or _STRING.match(self.source, start):
            self.at = string.end()
            self.found[path] = string.span(string.lastindex or 0)
            return
        else:
            plain = _PLAIN.match(self.source, start)
            assert plain is not None
            self.at = start + len(plain[0].rstrip())
        self.found[path] = (start, self.at)
