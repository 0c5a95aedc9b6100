"""How wordings of years, financial years and decades are read, and when a number of four digits is a year."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from linter import periods
from linter.calendar_reading.context import FUTURE, PAST, Context, Match, Parts, wording
from linter.patterns import later
from linter.periods import DECADE, FISCAL_YEAR, RANGE, SEASON, SINCE, Period

_WORD: Final = later(r" ([a-z]+)")
_GOES_ON: Final = later(r" [^\W\d_]|['’]s|[,.;:)\n]|$")


def fiscal_form(match: Match, context: Context) -> Parts | None:
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


def season_form(match: Match, context: Context) -> Parts | None:
    """ "The 2023-24 season": from summer to summer."""
    year = int(match["year"])
    last = int(match["short"]) if len(match["short"]) == 4 else year // 100 * 100 + int(match["short"])
    last += 100 * (last < year)
    period = Period(date(year, 7, 1), date(last, 6, 30), SEASON) if last == year + 1 else None
    return Parts(period, "written", wording(match), year=year)


def year_form(match: Match, context: Context) -> Parts | None:
    year, anchor = context.year(match)
    if year is None and not match.groupdict().get("yearword"):
        return None
    relative = wording(match) if match.groupdict().get("yearword") else ""
    return Parts(periods.year(year) if year else None, anchor, relative, year=year if anchor == "written" else None)


def this_year_form(match: Match, context: Context) -> Parts | None:
    """ "Full year", "of the year": the year spoken of; a year that has hardly begun has no full-year figures."""
    if context.day is None:
        return Parts(None, "", wording(match))
    year = context.the_year(match.start())
    if year == context.day.year and context.day.month < 3 and match[0][:4].lower() in ("full", "whol", "enti"):
        tense = context.tense(match.start())
        year = year if tense == FUTURE else year - 1 if tense == PAST else None
    return Parts(periods.year(year) if year else None, "dateline" if year else "", wording(match))


def named_year_form(match: Match, context: Context) -> Parts | None:
    """ "In the year", after a year was named in the paragraph."""
    if context.named is None or context.last is None or context.the_year(match.start()) != context.named:
        return None
    return Parts(periods.year(context.named), "dateline", wording(match))


def so_far_form(match: Match, context: Context) -> Parts | None:
    """ "So far this year", "since the start of the year": until the day of the copy."""
    today = context.day
    if today is None:
        return Parts(None, "", wording(match))
    return Parts(Period(date(today.year, 1, 1), today, SINCE), "dateline", wording(match))


def decade_form(match: Match, context: Context) -> Parts | None:
    """ "The 1990s", "the '90s", "the nineties"."""
    groups = match.groupdict()
    if groups.get("decadeword"):
        year = context.word("decadeword", match["decadeword"])
    elif groups.get("short"):
        year = 1900 + int(match["short"]) + 100 * (int(match["short"]) < 20)
    else:
        year = int(match["decade"])
    return Parts(Period(date(year, 1, 1), date(year + 9, 12, 31), DECADE), "written", year=year)


def years_form(match: Match, context: Context) -> Parts | None:
    first, last = int(match["year"]), int(match["year2"])
    if not first < last <= first + 150:
        return None
    after = context.prose[match.end() : match.end() + 24]
    if context.grammar.year_after.match(after) or re.match(r"[-/]\d", after):
        return None
    if not _reads_as_year(match, context, end=match.end("year2")) and not first >= 1900:
        return None
    return Parts(Period(date(first, 1, 1), date(last, 12, 31), RANGE), "written", year=first)


def bare_year_form(match: Match, context: Context) -> Parts | None:
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
    word = _WORD.match(after)
    if word and word[1].endswith("s") and word[1] not in grammar.year_plurals and not word[1].endswith("ss"):
        return False
    if not before or before[-1] in "\n(":
        return True
    if after[:2] in ("'s", "’s"):
        return 1900 <= int(match["year"]) <= 2099
    if grammar.year_articles.search(before):
        return bool(_GOES_ON.match(after)) and int(match["year"]) >= 1800
    if grammar.year_before.search(before):
        return True
    return bool(grammar.year_name.search(before)) and 1900 <= int(match["year"]) <= 2099 and not word
