"""How wordings of weeks, quarters, parts of a year and stretches counted from another are read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from linter import periods
from linter.calendar_reading.context import FUTURE, PAST, Context, Match, Parts, valid_day, valid_range, wording
from linter.periods import DECADE, RANGE, SEASON, SINCE, WEEK, Period

_OF_BUSINESS: Final = tuple(f"{kind}{gap}" for kind in ("fiscal", "financial", "business") for gap in " -")


def part_form(match: Match, context: Context) -> Parts | None:
    """ "Third quarter of 2024", "the first eleven months", "first half"."""
    ordinal, span = context.word("ordinal", match["ordinal"]), match["span"].lower().rstrip("s")
    groups, the_year = match.groupdict(), context.says_the_year(match)
    said = the_year or context.says_year(match)
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
    if before.endswith((*_OF_BUSINESS, "and a ")):
        return Parts(None, "", wording(match))
    year, anchor = context.year(match)
    if year is None and not said and size in (3, 6) and context.other_years:
        return Parts(None, "", wording(match))  # "the first half", in the report of a company whose year ends in June
    if year is None and (the_year or not said) and context.day and not _sport(match, context):
        year, anchor = _part_year(first, last, match, context), "dateline"
        if the_year and last >= context.day.month:
            spoken = context.the_year(match.start(), last)
            year = spoken if spoken is None or spoken < year else year
    relative = "" if anchor == "written" else wording(match)
    period = periods.months(year, first, last) if year else None
    return Parts(period, anchor, relative, year=year if anchor == "written" else None)


def month_quarter_form(match: Match, context: Context) -> Parts | None:
    """ "The September quarter" is July to September: the last one that was over when the copy was written."""
    last = context.word("month", match["month"])
    if last % 3 or not match["month"][0].isupper():
        return None
    year, anchor = context.year(match)
    if year is None and not context.says_year(match) and context.day:
        year, anchor = context.day.year - (last >= context.day.month), "dateline"
    period = periods.months(year, last - 2, last) if year else None
    return Parts(period, anchor, year=year if anchor == "written" else None)


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


def letter_form(match: Match, context: Context) -> Parts | None:
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


def unit_form(match: Match, context: Context) -> Parts | None:
    """ "Last year", "next month", "the past week"."""
    which, unit = context.word("which", match["which"]), context.grammar.units[match["unit"].lower()]
    words, today = wording(match), context.day
    if today is not None and unit == "decade" and which == 0:
        first = today.year - today.year % 10
        return Parts(Period(date(first, 1, 1), date(first + 9, 12, 31), DECADE), "dateline", words)
    if today is None or unit == "day" or (unit == "decade" and not words.startswith("past")):
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
    if unit == "fortnight":
        return _back(1, unit, today) if shift < 0 else _ahead(1, unit, today) if shift else None
    monday = today + timedelta(days=7 * shift - today.weekday())
    if unit == "weekend":
        return Period(monday + timedelta(days=5), monday + timedelta(days=6), RANGE)
    return Period(monday, monday + timedelta(days=6), WEEK)


def _back(count: int, unit: str, today: date) -> Period | None:
    """The `count` units that end today."""
    if unit == "decade":
        unit, count = "year", 10 * count
    if unit == "year":
        return valid_range(periods.years_before(today, count), today) if count < today.year else None
    if unit in ("month", "quarter"):
        months = today.year * 12 + today.month - 1 - count * (3 if unit == "quarter" else 1)
        year, month = divmod(months, 12)
        return valid_range(valid_day(year, month + 1, min(today.day, 28)), today) if year > 0 else None
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    return valid_range(today - timedelta(days=count * days), today) if days else None


def span_form(match: Match, context: Context) -> Parts | None:
    which, count = context.word("which", match["which"]), context.number(match["n"])
    unit, words = context.grammar.units[match["unit"].lower()], wording(match)
    if context.day is None or count > 400:
        return Parts(None, "", words)
    return Parts((_back if which < 0 else _ahead)(count, unit, context.day), "dateline", words)


def _ahead(count: int, unit: str, today: date) -> Period | None:
    """The `count` units that begin tomorrow."""
    if unit in ("decade", "year"):
        years = count * (10 if unit == "decade" else 1)
        end = periods.years_before(today, -years) if today.year + years < 3000 else None
    elif unit in ("month", "quarter"):
        year, month = divmod(today.year * 12 + today.month - 1 + count * (3 if unit == "quarter" else 1), 12)
        end = valid_day(year, month + 1, min(today.day, 28))
    else:
        end = today + timedelta(days=count * {"day": 1, "fortnight": 14}.get(unit, 7))
    return valid_range(today + timedelta(days=1), end)


def current_form(match: Match, context: Context) -> Parts | None:
    """ "The end of the month", in copy that does not look back to another month."""
    if context.day is None or context.tense(match.start()) == PAST:
        return None
    return Parts(_whole(context.grammar.units[match["unit"].lower()], 0, context.day), "dateline", wording(match))


def season_of_year_form(match: Match, context: Context) -> Parts | None:
    """ "Last summer", "spring 2024": three months of the northern year. Winters have two years and need a "last"."""
    first, today, groups = context.word("season", match["season"]), context.day, match.groupdict()
    year = int(match["year"]) if groups.get("year") else None
    if year is None:
        if today is None:
            return None
        # The season of this year; in January and February the winter that has begun.
        year = today.year - (first == 12 and today.month < 3)
        which = context.word("which", match["which"])
        start = date(year, first, 1)
        if which and (which < 0) == (start <= today) and not (start <= today and _months_on(start) > today):
            return None  # the one just over, or the one before it? the one to come, or the one after?
        year += which
    elif first == 12 or context.prose[max(match.start() - 2, 0) : match.start()].lower() == "a ":
        return None
    start = date(year, first, 1)
    period = Period(start, _months_on(start) - timedelta(days=1), SEASON)
    return Parts(period, "written" if groups.get("year") else "dateline", "" if groups.get("year") else wording(match),
                 year=year if groups.get("year") else None)  # fmt: skip


def _months_on(start: date) -> date:
    """The day three months on."""
    return date(start.year + (start.month > 9), (start.month + 2) % 12 + 1, 1)


def ago_form(match: Match, context: Context) -> Parts | None:
    """ "A year earlier" than the period last named; "two years ago" from the day of the copy."""
    count, unit = context.number(match.groupdict().get("n")), context.grammar.units[match["unit"].lower()]
    words, today = wording(match), context.day
    base = context.last
    if unit == "decade" and match["ago"].lower() != "ago":
        unit, count = "year", 10 * count
    back = base is not None and base.kind not in (periods.DAY, SINCE) and unit == "year" and 0 < count < 200
    if base is not None and back and (match["ago"].lower() != "ago" or count == 1):
        return Parts(periods.shift(base, -count), "dateline", words)
    if today is None or match["ago"].lower() != "ago" or unit in ("decade", "weekend") or not 0 < count < 200:
        return Parts(None, "", words)
    if unit in ("day", "fortnight"):
        days = count * (14 if unit == "fortnight" else 1)
        return Parts(periods.day(today - timedelta(days=days)), "dateline", words)
    return Parts(_whole(unit, -count, today), "dateline", words)


def from_day_form(match: Match, context: Context) -> Parts | None:
    """ "A week ago today", "three months from tomorrow": one day, counted exactly."""
    count, unit = context.number(match.groupdict().get("n")), context.grammar.units[match["unit"].lower()]
    words, size = wording(match), {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    count = -count if match["way"].lower() == "ago" else count
    if context.day is None:
        return Parts(None, "", words)
    base = context.day + timedelta(days=context.word("dayword", match["dayword"]))
    if size:
        return Parts(periods.day(base + timedelta(days=size * count)), "dateline", words)
    if unit not in ("month", "year"):
        return None
    year, month = divmod(base.year * 12 + base.month - 1 + count * (12 if unit == "year" else 1), 12)
    when = valid_day(year, month + 1, base.day)
    return Parts(periods.day(when) if when else None, "dateline", words)


def same_form(match: Match, context: Context) -> Parts | None:
    words, base = wording(match), context.last
    year, anchor = context.year(match)
    if match.groupdict().get("ago") and base:
        return Parts(periods.shift(base, -1), "dateline", words)
    if year is None or base is None:
        return Parts(None, "", words, year=year)
    return Parts(periods.shift(base, year - base.end.year), anchor, words)
