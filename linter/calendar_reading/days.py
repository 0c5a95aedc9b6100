"""How wordings of days, weekdays and months are read."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from linter import periods
from linter.calendar_reading.context import (
    FUTURE,
    PAST,
    Context,
    Match,
    Parts,
    likely_year,
    valid_day,
    valid_range,
    wording,
)
from linter.patterns import later

_LETTERS: Final = later(r"\D")
_THE: Final = later(r"(?i)\b(?:the|its|their|her|his) $")


def date_form(match: Match, context: Context) -> Parts | None:
    groups = match.groupdict()
    day = int(_LETTERS.sub("", match["day"]))
    name = groups.get("month")
    if name:
        if context.grammar.capitals and not name[0].isupper():
            return None
        month = context.word("month", name)
    else:
        month = int(match["figures"])
    if not 1 <= month <= 12 or not 1 <= day <= 39 or _counts(match, context):
        return None
    named = groups.get("weekday") or (groups.get("weekday2") if not groups.get("day2") else None)
    weekday = context.word("weekday", named) if named else None
    end_day = int(_LETTERS.sub("", groups["day2"])) if groups.get("day2") else None
    end_month = context.word("month", groups["month2"]) if groups.get("month2") else None
    if end_day is not None and end_month is None and not day < end_day <= 39:
        return None
    last_year = int(groups.get("year2") or 2001)
    if end_month is not None and not (valid_day(2000, month, day) and valid_day(last_year, end_month, end_day or 0)):
        return None  # each end is read by itself, so that the impossible one is seen
    year, anchor = context.year(match)
    end_year, end_anchor = context.year(match, "2")
    if year is None and end_year is not None:
        year, anchor = end_year - (end_month is not None and end_month < month), end_anchor
    if year is None and not context.says_year(match):
        year = likely_year(month, day, context, match.start())
        if (month, day) == (2, 29) and context.grammar.leap.search(context.near(match)):
            year = None
        anchor = "dateline" if year else ""
    period = None
    if year is not None:
        first = valid_day(year, month, day)
        if end_day is None:
            period = periods.day(first) if first else None
        else:
            last = end_month or month
            period = valid_range(first, valid_day(end_year or year + (last < month), last, end_day))
    written = year if anchor == "written" else None
    relative = wording(match) if groups.get("yearword") else ""
    end_weekday = context.word("weekday", groups["weekday2"]) if groups.get("weekday2") and end_day else None
    return Parts(period, anchor, relative, weekday, day, month, written, end_day, end_month, end_weekday)


def day_of_month_form(match: Match, context: Context) -> Parts | None:
    """ "The 20th of next month"."""
    day, which = int(_LETTERS.sub("", match["day"])), context.word("which", match["which"])
    if context.day is None or not 1 <= day <= 31 or not re.search(r"\D", match["day"]):
        return None
    year, month = divmod(context.day.year * 12 + context.day.month - 1 + which, 12)
    when = valid_day(year, month + 1, day)
    return Parts(periods.day(when) if when else None, "dateline", wording(match), None, day, month + 1)


def _counts(match: Match, context: Context) -> bool:
    """Is the number after a month a count: "in June 31 people …"?"""
    if match.groupdict().get("year") or match.start("day") < match.start("month"):
        return False
    prose = context.prose
    return prose[max(match.start() - 3, 0) : match.start()].lower() == "in " and bool(
        re.match(r" (?:[a-z]+ ){0,2}[a-z]+s\b| (?:people|men|women|children)\b", prose[match.end() : match.end() + 40])
    )


def numeric_form(match: Match, context: Context) -> Parts | None:
    numbers = [int(n) for n in re.split(r"\D", match["numeric"])]
    weekday = match.groupdict().get("weekday")
    name = context.word("weekday", weekday) if weekday else None
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
        if month > 12 or (context.house.day_first is False and day <= 12):
            day, month = month, day
        elif day <= 12 and day != month and not _day_first(context):
            return Parts(None, "", "", name, None, None, year)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    when = valid_day(year, month, day)
    return Parts(periods.day(when) if when else None, "written", "", name, day, month, year)


def _day_first(context: Context) -> bool:
    """Does this copy write the day before the month?"""
    if context.house.day_first is not None:
        return context.house.day_first
    if context.language == "vi":
        return True
    months = "|".join(word for word in context.grammar.words["month"] if len(word) > 3)
    first = re.search(rf"\b\d{{1,2}} (?:{months})\b", context.prose, re.I)
    return bool(first) and not re.search(rf"\b(?:{months})\.? \d{{1,2}}\b", context.prose, re.I)


def months_form(match: Match, context: Context) -> Parts | None:
    first, last = context.word("month", match["month"]), context.word("month", match["month2"])
    if context.grammar.capitals and not (match["month"][0].isupper() and match["month2"][0].isupper()):
        return None
    between = context.prose[max(match.start() - 8, 0) : match.start()].lower() == "between "
    if " and " in match[0] and not between and not _in_turn(first, last, match, context):
        return None
    year, _ = context.year(match)
    end_year, anchor = context.year(match, "2")
    if end_year is None and year is not None:
        end_year, anchor = year + (last < first), "written"
    if end_year is None and not context.says_year(match):
        end_year = likely_year(last, None, context, match.start())
        today = context.day
        running = today is not None and first <= today.month < last and context.tense(match.start()) != PAST
        running = running and not context.told_after(match.start())
        if today and running and context.opening_year(match.start()) is None:
            end_year = today.year  # it is running
        anchor = "dateline" if end_year else ""
    period = None
    if end_year is not None:
        year = year or end_year - (last < first)
        if year == end_year and first <= last:
            period = periods.months(year, first, last)
        else:
            period = valid_range(periods.month(year, first).start, periods.month(end_year, last).end)
    written = end_year if anchor == "written" else None
    relative = wording(match) if match.groupdict().get("yearword2") else ""
    return Parts(period, anchor, relative, month=first, end_month=last, year=written)


def _in_turn(first: int, last: int, match: Match, context: Context) -> bool:
    """Do the months of a list follow each other: "June, July and August"?"""
    middle = match.groupdict().get("mid")
    run = [first, *([context.grammar.words["month"].get(middle.lower(), 0)] if middle else []), last]
    return run == list(range(first, first + len(run)))


def month_form(match: Match, context: Context) -> Parts | None:
    name = match["month"]
    said = context.says_year(match)
    if not said and not _is_month(name, match, context):
        return None
    if context.grammar.capitals and not name[0].isupper():
        return None
    month = context.word("month", name)
    year, anchor = context.year(match)
    if year is None and not said:
        year = likely_year(month, None, context, match.start())
        anchor = "dateline" if year else ""
    relative = wording(match) if match.groupdict().get("yearword") else ""
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


def weekday_form(match: Match, context: Context) -> Parts | None:
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
    to_come = prose[max(match.start() - 7, 0) : match.start()].endswith(
        ("is on ", "are on ")
    )  # "the exam is on Monday"
    if to_come or context.tense(match.start()) == FUTURE:
        when = periods.weekday_after(weekday, context.day - timedelta(days=1))  # American copy names today so
    else:
        when = periods.weekday_before(weekday, context.day)
    return Parts(periods.day(when), "dateline", wording(match), weekday)


def nth_form(match: Match, context: Context) -> Parts | None:
    """ "The first Saturday of June 2025", "the last Monday of next month"."""
    weekday, which = context.word("weekday", match["weekday"]), match["which"]
    year, anchor = (None, "dateline") if which else context.year(match)
    if which:
        if context.day is None:
            return None
        year, month = divmod(context.day.year * 12 + context.day.month - 1 + context.word("which", which), 12)
        month += 1
    else:
        month = context.word("month", match["month"])
    if year is None and not context.says_year(match):
        year, anchor = likely_year(month, None, context, match.start()), "dateline"
    if year is None:
        return Parts(None, "", "", weekday, None, month)
    when = periods.nth_weekday(match["nth"].lower(), weekday, year, month)
    return Parts(periods.day(when), anchor, "", weekday, when.day, month, year if anchor == "written" else None)


def dayword_form(match: Match, context: Context) -> Parts | None:
    if match["dayword"].lower() == "last night" and _THE.search(
        context.prose, max(match.start() - 6, 0), match.start()
    ):
        return None  # "the last night of the festival"
    when = context.day and context.day + timedelta(days=context.word("dayword", match["dayword"]))
    return Parts(periods.day(when) if when else None, "dateline" if when else "", wording(match))


def named_form(match: Match, context: Context) -> Parts | None:
    """ "Last Tuesday", "next June"."""
    which, today = context.word("which", match["which"]), context.day
    if weekday := match.groupdict().get("weekday"):
        number = context.word("weekday", weekday)
        if today is None:
            return Parts(None, "", wording(match), number)
        when = (
            periods.weekday_before(number, today, include=False) if which < 0 else periods.weekday_after(number, today)
        )
        if which == 0 or match.groupdict().get("inweek"):
            when = today + timedelta(days=number - today.weekday() + 7 * which)
        return Parts(periods.day(when), "dateline", wording(match), number)
    month = context.word("month", match["month"])
    if context.grammar.capitals and not match["month"][0].isupper():
        return None
    if today is None:
        return Parts(None, "", wording(match), month=month)
    year = today.year
    if which < 0:
        year -= month >= today.month
    elif which > 0:
        year += month <= today.month
    return Parts(periods.month(year, month), "dateline", wording(match), month=month)
