"""Amounts as copy writes them: "$4.57bn", "two-thirds", "5-7 km", "nearly 1,400", each as the range it was rounded from.

Number first: one pattern finds where a number may stand, then what is to its left and right decides what it is. Not
amounts: years, dates, times, scores, ordinals, phone and house numbers, model names and versions.
Source of the idea that a number is a range: statcheck (Nuijten et al. 2016, doi:10.3758/s13428-015-0664-2).
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from linter.patterns import later

LEXICON = Path(__file__).parent / "lexicon"


class Amount(NamedTuple):
    """A number with what it is counted in. Offsets are into the prose it was read from.

    `start`-`end` cover the whole amount ("more than US$4.57 billion"), `number` is where its figures begin. `value` is
    as written (in units of one, so 4.57e9), `low` and `high` the ends of the range it may have been rounded from, both
    included.
    """

    start: int
    end: int
    number: int
    value: float
    low: float
    high: float
    unit: str = ""
    currency: str = ""
    hedge: str = ""
    per: str = ""
    upper: float | None = None  # the far end of a written range ("5-7"), value being the near one
    figures: bool = True  # written in figures, not in words
    notation: str = ""  # the currency sign or unit as written

    def scaled(self, factor: float) -> Amount:
        return self._replace(value=self.value * factor, low=self.low * factor, high=self.high * factor)


class _Words(NamedTuple):
    """A language's lexicon of numbers, ready for use."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    fractions: dict[str, float]
    currencies: dict[str, str]
    units: dict[str, str]
    hedges: dict[str, str]
    number: re.Pattern[str]
    left: re.Pattern[str]
    scale: re.Pattern[str]
    lengths: tuple[int, ...]  # of the names of currencies and units, longest first
    hedge: re.Pattern[str]
    per: re.Pattern[str]
    comma: bool  # is the decimal sign a comma?


def amounts(prose: str, start: int = 0, end: int | None = None, language: str = "en") -> Iterator[Amount]:
    """Every amount in a stretch of prose, in order; none overlaps another."""
    words = _words(language)
    end = len(prose) if end is None else end
    at = start
    pending: Amount | None = None
    for match in words.number.finditer(prose, start, end):
        if match.start() < at:
            continue
        amount = _amount(prose, match, words, end)
        if amount is None:
            continue
        at = amount.end
        if pending is not None:
            if _is_score(prose, pending, amount):
                pending = None
                continue
            joined = _join(prose, pending, amount)
            if joined is not None:
                pending = joined
                continue
            yield pending
        pending = amount
    if pending is not None:
        yield pending


# A space parts thousands only where a unit follows: "20 000 tonnes".
_DIGITS = (
    r"(?<![\d.,:])(?<!\d )\d{1,3}(?: \d{3})+(?= ?(?:tonnes|tons|km|kg|ha|euros|people|MW|m²|€|%))"
    r"|(?<![\d.,:])\d+(?:,\d{3})*(?:\.\d+)?(?!\d)|(?<![\w.,])\.\d+(?!\d)"
)
_COMMA_DIGITS = r"(?<![\d.,:])\d+(?:\.\d{3})*(?:,\d+)?(?!\d)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE_BEFORE = later(rf"\b{_MONTH} (?:\d{{1,2}}(?: ?[-–—/] ?| and | or | to ))?$")
_DATE_AFTER = later(rf"(?: ?[-–—] ?\d{{1,2}}| and \d{{1,2}}| to \d{{1,2}})? (?:of )?{_MONTH}(?![a-z])(?! \$)")
_TIME_AFTER = later(r"(?:[:.]\d\d)? ?(?:[ap]\.?m\b|GMT\b|BST\b|EST\b|EDT\b|ET\b|hrs\b|o'clock)|:\d\d", re.I)
_LABEL_BEFORE = later(
    r"(?:\b(?:No|Nos|Number|Room|Route|Routes|Highway|Line|Lines|Section|Chapter|Article|Part|Phase|Group|Game|Row|Unit|"
    r"Section|Act|Page|Pages|Channel|Gate|Platform|Pier|Bus|Flight|Level|Grade|Class|Stage|Week|Day|Round|Seat|Lot|"
    r"District|Ward|Zone|Area|Division|Type|Mark|Mk|Formula|Euro|Apollo|Boeing|Airbus|Engine|Exhibit|Figure|Table|"
    r"Chart|Resolution|Protocol|Decree|Directive|Station|Box|Apartment|Apt|Suite|Floor|Psalm|Windows|iPhone|Galaxy|"
    r"number|section|article|chapter|page|room|route|line|version|paragraph|grade|aged?|duck No|channel)s?\.? #?|#)$"
)
_NAME_BEFORE = later(r"(?<![.!?:;,\"“] )(?<!^)\b[A-Z][\w’'&-]* $")
_STREET_AFTER = later(
    r"(?: [NSEW]\.?)? (?:[A-Z][\w’'.-]* ){1,3}(?:Ave|Avenue|St|Street|Road|Rd|Blvd|Lane|Drive|Way)\b"
)
_PLURAL_AFTER = later(r" (?:[a-z][\w-]* ){0,2}?(?:[a-z]{2,}s|people|men|women|children|staff)\b(?! of the)")


