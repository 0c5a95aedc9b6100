"""One meaning, many wordings: each line of the corpus is a period, and every way to write it on the reference day."""

from __future__ import annotations

from datetime import date

import pytest

from linter.claims import Moment
from linter.document import Document, Draft
from linter.finders.moments import find, moments, scan

TODAY = date(2024, 11, 19)  # a Tuesday

# (start, end), wordings; the moment must cover everything between the brackets.
CORPUS: list[tuple[str, str, list[str]]] = [
    (
        "2024-01-01",
        "2024-12-31",
        [
            "in [2024]",
            "[this year]",
            "the [full year]",
            "[calendar year 2024]",
            "the [whole of 2024]",
            "([2024])",
            "the [2024] election",
        ],
    ),
    (
        "2023-01-01",
        "2023-12-31",
        ["[last year]", "in [2023]", "for [2023], the", "[2023] was wet", "up from [2023]'s total"],
    ),
    (
        "2024-01-01",
        "2024-11-30",
        [
            "in the [first eleven months of 2024]",
            "the [first eleven months of this year]",
            "the [first 11 months]",
            "[Jan-Nov]",
            "[January-November 2024]",
            "[January to November]",
            "from [January through November 2024]",
            "the [first 11 months of the year]",
        ],
    ),
    (
        "2024-01-01",
        "2024-09-30",
        ["between [January and September]", "the [nine months to September 2024]", "[Jan.-Sept.]"],
    ),
    ("2024-01-01", "2024-05-31", ["from [January to May]", "in [Jan–May 2024]", "the [first five months]"]),
    (
        "2024-07-01",
        "2024-09-30",
        [
            "in the [third quarter]",
            "in the [September quarter]",
            "in the [September quarter of 2024]",
            "the [September 2024 quarter]",
            "[Q3 2024]",
            "the [quarter ended Sept. 30]",
            "the [July-September] quarter",
            "[Q3] sales",
            "the [third quarter of 2024]",
            "the [third quarter of this year]",
            "the [three months to September]",
            "the [quarter ending September 30, 2024]",
            "[3Q 2024]",
        ],
    ),
    (
        "2024-01-01",
        "2024-06-30",
        [
            "[H1]",
            "the [first half of 2024]",
            "the [first half] was slow",
            "the [first six months of this year]",
            "the [first half of this year]",
        ],
    ),
    (
        "2023-07-01",
        "2024-06-30",
        [
            "the [12 months to the end of June]",
            "the [year to June]",
            "[12 months to June 2024]",
            "the [year ended June 30]",
        ],
    ),
    (
        "2023-04-01",
        "2024-03-31",
        ["[2023/24]", "[financial year 2023-24]", "the [year to March]", "the [2023/24 financial year]"],
    ),
    ("2023-02-02", "2024-02-01", ["its fiscal [year ended Feb. 1]"]),
    ("2023-06-01", "2023-06-30", ["[June last year]", "in [June 2023]", "[June, 2023]"]),
    (
        "2024-06-01",
        "2024-06-30",
        ["[last June]", "in [June]", "[June] was wet", "since it closed in [June]", "[June this year]", "[June 2024]"],
    ),
    ("2024-10-01", "2024-10-31", ["[last month]", "in [October]", "[Oct. 2024]"]),
    ("2024-12-01", "2024-12-31", ["[next month]", "it will open in [December]", "[next December]"]),
    ("2025-03-01", "2025-03-31", ["it will close in [March]", "[next March]", "due in [March]", "[March next year]"]),
    (
        "2024-11-18",
        "2024-11-18",
        [
            "[yesterday]",
            "on [Monday]",
            "[Nov. 18]",
            "[18 November]",
            "[Monday, November 18]",
            "[Nov 18, 2024]",
            "[2024-11-18]",
            "[18/11/2024]",
            "[11/18/2024]",
            "[18th November 2024]",
            "the [18th of November]",
        ],
    ),
    ("2024-12-07", "2024-12-07", ["on the [first Saturday of December]", "the [first Saturday of next month]"]),
    ("2024-11-29", "2024-11-29", ["the [last Friday in November 2024]", "the [last Friday of this month]"]),
    ("2024-11-19", "2024-11-19", ["[today]", "on [Tuesday]", "[tonight]"]),
    ("2024-11-20", "2024-11-20", ["[tomorrow]", "it will meet on [Wednesday]", "to be held on [Wednesday]"]),
    ("2024-11-12", "2024-11-12", ["[last Tuesday]", "[Tuesday 12 November]"]),
    ("2024-11-11", "2024-11-17", ["[last week]"]),
    (
        "2025-01-14",
        "2025-01-15",
        [
            "[January 14-15]",
            "[14-15 January]",
            "[Jan. 14 to 15]",
            "[14 and 15 January]",
            "[January 14–15, 2025]",
            "[Jan 14-Jan 15]",
        ],
    ),
    (
        "2024-02-28",
        "2024-03-03",
        ["from [28 February to 3 March 2024]", "between [February 28 and March 3, 2024]", "[Feb. 28-March 3, 2024]"],
    ),
    ("1990-01-01", "1999-12-31", ["the [1990s]"]),
    ("2001-01-01", "2005-12-31", ["([2001-2005])", "from [2001 to 2005]", "[2001-05]"]),
    ("2019-01-01", "2024-11-19", ["[since 2019]"]),
    ("2024-04-01", "2024-11-19", ["[since April]"]),
    ("2021-11-19", "2024-11-19", ["in the [past three years]", "the [last 3 years]"]),
    (
        "2024-11-01",
        "2024-11-30",
        ["[as of November 2024]", "at the [end of November]", "by the [end of November]", "[this month]"],
    ),
    ("2024-11-30", "2024-11-30", ["[as of Nov. 30]", "[as at 30 November 2024]"]),
    ("2022-01-01", "2022-12-31", ["in 2023, up from a [year earlier]", "[two years ago]"]),
    (
        "2023-10-01",
        "2023-10-31",
        [
            "in October, from the [same month last year]",
            "in October, against the [same month of 2023]",
            "in October 2024, from a [year earlier]",
            "in October against the [same period of 2023]",
        ],
    ),
    ("2023-12-21", "2023-12-31", ["shares fell in [late December]", "[late December last year]"]),
    ("2024-07-01", "2024-07-10", ["[early July]", "the [beginning of July]"]),
    ("2025-01-11", "2025-01-20", ["[mid-January 2025]", "it will open in [mid-January]"]),
    ("2025-01-01", "2025-04-30", ["[early 2025]", "[early next year]", "at the [start of 2025]"]),
    ("2024-05-01", "2024-08-31", ["the [middle of 2024]", "[mid-2024]", "the [middle of this year]"]),
    (
        "2024-01-01",
        "2024-11-19",
        [
            "[so far this year]",
            "in the [year to date]",
            "[year-to-date] sales",
            "in the [year so far]",
            "[this year so far]",
            "[since the start of the year]",
            "[since the beginning of the calendar year]",
            "[since the start of this year]",
            "[earlier this year]",
        ],
    ),
    ("2024-11-19", "2024-12-31", ["[later this year]"]),
    ("2024-11-01", "2024-11-19", ["[earlier this month]"]),
    ("2024-11-18", "2024-11-20", ["[early this week]"]),
    ("2024-12-31", "2024-12-31", ["[as of Dec. 31, 2024]"]),
    ("2024-01-01", "2024-12-31", ["it will open by the [end of the year]", "the [end of this year]", "[end-2024]"]),
    ("2024-01-01", "2024-12-31", ["the film of the [year]", "[full-year] profit"]),
    ("2024-11-23", "2024-11-24", ["[this weekend]"]),
    ("2024-11-16", "2024-11-17", ["[last weekend]"]),
    ("2024-11-26", "2024-11-26", ["[Tuesday of next week]", "[Tuesday next week]", "[next week on Tuesday]"]),
    ("2024-11-15", "2024-11-15", ["[Friday last week]", "[Friday of last week]"]),
    ("2024-11-21", "2024-11-21", ["the [day after tomorrow]", "it closes on the [21st of this month]"]),
    ("2024-11-17", "2024-11-17", ["the [day before yesterday]", "[two days ago]"]),
    ("2024-11-05", "2024-11-05", ["a [fortnight ago]"]),
    ("2024-10-01", "2024-10-31", ["a [month ago]", "[one month ago]"]),
    ("2014-11-19", "2024-11-19", ["the [past decade]", "the [last ten years]"]),
    ("2024-11-20", "2029-11-19", ["the [next five years]", "the [coming five years]"]),
    ("2020-01-01", "2029-12-31", ["[this decade]", "the [2020s]"]),
    ("1990-01-01", "1999-12-31", ["the '[90s]", "the [nineties]", "the [1990's]"]),
    ("1997-01-01", "1999-12-31", ["the [late 1990s]"]),
    ("2024-12-21", "2024-12-31", ["the talks in [late December]"]),
    ("2024-06-01", "2024-08-31", ["[this summer]", "the [summer of 2024]", "[summer 2024]"]),
    ("2025-03-01", "2025-05-31", ["[next spring]", "[spring 2025]"]),
    ("2023-12-01", "2024-02-29", ["[last winter]"]),
    ("2023-07-01", "2024-06-30", ["the [2023/24 season]", "the [2023-24 season]", "the [2023–24 season]"]),
    (
        "2025-03-14",
        "2025-03-16",
        [
            "[Friday 14 to Sunday 16 March]",
            "[Friday, March 14 to Sunday, March 16]",
            "[14-16 March 2025]",
            "[Friday 14 March to Sunday 16 March 2025]",
            "[14 to 16 March]",
        ],
    ),
    (
        "2015-01-01",
        "2017-05-31",
        ["from [2015 to May 2017]", "from [2015 through May 2017]", "between [2015 and May 2017]"],
    ),
    ("2019-01-01", "2024-11-19", ["between [January 2019 and today]"]),
    ("2013-01-01", "2013-03-31", ["the [1st quarter of 2013]", "[2013 Q1]", "the [first three months of 2013]"]),
    ("1995-07-04", "1995-07-04", ["[July 4th of 1995]", "[4 July of 1995]", "[4 July 1995]", "[1995/07/04]"]),
    ("2024-04-01", "2024-06-30", ["from [April to June in 2024]", "[April through June of 2024]"]),
    ("2025-04-07", "2025-04-13", ["the [week of April 10, 2025]", "the [week starting April 7, 2025]"]),
    ("2024-10-01", "2024-12-31", ["the [last three months of the year]", "the [final quarter of the year]"]),
    ("2014-01-01", "2014-12-31", ["in 2024, up from 2 million a [decade earlier]"]),
]

