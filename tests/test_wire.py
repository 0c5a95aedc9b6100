"""Drafts that carry one wire copy are told from drafts by two hands."""

from __future__ import annotations

from linter.document import Document
from linter.registry import readers
from linter.wire import copies

WIRE = """Floods cut off hill towns

CHIANG RAI, August 24, 2024 (Agency) - Flood water cut the road to three hill towns in northern Thailand on Saturday and
left some 4,000 people without power, officials said.

The Mae Kok river rose 2.3 metres in a day after the heaviest rain of the season, the provincial office of irrigation
said. Two bridges were closed and a third was under watch.

"We have food for a week and boats for the sick," said Somchai Wongsuwan, the deputy governor of the province. He said
that the army would fly in a water plant on Sunday.

Schools in the three towns will stay shut until Wednesday. No deaths have been reported.
"""
CUT = "\n\n".join(["Hill towns cut off", *WIRE.split("\n\n")[1:4], "Our reporter in Chiang Mai adds: the trains run."])
OTHER = """Road to the hills under water

August 25, 2024 - Three towns in Thailand's far north can be reached only by boat since the river burst its banks at the
weekend, and their 4,000 people cook by candle light.

"We have food for a week and boats for the sick," said the deputy governor, Somchai Wongsuwan. In the square of the
largest town the water stood to the windows, and a barber had moved his chair to the roof of the temple.

The river came up faster than anybody could remember, by more than two metres between one breakfast and the next.
"""


def read(**drafts: str) -> list[Document]:
    return [readers()[".txt"](f"{name}.txt", copy.encode()) for name, copy in drafts.items()]


def test_a_cut_and_retitled_copy_is_the_same_copy() -> None:
    assert copies(read(a=WIRE, b=CUT, c=OTHER)) == {"a.txt": "a.txt", "b.txt": "a.txt", "c.txt": "c.txt"}


def test_the_house_spelling_of_accents_changes_nothing() -> None:
    assert copies(read(a=WIRE, b=WIRE.replace("Wongsuwan", "Wongsuwăn").replace("Mae", "Máe")))["b.txt"] == "a.txt"


def test_the_order_of_the_drafts_changes_nothing() -> None:
    drafts = read(a=WIRE, b=CUT, c=OTHER)
    assert copies(drafts) == copies(reversed(drafts))


def test_briefs_are_too_short_to_tell() -> None:
    assert copies(read(a="Rain fell on Monday.\n", b="Rain fell on Monday.\n")) == {"a.txt": "a.txt", "b.txt": "b.txt"}
