"""How well are dates, periods and amounts read: the English cases of Recognizers-Text, as far as newspapers write them.

    python benchmarks/recognizers.py FOLDER [--verbose]

FOLDER holds DateTimeModel.json, DatePeriodParser.json, DateParser.json, NumberModel.json, PercentModel.json and
CurrencyModel.json of https://github.com/microsoft/Recognizers-Text (Specs, English; MIT). They are what people say to
a bot, so each expected reading is first judged by its own type, wording and resolution, never by whether newslint
reads it: recognizers.toml beside this file says which are out of scope, and why. The rest is right where newslint
finds the same days, or the same value and currency, at the words expected. A case that expects nothing is right when
nothing is found.

How the days of the two are compared:
- Recognizers gives the day after the last one. In a range with two ends written ("March to May", "2014-2018") it
  gives the beginning of the last unit; a newspaper's range runs to the end of it. Either is right.
- Where both a past and a future day are listed, either is right.
- Stretches counted from today may count it or not: one day of grace. "Early", "late", "mid": Recognizers takes
  halves, newslint thirds, and counts "later" from today; right when one lies within the other.
- "Last", "next" and "previous" weekdays and months are of the neighbouring week and year for a bot, and the nearest
  for a newspaper: a week, or a year, of grace; so too "the week starting Tuesday" (a bot begins it on Monday).
- "Two months ago" is a day for a bot and a month for a newspaper: right when the day is in it.
- "The end of 2000" has its last day in common, whenever it begins.
- A day that the calendar does not have is right when no day is read.
- Months and weekdays are given their capital, and tokens are joined ("$ 75" is "$75"), as copy has them.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from linter.amounts import amounts
from linter.calendar_grammar import calendar
from linter.document import Draft
from linter.finders import moments

DATES: Final = ("DateTimeModel", "DatePeriodParser", "DateParser")
FIGURES: Final = ("NumberModel", "PercentModel", "CurrencyModel")
_TABLE: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_NAME: Final = re.compile(r"\{([a-z]+)\}")


def _pattern(text: str) -> str:
    """A pattern of the table, with its names filled in."""
    return _NAME.sub(lambda name: _pattern(_TABLE["names"][name[1]]), text)


def _reasons(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(_pattern("|".join(some)))) for reason, some in _TABLE[table].items())


DATE_WORDS: Final = _reasons("dates")
AMOUNT_WORDS: Final = _reasons("amounts")
_COUNT, _MONTH, _PART, _SMALL, _UNIT, _WEEKDAY = (
    _pattern(f"{{{name}}}") for name in ("count", "month", "part", "small", "unit", "weekday")
)
_AMBIGUOUS: Final = re.compile(r"\b(0?[1-9]|1[0-2])[-/.](0?[1-9]|1[0-2])[-/.](?:\d\d)?\d\d\b")
_OPEN: Final = ("before", "after", "until", "since-", "approx", "ref_undef")
_FRACTION: Final = re.compile(
    rf"^(?:(?:minus|negative) )?(?:[\w-]+ and )?(?:a|an|{_SMALL})(?: - |[ -]){_PART}(?: of a million)?$|^half$|"
    rf"^(?:a )?(?:half|quarter) \w+illion$|^\w+ and a {_PART} \w+illion$|^[-\d ]+/\d+$|^[¼-¾⅐-⅞]$"
)
_RANGE: Final = re.compile(r"\b(?:to|until|till|through|thru|between|and)\b|\w ?[-~–—] ?\w")
_COUNTED: Final = re.compile(
    rf"\b(?:next|past|last|previous|coming|upcoming) {_COUNT} ?{_UNIT}|{_COUNT} (?:next|past|previous|upcoming)|to date"
)
_AGO: Final = re.compile(r"\bago\b")  # fmt: skip
_LOOSE: Final = re.compile(r"\b(?:early|earlier|late|later|mid|middle|beginning|start|end)\b")
_NEIGHBOUR: Final = re.compile(
    rf"\b(?:last|next|previous|past|coming|following|upcoming|this) {_WEEKDAY}|week (?:starting|beginning|commencing)"
)
_OTHER_YEAR: Final = re.compile(rf"\b(?:last|next) {_MONTH}")
_NAMES: Final = re.compile(rf"\b(?:{_MONTH}|{_WEEKDAY}|[hq][1-4])\b")
_MAY: Final = re.compile(r"\b(?:may|march|mar|sat|sun)\b(?! \d|,|$|\.?$)")
_TOKENS: Final = re.compile(r"(?<=[$£€¥]) (?=\d)|(?<=\d) (?=%)|(?<=\w) (?=[.,;](?: |$))")
_HYPHENS: Final = re.compile(r"(?<=[a-z]) - (?=[a-z])")
_DOLLARS: Final = re.compile(r"\b(?:c|hk|us|u\.s|mex|mxn|nzd|aud|usd|cad) ?\$ ?")
_CURRENCIES: Final = {"Dollar": "USD", "Pound": "GBP", "Euro": "EUR", "Rupee": "INR", "Bitcoin": "BTC"}
_UNNAMED: Final = {("pound", "GBP"), ("cent", "USD"), ("penny", "GBP"), ("franc", "FRF"), ("crown", "SEK")}
_SUBUNITS: Final = {"Cent": ("USD", 100), "Pence": ("GBP", 100), "Penny": ("GBP", 100)}


class Tally(NamedTuple):
    """What came of one file."""

    right: int
    missed: tuple[str, ...]
    out: Counter[str]


class Days(NamedTuple):
    """A stretch of days that would be right, and by how many days it may be off."""

    first: date
    last: frozenset[date]
    within: bool
    grace: int


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="list what was missed, and what is out of scope")
    options = parser.parse_args(argv)
    print(f"{'file':18}{'in scope':>10}{'right':>8}{'share':>8}{'out of scope':>14}")
    reasons: Counter[str] = Counter()
    for name in (*DATES, *FIGURES):
        cases = json.loads((options.folder / f"{name}.json").read_text("utf-8-sig"))
        tally = judged(cases, dated if name in DATES else partial(counted, kind=name))
        inside = tally.right + len(tally.missed)
        share = tally.right / max(inside, 1)
        print(f"{name:18}{inside:10}{tally.right:8}{share:8.1%}{sum(tally.out.values()):14}")
        for key, count in tally.out.items():
            reasons[key.split("\t")[0]] += count
        if options.verbose:
            print(*(f"    missed: {miss}" for miss in tally.missed), sep="\n")
            print(*(f"    out of scope: {line}" for line in sorted(tally.out)), sep="\n")
    print("\nout of scope")
    for reason, count in reasons.most_common():
        print(f"{count:7}  {reason}")


def judged(cases: Sequence[dict[str, Any]], judge: Any) -> Tally:
    """Every case of a file; `judge` yields ("", line) for right, ("missed", line) or (reason, line)."""
    right, missed, out = 0, [], Counter[str]()
    for case in cases:
        for verdict, line in judge(case):
            if verdict == "missed":
                missed.append(line)
            elif verdict:
                out[f"{verdict}\t{line}"] += 1
            else:
                right += 1
    return Tally(right, tuple(missed), out)


def dated(case: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The verdict on each day or period that a case expects."""
    copy = set_as_copy(case["Input"])
    today = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
    draft = Draft("case.txt", copy)
    draft.open("body")
    draft.add(0, len(copy))
    found = list(moments.find(draft.document(day=date.fromisoformat(today))))
    read = "; ".join(f"{m.span.text} = {m.period}" for m in found) or "nothing"
    if not case["Results"]:
        yield "missed" if any(m.period for m in found) else "", f"{today} {copy[:90]!r} expects nothing, read: {read}"
    for result in case["Results"]:
        line = f"{today} {copy[:90]!r} expects [{result['Text']}]"
        reason = not_news(result, case["Input"])
        if reason:
            yield reason, line
            continue
        start = result.get("Start", 0)
        end = start + len(result["Text"])
        here = [m for m in found if m.period and m.span.start < end and start < m.span.end]
        text = " ".join(result["Text"].lower().split())
        right = any(fits(m.period, days, text) for days in expected(result) for m in here)
        right = right or (not here and any(days.first.year == 1 for days in expected(result)))
        yield "" if right else "missed", f"{line} {[str(d.first) for d in expected(result)]}, read: {read}"