VIETNAMESE: list[tuple[str, str, list[str]]] = [
    (
        "2025-01-14",
        "2025-01-14",
        ["[thứ Ba, ngày 14/1/2025]", "[ngày 14 tháng 1 năm 2025]", "[14/1/2025]", "[ngày 14/1]"],
    ),
    ("2024-01-01", "2024-11-30", ["[11 tháng đầu năm 2024]", "[11 tháng đầu năm nay]"]),
    ("2024-01-01", "2024-12-31", ["[năm 2024]", "[năm nay]"]),
    ("2024-07-01", "2024-09-30", ["[quý III]", "[quý III/2024]", "[quý 3 năm 2024]"]),
    ("2023-06-01", "2023-06-30", ["[tháng 6 năm ngoái]", "[tháng 6/2023]"]),
    ("2024-11-18", "2024-11-18", ["[hôm qua]", "vào [thứ Hai]"]),
    ("2024-01-01", "2024-11-19", ["[từ đầu năm đến nay]", "[kể từ đầu năm]"]),
    ("2025-01-01", "2025-04-30", ["[đầu năm 2025]"]),
    ("2024-06-01", "2024-12-31", ["từ [tháng 6 đến tháng 12 năm 2024]"]),
]

# Words that look like dates and are not.
TRAPS = [
    "Tickets for the last night are sold out.",
    "There were 2024 people",
    "kick-off at 1945 GMT",
    "it may rise",
    "They march on",
    "Theresa May said",
    "in a second half-hearted try",
    "for 2000 jobs",
    "a 1,984 total",
    "$2024",
    "the Boeing 1950-7x",
    "Sheffield Wednesday won",
    "the Sunday Times said",
    "a 2012.5 reading",
    "room 2019B",
    "score of 3-2",
    "May Wong, 24",
    "on the march",
    "Jan Novak met",
    "at 20.24",
    "quarter of a mile",
    "a fall of 1,200 in jobs",
    "in the high seventies",
    "temperatures in the '90Fs",
    "after last fall in prices",
    "the week of talks",
    "twenty-five years ago",
    "in the year",
    "10:75",
]


