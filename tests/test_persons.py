"""Persons: who is named, by what title and age, and whom a short form stands for."""

from __future__ import annotations

import pytest

from linter import registry
from linter.claims import Person
from linter.document import Document
from linter.finders import persons
from linter.finders.persons import one_slip


def read(copy: str) -> Document:
    return registry.readers()[".txt"]("a.txt", copy.encode())


def found(copy: str) -> list[Person]:
    return list(persons.find(read(copy)))


@pytest.mark.parametrize(
    ("copy", "name", "title"),
    [
        ("Prime Minister Pham Minh Chinh opened the talks.", "Pham Minh Chinh", "prime minister"),
        ("Vietnamese State President Luong Cuong hosted him.", "Luong Cuong", "state president"),
        ("National Assembly Chairman Tran Thanh Man spoke.", "Tran Thanh Man", "national assembly chairman"),
        ("The ambassador met Party General Secretary To Lam.", "To Lam", "party general secretary"),
        ("Vietnamese Ambassador to Russia Dang Minh Khoi spoke.", "Dang Minh Khoi", "ambassador"),
        ("It was cold, finance director Pieter Rademan told analysts.", "Pieter Rademan", "finance director"),
        ("Sanne van Haaften, the project's chief engineer, laughed.", "Sanne van Haaften", "chief engineer"),
        ("Mariam Adeyinka, the city's housing director, said so.", "Mariam Adeyinka", "housing director"),
        ("Chief Executive Officer Darlene Mott told analysts.", "Darlene Mott", "chief executive officer"),
        ("The chairman, deputy PM Oleg Sidorov, left.", "Oleg Sidorov", "deputy pm"),
        ("State Rep. Carla Mendez wrote it.", "Carla Mendez", "representative"),
        ("“No,” said the chairman of the bank, Ada Birch, a baker.", "Ada Birch", "chairman"),
        ("Moulaye Ould Bellal, 71, keeps camels.", "Moulaye Ould Bellal", ""),
        ("J.K. Rowling, the author, wrote it.", "J.K. Rowling", "author"),
        ("“No,” said Cllr Siân O'Brien-Hughes.", "Siân O'Brien-Hughes", ""),
    ],
)
def test_a_person_is_found_with_the_title(copy: str, name: str, title: str) -> None:
    person = next(person for person in found(copy) if person.name == name)
    assert person.title == title
    assert person.span.text == name


@pytest.mark.parametrize(
    ("copy", "age"),
    [
        ("Luc Verhaegen, 57, drives a bus.", 57),
        ("Luc Verhaegen, aged 57, drives a bus.", 57),
        ("The 71-year-old farmer Luc Verhaegen drives a bus.", 71),
        ("Luc Verhaegen, the 71-year-old farmer, drives a bus.", 71),
        ("Luc Verhaegen, 1,057 of whose sheep died, left.", None),
        ("Luc Verhaegen, 200, left.", None),
    ],
)
def test_the_age_that_stands_with_a_name(copy: str, age: int | None) -> None:
    assert found(copy)[0].age == age


@pytest.mark.parametrize(
    ("copy", "short", "key"),
    [
        ("PM Pham Minh Chinh came. Chinh said so.", "Chinh", "pham minh chinh"),
        ("PM Mikhail Vladimirovich Mishustin came. Mishustin said so.", "Mishustin", "mikhail mishustin"),
        ("President Xi Jinping came. Xi said so.", "Xi", "xi jinping"),
        ("General Secretary To Lam came. Later Lam left.", "Lam", "to lam"),
        ("Sanne van Haaften, 40, came. Then Van Haaften left.", "Van Haaften", "sanne van haaften"),
        ("Phạm Minh Chính, the premier, came. Chính said so.", "Chính", "pham minh chinh"),
    ],
)
def test_a_short_form_stands_for_the_full_name(copy: str, short: str, key: str) -> None:
    assert [p.key for p in found(copy) if p.name == short and not p.full] == [key]


def test_a_family_name_of_two_people_stands_for_neither() -> None:
    people = found("Rhian Hughes, 54, leads. Rhodri Hughes, 38, follows. Hughes said so.")
    assert [p.key for p in people] == ["rhian hughes", "rhodri hughes"]


@pytest.mark.parametrize(
    "copy",
    [
        "The Bank of England said rates would rise.",
        "Granite Pass said no.",
        "Viet Nam and Southeast Asia trade.",
        "Manchester United won.",
        "They rang Milford Maria station.",
    ],
)
def test_other_names_are_no_full_persons(copy: str) -> None:
    assert [p.name for p in found(copy) if p.full] == []


def test_one_slip() -> None:
    assert one_slip("lindqvist", "lindquist")
    assert one_slip("bezdetko", "bezdekto")
    assert one_slip("campbell", "campell")
    assert not one_slip("lam", "lam")
    assert not one_slip("hughes", "hewes")


def test_a_name_that_no_list_knows_is_told_by_its_twin() -> None:
    copy = "Collectors heard Sridhar Venkatesh at noon.\n\nA bus came. Then Sridar Venkatesh left."
    assert [(claim.name, claim.full) for claim in found(copy)] == [
        ("Sridhar Venkatesh", True),
        ("Sridar Venkatesh", True),
    ]
