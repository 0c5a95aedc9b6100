"""What a clause says is done on its day."""

from __future__ import annotations

import pytest

from linter import registry
from linter.finders import happenings
from linter.finders._deeds import root
from linter.readers import markdown, text
from linter.rule import Example
from linter.testing import run


def kinds(copy: str) -> list[set[str]]:
    """The kinds of each dated clause of a draft of 2 June 2025."""
    document = text.read("a.txt", f"LEEDS, 2 June 2025 - {copy}\n".encode())
    return [set(claim.kinds) for claim in happenings.find(document) if claim.day and claim.dateline != claim.period]


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        ("The Alder bridge will be demolished on 13 June.", "demolish"),
        ("On 13 June, when the Alder bridge is demolished, the road shuts.", "demolish"),
        ("Rex Baskin has picked 13 June for the demolition of the bridge.", "demolish"),
        ("Crowds came for 13 May's demolition of the bridge.", "demolish"),
        ("The city goes to the polls on 13 June.", "vote"),
        ("The ferry slid into the water on 13 May.", "launch"),
        ("The slope gave way on 13 May.", "collapse"),
        ("A landslide hit the market on 13 May.", "collapse"),
        ("The roof of the ice hall fell in on 13 May.", "collapse"),
        ("The steamer was stuck for five hours on a sandbank on 13 May.", "aground"),
        ("The steamer, with 84 people on board, ran on to a sandbank on 13 May.", "aground"),
        ("Fines will be done away with on 13 June.", "abolish"),
        ("The coach overturned on 13 May.", "crash"),
        ("The strike, which begins on 13 June, is the third.", "strike"),
        ("The festival opens on 3 June and ends on 13 June.", "end of the festival"),
        ("The exhibition runs until 13 June.", "end of the exhibition"),
        ("The exhibition closes on 13 June.", "end of the exhibition"),
        ("A festival is held by the lake. The last night, on 13 June, is free.", "end of the festival"),
        ("The first train is due to run on 13 June.", "start"),
        ("The minister on 13 May inaugurated a bridge across the river.", "open"),
        ("The road is closed for a marathon. Police will stop traffic on 13 June.", "race"),
    ],
)
def test_what_is_done(copy: str, kind: str) -> None:
    assert kind in kinds(copy)[-1]


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        ("A ship that had been stuck on a sandbank was pulled clear on 13 May.", "aground"),
        ("The festival ends on 13 June.", "festival"),  # the end of it is not the festival
        ("The minister said on 13 May that the bridge would be demolished.", "demolish"),
        ("The second bus was found on 13 May. It had left the road in the crash.", "crash"),
        ("Crowds came to the Don fair on 13 May.", "~the"),
        ("Letters and a half-finished waltz will be auctioned in the sale on 13 June.", "end of the sale"),
        ("Police arrested two men in connection with 13 May's robbery of a bank.", "arrest"),
        ("Two boys appeared before a court on 13 May charged with arson.", "~charg"),
    ],
)
def test_what_is_not_done(copy: str, kind: str) -> None:
    assert all(kind not in each for each in kinds(copy))


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("demolished", "demolition"), ("blocked", "blockade"), ("approves", "approval"), ("arriving", "arrival")],
)
def test_a_verb_and_its_noun_have_one_root(verb: str, noun: str) -> None:
    assert root(verb) == root(noun)


def test_a_timeline_dates_what_follows_its_colons() -> None:
    copy = "How it went\n\n- **3 May 2023:** Fire destroys the mill.\n- **9 May 2023:** Police arrest a guard.\n"
    document = markdown.read("a.md", copy.encode())
    assert document.date is None, "the first date of a list is no dateline"
    assert [(claim.day, claim.event) for claim in happenings.find(document)] == [(3, "fire"), (9, "arrest")]


def test_who_is_met_meets_nobody() -> None:
    copy = "Race won by yacht\n\nAPIA, 12 May 2025 - A yacht won the race on 10 May. Its crew will be met on 13 May.\n"
    last = list(happenings.find(text.read("a.txt", copy.encode())))[-1]
    assert last.day == 13
    assert "race" not in last.kinds


@pytest.mark.parametrize(
    "copy",
    [
        "The toll of the fire aboard the Santa Lucia rose to 31 on 13 May.",
        "The fire on the pier was put out shortly after 7am on 13 May.",
        "The fire that killed a man was contained on 13 May.",
        "A skier who was dug out of the avalanche died in hospital on 13 May.",
        "Those driven out by the fire were allowed back on 13 May.",
        "Of the festival, the busiest day was 13 May.",
        "Jens Holm won the election early on 13 May.",
    ],
)
def test_what_comes_after_an_event_is_no_day_of_it(copy: str) -> None:
    document = text.read("a.txt", f"LEEDS, 2 June 2025 - {copy}\n".encode())
    assert [claim.event for claim in happenings.find(document) if claim.event] == []


def test_one_sentence_with_two_days_tells_of_two_things() -> None:
    copy = (
        "POA, 13 August 2024 - The firm won leave in June to sell to Peru and expects its cargo to leave in September."
    )
    findings, _ = run(registry.rules()["conflicting-dates"](), Example((copy + "\n",)))
    assert not findings


@pytest.mark.parametrize(
    ("copy", "event"),
    [
        ("The ruins were damped down after a fire that broke out late on 13 May.", "fire"),
        ("The fire started on the night of 13 May.", "fire"),
        ("The strike started on the night of 13 May.", "begin"),
        ("The fire chief said that the course began on 13 May.", "begin"),
    ],
)
def test_what_begins_on_a_day(copy: str, event: str) -> None:
    document = text.read("a.txt", f"LEEDS, 2 June 2025 - {copy}\n".encode())
    assert [claim.event for claim in happenings.find(document) if claim.day == 13] == [event]
