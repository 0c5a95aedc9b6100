"""Amounts: one meaning, many wordings; and numbers that are no amounts."""

from __future__ import annotations

import math

import pytest

from linter.amounts import Amount, amounts, bounds

# What copy may write -> (value, unit or currency). A pair is a range.
WORDINGS: dict[tuple[float | tuple[float, float], str], str] = {
    (4.57e9, "USD"): """
        $4.57 billion | US$4.57 billion | US$4.57bn | $4.57bn | $4.57 bn | $4.57B | 4.57 billion dollars
        | 4.57 billion US dollars
        | USD4.57 billion | USD 4.57bn | 4.57 billion USD | 4,570 million dollars | $4,570m | $4,570 mln
        | 4.57 bln dlrs
        | 4,570 mln dlrs | $4,570,000,000 | 4.57 thousand million dollars | $0.00457 trillion
        | 4.57-billion-dollar | 4.57 billion U.S. Dlrs | 4,570 mln U.S. dlrs | a 4.57 billion dlr buy""",
    (3.2e9, "NZD"): "NZ$3.2bn | 3.2 billion N.Z. Dlrs | 3.2 billion New Zealand dollars | 3.2 bln nz dlrs",
    (6.62e10, "TWD"): "NT$66.2bn | 66.2 billion Taiwan dlrs | 66.2 billion Taiwan dollars",
    (2.3e13, "VND"): """
        VND23 trillion | VND 23 trillion | 23 trillion dong | 23 trn dong | VND23,000 billion
        | 23,000 billion Vietnamese dong
        | ₫23 trillion""",
    (0.12, "EUR"): "€0.12 | 0.12 euros | EUR0.12 | EUR 0.12",
    (5e7, "INR"): "5 crore rupees | Rs 5 crore | ₹5 crore | 500 lakh rupees | Rs. 50,000,000 | 5,00,00,000 rupees",
    (3.5, "percent"): "3.5% | 3.5 per cent | 3.5 percent | 3.5 pct | 3-1/2 percent | three and a half per cent",
    (2 / 3, ""): "two-thirds of them | two thirds of them",
    (1 / 3, ""): "a third of them | one-third of them | one third of them | fell by a third",
    (0.5, ""): "half of them | half the seats | cut by half",
    (12.0, ""): "a dozen eggs | twelve eggs | 12 eggs | one dozen eggs",
    (6.0, ""): "half a dozen eggs | six eggs",
    (2.5e6, ""): """two and a half million people | 2.5 million people | 2.5m people | 2.5 mn people
        | 2,500,000 people | 25 lakh people""",
    (250_000.0, ""): """a quarter of a million people | 250,000 people | two hundred and fifty thousand people
        | 250k people""",
    (17.5, "mile"): "17-1/2 miles | 17.5 miles | seventeen and a half miles",
    (0.5, "hour"): "half an hour | half-hour",
    ((5.0, 7.0), "kilometre"): """5-7 km | 5 to 7 km | between 5 and 7 km | five to seven kilometres
        | 5–7 kilometers | 5km-7km""",
    ((5e6, 7e6), ""): "5 to 7 million people | 5-7m people | between 5 million and 7 million people",
    ((1e7, 2.5e7), "USD"): "$10-25m | $10m to $25m | $10 million-$25 million | between $10m and $25m",
    ((1e4, 1e5), ""): "tens of thousands of people | Tens of thousands fled",
    ((1e6, 1e7), "USD"): "millions of dollars",
    ((12.0, 120.0), ""): "dozens of people",
    (-5.0, "celsius"): "minus 5C | −5 °C | minus 5 degrees Celsius | -5C",
    (34.0, "cent"): "34 cts | 34 cents | 34¢",
    (60_000.0, "barrel per day"): "60,000 bpd | 60,000 b/d",
    (44.0, "year of age"): "Hague, 44, said | aged 44 | at the age of 44 | 44 years old | a 44-year-old",
    (100.0, "metre"): "the 100m hurdles | 100 metres | a wall 100m long",
    (2.75, "hour"): "2¾ hours | 2 ¾ hours | 2-3/4 hours | two and three-quarters hours | 2.75 hours",
    (0.75, ""): "three-quarters of them | 3/4 of them | 3/4 of the seats | ¾ of them",
    (4.2e10, "NGN"): "N42 billion | N42bn | ₦42 billion | 42 billion naira",
    (1.2e9, "BDT"): "Tk 120 crore | Tk120 crore | 120 crore taka",
    (3e12, "INR"): "three lakh crore rupees | 3 lakh crore rupees | Rs 3 trillion",
    (2.4e7, "INR"): "Rs 2 crore 40 lakh | Rs 2.4 crore | Rs 2,40,00,000 | 2 crore and 40 lakh rupees",
    (1234567.89, "INR"): "Rs 12,34,567.89 | 12,34,567.89 rupees",
    (2.5e5, "USD"): "a quarter million dollars | a quarter of a million dollars | quarter million dollars | $250k",
    (2e9, "USD"): "two thousand million dollars | two billion dollars | US$2 billion | USD$2 billion",
    (40_000.0, "ZAR"): "R40 000 | R40,000 | 40 000 rand | forty thousand rand",
    (1_234_567.0, ""): "1 234 567 votes | 1,234,567 votes | 1.234.567 votes",
    (1.2e9, ""): "1.2b users | 1.2bn users | 1.2 billion users",
    (5.0, "EUR"): "5 € | €5 | 5 euros",
}  # fmt: skip
VIETNAMESE: dict[tuple[float | tuple[float, float], str], str] = {
    (4.57e9, "USD"): "4,57 tỷ USD | 4,57 tỉ đô la Mỹ | 4.570 triệu USD | 4,57 tỷ đô-la | 4.57 tỷ USD",
    (26.0, "percent"): "tăng 26% | 26 phần trăm | tăng thêm 26%",
    (60_000.0, ""): "60.000 người | sáu mươi | 60 nghìn người | 60 ngàn người",
    (1.5e12, "VND"): "1.500 tỷ đồng | 1,5 nghìn tỷ đồng",
    ((5.0, 7.0), "kilometre"): "5-7 km | từ 5 đến 7 km",
}
HEDGES = {
    "about": "about 500 | around 500 | roughly 500 | some 500 | an estimated 500 | 500 or so | 500-odd",
    "nearly": "nearly 500 | almost 500 | just under 500 | just short of 500",
    "more than": "more than 500 | over 500 | upwards of 500 | in excess of 500",
    "less than": "less than 500 | fewer than 500 | under 500 | below 500",
    "at least": "at least 500 | no fewer than 500 | 500 or more | 500-plus | 500+",
    "up to": "up to 500 | as many as 500 | no more than 500",
}
NOT_AMOUNTS = """
    the U22 side | an Airbus A320 | the A380 flew | a Boeing 787 | the iPhone 11 went on sale | Flight 370
    | v2.0.1 | Windows 95
    | beat them 3-2 | won 2-0 | a 212-187 vote | call 555-0142 | at 10:30 am | at 10pm | by 6 p.m. | 22:15 GMT
    | in 2024 | since 1950
    | on January 14 | 14 January | Jan. 14 | May 5-7 | the 14th Congress | the 22nd floor
    | the twenty-fifth anniversary
    | 742 Evergreen Terrace Road | Article 5 | Section 230 | No. 10 | Room 101 | Route 66 | the S&P 500
    | the FTSE 100 | Fortune 500
    | the second half of it | a third party | half-time | a two-way deal | the Six Nations | no one came
    | the same one | one another | the one you saw
    | 2016/17 | the 737s | 20/01/2025
    | $110,00 | 3.817.69 | £1,,250 | the N16 to Mill Hill | the N4 road"""


