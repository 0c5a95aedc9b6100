"""The desk's facts file: what it says of drafts, and what is said about a bad one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import facts_file, starter
from linter.cli import main
from linter.settings import Mistake
from linter.toml_places import places

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "seeds"

DESK = """\
[[people]]
name = "Kari Dahl"
forms = ["Dahl"]
born = 1966-03-03
titles = [
  { title = "Foreign Minister", of = "Norway", from = 2009-10-20, to = 2013-10-15 },
  { title = "Prime Minister", of = "Norway", from = 2013-10-16 },
]

[[people]]
name = "Somsak Vong"
titles = [{ title = "Prime Minister", of = "Laos" }]

[[institutions]]
name = "Norsk Fjordkraft"
founded = 1981-06-19

[[events]]
name = "diplomatic relations between Laos and Norway"
date = 1991-11-05
words = ["diplomatic relations"]
parties = ["Laos", "Norway"]

[[figures]]
measure = "trade"
parties = ["Laos", "Norway"]
period = 2023
amount = "$45.7 million"
source = "Statistics Norway"

[[figures]]
measure = "population"
parties = ["Laos"]
period = 2023
amount = "about 7.6 million"

[[terms]]
house = "Vientiane"
variants = ["Viangchan"]
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty newsroom with a facts file."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk.toml").write_text(DESK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(*argv: str) -> tuple[int, Any]:
    status = main([*argv, "--output-format", "json", "--output", "report.out"])
    return status, json.loads(Path("report.out").read_text(encoding="utf-8"))


def found(copy: str) -> list[tuple[str, str, str]]:
    """(rule, words, the fact) of every finding in a draft that goes against the facts."""
    Path("draft.txt").write_text(copy, encoding="utf-8")
    report = lint("draft.txt", "--facts", "desk.toml")[1]
    assert not any(f["path"] == "desk.toml" for f in report["findings"]), "the facts are never in the wrong"
    return [
        (finding["rule"], finding["text"], fact["text"])
        for finding in report["findings"]
        for fact in [place for place in finding["related"] if place["path"] == "desk.toml"][:1]
    ]


@pytest.mark.parametrize(
    ("copy", "rule", "words", "fact"),
    [
        ("Trade between Laos and Norway was $47.5 million in 2023.", "contradicted-fact", "$47.5 million",
         "$45.7 million"),
        ("Trade between Laos and Norway was $49m in the first half of 2023.", "contradicted-fact", "$49m",
         "$45.7 million"),
        ("Laos and Norway set up diplomatic relations on November 5, 1992.", "contradicted-fact", "November 5, 1992",
         "1991-11-05"),
        ("OSLO, May 2, 2024 - Norway and Laos mark the 34th anniversary of diplomatic relations.",
         "contradicted-fact", "34th anniversary", "1991-11-05"),
        ("OSLO, May 2, 2024 - Norsk Fjordkraft is to mark its 33rd anniversary.", "contradicted-fact",
         "33rd anniversary", "1981-06-19"),
        ("OSLO, May 2, 2024 - Foreign Minister Kari Dahl opened the fair.", "contradicted-person", "Kari Dahl",
         "Foreign Minister"),
        ("OSLO, May 2, 2024 - Kari Dahl, 85, opened the fair.", "contradicted-person", "Kari Dahl", "1966-03-03"),
        ("OSLO, May 2, 2024 - Laotian Prime Minister Kari Dahl opened the fair.", "contradicted-person", "Kari Dahl",
         "Prime Minister"),
        ("The wells of Norsk Fjordkaft are dry.", "misspelled-name", "Fjordkaft", "Norsk Fjordkraft"),
    ],
)  # fmt: skip
def test_copy_that_goes_against_a_fact(copy: str, rule: str, words: str, fact: str) -> None:
    assert (rule, words, fact) in found(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "Trade between Laos and Norway was about $46 million in 2023.",
        "Trade between Laos and Norway was $21 million in the first half of 2023.",
        "Trade between Laos and Sweden was $47.5 million in 2023.",
        "Trade between Laos and Norway was $47.5 million in 2022.",
        "Trade between Laos and Norway should reach $90 million in 2023.",
        "Fish trade between Laos and Norway was $4.5 million in 2023.",
        "Laos and Sweden set up diplomatic relations on November 5, 1964.",
        "OSLO, May 2, 2024 - Norway and Laos mark the 33rd anniversary of diplomatic relations.",
        "OSLO, May 2, 2024 - Norway and Sweden mark the 110th anniversary of diplomatic relations.",
        "OSLO, May 2, 2012 - Foreign Minister Kari Dahl opened the fair.",
        "OSLO, May 2, 2024 - Former Foreign Minister Kari Dahl opened the fair.",
        "OSLO, May 2, 2024 - Kari Dahl, 58, who was foreign minister until 2013, opened the fair.",
        "OSLO, May 2, 2024 - Carpenter Kari Dahle, 31, opened the fair.",
        "Norsk Fjordkraft's wells are dry.",
    ],
)
def test_copy_that_the_facts_allow(copy: str) -> None:
    assert found(copy) == []


