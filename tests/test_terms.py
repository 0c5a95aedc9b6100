"""Spelling families: what counts as which form, and what is an institution's own name."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from linter import engine, registry, tables
from linter.document import Document, Draft
from linter.finders import terms
from linter.finding import INFO, WARNING, Finding
from linter.lexicon.words import common, rare


def document(*paragraphs: str, path: str = "a.txt", zone: str = "body", language: str = "en") -> Document:
    draft = Draft(path, "\n\n".join(paragraphs))
    at = 0
    for paragraph in paragraphs:
        draft.open(zone)
        draft.add(at, at + len(paragraph))
        at += len(paragraph) + 2
    return draft.document(language=language)


def check(name: str, *documents: Document, **settings: Any) -> list[Finding]:
    return engine.check(documents, [registry.rules()[name](**settings)])[0]


@pytest.mark.parametrize(
    ("prose", "forms"),
    [
        ("Vietnam, Viet Nam, Việt Nam and VietNam", ["Vietnam", "Viet Nam", "Việt Nam", "VietNam"]),
        ("VIETNAM WINS in VIET NAM", ["Vietnam", "Viet Nam"]),
        ("Viet\u00a0Nam and Viet\nNam", ["Viet Nam", "Viet Nam"]),
        ("VietNamNet and the Vietnamese", []),
        ("Co-operation and cooperation", ["co-operation", "cooperation"]),
        ("health care, health-care bills, healthcare", ["health care", "health care", "healthcare"]),
        ("Wi-fi is not wi-fi or Wi-Fi", ["wi-fi", "Wi-Fi"]),
        ("Mumbai, formerly Bombay, and Mumbai port", ["Mumbai"]),
        ("HANOI (VNA) - Hanoi", ["Hanoi"]),
        ("the hue of the tet", []),
    ],
)
def test_forms_are_told_apart(prose: str, forms: list[str]) -> None:
    found = list(terms.find(document(prose)))
    assert [term.form for term in found] == forms
    assert all(term.span.text.lower().startswith(term.form[:1].lower()) for term in found)


@pytest.mark.parametrize(
    ("prose", "fixed"),
    [
        ("the Vietnam News Agency", True),
        ("the Communist Party of Vietnam", True),
        ("the Việt Nam People's Army", True),
        ("the Viet Nam - Russia Tropical Centre", True),
        ("the Bank for Investment and Development of Vietnam", True),
        ("Vietnam's National Assembly", False),
        ("in Vietnam, where the Army stood", False),
        ("the Prime Minister of Vietnam", False),
        ("chicken Kiev", True),
        ("National Security Advisor", True),
        ("The advisor", False),
    ],
)
def test_institutions_keep_their_own_spelling(prose: str, fixed: bool) -> None:
    assert [term.fixed for term in terms.find(document(prose))] == [fixed]


def test_no_form_belongs_to_two_families() -> None:
    data = tables.table(terms._FILE)
    families = [family for kind in ("names", "renamed", "words") for family in data[kind]]
    forms = [form for family in families for form in set(family)]
    assert sorted(set(forms)) == sorted(forms)


def test_copy_in_vietnamese_is_left_alone() -> None:
    assert list(terms.find(document("Hà Nội và Hanoi", language="vi"))) == []


def test_the_rarer_form_is_reported_with_counts() -> None:
    (finding,) = check("mixed-spelling", document("Viet Nam grew.", "Viet Nam and Vietnam agreed."))
    assert finding.span.text == "Vietnam"
    assert "Viet Nam twice, Vietnam once" in finding.message
    assert [r.replacement for r in finding.repairs] == ["Viet Nam"]
    assert not finding.repairs[0].safe


def test_the_house_spelling_wins_over_the_count_and_is_safe() -> None:
    copy = document("Viet Nam grew.", "Viet Nam and Vietnam agreed.")
    (finding,) = check("mixed-spelling", copy, house=("Vietnam",))
    assert finding.span.text == "Viet Nam"
    assert finding.repairs[0] == ("Vietnam", True)
    (finding,) = check("mixed-spelling", document("Viet Nam grew."), house=("Vietnam",))
    assert "house spelling" in finding.message


def test_a_desk_may_add_families() -> None:
    copy = document("The Đắk Nông plant and the Dak Nong plant opened.")
    assert check("mixed-spelling", copy) == []
    (finding,) = check("mixed-spelling", copy, families=(("Dak Nong", "Đắk Nông"),))
    assert finding.span.text == "Dak Nong"


def test_drafts_that_differ_are_one_remark() -> None:
    drafts = [document("Viet Nam grew." if n else "Vietnam grew.", path=f"{n}.txt") for n in range(3)]
    (finding,) = check("mixed-spelling", *drafts)
    assert finding.severity == INFO
    assert finding.span.path == "0.txt"
    assert "Viet Nam in 2 drafts, Vietnam in 1 draft" in finding.message


def test_old_and_new_names_of_a_country_are_a_remark_between_drafts() -> None:
    (finding,) = check("mixed-spelling", document("Myanmar voted.", "Trade with Myanmar and Burma grew."))
    assert finding.severity == WARNING
    drafts = [
        replace(document(f"Rice from {name} rose.", path=path), date=date(2025, 5, 3))
        for name, path in (("Myanmar", "flood.txt"), ("Burma", "flood-sidebar.txt"))
    ]
    assert [finding.severity for finding in check("mixed-spelling", *drafts)] == [INFO]


def test_a_draft_named_like_its_story_is_counted_once() -> None:
    drafts = [replace(document("Rice from Burma.", "Myanmar and Myanmar.", path="rice.txt"), date=date(2025, 5, 3))]
    (finding,) = check("mixed-spelling", *drafts)
    assert "Myanmar twice, Burma once" in finding.message


def test_long_lists_of_places_are_capped() -> None:
    copy = document(*["Viet Nam grew."] * 30, *["Vietnam grew."] * 20)
    (finding,) = check("mixed-spelling", copy)
    assert len(finding.related) <= 10
    assert "10 more places" in finding.message


@pytest.mark.parametrize(
    ("said", "caught"),
    [
        ('"The labour market is tight," said Ty Poe, a manager.', True),
        ('The letter reads: "We honour the labour of all." It was signed.', False),
        ('A sign wrote "Labour wanted" in red.', False),
        ("He joined the Labour Party and the Harbour Club.", False),
        ("The grey dawn came.", True),
    ],
)
def test_speech_is_the_reporters_to_spell_but_writing_is_not(said: str, caught: bool) -> None:
    copy = document("The center opened a program. Its theater will honor the neighbors.", said)
    assert bool(check("mixed-dialect", copy)) is caught


def test_a_computer_program_is_british_too() -> None:
    copy = document("The centre's software is a program of its own colour.", "Labour groups like the program.")
    assert check("mixed-dialect", copy) == []


def test_oxford_spelling_is_no_mixture() -> None:
    assert check("mixed-dialect", document("The organization realized its colour and its harbour.")) == []


@pytest.mark.parametrize(
    ("copy", "severity"),
    [
        ("It cost US$4 million, then $5 million and $6 million.", INFO),
        ("It cost $4 million, then US$5 million and $6 million.", WARNING),
        ("It cost US$4 million, US$5 million, US$6 million and $7 million.", WARNING),
        ("It rose 5 per cent, or 5%.", INFO),
        ("It rose 5 per cent, then 6 percent.", WARNING),
        ("It cost VND5 billion, or 6 billion dong a year.", INFO),
        ("It cost €5 million, then EUR 6 million.", WARNING),
        ("It cost A$5 million, or US$4 million, and $6 million.", ""),
        ("The rate is US$1 = $1.35 and 5% a year.", ""),
    ],
)
def test_mixed_notation_is_graded(copy: str, severity: str) -> None:
    assert [f.severity for f in check("mixed-notation", document(copy))] == ([severity] if severity else [])


def test_a_slip_is_reported_once_and_meant_words_are_not() -> None:
    slip = document("The ministers spoke of reinfocing ties.")
    (finding,) = check("misspelling", slip)
    assert [r.replacement for r in finding.repairs] == ["reinforcing"]
    assert check("misspelling", document("A reinfocing rod.", "Reports of reinfocing rods.")) == []
    assert check("misspelling", *[replace(slip, path=f"{n}.txt") for n in range(3)]) == []
    assert check("misspelling", slip, allowed=("reinfocing",)) == []


def test_known_misspellings_are_no_words() -> None:
    path = Path(__file__).parents[1] / "rules" / "misspelling.toml"
    known = dict(pair.split("=") for pair in tomllib.loads(path.read_text(encoding="utf-8"))["words"].split())
    assert len(known) > 600
    assert not set(known) & (common() | rare())
    assert all(wrong.isalpha() and wrong.islower() and right for wrong, right in known.items())