def _amount(prose: str, match: re.Match[str], words: _Words, limit: int) -> Amount | None:
    """The amount whose figures are at this match, or None when they are something else."""
    start, end = match.span()
    text = match[0]
    figures = text[0].isdigit() or text[0] == "."
    before = prose[max(start - 48, 0) : start].rpartition("\n")[2]
    left = words.left.search(before, max(len(before) - 10, 0))
    sign = left[1].strip() if left else ""
    currency = "ZAR" if sign == "R" else words.currencies.get(sign.lower(), "")
    if figures and not currency and _elsewhere(before, prose, end, text):
        return None
    if figures:
        text = text.replace(" ", "")
        digits = text.replace(".", "").replace(",", ".") if words.comma else text.replace(",", "")
        value = float(digits)
        step = _step(text, digits)
        fraction = re.compile(r"[ -]([1-9])/([2-9]|10|16)(?!\d|/)").match(prose, end, limit)
        if fraction and int(fraction[1]) < int(fraction[2]) and "." not in digits:
            value, end, step = value + int(fraction[1]) / int(fraction[2]), fraction.end(), 0.0
    else:
        if re.match(
            r"-(?:way|sided|party|handed|faced|fold|off|time|tier|stop|up|piece|horse|hander)\b", prose[end : end + 8]
        ):
            return None
        if text[0].isupper() and re.match(r" [A-Z]", prose[end : end + 2]):
            return None  # the Six Nations, Seven Sisters
        parsed = _spoken(text, words)
        if parsed is None:
            return None
        value, step = parsed
    scale = words.scale.match(prose, end, limit)
    if scale:
        name = scale[1].lower()
        if len(name) > 1 or currency or _currency_follows(prose, scale.end(), words):
            value, step, end = value * words.scales[name], (step or 1.0) * words.scales[name], scale.end()
            more = words.scale.match(prose, end, limit)
            if more and len(more[1]) > 1:  # "thousand billion"
                value, step, end = (
                    value * words.scales[more[1].lower()],
                    step * words.scales[more[1].lower()],
                    more.end(),
                )
    notation = sign
    unit = ""
    if written := _unit(prose, end, limit, words):
        name, close = written.lower() if written != "G" else "", prose.index(written, end) + len(written)
        if name in words.currencies and not (currency and name in ("p", "pounds", "pound", "cents")):
            if not currency:
                currency, notation = words.currencies[name], written
            end = close
        elif name in words.units and not (currency and not name.startswith("%")):
            unit, notation, end = words.units[name], written, close
        if unit and figures is False and unit == "point" and value == 1:
            unit = ""
    if not figures and not unit and not currency and text.lower() in ("a", "an"):
        return None
    if figures and not currency and not unit and not scale and _is_year(text, value, before, prose, end):
        return None
    if figures and not unit and not currency and not scale and re.match(r"[A-Za-z]", prose[end : end + 1]):
        return None  # 22nd, 5S, 737s
    per = words.per.match(prose, end, limit)
    rate = ""
    if per and (currency or unit):
        rate = (per[1] or per[2] or "").lower()
        rate = words.units.get(rate, rate)
    begin = start - (len(before) - left.start(1)) if left and (currency or notation) else start
    hedged = words.hedge.search(prose[max(begin - 28, 0) : begin])
    hedge = words.hedges[hedged[1].lower()] if hedged else ""
    if hedged:
        begin -= len(hedged[0])
    if unit and not step and unit not in ("count", "year of age"):
        step = 1.0
    low, high = bounds(value, step, hedge)
    return Amount(begin, end, start, value, low, high, unit, currency, hedge, rate, None, figures, notation)