def test_house_spellings_are_safe_repairs() -> None:
    Path("draft.txt").write_text("Rain fell on Viangchan.\n\n“Viangchan is wet,” he said.\n", encoding="utf-8")
    status, report = lint("draft.txt", "--facts", "desk.toml")
    assert status == 1
    assert [(f["severity"], f["column"]) for f in report["findings"]] == [("warning", 14)]
    assert report["findings"][0]["repairs"] == [{"replacement": "Vientiane", "safe": True}]
    assert lint("draft.txt")[0] == 0, "without the facts any spelling will do"


def test_what_agrees_is_in_the_ledger() -> None:
    Path("draft.txt").write_text("Trade between Laos and Norway was $45.7 million in 2023.\n", encoding="utf-8")
    status, report = lint("draft.txt", "--facts", "desk.toml")
    assert status == 0
    assert [agreed["rule"] for agreed in report["agreements"]] == ["contradicted-fact"]


def test_the_setting_counts_from_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("newslint.toml").write_text('facts = "desk.toml"\n', encoding="utf-8")
    Path("copy").mkdir()
    Path("copy/a.txt").write_text("Trade between Laos and Norway was $47.5 million in 2023.\n", encoding="utf-8")
    monkeypatch.chdir("copy")
    assert [f["rule"] for f in lint("a.txt")[1]["findings"]] == ["contradicted-fact"]
    Path("../newslint.toml").write_text('facts = ["desk.toml", "desk.toml"]\n', encoding="utf-8")
    assert len(lint("a.txt")[1]["findings"]) == 1


def test_several_files_and_several_workers_say_the_same() -> None:
    Path("more.toml").write_text('[[institutions]]\nname = "Vientiane Post"\n', encoding="utf-8")
    for number in range(3):
        copy = "The Vientiana Post closed. Trade between Laos and Norway was $47.5 million in 2023.\n"
        Path(f"{number}.txt").write_text(copy, encoding="utf-8")
    argv = ("0.txt", "1.txt", "2.txt", "--facts", "desk.toml", "--facts", "more.toml", "--no-cache")
    one = lint(*argv, "--jobs", "1")
    assert {f["rule"] for f in one[1]["findings"]} >= {"contradicted-fact", "misspelled-name"}
    assert lint(*argv, "--jobs", "2") == one


