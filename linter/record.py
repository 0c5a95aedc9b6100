"""Findings, agreements and claims as plain records, the way the JSON formats carry them.

The shape is a promise to programs outside: fields are added, never renamed or removed.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from math import isfinite
from typing import Final

from linter import registry
from linter.claims import Claim, Kind, Moment, Quantity
from linter.document import Span
from linter.finding import Agreement, Finding, Related
from linter.periods import Period
from linter.report import LetStand
from linter.worksheet import Entry

SCHEMA = 1
_SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PLACE: Final = ("path", "line", "column", "end_line", "end_column", "text")
_SAID: Final = frozenset({*_PLACE, "kind", "zone", "quoted", "dateline", "period", "key", "language"})


def finding(found: Finding) -> dict[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
        "reason": found.reason,
        **place(found.span),
        "related": [_related(r) for r in found.related],
        "repairs": [r._asdict() for r in found.repairs],
        "fingerprint": found.fingerprint,
    }


def _related(related: Related) -> dict[str, object]:
    repairs = [related.repair._asdict()] if related.repair else []
    return {**place(related.span), "message": related.message, **({"repairs": repairs} if repairs else {})}


def let_stand(stood: LetStand) -> dict[str, object]:
    return {**finding(stood.finding), "stet": stood.reason}


def agreement(agreed: Agreement) -> dict[str, object]:
    places = [place(span) for span in agreed.spans]
    return {"rule": agreed.rule, "message": agreed.message, "reason": agreed.reason, "places": places}


_PLAIN: Final = frozenset((str, bool, int, type(None)))


class _Fields(dict[type[Claim], tuple[str, ...]]):
    """The fields of each kind of claim that are its own to tell."""

    def __missing__(self, of: type[Claim]) -> tuple[str, ...]:
        self[of] = names = tuple(f.name for f in fields(of) if f.name not in ("span", "story"))
        return names


_fields_of: Final = _Fields()


def claim(found: Claim) -> dict[str, object]:
    """The fields of a claim, flat; a date's period is its own start and end."""
    plain: dict[str, object] = {}
    for name in _fields_of[type(found)]:
        value = getattr(found, name)
        plain[name] = value if type(value) in _PLAIN else _plain(value)
    if isinstance(found, Quantity) and not found.unit and not found.currency and _counted(found):
        plain["unit"] = found.noun  # what is counted is a count's unit
    if isinstance(found, Moment):
        period = found.period
        plain |= {"start": _plain(period and period.start), "end": _plain(period and period.end)}
    if isinstance(found, Kind):
        plain["sort"] = plain.pop("kind")  # "state" of a state visit; `kind` says what kind of claim this is
    return {"kind": kind(found), **place(found.span), **plain}


def _counted(found: Quantity) -> bool:
    """Does the noun follow the number ("16 projects", "one of the projects"), not stand before it?"""
    return bool(found.noun) and found.noun.split()[0][:4] in found.trail[:40].lower()


def kind(found: Claim) -> str:
    """The name that users know a kind of claim by."""
    return _kind(type(found))


def kinds() -> list[str]:
    """Every kind of claim that there is a finder for."""
    return sorted({_kind(kind) for kind, _ in registry.finders()})


def shown(name: str = "") -> tuple[type[Claim], ...]:
    """The kind of this name; without one the kinds that everybody reads, not those that serve a rule or two."""
    if not name:
        return tuple(kind for kind in Claim.__subclasses__() if kind.__module__ == Claim.__module__)
    return tuple(dict.fromkeys(kind for kind, _ in registry.finders() if _kind(kind) == name))


def entry(line: Entry) -> dict[str, object]:
    """A claim, with what the other claims say of it where they were compared."""
    if line.alone is None:
        return claim(line.claim)
    against = [
        {**place(c.span), "rule": c.rule, "severity": c.severity, "message": c.message} for c in line.contradicted_by
    ]
    backing = [place(span) for span in line.corroborated_by]
    return {**claim(line.claim), "corroborated_by": backing, "contradicted_by": against, "alone": line.alone}


def _kind(of: type[Claim]) -> str:
    return "date" if of is Moment else of.__name__.lower()


def place(span: Span) -> dict[str, object]:
    return {
        "path": span.path, "line": span.line, "column": span.column,
        "end_line": span.end_line, "end_column": span.end_column, "text": span.text,
    }  # fmt: skip


def _plain(value: object) -> object:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Period):
        return {"start": value.start.isoformat(), "end": value.end.isoformat(), "kind": value.kind}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return None  # JSON has no infinity; an open end is null
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return value


def meaning(claim_: Claim) -> str:
    """What a claim was understood to say, in a few words."""
    if isinstance(claim_, Moment):
        return str(claim_.period or "open")
    if isinstance(claim_, Quantity):
        about = claim_.direction or "-".join(claim_.parties)
        parts = [_range(claim_), claim_.measure, *claim_.qualifiers, about, str(claim_.period or ""), claim_.source]
        return ", ".join(part for part in (*parts, claim_.modality if claim_.modality != "actual" else "") if part)
    pairs = [(k, v) for k, v in claim(claim_).items() if k not in _SAID and v not in ("", None, [], False)]
    return ", ".join(f"{k} {'/'.join(map(str, v)) if isinstance(v, list) else v}" for k, v in pairs)


def _range(claim: Quantity) -> str:
    """The range that a figure was rounded from: "4.565 to 4.575 billion USD"."""
    largest = max(abs(end) for end in (claim.low, claim.high, 0.0) if isfinite(end))
    scale, word = next((pair for pair in _SCALES if largest >= pair[0]), (1.0, ""))
    low, high = (f"{end / scale:,.10g}" for end in (claim.low, claim.high))
    ends = low if low == high else f"{low} to {high}"
    if not isfinite(claim.high):
        ends = f"{low} or more"
    elif not isfinite(claim.low):
        ends = f"{high} or less"
    return " ".join(part for part in (ends, word, claim.currency or claim.unit) if part)


def sentence(found: Finding) -> str:
    """A finding on one line, with the places that it disagrees with: for formats that show a message only."""
    places = [f"{r.span.path}:{r.span.line}:{r.span.column} “{one_line(r.span.text)}”" for r in found.related]
    said = f"{found.message} ({found.reason})" if found.reason else found.message
    return one_line(f"{said}; see {'; '.join(places)}" if places else said, 2000)


def one_line(words: str, length: int = 60) -> str:
    """Words without line breaks, cut when they are too long."""
    words = " ".join(words.split())
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def xml_text(words: str) -> str:
    """Words as XML text or attribute, without the control characters that XML forbids."""
    legal = "".join(c for c in words if c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