def bounds(value: float, step: float, hedge: str = "") -> tuple[float, float]:
    """The range that a written number stands for. `step` is the size of its last meaningful digit (0: exact)."""
    half = step / 2
    low, high = value - half, value + half
    if hedge == "about":
        return min(low, value * 0.92), max(high, value * 1.08)
    if hedge == "nearly":
        return min(low, value * 0.9), value
    if hedge == "just over":
        return value, max(high, value * 1.1)
    if hedge == "more than":
        return value, max(high, value * 1.25)
    if hedge == "less than":
        return min(low, value * 0.75), value
    if hedge == "at least":
        return low, math.inf
    if hedge == "up to":
        return 0.0, high
    return low, high


def _step(text: str, digits: str) -> float:
    """The size of the last digit that means something: 4.57 -> 0.01, 60,000 -> 1,000 or less, 1,387 -> exact."""
    if "." in digits:
        return float(10 ** -len(digits.partition(".")[2]))
    number = int(digits or 0)
    zeros = len(digits) - len(digits.rstrip("0")) if number else 0
    if zeros >= 2 and number >= 1000:
        return min(float(10**zeros), number * 0.02)
    return 0.0


def _spoken(text: str, words: _Words) -> tuple[float, float] | None:
    """Value and step of a number in words."""
    tokens = [t for t in re.split(r"[ -]", text.lower()) if t not in ("and", "of")]
    if tokens[-1].rstrip("s") in words.fractions and tokens[-1] not in words.cardinals:
        part = words.fractions[tokens[-1].rstrip("s") if tokens[-1] != "half" else "half"]
        head = tokens[:-1]
        if not head:
            return (part, 0.0) if tokens[-1] == "half" else None
        if head in (["a"], ["an"], ["one"]):
            return part, part * 0.04
        if len(head) == 1 and head[0] in words.cardinals:
            return words.cardinals[head[0]] * part, part * 0.04
        whole = _spoken(" ".join(t for t in head if t not in ("a", "an")), words)
        return (whole[0] + part, 0.0) if whole else None
    if tokens[0] == "half" and len(tokens) >= 2:
        rest = _spoken(" ".join(t for t in tokens[1:] if t not in ("a", "an")), words)
        return (rest[0] / 2, rest[1]) if rest else None
    if "half" in tokens[1:]:  # "two and a half million"
        cut = tokens.index("half", 1)
        head = tokens[:cut]
        whole = _spoken(" ".join(head[:-1] if head[-1] in ("a", "an") and len(head) > 1 else head), words)
        factor = math.prod(words.scales.get(token, 0.0) for token in tokens[cut + 1 :])
        return ((whole[0] + 0.5) * factor, 0.0) if whole and factor else None
    if len(tokens) > 1 and tokens[0] in ("a", "an") and tokens[1] in words.cardinals:
        tokens = tokens[1:]  # "a two-day visit"
    total = current = 0.0
    seen = False
    for token in tokens:
        if token in ("a", "an"):
            current, seen = 1.0, True
        elif token in ("dozen", "dozens"):
            current, seen = (current or 1.0) * 12, True
        elif token == "score":
            current, seen = (current or 1.0) * 20, True
        elif token in words.cardinals:
            current, seen = current + words.cardinals[token], True
        elif token == "hundred":
            current, seen = (current or 1.0) * 100, True
        elif token in words.scales:
            total, current, seen = total + (current or 1.0) * words.scales[token], 0.0, True
        else:
            return None
    if not seen or tokens in (["a"], ["an"]):
        return None
    if len(tokens) == 1 and (tokens[0] in words.scales or tokens[0] == "dozens"):
        return None  # a bare "million" in a table's heading
    value = total + current
    return value, value * 0.02 if value >= 100 and len(tokens) <= 2 else 0.0