def document(copy: str, language: str = "en", day: date | None = TODAY) -> Document:
    draft = Draft("a.txt", copy)
    draft.open("body")
    draft.add(0, len(copy))
    return draft.document(day=day, language=language)


def read(copy: str, language: str = "en") -> list[Moment]:
    return list(find(document(copy, language)))


def marked(wording: str) -> tuple[str, str]:
    return wording.replace("[", "").replace("]", ""), wording[wording.index("[") + 1 : wording.index("]")]


CASES = [(start, end, wording, "en") for start, end, wordings in CORPUS for wording in wordings]
CASES += [(start, end, wording, "vi") for start, end, wordings in VIETNAMESE for wording in wordings]


@pytest.mark.parametrize(("start", "end", "wording", "language"), CASES, ids=[c[2] for c in CASES])
def test_a_wording_means_its_days(start: str, end: str, wording: str, language: str) -> None:
    copy, words = marked(wording)
    found = [m for m in read(copy, language) if words in m.span.text]
    assert found, [m.span.text for m in read(copy, language)]
    period = found[-1].period
    assert period is not None
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize("copy", TRAPS)
def test_what_looks_like_a_date_is_left_alone(copy: str) -> None:
    assert [m.span.text for m in read(copy) if m.period] == []


# Where one sentence says what "the year" of another is: the copy, the day it speaks from, and the last period read.
SPOKEN = [
    (
        "In 2024 trade rose 26%. In the first eleven months of the [year] it fell.",
        "2025-01-14",
        "January-November 2024",
    ),
    ("It ended 2024 well.\nFor the [full year], exports came to $995m.", "2025-01-17", "2024"),
    ("Exports rose in the first 11 months of 2024.\nThe [full-year] figure is out.", "2025-01-17", "2024"),
    ("Sales rose last year. In the [year], it opened nine shops.", "2025-02-03", "2024"),
    ("In 2019 it sold 3m phones, and in the [year] it hired 40.", "2024-11-19", ""),
    ("The firm was founded in 1998. The car of the [year] is red.", "2024-11-19", ""),
    ("It rose in 2023. In the first half of the [year] it fell.", "2024-11-19", "January-June 2024"),
    ("In 2024 it fell. It will open by the end of the [year].", "2025-01-17", "as of December 31, 2025"),
    ("[Full-year] results are due.", "2025-01-17", ""),
    ("He was shot in February 1996. A jury met in [November] of that year.", "2025-03-14", "November 1996"),
    ("It opened in 2010. On 3 [June] that year it shut.", "2025-03-14", "June 3, 2010"),
    (
        "In 2020, when it was shut from March to July, she sold bread. By [May] it had sold 40.",
        "2025-05-14",
        "May 2025",
    ),
    ("In 2020, when it was shut from [March to July], she sold bread.", "2025-05-14", "March-July 2020"),
    ("In 2019 it had 40 staff and will open a shop in [June].", "2025-05-14", "June 2025"),
    ("It rained in [June, July and August].", "2024-10-05", "June-August 2024"),
    ("It rained in [March and April].", "2024-10-05", "March-April 2024"),
    ("It rained in March and [August].", "2024-10-05", "August 2024"),
    ("Profit rose in the year to 30 June. In the [first half] it fell.", "2024-08-28", ""),
    ("The [full-year] loss was $2m.", "2024-11-19", "2024"),
]