def not_news(result: dict[str, Any], copy: str) -> str:
    """Why a newspaper would not print this, or not mean these days by it; "" where it would."""
    kind = str(result.get("TypeName") or result.get("Type") or "").rpartition(".")[2]
    text = " ".join(result["Text"].lower().split())
    for reason, kinds in _TABLE["types"].items():
        if kind in kinds:
            return str(reason)
    listed = values(result)
    if not listed:
        return "words only: no days are expected (seasons, fiscal years)"
    if any(str(value.get("Mod", "")).startswith(_OPEN) for value in listed):
        return "an opening without an end (before, after)"
    for reason, pattern in DATE_WORDS:
        if pattern.search(text):
            return reason
    start = result.get("Start", 0)
    if re.search(r"[\w/-]$", copy[:start]) or re.match(r"[-_/]\w|-$|\.\w", copy[start + len(result["Text"]) :]):
        return "a piece of a code, file name or address"
    ambiguous = _AMBIGUOUS.search(text)
    if ambiguous and int(ambiguous[1]) != int(ambiguous[2]):
        return "day and month could change places: newslint does not guess"
    return ""


def values(result: dict[str, Any]) -> list[dict[str, Any]]:
    """The resolutions that give days, in the one form of both kinds of file."""
    if "Value" in result:
        value = result["Value"] or {}
        both = [value.get(name) or {} for name in ("PastResolution", "FutureResolution")]
        return [
            {"value": each.get("date"), "start": each.get("startDate"), "end": each.get("endDate"),
             "timex": value.get("Timex", ""), "Mod": value.get("Mod", "")}
            for each in both if _iso(each.get("date")) or _iso(each.get("startDate")) or _iso(each.get("endDate"))
        ]  # fmt: skip
    listed = (result.get("Resolution") or {}).get("values") or []
    return [each for each in listed if any(_iso(each.get(name)) for name in ("value", "start", "end"))]