def _elsewhere(before: str, prose: str, end: int, text: str) -> bool:
    """Is this number part of a date, a time, a score, an address, a name or a label?"""
    last = before[-1:]
    following = prose[end : end + 1]
    if last and (last.isalpha() or last in "/°#@_") and last != "x":
        return True
    if following == "/" and prose[end + 1 : end + 2].isdigit():
        return not re.match(r"/[2-9]\b", prose[end : end + 3]) or True
    if following in "." and prose[end + 1 : end + 2].isdigit():
        return True
    whole = text.isdigit()
    if whole and len(text) <= 2 and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(prose, end)):
        return True
    if len(text) <= 5 and _TIME_AFTER.match(prose, end):
        return True
    if re.search(r"\d[:.]$|\d ?- ?$", before[-4:]) and re.match(r"\d{4}$", text):
        return True
    if last == "-" and re.search(r"[A-Za-z]-$", before[-3:]):
        return not re.search(r"\b(?:mid|a|an|the|of|to|US|non|sub|pre|post|up)-$", before)
    if following == "-" and re.match(r"-\d{4}\b(?![,.]\d|%| [a-z])", prose[end : end + 9]) and len(text) == 3:
        return True  # 555-0142
    if _LABEL_BEFORE.search(before) and not re.match(r"%| per ?cent| (?:million|billion)", prose[end : end + 10]):
        return not re.search(r"\bnumbers? $|\baged? $", before) if text.isdigit() else False
    if whole and _STREET_AFTER.match(prose, end):
        return True
    named = _NAME_BEFORE.search(before)
    if named and whole and following not in "%-–" and not _PLURAL_AFTER.match(prose, end):
        return not re.match(r" (?:per ?cent|percent|million|billion|trillion|[a-z]{1,3}\b)", prose[end : end + 10])
    return False


def _is_year(text: str, value: float, before: str, prose: str, end: int) -> bool:
    if not (len(text) == 4 and text.isdigit() and 1400 <= value <= 2150):
        return False
    if re.search(
        r"\b(?:about|some|around|nearly|almost|over|under|than|least|most|to|another|of its|all|average of) $", before
    ):
        if re.search(r"\b(?:to|over|than|around|about|under) $", before):
            return not _PLURAL_AFTER.match(prose, end)
        return False
    if re.search(
        r"\b(?:in|since|of|by|from|until|till|after|before|during|between|the|and|for|late|early|mid|last|next|through|summer|winter|spring|autumn|fall|"
        r"year|fiscal|circa|c\.|[A-Z][a-z]+|'s|’s|[a-z]+-)[ -]?$|^$|[(\-–—/,] ?$",
        before,
    ):
        return True
    return not _PLURAL_AFTER.match(prose, end)


def _currency_follows(prose: str, at: int, words: _Words) -> bool:
    return _unit(prose, at, len(prose), words).lower() in words.currencies


def _unit(prose: str, at: int, limit: int, words: _Words) -> str:
    """The longest name or sign of a currency or unit that follows, as written; "" when none does."""
    at += prose[at : at + 1] in (" ", "-")
    for length in words.lengths:
        name = prose[at : at + length].lower()
        if (name in words.units or name in words.currencies) and name != "$" and at + length <= limit:
            following = prose[at + length : min(at + length + 1, limit)]
            if not (name[-1].isalnum() and (following.isalnum() or following == "_")):
                return prose[at : at + length]
    return ""


def _is_score(prose: str, near: Amount, far: Amount) -> bool:
    """Is this pair a score or a vote: "3-2", "212-187"?"""
    if prose[near.end : far.number] not in ("-", "–") or near.unit or near.currency or far.unit or far.currency:
        return False
    return near.value >= far.value or not _PLURAL_AFTER.match(prose, far.end)


_RANGE = later(r" ?(?:-|–|—| to | or ) ?(?:[$€£¥]|US\$)?$")
_BETWEEN = later(r"\b(?:between|from) (?:[$€£¥]|US\$|[A-Z]{3} ?)?$")


