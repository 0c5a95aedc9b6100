"""Figures of two drafts, beyond the examples of the rule that compares them."""

from __future__ import annotations

import pytest

from linter import registry
from linter.rule import Example
from linter.testing import run

RULE = registry.rules()["conflicting-figures"]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "Ely council will spend 412.6 million pounds on a barrier for the flooded Ouse",
            "The flooded Ouse gets a barrier on which Ely council will spend 421.6 million pounds",
            ["421.6 million pounds"],
        ),
        (
            "In Ely the flooded Ouse has damaged 60 houses of the old town",
            "In Ely the flooded Ouse has damaged 72 houses of the old town",
            [],
        ),
        (
            "Drewitz of Ely will cut 1,240 jobs",
            "A day after Drewitz, Kolb of Lyon said that 1,100 posts would go",
            [],
        ),
    ],
    ids=["what a flood costs", "what a flood damages", "jobs of two companies"],
)
def test_two_drafts(first: str, second: str, said: list[str]) -> None:
    drafts = (
        f"ELY, 4 March 2025 - {first}, Rex Lee of Ely said.\n",
        f"ELY, 5 March 2025 - {second}, Rex Lee of Ely said.\n",
    )
    findings, _ = run(RULE(), Example(drafts))
    assert [finding.span.text for finding in findings] == said
