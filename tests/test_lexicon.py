"""Folding, and which country a word stands for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from linter import lexicon
from linter.folding import fold, key
from linter.lexicon import Place, countries_in, country
from linter.lexicon.dialect import AMERICAN, BRITISH, ISE, IZE, american, spelling, telling
from linter.lexicon.words import common, edits, is_common, rare


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Việt Nam", "viet nam"),
        ("VIỆT\u00a0NAM", "viet nam"),
        ("Đà Nẵng", "da nang"),
        ("co\u00adoperation", "cooperation"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("  Łódź \n Straße ", "lodz strasse"),
        ("Tê\u0301t", "tet"),
        ("USA", "usa"),
    ],
)
def test_fold_drops_case_accents_and_white_space(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(folded) == folded


def test_key_keeps_only_letters_and_digits() -> None:
    assert key("Nur-Sultan") == key("nur sultan") == "nursultan"
    assert key("U.S.") == "us"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Vietnam", "VN"), ("Viet Nam", "VN"), ("Việt Nam", "VN"), ("VietNam", "VN"), ("VIỆT NAM", "VN"),
        ("Vietnamese", "VN"),
        ("Hà Nội", "VN"), ("Ha Noi", "VN"), ("the Russian Federation", "RU"), ("Russians", "RU"), ("Moscow", "RU"),
        ("US", "US"), ("U.S.", "US"), ("USA", "US"), ("the United States", "US"), ("us", None), ("Us", None),
        ("UK", "GB"), ("Great Britain", "GB"), ("Britons", "GB"), ("Dutch", "NL"), ("UAE", "AE"), ("RoK", "KR"),
        ("South Korea", "KR"), ("Republic of Korea", "KR"), ("Korea", None), ("England", None), ("Hong Kong", "HK"),
        ("New England", None), ("South China Sea", None), ("American Samoa", "AS"), ("N’Djamena", "TD"), ("", None),
    ],
)  # fmt: skip
def test_country_of_a_name_a_demonym_or_a_capital(words: str, code: str | None) -> None:
    assert country(words) == code


def test_vietnamese_names_keep_their_accents() -> None:
    assert country("Nga", "vi") == "RU"
    assert country("Mỹ", "vi") == "US"
    assert country("my", "vi") is None
    assert [p.code for p in countries_in("Thủ tướng Nga thăm Việt Nam và Trung Quốc", language="vi")] == [
        "RU",
        "VN",
        "CN",
    ]


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("Russia's PM left Việt Nam for the U.S. today.", ["Russia RU name", "Việt Nam VN name", "U.S. US name"]),
        ("HÀ NỘI — Viet Nam-Russia ties", ["HÀ NỘI VN capital", "Viet Nam VN name", "Russia RU name"]),
        ("They told us about turkey and china.", []),
        ("In the South China Sea, off New England and in New Jersey", []),
        ("Michael Jordan met Chad Smith in Jordan.", ["Jordan JO name"]),
        ("Atlanta, Georgia, has peaches.", []),
        ("Tbilisi is Georgia's capital.", ["Tbilisi GE capital", "Georgia GE name"]),
        ("the Democratic Republic of the Congo and Guinea-Bissau", [
            "Democratic Republic of the Congo CD name", "Guinea-Bissau GW name"]),
        ("The Washington Post, the US dollar and the Vietnam War", []),
        ("People's Republic of China's exports", ["People's Republic of China CN name"]),
    ],
)  # fmt: skip
def test_countries_named_in_prose(prose: str, found: list[str]) -> None:
    places = countries_in(prose)
    assert [f"{prose[p.start : p.end]} {p.code} {p.sort}" for p in places] == found


def test_countries_in_part_of_the_prose() -> None:
    prose = "Laos, Cambodia and Thailand"
    assert countries_in(prose, 6, 14) == (Place(6, 14, "KH", "name"),)


def test_every_code_is_an_iso_code_and_no_form_names_two_countries() -> None:
    for language in ("en", "vi"):
        path = Path(lexicon.__file__).parent / language / "countries.toml"
        table = tomllib.loads(path.read_text(encoding="utf-8"))["countries"]
        seen: dict[str, str] = {}
        for code, line in table.items():
            assert re.fullmatch("[A-Z]{2}", code)
            for form in re.split(r"[|,]", line):
                form = fold(form) if language == "en" else form.strip().casefold()
                assert not form or seen.setdefault(form, code) == code, f"{form}: {code} and {seen[form]}"


def test_spellings_tell_the_dialect() -> None:
    assert telling()["labour"][::2] == (BRITISH, "labor")
    assert spelling("center") == (AMERICAN, "centre", "centre")
    assert telling()["organised"][0] == ISE
    assert telling()["organized"][0] == IZE
    for word in (
        "glamour",
        "exercise",
        "surprise",
        "dialogue",
        "advise",
        "size",
        "analyses",
    ):
        assert word not in telling(), "both dialects use it"
    tire = "Players tire of a flat tire."
    assert [american("tire", tire, *at) for at in ((8, 12), (23, 27))] == [False, True]


def test_the_word_list_knows_words_and_slips() -> None:
    assert {"reinforcing", "government", "organise", "organize"} <= common()
    assert "goverment" not in common() | rare()


def test_a_word_is_found_where_it_stands() -> None:
    every = sorted(common())
    for word in (*every[:3], *every[:: len(every) // 500], *every[-3:]):
        assert is_common(word)
        assert not is_common(word + "q")
    assert not any(map(is_common, ("", " ", "aa", "zzz", f"{every[0]} {every[1]}", "Đà")))
    assert "reinforcing" in set(edits("reinfocing"))
    assert {"cat", "act", "at", "bat", "bcat"} <= set(edits("cat"))
