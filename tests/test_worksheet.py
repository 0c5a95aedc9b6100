"""The fact-checker's worksheet: what bears each claim out, what speaks against it, and what stands alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from linter import record, registry
from linter.claims import Claim
from linter.cli import main
from linter.document import Document

Find = Callable[[Document], Iterable[Claim]]

VISIT = "VIENTIANE, January 14, 2025 - Trade between Laos and Thailand reached $4.57 billion in 2024.\n"
ECHO = "VIENTIANE, January 15, 2025 - Thailand and Laos had two-way trade of $4.57 billion in 2024.\n"
RIVAL = "BANGKOK, January 15, 2025 - The two-way trade of Thailand and Laos hit $4.75 billion in 2024.\n"
LONE = "HUE, March 3, 2025 - The port handled 212,000 tonnes of rice in 2024, up 7 per cent.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(**drafts: str) -> None:
    for name, copy in drafts.items():
        Path(f"{name}.txt").write_text(copy, encoding="utf-8")


def worksheet(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    assert main(["claims", "--output-format", "json", *options]) == 0
    claims: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["claims"]
    return claims


def test_what_agrees_is_borne_out(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=VISIT, b=ECHO)
    one, other = worksheet(capsys, "a.txt", "b.txt", "--compare", "--kind", "quantity")
    assert [(place["path"], place["text"]) for place in one["corroborated_by"]] == [("b.txt", "$4.57 billion")]
    assert [place["path"] for place in other["corroborated_by"]] == ["a.txt"]
    assert not one["contradicted_by"]
    assert one["alone"] is False


def test_a_wire_copy_bears_nothing_out(capsys: pytest.CaptureFixture[str]) -> None:
    more = (
        "The two countries signed a pact in Vientiane in the presence of their ministers of trade, who spoke of roads "
        "and a customs house that is to open by the river next spring, and of the fruit that rots at the border. "
        "Farmers on both banks waited for it since the old ferry sank with a load of mangoes and nobody was hurt.\n"
    )
    write(a=VISIT + more, b=VISIT + more, c=ECHO)
    two = worksheet(capsys, "a.txt", "b.txt", "--compare", "--kind", "quantity")
    assert [claim["alone"] for claim in two if claim["currency"]] == [True, True]
    three = worksheet(capsys, "a.txt", "b.txt", "c.txt", "--compare", "--kind", "quantity")
    backing = [[place["path"] for place in claim["corroborated_by"]] for claim in three if claim["currency"]]
    assert backing == [["c.txt"], ["c.txt"], ["a.txt", "b.txt"]]


def test_what_disagrees_is_contradicted_from_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=VISIT, b=RIVAL, c=LONE)
    conflicts = worksheet(capsys, "a.txt", "b.txt", "c.txt", "--conflicts")
    assert [claim["text"] for claim in conflicts] == ["$4.57 billion", "$4.75 billion"]
    assert [[place["text"] for place in claim["contradicted_by"]] for claim in conflicts] == [
        ["$4.75 billion"],
        ["$4.57 billion"],
    ]
    told = conflicts[0]["contradicted_by"][0]
    assert told["message"]
    assert told["rule"] in registry.rules()


def test_a_fault_within_a_claim_speaks_against_it(capsys: pytest.CaptureFixture[str]) -> None:
    write(a="HUE, March 3, 2025 - The bridge opened on February 30, 2024.\n")
    (day,) = worksheet(capsys, "a.txt", "--conflicts")
    assert day["text"] == day["contradicted_by"][0]["text"] == "February 30, 2024"


def test_what_nothing_bears_out_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=VISIT, b=ECHO, c=LONE)
    alone = worksheet(capsys, "a.txt", "b.txt", "c.txt", "--single-source", "--kind", "quantity")
    assert [claim["text"] for claim in alone] == ["212,000 tonnes"]
    assert all(claim["alone"] for claim in alone)


def test_a_spelling_never_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    write(a="HANOI - Viet Nam and Vietnam are the same country, Pham Minh Chinh said.\n")
    assert {claim["alone"] for claim in worksheet(capsys, "a.txt", "--compare")} == {False}
    assert worksheet(capsys, "a.txt", "--conflicts") == []


def test_siblings_bear_out_and_are_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=VISIT, b=ECHO)
    (claim,) = worksheet(capsys, "a.txt", "--with", "b.txt", "--kind", "quantity")
    assert [place["path"] for place in claim["corroborated_by"]] == ["b.txt"]


def test_json_does_not_wait_for_a_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=VISIT, b=RIVAL)
    claims = worksheet(capsys, "a.txt", "b.txt")
    assert claims
    assert not any("alone" in claim for claim in claims)


def test_an_empty_worksheet_is_still_json(capsys: pytest.CaptureFixture[str]) -> None:
    write(a="Nothing.\n")
    assert worksheet(capsys, "a.txt") == []


def test_one_kind_runs_its_own_finder_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=VISIT)
    run: list[str] = []

    def watched(kind: type[Claim], find: Find) -> Find:
        def noted(document: Document) -> Iterable[Claim]:
            run.append(kind.__name__)
            return find(document)

        return noted

    every = registry.finders

    def finders(kinds: frozenset[type[Claim]] | None = None) -> tuple[tuple[type[Claim], Find], ...]:
        return tuple((kind, watched(kind, find)) for kind, find in every(kinds))

    monkeypatch.setattr(registry, "finders", finders)
    assert worksheet(capsys, "a.txt", "--kind", "date")
    assert run == ["Moment"]
    run.clear()
    worksheet(capsys, "a.txt")
    assert "Quantity" in run
    assert "Lifetime" not in run


def test_every_claim_says_its_kind_under_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    write(a="LIMA, May 3, 2025 - President Luis Quispe of Peru began a state visit to Chile on Saturday.\n")
    assert main(["claims", "a.txt", "--output-format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["claims"]
    assert {claim["kind"] for claim in listed} <= set(record.kinds())
    assert [claim["sort"] for claim in listed if claim["kind"] == "kind"] == ["state"]


def test_a_finder_is_known_by_the_name_of_its_kind() -> None:
    for kind, find in registry.finders():
        assert registry.finders(frozenset({kind})) == ((kind, find),)


def test_the_page_fits_a_hundred_columns(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=VISIT, b=RIVAL, c=ECHO, d=LONE)
    assert main(["claims", "a.txt", "b.txt", "c.txt", "d.txt"]) == 0
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 100
    assert "4.565 to 4.575 billion USD, trade, LA-TH, 2024" in page
    assert "! b.txt:1:" in page
    assert "= c.txt:1:" in page
    assert page.splitlines()[-1].endswith("alone")