def _iso(text: object) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", str(text)))


def expected(result: dict[str, Any]) -> Iterator[Days]:
    """The stretches of days that are right for a reading."""
    text = " ".join(result["Text"].lower().split())
    grace = 7 if _NEIGHBOUR.search(text) else 1 if _COUNTED.search(text) else 0
    for value in values(result):
        if value.get("value"):
            day = date.fromisoformat(value["value"])
            yield Days(day, frozenset([day]), False, grace)
            continue
        start = date.fromisoformat(value["start"])
        if str(value.get("Mod", "")) == "since" or not value.get("end"):
            yield Days(start, frozenset(), False, 0)
            continue
        end = date.fromisoformat(value["end"])
        last = {end - timedelta(days=1)}
        if _RANGE.search(text):
            last |= {end, end.replace(day=monthrange(end.year, end.month)[1])}
            if re.search(r"\d{4}\W*$", text) and not re.search(rf"{_MONTH}\W+\d{{4}}\W*$", text):
                last.add(date(end.year, 12, 31))
        yield Days(start, frozenset(last), bool(_LOOSE.search(text)), grace)


def fits(period: Any, days: Days, text: str) -> bool:
    """Are these the days expected?"""
    start, end = period.start, period.end
    last = max(days.last, default=days.first)
    if not days.last:
        return bool(start == days.first)
    if _AGO.search(text):
        return bool(start <= days.first <= end)
    if days.within:
        inside = days.first <= start and end <= last + timedelta(days=days.grace)
        return bool(inside or (start <= days.first and last <= end) or (period.kind == "as-of" and end in days.last))
    if days.grace == 7:
        return bool(abs((start - days.first).days) <= 7 and abs((end - last).days) <= 7)
    if _OTHER_YEAR.search(text):
        return bool(
            (start.month, start.day) == (days.first.month, days.first.day) and abs(start.year - days.first.year) < 2
        )
    return abs((start - days.first).days) <= days.grace and any(
        abs((end - day).days) <= days.grace for day in days.last
    )


