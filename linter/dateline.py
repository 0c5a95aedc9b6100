"""The day a story speaks from: what its front matter, stamp, dateline, date line or file name says; never the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from linter.patterns import later

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY: Final = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,? {1,2}"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),? {1,2}(?:ngày )?)?"
)
_DAY: Final = later(
    rf"\b{_WEEKDAY}(?:"
    rf"(?P<m1>{_MONTH}) {{1,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? {{1,2}}(?P<y1>\d{{4}})\b"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ -]{{1,2}}(?P<m2>{_MONTH}),?[ -]{{1,2}}(?P<y2>\d{{4}})\b"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?!\d)"
    r"|(?:ngày )?(?P<d4>\d{1,2}) tháng (?P<m4>\d{1,2}),? năm (?P<y4>\d{4})\b"
    r"|(?P<v5>ngày )?(?P<d5>\d{1,2})[/.](?P<m5>\d{1,2})[/.](?P<y5>\d{4})\b)",
    re.I,
)
_YEAR: Final = later(r"\d{4}")
_DIGIT: Final = later(r"\d")
_YEARLESS: Final = later(rf"\b(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}\b)", re.I)
_LABEL: Final = (
    r"(?:(?:(?:first |originally )?(?:published|posted|issued|released|filed)|date|dated|pub(?:lication)? date|"
    r"ngày đăng|đăng)"
    r"(?: on| at)?:? {0,2})?"
)
_TIME: Final = (
    r"(?:T\d{2}:\d{2}\S{0,20}|(?:,| at| \||,? ?[-–|])? ?\d{1,2}"
    r"(?:[:.h]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?| ?[ap]\.?m\b\.?)"
    r"(?: ?\(?(?:GMT|UTC|BST|EST|EDT|ET|CET|ICT|PT)(?:[+-]\d{1,2}(?::\d{2})?)?\)?)?)?"
)
_UPPER: Final = r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ]"
# A place: words that begin with a capital, with the state or country after a comma.
_PLACE: Final = rf"{_UPPER}[\w.'’-]{{0,30}}(?:,? (?:{_UPPER}[\w.'’-]{{0,30}}|de|do|da|del|la|le|of)){{0,7}}"
_CREDIT: Final = r"(?: ?\([^()\n]{1,40}\)| ?/[^/\n]{1,40}/)?"
_DASH: Final = r" ?(?:[-–—]{1,3}|:)(?= |$)"

# What may stand before the day, and what after it.
_STAMPED: Final = later(r"(?:date(?:line)?:? ?)?", re.I)
_LABELLED: Final = later(rf"[*_(]{{0,3}}{_LABEL}", re.I)
_CAPITALS: Final = rf"{_UPPER}[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ.'’ ,-]{{1,60}}"
_PLACED: Final = later(rf"[*_(]{{0,3}}(?:{_PLACE}{_CREDIT}(?:,| ?[-–—|]{{1,2}}| (?=\())|{_CAPITALS}) ?\(?")
_BYLINED: Final = later(rf"By {_UPPER}[^.\n]{{1,80}}?(?:,| \||·| -| –| —) ?{_LABEL}", re.I)
_UPDATED: Final = later(r"[*_(]{0,3}(?:last )?(?:updated|modified|cập nhật)(?: on| at| lúc)?:? {0,2}", re.I)
_RUBRIC: Final = later(r"(?:[^\s.!?,]{1,20} ){0,3}[^\s.!?,]{1,20}(?:,|:| [|–—-]) ")
_LINE_ENDS: Final = later(
    rf"{_TIME}\)?{_CREDIT}[)*_]{{0,3}}(?: ?[|·•] .{{1,60}}|, {_PLACE}{_CREDIT})?\.?(?:{_DASH})?", re.I
)
_COPY_FOLLOWS: Final = later(rf"{_TIME}\)?{_CREDIT}[*_]{{0,3}}{_DASH}")
_WIRE: Final = later(
    rf"{_CAPITALS}(?:{_UPPER}[\w.’-]{{0,20}},? ){{0,4}}"
    rf"(?:, (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}))?{_CREDIT} ?(?:[-–—]{{1,2}})(?= )"
)
_IN_NAME: Final = later(
    r"(?<![0-9A-Za-z])(?P<y>(?:19|20)\d\d)([-_.]?)(?P<m>0[1-9]|1[0-2])\2(?P<d>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)
_HEADERS: Final = (
    "date", "published", "pubdate", "publish_date", "publishdate", "published_at", "publication_date", "datepublished",
    "article:published_time", "time", "dc.date", "dc.date.issued", "created",
)  # fmt: skip
_FIRST: Final = 10  # blocks that can carry the date


class Dated(NamedTuple):
    """The document's day, where it was read, and (start, end) in the prose if it was read there."""

    day: date
    source: str
    start: int = 0
    end: int = 0


