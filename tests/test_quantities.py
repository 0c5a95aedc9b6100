"""Quantities: one meaning, many wordings; what a figure measures, of whom, when, and on whose word."""

from __future__ import annotations

from datetime import date

import pytest

from linter.claims import Quantity
from linter.discovery import parse
from linter.finders.quantities import quantities

# What a sentence says of its first figure -> the wordings that say it.
WORDINGS = {
    "trade 4570000000 USD RU+VN 2024": """
        Two-way trade between Russia and Vietnam hit $4.57 billion in 2024.
        In 2024, two-way trade between Vietnam and Russia reached US$4.57 billion.
        Trade between Vietnam and Russia was worth $4.57bn in 2024.
        Bilateral trade between Russia and Vietnam came to 4.57 billion dollars in 2024.
        Russia and Vietnam had trade turnover of $4.57 billion in 2024.
        Vietnam's trade with Russia totalled $4,570 million in 2024.
        The trade of Vietnam and Russia amounted to $4.57 billion in 2024.
        Russian-Vietnamese trade stood at $4.57 billion in 2024.
        Trade volume between Russia and Vietnam reached $4.57bn in 2024.
        Commerce between Hanoi and Moscow climbed to $4.57 billion in 2024.""",
    "project 16": """
        Vietnam has 16 projects there.
        Its companies run 16 valid investment projects.
        There are 16 projects in all.
        Sixteen projects were licensed.
        The country poured money into 16 projects.
        The count is 16 investment projects so far.""",
    "visitor 212000": """
        The museum welcomed 212,000 visitors.
        It drew 212,000 tourists.
        There were 212,000 arrivals.
        The islands received 212,000 foreign visitors.
        The fair counted 212,000 holidaymakers.""",
    "dead 12": """
        The crash left 12 dead.
        The flood caused 12 deaths.
        It claimed 12 fatalities.
        The death toll stands at 12.
        The toll rose to 12.""",
    "spending 412600000 USD": """
        The council approved a $412.6 million budget.
        The budget stands at $412.6 million.
        The spending plan of $412.6 million passed.
        It spent $412.6 million.""",
    "profit 3200000 USD": """
        Net profit 3.2 mln dlrs.
        Profit came to $3.2 million.
        The firm made a profit of $3.2m.
        Earnings were $3.2 million.""",
    "student 5000": """
        The college has 5,000 students.
        It teaches 5,000 pupils.
        The number of Vietnamese students in the country reached 5,000.
        There are 5,000 students there.""",
    "employee 6650": """
        Dell is cutting 6,650 jobs.
        It will lay off 6,650 employees.
        The plan hits 6,650 workers.
        Some will lose 6,650 positions.""",
}
VIETNAMESE = {
    "trade 4570000000 USD RU+VN 2024": """
        Năm 2024, kim ngạch thương mại hai chiều giữa Việt Nam và Nga đạt 4,57 tỷ USD.
        Kim ngạch thương mại song phương Việt Nam - Nga năm 2024 đạt 4,57 tỷ USD.
        Trao đổi thương mại giữa Nga và Việt Nam đạt 4,57 tỉ USD trong năm 2024.""",
    "people 60000": """
        Hiện có gần 60.000 người Việt Nam đang sinh sống tại nước bạn.
        Cộng đồng có khoảng 60.000 người.""",
    "project 199": """
        Họ có 199 dự án đầu tư còn hiệu lực.
        Nước này có 199 dự án.""",
}


def read(copy: str) -> tuple[Quantity, ...]:
    return quantities(parse("a.txt", copy.encode()))


def told(claim: Quantity) -> str:
    value = claim.value[0] if isinstance(claim.value, tuple) else claim.value
    parts = [claim.measure, f"{value:.0f}", claim.currency]
    if claim.currency and len(claim.parties) == 2:
        parts.append("+".join(claim.parties))
    if claim.period and claim.period.kind == "year":
        parts.append(str(claim.period.start.year))
    return " ".join(part for part in parts if part)


def cases(corpus: dict[str, str]) -> list[tuple[str, str]]:
    return [(meaning, line.strip()) for meaning, lines in corpus.items() for line in lines.strip().split("\n")]


@pytest.mark.parametrize(("meaning", "sentence"), cases(WORDINGS))
def test_wordings_mean_the_same(meaning: str, sentence: str) -> None:
    assert told(read(sentence)[0]) == meaning


