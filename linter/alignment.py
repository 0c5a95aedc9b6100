"""When are two documents about the same event, and two claims about the same thing, and why."""

from __future__ import annotations

from collections.abc import Sequence

from linter.document import Document


def stories(documents: Sequence[Document]) -> dict[str, str]:
    """Path of each document -> name of its story (to be deepened)."""
    first = min((d.path for d in documents), default="")
    return {d.path: first for d in documents}