BAD = [
    ('[[people]]\nnme = "x"\n', ("desk.toml:", "people 1", "'nme'", "'name'")),
    ("[[people]]\nborn = 1966\n", ("people 1", "'name' is missing")),
    ('[[people]]\nname = "Kari Dahl"\nborn = "1966-13-03"\n', ("desk.toml:3", "Kari Dahl", "born", "1966-03-03")),
    ('[[people]]\nname = "A"\ntitles = [{ title = "PM", from = "soon" }]\n', ("desk.toml:3", "titles 1 from", "soon")),
    ('[[people]]\nname = "A"\ntitles = [{ title = "PM", form = 2020-01-01 }]\n', ("'form'", "did you mean 'from'")),
    ('[[people]]\nname = "A"\ntitles = [{ title = "B", from = 2020-01-02, to = 2020-01-01 }]\n', ("exchange",)),
    ('[[people]]\nname = " "\n', ("desk.toml:2", "name", "leave the line out")),
    ('[[people]]\nname = "y"\nforms = "x"\n', ("desk.toml:3", "forms", 'forms = ["')),
    ('[people]\nname = "y"\n', ("people", "[[people]]")),
    ('[[persons]]\nname = "y"\n', ("'persons'", "people")),
    ('[[figures]]\nmeasure = "trade"\nparties = ["Laos", "Atlantis"]\nperiod = 2023\namount = "5"\n',
     ("desk.toml:3", "Atlantis", "South Korea")),
    ('[[figures]]\nmeasure = "trade"\nparties = ["Laos"]\nperiod = 2023\namount = "a lot"\n',
     ("desk.toml:5", "'a lot'", "US$4.57 billion")),
    ('[[figures]]\nmeasure = "trade"\nparties = ["Laos"]\nperiod = "soon"\namount = "5"\n', ("desk.toml:4", "'soon'")),
    ('[[figures]]\nmeasure = "trade"\nperiod = 2023\namount = "5"\n', ("figures 1 (trade)", "parties = [")),
    ('[[figures]]\nmeasure = "trade"\nfrom = "Laos"\nperiod = 2023\namount = "5"\n', ("from and to",)),
    ("born = 1966-13-03\n", ("not valid TOML", "line 1")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BAD)
def test_a_bad_file_is_refused_with_place_and_cure(
    text: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("desk.toml").write_text(text, encoding="utf-8")
    Path("draft.txt").write_text("All is well.\n", encoding="utf-8")
    assert main(["draft.txt", "--facts", "desk.toml"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert [word for word in ("desk.toml", *words) if word not in err] == []


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").write_text("All is well.\n", encoding="utf-8")
    assert main(["draft.txt", "--facts", "none.toml"]) == 2
    assert "none.toml: cannot be read" in capsys.readouterr().err


TOML = st.recursive(
    st.one_of(st.booleans(), st.integers(-99, 9999), st.dates(), st.text("ab \"'#[]{},=.\\\n", max_size=8)),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab .", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def written(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k)} = {written(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", # c ]\n".join(map(written, value)) + "]"
    return json.dumps(value) if isinstance(value, str | bool | int) else str(value)


@given(st.dictionaries(st.sampled_from(["a", "b", "c d"]), TOML, max_size=3))
def test_every_value_is_found_in_its_place(table: dict[str, Any]) -> None:
    source = "# [[x]]\n" + "".join(f"{json.dumps(k)} = {written(v)} # 'c'\n[[t]]\n" for k, v in table.items())
    tomllib.loads(source)
    spans = places(source)
    for number, (key, value) in enumerate(table.items()):
        path = ("t", number - 1, key) if number else (key,)
        start, end = spans[path]
        text = source[start:end]
        assert tomllib.loads(f'x = "{text}"' if isinstance(value, str) else f"x = {text}") == {"x": value}


def test_places_of_tables_within_tables() -> None:
    source = '[[people]]\nname = "A"\n[[people.titles]]\ntitle = "B"\n[[people]]\n[[people.titles]]\ntitle = """C"""\n'
    spans = places(source)
    assert source[slice(*spans["people", 1, "titles", 0, "title"])] == "C"
    assert source[slice(*spans["people", 0, "name"])] == "A"


def test_the_starter_file_is_valid_as_it_is_and_filled_in() -> None:
    Path("desk.toml").unlink()
    text = starter.facts(Path()).read_text(encoding="utf-8")
    assert not facts_file.read("desk.toml", text.encode()).facts
    lines = [
        line[2:] if line.startswith(("# [[", "#   {", "# ]")) or " = " in line[:16] else line
        for line in text.splitlines()
    ]
    full = facts_file.read("desk.toml", "\n".join(lines).encode()).facts
    assert all((full.people, full.institutions, full.events, full.terms))
    assert len(full.figures) == 2
    with pytest.raises(Mistake, match="there already"):
        starter.facts(Path())


def test_the_sample_facts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    out = str(tmp_path / "report.json")
    argv = ["--facts", "seeds/desk.toml", "--no-cache", "--output-format", "json", "--output", out]
    assert main(["seeds/clean", *argv]) == 0
    assert main(["seeds", *argv]) == 1
    places_ = {
        (Path(f["path"]).name, f["line"], f["text"])
        for f in json.loads(Path(out).read_text(encoding="utf-8"))["findings"]
        if any(r["path"] == "seeds/desk.toml" for r in f["related"])
    }
    assert places_ == {
        ("2025-01-14-arrival.txt", 17, "Mishutin"),
        ("2025-01-15-investment.txt", 7, "17"),
        ("2025-01-15-president.txt", 15, "70th anniversary"),
        ("2025-01-15-trade-explainer.md", 13, "$5.14 billion"),
        ("2025-01-16-wrap.txt", 11, "$4.75 billion"),
    }


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five articles are not here")
def test_five_real_articles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = str(tmp_path / "report.json")
    facts = str(ROOT / "seeds" / "desk.toml")
    main([str(SHARED), "--facts", facts, "--no-cache", "--output-format", "json", "--output", out])
    report = json.loads(Path(out).read_text(encoding="utf-8"))
    against = [f for f in report["findings"] if any(r["path"].endswith("desk.toml") for r in f["related"])]
    assert [(f["rule"], f["text"], f["line"]) for f in against] == [("misspelled-name", "Vietsopetro", 18)]
