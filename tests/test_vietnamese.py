"""Vietnamese copy, and a Vietnamese story beside its English version."""

from __future__ import annotations

import pytest

from linter import engine, registry
from linter.claims import Quantity
from linter.discovery import parse
from linter.finding import Agreement, Finding
from linter.rule import Rule

BRIEF = (
    "Thủ tướng Lào thăm chính thức Việt Nam\n\n"
    "HÀ NỘI, ngày 14/1/2025 - Thủ tướng Lào tới Hà Nội hôm thứ Ba, bắt đầu chuyến thăm chính thức Việt Nam.\n\n"
    "Kim ngạch thương mại hai chiều Việt Nam - Lào đạt 4,57 tỷ USD trong năm 2024, tăng 26% so với năm trước.\n\n"
    "Trong 11 tháng đầu năm 2024, kim ngạch thương mại hai chiều giữa Việt Nam và Lào đạt 4,15 tỷ USD.\n"
)
VERSION = (
    "Lao prime minister in Vietnam for official visit\n\n"
    "HANOI, January 14, 2025 - The Lao prime minister arrived in Hanoi on Tuesday for an official visit.\n\n"
    "Two-way trade between Vietnam and Laos reached {year} in 2024.\n\n"
    "In the first eleven months of 2024, two-way trade between Vietnam and Laos reached {part}.\n"
)


def checked(year: str = "$4.57 billion", part: str = "$4.15 billion") -> tuple[list[Finding], list[Agreement]]:
    drafts = [parse("brief.txt", BRIEF.encode()), parse("version.txt", VERSION.format(year=year, part=part).encode())]
    assert [draft.language for draft in drafts] == ["vi", "en"]
    rules: list[Rule[Quantity]] = [rule() for rule in registry.rules().values() if rule.reads is Quantity]
    return engine.check(drafts, rules)


def across(spans: list[str]) -> bool:
    return {"brief.txt", "version.txt"} <= set(spans)


def test_a_brief_and_its_english_version_agree() -> None:
    findings, agreements = checked()
    assert findings == []
    pairs = [{span.text for span in a.spans} for a in agreements if across([span.path for span in a.spans])]
    assert {"4,57 tỷ USD", "$4.57 billion"} in pairs
    assert {"4,15 tỷ USD", "$4.15 billion"} in pairs


@pytest.mark.parametrize(
    ("changed", "odd", "right"),
    [
        ({"year": "$4.75 billion"}, "$4.75 billion", "4,57 tỷ USD"),
        ({"part": "$4.51 billion"}, "$4.51 billion", "4,15 tỷ USD"),
    ],
)
def test_another_figure_in_the_english_version_is_a_conflict(changed: dict[str, str], odd: str, right: str) -> None:
    findings, _ = checked(**changed)
    places = [{f.span.text, *(r.span.text for r in f.related)} for f in findings]
    assert {odd, right} in places


@pytest.mark.parametrize(
    "copy",
    [
        "Trong 11 tháng đầu năm 2024, xuất khẩu đạt 4,15 tỷ USD.",
        "Xuất khẩu đạt 4,15 tỷ USD trong 11 tháng đầu năm 2024.",
        "11 tháng đầu năm 2024, xuất khẩu của Việt Nam đạt 4,15 tỷ USD.",
    ],
)
def test_part_of_a_year_is_the_period_of_its_figure(copy: str) -> None:
    draft = parse("brief.txt", f"HÀ NỘI, ngày 14/1/2025 - Bộ Công Thương cho biết như vậy.\n\n{copy}\n".encode())
    figure = next(claim for claim in engine.claims(draft, [Quantity]) if claim.span.text == "4,15 tỷ USD")
    assert isinstance(figure, Quantity)
    assert (figure.currency, figure.measure, figure.low) == ("USD", "exports", 4.145e9)
    assert str(figure.period) == "January-November 2024"


def test_english_words_beside_a_date_stop_nothing() -> None:
    draft = parse("brief.txt", f"{BRIEF}\nSunday's show, on 16 tháng 3 năm 2025, là của tỉnh.\n".encode())
    assert draft.language == "vi"
    findings, _ = engine.check([draft], [registry.rules()["wrong-weekday"]()])
    assert findings == []