@pytest.mark.parametrize(("meaning", "sentence"), cases(VIETNAMESE))
def test_vietnamese_wordings_mean_the_same(meaning: str, sentence: str) -> None:
    padding = " Đây là một trong những nội dung của cuộc gặp và được các bên cho là không mới."
    assert told(read(sentence + padding)[0]) == meaning


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("Exports rose 12 per cent.", "up"),
        ("Exports fell by 12 per cent.", "down"),
        ("Output climbed from 3 million tonnes.", "from"),
        ("Output climbed to 3 million tonnes.", "to"),
        ("It employs 40 people.", ""),
        ("Sales came to $5m, compared with $4m.", ""),
    ],
)
def test_changes_are_told_from_levels(sentence: str, change: str) -> None:
    assert read(sentence)[0].change == change


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The budget was $5 million.", "actual"),
        ("The bank expects growth of 5 per cent.", "forecast"),
        ("The goal is $5 billion.", "target"),
        ("The mayor proposed a budget of $5 million.", "proposal"),
        ("It would cost $5 million.", "plan"),
        ("HULL, 3 May 2025 - The trawler landed 90 tonnes of cod.", "actual"),
        ("With stores at 34 per cent, rain is likely.", "actual"),
    ],
)
def test_what_came_is_told_from_what_may_come(sentence: str, modality: str) -> None:
    assert read(sentence)[0].modality == modality


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("It shut 46 of its 210 shops.", True),
        ("Another 20 workers left.", True),
        ("The other seven protesters left.", True),
        ("It has 210 shops.", False),
        ("A plane brought 850,000 doses of cholera vaccine.", False),
        ("All 29 of the injured are home.", False),
        ("Some 29 of the injured are home.", True),
    ],
)
def test_parts_are_told_from_wholes(sentence: str, part: bool) -> None:
    assert read(sentence)[0].part is part


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("All 29 of the injured are home.", "injured"),
        ("Passengers sat through the 19-hour flight.", "flight"),
        ("The cod, all 18 tonnes of it, was sold.", ""),
    ],
)
def test_what_is_counted(sentence: str, measure: str) -> None:
    assert read(sentence)[0].measure == measure


def test_a_direction_is_who_invests_where() -> None:
    claim = read("Russia has invested $990 million in Vietnam.")[0]
    assert (claim.measure, claim.direction) == ("investment", "RU>VN")


def test_a_rise_keeps_the_period_of_each_end() -> None:
    old, new = read("Two-way trade rose from $3.63 billion in 2023 to $4.57 billion.")
    assert (old.period and old.period.start, new.period) == (date(2023, 1, 1), None)


@pytest.mark.parametrize(
    ("sentence", "understood"),
    [
        ("Trade reached $4.57 billion, up from 3.63 in 2023.", (3.63e9, "USD", "")),
        ("Trade reached $4.57 billion, up from 3.63 billion in 2023.", (3.63e9, "USD", "")),
        ("It exported 23,000 tons of it in 2023, compared with 4,600 in 2019.", (4600, "", "ton")),
        ("It has 12 km of road, up from 8 schools in 2019.", (8, "", "")),
        ("He made 30 runs in two hours, compared with 40 last week.", (40, "", "")),
        ("It moved 20-foot boxes, 7% more than the 1.2 million of 2023.", (1.15e6, "", "")),
    ],
)
def test_what_it_is_compared_with_may_leave_its_unit_out(sentence: str, understood: tuple[float, str, str]) -> None:
    size, currency, unit = understood
    last = read(sentence)[-1]
    assert last.low == pytest.approx(size, rel=0.01)
    assert (last.currency, last.unit) == (currency, unit)


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("The driver, 44, was hurt.", "year of age"),
        ("Her neighbour and husband, 51, slept.", "year of age"),
        ("A girl, nine, died.", "year of age"),
        ("A clerk of 30 was there.", "year of age"),
        ("The total, 44, was high.", ""),
        ("The winner of 12, she wept.", ""),
        ("A girl of 13 won.", "year of age"),
        ("Of the cups 13 won.", ""),
    ],
)
def test_an_age_may_be_of_somebody_without_a_name(sentence: str, unit: str) -> None:
    assert [(claim.unit, claim.currency) for claim in read(sentence)] == [(unit, "")]


@pytest.mark.parametrize("dateline", ["", "PARIS, Jan. 15, 2025 - ", "BEIJING (VNA) – ", "Paris, 15 January 2025 — "])
def test_the_place_of_a_dateline_is_no_party(dateline: str) -> None:
    (quantity,) = read(f"{dateline}Trade between Vietnam and Russia reached $4.57 billion in 2024.")
    assert quantity.parties == ("RU", "VN")
