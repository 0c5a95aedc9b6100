"""Bytes to text: what newsrooms save their copy in, told apart without asking.

UTF-8 and UTF-16 are certain when they fit; what is left is Windows-1252, or Windows-1258 where the result reads as
Vietnamese.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from linter.patterns import later

# How files of other kinds begin, with the cure.
_BINARY: Final = (
    (b"%PDF", "it is a PDF; save its text as .txt, .md or .html"),
    (b"PK\x03\x04", "it is a zip archive or office document; save its text as .txt, .md or .html"),
    (b"\xd0\xcf\x11\xe0", "it is an old office document; save its text as .txt, .md or .html"),
    (b"{\\rtf", "it is rich text (RTF); save it as plain text"),
    (b"\x89PNG", "it is an image, not copy; leave it out"),
    (b"\xff\xd8\xff", "it is an image, not copy; leave it out"),
    (b"GIF8", "it is an image, not copy; leave it out"),
    (b"\x1f\x8b", "it is compressed; unpack it first"),
    (b"BZh", "it is compressed; unpack it first"),
    (b"\xfd7zXZ", "it is compressed; unpack it first"),
    (b"\x7fELF", "it is a program, not copy; leave it out"),
    (b"SQLite format 3", "it is a database, not copy; leave it out"),
)
_CHARSET: Final = later(r"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,20})", re.I)
# In Windows-1258 Vietnamese every few words hold one of its own letters or a tone mark that follows its vowel.
_VIETNAMESE: Final = later("[aeiouyâăêôơưAEIOUYÂĂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]|[đĐơƠưƯ]")
_SPOILT: Final = later("[^aeiouyâăêôơưAEIOUYÂĂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]")


class Unreadable(Exception):
    """A file that cannot be read as copy; the message says why, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Encoding(NamedTuple):
    """How a file's text is written down: the codec, and the byte-order mark before it."""

    codec: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The bytes of a file with this text. Raises UnicodeEncodeError for letters that it has no room for."""
        return self.mark + text.encode(self.codec)


_MARKED: Final = (
    Encoding("utf-8", b"\xef\xbb\xbf"),
    Encoding("utf-32-le", b"\xff\xfe\0\0"),
    Encoding("utf-32-be", b"\0\0\xfe\xff"),
    Encoding("utf-16-le", b"\xff\xfe"),
    Encoding("utf-16-be", b"\xfe\xff"),
)
_WINDOWS: Final = (Encoding("cp1252"), Encoding("cp1258"))


def encoding(data: bytes, markup: bool = False) -> Encoding | None:
    """How a file is written down, if its text can be written back to the very same bytes."""
    text = _decode(data, markup)
    declared = _declared(data, markup)
    for known in (*_MARKED, Encoding("utf-8"), Encoding("utf-16-le"), Encoding("utf-16-be"), *declared, *_WINDOWS):
        if data.startswith(known.mark):
            try:
                if known.encode(text) == data:
                    return known
            except (UnicodeEncodeError, LookupError):
                continue
    return None


def decode(data: bytes, markup: bool = False) -> str:
    """The text of a file, without a byte-order mark. With `markup`, an encoding that the markup declares is tried."""
    text = _decode(data, markup)
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise Unreadable("the file is empty; write something in it or leave it out")
    return text


def _decode(data: bytes, markup: bool) -> str:
    if data[:3] == b"\xef\xbb\xbf":
        return _checked(data[3:], markup)
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return data.decode("utf-32", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for magic, cure in _BINARY:
        if data.startswith(magic):
            raise Unreadable(f"not text: {cure}")
    if b"\0" in data:
        return _with_nuls(data)
    return _checked(data, markup)


def _with_nuls(data: bytes) -> str:
    """UTF-16 without a mark: Latin letters leave every other byte zero."""
    sample = data[:4096]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and min(even, odd) <= half // 50 and max(even, odd) * 2 > half:
        try:
            return data.decode("utf-16-le" if odd > even else "utf-16-be")
        except UnicodeDecodeError:
            pass
    raise Unreadable("not text: it holds NUL bytes, as binary files do; save it as UTF-8 text or leave it out")


def _checked(data: bytes, markup: bool) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        at = fault.start
    for declared in _declared(data, markup):
        try:
            return data.decode(declared.codec)
        except (LookupError, UnicodeDecodeError):
            pass
    western = data.decode("cp1252", "replace")
    if _controls(data):
        raise Unreadable(f"not text: byte {at + 1} fits no encoding; save it as UTF-8 text or leave it out")
    vietnamese = data.decode("cp1258", "replace")
    return vietnamese if _reads_as_vietnamese(vietnamese) else western


def _declared(data: bytes, markup: bool) -> list[Encoding]:
    """The encoding that the markup itself declares."""
    declared = _CHARSET.search(data[:4096].decode("latin-1")) if markup else None
    return [Encoding(declared[1])] if declared else []


def _controls(data: bytes) -> bool:
    """Are there more control characters than any text holds?"""
    sample = data[:65536]
    return sum(sample.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32))) * 100 > len(sample)


def _reads_as_vietnamese(text: str) -> bool:
    sample = text[:65536]
    own = len(_VIETNAMESE.findall(sample))
    return own >= 4 and own > 9 * len(_SPOILT.findall(sample)) and own * 40 > len(sample.split())