def is_dateline(line: str) -> bool:
    """Is this line nothing but a date, with or without a place, a time and a label?"""
    if len(line) > 110 or not _DIGIT.search(line):
        return False
    day = _search(line) or _YEARLESS.search(line)
    return day is not None and _whole_line(line, day) != ""


def is_rubric(line: str) -> bool:
    """Is this a running title with the day at its end ("Business briefs, Aug 23, 2024")?"""
    day = _search(line) if len(line) <= 110 else None
    return day is not None and day.end() >= len(line) - 1 and bool(_RUBRIC.fullmatch(line, 0, day.start()))


def opens_with_dateline(text: str) -> bool:
    """Does a paragraph begin with a place and a dash, with or without a date ("HANOI, Jan. 14 (VNA) -")?"""
    return opening(text) > 0


def opening(text: str) -> int:
    """How many characters of a paragraph are the dateline that it begins with."""
    head = text[:200]
    wire = _WIRE.match(head)
    if wire:
        return wire.end()
    day = _search(head)
    copy = _opening(head, day) if day else None
    return copy.end() if copy else 0


def read(blocks: Iterable[tuple[str, int]], headers: Mapping[str, str], path: str) -> Dated | None:
    """The day of a document from its headers, its first blocks (text, offset in the prose), or its file name."""
    for name in _HEADERS:
        if name in headers and (day := parse(headers[name])):
            return Dated(day, "metadata" if ":" in name else "front matter")
    return _in_copy(blocks) or _in_name(path)


def parse(text: str) -> date | None:
    """The day that a metadata field begins with, in any of the usual ways of writing it."""
    text = text.strip().strip("\"'")[:80]
    if (match := _search(text)) and _LABELLED.fullmatch(text, 0, match.start()):
        return _day(match)
    compact = re.match(r"(\d{4})(\d\d)(\d\d)(?!\d)", text)
    return _make(compact[1], compact[2], compact[3]) if compact else None


def _in_copy(blocks: Iterable[tuple[str, int]]) -> Dated | None:
    updated = None
    top = list(islice(blocks, _FIRST))
    dated = sum(is_entry(text) for text, _ in top)
    for number, (text, start) in enumerate(top):
        if dated > 1 and is_entry(text):
            continue
        head = text[:240]
        match = _search(head)
        day = _day(match) if match else None
        if not match or not day:
            continue
        kind = _whole_line(text, match) if len(text) <= 160 else ""
        if not kind and number == 0 and _STAMPED.fullmatch(head, 0, match.start()):
            kind = "stamp"
        elif not kind and _opening(head, match):
            kind = "dateline"
        elif not kind and number < 2 and is_rubric(text):
            kind = "rubric"
        found = Dated(day, kind, start + match.start(), start + match.end())
        if kind == "update":
            updated = updated or found
        elif kind:
            return found
    return updated


def is_entry(text: str) -> bool:
    """May this be one line of a timeline: "4 March 2023: Fire destroys the mill"?"""
    day = _DAY.match(text)
    return day is not None and _COPY_FOLLOWS.match(text, day.end()) is not None


def _search(text: str) -> re.Match[str] | None:
    """The first full date. Most text has no year, and is done with quickly."""
    return _DAY.search(text) if _YEAR.search(text) else None


def _whole_line(line: str, day: re.Match[str]) -> str:
    """What kind of line a line is that holds only a date and what belongs to it."""
    if not _LINE_ENDS.fullmatch(line, day.end()):
        return ""
    kinds = ((_LABELLED, "date line"), (_UPDATED, "update"), (_PLACED, "dateline"), (_BYLINED, "byline"))
    return next((kind for before, kind in kinds if before.fullmatch(line, 0, day.start())), "")


def _opening(head: str, day: re.Match[str]) -> re.Match[str] | None:
    """The end of the dateline that this day is part of, if the copy follows on the same line."""
    before = not day.start() or _PLACED.fullmatch(head, 0, day.start())
    return _COPY_FOLLOWS.match(head, day.end()) if before else None


def _in_name(path: str) -> Dated | None:
    name = path.rpartition("/")[2]
    match = _IN_NAME.search(name)
    day = _make(match["y"], match["m"], match["d"]) if match else None
    return Dated(day, "file name") if day else None


def _day(match: re.Match[str]) -> date | None:
    for form in "12":
        if match[f"y{form}"]:
            month = _MONTHS[match[f"m{form}"].rstrip(".").lower()]
            return _make(match[f"y{form}"], str(month), match[f"d{form}"])
    for form in "34":
        if match[f"y{form}"]:
            return _make(match[f"y{form}"], match[f"m{form}"], match[f"d{form}"])
    first, second = int(match["d5"]), int(match["m5"])
    if first > 12 or first == second or match["v5"] or "." in match[0]:
        return _make(match["y5"], str(second), str(first))  # day first, as in most of the world
    if second > 12:
        return _make(match["y5"], str(first), str(second))
    return None  # 04/07/2024 is the fourth of July to some and the seventh of April to others


def _make(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