def split(wordings: str) -> list[str]:
    return [wording.strip() for wording in wordings.split(" | ") if wording.strip()]


def read(wording: str, language: str = "en") -> list[Amount]:
    return list(amounts(wording.strip("| \n"), language=language))


def told(amount: Amount) -> tuple[float | tuple[float, float], str]:
    value = amount.value if amount.upper is None else (amount.value, amount.upper)
    return value, amount.currency or amount.unit


def cases(corpus: dict[tuple[float | tuple[float, float], str], str]) -> list[object]:
    parts = [(m, w.strip("| \n")) for m, words in corpus.items() for w in words.replace("\n", " ").split("|")]
    return [pytest.param(meaning, wording.strip(), id=wording.strip()) for meaning, wording in parts if wording.strip()]


@pytest.mark.parametrize(("meaning", "wording"), cases(WORDINGS))
def test_wordings_mean_the_same(meaning: tuple[float | tuple[float, float], str], wording: str) -> None:
    (found,) = read(wording)
    value, unit = told(found)
    assert unit == meaning[1]
    assert value == pytest.approx(meaning[0])
    assert found.low <= found.value or found.upper is not None
    assert found.low <= found.high


@pytest.mark.parametrize(("meaning", "wording"), cases(VIETNAMESE))
def test_vietnamese_wordings_mean_the_same(meaning: tuple[float | tuple[float, float], str], wording: str) -> None:
    if wording == "sáu mươi":
        assert read(wording, "vi") == []  # words count only before a scale
        return
    (found,) = read(wording, "vi")
    assert told(found)[1] == meaning[1]
    assert told(found)[0] == pytest.approx(meaning[0])


@pytest.mark.parametrize(("hedge", "wording"), [(h, w.strip()) for h, ws in HEDGES.items() for w in ws.split("|")])
def test_hedges_move_the_ends(hedge: str, wording: str) -> None:
    (found,) = read(f"It drew {wording} visitors.")
    assert (found.hedge, found.value) == (hedge, 500)
    assert (found.low, found.high) == bounds(500, 0.0, hedge)


@pytest.mark.parametrize("wording", [w.strip() for w in NOT_AMOUNTS.replace("\n", " ").split("|")])
def test_other_numbers_are_no_amounts(wording: str) -> None:
    assert read(f"It was {wording}.") == []


@pytest.mark.parametrize(
    ("wording", "low", "high"),
    [
        ("$4.57 billion", 4.565e9, 4.575e9),
        ("1,387 people", 1387, 1387),
        ("60,000 people", 59_400, 60_600),
        ("26%", 25.5, 26.5),
        ("12 eggs", 12, 12),
        ("$412.6 million", 412.55e6, 412.65e6),
        ("at least 40 people", 40, math.inf),
        ("the refunds add up to 512 pesos", 512, 512),
    ],
)
def test_a_number_is_the_range_it_was_rounded_from(wording: str, low: float, high: float) -> None:
    (found,) = read(wording)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("wording", "rate"),
    [("$5 a share", "share"), ("$3,500 a month", "month"), ("3 euros per kg", "kilogram"), ("$60/barrel", "barrel"),
     ("$20 each", "each"), ("$5,000 a year ago", "")],
)  # fmt: skip
def test_what_one_such_amount_is_given_for(wording: str, rate: str) -> None:
    assert [amount.per for amount in read(wording)] == [rate]


def test_a_change_is_no_range_and_its_ends_share_a_unit() -> None:
    first, second = read("lifted from 13.5 to 14.0 mm")
    assert (first.unit, second.unit) == ("millimetre", "millimetre")
    rise, level = read("increased by $43.6 billion to $419.2 billion")
    assert (rise.upper, level.upper) == (None, None)
