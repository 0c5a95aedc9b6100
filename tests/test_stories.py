"""Which drafts are on one event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from linter import registry
from linter.document import Document
from linter.stories import Fingerprint, fingerprint, group, stories

SHARED = Path(__file__).parents[2] / "shared"
STRIKE = "Lucie Gendron, who leads the drivers of Laverniere, called a strike. Some 52,000 people ride the buses."
DEAL = "Drivers in Laverniere will vote on a deal, said Lucie Gendron. Buses carry 52,000 people on a weekday."
CHESS = "Anand Iyer beat Boris Lasker in Wijk aan Zee on Thursday, and 700 people watched on a screen in the rain."


def read(path: str, copy: str) -> Document:
    return registry.readers()[".txt"](path, copy.encode())


def files(folder: Path) -> list[Document]:
    readers = registry.readers()
    found = [path for path in sorted(folder.iterdir()) if path.suffix in readers and path.suffix != ".json"]
    return [readers[path.suffix](path.name, path.read_bytes()) for path in found]


def test_drafts_on_one_event_are_one_story_named_for_the_smallest_path() -> None:
    documents = [read("c.txt", DEAL), read("b.txt", CHESS), read("a.txt", STRIKE)]
    assert stories(documents) == {"a.txt": "a.txt", "b.txt": "b.txt", "c.txt": "a.txt"}
    assert stories(documents[::-1]) == stories(documents)


def test_drafts_of_two_unknown_days_are_no_story() -> None:
    """What each says of "today" may well differ."""
    today = [read("a.txt", STRIKE + " They walked out today."), read("b.txt", DEAL + " They met today.")]
    assert set(stories(today).values()) == {"a.txt", "b.txt"}
    assert set(stories([today[0], read("b.txt", "LAVERNIERE, 4 May 2025 - " + DEAL)]).values()) == {"a.txt"}


def test_two_councils_with_names_of_their_own_are_two_stories() -> None:
    """However many words their drafts share; where each opens its draft, one may name the other as a rival."""
    budget = "{0}, 26 February 2025 - {0}'s councillors approved on Tuesday a budget that closes libraries and pools."
    upton, denby = (read(f"{n}.txt", budget.format(n)) for n in ("Upton", "Denby"))
    assert len(set(stories([upton, denby]).values())) == 2
    near = read("b.txt", budget.format("Uptown"))
    assert len(set(stories([upton, near]).values())) == 1, "perhaps one of the two is misspelled"
    sales = "{0} sales rise\n\nHULL, 16 July 2025 - {0} sold lamps and rugs for 214.3 million in its 142 shops.{1}"
    first, second = sales.format("Brightwell", ""), sales.format("Lamptons", " Its rival Brightwell sold as much.")
    assert len(set(stories([read("a.txt", first), read("b.txt", second)]).values())) == 2


def test_a_document_alone_is_its_own_story() -> None:
    assert stories([read("a.txt", STRIKE)]) == {"a.txt": "a.txt"}
    assert stories([]) == {}


def test_a_name_that_opens_a_headline_is_a_name() -> None:
    """Where it owns something, or stands behind a word that joins; a bare opening word may be any word."""
    for copy in ("Nundle's pool: your questions", "Go-ahead for Nundle pool"):
        assert "w:nundle" in fingerprint(read("a.txt", f"{copy}\n\nIt will cost more than was thought.\n")).traits
    assert "w:beetroot" not in fingerprint(read("a.txt", "Beetroot helps count penguins\n\nIt is red.\n")).traits


def test_far_apart_in_time_is_another_event() -> None:
    one, other = (fingerprint(read(path, copy)) for path, copy in (("a.txt", STRIKE), ("b.txt", DEAL)))
    dated = [one._replace(day=date(2023, 1, 9)), other._replace(day=date(2024, 1, 9))]
    assert group(dated) == {"a.txt": "a.txt", "b.txt": "b.txt"}


def test_links_do_not_chain() -> None:
    """Each shares enough with the next, and with no other."""
    names = [f"n:name{i} x{i}" for i in range(15)]
    prints = [Fingerprint(f"{i}.txt", None, tuple(sorted(names[i * 3 : i * 3 + 6]))) for i in range(4)]
    assert len(set(group(prints).values())) == 2


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="no shared material")
def test_five_reports_of_one_visit_are_one_story() -> None:
    assert len(set(stories(files(SHARED / "seeds")).values())) == 1


@pytest.mark.skipif(not (SHARED / "bench" / "bbc").is_dir(), reason="no shared material")
def test_published_stories_are_mostly_apart() -> None:
    documents = files(SHARED / "bench" / "bbc")[::4]
    assert len(set(stories(documents).values())) > 0.85 * len(documents)
