"""From a wording to its days: how each kind of form in `calendar.toml` is read, given the document's date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from linter import periods
from linter.calendar_grammar import Calendar
from linter.document import Document
from linter.periods import AS_OF, DECADE, FISCAL_YEAR, RANGE, SINCE, WEEK, YEAR, Period

FUTURE, PAST, PRESENT = "future", "past", "present"
Match = re.Match[str]


class Parts(NamedTuple):
    """A Moment without its place."""

    period: Period | None = None
    anchor: str = ""
    relative: str = ""
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None


class Context:
    """What a wording is read against: the document, its date, and the last period named in the same block."""

    def __init__(self, document: Document, grammar: Calendar) -> None:
        self.prose, self.day, self.grammar = document.prose, document.date, grammar
        self.language = document.language
        self.last: Period | None = None

    def tense(self, at: int) -> str:
        """Whether the clause before a place looks forward or back; "" when it does not say."""
        before = self.prose[max(at - 90, 0) : at]
        before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("; ")) + 1 :]
        found = ""
        for word in self.grammar.tense.finditer(before):
            found = word.lastgroup or ""
        return found

    def near(self, match: Match) -> str:
        """The words about a form."""
        return self.prose[max(match.start() - 150, 0) : match.end() + 150]

    def word(self, table: str, text: str) -> int:
        return self.grammar.words[table][text.lower().rstrip(".") if table in ("month", "weekday") else text.lower()]

    def number(self, text: str | None) -> int:
        if not text:
            return 1
        return int(text) if text.isdigit() else self.word("number", text)

    def year(self, match: Match, suffix: str = "") -> tuple[int | None, str]:
        """The year in a form, and its anchor: written, from the dateline, or not known."""
        groups = match.groupdict()
        if written := groups.get(f"year{suffix}"):
            return int(written), "written"
        if words := groups.get(f"yearword{suffix}"):
            return (self.day.year + self.word("yearword", words), "dateline") if self.day else (None, "")
        return None, ""

    def says_year(self, match: Match) -> bool:
        return any(match.groupdict().get(name) for name in ("year", "yearword", "year2", "yearword2"))


def read(reading: str, match: Match, context: Context) -> Parts | None:
    """The parts and days of a form; None if this is not a date after all."""
    return _READINGS[reading](match, context)


def under(reading: str, lead: Match, base: Parts, context: Context) -> Parts | None:
    """A moment with words before it that change how it is read: "as of", "the year to"."""
    words = _words(lead)
    relative = f"{words} {base.relative}".strip() if base.relative else base.relative
    period = base.period
    if reading in ("as-of", "end"):
        period = period and Period(period.start, period.end, AS_OF)
    elif reading == "since":
        period = (
            Period(period.start, context.day, SINCE) if period and context.day and period.start <= context.day else None
        )
    elif reading == "within":
        period = period and _within(words, period)
    elif reading == "until":
        period = period and _until(lead, period, context)
        relative = words
    return base._replace(period=period, relative=relative)


def _words(match: Match) -> str:
    return match[0].lower().strip()


def _resolve_year(month: int, day: int | None, context: Context, at: int) -> int | None:
    """The year that a date or month without one belongs to."""
    today = context.day
    if today is None:
        return None
    tense = context.tense(at)
    if day is None:
        if tense == FUTURE:
            return today.year + (month < today.month)
        return today.year - (month > today.month)
    here = {year: _day(year, month, min(day, 28)) for year in (today.year - 1, today.year, today.year + 1)}
    gaps = {year: (when - today).days for year, when in here.items() if when}
    if not gaps:
        return None
    nearest = min(gaps, key=lambda year: (abs(gaps[year]), year))
    if tense == PAST and gaps[nearest] > 60:
        return max(year for year, gap in gaps.items() if gap <= 0)
    if tense == FUTURE and gaps[nearest] < -90:
        return min(year for year, gap in gaps.items() if gap >= 0)
    return nearest


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _range(start: date | None, end: date | None) -> Period | None:
    return Period(start, end, RANGE) if start and end and start <= end else None


def _date(match: Match, context: Context) -> Parts | None:
    groups = match.groupdict()
    day = int(re.sub(r"\D", "", match["day"]))
    name = groups.get("month")
    if name:
        if context.grammar.capitals and not name[0].isupper():
            return None
        month = context.word("month", name)
    else:
        month = int(match["figures"])
    if not 1 <= month <= 12 or not 1 <= day <= 39 or _counts(match, context):
        return None
    weekday = context.word("weekday", groups["weekday"]) if groups.get("weekday") else None
    end_day = int(re.sub(r"\D", "", groups["day2"])) if groups.get("day2") else None
    end_month = context.word("month", groups["month2"]) if groups.get("month2") else None
    if end_day is not None and end_month is None and not day < end_day <= 39:
        return None
    if end_month is not None and not (_day(2000, month, day) and _day(2001, end_month, end_day or 0)):
        return None  # each end is read by itself, so that the impossible one is seen
    year, anchor = context.year(match)
    end_year, end_anchor = context.year(match, "2")
    if year is None and end_year is not None:
        year, anchor = end_year - (end_month is not None and end_month < month), end_anchor
    if year is None and not context.says_year(match):
        year = _resolve_year(month, day, context, match.start())
        if (month, day) == (2, 29) and context.grammar.leap.search(context.near(match)):
            year = None
        anchor = "dateline" if year else ""
    period = None
    if year is not None:
        first = _day(year, month, day)
        if end_day is None:
            period = periods.day(first) if first else None
        else:
            last = end_month or month
            period = _range(first, _day(end_year or year + (last < month), last, end_day))
    written = year if anchor == "written" else None
    relative = _words(match) if groups.get("yearword") else ""
    return Parts(period, anchor, relative, weekday, day, month, written, end_day, end_month)


def _counts(match: Match, context: Context) -> bool:
    """Is the number after a month a count: "in June 31 people …"?"""
    if match.groupdict().get("year") or match.start("day") < match.start("month"):
        return False
    prose = context.prose
    return prose[max(match.start() - 3, 0) : match.start()].lower() == "in " and bool(
        re.match(r" (?:[a-z]+ ){0,2}[a-z]+s\b| (?:people|men|women|children)\b", prose[match.end() : match.end() + 40])
    )


def _numeric(match: Match, context: Context) -> Parts | None:
    numbers = [int(n) for n in re.split(r"\D", match["numeric"])]
    weekday = match.groupdict().get("weekday")
    name = context.word("weekday", weekday) if weekday else None
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
        if day <= 12 and month <= 12 and day != month and not _day_first(context):
            return Parts(None, "", "", name, None, None, year)
        if month > 12:
            day, month = month, day
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    when = _day(year, month, day)
    return Parts(periods.day(when) if when else None, "written", "", name, day, month, year)


def _day_first(context: Context) -> bool:
    """Does this copy write the day before the month?"""
    if context.language == "vi":
        return True
    months = "|".join(word for word in context.grammar.words["month"] if len(word) > 3)
    first = re.search(rf"\b\d{{1,2}} (?:{months})\b", context.prose, re.I)
    return bool(first) and not re.search(rf"\b(?:{months})\.? \d{{1,2}}\b", context.prose, re.I)


def _months(match: Match, context: Context) -> Parts | None:
    first, last = context.word("month", match["month"]), context.word("month", match["month2"])
    if context.grammar.capitals and not (match["month"][0].isupper() and match["month2"][0].isupper()):
        return None
    year, _ = context.year(match)
    end_year, anchor = context.year(match, "2")
    if end_year is None and year is not None:
        end_year, anchor = year + (last < first), "written"
    if end_year is None and not context.says_year(match):
        end_year = _resolve_year(last, None, context, match.start())
        anchor = "dateline" if end_year else ""
    period = None
    if end_year is not None:
        year = year or end_year - (last < first)
        if year == end_year and first <= last:
            period = periods.months(year, first, last)
        else:
            period = _range(periods.month(year, first).start, periods.month(end_year, last).end)
    written = end_year if anchor == "written" else None
    relative = _words(match) if match.groupdict().get("yearword2") else ""
    return Parts(period, anchor, relative, month=first, end_month=last, year=written)


def _month(match: Match, context: Context) -> Parts | None:
    name = match["month"]
    said = context.says_year(match)
    if not said and not _is_month(name, match, context):
        return None
    if context.grammar.capitals and not name[0].isupper():
        return None
    month = context.word("month", name)
    year, anchor = context.year(match)
    if year is None and not said:
        year = _resolve_year(month, None, context, match.start())
        anchor = "dateline" if year else ""
    relative = _words(match) if match.groupdict().get("yearword") else ""
    return Parts(
        periods.month(year, month) if year else None, anchor, relative, month=month,
        year=year if anchor == "written" else None,
    )  # fmt: skip


def _is_month(name: str, match: Match, context: Context) -> bool:
    """May, March, April, June and the abbreviations are months only where something says so."""
    grammar, prose = context.grammar, context.prose
    word = name.lower().rstrip(".")
    before = prose[max(match.start() - 12, 0) : match.start()]
    if word in grammar.doubtful:
        if name[-1] == "." and len(word) < 5:
            return True
        return bool(grammar.sign.search(before)) or (len(word) > 3 and before[-2:-1].islower() and name[1].islower())
    if word in grammar.given_names and not grammar.sign.search(before):
        return not re.match(r" [A-Z]", prose[match.end() : match.end() + 2])
    return True


def _weekday(match: Match, context: Context) -> Parts | None:
    grammar, prose = context.grammar, context.prose
    name = match["weekday"]
    before = prose[max(match.start() - 12, 0) : match.start()]
    if name.lower().rstrip(".") in grammar.doubtful and (
        grammar.capitals or not (grammar.sign.search(before) or name[-3:].strip()[0].isupper())
    ):
        return None
    if grammar.capitals and not name[0].isupper():
        return None
    if grammar.not_before.search(before) or grammar.not_after.match(prose, match.end()):
        return None
    weekday = context.word("weekday", name)
    if context.day is None:
        return Parts(None, "", "", weekday)
    if context.tense(match.start()) == FUTURE:
        when = periods.weekday_after(weekday, context.day)
    else:
        when = periods.weekday_before(weekday, context.day)
    return Parts(periods.day(when), "dateline", _words(match), weekday)


def _dayword(match: Match, context: Context) -> Parts | None:
    when = context.day and context.day + timedelta(days=context.word("dayword", match["dayword"]))
    return Parts(periods.day(when) if when else None, "dateline" if when else "", _words(match))


def _named(match: Match, context: Context) -> Parts | None:
    """ "Last Tuesday", "next June"."""
    which, today = context.word("which", match["which"]), context.day
    if weekday := match.groupdict().get("weekday"):
        number = context.word("weekday", weekday)
        if today is None:
            return Parts(None, "", _words(match), number)
        when = (
            periods.weekday_before(number, today, include=False) if which < 0 else periods.weekday_after(number, today)
        )
        if which == 0:
            when = today + timedelta(days=number - today.weekday())
        return Parts(periods.day(when), "dateline", _words(match), number)
    month = context.word("month", match["month"])
    if context.grammar.capitals and not match["month"][0].isupper():
        return None
    if today is None:
        return Parts(None, "", _words(match), month=month)
    year = today.year
    if which < 0:
        year -= month >= today.month
    elif which > 0:
        year += month <= today.month
    return Parts(periods.month(year, month), "dateline", _words(match), month=month)


def _part(match: Match, context: Context) -> Parts | None:
    """ "Third quarter of 2024", "the first eleven months", "first half"."""
    ordinal, span = context.word("ordinal", match["ordinal"]), match["span"].lower().rstrip("s")
    groups, said = match.groupdict(), context.says_year(match)
    size = {"quarter": 3, "quý": 3, "half": 6, "nửa": 6}.get(span)
    if size is None:
        size = context.number(groups.get("n"))
        if not 2 <= size <= 11 or (ordinal == -1 and not said and "last" in match[0].lower()):
            return None
        first, last = (1, size) if ordinal == 1 else (13 - size, 12)
    else:
        if ordinal == -1 and not said and match["ordinal"].lower() == "last":
            return None
        count = 12 // size
        number = ordinal if ordinal > 0 else count
        if number > count:
            return None
        first, last = size * (number - 1) + 1, size * number
    after = context.prose[match.end() : match.end() + 5]
    if not said and after.startswith(" of "):
        return None
    before = context.prose[max(match.start() - 10, 0) : match.start()].lower()
    if re.search(r"(?:fiscal|financial|business)[ -]$|and a $", before):
        return Parts(None, "", _words(match))
    year, anchor = context.year(match)
    if year is None and not said and context.day and not _sport(match, context):
        year, anchor = _part_year(first, last, match, context), "dateline"
    relative = "" if anchor == "written" else _words(match)
    period = periods.months(year, first, last) if year else None
    return Parts(period, anchor, relative, year=year if anchor == "written" else None)


def _part_year(first: int, last: int, match: Match, context: Context) -> int:
    """The latest year of which such a part may have been over, or is running, when the copy was written."""
    today = context.day
    assert today is not None
    if context.tense(match.start()) == FUTURE:
        return today.year + (last < today.month)
    if first == 1 and last not in (3, 6):  # "the first eleven months": this year's, unless the year is too young
        return today.year - (last > today.month)
    return today.year - (first > today.month or (first == today.month and last > today.month and today.day < 15))


def _sport(match: Match, context: Context) -> bool:
    return bool(context.grammar.sport.search(context.near(match)))


def _letter(match: Match, context: Context) -> Parts | None:
    number, size = int(match["figure"]), 3 if match["letter"].upper() == "Q" else 6
    if number > 12 // size:
        return None
    first, last = size * (number - 1) + 1, size * number
    year, anchor = context.year(match)
    if year is None and not context.says_year(match) and context.day:
        year, anchor = _part_year(first, last, match, context), "dateline"
    return Parts(
        periods.months(year, first, last) if year else None, anchor, year=year if anchor == "written" else None
    )


def _unit(match: Match, context: Context) -> Parts | None:
    """ "Last year", "next month", "the past week"."""
    which, unit = context.word("which", match["which"]), context.grammar.units[match["unit"].lower()]
    words, today = _words(match), context.day
    if today is None or unit in ("decade", "day"):
        return Parts(None, "", words)
    if words.startswith("past"):
        return Parts(_back(1, unit, today), "dateline", words)
    if words.startswith("previous") and context.last is not None and unit == "year":
        return Parts(periods.shift(context.last, -1), "dateline", words)
    return Parts(_whole(unit, which, today), "dateline", words)


def _whole(unit: str, shift: int, today: date) -> Period | None:
    """The calendar unit `shift` units from the one that holds today."""
    if unit == "year":
        return periods.year(today.year + shift)
    if unit in ("month", "quarter"):
        size = 3 if unit == "quarter" else 1
        at = today.year * 12 + (today.month - 1) // size * size + shift * size
        year, month = divmod(at, 12)
        return periods.months(year, month + 1, month + size)
    monday = today + timedelta(days=7 * shift - today.weekday())
    if unit == "weekend":
        return Period(monday + timedelta(days=5), monday + timedelta(days=6), RANGE)
    return Period(monday, monday + timedelta(days=6), WEEK)


def _back(count: int, unit: str, today: date) -> Period | None:
    """The `count` units that end today."""
    if unit == "year":
        return _range(periods.years_before(today, count), today) if count < today.year else None
    if unit in ("month", "quarter"):
        months = today.year * 12 + today.month - 1 - count * (3 if unit == "quarter" else 1)
        year, month = divmod(months, 12)
        return _range(_day(year, month + 1, min(today.day, 28)), today) if year > 0 else None
    days = {"day": 1, "week": 7, "weekend": 7}.get(unit)
    return _range(today - timedelta(days=count * days), today) if days else None


def _span(match: Match, context: Context) -> Parts | None:
    which, count = context.word("which", match["which"]), context.number(match["n"])
    unit, words = context.grammar.units[match["unit"].lower()], _words(match)
    if context.day is None or unit == "decade" or count > 400:
        return Parts(None, "", words)
    if which < 0:
        return Parts(_back(count, unit, context.day), "dateline", words)
    return Parts(None, "", words)


def _ago(match: Match, context: Context) -> Parts | None:
    """ "A year earlier" than the period last named; "two years ago" from the day of the copy."""
    count, unit = context.number(match.groupdict().get("n")), context.grammar.units[match["unit"].lower()]
    words, today = _words(match), context.day
    base = context.last
    if base is not None and unit == "year" and 0 < count < 200 and base.kind not in (periods.DAY, SINCE):
        if match["ago"].lower() != "ago" or count == 1:
            return Parts(periods.shift(base, -count), "dateline", words)
    if today is None or match["ago"].lower() != "ago" or unit in ("decade", "weekend") or not 0 < count < 200:
        return Parts(None, "", words)
    if unit == "day":
        return Parts(periods.day(today - timedelta(days=count)), "dateline", words)
    return Parts(_whole(unit, -count, today), "dateline", words)


def _same(match: Match, context: Context) -> Parts | None:
    words, base = _words(match), context.last
    year, anchor = context.year(match)
    if match.groupdict().get("ago") and base:
        return Parts(periods.shift(base, -1), "dateline", words)
    if year is None or base is None:
        return Parts(None, "", words, year=year)
    return Parts(periods.shift(base, year - base.end.year), anchor, words)


def _fiscal(match: Match, context: Context) -> Parts | None:
    year, short = int(match["year"]), match.groupdict().get("short")
    if short is None:
        return Parts(Period(date(year, 1, 1), date(year, 12, 31), FISCAL_YEAR), "written", year=year)
    last = int(short) if len(short) == 4 else year // 100 * 100 + int(short)
    if last < year and short == "00":
        last += 100
    if last <= year:
        return None
    if last == year + 1:
        return Parts(Period(date(year, 4, 1), date(last, 3, 31), FISCAL_YEAR), "written", year=year)
    return Parts(Period(date(year, 1, 1), date(last, 12, 31), RANGE), "written", year=year)


def _season(match: Match, context: Context) -> Parts | None:
    return Parts(None, "written", _words(match), year=int(match["year"]))


def _year(match: Match, context: Context) -> Parts | None:
    year, anchor = context.year(match)
    if year is None and not match.groupdict().get("yearword"):
        return None
    relative = _words(match) if match.groupdict().get("yearword") else ""
    return Parts(periods.year(year) if year else None, anchor, relative, year=year if anchor == "written" else None)


def _this_year(match: Match, context: Context) -> Parts | None:
    return Parts(
        periods.year(context.day.year) if context.day else None, "dateline" if context.day else "", _words(match)
    )


def _decade(match: Match, context: Context) -> Parts | None:
    year = int(match["decade"])
    return Parts(Period(date(year, 1, 1), date(year + 9, 12, 31), DECADE), "written", year=year)


def _years(match: Match, context: Context) -> Parts | None:
    first, last = int(match["year"]), int(match["year2"])
    if not first < last <= first + 150:
        return None
    if not _reads_as_year(match, context, end=match.end("year2")) and not first >= 1900:
        return None
    return Parts(Period(date(first, 1, 1), date(last, 12, 31), RANGE), "written", year=first)


def _bare_year(match: Match, context: Context) -> Parts | None:
    if not _reads_as_year(match, context, end=match.end()):
        return None
    year = int(match["year"])
    return Parts(periods.year(year), "written", year=year)


def _reads_as_year(match: Match, context: Context, end: int) -> bool:
    """Is this number a year? Something before it takes a year, and nothing after it counts."""
    grammar, prose = context.grammar, context.prose
    before, after = prose[max(match.start() - 14, 0) : match.start()], prose[end : end + 24]
    if after[:1] in ("-", "–", "/") and after[1:2].isalnum():
        return after[1:2].islower() and not grammar.year_after.match(after)  # "2010-born"
    if grammar.year_after.match(after):
        return False
    word = re.match(r" ([a-z]+)", after)
    if word and word[1].endswith("s") and word[1] not in grammar.year_plurals and not word[1].endswith("ss"):
        return False
    if not before or before[-1] in "\n(":
        return True
    if after[:2] in ("'s", "’s"):
        return 1900 <= int(match["year"]) <= 2099
    if grammar.year_articles.search(before):
        return bool(re.match(r" [^\W\d_]|['’]s|[,.;:)\n]|$", after)) and int(match["year"]) >= 1800
    if grammar.year_before.search(before):
        return True
    return bool(grammar.year_name.search(before)) and 1900 <= int(match["year"]) <= 2099 and not word


def _within(words: str, period: Period) -> Period:
    """Early, middle or late third of a month or year."""
    third = 0 if words.startswith("early") else 2 if words.startswith("late") else 1
    if period.kind == YEAR:
        return periods.months(period.start.year, 4 * third + 1, 4 * third + 4)._replace(kind=RANGE)
    if period.days < 28:
        return period
    start = period.start + timedelta(days=10 * third)
    return Period(start, period.end if third == 2 else start + timedelta(days=9), RANGE)


def _until(lead: Match, period: Period, context: Context) -> Period | None:
    """ "The 12 months to the end of June": so long a stretch, ending there."""
    span, count = lead["span"].lower().rstrip("s"), lead.groupdict().get("n")
    number = context.number(count)
    if span == "week":
        return Period(period.end - timedelta(days=7 * number - 1), period.end, WEEK)
    if span == "year" and number > 1:
        return None
    size = {"quarter": 3, "half": 6, "year": 12}.get(span, number if count else 0)
    if not 0 < size <= 36:
        return None
    end = period.end
    if period.kind == YEAR:
        return None
    year, month = divmod(end.year * 12 + end.month - size, 12)
    whole = end == periods.month(end.year, end.month).end
    if whole and year == end.year:
        return periods.months(year, month + 1, end.month)
    if whole:
        return Period(date(year, month + 1, 1), end, FISCAL_YEAR if size == 12 else RANGE)
    start = _day(year if month else year - 1, month or 12, min(end.day, 28))
    return Period(start + timedelta(days=1), end, FISCAL_YEAR if size == 12 else RANGE) if start else None


_READINGS: Final[dict[str, Callable[[Match, Context], Parts | None]]] = {
    "date": _date, "numeric": _numeric, "months": _months, "month": _month, "weekday": _weekday,
    "dayword": _dayword, "named": _named, "part": _part, "letter": _letter, "unit": _unit, "span": _span,
    "ago": _ago, "same": _same, "fiscal": _fiscal, "season": _season, "year": _year, "thisyear": _this_year,
    "decade": _decade, "years": _years, "bareyear": _bare_year,
}  # fmt: skip