def counted(case: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    """The verdict on each amount that a case expects."""
    copy = joined(case["Input"])
    found = list(amounts(copy))
    read = "; ".join(f"{copy[a.start : a.end]} = {a.value:g} {a.currency or a.unit}" for a in found) or "nothing"
    left = [(abs(a.value), a.unit, a.currency) for a in found] + [
        (abs(a.upper), a.unit, a.currency) for a in found if a.upper
    ]
    if not case["Results"]:
        wrong = [a for a in left if kind == "NumberModel" or (a[1] == "percent" if kind == "PercentModel" else a[2])]
        if kind != "NumberModel" or re.search(r"\d ?[a-zA-Z]", copy) is None:
            yield "missed" if wrong else "", f"{copy[:90]!r} expects nothing, read: {read}"
        else:
            yield "a measure with its unit: an amount to newslint", copy[:90]
    for result in case["Results"]:
        line = f"{copy[:90]!r} expects [{result['Text']}]"
        resolution = result.get("Resolution") or {}
        reason = not_amount(result, case["Input"], kind)
        if reason:
            yield reason, line
            continue
        value, currency = abs(float(str(resolution["value"]).rstrip("%"))), ""
        if kind == "CurrencyModel":
            name = resolution["unit"]
            currency, parts = _SUBUNITS.get(name, (resolution.get("isoCurrency") or _CURRENCIES.get(name, ""), 1))
            value /= parts
        hit = next((a for a in left if _same(a, value, currency, kind)), None)
        if hit:
            left.remove(hit)
        yield "" if hit else "missed", f"{line} {resolution['value']} {resolution.get('unit', '')}, read: {read}"


def _same(found: tuple[float, str, str], value: float, currency: str, kind: str) -> bool:
    number = found[0] / 100 if kind == "CurrencyModel" and found[2] in ("cent", "penny") else found[0]
    near = abs(number - value) <= 1e-6 * max(abs(value), 1)
    if near and (found[2], currency) in _UNNAMED:
        return True
    if kind == "PercentModel":
        return near and found[1] == "percent"
    return near and (kind == "NumberModel" or (found[2] == currency if currency else bool(found[2] or found[1])))


def not_amount(result: dict[str, Any], copy: str, kind: str) -> str:
    """Why a newspaper would not print this figure, or newslint means to leave it alone; "" otherwise."""
    text, resolution = " ".join(result["Text"].lower().split()), result.get("Resolution") or {}
    if resolution.get("value") in (None, "null"):
        return "a unit without a figure"
    start = result.get("Start", 0)
    around = copy[max(start - 2, 0) : start] + "#" + copy[start + len(result["Text"]) : start + len(result["Text"]) + 2]
    if kind == "NumberModel" and (re.search(r"[\d\w][-./:,]#|#[-./:,]\d", around) or re.search(r"-nought", copy)):
        return "a piece of a code, date, address or list"
    for reason, pattern in AMOUNT_WORDS:
        if pattern.search(text):
            return reason
    if resolution.get("subtype") == "fraction" and not _FRACTION.search(text):
        return "a fraction beyond tenths"
    if kind == "NumberModel" and text in ("one", "two") and re.search(r"\b(?:one last|two valid|are two)\b", copy):
        return "a number word that counts nothing"
    return ""


def joined(text: str) -> str:
    """A corpus cut into tokens, put together again: "$ 75" is "$75"; one space between words, as a reader leaves."""
    whole = _HYPHENS.sub("-", re.sub(r" {2,}", " ", _TOKENS.sub("", text)))
    return _DOLLARS.sub(lambda m: m[0].replace(" ", "").replace(".", "").upper(), whole)


def set_as_copy(text: str) -> str:
    """Months, weekdays and quarters with their capital; nothing moves."""
    verbs = {match.start() for match in _MAY.finditer(text)}
    return _NAMES.sub(lambda m: m[0] if m.start() in verbs else m[0][0].upper() + m[0][1:], text)


if __name__ == "__main__":
    calendar("en")
    main()
