"""Ranges as written, the first end before the second: "between 78,000 and 92,000", "ages 60-25", "2015-2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from linter.amounts import amounts
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import later
from linter.relations.named_ends import named_ends


@kind_of_claim
class Range(Claim):
    """Two ends of a range as written, the first before the second."""

    form: str = ""  # "between", "ages", "years", "figures", "days", "from"; "highs" and "lows" by what stands first
    near: str = ""
    far: str = ""
    near_value: float = 0.0
    far_value: float = 0.0


_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\b\.?"
_BEFORE_CHRIST: Final = later(r"\bB\.?C\b|\bBCE\b")  # "in the first century BC, between 75 and 50"
# "For at least 16 weeks and at most four".
_LEAST: Final = later(
    r"\b(?:at least|no (?:fewer|less) than|a minimum of) (?P<near>\d{1,4}|[a-z]{3,9})(?P<unit>(?: [a-z]+)?) "
    r"(?:and|but|or) (?:at most|no more than|a maximum of|up to) (?P<far>\d{1,4}|[a-z]{3,9})\b"
    r"(?=[.,;:)]|(?P=unit)\b|(?<=\d) [a-z]+s\b)"
)
# "From 22 to 17 June", "June 22-17".
_DAYS: Final = later(
    r"\b(?:[Ff]rom|[Bb]etween) (?:the )?(?P<near>\d{1,2})(?:st|nd|rd|th)? (?:to|until|till|through|and) (?:the )?"
    rf"(?P<far>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?! \d{{4}} to\b)"
    rf"|\b{_MONTH} (?P<n2>\d{{1,2}})(?: to |[-–])(?P<f2>\d{{1,2}})(?![\d%:.-]|,\d| [A-Z]?[a-z]+ to\b)"
    rf"|\b(?:[Ff]rom |[Bb]etween )?(?P<n3>\d{{1,2}}) (?P<m3>{_MONTH})(?: (?:to|until|till|through|and) | ?[-–] ?)"
    r"(?P<f3>\d{1,2}) (?P=m3)(?! ?(?:\d{4}|next|the (?:next|following)))"
    rf"|\b(?:[Ff]rom |[Bb]etween )?(?P<m4>{_MONTH}) (?P<n4>\d{{1,2}})(?: (?:to|until|till|through|and) | ?[-–] ?)"
    r"(?P=m4) (?P<f4>\d{1,2})\b(?!,? ?(?:\d{4}|next|the (?:next|following)))"
)
_SIGN: Final = r"(?:(?:US|A|C|NZ|HK|S)?\$|[€£¥₫]|(?:VND|USD|EUR|GBP|AUD|Rs\.?) ?)"
_FIGURE: Final = rf"{_SIGN}?(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,12}})(?:\.\d{{1,4}})?"
_SCALE: Final = r"(?: ?(?:million|billion|trillion|thousand|mln|bln|bn|mn|m|k|lakh|crore)\b)"
_WORD: Final = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_END: Final = rf"(?:{_FIGURE}|{_WORD}){_SCALE}?(?!\w*\d|,\d)"
_UNIT: Final = (
    r"(?: ?(?:%|°C|°F|[CF]|°|km|kg|cm|mm|mg|mph|kph|kWh|MW)(?!\w)|[ -](?:per ?cent|kilomet(?:re|er)s?|met(?:re|er)s?|"
    r"miles?|feet|"
    r"foot|inches|inch|yards?|acres?|hectares?|tonnes?|tons?|kilogram(?:me)?s?|kilos?|grams?|pounds?|ounces?|"
    r"lit(?:re|er)s?|"
    r"gallons?|barrels?|degrees?|hours?|minutes?|seconds?|(?:working |business )?days?|"
    r"weeks?|months?|years?|dollars?|euros?|cents?|pence|dong|"
    r"yuan|yen|"
    r"rupees|baht|percentage points|m|ft)(?![\w-]))"
)
_BETWEEN: Final = later(
    rf"\b[Bb]etween (?:the ages of |about |around |roughly |some |"
    rf"an estimated )?(?P<near>{_END})(?P<unit>{_UNIT})? and "
    rf"(?:about |around )?(?P<far>{_END})(?P<far_unit>{_UNIT})?"
)
_FROM: Final = later(
    rf"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|(?:anywhere|anything)|priced|aged|costs?|costing|takes?|"
    rf"lasts?|lasting|runs?|running|"
    rf"weigh(?:s|ed|ing)?|measur(?:es|ed|ing)|"
    rf"rang\w+ in [a-z]+) from (?P<near>{_END})(?P<unit>{_UNIT})? (?:up )?to (?P<far>{_END})(?P<far_unit>{_UNIT})?"
)
_AGES: Final = later(
    r"\b(?:ages?|aged|ages of|aged between|ages between) (?P<near>\d{1,2})(?: ?[-–] ?| to |"
    r"(?<=between \d\d) and )(?P<far>\d{1,2})(?![\d.,]*\d)"
    r"(?! ?(?:months?|weeks?|mths?|days?)\b)"
)
_YEARS: Final = later(
    r"(?<![\w.,/–-])(?P<near>1[4-9]\d\d|20\d\d) ?[-–] ?(?P<far>1[4-9]\d\d|20\d\d)(?![\w/–-]|[.,]\d)"
    r"|\b(?P<word>[Bb]etween|[Ff]rom) (?P<n2>1[4-9]\d\d|20\d\d) (?:and|to|until|through) (?P<f2>1[4-9]\d\d|"
    r"20\d\d)(?![\w-]|[.,]\d)"
)
_FIGURES: Final = later(
    rf"(?<![\w.,/:$–-])(?P<near>{_FIGURE})(?P<scale>{_SCALE})?(?P<dash> ?[-–] ?| to )(?P<far>{_FIGURE})"
    rf"(?P<unit>{_SCALE}?{_UNIT}|{_SCALE})?"
    r"(?![\w-]|[.,]\d)"
)
# "Daytime highs of minus 27 and overnight lows of minus 12": the same ends with a name each.
_TEMPERATURE: Final = r"(?P<{0}>(?:(?:minus |[-−])?\d{{1,2}}(?:\.\d)?))(?![\w,]*\d)(?: ?(?:°?[CF]\b|°|degrees?))?"
_HIGHS: Final = later(
    rf"\b(?:highs?|maximums?|maxima)(?: temperatures?)? (?:of|near|around|at) {_TEMPERATURE.format('near')}"
    r"[^.;:\d]{0,40}\b(?:lows?|minimums?|minima)(?: temperatures?)? "
    rf"(?:of|near|around|at) {_TEMPERATURE.format('far')}"
)
# "Moved between a low of 371 pence and a high of 412".
_EXTREME: Final = rf"(?:about |around |nearly )?(?P<near>{_FIGURE}{_SCALE}?)(?P<near_unit>{_UNIT})?(?![\w,]*\d)"
_LOW_TO_HIGH: Final = later(
    rf"\b(?P<first>highs?|lows?|maximum|minimum|peak|trough) of {_EXTREME},? (?:and|to|or) (?:then )?"
    r"(?:an? |the )?(?:\w+ )?(?P<second>highs?|lows?|maximum|minimum|peak|trough) of "
    + _EXTREME.replace("<near", "<far")
)
_TOPS: Final = frozenset({"high", "highs", "maximum", "peak"})
_ELSEWHERE: Final = later(r"\b(?:in|on|above|winter|summer|while|but)\b", re.I)
_IN_MONTH: Final = later(rf"\b{_MONTH} $")
_SCALE_OF: Final = later(r"\d ?°?([CF])\b")
_PAID: Final = later(
    r"\b(?:pays?|paid|paying|costs?|costing|charges?|earns?|earning|worth|fetch(?:es)?|for|priced at) $"
)
_EXPECTED: Final = later(
    r"\b(?:expect\w*|forecast\w*|predict\w*|guidance|outlook|estimate[sd]?|project(?:s|ed))\b[^.;,]{0,40} of $"
)
# Two numbers, but no range: what is compared, divided, voted, scored or timed.
_APART: Final = later(
    r"\b(?:differences?|gap|split|choice|choose|choosing|chose|divided?|contrast|margin|average|midway|halfway|"
    r"spread|"
    r"compar\w+|distinction|distinguish|balance|exchang\w+|relationship|link|links|toss-up|swap\w*|toggle|"
    r"mid-?point|ratio|"
    r"match|game|tie|vote[sd]?|voting|switch\w*|alternat\w+|hours?|open|shift|o'clock|games|correlation|stand-off|"
    r"rivalry)"
    r"(?: \w+){0,2} $",
    re.I,
)
# "Children between 14 and 8".
_OF_AN_AGE: Final = later(
    r"\b(?:children|boys|girls|pupils|people|youngsters|teenagers|adults|students|those|anyone|women|men|players) $"
)
_CONTEST: Final = later(
    r"\b(?:won|win|wins|winning|beat|beats|beaten|lost|lose|loss|lead|leads|led|leading|defeat\w*|victor\w+|"
    r"vot\w+|poll\w*|"
    r"score[sd]?|scoring|odds|split|margin|trail\w*|ahead|behind|draw|drew|favou?r|against|majority|approv\w+|"
    r"reject\w+|"
    r"ratio|game|match|season|set|half-time|overtime|pass(?:es|ed)?|quarter|fell|fall\w*|drop\w*|declin\w+|cut|"
    r"cuts|reduc\w+|"
    r"lower\w*|down|slid|slip\w*|shr[aiu]nk|trim\w*|slash\w*|time[sd]?|countdown|in a row|BC|BCE)\b"
)


# "Attendance fell from 22 to 17 May's fair": numbers, and no days.
_CHANGE: Final = later(
    r"(?i)\b(?:f[ae]ll\w*|r[io]se\w*|up|down|cut|reduc\w+|lower\w*|grew|dropp\w+|shr\w+|moved|changed|put back|delayed|"
    r"postponed|brought forward|switched|shifted|rescheduled)\b[^.;]{0,50}$"
)


def ranges_in(document: Document) -> Iterator[Range]:
    """Every range that runs backwards."""
    if document.language[:2] != "en":
        return
    prose = document.prose
    yield from _named_ends(document)
    yield from _least_and_most(document)
    for match, form in named_ends(document):
        near, far = _values(match["near"], match["far"], "between")
        if near != far and (near > far) == (form == "lows"):
            yield _extremes(document, match, form, near, far)
    ends_in_figures = (("years", _YEARS), ("figures", _FIGURES), ("days", _DAYS))
    for form, found in (
        ("between", document.matches(_BETWEEN, {"between"})),
        ("from", document.within(document.sentences_with({"from"}), _FROM)),
        ("ages", document.matches(_AGES, {"age", "ages", "aged"})),
        *((form, document.within(document.numbered, pattern)) for form, pattern in ends_in_figures),
    ):
        for match in found:
            at = match.start()
            if document.zone_at(at) in NOT_THE_STORY | {TABLE}:
                continue
            ends = _ends(form, match, prose, document.sentence_at(at))
            if ends is None:
                continue
            values = _values(*ends, form)
            quoted = form == "from" and values[0] < values[1] * 1.002  # prices of bills, from the highest down
            if values[0] > values[1] and not quoted:
                yield Range(
                    span=document.span(match.start(), match.end()), zone=document.zone_at(at),
                    quoted=document.quoted(at), dateline=document.date, form=form, near=ends[0], far=ends[1],
                    near_value=values[0], far_value=values[1],
                )  # fmt: skip


def _named_ends(document: Document) -> Iterator[Range]:
    """Every high that is lower than the low told with it."""
    for match in document.within(document.numbered, _LOW_TO_HIGH):
        tops = [match[end] in _TOPS for end in ("first", "second")]
        units = {match[end] for end in ("near_unit", "far_unit")} - {None}
        near, far = _values(match["near"], match["far"], "between")
        if tops[0] != tops[1] and len(units) < 2 and (near < far) == tops[0] and near != far:
            yield _extremes(document, match, "highs" if tops[0] else "lows", near, far)
    for match in document.within(document.numbered, _HIGHS):
        if _ELSEWHERE.search(match[0]) or len(set(_SCALE_OF.findall(match[0]))) > 1:
            continue  # "highs of 10C in the village", "winter highs and summer lows"
        high, low = (float(re.sub(r"minus |−", "-", match[end])) for end in ("near", "far"))
        if high < low:
            yield _extremes(document, match, "highs", high, low)


def _least_and_most(document: Document) -> Iterator[Range]:
    """Every "at least" that is more than the "at most" after it."""
    for match in _LEAST.finditer(document.prose):
        near, far = _read(match["near"]), _read(match["far"])
        if near > far > 0:
            yield _extremes(document, match, "figures", near, far)


def _extremes(document: Document, match: re.Match[str], form: str, near: float, far: float) -> Range:
    return Range(
        span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
        quoted=document.quoted(match.start()), dateline=document.date, form=form,
        near=match["near"], far=match["far"], near_value=near, far_value=far,
    )  # fmt: skip


def _ends(form: str, match: re.Match[str], prose: str, bounds: tuple[int, int]) -> tuple[str, str] | None:
    """Both ends of a match as written; None when this is no range."""
    begin, end = bounds
    if _BEFORE_CHRIST.search(prose, begin, end):
        return None
    before, after = (
        prose[max(begin, match.start() - 60) : match.start()],
        prose[match.end() : min(end, match.end() + 40)],
    )
    groups = match.groupdict()
    near, far = (
        next(text for key in keys if (text := groups.get(key)))
        for keys in (("near", "n2", "n3", "n4"), ("far", "f2", "f3", "f4"))
    )
    if re.match(r" ?(?:BCE?|B\.C|votes?\b|and \d)", after) or re.match(r"(?: to| ?[-–]) ?\d", after):
        return None
    if far[0] == "0":
        return None  # a time
    if form == "years":
        odd = r"\b(?:back|cut|rewind\w*|revis\w*|flight|room|reduc\w+|fell|drop\w*|down|declin\w+) (?:\w+ ){0,3}$"
        if re.search(odd, before) or re.match(r" (?:levels?|[a-z]+s)\b(?<!was)(?<!is)(?<!has)", after):
            return None
    elif form == "days":
        if _APART.search(before) or _CHANGE.search(before) or not 0 < int(near) <= 31:
            return None
    elif form in ("between", "from"):
        units = [groups["unit"], groups["far_unit"]]
        if all(units) and units[0].strip(" -").rstrip("s") != units[1].strip(" -").rstrip("s"):
            return None
        if units[0] and not units[1]:
            return None  # "between 30 days and ten …": the far unit is another, or no unit that is known
        if _APART.search(before) or re.match(r"(?:st|nd|rd|th)\b|:\d\d| ?(?:[ap]\.?m\b)", after):
            return None
        if not units[1] and re.match(
            r"[ -](?:January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec)", after
        ):
            return None
        hours = (near.isdigit() and far.isdigit() and int(near) <= 24 and int(far) <= 24) or near.isalpha()
        young = _OF_AN_AGE.search(before) and re.match(r"[.,;)]|$| (?:years|can|may|get|will|must|who)\b", after)
        if hours and not units[1] and form == "between" and not _counted(after) and not young:
            return None
        if hours and match[0].startswith(("run", "went")):
            return None  # "trains run from 22 to 6"
    elif form == "figures":
        scaled = re.fullmatch(_SCALE, groups["unit"] or "") is not None
        signed = not far[0].isdigit() or (not near[0].isdigit() and match["dash"] != " to ")
        if not (signed or (groups["unit"] and not scaled)) or _CONTEST.search(prose, begin, match.end() + 30):
            return None
        if ((far[0].isdigit() or scaled) and " " in match["dash"] and "to" not in match["dash"]) or re.search(
            r"\bfrom (?:\w+ )?$", before
        ):
            return None
        if match["dash"] == " to " and (_IN_MONTH.search(before) or re.fullmatch(r"(?:19|20)\d\d", near)):
            return None  # "rose in the week ended March 20 to 16.16 million barrels"
        if match["dash"] == " to ":
            paid = signed and near[0] == far[0] and (_PAID.search(before) or _EXPECTED.search(before))
            if not paid and (not groups["unit"] or scaled or re.search(r"[\d%$] ?$", before)):
                return None
        if re.search(r"\bhour", after) or _short(near, far):
            return None
    near += groups.get("scale") or ""
    if form == "figures" and (scale := re.match(_SCALE, groups["unit"] or "")):
        far += scale[0]
    return near, far


def _counted(after: str) -> bool:
    """Does something that is counted follow: "between 20 and 15 children"?"""
    return bool(re.match(r" (?:[a-z]+ )?[a-z]+s\b", after)) and not re.match(
        r" (?:hours|is|was|has|as|always|days)\b", after
    )


def _short(near: str, far: str) -> bool:
    """May the far end be written short: "120-30" for 120-130?"""
    if not (near.isdigit() and far.isdigit() and 2 <= len(far) < len(near)):
        return False
    return int(near[: -len(far)] + far) > int(near)


def _values(near: str, far: str, form: str) -> tuple[float, float]:
    """Both ends as numbers; a scale that only the second bears is both ends' ("between 5 and 7 million")."""
    if form in ("years", "ages"):
        return float(near), float(far)
    first, second = _read(near), _read(far)
    bare = _read(re.sub(r" ?[a-z]+$", "", far)) if far[0] not in "abcdefghijklmnopqrstuvwxyz" else second
    if re.search(r"\dm$", far) and first > 1000 * bare and "," in near:
        second = bare * 1e6  # "between 980,000 and 1.02m ounces": no metres
    elif near[-1].isdigit() and bare and second > bare and first < 10 * bare:
        first *= second / bare
    return first, second


@cache
def _read(words: str) -> float:
    found = next(amounts(words), None)
    if found is not None:
        return found.value
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    return float(digits[0].replace(",", "")) if digits else 0.0