@pytest.mark.parametrize(("wording", "day", "meant"), SPOKEN, ids=[c[0][:40] for c in SPOKEN])
def test_the_year_is_the_one_spoken_of(wording: str, day: str, meant: str) -> None:
    copy, words = marked(wording)
    found = [m.period for m in find(document(copy, day=date.fromisoformat(day))) if words in m.span.text]
    assert [str(p) if p else "" for p in found[-1:]] in ([meant], [] if not meant else [meant])


def test_seasons_that_may_be_one_of_two_stay_unresolved() -> None:
    assert [m.period for m in read("last summer, next winter")] in ([], [None, None])


def test_moments_are_found_once() -> None:
    one = document("On Nov. 18, 2024, and in 2023.")
    assert moments(one) is moments(one)
    assert list(find(one)) == list(moments(one))
    assert [(start, end) for start, end, _ in scan(one, 14, 30)] == [(25, 29)]


def test_a_range_keeps_both_weekdays() -> None:
    (moment,) = read("from Friday 14 to Sunday 16 March")
    assert (moment.weekday, moment.day, moment.end_weekday, moment.end_day, moment.month) == (4, 14, 6, 16, 3)


def test_without_a_date_only_written_years_resolve() -> None:
    found = list(
        find(document("On Tuesday it rose; last year, in June, it fell; in June 2023 and 2022 it stood.", day=None))
    )
    assert [(m.span.text, m.anchor, m.period is not None) for m in found] == [
        ("Tuesday", "", False),
        ("last year", "", False),
        ("June", "", False),
        ("June 2023", "written", True),
        ("2022", "written", True),
    ]


def test_the_year_rolls_over_in_january() -> None:
    january = document(
        "in December; on Dec. 30; on January 5; in the fourth quarter; the first eleven months", day=date(2025, 1, 7)
    )
    assert [str(m.period) for m in find(january)] == [
        "December 2024",
        "December 30, 2024",
        "January 5, 2025",
        "Q4 2024",
        "January-November 2024",
    ]


def test_parts_are_kept_as_written() -> None:
    (moment,) = read("on Tuesday, January 14-15, at noon")
    assert (moment.weekday, moment.day, moment.month, moment.year, moment.end_day) == (1, 14, 1, None, 15)


def test_an_impossible_day_has_parts_and_no_period() -> None:
    first, second = read("from Dec. 1 to Feb. 29")
    assert (second.day, second.month, second.period) == (29, 2, None)
    assert first.period is not None


def test_hostile_copy_is_read_in_time() -> None:
    for hostile in (
        "January " * 4000,
        "1-" * 8000,
        "first 11 months of the " * 2000,
        "end of " * 4000,
        "since " * 6000,
        "1 2 3 " * 5000,
        "from 2015 to " * 3000,
        "between May and " * 3000,
        "so far this " * 4000,
        "Friday 14 to " * 3000,
        "the year of the year " * 3000,
        "2015-" * 5000,
    ):
        list(find(document(hostile)))