def _join(prose: str, near: Amount, far: Amount) -> Amount | None:
    """A range ("5-7 km", "$62 to $68", "between 5 and 7"), when two amounts are its ends."""
    gap = prose[near.end : far.number]
    if len(gap) > 9:
        return None
    between = re.search(r"\bbetween $", prose[max(near.start - 9, 0) : near.start]) is not None
    if not (_RANGE.fullmatch(gap) and " or " not in gap or between and re.fullmatch(r" and (?:[$€£¥]|US\$)?", gap)):
        return None
    if re.search(r"\bfrom $", prose[max(near.start - 6, 0) : near.start]) and " to " in gap:
        return None  # a change, not a range
    same = (near.unit or far.unit) == far.unit and (
        not near.currency or not far.currency or near.currency == far.currency
    )
    if not same or near.upper is not None or far.hedge:
        return None
    factor = 1.0
    if near.value < far.value and far.value >= 1e6 and near.value < 1000:  # "5 to 7 million"
        factor = 10 ** (3 * int(math.log10(far.value) // 3))
    first = near.scaled(factor)
    return first._replace(
        end=far.end, high=far.high, upper=far.value, unit=far.unit, currency=near.currency or far.currency, per=far.per,
        notation=near.notation or far.notation, low=min(first.low, far.low), 
    )  # fmt: skip


@cache
def _words(language: str) -> _Words:
    path = LEXICON / language / "amounts.toml"
    raw: dict[str, Any] = tomllib.loads((path if path.exists() else LEXICON / "en/amounts.toml").read_text("utf-8"))
    flat = {
        kind: {form: name for name, forms in raw[kind].items() for form in forms}
        for kind in ("currencies", "units", "hedges")
    }
    scales = raw["scales"]
    spoken = "|".join(
        sorted(
            [*raw["cardinals"], *(s for s in scales if len(s) > 3 and s not in ("crore", "lakh")), "dozens?", "half"],
            key=len,
            reverse=True,
        )
    )
    parts = "|".join(f"{f}s?" for f in raw["fractions"] if f != "half")
    comma = raw.get("decimal") == ","
    number = (
        rf"(?=[\d.]|(?<![\w-]))(?:{_COMMA_DIGITS if comma else _DIGITS}"
        rf"|(?<![\w-])(?:(?:an? )?(?:{spoken})(?:(?:[ -]| and )(?:an? )?(?:{spoken})){{0,6}}(?:[ -](?:{parts}))?|an? (?:{parts})(?= of\b))(?![\w-](?<!-)|\w))"
    )
    codes = [
        f
        for f in flat["currencies"]
        if not f.isalpha()
        or (len(f) <= 3 and f not in ("won", "rs", "p", "b", "ps", "try", "đ", "cts"))
        and f.isascii()
    ]
    symbols = "|".join(
        sorted((re.escape(c.upper()) if c.isalpha() else f"(?i:{re.escape(c)})" for c in codes), key=len, reverse=True)
    )
    hedge = "|".join(sorted(map(re.escape, flat["hedges"]), key=len, reverse=True))
    return _Words(
        raw["cardinals"], scales, raw["fractions"], flat["currencies"], flat["units"], flat["hedges"],
        later(number, re.I),
        later(rf"(?:^|[^\w])((?:{symbols}|Rs\.?|PS) ?|(?<=[ (])R(?=$))$"),
        later(rf"[ -]?({'|'.join(sorted(scales, key=len, reverse=True))})(?![\w])", re.I),
        tuple(sorted({len(name) for name in (*flat["currencies"], *flat["units"])}, reverse=True)),
        later(rf"(?:^|(?<=[^\w]))({hedge}) ?$", re.I),
        later(r"(?:,? (?:an?|per|every) |/)(day|week|month|quarter|year|hour|night|minute|second|litre|liter|kilogram|kilogramme|kg|kilo|"
                   r"tonne|ton|barrel|gallon|mile|km|kilometre|kilometer|metre|meter|square metre|square meter|square foot|hectare|acre|head|"
                   r"person|share|household|family|student|unit|sq\.? m|gram|ounce|bushel|day|pound|game|seat|ticket|head|worker|mmBTU|cent)(?![\w])(?! (?:ago|earlier|before|later))|(?:,)? (each|apiece)\b", re.I),
        comma,
    )  # fmt: skip
